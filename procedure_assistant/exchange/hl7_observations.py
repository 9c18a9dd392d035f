"""The facts of a visit as single observations, each with a code, words, a value and whoever charted it; the groups of an ORU message.

LOINC codes stand only where resources or the clinical facts vouch for them (pain 72514-3, weight 29463-7); every other code is our own
and named as local. The words are always there. It writes no segment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.chart import active_allergies
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.record import Block, Container, ProcedureRecord, SiteRecord, SiteStatus, Stamp
from procedure_assistant.domain.regenerative import Biologic, Given
from procedure_assistant.domain.regenerative_words import (
    aspirated_words,
    aspiration_words,
    field_words,
    form_of,
    product_words,
    value_words,
)
from procedure_assistant.domain.totals import Balance, balances, map_total
from procedure_assistant.domain.units import Dose, Volume
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.services.export import Standing, VisitExport
from procedure_assistant.services.note_words import sentence

Value = str | Decimal | date
"""A text, a number (NM) or a day (DT)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with the system that defines it; ``is_local`` where only we do."""

    code: str
    words: str
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """One fact. ``value`` None: it was not given or not had, and a note says why. ``about`` tells several of one code apart."""

    code: str
    words: str
    value: Value | None
    unit: Unit | None = None
    about: str = ""
    stamp: Stamp | None = None
    notes: tuple[str, ...] = ()
    is_loinc: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Observations that belong together: one OBR."""

    code: str
    title: str
    observations: tuple[Observation, ...]


MILLILITRES, MILLIMETRES, KILOGRAMS, MINUTES = Unit("mL", "mL"), Unit("mm", "mm"), Unit("kg", "kg"), Unit("min", "minutes")


def groups(visit: VisitExport) -> tuple[Group, ...]:
    """Every group that holds anything."""
    found = (Group(code, title, tuple(made(visit))) for code, title, made in _GROUPS)
    return tuple(group for group in found if group.observations)


def unit_of(dose: Dose) -> Unit:
    """Units of a toxin name their product: no other one's are the same."""
    if dose.unit == "units":
        return Unit("units", f"units of {dose.of}" if dose.of else "units", is_local=True)
    return Unit("ug" if dose.unit == "mcg" else dose.unit, dose.unit)


def _code(*parts: object) -> str:
    """A local code of letters, figures, points, hyphens and underscores."""
    return ".".join(re.sub(r"[^A-Za-z0-9_-]+", "-", str(part)) for part in parts if str(part))


def _visit(visit: VisitExport) -> Iterator[Observation]:
    record = visit.record
    yield Observation("standing", "Standing of the record", _standing(visit))
    for part, version in record.protocol.parts or ((record.protocol.id, record.protocol.version),):
        yield Observation("protocol", "Protocol and its version", f"{part} {version}", about=part)
    yield Observation("procedure", "Procedure", record.protocol.title, stamp=record.opened)
    yield Observation("visit-day", "Day of the visit", record.day)
    yield Observation("program", "Program that the visit was charted with", f"Procedure Assistant {record.visit.program_version}")
    yield Observation("record-hash", "Hash of the last entry", visit.hash)
    if visit.seal:
        yield Observation("verification-code", "Verification code on paper", visit.seal)
    if record.signature:
        it = record.signature
        yield Observation("signature", "Signature", f"{_named(it.event.name, it.event.credentials)}: {it.event.statement}", stamp=it.stamp)
    for number, co in enumerate(record.cosignatures, 1):
        words = f"{_named(co.event.name, co.event.credentials)}: {co.event.statement}"
        yield Observation("co-signature", "Co-signature", words, about=str(number), stamp=co.stamp)
    for amendment in record.amendments:
        event = amendment.event
        words = f"{event.what}: was {event.was}; is now {event.now}"
        yield Observation("amendment", "Amendment", words, about=str(event.number), stamp=amendment.stamp, notes=(event.reason,))
    for number, (handed, stamp) in enumerate(record.handovers, 1):
        yield Observation("handover", "Handed over to", handed.to, about=str(number), stamp=stamp, notes=(handed.reason,))


def _standing(visit: VisitExport) -> str:
    if visit.record.voided:
        return f"VOID: {visit.record.voided[0].reason}"
    return "DRAFT, not signed" if visit.standing is Standing.DRAFT else visit.standing.value


def _named(name: str, credentials: str) -> str:
    return f"{name}, {credentials}" if credentials else name


def _allergies(visit: VisitExport) -> Iterator[Observation]:
    found = active_allergies(visit.patient)
    if found is None:
        yield Observation("allergies", "Allergies", "Not asked")
    elif not found:
        yield Observation("allergies", "Allergies", "None known")
    for number, one in enumerate(found or (), 1):
        notes = (one.reaction,) if one.reaction else ()
        yield Observation("allergy", "Allergy or intolerance", one.substance, about=str(number), notes=notes)


def _scores(visit: VisitExport) -> Iterator[Observation]:
    for score in visit.record.scores:
        after = score.event.minutes
        notes = (f"{wording.count(after, 'minute')} after the last injection",) if after is not None else ()
        about = f"{score.event.moment} {after}" if after is not None else score.event.moment
        words = f"Pain 0 to 10, {score.event.moment}"
        yield Observation("72514-3", words, Decimal(score.event.value), about=about, stamp=score.stamp, notes=notes, is_loinc=True)
    weight = visit.patient.weight
    if weight:
        notes = (f"Measured {wording.day(weight.on)}",)
        yield Observation("29463-7", "Body weight", weight.kg, KILOGRAMS, notes=notes, is_loinc=True)


def _sites(visit: VisitExport) -> Iterator[Observation]:
    for site in visit.record.sites.values():
        yield _site(visit.record, site)
    total = map_total(visit.record)
    if total is None or visit.record.map is None:
        return
    unit = unit_of(Dose(Decimal(0), "units", visit.record.map.substance))
    for row in total.muscles:
        for side, sums in zip(("left", "midline", "right"), row.sides, strict=True):
            if sums.sites:
                words = f"{row.muscle.name}{'' if side == 'midline' else f' {side}'}, units given"
                notes = (wording.count(sums.given_sites, "site"),)
                yield Observation(_code("muscle-dose", row.muscle.id, side), words, sums.given_units, unit, notes=notes)
    notes = (wording.count(total.given_sites, "site"),)
    yield Observation("map-dose", "Units given over the whole map", total.given_units, unit, notes=notes)


def _site(record: ProcedureRecord, site: SiteRecord) -> Observation:
    name = site_name(record, site)
    notes = list(_site_notes(site))
    code = _code("site-dose", site.id)
    if site.given is None:
        words = f"{name}, dose planned and not given"
        return Observation(code, words, None, about=site.id, stamp=site.stamp, notes=tuple(notes))
    return Observation(code, f"{name}, dose given", site.given.amount, unit_of(site.given), site.id, site.stamp, tuple(notes))


def _site_notes(site: SiteRecord) -> Iterator[str]:
    status = {SiteStatus.GIVEN: "given as planned", SiteStatus.CHANGED: "given, changed", SiteStatus.EXTRA: "extra"}
    if site.given is None:
        yield f"Omitted: {site.omitted}" if site.omitted else "Not yet given"
        yield f"Planned {wording.dose(site.planned or site.intended)}"
    else:
        yield status.get(site.status, site.status.value)
        if site.planned and site.planned != site.given:
            yield f"Planned {wording.dose(site.planned)}"
    if site.container:
        yield f"From {site.container}"
    if site.reason:
        yield site.reason
    if site.moved:
        yield f"Moved {wording.length_mm(site.moved)}{f': {site.move_reason}' if site.move_reason else ''}"
    if site.note:
        yield site.note


def _blocks(visit: VisitExport) -> Iterator[Observation]:
    record = visit.record
    for side, length in record.tapes.items():
        words = f"Protuberance to mastoid {side}, measured"
        yield Observation(_code("tape", side), words, length.amount, MILLIMETRES)
    for number, (event, stamp) in enumerate(record.aspirations, 1):
        words = f"{nerve_short(record, event.nerve)} {event.side}, positive aspiration"
        notes = ("Nothing was injected there; the needle was moved",)
        yield Observation(_code("block-aspirated", event.nerve, event.side), words, event.what, about=str(number), stamp=stamp, notes=notes)
    for block in record.blocks:
        yield from _block(record, block)
    if record.block_omitted:
        omitted, stamp = record.block_omitted
        yield Observation("block-omitted", "Blocks not given", omitted.reason, stamp=stamp)


def _block(record: ProcedureRecord, block: Block) -> Iterator[Observation]:
    event = block.event
    name, key = f"{nerve_short(record, event.nerve)} {event.side}", (event.nerve, event.side)
    for part in event.parts:
        label = record.containers[part.container].opened.label
        words, about, unit = f"{name}, {label}", part.container, unit_of(part.dose)
        yield Observation(_code("block-dose", *key), f"{words}, dose", part.dose.amount, unit, about, block.stamp)
        yield Observation(_code("block-volume", *key), f"{words}, volume", part.volume.amount, MILLILITRES, about, block.stamp)
    if event.from_protuberance:
        words = f"{name}, from the external occipital protuberance"
        yield Observation(_code("block-distance", *key), words, event.from_protuberance.amount, MILLIMETRES, stamp=block.stamp)
    notes = (event.reason,) if event.reason else ()
    where = "in the zone" if event.in_zone else "outside the zone"
    yield Observation(_code("block-place", *key), f"{name}, place of the needle", where, stamp=block.stamp, notes=notes)
    yield Observation(_code("block-aspiration", *key), f"{name}, aspiration", event.aspiration, stamp=block.stamp)


def _products(visit: VisitExport) -> Iterator[Observation]:
    for one in balances(visit.record):
        yield from _container(one)
    for biologic in visit.record.regenerative.biologics.values():
        yield from _biologic(visit.record, biologic)


def _container(one: Balance) -> Iterator[Observation]:
    container, key = one.container, one.container.id
    opened = container.opened
    name = opened.label

    def fact(what: str, words: str, value: Value, unit: Unit | None = None, *notes: str) -> Observation:
        return Observation(_code("product", what), f"{name}, {words}", value, unit, key, container.stamp, notes)

    ndc = (f"NDC {opened.ndc}",) if opened.ndc else ()
    yield fact("name", "opened as", f"{opened.label} ({opened.substance})", None, f"Lot {opened.lot}", wording.day(opened.expiry), *ndc)
    yield fact("lot", "lot", opened.lot)
    yield fact("expiry", "expiry", opened.expiry)
    if opened.ndc:
        yield fact("ndc", "NDC", opened.ndc)
    if opened.serial:
        yield fact("serial", "serial number", opened.serial)
    unit = unit_of(one.opened)
    yield fact("opened", "taken over" if container.carried else "opened", one.opened.amount, unit, *_volumes(one, one.opened))
    yield fact("given", "given", one.given.amount, unit, *_volumes(one, one.given))
    yield fact("wasted", "wasted", one.wasted.amount, unit, *_volumes(one, one.wasted))
    if one.kept:
        yield fact("kept", "kept for another patient", one.kept.amount, unit)
    yield from _of_vial(container, fact)


def _volumes(one: Balance, dose: Dose) -> tuple[str, ...]:
    volume = one.volume_of(dose)
    return (wording.volume(volume),) if volume else ()


def _of_vial(container: Container, fact: Callable[..., Observation]) -> Iterator[Observation]:
    if container.carried:
        yield fact("vial", "vial of an earlier visit", container.carried.vial)
    if container.reconstituted:
        it = container.reconstituted
        expiry = (wording.day(it.diluent_expiry),) if it.diluent_expiry else ()
        yield fact("diluent-volume", "dissolved in", it.volume.amount, MILLILITRES, it.diluent, f"Lot {it.diluent_lot}", *expiry)
        yield fact("diluent", "diluent", it.diluent)
        yield fact("diluent-lot", "lot of the diluent", it.diluent_lot)
        if it.diluent_expiry:
            yield fact("diluent-expiry", "expiry of the diluent", it.diluent_expiry)
    for waste, stamp in container.wastes:
        witness = f"Seen by {waste.witness}" if waste.witness else "No witness"
        yield _changed(fact("waste", "waste", waste.dose.amount, unit_of(waste.dose), waste.reason, witness), stamp)
    for kept, stamp in container.keeps:
        use_by = f"Use by {wording.moment(kept.use_by)} UTC"
        yield _changed(fact("vial-kept", "kept", kept.dose.amount, unit_of(kept.dose), kept.grounds, use_by), stamp)
    for gone, stamp in container.discards:
        witness = f"Seen by {gone.witness}" if gone.witness else "No witness"
        yield _changed(fact("kept-discarded", "kept rest discarded", gone.dose.amount, unit_of(gone.dose), gone.reason, witness), stamp)


def _changed(of: Observation, stamp: Stamp) -> Observation:
    return Observation(of.code, of.words, of.value, of.unit, of.about, stamp, of.notes)


def _biologic(record: ProcedureRecord, one: Biologic) -> Iterator[Observation]:
    form, name = form_of(record, one.id), product_words(record, one.id)
    yield Observation("biologic", "Biologic product", name, about=one.id, stamp=one.stamp)
    for field, answer in one.answers.items():
        words = f"{name}, {field_words(form, field)}"
        value = value_words(form, field, answer.values)
        yield Observation(_code("passport", field), words, value, about=f"{one.id} {field}", stamp=answer.stamp)
    for gone, stamp in one.discards:
        notes = (gone.reason, f"Seen by {gone.witness}" if gone.witness else "No witness")
        yield Observation("biologic-discarded", f"{name}, discarded", gone.volume.amount, MILLILITRES, one.id, stamp, notes)
    if one.returned:
        event, stamp = one.returned
        yield Observation("biologic-returned", f"{name}, not used", event.reason, about=one.id, stamp=stamp)


def _targets(visit: VisitExport) -> Iterator[Observation]:
    record = visit.record
    for given in record.regenerative.given:
        yield from _given(record, given)
    for number, (event, stamp) in enumerate(record.regenerative.aspirations, 1):
        words = f"{_target(record, event.target, event.side)}, positive aspiration"
        code = _code("target-aspirated", event.target, event.side)
        yield Observation(code, words, aspiration_words(event), about=str(number), stamp=stamp)
    for note in record.regenerative.notes.values():
        name = _target(record, note.target, note.side)
        for field, answer in note.answers.items():
            words = f"{name}, {field_words(record.protocol.ultrasound, field)}"
            value = value_words(record.protocol.ultrasound, field, answer.values)
            about = f"{note.target} {note.side} {field}"
            yield Observation(_code("ultrasound", field, note.target, note.side), words, value, about=about, stamp=answer.stamp)
    for image in visit.images:
        where = f", {image.target} {image.side}".rstrip() if image.target else ""
        notes = tuple(part for part in (image.caption, image.device, image.taken_at, *(mark.text for mark in image.marks)) if part)
        yield Observation("image", f"Image, SHA-256{where}", image.sha256, about=image.id, notes=notes)


def _target(record: ProcedureRecord, target: str, side: Side) -> str:
    """ "Greater occipital nerve, proximal at C2, left"; the id itself for a target that the protocol no longer names."""
    known = record.protocol.target(target)
    return f"{known.name if known else target}, {side}"


def _given(record: ProcedureRecord, given: Given) -> Iterator[Observation]:
    event = given.event
    name, key = _target(record, event.target, event.side), (event.target, event.side)
    about = event.product or "block"
    what = product_words(record, event.product) if event.product else "drugs of the block"
    notes = [f"Guided by {given.guidance}", wording.count(event.places, "place"), f"Aspiration {aspirated_words(given)}"]
    notes += [part for part in (event.reason, given.guidance_reason) if part]
    words = f"{name}, {what}, volume"
    yield Observation(_code("target-volume", *key), words, event.volume.amount, MILLILITRES, about, given.stamp, tuple(notes))
    for part in event.parts:
        label = record.containers[part.container].opened.label
        yield Observation(
            _code("target-dose", *key), f"{name}, {label}, dose", part.dose.amount, unit_of(part.dose), part.container, given.stamp,
            (wording.volume(Volume(part.volume.amount)),),
        )  # fmt: skip


def _told(visit: VisitExport) -> Iterator[Observation]:
    record = visit.record
    yield from _consents(record)
    for override in record.overrides.values():
        why = (override.reason,)
        yield Observation("override", "Stop gone past", override.says, about=override.finding, stamp=override.stamp, notes=why)
    for number, (event, stamp) in enumerate(record.adverse, 1):
        notes = [f"Treatment: {event.treatment}"] if event.treatment else []
        notes += [f"Outcome: {event.outcome}"] if event.outcome else []
        yield Observation("adverse-event", "Adverse event", event.what, about=str(number), stamp=stamp, notes=tuple(notes))


def _consents(record: ProcedureRecord) -> Iterator[Observation]:
    for one in record.consents.signed:
        it = one.event
        notes = [f"{it.title}, version {it.version}, {it.language}, SHA-256 {it.text_hash}"]
        notes += [f"Relation: {it.relation}"] if it.relation else []
        notes += [f"Not signed by hand: {it.unable}"] if it.unable else []
        notes += [f"Witness: {it.witness}"] if it.witness else []
        notes += [f"Interpreter: {it.interpreter}"] if it.interpreter else []
        yield Observation("consent-signed", "Consent signed by", it.name, about=it.kind, stamp=one.stamp, notes=tuple(notes))
    for gone in record.consents.withdrawals:
        yield Observation("consent-withdrawn", "Consent withdrawn", gone.event.reason, about=str(gone.seq), stamp=gone.stamp)
        if gone.again:
            said, stamp = gone.again
            yield Observation("consent-renewed", "Consented again in words", said.said, about=str(gone.seq), stamp=stamp)


def _answers(visit: VisitExport) -> Iterator[Observation]:
    """Every answer that still applies; one that is a number with its unit in words."""
    record = visit.record
    for step in record.protocol.steps():
        answer = record.answers.get(step.id)
        if answer is None or not answer.values or not record.asks(step):
            continue
        words = answer_words(step, answer.values)
        is_number = step.ask is Ask.NUMBER and answer.value.replace(".", "", 1).isdigit()
        value: Value = Decimal(answer.value) if is_number else words
        unit = Unit(step.unit, step.unit, is_local=True) if is_number and step.unit else None
        yield Observation(_code("answer", step.id), step.label, value, unit, stamp=answer.stamp, notes=(sentence(step, answer),))


_GROUPS: tuple[tuple[str, str, Callable[[VisitExport], Iterator[Observation]]], ...] = (
    ("visit", "Procedure record", _visit),
    ("allergies", "Allergies", _allergies),
    ("scores", "Scores", _scores),
    ("map", "Injections by site and muscle", _sites),
    ("block", "Nerve blocks", _blocks),
    ("targets", "Injections at targets, ultrasound and images", _targets),
    ("products", "Vials and products, given and wasted", _products),
    ("told", "Consent, stops gone past and adverse events", _told),
    ("answers", "Checklist", _answers),
)


def moment_of(visit: VisitExport, one: Observation) -> datetime:
    """When it was charted, in the clinic's zone; the opening of the visit where it has no time of its own."""
    return visit.local(one.stamp.at if one.stamp else visit.opened_at)
