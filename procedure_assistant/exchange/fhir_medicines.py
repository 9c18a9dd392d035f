"""Opened containers and biologic products as FHIR resources: what it was, lot and expiry, what of it was discarded or kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.events import ProductOpened
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.record import Container, Stamp
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Dose, Volume
from procedure_assistant.exchange.fhir_parts import (
    NDC,
    RXNORM,
    SNOMED,
    Body,
    Frame,
    Part,
    coding,
    concept,
    day,
    dose_quantity,
    hl7,
    identifier,
    local,
    volume_quantity,
)

# Ingredients (clinical facts, "Terminologies"); every other substance, and each with epinephrine, has its words alone.
_RXNORM = {"lidocaine": "6387", "bupivacaine": "1815", "ropivacaine": "35780", "mepivacaine": "6754"}
_SNOMED = {"lidocaine": "387480006", "bupivacaine": "387150008"}
_DEVICE_IDENTIFIER = re.compile(r"^\(01\)([0-9]{14})")


def medicine(frame: Frame, container: str) -> Body:
    """The reference to the medication in a container or to a biologic product."""
    opened = frame.record.containers.get(container)
    passport = None if opened else passport_of(frame.record, container)
    display = opened.opened.label if opened else passport.form.title if passport else container
    return {**frame.to("Medication", "medication", container), "display": display}


def medicines(frame: Frame) -> Iterator[Part]:
    """Every container and product of the visit, with what was not given of it."""
    for container in frame.record.containers.values():
        yield _container(frame, container)
        yield from _remains(frame, container)
    for product in frame.record.regenerative.biologics:
        if passport := passport_of(frame.record, product):
            yield _product(frame, passport)
            yield from _kit(frame, passport)
            yield from _discarded(frame, passport)


def _substance(opened: ProductOpened) -> Body:
    if opened.with_epinephrine:
        return concept(f"{opened.substance} with epinephrine")
    codes = ((RXNORM, _RXNORM.get(opened.substance)), (SNOMED, _SNOMED.get(opened.substance)))
    return concept(opened.substance, *(coding(system, code) for system, code in codes if code))


def _container(frame: Frame, container: Container) -> Part:
    opened, made = container.opened, container.reconstituted
    words = [f"{opened.label}, lot {opened.lot}, expires {wording.day(opened.expiry)}, opened by {container.stamp.who}."]
    if opened.serial:
        words.append(f"Serial {opened.serial}.")
    drug: Body = {"itemCodeableConcept": _substance(opened), "isActive": True}
    if container.volume:
        drug["strength"] = {"numerator": dose_quantity(opened.content), "denominator": volume_quantity(container.volume)}
    ingredients = [drug]
    if made:
        lot = f", lot {made.diluent_lot}" if made.diluent_lot else ""
        expiry = f", expires {wording.day(made.diluent_expiry)}" if made.diluent_expiry else ""
        words.append(f"Dissolved in {wording.volume(made.volume)} {made.diluent}{lot}{expiry}.")
        ingredients.append({"itemCodeableConcept": concept(f"{made.diluent}{lot}{expiry}"), "isActive": False})
    if container.carried:
        words.append(f"Taken over from another visit: {wording.dose(container.carried.dose)}.")
    name = frame.name("medication", container.id)
    serial: Body = {"type": concept("Serial number", hl7("v2-0203", "SNO", "Serial Number")), "value": opened.serial}
    body = frame.body(
        "Medication",
        name,
        *words,
        code=concept(opened.label, *([coding(NDC, opened.ndc)] if opened.ndc else [])),
        amount={"numerator": dose_quantity(opened.content), "denominator": {"value": 1, "unit": "container"}},
        ingredient=ingredients,
        batch={"lotNumber": opened.lot, "expirationDate": day(opened.expiry)},
    )
    body["identifier"] = [identifier(name), *([serial] if opened.serial else [])]
    return Part(name, body)


def _remains(frame: Frame, container: Container) -> Iterator[Part]:
    """What was given in all, wasted, kept for another patient, or discarded of what was kept: each with its reason and who saw it."""
    if total := balance(frame.record, container.id).given:
        yield _rest(frame, container, ("total", container.id), ("Given in all", total, "", ""), container.stamp)
    for number, (waste, stamp) in enumerate(container.wastes):
        what = ("Discarded", waste.dose, waste.reason, waste.witness)
        yield _rest(frame, container, ("waste", container.id, number), what, stamp)
    for number, (one, stamp) in enumerate(container.keeps):
        yield _rest(frame, container, ("kept", container.id, number), ("Kept for another patient", one.dose, one.grounds, ""), stamp)
    for number, (gone, stamp) in enumerate(container.discards):
        what = ("Discarded of the kept rest", gone.dose, gone.reason, gone.witness)
        yield _rest(frame, container, ("rest", container.id, number), what, stamp)


def _rest(frame: Frame, container: Container, words: tuple[object, ...], what: tuple[str, Dose, str, str], stamp: Stamp) -> Part:
    title, dose, reason, witness = what
    one = balance(frame.record, container.id)
    volume = one.volume_of(dose)
    amount = f"{wording.dose(dose)}{f' ({wording.volume(volume)})' if volume else ''}"
    seen = f"; seen by {witness}" if witness else ""
    told = f"{title}: {amount} of {container.opened.label}, lot {container.opened.lot}{f': {reason}' if reason else ''}{seen}."
    return _observed(frame, words, told, title, container.id, dose_quantity(dose), _why(reason, witness, volume), stamp)


def _why(reason: str, witness: str, volume: Volume | None) -> list[Body]:
    found: list[Body] = [{"code": concept("Reason"), "valueString": reason}] if reason else []
    if witness:
        found.append({"code": concept("Witness"), "valueString": witness})
    if volume:
        found.append({"code": concept("Volume"), "valueQuantity": volume_quantity(volume)})
    return found


def _observed(
    frame: Frame, words: tuple[object, ...], told: str, title: str, container: str, value: Body, more: list[Body], stamp: Stamp
) -> Part:
    return frame.part(
        "Observation",
        words,
        (told,),
        category=[concept("Procedure", hl7("observation-category", "procedure", "Procedure"))],
        code=concept(title, local(str(words[0]), title)),
        subject=frame.patient,
        focus=[medicine(frame, container)],
        encounter=frame.encounter,
        effectiveDateTime=frame.time(stamp),
        performer=[frame.person(stamp.who)],
        valueQuantity=value,
        component=more,
    )


def _product(frame: Frame, passport: Passport) -> Part:
    maker, lot, expiry = passport.value("manufacturer"), passport.value("lot"), passport.value("expiry")
    name = passport.value("product_name")
    title = f"{passport.form.title}{f', {name}' if name else ''}"
    words = [f"{title}{f', {maker}' if maker else ''}{f', lot {lot}' if lot else ''}."]
    if passport.product.returned:
        words.append(f"Put aside, not used: {passport.product.returned[0].reason}.")
    made = passport.made_ml
    if made is not None:
        words.append(f"Volume made: {wording.millilitres(made)}.")
    return frame.part(
        "Medication",
        ("medication", passport.product.id),
        words,
        code=concept(title, local(f"product.{passport.form.id}", passport.form.short)),
        amount={"numerator": volume_quantity(Volume(made)), "denominator": {"value": 1, "unit": "product"}} if made is not None else {},
        batch={"lotNumber": lot, "expirationDate": expiry if _is_date(expiry) else ""},
    )


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def kit_of(frame: Frame) -> list[Body]:
    """References to the kits that products of the visit were made with."""
    found = (passport_of(frame.record, product) for product in frame.record.regenerative.biologics)
    return [frame.to("Device", "kit", one.product.id) for one in found if one and _has_kit(one)]


def _has_kit(passport: Passport) -> bool:
    return any(passport.value(field) for field in ("kit_maker", "kit_model", "kit_udi", "kit_lot"))


def _kit(frame: Frame, passport: Passport) -> Iterator[Part]:
    if not _has_kit(passport):
        return
    maker, model, udi, lot = (passport.value(field) for field in ("kit_maker", "kit_model", "kit_udi", "kit_lot"))
    expiry = passport.value("kit_expiry")
    found = _DEVICE_IDENTIFIER.match(udi)
    carrier: Body = {"deviceIdentifier": found[1] if found else "", "carrierHRF": udi}
    told = ", ".join(part for part in (maker, model, f"UDI {udi}" if udi else "", f"lot {lot}" if lot else "") if part)
    yield frame.part(
        "Device",
        ("kit", passport.product.id),
        (f"Kit of {passport.form.short}: {told}{f', expires {expiry}' if expiry else ''}.",),
        udiCarrier=[carrier] if udi else [],
        manufacturer=maker,
        expirationDate=expiry if _is_date(expiry) else "",
        lotNumber=lot,
        deviceName=[{"name": model, "type": "model-name"}] if model else [],
        modelNumber=model,
        type=concept(f"Kit of {passport.form.short}"),
        patient=frame.patient,
    )


def _discarded(frame: Frame, passport: Passport) -> Iterator[Part]:
    for number, (event, stamp) in enumerate(passport.product.discards):
        seen = f"; seen by {event.witness}" if event.witness else ""
        told = f"Discarded: {wording.volume(event.volume)} of {passport.form.short}: {event.reason}{seen}."
        words = ("discard", passport.product.id, number)
        more = _why(event.reason, event.witness, None)
        yield _observed(frame, words, told, "Discarded", passport.product.id, volume_quantity(event.volume), more, stamp)
