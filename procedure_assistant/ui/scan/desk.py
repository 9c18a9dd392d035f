"""Where a scan of the keyboard wedge goes: behind the door nowhere, else to a page that asks for it, to the open visit, or into words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.say import begun, say
from procedure_assistant.services.pack_codes import cut_off, mixed
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.scan.wedge import Wedge

if TYPE_CHECKING:  # nothing slow may be imported while the lock screen comes up
    from procedure_assistant.services.scanning import Scanned, ScanService
    from procedure_assistant.ui.main_window import MainWindow
    from procedure_assistant.ui.scan.learn import LearnCode
    from procedure_assistant.ui.scan.visit import VisitScans

LOCKED = Notice(say("A package was scanned while the program is locked"), say("Nothing was charted. Log in and scan it again."), "caution")
MODAL = Notice(say("A package was scanned while a question is open"), say("Nothing was charted. Answer it and scan again."), "caution")

Taker = Callable[["Scanned"], bool]
Offer = Callable[["Scanned"], "tuple[str, Callable[[], None]] | None"]


class ScanDesk(QObject):
    """One for a window, from the moment its door or its records are there.

    ``takers``: pages in sight that want the next scan; True says that they took it. ``offers``: what else can be done with a scan outside a
    visit, as the label of a button and what it does; None for nothing.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.wedge = Wedge(self)
        self.wedge.scanned.connect(self.take)
        self.wedge.broken.connect(self._tell_broken)
        self.takers: list[Taker] = []
        self.offers: list[Offer] = []
        self._asking: LearnCode | None = None
        self._told: Notice | None = None

    def fit_workstation(self) -> None:
        """The pace of this workstation's scanner, as it is set; damaged settings are told on their own page."""
        services = self._window.services
        if services is None:
            return
        from procedure_assistant.services.workstation import load_workstation  # noqa: PLC0415 -- after the first paint

        try:
            self.wedge.set_gap(load_workstation(services.store, services.visits.workstation).scan_gap_ms)
        except Problem as problem:
            self._window.problems.add(notice_of(problem))

    def take(self, text: str) -> None:
        """One whole scan as it was typed."""
        if self._is_refused_now():
            return
        self._hush()
        visit = self._visit()
        if visit is not None and not self.takers:
            visit.take_text(text)
            return
        scanning = self._scanning()
        if scanning is None:
            return
        try:
            self.take_scanned(scanning.read(text))
        except Problem as problem:
            self._add(notice_of(problem))

    def take_scanned(self, scanned: Scanned) -> None:
        """A scan that was read."""
        if any(taker(scanned) for taker in reversed(self.takers)):
            return
        if (visit := self._visit()) is not None:
            visit.take(scanned)
        else:
            self._tell(scanned)

    def leave_question(self) -> None:
        """The program locks."""
        if self._asking is not None:
            self._asking.leave()
        if (visit := self._visit()) is not None:
            visit.leave_question()

    def _add(self, notice: Notice, action: Callable[[], None] | None = None) -> None:
        self._told = notice
        self._window.problems.add(notice, action)

    def _hush(self) -> None:
        """What was said of the scan before is over."""
        if self._told is not None:
            self._window.problems.drop(self._told)
            self._told = None
        self._window.toast.hide()

    # -- where it may go -----------------------------------------------------------------------------------------------

    def _visit(self) -> VisitScans | None:
        """The scans of the visit in sight, of practice too."""
        window = self._window
        screen = window.practice.screen if window.is_practising else None
        shown = screen.visit if screen is not None else window.visit_screen if window.is_in_visit else None
        return shown.scans if shown is not None else None

    def _scanning(self) -> ScanService | None:
        services = self._window.services
        return services.scanning if services is not None else None

    def _is_refused_now(self) -> bool:
        keeper = self._window.keeper
        if keeper is not None and keeper.is_shut and not self._window.is_practising:
            keeper.tell(LOCKED)
            return True
        if QApplication.activeModalWidget() is not None:
            self._say_refused(MODAL)
            return True
        if self._asking is not None:
            self._asking.say(say("Another package was scanned. Answer this question first, then scan it again."))
            return True
        return False

    def _say_refused(self, notice: Notice) -> None:
        if (visit := self._visit()) is not None:
            visit.tell(notice.title, notice.text)
        else:
            self._add(notice)

    def _tell_broken(self, typed_into: bool) -> None:
        if self._is_refused_now():
            return
        problem = mixed() if typed_into else cut_off()
        if (visit := self._visit()) is not None:
            visit.tell_problem(problem)
        elif self._window.services is not None:
            self._add(notice_of(problem))

    # -- outside a visit -----------------------------------------------------------------------------------------------

    def _tell(self, scanned: Scanned) -> None:
        """Say what it is and what can be done with it; nothing is charted."""
        scanning = self._scanning()
        if scanning is None:
            return
        if not scanned.is_known:
            self._tell_unknown(scanned, scanning)
            return
        words = begun(scanning.words(scanned))
        refusal = scanning.refusal(scanned)
        if refusal is not None:
            self._add(Notice(refusal.reason, refusal.go_on))
            return
        offer = next((made for one in self.offers if (made := one(scanned)) is not None), None)
        if offer is not None:
            self._window.toast.tell(say("{words}.", words=words), *offer)
        else:
            self._window.toast.tell(say("{words}. Open the visit it is for and scan it there.", words=words))

    def _tell_unknown(self, scanned: Scanned, scanning: ScanService) -> None:
        from procedure_assistant.services.permissions import Act  # noqa: PLC0415 -- slow import

        hindrance = scanning.guard.hindrance(Act.TEACH_CODE)
        title = say("Nobody has said yet what {label} is", label=scanning.label(scanned))
        if hindrance:
            self._add(Notice(title, hindrance, "information"))
            return
        notice = Notice(title, say("Nothing was charted."), "information", say("Say what it is"))
        self._add(notice, lambda: self._ask(scanned, scanning))

    def _ask(self, scanned: Scanned, scanning: ScanService) -> None:
        from procedure_assistant.ui.scan.learn import LearnCode, Naming  # noqa: PLC0415 -- slow import, seldom needed

        self._asking = LearnCode(self._window.inside, Naming(scanning, scanned), kit=not scanned.code.ndc_digits)
        self._asking.learned.connect(self._learned)
        self._asking.left.connect(self._left)

    def _learned(self, scanned: Scanned) -> None:
        self._asking = None
        try:
            self.take_scanned(scanned)
        except Problem as problem:
            self._add(notice_of(problem))

    def _left(self) -> None:
        self._asking = None
