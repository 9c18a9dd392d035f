"""What was injected, as FHIR resources: procedures with place and side, and what was administered, every site with its exact dose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.events import DrugPart, amount_of
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord, Stamp
from procedure_assistant.domain.totals import given_at_target
from procedure_assistant.domain.units import Dose
from procedure_assistant.exchange.fhir_medicines import kit_of, medicine
from procedure_assistant.exchange.fhir_parts import (
    SNOMED,
    Body,
    Frame,
    Part,
    coding,
    concept,
    dose_quantity,
    hl7,
    length_quantity,
    local,
    period,
    side_concept,
)
from procedure_assistant.services.note_injections import aspiration_words

MAP = ("procedure", "map")


def given(frame: Frame) -> Iterator[Part]:
    """The map and the blocks."""
    if frame.record.map is not None:
        yield from _map(frame)
    yield from _blocks(frame)


def place(frame: Frame, muscle: str, side: Side) -> Body:
    """A muscle on one side, by our own code: which one a terminology means is not sure."""
    known = frame.record.map.muscle(muscle) if frame.record.map else None
    told = f"{known.name if known else muscle}{'' if side is Side.MIDLINE else f' {side}'}"
    return concept(told, local(f"muscle.{muscle}.{side}", told))


def _map(frame: Frame) -> Iterator[Part]:
    record = frame.record
    sites = [site for site in record.sites.values() if site.given is not None]
    stamps = [site.stamp for site in sites if site.stamp]
    if stamps:
        yield _map_procedure(frame, sites, stamps)
    groups: dict[tuple[str, str, Side], list[SiteRecord]] = {}
    for site in sites:
        groups.setdefault((site.container, site.muscle, site.side), []).append(site)
    for (container, muscle, side), group in groups.items():
        yield _administered_group(frame, container, place(frame, muscle, side), group)
    for site in record.sites.values():
        if site.omitted and site.stamp:
            yield _omitted(frame, site, site.stamp)
    if decided := [site for site in record.sites.values() if site.decided]:
        yield _doses(frame, decided)


def _map_procedure(frame: Frame, sites: Sequence[SiteRecord], stamps: Sequence[Stamp]) -> Part:
    record = frame.record
    total = sum((site.given.amount for site in sites if site.given), Decimal(0))
    substance = record.map.substance if record.map else ""
    what = f"Botulinum toxin by the injection map {record.visit.map_version}"
    laid = f"Planned as given on {wording.day(record.laid.day)}." if record.laid else ""
    places = dict.fromkeys((site.muscle, site.side) for site in sites)
    return frame.part(
        "Procedure",
        MAP,
        (f"{what}: {wording.units(total)} {substance} at {wording.count(len(sites), 'site')}.", laid),
        code=concept(what, local(f"map.{record.visit.map_id}.{record.visit.map_version}", "")),
        subject=frame.patient,
        encounter=frame.encounter,
        performedPeriod=period(frame.time(stamp) for stamp in stamps),
        performer=_performers(frame, stamps),
        bodySite=[place(frame, muscle, side) for muscle, side in places],
        complication=_complications(record),
        usedReference=[medicine(frame, container) for container in dict.fromkeys(site.container for site in sites)],
    )


def _performers(frame: Frame, stamps: Sequence[Stamp]) -> list[Body]:
    return [{"actor": frame.person(name)} for name in dict.fromkeys(stamp.who for stamp in stamps)]


def _complications(record: ProcedureRecord) -> list[Body]:
    told = [event.what for event, _ in record.adverse]
    return [concept(one) for one in (*told, record.value("complication")) if one]


def _site_words(frame: Frame, site: SiteRecord) -> str:
    """One site with everything that is to be said of it."""
    told = [f"{site_name(frame.record, site)}: {_amount(frame, site.container, site.given) if site.given else 'not given'}"]
    if site.omitted:
        told.append(f"planned {wording.dose(site.intended)}, not given: {site.omitted}")
    if site.given is not None and site.extra:
        told.append(f"extra; {site.reason or 'no reason stated'}")
    elif site.given is not None and site.planned is not None and site.given != site.planned:
        told.append(f"instead of {wording.dose(site.planned)}")
    if site.moved:
        far = f"{wording.length_mm(site.moved)} from the planned place"
        told.append(f"{far}: {site.move_reason}" if site.move_reason else far)
    return "; ".join((*told, *([site.note] if site.note else [])))


def _amount(frame: Frame, container: str, dose: Dose) -> str:
    """ "5 units (0.1 mL)"."""
    found = frame.record.containers.get(container)
    concentration = found.concentration if found else None
    return f"{wording.dose(dose)} ({wording.volume(concentration.volume_of(dose))})" if concentration else wording.dose(dose)


def _administered_group(frame: Frame, container: str, where: Body, group: Sequence[SiteRecord]) -> Part:
    doses = [site.given for site in group if site.given is not None]
    total = sum(doses[1:], doses[0])
    stamps = [site.stamp for site in group if site.stamp]
    words = [_site_words(frame, site) for site in group]
    text = f"{where['text']}: {_amount(frame, container, total)} at {wording.count(len(group), 'site')}. {'. '.join(words)}."
    first = group[0]
    return frame.part(
        "MedicationAdministration",
        ("given", container, first.muscle, first.side),
        (text,),
        partOf=[frame.to("Procedure", *MAP)],
        medicationReference=medicine(frame, container),
        subject=frame.patient,
        context=frame.encounter,
        effectivePeriod=period(frame.time(stamp) for stamp in stamps),
        performer=_performers(frame, stamps),
        note=[frame.note(word, site.stamp) for word, site in zip(words, group, strict=True)],
        dosage={"text": text, "site": where, "route": concept("Intramuscular"), "dose": dose_quantity(total)},
    )


def _omitted(frame: Frame, site: SiteRecord, stamp: Stamp) -> Part:
    substance = frame.record.map.substance if frame.record.map else ""
    return frame.part(
        "MedicationAdministration",
        ("omitted", site.id),
        (_site_words(frame, site),),
        status="not-done",
        statusReason=[concept(site.omitted)],
        medicationCodeableConcept=concept(substance),
        subject=frame.patient,
        context=frame.encounter,
        effectiveDateTime=frame.time(stamp),
        performer=_performers(frame, [stamp]),
        note=[frame.note(_site_words(frame, site), stamp)],
    )


def _doses(frame: Frame, sites: Sequence[SiteRecord]) -> Part:
    """Every site with its dose as a number, in one place."""
    stamps = [site.stamp for site in sites if site.stamp]
    return frame.part(
        "Observation",
        ("sites",),
        [_site_words(frame, site) for site in sites],
        partOf=[frame.to("Procedure", *MAP)] if any(site.given for site in sites) else [],
        category=[concept("Procedure", hl7("observation-category", "procedure", "Procedure"))],
        code=concept("Dose at each site", local("sites", "Dose at each site")),
        subject=frame.patient,
        encounter=frame.encounter,
        effectivePeriod=period(frame.time(stamp) for stamp in stamps),
        component=[_component(frame, site) for site in sites],
    )


def _component(frame: Frame, site: SiteRecord) -> Body:
    name = site_name(frame.record, site)
    body: Body = {"code": concept(name, local(f"site.{site.id}", name))}
    if site.given is not None:
        return {**body, "valueQuantity": dose_quantity(site.given)}
    return {**body, "dataAbsentReason": concept(site.omitted, hl7("data-absent-reason", "not-performed", "Not Performed"))}


def _blocks(frame: Frame) -> Iterator[Part]:
    record = frame.record
    for block in record.blocks:
        event = block.event
        words = (event.nerve, event.side)
        told = [f"{nerve_name(record, event.nerve)} block, {event.side}: {_parts_words(record, event.parts)}."]
        told.append(f"Aspiration {aspiration_words(record, block)}.")
        if event.from_protuberance:
            told.append(f"{wording.length_mm(event.from_protuberance)} from the protuberance.")
        if event.reason:
            told.append(f"Outside the zone: {event.reason}.")
        yield block_procedure(frame, ("block", *words), event.nerve, event.side, told, block.stamp, event.parts)
        for part in event.parts:
            yield drug_given(frame, ("block", *words), event.nerve, event.side, part, block.stamp)
    yield from _not_blocked(frame)
    yield from _landmarks(frame)
    for number, (aspiration, stamp) in enumerate(record.aspirations):
        yield aspirated(frame, ("aspiration", number), f"{nerve_name(record, aspiration.nerve)} {aspiration.side}", aspiration.what, stamp)


def nerve_name(record: ProcedureRecord, nerve: str) -> str:
    """A nerve in words."""
    known = record.protocol.nerve(nerve)
    return known.name if known else nerve


def _parts_words(record: ProcedureRecord, parts: Sequence[DrugPart]) -> str:
    told = [f"{wording.volume(part.volume)} {record.containers[part.container].opened.label} ({wording.dose(part.dose)})" for part in parts]
    return f"{wording.millilitres(amount_of(tuple(parts)))} = {' + '.join(told)}"


def _nerve_place(frame: Frame, nerve: str, side: Side, level: str = "") -> list[Body]:
    told = f"{level or nerve_name(frame.record, nerve)} {side}"
    return [concept(told, local(f"nerve.{nerve}.{side}", told)), *side_concept(side)]


def block_procedure(
    frame: Frame, words: tuple[object, ...], nerve: str, side: Side, told: Sequence[str], stamp: Stamp, parts: Sequence[DrugPart],
    level: str = "",
) -> Part:  # fmt: skip
    """A nerve block or another injection at a nerve: with drugs it is a block by its code, with a biologic product in words alone."""
    title = f"{nerve_name(frame.record, nerve)} {'block' if parts else 'injection'}, {side}"
    return frame.part(
        "Procedure",
        ("procedure", *words),
        told,
        code=concept(title, coding(SNOMED, "56333001", "Nerve block")) if parts else concept(title),
        subject=frame.patient,
        encounter=frame.encounter,
        performedDateTime=frame.time(stamp),
        performer=_performers(frame, [stamp]),
        bodySite=_nerve_place(frame, nerve, side, level),
        complication=_complications(frame.record),
        note=[frame.note(" ".join(told), stamp)],
        usedReference=[medicine(frame, container) for container in dict.fromkeys(part.container for part in parts)]
        + ([] if parts else kit_of(frame)),
    )


def drug_given(frame: Frame, words: tuple[object, ...], nerve: str, side: Side, part: DrugPart, stamp: Stamp) -> Part:
    """One drug of an injection at a nerve."""
    label = frame.record.containers[part.container].opened.label
    where = _nerve_place(frame, nerve, side)[0]
    text = f"{wording.dose(part.dose)} in {wording.volume(part.volume)} of {label}, {where['text']}"
    return frame.part(
        "MedicationAdministration",
        ("given", *words, part.container),
        (f"{text}.",),
        partOf=[frame.to("Procedure", "procedure", *words)],
        medicationReference=medicine(frame, part.container),
        subject=frame.patient,
        context=frame.encounter,
        effectiveDateTime=frame.time(stamp),
        performer=_performers(frame, [stamp]),
        dosage={"text": text, "site": where, "dose": dose_quantity(part.dose)},
    )


def _not_blocked(frame: Frame) -> Iterator[Part]:
    """Planned blocks that were not given, with the reason."""
    record = frame.record
    if record.block_omitted is None:
        return
    event, stamp = record.block_omitted
    planned = [(nerve, side) for nerve in record.plan.nerves for side in record.plan.sides] if record.plan else []
    for nerve, side in planned:
        if record.block(nerve, side) is None and not given_at_target(record, nerve, side):
            yield _not_done(frame, ("procedure", "block", nerve, side), f"{nerve_name(record, nerve)} block, {side}", event.reason, stamp)
    if not planned:
        yield _not_done(frame, ("procedure", "block"), "Nerve block", event.reason, stamp)


def _not_done(frame: Frame, words: tuple[object, ...], title: str, reason: str, stamp: Stamp) -> Part:
    return frame.part(
        "Procedure",
        words,
        (f"{title}, not given: {reason}.",),
        status="not-done",
        statusReason=concept(reason),
        code=concept(title, coding(SNOMED, "56333001", "Nerve block")),
        subject=frame.patient,
        encounter=frame.encounter,
        performedDateTime=frame.time(stamp),
        performer=_performers(frame, [stamp]),
    )


def _landmarks(frame: Frame) -> Iterator[Part]:
    for side, tape in frame.record.tapes.items():
        yield frame.part(
            "Observation",
            ("tape", side),
            (f"Protuberance to mastoid, {side}: {wording.length_mm(tape)}.",),
            code=concept(f"Protuberance to mastoid, {side}", local(f"tape.{side}", "")),
            subject=frame.patient,
            encounter=frame.encounter,
            valueQuantity=length_quantity(tape),
        )


def aspirated(frame: Frame, words: tuple[object, ...], where: str, what: str, stamp: Stamp) -> Part:
    """Something came back before an injection."""
    return frame.part(
        "Observation",
        words,
        (f"Aspiration positive, {where}: {what}.",),
        code=concept(f"Aspiration positive, {where}", local("aspiration", "Aspiration positive")),
        subject=frame.patient,
        encounter=frame.encounter,
        effectiveDateTime=frame.time(stamp),
        performer=[frame.person(stamp.who)],
        valueString=what,
    )
