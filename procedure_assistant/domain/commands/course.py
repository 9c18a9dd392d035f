"""Scores, untoward events, undo and redo, and the signature that closes the record."""

from __future__ import annotations

from datetime import datetime, timedelta

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.events import AdverseEventNoted, PainScored, Printed, Reinstated, Retracted, ScoreCorrected, Signed
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say


def score_pain(record: ProcedureRecord, moment: str, value: int, now: datetime) -> Decision:
    """Record pain, numeric rating 0 to 10, "before" or "after" the block. After it, the minutes since the last block are kept.

    A clock that was set back tells no minutes: the score is kept without them, and the record says that the clock was set back.
    """
    if refusal := closed(record):
        return refusal
    if moment not in ("before", "after"):
        return Refusal(say("A pain score is from before or after the injections. Nothing was charted."), say("Choose one of the two."))
    if not 0 <= value <= 10:
        return Refusal(say("{value} is not a pain score. Nothing was charted.", value=value), say("Choose 0 to 10."), f"pain_{moment}")
    minutes = None
    if moment == "after" and record.last_block_at is not None:
        passed = now - record.last_block_at
        minutes = None if passed < timedelta() else passed // timedelta(minutes=1)
    if moment == "after" and record.protocol.nerves and record.last_block_at is None and record.block_omitted is None:
        return Refusal(say("The block is not given yet. Nothing was charted."), say("Score pain before it, or give the block."), "block")
    return (PainScored(moment, value, minutes),)


def correct_score(record: ProcedureRecord, moment: str, value: int) -> Decision:
    """Set the last score of a moment to what it was; its minutes stay. Without a score it is one that was not charted."""
    if refusal := closed(record):
        return refusal
    if moment not in ("before", "after") or not 0 <= value <= 10:
        return Refusal(say("{value} is not a pain score. Nothing was charted.", value=value), say("Choose 0 to 10."), f"pain_{moment}")
    before = [score.event.value for score in record.scores if score.event.moment == moment]
    return () if before[-1:] == [value] else (ScoreCorrected(moment, value),)


def note_adverse_event(record: ProcedureRecord, what: str, treatment: str = "", outcome: str = "") -> Decision:
    """Record something untoward in words."""
    if refusal := closed(record):
        return refusal
    if not what.strip():
        return Refusal(say("What happened is not said. Nothing was charted."), say("Describe it in a few words."))
    return (AdverseEventNoted(what.strip(), treatment.strip(), outcome.strip()),)


def undo(record: ProcedureRecord) -> Decision:
    """Take back the last command; the log keeps it."""
    if refusal := closed(record):
        return refusal
    if not record.done:
        return Refusal(say("There is nothing to undo."), "")
    return (Retracted(*record.done[-1]),)


def redo(record: ProcedureRecord) -> Decision:
    """Bring back the command that was undone last."""
    if refusal := closed(record):
        return refusal
    if not record.undone:
        return Refusal(say("There is nothing to redo."), "")
    return (Reinstated(*record.undone[-1]),)


def sign(record: ProcedureRecord, name: str, credentials: str, head: str) -> Decision:
    """Sign and close. Refused while anything is open; ``head`` is the hash of the last entry."""
    if refusal := closed(record):
        return refusal
    if missing := open_items(record):
        first = missing[0]
        return Refusal(
            say("{items} still open: {says}", items=wording.count(len(missing), "item"), says=first.says),
            say("Complete the list before signing."),
            first.place,
        )
    if not name.strip():
        return Refusal(say("The name of the signing physician is missing."), say("Type the name as it is printed."), "sign")
    statement = say("I performed or supervised this procedure and reviewed this record.")
    return (Signed(name.strip(), credentials.strip(), statement, head),)


def print_copy(record: ProcedureRecord, document: str, paper: str, to: str) -> Decision:
    """Record that a copy left as paper or file; a signed record may be printed as often as needed."""
    copy = 1 + sum(1 for printed, _ in record.prints if printed.document == document)
    return (Printed(document, paper, copy, to),)
