"""The tool bar of the map: figures, layers, zoom, and what can be done at once. With little room it folds; it decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented, Toggle
from procedure_assistant.ui.widgets.surfaces import Panel

_VIEWS = (
    Choice("all", say("All"), spoken=say("All four figures")),
    Choice("anterior", say("Anterior")),
    Choice("lateral_left", say("Left"), spoken=say("Left side")),
    Choice("lateral_right", say("Right"), spoken=say("Right side")),
    Choice("posterior", say("Posterior")),
)
LAYERS: Final = {
    "muscles": say("Muscles"),
    "last": say("Last visit"),
    "bones": say("Bones"),
    "nerves": say("Nerves"),
    "vessels": say("Vessels"),
}
"""What can lie over the skin, and what the last visit did."""

_FOLDED: Final = ((), ("bones", "nerves", "vessels"), ("bones", "nerves", "vessels"), ("last", "bones", "nerves", "vessels"), tuple(LAYERS))
"""Which layers stand in the menu, from the widest to the narrowest bar; from the third step on tools show their icon only."""
_ICONS_FROM = 2
_MARGIN, _GAP = 14, 6


class MapBar(Panel):
    """Asks by signals; ``layer_switched`` carries the layer and whether it is wanted."""

    layer_switched = Signal(str, bool)
    plan_requested = Signal()
    list_switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", edges="bottom", parent=parent)
        self._step = -1
        self._placed = False
        self._compact = False
        self._knows_last = False
        self._tools: list[QWidget] = []
        self._needs: dict[tuple[tuple[object, ...], int], int] = {}
        """The width that each folding needs, by what else the width depends on."""
        self.views = Segmented("map.views", say("Figures"))
        self.views.set_choices(_VIEWS)
        self.views.set_current("all")
        self.toggles = {layer: Toggle(words, f"map.layer.{layer}") for layer, words in LAYERS.items()}
        self.layers = button(say("Layers"), "ghost", "sm", "stack", object_name="map.layers", spoken=say("Layers of the figures"))
        self.layers.clicked.connect(self._open_layers)
        self.menu = QMenu(self)
        self._actions = {layer: self._layer_action(layer) for layer in LAYERS}
        for layer, toggle in self.toggles.items():
            toggle.switch_requested.connect(lambda on, name=layer: self.layer_switched.emit(name, on))
        self.zoom = button("", "ghost", "sm", "arrows-in", object_name="map.zoom", spoken=say("Reset the zoom"))
        self.plan = button(
            say("Plan as last visit"), "secondary", "sm", object_name="map.plan_as_last", spoken=say("Plan as the last visit gave it")
        )
        self.plan.clicked.connect(self.plan_requested)
        self.give_all = button(say("Give all planned"), "secondary", "sm", "checks", object_name="map.give_all")
        self.list = Toggle(say("List"), "map.list_toggle", spoken=say("List of the sites and of what differs"), icon="list-numbers")
        self.list.switch_requested.connect(self.list_switched)
        self._lay_out()
        self.set_compact(compact=False)
        for hidden in (self.zoom, self.plan):
            hidden.hide()
        self.fit()

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.views)
        row.addSpacing(_GAP)
        for widget in (*self.toggles.values(), self.layers, self.zoom):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.list, self.plan, self.give_all):
            row.addWidget(widget)

    def _layer_action(self, layer: str) -> QAction:
        action = QAction(self.menu)
        put(action.setText, LAYERS[layer])
        self.menu.addAction(action)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self.layer_switched.emit(layer, on))
        return action

    def _open_layers(self) -> None:
        self.menu.popup(self.layers.mapToGlobal(self.layers.rect().bottomLeft()))

    def add_tool(self, tool: QWidget) -> None:
        """Another tool before the list; one with ``set_compact`` shows its icon only where there is little room."""
        self._tools.append(tool)
        self._needs.clear()
        self._row.insertWidget(self._row.indexOf(self.list), tool)
        self._step = -1
        self.fit()

    def show_layer(self, layer: str, *, on: bool) -> None:
        """Show that a layer is on or off."""
        self.toggles[layer].set_on(on)
        self._actions[layer].setChecked(on)

    def show_zoom(self, factor: float) -> None:
        """The percentage, while something is enlarged."""
        self.zoom.setText(say("{n} %", n=round(factor * 100)))
        self._show(self.zoom, factor > 1.01)

    def show_list(self, *, on: bool, lines: int) -> None:
        """Whether the list is open, and how many lines of differences it has."""
        self.list.set_on(on)
        text = say("List · {n}", n=lines) if lines else say("List")
        if self.list.text() != text:
            self.list.setText(text)
            self.fit()

    def set_doable(self, *, give_all: bool, plan: bool, last: bool) -> None:
        """What can be done at once just now, and whether a last visit is known."""
        if last != self._knows_last:
            self._knows_last = last
            self._step = -1
            self.fit()  # and not at every click: folding tries several widths
        self._show(self.give_all, give_all)
        self._show(self.plan, plan)

    def _show(self, widget: QWidget, shown: bool) -> None:
        if shown == widget.isHidden():
            widget.setVisible(shown)
            self.fit()

    def set_compact(self, compact: bool) -> None:
        """A lower bar; tools show their icon only, all layers but the muscles and the last visit stand in the menu."""
        self._compact = compact
        self.setFixedHeight(44 if compact else 48)
        self._step = -1
        self.fit()

    def fit(self) -> None:
        """Fold as far as the width asks for, once the bar has one."""
        if not self._placed:
            return
        least = _ICONS_FROM if self._compact else 0
        shape = self._shape()
        for step in range(least, len(_FOLDED)):
            if (shape, step) not in self._needs:
                if self._step != step:
                    self._fold(step)
                self._needs[shape, step] = self._needed()
            if self._needs[shape, step] <= self.width() or step == len(_FOLDED) - 1:
                if self._step != step:
                    self._fold(step)
                return

    def _shape(self) -> tuple[object, ...]:
        """What the width depends on besides the folding. Trying a folding moves every tool, so each is tried once for a shape."""
        tools = (self.zoom, self.plan, self.give_all, *self._tools)
        there = tuple(tool.isHidden() for tool in tools)
        widths = tuple(tool.sizeHint().width() for tool in (self.views, self.zoom, self.plan, self.give_all))
        return current(), self._knows_last, there, widths, len(self.list.text())

    def _fold(self, step: int) -> None:
        self._step = step
        folded = _FOLDED[step]
        for layer, toggle in self.toggles.items():
            known = layer != "last" or self._knows_last
            toggle.setVisible(known and layer not in folded)
            self._actions[layer].setVisible(known and layer in folded)
        self.layers.setVisible(bool(folded))
        for tool in (*self._tools, self.list):
            fold = getattr(tool, "set_compact", None)
            if fold is not None:
                fold(step >= _ICONS_FROM)

    def _needed(self) -> int:
        row = self._row
        widgets = [item.widget() for place in range(row.count()) if (item := row.itemAt(place)) is not None]
        shown = [widget for widget in widgets if widget is not None and not widget.isHidden()]
        return sum(widget.sizeHint().width() + _GAP for widget in shown) + 2 * _MARGIN + 2 * _GAP

    def retell(self) -> None:
        """Other words need another width, and so another folding."""
        super().retell()
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()  # what the rows inside remember of the old words
        self._needs.clear()
        self._step = -1
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width folds otherwise."""
        super().resizeEvent(event)
        self._placed = True
        self.fit()
