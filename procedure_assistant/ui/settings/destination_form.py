"""The form of one destination: its settings by kind, formats, switches, the connection test and the dry run. Shows and asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.destination_fields import Entry, Field
from procedure_assistant.services.secret_file import read_secret_file
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.names import named
from procedure_assistant.ui.outbox.chart_panel import Sign
from procedure_assistant.ui.outbox.files_view import FilesView, Pictures
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.settings.destinations_presenter import FieldRow, FormContent
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, ChoiceRow
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

_FILES_HEIGHT = 420
_KEPT = say("One is kept. Type another to replace it; it is never shown.")


class DestinationForm(QWidget):
    """``answered`` carries key and text, ``format_ticked`` name and on, ``switched`` "on_sign" or "enabled" and on."""

    answered = Signal(str, str)
    format_ticked = Signal(str, bool)
    switched = Signal(str, bool)
    saved = Signal()
    left = Signal()
    removed = Signal()
    test_requested = Signal()
    dry_run_requested = Signal(str)

    def __init__(self, runner: Runner, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("destination")
        self._made: tuple[object, ...] = ()
        self._fields: dict[str, FieldBox] = {}
        self._choices: dict[str, ChoiceRow] = {}
        self._formats: dict[str, CheckRow] = {}
        self._file_secrets: dict[str, str] = {}
        self._title = Text("", "strong", wrap=True)
        self.name = FieldBox("destination.name", say("Name"), help_text=say("As it stands in the outbox"))
        self._settings = column(spacing=8)
        self._format_rows = column(spacing=2)
        self._format_problem = Text("", "small", tone="danger", wrap=True)
        self.on_sign = CheckRow(
            say("Send every visit when it is signed"), "destination.on_sign", detail=say("And again when it is amended or declared void")
        )
        self.enabled = CheckRow(say("Switched on"), "destination.enabled", detail=say("Nothing is queued or sent while it is off"))
        self.test = button(say("Test connection"), "secondary", "md", "broadcast", object_name="destination.test")
        self._steps = column(spacing=4)
        self._test_words = Text("", "body_strong", wrap=True)
        self._test_words.setObjectName("destination.tested")
        self.visits = named(DropList(), "destination.visit", say("Signed visit"))
        named(self.visits.view(), "destination.visit.list", say("Signed visit"))
        self.dry_run = button(
            say("Show what would be sent"), "secondary", "md", "eye", object_name="destination.dry_run",
            spoken=say("Show exactly what would be sent of this visit, and send nothing"),
        )  # fmt: skip
        self._hindrance = Text("", "small", wrap=True)
        self.files = FilesView("destination.files", runner, pictures)
        self.files.setFixedHeight(_FILES_HEIGHT)
        self._busy = Text("", "small", wrap=True)
        self.save = button(say("Save"), "primary", object_name="destination.save", spoken=say("Save this destination"))
        self.cancel = button(say("Cancel"), "ghost", object_name="destination.cancel", spoken=say("Cancel, nothing changes"))
        self.remove = button(say("Remove"), "ghost", "md", "trash", object_name="destination.remove", spoken=say("Remove this destination"))
        self._removal = Text("", "body_strong", tone="danger", wrap=True)
        self._lay_out()
        self._connect()

    def show_form(self, content: FormContent) -> None:
        """Show the destination as typed. What is being typed just now stays."""
        wanted = (content.id, tuple((row.field.key, row.is_kept) for row in content.rows), tuple(one[0] for one in content.formats))
        if wanted != self._made:
            if not self._made or self._made[0] != content.id:
                self.wipe()
                for box in (self.name, *self._fields.values()):
                    box.edit.setModified(False)
            self._made = wanted
            chosen = next((key for key, row in self._choices.items() if row.isAncestorOf(self.focusWidget() or self)), "")
            self._make(content)
            if chosen in self._choices:  # another choice asks for other settings: the keyboard stays where it was
                self._choices[chosen].setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.setText(content.title)
        _show_value(self.name, content.name)
        self.name.set_problem(content.name_problem)
        for row in content.rows:
            self._show_row(row)
        for name, _, ticked in content.formats:
            self._formats[name].set_ticked(ticked)
        self._format_problem.setText(content.formats_problem)
        self._format_problem.setVisible(bool(content.formats_problem))
        self.on_sign.set_ticked(content.on_sign)
        self.enabled.set_ticked(content.enabled)
        self._show_test(content)
        self._show_dry_run(content)
        self._busy.setText(content.busy)
        self._busy.setVisible(bool(content.busy))
        for widget in (self.test, self.save):
            widget.setEnabled(not content.busy)
        self.remove.setVisible(not content.is_new)
        self._removal.setText(
            say("What waits for it is given up, and its secrets are forgotten. Press “Remove” once more.") if content.asks_removal else ""
        )
        self._removal.setVisible(content.asks_removal)

    def typed_secrets(self) -> dict[str, str]:
        """What was typed or chosen and is not kept yet."""
        typed = {key: box.edit.text() for key, box in self._fields.items() if isinstance(box, PasswordBox) and box.edit.text()}
        return {**typed, **self._file_secrets}

    def wipe(self) -> None:
        """Forget typed secrets."""
        self._file_secrets = {}
        for box in self._fields.values():
            if isinstance(box, PasswordBox):
                box.wipe()

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _after_typing(self, act: Callable[[], None]) -> None:
        """What is still being typed counts: a press does not always take the focus out of a field."""
        boxes = {"name": self.name, **{key: box for key, box in self._fields.items() if not isinstance(box, PasswordBox)}}
        typed = {key: box.edit.text() for key, box in boxes.items() if box.edit.isModified()}
        for key, text in typed.items():
            boxes[key].edit.setModified(False)
            self.answered.emit(key, text)
        act()

    def _make(self, content: FormContent) -> None:
        typed = {key: box.edit.text() for key, box in self._fields.items() if box.edit.isModified()}
        for box in self._fields.values():
            box.blockSignals(True)  # a box that loses the focus by going would answer into a form that is half made
        emptied(self._settings)
        emptied(self._format_rows)
        self._fields, self._choices, self._formats = {}, {}, {}
        for row in content.rows:
            self._settings.addLayout(self._row_of(row))
            if row.field.key in typed and row.field.key in self._fields:
                edit = self._fields[row.field.key].edit
                edit.setText(typed[row.field.key])
                edit.setModified(True)
        for name, title, _ in content.formats:
            tick = CheckRow(title, f"destination.format.{name}")
            tick.tick_requested.connect(lambda on, own=name: self.format_ticked.emit(own, on))
            self._formats[name] = tick
            self._format_rows.addWidget(tick)

    def _row_of(self, row: FieldRow) -> QBoxLayout:
        one, made = row.field, line(spacing=10)
        name = f"destination.{one.key}"
        if one.entry is Entry.CHOICE:
            return self._choice_of(one, name)
        hint = _KEPT if row.is_kept else one.hint
        box: FieldBox
        if one.entry is Entry.SECRET:
            box = PasswordBox(name, one.label, help_text=hint)
        else:
            box = FieldBox(name, one.label, help_text=hint)
            box.answered.connect(lambda text, own=one.key: self.answered.emit(own, text))
        self._fields[one.key] = box
        made.addWidget(box, 1)
        if one.entry in (Entry.FOLDER, Entry.FILE, Entry.SECRET_FILE):
            words = say("Choose folder") if one.entry is Entry.FOLDER else say("Choose file")
            choose = button(words, "secondary", object_name=f"{name}.choose", spoken=say("{words}: {label}", words=words, label=one.label))
            choose.clicked.connect(lambda _checked=False, own=one: self._ask(own))
            made.addWidget(choose, 0, Qt.AlignmentFlag.AlignVCenter)
        if one.entry is Entry.SECRET_FILE:
            box.set_enabled(False)
        both = column(spacing=2)
        both.addLayout(made)
        if hint:
            both.addWidget(Text(hint, "small", wrap=True))
        return both

    def _choice_of(self, one: Field, name: str) -> QVBoxLayout:
        row = ChoiceRow(name, one.label, [Choice(value, label) for value, label in one.choices])
        row.chosen.connect(lambda value, own=one.key: self.answered.emit(own, value))
        self._choices[one.key] = row
        both = column(spacing=4)
        both.addWidget(Text(one.label, "small_strong"))
        both.addWidget(row)
        return both

    def _show_row(self, row: FieldRow) -> None:
        key = row.field.key
        if key in self._choices:
            self._choices[key].set_current(row.value)
            return
        box = self._fields[key]
        if row.field.entry is Entry.SECRET_FILE:
            kept = say("Kept") if row.is_kept else ""
            box.set_value(say("Chosen, kept when saved") if key in self._file_secrets else kept)
        elif row.field.entry is not Entry.SECRET:
            _show_value(box, row.value)
        box.set_problem(row.problem)

    def _show_test(self, content: FormContent) -> None:
        emptied(self._steps)
        for step in content.steps:
            row = line(spacing=8)
            sign = Sign("check-circle", "ok") if step.passed else Sign("x-circle", "danger")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            told = say("{words} {what_now}", words=step.words, what_now=step.what_now) if step.what_now else step.words
            row.addWidget(Text(told, "body", wrap=True), 1)
            self._steps.addLayout(row)
        self._test_words.setText(content.test_words)
        self._test_words.setVisible(bool(content.test_words))

    def _show_dry_run(self, content: FormContent) -> None:
        known = [(str(self.visits.itemData(place)), place) for place in range(self.visits.count())]
        if [own for own, _ in known] != [own for own, _ in content.visits]:
            self.visits.clear()
            for own_id, words in content.visits:
                self.visits.addItem(words, own_id)
        hindrance = content.look_hindrance
        if not hindrance and not content.visits:
            hindrance = say("No visit is signed yet.")
        self._hindrance.setText(hindrance)
        self._hindrance.setVisible(bool(hindrance))
        self.visits.setVisible(not hindrance)
        self.dry_run.setEnabled(not hindrance and not content.busy)
        self.files.show_files(content.files)
        self.files.setVisible(bool(content.files))

    def _ask(self, one: Field) -> None:
        dialog = QFileDialog(self.window(), one.label)
        folder = one.entry is Entry.FOLDER
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda files: self.take_file(one, files[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, one: Field, path: str) -> None:
        """A folder or a file was chosen for a setting."""
        if one.entry is not Entry.SECRET_FILE:
            self.answered.emit(one.key, path)
            return
        text, problem = read_secret_file(path)
        if text:
            self._file_secrets[one.key] = text
            self._fields[one.key].set_value(say("Chosen, kept when saved"))
        self._fields[one.key].set_problem(problem)

    def _connect(self) -> None:
        self.name.answered.connect(lambda text: self.answered.emit("name", text))
        self.on_sign.tick_requested.connect(lambda on: self.switched.emit("on_sign", on))
        self.enabled.tick_requested.connect(lambda on: self.switched.emit("enabled", on))
        self.test.clicked.connect(lambda: self._after_typing(self.test_requested.emit))
        self.dry_run.clicked.connect(
            lambda: self._after_typing(lambda: self.dry_run_requested.emit(str(self.visits.currentData() or "")))
        )
        self.save.clicked.connect(lambda: self._after_typing(self.saved.emit))
        self.cancel.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.addWidget(self._title)
        rows.addWidget(self.name)
        rows.addLayout(self._settings)
        rows.addSpacing(4)
        rows.addWidget(Text(say("What is sent"), "small_strong"))
        rows.addLayout(self._format_rows)
        rows.addWidget(self._format_problem)
        rows.addWidget(Hairline())
        rows.addWidget(self.on_sign)
        rows.addWidget(self.enabled)
        rows.addWidget(Hairline())
        rows.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(self._steps)
        rows.addWidget(self._test_words)
        dry = line(spacing=10)
        dry.addWidget(self.visits, 1)
        dry.addWidget(self.dry_run)
        dry.addStretch(0)
        rows.addLayout(dry)
        rows.addWidget(self._hindrance)
        rows.addWidget(self.files)
        rows.addWidget(Hairline())
        rows.addWidget(self._busy)
        rows.addWidget(self._removal)
        acts = line(spacing=8)
        for widget in (self.save, self.cancel):
            acts.addWidget(widget)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        rows.addLayout(acts)


def _show_value(box: FieldBox, value: str) -> None:
    """Show what is stored; what is being typed stays, also while another window is in front."""
    if not box.edit.isModified():
        box.set_value(value)
