"""What the chart says of migraine, pregnancy and allergies."""

from __future__ import annotations

from datetime import date

import pytest

from procedure_assistant.domain.chart import (
    ICD10_CM,
    SNOMED,
    PregnancyState,
    active_allergies,
    allergy_words,
    folded,
    latex_allergies,
    migraine_conditions,
    pregnancy,
)
from procedure_assistant.domain.patient import Allergy, Code, Condition, Patient, Sex

TODAY = date(2026, 11, 23)


def patient(*conditions: Condition, allergies: tuple[Allergy, ...] | None = None) -> Patient:
    return Patient("1", "Doe", "Ann", date(1990, 1, 1), Sex.FEMALE, "7", allergies=allergies, conditions=conditions)


def condition(name: str, status: str = "active", system: str = "", code: str = "", **days: date) -> Condition:
    return Condition(name, status, days.get("onset"), days.get("abated"), Code(system, code) if code else None)


@pytest.mark.parametrize(
    "entry",
    [
        condition("Chronic intractable migraine without aura", system=SNOMED, code="124171000119105"),
        condition("sick headache", system=SNOMED, code="37796009"),
        condition("CM", system=ICD10_CM, code="G43.709"),
        condition("Chronische Migräne"),
        condition("Migraña crónica"),
        condition("status migrainosus"),
    ],
)
def test_that_a_migraine_is_recognised_by_code_or_by_word(entry: Condition):
    assert migraine_conditions(patient(condition("Hypertension"), entry)) == (entry,)


@pytest.mark.parametrize(
    "name", ["Family history of migraine", "History of migraine", "No migraine", "Social migrant (finding)", "Tension headache"]
)
def test_that_words_about_others_or_about_absence_are_no_migraine(name: str):
    assert migraine_conditions(patient(condition(name))) == ()


def test_that_a_code_of_another_disease_outweighs_the_words():
    assert migraine_conditions(patient(condition("Headache, not migraine", system=ICD10_CM, code="R51.9"))) == ()


def test_that_active_migraines_stand_before_ended_ones():
    ended, active = condition("Migraine with aura", "resolved"), condition("Chronic migraine", "recurrence")
    assert migraine_conditions(patient(ended, active)) == (active, ended)


@pytest.mark.parametrize(
    ("entry", "state", "words"),
    [
        (condition("Normal pregnancy", onset=date(2026, 7, 2)), PregnancyState.CURRENT, "Pregnancy on record since 2 Jul 2026"),
        (condition("Pregnant"), PregnancyState.CURRENT, "Pregnancy on record"),
        (
            condition("Normal pregnancy", onset=date(2026, 2, 2)),
            PregnancyState.CURRENT,
            "Pregnancy on record since 2 Feb 2026",
        ),
        (
            condition("Normal pregnancy", onset=date(2026, 2, 1)),
            PregnancyState.DOUBTFUL,
            "Pregnancy on record since 1 Feb 2026, its end is not recorded",
        ),
        (condition("Pregnancy", "unknown"), PregnancyState.DOUBTFUL, "Pregnancy on record, its end is not recorded"),
        (
            condition("Normal pregnancy", "resolved", onset=date(2021, 1, 19), abated=date(2021, 10, 2)),
            PregnancyState.ENDED,
            "Pregnancy ended 2 Oct 2021",
        ),
        (condition("Pregnancy", "inactive"), PregnancyState.ENDED, "Pregnancy ended"),
        (condition("Pregnancy", abated=date(2026, 11, 23)), PregnancyState.ENDED, "Pregnancy ended 23 Nov 2026"),
        (condition("x", system=ICD10_CM, code="Z34.82"), PregnancyState.CURRENT, "Pregnancy on record"),
        (condition("Delivery", system=ICD10_CM, code="O80"), PregnancyState.NOT_RECORDED, "No pregnancy on record"),
        (condition("x", system=SNOMED, code="72892002"), PregnancyState.CURRENT, "Pregnancy on record"),
        (condition("Rh negative state in pregnancy"), PregnancyState.CURRENT, "Pregnancy on record"),
        (condition("Not pregnant"), PregnancyState.NOT_RECORDED, "No pregnancy on record"),
        (condition("Pregnancy test negative"), PregnancyState.NOT_RECORDED, "No pregnancy on record"),
        (condition("Small for gestational age"), PregnancyState.NOT_RECORDED, "No pregnancy on record"),
    ],
)
def test_that_a_pregnancy_is_current_doubtful_or_ended(entry: Condition, state: PregnancyState, words: str):
    found = pregnancy(patient(condition("Hypertension"), entry), TODAY)
    assert (found.state, found.words) == (state, words)


def test_that_a_current_pregnancy_wins_over_an_ended_one_and_the_newest_ended_one_is_shown():
    first = condition("Normal pregnancy", "resolved", onset=date(2015, 1, 1), abated=date(2015, 9, 1))
    second = condition("Normal pregnancy", "resolved", onset=date(2019, 1, 1), abated=date(2019, 9, 1))
    now = condition("Normal pregnancy", onset=date(2026, 9, 1))
    assert pregnancy(patient(second, first), TODAY).condition == second
    assert pregnancy(patient(second, now, first), TODAY).condition == now


def test_that_not_asked_none_known_and_named_allergies_read_differently():
    latex = Allergy("Latex allergy", reaction="hives", criticality="high")
    penicillin = Allergy("Penicillin", status="resolved")
    assert allergy_words(patient()) == "Allergies not asked"
    assert allergy_words(patient(allergies=())) == "No known allergies"
    assert allergy_words(patient(allergies=(penicillin,))) == "No active allergies"
    assert allergy_words(patient(allergies=(penicillin, latex, Allergy("Eggs")))) == "Latex allergy (hives, high risk); Eggs"


def test_that_active_allergies_leave_out_ended_ones_and_keep_not_asked():
    eggs = Allergy("Eggs")
    assert active_allergies(patient()) is None
    assert active_allergies(patient(allergies=(Allergy("Penicillin", status="inactive"), eggs))) == (eggs,)


def test_that_latex_is_found_by_code_and_by_word():
    coded, worded = Allergy("Gloves", code=Code(SNOMED, "300916003")), Allergy("LATEX")
    assert latex_allergies(patient(allergies=(Allergy("Eggs"), coded, worded, Allergy("latex", status="resolved")))) == (coded, worded)
    assert latex_allergies(patient()) == ()


def test_that_folding_takes_off_accents_case_and_punctuation():
    assert folded("  Muñoz-Ibáñez,  JOSÉ ") == "munoz ibanez jose"


def test_that_a_code_of_another_kind_leaves_the_words_to_tell():
    local = condition("Migraine, local code", system="urn:clinic", code="M1")
    other = condition("Sinusitis", system=SNOMED, code="36971009")
    assert migraine_conditions(patient(local, other)) == (local,)
