"""What must be found again in every format a visit leaves in: each fact of its record with what identifies it. Writes no format.

A fact is found where one statement of a format (a line, a table row, a segment, a resource) holds each of its needles. A needle is a
tuple of equal ways to write the same thing, as words and as a value: ("31 Dec 2027", "2027-12-31", "20271231"). The facts are taken from
the record, not from the note, so that what the note forgot is told, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.chart import active_allergies
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events_regenerative import TargetAspirated
from procedure_assistant.domain.protocol import Step
from procedure_assistant.domain.record import Container, ProcedureRecord, SiteRecord
from procedure_assistant.domain.record_parts import Answer
from procedure_assistant.domain.regenerative import Given
from procedure_assistant.domain.regenerative_words import form_of
from procedure_assistant.domain.totals import balances
from procedure_assistant.domain.units import Dose, Length, Volume
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.note_consent import ANSWERED
from procedure_assistant.services.note_words import sentence

Needle = tuple[str, ...]
"""Equal ways to write one thing; one of them must be there."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its ``kind`` ("site", "waste", …), its ``name`` among those of a kind, and what identifies it."""

    kind: str
    name: str
    needles: tuple[Needle, ...]

    def is_in(self, statement: str) -> bool:
        """Whether one statement of a format says it; letter case and kinds of white space do not count."""
        return _says(_plain(statement), _plain_needles(self))


def missing(visit: VisitExport, statements: Iterable[str], without: Iterable[str] = ()) -> tuple[Fact, ...]:
    """The facts that no statement says, but for the kinds ``without`` that a format cannot express."""
    said, left_out = tuple(_plain(one) for one in statements), frozenset(without)
    looked_for = ((one, _plain_needles(one)) for one in facts(visit) if one.kind not in left_out)
    return tuple(one for one, needles in looked_for if not any(_says(text, needles) for text in said))


def _plain_needles(fact: Fact) -> tuple[Needle, ...]:
    return tuple(tuple(_plain(way) for way in needle) for needle in fact.needles)


def _says(plain: str, needles: tuple[Needle, ...]) -> bool:
    return all(any(_holds(plain, way) for way in needle) for needle in needles)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _holds(plain: str, way: str) -> bool:
    """The words as a whole: "5 units" is not in "2.5 units" or "35 units"."""
    return way in plain and re.search(rf"(?<![\w.,]){re.escape(way)}(?![\w]|[.,]\d)", plain) is not None


def facts(visit: VisitExport) -> tuple[Fact, ...]:
    """Every fact of a visit. Kinds: see the ``yield`` of each; they are what a format names in what it cannot express."""
    record = visit.record
    return tuple(
        one
        for made in (
            _about(visit), _answers(record), _consents(record), _overrides(record), _sites(record), _containers(record), _blocks(record),
            _biologics(record), _injections(record), _pictures(record), _course(record), _closing(visit),
        )
        for one in made
    )  # fmt: skip


def _fact(kind: str, name: str, *needles: str | Needle) -> Fact:
    """Empty needles are left out: what was not told identifies nothing."""
    ways = (needle if isinstance(needle, tuple) else (needle,) for needle in needles)
    return Fact(kind, name, tuple(found for found in (tuple(way for way in needle if way) for needle in ways) if found))


def _number(amount: Decimal) -> Needle:
    return (wording.number(amount), f"{amount:f}", f"{amount.normalize():f}")


def _dose(dose: Dose) -> Needle:
    return (wording.dose(dose), *_number(dose.amount)[1:])


def _ml(volume: Volume) -> Needle:
    return (wording.volume(volume), *_number(volume.amount)[1:])


def _mm(length: Length) -> Needle:
    return (wording.length_mm(length), f"{wording.number(length.amount)} mm", *_number(length.amount)[1:])


def _day(day: date) -> Needle:
    return (wording.day(day), day.isoformat(), f"{day:%Y%m%d}")


def _moment(visit: VisitExport, at: datetime) -> Needle:
    local = visit.local(at)
    utc = at.isoformat().replace("+00:00", "Z")
    iso = (utc, local.isoformat(), local.isoformat(timespec="seconds"))
    return (wording.moment(local), *iso, f"{local:%Y%m%d%H%M%S%z}", f"{local:%Y%m%d%H%M%S}")


def _about(visit: VisitExport) -> Iterator[Fact]:
    person, record = visit.patient, visit.record
    yield _fact("patient", "name", (person.name, person.family_name))
    yield _fact("patient", "birth date", _day(person.birth_date))
    if person.mrn:
        yield _fact("patient", "number", person.mrn)
    yield _fact("visit", "day", _day(record.day))
    for allergy in active_allergies(person) or ():
        yield _fact("allergy", allergy.substance, allergy.substance, allergy.reaction)
    for name, version in record.visit.protocols:
        yield _fact("provenance", name, f"{name} {version}")
    yield _fact("provenance", "program", record.visit.program_version)


def _answers(record: ProcedureRecord) -> Iterator[Fact]:
    """What a signed consent answers is looked for as the consent, with more than the answer says."""
    by_consent = ANSWERED if record.consents.signed else ()
    for section in record.protocol.sections:
        for step in section.steps:
            answer = record.answers.get(step.id)
            if answer and record.asks(step) and step.id not in by_consent:
                yield _answer(record, step, answer)


def _answer(record: ProcedureRecord, step: Step, answer: Answer) -> Fact:
    if answer.value == "no" and step.record.endswith(": {}"):
        return _fact("answer", step.id, step.record.removesuffix(": {}"), "no")
    if step.id == "diagnosis" and (found := record.formulary.diagnosis(answer.value)):
        return _fact("answer", step.id, found.label, (found.icd10cm, answer.value))
    said = sentence(step, answer)
    return _fact("answer", step.id, (said.rstrip("."), step.id), *_coded(step, answer, said))


def _coded(step: Step, answer: Answer, said: str) -> Iterator[Needle]:
    """A format that names the question by its id must say the answer, too."""
    if answer_words(step, answer.values) not in said:
        return
    yield (answer_words(step, answer.values), "|".join(answer.values))


def _consents(record: ProcedureRecord) -> Iterator[Fact]:
    for one in record.consents.signed:
        it = one.event
        yield _fact("consent_signed", it.kind, it.title, f"version {it.version}", it.name, it.witness, (it.text_hash[:16], it.text_hash))
    for gone in record.consents.withdrawals:
        yield _fact("consent_withdrawn", str(gone.seq), ("withdrawn", "withdrawal", "consent_withdrawn"), gone.event.reason)
        if gone.again:
            yield _fact("consent_renewed", str(gone.seq), gone.again[0].said)


def _overrides(record: ProcedureRecord) -> Iterator[Fact]:
    for one in record.overrides.values():
        yield _fact("override", one.finding, one.says.rstrip("."), one.reason, one.stamp.who)


def _sites(record: ProcedureRecord) -> Iterator[Fact]:
    for site in record.sites.values():
        name = site_name(record, site)
        if site.given is not None:
            yield _fact("site", site.id, name, _dose(site.given))
        if site.omitted:
            yield _fact("site_omitted", site.id, name, site.omitted)
        yield from _site_remarks(site, name)


def _site_remarks(site: SiteRecord, name: str) -> Iterator[Fact]:
    base = name.partition(" extra ")[0]
    if site.moved:
        yield _fact("site_moved", site.id, name, _mm(site.moved), site.move_reason)
    if site.given is not None and site.reason:
        yield _fact("site_reason", site.id, base, site.reason)
    if site.note:
        yield _fact("site_note", site.id, base, site.note)


def _containers(record: ProcedureRecord) -> Iterator[Fact]:
    for one in balances(record):
        it = one.container.opened
        yield _fact("container", it.container, it.substance, it.lot, _day(it.expiry), it.ndc)
        yield _fact("opened", it.container, it.substance, _dose(one.opened))
        if one.given.amount:
            yield _fact("given", it.container, it.substance, _dose(one.given))
        if it.serial:
            yield _fact("serial", it.container, it.serial)
        yield from _of_container(one.container)


def _of_container(one: Container) -> Iterator[Fact]:
    if made := one.reconstituted:
        expiry = _day(made.diluent_expiry) if made.diluent_expiry else ""
        yield _fact("reconstitution", one.id, _ml(made.volume), made.diluent, made.diluent_lot, expiry)
    for waste, stamp in one.wastes:
        yield _fact("waste", one.id, _dose(waste.dose), waste.reason, waste.witness, stamp.who)
    for kept, _ in one.keeps:
        yield _fact("kept", one.id, _dose(kept.dose), kept.grounds)
    for gone, _ in one.discards:
        yield _fact("kept_discarded", one.id, _dose(gone.dose), gone.reason, gone.witness)
    if one.carried:
        yield _fact("taken_over", one.id, _dose(one.carried.dose))


def _blocks(record: ProcedureRecord) -> Iterator[Fact]:
    for which, length in record.tapes.items():
        yield _fact("tape", which.value, which.value, _mm(length))
    for block in record.blocks:
        it, side = block.event, block.event.side.value
        nerve = next((one for one in record.protocol.nerves if one.id == it.nerve), None)
        names = (nerve.short, nerve.name, it.nerve) if nerve else (it.nerve,)
        if it.from_protuberance:
            yield _fact("block", f"{it.nerve} {side}", names, side, _mm(it.from_protuberance))
        yield _fact("block_aspiration", f"{it.nerve} {side}", side, it.aspiration)
        for part in it.parts:
            yield _drug(record, "block_drug", f"{it.nerve} {side}", side, part.container, part.volume)
        if it.reason:
            yield _fact("block_reason", f"{it.nerve} {side}", side, it.reason)
    for back, _ in record.aspirations:
        yield _fact("aspiration", f"{back.nerve} {back.side}", back.side.value, back.what)
    if record.block_omitted:
        yield _fact("block_omitted", "1", record.block_omitted[0].reason)


def _drug(record: ProcedureRecord, kind: str, name: str, side: str, container: str, volume: Volume) -> Fact:
    opened = record.containers[container].opened
    return _fact(kind, f"{name} {opened.substance}", opened.substance, side, _ml(volume))


def _biologics(record: ProcedureRecord) -> Iterator[Fact]:
    for one in record.regenerative.biologics.values():
        form = form_of(record, one.id)
        for gone, _ in one.discards:
            yield _fact("biologic_discarded", one.id, _ml(gone.volume), gone.reason, gone.witness)
        if one.returned:
            yield _fact("biologic_returned", one.id, one.returned[0].reason)
        standing = form.standing(one.values) if form else {}
        for name, answer in one.answers.items():
            step = form.step(name) if form else None
            if step and name in standing:
                yield _field("passport", f"{one.id} {name}", step, answer.values)


def _field(kind: str, name: str, step: Step, values: tuple[str, ...], *more: str) -> Fact:
    """A field of a form: its label in the record, and its answer where the label does not say it."""
    if "{}" not in step.record:
        return _fact(kind, name, (step.record, step.id), *more)
    label = step.record.partition("{}")[0].rstrip(": ")
    return _fact(kind, name, (label, step.id), (answer_words(step, values), "|".join(values)), *more)


def _injections(record: ProcedureRecord) -> Iterator[Fact]:
    for one in record.regenerative.given:
        yield from _injection(record, one)
    for came, _ in record.regenerative.aspirations:
        yield _aspirated(record, came)
    form = record.protocol.ultrasound
    for note in record.regenerative.notes.values():
        target = _target(record, note.target)
        for name, values in note.values.items():
            step = form.step(name) if form else None
            if step and form and name in form.standing(note.values):
                label = step.record.partition("{}")[0].rstrip(": ")
                said = (answer_words(step, values), "|".join(values))
                yield _fact("ultrasound", f"{note.target} {note.side} {name}", target, note.side.value, (label, step.id), said)


def _injection(record: ProcedureRecord, one: Given) -> Iterator[Fact]:
    it, name = one.event, f"{one.key} {one.event.product}".strip()
    yield _fact("injection", name, _target(record, it.target), it.side.value, _ml(it.volume), one.guidance.value)
    yield _fact("injection_aspiration", name, _target(record, it.target), it.side.value, it.aspiration)
    for part in it.parts:
        yield _drug(record, "injection_drug", name, it.side.value, part.container, part.volume)
    if it.reason:
        yield _fact("injection_reason", name, it.reason)
    if one.guidance_reason:
        yield _fact("injection_reason", f"{name} guidance", one.guidance_reason)


def _aspirated(record: ProcedureRecord, came: TargetAspirated) -> Fact:
    return _fact("aspiration", f"{came.target} {came.side}", _target(record, came.target), came.side.value, came.what, came.vessel)


def _target(record: ProcedureRecord, target_id: str) -> Needle:
    known = record.protocol.target(target_id)
    return (known.name, target_id) if known else (target_id,)


def _pictures(record: ProcedureRecord) -> Iterator[Fact]:
    for image in record.regenerative.images.values():
        it = image.attached
        yield _fact("image", it.image_id, it.sha256, it.caption)
        for mark in image.marks:
            if mark.text:
                yield _fact("image_mark", it.image_id, mark.text)


def _course(record: ProcedureRecord) -> Iterator[Fact]:
    for number, score in enumerate(record.scores, 1):
        it = score.event
        minutes = () if it.minutes is None else (f"{it.minutes} min", f"{it.minutes}")
        yield _fact("score", f"{number} {it.moment}", "pain", str(it.value), minutes)
    for event, stamp in record.adverse:
        yield _fact("adverse_event", event.what, event.what, event.treatment, event.outcome, stamp.who)


def _closing(visit: VisitExport) -> Iterator[Fact]:
    record = visit.record
    for handed, _ in record.handovers:
        yield _fact("handover", handed.to, handed.to, handed.reason)
    if signed := record.signature:
        yield _fact("signature", signed.event.name, signed.event.name, signed.event.credentials)
        yield _fact("signed_at", signed.event.name, _moment(visit, signed.stamp.at))
        yield _fact("seal", "1", visit.seal)
        yield _fact("hash", "1", visit.hash)
    for also in record.cosignatures:
        yield _fact("cosignature", also.event.name, also.event.name, also.event.credentials)
    for one in record.amendments:
        it = one.event
        yield _fact("amendment", str(it.number), it.what, it.was, it.now, it.reason)
    if record.voided:
        yield _fact("void", record.voided[0].reason, ("void", "voided", "entered-in-error"), record.voided[0].reason)
    if visit.draft:
        yield _fact("draft", "1", ("draft", "preliminary"))
