"""What is told when a visit is taken up again: where it stands, who charted last, and whether the clock can be right. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from procedure_assistant.domain import clock_jumps, wording
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.words import describe, visit_progress
from procedure_assistant.ui.visit.content import Notice

Local = Callable[[datetime], datetime]


def opened_again(record: ProcedureRecord, now: datetime, local: Local) -> tuple[Notice, ...]:
    """The messages of a visit that was begun before: it is resumed, and from which entry. Nothing for a closed one."""
    if record.signed or record.voided or len(record.entries) < 2:
        return ()
    return (*clock_behind(record, now, local), _resumed(record, now, local))


def clock_behind(record: ProcedureRecord, now: datetime, local: Local) -> tuple[Notice, ...]:
    """A caution when the clock is behind the newest entry of the visit: every further entry would be stamped too early."""
    newest = max(entry.at for entry in record.entries)
    by = clock_jumps.behind(newest, now)
    if by is None:
        return ()
    says = clock_jumps.behind_words(by, _when(newest, now, local))
    return (Notice("caution", says, say("Check the clock of this computer before charting.")),)


def _resumed(record: ProcedureRecord, now: datetime, local: Local) -> Notice:
    last = record.entries[-1]
    when = _when(last.at, now, local)
    return Notice(
        "information",
        say("Resumed where it was left: {visit_progress}", visit_progress=visit_progress(record)),
        say(
            "Last entry {when}, {who}: {describe}. Everything that was shown as done is here.",
            when=when,
            who=last.who,
            describe=describe(last.event, record),
        ),
    )


def _when(at: datetime, now: datetime, local: Local) -> str:
    """ "14:31:07" today, with its day otherwise."""
    moment = local(at)
    time = f"{moment:%H:%M:%S}"
    return time if moment.date() == local(now).date() else say("{date} {time}", date=wording.day(moment.date()), time=time)
