"""Figures that follow from a passport, each with its rule: dose, fold, recovery, force of a spin. Nothing missing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.passport.reading import Passport
from procedure_assistant.domain.say import inner, say
from procedure_assistant.domain.units import kept

RCF_FACTOR = Decimal("0.00001118")
"""Relative centrifugal force in g = 1.118e-5 × radius in cm × (rounds in a minute)² (facts D1)."""

THOUSANDS_IN_A_MILLION = 1000
"""Red cells are counted in millions, white cells and platelets in thousands in a microlitre."""


def rcf(radius_cm: Decimal, rpm: Decimal) -> Decimal:
    """The force of a spin in g, exact."""
    return RCF_FACTOR * radius_cm * rpm * rpm


def fold(after: Decimal, before: Decimal) -> Decimal:
    """How many times the count before; ``before`` above zero."""
    return kept(after / before)


def dose_billions(thousands_per_ul: Decimal, ml: Decimal) -> Decimal:
    """Platelets in 10^9: thousands in 1 microlitre are millions in 1 mL."""
    return thousands_per_ul * ml / THOUSANDS_IN_A_MILLION


def recovery_percent(after: Decimal, made_ml: Decimal, before: Decimal, blood_ml: Decimal) -> Decimal:
    """How many of the platelets drawn are in the product, in percent."""
    return kept(after * made_ml * 100 / (before * blood_ml))


def purity_percent(platelets: Decimal, white: Decimal, red_millions: Decimal) -> Decimal:
    """Platelets among all cells of the product, in percent."""
    return kept(platelets * 100 / (platelets + white + red_millions * THOUSANDS_IN_A_MILLION))


@dataclass(frozen=True, slots=True)
class Figure:
    """A derived figure. ``value`` is None where it cannot be told; ``missing`` then names what for."""

    id: str
    label: str
    value: Decimal | None
    unit: str
    rule: str
    missing: tuple[str, ...] = ()
    places: int = 1

    @property
    def text(self) -> str:
        """ "about 4.3 times", or "cannot be told: Platelets before missing"."""
        if self.value is None:
            return cannot_be_told(self.missing)
        shown = self.value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_EVEN)
        about = "" if shown == self.value else say("about ")
        return say("{about}{shown} {unit}", about=about, shown=wording.number(shown), unit=say(self.unit)).strip()


def cannot_be_told(missing: tuple[str, ...]) -> str:
    """What is said instead of a guess."""
    return say("cannot be told: {missing} missing", missing=wording.listed([inner(name) for name in missing]))


def figures(passport: Passport) -> tuple[Figure, ...]:
    """Every derived figure of a product of this kind, told or not."""
    of = {"prp": _prp, "msc": _msc, "exosome": _exosome}.get(passport.form.id)
    return of(passport) if of else ()


def figure(passport: Passport, figure_id: str) -> Figure:
    """One of them; raises StopIteration for one that this kind of product does not have."""
    return next(one for one in figures(passport) if one.id == figure_id)


def _of(
    passport: Passport,
    figure_id: str,
    label: str,
    unit: str,
    rule: str,
    compute: Callable[..., Decimal],
    *fields: str,
    places: int = 1,
) -> Figure:
    """A figure computed from fields, where "injected" stands for the volume injected so far."""
    numbers = [_number(passport, field) for field in fields]
    found = [number for number in numbers if number is not None]
    if len(found) < len(fields):
        missing = tuple(
            say("volume injected") if f == "injected" else passport.label(f) for f, n in zip(fields, numbers, strict=True) if n is None
        )
        return Figure(figure_id, label, None, unit, rule, missing, places)
    return Figure(figure_id, label, compute(*found), unit, rule, (), places)


def _number(passport: Passport, field: str) -> Decimal | None:
    if field == "injected":
        return passport.injected_ml or None
    return passport.number(field)


def _spin(passport: Passport, number: int, name: str) -> Figure:
    rule = say("1.118e-5 × radius in cm × rpm²")
    return _of(
        passport,
        f"spin{number}_rcf",
        say("{name} spin, force from speed", name=name),
        "g",
        rule,
        rcf,
        f"spin{number}_radius_cm",
        f"spin{number}_rpm",
    )


def _spins(passport: Passport) -> tuple[Figure, ...]:
    """The spins that were told by their speed; where the force was read off, nothing is computed."""
    names = ((1, say("First")), (2, say("Second")))
    return tuple(_spin(passport, number, name) for number, name in names if f"spin{number}_rpm" in passport.standing)


def _minutes(passport: Passport, figure_id: str, label: str, start: str) -> Figure:
    begun, needle = passport.moment(start), passport.first_needle
    rule = say("first injection − {label}", label=passport.label(start).lower())
    if begun is None or needle is None:
        missing = (*passport.missing(start), *(() if needle else (say("the first injection"),)))
        return Figure(figure_id, label, None, "minutes", rule, missing, 0)
    minutes = Decimal(int((needle - begun).total_seconds() // 60))
    return Figure(figure_id, label, minutes, "minutes", rule, (), 0)


def _prp(passport: Passport) -> tuple[Figure, ...]:
    return (
        *_spins(passport),
        *_ratio(passport),
        _of(
            passport,
            "fold",
            say("Platelets, times the blood"),
            "times",
            say("platelets of the product ÷ platelets before"),
            fold,
            "platelets",
            "wb_platelets",
        ),
        _of(
            passport,
            "wbc_fold",
            say("White cells, times the blood"),
            "times",
            say("white cells of the product ÷ white cells before"),
            fold,
            "wbc",
            "wb_wbc",
        ),
        _of(
            passport,
            "recovery",
            say("Platelets recovered"),
            "%",
            say("(platelets of the product × volume made) ÷ (platelets before × blood drawn)"),
            recovery_percent,
            "platelets",
            "product_ml",
            "wb_platelets",
            "blood_ml",
        ),
        _of(
            passport,
            "purity",
            say("Purity"),
            "%",
            say("platelets ÷ (platelets + white cells + red cells)"),
            purity_percent,
            "platelets",
            "wbc",
            "rbc",
        ),
        _of(
            passport,
            "dose",
            say("Platelets injected"),
            "× 10^9",
            say("platelets of the product × volume injected"),
            dose_billions,
            "platelets",
            "injected",
            places=2,
        ),
        _minutes(passport, "draw_to_needle", say("From draw to needle"), "drawn_at"),
        _minutes(passport, "spin_to_needle", say("From spin to needle"), "spun_at"),
    )


def _ratio(passport: Passport) -> tuple[Figure, ...]:
    if passport.value("anticoagulant_used") in ("", "none"):
        return ()
    rule = say("blood drawn ÷ anticoagulant, both in mL")
    return (_of(passport, "anticoagulant_ratio", say("Blood for 1 mL of anticoagulant"), "mL", rule, fold, "blood_ml", "anticoagulant_ml"),)


def _percent_of(part: Decimal, whole: Decimal) -> Decimal:
    return kept(part * 100 / whole)


def _per_ml_times(total: Decimal, ml: Decimal, injected: Decimal) -> Decimal:
    return kept(total * injected / ml)


def _msc(passport: Passport) -> tuple[Figure, ...]:
    return (
        *_spins(passport),
        _of(
            passport,
            "viable_percent",
            say("Viable among nucleated cells"),
            "%",
            say("viable ÷ nucleated cells"),
            _percent_of,
            "viable_million",
            "nucleated_million",
        ),
        _of(
            passport,
            "viable_per_ml",
            say("Viable cells in 1 mL"),
            "× 10^6",
            say("viable cells ÷ volume made"),
            fold,
            "viable_million",
            "product_ml",
            places=2,
        ),
        _of(
            passport,
            "dose",
            say("Viable cells injected"),
            "× 10^6",
            say("viable cells ÷ volume made × volume injected"),
            _per_ml_times,
            "viable_million",
            "product_ml",
            "injected",
            places=2,
        ),
        *(
            (_minutes(passport, "thaw_to_needle", say("From thawing to needle"), "thawed_at"),)
            if passport.value("cryopreserved") == "yes"
            else ()
        ),
    )


def _times(one: Decimal, other: Decimal) -> Decimal:
    return one * other


def _particles_per_mcg(per_ml: Decimal, vial_ml: Decimal, protein_mcg: Decimal) -> Decimal:
    return kept(per_ml * vial_ml / protein_mcg)


def _dissolved_dose(per_ml: Decimal, vial_ml: Decimal, dissolved_ml: Decimal, injected: Decimal) -> Decimal:
    return kept(per_ml * vial_ml * injected / dissolved_ml)


def _exosome(passport: Passport) -> tuple[Figure, ...]:
    total = _of(
        passport,
        "particles",
        say("Particles of the vial"),
        "× 10^9",
        say("particles in 1 mL × volume of the vial"),
        _times,
        "particles_per_ml",
        "vial_ml",
        places=2,
    )
    rule = say("particles of the vial ÷ protein")
    ratio = _of(
        passport,
        "particles_per_mcg",
        say("Particles for 1 mcg of protein"),
        "× 10^9",
        rule,
        _particles_per_mcg,
        "particles_per_ml",
        "vial_ml",
        "protein_ug",
        places=2,
    )
    if passport.value("storage_form") == "lyophilised":
        rule = say("particles of the vial ÷ volume dissolved in × volume injected")
        fields = ("particles_per_ml", "vial_ml", "reconstituted_ml", "injected")
        dose = _of(passport, "dose", say("Particles injected"), "× 10^9", rule, _dissolved_dose, *fields, places=2)
        return total, ratio, dose
    dose = _of(
        passport,
        "dose",
        say("Particles injected"),
        "× 10^9",
        say("particles in 1 mL × volume injected"),
        _times,
        "particles_per_ml",
        "injected",
        places=2,
    )
    return total, ratio, dose, _minutes(passport, "thaw_to_needle", say("From thawing to needle"), "thawed_at")
