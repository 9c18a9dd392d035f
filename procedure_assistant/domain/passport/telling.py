"""What is to be said about the products and the probe of a visit: rules of their fields, counts that cannot be, too short intervals.

Plain values; ``domain.findings`` puts them among the others, where a stop blocks the needle and a physician's reason goes past it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import Guidance
from procedure_assistant.domain.passport.figures import figure, rcf
from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.passport.reading import Passport, passports
from procedure_assistant.domain.protocol import Severity, Source
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say

PASSPORT, ULTRASOUND = "passport", "ultrasound"
"""The sections that show what is told here."""

RCF_TOLERANCE = Decimal("0.05")
"""A force typed beside speed and radius may differ by this part from the computed one."""

_CORRECT = say("Correct what was typed, or go on with a physician’s stated reason.")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to say. ``field`` is the field of the passport or note that it is about, ``subject`` the product or target."""

    id: str
    severity: Severity
    says: str
    go_on: str
    source: Source
    place: str
    subject: str
    field: str
    must_correct: bool = False


def told(record: ProcedureRecord) -> Iterator[Told]:
    """Everything to say about products, probe and pictures."""
    for passport in passports(record):
        yield from about(passport)
        yield from _timings(record, passport)
    yield from _notes(record)
    yield from _pictures(record)


def about(passport: Passport) -> Iterator[Told]:
    """What a passport says by itself."""
    yield from _rules(passport.form, passport.standing, passport.product.id, PASSPORT)
    yield from _identifiers(passport)
    if passport.form.id == "prp":
        yield from _counts(passport)
        yield from _stated_classes(passport)
    if passport.form.id == "msc":
        yield from _cells(passport)
    yield from _forces(passport)


def _rules(form: PassportForm, standing: Mapping[str, tuple[str, ...]], subject: str, place: str) -> Iterator[Told]:
    for step in form.steps():
        if step.id not in standing:
            continue
        for rule in step.rules:
            if rule.when.holds(standing, ()):
                final = rule.id in form.final
                yield Told(f"{subject}:{rule.id}", rule.severity, rule.says, rule.go_on, rule.source, place, subject, step.id, final)


def _stop(passport: Passport, name: str, says: str, field: str, source: Source, go_on: str = _CORRECT) -> Told:
    subject = passport.product.id
    return Told(f"{subject}:{name}", Severity.STOP, says, go_on, source, PASSPORT, subject, field)


def _caution(passport: Passport, name: str, says: str, field: str, source: Source, go_on: str) -> Told:
    subject = passport.product.id
    return Told(f"{subject}:{name}", Severity.CAUTION, says, go_on, source, PASSPORT, subject, field)


def _identifiers(passport: Passport) -> Iterator[Told]:
    """Two identifiers on the syringe (NPSG.01.01.01); one is put right at once."""
    told_ones = passport.standing.get("label_identifiers", ())
    if len(told_ones) == 1:
        yield Told(
            f"{passport.product.id}:one_identifier",
            Severity.STOP,
            say("The syringe has one identifier."),
            say("Label it with two: name, birth date or record number."),
            Source("NPSG 01.01.01", "H-V"),
            PASSPORT,
            passport.product.id,
            "label_identifiers",
            must_correct=True,
        )


def _counts(passport: Passport) -> Iterator[Told]:
    """Counts that contradict one another."""
    source = Source("own (arithmetic)", "M-S")
    after, before = passport.number("platelets"), passport.number("wb_platelets")
    if after is not None and before is not None and after < before:
        yield _stop(
            passport,
            "platelets_below_blood",
            say(
                "The product has fewer platelets than the blood: {after} against {before} × 10^3/uL.",
                after=wording.number(after),
                before=wording.number(before),
            ),
            "platelets",
            source,
        )
    recovery = figure(passport, "recovery")
    if recovery.value is not None and recovery.value > 100:
        yield _stop(
            passport,
            "recovery_above_all",
            say("More platelets are in the product than in the blood: {recovery_text}.", recovery_text=recovery.text),
            "platelets",
            source,
        )


def _stated_classes(passport: Passport) -> Iterator[Told]:
    """A product called poor in leukocytes that holds more of them than the blood."""
    white, before = passport.number("wbc"), passport.number("wb_wbc")
    if white is not None and before is not None and passport.value("leukocyte_class") == "poor" and white > before:
        yield _caution(
            passport,
            "poor_but_many_leukocytes",
            say("Called leukocyte-poor, but it has more white cells than the blood."),
            "leukocyte_class",
            Source("own (arithmetic)", "M-S"),
            say("Look at both again."),
        )


def _cells(passport: Passport) -> Iterator[Told]:
    viable, nucleated = passport.number("viable_million"), passport.number("nucleated_million")
    if viable is not None and nucleated is not None and viable > nucleated:
        yield _stop(
            passport,
            "more_viable_than_all",
            say(
                "More viable cells than cells: {viable} of {nucleated} × 10^6.",
                viable=wording.number(viable),
                nucleated=wording.number(nucleated),
            ),
            "viable_million",
            Source("own (arithmetic)", "M-S"),
        )


def _forces(passport: Passport) -> Iterator[Told]:
    """A force typed beside speed and radius that are of another spin."""
    for spin in ("spin1", "spin2"):
        typed, rpm, radius = (passport.number(f"{spin}_{name}") for name in ("g", "rpm", "radius_cm"))
        if typed is None or rpm is None or radius is None:
            continue
        computed = rcf(radius, rpm)
        if abs(computed - typed) > typed * RCF_TOLERANCE:
            rounded = wording.number(computed.quantize(Decimal(1)))
            yield _caution(
                passport,
                f"{spin}_force",
                say("{typed} g does not fit speed and radius, which give about {rounded} g.", typed=wording.number(typed), rounded=rounded),
                f"{spin}_g",
                Source("own (1.118e-5 · r · rpm²)", "H-C"),
                say("Correct the force, the speed or the radius."),
            )


def _timings(record: ProcedureRecord, passport: Passport) -> Iterator[Told]:
    """Intervals that a source gives and that are too short; those without a number are only shown."""
    for timing in record.protocol.timings:
        value = (passport.value(timing.step) or record.value(timing.step)) if timing.step else ""
        if not value or timing.days is None:
            continue
        days = (record.day - date.fromisoformat(value)).days
        if 0 <= days < timing.days:
            yield _caution(
                passport,
                timing.id,
                say("{first} {days} before. {says}", first=timing.first, days=wording.count(days, "day"), says=timing.says),
                timing.step,
                timing.source,
                say("Judge whether it is right today."),
            )


def _notes(record: ProcedureRecord) -> Iterator[Told]:
    """Rules of the ultrasound notes of targets that were led to by ultrasound."""
    form = record.protocol.ultrasound
    led = {one.key for one in record.regenerative.given if one.guidance is Guidance.ULTRASOUND}
    for key, note in record.regenerative.notes.items():
        if form is not None and key in led:
            yield from _rules(form, form.standing(note.values), key, ULTRASOUND)


def _pictures(record: ProcedureRecord) -> Iterator[Told]:
    """Targets led to by ultrasound of which no picture shows the needle (facts D5). That none does at all is an open item."""
    for one in record.regenerative.given:
        event = one.event
        images = [image for image in record.regenerative.images.values() if image.documents(event.target, event.side)]
        if one.guidance is Guidance.ULTRASOUND and not any(image.shows_needle for image in images):
            target = record.protocol.target(event.target)
            name = target.short if target else event.target
            yield Told(
                f"no_needle_picture:{one.key}",
                Severity.CAUTION,
                say("No picture shows the needle at {name} {side}.", name=name, side=event.side),
                say("Attach one and pin it here."),
                Source("CPT 76942", "H-K"),
                ULTRASOUND,
                one.key,
                "",
            )
