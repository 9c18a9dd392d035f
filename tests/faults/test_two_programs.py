"""Two programs in one visit, each with its own user: whoever comes second is told by whom, nothing is lost, and every entry says who."""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.domain.events import SiteInjected
from procedure_assistant.services.demo import PHYSICIAN
from tests.faults.conftest import Prepared
from tests.faults.driven_window import driven
from tests.faults.people import COLLEAGUE, opened

SITES = ("procerus_1", "corrugator_left_1", "corrugator_right_1", "frontalis_left_1", "frontalis_right_1")
LOAD = "notices.0.action"


def who_gave(database: Path, visit_id: str) -> list[tuple[str, str]]:
    """Every site that an entry gives, with the name on the entry; the database is sound."""
    with opened(database) as services:
        assert list(services.store.verify()) == []
        entries = services.visits.resume(visit_id).record.entries
        return [(entry.event.site, entry.who) for entry in entries if isinstance(entry.event, SiteInjected)]


def test_that_two_users_in_one_visit_are_told_of_each_other_and_lose_nothing(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    first, second, third, *_ = SITES
    with driven(database, clinic.visit_id) as one, driven(database, clinic.visit_id, COLLEAGUE) as two:
        assert one.ask("click", first)["given"] == [first]
        shown = two.ask("click", second)
        assert shown["given"] == []
        ((title, text),) = shown["messages"]
        assert title == (
            f"{PHYSICIAN} added to this visit first, in another window of this workstation. "
            "What you just entered was not saved; everything saved before it is safe."
        )
        assert text == "Look at the visit as it is now, then enter it again if it is still needed."
        shown = two.ask("press", LOAD)
        assert shown["given"] == [first]
        assert [title for title, _ in shown["messages"]] == ["The visit is loaded as it now stands, with 1 more entry."]
        assert two.ask("click", second)["given"] == sorted([first, second])
        ((title, _),) = one.ask("click", third)["messages"]
        assert title.startswith(f"{COLLEAGUE.name} added to this visit first, ")
        assert one.ask("press", LOAD)["given"] == sorted([first, second])
        assert one.ask("click", third)["given"] == sorted([first, second, third])
    assert who_gave(database, clinic.visit_id) == [(first, PHYSICIAN), (second, COLLEAGUE.name), (third, PHYSICIAN)]


def test_that_two_programs_clicking_at_the_same_moment_never_both_give_a_site(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id) as one, driven(database, clinic.visit_id, COLLEAGUE) as two:
        for site in SITES:
            for window in (one, two):
                window.tell("click", site)
            answers = [(window, window.answer()) for window in (one, two)]
            late = [window for window, shown in answers if shown["messages"] and site not in shown["given"]]
            assert len(late) == 1
            assert site in late[0].ask("press", LOAD)["given"]
    given = who_gave(database, clinic.visit_id)
    assert [site for site, _ in given] == list(SITES)
    assert {who for _, who in given} <= {PHYSICIAN, COLLEAGUE.name}


def test_that_a_user_who_takes_over_a_locked_visit_charts_under_their_own_name(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    first, second, *_ = SITES
    with driven(database, clinic.visit_id) as window:
        window.ask("click", first)
        assert window.ask("lock") == {"locked": True}
        assert window.ask("come_in", COLLEAGUE.login)["given"] == [first]
        assert window.ask("click", second)["given"] == sorted([first, second])
    assert who_gave(database, clinic.visit_id) == [(first, PHYSICIAN), (second, COLLEAGUE.name)]


def test_that_the_second_program_sees_whose_visit_it_opens(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with driven(database, clinic.visit_id, COLLEAGUE) as one:
        one.ask("click", SITES[0])
        with driven(database, clinic.visit_id) as two:
            ((title, text),) = two.ask("state")["messages"]
            assert title == "Resumed where it was left: 5 of 155 units, 1 of 31 sites"
            assert f", {COLLEAGUE.name}: " in text
