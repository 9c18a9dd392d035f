"""A plain table of words with one tint for what is grave, painted from the theme. Knows no stock and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from procedure_assistant.ui.icons import paint_icon
from procedure_assistant.ui.language import Translated, tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.painting import RIGHT, write_line

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _PAD, _ICON = 38, 34, 10, 16
_LEFT = Qt.AlignmentFlag.AlignLeft


class Column(NamedTuple):
    """A column: its head, its part of the width, whether it holds numbers, and whether it is the one that carries the tint."""

    head: str
    share: float
    number: bool = False
    tinted: bool = False


class TableLine(NamedTuple):
    """A row: a stable id, the words of its cells, a tone ("", "warn", "danger", "quiet"), and an icon before the tinted words."""

    id: str
    cells: tuple[str, ...]
    tone: str = ""
    icon: str = ""


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines: tuple[TableLine, ...] = ()

    def set_lines(self, lines: Sequence[TableLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return tr(self.lines[index.row()].cells[index.column()]) or None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].head)
        return None


class RowsTable(Translated, Themed, QTableView):
    """Rows walked by arrows; ``opened`` carries the id of a row that was double-clicked or entered."""

    opened = Signal(str)

    def __init__(
        self, object_name: str, spoken: str, columns: Sequence[Column], help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, object_name, spoken, help_text)
        self._model = _Model(columns, self)
        self.setModel(self._model)
        self.setHorizontalHeader(_Head(self, columns))
        self.setItemDelegate(_Cell(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setProperty("ring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows walk in it
        self.setWordWrap(False)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.retheme()

    def set_lines(self, lines: Sequence[TableLine]) -> None:
        """Show these; the row that was chosen stays so while it is there."""
        chosen = self.chosen_id()
        self._model.set_lines(lines)
        self.choose(chosen)

    def chosen_id(self) -> str:
        """The id of the chosen row, "" for none."""
        row = self.currentIndex().row()
        return self._model.lines[row].id if 0 <= row < len(self._model.lines) else ""

    def choose(self, line_id: str) -> None:
        """Choose a row by its id; one that is not there chooses nothing."""
        for row, line in enumerate(self._model.lines):
            if line.id == line_id:
                self.selectRow(row)

    def lines(self) -> tuple[TableLine, ...]:
        """What is shown."""
        return self._model.lines

    def retheme(self) -> None:
        """Everything is painted from the theme."""
        theme = current()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self.horizontalHeader().setFixedHeight(theme.scaled(_HEAD))
        self.viewport().update()

    def retell(self) -> None:
        """The same rows in another language."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        widths = [int(width * column.share) for column in self._model.columns]
        widths[-1] = width - sum(widths[:-1])  # nothing is left over, where the style would paint a head of its own
        for place, own in enumerate(widths):
            self.setColumnWidth(place, own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_id():
            self.opened.emit(self.chosen_id())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """So does a double click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self._model.lines[index.row()].id)


class _Cell(QStyledItemDelegate):
    """A cell: shortened where it must be, the whole as tool tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint of the chosen row, words, hairline."""
        theme = current()
        rect = QRect(option.rect)
        model = index.model()
        if not isinstance(model, _Model):
            return
        column, line = model.columns[index.column()], model.lines[index.row()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        is_marked = column.tinted and line.tone in ("warn", "danger")
        ink = line.tone if is_marked else "ink2" if line.tone == "quiet" else "ink"
        font = theme.font(theme.type_px("body"), 600 if is_marked or column.number or index.column() == 0 else 400)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        if column.tinted and line.icon:
            side = theme.scaled(_ICON)
            paint_icon(painter, line.icon, QRectF(area.left(), area.center().y() - side / 2, side, side), theme.colour(ink))
            area.setLeft(area.left() + side + theme.scaled(_PAD - 2))
        write_line(painter, area, str(index.data() or ""), font, theme.colour(ink), RIGHT if column.number else _LEFT)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(80, current().scaled(_ROW))


class _Head(QHeaderView):
    """The heads, small and quiet."""

    def __init__(self, parent: QWidget, columns: Sequence[Column]) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = tuple(columns)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Words and hairline."""
        theme = current()
        column = self._columns[section]
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        area = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        font = theme.font(theme.type_px("small"), 600)
        write_line(painter, area, column.head, font, theme.colour("ink2"), RIGHT if column.number else _LEFT)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line_strong"))
        painter.restore()
