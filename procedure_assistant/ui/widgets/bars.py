"""Filled bars with their words: totals, limits, the vial. Words always stand beside; colour never says it alone."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import Painted, Sketch, shrunk, text_width


class PartKind(Enum):
    """What a segment of a bar stands for: given now, still planned, given before this visit, or to be discarded."""

    GIVEN = "given"
    PLANNED = "planned"
    BEFORE = "before"
    WASTE = "waste"


class LimitState(Enum):
    """How an amount stands to its limit."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"
    INFORMATION = "information"


_PART_COLOURS = {
    PartKind.GIVEN: "accent",
    PartKind.PLANNED: "togo",
    PartKind.BEFORE: "togo",
    PartKind.WASTE: "waste",
}


class BarPart(NamedTuple):
    """One segment: an exact amount in the bar's own unit."""

    amount: Decimal
    kind: PartKind = PartKind.GIVEN


class BarContent(NamedTuple):
    """Segments from the left, what the whole length stands for, and how the sum stands to it."""

    parts: tuple[BarPart, ...]
    total: Decimal
    state: LimitState = LimitState.WITHIN


class Bar(Painted):
    """Segments on a track. Near or over a limit it takes the colour and shows a tick where the limit lies."""

    _TICK_OVERHANG = 3

    def __init__(self, spoken_name: str = "", *, thin: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar_height = 6 if thin else 8
        self._content = BarContent((), Decimal(1))
        self.setAccessibleName(spoken_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: BarContent, spoken_name: str) -> None:
        """Show other amounts; the words say them to a screen reader."""
        before, had_tick, self._content = self._content, self._has_tick(), content
        self.setAccessibleName(spoken_name)
        if self._has_tick() != had_tick:
            self.updateGeometry()
        if content != before:
            self.update()

    def sizeHint(self) -> QSize:
        """Higher by the tick when there is one."""
        tick = 2 * self._TICK_OVERHANG if self._has_tick() else 0
        return QSize(80, self._bar_height + tick)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint."""
        return QSize(40, self.sizeHint().height())

    def segments(self) -> tuple[tuple[float, float, str], ...]:
        """Left and right edge (0 to 1) and colour name of every segment, as painted."""
        content = self._content
        total = sum((part.amount for part in content.parts), Decimal(0))
        whole = max(content.total, total)
        if whole <= 0:
            return ()
        colours = {LimitState.NEAR: "warn", LimitState.OVER: "danger"}
        edges: list[tuple[float, float, str]] = []
        start = Decimal(0)
        for part in content.parts:
            if part.amount > 0:
                colour = colours.get(content.state, _PART_COLOURS[part.kind])
                edges.append((float(start / whole), float((start + part.amount) / whole), colour))
            start += part.amount
        return tuple(edges)

    def tick_place(self) -> float | None:
        """Where the limit is ticked, 0 to 1; None when the bar shows none."""
        if not self._has_tick():
            return None
        total = sum((part.amount for part in self._content.parts), Decimal(0))
        return float(self._content.total / max(self._content.total, total))

    def paint(self, sketch: Sketch) -> None:
        """Track, segments, tick."""
        width = sketch.rect.width()
        top = (sketch.rect.height() - self._bar_height) / 2
        track = QRectF(0, top, width, self._bar_height)
        radius = min(sketch.theme.size("radius_bar"), self._bar_height / 2)
        outline = QPainterPath()
        outline.addRoundedRect(track, radius, radius)
        sketch.painter.fillPath(outline, sketch.colour("sunken"))
        sketch.painter.save()
        sketch.painter.setClipPath(outline)
        for number, (start, end, colour) in enumerate(self.segments()):
            left = start * width + (1 if number else 0)  # a gap, so that two segments are two without colour
            sketch.painter.fillRect(QRectF(left, top, end * width - left, self._bar_height), sketch.colour(colour))
        sketch.painter.restore()
        place = self.tick_place()
        if place is not None:
            x = min(max(place * width - 1, 0), width - 2)
            sketch.painter.fillRect(QRectF(x, 0, 2, sketch.rect.height()), sketch.colour("ink"))

    def _has_tick(self) -> bool:
        return self._content.state in (LimitState.NEAR, LimitState.OVER)


class LimitContent(NamedTuple):
    """One limit in words: "Last 3 months, all toxin", "275 of 400 units", how it stands, its bar and a note below."""

    label: str
    value: str
    state: LimitState = LimitState.WITHIN
    bar: BarContent | None = None
    note: str = ""


class _LimitLook(NamedTuple):
    icon: str
    icon_colour: str
    ink: str
    weight: int


_LIMIT_LOOKS = {
    LimitState.WITHIN: _LimitLook("check-circle", "ok", "ink2", 400),
    LimitState.NEAR: _LimitLook("warning", "warn", "warn", 500),
    LimitState.OVER: _LimitLook("warning-octagon", "danger", "danger", 500),
    LimitState.INFORMATION: _LimitLook("info", "info", "ink2", 400),
}


_LEAST = 10 / 12
"""So small may a line of a row become before it takes another."""


class LimitRow(Painted):
    """Icon, label, value; the bar and a note below when there are any."""

    _LINE = 21
    _SECOND = 15
    _NOTE = 20

    def __init__(self, content: LimitContent | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = Bar(thin=True, parent=self)
        self._bar.hide()
        self._content = LimitContent("", "")
        self._stacked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_content(content or self._content)

    def set_content(self, content: LimitContent) -> None:
        """Show another standing."""
        if content == self._content:
            return
        height_before = self.sizeHint().height()
        self._content = content
        state = "" if content.state is LimitState.INFORMATION else say(", {state} the limit", state=say(content.state.value))
        spoken = say("{content}: {content_2}{state}", content=content.label, content_2=content.value, state=state)
        self.setAccessibleName(say("{spoken}. {note}", spoken=spoken, note=content.note) if content.note else spoken)
        self._stacked = self._must_stack()
        self._bar.setVisible(content.bar is not None)
        if content.bar is not None:
            shown = BarContent(content.bar.parts, content.bar.total, content.state)
            self._bar.set_content(shown, spoken)
        self._place_bar()
        if self.sizeHint().height() != height_before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line, or two where label and value have no room beside each other, plus the bar, plus the note."""
        bar = self._bar.sizeHint().height() + 4 if self._content.bar else 0
        return QSize(160, self._head() + bar + (self._NOTE if self._content.note else 0))

    def minimumSizeHint(self) -> QSize:
        """As high as the hint; what is cut is said by the tool tip."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The bar is as wide as the row."""
        self._follow_room()
        self._place_bar()

    def retheme(self) -> None:
        """Other words or another font may need another line."""
        self._follow_room()
        self._place_bar()

    def paint(self, sketch: Sketch) -> None:
        """Icon, label, value, note."""
        theme, content = sketch.theme, self._content
        look = _LIMIT_LOOKS[content.state]
        sketch.icon(look.icon, QPointF(8, self._LINE / 2), 16, look.icon_colour)
        bold = theme.font(12, 600)
        line = QRectF(0, self._SECOND if self._stacked else 0, sketch.rect.width(), self._LINE)
        taken = sketch.write(line, content.value, bold, "ink", Qt.AlignmentFlag.AlignRight)
        label = QRectF(23, 0, sketch.rect.width() - (0 if self._stacked else taken) - 29, self._LINE)
        font = shrunk(theme.font(12, look.weight), content.label, label.width(), _LEAST)
        sketch.write(label, content.label, font, look.ink)
        if content.note:
            bar = self._bar.sizeHint().height() + 4 if content.bar else 0
            note = QRectF(0, self._head() + bar, sketch.rect.width(), self._NOTE)
            sketch.write(note, content.note, shrunk(theme.font(12, 400), content.note, note.width(), _LEAST), "ink2")

    def _head(self) -> int:
        """px of label and value."""
        return self._LINE + (self._SECOND if self._stacked else 0)

    def _must_stack(self) -> bool:
        """Whether the label, written as small as may be, still runs into the value."""
        theme = current()
        smallest = theme.font(round(12 * _LEAST), _LIMIT_LOOKS[self._content.state].weight)
        needed = text_width(smallest, self._content.label) + text_width(theme.font(12, 600), self._content.value) + 29
        return self.width() > self.minimumSizeHint().width() and needed > self.width()

    def _follow_room(self) -> None:
        if self._must_stack() != self._stacked:
            self._stacked = not self._stacked
            self.updateGeometry()
            self.update()

    def _place_bar(self) -> None:
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(0, self._head() + 1, self.width(), height)


class VialContent(NamedTuple):
    """What is in the vial: its title and label, the bar, and up to three words with their amounts."""

    title: str
    label: str
    bar: BarContent
    words: tuple[tuple[str, str], ...]


_LEAST_GAP = 6
"""px between two amounts of a vial; they are written smaller rather than closer."""


class VialPanel(Painted):
    """A heading with the product's label, the bar, and the amounts in words below."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._content = VialContent("", "", BarContent((), Decimal(1)), ())
        self._bar = Bar(parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: VialContent) -> None:
        """Show another vial or another balance."""
        if content == self._content:
            return
        self._content = content
        words = joined(", ", (say("{amount} {what}", amount=amount, what=what) for amount, what in content.words))
        self.setAccessibleName(say("{content}, {content_2}: {words}", content=content.title, content_2=content.label, words=words))
        self._bar.set_content(content.bar, words)
        self._place_bar()
        self.update()

    def sizeHint(self) -> QSize:
        """Heading, bar, words."""
        return QSize(160, 18 + 5 + 8 + 4 + 18)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The bar is as wide as the panel."""
        self._place_bar()

    def paint(self, sketch: Sketch) -> None:
        """Heading, label, words."""
        theme, width = sketch.theme, sketch.rect.width()
        head = theme.font(11, 600)
        sketch.write(QRectF(0, 0, width, 18), self._content.title, head, "ink3")
        taken = text_width(head, self._content.title) + 10
        label = QRectF(taken, 0, width - taken, 18)
        sketch.write(label, self._content.label, theme.font(11, 500), "ink3", Qt.AlignmentFlag.AlignRight)
        self._paint_words(sketch, QRectF(0, 35, width, 18))

    def _paint_words(self, sketch: Sketch, line: QRectF) -> None:
        """The first word at the left edge, the last at the right, the others between with equal gaps."""
        for px in (12, 11, 10, 9):
            bold, plain = sketch.theme.font(px, 600), sketch.theme.font(px, 400)
            space = text_width(plain, " ")
            widths = [text_width(bold, amount) + space + text_width(plain, what) for amount, what in self._content.words]
            gap = (line.width() - sum(widths)) / max(1, len(widths) - 1)
            if gap >= _LEAST_GAP:
                break
        left = line.left()
        for (amount, what), width in zip(self._content.words, widths, strict=True):
            taken = sketch.write(QRectF(left, line.top(), width + 1, line.height()), amount, bold, "ink2")
            rest = QRectF(left + taken + space, line.top(), width - taken, line.height())
            sketch.write(rest, what, plain, "ink2")
            left += width + gap

    def _place_bar(self) -> None:
        self._bar.setGeometry(0, 23, self.width(), 8)


def bar_of(parts: Sequence[tuple[Decimal, PartKind]], total: Decimal) -> BarContent:
    """A bar from pairs of amount and kind."""
    return BarContent(tuple(BarPart(amount, kind) for amount, kind in parts), total)
