"""The answer of a command, and the checks that several commands share. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import consent, sides, wording
from procedure_assistant.domain.events import Event
from procedure_assistant.domain.findings import Finding, stops
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say


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
        return say("{reason} {go_on}", reason=self.reason, go_on=self.go_on).strip()


Decision = tuple[Event, ...] | Refusal


def closed(record: ProcedureRecord) -> Refusal | None:
    """A signed or voided record takes no more facts."""
    if record.voided:
        return Refusal(say("The record is void. Nothing was charted."), say("It stays readable; open a new visit to chart."))
    if record.signed:
        return Refusal(say("The record is signed and closed. Nothing was charted."), say("A later change is an amendment."))
    return None


def not_ready(record: ProcedureRecord) -> Refusal | None:
    """Why no needle may go in yet: a closed record, an unanswered safety step, or a stop. None when all is ready.

    An amendment writes down what was done, so nothing of this holds it back.
    """
    if refusal := closed(record):
        return refusal
    if record.amending:
        return None
    if disagree := next((found for found in stops(record) if found.id == sides.MISMATCH), None):
        return _stopped_by(disagree)  # before anything that is merely missing: nobody shall go on towards the wrong side
    if taken_back := consent.withdrawn(record):
        return Refusal(
            say("The patient withdrew the consent: {reason}. Nothing was charted.", reason=taken_back.event.reason.rstrip(".")),
            say("Nothing more is given until it is signed again, or agreed again in words."),
            consent.GIVEN,
        )
    for section in record.protocol.sections:
        missing = [step for step in section.steps if step.blocks_injection and step.id not in record.answers and record.asks(step)]
        if missing and missing[0].id in sides.STEPS:
            return Refusal(
                say("The side is not agreed yet: {sides}. Nothing was charted.", sides=sides.words(record)),
                say("Answer “{question}” first.", question=missing[0].label),
                missing[0].id,
            )
        if missing:
            more = say(", {questions} open", questions=wording.count(len(missing), "question")) if len(missing) > 1 else ""
            return Refusal(
                say("“{section}” is not complete{more}. Nothing was charted.", section=section.title, more=more),
                say("Answer “{label}” first.", label=missing[0].label),
                missing[0].id,
            )
    found = stops(record)
    return _stopped_by(found[0]) if found else None


def _stopped_by(stop: Finding) -> Refusal:
    return Refusal(
        say("{says} Nothing was charted.", says=stop.says),
        say("{go_on} Source: {source_text}.", go_on=stop.go_on, source_text=stop.source.text).strip(),
        stop.place,
        stop.id,
    )
