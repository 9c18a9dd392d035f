"""The tool bar of the map: it folds anew when its words change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import language
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.visit.map_bar import MapBar


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.apply(qapp, "en")


def squeezed(bar: MapBar) -> list[str]:
    """What has less room than its words need."""
    whole = (one for one in bar.findChildren(QWidget) if one.isVisible())
    return [one.objectName() for one in whole if one.width() < one.sizeHint().width() or one.geometry().right() > bar.width()]


@pytest.mark.usefixtures("english_again")
def test_that_the_bar_folds_for_the_words_of_another_language_while_it_is_seen(qapp: QApplication, qtbot: QtBot, light: Theme):
    page = QWidget()
    qtbot.addWidget(page)
    bar = MapBar(page)
    bar.set_doable(give_all=True, plan=True, last=True)
    page.resize(1400, 100)
    page.show()
    room = next(width for width in range(700, 1400) if fits(bar, width))  # as little as the English words need without a fold
    assert not bar.layers.isVisible()
    language.apply(qapp, "es")
    QApplication.processEvents()
    assert (bar.width(), squeezed(bar)) == (room, [])
    assert bar.layers.isVisible()
    language.apply(qapp, "en")
    QApplication.processEvents()
    assert (bar.layers.isVisible(), squeezed(bar)) == (False, [])


def fits(bar: MapBar, width: int) -> bool:
    """Whether the bar shows everything unfolded at this width."""
    bar.resize(width, bar.height())
    QApplication.processEvents()
    return not bar.layers.isVisible()
