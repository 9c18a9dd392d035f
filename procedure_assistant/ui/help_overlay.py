"""The keys of the screen in sight, over a dimmed window, from the table that the keys are made of. It changes nothing and does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.key_events import is_key
from procedure_assistant.ui.key_table import ALWAYS, MAP, NAPE, PAGES, VISIT, WALK, KeyLine, lines
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line, scrolling
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import Button, icon_button
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width
from procedure_assistant.ui.widgets.surfaces import Text, card

TITLE = say("Keys")
LEAD = say("Everything can be done by pointer, too. In a field, keys write.")
PLACES = {
    VISIT: say("In a visit"),
    WALK: say("Site by site"),
    MAP: say("On the map"),
    NAPE: say("On the nape"),
    PAGES: say("On the pages"),
    ALWAYS: say("Everywhere"),
}
_NAMES = {
    "Space": say("Space"), "Backspace": say("Backspace"), "Escape": say("Esc"), "Return": say("Enter"), "Enter": say("Enter"),
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−",
}  # fmt: skip
_WIDTH, _CAP_HEIGHT, _CAPS_WIDTH = 860, 22, 150


def key_names(one: KeyLine) -> tuple[str, ...]:
    """The keys of a line as keyboards have them, each once."""
    return tuple(dict.fromkeys(_NAMES.get(key, key) for key in one.keys))


class HelpOverlay(QWidget):
    """Covers ``window`` until Esc, the help key, its cross or a press beside the card; then the focus is where it was."""

    closed = Signal()

    def __init__(self, window: QWidget, places: Sequence[str]) -> None:
        super().__init__(window)
        named(self, "help", TITLE)
        self._before = window.focusWidget()
        self._card = card()
        self._card.setObjectName("help.card")
        self._card.setMaximumWidth(_WIDTH)
        self.cross = icon_button("x", object_name="help.close", spoken=say("Close the help"))
        self.cross.clicked.connect(self.leave)
        inner = column(self._card, spacing=4)
        inner.setContentsMargins(28, 20, 20, 22)
        head = line()
        head.addWidget(Text(TITLE, "page_title"))
        head.addStretch(1)
        head.addWidget(self.cross)
        inner.addLayout(head)
        inner.addWidget(Text(LEAD, "quiet", wrap=True))
        inner.addSpacing(10)
        self._groups = QWidget()
        columns = line(self._groups, spacing=36)
        columns.setContentsMargins(0, 0, 8, 0)
        for half in (places[:1], places[1:]):
            rows = column(spacing=18)
            for place in half:
                rows.addLayout(_group(place))
            rows.addStretch(1)
            columns.addLayout(rows, 1)
        self._scroll = scrolling(self._groups, "help.scroll")
        inner.addWidget(self._scroll, 1)
        middle = QVBoxLayout(self)
        middle.setContentsMargins(40, 40, 40, 40)
        middle.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Away with it, and back to what was being done."""
        self.window().removeEventFilter(self)
        before = self._before
        self.hide()
        self.deleteLater()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def texts(self) -> Iterator[str]:
        """Every line as it is read out."""
        for one in self._groups.findChildren(KeyCaps):
            yield one.accessibleName()

    def paintEvent(self, _event: QEvent) -> None:
        """The window behind is still there, in the dark."""
        from PySide6.QtGui import QPainter  # noqa: PLC0415 -- only here

        painter = QPainter(self)
        shade = QColor("#000000")
        shade.setAlpha(110)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the card: close. Nothing behind is pressed by it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and the help key close; no other key reaches what lies behind."""
        if is_key(event, "leave") or is_key(event, "help"):
            self.leave()
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab stays on the card."""
        (self if self.cross.hasFocus() else self.cross).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            width = min(_WIDTH, max(300, parent.width() - 80))
            self._card.setFixedWidth(width)
            layout = self._groups.layout()
            needed = layout.heightForWidth(width - 48) if layout is not None else 0
            self._scroll.setMinimumHeight(min(needed, max(120, parent.height() - 220)))
            self._scroll.setMaximumHeight(max(120, needed))


class KeyCaps(Painted):
    """The keys of one line, drawn as caps. They are said together with what they do."""

    def __init__(self, one: KeyLine) -> None:
        super().__init__()
        self._names = key_names(one)
        self.setAccessibleName(say("{names}: {one_words}", names=joined(", ", self._names), one_words=one.words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A column of the same width, so that the words stand below one another."""
        return QSize(max(_CAPS_WIDTH, round(sum(self._widths()))), _CAP_HEIGHT + 4)

    def _widths(self) -> list[float]:
        return [max(22.0, text_width(current().font(12, 600), str(name)) + 14) + 6 for name in self._names]

    def paint(self, sketch: Sketch) -> None:
        """Cap by cap."""
        left = 0.0
        for name, width in zip(self._names, self._widths(), strict=True):
            cap = QRectF(left, 2, width - 6, _CAP_HEIGHT)
            sketch.box(cap, 5, "raised", "line_strong")
            sketch.write(cap, name, sketch.theme.font(12, 600), "ink2", Qt.AlignmentFlag.AlignHCenter)
            left += width


def _group(place: str) -> QVBoxLayout:
    rows = column(spacing=5)
    rows.addWidget(Text(PLACES[place], "body_strong"))
    for one in lines(place):
        row = line(spacing=10)
        row.addWidget(KeyCaps(one), 0, Qt.AlignmentFlag.AlignTop)
        words = Text(one.words, "body", wrap=True)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(row)
    return rows


def help_button(object_name: str, act: Callable[[], object]) -> Button:
    """A question mark for the pointer."""
    made = icon_button("question", object_name=object_name, spoken=say("Show the keys"))
    made.clicked.connect(act)
    return made


def show_help(window: QWidget, places: Sequence[str]) -> HelpOverlay | None:
    """Open the help over ``window``; the one that is open is closed instead."""
    for open_one in window.findChildren(HelpOverlay):
        if not open_one.isHidden():
            open_one.leave()
            return None
    return HelpOverlay(window, places)
