"""One quiet line about what just happened elsewhere, with at most one way back or there. It is never the only place of an error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import Button, icon_button
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width

_HEIGHT, _BOTTOM, _LEFT, _GAP = 44, 24, 40, 8
STAYS_MS = 8000


class Toast(Painted):
    """Lies at the foot of ``over``. It goes by itself, but never while the mouse or the keyboard is on it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._words = ""
        self._act: Callable[[], None] | None = None
        self._action = named(Button(say("Undo"), "ghost", "sm"), "toast.action", say("Undo"))
        self._dismiss = icon_button("x", object_name="toast.dismiss", spoken=say("Dismiss the message"))
        self._action.clicked.connect(self._do)
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, _GAP, 0)
        row.setSpacing(_GAP)
        row.addStretch(1)
        row.addWidget(self._action)
        row.addWidget(self._dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._leave)
        over.installEventFilter(self)
        self.hide()

    def tell(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say it, in place of what was said before. ``action`` is the label of what ``act`` does: "Undo", "Show"."""
        self._words, self._act = words, act
        self.setAccessibleName(words)
        self._action.setText(action)
        put(self._action.setAccessibleName, say("{action}: {words}", action=action, words=words) if action else say("No action"))
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._timer.start()
        event = QAccessibleAnnouncementEvent(self, tr(words))
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    @property
    def words(self) -> str:
        """What it says, "" while it is not there."""
        return "" if self.isHidden() else self._words

    def paint(self, sketch: Sketch) -> None:
        """A raised box with a check mark before the words."""
        radius = sketch.theme.size("radius_control")
        sketch.box(sketch.rect, radius, "raised", "line_strong")
        sketch.icon("check-circle", QRectF(12, 0, 20, _HEIGHT).center(), 18, "ok")
        room = QRectF(_LEFT, 0, self._room(), sketch.rect.height())
        sketch.write(room, self._words, sketch.theme.font(13, 500), "ink")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape sends it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It keeps to the foot of the window."""
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that is gone keeps the keyboard."""
        super().hideEvent(event)
        for button in (self._action, self._dismiss):
            button.clearFocus()

    def _room(self) -> float:
        return text_width(current().font(13, 500), tr(self._words)) + 2

    def _place(self) -> None:
        beside = self._dismiss.sizeHint().width() + _GAP
        if not self._action.isHidden():
            beside += self._action.sizeHint().width() + _GAP
        width = min(self._over.width() - 2 * _BOTTOM, round(_LEFT + self._room() + _GAP + beside + _GAP))
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - _HEIGHT - _BOTTOM, width, _HEIGHT)

    def _leave(self) -> None:
        focus = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.hide()

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
