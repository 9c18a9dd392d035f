"""The answer of a command, and the checks that several commands share. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.events import Event
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.record import ProcedureRecord


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command was not done and nothing was charted. ``place`` is where the way on lies, ``finding`` what can be overridden."""

    reason: str
    go_on: str
    place: str = ""
    finding: str = ""

    @property
    def text(self) -> str:
        """Both sentences."""
        return f"{self.reason} {self.go_on}".strip()


Decision = tuple[Event, ...] | Refusal


def closed(record: ProcedureRecord) -> Refusal | None:
    """A signed or voided record takes no more facts."""
    if record.voided:
        return Refusal("The record is void. Nothing was charted.", "It stays readable; open a new visit to chart.")
    if record.signed:
        return Refusal("The record is signed and closed. Nothing was charted.", "A later change is an amendment.")
    return None


def not_ready(record: ProcedureRecord) -> Refusal | None:
    """Why no needle may go in yet: a closed record, an unanswered safety step, or a stop. None when all is ready.

    An amendment writes down what was done, so nothing of this holds it back.
    """
    if refusal := closed(record):
        return refusal
    if record.amending:
        return None
    for section in record.protocol.sections:
        missing = [
            step for step in section.steps if step.blocks_injection and step.id not in record.answers and record.asks(step)
        ]
        if missing:
            more = f", {wording.count(len(missing), 'question')} open" if len(missing) > 1 else ""
            return Refusal(
                f"“{section.title}” is not complete{more}. Nothing was charted.",
                f"Answer “{missing[0].label}” first.",
                missing[0].id,
            )
    if found := stops(record):
        first = found[0]
        return Refusal(
            f"{first.says} Nothing was charted.", f"{first.go_on} Source: {first.source.text}.".strip(), first.place, first.id
        )
    return None
