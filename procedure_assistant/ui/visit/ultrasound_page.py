"""The ultrasound page: where the needle goes, what is injected, the note of what was seen, and the pictures that prove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.file_drops import DropHint
from procedure_assistant.ui.language import put
from procedure_assistant.ui.visit.ultrasound_amend import InjectionCorrections
from procedure_assistant.ui.visit.ultrasound_aspiration import AspirationCard
from procedure_assistant.ui.visit.ultrasound_content import InjectContent, UltrasoundContent
from procedure_assistant.ui.visit.ultrasound_note import NoteCard
from procedure_assistant.ui.visit.ultrasound_picture import PictureCard
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.choices import Choice, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_EDGE = 12
_VOLUME = 132
LET_GO = say("Let go to add these pictures to the visit")


class InjectCard(Panel):
    """What goes in at this target: product, volume, what is left; what was given. The press itself is the primary action."""

    product_chosen = Signal(str)
    amount_typed = Signal(str)
    guidance_chosen = Signal(str)
    landmarks_requested = Signal()
    aspirated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.inject")
        self._compact = False
        self._content: UltrasoundContent | None = None
        self._title = Text("", "strong")
        self._level = Text("", "small", wrap=True)
        self._given = Text("", "body_strong", tone="ok", wrap=True)
        self._why = Text("", "small_strong", tone="warn", wrap=True)
        self._told = Text("", "small", tone="warn", wrap=True)
        self.products = Segmented("ultrasound.product", say("What is injected"))
        self.guidance = Segmented("ultrasound.guidance", say("What shows the needle its way"))
        self.guidance.set_choices([Choice("ultrasound", say("Ultrasound")), Choice("landmarks", say("Landmarks"))])
        self.amount = FieldBox("ultrasound.amount", say("Volume"), say("mL"), help_text=say("What goes in here"))
        self.amount.setFixedWidth(_VOLUME)
        self._left = Text("", "small")
        self.landmarks: Button = button(say("By landmarks instead"), "ghost", "sm", object_name="ultrasound.landmarks")
        self.products.chosen.connect(self.product_chosen)
        self.guidance.chosen.connect(self.guidance_chosen)
        self.amount.answered.connect(self.amount_typed)
        self.amount.edited.connect(self.amount_typed)
        self.landmarks.clicked.connect(self.landmarks_requested)
        self.positive: Button = button(say("Aspiration positive"), "secondary", "sm", object_name="ultrasound.aspirated")
        put(self.positive.setToolTip, say("Something came back: nothing is injected, the needle is withdrawn."))
        self.positive.clicked.connect(self.aspirated)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self._title, self._level, self._given, self._told, self._why):
            words.addWidget(text)
        right = QVBoxLayout()
        right.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.products, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.guidance, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.amount)
        right.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self._left)
        below.addWidget(self.positive)
        right.addLayout(below)
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
        self._level.setText(content.level if self._compact else say("{level}. {find}", level=content.level, find=content.find))
        put(self._level.setToolTip, say("{find}\nAvoid: {avoid}", find=content.find, avoid=content.avoid))
        self._given.setText(say("Given: {given}", given=joined("; ", inject.given)) if inject.given else "")
        self._given.setVisible(bool(inject.given))
        self._told.setText(content.told)
        self._told.setVisible(bool(content.told))
        self._why.setText(inject.why_not)
        self._why.setVisible(bool(inject.why_not))
        self._show_inputs(inject, content)
        self.landmarks.setVisible(content.landmarks)
        self.positive.setVisible(content.can_aspirate)

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
        put(self.setAccessibleName, say("Ultrasound"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self.targets = Segmented("ultrasound.target", say("Target"), large=False)
        self.sides = Segmented("ultrasound.side", say("Side"))
        self.add: Button = button(say("Add pictures"), "ghost", "sm", "image", object_name="ultrasound.add")
        self.paste: Button = button(
            say("Paste"), "ghost", "sm", "clipboard", object_name="ultrasound.paste", spoken=say("Paste a picture, Ctrl+V")
        )
        put(self.paste.setToolTip, say("Ctrl+V"))
        self.inject = InjectCard()
        self.aspiration = AspirationCard()
        self.inject.aspirated.connect(self._ask_aspiration)
        self.aspiration.left.connect(self.aspiration.hide)
        self.corrections = InjectionCorrections()
        self.note = NoteCard()
        self.picture = PictureCard()
        self.intervals = Toggle(say("Intervals"), "ultrasound.intervals", spoken=say("Intervals between products"), icon="calendar-blank")
        self._timings = Text("", "note", wrap=True)
        self._timings.hide()
        self._hint: DropHint | None = None
        self._editable = True
        self._content: UltrasoundContent | None = None
        self._lay_out()
        self.targets.chosen.connect(self.target_chosen)
        self.sides.chosen.connect(self.side_chosen)
        self.intervals.switch_requested.connect(self._show_intervals)
        self.add.clicked.connect(self.add_requested)
        self.paste.clicked.connect(self.pasted)

    def _lay_out(self) -> None:
        bar = QVBoxLayout()
        bar.setContentsMargins(14, 8, 14, 8)
        bar.setSpacing(6)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for line in (self._upper, self._lower):
            line.setSpacing(12)
            bar.addLayout(line)
        self._upper.addWidget(self.targets)
        self._upper.addStretch(1)
        self._fill_bar(tight=False)
        cards = QHBoxLayout()
        cards.setSpacing(_EDGE)
        cards.addWidget(self.note)
        cards.addWidget(self.picture, 1)
        body = QVBoxLayout()
        body.setContentsMargins(_EDGE, _EDGE, _EDGE, 8)
        body.setSpacing(_EDGE)
        body.addWidget(self.inject)
        body.addWidget(self.aspiration)
        body.addWidget(self.corrections)
        body.addLayout(cards, 1)
        body.addWidget(self._timings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Hairline())
        column.addLayout(body, 1)

    def _fill_bar(self, *, tight: bool) -> None:
        """Everything beside the targets on the same line, on one of its own where there is no room."""
        self._is_tight = tight
        for place, widget in enumerate((self.sides, None, self.intervals, self.add, self.paste)):
            if widget is None:
                continue
            if tight:
                self._lower.addWidget(widget)
            else:
                self._upper.insertWidget(1 if place == 0 else self._upper.count(), widget)
        if tight:
            self._lower.insertStretch(1, 1)
        else:
            while self._lower.takeAt(0) is not None:
                pass

    def _fit_bar(self) -> None:
        beside = (self.sides, self.intervals, self.add, self.paste)
        needed = self.targets.sizeHint().width() + sum(one.sizeHint().width() + 12 for one in beside if not one.isHidden()) + 28
        if (needed > self.width()) != self._is_tight:
            self._fill_bar(tight=needed > self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow canvas takes two lines for its tools."""
        super().resizeEvent(event)
        self._fit_bar()

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
        self.sides.set_choices([Choice(side, word, "", say("{word} side of the patient", word=word)) for side, word in content.sides])
        self.sides.set_current(content.side)
        for widget in (self.add, self.paste):
            widget.setEnabled(content.charting)
        self._content = content
        self.inject.set_content(content)
        self.aspiration.set_content(content)
        self.corrections.set_lines(content.corrections)
        self.note.set_content(content)
        self._timings.setText(joined("\n", content.timings))
        self.intervals.setVisible(bool(content.timings))
        self._fit_bar()
        self._timings.setVisible(bool(content.timings) and self.intervals.isChecked())

    def _ask_aspiration(self) -> None:
        if self._content is not None:
            self.aspiration.ask(self._content)

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
        self._hint.show_words(LET_GO if self._editable else say("The record is closed"), allowed=self._editable)
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
