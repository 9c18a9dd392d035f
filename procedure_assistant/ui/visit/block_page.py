"""The nerve block on the canvas: the landmark construction, the tape, what each side gets. It asks; it computes no geometry."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import NAPE_LAYERS
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit import block_content
from procedure_assistant.ui.visit.closing_block import BlockCorrections
from procedure_assistant.ui.visit.content import BlockContent, PlanDrug
from procedure_assistant.ui.visit.study_key import StudyKey
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, ChoiceRow, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

CARD_WIDTH = 268
_LAYERS = ("nerves", "vessels", "bones", "muscles")
_VOLUMES = ("0.5", "1", "1.5", "2")
_FIELD_WIDTH = 96
_BASES = {
    "per_injection": Choice("per_injection", "each", spoken="Volumes are meant for each injection"),
    "per_side": Choice("per_side", "per side", spoken="Volumes are meant per side"),
    "in_all": Choice("in_all", "in all", spoken="Volumes are meant in all"),
}


class DrugLine(QWidget):
    """One drug with the volume it is planned with."""

    def __init__(self, drug: PlanDrug, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.container = drug.container
        self.pills = Segmented(f"block.{drug.container}.pills", f"Volume of {drug.label}")
        self.pills.set_choices([Choice(ml, ml, spoken=f"{drug.label}, {ml} mL") for ml in _VOLUMES])
        self.field = FieldBox(f"block.{drug.container}.volume", "", "mL", form="line", help_text=f"Volume of {drug.label} in mL")
        self.field.edit.setAccessibleName(f"Volume of {drug.label} in mL")
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.pills.chosen.connect(self._take)
        self.field.edited.connect(lambda text: self.pills.set_current(text.strip()))
        self._left = Text("", "note")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(drug.label, "small_strong", wrap=True), 1)
        head.addWidget(self._left)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.pills)
        line.addStretch(1)
        line.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(line)

    def _take(self, volume: str) -> None:
        self.field.edit.setText(volume)
        self.pills.set_current(volume)

    def volume(self) -> str:
        """What is typed."""
        return self.field.edit.text()

    def set_volume(self, volume: str) -> None:
        """Show the planned volume; one that is being typed stays."""
        self.field.set_value(volume)
        self.pills.set_current(volume)

    def set_left(self, left: str, *, editable: bool) -> None:
        """Show what the container still holds."""
        self._left.setText(f"{left} left" if left and editable else "")
        self.pills.setVisible(editable)
        self.field.edit.setReadOnly(not editable)


class MeasureCard(Panel):
    """The tape of each side, distances, the plan. A plan in the making stays until another one is charted."""

    measured = Signal(str, str)
    plan_requested = Signal(tuple, tuple, dict, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self._drugs: dict[str, DrugLine] = {}
        self._shape: tuple[str, ...] = ()
        self._shown_distances: tuple[tuple[str, str, str], ...] | None = None
        self._shown_plan: tuple[object, ...] | None = None
        self.left = FieldBox("block.tape_left", "Left", "mm", form="line", help_text="Tape from the protuberance to the left mastoid")
        self.right = FieldBox("block.tape_right", "Right", "mm", form="line", help_text="Tape from the protuberance to the right mastoid")
        self.left.answered.connect(lambda text: self.measured.emit("left", text))
        self.right.answered.connect(lambda text: self.measured.emit("right", text))
        self._distances = QVBoxLayout()
        self._distances.setSpacing(2)
        self.studies = StudyKey()
        self.nerves: dict[str, CheckRow] = {}
        self._nerve_row = QHBoxLayout()
        self._nerve_row.setSpacing(6)
        self.sides = ChoiceRow("block.sides", "Sides", [Choice("left", "Left"), Choice("right", "Right"), Choice("both", "Both")])
        self.basis = Segmented("block.basis", "Volumes are meant")
        self._bases: tuple[str, ...] = ("per_side", "in_all")
        self.basis.set_choices([_BASES[one] for one in self._bases])
        self._sum = Text("", "small_strong", wrap=True)
        for row in (self.sides, self.basis):
            row.chosen.connect(row.set_current)
            row.chosen.connect(lambda _which: self._show_sum())
        self._drug_column = QVBoxLayout()
        self._drug_column.setSpacing(8)
        self._none = Text("Open a local anaesthetic under Products first.", "small", tone="warn", wrap=True)
        self.plan = button("Set the plan", "soft", object_name="block.plan", spoken="Set the plan of the block")
        self.plan.clicked.connect(self._request)
        self._words = Text("", "small", tone="ink", wrap=True)
        self._plan_parts = (self.sides, self.basis, self.plan)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(7)
        column.addWidget(Text("Tape: protuberance to mastoid", "small_strong"))
        column.addWidget(self.left)
        column.addWidget(self.right)
        column.addLayout(self._distances)
        column.addWidget(Hairline())
        column.addWidget(Text("Nerve and side", "small_strong"))
        column.addLayout(self._nerve_row)
        column.addWidget(self.sides)
        column.addLayout(self._drug_column)
        column.addWidget(self._none)
        self._basis_label = Text("These volumes are meant", "small")
        column.addWidget(self._basis_label)
        column.addWidget(self.basis)
        column.addWidget(self._sum)
        column.addWidget(self.plan)
        column.addWidget(self._words)
        self._study_line = Hairline()
        column.addWidget(self._study_line)
        column.addWidget(self.studies)

    def set_content(self, content: BlockContent, default_side: str) -> None:
        """Show what stands."""
        for field, tape in ((self.left, content.tape_left), (self.right, content.tape_right)):
            field.set_value(tape)
            field.edit.setReadOnly(not content.editable)
        self._show_distances(content)
        self.studies.set_studies(content.published)
        for widget in (self.studies, self._study_line):
            widget.setVisible(bool(content.published))
        self._show_drugs(content)
        self._show_nerves(content)
        self._show_plan(content, default_side)
        self._words.setText(content.plan_words)
        self._words.setVisible(bool(content.plan_words))
        for part in (*self._plan_parts, *self.nerves.values()):
            part.setEnabled(content.editable and bool(content.drugs))
        self.plan.setVisible(content.editable)

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
                self._distances.addWidget(_fact(nerve, words))

    def _show_drugs(self, content: BlockContent) -> None:
        shape = tuple(drug.container for drug in content.drugs)
        if shape != self._shape:
            self._shape = shape
            kept = {container: line for container, line in self._drugs.items() if container in shape}
            for container, line in self._drugs.items():
                if container not in kept:
                    line.hide()
                    line.deleteLater()
            self._drugs = {drug.container: kept.get(drug.container) or DrugLine(drug) for drug in content.drugs}
            for line in self._drugs.values():
                if self._drug_column.indexOf(line) < 0:
                    line.field.edit.textChanged.connect(lambda _text: self._show_sum())
                self._drug_column.addWidget(line)
        for drug in content.drugs:
            self._drugs[drug.container].set_left(drug.left, editable=content.editable)
        self._none.setVisible(not content.drugs and content.editable)
        for widget in (self._basis_label, self.basis):
            widget.setVisible(bool(content.drugs))

    def _show_nerves(self, content: BlockContent) -> None:
        for nerve, short, name, _chosen in content.nerves:
            if nerve not in self.nerves:
                row = CheckRow(short, f"block.nerve.{nerve}")
                row.setAccessibleName(name)
                row.setToolTip(name)
                row.set_ticked(nerve == content.nerves[0][0])
                row.tick_requested.connect(row.set_ticked)
                row.tick_requested.connect(lambda _ticked: self._nerves_changed())
                self.nerves[nerve] = row
                self._nerve_row.addWidget(row)

    def _show_plan(self, content: BlockContent, default_side: str) -> None:
        """Another plan than the one shown replaces what is being put together; the same one leaves it alone."""
        plan = (content.basis, content.sides, content.nerves, tuple((drug.container, drug.volume) for drug in content.drugs))
        if content.basis and plan != self._shown_plan:
            for nerve, _short, _name, chosen in content.nerves:
                self.nerves[nerve].set_ticked(chosen)
            self._nerves_changed()
            self.basis.set_current(content.basis)
            self.sides.set_current("both" if len(content.sides) > 1 else content.sides[0])
            for drug in content.drugs:
                self._drugs[drug.container].set_volume(drug.volume)
        elif not content.basis and not self.sides.current_id() and default_side:
            self.sides.set_current(default_side)
        self._shown_plan = plan
        self._show_sum()

    def _nerves_changed(self) -> None:
        """With several nerves a side has several injections, so a third meaning is asked apart."""
        several = sum(1 for row in self.nerves.values() if row.isChecked()) > 1
        bases = ("per_injection", "per_side", "in_all") if several else ("per_side", "in_all")
        if bases != self._bases:
            chosen = self.basis.current_id()
            self._bases = bases
            self.basis.set_choices([_BASES[one] for one in bases])
            self.basis.set_current(chosen if chosen in bases else "")
        self._show_sum()

    def _sides(self) -> tuple[str, ...]:
        side = self.sides.current_id()
        return ("left", "right") if side == "both" else (side,) if side else ()

    def _show_sum(self) -> None:
        """What the typed volumes come to: each injection, each side, in all. Nobody has to work it out."""
        nerves = sum(1 for row in self.nerves.values() if row.isChecked())
        typed = [line.volume() for line in self._drugs.values()]
        words = block_content.volumes_in_words(typed, self.basis.current_id(), nerves, len(self._sides()))
        self._sum.setText(words)
        self._sum.setVisible(bool(words) and not self.plan.isHidden())

    def _request(self) -> None:
        sides = self._sides()
        nerves = tuple(nerve for nerve, row in self.nerves.items() if row.isChecked())
        volumes = {line.container: line.volume() for line in self._drugs.values()}
        self.plan_requested.emit(nerves, sides, volumes, self.basis.current_id())

    def drug(self, container: str) -> DrugLine:
        """The line of one drug."""
        return self._drugs[container]


def _fact(label: str, value: str) -> QWidget:
    """A label at the left, its value at the right."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Text(label, "small"), 1)
    row.addWidget(Text(value, "small_strong"))
    return made


class BlockPage(QWidget):
    """Tool bar, measure card and nape. ``aspirated_requested``: at the block that is next something came back."""

    aspirated_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_page")
        self._layers = NAPE_LAYERS
        self._content: BlockContent | None = None
        self.nape = named(NapeView(self), "nape", "Landmark construction on the nape")
        self.card = MeasureCard()
        self.toggles = {layer: Toggle(layer.capitalize(), f"nape.layer.{layer}") for layer in _LAYERS}
        for layer, toggle in self.toggles.items():
            toggle.switch_requested.connect(lambda on, name=layer: self._switch(name, on))
        self.published = Toggle("Published", "nape.published", spoken="Published positions")
        self.published.set_on(True)
        self.published.switch_requested.connect(self._switch_published)
        self.bar = Panel("canvas", edges="bottom")
        self.bar.setFixedHeight(48)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(Text("Landmarks", "body_strong"))
        row.addSpacing(10)
        for widget in (*self.toggles.values(), self.published):
            row.addWidget(widget)
        row.addStretch(1)
        self.aspirated = button("Aspiration positive", "secondary", "sm", object_name="block.aspirated")
        self.aspirated.setToolTip("Something came back: nothing is injected, the needle is moved, the block still waits.")
        self.aspirated.clicked.connect(self.aspirated_requested)
        self.aspirated.hide()
        row.addWidget(self.aspirated)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedWidth(CARD_WIDTH + 26)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(14, 12, 12, 12)
        self.card.setFixedWidth(CARD_WIDTH)
        self.corrections = BlockCorrections()
        self.corrections.setFixedWidth(CARD_WIDTH)
        inside.addWidget(self.corrections)
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
        self._content = content
        self._show_nape()
        self.nape.set_editable(content.editable)
        self.card.set_content(content, default_side)
        self.card.setVisible(not content.amending)
        self.corrections.set_lines(content.given)
        self.aspirated.setVisible(bool(content.waiting))
        self.aspirated.setAccessibleName(f"Aspiration of {content.waiting} positive, needle moved")

    def _show_nape(self) -> None:
        if self._content is not None:
            nape = self._content.nape
            self.nape.show_content(nape if self.published.isChecked() else replace(nape, ellipses=()))

    def card_span(self) -> QRect:
        """Where the measure card stands on the page."""
        return self._scroll.geometry()

    def set_compact(self, compact: bool) -> None:
        """A lower tool bar in small windows."""
        self.bar.setFixedHeight(44 if compact else 48)

    def _switch(self, layer: str, on: bool) -> None:
        shown = {name: getattr(self._layers, name) for name in _LAYERS}
        shown[layer] = on
        self._layers = Layers(**shown)
        self._show_layers()

    def _switch_published(self, on: bool) -> None:
        self.published.set_on(on)
        self._show_nape()

    def _show_layers(self) -> None:
        for layer, toggle in self.toggles.items():
            toggle.set_on(getattr(self._layers, layer))
        self.nape.set_layers(self._layers)
