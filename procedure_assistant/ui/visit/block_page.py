"""The nerve block on the canvas: the landmark construction, the tape, what each side gets. It asks; it computes no geometry."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.domain.say import begun, said_number, say
from procedure_assistant.ui.file_drops import DropHint
from procedure_assistant.ui.language import put
from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import NAPE_LAYERS
from procedure_assistant.ui.map.nape_photo import NapePhoto
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit import block_content
from procedure_assistant.ui.visit.closing_block import BlockCorrections
from procedure_assistant.ui.visit.content import BlockContent, PlanDrug
from procedure_assistant.ui.visit.photo_card import PhotoCard
from procedure_assistant.ui.visit.study_key import StudyKey
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, ChoiceRow, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

CARD_WIDTH = 268
_LAYERS = ("nerves", "vessels", "bones", "muscles")
_VOLUMES = tuple(map(said_number, ("0.5", "1", "1.5", "2")))
_FIELD_WIDTH = 96
_BASES = {
    "per_injection": Choice("per_injection", say("each"), spoken=say("Volumes are meant for each injection")),
    "per_side": Choice("per_side", say("per side"), spoken=say("Volumes are meant per side")),
    "in_all": Choice("in_all", say("in all"), spoken=say("Volumes are meant in all")),
}


class DrugLine(QWidget):
    """One drug with the volume it is planned with."""

    def __init__(self, drug: PlanDrug, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.container = drug.container
        self.pills = Segmented(f"block.{drug.container}.pills", say("Volume of {drug}", drug=drug.label))
        self.pills.set_choices([Choice(ml, ml, spoken=say("{drug}, {ml} mL", drug=drug.label, ml=ml)) for ml in _VOLUMES])
        self.field = FieldBox(
            f"block.{drug.container}.volume", "", say("mL"), form="line", help_text=say("Volume of {drug} in mL", drug=drug.label)
        )
        put(self.field.edit.setAccessibleName, say("Volume of {drug} in mL", drug=drug.label))
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
        self._left.setText(say("{left} left", left=left) if left and editable else "")
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
        self.left = FieldBox(
            "block.tape_left", say("Left"), say("mm"), form="line", help_text=say("Tape from the protuberance to the left mastoid")
        )
        self.right = FieldBox(
            "block.tape_right", say("Right"), say("mm"), form="line", help_text=say("Tape from the protuberance to the right mastoid")
        )
        self.left.answered.connect(lambda text: self.measured.emit("left", text))
        self.right.answered.connect(lambda text: self.measured.emit("right", text))
        self._distances = QVBoxLayout()
        self._distances.setSpacing(2)
        self.studies = StudyKey()
        self.nerves: dict[str, CheckRow] = {}
        self._nerve_row = QHBoxLayout()
        self._nerve_row.setSpacing(6)
        self.sides = ChoiceRow(
            "block.sides",
            say("Sides"),
            [
                Choice("left", say("Left", sense="short"), spoken=say("Left")),
                Choice("right", say("Right", sense="short"), spoken=say("Right")),
                Choice("both", say("Both")),
            ],
        )
        self.basis = Segmented("block.basis", say("Volumes are meant"))
        self._bases: tuple[str, ...] = ("per_side", "in_all")
        self.basis.set_choices([_BASES[one] for one in self._bases])
        self._sum = Text("", "small_strong", wrap=True)
        for row in (self.sides, self.basis):
            row.chosen.connect(row.set_current)
            row.chosen.connect(lambda _which: self._show_sum())
        self._drug_column = QVBoxLayout()
        self._drug_column.setSpacing(8)
        self._none = Text(say("Open a local anaesthetic under Products first."), "small", tone="warn", wrap=True)
        self.plan = button(say("Set the plan"), "soft", object_name="block.plan", spoken=say("Set the plan of the block"))
        self.plan.clicked.connect(self._request)
        self._words = Text("", "small", tone="ink", wrap=True)
        self._plan_parts = (self.sides, self.basis, self.plan)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(7)
        column.addWidget(Text(say("Tape: protuberance to mastoid"), "small_strong"))
        column.addWidget(self.left)
        column.addWidget(self.right)
        column.addLayout(self._distances)
        column.addWidget(Hairline())
        column.addWidget(Text(say("Nerve and side"), "small_strong"))
        column.addLayout(self._nerve_row)
        column.addWidget(self.sides)
        column.addLayout(self._drug_column)
        column.addWidget(self._none)
        self._basis_label = Text(say("These volumes are meant"), "small")
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
                both = ((say("{nerve}, left", nerve=nerve), left), (say("{nerve}, right", nerve=nerve), right))
                rows = ((nerve, left),) if left == right else both
                for label, words in rows:
                    self._distances.addWidget(_fact(label, words or "–"))

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
                put(row.setAccessibleName, name)
                put(row.setToolTip, name)
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
    """Tool bar, measure card and nape. ``aspirated_requested``: at the block that is next something came back.

    The nape is the figure, or (``ground``) a photograph of the patient; then files may be dropped and pictures pasted.
    """

    aspirated_requested = Signal()
    photo_pasted = Signal()
    photo_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_page")
        self._layers = NAPE_LAYERS
        self._content: BlockContent | None = None
        self.nape = named(NapeView(self), "nape", say("Landmark construction on the nape"))
        self.photo = NapePhoto(self)
        self.card = MeasureCard()
        self.photo_card = PhotoCard()
        self._hint: DropHint | None = None
        self.setAcceptDrops(True)
        self.ground = Segmented("block.ground", say("Landmarks on"))
        self.ground.set_choices([Choice("figure", say("Figure")), Choice("photo", say("Photograph"))])
        self.ground.set_current("figure")
        self.toggles = {layer: Toggle(begun(say(layer)), f"nape.layer.{layer}") for layer in _LAYERS}
        for layer, toggle in self.toggles.items():
            toggle.switch_requested.connect(lambda on, name=layer: self._switch(name, on))
        self.close_up = Toggle(say("Close up"), "photo.close", spoken=say("Close up of the construction"))
        self.close_up.set_on(True)
        self.close_up.switch_requested.connect(self._switch_close)
        self.published = Toggle(say("Published"), "nape.published", spoken=say("Published positions"))
        self.published.set_on(True)
        self.published.switch_requested.connect(self._switch_published)
        self.aspirated = button(
            say("Aspiration positive", sense="short"),
            "secondary",
            "sm",
            object_name="block.aspirated",
            spoken=say("Aspiration positive"),
        )
        put(self.aspirated.setToolTip, say("Something came back: nothing is injected, the needle is moved, the block still waits."))
        self.aspirated.clicked.connect(self.aspirated_requested)
        self.aspirated.hide()
        self.corrections = BlockCorrections()
        self.bar = Panel("canvas", edges="bottom")
        self._scroll = QScrollArea()
        self._grounds = QStackedWidget()
        self._lay_out_bar()
        self._lay_out()
        self._show_layers()

    def _lay_out_bar(self) -> None:
        self.bar.setFixedHeight(48)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        row.addWidget(Text(say("Landmarks"), "body_strong"))
        row.addSpacing(10)
        for widget in (self.close_up, *self.toggles.values(), self.published):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.aspirated)

    def _lay_out(self) -> None:
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedWidth(CARD_WIDTH + 26)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(14, 12, 12, 12)
        for widget in (self.corrections, self.photo_card, self.card):
            widget.setFixedWidth(CARD_WIDTH)
            inside.addWidget(widget)
        self.photo_card.hide()
        inside.addStretch(1)
        see_through(self._scroll, holder)
        for ground in (self.nape, self.photo):
            self._grounds.addWidget(ground)
        left = QVBoxLayout()
        left.setSpacing(0)
        chosen = QHBoxLayout()
        chosen.setContentsMargins(14, 10, 12, 0)
        chosen.addWidget(self.ground)
        chosen.addStretch(1)
        left.addLayout(chosen)
        left.addWidget(self._scroll, 1)
        canvas = QHBoxLayout()
        canvas.setSpacing(0)
        canvas.addLayout(left)
        canvas.addWidget(self._grounds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(canvas, 1)

    def set_content(self, content: BlockContent, default_side: str) -> None:
        """Show the block as it stands."""
        self._content = content
        self._show_nape()
        self.nape.set_editable(content.editable)
        self._show_ground(content)
        self.card.set_content(content, default_side)
        self.card.setVisible(not content.amending)
        self.corrections.set_lines(content.given)
        self.aspirated.setVisible(bool(content.waiting))
        put(self.aspirated.setAccessibleName, say("Aspiration of {waiting} positive, needle moved", waiting=content.waiting))

    def _show_nape(self) -> None:
        if self._content is not None:
            nape = self._content.nape
            self.nape.show_content(nape if self.published.isChecked() else replace(nape, ellipses=()))

    def _show_ground(self, content: BlockContent) -> None:
        """Figure or photograph; the layers are those of the figure."""
        photo = content.photo
        on = photo is not None and photo.on
        self.ground.set_current("photo" if on else "figure")
        self._grounds.setCurrentWidget(self.photo if on else self.nape)
        self.photo_card.setVisible(on and not content.amending)
        self.close_up.setVisible(on)
        for toggle in self.toggles.values():
            toggle.setVisible(not on)
        if photo is not None:
            self.photo_card.set_content(photo)
            self.photo.set_editable(photo.editable)
            shown = photo.nape
            self.photo.show_content(shown if self.published.isChecked() else replace(shown, ellipses=()))

    # -- a photograph by keys and by drop --------------------------------------------------------------------------------

    def _takes_photo(self) -> bool:
        photo = self._content.photo if self._content is not None else None
        return photo is not None and photo.on and photo.editable and not photo.name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes the picture of the clipboard while a photograph is asked for; everything else is the screen's."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._takes_photo():
            self.photo_pasted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go here while a photograph is asked for."""
        if not event.mimeData().hasUrls() or not self._takes_photo():
            return
        if self._hint is None:
            self._hint = DropHint(self)
        self._hint.show_words(say("Let go to add this photograph"), allowed=True)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._hide_hint()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it; never a move, or the sender would remove the file."""
        self._hide_hint()
        if event.mimeData().hasUrls() and self._takes_photo():
            event.setDropAction(Qt.DropAction.CopyAction)
            self.photo_dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
            event.accept()

    def _hide_hint(self) -> None:
        if self._hint is not None:
            self._hint.hide()

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
        if self._content is not None:
            self._show_ground(self._content)

    def _switch_close(self, on: bool) -> None:
        self.close_up.set_on(on)
        self.photo.set_close(on)

    def _show_layers(self) -> None:
        for layer, toggle in self.toggles.items():
            toggle.set_on(getattr(self._layers, layer))
        self.nape.set_layers(self._layers)
