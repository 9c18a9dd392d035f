"""The pages of whoever keeps the house, and everybody's own password. Each is made when first wanted; they decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.ui.access.paper_desk import SheetDesk
from procedure_assistant.ui.appearance_file import AppearanceFile, shown_text_size
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.page_list import (
    AUDIT,
    BACKUP,
    DAY_PRINT,
    IMAGES,
    INCOMING,
    INTEGRITY,
    OUTBOX,
    OWN_PASSWORD,
    PEOPLE,
    SETTINGS,
    STOCK,
)
from procedure_assistant.ui.settings.appearance_presenter import AppearancePresenter
from procedure_assistant.ui.settings.presenter import SettingsPresenter
from procedure_assistant.ui.settings.view import SettingsPage
from procedure_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from procedure_assistant.services.access import Access
    from procedure_assistant.services.image_values import StoredImage
    from procedure_assistant.services.safekeeping import Safekeeping

CHANGED = Notice(say("Your password is changed"), say("The new one counts from now on, also for signing."), "fine")


class HousePages(QObject):
    """``settings_changed`` carries the ``ClinicSettings`` once stored; ``told`` a ``Notice``; ``left`` when the own password is done."""

    scans_wanted = Signal(object, bool)
    """A page takes a ``Scanned`` by this callable from now on, or no more."""
    settings_changed = Signal(object)
    scan_gap_changed = Signal(int)
    appearance_changed = Signal(object)
    """The ``Appearance`` of this workstation, once kept."""
    told = Signal(object)
    left = Signal()
    records_closed = Signal()
    image_placed = Signal(str)
    """A held picture went to this visit, or "" when it was rejected."""
    visit_wanted = Signal(object)
    """A ``Visit`` to go back to."""

    def __init__(self, services: Services, tasks: Tasks, desk: SheetDesk, add: Callable[[QWidget], None], parent: QObject) -> None:
        """``add`` puts a new page into the window."""
        super().__init__(parent)
        self._services = services
        self._tasks = tasks
        self._desk = desk
        self._add = add
        self._made: dict[str, QWidget] = {}
        self._refresh: dict[str, Callable[[], None]] = {}
        self.visit_left = ""
        self._note_visit: Callable[[str], None] = lambda _visit: None
        self._tell_inbox: Callable[[tuple[StoredImage, ...]], None] = lambda _held: None
        self._tell_outbox: Callable[[], None] = lambda: None
        self._tell_incoming: Callable[[], None] = lambda: None
        self._stop_import: Callable[[], None] = lambda: None

    def note_visit(self, visit_id: str) -> None:
        """This visit was on the screen until now; the inbox leads back to it."""
        self.visit_left = visit_id
        self._note_visit(visit_id)

    def page(self, page_id: str) -> QWidget:
        """The page, made when it is first wanted."""
        if page_id not in self._made:
            make = {
                SETTINGS: self._settings,
                IMAGES: self._images,
                STOCK: self._stock,
                OUTBOX: self._outbox,
                INCOMING: self._incoming,
                PEOPLE: self._people,
                AUDIT: self._audit,
                BACKUP: self._backup,
                INTEGRITY: self._integrity,
                OWN_PASSWORD: self._own_password,
                DAY_PRINT: self._day_print,
            }
            self._made[page_id] = page = make[page_id]()
            self._add(page)
        return self._made[page_id]

    def opened(self, page_id: str) -> QWidget:
        """The page, read anew."""
        page = self.page(page_id)
        self._refresh[page_id]()
        return page

    def drop(self) -> None:
        """The records are other ones now."""
        for page in self._made.values():
            page.hide()
            page.deleteLater()
        self._made, self._refresh = {}, {}

    def forget_typed(self) -> None:
        """Before the program locks: nobody's passwords and nobody's half-filled form of a person stay behind."""
        if PEOPLE in self._made:
            self._refresh[PEOPLE]()

    @property
    def _access(self) -> Access:
        assert self._services.access is not None  # these pages are offered only where there are people
        return self._services.access

    @property
    def _safe(self) -> Safekeeping:
        assert self._services.safe is not None
        return self._services.safe

    def _settings(self) -> QWidget:
        services = self._services
        page = SettingsPage(has_people=services.access is not None)
        presenter = SettingsPresenter(services, page, self._changed)
        own = AppearancePresenter(services, AppearanceFile(page), page.workstation, self.appearance_changed.emit, shown_text_size)
        page.workstation.ask(own)
        page.answered.connect(presenter.answer)
        page.reload_requested.connect(presenter.refresh)

        from procedure_assistant.ui.settings.cards import settings_cards  # noqa: PLC0415 -- seldom needed

        cards = settings_cards(services, self._tasks, self._changed, self.scan_gap_changed.emit)
        for card in cards:
            page.add_card(card.widget, card.title)

        def refresh() -> None:
            presenter.refresh()
            own.refresh()
            for card in cards:
                card.widget.setVisible(not services.visits.guard.hindrance(card.act))
                if not card.widget.isHidden():
                    card.refresh()
            page.sections.refresh()

        self._refresh[SETTINGS] = refresh
        return page

    def _images(self) -> QWidget:
        from procedure_assistant.ui.images.inbox_page import InboxPage  # noqa: PLC0415 -- seldom needed

        images = self._services.images
        assert images is not None  # the page is offered only where there are images
        page = InboxPage(self._services, images, self._tasks, self.image_placed.emit)
        self._refresh[IMAGES] = page.open
        self._tell_inbox = page.presenter.arrived
        page.presenter.left(self.visit_left)
        self._note_visit = page.presenter.left
        page.visit_wanted.connect(self.visit_wanted)
        return page

    def _stock(self) -> QWidget:
        from procedure_assistant.ui.stock.screen import StockScreen  # noqa: PLC0415 -- seldom needed

        page = StockScreen(self._services, self._tasks, self._desk.save_text, self._desk.ask_printer)
        page.told.connect(lambda sentence: self.told.emit(Notice(sentence, "", "fine")))
        page.in_sight.connect(lambda wanted: self.scans_wanted.emit(page.take, wanted))
        self._refresh[STOCK] = page.open
        return page

    def _day_print(self) -> QWidget:
        from procedure_assistant.ui.printing.day_screen import DayPrintScreen  # noqa: PLC0415 -- printing loads when it is wanted

        page = DayPrintScreen(self._services, self._tasks, self._desk.ask_printer)
        page.left.connect(self.left)
        self._refresh[DAY_PRINT] = page.open
        return page

    def _outbox(self) -> QWidget:
        from procedure_assistant.ui.outbox.screen import OutboxScreen  # noqa: PLC0415 -- seldom needed

        page = OutboxScreen(self._services, self._tasks)
        page.told.connect(lambda sentence: self.told.emit(Notice(sentence, "", "fine")))
        self._refresh[OUTBOX] = page.open
        self._tell_outbox = page.came
        return page

    def _incoming(self) -> QWidget:
        from procedure_assistant.ui.incoming.screen import IncomingScreen  # noqa: PLC0415 -- seldom needed

        room = self._services.incoming
        assert room is not None  # the page is offered only where something can come in
        page = IncomingScreen(self._services, room, self._tasks)
        page.told.connect(lambda sentence: self.told.emit(Notice(sentence, "", "fine")))
        self._refresh[INCOMING] = page.open
        self._tell_incoming, self._stop_import = page.came, page.importing.cancel
        return page

    def stop_import(self) -> None:
        """The window closes: a schedule that is being taken stops after the lines that are under way."""
        self._stop_import()

    def incoming_moved(self) -> None:
        """Something came in: what is in sight shows it."""
        if INCOMING in self._made:
            self._tell_incoming()

    def outbox_moved(self) -> None:
        """Something was sent or answered: what is in sight shows it."""
        if OUTBOX in self._made:
            self._tell_outbox()

    def image_came(self, held: tuple[StoredImage, ...] = ()) -> None:
        """These were held, or (none) something came in or happened: what is in sight shows it."""
        page = self._made.get(IMAGES)
        if page is not None and page.isVisible():
            self._tell_inbox(held)

    def _changed(self, settings: ClinicSettings) -> None:
        self.settings_changed.emit(settings)

    def _people(self) -> QWidget:
        from procedure_assistant.ui.people.screen import PeopleScreen  # noqa: PLC0415 -- seldom needed

        desk = self._desk
        page = PeopleScreen(self._access, self._tasks, self._services.clock.today, print_sheet=desk.print_sheet, save_sheet=desk.save_sheet)
        desk.told.connect(page.presenter.say)
        self._refresh[PEOPLE] = page.refresh
        return page

    def _audit(self) -> QWidget:
        from procedure_assistant.ui.audit.screen import AuditScreen  # noqa: PLC0415 -- seldom needed

        page = AuditScreen(self._access, self._tasks, self._services.clock, self._desk.save_text)
        self._refresh[AUDIT] = page.open
        return page

    def _backup(self) -> QWidget:
        from procedure_assistant.ui.backup.screen import BackupScreen  # noqa: PLC0415 -- seldom needed

        page = BackupScreen(self._safe, self._tasks, self._services.clock)
        page.records_closed.connect(self.records_closed)
        self._refresh[BACKUP] = page.refresh
        return page

    def _integrity(self) -> QWidget:
        from procedure_assistant.ui.backup.integrity_screen import IntegrityScreen  # noqa: PLC0415 -- seldom needed

        page = IntegrityScreen(self._safe, self._tasks, self._services.clock)
        self._refresh[INTEGRITY] = page.open
        return page

    def _own_password(self) -> QWidget:
        from procedure_assistant.ui.access.own_password_page import OwnPasswordPage  # noqa: PLC0415 -- seldom needed

        page = OwnPasswordPage(self._access, self._tasks)
        page.changed.connect(self._password_changed)
        page.left.connect(self.left)
        self._refresh[OWN_PASSWORD] = page.open
        return page

    def _password_changed(self) -> None:
        self.told.emit(CHANGED)
        self.left.emit()
