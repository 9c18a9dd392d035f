"""The second step in the patient's hand: confirm the name, draw in the box, or have a witness attest. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from procedure_assistant.domain.commands.consent import LONGEST_NAME
from procedure_assistant.domain.events_consent import ConsentSigned
from procedure_assistant.services.consent_words import words_of
from procedure_assistant.ui.consent.handover import Handover
from procedure_assistant.ui.consent.pad import SignaturePad
from procedure_assistant.ui.consent.reading import Large, size_of
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, scrolling
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.buttons import Button, button

_WIDEST = 1100


class LargeField(Themed, QWidget):
    """A line to write on under its caption, in the patient's type and language."""

    def __init__(self, object_name: str, caption: str, *, finger: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finger = finger
        self._caption = Large(caption, 15, 500)
        self.edit = named(QLineEdit(), object_name, caption)
        self.edit.setMaxLength(LONGEST_NAME)
        rows = column(self, spacing=4)
        rows.addWidget(self._caption)
        rows.addWidget(self.edit)
        self.retheme()

    def set_label(self, caption: str) -> None:
        """In another language."""
        self._caption.setText(caption)
        self.edit.setAccessibleName(caption)

    def retheme(self) -> None:
        """The font comes from the theme, and a finger's height with gloves."""
        theme = current()
        self.edit.setFont(theme.font(19))
        self.edit.setMinimumHeight(theme.size("gloves_button") if self._finger else 48)


class ConsentSigning(QWidget):
    """``changed``: what is confirmed, drawn or typed changed."""

    changed = Signal()

    def __init__(self, handover: Handover, *, gloved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consent.signing")
        self._handover = handover
        self._language = handover.language
        self._attests = False
        words = words_of(self._language)
        size = size_of(gloved=gloved)
        self.agree = Large("", 19, 600)
        self.who = Large("", 19, 400)
        self.confirm = button(words["confirm"], "secondary", size, object_name="consent.confirm")
        self.confirm.setCheckable(True)
        self.hint = Large("", 15, 400, tone="ink2")
        self.pad = SignaturePad(words["pad"])
        self.undo = button(words["undo_stroke"], "secondary", size, object_name="consent.undo_stroke")
        self.clear = button(words["clear"], "secondary", size, object_name="consent.clear")
        self.cannot = button(words["cannot"], "ghost", size, object_name="consent.cannot")
        self.why = LargeField("consent.why", words["why"], finger=gloved)
        self.witness = LargeField("consent.witness_name", words["witness_name"], finger=gloved)
        self._lay_out()
        self.confirm.clicked.connect(self._confirmed)
        self.pad.changed.connect(self._show)
        self.undo.clicked.connect(self.pad.undo)
        self.clear.clicked.connect(self.pad.clear)
        self.cannot.clicked.connect(self._turn)
        for field in (self.why, self.witness):
            field.edit.textChanged.connect(self._show)
        self.set_language(self._language)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        rows = column(inner, spacing=10)
        rows.setContentsMargins(28, 16, 28, 16)
        rows.addWidget(self.agree)
        name = QHBoxLayout()
        name.setSpacing(16)
        name.addWidget(self.who, 1, Qt.AlignmentFlag.AlignVCenter)
        name.addWidget(self.confirm)
        rows.addLayout(name)
        rows.addWidget(self.hint)
        rows.addWidget(self.pad, 1)
        rows.addWidget(self.why)
        rows.addWidget(self.witness)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.undo)
        tools.addWidget(self.clear)
        tools.addStretch(1)
        tools.addWidget(self.cannot)
        rows.addLayout(tools)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 100)
        line.addStretch(1)
        column(self).addWidget(scrolling(middle, "consent.signing.area"))

    def set_language(self, language: str) -> None:
        """Every word in another language; what is drawn and confirmed stays, since the name is the same."""
        self._language = language
        words = words_of(language)
        self.agree.setText(self._handover.text(language).agree)
        self.who.setText(self._handover.who(language))
        self.hint.setText(words["sign_here"])
        told: tuple[tuple[Button, str], ...] = ((self.undo, "undo_stroke"), (self.clear, "clear"), (self.confirm, "confirm"))
        for one, key in (*told, (self.cannot, "can" if self._attests else "cannot")):
            one.setText(words[key])
            one.setAccessibleName(words[key])
            one.retheme()
        self.pad.setAccessibleName(words["pad"])
        self.why.set_label(words["why"])
        self.witness.set_label(words["witness_name"])
        self._show()

    def take(self, handover: Handover) -> None:
        """For another text: nothing is confirmed, nothing drawn."""
        self._handover = handover
        self.pad.clear()
        self.confirm.setChecked(False)
        self._confirmed()

    @property
    def attests(self) -> bool:
        """A witness attests in place of a signature."""
        return self._attests

    def missing(self) -> str:
        """What is still to be done, in the patient's language; "" when it can be signed."""
        words = words_of(self._language)
        if not self.confirm.isChecked():
            return words["need_name"]
        if self._attests:
            return "" if self.why.edit.text().strip() and self.witness.edit.text().strip() else words["need_witness"]
        return "" if self.pad.strokes else words["need_ink"]

    def form(self) -> ConsentSigned:
        """The consent as it stands here."""
        if self._attests:
            return self._handover.attested(self._language, self.why.edit.text(), self.witness.edit.text())
        return self._handover.signed(self._language, self.pad.strokes, self.pad.drawn_by)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in order."""
        found = (self.confirm, self.why.edit, self.witness.edit, self.undo, self.clear, self.cannot)
        return tuple(one for one in found if one.isVisible() and one.isEnabled())

    def _confirmed(self) -> None:
        on = self.confirm.isChecked()
        self.confirm.set_icon("check-bold" if on else "")
        self.confirm.set_kind("primary" if on else "secondary")
        self._show()

    def _turn(self) -> None:
        self._attests = not self._attests
        self.pad.clear()
        self.set_language(self._language)
        if self._attests:
            self.why.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        drawn = bool(self.pad.strokes)
        for one in (self.hint, self.pad, self.undo, self.clear):
            one.setVisible(not self._attests)
        for field in (self.why, self.witness):
            field.setVisible(self._attests)
        self.undo.setEnabled(drawn)
        self.clear.setEnabled(drawn)
        self.changed.emit()
