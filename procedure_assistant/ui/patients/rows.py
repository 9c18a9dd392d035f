"""The painted list of patients: one row each, one of them chosen. It shows lines and says which was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.patients.content import Fact, PatientLine
from procedure_assistant.ui.widgets.chips import ChipContent, chip_height, chip_width, paint_chip
from procedure_assistant.ui.widgets.painting import Painted, PaintedOption, Sketch
from procedure_assistant.ui.widgets.roving import Roving

_ROW = 58
_MRN_WIDTH = 118
_ONE_LINE_FROM = 500  # below, the allergies stand under the record number


class PatientList(Painted):
    """The rows in one card; arrows walk, Enter or a click chooses."""

    chosen = Signal(str)

    def __init__(self, object_name: str = "patients.list", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(say("Patients"))
        self._rows: list[PatientRow] = []
        self._lines: tuple[PatientLine, ...] = ()
        self._roving = Roving(self, Qt.Orientation.Vertical)
        self._column = column(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[PatientLine], chosen: str) -> None:
        """Show these patients; rows are used again, so that typing in the search stays fluent."""
        while len(self._rows) < len(lines):
            self._rows.append(self._new_row())
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(lines))
            if number < len(lines):
                row.set_line(lines[number], is_chosen=lines[number].id == chosen, first=number == 0, last=number == len(lines) - 1)
        if [line.id for line in lines] != [line.id for line in self._lines]:
            self._roving.set_members(self._rows[: len(lines)])
        self._lines = tuple(lines)
        for number, line in enumerate(lines):
            if line.id == chosen:
                self._roving.set_stop(self._rows[number])
        self.setVisible(bool(lines))

    def row(self, patient_id: str) -> PatientRow:
        """The row of a patient; KeyError when it is not in the list."""
        for line, row in zip(self._lines, self._rows, strict=False):
            if line.id == patient_id:
                return row
        raise KeyError(patient_id)

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        if self._lines:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def paint(self, sketch: Sketch) -> None:
        """The card."""
        sketch.box(sketch.rect, sketch.theme.size("radius_card"), "surface", "line")

    def _new_row(self) -> PatientRow:
        row = PatientRow()
        row.clicked.connect(lambda: self.chosen.emit(row.patient_id))
        row.installEventFilter(self)
        self._column.addWidget(row)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that gets the focus is scrolled into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            area = self._area()
            if area is not None:
                area.ensureWidgetVisible(watched, 0, 8)
        return False

    def _area(self) -> QScrollArea | None:
        parent: QWidget | None = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent


class PatientRow(PaintedOption):
    """Name and birth date, record number, allergies. The chosen one is tinted, with a bar at its left edge."""

    def __init__(self) -> None:
        super().__init__()
        self._line = PatientLine("", "", "", "", (), say("Patient"))
        self._first = self._last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def patient_id(self) -> str:
        """Whose row it is now."""
        return self._line.id

    def set_line(self, shown: PatientLine, *, is_chosen: bool, first: bool, last: bool) -> None:
        """Show another patient."""
        self._line, self._first, self._last = shown, first, last
        named(self, f"patients.row.{shown.id}", shown.spoken)
        self.setChecked(is_chosen)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        return QSize(420, _ROW)

    def minimumSizeHint(self) -> QSize:
        """What is cut is said by the tool tip."""
        return QSize(300, _ROW)

    def paint(self, sketch: Sketch) -> None:
        """Tint, columns, line."""
        theme, shown, rect = sketch.theme, self._line, sketch.rect
        if self.isChecked() or self.underMouse():
            self._paint_tint(sketch, "accent_soft" if self.isChecked() else "hover")
        middle, inner = rect.center().y(), rect.width() - 36
        is_narrow = inner < _ONE_LINE_FROM
        name = inner * 0.52 if is_narrow else max(180.0, min(300.0, inner * 0.42))
        sketch.write(QRectF(18, middle - 18, name - 12, 18), shown.name, theme.font(13, 600), "ink")
        sketch.write(QRectF(18, middle + 1, name - 12, 17), shown.born, theme.font(12, 400), "ink2")
        left, right = 18 + name, rect.right() - 18
        if is_narrow:
            mrn, chips = QRectF(left, 6, right - left, 20), QRectF(left, 28, right - left, chip_height(theme))
        else:
            mrn = QRectF(left, 0, _MRN_WIDTH - 12, rect.height())
            chips = QRectF(left + _MRN_WIDTH, 0, right - left - _MRN_WIDTH, rect.height())
        sketch.write(mrn, shown.mrn, theme.font(13, 400, identifier=True), "ink", number=True)
        self._paint_chips(sketch, chips)
        if not self._last:
            sketch.painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), sketch.colour("line"))
        sketch.focus(rect.adjusted(2, 2, -2, -2), theme.size("radius_card") - 3)

    def _paint_tint(self, sketch: Sketch, colour: str) -> None:
        """The tint follows the round corners of the card in its first and last row."""
        radius = sketch.theme.size("radius_card") - 1
        sketch.painter.save()
        sketch.painter.setClipRect(sketch.rect)
        sketch.box(sketch.rect.adjusted(0, 0 if self._first else -radius, 0, 0 if self._last else radius), radius, colour)
        sketch.painter.restore()

    def _paint_chips(self, sketch: Sketch, room: QRectF) -> None:
        """As many allergies as fit; the rest is counted in the same red and said by the tool tip."""
        theme, left = sketch.theme, room.left()
        top = room.center().y() - chip_height(theme) / 2
        contents = [_chip(fact) for fact in self._line.allergies]
        for number, content in enumerate(contents):
            rest = contents[number + 1 :]
            reserve = chip_width(_counted(len(rest)), theme) + 5 if rest else 0
            width = float(chip_width(content, theme))
            if left + width + reserve > room.right() and number > 0:
                self._paint_rest(sketch, QPointF(left, top), contents[number:])
                return
            width = min(width, max(40.0, room.right() - reserve - left))
            paint_chip(sketch, QRectF(left, top, width, chip_height(theme)), content)
            left += width + 5

    def _paint_rest(self, sketch: Sketch, at: QPointF, rest: Sequence[ChipContent]) -> None:
        content = _counted(len(rest))
        paint_chip(sketch, QRectF(at.x(), at.y(), chip_width(content, sketch.theme), chip_height(sketch.theme)), content)
        sketch.cut.extend(chip.text for chip in rest)


def _chip(fact: Fact) -> ChipContent:
    return ChipContent(fact.words, fact.tone)


def _counted(number: int) -> ChipContent:
    return ChipContent(f"+{number}", "danger", "none")
