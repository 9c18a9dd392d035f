"""The settings page: this workstation, clinic, physician, paper, locking. Every field is stored when it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.settings.appearance_card import AppearanceCard
from procedure_assistant.ui.settings.presenter import SettingsContent
from procedure_assistant.ui.settings.section_list import SectionList
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Text, card

_WIDTH = 700
_LINES_HEIGHT = 92
_PAPERS = (Choice("letter", say("Letter")), Choice("a4", "A4"))
_LABELS = {
    "clinic": (say("Clinic name"), say("Stands at the head of every printed record")),
    "physician": (say("Name"), say("Signs the records and stands in the log beside every entry")),
    "credentials": (say("Credentials"), say("Such as MD; printed after the name")),
}
_LOCKING = say("Whoever steps away leaves the records open. The program locks by itself when nobody has touched it for so long.")
_MINUTES_WIDTH = 190


class SettingsPage(QWidget):
    """The settings. ``answered`` carries field and text; the page shows what the presenter then says is stored."""

    answered = Signal(str, str)
    reload_requested = Signal()

    def __init__(self, *, has_people: bool = False, parent: QWidget | None = None) -> None:
        """``has_people``: whoever logs in signs, so nobody is named here; and the program locks."""
        super().__init__(parent)
        self.setObjectName("settings")
        self._has_people = has_people
        self.notice = message_bar("settings.notice")
        self.fields = {name: FieldBox(f"settings.{name}", label, help_text=said) for name, (label, said) in _LABELS.items()}
        self.details = named(
            LinesEdit(), "settings.details", say("Letterhead, one line each"), say("Address and telephone, printed under the clinic name")
        )
        self.fields["lock_minutes"] = FieldBox(
            "settings.lock_minutes", say("Idle time"), say("minutes"), help_text=say("Whole minutes from 1 to 60")
        )
        self.paper = ChoiceRow("settings.paper", say("Paper"), _PAPERS)
        self.workstation = AppearanceCard()
        self.workstation.setMaximumWidth(_WIDTH)
        self._problems = {name: Text("", "small", tone="danger", wrap=True) for name in ("details", "paper")}
        self._lay_out()
        for name, box in self.fields.items():
            box.answered.connect(lambda text, own=name: self.answered.emit(own, text))
        self.details.answered.connect(lambda text: self.answered.emit("details", text))
        self.paper.chosen.connect(lambda choice: self.answered.emit("paper", choice))
        self.notice.action_requested.connect(self.reload_requested)

    def show_settings(self, content: SettingsContent) -> None:
        """Show what is stored and what could not be."""
        show_notice(self.notice, content.notice)
        for name, box in self.fields.items():
            box.set_value(content.values[name])
            box.set_problem(content.problems.get(name, ""))
        self.details.set_value(content.values["details"])
        self.paper.set_current(content.values["paper"])
        self._sheet.setVisible(content.may_change)
        for name, text in self._problems.items():
            text.setText(content.problems.get(name, ""))
            text.setVisible(bool(text.text()))
        self.sections.refresh()

    def add_card(self, more: QWidget, title: str) -> None:
        """Another group of settings below these, with a presenter of its own; ``title`` is its line in the list beside."""
        more.setMaximumWidth(_WIDTH)
        more.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # a long page scrolls, and squeezes nothing
        self._cards.addWidget(more)
        self.sections.add(more, title)

    def focus_first_empty(self) -> None:
        """Put the cursor where something is still to be set, or into the first field."""
        order: list[tuple[QWidget, str]] = [
            (self.fields["clinic"], self.fields["clinic"].edit.text()),
            (self.details, self.details.toPlainText()),
        ]
        if not self._has_people:
            order.append((self.fields["physician"], self.fields["physician"].edit.text()))
        empty = next((widget for widget, text in order if not text.strip()), order[0][0])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = column(inside, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Clinic"), "strong"))
        rows.addWidget(self.fields["clinic"])
        rows.addSpacing(4)
        rows.addWidget(Text(say("Letterhead, one line each"), "small_strong"))
        rows.addWidget(self.details)
        rows.addWidget(self._problems["details"])
        _part(rows)
        if not self._has_people:
            self._lay_out_physician(rows)
        rows.addWidget(Text(say("Paper of the printed record"), "strong"))
        rows.addWidget(self.paper)
        rows.addWidget(self._problems["paper"])
        if self._has_people:
            self._lay_out_locking(rows)
        self._sheet = sheet = card()
        sheet.setMaximumWidth(_WIDTH)
        column(sheet).addWidget(inside)
        whole = QWidget()
        page = column(whole, spacing=14)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        titles = column()
        titles.addWidget(Text(say("Settings"), "page_title"))
        titles.addWidget(Text(say("Every change is kept at once."), "quiet"))
        page.addLayout(titles)
        self.notice.setMaximumWidth(_WIDTH)
        page.addWidget(self.notice)
        page.addWidget(self.workstation)
        page.addWidget(sheet)
        self._cards = column(spacing=14)
        page.addLayout(self._cards)
        page.addStretch(1)
        area = scrolling(whole, "settings.scroll")
        self.sections = SectionList(area, whole)
        self.sections.add(self.workstation, say("This workstation"))
        self.sections.add(sheet, say("Clinic"))
        beside = line(self)
        beside.addWidget(area, 1)
        beside.addWidget(self.sections)

    def _lay_out_physician(self, rows: QVBoxLayout) -> None:
        physician = line(spacing=12)
        physician.addWidget(self.fields["physician"], 2, Qt.AlignmentFlag.AlignTop)
        physician.addWidget(self.fields["credentials"], 1, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(Text(say("Physician who signs"), "strong"))
        rows.addLayout(physician)
        _part(rows)

    def _lay_out_locking(self, rows: QVBoxLayout) -> None:
        _part(rows)
        rows.addWidget(Text(say("Locking"), "strong"))
        rows.addWidget(Text(_LOCKING, "small", wrap=True))
        self.fields["lock_minutes"].setFixedWidth(_MINUTES_WIDTH)
        rows.addWidget(self.fields["lock_minutes"], 0, Qt.AlignmentFlag.AlignLeft)


class LinesEdit(Themed, QPlainTextEdit):
    """Several lines of plain text. ``answered`` carries the text when the cursor leaves and it differs from the one shown."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(_LINES_HEIGHT)
        self.document().setDocumentMargin(0)
        self.retheme()

    def set_value(self, value: str) -> None:
        """Show the stored text."""
        self._value = value
        if self.toPlainText() != value:
            self.setPlainText(value)

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.setFont(current().font(13, 400))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box answers it."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._value:
            self.answered.emit(self.toPlainText())


def _part(rows: QVBoxLayout) -> None:
    """A hairline between two groups."""
    rows.addSpacing(8)
    rows.addWidget(Hairline())
    rows.addSpacing(4)
