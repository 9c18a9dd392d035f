"""The form of a patient typed by hand, with each problem beside its field. Shows content and forwards every keystroke."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.patients.content import AllergyLine, FormContent
from procedure_assistant.ui.patients.form_presenter import NONE_KNOWN, NOT_ASKED, SOME, TEXT_FIELDS
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import TAKES_SCANS, FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text, card

_WIDTH = 700
_SEXES = (Choice("female", say("Female")), Choice("male", say("Male")), Choice("other", say("Other")), Choice("unknown", say("Unknown")))
_ANSWERS = (Choice(NONE_KNOWN, say("None known")), Choice(SOME, say("Has allergies")), Choice(NOT_ASKED, say("Not asked")))
_LABELS = {
    "family_name": (say("Family name"), "", ""),
    "given_names": (say("Given names"), "", ""),
    "birth_date": (say("Birth date"), "", say("As 14 Feb 1981 or 1981-02-14")),
    "mrn": (say("Medical record number"), "", ""),
    "weight_kg": (say("Weight"), say("kg"), ""),
    "weight_on": (say("Measured on"), "", say("As 14 Feb 2026 or 2026-02-14")),
}


class PatientFormView(QWidget):
    """The form. Every signal is a request or a passing fact."""

    typed = Signal(str, str)
    field_left = Signal(str)
    sex_chosen = Signal(str)
    allergies_answered = Signal(str)
    allergy_typed = Signal(str, str)
    allergy_added = Signal()
    allergy_removed = Signal(int)
    weighed_today = Signal()
    save_requested = Signal()
    left = Signal()
    notice_action_requested = Signal()
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patient_form")
        self._content: FormContent | None = None
        self._title = Text("", "page_title")
        self.notice = message_bar("patient_form.notice")
        self.fields = {name: FieldBox(f"patient_form.{name}", *_LABELS[name][:2], help_text=_LABELS[name][2]) for name in TEXT_FIELDS}
        self._echo = Text("", "small")
        self.sex = ChoiceRow("patient_form.sex", say("Sex"), _SEXES)
        self.answer = ChoiceRow("patient_form.allergies", say("Allergies"), _ANSWERS)
        self._sex_problem, self._allergy_problem = Text("", "small", tone="danger"), Text("", "small", tone="danger")
        self.substance = FieldBox("patient_form.allergy_substance", say("Substance"))
        self.reaction = FieldBox("patient_form.allergy_reaction", say("Reaction, if known"))
        self.add = button(say("Add"), object_name="patient_form.add_allergy", spoken=say("Add this allergy"))
        self.today = button(say("Today"), object_name="patient_form.weighed_today", spoken=say("Weight measured today"))
        self.save = button(say("Save"), "primary", "lg", object_name="patient_form.save")
        self.cancel = button(say("Cancel"), "ghost", "lg", object_name="patient_form.cancel", spoken=say("Leave without saving"))
        self._allergy_rows = column(spacing=0)
        self._adding = QWidget()
        self._lay_out()
        self._connect()

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_form(self, content: FormContent) -> None:
        """Show the form; text that is being typed just now stays."""
        before, self._content = self._content, content
        self._title.setText(content.title)
        show_notice(self.notice, content.notice)
        for name, box in self.fields.items():
            _set(box, content.values[name])
            box.set_problem(content.problems.get(name, ""))
        _set(self.substance, content.values["allergy_substance"])
        _set(self.reaction, content.values["allergy_reaction"])
        self.sex.set_current(content.sex)
        self.answer.set_current(content.allergy_answer)
        for text, name in ((self._sex_problem, "sex"), (self._allergy_problem, "allergies")):
            text.setText(content.problems.get(name, ""))
            text.setVisible(bool(text.text()))
        self._echo.setText(content.echo)
        self._echo.setVisible(bool(content.echo))
        self._adding.setVisible(content.allergy_answer == SOME)
        if before is None or before.allergies != content.allergies:
            self._show_allergies(content.allergies)
        self.save.setText(content.save)
        put(self.save.setAccessibleName, content.save)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field, or the focus on its choices."""
        boxes: dict[str, QWidget] = {"allergy_substance": self.substance, **self.fields}
        if name in ("sex", "allergies"):
            row, first = (self.sex, _SEXES[0].id) if name == "sex" else (self.answer, _ANSWERS[0].id)
            row.option(row.current_id() or first).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            boxes[name].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = column(inside, spacing=12)
        rows.setContentsMargins(24, 20, 24, 22)
        for part in (self._identity(), self._sex(), Hairline(), self._allergies(), Hairline(), self._weight()):
            _put(rows, part)
        rows.addStretch(1)
        sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        column(sheet).addWidget(inside)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addWidget(self._title)
        page.addWidget(self.notice)
        page.addWidget(sheet)
        page.addStretch(1)
        self.notice.setMaximumWidth(_WIDTH)
        foot = Panel("app", edges="top")
        buttons = line(foot, spacing=8)
        buttons.setContentsMargins(MARGIN, 12, MARGIN, 14)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        outer = column(self)
        outer.addWidget(scrolling(whole, "patient_form.scroll"), 1)
        outer.addWidget(foot)

    def _identity(self) -> QLayout:
        self.fields["mrn"].edit.setProperty(TAKES_SCANS, True)
        grid = _grid()
        top = Qt.AlignmentFlag.AlignTop
        for place, name in enumerate(("family_name", "given_names", "birth_date", "mrn")):
            grid.addWidget(self.fields[name], place // 2, place % 2, top)
        born = column(spacing=4)
        born.addWidget(self.fields["birth_date"])
        born.addWidget(self._echo)
        grid.addLayout(born, 1, 0, top)
        return grid

    def _sex(self) -> QLayout:
        rows = column(spacing=6)
        rows.addWidget(Text(say("Sex"), "small_strong"))
        rows.addWidget(self.sex)
        rows.addWidget(self._sex_problem)
        return rows

    def _allergies(self) -> QLayout:
        grid = _grid()
        grid.addWidget(self.substance, 0, 0, Qt.AlignmentFlag.AlignTop)
        adding = line(spacing=8)
        adding.addWidget(self.reaction, 1, Qt.AlignmentFlag.AlignTop)
        adding.addLayout(_beside_box(self.add))
        grid.addLayout(adding, 0, 1, Qt.AlignmentFlag.AlignTop)
        inner = column(self._adding, spacing=8)
        inner.addLayout(self._allergy_rows)
        inner.addLayout(grid)
        rows = column(spacing=6)
        rows.addWidget(Text(say("Allergies"), "small_strong"))
        rows.addWidget(self.answer)
        rows.addWidget(self._allergy_problem)
        rows.addWidget(self._adding)
        return rows

    def _weight(self) -> QLayout:
        grid = _grid()
        measured = line(spacing=8)
        measured.addWidget(self.fields["weight_on"], 1, Qt.AlignmentFlag.AlignTop)
        measured.addLayout(_beside_box(self.today))
        grid.addWidget(self.fields["weight_kg"], 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(measured, 0, 1, Qt.AlignmentFlag.AlignTop)
        rows = column(spacing=6)
        rows.addWidget(Text(say("Weight, if known"), "small_strong"))
        rows.addLayout(grid)
        return rows

    def _show_allergies(self, allergies: Sequence[AllergyLine]) -> None:
        while (item := self._allergy_rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in allergies:
            row = QWidget()
            inner = line(row)
            remove = icon_button(
                "x", object_name=f"patient_form.remove_allergy.{one.key}", spoken=say("Remove {one_words}", one_words=one.words)
            )
            remove.clicked.connect(lambda _checked=False, key=one.key: self.allergy_removed.emit(key))
            inner.addWidget(Text(one.words, "body_strong", tone="danger", wrap=True), 1)
            inner.addWidget(remove)
            self._allergy_rows.addWidget(row)

    def _connect(self) -> None:
        for name, box in self.fields.items():
            box.edited.connect(lambda text, own=name: self.typed.emit(own, text))
            box.edit.editingFinished.connect(lambda own=name: self.field_left.emit(own))
            box.edit.given_up.connect(lambda own=name: self.typed.emit(own, self.fields[own].edit.text()))
            box.edit.returnPressed.connect(self.save_requested)
        for box in (self.substance, self.reaction):
            box.edited.connect(self._tell_allergy)
            box.edit.given_up.connect(self._tell_allergy)
            box.edit.returnPressed.connect(self.allergy_added)
        self.sex.chosen.connect(self.sex_chosen)
        self.answer.chosen.connect(self.allergies_answered)
        self.add.clicked.connect(self.allergy_added)
        self.today.clicked.connect(self.weighed_today)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.left)
        self.notice.action_requested.connect(self.notice_action_requested)
        self.notice.dismissed.connect(self.notice_dismissed)

    def _tell_allergy(self) -> None:
        self.allergy_typed.emit(self.substance.edit.text(), self.reaction.edit.text())


def _set(box: FieldBox, value: str) -> None:
    """Show a value also where the cursor stands: the presenter knows every keystroke, so nothing typed is overwritten."""
    if box.edit.text() != value:
        box.edit.setModified(False)
        box.set_value(value)


def _beside_box(widget: QWidget) -> QVBoxLayout:
    """A button in the middle of the box at its left, whatever stands below that box."""
    made = column()
    made.addSpacing(7)
    made.addWidget(widget)
    made.addStretch(1)
    return made


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _put(rows: QVBoxLayout, part: QLayout | QWidget) -> None:
    if isinstance(part, QWidget):
        rows.addWidget(part)
    else:
        rows.addLayout(part)
