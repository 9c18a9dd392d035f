"""A recall on a real database: every patient and visit of a lot, however it is typed, and what leaves the program of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from procedure_assistant.documents.letter_list import draw_letter_list
from procedure_assistant.domain.commands import closing, course, injection_map, products
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.guard import SessionGuard
from procedure_assistant.services.kept_vials import kept_vials
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recall import RecallService
from procedure_assistant.services.visits import Visit
from procedure_assistant.store import SqlStore
from tests.domain import samples
from tests.domain.samples import DAY, NEXT_YEAR
from tests.fakes import FixedClock
from tests.services.test_stock import stock_on
from tests.services.test_vial_law import clinic, opened_visit, vial_of
from tests.services.test_visits import service
from tests.store.samples import account

VIAL = "botox_200"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An encrypted database with three patients."""
    with SqlStore(tmp_path / "procedures.db", key=bytes(32)) as opened:
        for number in (1, 2, 3):
            patient = replace(samples.patient(), id=f"p{number}", family_name=f"Family{number}", mrn=f"MRN {number}")
            opened.save_patient(patient, FixedClock().now())
        yield opened


@pytest.fixture
def recalls(store: SqlStore) -> RecallService:
    return RecallService(store.stock, store, FixedClock(), lambda: "Nora Nurse", draw_letter_list)


def opened(store: SqlStore, patient: str, lot: str, product: str = VIAL) -> Visit:
    visit = service(store).begin(patient, ("preempt_botox",))
    visit.do(products.open_product, product, lot, NEXT_YEAR)
    return visit


def test_that_every_visit_of_a_lot_is_found_however_it_was_typed(store: SqlStore, recalls: RecallService):
    first = opened(store, "p1", "c-88 12")
    second = opened(store, "p2", "C8812")
    opened(store, "p3", "C8813")
    stock_on(store).receive(Delivery(VIAL, "C8812", NEXT_YEAR, 5))
    found = recalls.find(" C88-12 ")
    assert [(one.name, one.mrn, one.visit_id, one.day, one.used, one.void) for one in found.hits] == [
        ("Family1, Jacob", "MRN 1", first.id, DAY, 1, False),
        ("Family2, Jacob", "MRN 2", second.id, DAY, 1, False),
    ]
    assert (found.patients, found.on_hand) == (2, 3)


def test_that_a_vial_used_in_two_visits_leaves_the_shelf_once_and_is_found_in_both(tmp_path: Path):
    with SqlStore(tmp_path / "shared.db") as store:
        visits = clinic(store)
        first, second = opened_visit(visits), opened_visit(visits)
        vial = vial_of(first)
        first.do(injection_map.give_all)
        first.keep_vial(vial)
        (kept,) = kept_vials(visits)
        second.take_over(kept)
        assert [(one.lot, one.count) for one in store.stock.taken()] == [("C8812C3", 1)]
        hits = RecallService(store.stock, store, FixedClock(), lambda: "Nora Nurse", draw_letter_list).find("C8812C3").hits
        assert {one.visit_id: one.used for one in hits} == {first.id: 1, second.id: 0}


def test_that_a_product_narrows_a_recall(store: SqlStore, recalls: RecallService):
    opened(store, "p1", "L7")
    opened(store, "p2", "L7", "lidocaine_2")
    assert [one.mrn for one in recalls.find("L7", VIAL).hits] == ["MRN 1"]
    assert [one.mrn for one in recalls.find("L7").hits] == ["MRN 1", "MRN 2"]


def test_that_what_was_opened_and_undone_is_no_hit(store: SqlStore, recalls: RecallService):
    opened(store, "p1", "L7").do(course.undo)
    opened(store, "p2", "L7").do(closing.correct_lot, "c1", "L8", NEXT_YEAR)
    assert recalls.find("L7").hits == ()
    assert [one.mrn for one in recalls.find("L8").hits] == ["MRN 2"]


def test_that_a_void_record_is_told_and_gets_no_letter(store: SqlStore, recalls: RecallService):
    opened(store, "p1", "L7").do(closing.void, "Wrong patient")
    opened(store, "p2", "L7")
    found = recalls.find("L7")
    assert [(one.mrn, one.void) for one in found.hits] == [("MRN 1", True), ("MRN 2", False)]
    letters = recalls.letter_list(found)
    assert [row.mrn for row in letters.rows] == ["MRN 2"]
    assert ("Void records, no letter", "1") in letters.facts


def test_that_the_lot_of_a_diluent_is_found_too(store: SqlStore, recalls: RecallService):
    visit = opened(store, "p1", "L7")
    visit.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl", "NS-77", NEXT_YEAR)
    (hit,) = recalls.find("ns77").hits
    assert (hit.product, hit.label, hit.used, hit.mrn) == ("diluent", "0.9 % NaCl", 0, "MRN 1")


def test_that_one_patient_with_two_visits_gets_one_letter_with_both(store: SqlStore, recalls: RecallService):
    opened(store, "p1", "L7")
    opened(store, "p1", "L7")
    found = recalls.find("L7")
    assert (found.patients, len(found.hits)) == (1, 2)
    (row,) = recalls.letter_list(found).rows
    assert row.visits == ("23 Nov 2026: BOTOX 200 units, lot L7",) * 2


def test_that_a_patient_who_is_missing_is_shown_and_not_left_out(store: SqlStore, recalls: RecallService, tmp_path: Path):
    visit = opened(store, "p1", "L7")
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE lot_use SET patient_id = 'gone' WHERE visit_id = ?", (visit.id,))
    (hit,) = recalls.find("L7").hits
    assert (hit.name, hit.mrn, hit.visit_id) == ("", "", visit.id)
    assert recalls.letter_list(recalls.find("L7")).rows[0].name == "patient missing"


@pytest.mark.parametrize("lot", ["", "  ", "--"])
def test_that_a_recall_without_a_lot_is_refused(recalls: RecallService, lot: str):
    with pytest.raises(Problem) as caught:
        recalls.find(lot)
    assert caught.value.code == "RECALL-LOT"


def test_that_the_table_has_a_line_a_visit_and_no_formula(store: SqlStore, recalls: RecallService):
    store.save_patient(replace(samples.patient(), id="p1", family_name="=cmd()", mrn="+1"), FixedClock().now())
    visit = opened(store, "p1", "L7")
    rows = list(csv.reader(io.StringIO(recalls.csv(recalls.find("L7")))))
    assert rows[0] == ["patient", "born", "mrn", "visit_day", "visit", "product", "lot", "expiry", "containers", "void"]
    assert rows[1:] == [["'=cmd(), Jacob", "1981-02-14", "'+1", "2026-11-23", visit.id, "BOTOX 200 units", "L7", "2027-12-31", "1", ""]]


@pytest.mark.parametrize("role", Role)
def test_that_an_administrator_sees_no_patients_without_the_glass(store: SqlStore, recalls: RecallService, role: Role):
    opened(store, "p1", "L7")
    kept: list[tuple[str, str, str]] = []
    guard = SessionGuard(lambda act, subject, detail: kept.append((act, subject, str(detail))))
    guard.enter(replace(account(), role=role))
    recalls.guard = guard
    if role is not Role.ADMINISTRATOR:
        assert len(recalls.find("L7").hits) == 1
        assert kept == [("look", "L7", "recall of lot L7: 1 visit")]
    else:
        with pytest.raises(Problem) as caught:
            recalls.find("L7")
        assert caught.value.code == "PERMISSION"
        guard.break_glass()
        assert len(recalls.find("L7").hits) == 1


def test_that_a_read_only_user_takes_no_list_away(store: SqlStore, recalls: RecallService):
    found = recalls.find("L7")
    guard = SessionGuard()
    guard.enter(replace(account(), role=Role.READ_ONLY))
    recalls.guard = guard
    for take in (recalls.csv, recalls.pdf):
        with pytest.raises(Problem) as caught:
            take(found)
        assert caught.value.code == "PERMISSION"
