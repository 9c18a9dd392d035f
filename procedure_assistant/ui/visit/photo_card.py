"""The card of the photograph: permission, side, adding, turning, the known distance, both sides in numbers. It only shows and asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.visit.photo_content import PhotoContent, permissions
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_SEEN = (
    Choice("left", say("On the left"), "", say("The patient’s left is seen on the left")),
    Choice("right", say("Right, mirrored"), "", say("The patient’s left is seen on the right, the camera mirrored it")),
)
WAYS = say("Or paste it, or drop it here. Pictures of a camera or phone come in through the watched folder.")


class PhotoCard(Panel):
    """``left_said`` and ``use_said`` carry what was chosen for the photograph in use; before, they are only kept on the card."""

    file_requested = Signal()
    paste_requested = Signal()
    stored_requested = Signal(str)
    left_said = Signal(str)
    use_said = Signal(str)
    turn_requested = Signal(int)
    remove_requested = Signal()
    scale_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("photo_card")
        self._content = PhotoContent()
        self._busy = ""
        self.use = Segmented("photo.use", say("What the patient agrees to"))
        self.use.set_choices([Choice(own_id, words, "", spoken) for own_id, words, spoken in permissions()])
        self.left = Segmented("photo.left", say("Where the patient’s left is seen"))
        self.left.set_choices(_SEEN)
        self.file = button(say("Choose a file"), "soft", "sm", "image", object_name="photo.file")
        self.paste = button(say("Paste"), "ghost", "sm", "clipboard", object_name="photo.paste", spoken=say("Paste a photograph"))
        self.back = icon_button("arrow-counter-clockwise", object_name="photo.turn_back", spoken=say("Turn to the left by a quarter"))
        self.on = icon_button("arrow-clockwise", object_name="photo.turn_on", spoken=say("Turn to the right by a quarter"))
        self.remove = button(say("Remove"), "ghost", "sm", "prohibit", object_name="photo.remove", spoken=say("Remove this photograph"))
        self.scale = FieldBox(
            "photo.scale",
            say("Known distance"),
            say("mm"),
            form="line",
            help_text=say("Distance of the two points on the head, in millimetres"),
        )
        self._ways, self._status = Text(WAYS, "note", wrap=True), Text("", "small", tone="info", wrap=True)
        self._stored_title = Text(say("Already in this visit"), "small_strong")
        self._prompt = Text("", "small_strong", tone="accent", wrap=True)
        self._compared = Text("", "small_strong", wrap=True)
        self._checks = Text("", "small", wrap=True)
        self._warnings = Text("", "small_strong", tone="warn", wrap=True)
        self._stored = QVBoxLayout()
        self._grid = QGridLayout()
        self._cells: list[QWidget] = []
        self._shown_rows: tuple[tuple[str, str, str], ...] = ()
        self._shown_stored: tuple[tuple[str, str], ...] | None = None
        self._lay_out()
        self._connect()
        self.set_content(self._content)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(6)
        column.addWidget(Text(say("Photograph of the head"), "small_strong"))
        column.addWidget(Text(say("The patient agrees that it is"), "small", wrap=True))
        column.addWidget(self.use)
        column.addWidget(Text(say("Back view; the patient’s left is seen"), "small", wrap=True))
        column.addWidget(self.left)
        adding, turning = QHBoxLayout(), QHBoxLayout()
        for row in (adding, turning):
            row.setSpacing(6)
        for widget in (self.file, self.paste):
            adding.addWidget(widget)
        adding.addStretch(1)
        for widget in (self.back, self.on):
            turning.addWidget(widget)
        turning.addStretch(1)
        turning.addWidget(self.remove)
        column.addLayout(adding)
        column.addWidget(self._ways)
        column.addWidget(self._status)
        column.addWidget(self._stored_title)
        column.addLayout(self._stored)
        column.addLayout(turning)
        self._rule = Hairline()
        column.addWidget(self._rule)
        column.addWidget(self._prompt)
        column.addWidget(self.scale)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        for text in (self._compared, self._checks, self._warnings):
            column.addWidget(text)

    def _connect(self) -> None:
        self.file.clicked.connect(self.file_requested)
        self.paste.clicked.connect(self.paste_requested)
        self.back.clicked.connect(lambda: self.turn_requested.emit(-1))
        self.on.clicked.connect(lambda: self.turn_requested.emit(1))
        self.remove.clicked.connect(self.remove_requested)
        self.use.chosen.connect(self._choose_use)
        self.left.chosen.connect(self._choose_left)
        self.scale.answered.connect(self.scale_typed)

    def _choose_use(self, use: str) -> None:
        if self._content.name:
            self.use_said.emit(use)
        else:
            self.use.set_current(use)

    def _choose_left(self, side: str) -> None:
        if self._content.name:
            self.left_said.emit(side)
        else:
            self.left.set_current(side)

    def set_content(self, content: PhotoContent) -> None:
        """Show what stands. What was said for a photograph that is not there yet stays until there is one."""
        gone = bool(self._content.name) and not content.name
        self._content = content
        has, editable = bool(content.name), content.editable
        if has or gone:
            self.use.set_current(content.use)
            self.left.set_current(content.left_lies)
        for choice in (self.use, self.left):
            choice.setEnabled(editable)
        for widget in (self.file, self.paste, self._ways):
            widget.setVisible(not has and editable)
        for widget in (self.back, self.on, self.remove):
            widget.setVisible(has and editable)
        self._rule.setVisible(has)
        self.scale.setVisible(has)
        self.scale.edit.setReadOnly(not editable)
        self.scale.set_value(content.scale_mm)
        self._say(self._prompt, content.prompt if has else "")
        self._say(self._compared, content.compared)
        self._say(self._checks, joined("\n", (words for words, agrees in content.checks if agrees)))
        self._say(self._warnings, joined("\n", content.warnings))
        self._show_rows(content.rows)
        self._show_status()
        self._show_stored()

    def set_busy(self, words: str) -> None:
        """What is under way, "" for nothing."""
        self._busy = words
        self._show_status()

    def set_stored(self, stored: Sequence[tuple[str, str]]) -> None:
        """Pictures of the visit that could be the photograph: id and words."""
        if tuple(stored) == self._shown_stored:
            return
        self._shown_stored = tuple(stored)
        while item := self._stored.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, (image_id, words) in enumerate(stored):
            one = button(words, "ghost", "sm", "image", object_name=f"photo.stored.{number}", spoken=say("Use {picture}", picture=words))
            one.clicked.connect(lambda _checked=False, own_id=image_id: self.stored_requested.emit(own_id))
            self._stored.addWidget(one)
        self._show_stored()

    def _show_stored(self) -> None:
        shown = bool(self._shown_stored) and not self._content.name and self._content.editable
        self._stored_title.setVisible(shown)
        for place in range(self._stored.count()):
            item = self._stored.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(shown)

    def _show_status(self) -> None:
        self._say(self._status, self._busy)
        for widget in (self.file, self.paste):
            widget.setEnabled(not self._busy)

    def _show_rows(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        if rows == self._shown_rows:
            return
        self._shown_rows = rows
        for widget in self._cells:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._cells = []
        heads: tuple[tuple[str, str, str], ...] = (("", say("Left"), say("Right")),) if rows else ()
        for number, (label, left, right) in enumerate((*heads, *rows)):
            for place, words in enumerate((label, left, right)):
                made = Text(words, "note" if not number and place else "small" if not place else "small_strong", wrap=not place)
                self._grid.addWidget(made, number, place)
                self._cells.append(made)

    def _say(self, text: Text, words: str) -> None:
        text.setText(words)
        text.setVisible(bool(words))
