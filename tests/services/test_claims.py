"""The clinic's copy of the table of codes: every change counts at once, stands in the audit trail, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from procedure_assistant.domain.claims import Bilateral
from procedure_assistant.domain.commands import products
from procedure_assistant.domain.commands.injection_map import give_all
from procedure_assistant.services.claims import ClaimService, ClinicCodes
from procedure_assistant.services.guard import NoAccounts
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from tests.domain.test_claims import TABLE
from tests.fakes import MemoryStore
from tests.services.test_vial_law import clinic, opened_visit, vial_of


class Noting(NoAccounts):
    """Allows everything and keeps what would stand in the audit trail."""

    def __init__(self) -> None:
        self.notes: list[tuple[Act, str]] = []

    def note(self, act: Act, subject: str, detail: str = "") -> None:
        self.notes.append((act, detail))


def service(store: MemoryStore) -> tuple[ClaimService, Noting]:
    """The service with the table of the tests."""
    made, guard = ClaimService(store, lambda: TABLE), Noting()
    made.guard = guard
    return made, guard


def numbers(made: ClaimService) -> list[str]:
    """The numbers that count."""
    table = made.codes()
    return [one.code for one in table.procedures] + [one.code for one in table.drugs]


def test_that_the_summary_follows_the_record_and_the_clinics_numbers():
    store = MemoryStore()
    visits = clinic(store)
    visit = opened_visit(visits)
    vial_of(visit)
    visit.do(give_all)
    visit.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    made, _ = service(store)
    assert [line.code_text for line in made.summary(visit).lines] == ["64615", "J0585", "J0585-JW"]
    made.change(ClinicCodes(codes={"onabotulinumtoxinA": "J9999"}))
    found = made.summary(visit)
    assert [line.code_text for line in found.lines] == ["64615", "J9999", "J9999-JW"]
    assert found.own_table
    assert found.patient == "Ashdown, Julian" or found.patient.count(", ") == 1


def test_that_a_change_is_kept_audited_and_taken_back():
    store = MemoryStore()
    made, guard = service(store)
    assert not made.can_undo
    made.change(ClinicCodes(edition="2027-Q1", valid_from=date(2027, 1, 1), codes={"gon": "64406"}))
    made.change(ClinicCodes(edition="2027-Q1", valid_from=date(2027, 1, 1), bilateral=Bilateral.TWO_LINES, codes={"gon": ""}))
    again, _ = service(store)  # as after a restart
    assert numbers(again) == ["64615", "J0585", "J2003", "J3301"]
    assert (again.codes().edition, again.codes().valid_from, again.codes().bilateral) == ("2027-Q1", date(2027, 1, 1), Bilateral.TWO_LINES)
    made.undo()
    assert numbers(again) == ["64615", "64406", "J0585", "J2003", "J3301"]
    assert again.codes().together[0].codes == ("64615", "64406")
    made.undo()
    assert again.codes() == TABLE
    assert not again.can_undo
    made.undo()
    assert guard.notes == [
        (Act.CHANGE_SETTINGS, "claim codes: gon as shipped to 64406; edition as shipped to 2027-Q1; valid from as shipped to 2027-01-01"),
        (Act.CHANGE_SETTINGS, "claim codes: gon 64406 to not claimed; both sides as shipped to two_lines"),
        (Act.CHANGE_SETTINGS, "taken back: claim codes: gon 64406 to not claimed; both sides as shipped to two_lines"),
        (
            Act.CHANGE_SETTINGS,
            "taken back: claim codes: gon as shipped to 64406; edition as shipped to 2027-Q1; valid from as shipped to 2027-01-01",
        ),
    ]


@pytest.mark.parametrize("code", ["644", "64405-50", "chemodenervation", "6440५", "J05855", "j0585"])
def test_that_what_cannot_be_a_code_is_refused_and_nothing_changes(code: str):
    store = MemoryStore()
    made, guard = service(store)
    with pytest.raises(Problem) as refused:
        made.change(ClinicCodes(codes={"gon": code}))
    assert refused.value.message == f"“{code}” is no code: five signs, such as 64405, 0232T or J0585."
    assert made.codes() == TABLE
    assert guard.notes == []


def test_that_an_edition_without_a_name_is_refused():
    made, _ = service(MemoryStore())
    with pytest.raises(Problem) as refused:
        made.change(ClinicCodes(edition=" "))
    assert refused.value.message == "The edition is a short name, such as 2026-Q4."
