"""The very first picture of the window: rail and title, painted by hand. Everything that takes time to load comes after it.

Even the theme does, and with it the namespace ``PySide6.QtCore.Qt``: making its many enums takes 30 ms, more than all the rest of this
picture. ``setPen``, ``fillRect`` and ``QBrush(…)`` ask for it to choose among their overloads, so all here, letters too, is a filled path.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.fonts import make_font
from procedure_assistant.ui.language import put, tr

OPENING = say("Opening the records")


class Look(NamedTuple):
    """The colours of this picture, as resources/theme/tokens.toml has them (a test compares)."""

    app: str
    panel: str
    line: str
    ink: str
    ink2: str
    accent: str
    on_accent: str


LIGHT = Look("#f4f6f8", "#f8fafb", "#e2e7eb", "#14212b", "#475663", "#0a616b", "#ffffff")
DARK = Look("#0c1116", "#12181e", "#242e37", "#e9eef2", "#aebac4", "#5fd6e0", "#04252a")
_CHOSEN = {"light": LIGHT, "dark": DARK, "high_contrast": LIGHT}
# px, from the tokens too
RAIL, HEADING, BODY = 212, 26, 13
PROGRAM_PX = 14

# Where the rail and the page of the day put the same things, so that nothing moves when they take this place.
_MARK = QRectF(20, 18, 26, 26)
_PROGRAM_AT = QPointF(56, 36)
_TITLE_AT, _STATUS_AT = QPointF(RAIL + 28, 51), QPointF(RAIL + 28, 72)


class FirstFrame(QWidget):
    """Panel, mark, program, day. ``painted`` is emitted once, when the window has been painted for the first time."""

    painted = Signal()

    def __init__(self, program: str, title: str, parent: QWidget, *, theme: str = "") -> None:
        """``theme`` is the one chosen at this workstation; "" or "system": whatever goes with the system's own window."""
        super().__init__(parent)
        self._theme = theme
        self._program = program
        self._title = title
        self._is_painted = False
        put(self.setAccessibleName, say("{program}. {title}. {opening}.", program=program, title=title, opening=OPENING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything, then say so."""
        look = _CHOSEN.get(self._theme) or look_beside(self.palette().color(self.backgroundRole()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left, width, colour in ((0, self.width(), look.app), (0, RAIL, look.panel), (RAIL - 1, 1, look.line)):
            strip = QPainterPath()
            strip.addRect(QRectF(left, 0, width, self.height()))
            painter.fillPath(strip, _solid(colour))
        tile, ring = _mark()
        painter.fillPath(tile, _solid(look.accent))
        painter.fillPath(ring, _solid(look.on_accent))
        for at, words, px, weight, colour in (
            (_PROGRAM_AT, self._program, PROGRAM_PX, 600, look.ink),
            (_TITLE_AT, self._title, HEADING, 600, look.ink),
            (_STATUS_AT, OPENING, BODY, 400, look.ink2),
        ):
            letters = QPainterPath()
            letters.addText(at, make_font(px, weight), tr(words))
            painter.fillPath(letters, _solid(colour))
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)


def look_beside(window: QColor) -> Look:
    """The look that goes with the window colour that the system gave: Qt makes it dark when the system is."""
    return DARK if window.lightness() < 128 else LIGHT


def _solid(colour: str) -> QBrush:
    """A brush of one colour, by way of a palette (see above)."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette.window()


def _mark() -> tuple[QPainterPath, QPainterPath]:
    """The mark of the program: a tile, and on it a site's ring and its centre."""
    side, centre = _MARK.width(), _MARK.center()
    tile, ring = QPainterPath(), QPainterPath()
    tile.addRoundedRect(_MARK, side * 0.25, side * 0.25)
    for part in (0.285, 0.208, 0.10):  # outer and inner edge of the ring, and the centre: filled by turns
        ring.addEllipse(centre, side * part, side * part)
    return tile, ring
