"""The list beside the settings: a press brings a part to the top, and what may not be seen has no line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.settings.view import SettingsPage
from procedure_assistant.ui.widgets.buttons import Button

pytestmark = pytest.mark.usefixtures("light")


def page_with(qtbot: QtBot, *titles: str) -> tuple[SettingsPage, list[QWidget]]:
    """A settings page with more groups of 600 px each, in a window that shows a part of it."""
    page = SettingsPage()
    qtbot.addWidget(page)
    groups = []
    for title in titles:
        group = QWidget()
        group.setFixedHeight(600)
        page.add_card(group, title)
        groups.append(group)
    page.resize(1068, 800)
    page.show()
    qtbot.waitExposed(page)
    return page, groups


def links(page: SettingsPage) -> dict[str, Button]:
    """The lines that can be seen, by their words."""
    return {link.text(): link for link in page.sections.findChildren(Button) if link.isVisible()}


def test_that_a_press_brings_its_part_to_the_top(qtbot: QtBot):
    page, (first, second, _last) = page_with(qtbot, "Scanner", "Logo", "Vials")
    for title, group in (("Logo", second), ("Scanner", first)):
        qtbot.mouseClick(links(page)[title], Qt.MouseButton.LeftButton)
        assert 0 <= group.mapTo(page, QPoint(0, 0)).y() <= 20


def test_that_a_part_that_is_hidden_has_no_line(qtbot: QtBot):
    page, (scanner, _logo) = page_with(qtbot, "Scanner", "Logo")
    scanner.hide()
    page.sections.refresh()
    assert list(links(page)) == ["This workstation", "Clinic", "Logo"]


def test_that_the_list_is_one_stop_that_arrows_walk(qtbot: QtBot):
    page, (_scanner, logo) = page_with(qtbot, "Scanner", "Logo")
    found = list(links(page).values())
    stops = [bool(link.focusPolicy() & Qt.FocusPolicy.TabFocus) for link in found]
    assert stops == [True, False, False, False]
    found[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(3):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert 0 <= logo.mapTo(page, QPoint(0, 0)).y() < page.height()
