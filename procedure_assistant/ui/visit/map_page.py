"""The injection map on the canvas: views and layers above, the four figures, the card of one site. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from procedure_assistant.ui.map.model import VIEWS, Layers, SiteMark
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import SiteCardContent
from procedure_assistant.ui.visit.site_card import WIDTH, SiteCard
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented, Toggle
from procedure_assistant.ui.widgets.surfaces import Panel

_VIEWS = (
    Choice("all", "All", spoken="All four figures"),
    Choice("anterior", "Anterior"),
    Choice("lateral_left", "Left", spoken="Left side"),
    Choice("lateral_right", "Right", spoken="Right side"),
    Choice("posterior", "Posterior"),
)
_LAYERS = ("muscles", "bones", "nerves", "vessels")
_MOVING = "Drag the mark, or use the arrows: 1 mm, with Shift 5 mm. Enter keeps the place, Esc leaves it."
_MARGIN = 14


class MapPage(QWidget):
    """Everything that is asked of the map leaves as a signal of :attr:`map` or :attr:`card`.

    ``note_changed``: a sentence for the foot of the canvas, "" when there is none. ``hint_wanted``: the pointer rests on a site ("" none).
    """

    give_all_requested = Signal()
    note_changed = Signal(str)
    hint_wanted = Signal(str)
    card_placed = Signal()

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
        self.layers = button("Layers", "ghost", "sm", "stack", object_name="map.layers", spoken="Layers of the figures")
        self.layers.clicked.connect(self._open_layers)
        self._menu = QMenu(self)
        self._actions = {layer: self._layer_action(layer) for layer in _LAYERS}
        self.card.move_requested.connect(self._begin_move)
        self.card.grown.connect(self._follow)
        self.map.move_requested.connect(lambda *_: self.note_changed.emit(""))
        self.map.move_cancelled.connect(lambda *_: self.note_changed.emit(""))
        self.map.site_hovered.connect(self.hint_wanted)
        self._lay_out()
        self.set_compact(compact=False)
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
        row.addWidget(self.layers)
        row.addWidget(self.zoom)
        row.addStretch(1)
        row.addWidget(self.give_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.map, 1)

    def _layer_action(self, layer: str) -> QAction:
        action = self._menu.addAction(layer.capitalize())
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._switch(layer, on))
        return action

    def set_compact(self, compact: bool) -> None:
        """Small windows: larger marks, a lower tool bar, all layers but the muscles in a menu."""
        self.map.set_large_marks(compact)
        self.bar.setFixedHeight(44 if compact else 48)
        for layer, toggle in self.toggles.items():
            toggle.setVisible(layer == "muscles" or not compact)
        for layer, action in self._actions.items():
            action.setVisible(layer != "muscles")
        self.layers.setVisible(compact)

    def _open_layers(self) -> None:
        self._menu.popup(self.layers.mapToGlobal(self.layers.rect().bottomLeft()))

    def set_marks(self, marks: tuple[SiteMark, ...], *, can_give_all: bool, flag: str) -> None:
        """Show the sites as they stand."""
        if marks != tuple(self._marks.values()):
            self._marks = {mark.id: mark for mark in marks}
            self.map.show_marks(marks)
        self.map.set_flag_text(flag)
        if can_give_all == self.give_all.isHidden():
            if not can_give_all and self.give_all.hasFocus():
                self.map.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would hand it to whatever comes next
            self.give_all.setVisible(can_give_all)

    def set_hint(self, words: str) -> None:
        """What a hand that rests on the map is told."""
        self.map.setToolTip(words)

    def set_card(self, content: SiteCardContent | None) -> None:
        """Show the card of a site, joined to its mark."""
        focus = self.window().focusWidget()
        inside = focus is not None and self.card.isAncestorOf(focus)
        self.card.set_content(content)
        if content is None:
            self.map.set_leader()
            if inside:
                self.map.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would hand it to whatever comes next
            return
        self._shown_card = content.id
        self._place_card(content.id)

    def card_span(self) -> QRect:
        """Where the card lies on the page; empty while it is closed."""
        return self.card.geometry() if self.card.isVisible() else QRect()

    def _place_card(self, site_id: str) -> None:
        """At the edge away from the face, so that it does not cover the mark; the other one where it would."""
        area = self.map.geometry()
        mark = self.map.mark_rect(site_id)
        if mark.isEmpty():  # its figure is not in view
            self.card.setGeometry(area.right() - WIDTH - _MARGIN, area.top() + _MARGIN, WIDTH, self.card.full_height())
            self.map.set_leader()
            return
        height = min(self.card.full_height(), area.height() - 2 * _MARGIN)
        top = max(area.top() + _MARGIN, min(area.top() + mark.center().y() - height // 2, area.bottom() - height - _MARGIN))
        right = area.right() - WIDTH - _MARGIN
        left = area.left() + _MARGIN
        spot = QRect(right, top, WIDTH, height)
        if spot.intersects(self._muscle_area(site_id)) or spot.contains(mark.center() + area.topLeft()):
            spot.moveLeft(left)
        self.card.setGeometry(spot)
        edge = spot.left() if spot.left() > area.left() + mark.center().x() else spot.right()
        self.map.set_leader(site_id, QPointF(edge - area.left(), QRectF(mark).center().y()))
        self.card_placed.emit()

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
        self._follow()

    def _switch(self, layer: str, on: bool) -> None:
        shown = {name: getattr(self._layers, name) for name in _LAYERS}
        shown[layer] = on
        self._layers = Layers(**shown)
        self._show_layers()

    def _show_layers(self) -> None:
        for layer, toggle in self.toggles.items():
            toggle.set_on(getattr(self._layers, layer))
            self._actions[layer].setChecked(getattr(self._layers, layer))
        self.map.set_layers(self._layers)

    def _show_zoom(self, factor: float) -> None:
        self.zoom.setText(f"{round(factor * 100)} %")
        self.zoom.setVisible(factor > 1.01)
        self._follow()

    def _follow(self) -> None:
        """The card keeps its place beside its mark."""
        if self.card.isVisible():
            self._place_card(self._shown_card)

    def _begin_move(self, site_id: str) -> None:
        """The card makes room; it comes back when the place is kept or left."""
        if self.map.mark_rect(site_id).isEmpty():
            self.set_view("all")
        self.note_changed.emit(_MOVING)
        self.card.hide()
        self.map.set_leader()
        self.map.begin_move(site_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card keeps its place beside its mark."""
        super().resizeEvent(event)
        self._follow()
