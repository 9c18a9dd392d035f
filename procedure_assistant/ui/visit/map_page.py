"""The injection map on the canvas: views and layers above, the four figures, the card of one site. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.ui.map.model import VIEWS, Layers, SiteMark
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import SiteCardContent
from procedure_assistant.ui.visit.site_card import WIDTH, SiteCard
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented, Toggle
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_VIEWS = (
    Choice("all", "All", spoken="All four figures"),
    Choice("anterior", "Anterior"),
    Choice("lateral_left", "Left", spoken="Left side"),
    Choice("lateral_right", "Right", spoken="Right side"),
    Choice("posterior", "Posterior"),
)
_LAYERS = ("muscles", "bones", "nerves", "vessels")
_MARGIN = 14


class MapPage(QWidget):
    """Everything that is asked of the map leaves as a signal of :attr:`map` or :attr:`card`."""

    give_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_page")
        self._layers = Layers()
        self._marks: dict[str, SiteMark] = {}
        self._shown_card = ""
        self.map = named(MapView(self), "map", "Injection map")
        self.card = SiteCard(self)
        self.card.cast_shadow()
        self.views = Segmented("map.views", "Figures")
        self.views.set_choices(_VIEWS)
        self.views.set_current("all")
        self.views.chosen.connect(self.set_view)
        self.toggles = {layer: Toggle(layer.capitalize(), f"map.layer.{layer}") for layer in _LAYERS}
        for layer, toggle in self.toggles.items():
            toggle.switch_requested.connect(lambda on, name=layer: self._switch(name, on))
        self.zoom = button("", "ghost", "sm", "arrows-in", object_name="map.zoom", spoken="Reset the zoom")
        self.zoom.clicked.connect(self.map.reset_zoom)
        self.map.zoom_changed.connect(self._show_zoom)
        self.map.view_changed.connect(self.views.set_current)
        self.give_all = button("Give all planned", "secondary", "sm", "checks", object_name="map.give_all")
        self.give_all.clicked.connect(self.give_all_requested)
        self._hint = Text("", "small")
        self.card.move_requested.connect(self._begin_move)
        self.card.grown.connect(lambda: self._place_card(self._shown_card))
        self.map.move_requested.connect(lambda *_: self._hint.setText(""))
        self.map.move_cancelled.connect(lambda *_: self._hint.setText(""))
        self.map.site_hovered.connect(self._say)
        self._lay_out()
        self._show_layers()
        self._show_zoom(1.0)

    def _lay_out(self) -> None:
        self.bar = Panel("canvas", edges="bottom")
        self.bar.setFixedHeight(48)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(self.views)
        row.addSpacing(6)
        for toggle in self.toggles.values():
            row.addWidget(toggle)
        row.addWidget(self.zoom)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.give_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.map, 1)

    def set_compact(self, compact: bool) -> None:
        """Small windows: larger marks, a lower tool bar, fewer layers in it."""
        self.map.set_large_marks(compact)
        self.bar.setFixedHeight(44 if compact else 48)
        for layer in ("nerves", "vessels"):
            self.toggles[layer].setVisible(not compact)

    def set_marks(self, marks: tuple[SiteMark, ...], *, can_give_all: bool, flag: str) -> None:
        """Show the sites as they stand."""
        self._marks = {mark.id: mark for mark in marks}
        self.map.set_flag_text(flag)
        self.map.show_marks(marks)
        self.give_all.setVisible(can_give_all)

    def set_card(self, content: SiteCardContent | None) -> None:
        """Show the card of a site, joined to its mark."""
        self.card.set_content(content)
        if content is None:
            self.map.set_leader()
            return
        self._shown_card = content.id
        self._place_card(content.id)

    def _place_card(self, site_id: str) -> None:
        """At the edge away from the face, so that it does not cover the mark; the other one where it would."""
        area = self.map.geometry()
        mark = self.map.mark_rect(site_id)
        height = min(self.card.full_height(), area.height() - 2 * _MARGIN)
        top = max(area.top() + _MARGIN, min(area.top() + mark.center().y() - height // 2, area.bottom() - height - _MARGIN))
        right = area.right() - WIDTH - _MARGIN
        left = area.left() + _MARGIN
        spot = QRect(right, top, WIDTH, height)
        if spot.intersects(self._muscle_area(site_id)) or spot.contains(mark.center() + area.topLeft()):
            spot.moveLeft(left)
        self.card.setGeometry(spot)
        edge = spot.left() if spot.left() > area.left() + mark.center().x() else spot.right()
        self.map.set_leader(site_id, QPoint(edge - area.left(), mark.center().y()))

    def _muscle_area(self, site_id: str) -> QRect:
        mark = self._marks.get(site_id)
        if mark is None:
            return QRect()
        return self.map.muscle_rect(mark.figure, mark.muscle, mark.side).translated(self.map.pos())

    def set_view(self, view: str) -> None:
        """All figures or one of them."""
        for known in VIEWS:
            if known == view:
                self.map.set_view(known)
        self.views.set_current(view)

    def _switch(self, layer: str, on: bool) -> None:
        shown = {name: getattr(self._layers, name) for name in _LAYERS}
        shown[layer] = on
        self._layers = Layers(**shown)
        self._show_layers()

    def _show_layers(self) -> None:
        for layer, toggle in self.toggles.items():
            toggle.set_on(getattr(self._layers, layer))
        self.map.set_layers(self._layers)

    def _show_zoom(self, factor: float) -> None:
        self.zoom.setText(f"{round(factor * 100)} %")
        self.zoom.setVisible(factor > 1.01)

    def _say(self, site_id: str) -> None:
        mark = self._marks.get(site_id)
        self._hint.setText(mark.spoken if mark else "")

    def _begin_move(self, site_id: str) -> None:
        self._hint.setText("Drag the mark or use the arrows. Enter keeps, Esc leaves it.")
        self.map.begin_move(site_id)
        self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card keeps its place beside its mark."""
        super().resizeEvent(event)
        if self.card.isVisible():
            self._place_card(self._shown_card)
