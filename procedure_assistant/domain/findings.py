"""What a careful colleague would say about the visit as it stands: stops, cautions and notes, each with its source and way on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from procedure_assistant.domain import consent, head_photo, sides, wording
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.limits import (
    AnaestheticShare,
    ToxinWindow,
    anaesthetic_load,
    body_weight,
    last_steroid,
    steroid_doses,
    toxin_window,
)
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.passport.telling import told
from procedure_assistant.domain.protocol import Limit, Severity, Source
from procedure_assistant.domain.record import Override, ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import map_total


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know. ``place`` is the step or section it concerns; ``override`` is set once a physician went past a stop.

    ``must_correct``: a stop that no reason goes past, because it is corrected at once.
    """

    id: str
    severity: Severity
    says: str
    go_on: str
    source: Source
    place: str
    override: Override | None = None
    must_correct: bool = False

    @property
    def stops(self) -> bool:
        """Still blocks: a stop that nobody has overridden."""
        return self.severity is Severity.STOP and self.override is None


@once_per_record
def findings(record: ProcedureRecord) -> tuple[Finding, ...]:
    """Every finding of the record as it stands, stops first, then cautions, then notes."""
    order = {Severity.STOP: 0, Severity.CAUTION: 1, Severity.INFO: 2}
    found = [
        *_from_answers(record),
        *_age(record),
        *_allergies(record),
        *_expired(record),
        *_dilution(record),
        *_toxin(record),
        *_anaesthetic(record),
        *_block_volume(record),
        *_weight(record),
        *_steroid(record),
        *_sides(record),
        *_consent(record),
        *_photo(record),
        *_regenerative(record),
    ]
    stated = [replace(finding, override=_override(record, finding)) for finding in found]
    return tuple(sorted(stated, key=lambda finding: order[finding.severity]))


@once_per_record
def stops(record: ProcedureRecord) -> tuple[Finding, ...]:
    """The findings that block now."""
    return tuple(finding for finding in findings(record) if finding.stops)


def _override(record: ProcedureRecord, finding: Finding) -> Override | None:
    """The override that covers this finding: one of other words (a higher dose, another day) was given for something else."""
    override = record.overrides.get(finding.id)
    return override if override and override.says == finding.says and not finding.must_correct else None


def _of_limit(limit: Limit, says: str, place: str) -> Finding:
    return Finding(limit.id, limit.severity, says, limit.go_on, limit.source, place)


def _from_answers(record: ProcedureRecord) -> Iterator[Finding]:
    for step in record.protocol.steps():
        if step.id not in record.standing:
            continue
        for rule in step.rules:
            if record.holds(rule.when):
                yield Finding(rule.id, rule.severity, rule.says, rule.go_on, rule.source, step.id)


def _age(record: ProcedureRecord) -> Iterator[Finding]:
    limit = record.limit("minimum_age_years")
    age = record.patient.age_on(record.day)
    if limit and age < limit.value:
        yield _of_limit(limit, say("{says} This patient is {years} old.", says=limit.says, years=wording.count(age, "year")), "identity")


_ENDED = ("inactive", "resolved")
"""Allergies that no longer hold (FHIR R4 allergyintolerance-clinical)."""

_CLASS_WORDS = {
    # Contraindicated after a reaction to any botulinum toxin or to a component, such as its albumin (LBL 4; facts B3).
    Kind.TOXIN: ("botulinum", "human albumin", "albumin human", "serum albumin"),
    Kind.LOCAL_ANAESTHETIC: ("local anaesthetic", "local anesthetic"),
}


def _allergies(record: ProcedureRecord) -> Iterator[Finding]:
    """Charted allergies whose words name what was opened or what the map gives: substance, brand or class. One finding a substance."""
    substances = {container.opened.substance: container.opened.kind for container in record.containers.values()}
    if record.map:
        substances.setdefault(record.map.substance, Kind.TOXIN)
    active = [allergy.substance for allergy in record.patient.allergies or () if allergy.status not in _ENDED]
    for substance in sorted(substances):
        words = _names_of(record, substance, substances[substance])
        if found := [allergy for allergy in active if any(word in allergy.lower() for word in words)]:
            yield Finding(
                f"allergy:{substance}",
                Severity.STOP,
                say(
                    "The chart lists an allergy to {found}; {substance} is in this visit.", found=wording.listed(found), substance=substance
                ),
                say("Return the product, or go on with a physician’s stated reason."),
                Source("chart", "H-V"),
                "products",
            )


def _names_of(record: ProcedureRecord, substance: str, kind: Kind) -> set[str]:
    """What an allergy to a substance can be called, in small letters. An allergy to one toxin counts for all of them."""
    brands = {
        product.brand.lower()
        for product in record.formulary.products
        if product.brand and (product.substance == substance or product.kind is kind is Kind.TOXIN)
    }
    return {substance.split(maxsplit=1)[0].lower(), *brands, *_CLASS_WORDS.get(kind, ())}


def _expired(record: ProcedureRecord) -> Iterator[Finding]:
    """A container that had expired before the visit: it can only be known once lot and expiry were corrected, so after it was used."""
    is_closed = record.signed or record.amending
    for container in record.containers.values():
        opened = container.opened
        if opened.expiry < record.day:
            yield Finding(
                f"expired:{container.id}:{opened.lot}",
                Severity.STOP,
                say(
                    "{opened}, lot {lot}, had expired on {expiry}, before this visit.",
                    opened=opened.label,
                    lot=opened.lot,
                    expiry=wording.day(opened.expiry),
                ),
                say("Tell the patient and report it as the clinic’s rules say.")
                if is_closed
                else say("Use another container, or go on with a physician’s stated reason."),
                Source("container", "H-V"),
                "products",
            )


def _dilution(record: ProcedureRecord) -> Iterator[Finding]:
    """A powder dissolved in a volume that its label does not list: every dose would then have another volume."""
    for container in record.containers.values():
        product, made = record.formulary.product(container.opened.product), container.reconstituted
        if product is None or made is None or not product.diluents_ml or made.volume.amount in product.diluents_ml:
            continue
        listed = wording.listed([wording.number(ml) for ml in product.diluents_ml], "or")
        beyond = not min(product.diluents_ml) <= made.volume.amount <= max(product.diluents_ml)
        yield Finding(
            f"dilution:{container.id}",
            Severity.STOP if beyond else Severity.CAUTION,
            say(
                "{product} was dissolved in {volume}; its label lists {listed} mL.",
                product=product.label,
                volume=wording.volume(made.volume),
                listed=listed,
            ),
            say("Correct the volume, or go on with a physician’s stated reason.") if beyond else say("Check the volume of each dose."),
            product.source,
            "products",
        )


def _toxin(record: ProcedureRecord) -> Iterator[Finding]:
    window, total = toxin_window(record), map_total(record)
    if window is None or total is None:
        return
    yield from _toxin_interval(record, window)
    cap, label = record.limit("toxin_window_units"), record.limit("label_units")
    ends_at = window.units + window.open_units
    if cap and ends_at > cap.value:
        yield _of_limit(
            cap,
            say(
                "{ends_at} units of {substance} in {window_days} days with what is planned. {says}",
                ends_at=wording.number(ends_at),
                substance=window.substance,
                window_days=window.window_days,
                says=cap.says,
            ),
            "map",
        )
    if label and total.given_units > label.value:
        yield _of_limit(
            label, say("{given_units} units given. {says}", given_units=wording.number(total.given_units), says=label.says), "map"
        )
    if window.incomplete and cap:
        yield Finding(
            "last_toxin_incomplete",
            Severity.CAUTION,
            say(
                "The day, product or units of the last toxin are not told; they are not in the total of {window_days} days.",
                window_days=window.window_days,
            ),
            say("Complete them, or judge the total yourself."),
            cap.source,
            "last_toxin",
        )
    for product in dict.fromkeys(product for product, _ in window.other):
        days = wording.listed([wording.day(day) for other, day in window.other if other == product])
        yield Finding(
            f"other_toxin:{product}",
            Severity.CAUTION,
            say(
                "{product} was given on {days}. Units of different toxins are not interchangeable and are not added.",
                product=product,
                days=days,
            ),
            say("Judge the combined effect yourself; the total counts one product only."),
            Source("LBL 5", "H-K"),
            "last_toxin",
        )


def _toxin_interval(record: ProcedureRecord, window: ToxinWindow) -> Iterator[Finding]:
    interval, days = record.limit("toxin_interval_days"), window.days_since_last
    if interval is None or window.last is None or days is None or days >= interval.value:
        return
    if days < 0:
        says = say("The last toxin is dated {last}, after this visit. {says}", last=wording.day(window.last), says=interval.says)
    else:
        due = wording.day(window.last + timedelta(days=int(interval.value)))
        says = say(
            "{weeks_and_days} since the last toxin. {says} Due from {due}.",
            weeks_and_days=wording.weeks_and_days(days),
            says=interval.says,
            due=due,
        )
    yield _of_limit(interval, says, "last_toxin")


def _anaesthetic(record: ProcedureRecord) -> Iterator[Finding]:
    load = anaesthetic_load(record)
    limit, needed, mixing = (record.limit(key) for key in ("anaesthetic_fraction", "weight_needed_fraction", "mixing_caution"))
    if limit and load.fraction > limit.value:
        # The doses are named so that a reason given for them does not cover a larger plan that rounds to the same percent.
        shares = wording.listed([_share_words(share) for share in load.shares])
        yield _of_limit(
            limit,
            say(
                "{fraction} of the combined maximum with what is planned: {shares}. {says}",
                fraction=wording.percent(load.fraction),
                shares=shares,
                says=limit.says,
            ),
            "block",
        )
    if needed and load.weight is None and load.fraction > needed.value:
        yield _of_limit(
            needed,
            say("{fraction} of the absolute maximum and no weight. {says}", fraction=wording.percent(load.fraction), says=needed.says),
            "weight_kg",
        )
    if mixing and len(load.shares) > mixing.value:
        yield _of_limit(mixing, mixing.says, "block")


def _share_words(share: AnaestheticShare) -> str:
    epinephrine = say(" with epinephrine") if share.with_epinephrine else ""
    dose, most = wording.number(share.given_mg + share.planned_mg), wording.number(share.maximum_mg)
    return say("{substance}{epinephrine} {dose} of {most} mg", substance=share.substance, epinephrine=epinephrine, dose=dose, most=most)


def _block_volume(record: ProcedureRecord) -> Iterator[Finding]:
    """A block of another volume than is usual for its nerve."""
    if record.plan is None:
        return
    each = amount_of(record.plan.parts)
    for nerve in record.protocol.nerves:
        if nerve.id in record.plan.nerves and not nerve.volume_low_ml <= each <= nerve.volume_high_ml:
            usual = say(
                "{volume_low_ml} to {volume_high_ml} mL",
                volume_low_ml=wording.number(nerve.volume_low_ml),
                volume_high_ml=wording.number(nerve.volume_high_ml),
            )
            yield Finding(
                f"block_volume:{nerve.id}",
                Severity.CAUTION,
                say("{each} mL for each {nerve} block; usual is {usual}.", each=wording.number(each), nerve=nerve.short, usual=usual),
                say("Check the volumes of the plan."),
                nerve.source,
                "block",
            )


def _weight(record: ProcedureRecord) -> Iterator[Finding]:
    limit, weight = record.limit("weight_max_age_days"), body_weight(record)
    if limit and weight and (record.day - weight.on).days > limit.value:
        age = (record.day - weight.on).days
        yield _of_limit(limit, say("The weight is {days} old. {says}", days=wording.count(age, "day"), says=limit.says), "weight_kg")


def _steroid(record: ProcedureRecord) -> Iterator[Finding]:
    interval, last = record.limit("steroid_interval_days"), last_steroid(record)
    doses = steroid_doses(record)
    if interval and doses and last and (record.day - last).days < interval.value:
        yield _of_limit(
            interval,
            say(
                "{weeks_and_days} since the last steroid. {says}",
                weeks_and_days=wording.weeks_and_days((record.day - last).days),
                says=interval.says,
            ),
            "last_steroid",
        )
    for dose in doses:
        total = dose.given_mg + dose.planned_mg
        if dose.usual is None:
            yield Finding(
                f"steroid_unknown:{dose.substance}",
                Severity.CAUTION,
                say(
                    "No usual dose of {substance} is known here; {total} mg in this session.",
                    substance=dose.substance,
                    total=wording.number(total),
                ),
                say("Check the dose yourself, and add its range with a source to the formulary."),
                Source("formulary", "L-S"),
                "block",
            )
            continue
        if not dose.usual.low_mg <= total <= dose.usual.high_mg:
            span = say("{low_mg} to {high_mg} mg", low_mg=wording.number(dose.usual.low_mg), high_mg=wording.number(dose.usual.high_mg))
            yield Finding(
                f"steroid_range:{dose.substance}",
                Severity.STOP if total > dose.usual.high_mg else Severity.CAUTION,
                say(
                    "{total} mg of {substance} in this session; usual is {span}.",
                    total=wording.number(total),
                    substance=dose.substance,
                    span=span,
                ),
                say("Change the plan, or go on with a physician’s stated reason."),
                dose.usual.source,
                "block",
            )
        if dose.usual.caution:
            yield Finding(f"steroid:{dose.substance}", Severity.CAUTION, dose.usual.caution, "", dose.usual.source, "block")


def _regenerative(record: ProcedureRecord) -> Iterator[Finding]:
    """What is said of biologic products, the probe and its pictures, and of a diagnostic block that is too large."""
    if record.regenerative.biologics or record.regenerative.given:
        for one in told(record):
            yield Finding(one.id, one.severity, one.says, one.go_on, one.source, one.place, must_correct=one.must_correct)
    limit = record.limit("diagnostic_volume_ml")
    if limit and record.plan and record.value("block_indication") == "diagnostic" and amount_of(record.plan.parts) > limit.value:
        each = wording.number(amount_of(record.plan.parts))
        yield _of_limit(limit, say("{each} mL for each block. {says}", each=each, says=limit.says), "block")


def _sides(record: ProcedureRecord) -> Iterator[Finding]:
    """Planned, consented and time-out side must agree, and what is given or planned keeps to them (facts E, UP.01.03.01)."""
    if odd := sides.odd_one(record):
        yield Finding(
            sides.MISMATCH,
            Severity.STOP,
            say("The sides do not agree: {sides}.", sides=sides.words(record)),
            say("Correct the one that is wrong before the first needle: {places}.", places=sides.where(record)),
            sides.SOURCE,
            odd.step,
            must_correct=True,
        )
    for what, side in sides.given_elsewhere(record):
        yield Finding(
            f"{sides.GIVEN}:{what}:{side}",
            Severity.STOP,
            say(
                "{target} {side} is given, and the sides agreed are {sides}.",
                target=what,
                side=say(side.value),
                sides=sides.words(record),
            ),
            say("Correct the sides, or undo the injection. Where it was given on the wrong side, go on with a physician’s stated reason."),
            sides.SOURCE,
            "planned_side",
        )
    if says := sides.plan_differs(record):
        go_on = say("Plan the block for every agreed side, or correct the sides.")
        yield Finding(sides.PLAN, Severity.CAUTION, says, go_on, sides.SOURCE, "block")


def _consent(record: ProcedureRecord) -> Iterator[Finding]:
    """A consent that was taken back. No stop of the signature: what was done until then must be signed (facts E, UP.01.01.01)."""
    if taken_back := consent.withdrawn(record):
        says = say("The patient withdrew the consent: {reason}.", reason=taken_back.event.reason.rstrip("."))
        go_on = say("No needle goes in any more. Omit what is left, or have the consent signed again.")
        yield Finding("consent_withdrawn", Severity.CAUTION, says, go_on, Source("UP 01.01.01; practice", "H-K"), consent.GIVEN)


def _photo(record: ProcedureRecord) -> Iterator[Finding]:
    """What does not fit on the photograph of the head: a length, the tape, the sides."""
    for one in head_photo.told(record):
        yield Finding(one.id, Severity.CAUTION, one.says, one.go_on, head_photo.SOURCE, "block")
