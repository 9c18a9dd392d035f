"""A small clinic in code: protocols, formulary and a patient like the shipped ones, so that domain tests read no file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from procedure_assistant.domain.formulary import AnaestheticLimit, Diagnosis, Formulary, Kind, Product, SteroidLimit
from procedure_assistant.domain.injection_map import ExtraArea, InjectionMap, Muscle, Side, Site
from procedure_assistant.domain.patient import Allergy, Patient, Sex, Weight
from procedure_assistant.domain.protocol import (
    Ask,
    Choice,
    Condition,
    Limit,
    Nerve,
    Phase,
    Protocol,
    PublishedPosition,
    Rule,
    Section,
    Severity,
    Shows,
    Source,
    Step,
    combine,
)
from procedure_assistant.domain.units import Dose, Volume, milligrams, units_of

DAY = date(2026, 11, 23)
START = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
BOTOX = "onabotulinumtoxinA"
LABEL = Source("LBL 2.1", "H-K")
NEXT_YEAR = date(2027, 12, 31)


def units(amount: Decimal | int | str) -> Dose:
    """Units of the map's toxin."""
    return units_of(BOTOX, amount)


# -- the injection map ---------------------------------------------------------------------------------------------------------

_MUSCLES = (
    # id, name, letter, figure by side ("" = one figure for both), sites a side, extra sites, sites_max, units_max
    ("corrugator", "Corrugator", "A", "anterior", 1, 0, 2, 10),
    ("procerus", "Procerus", "B", "anterior", 0, 0, 1, 5),
    ("frontalis", "Frontalis", "C", "anterior", 2, 0, 4, 20),
    ("temporalis", "Temporalis", "D", "", 4, 2, 10, 50),
    ("occipitalis", "Occipitalis", "E", "posterior", 3, 2, 8, 40),
    ("cervical_paraspinal", "Cervical paraspinal", "F", "posterior", 2, 0, 4, 20),
    ("trapezius", "Trapezius", "G", "posterior", 3, 4, 10, 50),
)
MUSCLES = tuple(one[0] for one in _MUSCLES)


def figure_of(muscle: str, side: Side) -> str:
    """The figure on which a muscle of a side is drawn."""
    figure = next(one[3] for one in _MUSCLES if one[0] == muscle)
    return figure or f"lateral_{side}"


def _sites() -> tuple[Site, ...]:
    sites: list[Site] = []
    for row, (muscle, _, _, _, per_side, _, _, _) in enumerate(_MUSCLES):
        if not per_side:
            sites.append(Site(f"{muscle}_1", muscle, Side.MIDLINE, 1, "anterior", 220, 219, Decimal(5), "midline"))
        for side, x in ((Side.RIGHT, 300), (Side.LEFT, 100)):
            for number in range(1, per_side + 1):
                place = (x + 40 * number, 100 + 60 * row)
                sites.append(Site(f"{muscle}_{side}_{number}", muscle, side, number, figure_of(muscle, side), *place, Decimal(5), ""))
    return tuple(sites)


def injection_map() -> InjectionMap:
    """PREEMPT as in the facts (A1): 31 sites, 155 units, extras in three muscles, at most 195 units."""
    muscles = tuple(
        Muscle(one, name, name, letter, "supine", "90°", "superficial", "", extra, most, Decimal(cap), "SmPC 4.2")
        for one, name, letter, _, _, extra, most, cap in _MUSCLES
    )
    return InjectionMap(
        id="preempt",
        version="B10",
        title="PREEMPT",
        substance=BOTOX,
        units_per_cm=20,
        dose_step=Decimal("2.5"),
        dose_max=Decimal(10),
        dose_extra=Decimal(5),
        units_max=Decimal(195),
        tolerance_mm=Decimal(15),
        muscles=muscles,
        sites=_sites(),
        extra_areas=(ExtraArea("temporalis_right_ftp1", "temporalis", Side.RIGHT, "lateral_right", 297, 154),),
        source="B10",
    )


# -- sections and limits -------------------------------------------------------------------------------------------------------


def confirm(step_id: str, label: str) -> Step:
    """A safety step that is confirmed before the first needle."""
    return Step(step_id, Ask.CONFIRM, label, label, blocks_injection=True, quick="yes")


def choice(
    step_id: str, label: str, *answers: str, quick: str = "", show_if: Condition | None = None, rules: tuple[Rule, ...] = ()
) -> Step:
    """A required choice before the first needle."""
    choices = tuple(Choice(answer, answer.replace("_", " ").capitalize()) for answer in answers)
    return Step(step_id, Ask.CHOICE, label, f"{label} {{}}", choices, blocks_injection=True, quick=quick, show_if=show_if, rules=rules)


def rule(rule_id: str, when: Condition, says: str, severity: Severity = Severity.STOP) -> Rule:
    """A rule that says something."""
    return Rule(rule_id, when, severity, says, "Go on with a physician’s stated reason.", LABEL)


YES = Condition(step="last_toxin", equals="yes")

IDENTITY = Section(
    "identity",
    "Identity",
    Phase.PREPARE,
    Shows.FORM,
    (confirm("identity_name_birth_date", "Name and birth date match"), confirm("identity_mrn", "Number matches")),
    "Both match",
    shared=True,
)
INDICATION = Section(
    "indication",
    "Indication",
    Phase.PREPARE,
    Shows.FORM,
    (
        choice("diagnosis", "Diagnosis?", "g43_719", "m54_81"),
        Step(
            "headache_days",
            Ask.NUMBER,
            "Headache days in 28?",
            "Headache on {} of 28",
            unit="days",
            minimum=Decimal(0),
            maximum=Decimal(28),
            whole=True,
            blocks_injection=True,
            rules=(rule("headache_days_few", Condition(step="headache_days", below=Decimal(15)), "Fewer than 15 headache days."),),
        ),
        Step("failed_preventives", Ask.TEXT, "Preventives tried?", "Tried: {}"),
    ),
)
TOXIN_HISTORY = Section(
    "history",
    "History",
    Phase.PREPARE,
    Shows.FORM,
    (
        choice("last_toxin", "Botulinum toxin before today?", "none", "yes", "not_known", quick="none"),
        Step("last_toxin_date", Ask.DATE, "When?", "Last toxin on {}", blocks_injection=True, show_if=YES),
        choice("last_toxin_product", "Which product?", BOTOX, "abobotulinumtoxinA", show_if=YES),
        Step("last_toxin_units", Ask.NUMBER, "How many units?", "{} given", unit="units", minimum=Decimal(1), show_if=YES, required=False),
    ),
    "Nothing earlier",
)
STEROID_HISTORY = Section(
    "history",
    "History",
    Phase.PREPARE,
    Shows.FORM,
    (
        choice("last_steroid", "Steroid before today?", "none", "yes", "not_known", quick="none"),
        Step("last_steroid_date", Ask.DATE, "When?", "Last steroid on {}", show_if=Condition(step="last_steroid", equals="yes")),
    ),
    "Nothing earlier",
)
WEIGHT = Section(
    "weight",
    "Weight",
    Phase.PREPARE,
    Shows.FORM,
    (
        Step("weight_kg", Ask.NUMBER, "Weight?", "Weight {}", unit="kg", minimum=Decimal(2), maximum=Decimal(400), required=False),
        Step("weight_on", Ask.DATE, "Weighed on?", "Weighed on {}", required=False),
    ),
)
SAFETY = Section(
    "safety",
    "Safety questions",
    Phase.PREPARE,
    Shows.FORM,
    (
        choice(
            "infection", "Infection at a site?", "no", "yes", "not_known", quick="no",
            rules=(
                rule("infection_yes", Condition(step="infection", equals="yes"), "Infection at the site."),
                rule("infection_unknown", Condition(step="infection", equals="not_known"), "Look at the skin.", Severity.CAUTION),
            ),
        ),
        choice("anticoagulant", "Anticoagulant?", "no", "yes", quick="no"),
        Step(
            "anticoagulant_which", Ask.CHOICES, "Which?", "Takes {}", (Choice("warfarin", "Warfarin"), Choice("aspirin", "Aspirin")),
            blocks_injection=True, show_if=Condition(step="anticoagulant", equals="yes"),
            rules=(rule("warfarin", Condition(step="anticoagulant_which", equals="warfarin"), "Warfarin: INR first."),),
        ),
        Step(
            "inr", Ask.NUMBER, "INR?", "INR {}", show_if=Condition(step="anticoagulant_which", within=("warfarin",)), required=False,
            minimum=Decimal(0), rules=(rule("inr_high", Condition(step="inr", above=Decimal("3.5")), "INR above 3.5."),),
        ),
    ),
    "None of these apply",
    shared=True,
)  # fmt: skip
CONSENT = Section("consent", "Consent", Phase.PREPARE, Shows.FORM, (confirm("consent_given", "Consent is signed"),), "Signed", shared=True)
SIDES = ("left", "right", "both")
PLANNED_SIDE = Section("planned", "Side", Phase.PREPARE, Shows.FORM, (choice("planned_side", "Which side?", *SIDES),))
BLOCK_CONSENT = replace(CONSENT, steps=(*CONSENT.steps, choice("consent_side", "Which side does the consent name?", *SIDES)))
PRODUCTS = Section("products", "Drugs and lots", Phase.PRODUCT, Shows.PRODUCTS, shared=True)
TIME_OUT = Section(
    "time_out", "Time-out", Phase.TIME_OUT, Shows.FORM, (confirm("time_out_patient", "Right patient"),), "Agreed", shared=True
)
BLOCK_TIME_OUT = replace(TIME_OUT, steps=(*TIME_OUT.steps, choice("time_out_side", "Side agreed at time-out?", *SIDES)))
MAP = Section("map", "Injection map", Phase.INJECT, Shows.MAP)
BLOCK = Section("block", "Nerve block", Phase.INJECT, Shows.BLOCK)
WASTE = Section("waste", "Waste", Phase.AFTER, Shows.WASTE, shared=True)
PAIN_BEFORE = Section("pain_before", "Pain before", Phase.PREPARE, Shows.SCORES, shared=True)
PAIN_AFTER = Section("pain_after", "Pain after", Phase.AFTER, Shows.SCORES)
DISCHARGE = Section(
    "discharge", "Discharge", Phase.AFTER, Shows.FORM,
    (
        Step("discharge_ready", Ask.CONFIRM, "Ready to leave", "Left well", quick="yes"),
        Step("next_visit", Ask.DATE, "Next visit?", "Next visit {}", required=False),
    ),
    "Ready", shared=True,
)  # fmt: skip
SIGN = Section("sign", "Sign and print", Phase.FINISH, Shows.SIGN, shared=True)


def limit(limit_id: str, value: str, unit: str, severity: Severity, says: str) -> Limit:
    """A limit with a source."""
    return Limit(limit_id, Decimal(value), unit, severity, says, "Wait, or go on with a physician’s stated reason.", LABEL)


TOXIN_LIMITS = (
    replace(limit("minimum_age_years", "18", "years", Severity.STOP, "Not approved below 18 years."), source=Source("LBL 8.4", "H-K")),
    limit("toxin_interval_days", "84", "days", Severity.STOP, "Retreatment is due after 12 weeks."),
    limit("toxin_window_units", "400", "units", Severity.STOP, "At most 400 units in 3 months."),
    limit("toxin_window_days", "90", "days", Severity.INFO, "3 months."),
    limit("label_units", "155", "units", Severity.CAUTION, "Above the dose of the US label."),
)
BLOCK_LIMITS = (
    limit("anaesthetic_fraction", "1", "", Severity.STOP, "Local anaesthetics together are above their maximum."),
    limit("weight_needed_fraction", "0.5", "", Severity.STOP, "Without a weight the maximum is not known."),
    limit("weight_max_age_days", "30", "days", Severity.CAUTION, "It sets the maximum."),
    limit("mixing_caution", "1", "", Severity.CAUTION, "Toxicity adds up."),
    limit("steroid_interval_days", "90", "days", Severity.STOP, "Steroids are given further apart."),
    limit("photo_tape_fraction", "0.1", "", Severity.CAUTION, "Photograph and tape may differ so much."),
    limit("photo_sides_fraction", "0.1", "", Severity.CAUTION, "The sides may differ so much."),
    limit("zone_width_mm", "15", "mm", Severity.INFO, "Width of the zone."),
)
GON = Nerve("gon", "Greater occipital nerve", "GON", 1, Decimal("1.5"), Decimal(3), Source("AHS13", "H-V2"))
LON = Nerve("lon", "Lesser occipital nerve", "LON", 2, Decimal(1), Decimal(2), Source("AHS13", "M-K"))


def preempt() -> Protocol:
    """Botulinum toxin by the map."""
    sections = (IDENTITY, INDICATION, TOXIN_HISTORY, SAFETY, CONSENT, PRODUCTS, TIME_OUT, MAP, WASTE, DISCHARGE, SIGN)
    return Protocol("preempt_botox", 1, "Botulinum toxin for chronic migraine", "Botulinum toxin", sections, TOXIN_LIMITS, injection_map())


def gon_block() -> Protocol:
    """The occipital nerve block."""
    sections = (
        IDENTITY, STEROID_HISTORY, WEIGHT, PLANNED_SIDE, SAFETY, BLOCK_CONSENT, PAIN_BEFORE, PRODUCTS, BLOCK_TIME_OUT, BLOCK, WASTE,
        PAIN_AFTER, DISCHARGE, SIGN,
    )  # fmt: skip
    published = (PublishedPosition("kim", "Kim 2018", Decimal("22.6"), Decimal("16.3"), Decimal("7.4"), Decimal("5.9"), LABEL),)
    return Protocol(
        "gon_block", 2, "Greater occipital nerve block", "Occipital nerve block", sections, BLOCK_LIMITS, None, (GON, LON), published
    )


def combined() -> Protocol:
    """Both in one visit, shared sections asked once."""
    return combine([preempt(), gon_block()])


# -- formulary and patient -----------------------------------------------------------------------------------------------------


def liquid(product_id: str, substance: str, kind: Kind, mg: str, ml: str, strength: str, *, with_epinephrine: bool = False) -> Product:
    """An ampoule."""
    return Product(
        product_id, substance, "", kind, milligrams(mg), Volume.ml(ml), with_epinephrine, strength, "", (), None, Source("Labels", "H-K")
    )


def powder(product_id: str, substance: str, brand: str, content: Dose, kind: Kind = Kind.TOXIN) -> Product:
    """A vial to dissolve."""
    diluents = tuple(Decimal(ml) for ml in (1, 2, 4, 8, 10)) if kind is Kind.TOXIN else ()
    strength = f"{content.amount} units" if kind is Kind.TOXIN else f"{content.amount} mg"
    source = Source("LBL 2.2", "H-K")
    return Product(product_id, substance, brand, kind, content, None, False, strength, "0023-3921-02", diluents, 24, source)


LA = Kind.LOCAL_ANAESTHETIC


def formulary() -> Formulary:
    """Toxins, local anaesthetics and steroids; maxima of the facts (C4, C5)."""
    return Formulary(
        "test 1",
        (
            powder("botox_200", BOTOX, "BOTOX", units(200)),
            powder("botox_100", BOTOX, "BOTOX", units(100)),
            powder("dysport_300", "abobotulinumtoxinA", "Dysport", units_of("abobotulinumtoxinA", 300)),
            liquid("lidocaine_2", "lidocaine", LA, "40", "2", "2 %, 2 mL"),
            liquid("lidocaine_2_50", "lidocaine", LA, "1000", "50", "2 %, 50 mL"),
            liquid("lidocaine_2_epi", "lidocaine", LA, "400", "20", "2 % with epinephrine, 20 mL", with_epinephrine=True),
            liquid("bupivacaine_05", "bupivacaine", LA, "50", "10", "0.5 %, 10 mL"),
            liquid("bupivacaine_05_50", "bupivacaine", LA, "250", "50", "0.5 %, 50 mL"),
            liquid("articaine_4", "articaine", LA, "72", "1.8", "4 %, 1.8 mL"),
            liquid("methylprednisolone_40", "methylprednisolone acetate", Kind.STEROID, "40", "1", "40 mg/mL, 1 mL"),
            liquid("methylprednisolone_200", "methylprednisolone acetate", Kind.STEROID, "200", "5", "40 mg/mL, 5 mL"),
            liquid("cortivazol", "cortivazol", Kind.STEROID, "3.75", "1.5", "3.75 mg, 1.5 mL"),
            powder("hydrocortisone_100", "hydrocortisone", "", milligrams(100), Kind.STEROID),
            liquid("saline", "sodium chloride", Kind.DILUENT, "90", "10", "0.9 %, 10 mL"),
        ),
        (
            AnaestheticLimit("lidocaine", False, Decimal(300), Decimal("4.5"), LABEL, LABEL),
            AnaestheticLimit("lidocaine", True, Decimal(500), Decimal(7), LABEL, LABEL),
            AnaestheticLimit("bupivacaine", False, Decimal(175), Decimal(2), LABEL, LABEL),
        ),
        (
            SteroidLimit("methylprednisolone acetate", Decimal(20), Decimal(80), True, "Never near the vertebral artery.", LABEL),
            SteroidLimit("hydrocortisone", Decimal(25), Decimal(100), False, "", LABEL),
        ),
        (Diagnosis("g43_719", "G43.719", "Chronic migraine", "Migraine", ("preempt_botox",), LABEL),),
    )


def patient(**changes: object) -> Patient:
    """Jacob Larson, 45 years, 82 kg."""
    larson = Patient(
        id="p1",
        family_name="Larson",
        given_names="Jacob",
        birth_date=date(1981, 2, 14),
        sex=Sex.MALE,
        mrn="0b324782",
        allergies=(Allergy("Penicillin", "hives"),),
        weight=Weight(Decimal(82), date(2026, 11, 20)),
    )
    return replace(larson, **changes)  # type: ignore[arg-type]
