"""Parts of invented visits from which the notes of the tests are made: a clinic, a person, sites, products, a block."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.resources import resource
from procedure_assistant.services.note import (
    Alert,
    Amount,
    Answer,
    AnswerGroup,
    Bar,
    Bars,
    Check,
    Course,
    Identity,
    Indication,
    Letterhead,
    LimitBar,
    Limits,
    Mark,
    Midline,
    NerveBlock,
    NerveRow,
    NerveSide,
    NerveTarget,
    PainPoint,
    Product,
    Quantity,
    Seal,
    Sided,
    Signature,
    UnitsRow,
    UnitsTable,
    line,
    strong,
)

EASTERN = timezone(timedelta(hours=-5))
HASH = "5d1ff34a936fa16fae6ce926ee8bd9d684ba86cb57be7adc6a8c0384825ce241"
LETTERS = {
    "corrugator": "A",
    "procerus": "B",
    "frontalis": "C",
    "temporalis": "D",
    "occipitalis": "E",
    "cervical_paraspinal": "F",
    "trapezius": "G",
}
NAMES = {key: key.replace("_", " ").capitalize() for key in LETTERS}

CLINIC = Letterhead(
    "Harbor Headache Center", ("210 Weir Street, Suite 3, Taunton, MA 02780", "Tel 555-0142", "Fax 555-0143", "NPI 1234567893")
)
PERSON = Identity(
    name="Carver, Jonas",
    short_name="Carver",
    born="14 Feb 1981 (45 y)",
    sex="M",
    mrn="0b324782-31d1-4659-89ab-58e075d6e61f",
    visit="23 Nov 2026",
)
FOOT = line("Record ", strong("7F3K-29QD"), f"  ·  SHA-256 {HASH[:16]}  ·  printed 23 Nov 2026 15:26, T. Rivera RN, first print")
SEAL = Seal("7F3K-29QD", HASH)
ALERTS = (Alert("ALLERGY", "Penicillin (hives)"), Alert("ALERT", "Fainted at a block, 12 May 2025: inject lying down, legs up"))
INDICATION = Indication(
    diagnosis=line(strong("G43.719"), " Chronic migraine without aura, intractable, without status migrainosus, since 2022."),
    history=line(strong("Before cycle 1:"), " 22 headache days in 28, 14 of them migraine, lasting 4 h or more."),
    failed=line(
        strong("Failed:"),
        " topiramate 100 mg 12 weeks, word finding; propranolol 160 mg 14 weeks, no effect; amitriptyline 50 mg 10 weeks, sedation.",
    ),
    effect=line(
        strong("Effect of cycles 1–3:"),
        " headache days 22 → 11 (−50 %), HIT-6 67 → 58. ",
        strong("Last:"),
        " 31 Aug 2026, 155 units.",
    ),
    bars=Bars(
        line(strong("Headache days"), " in 28, after cycle"),
        (
            Bar("before", Decimal(22), "22"),
            Bar("1", Decimal(17), "17"),
            Bar("2", Decimal(13), "13"),
            Bar("3", Decimal(11), "11", latest=True),
        ),
    ),
)
SAFETY = (
    Check(
        line(
            strong("Consent 14:14"),
            ", written: toxin form 5, nerve block form 3 (off-label use told). Signed by patient; questions answered, E. Marsh MD.",
        )
    ),
    Check(
        line(
            strong("Time-out 14:31"),
            ", E. Marsh MD, T. Rivera RN, patient: two identifiers, procedures, both sides, drugs, allergy, position agreed aloud.",
        )
    ),
    Check(
        line(
            strong("Before 14:12:"),
            " no infection at the sites, no neuromuscular disease, no swallowing or breathing trouble, no anticoagulant, no"
            " aminoglycoside. BP 128/78, HR 72, weight 82 kg (19 Oct 2026).",
        )
    ),
)
CHECKLIST = (
    AnswerGroup(
        "Identity",
        "T. Rivera RN 14:08",
        (Answer("Two identifiers", "name and birth date"), Answer("Allergies asked again", "yes, one", stands_out=True)),
    ),
    AnswerGroup(
        "Indication",
        "E. Marsh MD 14:11",
        (Answer("Headache days of 28", "22"), Answer("with migraine features", "14"), Answer("Preventives that failed", "3")),
    ),
    AnswerGroup(
        "Contraindications",
        "E. Marsh MD 14:12",
        (
            Answer("Infection at a site", "no"),
            Answer("Neuromuscular disease", "no"),
            Answer("Swallowing or breathing trouble", "no"),
            Answer("Anticoagulant", "no"),
            Answer("Aminoglycoside", "no"),
            Answer("Earlier skull surgery or defect", "no"),
        ),
    ),
)
SIGNED = Signature(
    "Elena Marsh, MD",
    (
        line("Neurology, NPI 1234567893. Performed both procedures. ", strong("Signed electronically 23 Nov 2026 15:24 EST"), "."),
        line(
            "Assisted, prepared, observed: ",
            strong("Tomás Rivera, RN"),
            ", confirmed 15:20.  Witness of waste: ",
            strong("Kwame Osei, RN"),
            ", 15:02.",
        ),
    ),
)
PROVENANCE = (
    line("Protocol: ", strong("preempt_botox 3"), " (map B10) + ", strong("gon_block 2"), ". Procedure Assistant 0.1.0, entry 148."),
)


def _site(data: dict[str, object], status: SiteStatus, **changes: object) -> Mark:
    muscle, side = str(data["muscle"]), {"mid": Side.MIDLINE}.get(str(data["side"])) or Side(str(data["side"]))
    where = "" if side is Side.MIDLINE else f" {side}"
    extra = " extra" if data["kind"] == "follow_the_pain" else ""
    mark = Mark(
        figure=str(data["figure"]),
        x=float(str(data["x"])),
        y=float(str(data["y"])),
        status=status,
        letter=LETTERS[muscle],
        muscle=muscle,
        side=side,
        name=f"{NAMES[muscle]}{where}{extra} {data['number']}",
        units="" if status in (SiteStatus.OMITTED, SiteStatus.PLANNED) else "5 units",
    )
    return replace(mark, **changes)


def marks(status: SiteStatus = SiteStatus.GIVEN, extras: Iterable[str] = (), **changed: Mark) -> tuple[Mark, ...]:
    """The 31 sites of the map in one state, the named follow-the-pain sites, and single sites replaced by id."""
    data = json.loads(resource("figures", "landmarks.json").read_text(encoding="utf-8"))
    fixed = [changed.get(one["id"], _site(one, status)) for one in data["sites"]]
    wanted = set(extras)
    added = [changed.get(one["id"], _site(one, SiteStatus.EXTRA)) for one in data["follow_the_pain"] if one["id"] in wanted]
    return (*fixed, *added)


def site(site_id: str, status: SiteStatus, **changes: object) -> Mark:
    """One site of the map in a state of its own."""
    data = json.loads(resource("figures", "landmarks.json").read_text(encoding="utf-8"))
    found = next(one for one in (*data["sites"], *data["follow_the_pain"]) if one["id"] == site_id)
    return _site(found, status, **changes)


def sided(left: str, right: str) -> Sided:
    """Plain amounts of both sides."""
    return Sided(Amount(left), Amount(right))


def _row(muscle: str, planned: str, sites: str, total: str, given: Sided | None = None) -> UnitsRow:
    plan = sided(planned, planned)
    return UnitsRow(LETTERS[muscle], NAMES[muscle], plan, given or plan, sites, total)


PROCERUS = UnitsRow("B", "Procerus", Midline(Amount("5")), Midline(Amount("5")), "1", "5")


def units_table(temporalis: Sided | None = None, frontalis: Sided | None = None, *, extra: bool = False) -> UnitsTable:
    """Units by muscle as planned, or with 10 units more in the right temporalis."""
    return UnitsTable(
        rows=(
            _row("corrugator", "5", "2", "10"),
            PROCERUS,
            _row("frontalis", "10", "4", "20", frontalis),
            _row("temporalis", "20", "10" if extra else "8", "50" if extra else "40", temporalis),
            _row("occipitalis", "15", "6", "30"),
            _row("cervical_paraspinal", "10", "4", "20"),
            _row("trapezius", "15", "6", "30"),
        ),
        planned=sided("75", "75"),
        given=sided("75", "85" if extra else "75"),
        sites="33" if extra else "31",
        total="165" if extra else "155",
        total_remark="incl. midline 5",
        caption="Sides are the patient’s. Each mark 5 units unless noted.",
    )


def limits(used: int, *, temporalis: str, interval: str = "84 days") -> Limits:
    """This visit, 90 days and temporalis."""
    return Limits(
        bars=(
            LimitBar("This visit", line(strong(str(used)), " of 195 units"), Decimal(used) / 195),
            LimitBar(f"Any 90 days (155 + {used})", line(strong(str(155 + used)), " of 400 units"), Decimal(155 + used) / 400),
            LimitBar(
                "Temporalis",
                line(strong("10" if temporalis == "50" else "8"), " of 10 sites, ", strong(temporalis), " of 50 units"),
                Decimal(temporalis) / 50,
            ),
        ),
        lines=(
            line(strong(interval), " since the last toxin (at least 84)."),
            line(strong("Route:"), " intramuscular. ", strong("Frequency:"), " every 12 weeks."),
        ),
    )


def toxin(given: str, volume: str, wasted: str, wasted_volume: str) -> Product:
    """A 200-unit vial in 4 mL."""
    return Product(
        name="onabotulinumtoxinA",
        detail="(BOTOX) 200 units",
        ndc="0023-3921-02",
        lot="C8812C3",
        expiry="30 Apr 2029",
        given=Quantity(given, volume),
        wasted=Quantity(wasted, wasted_volume),
        opened=Quantity("200 units", "4 mL"),
        remarks=(
            line(
                "Reconstituted 14:20 with 4 mL NaCl 0.9 %, no preservative (lot N2207, exp 31 Jan 2028): ",
                strong("5 units in 0.1 mL"),
                ". Intramuscular, 30 G, 13 mm. Waste seen: K. Osei RN 15:02.",
            ),
        ),
    )


LIDOCAINE = Product(
    "lidocaine",
    "2 %, 2 mL",
    "99999-101-02",
    "KP4410",
    "31 Mar 2028",
    Quantity("40 mg", "2 mL"),
    Quantity("0 mg", "0 mL"),
    Quantity("40 mg", "2 mL"),
)
BUPIVACAINE = Product(
    "bupivacaine",
    "0.5 %, 10 mL",
    "99999-102-10",
    "HB7730",
    "30 Nov 2027",
    Quantity("10 mg", "2 mL"),
    Quantity("40 mg", "8 mL"),
    Quantity("50 mg", "10 mL"),
)
NERVE = NerveBlock(
    caption="Greater occipital, both sides, by landmarks",
    sides=tuple(NerveSide(side, (NerveTarget(1 / 3, 0.0, SiteStatus.GIVEN),), "84 mm ÷ 3", "28.0 mm") for side in (Side.LEFT, Side.RIGHT)),
    rows=(
        NerveRow("EOP to mastoid, measured", "84 mm", "84 mm"),
        NerveRow("Injected from EOP (one third)", "28.0 mm", "28.0 mm", strong=True),
        NerveRow("lidocaine 2 %", "1 mL", "1 mL"),
        NerveRow("bupivacaine 0.5 %", "1 mL", "1 mL"),
        NerveRow("Given; blood on aspiration", "14:50; no", "14:48; no"),
        NerveRow("Pinprick reduced at", "10 min", "10 min"),
    ),
    figure_caption=(
        "EOP to mastoid in thirds, medial third heavy; disc: injected. Dotted: occipital artery. A diagram, not this patient’s scale."
    ),
    anaesthetic_title="Local anaesthetic, both sides",
    anaesthetic=(
        LimitBar("lidocaine", line(strong("40"), " of 300 mg   14 %"), Decimal(40) / 300),
        LimitBar("bupivacaine", line(strong("10"), " of 164 mg   7 %"), Decimal(10) / 164),
        LimitBar("together, added", line(strong("20 %")), Decimal(40) / 300 + Decimal(10) / 164),
    ),
    remarks=(line("At 82 kg: lidocaine 4.5 mg/kg, at most 300 mg; bupivacaine 2 mg/kg. 27 G, 30 mm; patient lying on the side."),),
)
COURSE = Course(
    items=(
        Check(line(strong("No complication."), " No syncope, bleeding, weakness, ptosis or toxic sign while observed 14:50–15:18.")),
        Check(
            line(
                strong("At leaving 15:20:"),
                " pain 3, BP 124/76, HR 70, gait steady, sites dry, swallowing and speech normal. Wife drives.",
            )
        ),
        Check(line(strong("After-care"), " leaflet (English, version 4) and Medication Guide given and explained, T. Rivera RN 15:16.")),
        Check(
            line(
                strong("Next:"),
                " call 25 Nov; headache diary; toxin not before 15 Feb 2027; block from 7 Dec 2026 if needed.",
            )
        ),
    ),
    pain=(PainPoint(0, 7), PainPoint(5, 6), PainPoint(15, 4), PainPoint(25, 3)),
    pain_title="Pain 0–10, minutes after the block",
)
