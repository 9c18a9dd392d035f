"""What every implementation of the Store port does, the real one and the one in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone
from decimal import Decimal

import pytest

from procedure_assistant.services.ports import Derived, LogRow, Saved, Store, VisitState
from procedure_assistant.services.problem import Problem
from tests.store.samples import OPENED, SAVED, add_visit, derived_from, entries, entry, patient

LATER = SAVED + timedelta(days=90)


def test_that_a_new_store_is_empty(store: Store):
    assert store.visits() == ()
    assert store.visit("v1") is None
    assert store.log("v1") == ()
    assert store.doses("p1") == ()
    assert store.outcomes("p1") == ()
    assert store.patient("p1") is None
    assert store.patient_by_mrn("MRN p1") is None
    assert store.find_patients("") == ()
    assert store.setting("clinic") is None
    assert list(store.verify()) == []


def test_that_rows_come_back_as_they_were_appended(store: Store):
    store.save_patient(patient(), SAVED)
    rows = add_visit(store, "v1", 3)
    assert store.log("v1") == rows
    assert list(store.verify()) == []


def test_that_several_rows_are_appended_in_one_step(store: Store):
    rows = entries("v1", 4)
    store.append(rows, derived_from(rows))
    assert store.log("v1") == rows
    assert store.visit("v1") == derived_from(rows).summary


def test_that_derived_rows_are_replaced_whole_with_each_append(store: Store):
    rows = add_visit(store, "v1", 3)
    more = entry("v1", rows[-1])
    signed = replace(derived_from((more,)).summary, state=VisitState.SIGNED, signed_at=LATER, title="PREEMPT and GON", note="signed late")
    fewer = Derived(signed, doses=derived_from((more,)).doses[1:], outcomes=())
    store.append([more], fewer)
    assert store.visit("v1") == signed
    assert store.doses("p1") == fewer.doses
    assert store.outcomes("p1") == ()


def test_that_a_dose_keeps_every_digit(store: Store):
    rows = entries("v1", 1)
    (dose,) = derived_from(rows).doses
    exact = replace(dose, amount=Decimal("0.10000000000000000000000000010"))
    store.append(rows, replace(derived_from(rows), doses=(exact,)))
    (stored,) = store.doses("p1")
    assert stored.amount.as_tuple() == exact.amount.as_tuple()


def test_that_visits_come_newest_first_and_of_one_patient_when_asked(store: Store):
    add_visit(store, "older", 1, opened_at=OPENED)
    add_visit(store, "newest", 1, opened_at=OPENED + timedelta(days=84))
    add_visit(store, "other", 1, opened_at=OPENED + timedelta(days=1), patient_id="p2")
    assert [visit.visit_id for visit in store.visits()] == ["newest", "other", "older"]
    assert [visit.visit_id for visit in store.visits(patient_id="p1")] == ["newest", "older"]
    assert store.visits(patient_id="nobody") == ()


def test_that_doses_and_outcomes_come_oldest_first(store: Store):
    add_visit(store, "b-second", 3, opened_at=OPENED + timedelta(days=84))
    add_visit(store, "c-first", 2, opened_at=OPENED)
    add_visit(store, "a-of-another", 3, opened_at=OPENED, patient_id="p2")
    assert [(dose.visit_id, dose.product) for dose in store.doses("p1")] == [
        ("c-first", "onabotulinumtoxinA"),
        ("b-second", "onabotulinumtoxinA"),
        ("b-second", "lidocaine"),
    ]
    assert [outcome.visit_id for outcome in store.outcomes("p1")] == ["c-first", "b-second"]


def test_that_a_moment_of_another_zone_is_the_same_moment(store: Store):
    clinic = timezone(timedelta(hours=-5))
    rows = entries("v1", 1)
    there = OPENED.astimezone(clinic)
    store.append(rows, derived_from(rows, opened_at=there))
    found = store.visit("v1")
    assert found is not None
    assert found.opened_at == there


def refused(store: Store, rows: tuple[LogRow, ...]) -> Problem:
    before = store.log("v1"), store.visit("v1"), store.doses("p1"), store.outcomes("p1")
    with pytest.raises(Problem) as caught:
        store.append(rows, derived_from(rows))
    assert (store.log("v1"), store.visit("v1"), store.doses("p1"), store.outcomes("p1")) == before
    return caught.value


def test_that_a_taken_place_is_refused_and_nothing_changes(store: Store):
    rows = add_visit(store, "v1", 2)
    other = entry("v1", rows[0], payload='{"site":"frontalis"}')
    assert refused(store, (other,)).code == "STORE-TAKEN"


def test_that_a_second_opening_of_the_same_visit_is_refused(store: Store):
    add_visit(store, "v1", 1)
    assert refused(store, entries("v1", 1)).code == "STORE-TAKEN"


def test_that_a_row_after_another_last_row_is_refused(store: Store):
    rows = add_visit(store, "v1", 2)
    never_stored = entry("v1", rows[0], payload='{"site":"frontalis"}')
    assert refused(store, (entry("v1", never_stored),)).code == "STORE-TAKEN"


def test_that_a_row_beyond_the_end_of_the_log_is_refused(store: Store):
    rows = add_visit(store, "v1", 2)
    not_stored = entry("v1", rows[-1])
    assert refused(store, (entry("v1", not_stored),)).code == "STORE-DAMAGED"


def test_that_the_refused_visit_goes_on_after_the_row_that_was_faster(store: Store):
    rows = add_visit(store, "v1", 2)
    refused(store, (entry("v1", rows[0], payload="{}"),))
    following = entry("v1", store.log("v1")[-1])
    store.append([following], derived_from((following,)))
    assert store.log("v1") == (*rows, following)
    assert [fault for fault in store.verify() if fault.seq] == []


@pytest.mark.parametrize("wrong", ["hash", "gap", "derived"])
def test_that_a_batch_that_does_not_hold_together_is_a_mistake_of_the_program(store: Store, wrong: str):
    rows = entries("v1", 3)
    derived = derived_from(rows)
    batch = {"hash": (rows[0], replace(rows[1], payload="{}"), rows[2]), "gap": (rows[0], rows[2]), "derived": rows}[wrong]
    if wrong == "derived":
        derived = derived_from(rows[:2])
    with pytest.raises(ValueError, match="row"):
        store.append(batch, derived)
    assert store.log("v1") == ()


def test_that_a_patient_comes_back_as_saved(store: Store):
    assert store.save_patient(patient(), SAVED) == Saved.CREATED
    assert store.patient("p1") == patient()
    assert store.patient_by_mrn("MRN p1") == patient()
    assert store.patient_by_mrn("mrn p1") is None
    assert store.patient_by_mrn("MRN p") is None


@pytest.mark.parametrize("allergies", [None, ()])
def test_that_allergies_not_asked_and_none_known_stay_apart(store: Store, allergies: tuple[()] | None):
    store.save_patient(patient(allergies=allergies, weight=None), SAVED)
    found = store.patient("p1")
    assert found == patient(allergies=allergies, weight=None)
    assert found is not None
    assert found.allergies == allergies


def test_that_a_saved_patient_carries_the_moment_of_saving(store: Store):
    store.save_patient(patient(updated_at=None), SAVED)
    assert store.patient("p1") == patient(updated_at=SAVED)


def test_that_saving_the_same_facts_again_changes_nothing(store: Store):
    store.save_patient(patient(), SAVED)
    assert store.save_patient(patient(updated_at=LATER), LATER) == Saved.UNCHANGED
    assert store.patient("p1") == patient(updated_at=SAVED)


def test_that_saving_other_facts_updates_the_patient(store: Store):
    store.save_patient(patient(), SAVED)
    assert store.save_patient(patient(family_name="Muñoz", mrn="77 12"), LATER) == Saved.UPDATED
    assert store.patient("p1") == patient(family_name="Muñoz", mrn="77 12", updated_at=LATER)
    assert store.patient_by_mrn("MRN p1") is None
    assert [one.id for one in store.find_patients("munoz")] == ["p1"]
    assert store.find_patients("echevarria") == ()


def test_that_a_record_number_of_another_patient_is_refused(store: Store):
    store.save_patient(patient("p1", mrn="1234"), SAVED)
    with pytest.raises(Problem) as caught:
        store.save_patient(patient("p2", mrn="1234"), SAVED)
    assert caught.value.code == "STORE-MRN"
    assert "1234" not in caught.value.text
    assert store.patient("p2") is None


def test_that_several_patients_may_have_no_record_number(store: Store):
    store.save_patient(patient("p1", mrn=""), SAVED)
    store.save_patient(patient("p2", mrn=""), SAVED)
    assert store.patient_by_mrn("") is None
    assert len(store.find_patients("")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "echevarria", "ECHEVARRÍA", "Echevarría, Marisol", "mar che", "marisol  echevarria", "1981-02-14", "14 Feb 1981",
        "14 february 1981", "14.02.1981", "14.2.1981", "14/02/1981", "123 456", "123456", "marisol 456 1981", "",
    ],
)  # fmt: skip
def test_that_a_patient_is_found_by_every_word(store: Store, words: str):
    store.save_patient(patient("p1", mrn="123 456"), SAVED)
    store.save_patient(patient("p2", family_name="Jones", given_names="Pip", birth_date=date(1999, 12, 1), mrn="9"), SAVED)
    found = [one.id for one in store.find_patients(words)]
    assert found == (["p1", "p2"] if words == "" else ["p1"])


@pytest.mark.parametrize("words", ["marisol pip", "14.02.1982", "%", "_", "echevarria jones", "1981-02-15", "x" * 70_000, "no " * 3000])
def test_that_a_patient_without_one_of_the_words_is_not_found(store: Store, words: str):
    store.save_patient(patient("p1", mrn="123 456"), SAVED)
    store.save_patient(patient("p2", family_name="Jones", given_names="Pip", birth_date=date(1999, 12, 1), mrn="9"), SAVED)
    assert store.find_patients(words) == ()


def test_that_many_words_are_all_looked_for(store: Store):
    store.save_patient(patient("p1", given_names="A B C D E F G H"), SAVED)
    assert [one.id for one in store.find_patients("a b c d e f g h")] == ["p1"]
    assert store.find_patients("a b c d e f g h w") == ()


def test_that_patients_come_by_name_up_to_the_limit(store: Store):
    for own_id, family, given in [("1", "Öberg", "Zoe"), ("2", "Oberg", "Adam"), ("3", "Adams", "Yan"), ("4", "Obe", "Zz")]:
        store.save_patient(patient(own_id, family_name=family, given_names=given), SAVED)
    assert [one.id for one in store.find_patients("")] == ["3", "4", "2", "1"]
    assert [one.id for one in store.find_patients("obe", 2)] == ["4", "2"]
    assert store.find_patients("", 0) == ()


def test_that_settings_are_kept_and_replaced(store: Store):
    store.save_setting("clinic", '{"paper":"letter"}')
    store.save_setting("clinic", '{"paper":"A4"}')
    store.save_setting("window", "{}")
    assert store.setting("clinic") == '{"paper":"A4"}'
    assert store.setting("window") == "{}"


def test_that_rebuilding_gives_what_was_there(store: Store):
    logs = {name: add_visit(store, name, count) for name, count in (("v1", 1), ("v2", 4), ("v3", 2))}
    before = store.visits(), store.doses("p1"), store.outcomes("p1")
    seen: list[tuple[LogRow, ...]] = []

    def derive(rows: tuple[LogRow, ...]) -> Derived:
        seen.append(rows)
        return derived_from(rows)

    assert store.rebuild(derive) == 3
    assert seen == [logs["v1"], logs["v2"], logs["v3"]]
    assert (store.visits(), store.doses("p1"), store.outcomes("p1")) == before


def test_that_a_failing_rebuild_leaves_everything_as_it_was(store: Store):
    add_visit(store, "v1", 2)
    add_visit(store, "v2", 2)
    before = store.visits(), store.doses("p1"), store.outcomes("p1")

    def derive(rows: tuple[LogRow, ...]) -> Derived:
        if rows[0].visit_id == "v2":
            raise ValueError("cannot be derived")
        return replace(derived_from(rows), doses=())

    with pytest.raises(ValueError, match="cannot be derived"):
        store.rebuild(derive)
    assert (store.visits(), store.doses("p1"), store.outcomes("p1")) == before
