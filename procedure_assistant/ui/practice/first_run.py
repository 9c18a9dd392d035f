"""The page of the very first run, before anybody was let in: practise, set up, or restore. It only says which way was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.access.language_choice import LanguageChoice
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.pages import column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.today.empty import PRACTICE, WayCard
from procedure_assistant.ui.widgets.surfaces import Panel, Text

if TYPE_CHECKING:
    from procedure_assistant.domain.injection_map import Site

TITLE = "Procedure Assistant"
LEAD = say("Try it on an invented patient, or set up this workstation.")
FOOT = say("Practice needs no account, keeps nothing and can be had again at any time.")
_CARD_WIDTH, _CARD_GAP, _FIGURES_HEIGHT = 262, 16, 216
_SET_UP = (
    "gear-six",
    say("Set up"),
    say("Who works here, and the key of the encrypted records. A few minutes, once."),
    say("Set up"),
    "F4",
)
_RESTORE = (
    "hard-drives",
    say("Restore a backup"),
    say("Bring back the records of another computer or an earlier day."),
    say("Restore"),
    "F5",
)


class FirstRunPage(Panel):
    """The figures, a title and one card a way; each way has its key."""

    practice_requested = Signal()
    set_up_requested = Signal()
    restore_requested = Signal()
    notice_dismissed = Signal()

    def __init__(self, *, restore: bool, parent: QWidget | None = None) -> None:
        """``restore``: whether a backup can be restored from here."""
        super().__init__("app", parent=parent)
        self.setObjectName("first_run")
        self.setAccessibleName(say("{title}. {lead}", title=TITLE, lead=LEAD))
        self.notice = message_bar("first_run.notice")
        self.notice.dismissed.connect(self.notice_dismissed)
        ways = {"practice": (PRACTICE, self.practice_requested), "set_up": (_SET_UP, self.set_up_requested)}
        if restore:
            ways["restore"] = (_RESTORE, self.restore_requested)
        self.cards: dict[str, WayCard] = {}
        row = QWidget()
        row.setMaximumWidth(len(ways) * _CARD_WIDTH + (len(ways) - 1) * _CARD_GAP)
        cards = line(row, spacing=_CARD_GAP)
        for way, (words, request) in ways.items():
            card = WayCard(f"first_run.{way}", *words)
            card.button.clicked.connect(request)
            shortcut = QShortcut(QKeySequence(words[-1]), self)
            shortcut.activated.connect(card.button.click)
            cards.addWidget(card, 1)
            self.cards[way] = card
        self.cards["practice"].button.set_kind("primary")
        self._place = QWidget()
        self._place.setFixedHeight(_FIGURES_HEIGHT)
        self._figures = column(self._place)
        self._lay_out(row)

    def _lay_out(self, row: QWidget) -> None:
        whole = QWidget()
        rows = column(whole)
        rows.setContentsMargins(28, 20, 28, 20)
        rows.addWidget(self.notice)
        rows.addStretch(2)
        rows.addWidget(self._place)
        rows.addSpacing(14)
        rows.addWidget(Text(TITLE, "page_title"), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(6)
        rows.addWidget(Text(LEAD, "quiet"), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(28)
        centred = line()
        centred.addWidget(row, 1)
        rows.addLayout(centred)
        rows.addStretch(5)
        rows.addWidget(Text(FOOT, "small", tone="ink2"), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(12)
        rows.addWidget(LanguageChoice("first_run.language"), 0, Qt.AlignmentFlag.AlignHCenter)
        column(self).addWidget(scrolling(whole, "first_run.scroll"))

    def set_figures(self, sites: Sequence[Site]) -> None:
        """Show the figures above the title; they come later, since they are slow to draw."""
        if sites and self._figures.count() == 0:
            from procedure_assistant.ui.today.figures import FigureStrip  # noqa: PLC0415 -- slow import

            self._figures.addWidget(FigureStrip(sites))

    def set_busy(self, busy: bool) -> None:
        """A practice visit is coming: it is not asked for twice."""
        self.cards["practice"].button.setEnabled(not busy)

    def say(self, notice: Notice | None) -> None:
        """A message above everything."""
        show_notice(self.notice, notice)
