"""The longest visit, charted by the real services: 39 sites, five products, twelve overrides, six images, three amendments."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from procedure_assistant.domain.commands import block, checklist, closing, course, injection_map, passport, products, ultrasound
from procedure_assistant.domain.events_regenerative import ImageKind
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.patient import Allergy
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.units import Volume
from procedure_assistant.services import image_record
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Visit
from tests.domain.regenerative import NOTE, NOW, WHOLE, tuples
from tests.domain.samples import NEXT_YEAR, patient
from tests.services.regenerative_visits import BOTH, do, png, services

ALLERGIES = ("Lidocaine", "Botulinum toxin", "Methylprednisolone", "Bupivacaine", "Latex", "Chlorhexidine gluconate", "Povidone-iodine")
PARTS = ("preempt_botox", "gon_block_ultrasound", "prp_occipital")
REASON = "Discussed with the patient, her daughter who interprets, and the referring neurologist; the benefit outweighs the risk today."
TEXT = "A long answer in the words of the physician, written while the hands are busy and read by somebody else later."
ADVERSE = {
    "red_flags", "infection_at_site", "fever_or_illness", "allergy_materials", "anticoagulant", "pregnancy", "neuromuscular_disease",
    "swallowing_or_breathing", "interacting_drugs", "planned_surgery", "face_or_neck_condition", "toxin_side_effect", "steroid_allergy",
    "local_anaesthetic_allergy", "skull_defect", "fainted_at_block", "local_anaesthetic_risk", "epinephrine_risk", "steroid_risk",
    "platelet_disorder", "immunosuppression", "cgrp_drug", "toxin_allergy",
}  # fmt: skip
KNOWN = {"diagnosis": "g43_719", "headache_days": "22", "migraine_days": "14", "next_visit": "2027-02-15", "weight_kg": "82"}
USUAL = {Ask.CONFIRM: "yes", Ask.TEXT: TEXT, Ask.DATE: "2026-11-01", Ask.NUMBER: "82"}


def longest_visit(folder: Path) -> tuple[Services, Visit]:
    """The visit, signed and amended three times; close ``services.store`` afterwards."""
    built = services(folder)
    save_settings(built.store, CLINIC)
    long_name = replace(
        patient(), id="p2", family_name="Al-Hashimi bint Abd al-Rahman Ługowska-Şahinoğlu", given_names="María Guadalupe Wilhelmina",
        mrn="0b324782-31d1-4659-89ab-58e075d6e61f",
        allergies=tuple(Allergy(substance, "rash, hives and wheeze") for substance in ALLERGIES),
    )  # fmt: skip
    built.store.save_patient(long_name, NOW)
    visit = built.visits.begin(long_name.id, PARTS)
    _answer(visit)
    do(visit, course.score_pain, "before", 9, NOW)
    _open(visit)
    _override(visit)
    _toxin(visit)
    _product(built, visit)
    _block(visit)
    do(visit, products.waste_all, "Rest of a single-dose vial", "K. Osei")
    do(visit, course.score_pain, "after", 3, NOW)
    refusal = visit.sign("Elena Marsh", "MD")
    assert refusal is None, refusal
    for change in (
        lambda record: injection_map.change_dose(record, "frontalis_left_2", Decimal("2.5")),
        lambda record: closing.correct_lot(record, "c1", "C8821C3", NEXT_YEAR),
        lambda record: course.correct_score(record, "after", 4),
    ):
        do(visit, closing.amend, change, TEXT)
    return built, visit


def _answer(visit: Visit) -> None:
    """Every question, the adverse way where there is one, as it comes up."""
    missing = True
    while missing:
        missing = False
        for step in visit.record.protocol.steps():
            if step.id not in visit.record.answers and visit.record.asks(step):
                ids = [choice.id for choice in step.choices]
                first = "both" if "both" in ids else next(iter(ids), "")
                value = "yes" if step.id in ADVERSE else KNOWN.get(step.id) or step.quick or USUAL.get(step.ask) or first
                do(visit, checklist.answer, step.id, (value,))
                missing = True


def _open(visit: Visit) -> None:
    do(visit, products.open_product, "botox_200", "LONGLOT-2026-11-000482-B", NEXT_YEAR)
    do(visit, products.reconstitute, "c1", Volume.ml(10), "0.9 % NaCl, preservative-free", "N2207", None)
    do(visit, products.open_product, "lidocaine_2_5ml", "KP4410", NEXT_YEAR)
    do(visit, products.open_product, "methylprednisolone_40_5ml", "HB7730", NEXT_YEAR)
    do(visit, products.open_product, "bupivacaine_0_5_10ml", "BV1", NEXT_YEAR)


def _override(visit: Visit) -> None:
    """Every stop that a reason goes past."""
    for found in findings(visit.record):
        if found.stops:
            do(visit, checklist.override, found.id, REASON)


def _toxin(visit: Visit) -> None:
    do(visit, injection_map.give_all)
    sites = list(visit.record.sites.values())
    for muscle, number in (("temporalis", 2), ("occipitalis", 2), ("trapezius", 4)):
        for at in range(number):
            side = BOTH[at % 2]
            near = next(site for site in sites if (site.muscle, site.side) == (muscle, side))
            where = (near.figure, near.x + 12.0 * (at // 2), near.y + 14.0)
            do(visit, injection_map.add_extra, *where, muscle, side, REASON)


def _product(built: Services, visit: Visit) -> None:
    assert built.images is not None
    do(visit, passport.begin, "prp")
    do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
    for side in BOTH:
        do(visit, ultrasound.inject, "gon_nuchal", side, "b1", Volume.ml(2), NOW, aspiration="negative")
        do(visit, ultrasound.note, "gon_nuchal", side, tuples(NOTE))
    for number in range(6):
        kept = built.images.take_in_bytes(png(64 + number), visit.id).image
        refusal = image_record.attach(
            built.images, visit, kept.id, kind=ImageKind.ULTRASOUND, target="gon_nuchal", side=BOTH[number % 2], shows_needle=True, frame=0,
            caption="Needle at the nerve",
        )  # fmt: skip
        assert refusal is None, refusal


def _block(visit: Visit) -> None:
    do(visit, block.plan, ("gon",), BOTH, [("c2", Volume.ml("1.5")), ("c3", Volume.ml("0.5")), ("c4", Volume.ml(1))], "per_side")
    _override(visit)
    for side in BOTH:
        do(visit, ultrasound.inject_block, "gon_c2", side, aspiration="negative")
        do(visit, ultrasound.note, "gon_c2", side, tuples({**NOTE, "depth_mm": "17.5"}))
