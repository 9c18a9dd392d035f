"""The visit screen: banner, steps, canvas, totals. Lays out and connects; shows content and forwards what was asked."""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.resources import resource
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.content import Head, SiteCardContent, StepGroup, VisitContent
from procedure_assistant.ui.visit.course_pages import ScoresPage, WastePage
from procedure_assistant.ui.visit.form_page import FormPage
from procedure_assistant.ui.visit.map_page import MapPage
from procedure_assistant.ui.visit.notices import NoticeColumn, ReasonBar
from procedure_assistant.ui.visit.paper import PaperDesk
from procedure_assistant.ui.visit.presenter import Point, VisitPresenter
from procedure_assistant.ui.visit.products_page import ProductsPage
from procedure_assistant.ui.visit.sign_page import SignPage
from procedure_assistant.ui.visit.totals import TotalsColumn
from procedure_assistant.ui.widgets.banner import BannerContent, PatientBanner
from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.legend import LegendItem
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.open_box import OpenItem
from procedure_assistant.ui.widgets.steps import StepItem, StepList, StepSection, StepState
from procedure_assistant.ui.widgets.surfaces import Panel
from procedure_assistant.ui.widgets.undo import UndoBar

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


class VisitScreen(QWidget):
    """One visit, taking the whole window. ``closed`` asks to go back; everything charted is on the disk."""

    closed = Signal()

    def __init__(self, services: Services, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit")
        settings = load_settings(services.store)
        self.visit = visit
        self.tasks = Tasks(self)
        self.presenter = VisitPresenter(visit, services.clock, (settings.physician, settings.credentials), standard_landmarks())
        self._section = ""
        self._compact = False
        self._content: VisitContent | None = None
        self.banner = PatientBanner("banner")
        self.steps = StepList("steps")
        self.undo_bar = UndoBar("undo_bar")
        self.totals = TotalsColumn(services.clock)
        self.notices = NoticeColumn("notices", dismissable=True)
        self.reason = ReasonBar("reason")
        self.form, self.products, self.map, self.block = FormPage(), ProductsPage(), MapPage(), BlockPage()
        self.scores, self.waste, self.sign = ScoresPage(), WastePage(), SignPage()
        self.paper = PaperDesk(services.records, visit, self.sign, self.tasks)
        self._pages: dict[Shows, QWidget] = {
            Shows.FORM: self.form,
            Shows.PRODUCTS: self.products,
            Shows.MAP: self.map,
            Shows.BLOCK: self.block,
            Shows.SCORES: self.scores,
            Shows.WASTE: self.waste,
            Shows.SIGN: self.sign,
        }
        self._lay_out()
        self._connect()
        self._connect_pages()
        self.presenter.attach(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Visit of {visit.record.patient.name}")

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        # The canvas takes what the columns leave; no page may widen the window.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._messages = QVBoxLayout()
        self._messages.setContentsMargins(14, 8, 14, 0)
        self._messages.addWidget(self.notices)
        self._messages.addWidget(self.reason)
        canvas = Panel("canvas", edges="left")
        middle = QVBoxLayout(canvas)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(self._messages)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.undo_bar)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.steps)
        columns.addWidget(canvas, 1)
        columns.addWidget(self.totals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(columns, 1)
        self._set_compact(compact=False)

    def _connect(self) -> None:
        asks = self.presenter
        self.banner.back_requested.connect(self.closed)
        self.steps.step_requested.connect(asks.go_to)
        self.steps.open_item_requested.connect(self._go_to_open_item)
        self.undo_bar.undo_requested.connect(asks.undo)
        self.undo_bar.redo_requested.connect(asks.redo)
        self.totals.primary_requested.connect(self._primary)
        self.totals.map.give_requested.connect(asks.give_muscle)
        self.totals.block.scored.connect(asks.score)
        self.notices.dismissed.connect(asks.dismiss)
        for source in (self.notices.action_requested, self.form.action_requested, self.sign.action_requested):
            source.connect(self._act_on_notice)
        self.reason.given.connect(asks.go_on)

    def _connect_pages(self) -> None:
        asks = self.presenter
        self.form.answered.connect(asks.answer)
        self.products.open_requested.connect(self._open_product)
        self.products.dissolve_requested.connect(asks.dissolve)
        self.products.take_back_requested.connect(asks.take_back)
        self._connect_map()
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
        self.sign.sign_requested.connect(asks.sign)
        self.paper.copied.connect(asks.show)

    def _connect_map(self) -> None:
        asks, map_, card = self.presenter, self.map.map, self.map.card
        map_.site_clicked.connect(asks.site_clicked)
        map_.site_context_requested.connect(asks.open_card)
        map_.sweep_ended.connect(lambda ids: asks.give(*ids))
        map_.skin_clicked.connect(asks.skin_clicked)
        map_.blank_clicked.connect(lambda: asks.skin_clicked("", 0.0, 0.0, "", ""))
        map_.dose_step_requested.connect(asks.step_dose)
        map_.move_requested.connect(asks.move_site)
        self.map.give_all_requested.connect(asks.give_all)
        card.closed.connect(asks.close_card)
        card.dose_requested.connect(asks.set_dose)
        card.step_requested.connect(asks.step_dose)
        card.omit_requested.connect(asks.omit)
        card.take_back_requested.connect(asks.take_back_site)
        card.give_requested.connect(asks.give)
        card.note_given.connect(asks.note)

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_content(self, content: VisitContent) -> None:
        """Show the whole screen; parts that did not change are left alone."""
        old, self._content = self._content, content
        if old is None or old.head != content.head:
            self._show_head(content.head, old.head if old else None)
        if old is None or (old.groups, old.open) != (content.groups, content.open):
            self._show_steps(content)
        self.undo_bar.set_history(content.undo, content.redo)
        self.totals.set_content(content.map_totals, content.block_totals, content.primary, compact=self._compact)
        self.notices.set_notices(content.notices)
        self._messages.setContentsMargins(14, 8 if content.notices or self.reason.isVisible() else 0, 14, 0)
        self._show_page(content)
        if old is None or old.shows is not content.shows:
            self.undo_bar.set_legend(_LEGENDS.get(content.shows, ()))
        self._stack.setCurrentWidget(self._pages[content.shows])
        self._section = content.section
        if content.shows is Shows.SIGN:
            self.paper.refresh()

    def _show_head(self, head: Head, old: Head | None) -> None:
        if old is not None and (old.name, old.born, old.mrn, old.weight, old.chips) == (
            head.name, head.born, head.mrn, head.weight, head.chips,
        ):
            self.banner.set_saved(head.saved)
            return
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

    def ask_reason(self, title: str, text: str, about: str) -> None:
        """Ask for a reason above the canvas."""
        self.reason.ask(title, text, about)

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
        if about.startswith("go:"):
            self._go_to(about.removeprefix("go:"))
        else:
            self.presenter.ask_to_go_on(about)

    def _open_product(self, product: str, lot: str, expiry: object, dissolve: str, diluent: str) -> None:
        if self.presenter.open_product(product, lot, expiry, dissolve, diluent):  # type: ignore[arg-type]  # Signal(object)
            self.products.clear_fields()

    def _preview_landmark(self, which: str, x: float, y: float) -> None:
        preview = self.presenter.preview_landmark(which, x, y)
        if preview is not None:
            self.block.nape.show_content(preview)

    # -- keys and sizes ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space does what is next, Backspace and Ctrl+Z undo, Ctrl+Shift+Z and Ctrl+Y redo, F6 walks the columns, Esc closes the card."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key == Qt.Key.Key_Space and not control:
            self._primary()
        elif key == Qt.Key.Key_Backspace or (control and key == Qt.Key.Key_Z and not shift):
            self.presenter.undo()
        elif control and key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            self.presenter.redo()
        elif key == Qt.Key.Key_F6:
            self._walk_columns(back=shift)
        elif key == Qt.Key.Key_Escape:
            self.presenter.close_card()
        else:
            super().keyPressEvent(event)

    def _walk_columns(self, *, back: bool) -> None:
        columns = [self.steps, self._pages[self.presenter.section.shows], self.totals]
        focus = QGuiApplication.focusObject()
        here = next((place for place, column in enumerate(columns) if isinstance(focus, QWidget) and column.isAncestorOf(focus)), -1)
        following = columns[(here + (-1 if back else 1)) % len(columns)]
        target = _first_focus(following)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Space is the next action from the first moment on, so the screen itself has the focus, not its back button."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small windows take the compact measures."""
        super().resizeEvent(event)
        self._set_compact(current().is_compact(self.width(), self.height()))

    def _set_compact(self, compact: bool) -> None:
        theme = current()
        self._compact = compact
        self.steps.setFixedWidth(theme.size("steps_column", compact))
        self.totals.setFixedWidth(theme.size("totals_column", compact))
        self.steps.set_compact(compact)
        self.undo_bar.set_compact(compact)
        self.map.set_compact(compact)
        self.block.set_compact(compact)
        self.sign.set_compact(compact)
        if self._content is not None:
            self.totals.set_content(
                self._content.map_totals, self._content.block_totals, self._content.primary, compact=compact
            )


def _section(group: StepGroup) -> StepSection:
    items = (
        StepItem(line.id, line.title, StepState.NOW if line.current else _STEP_STATES[line.state.value], line.note)
        for line in group.lines
    )
    return StepSection(group.title, tuple(items))


def _first_focus(root: QWidget) -> QWidget | None:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return root
    for child in root.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and (isinstance(child, kinds) or child.focusPolicy() & Qt.FocusPolicy.TabFocus):
            return child
    return None
