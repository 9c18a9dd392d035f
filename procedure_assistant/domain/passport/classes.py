"""The published classes of platelet-rich plasma, each by its own rule with the rule shown; what is missing is named, never guessed.

Rules and bands are those of the clinical facts D1. Where they leave a threshold open the class is told and marked "to confirm".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.passport.figures import cannot_be_told, figure
from procedure_assistant.domain.passport.reading import Passport
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.say import joined, say

EXOGENOUS = ("calcium_chloride", "calcium_gluconate", "thrombin")
"""Activators that are added from outside."""

THOUSANDS = 1000
"""Counts are told in thousands; PLRA writes them whole."""

_BORDER = say("on the border of two bands")


@dataclass(frozen=True, slots=True)
class ClassResult:
    """A class. ``code`` is "" where it cannot be told and ``missing`` then says for want of what; ``parts`` are its letters in words."""

    id: str
    title: str
    code: str
    parts: tuple[tuple[str, str], ...]
    rule: str
    missing: tuple[str, ...]
    remark: str
    source: Source

    @property
    def to_confirm(self) -> bool:
        """Whether the clinic still has to confirm the rule: its basis, or a threshold that the sources leave open."""
        return bool(self.remark) or self.source.to_confirm

    @property
    def text(self) -> str:
        """The code, or what is missing."""
        return self.code if self.code else cannot_be_told(self.missing)


def classes(passport: Passport) -> tuple[ClassResult, ...]:
    """Every class of a platelet-rich plasma; other products have none."""
    if passport.form.id != "prp":
        return ()
    return _paw(passport), _mishra(passport), _dohan(passport), _plra(passport), _depa(passport), _marspill(passport)


def _exogenous(passport: Passport) -> bool:
    return passport.value("activation") in EXOGENOUS


def _result(
    class_id: str, title: str, rule: str, source: Source, passport: Passport, fields: Sequence[str], missing: Sequence[str] = ()
) -> ClassResult:
    """A class without its code yet; what of ``fields`` is not told is missing."""
    return ClassResult(class_id, title, "", (), rule, (*passport.missing(*fields), *missing), "", source)


def _told(result: ClassResult, code: str, parts: Sequence[tuple[str, str]], remark: str = "") -> ClassResult:
    return ClassResult(result.id, result.title, code, tuple(parts), result.rule, (), remark, result.source)


def _number(passport: Passport, field: str) -> Decimal:
    """A number that is known to be told."""
    return Decimal(passport.value(field))


def _paw(passport: Passport) -> ClassResult:
    rule = say(
        "P1 at or below the blood, P2 up to 750, P3 up to 1,250, P4 above (10^3/uL); x exogenous activation; white cells A above, "
        "B at or below the blood; neutrophils α above, β at or below"
    )
    fields = ("platelets", "wb_platelets", "activation", "wbc", "wb_wbc", "neutrophil_percent", "wb_neutrophil_percent")
    result = _result("paw", "PAW", rule, Source("DeLong 2012", "H-V"), passport, fields)
    if result.missing:
        return result
    band = paw_band(_number(passport, "platelets"), _number(passport, "wb_platelets"))
    active = "-x" if _exogenous(passport) else ""
    white, white_before = _number(passport, "wbc"), _number(passport, "wb_wbc")
    letter = "A" if white > white_before else "B"
    neutrophils = white * _number(passport, "neutrophil_percent")
    greek = "α" if neutrophils > white_before * _number(passport, "wb_neutrophil_percent") else "β"
    parts = (
        (say("Platelets"), band),
        (say("Activation"), say("exogenous") if active else say("not exogenous")),
        (
            say("White cells"),
            say("{letter}, {which} the blood", letter=letter, which=say("above") if letter == "A" else say("at or below")),
        ),
        (say("Neutrophils"), say("{greek}, {which} the blood", greek=greek, which=say("above") if greek == "α" else say("at or below"))),
    )
    return _told(
        result, f"{band}{active}-{letter}{greek}", parts, say("The threshold of the neutrophils is read like that of the white cells.")
    )


def paw_band(platelets: Decimal, before: Decimal) -> str:
    """P1 to P4 by the count of the product in 10^3/uL, against the count of the blood."""
    if platelets <= before:
        return "P1"
    if platelets <= 750:
        return "P2"
    return "P3" if platelets <= 1250 else "P4"


def _mishra(passport: Passport) -> ClassResult:
    rule = say("white cells 1 up, 2 up and activated, 3 low, 4 low and activated; A at least 5 times the platelets of the blood, B fewer")
    fields = ("platelets", "wb_platelets", "activation", "wbc", "wb_wbc")
    result = _result("mishra", say("Mishra"), rule, Source("Mishra 2012", "H-V"), passport, fields)
    if result.missing:
        return result
    up = _number(passport, "wbc") > _number(passport, "wb_wbc")
    active = _exogenous(passport)
    kind = {(True, False): "1", (True, True): "2", (False, False): "3", (False, True): "4"}[up, active]
    # Multiplied, not divided: a quotient that does not end must not fall below 5 by its last digit.
    letter = "A" if _number(passport, "platelets") >= 5 * _number(passport, "wb_platelets") else "B"
    parts = (
        (say("White cells"), say("up") if up else say("low")),
        (say("Activation"), say("activated") if active else say("not activated")),
        (say("Platelets"), say("at least 5 times the blood") if letter == "A" else say("fewer than 5 times the blood")),
    )
    return _told(result, f"{kind}{letter}", parts, say("Up is read as above the blood, low as at or below it."))


def _dohan(passport: Passport) -> ClassResult:
    rule = say("P-PRP, L-PRP, P-PRF, L-PRF: plasma or fibrin, poor or rich in leukocytes")
    result = _result("dohan", say("Dohan Ehrenfest"), rule, Source("Dohan 2009", "H-V"), passport, ("preparation", "leukocyte_class"))
    if result.missing:
        return result
    letter = "L" if passport.value("leukocyte_class") == "rich" else "P"
    kind = passport.value("preparation").upper()
    parts = (
        (say("Leukocytes"), say("rich") if letter == "L" else say("poor")),
        (say("Preparation"), say("plasma") if kind == "PRP" else say("fibrin")),
    )
    return _told(result, f"{letter}-{kind}", parts)


def _plra(passport: Passport) -> ClassResult:
    rule = say("platelets in 1 microlitre and mL injected; leukocytes + above 1 %; red cells + above 1 %; activation")
    fields = ("platelets", "wbc_percent", "rbc_percent", "activation")
    more = () if passport.injected_ml else (say("volume injected"),)
    result = _result("plra", "PLRA", rule, Source("Mautner 2015", "H-V"), passport, fields, more)
    if result.missing:
        return result
    count = wording.number(_number(passport, "platelets") * THOUSANDS)
    leukocytes = "+" if _number(passport, "wbc_percent") > 1 else "−"
    red = "+" if _number(passport, "rbc_percent") > 1 else "−"
    active = "+" if _exogenous(passport) else "−"
    volume = wording.number(passport.injected_ml)
    parts = (
        (say("Platelets"), say("{count} in 1 microlitre, {volume} mL", count=count, volume=volume)),
        (say("Leukocytes"), say("above 1 %") if leukocytes == "+" else say("at most 1 %")),
        (say("Red cells"), say("above 1 %") if red == "+" else say("at most 1 %")),
        (say("Activation"), say("activated") if active == "+" else say("not activated")),
    )
    blood = {"leukocytes": leukocytes, "red": red}
    short = say("P {count}/{volume} mL, L {leukocytes}, R {red}, A {active}", count=count, volume=volume, active=active, **blood)
    return _told(result, short, parts)


def _depa(passport: Passport) -> ClassResult:
    rule = say(
        "dose injected A above 5, B 3 to 5, C 1 to 3, D below 1 (10^9); recovery and purity A above 90 %, B 70 to 90, C 30 to 70, "
        "D below 30; activated or not"
    )
    source = Source("Magalon 2016", "H-K")
    needed = [figure(passport, one) for one in ("dose", "recovery", "purity")]
    missing = tuple(dict.fromkeys(name for one in needed for name in one.missing))
    result = _result("depa", "DEPA", rule, source, passport, ("activation",), missing)
    if result.missing:
        return result
    dose, recovery, purity = (one.value or Decimal(0) for one in needed)
    letters = (depa_dose(dose), depa_percent(recovery), depa_percent(purity))
    active = _exogenous(passport)
    parts = (
        (say("Dose"), say("{letters}, {text}", letters=letters[0], text=needed[0].text)),
        (say("Efficiency"), say("{letters}, {text}", letters=letters[1], text=needed[1].text)),
        (say("Purity"), say("{letters}, {text}", letters=letters[2], text=needed[2].text)),
        (say("Activation"), say("yes") if active else say("no")),
    )
    return _told(result, f"{''.join(letters)}{'+' if active else '−'}", parts)


def depa_dose(billions: Decimal) -> str:
    """A to D by the platelets injected in 10^9."""
    if billions > 5:
        return "A"
    if billions >= 3:
        return "B"
    return "C" if billions >= 1 else "D"


def depa_percent(percent: Decimal) -> str:
    """A to D by efficiency or purity in percent."""
    if percent > 90:
        return "A"
    if percent >= 70:
        return "B"
    return "C" if percent >= 30 else "D"


def _marspill(passport: Passport) -> ClassResult:
    rule = say(
        "Method automated or hand; Activation; Red cells rich or poor; Spins 1 or 2; Platelets 4–6, 6–8, 8–10 times; Image guidance; "
        "Leukocytes rich or poor; Light activation"
    )
    fields = ("method", "activation", "red_cell_class", "spins", "platelets", "wb_platelets", "leukocyte_class", "light_activation")
    more = () if passport.given else (say("the first injection"),)
    result = _result("marspill", "MARSPILL", rule, Source("Lana 2017", "H-K"), passport, fields, more)
    if result.missing:
        return result
    band = marspill_band(_number(passport, "platelets"), _number(passport, "wb_platelets"))
    parts = (
        ("M", say("automated") if passport.value("method") == "automated" else say("hand")),
        ("A", say("activated") if _exogenous(passport) else say("not activated")),
        ("R", say(passport.value("red_cell_class"))),
        ("S", say("1 spin") if passport.value("spins") == "one" else say("2 spins")),
        ("P", band),
        ("I", say("guided") if passport.guided else say("not guided")),
        ("L", say(passport.value("leukocyte_class"))),
        (say("Li"), say("light") if passport.value("light_activation") == "yes" else say("no light")),
    )
    remark = say("A platelet count at 6 or 8 times belongs to two bands.") if band.endswith(_BORDER) else ""
    return _told(result, joined("; ", (say("{letter} {words}", letter=letter, words=words) for letter, words in parts)), parts, remark)


def marspill_band(platelets: Decimal, before: Decimal) -> str:
    """ "4–6 times" and so on; outside the bands and on a border it is said so."""
    if platelets < 4 * before:
        return say("below 4 times")
    if platelets > 10 * before:
        return say("above 10 times")
    for border, words in ((6, say("4–6 and 6–8 times")), (8, say("6–8 and 8–10 times"))):
        if platelets == border * before:
            return say("{words}, {border}", words=words, border=_BORDER)
    if platelets < 6 * before:
        return say("4–6 times")
    return say("6–8 times") if platelets < 8 * before else say("8–10 times")
