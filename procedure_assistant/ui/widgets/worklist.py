"""The worklist: one row a visit, with what to do next at its right. It shows the day; it opens nothing itself."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import name_of, put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.widgets.buttons import Button, Kind
from procedure_assistant.ui.widgets.chips import ChipContent, chip_height, chip_width, paint_chip
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width

Status = Literal["planned", "running", "to_sign", "signed", "void", "in_chart", "failed"]
_ROW = 66
_ACTION_WIDTH = 118
_CHIP_GAP = 5


class WorklistContent(NamedTuple):
    """One visit in words. `warning` colours the line below the procedure; `status_note` may be empty.

    `only_look`: its button changes nothing, so it does not call for a press.
    """

    id: str
    time: str
    name: str
    who: str
    procedure: str
    detail: str
    status: Status
    status_words: str
    action: str
    status_note: str = ""
    chips: tuple[ChipContent, ...] = ()
    warning: bool = False
    only_look: bool = False


class _StatusLook(NamedTuple):
    icon: str
    ink: str
    words: str
    weight: int
    kind: Kind
    action_icon: str = ""


_STATUS: dict[Status, _StatusLook] = {
    "planned": _StatusLook("circle", "ink2", "ink2", 500, "secondary", "play"),
    "running": _StatusLook("play-circle-fill", "accent", "accent_ink", 600, "primary", "arrow-right"),
    "to_sign": _StatusLook("pen-nib", "warn", "warn", 600, "soft"),
    "signed": _StatusLook("check-circle", "ok", "ok", 500, "ghost"),
    "void": _StatusLook("prohibit", "ink3", "ink2", 500, "ghost"),
    "in_chart": _StatusLook("checks", "ink2", "ink2", 500, "ghost"),
    "failed": _StatusLook("warning", "danger", "danger", 600, "soft"),
}


class WorklistRow(Painted):
    """Time, patient, procedure, status, action. The running visit is tinted. A double click opens it too."""

    open_requested = Signal(str)

    def __init__(self, object_name: str, content: WorklistContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{object_name}.row")
        self._content = content
        self._first = self._last = False
        self._shown: tuple[WorklistContent, bool, bool] | None = None
        look = _STATUS[content.status]
        self.action = named(Button(content.action, look.kind, "md", look.action_icon), object_name, content.action)
        self.action.clicked.connect(lambda: self.open_requested.emit(self._content.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(self.action)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_content(content)

    def set_content(self, content: WorklistContent, *, first: bool = False, last: bool = False) -> None:
        """Show another standing; the last row has no line below it."""
        if (content, first, last) == self._shown:
            return
        self._shown = (content, first, last)
        self._content, self._first, self._last = content, first, last
        look = _STATUS[content.status]
        self.action.setText(content.action)
        self.action.set_kind("ghost" if content.only_look else look.kind)
        self.action.set_icon("" if content.only_look else look.action_icon)
        self.action.setMinimumWidth(max(_ACTION_WIDTH, self.action.sizeHint().width()))
        chips = joined(", ", (chip.text for chip in content.chips))
        stands = (content.status_words, content.status_note)
        facts = (content.time, content.name, content.who, chips, content.procedure, content.detail, *stands)
        self.setAccessibleName(joined(", ", (fact for fact in facts if fact)))
        put(
            self.action.setAccessibleName,
            say("{action}: {content}, {time}", action=content.action, content=content.name, time=content.time),
        )
        put(self.action.setAccessibleDescription, name_of(self))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        return QSize(720, _ROW)

    def minimumSizeHint(self) -> QSize:
        """What is cut is said by the tool tip."""
        return QSize(520, _ROW)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """The whole row is a large target."""
        self.open_requested.emit(self._content.id)

    def paint(self, sketch: Sketch) -> None:
        """Tint, columns, line."""
        theme, content = sketch.theme, self._content
        running = content.status == "running"
        if running:
            self._paint_tint(sketch)
        height, columns = sketch.rect.height(), _Columns.of(sketch.rect.width(), self.action.width())
        time_font = theme.font(14, 600 if running else 500)
        sketch.write(QRectF(20, 0, 60, height), content.time, time_font, "ink" if running else "ink2")
        self._paint_patient(sketch, QRectF(columns.patient, 0, columns.procedure - columns.patient - 12, height))
        area = QRectF(columns.procedure, 0, columns.status - columns.procedure - 10, height)
        tone = "warn" if content.warning else ("accent_ink" if running else "ink3")
        _two_lines(sketch, area, (content.procedure, 500, "ink"), (content.detail, 400, tone))
        self._paint_status(sketch, QRectF(columns.status, 0, columns.action - columns.status - 8, height))
        if not self._last:
            sketch.line(QRectF(0, height - 1, sketch.rect.width(), 1))

    def _paint_tint(self, sketch: Sketch) -> None:
        """The tint follows the round corners of the card in its first and last row."""
        radius = sketch.theme.size("radius_card") - 1
        beyond = sketch.rect.adjusted(0, 0 if self._first else -radius, 0, 0 if self._last else radius)
        sketch.box(beyond, radius, "accent_soft")

    def _paint_patient(self, sketch: Sketch, area: QRectF) -> None:
        """Name and chips on one line, the rest of it below. Chips that do not fit are counted, and said by the tool tip."""
        theme, content = sketch.theme, self._content
        height = chip_height(theme, size="sm")
        room = area.width() + 8
        name_width = text_width(theme.font(14, 600), content.name) + 9
        shown = _fitting(content.chips, theme, room - name_width)
        rest = content.chips[shown:]
        chips = [*content.chips[:shown], *([_counted(rest)] if rest else [])]
        widths = [chip_width(chip, theme, size="sm") for chip in chips]
        needed = sum(widths) + _CHIP_GAP * max(0, len(widths) - 1)
        if chips and name_width + needed > room:  # not even the count fits: the end of the name gives way, never an allergy
            name_width = room - needed
        name = QRectF(area.left(), area.top(), min(area.width(), name_width - 9) if chips else area.width(), area.height())
        _two_lines(sketch, name, (content.name, 600, "ink"), (content.who, 400, "ink3"), first_px=14, below=area, number=True)
        left, top = area.left() + name_width, sketch.rect.center().y() - 9 - height / 2
        for chip, width in zip(chips, widths, strict=True):
            paint_chip(sketch, QRectF(left, top, width, height), chip, size="sm")
            left += width + _CHIP_GAP
        sketch.cut.extend(chip.text for chip in rest)

    def _paint_status(self, sketch: Sketch, area: QRectF) -> None:
        look, content = _STATUS[self._content.status], self._content
        sketch.icon(look.icon, QPointF(area.left() + 8, area.center().y()), 17, look.ink)
        words = area.adjusted(25, 0, 0, 0)
        _two_lines(sketch, words, (content.status_words, look.weight, look.words), (content.status_note, 400, "ink3"))


class Worklist(Painted):
    """The rows in one card."""

    open_requested = Signal(str)

    def __init__(self, object_name: str = "worklist", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(say("Worklist"))
        self._rows: dict[str, WorklistRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_visits(self, visits: Sequence[WorklistContent]) -> None:
        """Show these visits; rows that stay keep their focus."""
        if [visit.id for visit in visits] != list(self._rows):
            self._rebuild(visits)
        for number, visit in enumerate(visits):
            self._rows[visit.id].set_content(visit, first=number == 0, last=number == len(visits) - 1)
        self.setVisible(bool(visits))

    def row(self, visit_id: str) -> WorklistRow:
        """The row of a visit."""
        return self._rows[visit_id]

    def paint(self, sketch: Sketch) -> None:
        """The card."""
        sketch.box(sketch.rect, sketch.theme.size("radius_card"), "surface", "line")

    def _rebuild(self, visits: Sequence[WorklistContent]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for visit in visits:
            row = WorklistRow(f"{self.objectName()}.{visit.id}", visit)
            row.open_requested.connect(self.open_requested)
            self._rows[visit.id] = row
            self._column.addWidget(row)


class _Columns(NamedTuple):
    """Where the columns of a row begin; procedure and patient share the width that is left."""

    patient: float
    procedure: float
    status: float
    action: float

    @classmethod
    def of(cls, width: float, action_width: float) -> "_Columns":
        action = width - 16 - action_width
        status = action - 154
        patient = 82.0
        return cls(patient, patient + (status - patient) * 0.544, status, action)


def _counted(rest: Sequence[ChipContent]) -> ChipContent:
    """How many do not fit, in the tone of the gravest."""
    tone: Literal["danger", "caution"] = "danger" if any(chip.tone in ("danger", "alarm") for chip in rest) else "caution"
    return ChipContent(f"+{len(rest)}", tone, "none")


def _fitting(chips: Sequence[ChipContent], theme: Theme, room: float) -> int:
    """How many chips, from the first, fit into `room` side by side together with the count of the others."""
    widths = [chip_width(chip, theme, size="sm") + _CHIP_GAP for chip in chips]
    for shown in range(len(chips), 0, -1):
        rest = chips[shown:]
        counted = chip_width(_counted(rest), theme, size="sm") + _CHIP_GAP if rest else 0.0
        if sum(widths[:shown]) + counted - _CHIP_GAP <= room:
            return shown
    return 0


def _two_lines(
    sketch: Sketch,
    area: QRectF,
    first: tuple[str, int, str],
    second: tuple[str, int, str],
    first_px: int = 13,
    *,
    below: QRectF | None = None,
    number: bool = False,
) -> None:
    """Words, weight and colour of two lines around the middle of `area`; one alone stands in the middle. `below`: room of the second.

    `number`: the second ends with a record number.
    """
    theme: Theme = sketch.theme
    middle = area.center().y()
    font = theme.font(first_px, first[1])
    if not second[0]:
        sketch.write(area, first[0], font, first[2])
        return
    sketch.write(QRectF(area.left(), middle - 17, area.width(), 18), first[0], font, first[2])
    place = QRectF(area.left(), middle + 1, (below or area).width(), 17)
    sketch.write(place, second[0], theme.font(12, second[1]), second[2], number=number)
