"""The visit screen: shows content in its frame and forwards what was asked. It decides nothing."""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.resources import resource
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.content import Head, SiteCardContent, StepGroup, VisitContent
from procedure_assistant.ui.visit.frame import VisitFrame
from procedure_assistant.ui.visit.paper import PaperDesk
from procedure_assistant.ui.visit.presenter import Point, VisitPresenter
from procedure_assistant.ui.widgets.banner import BannerContent
from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.legend import LegendItem
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.open_box import OpenItem
from procedure_assistant.ui.widgets.steps import StepItem, StepSection, StepState

_STEP_STATES = {
    "done": StepState.DONE,
    "open": StepState.OPEN,
    "overridden": StepState.OVERRIDDEN,
    "not_applicable": StepState.NOT_APPLICABLE,
    "blocks": StepState.BLOCKS,
}
_LEGENDS = {
    Shows.MAP: tuple(LegendItem(state, state.value) for state in MarkState if state is not MarkState.GHOST),
    Shows.BLOCK: (LegendItem(MarkState.PLANNED, "target"), LegendItem(MarkState.GIVEN, "given, mL")),
}


@cache
def standard_landmarks() -> tuple[Point, Point, Point]:
    """Protuberance, left and right mastoid tip as the posterior figure has them, in its units."""
    text = resource("figures", "landmarks.json").read_text(encoding="utf-8")
    marks = json.loads(text)["figures"]["posterior"]["landmarks"]
    found = [marks[name] for name in ("inion", "mastoid_tip_left", "mastoid_tip_right")]
    first, second, third = ((float(x), float(y)) for x, y in found)
    return first, second, third


class VisitScreen(VisitFrame):
    """One visit, taking the whole window. ``closed`` asks to go back; everything charted is on the disk."""

    def __init__(self, services: Services, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(services.clock, parent)
        settings = load_settings(services.store)
        signer = (settings.physician, settings.credentials)
        self.tasks = Tasks(self)
        self.presenter = VisitPresenter(visit, services.clock, signer, standard_landmarks(), services.visits.resume)
        self.paper = PaperDesk(services.records, lambda: self.visit, self.sign, self.tasks)
        self._showing = False
        self._next_content: VisitContent | None = None
        self._content_beside: VisitContent | None = None
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.setInterval(0)
        self._beside.timeout.connect(self._show_beside)
        self._connect()
        self._connect_pages()
        self._connect_map()
        self.presenter.attach(self)
        self.setAccessibleName(f"Visit of {visit.record.patient.name}")

    @property
    def visit(self) -> Visit:
        """The visit on the screen; another object after it was loaded again."""
        return self.presenter.visit

    def _connect(self) -> None:
        asks = self.presenter
        self.banner.back_requested.connect(self.closed)
        self.banner.menu_requested.connect(self._open_menu)
        self.steps.step_requested.connect(asks.go_to)
        self.steps.open_item_requested.connect(self._go_to_open_item)
        self.undo_bar.undo_requested.connect(asks.undo)
        self.undo_bar.redo_requested.connect(asks.redo)
        self.totals.primary_requested.connect(self._primary)
        self.totals.map.give_requested.connect(asks.give_muscle)
        self.totals.block.scored.connect(asks.score)
        self.notices.dismissed.connect(asks.dismiss)
        for source in (self.notices, self.standing, self.form, self.sign):
            source.action_requested.connect(self._act_on_notice)
        self.reason.given.connect(asks.go_on)
        self.reason.cancelled.connect(asks.cancel_asking)

    def _connect_pages(self) -> None:
        asks = self.presenter
        self.form.answered.connect(asks.answer)
        self.products.open_requested.connect(self._open_product)
        self.products.dissolve_requested.connect(asks.dissolve)
        self.products.take_back_requested.connect(asks.take_back)
        nape, card = self.block.nape, self.block.card
        nape.landmark_dragging.connect(self._preview_landmark)
        nape.landmark_moved.connect(asks.move_landmark)
        nape.landmark_drag_cancelled.connect(lambda _which: asks.show())
        nape.target_clicked.connect(lambda side, nerve: asks.give_block(nerve_id(nerve), side))
        nape.skin_clicked.connect(asks.nape_clicked)
        card.measured.connect(asks.measure)
        card.plan_requested.connect(asks.plan_block)
        self.scores.scored.connect(asks.score)
        self.waste.waste_requested.connect(asks.waste)
        self.waste.waste_all_requested.connect(asks.waste_all)
        self.sign.go_requested.connect(self._go_to_open_item)
        self.sign.signer_changed.connect(asks.set_signer)
        self.paper.copied.connect(asks.show)

    def _connect_map(self) -> None:
        asks, map_, card = self.presenter, self.map.map, self.map.card
        map_.site_clicked.connect(asks.site_clicked)
        map_.site_context_requested.connect(asks.open_card)
        map_.sweep_ended.connect(lambda ids: asks.give(*ids))
        map_.skin_clicked.connect(asks.skin_clicked)
        map_.blank_clicked.connect(asks.blank_clicked)
        map_.dose_step_requested.connect(asks.step_dose)
        map_.move_requested.connect(asks.move_site)
        map_.move_cancelled.connect(lambda _site: asks.show())
        self.map.give_all_requested.connect(asks.give_all)
        self.map.note_changed.connect(self.undo_bar.set_note)
        self.map.hint_wanted.connect(lambda site: self.map.set_hint(asks.hint(site)))
        self.map.card_placed.connect(self._place_messages)
        card.closed.connect(asks.close_card)
        card.dose_requested.connect(asks.set_dose)
        card.step_requested.connect(asks.step_dose)
        card.omit_requested.connect(asks.omit)
        card.take_back_requested.connect(asks.take_back_site)
        card.give_requested.connect(asks.give)
        card.note_given.connect(asks.note)

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
        """What a click changed is shown at once; the columns beside it follow when that has been painted."""
        old, self._content = self._content, content
        focus = self.window().focusWidget()
        self.totals.set_content(content.map_totals, content.block_totals, content.primary, compact=self._compact)
        self._show_page(content)
        if old is None or old.shows is not content.shows:
            self._stack.setCurrentWidget(self._pages[content.shows])
        if old is None or _messages(old) != _messages(content):
            self._show_messages(content)
        if old is None or old.section != content.section:
            self._show_beside()
            self.steps.reveal(content.section)
        else:
            self._beside.start()
        if old is None or _other_widgets(old, content):
            self._order_tabs()
        gone = focus is not None and self.window().focusWidget() is not focus
        if content.asking is None and (gone or (focus is self and old is not None and _elsewhere(old, content))):
            # Qt hands the focus of what is gone to whatever comes next, and Space would press that instead of doing what is next.
            self._focus_page()
        if content.shows is Shows.SIGN:
            self.paper.refresh()

    def _show_beside(self) -> None:
        """Banner, steps and undo."""
        content, old = self._content, self._content_beside
        if content is None:
            return
        self._content_beside = content
        self._beside.stop()
        if old is None or old.head != content.head:
            self._show_head(content.head)
        if old is None or (old.groups, old.open) != (content.groups, content.open):
            self._show_steps(content)
        self.undo_bar.set_history(content.undo, content.redo)
        if old is None or old.shows is not content.shows:
            self.undo_bar.set_legend(_LEGENDS.get(content.shows, ()))
            self.undo_bar.set_note("")
        if old is None or bool(content.menu) != bool(old.menu):
            self.banner.more.setVisible(bool(content.menu))

    def _show_head(self, head: Head) -> None:
        tones = {"danger": "danger", "neutral": "neutral", "caution": "caution"}
        self.banner.set_content(
            BannerContent(
                head.name,
                tuple(head.born.split(" · ")),
                head.mrn,
                tuple(head.weight.split(" · ")),
                tuple(ChipContent(text, tones[kind]) for kind, text in head.chips),  # type: ignore[arg-type]
                head.saved,
            )
        )

    def _show_steps(self, content: VisitContent) -> None:
        self.steps.set_heading(content.title, content.subtitle)
        self.steps.set_sections([_section(group) for group in content.groups])
        self.steps.set_open_items([OpenItem(str(place), item.says) for place, item in enumerate(content.open)])

    def _show_page(self, content: VisitContent) -> None:
        if content.form is not None:
            self.form.set_content(content.form)
        if content.products is not None:
            self.products.set_content(content.products)
        if content.shows is Shows.MAP and content.map_totals is not None:
            flag = content.primary.action.startswith("give_site")
            open_sites = any(line.open_all for line in content.map_totals.muscles)
            self.map.set_marks(content.marks, can_give_all=open_sites and flag, flag="Next" if flag else "")
        if content.block is not None:
            self.block.set_content(content.block, self.presenter.record.value("planned_side"))
        if content.scores is not None:
            self.scores.set_content(content.scores)
        if content.waste is not None:
            self.waste.set_content(content.waste)
        if content.sign is not None:
            self.sign.set_content(content.sign)

    def show_card(self, card: SiteCardContent | None) -> None:
        """Show the card of a site, or none."""
        self.map.set_card(card)
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
            self.presenter.sign(self.sign.name.edit.text(), self.sign.credentials.edit.text())
        elif action.startswith("go:"):
            self._go_to(action.removeprefix("go:"))
        else:
            self.presenter.primary()

    def _go_to_open_item(self, which: str) -> None:
        """``which`` is a place, or the number of an open item in the steps column."""
        content = self._content
        if content is not None and which.isdigit() and int(which) < len(content.open):
            which = content.open[int(which)].place
        self._go_to(which)

    def _go_to(self, place: str) -> None:
        self.presenter.go_to(place)
        self.form.reveal(place)

    def _act_on_notice(self, about: str) -> None:
        self.presenter.act_on(about)
        self.form.reveal(about.removeprefix("go:"))

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

    def _preview_landmark(self, which: str, x: float, y: float) -> None:
        preview = self.presenter.preview_landmark(which, x, y)
        if preview is not None:
            self.block.nape.show_content(preview)

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space does what is next, Backspace and Ctrl+Z undo, Ctrl+Shift+Z and Ctrl+Y redo, F6 walks the columns, Esc closes the card."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key == Qt.Key.Key_Space and not control:
            if not event.isAutoRepeat():  # a pedal that is held gives once
                self._primary()
        elif key == Qt.Key.Key_Backspace or (control and key == Qt.Key.Key_Z and not shift):
            self.presenter.undo()
        elif control and key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            self.presenter.redo()
        elif key == Qt.Key.Key_F6:
            self._walk_columns(back=shift)
        elif key == Qt.Key.Key_Escape:
            self.presenter.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Space is the next action from the first moment on, so the page has the focus, not the back button."""
        super().showEvent(event)
        self._focus_page()


def _elsewhere(old: VisitContent, new: VisitContent) -> bool:
    """Whether the canvas is another one, or a question on it is done with."""
    return old.section != new.section or (old.asking is not None and new.asking is None)


def _other_widgets(old: VisitContent, new: VisitContent) -> bool:
    """Whether something that Tab reaches may have been made anew: questions, messages, lists of products, waste or open items."""
    return (old.section, _messages(old), old.form, old.products, old.waste, old.sign, old.block) != (
        new.section, _messages(new), new.form, new.products, new.waste, new.sign, new.block,
    )


def _messages(content: VisitContent) -> tuple[object, ...]:
    return content.notices, content.standing, content.asking, content.shows


def _section(group: StepGroup) -> StepSection:
    items = (
        StepItem(line.id, line.title, StepState.NOW if line.current else _STEP_STATES[line.state.value], line.note)
        for line in group.lines
    )
    return StepSection(group.title, tuple(items))
