"""A list to choose from: Space opens it while nothing is chosen, and is left to the screen afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.ui.widgets.drop_list import DropList


class Screen(QWidget):
    """Counts the Space that reached it."""

    def __init__(self) -> None:
        super().__init__()
        self.spaces = 0
        self.box = DropList()
        self.box.addItems(["In plane", "Out of plane"])
        self.box.setCurrentIndex(-1)
        QVBoxLayout(self).addWidget(self.box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As the screen of a visit does."""
        self.spaces += event.key() == Qt.Key.Key_Space


def test_that_space_opens_the_list_until_something_is_chosen_and_goes_on_afterwards(qtbot, light):
    screen = Screen()
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    QTest.keyClick(screen.box, Qt.Key.Key_Space)
    assert screen.box.view().isVisible()
    QTest.keyClick(screen.box.view(), Qt.Key.Key_Down)
    QTest.keyClick(screen.box.view(), Qt.Key.Key_Return)
    assert screen.box.currentIndex() >= 0
    QTest.keyClick(screen.box, Qt.Key.Key_Space)
    assert not screen.box.view().isVisible()
    assert screen.spaces == 1
    QTest.keyClick(screen.box, Qt.Key.Key_F4)
    assert screen.box.view().isVisible()
    screen.box.hidePopup()
