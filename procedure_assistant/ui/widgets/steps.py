"""The steps column: sections of steps with their state, and below them what still blocks the signature."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.open_box import OpenBox, OpenItem
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, shrunk, text_width, wrap
from procedure_assistant.ui.widgets.roving import Roving
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Text

_HEAD, _HEAD_COMPACT = 28, 22
_LINE = 18


class StepState(Enum):
    """How a step stands; the value is what a screen reader says."""

    DONE = "done"
    NOW = "current step"
    OPEN = "open"
    OVERRIDDEN = "overridden"
    NOT_APPLICABLE = "not applicable"
    BLOCKS = "blocks"


class StepItem(NamedTuple):
    """One step: stable id, title, state, and a short note at the right."""

    id: str
    title: str
    state: StepState
    note: str = ""


class StepSection(NamedTuple):
    """A heading with its steps."""

    title: str
    steps: tuple[StepItem, ...]


class _Look(NamedTuple):
    title: str
    note: str
    disc: str = ""
    icon: str = ""
    icon_ink: str = ""
    note_weight: int = 400


_LOOKS = {
    StepState.DONE: _Look("ink2", "ink3", "accent_soft", "check-bold", "accent_ink"),
    StepState.NOW: _Look("ink", "accent_ink"),
    StepState.OPEN: _Look("ink", "ink3"),
    StepState.OVERRIDDEN: _Look("ink2", "warn", "warn_soft", "arrow-bend-up-right-bold", "warn", 600),
    StepState.NOT_APPLICABLE: _Look("ink2", "ink3", "", "minus-bold", "ink3"),
    StepState.BLOCKS: _Look("ink", "danger", "danger_soft", "warning-bold", "danger", 500),
}
_QUIET = (StepState.DONE, StepState.NOT_APPLICABLE)  # their notes give way in a small window


class StepRow(PaintedButton):
    """One step; pressing it asks to go there."""

    step_requested = Signal(str)

    def __init__(self, object_name: str, item: StepItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, item.title)
        self._item = item
        self._compact = False
        self._tight = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.step_requested.emit(self._item.id))
        self.set_item(item)

    def set_item(self, item: StepItem) -> None:
        """Show another standing."""
        higher = (item.state is StepState.NOW) != (self._item.state is StepState.NOW)
        self._item = item
        note = say(", {note}", note=item.note) if item.note else ""
        self.setAccessibleName(say("{item}, {state}{note}", item=item.title, state=say(item.state.value), note=note))
        if higher:
            self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Lower rows; the notes of finished steps are hidden (the tool tip still says them)."""
        hidden = compact and self._item.state in _QUIET
        self.setToolTip(self._item.note if hidden else "")
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def set_tight(self, tight: bool) -> None:
        """Lower rows with all their notes, so that a long list needs no scrolling."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()

    def item(self) -> StepItem:
        """What it shows."""
        return self._item

    def sizeHint(self) -> QSize:
        """The row of the tokens; the current step's is a little higher."""
        height = current().size("step_row", self._compact or self._tight)
        return QSize(180, height + (3 if self._item.state is StepState.NOW else 0))

    def minimumSizeHint(self) -> QSize:
        """The column has a fixed width; what is cut is said by the tool tip."""
        return QSize(100, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Tint, disc, title, note."""
        theme, item = sketch.theme, self._item
        look = _LOOKS[item.state]
        radius = theme.size("radius_step")
        if item.state is StepState.NOW:
            sketch.box(sketch.rect, radius, "accent_soft")
        elif self.underMouse():
            sketch.box(sketch.rect, radius, "hover")
        middle = sketch.rect.center().y()
        self._paint_disc(sketch, QPointF(19, middle), look)
        note = "" if self._compact and item.state in _QUIET else item.note
        right = sketch.rect.right() - 10
        note_font = theme.font(11, look.note_weight)
        width = min(text_width(note_font, note), sketch.rect.width() * 0.55) if note else 0.0
        line = QRectF(right - width, 0, width, sketch.rect.height())
        if note:
            sketch.write(line.translated(0, 0.5), note, note_font, look.note, Qt.AlignmentFlag.AlignRight)
        title = QRectF(37, 0, right - width - (6 if note else 0) - 37, sketch.rect.height())
        font = shrunk(theme.font(13, 600 if item.state is StepState.NOW else 400), item.title, title.width(), 11 / 13)
        sketch.write(title, item.title, font, look.title)
        sketch.focus(sketch.rect, radius)

    def _paint_disc(self, sketch: Sketch, centre: QPointF, look: _Look) -> None:
        if self._item.state is StepState.NOW:
            sketch.box(_square(centre, 15.5), 8, "surface", "accent", 2)
            sketch.box(_square(centre, 7), 4, "accent")
            return
        if self._item.state is StepState.OPEN:
            sketch.box(_square(centre, 15.5), 8, "surface", "control", 1.5)
            return
        if look.disc:
            sketch.box(_square(centre, 16), 8, look.disc)
        sketch.icon(look.icon, centre, 11, look.icon_ink)


class StepList(Painted):
    """Heading, the sections (only these scroll), and what is still open at the foot."""

    step_requested = Signal(str)
    open_item_requested = Signal(str)

    def __init__(self, object_name: str = "steps", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(say("Steps"))
        self._compact = False
        self._tight = False
        self._rows: dict[str, StepRow] = {}
        self._shape: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._title = _Heading()
        self._subtitle = Text("", "small", tone="ink3", wrap=True)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = _quiet_scroll_area(self._inner)
        self._scroll.viewport().installEventFilter(self)
        self.open_box = OpenBox(f"{object_name}.open")
        self.open_box.open_item_requested.connect(self.open_item_requested)
        self._roving = Roving(self, Qt.Orientation.Vertical)
        self._build()

    def set_heading(self, title: str, subtitle: str) -> None:
        """The procedure and its plan."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def set_sections(self, sections: Sequence[StepSection]) -> None:
        """Show these steps; rows that stay keep their focus."""
        shape = tuple((section.title, tuple(step.id for step in section.steps)) for section in sections)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(sections)
        for section in sections:
            for step in section.steps:
                row = self._rows[step.id]
                if row.item() != step:
                    row.set_item(step)
                    row.set_compact(self._compact)
        now = [step.id for section in sections for step in section.steps if step.state is StepState.NOW]
        if now:
            self._roving.set_stop(self._rows[now[0]])
        self._fit()

    def set_open_items(self, items: Sequence[OpenItem]) -> None:
        """What still blocks the signature; an empty list hides the box."""
        self.open_box.set_items(items)

    def set_compact(self, compact: bool) -> None:
        """The lower rows and smaller gaps of small windows."""
        if compact != self._compact:
            self._compact = compact
            for row in self._rows.values():
                row.set_compact(compact)
            for head in self._inner.findChildren(_SectionHead):
                head.set_compact(compact or self._tight)
            self.setFixedWidth(current().size("steps_column", compact))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another room for the list takes another height of its rows."""
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Lower rows where the usual ones would not all be in sight."""
        theme = current()
        rows, heads = len(self._rows), len(self._shape)
        tight = rows * theme.size("step_row") + 3 + heads * _HEAD > self._scroll.viewport().height()
        if tight != self._tight:
            self._tight = tight
            for row in self._rows.values():
                row.set_tight(tight)
            for head in self._inner.findChildren(_SectionHead):
                head.set_compact(self._compact or tight)

    def row(self, step_id: str) -> StepRow:
        """The row of a step."""
        return self._rows[step_id]

    def reveal(self, step_id: str) -> None:
        """Scroll a step into sight."""
        self._scroll.ensureWidgetVisible(self._rows[step_id], 0, 12)

    def paint(self, sketch: Sketch) -> None:
        """The tinted panel with its hairline at the right."""
        sketch.painter.fillRect(sketch.rect, sketch.colour("panel"))
        sketch.line(QRectF(sketch.rect.right() - 1, 0, 1, sketch.rect.height()))

    def retheme(self) -> None:
        """The width comes from the theme."""
        self.setFixedWidth(current().size("steps_column", self._compact))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 13, 10, 10)
        column.setSpacing(0)
        self._subtitle.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addSpacing(2)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.open_box)
        self.retheme()

    def _rebuild(self, sections: Sequence[StepSection]) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for section in sections:
            head = _SectionHead(section.title)
            head.set_compact(self._compact or self._tight)
            self._column.addWidget(head)
            for step in section.steps:
                row = StepRow(f"{self.objectName()}.{step.id}", step)
                row.set_compact(self._compact)
                row.set_tight(self._tight)
                row.step_requested.connect(self.step_requested)
                self._rows[step.id] = row
                self._column.addWidget(row)
        self._column.addStretch(1)
        self._roving.set_members(list(self._rows.values()))


class _Heading(Painted):
    """The procedure, a little smaller when it is long, then on two lines."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(100, 22 + _LINE * (len(self._lines()) - 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.updateGeometry()

    def paint(self, sketch: Sketch) -> None:
        lines, top = self._lines(), 0.0
        font = self._font()
        for line in lines:
            sketch.write(QRectF(10, top, sketch.rect.width() - 10, 22), line, font, "ink")
            top += _LINE

    def _font(self) -> QFont:
        theme = current()
        return shrunk(theme.font(theme.type_px("strong"), 600), tr(self._words), self.width() - 10, 4 / 5)

    def _lines(self) -> list[str]:
        font, words = self._font(), tr(self._words)
        return [words] if text_width(font, words) <= self.width() - 10 else wrap(words, font, self.width() - 10)


class _SectionHead(Painted):
    """The small heading of a section, with the gap above it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._compact = False
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(100, _HEAD_COMPACT if self._compact else _HEAD)

    def paint(self, sketch: Sketch) -> None:
        line = QRectF(10, sketch.rect.bottom() - 18.5, sketch.rect.width() - 10, 16)
        sketch.write(line, self._title, sketch.theme.font(11, 600), "ink3")


def _square(centre: QPointF, side: float) -> QRectF:
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


def _quiet_scroll_area(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    see_through(area, inner)
    return area
