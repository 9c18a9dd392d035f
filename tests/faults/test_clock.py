"""The clock of the computer is set back or forward during a visit: no entry is lost or out of order, and it is told in words."""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.domain.clock_jumps import GO_ON, set_backs
from procedure_assistant.services.visits import Visit
from tests.faults.conftest import Prepared
from tests.faults.driven_window import driven
from tests.faults.people import DOCTOR, opened
from tests.faults.visit_window import given_in_log

FIRST, SECOND, THIRD = "procerus_1", "corrugator_left_1", "corrugator_right_1"
BEFORE_CHARTING = "Check the clock of this computer before charting."


def kept(database: Path, visit_id: str) -> tuple[Visit, str]:
    """The visit as the records have it, sound, and its note."""
    with opened(database) as services:
        assert list(services.store.verify()) == []
        visit = services.visits.resume(visit_id)
        return visit, services.records.text(visit)


def test_that_a_clock_set_back_in_a_visit_is_told_once_and_stands_in_the_note(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id) as window:
        assert window.ask("click", FIRST)["messages"] == []
        window.set_clock(hours=-2)
        shown = window.ask("click", SECOND)
        assert shown["given"] == sorted([FIRST, SECOND])
        ((title, text),) = shown["messages"]
        assert title.startswith("The computer’s clock was set back by 1 h 59 min before entry ")
        assert text == GO_ON
        assert window.ask("click", THIRD)["messages"] == []
    visit, note = kept(database, clinic.visit_id)
    assert given_in_log(visit) == [FIRST, SECOND, THIRD]
    (found,) = set_backs(visit.record.entries)
    assert found.says == title
    assert title in " ".join(note.split())


def test_that_a_clock_set_forward_and_right_again_loses_nothing_and_is_told(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id) as window:
        window.set_clock(days=0.5)
        window.until(lambda: window.ask("state")["locked"])  # it may have been asleep for that long
        window.ask("come_in", DOCTOR.login)
        assert window.ask("click", FIRST)["given"] == [FIRST]  # nobody can know that it is not the evening
        window.set_clock()
        ((title, _),) = window.ask("click", SECOND)["messages"]
        assert title.startswith("The computer’s clock was set back by 11 h 59 min before entry ")
    visit, _ = kept(database, clinic.visit_id)
    assert given_in_log(visit) == [FIRST, SECOND]
    assert visit.record.day == visit.record.opened.at.astimezone().date()  # limits and expiry count from the day the visit was opened


def test_that_a_clock_a_year_ahead_ends_the_use_of_a_vial_until_it_is_right_again(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id) as window:
        window.set_clock(days=400)
        window.until(lambda: window.ask("state")["locked"])
        window.ask("come_in", DOCTOR.login)
        shown = window.ask("click", FIRST)
        assert shown["given"] == []
        assert "could be used until" in " ".join(*shown["messages"])
        window.set_clock()
        assert window.ask("click", FIRST)["given"] == [FIRST]
    visit, _ = kept(database, clinic.visit_id)
    assert given_in_log(visit) == [FIRST]


def test_that_a_clock_behind_the_records_is_told_at_the_start_in_the_worklist_and_in_the_visit(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id, wrong_by=-3 * 86400) as window:
        (told,) = window.ask("today")["messages"]
        assert told.startswith("The computer’s clock is 2 days 2")
        assert " behind the newest entry (" in told
        (title, text), (resumed, _) = window.ask("state")["messages"]
        assert title.startswith("The computer’s clock is 2 days 2")
        assert text == BEFORE_CHARTING
        assert resumed.startswith("Resumed where it was left: 0 of 155 units")
        assert window.ask("click", FIRST)["given"] == [FIRST]
    with driven(database, clinic.visit_id) as window:
        assert window.ask("today")["messages"] == []
        assert [title for title, _ in window.ask("state")["messages"]] == ["Resumed where it was left: 5 of 155 units, 1 of 31 sites"]


def test_that_the_time_since_the_block_is_not_known_while_the_clock_is_before_it(clinic_to_sign: Prepared, tmp_path: Path):
    database = clinic_to_sign.copy_to(tmp_path / "clinic")
    with driven(database, clinic_to_sign.visit_id) as window:
        window.ask("press", "steps.block")
        assert "not known" not in window.ask("timer")
        window.set_clock(hours=-5)
        window.until(lambda: window.ask("timer").startswith("Since the last block, not known"))
        assert window.ask("timer").endswith("clock was set back")
        window.set_clock(hours=5)  # forward from wherever the lock looked last: as if nobody had been there
        window.until(lambda: window.ask("state")["locked"])
        window.ask("come_in", "ruth.ellery")
        window.until(lambda: "not known" not in window.ask("timer"))


def test_that_whoever_signs_reads_that_the_clock_was_set_back(clinic_to_sign: Prepared, tmp_path: Path):
    database = clinic_to_sign.copy_to(tmp_path / "clinic")
    with driven(database, clinic_to_sign.visit_id, wrong_by=-3 * 3600) as window:
        window.ask("press", "steps.map")
        window.ask("press", "undo_bar.undo")
        window.ask("press", "undo_bar.redo")
        window.ask("press", "steps.sign")
        assert any("The computer’s clock was set back by " in words for words in window.ask("words")["words"])
        window.ask("sign", "ruth.ellery")
    visit, note = kept(database, clinic_to_sign.visit_id)
    assert visit.record.signed
    assert "clock was set back by" in note
