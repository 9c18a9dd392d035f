"""The visit screen: shows content in its frame and forwards what was asked. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.protocol import Phase, Shows
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act, may
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.help_overlay import help_button, show_help
from procedure_assistant.ui.key_events import act_of
from procedure_assistant.ui.key_table import ALWAYS, MAP, NAPE, VISIT
from procedure_assistant.ui.language import put
from procedure_assistant.ui.scan.visit import VisitScans, connect_line
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit import changes, route
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.block_wiring import connect_block
from procedure_assistant.ui.visit.consent_wiring import connect_consent
from procedure_assistant.ui.visit.content import SiteCardContent, VisitContent
from procedure_assistant.ui.visit.course_pages import ScoresPage, WastePage
from procedure_assistant.ui.visit.earlier_wiring import connect_earlier
from procedure_assistant.ui.visit.form_page import FormPage
from procedure_assistant.ui.visit.frame import VisitFrame
from procedure_assistant.ui.visit.map_page import MapPage
from procedure_assistant.ui.visit.map_wiring import connect_map, legend_of, show_beside_map
from procedure_assistant.ui.visit.paper import PaperDesk
from procedure_assistant.ui.visit.paper_choice import PaperChoice
from procedure_assistant.ui.visit.passport_page import PassportPage
from procedure_assistant.ui.visit.passport_wiring import connect_passport
from procedure_assistant.ui.visit.products_page import ProductsPage
from procedure_assistant.ui.visit.sequence_desk import BedsideDesk
from procedure_assistant.ui.visit.sequence_requests import BedsidePresenter
from procedure_assistant.ui.visit.sign_page import SignPage
from procedure_assistant.ui.visit.standard_landmarks import standard_landmarks
from procedure_assistant.ui.visit.step_rows import banner_content, step_section
from procedure_assistant.ui.visit.together_content import CONFIRM
from procedure_assistant.ui.visit.ultrasound_desk import UltrasoundDesk
from procedure_assistant.ui.visit.ultrasound_page import UltrasoundPage
from procedure_assistant.ui.visit.vial_wiring import connect_vials, connect_waste
from procedure_assistant.ui.widgets.open_box import OpenItem

if TYPE_CHECKING:
    from procedure_assistant.services.image_values import StoredImage
    from procedure_assistant.ui.access.screens import PasswordCheck


class VisitScreen(VisitFrame):
    """One visit, taking the whole window. ``closed`` asks to go back; everything charted is on the disk."""

    def __init__(self, services: Services, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(services.clock, parent)
        settings = load_settings(services.store)
        signer = (settings.physician, settings.credentials)
        self.tasks = Tasks(self)
        self.presenter = BedsidePresenter(visit, services.clock, signer, standard_landmarks(), services.visits.resume)
        self._records, self._store, self._images = services.records, services.store, services.images
        self._papers = PaperChoice(services.records, services.papers, services.leaflets, services.exports, services.outbox)
        self._warm_up: Callable[[], None] | None = services.warm_up
        self._showing = self._waiting_rest = False
        self._next_content: VisitContent | None = None
        self._content_beside: VisitContent | None = None
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.timeout.connect(self.show_rest)
        self._connect()
        self.bedside = BedsideDesk(self, self.presenter, services, self._primary)
        self.scans = VisitScans(self, services.scanning) if services.scanning is not None else None
        self.check: PasswordCheck | None = None
        self._set_rights(services)
        connect_earlier(self, services)
        connect_consent(self, services)
        connect_vials(self.presenter, services)
        self.presenter.attach(self)
        put(self.setAccessibleName, say("Visit of {patient}", patient=visit.record.patient.name))

    @property
    def visit(self) -> Visit:
        """The visit on the screen; another object after it was loaded again."""
        return self.presenter.visit

    def _set_rights(self, services: Services) -> None:
        """Who is in may what, and what asks the password again. Without accounts everything is allowed and nothing is asked."""
        access = services.access
        if access is None:
            return
        from procedure_assistant.ui.access.screens import PasswordCheck  # noqa: PLC0415 -- only where there are accounts

        self.check = check = PasswordCheck(access, self.tasks, "sign.confirm")
        self._middle.insertWidget(0, check)

        def who() -> tuple[str, str] | None:
            account = access.guard.account
            return (account.name, account.credentials) if account is not None else None

        def others() -> tuple[str, ...]:
            mine = access.guard.account
            found = (one for one in access.store.accounts() if one.active and (mine is None or one.id != mine.id))
            return tuple(joined(", ", (part for part in (one.name, one.credentials) if part)) for one in found if may(one.role, Act.CHART))

        self.presenter.rights(services.visits.guard.hindrance, who, others, check.ask)

    def before_lock(self) -> None:
        """The program locks now: what waits for a password or a choice is left."""
        if self.check is not None:
            self.check.cancel()
        self.menu.close()

    def user_changed(self) -> None:
        """Somebody is in, perhaps another one: who signs and what is allowed are asked anew."""
        self.presenter.user_changed()
        self.picture_arrived()  # what came in behind the lock screen

    def _connect(self) -> None:
        asks = self.presenter
        self._acts: dict[str, Callable[[], object]] = {
            "next": self._primary, "undo": asks.undo, "redo": asks.redo, "leave": asks.leave, "help": self.show_help,
            "columns": lambda: self._walk_columns(back=False), "columns_back": lambda: self._walk_columns(back=True),
        }  # fmt: skip
        self.banner.add_action(help_button("banner.help", self.show_help))
        self.banner.back_requested.connect(self.closed)
        self.banner.menu_requested.connect(self._open_menu)
        self.steps.step_requested.connect(asks.go_to)
        self.steps.open_item_requested.connect(self._go_to_open_item)
        self.undo_bar.undo_requested.connect(asks.undo)
        self.undo_bar.redo_requested.connect(asks.redo)
        self.totals.primary_requested.connect(self._primary)
        self.totals.give_requested.connect(asks.give_muscle)
        self.totals.scored.connect(asks.score)
        self.totals.time_passed.connect(asks.show)
        self.notices.dismissed.connect(asks.dismiss)
        for source in (self.notices, self.standing):
            source.action_requested.connect(self._act_on_notice)
        self.reason.given.connect(asks.go_on)
        self.reason.cancelled.connect(asks.cancel_asking)

    # -- pages, each made when it is first wanted ------------------------------------------------------------------------

    @cached_property
    def form(self) -> FormPage:
        """A section as questions."""
        page = self._add_page(Shows.FORM, FormPage())
        page.answered.connect(self.presenter.answer)
        page.confirmed.connect(self.presenter.confirm_together)
        page.action_requested.connect(self._act_on_notice)
        return page

    @cached_property
    def products(self) -> ProductsPage:
        """Products opened and to open."""
        page, asks = self._add_page(Shows.PRODUCTS, ProductsPage()), self.presenter
        page.open_requested.connect(self._open_product)
        page.offer_taken.connect(asks.take_offer)
        page.dissolve_requested.connect(asks.dissolve)
        page.take_back_requested.connect(asks.take_back)
        page.correct_requested.connect(asks.correct_lot)
        connect_line(page.scan, self.scans)
        return page

    @cached_property
    def block(self) -> BlockPage:
        """The landmark construction."""
        page = self._add_page(Shows.BLOCK, BlockPage())
        self.photo_desk = connect_block(page, self.presenter, self._images, self.tasks)
        self.bedside.add_gloves(page, self.photo_desk)
        return page

    @cached_property
    def passport(self) -> PassportPage:
        """The product and how it was made."""
        page = self._add_page(Shows.PASSPORT, PassportPage())
        connect_passport(page, self.presenter, self._store, self)
        page.jump_requested.connect(self._go_to)
        page.note_changed.connect(self.undo_bar.set_note)
        return page

    @cached_property
    def scores(self) -> ScoresPage:
        """Pain before and after."""
        page = self._add_page(Shows.SCORES, ScoresPage())
        page.scored.connect(self.presenter.score)
        return page

    @cached_property
    def waste(self) -> WastePage:
        """What is left in the containers."""
        return connect_waste(self._add_page(Shows.WASTE, WastePage()), self.presenter)

    @cached_property
    def sign(self) -> SignPage:
        """What is complete, who signs, and the page itself."""
        page = self._add_page(Shows.SIGN, SignPage())
        page.action_requested.connect(self._act_on_notice)
        page.go_requested.connect(self._go_to_open_item)
        page.signer_changed.connect(self.presenter.set_signer)
        page.sign_requested.connect(self.presenter.ask_to_sign)
        page.sealed.asked.connect(self._close_by)
        page.form.cosign_requested.connect(self.presenter.cosign)
        page.form.void_requested.connect(self.presenter.void)
        page.form.hand_over_requested.connect(self.presenter.hand_over)
        page.form.cancelled.connect(lambda: self.presenter.open_closing(""))
        return page

    @cached_property
    def paper(self) -> PaperDesk:
        """Preview, printer and file of the record."""
        desk = PaperDesk(self._records, lambda: self.visit, self.sign, self.tasks, self._papers)
        desk.copied.connect(self.presenter.show)
        return desk

    @cached_property
    def map(self) -> MapPage:
        """The injection map."""
        page = self._add_page(Shows.MAP, MapPage(self._stack))
        connect_map(page, self.presenter, self.totals.map.muscles)
        page.note_changed.connect(self.undo_bar.set_note, Qt.ConnectionType.QueuedConnection)  # after the mark under the hand
        page.card_placed.connect(self._place_messages)
        self.bedside.add_tools(page)
        return page

    @cached_property
    def ultrasound(self) -> UltrasoundPage:
        """Target, injection, note and pictures."""
        page, asks = self._add_page(Shows.ULTRASOUND, UltrasoundPage()), self.presenter
        page.target_chosen.connect(asks.choose_target)
        page.side_chosen.connect(asks.choose_side)
        page.inject.product_chosen.connect(lambda product: asks.choose_product("" if product == "block" else product))
        page.inject.guidance_chosen.connect(asks.choose_guidance)
        page.inject.amount_typed.connect(asks.type_amount)
        page.inject.landmarks_requested.connect(asks.by_landmarks)
        page.aspiration.charted.connect(asks.aspirated_here)
        page.corrections.correct_requested.connect(asks.correct_injection)
        page.corrections.not_given_requested.connect(asks.injection_not_given)
        page.corrections.guidance_requested.connect(asks.guided_otherwise)
        page.note.answered.connect(asks.note_field)
        page.note.usual_requested.connect(asks.note_usual)
        page.note.copy_requested.connect(asks.note_same_hands)
        return page

    @cached_property
    def ultrasound_desk(self) -> UltrasoundDesk:
        """Pictures from files, clipboard and machine, decoded on workers."""
        return UltrasoundDesk(self._images, self.presenter, self.ultrasound, self.tasks)

    def picture_arrived(self, images: tuple[StoredImage, ...] = ()) -> None:
        """These pictures of this visit came in by themselves; none named: whichever did."""
        if Shows.ULTRASOUND in self._pages:
            self.ultrasound_desk.arrived(images)
        if Shows.BLOCK in self._pages:
            self.photo_desk.arrived()

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_content(self, content: VisitContent) -> None:
        """Show the whole screen; parts that did not change are left alone.

        Showing can itself bring news: a field that goes out of sight says what was typed in it. That is shown afterwards.
        """
        self._next_content = content
        if self._showing:
            return
        self._showing = True
        try:
            while (following := self._next_content) is not None:
                self._next_content = None
                self._show(following)
        finally:
            self._showing = False

    def _show(self, content: VisitContent) -> None:
        """What a click changed is shown at once: the mark, its card, what is said of it. The rest follows when that has been painted."""
        old, self._content = self._content, content
        focus = self.window().focusWidget()
        if not changes.on_the_map(old, content):
            self._show_all(content, old)
        else:
            self._waiting_rest = True
            self._beside.start()
            if self.presenter.gloved:
                self.bedside.show(content)
            else:
                self._show_map(content)
        if old is None or changes.messages(old) != changes.messages(content):
            self._show_messages(content)
            if not self._waiting_rest:  # else once, beside the card that is shown next
                self._place_messages()
        self._keep_focus(focus, left=old is not None and changes.elsewhere(old, content))
        self._prepare_paper(content)

    def _show_all(self, content: VisitContent, old: VisitContent | None) -> None:
        """The canvas and the totals; the columns beside them with it where the section is another one, else in the next round."""
        self._waiting_rest = False
        self._show_totals(content)
        self._show_page(content)
        if old is None or old.shows is not content.shows:
            self._stack.setCurrentWidget(self._pages[content.shows])
            self._fit_steps()
        if old is None or old.section != content.section:
            self._show_beside()
            self.steps.reveal(content.section)
        else:
            self._beside.start()
        if old is not content or not self.presenter.gloved:  # the gloves were shown at once
            self.bedside.show(content)

    def show_rest(self) -> None:
        """What waited until the mark was painted: totals, list, tools of the map, banner, steps and undo. Several clicks share one."""
        content = self._content
        if self._waiting_rest and content is not None:
            focus, self._showing, self._next_content = self.window().focusWidget(), True, None
            try:
                self._show_all(content, content)
            finally:
                self._showing = False
            self._keep_focus(focus, left=False)
        self._show_beside()
        if self._next_content is not None:
            self.show_content(self._next_content)
            self._place_messages()

    def _keep_focus(self, before: QWidget | None, *, left: bool) -> None:
        """Qt hands the focus of what is gone to whatever comes next, and Space would press that instead of doing what is next."""
        content, here = self._content, self.window().focusWidget()
        # A question of the sign page has put the cursor into itself.
        asked = here is not None and Shows.SIGN in self._pages and self.sign.form.isAncestorOf(here)
        gone = before is not None and here is not before and not asked
        if content is not None and content.asking is None and (gone or (before is self and left)):
            self._focus_page()

    def _prepare_paper(self, content: VisitContent) -> None:
        """The preview of the sign page; shortly before it, what draws it."""
        if content.shows is Shows.SIGN:
            self.paper.refresh()
        elif self.presenter.section.phase is Phase.AFTER and self._warm_up is not None:
            # The page is near: what draws it is loaded now, and not before, since it holds 17 MB.
            warm_up, self._warm_up = self._warm_up, None
            self.tasks.run(warm_up, lambda _done: None, lambda _problem: None)

    def _show_beside(self) -> None:
        """Banner, steps and undo."""
        content, old = self._content, self._content_beside
        if content is None:
            return
        self._content_beside = content
        self._beside.stop()
        if old is None or old.beside.head != content.beside.head:
            self.banner.set_content(banner_content(content.beside.head))
        if old is None or (old.beside.groups, old.beside.open) != (content.beside.groups, content.beside.open):
            self._show_steps(content)
        self.undo_bar.set_history(content.undo, content.redo)
        if old is None or legend_of(old) != legend_of(content):
            self.undo_bar.set_legend(legend_of(content))
        if old is None or old.shows is not content.shows:
            self.undo_bar.set_note("")
        if old is None or bool(content.menu) != bool(old.menu):
            self.banner.more.setVisible(bool(content.menu))

    def _show_steps(self, content: VisitContent) -> None:
        self.steps.set_heading(content.title, content.subtitle)
        self.steps.set_sections([step_section(group) for group in content.beside.groups])
        self.steps.set_open_items([OpenItem(str(place), item.says) for place, item in enumerate(content.beside.open)])

    def _show_page(self, content: VisitContent) -> None:
        if content.form is not None:
            self.form.set_content(content.form)
        if content.products is not None:
            self.products.set_content(content.products)
        behind_gloves = self.presenter.gloved and content.shows in self._pages  # shown when they come off
        if content.shows is Shows.MAP and content.map_totals is not None and not behind_gloves:
            self._show_map(content)
            show_beside_map(self.map, self.presenter, content)
        if content.block is not None:
            self.block.set_content(content.block, self.presenter.record.value("planned_side"))
            self.photo_desk.show(content.block.photo)
        if content.passport is not None:
            self.passport.set_content(content.passport)
        if content.scores is not None:
            self.scores.set_content(content.scores)
        if content.waste is not None:
            self.waste.set_content(content.waste)
        if content.sign is not None:
            self.sign.set_content(content.sign)
        if content.ultrasound is not None:
            self.ultrasound.set_content(content.ultrasound)
            self.ultrasound_desk.show(content.ultrasound)

    def _show_map(self, content: VisitContent) -> None:
        if content.map_totals is not None:
            self.map.set_marks(content.marks, flag=say("Next") if content.primary.action.startswith("give_site") else "")

    def show_card(self, card: SiteCardContent | None) -> None:
        """Show the card of a site, or none. A mark that changed is painted before it; alone, it is painted at once."""
        if card is not None or Shows.MAP in self._pages:
            painted = self._waiting_rest and self.map.map.paint_now()
            self.map.set_card(card)
            if self._waiting_rest and not painted and not self.map.map.paint_now():
                self.messages.repaint()
        if card is None:
            self._place_messages()

    # -- what is asked here --------------------------------------------------------------------------------------------

    def _primary(self) -> None:
        content = self._content
        if content is None:
            return
        action = content.primary.action
        if action == "print":
            self.paper.print()
        elif action == "sign":
            self.presenter.ask_to_sign(self.sign.name.edit.text(), self.sign.credentials.edit.text(), self.paper.print_at_once)
        elif action == CONFIRM and self.form.read_on():
            return  # nothing is charted that was not in sight
        elif action.startswith("go:"):
            self._go_to(action.removeprefix("go:"))
        else:
            self.presenter.primary()

    def _go_to_open_item(self, which: str) -> None:
        """``which`` is a place, or the number of an open item in the steps column."""
        content = self._content
        if content is not None and which.isdigit() and int(which) < len(content.beside.open):
            which = content.beside.open[int(which)].place
        self._go_to(which)

    def _go_to(self, place: str) -> None:
        if place.startswith("ultrasound/"):
            self._go_to_note(*place.split("/")[1:])
            return
        self.presenter.go_to(place)
        self._reveal(place)

    def _reveal(self, place: str) -> None:
        if Shows.FORM in self._pages:
            self.form.reveal(place)
        if place.startswith(route.PASSPORT) and Shows.PASSPORT in self._pages:
            self.passport.reveal(place)

    def _go_to_note(self, key: str, field: str = "") -> None:
        self.presenter.go_to("ultrasound")
        self.presenter.go_to_key(key)
        self.ultrasound.reveal(field)

    def _act_on_notice(self, about: str) -> None:
        self.presenter.act_on(about)
        self._reveal(about.removeprefix("go:"))

    def _close_by(self, which: str) -> None:
        if which == "amend":
            self.presenter.amend()
        else:
            self.presenter.open_closing(which)

    def _open_menu(self) -> None:
        self.menu.clear()
        for item in self._content.menu if self._content is not None else ():
            action = self.menu.addAction(item.words)
            action.triggered.connect(lambda _checked=False, which=item.id: self.presenter.choose_menu(which))
        more = self.banner.more
        corner = more.mapToGlobal(more.rect().bottomRight())
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))

    def _open_product(self, product: str, lot: str, expiry: object, dissolve: str, diluent: str) -> None:
        if self.presenter.open_product(product, lot, expiry, dissolve, diluent):  # type: ignore[arg-type]  # Signal(object)
            self.products.clear_fields()

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of ui/key_table.py, unless something nearer to the focus took them."""
        if self.bedside.take_key(event):
            return
        act = self._acts.get(act_of(event, VISIT, ALWAYS))
        if act is None:
            super().keyPressEvent(event)
        elif act != self._primary or not event.isAutoRepeat():  # a pedal that is held gives once
            act()

    def show_help(self) -> None:
        """The keys of what is on the canvas."""
        here = {Shows.MAP: (MAP,), Shows.BLOCK: (NAPE,)}.get(self._content.shows, ()) if self._content is not None else ()
        show_help(self.window(), (VISIT, *self.bedside.help_places, *here, ALWAYS))

    def showEvent(self, event: QShowEvent) -> None:
        """Space is the next action from the first moment on, so the page has the focus, not the back button."""
        super().showEvent(event)
        self.bedside.entered()
        self._focus_page()

    def hideEvent(self, event: QHideEvent) -> None:
        """Other pages have their usual size, and nobody speaks there; a window that is only minimised stays as it is."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.bedside.left()
