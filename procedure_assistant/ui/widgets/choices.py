"""Choices: segments, layer toggles, radio answers and ticks. They show what is chosen and ask for another."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import name_of, text_of
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.widgets.painting import (
    Painted,
    PaintedButton,
    PaintedOption,
    Sketch,
    shrunk,
    text_width,
)
from procedure_assistant.ui.widgets.roving import Roving


class Choice(NamedTuple):
    """One thing to choose: its stable id, its words, an icon name and a spoken name where the words are too short."""

    id: str
    words: str
    icon: str = ""
    spoken: str = ""


class _Group(Painted):
    """Options in a row with one tab stop. A press asks by `chosen`; `set_current` shows what holds."""

    chosen = Signal(str)

    def __init__(self, object_name: str, spoken_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(spoken_name)
        self._options: dict[str, PaintedOption] = {}
        self._choices: tuple[Choice, ...] = ()
        self._roving = Roving(self, Qt.Orientation.Horizontal)
        self._row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these options; the same ones again change nothing."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        for old in self._options.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._options = {choice.id: self._add(choice) for choice in self._choices}
        self._roving.set_members(list(self._options.values()))

    def set_current(self, choice_id: str) -> None:
        """Show which option holds; "" for none."""
        for own_id, option in self._options.items():
            option.setChecked(own_id == choice_id)
        if choice_id in self._options:
            self._roving.set_stop(self._options[choice_id])

    def current_id(self) -> str:
        """The option shown as chosen, "" for none."""
        return next((own_id for own_id, option in self._options.items() if option.isChecked()), "")

    def option(self, choice_id: str) -> PaintedOption:
        """The widget of one option."""
        return self._options[choice_id]

    def _make(self, choice: Choice) -> PaintedOption:
        raise NotImplementedError

    def _add(self, choice: Choice) -> PaintedOption:
        option = named(self._make(choice), f"{self.objectName()}.{choice.id}", choice.spoken or choice.words)
        option.clicked.connect(lambda _checked=False, own_id=choice.id: self.chosen.emit(own_id))
        self._row.addWidget(option)
        return option


class Segmented(_Group):
    """Views of one thing: a sunken box whose chosen segment lies on top."""

    def __init__(self, object_name: str, spoken_name: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        """`large` for the head of a page, small for a tool bar."""
        super().__init__(object_name, spoken_name, parent)
        self._large = large
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)

    def paint(self, sketch: Sketch) -> None:
        """The sunken box."""
        sketch.box(sketch.rect, sketch.theme.size("radius_control"), "sunken")

    def _make(self, choice: Choice) -> PaintedOption:
        return _Segment(choice, large=self._large)


class _Segment(PaintedOption):
    """One segment: raised when chosen."""

    def __init__(self, choice: Choice, *, large: bool) -> None:
        super().__init__()
        self._choice = choice
        self._px = 13 if large else 12
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        width = text_width(theme.font(theme.scaled(self._px), 600), self._choice.words) + theme.scaled(20)
        if self._choice.icon:
            width += theme.scaled(22)
        return QSize(ceil(width), theme.scaled(self._px + 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        theme = sketch.theme
        radius = theme.size("radius_step")
        if self.isChecked():
            sketch.box(sketch.rect, radius, "raised", "line_strong")
        elif self.underMouse():
            sketch.box(sketch.rect, radius, "hover")
        font = theme.font(theme.scaled(self._px), 600 if self.isChecked() else 500)
        ink = "ink" if self.isChecked() else "ink2"
        area = sketch.rect
        if self._choice.icon:
            px = theme.scaled(16)
            tint = "accent_ink" if self.isChecked() else "ink2"
            sketch.icon(self._choice.icon, QPointF(theme.scaled(10) + px / 2, area.center().y()), px, tint)
            area = area.adjusted(theme.scaled(22), 0, 0, 0)
        font = shrunk(font, self._choice.words, area.width(), 10 / 12)
        sketch.write(area, self._choice.words, font, ink, Qt.AlignmentFlag.AlignHCenter)
        sketch.focus(sketch.rect, radius)


class Toggle(PaintedButton):
    """A layer that is shown or not: filled with an open eye, or outlined with a closed one. Asks, does not switch."""

    switch_requested = Signal(bool)

    def __init__(self, words: str, object_name: str, *, spoken: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        """`icon` replaces the eyes where the toggle is no layer (Sequence, Spoken)."""
        super().__init__(parent)
        named(self, object_name, spoken or words)
        self.setText(words)
        self.setCheckable(True)
        self._icon = icon
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.switch_requested.emit(not self.isChecked()))

    def set_compact(self, compact: bool) -> None:
        """The icon alone where there is little room; the words are its tool tip then. Without an icon of its own it keeps them."""
        folded = compact and bool(self._icon)
        if folded != self._folded:
            self._folded = folded
            self.setToolTip(text_of(self) if folded else "")
            self.updateGeometry()
            self.update()

    def set_on(self, on: bool) -> None:
        """Show it switched on or off."""
        self.setChecked(on)

    def nextCheckState(self) -> None:
        """A click is a request, not a change."""

    def sizeHint(self) -> QSize:
        """Eye and words."""
        theme = current()
        if self._folded:
            return QSize(theme.scaled(34), theme.scaled(28))
        width = text_width(theme.font(theme.scaled(12), 600), self.text()) + theme.scaled(36)
        return QSize(round(width), theme.scaled(28))

    def minimumSizeHint(self) -> QSize:
        """Never clipped."""
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        """Eye and words."""
        theme, on = sketch.theme, self.isChecked()
        radius = theme.size("radius_control")
        hover = "hover" if self.underMouse() else ""
        sketch.box(sketch.rect, radius, "accent_soft" if on else hover, "accent_line" if on else "line")
        ink = "accent_ink" if on else "ink3"
        if not self.isEnabled():
            ink = "disabled"
        px = theme.scaled(16)
        name = self._icon or ("eye" if on else "eye-slash")
        left = theme.scaled(9)
        sketch.icon(name, QPointF(left + px / 2, sketch.rect.center().y()), px, ink)
        area = sketch.rect.adjusted(left + px + theme.scaled(4), 0, 0, 0)
        if not self._folded:
            sketch.write(area, self.text(), theme.font(theme.scaled(12), 600 if on else 500), ink)
        sketch.focus(sketch.rect, radius)


class ChoiceRow(_Group):
    """Radio answers to one question: "No", "Yes", "Not known". A ring with a dot and bold words say the answer."""

    def __init__(self, object_name: str, question: str, choices: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(object_name, question, parent)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.set_choices(choices)

    def paint(self, _sketch: Sketch) -> None:
        """Nothing: the answers stand on the surface of the form."""

    def _make(self, choice: Choice) -> PaintedOption:
        return _Answer(choice)

    def _add(self, choice: Choice) -> PaintedOption:
        full = Choice(
            choice.id,
            choice.words,
            choice.icon,
            say("{accessiblename}: {spoken}", accessiblename=name_of(self), spoken=choice.spoken or choice.words),
        )
        return super()._add(full)


class _Answer(PaintedOption):
    """One answer."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        height = theme.size("gloves_button") if theme.gloves else theme.size("button")
        width = text_width(theme.font(theme.scaled(13), 600), self._choice.words) + theme.scaled(46)
        return QSize(round(width), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        theme, on = sketch.theme, self.isChecked()
        radius = theme.size("radius_control")
        fill = "accent_soft" if on else ("hover" if self.underMouse() else "raised")
        sketch.box(sketch.rect, radius, fill, "accent" if on else "control", 1.5 if on else 1.0)
        paint_radio(sketch, QPointF(theme.scaled(20), sketch.rect.center().y()), theme.scaled(15), on=on)
        area = sketch.rect.adjusted(theme.scaled(34), 0, -4, 0)
        font = theme.font(theme.scaled(13), 600 if on else 500)
        sketch.write(area, self._choice.words, font, "accent_ink" if on else ("ink" if self.isEnabled() else "disabled"))
        sketch.focus(sketch.rect, radius)


class CheckRow(PaintedButton):
    """A tick with an icon, a title and a line below: "Print the note". Asks, does not tick itself."""

    tick_requested = Signal(bool)

    def __init__(self, title: str, object_name: str, *, detail: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, title, detail)
        self.setText(title)
        self.setCheckable(True)
        self._detail = detail
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.tick_requested.emit(not self.isChecked()))

    def set_ticked(self, ticked: bool) -> None:
        """Show it ticked or not."""
        self.setChecked(ticked)

    def set_detail(self, detail: str) -> None:
        """Change the line below the title."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """A click is a request, not a change."""

    def sizeHint(self) -> QSize:
        """Two lines, or one without a detail; a finger's height with gloves."""
        theme = current()
        height = theme.scaled(40 if self._detail else 30)
        text = max(text_width(f, t) for f, t in zip(self._fonts(theme), (self.text(), self._detail), strict=True))
        width = round(text) + theme.scaled(35) + (theme.scaled(26) if self._icon else 0)
        return QSize(width, max(height, theme.size("gloves_button")) if theme.gloves else height)

    def minimumSizeHint(self) -> QSize:
        """May shrink; what is cut is said by the tool tip."""
        return QSize(120, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Box with tick, icon, two lines."""
        theme = sketch.theme
        middle = sketch.rect.center().y()
        side = theme.scaled(18)
        left = 5.0
        paint_tick(sketch, QRectF(left, round(middle - side / 2), side, side), on=self.isChecked(), enabled=self.isEnabled())
        left += side + theme.scaled(11)
        if self._icon:
            px = theme.scaled(18)
            sketch.icon(self._icon, QPointF(left + px / 2, middle), px, "ink2")
            left += px + theme.scaled(9)
        title, detail = self._fonts(theme)
        title = shrunk(title, self.text(), sketch.rect.width() - left - 2, 10 / 13)
        first, second = QFontMetricsF(title).height(), QFontMetricsF(detail).height() if self._detail else 0
        top = middle - (first + second) / 2
        width = sketch.rect.right() - left - 2
        sketch.write(QRectF(left, top, width, first), self.text(), title, "ink" if self.isEnabled() else "disabled")
        if self._detail:
            sketch.write(QRectF(left, top + first, width, second), self._detail, detail, "ink2" if self.isEnabled() else "disabled")
        sketch.focus(sketch.rect, theme.size("radius_step"))

    def _fonts(self, theme: Theme) -> tuple[QFont, QFont]:
        return theme.font(theme.scaled(13), 500), theme.font(theme.scaled(12), 400)


def paint_tick(sketch: Sketch, rect: QRectF, *, on: bool, enabled: bool = True) -> None:
    """A square that is ticked or not."""
    if on:
        sketch.box(rect, 5, "accent" if enabled else "disabled")
        sketch.icon("check-bold", rect.center(), rect.width() * 0.72, "on_accent")
    else:
        sketch.box(rect, 5, "surface", "control" if enabled else "line_strong", 1.5)


def paint_radio(sketch: Sketch, centre: QPointF, diameter: float, *, on: bool) -> None:
    """A ring, with a dot when chosen."""
    rect = QRectF(centre.x() - diameter / 2, centre.y() - diameter / 2, diameter, diameter)
    sketch.box(rect, diameter / 2, "surface", "accent" if on else "control", 2.0 if on else 1.5)
    if on:
        dot = diameter * 0.26
        sketch.box(rect.adjusted(dot, dot, -dot, -dot), diameter, "accent")
