"""The seven real-shaped bundles that lie beside the checkout and are not part of it; skipped, saying so, where they are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from procedure_assistant.domain.chart import allergy_words, latex_allergies, migraine_conditions, pregnancy
from procedure_assistant.domain.patient import Patient, Sex
from tests.bundles.samples import TODAY, read

FOLDER = Path(__file__).parents[3] / "shared" / "inputs" / "fhir"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="shared/inputs/fhir does not lie beside this checkout")


@dataclass(frozen=True)
class Expected:
    """What a chart must show, in words."""

    name: str
    born: date
    sex: Sex
    weight: tuple[str, date]
    allergies: str = "Allergies not asked"
    migraine: tuple[str, ...] = ()
    pregnancy: str = "No pregnancy on record"
    medications: tuple[str, ...] = ()
    conditions: int = 0


MIGRAINE = ("Chronic intractable migraine without aura",)
EXPECTED = {
    "Jacob_Larson": Expected(
        "Larson, Jacob",
        date(1981, 2, 14),
        Sex.MALE,
        ("84.22928477759177", date(2021, 2, 20)),
        migraine=MIGRAINE,
        medications=("Hydrochlorothiazide 25 MG",),
        conditions=3,
    ),
    "Birgit_Schmeler": Expected(
        "Schmeler, Birgit",
        date(1964, 5, 24),
        Sex.FEMALE,
        ("75.9616160301677", date(2020, 5, 31)),
        migraine=MIGRAINE,
        medications=(
            "ferrous sulfate 325 MG Oral Tablet",
            "60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler",
        ),
        conditions=7,
    ),
    "Margarita_Montalvo": Expected(
        "Montalvo, Margarita",
        date(2000, 6, 16),
        Sex.FEMALE,
        ("67.94505411766802", date(2019, 8, 16)),
        allergies="Allergy to bee venom; Allergy to mould; House dust mite allergy; Dander (animal) allergy; "
        "Allergy to grass pollen; Allergy to tree pollen",
        medications=(
            "120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler",
            "200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler",
            "Loratadine 5 MG Chewable Tablet",
            "NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector",
            "Hydrochlorothiazide 25 MG",
        ),
        conditions=4,
    ),
    "Laurie_McCullough": Expected(
        "McCullough, Laurie",
        date(1999, 7, 10),
        Sex.FEMALE,
        ("52.10504645932339", date(2018, 9, 8)),
        pregnancy="Pregnancy ended 16 Feb 2019",
        medications=("Hydrochlorothiazide 6.25 MG",),
        conditions=6,
    ),
    "Claudie_Walsh": Expected(
        "Walsh, Claudie",
        date(2019, 5, 22),
        Sex.FEMALE,
        ("10.309597178620008", date(2020, 10, 28)),
        allergies="Allergy to mould; Dander (animal) allergy; Allergy to grass pollen; Allergy to tree pollen; "
        "Allergy to eggs; Allergy to wheat; Allergy to fish; Allergy to nut",
        medications=("cetirizine hydrochloride 5 MG Oral Tablet", "NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector"),
        conditions=2,
    ),
    "Raúl_Fernández": Expected("Fernández, Raúl", date(1971, 12, 23), Sex.MALE, ("83.85474091039157", date(2020, 6, 18)), conditions=8),
    "Franklyn_Klein": Expected(
        "Klein, Franklyn",
        date(1962, 8, 27),
        Sex.MALE,
        ("91.63197442921633", date(2020, 7, 13)),
        allergies="Latex allergy; Allergy to mould",
        medications=(
            "120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler",
            "200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler",
            "Chlorpheniramine Maleate 2 MG/ML Oral Solution",
        ),
        conditions=4,
    ),
}


def shown(patient: Patient) -> Expected:
    assert patient.weight is not None
    return Expected(
        patient.name,
        patient.birth_date,
        patient.sex,
        (str(patient.weight.kg), patient.weight.on),
        allergy_words(patient),
        tuple(entry.name for entry in migraine_conditions(patient)),
        pregnancy(patient, TODAY).words,
        tuple(entry.name for entry in patient.medications),
        len(patient.conditions),
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_that_a_real_bundle_is_read_whole_and_without_a_doubt(name: str):
    found = read((FOLDER / f"{name}.json").read_bytes())
    assert shown(found.patient) == EXPECTED[name]
    assert found.notes == ()
    assert found.patient.mrn


def test_that_the_latex_allergy_is_recognised():
    patient = read((FOLDER / "Franklyn_Klein.json").read_bytes()).patient
    assert [entry.substance for entry in latex_allergies(patient)] == ["Latex allergy"]
