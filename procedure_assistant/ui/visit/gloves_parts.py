"""Parts of the gloves screen: large buttons and large words. They show and report; they decide nothing."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.visit.gloves_content import GlovesButton
from procedure_assistant.ui.visit.sequence_content import Fact
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, box, shrunk, text_width, wrap

GIVEN_PX: Final = 150
_LEAST_PX: Final = 14
_READABLE_PX: Final = 16
_DETAIL_PX: Final = 12
_DETAIL_LINES: Final = 2
_TITLE_AND_DETAIL_PX: Final = 72
"""Height of a title with three small lines."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_SCALES: Final = tuple(1 - 0.05 * step for step in range(11))


class BigButton(PaintedButton):
    """One button of the panel: at least 20 mm high; ``primary`` 150 px. Narrow ones stand with the icon above the words."""

    def __init__(self, object_name: str, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Button"))
        self.is_primary = primary
        self._content = GlovesButton("", "")
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: GlovesButton) -> None:
        """Show other words."""
        if content == self._content:
            return
        self._content = content
        self.setEnabled(content.enabled)
        self.setAccessibleName(joined(", ", (part for part in (content.title, content.detail) if part)))
        self.setAccessibleDescription(say("Key: {key}", key=content.hint) if content.hint else "")
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one that holds."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def content(self) -> GlovesButton:
        """What it shows."""
        return self._content

    def sizeHint(self) -> QSize:
        """92 px and at least 20 mm; the primary one 150."""
        finger = current().size("gloves_button")
        return QSize(3 * finger, max(GIVEN_PX, finger) if self.is_primary else finger)

    def minimumSizeHint(self) -> QSize:
        """As wide as a finger."""
        return QSize(current().size("gloves_button"), self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Box, icon, words, key."""
        theme, rect = sketch.theme, sketch.rect
        fill, border, ink = self._colours()
        sketch.box(rect, 12, fill, border, 2)
        if self.is_primary:
            self._paint_row(sketch, rect.adjusted(28, 0, -26, 0), theme.font(34, 600), theme.font(26, 400), ink)
        elif not (self._content.icon or self._content.detail or self._content.hint) and rect.width() < 190:
            sketch.write(rect, self._content.title, theme.font(26, 600), ink, _CENTRE)
        elif self._content.icon and rect.width() < 190:
            self._paint_stacked(sketch, ink)
        else:
            inset = 24 if rect.width() > 220 else 16
            self._paint_row(sketch, rect.adjusted(inset, 0, -20, 0), theme.font(22, 600), theme.font(16, 400), ink)
        sketch.focus(rect.adjusted(4, 4, -4, -4), 9, "on_accent" if self.is_primary else "focus")

    def _colours(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "sunken", "line_strong", "ink3"
        if self.is_primary:
            return ("accent_press" if self.isDown() else "accent"), "", "on_accent"
        if self._chosen:
            return "accent_soft", "accent", "accent_ink"
        return ("sunken" if self.isDown() else "raised"), "control", "ink"

    def _paint_stacked(self, sketch: Sketch, ink: str) -> None:
        rect = sketch.rect
        sketch.icon(self._content.icon, rect.center() - QPointF(0, 16 if self._content.title else 0), 26, ink)
        area = QRectF(4, rect.center().y() + 4, rect.width() - 8, 28)
        font = shrunk(sketch.theme.font(19, 600), self._content.title, area.width(), 0.7)
        sketch.write(area, self._content.title, font, ink, _CENTRE)

    def _paint_row(self, sketch: Sketch, area: QRectF, first: QFont, second: QFont, ink: str) -> None:
        content = self._content
        if content.icon:
            sketch.icon(content.icon, QPointF(area.left() + 14, area.center().y()), 28, ink)
            area = area.adjusted(46, 0, 0, 0)
        if content.hint and self.isEnabled():
            area = self._paint_key(sketch, area, ink, text_width(first, content.title))
        soft = ink if self.is_primary or not self.isEnabled() else "ink2"
        readable = QFont(first)
        readable.setPixelSize(_READABLE_PX)
        has_room = text_width(readable, content.title) <= area.width()  # else the title takes the line of the detail, which is spoken
        detail = self._detail(second, area) if content.detail and has_room else []
        titles = [(font, line, ink) for font, line in _in_lines(first, content.title, area.width(), 1 if detail else 2)]
        rows = titles + [(font, line, soft) for font, line in detail]
        top = area.center().y() - sum(QFontMetricsF(font).height() for font, _line, _ink in rows) / 2
        for font, line, colour in rows:
            height = QFontMetricsF(font).height()
            sketch.write(QRectF(area.left(), top, area.width(), height), line, font, colour)
            top += height

    def _detail(self, font: QFont, area: QRectF) -> list[tuple[QFont, str]]:
        """In two lines, or in three small ones where two would cut it and the button has the height."""
        least = QFont(font)
        least.setPixelSize(_DETAIL_PX)
        short = len(wrap(self._content.detail, least, area.width())) <= _DETAIL_LINES
        high = area.height() >= _TITLE_AND_DETAIL_PX
        return _in_lines(font, self._content.detail, area.width(), _DETAIL_LINES if short or not high else 3, least=_DETAIL_PX)

    def _paint_key(self, sketch: Sketch, area: QRectF, ink: str, title: float) -> QRectF:
        font = sketch.theme.font(18 if self.is_primary else 15, 600 if self.is_primary else 500)
        width, height = text_width(font, self._content.hint) + 16, round(QFontMetricsF(font).height()) + 10
        if width > area.width() * 0.42 or title + 12 + width > area.width():
            return area  # the words of the button come first
        cap = QRectF(area.right() - width, round(area.center().y() - height / 2), width, height)
        tint, line = sketch.colour(ink), sketch.colour(ink)
        tint.setAlphaF(0.14 if self.is_primary else 0.0)
        line.setAlphaF(0.45 if self.is_primary else 0.30)
        box(sketch.painter, cap, 6, tint, line)
        sketch.write(cap, self._content.hint, font, ink, _CENTRE)
        return area.adjusted(0, 0, -width - 12, 0)


def _in_lines(font: QFont, words: str, width: float, most: int, *, least: int = _LEAST_PX) -> list[tuple[QFont, str]]:
    """The words in at most so many lines, in the largest type in which they fit."""
    used = QFont(font)
    parts = words.split()
    while True:
        lines = wrap(words, used, width)
        whole = all(text_width(used, part) <= width for part in parts)  # no word is parted while smaller type has room for it
        if (len(lines) <= most and whole) or used.pixelSize() <= least:
            break
        used.setPixelSize(used.pixelSize() - 1)
    return [(used, line) for line in [*lines[: most - 1], joined(" ", lines[most - 1 :])] if line]


class HeadWords(NamedTuple):
    """The head of the panel: "Next", "6 of 31 left", "120", "/ 155 units"."""

    head: str
    left: str
    total: str
    of: str


class GlovesHead(Painted):
    """What this is, how many are left, and the big number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = HeadWords("", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: HeadWords) -> None:
        """Show these."""
        if words != self._words:
            self._words = words
            number = joined(" ", (part for part in (words.total, words.of) if part))
            self.setAccessibleName(joined("; ", (part for part in (words.head, words.left, number) if part)))
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(300, 68)

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(200, 68)

    def paint(self, sketch: Sketch) -> None:
        """Two lines at the left, the number at the right, a hairline below."""
        theme, words, width = sketch.theme, self._words, sketch.rect.width()
        big, small = theme.font(40, 600), theme.font(22, 400)
        right = text_width(big, words.total) + 8 + text_width(small, words.of)
        room = max(0.0, width - right - 16)
        for row, (text, weight) in enumerate(((words.head, 500), (words.left, 400))):
            font = shrunk(theme.font(17, weight), text, room, 0.75)
            sketch.write(QRectF(0, 4 + 24 * row, room, 24), text, font, "ink" if row == 0 else "ink2")
        left = width - right
        left += sketch.write(QRectF(left, 0, right + 1, 54), words.total, big, "ink") + 8
        sketch.write(QRectF(left, 10, text_width(small, words.of) + 1, 44), words.of, small, "ink2")
        sketch.line(QRectF(0, 66, width, 1), "line_strong")


class BigWords(NamedTuple):
    """What is said about the site in hand."""

    title: str
    amount: str
    volume: str
    facts: tuple[Fact, ...]
    caution: str


class _Line(NamedTuple):
    """A piece of text where it is painted; ``icon`` stands before it, ``boxed`` on amber ground."""

    at: QRectF
    text: str
    font: QFont
    ink: str


class WordsPanel(Painted):
    """Title, dose, where, angle, depth, caution: as large as the room allows, every word of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = BigWords("", "", "", (), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, words: BigWords) -> None:
        """Show these."""
        if words == self._words:
            return
        self._words = words
        facts = [say("{what}: {words}", what=fact.label, words=fact.words) for fact in words.facts]
        self.setAccessibleName(joined(". ", (part for part in (words.title, words.amount, words.volume, *facts, words.caution) if part)))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The least room in which it can still be read."""
        return QSize(200, 44)

    def sizeHint(self) -> QSize:
        """All there is."""
        return QSize(400, 330)

    def paint(self, sketch: Sketch) -> None:
        """The largest size at which everything is seen."""
        self._arranged().paint(sketch)

    def fits(self) -> bool:
        """Whether every word is seen."""
        return self._arranged().height <= self.height()

    def _arranged(self) -> _Arranged:
        for scale in _SCALES:
            arranged = _Arranged(self._words, current(), self.width(), scale)
            if arranged.height <= self.height():
                break
        return arranged


class _Arranged:
    """The words at one size."""

    def __init__(self, words: BigWords, theme: Theme, width: float, scale: float) -> None:
        self._lines: list[_Line] = []
        self._icons: list[tuple[str, QPointF, float, str]] = []
        self._caution = QRectF()
        self._labels = max((text_width(theme.font(17 * scale, 500), fact.label) for fact in words.facts), default=0.0)
        self._theme, self._width, self._scale = theme, width, scale
        self.height = 0.0
        self._text(words.title, self._font(44, 600), "ink", 0, width)
        if words.amount:
            self._amount(words)
        self.height += 14 * scale
        for fact in words.facts:
            self._fact(fact)
        if words.caution:
            self._warn(words.caution)

    def _font(self, px: float, weight: int) -> QFont:
        return self._theme.font(px * self._scale, weight)

    def _text(self, text: str, font: QFont, ink: str, left: float, width: float) -> None:
        height = QFontMetricsF(font).height()
        for line in wrap(text, font, width):
            self._lines.append(_Line(QRectF(left, self.height, width + 1, height), line, font, ink))
            self.height += height

    def _amount(self, words: BigWords) -> None:
        big, small = self._font(44, 600), self._font(26, 400)
        height, first = QFontMetricsF(big).height(), text_width(big, words.amount)
        self._lines.append(_Line(QRectF(0, self.height, first + 1, height), words.amount, big, "accent_ink"))
        rest = QRectF(first + 16, self.height + 6 * self._scale, self._width - first - 16, height)
        self._lines.append(_Line(rest, words.volume, small, "ink2"))
        self.height += height

    def _fact(self, fact: Fact) -> None:
        label, font, left = self._font(17, 500), self._font(21, 400), 46 * self._scale
        top = self.height
        if self._scale > 0.8:
            self._text(fact.label, label, "ink2", left, self._width - left)
            self._text(fact.words, font, "ink", left, self._width - left)
        else:  # low windows: label and words on one line
            column = left + self._labels + 12 * self._scale
            height = QFontMetricsF(font).height()
            self._lines.append(_Line(QRectF(left, top, column - left, height), fact.label, label, "ink2"))
            self._text(fact.words, font, "ink", column, self._width - column)
        side = 26 * self._scale
        self._icons.append((fact.icon, QPointF(side / 2, top + side / 2 + 2), side, "ink2"))
        self.height += 10 * self._scale

    def _warn(self, caution: str) -> None:
        font, pad = self._font(20, 400), 12 * self._scale
        top = self.height + 2
        self.height = top + pad
        left = 58 * self._scale
        self._text(caution, font, "ink", left, self._width - left - pad)
        self.height += pad
        self._caution = QRectF(0, top, self._width, self.height - top)
        self._icons.append(("warning", QPointF(30 * self._scale, self._caution.center().y()), 26 * self._scale, "warn"))

    def paint(self, sketch: Sketch) -> None:
        """Draw it."""
        if not self._caution.isEmpty():
            sketch.box(self._caution, 10, "warn_soft", "warn_line" if self._theme.name == "high_contrast" else "")
        for name, centre, px, ink in self._icons:
            sketch.icon(name, centre, px, ink)
        for line in self._lines:
            sketch.write(line.at, line.text, line.font, line.ink)
