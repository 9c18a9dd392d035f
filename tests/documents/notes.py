"""Notes of invented people made by hand: the shortest visit, Botox alone, Botox with a nerve block, a draft, and the longest one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.note import (
    Alert,
    Amendment,
    Amount,
    Answer,
    AnswerGroup,
    Check,
    Claim,
    Course,
    Glance,
    Identity,
    Letterhead,
    LimitBar,
    NerveBlock,
    NerveRow,
    NerveSide,
    NerveTarget,
    Note,
    Override,
    PainPoint,
    Product,
    Quantity,
    Remark,
    Sided,
    Signature,
    SiteMap,
    line,
    strong,
)
from tests.documents.parts import (
    ALERTS,
    BUPIVACAINE,
    CHECKLIST,
    CLINIC,
    COURSE,
    EASTERN,
    FOOT,
    INDICATION,
    LIDOCAINE,
    NERVE,
    PERSON,
    PROVENANCE,
    SAFETY,
    SEAL,
    SIGNED,
    limits,
    marks,
    sided,
    site,
    toxin,
    units_table,
)


def combined() -> Note:
    """Botox with two follow-the-pain extras on the right and one site moved, then a block of both greater occipital nerves."""
    moved = site("frontalis_left_2", SiteStatus.CHANGED, y=118.0, planned_at=(285.0, 134.0), remark="1", units="5 units")
    first = site("temporalis_right_ftp1", SiteStatus.EXTRA, remark="2")
    second = replace(first, x=269.0, y=134.0, name="Temporalis right extra 2", remark="3")
    site_map = SiteMap(
        "B10",
        (*marks(extras=(), frontalis_left_2=moved), first, second),
        (
            Remark("1", "Frontalis left 2: 5 units placed 8 mm higher than planned; left brow already low."),
            Remark("2, 3", "Temporalis right: + 5 units + 5 units; the pain starts in the right temple."),
        ),
    )
    return Note(
        title="Procedure record, Carver, Jonas, 23 Nov 2026",
        subject="Botulinum toxin and occipital nerve block",
        heading="Procedure record",
        status=line(strong("Final"), ", version 1, signed 23 Nov 2026 15:24"),
        draft=False,
        identity=PERSON,
        made_at=datetime(2026, 11, 23, 15, 26, tzinfo=EASTERN),
        summary=line(
            strong("Botulinum toxin for chronic migraine, cycle 4, with bilateral greater occipital nerve block."),
            " No complication.",
        ),
        signature=SIGNED,
        provenance=PROVENANCE,
        foot=FOOT,
        letterhead=CLINIC,
        alerts=ALERTS,
        glance=(
            Glance("165 units", ("onabotulinumtoxinA given", "33 sites; 155 planned")),
            Glance("35 units", ("wasted (0.7 mL)", "of 200 units opened")),
            Glance("R + L", ("occipital nerve block", "2 mL a side, no steroid")),
            Glance("7 → 3", ("pain, 0 to 25 min", "after the block")),
            Glance("15 Feb 2027", ("earliest next toxin", "84 days after this visit")),
        ),
        indication=INDICATION,
        safety=SAFETY,
        checklist=CHECKLIST,
        site_map=site_map,
        units=units_table(
            Sided(Amount("20"), Amount("30", strong=True, marks=(SiteStatus.EXTRA,))),
            Sided(Amount("10", marks=(SiteStatus.CHANGED,)), Amount("10")),
            extra=True,
        ),
        limits=limits(165, temporalis="50"),
        products=(toxin("165 units", "3.3 mL", "35 units", "0.7 mL"), LIDOCAINE, BUPIVACAINE),
        overrides=(
            Override(
                "165 units, above the US label (155 units).",
                "Two follow-the-pain sites, right temple; within trial maximum 195 units.",
                "E. Marsh MD 14:40.",
            ),
            Override(
                "Weight 35 days old (limit 30).", "Patient states no change; block far below its limit.", "E. Marsh MD 14:16."
            ),
        ),
        nerve=NERVE,
        course=COURSE,
        claim=Claim(
            (
                line(
                    strong("64615"), " × 1    ", strong("J0585"), " × 165    ", strong("J0585-JW"), " × 35    ",
                    strong("64405-50"), " × 1    ICD-10-CM ", strong("G43.719"),
                ),
                line("N4 ", strong("00023392102"), " UN 1  on both J0585 lines"),
            ),
            (line("Codes and units counted from this record. 64615 with 64405: to be checked by the coder."),),
        ),
        seal=SEAL,
    )  # fmt: skip


def botox_only() -> Note:
    """PREEMPT exactly as planned: the visit that fits on one page."""
    return replace(
        combined(),
        subject="Botulinum toxin",
        summary=line(strong("Botulinum toxin for chronic migraine, cycle 4."), " No complication."),
        glance=(
            Glance("155 units", ("onabotulinumtoxinA given", "31 sites; 155 planned")),
            Glance("45 units", ("wasted (0.9 mL)", "of 200 units opened")),
            Glance("84 days", ("since the last toxin", "31 Aug 2026, 155 units")),
            Glance("None", ("complications", "left 15:02")),
            Glance("15 Feb 2027", ("earliest next toxin", "84 days after this visit")),
        ),
        site_map=SiteMap("B10", marks(), (Remark("", "Every site as planned."),)),
        units=units_table(),
        limits=replace(
            limits(155, temporalis="40"),
            lines=(*limits(155, temporalis="40").lines, line(strong("Overrides:"), " none.")),
        ),
        products=(toxin("155 units", "3.1 mL", "45 units", "0.9 mL"),),
        overrides=None,
        checklist=(),
        nerve=None,
        course=Course(
            (
                Check(
                    line(
                        strong("No complication"),
                        " while observed 14:46–15:00. Left 15:02: pain 4, steady, sites dry, swallowing and speech normal.",
                    )
                ),
                Check(
                    line(
                        strong("After-care"),
                        " leaflet (English, version 4) and Medication Guide given and explained, T. Rivera RN 14:58.",
                    )
                ),
            )
        ),
        claim=Claim(
            (
                line(
                    strong("64615"), " × 1    ", strong("J0585"), " × 155    ", strong("J0585-JW"), " × 45    ICD-10-CM ",
                    strong("G43.719"), "    N4 ", strong("00023392102"), " UN 1",
                ),
            )
        ),
    )  # fmt: skip


def shortest() -> Note:
    """A visit that was opened and signed with hardly anything in it: no letterhead, no map, no products."""
    return Note(
        title="Procedure record, Li, Bo, 23 Nov 2026",
        subject="Consultation before injection",
        heading="Procedure record",
        status=line(strong("Final"), ", version 1, signed 23 Nov 2026 09:04"),
        draft=False,
        identity=Identity("Li, Bo", "Li", "1 Jan 2000 (26 y)", "F", "4711", "23 Nov 2026"),
        made_at=datetime(2026, 11, 23, 9, 5, tzinfo=EASTERN),
        summary=line(strong("Nothing was injected."), " The patient wished to wait."),
        signature=Signature("Elena Marsh, MD", (line("Signed electronically 23 Nov 2026 09:04 EST."),)),
        provenance=PROVENANCE,
        foot=FOOT,
        alerts=(Alert("Allergies:", "none known", stop=False),),
        products=(),
        overrides=(),
        seal=SEAL,
    )


def draft() -> Note:
    """Eleven of 31 sites charted, nothing signed."""
    done = {"corrugator", "procerus", "frontalis"}
    given = tuple(
        replace(mark, status=SiteStatus.GIVEN, units="5 units")
        if mark.muscle in done or (mark.muscle == "temporalis" and mark.side is Side.RIGHT)
        else mark
        for mark in marks(SiteStatus.PLANNED)
    )
    empty = sided("–", "–")
    return replace(
        botox_only(),
        status=line(strong("DRAFT, not signed"), ", as charted 23 Nov 2026 14:44"),
        draft=True,
        status_word="DRAFT",
        summary=line(strong("Unfinished: 11 of 31 sites charted."), " Botulinum toxin for chronic migraine, cycle 4."),
        glance=(
            Glance("55 units", ("given so far", "11 sites")),
            Glance("100 units", ("planned, not yet given", "20 sites")),
            Glance("145 units", ("left of 200 units opened", "2.9 mL")),
            Glance("4", ("points open", "see signature")),
            Glance("not yet", ("complications asked",)),
        ),
        site_map=SiteMap("B10", given, (Remark("", "Hollow rings are planned. Nothing hollow has been given."),)),
        units=replace(
            units_table(Sided(Amount("–"), Amount("20"))),
            rows=tuple(
                replace(row, given=empty, sites="–", total="–") if row.letter in "EFG" else row
                for row in units_table(Sided(Amount("–"), Amount("20"))).rows
            ),
            given=sided("15", "35"),
            sites="11",
            total="55",
        ),
        limits=limits(55, temporalis="20"),
        products=(replace(toxin("55 units", "1.1 mL", "open", ""), remarks=toxin("", "", "", "").remarks),),
        overrides=(Override("Weight 35 days old (limit 30).", "Patient states no change.", "E. Marsh MD 14:16."),),
        course=None,
        claim=None,
        seal=None,
        foot=line(strong("DRAFT"), ", not signed  ·  visit 7F3K  ·  printed 23 Nov 2026 14:44, T. Rivera RN"),
        signature=Signature(
            "",
            (
                line(
                    strong("Not signed. Not for the chart, a claim or another office."),
                    " Open: 20 planned sites; waste not counted; complications and after-care not answered.",
                ),
            ),
        ),
        provenance=(line("Protocol: ", strong("preempt_botox 3"), " (map B10). No code and no hash before signing."),),
    )


_LONG_REASON = "Clinical need, discussed with the patient and her daughter, who interprets; recorded in the visit note of the same day."


def longest() -> Note:
    """Everything at once: 39 sites, four products, twelve overrides, long lists, long names, characters no font has."""
    extras = (
        "temporalis_right_ftp1", "temporalis_left_ftp1", "occipitalis_right_ftp1", "occipitalis_left_ftp1",
        "trapezius_right_ftp1", "trapezius_right_ftp2", "trapezius_left_ftp1", "trapezius_left_ftp2",
    )  # fmt: skip
    changed = {
        "corrugator_left_1": site("corrugator_left_1", SiteStatus.CHANGED, units="2.5 units", remark="1"),
        "frontalis_left_2": site("frontalis_left_2", SiteStatus.CHANGED, y=118.0, planned_at=(285.0, 134.0), remark="2"),
        "cervical_paraspinal_right_1": site("cervical_paraspinal_right_1", SiteStatus.OMITTED, remark="3"),
        "trapezius_left_2": site("trapezius_left_2", SiteStatus.CHANGED, units="7.5 units", remark="4"),
        "trapezius_right_1": site("trapezius_right_1", SiteStatus.OMITTED, remark="5"),
        "occipitalis_left_1": site("occipitalis_left_1", SiteStatus.CHANGED, units="7.5 units", remark="6"),
        "temporalis_left_3": site("temporalis_left_3", SiteStatus.CHANGED, units="2.5 units", remark="7"),
        "temporalis_right_4": site("temporalis_right_4", SiteStatus.OMITTED, remark="8"),
    }
    remarks = (
        Remark("1", "Corrugator left: 2.5 units, not 5 units; ptosis after cycle 3."),
        Remark("2", "Frontalis left 2: 8 mm higher; left brow already low."),
        Remark("3", "Cervical paraspinal right 1: not given, weak neck."),
        Remark("4", "Trapezius left 2: 7.5 units, not 5 units."),
        Remark("5", "Trapezius right 1: not given; a scar from a port that was removed in March lies over the planned place."),
        Remark("6", "Occipitalis left 1: 7.5 units, not 5 units."),
        Remark("7", "Temporalis left 3: 2.5 units, not 5 units."),
        Remark("8", "Temporalis right 4: not given."),
        Remark("", "8 extras: where pain predominates."),
    )
    titles = (
        "Above the US label (155 units).", "Weight 35 days old (limit 30).", "Anticoagulant not stopped.",
        "Interval 83 days, 84 asked.", "Steroid 61 days ago, 90 asked.", "Lidocaine allergy listed.",
        "Corrugator below the planned dose.", "Trapezius site above 5 units.", "Paraspinal site omitted.",
        "Headache diary 19 of 28 days.", "Consent form 4, current is 5.", "Second witness of waste not present.",
    )  # fmt: skip
    both = (SiteStatus.EXTRA, SiteStatus.CHANGED)
    steroid = Product(
        "methylprednisolone acetate",
        "40 mg/mL, 1 mL, single dose, preservative-free presentation from the hospital pharmacy",
        "99999-103-01",
        "LONGLOT-2026-11-000482-B",
        "31 Jan 2027",
        Quantity("40 mg", "1 mL"),
        Quantity("0 mg", "0 mL"),
        Quantity("40 mg", "1 mL"),
    )
    allergies = (
        "Lidocaine (rash), natural rubber latex (urticaria), chlorhexidine gluconate (anaphylaxis 2019), povidone-iodine,"
        " adhesive tape, penicillin V, sulfamethoxazole, cow’s milk protein, human albumin, polysorbate 80, benzyl alcohol,"
        " nickel sulfate, shellfish, tree pollen, house dust mite, cat hair and bee venom (carries an auto-injector)"
    )
    failed = "; ".join(
        f"{drug} {dose} mg {weeks} weeks, {why}"
        for drug, dose, weeks, why in (
            ("topiramate", 100, 12, "word finding"), ("propranolol", 160, 14, "no effect"),
            ("amitriptyline", 50, 10, "sedation"), ("valproate", 1000, 16, "weight gain and tremor"),
            ("candesartan", 16, 12, "dizziness on standing"), ("venlafaxine", 150, 20, "blood pressure"),
            ("flunarizine", 10, 8, "low mood"), ("erenumab", 140, 26, "constipation that needed treatment"),
            ("galcanezumab", 120, 26, "no effect"), ("atogepant", 60, 13, "nausea"),
        )
    )  # fmt: skip
    return replace(
        combined(),
        identity=Identity(
            "Al-Hashimi bint Abd al-Rahman, María Guadalupe Wilhelmina-Anastasia \U0001f600 Ługowska-Şahinoğlu",
            "Al-Hashimi bint Abd al-Rahman",
            "3 Jan 1959 (67 y)",
            "F",
            "0b324782-31d1-4659-89ab-58e075d6e61f",
            "23 Nov 2026",
        ),
        heading="Procedure record, amended",
        status=line(strong("Final"), ", version 2, signed 24 Nov 2026 09:12"),
        status_word="AMENDED, version 2",
        letterhead=Letterhead(
            "Harbor Headache Center and Interdisciplinary Pain Clinic of the South-Eastern Massachusetts Medical Group", CLINIC.details
        ),
        alerts=(
            Alert("ALLERGY", allergies),
            Alert("ALERT", "Fainted at a block, 12 May 2025: inject lying down, legs up; takes apixaban 5 mg, last dose 23 Nov 2026 07:30"),
        ),
        glance=(Glance("190 units", ("onabotulinumtoxinA given", "37 sites; 155 planned"), was="195"), *combined().glance[1:]),
        amendments=(
            Amendment(
                "1", "Trapezius left 2", "given, 5 units", "not given, 0 units", "E. Marsh MD, 24 Nov 2026 09:08",
                "Omitted at the chair, weak left shoulder; marked with the row.",
            ),
            Amendment("", "which changes", "195 units, 39 sites", "190 units, 38 sites", "computed", "Vial opened 200 units, unchanged."),
        ),
        indication=replace(INDICATION, failed=line(strong("Failed:"), f" {failed}.")),
        site_map=SiteMap("B10", marks(extras=extras, **changed), remarks),
        units=units_table(
            Sided(Amount("27.5", strong=True, marks=both, was="30"), Amount("22.5", strong=True, marks=(SiteStatus.OMITTED, *both))),
            extra=True,
        ),
        limits=limits(190, temporalis="50", interval="83 days"),
        products=(toxin("190 units", "3.8 mL", "10 units", "0.2 mL"), LIDOCAINE, BUPIVACAINE, steroid),
        overrides=tuple(
            Override(title, _LONG_REASON if number % 4 == 2 else "Patient states no change.", f"E. Marsh MD 14:{16 + 2 * number}.")
            for number, title in enumerate(titles)
        ),
    )  # fmt: skip


def block_only() -> Note:
    """A block of the left greater and lesser occipital nerve without toxin: one side, no map, a target off the line."""
    targets = (NerveTarget(0.36, 0.12, SiteStatus.GIVEN, "GON"), NerveTarget(2 / 3, 0.0, SiteStatus.GIVEN, "LON"))
    return replace(
        combined(),
        subject="Occipital nerve block",
        summary=line(strong("Left greater and lesser occipital nerve block for occipital neuralgia."), " No complication."),
        glance=(Glance("L", ("two occipital nerves", "4 mL, no steroid")), Glance("8 → 2", ("pain, 0 to 20 min", "after the block"))),
        site_map=None,
        units=None,
        limits=None,
        products=(LIDOCAINE,),
        overrides=(),
        nerve=NerveBlock(
            caption="Greater and lesser occipital, left side, by landmarks",
            sides=(NerveSide(Side.LEFT, targets, "81 mm ÷ 3", "27.0 mm"), NerveSide(Side.RIGHT, (), "84 mm ÷ 3", "28.0 mm")),
            rows=(
                NerveRow("EOP to mastoid, measured", "81 mm", "84 mm"),
                NerveRow("GON from EOP (one third)", "27.0 mm", "", strong=True),
                NerveRow("LON from EOP (two thirds)", "54.0 mm", "", strong=True),
                NerveRow("lidocaine 2 % with epinephrine 1:200,000", "2 mL", ""),
                NerveRow("Given; aspiration", "14:50; nothing seen on aspiration", ""),
            ),
            figure_caption=NERVE.figure_caption,
            anaesthetic_title="Local anaesthetic, left side",
            anaesthetic=(LimitBar("lidocaine with epinephrine", line(strong("520"), " of 500 mg   104 %"), Decimal("1.04")),),
            remarks=NERVE.remarks,
        ),
        course=replace(COURSE, pain=(PainPoint(-3, 8), PainPoint(0, 8), PainPoint(1, 7), PainPoint(20, 2))),
    )


def endless() -> Note:
    """Typed text without measure: it wraps and moves, and nothing of it is lost or leaves the sheet."""
    word, many = "Donaudampfschifffahrtsgesellschaft" * 6, "a sentence that somebody dictated without stopping for breath, " * 40
    arabic = "محمد عبد الرحمن"
    odd = Product(
        f"compound {word}",
        many,
        "99999-104-01",
        "L" * 60,
        "31 Jan 2027",
        Quantity("1,000,000 units", "100 mL", was="900,000 units"),
        Quantity("0 units", "0 mL"),
        Quantity("1,000,000 units", "100 mL"),
        remarks=(line(many),),
    )
    return replace(
        longest(),
        identity=Identity(f"{arabic} {word}", "Donau", "3 Jan 1959 (67 y)", "other", "9" * 90, "23 Nov 2026"),
        foot=line("Record ", strong("7F3K-29QD"), f"  ·  printed by {many[:160]}"),
        alerts=(Alert("ALLERGY", many * 2), Alert("ALERT", f"line one\nline two\ttab\x07bell {word}")),
        summary=line(strong(many[:400])),
        amendments=tuple(Amendment(str(number), many[:200], word, many[:90], "E. Marsh MD", many) for number in range(3)),
        indication=replace(INDICATION, failed=line(many * 3)),
        checklist=tuple(AnswerGroup(f"Section {number}", "E. Marsh MD", (Answer(many, word),)) for number in range(4)),
        site_map=replace(longest().site_map or SiteMap("", ()), remarks=(Remark("1", many * 2), Remark("2", word))),
        products=(odd, *([LIDOCAINE] * 30)),
        overrides=tuple(Override(many[:90], many if number % 7 == 0 else "reason", "E. Marsh MD 14:16.") for number in range(70)),
        nerve=replace(NERVE, remarks=(line(many * 3),)),
    )  # fmt: skip


ALL = {
    "block_only": block_only,
    "endless": endless,
    "shortest": shortest,
    "botox_only": botox_only,
    "combined": combined,
    "draft": draft,
    "longest": longest,
}
