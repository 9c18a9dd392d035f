"""The ultrasound page: where the needle goes, what is injected, the note of what was seen, and the pictures that prove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.ui.file_drops import DropHint
from procedure_assistant.ui.visit.ultrasound_content import InjectContent, UltrasoundContent
from procedure_assistant.ui.visit.ultrasound_note import NoteCard
from procedure_assistant.ui.visit.ultrasound_picture import PictureCard
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.choices import Choice, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_EDGE = 12
_VOLUME = 132
LET_GO = "Let go to add these pictures to the visit"


class InjectCard(Panel):
    """What goes in at this target: product, volume, what is left; what was given. The press itself is the primary action."""

    product_chosen = Signal(str)
    amount_typed = Signal(str)
    guidance_chosen = Signal(str)
    landmarks_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.inject")
        self._compact = False
        self._content: UltrasoundContent | None = None
        self._title = Text("", "strong")
        self._level = Text("", "small", wrap=True)
        self._given = Text("", "body_strong", tone="ok", wrap=True)
        self._why = Text("", "small_strong", tone="warn", wrap=True)
        self.products = Segmented("ultrasound.product", "What is injected")
        self.guidance = Segmented("ultrasound.guidance", "What shows the needle its way")
        self.guidance.set_choices([Choice("ultrasound", "Ultrasound"), Choice("landmarks", "Landmarks")])
        self.amount = FieldBox("ultrasound.amount", "Volume", "mL", help_text="What goes in here")
        self.amount.setFixedWidth(_VOLUME)
        self._left = Text("", "small")
        self.landmarks: Button = button("By landmarks instead", "ghost", "sm", object_name="ultrasound.landmarks")
        self.products.chosen.connect(self.product_chosen)
        self.guidance.chosen.connect(self.guidance_chosen)
        self.amount.answered.connect(self.amount_typed)
        self.amount.edited.connect(self.amount_typed)
        self.landmarks.clicked.connect(self.landmarks_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self._title, self._level, self._given, self._why):
            words.addWidget(text)
        right = QVBoxLayout()
        right.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.products, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.guidance, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.amount)
        right.addLayout(line)
        right.addWidget(self._left, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addLayout(right)
        row.addWidget(self.landmarks, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_compact(self, compact: bool) -> None:
        """In a small window how to find the target is in the tool tip, to leave the height to the picture."""
        if compact != self._compact:
            self._compact = compact
            if self._content is not None:
                self.set_content(self._content)

    def set_content(self, content: UltrasoundContent) -> None:
        """Show a place."""
        self._content = content
        inject = content.inject
        self._title.setText(content.title)
        self._level.setText(content.level if self._compact else f"{content.level}. {content.find}")
        self._level.setToolTip(f"{content.find}\nAvoid: {content.avoid}")
        self._given.setText(f"Given: {'; '.join(inject.given)}" if inject.given else "")
        self._given.setVisible(bool(inject.given))
        self._why.setText(inject.why_not)
        self._why.setVisible(bool(inject.why_not))
        self._show_inputs(inject, content)
        self.landmarks.setVisible(content.landmarks)

    def _show_inputs(self, inject: InjectContent, content: UltrasoundContent) -> None:
        open_here = bool(inject.products) and content.charting
        self.products.setVisible(open_here and len(inject.products) > 1)
        if inject.products:
            self.products.set_choices([Choice(one or "block", words) for one, words in inject.products])
            self.products.set_current(inject.product or "block")
        self.guidance.setVisible(open_here)
        self.guidance.set_current(inject.guidance)
        self.amount.setVisible(open_here)
        self.amount.set_value(inject.amount)
        self.amount.set_missing(open_here and not inject.amount)
        self.amount.edit.setReadOnly(inject.fixed)
        self._left.setText(inject.left)
        self._left.setVisible(open_here)


class UltrasoundPage(QWidget):
    """The page. Pictures are brought by files, paste and drop; ``files_dropped`` carries the URLs, ``pasted`` only that it was asked."""

    target_chosen = Signal(str)
    side_chosen = Signal(str)
    add_requested = Signal()
    pasted = Signal()
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ultrasound_page")
        self.setAccessibleName("Ultrasound")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self.targets = Segmented("ultrasound.target", "Target", large=False)
        self.sides = Segmented("ultrasound.side", "Side")
        self.add: Button = button("Add pictures", "ghost", "sm", "image", object_name="ultrasound.add")
        self.paste: Button = button("Paste", "ghost", "sm", "clipboard", object_name="ultrasound.paste", spoken="Paste a picture, Ctrl+V")
        self.paste.setToolTip("Ctrl+V")
        self.inject = InjectCard()
        self.note = NoteCard()
        self.picture = PictureCard()
        self.intervals = Toggle("Intervals", "ultrasound.intervals", spoken="Intervals between products", icon="calendar-blank")
        self._timings = Text("", "note", wrap=True)
        self._timings.hide()
        self._hint: DropHint | None = None
        self._editable = True
        self._lay_out()
        self.targets.chosen.connect(self.target_chosen)
        self.sides.chosen.connect(self.side_chosen)
        self.intervals.switch_requested.connect(self._show_intervals)
        self.add.clicked.connect(self.add_requested)
        self.paste.clicked.connect(self.pasted)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 14, 8)
        bar.setSpacing(12)
        bar.addWidget(self.targets)
        bar.addWidget(self.sides)
        bar.addStretch(1)
        bar.addWidget(self.intervals)
        bar.addWidget(self.add)
        bar.addWidget(self.paste)
        cards = QHBoxLayout()
        cards.setSpacing(_EDGE)
        cards.addWidget(self.note)
        cards.addWidget(self.picture, 1)
        body = QVBoxLayout()
        body.setContentsMargins(_EDGE, _EDGE, _EDGE, 8)
        body.setSpacing(_EDGE)
        body.addWidget(self.inject)
        body.addLayout(cards, 1)
        body.addWidget(self._timings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Hairline())
        column.addLayout(body, 1)

    def set_compact(self, compact: bool) -> None:
        """The measures of a small window."""
        self.note.set_compact(compact)
        self.inject.set_compact(compact)
        self.picture.set_compact(compact)

    def set_content(self, content: UltrasoundContent) -> None:
        """Show a place of the record; pictures are shown by the desk."""
        self._editable = content.charting
        self.targets.set_choices([Choice(one, short, "", name) for one, short, name in content.targets])
        self.targets.set_current(content.target)
        self.sides.set_choices([Choice(side, word, "", f"{word} side of the patient") for side, word in content.sides])
        self.sides.set_current(content.side)
        for widget in (self.add, self.paste):
            widget.setEnabled(content.charting)
        self.inject.set_content(content)
        self.note.set_content(content)
        self._timings.setText("\n".join(content.timings))
        self.intervals.setVisible(bool(content.timings))
        self._timings.setVisible(bool(content.timings) and self.intervals.isChecked())

    def _show_intervals(self, on: bool) -> None:
        self.intervals.set_on(on)
        self._timings.setVisible(on)

    def reveal(self, field_id: str) -> None:
        """Put the cursor into a field of the note."""
        self.note.reveal(field_id)

    # -- keys and drops ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes the picture of the clipboard; everything else is the screen's."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._editable:
            self.pasted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be let go here while the record is open."""
        if not event.mimeData().hasUrls():
            return
        if self._hint is None:
            self._hint = DropHint(self)
        self._hint.show_words(LET_GO if self._editable else "The record is closed", allowed=self._editable)
        event.setDropAction(Qt.DropAction.CopyAction if self._editable else Qt.DropAction.IgnoreAction)
        event.accept()

    def dragLeaveEvent(self, event: object) -> None:
        """They went elsewhere."""
        self._hide_hint()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them; never a move, or the sender would remove the files."""
        self._hide_hint()
        if event.mimeData().hasUrls() and self._editable:
            event.setDropAction(Qt.DropAction.CopyAction)
            self.files_dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.accept()

    def _hide_hint(self) -> None:
        if self._hint is not None:
            self._hint.hide()
