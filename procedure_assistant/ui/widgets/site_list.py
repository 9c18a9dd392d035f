"""The sites of one muscle as a list: the same powers as the marks on the map, for keyboard and screen reader."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, text_width
from procedure_assistant.ui.widgets.roving import Roving

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class SiteItem(NamedTuple):
    """One site: id, words ("left 1"), state, and its dose in words ("5 units planned")."""

    id: str
    words: str
    state: MarkState
    dose: str


class SiteList(QWidget):
    """Enter asks for a site as a press on its mark does, plus and minus for another dose, Delete to omit it."""

    site_requested = Signal(str)
    dose_step_requested = Signal(str, int)
    omit_requested = Signal(str)

    def __init__(self, object_name: str, spoken_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(spoken_name)
        self._rows: dict[str, _SiteRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(0)
        self._roving = Roving(self, Qt.Orientation.Vertical)

    def set_sites(self, sites: Sequence[SiteItem]) -> None:
        """Show these sites; rows that stay keep their focus. None hides the list."""
        if [site.id for site in sites] != list(self._rows):
            self._rebuild(sites)
        for site in sites:
            self._rows[site.id].set_item(site)
        self.setVisible(bool(sites))

    def row(self, site_id: str) -> PaintedButton:
        """The row of a site."""
        return self._rows[site_id]

    def _rebuild(self, sites: Sequence[SiteItem]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for site in sites:
            row = named(_SiteRow(site), f"{self.objectName()}.{site.id}", site.words)
            row.clicked.connect(lambda _checked=False, own=site.id: self.site_requested.emit(own))
            row.stepped.connect(lambda step, own=site.id: self.dose_step_requested.emit(own, step))
            row.deleted.connect(lambda own=site.id: self.omit_requested.emit(own))
            self._column.addWidget(row)
            self._rows[site.id] = row
        self._roving.set_members(list(self._rows.values()))


class _SiteRow(PaintedButton):
    """Pip, words, dose."""

    stepped = Signal(int)
    deleted = Signal()

    def __init__(self, item: SiteItem) -> None:
        super().__init__()
        self._item = item
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_item(self, item: SiteItem) -> None:
        self._item = item
        self.setAccessibleName(f"{item.words}: {item.state.value}, {item.dose}")
        self.setAccessibleDescription("Enter as a press on the map; plus and minus change the dose; Delete omits")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def paint(self, sketch: Sketch) -> None:
        rect = sketch.rect.adjusted(20, 0, 0, 0)
        if self.underMouse():
            sketch.box(rect, sketch.theme.size("radius_step"), "hover")
        paint_pip(sketch.painter, QPointF(rect.left() + 14, rect.center().y()), self._item.state, theme=sketch.theme)
        font = current().font(12, 400)
        dose = text_width(font, self._item.dose)
        sketch.write(rect.adjusted(28, 0, -dose - 16, 0), self._item.words, font, "ink")
        sketch.write(rect.adjusted(0, 0, -10, 0), self._item.dose, font, "ink2", Qt.AlignmentFlag.AlignRight)
        sketch.focus(rect, sketch.theme.size("radius_step"))
