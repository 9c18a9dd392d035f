"""Having the consent signed, withdrawing it, and giving it again. A needle waits for it; the record keeps each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from procedure_assistant.domain import consent, wording
from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import StepAnswered
from procedure_assistant.domain.events_consent import (
    HEIGHT,
    WIDTH,
    ConsentRenewed,
    ConsentSigned,
    ConsentWithdrawn,
    DrawnBy,
    Signer,
    Stroke,
)
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say

MOST_STROKES, MOST_POINTS = 200, 4000
"""A signature drawn for a minute has some 40 strokes and 1,500 points after thinning."""
LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT = 300, 500, 60_000
SHORTEST_INK = 150.0
"""A twentieth of the box: a dot or a slip of the hand is no signature."""

_NOTHING = say("Nothing was signed.")


def sign(record: ProcedureRecord, form: ConsentSigned) -> Decision:
    """Keep a signed text and answer what the checklist asks of it: given, side, form and interpreter. One act, one undo."""
    if refusal := _closed(record):
        return refusal
    if refusal := next(_faults(record, form), None):
        return refusal
    signed = replace(
        form,
        procedure=str(record.protocol.title),
        name=_one_line(form.name),
        relation=_one_line(form.relation) if form.signer is Signer.REPRESENTATIVE else "",
        witness=_one_line(form.witness),
        interpreter=_one_line(form.interpreter),
        unable=_one_line(form.unable) if form.drawn_by is DrawnBy.NOBODY else "",
    )
    return (signed, *_answers(record, signed))


def withdraw(record: ProcedureRecord, reason: str) -> Decision:
    """The patient takes the consent back: nothing more is given until it is signed or agreed again."""
    if refusal := _closed(record):
        return refusal
    if consent.withdrawn(record):
        return Refusal(say("The consent is withdrawn already."), say("Have it signed again, or end the visit."), consent.GIVEN)
    if not record.value(consent.GIVEN) and not consent.standing(record):
        return Refusal(say("There is no consent to withdraw yet."), say("Go on without it: no needle goes in."), consent.GIVEN)
    if refusal := _reason_fault(reason, say("Write in a few words what the patient said.")):
        return refusal
    return (ConsentWithdrawn(_one_line(reason)),)


def renew(record: ProcedureRecord, said: str) -> Decision:
    """The patient consents again in words after a withdrawal."""
    if refusal := _closed(record):
        return refusal
    if consent.withdrawn(record) is None:
        return Refusal(say("The consent is not withdrawn."), say("Go on."), consent.GIVEN)
    if refusal := _reason_fault(said, say("Write in a few words what was agreed, and who heard it.")):
        return refusal
    return (ConsentRenewed(_one_line(said)),)


def _closed(record: ProcedureRecord) -> Refusal | None:
    if record.amending:
        return Refusal(say("A consent belongs before the signature of the record. Nothing was charted."), say("Note it as an amendment."))
    return closed(record)


def _faults(record: ProcedureRecord, form: ConsentSigned) -> Iterator[Refusal]:
    if form.kind not in consent.kinds_of(record.protocol):
        yield Refusal(
            say("This text is not about what is planned here. {nothing}", nothing=_NOTHING),
            say("Choose the text of this visit."),
            consent.GIVEN,
        )
    if not form.text.strip() or len(form.text) > LONGEST_TEXT or form.text_hash != hashlib.sha256(form.text.encode()).hexdigest():
        yield Refusal(
            say("The text that was shown is not whole. {nothing}", nothing=_NOTHING), say("Open the consent again."), consent.GIVEN
        )
    if form.side not in _sides(record):
        yield Refusal(say("The side is missing. {nothing}", nothing=_NOTHING), say("Choose the side that the consent names."), consent.SIDE)
    yield from _name_faults(form)
    yield from _drawing_faults(form)


def _sides(record: ProcedureRecord) -> tuple[str, ...]:
    step = record.protocol.step(consent.SIDE)
    return tuple(choice.id for choice in step.choices) if step is not None else ("",)


def _name_faults(form: ConsentSigned) -> Iterator[Refusal]:
    if not form.name.strip():
        yield Refusal(say("The name of who signs is missing. {nothing}", nothing=_NOTHING), say("Type or confirm the name."), consent.GIVEN)
    if form.signer is Signer.REPRESENTATIVE and not form.relation.strip():
        yield Refusal(
            say("Who signs for the patient, and in which relation? {nothing}", nothing=_NOTHING),
            say("Type the relation, such as mother or guardian."),
            consent.GIVEN,
        )
    if any(len(text) > LONGEST_NAME for text in (form.relation, form.witness, form.interpreter)) or len(form.name) > 2 * LONGEST_NAME:
        yield Refusal(
            say("A name has up to {most} characters. {nothing}", most=LONGEST_NAME, nothing=_NOTHING), say("Shorten it."), consent.GIVEN
        )


def _drawing_faults(form: ConsentSigned) -> Iterator[Refusal]:
    if form.drawn_by is DrawnBy.NOBODY:
        if form.strokes:
            yield Refusal(say("Something was drawn and nobody drew it. {nothing}", nothing=_NOTHING), say("Sign again."), consent.GIVEN)
        if not form.witness.strip():
            yield Refusal(
                say("Without a signature a witness attests. {nothing}", nothing=_NOTHING),
                say("Type the name of the witness."),
                consent.GIVEN,
            )
        elif _alike(form.witness, form.name):
            yield Refusal(
                say("Nobody attests the own consent. {nothing}", nothing=_NOTHING), say("Type the name of somebody else."), consent.GIVEN
            )
        if refusal := _reason_fault(form.unable, say("Write in a few words why the hand cannot sign.")):
            yield refusal
        return
    points = sum(len(stroke) // 2 for stroke in form.strokes)
    if len(form.strokes) > MOST_STROKES or points > MOST_POINTS:
        says = say(
            "The drawing has {points}; a signature has up to {most}. {nothing}",
            points=wording.count(points, "point"),
            most=MOST_POINTS,
            nothing=_NOTHING,
        )
        yield Refusal(says, say("Clear it and sign again."), consent.GIVEN)
    elif not all(_inside(stroke) for stroke in form.strokes):
        yield Refusal(say("The drawing left its box. {nothing}", nothing=_NOTHING), say("Clear it and sign again."), consent.GIVEN)
    elif consent.drawn_length(form.strokes) < SHORTEST_INK:
        yield Refusal(say("The signature is missing. {nothing}", nothing=_NOTHING), say("Sign in the box."), consent.GIVEN)


def _inside(stroke: Stroke) -> bool:
    even = len(stroke) >= 2 and len(stroke) % 2 == 0
    return even and all(0 <= x <= WIDTH for x in stroke[::2]) and all(0 <= y <= HEIGHT for y in stroke[1::2])


def _answers(record: ProcedureRecord, form: ConsentSigned) -> Iterator[StepAnswered]:
    """The answers of the checklist that follow from the signature; those that say the same already stay."""
    answers = {consent.SIDE: form.side, consent.FORM: _form_words(record, form), consent.INTERPRETER: form.interpreter}
    if not [kind for kind in consent.to_sign(record) if kind != form.kind]:
        answers[consent.GIVEN] = "yes"
    for step, value in answers.items():
        have = record.answers.get(step)
        if value and record.protocol.step(step) is not None and (have is None or have.values != (value,)):
            yield StepAnswered(step, (value,))


def _form_words(record: ProcedureRecord, form: ConsentSigned) -> str:
    """Every text that is signed, with its version: "Consent to …, version 1"."""
    others = [one.event for one in consent.standing(record) if one.event.kind != form.kind]
    return "; ".join(f"{one.title}, version {one.version}" for one in (*others, form))


def _reason_fault(reason: str, go_on: str) -> Refusal | None:
    text = reason.strip()
    if len(text) < SHORTEST_REASON:
        return Refusal(say("A reason is missing. Nothing was charted."), go_on, consent.GIVEN)
    if len(text) > LONGEST_REASON:
        return Refusal(
            say("A reason has up to {most} characters. Nothing was charted.", most=LONGEST_REASON), say("Shorten it."), consent.GIVEN
        )
    return None


def _alike(one: str, other: str) -> bool:
    return sorted(one.replace(",", " ").casefold().split()) == sorted(other.replace(",", " ").casefold().split())


def _one_line(text: str) -> str:
    return " ".join(text.split())
