"""The list beside the map, the last visit and its plan, on the real screen: everything the map does, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import injection_map
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.demo import Player, sample_patient
from procedure_assistant.services.last_visit import last_map
from procedure_assistant.ui.map.layout import Box
from procedure_assistant.ui.map.regions import muscle_at
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.extra_place import extra_place
from procedure_assistant.ui.visit.view import VisitScreen
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import BOTOX, play

LAST = "last:"


def play_last_visit(services, clock, patient) -> None:
    """A visit thirteen weeks ago that was signed: two doses, two places, one omission and one extra were not as the map has it."""
    now = clock._now
    clock._now = now - timedelta(weeks=13)
    player = play(Player(services, clock, services.visits.begin(patient.id, BOTOX)), "prepare")
    for site in ("frontalis_left_2", "frontalis_right_2"):
        player.do(injection_map.change_dose, site, Decimal("2.5"))
    player.do(injection_map.move, "temporalis_left_3", "lateral_left", 203.0, 191.0)
    player.do(injection_map.move, "trapezius_left_1", "posterior", 226.0, 569.0)
    player.do(injection_map.omit, "occipitalis_right_2", "Skin lesion")
    player.do(injection_map.give_all)
    player.do(injection_map.add_extra, "lateral_left", 213.0, 154.0, "temporalis", Side.LEFT, "pain")
    play(player, "finish", "sign")
    clock._now = now


@pytest.fixture
def again(qtbot, light, on_disk, clock) -> Callable[..., Bedside]:
    """`again(*stages, size=…)`: the screen of a visit whose patient had one thirteen weeks ago."""
    screens: list[VisitScreen] = []

    def show(*stages: str, size: tuple[int, int] = (1440, 900)) -> Bedside:
        patient = sample_patient(on_disk)
        play_last_visit(on_disk, clock, patient)
        player = play(Player(on_disk, clock, on_disk.visits.begin(patient.id, BOTOX)), *stages)
        screen = VisitScreen(on_disk, player.visit)
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        QApplication.processEvents()
        screens.append(screen)
        return Bedside(screen)

    yield show
    for screen in screens:
        screen.map.map.settle()
        screen.tasks.drain()
        QApplication.processEvents()


def record(made: Bedside):
    return made.screen.presenter.record


def site(made: Bedside, site_id: str):
    return record(made).sites[site_id]


def row(made: Bedside, site_id: str) -> QWidget:
    found = made.screen.map.list.row(site_id)
    assert found is not None
    return found


def words(made: Bedside, name: str) -> list[str]:
    """The rows of a section, as a screen reader says them."""
    rows = made.screen.map.list.findChildren(QAbstractButton)
    return [one.accessibleName() for one in rows if one.objectName().startswith(name) and one.isVisible()]


def open_list(made: Bedside) -> None:
    made.click("map.list_toggle")
    QApplication.processEvents()


# -- the last visit --------------------------------------------------------------------------------------------------------------


def test_that_the_last_signed_visit_is_found_with_what_it_gave(on_disk, clock):
    patient = sample_patient(on_disk)
    play_last_visit(on_disk, clock, patient)
    visit = on_disk.visits.begin(patient.id, BOTOX)
    found = last_map(on_disk.visits, visit.id, visit.record)
    assert found is not None
    assert (found.day.isoformat(), found.units, len(found.given), found.map_version) == ("2026-08-24", Decimal(150), 31, "B10")
    assert not found.as_standard(visit.record.map)


def test_that_an_unsigned_visit_is_not_the_last_one_nor_one_of_somebody_else(on_disk, clock):
    patient = sample_patient(on_disk)
    on_disk.visits.begin(patient.id, BOTOX)
    clock.advance(minutes=5)
    visit = on_disk.visits.begin(patient.id, BOTOX)
    assert last_map(on_disk.visits, visit.id, visit.record) is None


def test_that_ghosts_are_drawn_where_the_last_visit_did_otherwise_and_are_never_pressed(again):
    made = again("prepare")
    ghosts = {mark.id: mark.around for mark in made.screen.presenter.content().marks if mark.state == "ghost"}
    assert ghosts == {
        f"{LAST}frontalis_left_2": True, f"{LAST}frontalis_right_2": True, f"{LAST}temporalis_left_3": False,
        f"{LAST}trapezius_left_1": False, f"{LAST}temporalis_left_extra_1": False,
    }  # fmt: skip
    view = made.screen.map.map
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point("posterior", 222.0, 571.0))
    given = [one.id for one in record(made).sites.values() if one.given is not None]
    assert given == ["trapezius_left_1"]  # the site itself lies within reach, its ghost does not answer


def test_that_the_last_visit_can_be_taken_off_the_figures(again):
    made = again("prepare")
    shown = lambda: [mark.id for mark in made.screen.map.map._marks.marks if mark.state == "ghost"]  # noqa: E731
    assert len(shown()) == 5
    made.screen.map.bar.layer_switched.emit("last", False)
    assert shown() == []
    made.screen.map.bar.layer_switched.emit("last", True)
    assert len(shown()) == 5


def test_that_the_plan_of_the_last_visit_is_laid_in_one_press_and_gives_nothing(again):
    made = again("prepare")
    made.click("map.plan_as_last")
    total = map_total(record(made))
    assert (total.given_units, total.given_sites, total.open_units, total.open_sites) == (0, 0, Decimal(155), 32)
    assert made.screen.undo_bar.undo.text() == "Undo: Planned as on 24 Aug 2026"
    assert isinstance(record(made).entries[-1].event, e.PlanLaid)
    assert not made.screen.map.bar.plan.isVisible()
    made.click("map.give_all")
    total = map_total(record(made))
    assert (total.given_units, total.extra_sites) == (155, 1)
    assert site(made, "occipitalis_right_2").status is SiteStatus.GIVEN  # an omission of that day is not copied


def test_that_nothing_but_the_plan_is_copied(again):
    made = again()
    made.screen.presenter.plan_as_last()
    assert record(made).laid is not None
    assert (record(made).containers, record(made).scores, dict(record(made).answers)) == ({}, (), {})


def test_that_the_plan_is_undone_by_one_press_and_offered_again(again):
    made = again("prepare")
    made.click("map.plan_as_last")
    made.key(Qt.Key.Key_Backspace)
    assert record(made).laid is None
    assert made.screen.map.bar.plan.isVisible()


def test_that_no_plan_is_offered_once_a_site_is_given(again):
    made = again("prepare")
    made.click_site("procerus_1")
    assert not made.screen.map.bar.plan.isVisible()
    open_list(made)
    assert not made.screen.map.list.plan.isVisible()


def test_that_the_note_names_the_visit_the_plan_was_taken_from(again, on_disk):
    made = again("prepare")
    made.click("map.plan_as_last")
    text = on_disk.records.text(made.screen.visit)
    assert "Planned as given on 24 Aug 2026; every site was then charted today." in text.splitlines()


def test_that_the_last_visit_that_cannot_be_read_is_said_and_the_visit_goes_on(again, on_disk):
    made = again("prepare")
    made.screen.close()
    visit = made.screen.visit

    def unreadable():
        from procedure_assistant.services.problem import Problem

        raise Problem("LOG-DAMAGED", "Entry 7 of this visit cannot be read.")

    made.screen.presenter.look_back_with(unreadable)
    made.screen.presenter._looked_back = False
    made.screen.presenter._last = None
    content = made.screen.presenter.map_list()
    assert (content.last, content.last_note) == ("", "The last visit cannot be shown. Entry 7 of this visit cannot be read.")
    assert visit.record.map is not None


# -- the list --------------------------------------------------------------------------------------------------------------------


def test_that_the_list_says_what_differs_from_the_map_and_from_the_last_visit(again):
    made = again("prepare")
    open_list(made)
    assert words(made, "map_list.difference") == []
    assert words(made, "map_list.last_") == [
        "Frontalis left 2: 2.5 units",
        "Frontalis right 2: 2.5 units",
        "Temporalis left 3 stood 9.4 mm away",
        "Occipitalis right 2 omitted: Skin lesion",
        "Trapezius left 1 stood 11.2 mm away",
        "Temporalis left, extra: 5 units",
    ]
    made.click("map_list.plan")
    assert words(made, "map_list.difference") == [
        "Frontalis left 2: 2.5 units planned instead of 5 units",
        "Frontalis right 2: 2.5 units planned instead of 5 units",
        "Temporalis left 3: 9.4 mm from its place",
        "Trapezius left 1: 11.2 mm from its place",
        "Temporalis left extra 1: 5 units planned",
    ]
    assert words(made, "map_list.last_") == ["Occipitalis right 2 omitted: Skin lesion"]
    assert made.screen.map.bar.list.text() == "List · 6"
    said = [text.text() for text in made.screen.map.list.findChildren(QLabel) if text.isVisible()]
    assert [one for one in said if one.startswith("24 Aug")] == ["24 Aug 2026: 150 units at 31 sites"]


def test_that_the_list_gives_changes_the_dose_and_agrees_with_the_map(again):
    made = again("prepare")
    open_list(made)
    row(made, "procerus_1").setFocus()
    assert QApplication.focusWidget().accessibleName() == "Procerus: planned, 5 units planned"
    made.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Procerus: given, 5 units"
    made.key(Qt.Key.Key_Minus)
    assert QApplication.focusWidget().accessibleName() == "Procerus: other dose, 2.5 units"
    made.key(Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == "Frontalis left 1: planned, 5 units planned"
    assert site(made, "procerus_1").given.amount == Decimal("2.5")


def test_that_delete_omits_for_a_reason_of_the_card_and_the_keyboard_comes_back(again):
    made = again("prepare")
    open_list(made)
    row(made, "occipitalis_left_1").setFocus()
    made.key(Qt.Key.Key_Delete)
    assert QApplication.focusWidget().objectName() == "site_card.omit_0"
    made.key(Qt.Key.Key_Return)
    assert site(made, "occipitalis_left_1").omitted == "Skin lesion"
    made.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is row(made, "occipitalis_left_1")
    assert QApplication.focusWidget().accessibleName() == "Occipitalis left 1: omitted, omitted"


def test_that_a_note_is_written_from_the_list(again):
    made = again("prepare")
    open_list(made)
    row(made, "procerus_1").setFocus()
    made.key(Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget(), "bled")
    made.key(Qt.Key.Key_Return)
    assert site(made, "procerus_1").note == "bled"


def test_that_a_site_is_moved_from_the_list_by_arrows_and_the_keyboard_comes_back(again):
    made = again("prepare")
    open_list(made)
    row(made, "temporalis_right_2").setFocus()
    x = site(made, "temporalis_right_2").x
    made.key(Qt.Key.Key_M)
    assert QApplication.focusWidget().objectName() == "map"
    for _step in range(4):
        made.key(Qt.Key.Key_Right)
    made.key(Qt.Key.Key_Return)
    assert site(made, "temporalis_right_2").x - x == 8.0
    assert QApplication.focusWidget() is row(made, "temporalis_right_2")


def test_that_a_move_from_the_list_can_be_left(again):
    made = again("prepare")
    open_list(made)
    row(made, "temporalis_right_2").setFocus()
    before = record(made)
    made.key(Qt.Key.Key_M)
    made.key(Qt.Key.Key_Right)
    made.key(Qt.Key.Key_Escape)
    assert record(made) is before
    assert QApplication.focusWidget() is row(made, "temporalis_right_2")


def test_that_right_opens_the_card_of_any_site_with_the_keyboard_in_it(again):
    made = again("prepare")
    open_list(made)
    row(made, "frontalis_left_1").setFocus()
    made.key(Qt.Key.Key_Right)
    assert made.screen.map.card.isVisible()
    assert QApplication.focusWidget().objectName() == "site_card.give"
    made.key(Qt.Key.Key_Escape)
    assert (made.screen.map.card.isVisible(), QApplication.focusWidget()) == (False, row(made, "frontalis_left_1"))


@pytest.mark.parametrize("muscle", ["temporalis", "occipitalis", "trapezius"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_that_an_extra_is_given_in_a_muscle_and_side_and_lies_inside_it(again, muscle, side):
    made = again("prepare")
    open_list(made)
    made.click(f"map_list.extra_{muscle}_{side}")
    extra = next(one for one in record(made).sites.values() if one.extra)
    assert (extra.muscle, extra.side, extra.given.amount) == (muscle, side, Decimal(5))
    assert muscle_at(extra.figure, extra.x, extra.y)[0] == (muscle, side)
    assert made.screen.map.card.isVisible()


def test_that_extras_stop_being_offered_where_the_muscle_takes_no_more(again):
    made = again("prepare")
    open_list(made)
    for _extra in range(2):
        made.click("map_list.extra_temporalis_left")
        made.key(Qt.Key.Key_Escape)
    assert words(made, "map_list.extra_") == ["Occipitalis left", "Occipitalis right", "Trapezius left", "Trapezius right"]
    apart = [(one.x, one.y) for one in record(made).sites.values() if one.extra]
    assert apart[0] != apart[1]


def test_that_a_difference_opens_the_card_of_its_site(again):
    made = again("prepare")
    made.screen.presenter.set_dose("frontalis_left_1", Decimal("2.5"))
    open_list(made)
    made.click("map_list.difference_1")
    assert made.screen.presenter._card == "frontalis_left_1"


def test_that_escape_leaves_the_list_for_the_map_and_the_toggle_closes_it(again):
    made = again("prepare")
    open_list(made)
    row(made, "procerus_1").setFocus()
    made.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget().objectName() == "map"
    made.click("map.list_toggle")
    assert not made.screen.map.list.isVisible()


def test_that_a_list_closed_under_the_keyboard_hands_it_to_the_map(again):
    made = again("prepare")
    open_list(made)
    row(made, "procerus_1").setFocus()
    made.screen.map.bar.list_switched.emit(False)
    assert (made.screen.map.list.isVisible(), QApplication.focusWidget().objectName()) == (False, "map")


def test_that_the_list_is_open_where_the_canvas_has_room_for_it(again):
    assert not again("prepare").screen.map.list.isVisible()


def test_that_a_wide_window_shows_the_list_from_the_start(again):
    assert again("prepare", size=(1920, 1000)).screen.map.list.isVisible()


def test_that_everything_in_the_list_has_a_name_and_nothing_is_cut(again):
    made = again("prepare")
    made.click("map.plan_as_last")
    open_list(made)
    assert list(unnamed_inputs(made.screen.map.list)) == []
    wide = [child.objectName() for child in made.screen.map.list.findChildren(QAbstractButton) if child.width() > 292]
    assert wide == []


def test_that_a_card_with_a_vessel_caution_shows_the_vessel_and_takes_it_away_again(again):
    made = again("prepare")
    layers = lambda: made.screen.map.map._layers.vessels  # noqa: E731
    made.screen.presenter.open_card("temporalis_left_3")
    assert layers()
    made.screen.presenter.open_card("procerus_1")
    assert not layers()
    made.screen.presenter.open_card("temporalis_left_3")
    made.screen.presenter.close_card()
    assert not layers()


def test_that_places_for_extras_keep_their_distance_until_none_is_left(again):
    made = again("prepare")
    before = record(made)
    place = extra_place(before, "temporalis", Side.LEFT)
    assert place == ("lateral_left", 213.0, 154.0)
    assert extra_place(before, "masseter", Side.LEFT) is None
    assert Box(0, 0, 510, 612).holds(*place[1:])


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
def test_that_marks_beside_the_open_list_never_overlap(again, size):
    made = again("prepare", size=size)
    steps = made.screen.steps
    assert steps.isVisible()
    open_list(made)
    QApplication.processEvents()
    marks = made.screen.map.map._marks
    places = marks.places()
    nearest = min(hypot(x - other_x, y - other_y) for (_, x, y), (_, other_x, other_y) in combinations(places, 2))
    assert len(places) == 31
    assert nearest > marks.diameter
    assert steps.isVisible() == (size[0] >= 1920)  # in a small window the list stands in their place

    made.screen.presenter.go_to("products")
    QApplication.processEvents()
    assert steps.isVisible()
    made.screen.presenter.go_to("map")
    QApplication.processEvents()
    made.screen.map._want_list(on=False)
    QApplication.processEvents()
    assert steps.isVisible()


def test_that_right_on_a_muscle_of_the_totals_leads_to_its_sites_in_the_list(again):
    made = again("prepare")
    head = made.screen.totals.map.muscles.row("trapezius").head
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Right)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert (made.screen.map.list_is_open(), focus.objectName()) == (True, "map_list.trapezius.trapezius_left_1")

    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Left)
    QApplication.processEvents()
    assert not made.screen.map.list_is_open()
