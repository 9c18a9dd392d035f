"""The recovery key, shown once: large, to print, to save, and typed back in part before going on. Keeps it no longer than it is shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.access import recovery_sheet
from procedure_assistant.ui.language import put
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.painting import CENTRE, Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

TITLE = say("Write down the recovery key")
LEAD = say("It is shown this once. It opens the records when no administrator knows a password any more, and restores a backup elsewhere.")
_GROUP_HEIGHT, _NUMBER_HEIGHT = 32, 16
_IN_A_ROW = 4


class RecoveryKeyPage(QWidget):
    """``written_down`` carries the two groups that were typed back; printing and saving are requests."""

    print_requested = Signal()
    save_requested = Signal()
    written_down = Signal(str, str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.shown = KeyText()
        self.notice = MessageBar(f"{object_name}.notice")
        self.print = button(
            say("Print"), "secondary", "md", "printer", object_name=f"{object_name}.print", spoken=say("Print the recovery key")
        )
        self.save = button(
            say("Save as text"),
            "secondary",
            "md",
            "floppy-disk",
            object_name=f"{object_name}.save",
            spoken=say("Save the recovery key as text"),
        )
        self.first = GroupBox(f"{object_name}.first", say("Group 1"))
        self.second = GroupBox(f"{object_name}.second", say("Group 2"))
        self.go_on = button(say("I have written it down"), "primary", "lg", object_name=f"{object_name}.go_on")
        self._lay_out()
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self.go_on.clicked.connect(self._tell)
        self.first.edit.returnPressed.connect(lambda: self.second.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.second.edit.returnPressed.connect(self._tell)

    def show_key(self, key: str, asked: tuple[int, int], problems: dict[str, str], notice: Notice | None = None) -> None:
        """Show a key and which groups are asked for; "" forgets it and what was typed."""
        is_new = key != self.shown.key
        self.shown.set_key(key)
        show_notice(self.notice, notice)
        for box, name, number in ((self.first, "first", asked[0]), (self.second, "second", asked[1])):
            box.set_label(say("Group {number}", number=number))
            box.set_problem(problems.get(name, ""))
            if is_new:
                box.edit.clear()
        if is_new and key:
            self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, *, printing: bool, saving: bool) -> None:
        """Which of the two ways to keep it there are."""
        self.print.setVisible(printing)
        self.save.setVisible(saving)

    def focus_field(self, name: str) -> None:
        """Put the cursor into one of the groups."""
        (self.second if name == "second" else self.first).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        keep = line()
        keep.addStretch(1)
        keep.addWidget(self.print)
        keep.addWidget(self.save)
        keep.addStretch(1)
        back = line(spacing=12)
        top = Qt.AlignmentFlag.AlignTop
        back.addWidget(self.first, 1, top)
        back.addWidget(self.second, 1, top)
        rows = column(self, spacing=12)
        rows.addWidget(self.notice)
        rows.addWidget(self.shown)
        rows.addLayout(keep)
        rows.addSpacing(2)
        rows.addWidget(
            Text(say("Keep it locked away, apart from this computer: whoever has both can read every record."), "small", wrap=True)
        )
        rows.addWidget(Hairline())
        rows.addWidget(Text(say("Type two of its groups from your paper"), "small_strong"))
        rows.addLayout(back)
        rows.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        self.written_down.emit(self.first.edit.text(), self.second.edit.text())


class GroupBox(FieldBox):
    """A group to type back; which one changes."""

    def set_label(self, label: str) -> None:
        """Ask for another group."""
        self._label = label
        put(self.edit.setAccessibleName, label)
        self.update()


class KeyText(Painted):
    """The groups with their numbers, in rows of four. Not told to assistive technology, where other programs could read it:
    whoever does not see it prints it or saves it as text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_key(self, key: str) -> None:
        """Show another key; "" shows nothing."""
        self.key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of groups."""
        return QSize(480, 2 * (_GROUP_HEIGHT + _NUMBER_HEIGHT) + 40)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(360, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """A sunken box; number above group."""
        sketch.box(sketch.rect, sketch.theme.size("radius_control"), "sunken")
        if not self.key:
            return
        parts = recovery_sheet.groups(self.key)
        width = (sketch.rect.width() - 24) / _IN_A_ROW
        for place, part in enumerate(parts):
            left = 12 + place % _IN_A_ROW * width
            top = 12 + place // _IN_A_ROW * (_GROUP_HEIGHT + _NUMBER_HEIGHT + 14)
            number = QRectF(left, top, width, _NUMBER_HEIGHT)
            sketch.write(number, str(place + 1), sketch.theme.font(11, 500), "ink3", CENTRE)
            group = QRectF(left, top + _NUMBER_HEIGHT, width, _GROUP_HEIGHT)
            sketch.write(group, part, sketch.theme.font(24, 700, identifier=True), "ink", CENTRE)
