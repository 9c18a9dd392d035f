"""The right column in a window as low as a laptop with an enlarged screen leaves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from procedure_assistant.ui import language


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    language.apply(qapp, "es")
    yield
    language.apply(qapp, "en")


def squeezed(made) -> list[str]:
    """Rows and give buttons of the muscles that have less than they need, or do not lie within what holds them."""
    found = []
    for row in made.screen.totals.map.muscles._rows.values():
        buttons = [button for button in row._buttons.values() if button.isVisible()]
        for one in (row.head, *buttons):
            if one.height() < one.sizeHint().height() or not one.parentWidget().rect().contains(one.geometry()):
                found.append(one.objectName())
    return found


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("height", [700, 720, 800])
def test_that_the_rows_of_the_muscles_keep_their_height_in_a_low_window(hands, height: int):
    made = hands("prepare", "half", size=(1280, height))
    made.go_to("map")
    QApplication.processEvents()
    column = made.screen.totals.map
    assert squeezed(made) == []
    assert column.muscles.mapTo(column.viewport(), column.muscles.rect().topRight()).x() < column.viewport().width()
    if height >= 720:
        assert column.verticalScrollBar().maximum() == 0  # and nothing has to be scrolled for


@pytest.mark.usefixtures("spanish")
def test_that_what_is_next_is_told_in_two_lines_in_a_low_window_and_whole_in_its_tool_tip(hands):
    made = hands("prepare", "half", size=(1280, 800))
    made.go_to("map")
    QApplication.processEvents()
    text = made.screen.totals._text
    whole = text.text()
    made.screen.resize(1280, 700)
    QApplication.processEvents()
    assert text.text().count("\n") == 1
    assert text.text().endswith("…")
    assert (text.toolTip(), text.accessibleName()) == (whole, whole)
    assert text.height() < 3 * text.fontMetrics().lineSpacing()
    made.screen.resize(1280, 800)
    QApplication.processEvents()
    assert (text.text(), text.toolTip(), text.accessibleName()) == (whole, "", "")
    QApplication.processEvents()  # the room follows the words
    assert text.height() >= text.heightForWidth(text.width())
