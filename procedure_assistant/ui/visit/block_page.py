"""The nerve block on the canvas: the landmark construction, the tape, what each side gets. It asks; it computes no geometry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import NAPE_LAYERS
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import BlockContent, PlanDrug
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

CARD_WIDTH = 268
_LAYERS = ("nerves", "vessels", "bones", "muscles")
_VOLUMES = ("0.5", "1", "1.5", "2")


class DrugLine(QWidget):
    """One drug with the volume it is planned with."""

    def __init__(self, drug: PlanDrug, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.container = drug.container
        self.pills = Segmented(f"block.{drug.container}.pills", f"Volume of {drug.label}")
        self.pills.set_choices([Choice(ml, ml, spoken=f"{ml} mL") for ml in _VOLUMES])
        self.field = FieldBox(f"block.{drug.container}.volume", "", "mL", form="line", help_text=f"Volume of {drug.label} in mL")
        self.field.edit.setAccessibleName(f"Volume of {drug.label} in mL")
        self.field.setFixedWidth(84)
        self.pills.chosen.connect(self._take)
        self.field.edited.connect(lambda text: self.pills.set_current(text.strip()))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.pills)
        line.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(drug.label, "small_strong", wrap=True))
        column.addLayout(line)

    def _take(self, volume: str) -> None:
        self.field.edit.setText(volume)
        self.pills.set_current(volume)

    def volume(self) -> str:
        """What is typed."""
        return self.field.edit.text()

    def set_volume(self, volume: str) -> None:
        """Show the planned volume; what is being typed stays."""
        if volume:
            self.field.set_value(volume)
            self.pills.set_current(volume)


class MeasureCard(Panel):
    """The tape of each side, distances, the plan."""

    measured = Signal(str, str)
    plan_requested = Signal(tuple, tuple, dict, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self._drugs: dict[str, DrugLine] = {}
        self._shape: tuple[str, ...] = ()
        self._shown_distances: tuple[tuple[str, str, str], ...] | None = None
        self.left = FieldBox("block.tape_left", "Left", "mm", form="line", help_text="Tape from the protuberance to the left mastoid")
        self.right = FieldBox("block.tape_right", "Right", "mm", form="line", help_text="Tape from the protuberance to the right mastoid")
        self.left.answered.connect(lambda text: self.measured.emit("left", text))
        self.right.answered.connect(lambda text: self.measured.emit("right", text))
        self._distances = QVBoxLayout()
        self._distances.setSpacing(2)
        self._published = Text("", "note", wrap=True)
        self.nerves: dict[str, Toggle] = {}
        self._nerve_row = QHBoxLayout()
        self._nerve_row.setSpacing(6)
        self.sides = ChoiceRow("block.sides", "Sides", [Choice("left", "Left"), Choice("right", "Right"), Choice("both", "Both")])
        self.basis = ChoiceRow("block.basis", "Volumes are meant", [Choice("per_side", "per side"), Choice("in_all", "in all")])
        for row in (self.sides, self.basis):
            row.chosen.connect(row.set_current)
        self._drug_column = QVBoxLayout()
        self._drug_column.setSpacing(8)
        self._none = Text("Open a local anaesthetic under Products first.", "small", tone="warn", wrap=True)
        self.plan = button("Set the plan", "soft", object_name="block.plan", spoken="Set the plan of the block")
        self.plan.clicked.connect(self._request)
        self._words = Text("", "small", tone="ink", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(7)
        column.addWidget(Text("Tape: protuberance to mastoid", "small_strong"))
        column.addWidget(self.left)
        column.addWidget(self.right)
        column.addLayout(self._distances)
        column.addWidget(self._published)
        column.addWidget(Hairline())
        column.addWidget(Text("Nerve and side", "small_strong"))
        column.addLayout(self._nerve_row)
        column.addWidget(self.sides)
        column.addLayout(self._drug_column)
        column.addWidget(self._none)
        column.addWidget(Text("These volumes are meant", "small"))
        column.addWidget(self.basis)
        column.addWidget(self.plan)
        column.addWidget(self._words)

    def set_content(self, content: BlockContent, default_side: str) -> None:
        """Show what stands; a plan in the making stays as it is."""
        self.left.set_value(content.tape_left)
        self.right.set_value(content.tape_right)
        self._show_distances(content)
        self._published.setText(f"Published, 2 SD: {', '.join(content.published)}. Anatomy varies: aim for a zone, not a dot.")
        self._show_plan(content, default_side)
        self._words.setText(content.plan_words)
        self._words.setVisible(bool(content.plan_words))
        for widget in (self.plan, self.sides, self.basis, self.left, self.right):
            widget.setEnabled(content.editable)

    def _show_distances(self, content: BlockContent) -> None:
        if content.distances == self._shown_distances:
            return
        self._shown_distances = content.distances
        while item := self._distances.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for nerve, left, right in content.distances:
            if left or right:
                words = left if left == right else f"left {left or '–'}, right {right or '–'}"
                self._distances.addWidget(Text(f"{nerve}: {words}", "small", tone="ink", wrap=True))

    def _show_plan(self, content: BlockContent, default_side: str) -> None:
        shape = tuple(drug.container for drug in content.drugs)
        if shape != self._shape:
            self._shape = shape
            for line in self._drugs.values():
                line.hide()
                line.deleteLater()
            self._drugs = {drug.container: DrugLine(drug) for drug in content.drugs}
            for line in self._drugs.values():
                self._drug_column.addWidget(line)
        self._none.setVisible(not content.drugs)
        self.plan.setEnabled(bool(content.drugs))
        for drug in content.drugs:
            self._drugs[drug.container].set_volume(drug.volume)
        for nerve, name, chosen in content.nerves:
            if nerve not in self.nerves:
                toggle = Toggle(nerve.upper(), f"block.nerve.{nerve}", spoken=name)
                toggle.set_on(nerve == content.nerves[0][0])
                toggle.switch_requested.connect(toggle.set_on)
                self.nerves[nerve] = toggle
                self._nerve_row.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
            if content.basis:
                self.nerves[nerve].set_on(chosen)
        if content.basis:
            self.basis.set_current(content.basis)
            self.sides.set_current("both" if len(content.sides) > 1 else content.sides[0])
        elif not self.sides.current_id() and default_side:
            self.sides.set_current(default_side)

    def _request(self) -> None:
        side = self.sides.current_id()
        sides = ("left", "right") if side == "both" else (side,) if side else ()
        nerves = tuple(nerve for nerve, toggle in self.nerves.items() if toggle.isChecked())
        volumes = {line.container: line.volume() for line in self._drugs.values()}
        self.plan_requested.emit(nerves, sides, volumes, self.basis.current_id())

    def drug(self, container: str) -> DrugLine:
        """The line of one drug."""
        return self._drugs[container]


class BlockPage(QWidget):
    """Tool bar, measure card and nape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_page")
        self._layers = NAPE_LAYERS
        self.nape = named(NapeView(self), "nape", "Landmark construction on the nape")
        self.card = MeasureCard()
        self.toggles = {layer: Toggle(layer.capitalize(), f"nape.layer.{layer}") for layer in _LAYERS}
        for layer, toggle in self.toggles.items():
            toggle.switch_requested.connect(lambda on, name=layer: self._switch(name, on))
        self.bar = Panel("canvas", edges="bottom")
        self.bar.setFixedHeight(48)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(Text("Landmarks", "body_strong"))
        row.addSpacing(10)
        for toggle in self.toggles.values():
            row.addWidget(toggle)
        row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedWidth(CARD_WIDTH + 22)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(12, 12, 4, 12)
        inside.addWidget(self.card)
        inside.addStretch(1)
        see_through(self._scroll, holder)
        canvas = QHBoxLayout()
        canvas.setSpacing(0)
        canvas.addWidget(self._scroll)
        canvas.addWidget(self.nape, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(canvas, 1)
        self._show_layers()

    def set_content(self, content: BlockContent, default_side: str) -> None:
        """Show the block as it stands."""
        self.nape.show_content(content.nape)
        self.card.set_content(content, default_side)

    def set_compact(self, compact: bool) -> None:
        """A lower tool bar in small windows."""
        self.bar.setFixedHeight(44 if compact else 48)

    def _switch(self, layer: str, on: bool) -> None:
        shown = {name: getattr(self._layers, name) for name in _LAYERS}
        shown[layer] = on
        self._layers = Layers(**shown)
        self._show_layers()

    def _show_layers(self) -> None:
        for layer, toggle in self.toggles.items():
            toggle.set_on(getattr(self._layers, layer))
        self.nape.set_layers(self._layers)


