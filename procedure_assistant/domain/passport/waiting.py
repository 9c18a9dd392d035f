"""What the passport and the ultrasound section still wait for before signing, in words. It stops no needle; commands and findings do."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import Guidance
from procedure_assistant.domain.passport.reading import Passport, passports
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Given, UltrasoundNote
from procedure_assistant.domain.regenerative_words import target_words
from procedure_assistant.domain.say import say


def waiting(record: ProcedureRecord, shows: Shows) -> Iterator[str]:
    """One sentence for each thing that signing waits for in this section, which shows passports or targets."""
    if shows is Shows.PASSPORT:
        yield from _products(record)
    else:
        yield from _guided(record)


def _products(record: ProcedureRecord) -> Iterator[str]:
    found = passports(record)
    if not found and not record.regenerative.biologics:
        yield say("No product described")
    for passport in found:
        yield from _product(passport)


def _product(passport: Passport) -> Iterator[str]:
    name, missing = passport.form.short, passport.open()
    if len(missing) == 1:
        yield say("{name}: {label}", name=name, label=missing[0].label)
    elif missing:
        yield say("{name}: {fields} open", name=name, fields=wording.count(len(missing), "field"))
    left = passport.left_ml
    if left:
        yield say("{name}: {left} mL left to account for", name=name, left=wording.number(left))


def _guided(record: ProcedureRecord) -> Iterator[str]:
    led = [one for one in record.regenerative.given if one.guidance is Guidance.ULTRASOUND]
    for one in {one.key: one for one in led}.values():
        yield from _note(record, one)
    if led and not any(image.shows_needle for image in record.regenerative.images.values()):
        yield say("Ultrasound-guided, and no picture shows the needle")


def _note(record: ProcedureRecord, one: Given) -> Iterator[str]:
    form = record.protocol.ultrasound
    note = record.regenerative.notes.get(one.key, UltrasoundNote(one.event.target, one.event.side))
    standing = form.standing(note.values) if form else {}
    asked = [step for step in form.steps() if form.applies(step, standing)] if form else []
    missing = [step for step in asked if step.required and step.id not in standing]
    if missing:
        more = missing[0].label if len(missing) == 1 else say("{fields} of the note open", fields=wording.count(len(missing), "field"))
        yield say("{target}: {more}", target=target_words(record, one.event.target, one.event.side), more=more)


def section_note(record: ProcedureRecord, shows: Shows) -> str:
    """The short note at the right of the section's row: how much of it is done."""
    if shows is Shows.PASSPORT:
        found = passports(record)
        required = [step for passport in found for step in passport.asked() if step.required]
        done = len(required) - sum(len(passport.open()) for passport in found)
        return say("{done} / {n}", done=done, n=len(required)) if 0 < done < len(required) else ""
    given = len(record.regenerative.given)
    return say("{n} given", n=given) if given else ""
