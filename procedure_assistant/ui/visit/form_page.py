"""A section as a form: what the chart says, then question by question with its answer, who gave it, and what it set off."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.say import say
from procedure_assistant.ui.entry import number_shown
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import FormContent, Question
from procedure_assistant.ui.visit.notices import NoticeColumn
from procedure_assistant.ui.visit.page import Page
from procedure_assistant.ui.visit.together_card import TogetherCard
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

_BESIDE, _BELOW = 340, 690
"""px: answers up to the first width stand beside their question, up to the second below it; longer ones are a list to open."""
_LONG_FACT = 60
_PAGE, _MARGIN_BELOW = 0.8, 16
"""How far one press scrolls that would else chart what nobody has seen: a part of the window, and px below the last line."""


class QuestionRow(QWidget):
    """One question with its input and the messages it set off."""

    answered = Signal(str, tuple)
    action_requested = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = question.id
        self._answer: tuple[str, ...] = ()
        self._label = Text(question.label, "body_strong", wrap=True)
        self._help = Text(question.help, "note", wrap=True)
        if not question.help:
            self._help.hide()  # never shown here: without a parent it would come up as a window of its own
        self._said = Text("", "note")
        self._proposed = Text("", "small_strong", tone="accent", wrap=True)
        self._proposed.setObjectName(f"proposed.{question.id}")
        self._proposed.hide()
        self._notices = NoticeColumn(f"notice.{question.id}")
        self._notices.action_requested.connect(self.action_requested)
        self.input = self._make_input(question)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        for text in (self._label, self._help, self._said, self._proposed):
            words.addWidget(text)
        words.addStretch(1)
        column = QVBoxLayout(self)
        self._column = column
        self.set_compact(compact=False)
        column.setSpacing(5)
        if self._goes_below(question):
            column.addLayout(words)
            column.addWidget(self.input)
        else:
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addLayout(words, 1)
            line.addWidget(self.input, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(line)
        column.addWidget(self._notices)

    def set_compact(self, *, compact: bool) -> None:
        """Narrower gaps above and below."""
        margin = 5 if compact else 7
        self._column.setContentsMargins(0, margin, 0, margin)

    def _goes_below(self, question: Question) -> bool:
        """Words need the whole width (a tail that scrolled out of sight cannot be checked), and so do many answers."""
        if isinstance(self.input, ChoiceRow):
            return self.input.sizeHint().width() > _BESIDE
        return question.ask is Ask.TEXT or isinstance(self.input, QComboBox)

    def _make_input(self, question: Question) -> QWidget:
        name = f"field.{question.id}"
        if question.ask in (Ask.CHOICE, Ask.CONFIRM, Ask.CHOICES):
            row = ChoiceRow(name, question.label, [Choice(key, words) for key, words in question.choices])
            if question.ask is Ask.CHOICES:
                row.chosen.connect(self._toggle)
                return row
            if row.sizeHint().width() <= _BELOW:
                row.chosen.connect(lambda value: self.answered.emit(self.id, (value,)))
                return row
            row.deleteLater()
            return self._make_list(question, name)
        label = {Ask.DATE: say("Year-month-day"), Ask.NUMBER: say("Number")}.get(question.ask, say("In words"))
        field = FieldBox(name, label, question.unit, help_text=question.label)
        put(field.edit.setAccessibleName, say("{question} {label}", question=question.label, label=label))
        field.setMinimumWidth(320 if question.ask is Ask.TEXT else 168)
        field.answered.connect(lambda text: self.answered.emit(self.id, (text,) if text.strip() else ()))
        return field

    def _make_list(self, question: Question, name: str) -> QComboBox:
        box = named(DropList(), name, question.label)
        named(box.view(), f"{name}.list", question.label)
        put(box.setPlaceholderText, say("Choose"))
        for key, words in question.choices:
            box.addItem(words, key)
        box.setCurrentIndex(-1)
        box.setMaxVisibleItems(len(question.choices))
        box.setMinimumWidth(320)
        box.activated.connect(lambda place: self.answered.emit(self.id, (str(box.itemData(place)),)))
        return box

    def _toggle(self, value: str) -> None:
        chosen = set(self._answer) ^ {value}
        self.answered.emit(self.id, tuple(sorted(chosen)))

    def set_question(self, question: Question, *, editable: bool) -> None:
        """Show the answer that stands. One that was typed and could not be saved stays in its field, and says so."""
        self._answer = question.answer
        value = question.answer[0] if question.answer else ""
        if isinstance(self.input, ChoiceRow):
            self._show_choice(self.input, question)
            self.input.setEnabled(editable)
        elif isinstance(self.input, QComboBox):
            with QSignalBlocker(self.input):
                self.input.setCurrentIndex(self.input.findData(value) if value else -1)
            self.input.setEnabled(editable)
        elif isinstance(self.input, FieldBox):
            self.input.set_value(number_shown(value) if value and question.ask is Ask.NUMBER else value)
            if question.draft:
                self.input.edit.setText(question.draft)
            self.input.set_problem(say("Not saved yet. Press Enter to save it again.") if question.draft else "")
            self.input.set_missing(question.required and not value and editable)
            self.input.edit.setReadOnly(not editable)
        self._said.setText(question.said)
        self._said.setVisible(bool(question.said))
        self._proposed.setText(say("Proposed: {answer}", answer=question.proposed) if question.proposed else "")
        self._proposed.setVisible(bool(question.proposed))
        self._notices.set_notices(question.notices)

    def _show_choice(self, row: ChoiceRow, question: Question) -> None:
        if question.ask is Ask.CHOICES:
            for key, _words in question.choices:
                row.option(key).setChecked(key in question.answer)
        else:
            row.set_current(question.answer[0] if question.answer else "")

    def take_focus(self) -> None:
        """Put the cursor into a field or on a list. A row of answers is only shown: Space there would already answer."""
        if isinstance(self.input, FieldBox):
            self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(self.input, QComboBox):
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)


class FormPage(Page):
    """The form of one section; only this scrolls when the window is low."""

    answered = Signal(str, tuple)
    confirmed = Signal(str)
    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("form_page", say("Questions"), parent=parent)
        self._shape: tuple[object, ...] = ()
        self._section = ""
        self._rows: dict[str, QuestionRow] = {}
        self._shown_facts: tuple[tuple[str, str], ...] = ()
        self._title = Text("", "page_title")
        self._lead = Text("", "quiet", wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(20)
        self._facts.setVerticalSpacing(5)
        self._facts.setColumnStretch(1, 1)
        self._fact_texts: list[Text] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        self.column.setSpacing(6)
        self._compact = False
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(self._lead, 1, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(self._head)
        self.column.addSpacing(4)
        self.column.addLayout(self._facts)
        self.column.addSpacing(6)
        self.column.addLayout(self._questions)
        self.together = TogetherCard()
        self.together.chosen.connect(self.confirmed)
        self.column.addSpacing(8)
        self.column.addWidget(self.together)
        self.column.addStretch(1)

    def set_compact(self, compact: bool) -> None:
        """Small windows: narrower gaps, so that what one press would chart is in sight with its questions."""
        self._compact = compact
        self.column.setContentsMargins(24, 8 if compact else 20, 24, 8 if compact else 20)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(16 if compact else 6)
        for row in self._rows.values():
            row.set_compact(compact=compact)

    def set_content(self, content: FormContent) -> None:
        """Show a section; inputs that stay keep their focus and what is being typed."""
        shape = (content.section, tuple((one.id, one.ask, one.choices) for one in content.questions))
        if shape != self._shape:
            self._rebuild(content)
            self._shape = shape
        self._section = content.section
        put(self.setAccessibleName, content.title)
        self._title.setText(content.title)
        self._lead.setText(content.lead)
        self._lead.setVisible(bool(content.lead))
        self._set_facts(content.facts)
        self.together.set_content(content.together)
        for question in content.questions:
            self._rows[question.id].set_question(question, editable=content.editable)

    def _rebuild(self, content: FormContent) -> None:
        """Keep the rows that stay (a follow-up question appeared), make the new ones, drop the others."""
        same_section = content.section == self._section
        old = self._rows
        self._rows = {}
        while item := self._questions.takeAt(0):
            widget = item.widget()
            if isinstance(widget, Hairline):
                widget.hide()
                widget.deleteLater()
        for place, question in enumerate(content.questions):
            row = old.pop(question.id, None) if same_section else None
            if row is None:
                row = QuestionRow(question)
                row.set_compact(compact=self._compact)
                row.answered.connect(self.answered)
                row.action_requested.connect(self.action_requested)
            if place:
                self._questions.addWidget(Hairline())
            self._questions.addWidget(row)
            self._rows[question.id] = row
        for gone in old.values():
            gone.hide()
            gone.deleteLater()
        if not same_section:
            self.verticalScrollBar().setValue(0)

    def _set_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        if facts == self._shown_facts:
            return
        self._shown_facts = facts
        for text in self._fact_texts:
            self._facts.removeWidget(text)
            text.hide()
            text.deleteLater()
        self._fact_texts = []
        for place, (label, value) in enumerate(facts):
            short = len(value) <= _LONG_FACT
            left, right = Text(label, "quiet"), Text(value, "strong" if short else "body", wrap=True)
            self._facts.addWidget(left, place, 0, Qt.AlignmentFlag.AlignVCenter if short else Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(right, place, 1)
            self._fact_texts += [left, right]

    def read_on(self) -> bool:
        """Scroll on while part of what one press would chart is below the window; False when all of it has been in sight."""
        bar = self.verticalScrollBar()
        below = self.together.mapTo(self.viewport(), self.together.rect().bottomLeft()).y() - self.viewport().height()
        if self.together.isHidden() or below <= 0 or bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + min(below + _MARGIN_BELOW, round(self.viewport().height() * _PAGE)))
        return True

    def row(self, question_id: str) -> QuestionRow:
        """The row of one question."""
        return self._rows[question_id]

    def reveal(self, question_id: str) -> None:
        """Scroll to a question and put the cursor into it."""
        row = self._rows.get(question_id)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.take_focus()
