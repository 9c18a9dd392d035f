"""The page of the day in the real window: what it lists, how it is filtered, and what happens when a visit cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.commands import closing as closing_commands
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui import theme
from procedure_assistant.ui.visit.view import VisitScreen
from tests.ui.clinic import BOTOX, Clinic


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


def damage_log(database: Path, visit: Visit) -> None:
    """Its first entry no longer says what it said; as after a bad sector."""
    with closing(sqlite3.connect(database)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE event SET payload = '{\"event\": 5}' WHERE visit_id = ?", (visit.id,))
        connection.commit()


def test_that_a_first_day_offers_to_import_and_to_add_but_not_to_search(clinic: Clinic):
    clinic.open()
    assert "No visits today yet" in clinic.texts()
    assert clinic.find("today.empty.import").isEnabled()
    assert clinic.find("today.empty.new_patient").isEnabled()
    assert not clinic.find("today.empty.new_visit").isEnabled()
    assert clinic.rows() == []


def test_that_a_day_without_visits_offers_to_find_a_patient_once_there_is_one(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.click("today.empty.new_visit")
    assert clinic.window.page == "patients"
    assert clinic.find("patients.search").hasFocus()


def test_that_the_day_lists_its_visits_by_time_and_unfinished_ones_of_earlier_days_first(clinic: Clinic):
    one, two, three = clinic.patient(), clinic.patient("Okafor", "Grace", "0047 1120"), clinic.patient("Nguyen", "Linh", "0050 3307")
    clinic.begin(two, at="09:10")
    clinic.begin(one, at="08:30")
    clinic.begin(three, days_ago=1, at="15:10")
    clinic.sign(three, days_ago=7)
    clinic.open()
    assert clinic.rows() == [
        "22 Nov, Nguyen, Linh, 45 y, male, MRN 0050 3307, Botulinum toxin, 0 of 155 units, 0 of 31 sites, Not finished, "
        "since 22 Nov, 15:10",
        "08:30, Larson, Jacob, 45 y, male, MRN 0048 2917, Botulinum toxin, 0 of 155 units, 0 of 31 sites, Since 08:30",
        "09:10, Okafor, Grace, 45 y, male, MRN 0047 1120, Botulinum toxin, 0 of 155 units, 0 of 31 sites, Since 09:10",
    ]
    assert "3 visits: 3 in progress, 1 of an earlier day" in clinic.texts()
    assert "Monday 23 November" in clinic.texts()


def test_that_a_visit_that_was_handed_over_says_to_whom_until_it_is_signed(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    assert visit.do(closing_commands.hand_over, "B. Novak, MD", "end of shift") is None
    clinic.open()
    assert clinic.rows()[0].endswith("Since 08:30, handed to B. Novak, MD")


def test_that_a_void_visit_is_not_called_signed(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    assert visit.do(closing_commands.void, "wrong patient") is None
    clinic.open()
    assert "void: wrong patient, Declared void" in clinic.rows()[0]
    assert "Signed" not in clinic.rows()[0]


def test_that_filters_show_the_visits_of_one_state_with_their_counts(clinic: Clinic):
    clinic.begin(clinic.patient(), at="11:00")
    clinic.inject(clinic.patient("Okafor", "Grace", "0047 1120"), at="09:00")
    clinic.sign(clinic.patient("Nguyen", "Linh", "0050 3307"), at="07:30")
    clinic.open()
    assert [segment.words for segment in clinic.window._today_presenter.content().segments] == [
        "All 3", "In progress 1", "To sign 1", "Finished 1",
    ]  # fmt: skip
    names = {"in_progress": "Larson", "to_sign": "Okafor", "signed": "Nguyen"}
    for segment, name in names.items():
        clinic.click(f"today.filter.{segment}")
        assert [row.split(", ")[1] for row in clinic.rows()] == [name]
    clinic.click("today.filter.all")
    assert len(clinic.rows()) == 3


def test_that_a_visit_of_yesterday_is_still_listed_on_the_day_it_is_signed(clinic: Clinic):
    player = clinic.inject(clinic.patient(), days_ago=1, at="15:00")
    clinic.open()
    assert clinic.rows()[0].endswith("To sign, since 22 Nov, 15:00")
    player.finish()
    player.sign()
    clinic.click("rail.today")
    assert clinic.rows()[0].startswith("22 Nov, Larson, Jacob")
    assert clinic.rows()[0].rpartition(", ")[2].startswith("Signed 08:")


def test_that_typing_in_the_search_narrows_the_day_and_escape_brings_it_back(clinic: Clinic):
    clinic.begin(clinic.patient())
    clinic.begin(clinic.patient("Okafor", "Grace", "0047 1120"))
    clinic.open()
    clinic.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert clinic.find("today.search").hasFocus()
    clinic.type("today.search", "00471120")
    assert [row.split(", ")[1] for row in clinic.rows()] == ["Okafor"]
    clinic.key(Qt.Key.Key_Escape)
    assert len(clinic.rows()) == 2


def test_that_a_search_without_a_visit_leads_on_to_all_patients(clinic: Clinic):
    clinic.begin(clinic.patient())
    clinic.patient("Fischer", "Paul", "0099 1")
    clinic.open()
    clinic.type("today.search", "fischer")
    assert "No visit of the day matches “fischer”." in clinic.texts()
    clinic.click("today.search_all")
    assert clinic.window.page == "patients"
    assert clinic.patients() == ["Fischer, Paul"]


def test_that_enter_in_the_search_leads_to_all_patients(clinic: Clinic):
    clinic.begin(clinic.patient())
    clinic.open()
    clinic.type("today.search", "larson")
    clinic.key(Qt.Key.Key_Return)
    assert clinic.window.page == "patients"
    assert clinic.find("patients.search").text() == "larson"


def test_that_continue_gives_the_window_to_the_visit_and_closing_it_shows_the_day_again(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    clinic.open()
    clinic.click(f"worklist.{visit.id}")
    (screen,) = clinic.window.findChildren(VisitScreen)
    assert screen.isVisible()
    assert screen.visit.id == visit.id
    assert not clinic.window.rail.isVisible()
    clinic.click("banner.back")
    assert clinic.window.rail.isVisible()
    assert clinic.window.findChildren(VisitScreen, "visit") == [] or not screen.isVisible()
    assert len(clinic.rows()) == 1


def test_that_a_visit_that_cannot_be_read_is_told_in_place_and_the_others_open(clinic: Clinic):
    broken = clinic.begin(clinic.patient())
    sound = clinic.begin(clinic.patient("Okafor", "Grace", "0047 1120"), at="09:10")
    damage_log(clinic.database, broken)
    clinic.open()
    clinic.click(f"worklist.{broken.id}")
    assert clinic.messages() == ["Entry 1 of this visit cannot be read."]
    assert clinic.rows()[0].endswith("Cannot be opened, see the message above")
    assert clinic.rows()[1].endswith("Since 09:10")
    clinic.click(f"worklist.{sound.id}")
    assert clinic.window.findChildren(VisitScreen)[0].visit.id == sound.id


def test_that_a_message_is_gone_once_it_was_dismissed(clinic: Clinic):
    broken = clinic.begin(clinic.patient())
    damage_log(clinic.database, broken)
    clinic.open()
    clinic.click(f"worklist.{broken.id}")
    clinic.click("today.notice.dismiss")
    assert clinic.messages() == []
    assert len(clinic.rows()) == 1


def test_that_a_database_that_goes_away_leaves_the_list_and_says_so(clinic: Clinic, tmp_path: Path):
    clinic.begin(clinic.patient())
    clinic.open()
    with closing(sqlite3.connect(clinic.database)) as connection:
        connection.execute("ALTER TABLE visit_summary RENAME TO elsewhere")
        connection.commit()
    clinic.click("rail.today")
    assert clinic.messages() == ["The database file is damaged."]
    assert len(clinic.rows()) == 1
    with closing(sqlite3.connect(clinic.database)) as connection:
        connection.execute("ALTER TABLE elsewhere RENAME TO visit_summary")
        connection.commit()
    clinic.click("today.notice.action")
    assert clinic.messages() == []


def test_that_who_is_due_for_toxin_stands_at_the_side_with_the_longest_wait_first(clinic: Clinic):
    for family, mrn, days in (("Alvarez", "1", 96), ("Fischer", "2", 85), ("Osei", "3", 80), ("Recent", "4", 70), ("Long gone", "5", 400)):
        clinic.sign(clinic.patient(family, "A", mrn), days_ago=days)
    clinic.open()
    said = [row.accessibleName() for row in clinic.window._today.side._due._rows]
    assert said == ["Alvarez, A, 13 weeks 5 days", "Fischer, A, 12 weeks 1 day", "Osei, A, due Friday 27 Nov"]
    assert "12 weeks or more since the last dose" in clinic.texts()
    clinic.click("today.due.1")
    assert clinic.window.page == "patients"
    assert "Fischer, A" in clinic.texts()


def test_that_a_narrow_window_hides_the_side_list_and_keeps_every_button(clinic: Clinic):
    clinic.sign(clinic.patient(), days_ago=90)
    clinic.begin(clinic.patient("Okafor", "Grace", "0047 1120"), BOTOX)
    window = clinic.open((1280, 800))
    assert clinic.sees("today.side")
    window.resize(1024, 700)
    clinic.settle()
    assert not clinic.sees("today.side")
    for name in ("today.search", "today.new_visit", "today.import", "today.new_patient"):
        widget = clinic.find(name)
        corner = widget.mapTo(window, widget.rect().bottomRight())
        assert corner.x() < window.width()


def test_that_what_is_still_to_be_set_up_stands_at_the_side_until_it_is(clinic: Clinic):
    clinic.open()
    assert "0 of 3" in clinic.texts()
    clinic.click("today.set_up")
    assert clinic.window.page == "settings"
    assert clinic.find("settings.clinic").hasFocus()
    save_settings(clinic.services.store, ClinicSettings("Riverside", ("1 Main Street",), "Dr R. Weiss"))
    clinic.click("rail.today")
    assert not clinic.sees("today.side")
