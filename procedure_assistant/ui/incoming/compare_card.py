"""One doubt side by side: what the message tells beside each record that may be meant, and the choices. It shows and asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_events import Choice
from procedure_assistant.ui.incoming.content import CompareColumn, CompareContent
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_NOTHING = say("not told")


class CompareCard(Panel):
    """``decided`` carries a ``Choice``, the id of a patient and a reason."""

    decided = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("incoming.compare")
        self._shown: CompareContent | None = None
        self._title = Text("", "strong", wrap=True)
        self._why = Text("", "body", wrap=True)
        self._beside = Text("", "small", wrap=True)
        self._hindrance = Text("", "small", tone="warn", wrap=True)
        self._original = Text("", "small", wrap=True)
        self._original.setObjectName("incoming.original")
        self.show_original = button(say("Show the original"), "ghost", "sm", object_name="incoming.show_original")
        self.new = button(say("New person"), "secondary", "md", "user-plus", object_name="incoming.new")
        self.reason = FieldBox("incoming.reason", say("Reason of a refusal"), help_text=say("A few words; they stand in the history"))
        self.refuse = button(say("Refuse the message"), "ghost", "md", "prohibit", object_name="incoming.refuse")
        self.same: dict[str, Button] = {}
        self._cells: list[QWidget] = []
        self._grid = QGridLayout()
        self._lay_out()
        self.new.clicked.connect(lambda: self.decided.emit(Choice.NEW, "", ""))
        self.refuse.clicked.connect(lambda: self.decided.emit(Choice.REFUSE, "", self.reason.edit.text()))
        self.show_original.clicked.connect(self._toggle_original)

    def show_compare(self, content: CompareContent) -> None:
        """Show one doubt; the same again changes nothing."""
        if content == self._shown:
            return
        another = self._shown is None or self._shown.id != content.id
        self._shown = content
        self._title.setText(content.title)
        self._why.setText(content.why)
        self._beside.setText(content.beside)
        self._beside.setVisible(bool(content.beside))
        self._hindrance.setText(content.new_hindrance)
        self._hindrance.setVisible(bool(content.new_hindrance))
        self._original.setText(content.original)
        if another:
            self._original.hide()
            self.reason.set_value("")
        self.new.setEnabled(not content.new_hindrance)
        self._set_cells(content)

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        first = next(iter(self.same.values()), self.new if self.new.isEnabled() else self.reason.edit)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_cells(self, content: CompareContent) -> None:
        for old in self._cells:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells, self.same = [], {}
        for row, label in enumerate(content.labels, start=1):
            self._put(Text(label, "small", tone="ink2"), row, 0)
        for place, shown in enumerate((content.told, *content.candidates), start=1):
            self._set_column(shown, place, content)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0 if place == 0 else 1 if place <= len(content.candidates) + 1 else 0)

    def _set_column(self, shown: CompareColumn, place: int, content: CompareContent) -> None:
        self._put(Text(shown.head, "small_strong"), 0, place)
        for row, cell in enumerate(shown.cells):
            differs = row < len(shown.differs) and shown.differs[row]
            tone = "danger" if differs else "" if cell else "ink3"
            words = Text(cell or _NOTHING, "body_strong" if differs else "body", tone=tone, wrap=True)
            if differs and shown.patient_id:
                put(words.setAccessibleName, say("{cell}, differs from the message", cell=cell))
            elif differs:
                put(words.setAccessibleName, say("{cell}, differs from the record", cell=cell))
            self._put(words, row + 1, place)
        if shown.patient_id:
            spoken = say("{choice}: MRN {mrn}", choice=content.same_words, mrn=shown.cells[4])
            same = button(content.same_words, "secondary", "md", "check", object_name=f"incoming.same.{shown.patient_id}", spoken=spoken)
            same.clicked.connect(lambda _checked=False, own=shown.patient_id: self.decided.emit(Choice.SAME, own, ""))
            self.same[shown.patient_id] = same
            self._put(same, len(shown.cells) + 1, place)

    def _put(self, widget: QWidget, row: int, place: int) -> None:
        self._cells.append(widget)
        top = Qt.AlignmentFlag.AlignTop  # a text beside it would be as narrow as its own guess, and cut
        self._grid.addWidget(widget, row, place, top if isinstance(widget, Text) else top | Qt.AlignmentFlag.AlignLeft)

    def _toggle_original(self) -> None:
        self._original.setVisible(self._original.isHidden())
        self.show_original.setText(say("Show the original") if self._original.isHidden() else say("Hide the original"))

    def _lay_out(self) -> None:
        rows = column(self, spacing=10)
        rows.setContentsMargins(24, 18, 24, 20)
        rows.addWidget(self._title)
        rows.addWidget(self._why)
        self._grid.setHorizontalSpacing(26)
        self._grid.setVerticalSpacing(7)
        rows.addLayout(self._grid)
        rows.addWidget(self._beside)
        rows.addWidget(self._hindrance)
        choices = line(spacing=10)
        choices.addWidget(self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        choices.addStretch(1)
        choices.addWidget(self.reason, 3)
        choices.addWidget(self.refuse, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(choices)
        rows.addWidget(self.show_original, 0, Qt.AlignmentFlag.AlignLeft)
        self._original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._original.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._original.hide()
        rows.addWidget(self._original)
