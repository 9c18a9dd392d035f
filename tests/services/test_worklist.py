"""The day derived from the store: which visits are listed and who is due for toxin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.domain.patient import Patient, Sex
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.ports import DeliveredDose, Derived, VisitState, VisitSummary
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.worklist import due_for_treatment, toxin_interval, worklist
from tests.fakes import FixedClock
from tests.store.samples import entry

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""12:00 in the clinic's zone, five hours behind."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(Options(tmp_path / "records.db", FixedClock(NOON)))
    yield made
    made.store.close()


def patient(services: Services, mrn: str) -> Patient:
    return services.patients.new_patient(PatientForm(f"Patient {mrn}", "A", "14 Feb 1981", Sex.FEMALE, mrn, allergies=()))


def add_visit(
    services: Services,
    visit_id: str,
    who: Patient | str,
    opened: datetime,
    *,
    state: VisitState = VisitState.SIGNED,
    signed: datetime | None = None,
    doses: tuple[tuple[date, str], ...] = (),
) -> None:
    """A visit with these derived rows; ``doses`` are day and kind."""
    patient_id = who if isinstance(who, str) else who.id
    row = entry(visit_id)
    moment = signed or (opened if state is VisitState.SIGNED else None)
    summary = VisitSummary(visit_id, patient_id, "Botulinum toxin", state, opened, moment, "", "", row.seq)
    delivered = tuple(DeliveredDose(visit_id, patient_id, day, "product", kind, Decimal(155), "units") for day, kind in doses)
    services.store.append((row,), Derived(summary, delivered))


def treated(services: Services, mrn: str, days_ago: int, kind: str = "toxin") -> None:
    """A patient whose one visit, so many days ago, gave a product of this kind."""
    day = TODAY - timedelta(days=days_ago)
    opened = NOON - timedelta(days=days_ago)
    add_visit(services, f"v{mrn}", patient(services, mrn), opened, doses=((day, kind),))


def listed(services: Services) -> list[str]:
    return [one.visit.visit_id for one in worklist(services.store, services.clock)]


def due(services: Services) -> list[tuple[str, int]]:
    return [(one.patient.mrn, one.days) for one in due_for_treatment(services.store, services.catalogue, services.clock)]


def test_that_an_empty_store_gives_an_empty_day(services: Services):
    assert listed(services) == []
    assert due(services) == []


def test_that_the_day_holds_what_was_opened_or_signed_today_and_everything_unfinished_oldest_first(services: Services):
    who = patient(services, "1")
    yesterday, last_year = NOON - timedelta(days=1), NOON - timedelta(days=300)
    add_visit(services, "today", who, NOON)
    add_visit(services, "signed today", who, yesterday, signed=NOON)
    add_visit(services, "signed yesterday", who, yesterday)
    add_visit(services, "to sign", who, yesterday - timedelta(hours=1), state=VisitState.TO_SIGN)
    add_visit(services, "forgotten", who, last_year, state=VisitState.IN_PROGRESS)
    assert listed(services) == ["forgotten", "to sign", "signed today", "today"]
    entries = worklist(services.store, services.clock)
    assert [one.is_earlier for one in entries] == [True, True, True, False]
    assert entries[3].patient == who


def test_that_the_day_is_that_of_the_clinic_and_not_of_utc(services: Services):
    who = patient(services, "1")
    add_visit(services, "late yesterday", who, datetime(2026, 11, 23, 4, 59, tzinfo=UTC))
    add_visit(services, "first today", who, datetime(2026, 11, 23, 5, 0, tzinfo=UTC))
    add_visit(services, "last today", who, datetime(2026, 11, 24, 4, 59, tzinfo=UTC))
    assert listed(services) == ["first today", "last today"]


def test_that_a_visit_whose_patient_is_missing_is_still_listed(services: Services):
    add_visit(services, "v", "nobody", NOON)
    (only,) = worklist(services.store, services.clock)
    assert only.patient is None


def test_that_the_interval_is_twelve_weeks_as_the_label_says(services: Services):
    assert toxin_interval(services.catalogue) == 84


@pytest.mark.parametrize(("days", "is_listed"), [(76, False), (77, True), (84, True), (366, True), (367, False)])
def test_that_who_is_due_is_listed_from_a_week_before_to_a_year_after(services: Services, days: int, is_listed: bool):
    treated(services, "1", days)
    assert due(services) == ([("1", days)] if is_listed else [])


def test_that_the_longest_wait_comes_first_with_the_day_it_fell_due(services: Services):
    treated(services, "1", 85)
    treated(services, "2", 96)
    treated(services, "3", 80)
    assert due(services) == [("2", 96), ("1", 85), ("3", 80)]
    found = due_for_treatment(services.store, services.catalogue, services.clock)
    assert [one.due_on for one in found] == [TODAY - timedelta(days=12), TODAY - timedelta(days=1), TODAY + timedelta(days=4)]


def test_that_only_toxin_counts(services: Services):
    treated(services, "1", 90, kind="local_anaesthetic")
    assert due(services) == []


def test_that_the_last_dose_counts_and_not_an_earlier_one(services: Services):
    who = patient(services, "1")
    for days in (180, 90, 20):
        add_visit(services, f"v{days}", who, NOON - timedelta(days=days), doses=((TODAY - timedelta(days=days), "toxin"),))
    assert due(services) == []


def test_that_a_block_since_the_toxin_does_not_hide_that_toxin_is_due(services: Services):
    who = patient(services, "1")
    add_visit(services, "toxin", who, NOON - timedelta(days=100), doses=((TODAY - timedelta(days=100), "toxin"),))
    add_visit(services, "block", who, NOON - timedelta(days=10), doses=((TODAY - timedelta(days=10), "local_anaesthetic"),))
    assert due(services) == [("1", 100)]


def test_that_who_is_here_today_is_not_listed_as_due(services: Services):
    treated(services, "1", 90)
    add_visit(services, "now", services.store.patient_by_mrn("1") or "", NOON, state=VisitState.IN_PROGRESS)
    assert due(services) == []


def test_that_a_store_that_does_not_answer_is_told_and_not_taken_for_an_empty_day(services: Services):
    class Silent:
        def visits(self, *, patient_id: str | None = None) -> tuple[VisitSummary, ...]:
            raise Problem("STORE-GONE", "The database cannot be reached.")

    with pytest.raises(Problem, match="cannot be reached"):
        worklist(Silent(), services.clock)  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "passes"), [("STORE-DAMAGED", True), ("STORE-GONE", False)])
def test_that_one_damaged_patient_does_not_hide_the_visit_but_a_lost_database_is_told(services: Services, code: str, passes: bool):
    add_visit(services, "v", patient(services, "1"), NOON)
    found = services.store.visits()

    class OnePatientLost:
        def visits(self, *, patient_id: str | None = None) -> tuple[VisitSummary, ...]:
            return found

        def patient(self, patient_id: str) -> Patient | None:
            raise Problem(code, "This cannot be read.")

    if passes:
        (only,) = worklist(OnePatientLost(), services.clock)  # type: ignore[arg-type]
        assert (only.visit.visit_id, only.patient) == ("v", None)
    else:
        with pytest.raises(Problem, match=r"This cannot be read\."):
            worklist(OnePatientLost(), services.clock)  # type: ignore[arg-type]
