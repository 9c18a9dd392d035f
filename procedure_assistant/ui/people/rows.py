"""The painted list of people: name, role, login, whether active. It shows lines and says which was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.people.presenter import PersonLine
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.widgets.painting import RIGHT, Painted, PaintedButton, Sketch
from procedure_assistant.ui.widgets.roving import Roving
from procedure_assistant.ui.widgets.shell import paint_avatar
from procedure_assistant.ui.words import initials

_ROW = 58


class PeopleList(Painted):
    """The rows in one card; arrows walk, Enter or a click opens."""

    chosen = Signal(str)

    def __init__(self, object_name: str = "people.list", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(say("People"))
        self._rows: dict[str, PersonRow] = {}
        self._roving = Roving(self, Qt.Orientation.Vertical)
        self._column = column(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[PersonLine]) -> None:
        """Show these people."""
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {line.id: self._new_row(line, last=line is lines[-1]) for line in lines}
        self._roving.set_members(list(self._rows.values()))
        self.setVisible(bool(lines))

    def row(self, account_id: str) -> PersonRow:
        """The row of a person."""
        return self._rows[account_id]

    def paint(self, sketch: Sketch) -> None:
        """The card."""
        sketch.box(sketch.rect, sketch.theme.size("radius_card"), "surface", "line")

    def _new_row(self, line: PersonLine, *, last: bool) -> PersonRow:
        row = PersonRow(line, last=last)
        row.clicked.connect(lambda: self.chosen.emit(line.id))
        self._column.addWidget(row)
        return row


class PersonRow(PaintedButton):
    """Initials, name and login, role; somebody not active is paler and says so."""

    def __init__(self, shown: PersonLine, *, last: bool) -> None:
        super().__init__()
        self._line, self._last = shown, last
        named(self, f"people.row.{shown.id}", shown.spoken, say("Change this person"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        return QSize(420, _ROW)

    def minimumSizeHint(self) -> QSize:
        """What is cut is said by the tool tip."""
        return QSize(300, _ROW)

    def paint(self, sketch: Sketch) -> None:
        """Disc, columns, line."""
        theme, shown, rect = sketch.theme, self._line, sketch.rect
        if self.underMouse():
            sketch.box(rect.adjusted(3, 3, -3, -3), theme.size("radius_control"), "hover")
        ink = "ink" if shown.active else "ink3"
        middle = rect.center().y()
        paint_avatar(sketch, QRectF(18, middle - 16, 32, 32), initials(shown.name.partition(",")[0]))
        role = rect.width() * 0.52
        sketch.write(QRectF(64, middle - 18, role - 76, 18), shown.name, theme.font(13, 600), ink)
        sketch.write(QRectF(64, middle + 1, role - 76, 17), shown.login, theme.font(12, 400), "ink2" if shown.active else "ink3")
        sketch.write(QRectF(role, 0, rect.width() - role - 150, rect.height()), shown.role, theme.font(13, 400), ink)
        self._paint_standing(sketch, theme)
        sketch.icon("caret-right", QPointF(rect.right() - 24, middle), 14, "ink3")
        if not self._last:
            sketch.line(QRectF(0, rect.height() - 1, rect.width(), 1))
        sketch.focus(rect.adjusted(2, 2, -2, -2), theme.size("radius_card") - 3)

    def _paint_standing(self, sketch: Sketch, theme: Theme) -> None:
        words = say("Not active") if not self._line.active else (say("You") if self._line.is_self else "")
        area = QRectF(sketch.rect.right() - 150, 0, 106, sketch.rect.height())
        sketch.write(area, words, theme.font(12, 500), "warn" if not self._line.active else "ink2", RIGHT)
