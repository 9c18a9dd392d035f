"""The table of the audit trail: a plain model and its painting from the theme. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.audit.presenter import AuditLine
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.painting import write_line

Index = QModelIndex | QPersistentModelIndex
_HEADS = (say("When"), say("Who"), say("What"), say("About"), say("Where"))
_ROW, _HEAD, _PAD = 36, 34, 10
_AT, _WHAT, _DETAIL = 0, 2, 3
_SHARES = (0.19, 0.17, 0.21, 0.30, 0.13)


class AuditModel(QAbstractTableModel):
    """The lines as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AuditLine, ...] = ()

    def set_lines(self, lines: Sequence[AuditLine]) -> None:
        """Show these; more of the same are only added."""
        new = tuple(lines)
        if new[: len(self._lines)] == self._lines and len(new) > len(self._lines) > 0:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(new) - 1)
            self._lines = new
            self.endInsertRows()
        elif new != self._lines:
            self.beginResetModel()
            self._lines = new
            self.endResetModel()

    def line(self, row: int) -> AuditLine:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """All lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Five columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a cell, whole also as tool tip."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        return tr((line.at, line.who, line.what, line.detail, line.workstation)[index.column()]) or None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return None


class AuditTable(Themed, QTableView):
    """The table; rows can be walked by arrows and copied by a screen reader, never edited."""

    def __init__(self, object_name: str = "audit.table", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Audit trail"), say("Newest first"))
        self._model = AuditModel(self)
        self.setModel(self._model)
        self.setHorizontalHeader(_Head(self))
        self.setItemDelegate(_Cell(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
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

    def set_lines(self, lines: Sequence[AuditLine]) -> None:
        """Show these."""
        self._model.set_lines(lines)

    def retheme(self) -> None:
        """Everything is painted from the theme."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, int(width * share))


class _Cell(QStyledItemDelegate):
    """A cell: shortened where it must be, the whole as tool tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint of the chosen row, words, hairline."""
        theme = current()
        rect = QRect(option.rect)
        model = index.model()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        words = str(index.data() or "")
        grave = isinstance(model, AuditModel) and model.line(index.row()).is_grave
        ink = "ink2" if index.column() in (_AT, _DETAIL) else "ink"
        font = theme.font(13, 500 if index.column() == _WHAT else 400)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == _WHAT and grave:
            ink, font = "warn", QFont(theme.font(13, 600))
        write_line(painter, QRectF(rect).adjusted(_PAD, 0, -_PAD / 2, 0), words, font, theme.colour(ink))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(80, _ROW)


class _Head(QHeaderView):
    """The heads, small and quiet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(_HEAD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Words and hairline."""
        theme = current()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        write_line(painter, QRectF(rect).adjusted(_PAD, 0, -4, 0), _HEADS[section], theme.font(12, 600), theme.colour("ink2"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line_strong"))
        painter.restore()
