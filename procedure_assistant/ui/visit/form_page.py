"""A section as a form: what the chart says, then question by question with its answer, who gave it, and what it set off."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import FormContent, Question
from procedure_assistant.ui.visit.notices import NoticeColumn
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

MOST_IN_A_ROW = 4
"""More choices than this are a list to open."""
_LONGEST_ROW = 44
_FORM_WIDTH = 780


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
        self._help.setVisible(bool(question.help))
        self._said = Text("", "note")
        self._notices = NoticeColumn(f"notice.{question.id}")
        self._notices.action_requested.connect(self.action_requested)
        self.input = self._make_input(question)
        words = QVBoxLayout()
        words.setSpacing(1)
        for text in (self._label, self._help, self._said):
            words.addWidget(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(5)
        if question.ask is Ask.TEXT or isinstance(self.input, QComboBox):
            # Words need the whole width; a tail that scrolled out of sight cannot be checked.
            column.addLayout(words)
            column.addWidget(self.input)
        else:
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addLayout(words, 1)
            line.addWidget(self.input, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(line)
        column.addWidget(self._notices)

    def _make_input(self, question: Question) -> QWidget:
        name = f"field.{question.id}"
        if question.ask in (Ask.CHOICE, Ask.CONFIRM):
            if _fits_a_row(question):
                row = ChoiceRow(name, question.label, [Choice(key, words) for key, words in question.choices])
                row.chosen.connect(lambda value: self.answered.emit(self.id, (value,)))
                return row
            return self._make_list(question, name)
        if question.ask is Ask.CHOICES:
            row = ChoiceRow(name, question.label, [Choice(key, words) for key, words in question.choices])
            row.chosen.connect(self._toggle)
            return row
        label = {Ask.DATE: "Year-month-day", Ask.NUMBER: "Number"}.get(question.ask, "In words")
        field = FieldBox(name, label, question.unit, help_text=question.label)
        field.setMinimumWidth(320 if question.ask is Ask.TEXT else 168)
        field.answered.connect(lambda text: self.answered.emit(self.id, (text,) if text.strip() else ()))
        return field

    def _make_list(self, question: Question, name: str) -> QComboBox:
        box = named(QComboBox(), name, question.label)
        box.setPlaceholderText("Choose")
        for key, words in question.choices:
            box.addItem(words, key)
        box.setCurrentIndex(-1)
        box.setMinimumWidth(320)
        box.activated.connect(lambda place: self.answered.emit(self.id, (str(box.itemData(place)),)))
        return box

    def _toggle(self, value: str) -> None:
        chosen = set(self._answer) ^ {value}
        self.answered.emit(self.id, tuple(sorted(chosen)))

    def set_question(self, question: Question) -> None:
        """Show the answer that stands."""
        self._answer = question.answer
        value = question.answer[0] if question.answer else ""
        if isinstance(self.input, ChoiceRow):
            self.input.set_current(value)
        elif isinstance(self.input, QComboBox):
            with QSignalBlocker(self.input):
                self.input.setCurrentIndex(self.input.findData(value) if value else -1)
        elif isinstance(self.input, FieldBox):
            self.input.set_value(value)
            self.input.set_missing(question.required and not value)
        self._said.setText(question.said)
        self._said.setVisible(bool(question.said))
        self._notices.set_notices(question.notices)


def _fits_a_row(question: Question) -> bool:
    return len(question.choices) <= MOST_IN_A_ROW and sum(len(words) for _, words in question.choices) <= _LONGEST_ROW


class FormPage(QScrollArea):
    """The form of one section; only this scrolls when the window is low."""

    answered = Signal(str, tuple)
    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form_page")
        self.setAccessibleName("Questions")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shape: tuple[object, ...] = ()
        self._section = ""
        self._rows: dict[str, QuestionRow] = {}
        self._title = Text("", "page_title")
        self._lead = Text("", "quiet", wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(20)
        self._facts.setVerticalSpacing(5)
        self._facts.setColumnStretch(1, 1)
        self._fact_texts: list[Text] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        inner = QWidget()
        inner.setMaximumWidth(_FORM_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(4)
        column.addLayout(self._facts)
        column.addSpacing(6)
        column.addLayout(self._questions)
        column.addStretch(1)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        see_through(self, outer)

    def set_content(self, content: FormContent) -> None:
        """Show a section; inputs that stay keep their focus and what is being typed."""
        shape = (content.section, tuple((one.id, one.ask, one.choices) for one in content.questions))
        if shape != self._shape:
            self._rebuild(content)
            self._shape = shape
        self._section = content.section
        self._title.setText(content.title)
        self._lead.setText(content.lead)
        self._lead.setVisible(bool(content.lead))
        self._set_facts(content.facts)
        for question in content.questions:
            self._rows[question.id].set_question(question)

    def _rebuild(self, content: FormContent) -> None:
        """Keep the rows that stay (a follow-up question appeared), make the new ones, drop the others."""
        same_section = content.section == self._section
        old = self._rows
        self._rows = {}
        while item := self._questions.takeAt(0):
            widget = item.widget()
            if isinstance(widget, Hairline):
                widget.deleteLater()
        for place, question in enumerate(content.questions):
            row = old.pop(question.id, None) if same_section else None
            if row is None:
                row = QuestionRow(question)
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
        for text in self._fact_texts:
            self._facts.removeWidget(text)
            text.hide()
            text.deleteLater()
        self._fact_texts = []
        for place, (label, value) in enumerate(facts):
            left, right = Text(label, "small"), Text(value, "strong" if len(value) < _LONGEST_ROW else "body", wrap=True)
            self._facts.addWidget(left, place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(right, place, 1)
            self._fact_texts += [left, right]

    def row(self, question_id: str) -> QuestionRow:
        """The row of one question."""
        return self._rows[question_id]

    def reveal(self, question_id: str) -> None:
        """Scroll to a question and put the focus into it."""
        row = self._rows.get(question_id)
        if row is not None:
            self.ensureWidgetVisible(row)
            target = row.input
            if isinstance(target, FieldBox):
                target.edit.setFocus()
