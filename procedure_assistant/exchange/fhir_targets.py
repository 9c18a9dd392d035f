"""Injections at targets as FHIR resources: with which product, how guided, what came back, what was seen under the probe."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import wording
from procedure_assistant.domain.regenerative import Given, UltrasoundNote
from procedure_assistant.domain.regenerative_words import GUIDED, aspirated_words, aspiration_words, given_words, target_words
from procedure_assistant.exchange.fhir_asked import answered
from procedure_assistant.exchange.fhir_given import aspirated, block_procedure, drug_given
from procedure_assistant.exchange.fhir_medicines import medicine
from procedure_assistant.exchange.fhir_parts import Body, Frame, Part, concept, local, volume_quantity


def targets(frame: Frame) -> Iterator[Part]:
    """Every injection at a target, every positive aspiration, every note under the probe."""
    for one in frame.record.regenerative.given:
        yield from _injection(frame, one)
    for number, (event, stamp) in enumerate(frame.record.regenerative.aspirations):
        where = target_words(frame.record, event.target, event.side)
        yield aspirated(frame, ("aspiration", "target", number), where, aspiration_words(event), stamp)
    for note in frame.record.regenerative.notes.values():
        yield from _seen(frame, note)


def _injection(frame: Frame, one: Given) -> Iterator[Part]:
    record, event = frame.record, one.event
    target = record.protocol.target(event.target)
    where = target_words(record, event.target, event.side)
    words = ("target", event.target, event.side, event.product or "block")
    told = [f"{where}: {given_words(record, one)}.", f"Aspiration {aspirated_words(one)}."]
    if one.guidance_reason:
        told.append(f"First charted {GUIDED[event.guidance]}; {one.guidance_reason}.")
    if event.reason:
        told.append(f"{event.reason}.")
    level = target.name if target else where
    nerve = target.nerve if target and target.nerve else event.target
    yield block_procedure(frame, words, nerve, event.side, told, one.stamp, event.parts, level)
    for part in event.parts:
        yield drug_given(frame, words, nerve, event.side, part, one.stamp)
    if event.product:
        yield _product_given(frame, one, words, level)


def _product_given(frame: Frame, one: Given, words: tuple[object, ...], level: str) -> Part:
    event = one.event
    place: Body = concept(f"{level} {event.side}", local(f"target.{event.target}.{event.side}", f"{level} {event.side}"))
    text = f"{given_words(frame.record, one)}, {level} {event.side}"
    return frame.part(
        "MedicationAdministration",
        ("given", *words),
        (f"{text}.",),
        partOf=[frame.to("Procedure", "procedure", *words)],
        medicationReference=medicine(frame, event.product),
        subject=frame.patient,
        context=frame.encounter,
        effectiveDateTime=frame.time(one.stamp),
        performer=[{"actor": frame.person(one.stamp.who)}],
        note=[frame.note(f"{wording.count(event.places, 'place')} of the needle; aspiration {aspirated_words(one)}", one.stamp)],
        dosage={"text": text, "site": place, "method": concept(GUIDED[one.guidance]), "dose": volume_quantity(event.volume)},
    )


def _seen(frame: Frame, note: UltrasoundNote) -> Iterator[Part]:
    form = frame.record.protocol.ultrasound
    if form is None or not note.answers:
        return
    known = frame.record.protocol.target(note.target)
    title = f"Ultrasound note, {known.name if known else note.target}, {note.side}"
    yield answered(frame, ("ultrasound", note.target, note.side), title, form.sections, note.answers, form.standing(note.values))
