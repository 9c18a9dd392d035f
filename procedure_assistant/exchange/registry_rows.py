"""The facts of a visit as flat rows with one fixed set of columns: what CSV and JSON Lines are made of. Rounds nothing.

Every value is text: an amount is the exact decimal as it was charted with its unit in a column of its own, a day is ISO 8601, a moment is
UTC ("2026-11-23T19:04:10Z"), a choice is its id in the protocol file, several are joined with "|". A column without value is "".

Columns (:data:`COLUMNS`): ``kind`` says what a row is, ``item`` its id within the visit, ``label`` its words.

======================  ==============================================================================================================
kind                    columns beyond item, label, at, by
======================  ==============================================================================================================
visit                   value (protocols with versions), status (standing), was (program that charted), serial (map version)
patient                 label (name), value (sex), moment (birth date), number (medical record number)
allergy                 label, value (reaction), status (criticality or status)
condition, medication   label, status, moment (since)
weight                  amount, unit, moment (measured on)
answer                  item (question), label (its words in the record), value (ids or what was typed), unit
override                label (the stop), reason
consent_signed          item (kind of text), label (its title), number (its version), side, value (who signed), status (patient or
                        relation), was (interpreter), serial (SHA-256 of the text), reason (not signed by hand), witness
consent_withdrawn       reason
consent_renewed         value (what was agreed)
container               product, substance, amount, unit, volume_ml, lot, expiry, ndc, serial
reconstitution          container, label (diluent), volume_ml, lot, expiry
given                   container, substance, amount, unit, volume_ml: all that the visit gave of it
taken_over, kept        container, amount, unit, reason (grounds)
waste, kept_discarded   container, amount, unit, reason, witness
plan_laid               value (visit), moment (its day)
site                    target (muscle), side, number, status, amount, unit, planned_amount, container, reason, value (remark)
site_moved              target, side, number, length_mm, reason
landmark                target (figure point), side, value ("x y" in units of the figure)
tape                    side, length_mm
block                   target (nerve), side, length_mm (from the protuberance), status (aspiration), value (in zone), reason
block_omitted           reason
aspiration              target, side, value (what came back), status (what then), reason (vessel)
injection               target, side, product ("" for the drugs of the block), volume_ml, status (aspiration), number (places),
                        value (guidance), was (why the guidance was changed), reason
drug                    item (block or injection), target, side, container, product, substance, amount, unit, volume_ml
biologic                product (kind of passport), number (its version)
passport                product, item (field), value
biologic_discarded      product, volume_ml, reason, witness
biologic_returned       product, reason
ultrasound              target, side, item (field), value
image                   target, side, label (caption), value (SHA-256), status ("needle" where it shows it), moment (taken),
                        product (device)
image_mark              item (image), status (what it shows), label, value (points in pixels), length_mm
head_photo              item (image), status (use), side (where the left lies), number (quarter turns), value (SHA-256),
                        length_mm (calibration)
score                   moment (before, after), value, minutes
adverse_event           label, reason (treatment), value (outcome)
handover                value (to), reason
signature, cosignature  label (statement), value (name), status (credentials)
amendment               number, label (what), was, value (now), reason
void                    reason
======================  ==============================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events_regenerative import TargetAspirated
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import Container, ProcedureRecord, Stamp
from procedure_assistant.domain.regenerative import Given
from procedure_assistant.domain.totals import balances
from procedure_assistant.domain.units import Dose, Length, Volume
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.note_words import sentence

Row = dict[str, str]

EVERYWHERE = ("visit_id", "last_seq", "record_sha256", "standing", "visit_date", "patient_mrn")
"""The columns that are the same in every row of a visit."""
COLUMNS = (
    *EVERYWHERE,
    *("kind", "item", "label", "target", "side", "number", "status", "amount", "unit", "planned_amount", "volume_ml", "length_mm"),
    *("product", "substance", "container", "lot", "expiry", "ndc", "serial", "moment", "minutes", "value", "was", "reason", "witness"),
    *("at", "by"),
)


def head_of(visit: VisitExport) -> Row:
    """The values that stand in every row of a visit."""
    said = (visit.visit_id, str(visit.last_seq), visit.hash, visit.standing.value, visit.record.day.isoformat(), visit.patient.mrn)
    return dict(zip(EVERYWHERE, said, strict=True))


def rows_of(visit: VisitExport) -> Iterator[Row]:
    """Every fact of a visit in the order of its record; only columns that have a value, and ``kind`` first."""
    record = visit.record
    yield from _about(visit)
    for make in (_answers, _containers, _sites, _blocks, _injections, _biologics, _pictures, _course, _closing):
        yield from make(record)


def _row(kind: str, item: str, stamp: Stamp | None = None, **values: str) -> Row:
    stamped = {"at": utc(stamp.at), "by": stamp.who} if stamp else {}
    return {name: value for name, value in ({"kind": kind, "item": item} | values | stamped).items() if value}


def utc(moment: datetime) -> str:
    """ "2026-11-23T19:04:10Z"; parts of a second only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _exact(amount: Decimal) -> str:
    return f"{amount:f}"


def _dose(dose: Dose | None) -> dict[str, str]:
    return {} if dose is None else {"amount": _exact(dose.amount), "unit": dose.unit}


def _ml(volume: Volume | None) -> str:
    return "" if volume is None else _exact(volume.amount)


def _mm(length: Length | None) -> str:
    return "" if length is None else _exact(length.amount)


def _about(visit: VisitExport) -> Iterator[Row]:
    record, person = visit.record, visit.patient
    protocols = "|".join(f"{name} {version}" for name, version in record.visit.protocols)
    yield _row(
        "visit", visit.visit_id, record.opened, label=record.protocol.title, value=protocols, status=visit.standing.value,
        was=record.visit.program_version, serial=record.visit.map_version,
    )  # fmt: skip
    yield _row("patient", person.id, label=person.name, value=person.sex.value, moment=person.birth_date.isoformat(), number=person.mrn)
    if person.allergies == ():
        yield _row("allergy", "none", label="No known allergies")
    for number, allergy in enumerate(person.allergies or (), 1):
        status = allergy.criticality or allergy.status
        yield _row("allergy", str(number), label=allergy.substance, value=allergy.reaction, status=status)
    for number, one in enumerate(person.conditions, 1):
        yield _row("condition", str(number), label=one.name, status=one.status, moment=one.onset.isoformat() if one.onset else "")
    for number, drug in enumerate(person.medications, 1):
        yield _row("medication", str(number), label=drug.name, status=drug.status, moment=drug.since.isoformat() if drug.since else "")
    if person.weight:
        yield _row("weight", "1", amount=_exact(person.weight.kg), unit="kg", moment=person.weight.on.isoformat())


def _answers(record: ProcedureRecord) -> Iterator[Row]:
    for section in record.protocol.sections:
        for step in section.steps:
            answer = record.answers.get(step.id)
            if answer and record.asks(step):
                yield _row("answer", step.id, answer.stamp, label=sentence(step, answer), value="|".join(answer.values), unit=step.unit)
    for one in record.overrides.values():
        yield _row("override", one.finding, one.stamp, label=one.says, reason=one.reason)
    yield from _consents(record)


def _consents(record: ProcedureRecord) -> Iterator[Row]:
    for one in record.consents.signed:
        it = one.event
        yield _row(
            "consent_signed", it.kind, one.stamp, label=it.title, number=f"version {it.version}", side=it.side, value=it.name,
            status=it.relation or it.signer.value, was=it.interpreter, serial=it.text_hash, reason=it.unable, witness=it.witness,
        )  # fmt: skip
    for gone in record.consents.withdrawals:
        yield _row("consent_withdrawn", str(gone.seq), gone.stamp, reason=gone.event.reason)
        if gone.again:
            yield _row("consent_renewed", str(gone.seq), gone.again[1], value=gone.again[0].said)


def _containers(record: ProcedureRecord) -> Iterator[Row]:
    for one in record.containers.values():
        it = one.opened
        yield _row(
            "container", one.id, one.stamp, label=it.label, product=it.product, substance=it.substance, **_dose(it.content),
            volume_ml=_ml(it.volume), lot=it.lot, expiry=it.expiry.isoformat(), ndc=it.ndc, serial=it.serial,
        )  # fmt: skip
        yield from _of_container(one)
    for total in balances(record):
        it, volume = total.container.opened, total.volume_of(total.given)
        yield _row("given", it.container, None, container=it.container, substance=it.substance, volume_ml=_ml(volume), **_dose(total.given))


def _of_container(one: Container) -> Iterator[Row]:
    if made := one.reconstituted:
        at = utc(one.reconstituted_at) if one.reconstituted_at else ""
        expiry = made.diluent_expiry.isoformat() if made.diluent_expiry else ""
        yield _row(
            "reconstitution", one.id, container=one.id, label=made.diluent, volume_ml=_ml(made.volume), lot=made.diluent_lot,
            expiry=expiry, at=at,
        )  # fmt: skip
    if one.carried:
        taken = one.carried
        yield _row("taken_over", one.id, None, container=one.id, value=taken.vial, at=utc(taken.ready_at), **_dose(taken.dose))
    for kept, stamp in one.keeps:
        yield _row("kept", one.id, stamp, container=one.id, reason=kept.grounds, **_dose(kept.dose))
    for waste, stamp in one.wastes:
        yield _row("waste", one.id, stamp, container=one.id, reason=waste.reason, witness=waste.witness, **_dose(waste.dose))
    for gone, stamp in one.discards:
        yield _row("kept_discarded", one.id, stamp, container=one.id, reason=gone.reason, witness=gone.witness, **_dose(gone.dose))


def _sites(record: ProcedureRecord) -> Iterator[Row]:
    if record.laid:
        yield _row("plan_laid", record.laid.visit_id, value=record.laid.visit_id, moment=record.laid.day.isoformat())
    for site in record.sites.values():
        where = {"target": site.muscle, "side": site.side.value, "number": str(site.number), "label": str(site_name(record, site))}
        yield _row(
            "site", site.id, site.stamp, **where, status=site.status.value, **_dose(site.given),
            planned_amount=_exact(site.planned.amount) if site.planned else "", container=site.container,
            reason=site.omitted or site.reason, value=site.note,
        )  # fmt: skip
        if site.moved:
            yield _row("site_moved", site.id, None, **where, length_mm=_mm(site.moved), reason=site.move_reason)


def _blocks(record: ProcedureRecord) -> Iterator[Row]:
    if marks := record.landmarks:
        points = {"protuberance": marks.protuberance, "mastoid_left": marks.mastoid_left, "mastoid_right": marks.mastoid_right}
        for name, point in points.items():
            if point:
                yield _row("landmark", name, target=name, value=f"{point[0]} {point[1]}")
    for side, length in record.tapes.items():
        yield _row("tape", side.value, side=side.value, length_mm=_mm(length))
    for number, (came, stamp) in enumerate(record.aspirations, 1):
        yield _row("aspiration", str(number), stamp, target=came.nerve, side=came.side.value, value=came.what, status="moved")
    for block in record.blocks:
        it, item = block.event, f"{block.event.nerve}_{block.event.side}"
        yield _row(
            "block", item, block.stamp, target=it.nerve, side=it.side.value, length_mm=_mm(it.from_protuberance), status=it.aspiration,
            value="in zone" if it.in_zone else "outside the zone", reason=it.reason,
        )  # fmt: skip
        yield from _drugs(record, item, it.nerve, it.side, it.parts)
    if record.block_omitted:
        yield _row("block_omitted", "1", record.block_omitted[1], reason=record.block_omitted[0].reason)


def _drugs(record: ProcedureRecord, item: str, target: str, side: Side, parts: tuple[e.DrugPart, ...]) -> Iterator[Row]:
    for part in parts:
        it = record.containers[part.container].opened
        yield _row(
            "drug", item, None, target=target, side=side.value, container=part.container, product=it.product, substance=it.substance,
            lot=it.lot, volume_ml=_ml(part.volume), **_dose(part.dose),
        )  # fmt: skip


def _injections(record: ProcedureRecord) -> Iterator[Row]:
    for one in record.regenerative.given:
        yield from _injection(record, one)
    for number, (came, stamp) in enumerate(record.regenerative.aspirations, 1):
        yield _aspirated(str(number), came, stamp)


def _injection(record: ProcedureRecord, one: Given) -> Iterator[Row]:
    it, item = one.event, f"{one.event.product or 'block'}_{one.key}"
    yield _row(
        "injection", item, one.stamp, target=it.target, side=it.side.value, product=it.product, volume_ml=_ml(it.volume),
        status=it.aspiration, number=str(it.places), value=one.guidance.value, reason=it.reason, was=one.guidance_reason,
    )  # fmt: skip
    yield from _drugs(record, item, it.target, it.side, it.parts)


def _aspirated(number: str, came: TargetAspirated, stamp: Stamp) -> Row:
    return _row(
        "aspiration", f"target_{number}", stamp, target=came.target, side=came.side.value, value=came.what, status=came.then.value,
        reason=came.vessel,
    )  # fmt: skip


def _biologics(record: ProcedureRecord) -> Iterator[Row]:
    for one in record.regenerative.biologics.values():
        yield _row("biologic", one.id, one.stamp, product=one.form, number=str(one.version))
        for name, answer in one.answers.items():
            yield _row("passport", name, answer.stamp, product=one.id, value="|".join(answer.values))
        for gone, stamp in one.discards:
            yield _row(
                "biologic_discarded", one.id, stamp, product=one.id, volume_ml=_ml(gone.volume), reason=gone.reason, witness=gone.witness
            )
        if one.returned:
            yield _row("biologic_returned", one.id, one.returned[1], product=one.id, reason=one.returned[0].reason)
    for note in record.regenerative.notes.values():
        for name, answer in note.answers.items():
            yield _row("ultrasound", name, answer.stamp, target=note.target, side=note.side.value, value="|".join(answer.values))


def _pictures(record: ProcedureRecord) -> Iterator[Row]:
    for image in record.regenerative.images.values():
        it = image.attached
        yield _row(
            "image", it.image_id, image.stamp, target=it.target, side=it.side.value if it.side else "", label=it.caption, value=it.sha256,
            status="needle" if it.shows_needle else it.kind.value, moment=it.taken_at, product=it.device,
        )  # fmt: skip
        for mark in image.marks:
            points = "|".join(f"{x} {y}" for x, y in mark.points)
            yield _row("image_mark", it.image_id, status=mark.kind.value, label=mark.text, value=points, length_mm=_mm(mark.length))
    if photo := record.photo:
        chosen, scale = photo.chosen, photo.calibration
        yield _row(
            "head_photo", chosen.image_id, photo.stamp, status=chosen.use.value, side=chosen.left_lies.value, number=str(chosen.turns),
            value=photo.sha256, length_mm=_mm(scale.length) if scale else "",
        )  # fmt: skip


def _course(record: ProcedureRecord) -> Iterator[Row]:
    for number, score in enumerate(record.scores, 1):
        it = score.event
        minutes = "" if it.minutes is None else str(it.minutes)
        yield _row("score", str(number), score.stamp, label="Pain, 0 to 10", moment=it.moment, value=str(it.value), minutes=minutes)
    for number, (event, stamp) in enumerate(record.adverse, 1):
        yield _row("adverse_event", str(number), stamp, label=event.what, reason=event.treatment, value=event.outcome)


def _closing(record: ProcedureRecord) -> Iterator[Row]:
    for number, (handed, stamp) in enumerate(record.handovers, 1):
        yield _row("handover", str(number), stamp, value=handed.to, reason=handed.reason)
    if signed := record.signature:
        it = signed.event
        yield _row("signature", "1", signed.stamp, label=it.statement, value=it.name, status=it.credentials)
    for number, also in enumerate(record.cosignatures, 1):
        yield _row("cosignature", str(number), also.stamp, label=also.event.statement, value=also.event.name, status=also.event.credentials)
    for amendment in record.amendments:
        now = amendment.event
        yield _row(
            "amendment", str(now.number), amendment.stamp, number=str(now.number), label=now.what, was=now.was, value=now.now,
            reason=now.reason,
        )  # fmt: skip
    if record.voided:
        yield _row("void", "1", record.voided[1], reason=record.voided[0].reason)
