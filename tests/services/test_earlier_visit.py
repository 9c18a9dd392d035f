"""What a visit is proposed from: the patient's last signed visit, and the containers as they were opened last here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import closing, course, products
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.earlier_visit import last_visit, used_before
from procedure_assistant.services.visits import Visit
from tests.ui.clinic import BOTH, BOTOX, Clinic

SALINE = "0.9 % NaCl, preservative-free"
EXPIRY = date(2028, 4, 30)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "procedures.db")
    yield made
    made.services.store.close()


def lots(clinic: Clinic, visit: Visit) -> list[tuple[str, str, str]]:
    return [(one.product, one.lot, one.dissolved_ml) for one in used_before(clinic.services.visits, visit.id)]


def do(visit: Visit, *command: object) -> None:
    assert visit.do(*command) is None  # type: ignore[arg-type]


def test_that_the_last_signed_visit_of_the_patient_is_found(clinic: Clinic):
    patient = clinic.patient()
    clinic.sign(patient, days_ago=200)
    signed = clinic.sign(patient, days_ago=90)
    clinic.begin(patient, days_ago=1)  # an open one proposes nothing
    clinic.sign(clinic.patient("Osei", "Ama", "77", "3 Mar 1990"), days_ago=2)
    today = clinic.begin(patient)
    found = last_visit(clinic.services.visits, today.id, today.record)
    assert found is not None
    assert found.day == signed.record.day


def test_that_a_void_visit_and_one_of_another_kind_propose_nothing(clinic: Clinic):
    patient = clinic.patient()
    signed = clinic.sign(patient, days_ago=90)
    do(signed, closing.void, "charted for another patient")
    today = clinic.begin(patient)
    assert last_visit(clinic.services.visits, today.id, today.record) is None
    clinic.sign(patient, days_ago=30)
    other = clinic.begin(patient, ("prp_occipital",))
    assert last_visit(clinic.services.visits, other.id, other.record) is None


def test_that_each_product_is_found_as_it_was_opened_last(clinic: Clinic):
    patient = clinic.patient()
    before = clinic.begin(patient, days_ago=20)
    do(before, products.open_product, "botox_200", "OLD", EXPIRY)
    later = clinic.begin(patient, days_ago=10)
    do(later, products.open_product, "botox_200", "NEW", EXPIRY)
    do(later, products.reconstitute, "c1", Volume.ml(4), SALINE)
    today = clinic.begin(patient)
    assert lots(clinic, today) == [("botox_200", "NEW", "4")]
    assert lots(clinic, later) == [("botox_200", "OLD", "")]  # never from the visit itself


def test_that_a_container_taken_back_undone_or_corrected_is_not_proposed(clinic: Clinic):
    patient = clinic.patient()
    visit = clinic.begin(patient, BOTH, days_ago=10)
    do(visit, products.open_product, "botox_200", "BACK", EXPIRY)
    do(visit, products.take_back, "c1")
    do(visit, products.open_product, "lidocaine_2_2ml", "UNDONE", EXPIRY)
    do(visit, course.undo)
    do(visit, products.open_product, "bupivacaine_0_5_10ml", "KEPT", EXPIRY)
    today = clinic.begin(patient, BOTOX)
    assert lots(clinic, today) == [("bupivacaine_0_5_10ml", "KEPT", "")]
    do(visit, course.undo)
    assert lots(clinic, today) == []
    do(visit, course.redo)
    assert lots(clinic, today) == [("bupivacaine_0_5_10ml", "KEPT", "")]
