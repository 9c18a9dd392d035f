"""Sites and differences as lists: the same powers as the marks on the map, for keyboard and screen reader. They decide nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, text_width, wrap
from procedure_assistant.ui.widgets.roving import Roving

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_POWERS = say("Enter as a press on the map, Right opens the card, plus and minus change the dose, M moves, N writes a note, Delete omits")
_TEXT_LEFT = 28
_LINE_PX = 16


class SiteItem(NamedTuple):
    """One site: id, words ("left 1"), state, its dose in words ("5 units planned"), and its name in full."""

    id: str
    words: str
    state: MarkState
    dose: str
    name: str = ""


class SiteList(QWidget):
    """Enter asks for a site as a press on its mark does, plus and minus for another dose, Delete to omit it.

    Right opens its card, M moves it by arrows on the map, N opens its note. ``walks`` False: whoever holds the list walks its rows.
    """

    site_requested = Signal(str)
    card_requested = Signal(str)
    move_requested = Signal(str)
    note_requested = Signal(str)
    dose_step_requested = Signal(str, int)
    omit_requested = Signal(str)

    def __init__(self, object_name: str, spoken_name: str, parent: QWidget | None = None, *, walks: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        put(self.setAccessibleName, spoken_name)
        self._rows: dict[str, _SiteRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(0)
        self._roving = Roving(self, Qt.Orientation.Vertical) if walks else None

    def set_sites(self, sites: Sequence[SiteItem]) -> bool:
        """Show these sites; rows that stay keep their focus. None hides the list. Answers whether there are other rows than before."""
        changed = [site.id for site in sites] != list(self._rows)
        if changed:
            self._rebuild(sites)
        for site in sites:
            self._rows[site.id].set_item(site)
        self.setVisible(bool(sites))
        return changed

    def row(self, site_id: str) -> PaintedButton:
        """The row of a site; KeyError when it is not in the list."""
        return self._rows[site_id]

    def rows(self) -> list[QWidget]:
        """All rows in order."""
        return list(self._rows.values())

    def holds(self, site_id: str) -> bool:
        """Whether the list has this site."""
        return site_id in self._rows

    def _rebuild(self, sites: Sequence[SiteItem]) -> None:
        old, self._rows = self._rows, {}
        for site in sites:
            self._rows[site.id] = old.pop(site.id) if site.id in old else self._made(site)
            self._column.removeWidget(self._rows[site.id])
            self._column.addWidget(self._rows[site.id])
        for gone in old.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if self._roving is not None:
            self._roving.set_members(self.rows())

    def _made(self, site: SiteItem) -> "_SiteRow":
        own = site.id
        row = named(_SiteRow(), f"{self.objectName()}.{own}", site.name or site.words, _POWERS)
        row.clicked.connect(lambda _checked=False: self.site_requested.emit(own))
        row.stepped.connect(lambda step: self.dose_step_requested.emit(own, step))
        for asked, signal in (
            (row.deleted, self.omit_requested), (row.opened, self.card_requested),
            (row.moved, self.move_requested), (row.noted, self.note_requested),
        ):  # fmt: skip
            asked.connect(lambda forward=signal: forward.emit(own))
        return row


class _SiteRow(PaintedButton):
    """Pip, words, dose."""

    stepped = Signal(int)
    deleted = Signal()
    opened = Signal()
    moved = Signal()
    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._item: SiteItem | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_item(self, item: SiteItem) -> None:
        if item == self._item:
            return
        self._item = item
        said = say("{site}: {state}, {dose}", site=item.name or item.words, state=say(item.state.value), dose=item.dose)
        put(self.setAccessibleName, said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, current().scaled(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        asks = {Qt.Key.Key_Delete: self.deleted, Qt.Key.Key_Right: self.opened, Qt.Key.Key_M: self.moved, Qt.Key.Key_N: self.noted}
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in asks:
            asks[key].emit()
        else:
            super().keyPressEvent(event)

    def paint(self, sketch: Sketch) -> None:
        item = self._item
        if item is None:
            return
        rect = sketch.rect
        if self.underMouse():
            sketch.box(rect, sketch.theme.size("radius_step"), "hover")
        paint_pip(sketch.painter, QPointF(rect.left() + 14, rect.center().y()), item.state, theme=sketch.theme)
        font = current().font(current().scaled(12), 400)
        dose = text_width(font, item.dose)
        sketch.write(rect.adjusted(_TEXT_LEFT, 0, -dose - 16, 0), item.words, font, "ink")
        sketch.write(rect.adjusted(0, 0, -10, 0), item.dose, font, "ink2", Qt.AlignmentFlag.AlignRight)
        sketch.focus(rect, sketch.theme.size("radius_step"))


class DifferenceRow(PaintedButton):
    """One difference in words beside its mark, wrapped; pressed, it opens the card of its site."""

    def __init__(self, object_name: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Difference"))
        self._state, self._words = MarkState.PLANNED, ""
        self._room = width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_difference(self, state: MarkState, words: str) -> None:
        """Show another one."""
        if (state, words) != (self._state, self._words):
            self._state, self._words = state, words
            put(self.setAccessibleName, words)
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right opens the card, as in the list of the sites."""
        if event.key() == Qt.Key.Key_Right:
            self.click()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> list[str]:
        theme = current()
        return wrap(self._words, theme.font(theme.scaled(12), 400), self._room - _TEXT_LEFT - 8)

    def sizeHint(self) -> QSize:
        """As many lines as the words need at the width it was made for."""
        return QSize(self._room, current().scaled(_LINE_PX) * max(1, len(self._lines())) + 8)

    def paint(self, sketch: Sketch) -> None:
        """Mark and words."""
        theme, rect = sketch.theme, sketch.rect
        if self.underMouse():
            sketch.box(rect, theme.size("radius_step"), "hover")
        step = theme.scaled(_LINE_PX)
        paint_pip(sketch.painter, QPointF(rect.left() + 14, rect.top() + 4 + step / 2), self._state, theme=theme)
        area = QRectF(rect.left() + _TEXT_LEFT, rect.top() + 4, rect.width() - _TEXT_LEFT - 8, 0)
        sketch.paragraph(area, self._lines(), theme.font(theme.scaled(12), 400), "ink", step)
        sketch.focus(rect, theme.size("radius_step"))
