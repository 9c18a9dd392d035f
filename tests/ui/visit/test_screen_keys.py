"""The visit screen under the keyboard: Space, Backspace, undo and redo, F6, Escape, Tab; and where the focus goes when something goes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.domain.totals import map_total
from procedure_assistant.ui.names import unnamed_inputs
from tests.ui.visit.playing import BOTOX, GON

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def units(made) -> Decimal:
    return map_total(made.screen.presenter.record).given_units


def focus() -> str:
    """The object name of what has the focus."""
    return QApplication.focusWidget().objectName()


# -- doing and undoing -------------------------------------------------------------------------------------------------


def test_that_space_gives_the_next_site_and_backspace_takes_it_back(hands):
    made = hands("prepare")
    for _site in range(3):
        made.key(Qt.Key.Key_Space)
    assert units(made) == Decimal(15)
    made.key(Qt.Key.Key_Backspace)
    assert units(made) == Decimal(10)


def test_that_control_z_undoes_and_both_redo_keys_bring_back(hands):
    made = hands("prepare")
    made.key(Qt.Key.Key_Space)
    seen = []
    for key, modifier in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y, CONTROL)):
        made.key(key, modifier)
        seen.append(units(made))
    assert seen == [Decimal(0), Decimal(5), Decimal(0), Decimal(5)]


def test_that_a_held_pedal_gives_once(hands):
    made = hands("prepare")
    window = made.screen.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Space)
    for _repeat in range(3):
        QTest.simulateEvent(made.screen, True, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QTest.keyRelease(window, Qt.Key.Key_Space)
    assert units(made) == Decimal(5)


def test_that_a_space_in_a_text_is_a_space(hands):
    made = hands()
    made.go_to("indication")
    made.type_into("field.failed_preventives", "topiramate 100 mg")
    assert made.screen.presenter.record.value("failed_preventives") == "topiramate 100 mg"
    assert made.screen.presenter.section.id == "indication"


def test_that_backspace_in_an_empty_field_undoes_nothing(hands):
    made = hands("prepare")
    made.go_to("indication")
    before = made.screen.presenter.record
    field = made.widget("field.block_indication_note")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert made.screen.presenter.record is before


def test_that_other_keys_are_left_to_the_window(hands):
    made = hands("prepare")
    before = made.screen.presenter.record
    for key in (Qt.Key.Key_A, Qt.Key.Key_F1):
        made.key(key)
    assert made.screen.presenter.record is before


# -- fields ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leave", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Backtab])
def test_that_leaving_a_field_commits_it(hands, leave):
    made = hands()
    made.go_to("indication")
    made.type_into("field.headache_days", "22", leave)
    assert made.screen.presenter.record.value("headache_days") == "22"


def test_that_a_press_on_a_step_commits_what_was_being_typed(hands):
    made = hands()
    made.go_to("indication")
    field = made.widget("field.failed_preventives")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "propranolol")
    made.go_to("history")
    assert made.screen.presenter.record.value("failed_preventives") == "propranolol"
    assert made.screen.presenter.section.id == "history"
    assert made.screen.undo_bar.undo.text().endswith("propranolol")


def test_that_escape_in_a_field_takes_back_what_was_typed(hands):
    made = hands()
    made.go_to("indication")
    made.type_into("field.headache_days", "22")
    field = made.widget("field.headache_days")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), made.screen.presenter.record.value("headache_days")) == ("22", "22")


# -- F6, Tab and Escape ------------------------------------------------------------------------------------------------


def test_that_f6_walks_steps_canvas_totals(hands):
    made = hands("prepare")
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        made.key(Qt.Key.Key_F6, modifier)
        columns = (made.screen.steps, made.screen.map, made.screen.totals)
        column = next(one for one in columns if one.isAncestorOf(QApplication.focusWidget()))
        seen.append(column.objectName())
    assert seen == ["totals", "steps", "map_page", "steps"]


def test_that_tab_reads_the_screen_from_banner_to_totals(hands):
    made = hands("prepare", "half")
    made.screen.banner.back.setFocus()
    seen: list[str] = []
    while focus() not in seen:
        seen.append(focus())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = ["banner.back", "banner.menu", "steps.map", "steps.open.0", "map.views.all", "map.layer.muscles", "map.give_all", "map",
              "undo_bar.undo", "muscles.cervical_paraspinal", "primary"]  # fmt: skip
    assert [name for name in seen if name in wanted] == wanted


def test_that_tab_reaches_a_message_before_the_page_it_lies_on(hands):
    made = hands("prepare", "half")
    made.click_map("anterior", 220, 150)
    made.screen.steps.row("map").setFocus()
    seen = [focus()]
    while seen[-1] != "map.views.all":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(focus())
    assert "notices.0.dismiss" in seen


def test_that_give_all_is_reached_by_keyboard(hands):
    made = hands("prepare")
    made.widget("map.list_toggle").setFocus(Qt.FocusReason.TabFocusReason)
    made.key(Qt.Key.Key_Tab)
    assert focus() == "map.give_all"
    made.key(Qt.Key.Key_Return)
    assert units(made) == Decimal(155)
    assert focus() == "map"


def test_that_space_after_everything_was_given_by_keyboard_goes_on(hands):
    made = hands("prepare")
    made.widget("map.give_all").setFocus(Qt.FocusReason.TabFocusReason)
    made.key(Qt.Key.Key_Space)
    made.key(Qt.Key.Key_Space)
    assert made.screen.presenter.section.id == "block"


def test_that_escape_closes_the_card(hands):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    assert made.screen.map.card.isVisible()
    made.key(Qt.Key.Key_Escape)
    assert not made.screen.map.card.isVisible()


def test_that_space_is_the_next_action_in_every_section_it_leads_to(hands):
    made = hands("prepare", "inject")
    sections = [made.screen.presenter.section.id]
    for _press in range(2):
        made.key(Qt.Key.Key_Space)
        sections.append(made.screen.presenter.section.id)
    assert sections == ["waste", "pain_after", "pain_after"]
    assert focus() == "scores_page"


def test_that_the_first_focus_is_the_page_not_the_back_button(hands):
    made = hands()
    assert focus() == "form_page"
    made.key(Qt.Key.Key_Space)  # both identifiers match
    assert (made.screen.presenter.section.id, focus()) == ("indication", "form_page")


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stages", "protocols"),
    [((), ("preempt_botox", "gon_block")), (("prepare", "inject"), ("preempt_botox", "gon_block")), ((), GON), ((), BOTOX)],
)
def test_that_every_input_of_every_section_has_a_name(hands, stages, protocols):
    made = hands(*stages, protocols=protocols)
    unnamed: list[str] = []
    for section in made.screen.presenter.record.protocol.sections:
        made.screen.presenter.go_to(section.id)
        QApplication.processEvents()
        unnamed += [f"{section.id}: {one}" for one in unnamed_inputs(made.screen)]
    assert unnamed == []


def test_that_no_two_visible_inputs_share_a_name(hands):
    made = hands("prepare", "half")
    made.click_site("procerus_1")
    for section in ("map", "safety", "products", "block", "waste", "sign"):
        made.screen.presenter.go_to(section)
        QApplication.processEvents()
        shown = [one for one in made.screen.findChildren(QWidget) if one.isVisible()]
        names = [one.objectName() for one in shown if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert sorted(names) == sorted(set(names)), section


class _Windows(QObject):
    """Keeps every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_that_no_part_of_the_screen_flashes_as_a_window_of_its_own(hands, qapp):
    windows = _Windows()
    qapp.installEventFilter(windows)
    made = hands("prepare", "half")
    for section in made.screen.presenter.record.protocol.sections:
        made.go_to(section.id)
    made.go_to("map")
    made.click_site("procerus_1")
    qapp.removeEventFilter(windows)
    assert windows.seen == ["VisitScreen visit"]
