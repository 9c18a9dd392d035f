"""A list to choose from that lets Space through once something is chosen: it then means the next action, as everywhere. Nothing more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from procedure_assistant.ui.language import Translated, tr


class DropList(Translated, QComboBox):
    """Space opens it while nothing is chosen; afterwards F4, Alt and the arrow keys do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def addItem(self, words: str, data: object = None) -> None:  # type: ignore[override]
        """Show the words in the reader's language; `data` is what is chosen by them."""
        del self._words[self.count() :]  # the list was cleared
        self._words.append(words)
        super().addItem(tr(words), data)

    def retell(self) -> None:
        """The same items in another language."""
        for place, words in enumerate(self._words[: self.count()]):
            self.setItemText(place, tr(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt would open the list again, and whoever has just chosen would wait in vain for what comes next."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex() >= 0:
            event.ignore()
            return
        super().keyPressEvent(event)
