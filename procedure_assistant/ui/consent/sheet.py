"""The whole screen for the patient: read, sign, give back. It covers the visit, and only a deliberate press of the staff takes it away.

It asks for a signature by ``sign_requested`` and shows it as signed only when it is told so.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from procedure_assistant.services.consent_words import LANGUAGE_NAMES, moment_in, words_of
from procedure_assistant.ui.consent.handover import Handover
from procedure_assistant.ui.consent.reading import ConsentReading, Large, size_of
from procedure_assistant.ui.consent.signing import ConsentSigning
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.over_card import walk_round
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel


class LeaveStrip(Panel):
    """Asks whether it is the staff that goes back; staying is what Enter does."""

    def __init__(self, *, gloved: bool, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", border="warn_line", parent=parent)
        size = size_of(gloved=gloved)
        self.title = Large("", 19, 600)
        self.text = Large("", 15, 400)
        self.stay = button("…", "primary", size, object_name="consent.stay")
        self.go = button("…", "secondary", size, object_name="consent.leave")
        words = column(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 28, 12)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.stay)
        row.addWidget(self.go)

    def set_language(self, language: str) -> None:
        """The words of the patient: whoever holds the screen reads them."""
        words = words_of(language)
        self.title.setText(words["leave_title"])
        self.text.setText(words["leave_text"])
        for one, key in ((self.stay, "stay"), (self.go, "leave")):
            one.setText(words[key])
            one.setAccessibleName(words[key])


class ConsentSheet(Themed, QWidget):
    """Covers ``screen``. ``sign_requested`` carries a ``ConsentSigned``; ``left``: the staff has the screen again."""

    sign_requested = Signal(object)
    left = Signal()

    def __init__(self, screen: QWidget, handover: Handover, *, gloved: bool = False) -> None:
        super().__init__(screen)
        self._screen = screen
        self._handover = handover
        self._language = handover.language
        self._signed = False
        words = words_of(self._language)
        named(self, "consent.sheet", words["heading"])
        size = size_of(gloved=gloved)
        self._heading = Large("", 21, 600)
        self.languages = {
            one: button(LANGUAGE_NAMES[one], "ghost", size, object_name=f"consent.language.{one}") for one in handover.texts
        }
        self.staff = button(words["staff"], "ghost", size, "lock", object_name="consent.staff")
        self.strip = LeaveStrip(gloved=gloved)
        self.reading = ConsentReading(words["text"])
        self.signing = ConsentSigning(handover, gloved=gloved)
        self._thanks = Large("", 27, 600)
        self._thanks_text = Large("", 19, 400)
        self._stack = QStackedWidget()
        self.progress = Large("", 15, 400, tone="ink2")
        self.message = Large("", 17, 500)
        self.back = button("…", "secondary", size, "arrow-left", object_name="consent.back")
        self.next = button("…", "primary", size, object_name="consent.next")
        self._lay_out()
        self._connect()
        screen.installEventFilter(self)
        self.take(handover)
        self.setGeometry(screen.rect())
        self.show()
        self.raise_()
        self.reading.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(28, 12, 20, 12)
        head.setSpacing(16)
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        for one in self.languages.values():
            one.setCheckable(True)
            head.addWidget(one)
        head.addWidget(self.staff)
        done = QWidget()
        thanks = column(done, spacing=12)
        thanks.setContentsMargins(60, 40, 60, 40)
        thanks.addStretch(1)
        for words in (self._thanks, self._thanks_text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            thanks.addWidget(words)
        thanks.addStretch(2)
        for page in (self.reading, self.signing, done):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 12, 28, 14)
        foot.setSpacing(16)
        foot.addWidget(self.back)
        foot.addWidget(self.progress)
        foot.addWidget(self.message, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.next)
        rows = column(self)
        rows.addLayout(head)
        rows.addWidget(Hairline())
        rows.addWidget(self.strip)
        rows.addWidget(self._stack, 1)
        rows.addWidget(Hairline())
        rows.addLayout(foot)
        self.strip.hide()

    def _connect(self) -> None:
        for own, one in self.languages.items():
            one.clicked.connect(partial(self.set_language, own))
        self.staff.clicked.connect(self._ask_to_leave)
        self.strip.stay.clicked.connect(self._stay)
        self.strip.go.clicked.connect(self.leave)
        self.reading.read.connect(self._show_progress)
        self.signing.changed.connect(self._show_foot)
        self.signing.pad.full.connect(self._show_foot)
        self.back.clicked.connect(lambda: self._turn_to(self.reading))
        self.next.clicked.connect(self._go_on)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def take(self, handover: Handover) -> None:
        """Another text of the same visit, from its beginning."""
        self._handover, self._signed = handover, False
        self.signing.take(handover)
        self._turn_to(self.reading)
        self.set_language(self._language if self._language in handover.texts else handover.language)

    def set_language(self, language: str, _pressed: bool = False) -> None:
        """Everything in the language that the patient chose; that of the staff is another matter."""
        self._language = language
        words = words_of(language)
        for own, one in self.languages.items():
            one.setChecked(own == language)
            one.set_kind("soft" if own == language else "ghost")
        self._heading.setText(words["heading"])
        self.staff.setText(words["staff"])
        self.staff.setAccessibleName(words["staff"])
        self.strip.set_language(language)
        text = self._handover.text(language)
        self.reading.area.setAccessibleName(words["text"])
        self.reading.set_text(text.text, self._handover.about(language), words["sample"] if text.sample else "")
        self.signing.set_language(language)
        self._show_foot()

    def show_signed(self, name: str, local: datetime) -> None:
        """It is on the disk."""
        self._signed = True
        words = words_of(self._language)
        self._thanks.setText(words["signed_title"])
        self._thanks_text.setText(words["signed_text"].format(name=name, when=moment_in(self._language, local)))
        self._stack.setCurrentIndex(2)
        self._show_foot()
        self.staff.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """It is not on the disk; what was drawn stays, so that it can be tried again."""
        self._say(text, wrong=True)

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._show_foot()
        first = self.signing.stops()[:1] if page is self.signing else (self.reading.area,)
        for one in first:
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_foot(self) -> None:
        words = words_of(self._language)
        reads = self._stack.currentWidget() is self.reading
        signs = self._stack.currentWidget() is self.signing
        self.back.setVisible(signs)
        self.progress.setVisible(reads)
        self.next.setVisible(reads or signs)
        for one, key in ((self.back, "back_text"), (self.next, "sign" if signs else "go_sign")):
            one.setText(words[key])
            one.setAccessibleName(words[key])
        self.next.setEnabled(not signs or not self.signing.missing())
        self._say(self.signing.missing() if signs else "", wrong=False)

    def _say(self, text: str, *, wrong: bool) -> None:
        self.message.set_tone("danger" if wrong else "ink2")
        self.message.setText(text)

    def _show_progress(self, percent: int) -> None:
        self.progress.setText(words_of(self._language)["read"].format(percent=percent))

    # -- what is pressed -----------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.reading:
            self._turn_to(self.signing)
        elif not self.signing.missing():
            self.sign_requested.emit(self.signing.form())

    def _ask_to_leave(self) -> None:
        self.strip.text.setVisible(not self._signed)
        self.strip.show()
        self.strip.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self.strip.hide()
        page = self._stack.currentWidget()
        back = self.staff if self._signed else self.next if page is self.signing else self.reading.area
        (back if back.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Away with it; what was drawn and not signed is gone."""
        self._screen.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.left.emit()

    # -- nothing else of the chart is seen or reached ------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the program mean nothing here, but for locking it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if not (control and event.key() == Qt.Key.Key_L):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape asks, and a second one stays. No other key reaches what lies behind."""
        if event.key() == Qt.Key.Key_Escape:
            if self.strip.isVisible():
                self._stay()
            else:
                self._ask_to_leave()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stays here."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing behind is pressed."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing behind is pressed."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing behind is turned."""
        event.accept()

    def contextMenuEvent(self, event: QEvent) -> None:
        """No menu of what lies behind."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet."""
        strip = (self.strip.stay, self.strip.go) if self.strip.isVisible() else ()
        page = self._stack.currentWidget()
        middle = self.signing.stops() if page is self.signing else (self.reading.area,) if page is self.reading else ()
        others = (self.back, self.next, *self.languages.values(), self.staff)
        stops = [one for one in (*strip, *middle, *others) if one.isVisible() and one.isEnabled()]
        return walk_round(stops, forward=forward) or super().focusNextPrevChild(forward)  # without stops the sheet is being hidden

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the visit, and above everything in it."""
        if watched is self._screen and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.setGeometry(self._screen.rect())
            self.raise_()
        return False

    def retheme(self) -> None:
        """Painted anew."""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Opaque: nothing of the chart shines through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("app"))
        painter.end()
