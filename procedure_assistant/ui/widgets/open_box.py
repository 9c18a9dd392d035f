"""The amber box "Still open before signing": a few items in words, each leads to its place."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, wrap

_HEADING = say("Still open before signing")
_LINES = 3  # all items together, with "and 4 more": the steps above need the room
_LEFT, _RIGHT = 28, 6
_INSET = 4  # the focus ring stands outside the words


class OpenItem(NamedTuple):
    """Something that blocks the signature: stable id and words."""

    id: str
    words: str


class OpenBox(Painted):
    """Heading and the first items, three lines of words; "and 4 more" leads to the first that is not shown."""

    open_item_requested = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._items: tuple[OpenItem, ...] = ()
        self._stale = True
        self._lines = [named(_OpenLine(), f"{object_name}.{number}", say("Open item")) for number in range(_LINES + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 28, _RIGHT, 10)
        column.setSpacing(0)
        for line in self._lines:
            column.addWidget(line)
            line.item_requested.connect(self.open_item_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_items(())

    def set_items(self, items: Sequence[OpenItem]) -> None:
        """Show these items, the first ones in words; the box hides when there are none."""
        if tuple(items) == self._items and not self._stale:
            return
        self._stale = False
        self._items = tuple(items)
        told = self._told()
        for line, item in zip(self._lines[:_LINES], (*told, None, None, None), strict=False):
            line.set_item(item)
        rest = self._items[len(told) :]
        more = OpenItem(rest[0].id, say("and {n} more", n=len(rest))) if rest else None
        self._lines[_LINES].set_item(more)
        put(self._lines[_LINES].setToolTip, joined("\n", (item.words for item in rest)))
        if rest:
            put(
                self._lines[_LINES].setAccessibleName,
                say("and {n} more: {rest}", n=len(rest), rest=joined(", ", (item.words for item in rest))),
            )
        self.setAccessibleName(say("{heading}: {items}", heading=_HEADING, items=joined(", ", (item.words for item in self._items))))
        self.setVisible(bool(self._items))

    def _told(self) -> tuple[OpenItem, ...]:
        """The items that are said in words: as many as the lines hold, at least one."""
        width = self.width() - _LEFT - _RIGHT - _INSET - 2
        taken = 0
        for number, item in enumerate(self._items):
            taken += len(_lines_of(tr(item.words), width, current().type_px("small")))
            last = number == len(self._items) - 1
            if number and taken + (0 if last else 1) > _LINES:
                return self._items[:number]
        return self._items

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other words in three lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._stale = True
            self.set_items(self._items)

    def retheme(self) -> None:
        """Another font holds other words."""
        super().retheme()
        self._stale = True
        self.set_items(self._items)

    def retell(self) -> None:
        """Another language holds other words."""
        self.retheme()

    def line(self, number: int) -> PaintedButton:
        """One of the lines, 0 to 3; the last is the "and n more" line."""
        return self._lines[number]

    def paint(self, sketch: Sketch) -> None:
        """Amber box, icon, heading."""
        sketch.box(sketch.rect, sketch.theme.size("radius_button_primary"), "warn_soft")
        sketch.icon("warning-circle", QPointF(17.5, 18), 15, "warn")
        heading = QRectF(32, 9, sketch.rect.width() - 36, 18)
        sketch.write(heading, _HEADING, sketch.theme.font(12, 600), "ink")


class _OpenLine(PaintedButton):
    """One item; wraps when it must."""

    item_requested = Signal(str)

    _LINE = 17

    def __init__(self) -> None:
        super().__init__()
        self._item: OpenItem | None = None
        self.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._ask)

    def set_item(self, item: OpenItem | None) -> None:
        if item == self._item:
            return
        lines_before = len(self._wrapped(self.width()))
        self._item = item
        self.setAccessibleName(item.words if item else say("Open item"))
        self.setVisible(item is not None)
        if len(self._wrapped(self.width())) != lines_before:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._LINE * len(self._wrapped(width))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 40 else 162
        return QSize(120, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._LINE)

    def paint(self, sketch: Sketch) -> None:
        font = _font()
        if self.underMouse() or self.hasFocus():
            font.setUnderline(True)
        area = sketch.rect.adjusted(_INSET, 0, 0, 0)
        sketch.paragraph(area, self._wrapped(self.width()), font, "ink2", self._LINE)
        sketch.focus(sketch.rect, 4)

    def _wrapped(self, width: int) -> list[str]:
        return list(_lines_of(tr(self._item.words), width - _INSET - 2, current().type_px("small"))) if self._item else [""]

    def _ask(self) -> None:
        if self._item is not None:
            self.item_requested.emit(self._item.id)


@lru_cache(maxsize=256)
def _lines_of(words: str, width: int, _px: int) -> tuple[str, ...]:
    """The wrapped words; a layout asks for the same ones many times."""
    return tuple(wrap(words, _font(), width))


def _font() -> QFont:
    theme = current()
    return theme.font(theme.type_px("small"), 400)
