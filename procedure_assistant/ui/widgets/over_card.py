"""A card over a page whose rest lies in the dark: it holds focus and keys until it is left. Knows nothing of what stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from procedure_assistant.ui.key_events import is_key
from procedure_assistant.ui.widgets.surfaces import card

_SHADE = 110
_LEAST = 300


class OverCard(QWidget):
    """Covers ``screen`` until Esc, :meth:`leave` or, ``closes_beside``, a press beside the card; then the focus is where it was.

    ``width`` and ``height`` are the most the card takes, in px, beside ``margin`` on every side; a height of 0 is all there is.
    """

    def __init__(self, screen: QWidget, width: int, margin: int, *, height: int = 0, closes_beside: bool = True) -> None:
        super().__init__(screen)
        self._screen = screen
        self._most = (width, height)
        self._margin = margin
        self._closes_beside = closes_beside
        self._before = screen.window().focusWidget()
        self._card = card()

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes round, in order; what is hidden is left out."""
        raise NotImplementedError

    def open(self, first: QWidget) -> None:
        """Show it, the cursor in ``first``; called once the card is filled."""
        middle = QVBoxLayout(self)
        middle.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
        middle.addWidget(self._card, 1, Qt.AlignmentFlag.AlignCenter if self._most[1] else Qt.AlignmentFlag.AlignHCenter)
        self._screen.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Away with it, and back to what was being done."""
        self._screen.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies behind is still there, in the dark."""
        painter = QPainter(self)
        shade = QColor("#000000")
        shade.setAlpha(_SHADE)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing behind is pressed."""
        if self._closes_beside and not self._card.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key reaches what lies behind."""
        if is_key(event, "leave"):
            self.leave()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the card."""
        stops = [one for one in self.stops() if one.isVisible()]
        return walk_round(stops, forward=forward) or super().focusNextPrevChild(forward)  # without stops the card is being hidden

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the page."""
        if watched is self._screen and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        width, height = self._most
        self.setGeometry(self._screen.rect())
        self._card.setFixedWidth(min(width, max(_LEAST, self._screen.width() - 2 * self._margin)))
        if height:
            self._card.setFixedHeight(min(height, max(_LEAST, self._screen.height() - 2 * self._margin)))


def walk_round(stops: Sequence[QWidget], *, forward: bool) -> bool:
    """Put the focus on the next of these, the first after the last; False where there is none."""
    if not stops:
        return False
    at = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True
