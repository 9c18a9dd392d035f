"""The muscle table of the totals: one row a muscle with its sites as pips, left and right of the patient, and its units."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.widgets.buttons import Button, Kind
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, text_width
from procedure_assistant.ui.widgets.roving import Roving
from procedure_assistant.ui.widgets.site_list import SiteList

_LEFT_PIPS = 5  # as many fit a side at full size; more are drawn closer
_RIGHT_ROOM = 91
_INSET = 10
_AHEAD_MS = 20


class MuscleContent(NamedTuple):
    """One muscle: names, the state of each site by side, and its units in words ("0", "30").

    `planned` is "" when nothing is planned any more. `shown` may be the short name of a narrow column.
    """

    id: str
    name: str
    left: tuple[MarkState, ...] = ()
    middle: tuple[MarkState, ...] = ()
    right: tuple[MarkState, ...] = ()
    given: str = "0"
    planned: str = ""
    shown: str = ""

    def states(self) -> tuple[MarkState, ...]:
        """All sites."""
        return self.left + self.middle + self.right

    def to_give(self, side: str = "") -> int:
        """How many sites are still planned, of one side ("left", "right") or of all."""
        sites = {"left": self.left, "right": self.right}.get(side, self.states())
        return sum(state is MarkState.PLANNED for state in sites)

    def spoken(self) -> str:
        """Such as "Trapezius: 0 of 6 given, 30 units planned"."""
        states = self.states()
        extras = states.count(MarkState.EXTRA)
        given = states.count(MarkState.GIVEN) + states.count(MarkState.CHANGED)
        if not states:
            return say("{name}: nothing planned", name=self.name)
        parts = [say("{given} of {n} given", given=given, n=len(states) - extras)]
        for state, words in (
            (MarkState.CHANGED, say("with another dose")),
            (MarkState.OMITTED, say("omitted")),
            (MarkState.EXTRA, say("extra")),
        ):
            if state in states:
                parts.append(say("{state} {words}", state=states.count(state), words=words))
        if self.planned:
            parts.append(
                say("{planned} units planned", planned=self.planned)
                if given + extras == 0
                else say("{given} units given", given=self.given)
            )
            if given + extras:
                parts.append(say("{planned} units planned", planned=self.planned))
        else:
            parts.append(say("{given} units given", given=self.given))
        return say("{name}: {parts}", name=self.name, parts=joined(", ", parts))


class MuscleRow(QWidget):
    """The row and, while it is the current one, its three buttons.

    `give_requested` carries the muscle's id and "left", "right" or "" for all that is still planned;
    `sites_requested` asks to open (Right) or close (Left) the list of its sites.
    """

    give_requested = Signal(str, str)
    focus_requested = Signal(str)
    sites_requested = Signal(str, bool)

    def __init__(self, object_name: str, content: MuscleContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._shown: tuple[MuscleContent, bool, bool] | None = None
        self.setObjectName(f"{object_name}.row")
        self.head = named(_Head(), object_name, content.name)
        self.head.clicked.connect(lambda: self._give(""))
        self.head.opened.connect(lambda is_open: self.sites_requested.emit(self._content.id, is_open))
        self._object_name = object_name
        self._actions: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # half a button cannot be pressed
        self.set_content(content, current_row=False)

    @cached_property
    def sites(self) -> SiteList:
        """The list of its sites below the row, made when it is first wanted."""
        made = SiteList(f"{self._object_name}.sites", say("Sites of {content}", content=self._content.name))
        made.hide()
        self._column.addWidget(made)
        return made

    @cached_property
    def _buttons(self) -> dict[str, Button]:
        """The three buttons, made when the row is first the current one, and hidden until then."""
        actions = QWidget()
        row = QHBoxLayout(actions)
        row.setContentsMargins(_INSET, 5, _INSET, 5)
        row.setSpacing(6)
        kinds: tuple[tuple[str, Kind, int], ...] = (("left", "secondary", 0), ("right", "secondary", 0), ("", "soft", 1))
        buttons: dict[str, Button] = {}
        for side, kind, stretch in kinds:
            made = named(Button(say("Give"), kind, "sm"), f"{self._object_name}.give_{side or 'all'}", say("Give"))
            made.clicked.connect(lambda _checked=False, own=side: self._give(own))
            row.addWidget(made, stretch)
            buttons[side] = made
        actions.hide()
        self._column.insertWidget(1, actions)
        self._actions = actions
        return buttons

    def make_buttons(self) -> bool:
        """Make the buttons ahead, hidden; whether there was anything to make."""
        if self._actions is not None:
            return False
        self._show_buttons(self._content)
        return True

    def follow_head(self) -> None:
        """Tab goes from the row to its buttons, which may be younger than everything else on the screen."""
        for before, after in pairwise([self.head, *(self._buttons.values() if self._actions is not None else ())]):
            QWidget.setTabOrder(before, after)

    def set_content(self, content: MuscleContent, *, current_row: bool, compact: bool = False) -> None:
        """Show another standing; the buttons are there only while something is planned in the current row."""
        if (content, current_row, compact) == self._shown:
            return
        self._shown = (content, current_row, compact)
        self._content = content
        self.head.set_content(content, current_row=current_row, compact=compact)
        offers = current_row and content.to_give() > 0
        if offers:
            self._show_buttons(content)
        if self._actions is not None:
            self._actions.setVisible(offers)

    def _show_buttons(self, content: MuscleContent) -> None:
        for side, made in self._buttons.items():
            count = content.to_give(side)
            label = {"left": say("Left", sense="short"), "right": say("Right", sense="short")}.get(side, say("Give all", sense="short"))
            made.setText(say("{label} {count}", label=label, count=count))
            where = say(" {side}", side=side) if side else ""
            put(made.setAccessibleName, say("Give {content}{where}, {count} sites", content=content.name, where=where, count=count))
            made.setVisible(count > 0)

    def button(self, side: str) -> Button:
        """The button "left", "right" or "" (give all)."""
        return self._buttons[side]

    def _give(self, side: str) -> None:
        if self._content.to_give(side):
            self.give_requested.emit(self._content.id, side)
        else:
            self.focus_requested.emit(self._content.id)


class MuscleTable(QWidget):
    """Column heads and one row a muscle; up and down walk, Enter gives what is planned, Right opens the sites."""

    give_requested = Signal(str, str)
    focus_requested = Signal(str)
    sites_requested = Signal(str, bool)

    def __init__(self, object_name: str = "muscles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        put(self.setAccessibleName, say("Units by muscle"))
        self._rows: dict[str, MuscleRow] = {}
        self._current_id = ""
        # The buttons of the rows to come are made one row at a time once the table is on the screen: neither opening a visit nor the
        # click that goes on to another muscle has to wait for them.
        self._ahead = QTimer(self)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._heads = _ColumnHeads()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heads)
        self._roving = Roving(self, Qt.Orientation.Vertical)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_muscles(self, muscles: Sequence[MuscleContent], current_id: str = "", *, compact: bool = False) -> None:
        """Show these muscles; the current one is tinted and has its buttons."""
        if [muscle.id for muscle in muscles] != list(self._rows):
            self._rebuild(muscles)
        self._heads.set_compact(compact)
        for muscle in muscles:
            self._rows[muscle.id].set_content(muscle, current_row=muscle.id == current_id, compact=compact)
        if current_id in self._rows:
            self._roving.set_stop(self._rows[current_id].head)
        if current_id in self._rows and current_id != self._current_id:
            self._rows[current_id].follow_head()
        self._current_id = current_id

    def row(self, muscle_id: str) -> MuscleRow:
        """The row of a muscle."""
        return self._rows[muscle_id]

    def _rebuild(self, muscles: Sequence[MuscleContent]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for muscle in muscles:
            row = MuscleRow(f"{self.objectName()}.{muscle.id}", muscle)
            row.give_requested.connect(self.give_requested)
            row.focus_requested.connect(self.focus_requested)
            row.sites_requested.connect(self.sites_requested)
            self._rows[muscle.id] = row
            self._column.addWidget(row)
        self._roving.set_members([row.head for row in self._rows.values()])
        self._ahead.start()

    def _make_ahead(self) -> None:
        if not any(row.make_buttons() for row in self._rows.values()):
            self._ahead.stop()


class _Columns(NamedTuple):
    """Where the columns of a row begin, in px from its left edge."""

    left: float
    right: float
    units: float
    step: float

    @classmethod
    def of(cls, width: float, compact: bool) -> "_Columns":
        step = 13.0 if compact else 14.0
        right = width - (_RIGHT_ROOM - 4 if compact else _RIGHT_ROOM)
        left = right - (_LEFT_PIPS * step + (4 if compact else 2))
        return cls(left, right, width - _INSET, step)


class _ColumnHeads(Painted):
    """Muscle, Left, Right, Units."""

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self.setAccessibleName(say("Muscle, left, right, units"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(220, 20 if self._compact else 22)

    def paint(self, sketch: Sketch) -> None:
        font = sketch.theme.font(11, 600)
        columns = _Columns.of(sketch.rect.width(), self._compact)
        heads = ((_INSET, say("Muscle")), (columns.left, say("Left", sense="short")), (columns.right, say("Right", sense="short")))
        for left, word in heads:
            sketch.write(sketch.rect.adjusted(left, 0, 0, 0), word, font, "ink3")
        units = QRectF(columns.right, 0, columns.units - columns.right, sketch.rect.height())
        sketch.write(units, say("Units"), font, "ink3", Qt.AlignmentFlag.AlignRight)


class _Head(PaintedButton):
    """The painted row."""

    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._content = MuscleContent("", "")
        self._current = False
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: MuscleContent, *, current_row: bool, compact: bool) -> None:
        if compact != self._compact:
            self.updateGeometry()
        self._content, self._current, self._compact = content, current_row, compact
        self.setAccessibleName(content.spoken())
        count = content.to_give()
        self.setAccessibleDescription(say("Enter gives {count} sites", count=count) if count else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.opened.emit(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(276, current().size("muscle_row", self._compact))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        theme, content = sketch.theme, self._content
        radius = theme.size("radius_step")
        offers = self.underMouse() and not self._current and content.to_give() > 0
        if self._current:
            sketch.box(sketch.rect, radius, "accent_soft")
        elif self.underMouse():
            sketch.box(sketch.rect, radius, "hover")
        columns = _Columns.of(sketch.rect.width(), self._compact)
        name = QRectF(_INSET, 0, columns.left - _INSET - 4, sketch.rect.height())
        sketch.write(name, content.shown or content.name, theme.font(13, 600 if self._current else 400), "ink")
        self._paint_pips(sketch, content.left, columns.left, columns.right - columns.left, columns.step)
        if content.middle:
            middle = columns.right - columns.left
            start = columns.left + middle / 2 + 3 - columns.step * (len(content.middle) - 1) / 2
            self._paint_pips(sketch, content.middle, start - 0.5, middle, columns.step)
        units = self._units_width(theme)
        right_room = columns.units - units - 5 - columns.right
        self._paint_pips(sketch, content.right, columns.right, right_room, columns.step)
        if offers:
            self._paint_offer(sketch, columns)
        else:
            self._paint_units(sketch, columns)
        sketch.focus(sketch.rect, radius)

    def _units_width(self, theme: Theme) -> float:
        bold = text_width(theme.font(13, 600), self._content.given)
        return bold + (text_width(theme.font(12, 400), f"/{self._content.planned}") if self._content.planned else 0)

    def _paint_pips(self, sketch: Sketch, states: Sequence[MarkState], left: float, room: float, step: float) -> None:
        """Pips from the left; closer and smaller when a side has more sites than the column holds, never cut off."""
        if not states:
            return
        step = min(step, room / len(states))
        size = min(sketch.theme.mark("pip_px"), step * 0.78)
        y = sketch.rect.center().y()
        for number, state in enumerate(states):
            centre = QPointF(left + sketch.theme.mark("pip_px") / 2 + number * step, y)
            paint_pip(sketch.painter, centre, state, theme=sketch.theme, size=size, snug=True)

    def _paint_units(self, sketch: Sketch, columns: _Columns) -> None:
        theme, content = sketch.theme, self._content
        line = QRectF(columns.right, 0, columns.units - columns.right, sketch.rect.height())
        if content.planned:
            planned = theme.font(12, 400)
            taken = sketch.write(line, f"/{content.planned}", planned, "ink2", Qt.AlignmentFlag.AlignRight)
            line = line.adjusted(0, 0, -taken, 0)
        sketch.write(line, content.given, theme.font(13, 600), "ink", Qt.AlignmentFlag.AlignRight)

    def _paint_offer(self, sketch: Sketch, columns: _Columns) -> None:
        """What a click does, while the mouse is on the row: "Give 6" instead of the units."""
        font = sketch.theme.font(11, 600)
        words = say("Give {to_give}", to_give=self._content.to_give())
        width = text_width(font, words) + 14
        pill = QRectF(columns.units + 4 - width, sketch.rect.center().y() - 10, width, 20)
        sketch.box(pill, 5, "accent")
        sketch.write(pill, words, font, "on_accent", Qt.AlignmentFlag.AlignHCenter)
