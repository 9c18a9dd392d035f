"""The frame of the visit screen: banner, steps, canvas with its pages and messages, totals; sizes, places and the way of the focus."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.tab_way import TabWay, stops
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.content import VisitContent
from procedure_assistant.ui.visit.form_page import FormPage
from procedure_assistant.ui.visit.map_list import WIDTH as LIST_WIDTH
from procedure_assistant.ui.visit.map_page import MapPage
from procedure_assistant.ui.visit.notices import MessageArea, NoticeColumn
from procedure_assistant.ui.visit.sign_page import SignPage
from procedure_assistant.ui.visit.totals import TotalsColumn
from procedure_assistant.ui.visit.ultrasound_page import UltrasoundPage
from procedure_assistant.ui.widgets.banner import PatientBanner
from procedure_assistant.ui.widgets.steps import StepList
from procedure_assistant.ui.widgets.surfaces import Panel
from procedure_assistant.ui.widgets.undo import UndoBar

W = TypeVar("W", bound=QWidget)

_UNDER_THE_HAND = (Shows.MAP, Shows.BLOCK)
"""Here a message lies over the tool bar: if it moved the plates, the next click would meet another site."""
_TOOL_BAR = 64
"""px: what a message may be high before it would lie over a card."""


_CANVAS_BESIDE_LIST = 740
"""px of canvas that keep the marks of the map apart."""


class VisitFrame(TabWay, QWidget):
    """The parts of the screen and where they stand. What they show comes from the screen made of it."""

    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit")
        self._compact = False
        self._content: VisitContent | None = None
        self.banner = PatientBanner("banner")
        self.menu = QMenu(self)
        self.steps = StepList("steps")
        self.undo_bar = UndoBar("undo_bar")
        self.totals = TotalsColumn(clock)
        self.standing = NoticeColumn("standing")
        self.messages = MessageArea()
        self.notices, self.reason = self.messages.notices, self.messages.reason
        self._pages: dict[Shows, QWidget] = {}
        """The pages made so far: each when it is first shown, for making all of them takes longer than opening a visit may."""
        self._lay_out()
        self._set_compact(compact=False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _lay_out(self) -> None:
        self._front: QWidget | None = None
        self._stack = QStackedWidget()
        # The canvas takes what the columns leave; no page may widen the window.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.installEventFilter(self)
        self._canvas = Panel("canvas", edges="left")
        self._middle = QVBoxLayout(self._canvas)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._stops = QWidget()  # a margin around them that goes with them
        above = QVBoxLayout(self._stops)
        above.setContentsMargins(14, 10, 14, 6)
        above.addWidget(self.standing)
        self._middle.addWidget(self._stops)
        self._middle.addWidget(self.messages)
        self._middle.addWidget(self._stack, 1)
        self._middle.addWidget(self.undo_bar)
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.steps)
        columns.addWidget(self._canvas, 1)
        columns.addWidget(self.totals)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(columns, 1)

    def _add_page(self, shows: Shows, page: W) -> W:
        """Take in a page that was just made."""
        self._pages[shows] = page
        self._stack.addWidget(page)
        self._fit_page(page)
        if isinstance(page, MapPage):
            page.list_wanted.connect(self._fit_steps)
        return page

    @property
    def canvas(self) -> QWidget:
        """Where the pages stand, above the undo bar."""
        return self._stack

    def page_of(self, shows: Shows) -> QWidget | None:
        """The page of a kind of section; None while it is not made."""
        return self._pages.get(shows)

    def add_below(self, panel: QWidget) -> None:
        """A panel between the canvas and the undo bar, such as the sequence."""
        self._middle.insertWidget(self._middle.indexOf(self.undo_bar), panel)

    def set_front(self, page: QWidget | None) -> None:
        """A page that has the whole screen, as gloves mode has it; None gives it back to banner and columns."""
        if self._front is not None:
            self._front.hide()
        self._front = page
        for part in (self.banner, self._canvas, self.totals):
            part.setVisible(page is None)
        self._fit_steps()
        self._column.setStretchFactor(self._columns, 1 if page is None else 0)  # what is hidden would take its share all the same
        if page is not None:
            if self._column.indexOf(page) < 0:
                self._column.addWidget(page, 1)
            page.show()
        self._focus_page()

    def _fit_steps(self) -> None:
        """In a small window the list beside the map takes the place of the steps: beside both, the marks would overlap."""
        page = self._stack.currentWidget()
        listed = isinstance(page, MapPage) and page.list_is_wanted
        beside_both = self.width() - self.steps.width() - self.totals.width() - LIST_WIDTH
        self.steps.setVisible(self._front is None and not (listed and beside_both < _CANVAS_BESIDE_LIST))

    def _fit_page(self, page: QWidget) -> None:
        if isinstance(page, MapPage | BlockPage | FormPage | SignPage | UltrasoundPage):
            page.set_compact(self._compact)

    # -- messages ------------------------------------------------------------------------------------------------------

    def _show_messages(self, content: VisitContent) -> None:
        self.standing.set_notices(content.standing)
        self._stops.setVisible(bool(content.standing))
        floating = content.shows in _UNDER_THE_HAND
        if floating and self._middle.indexOf(self.messages) >= 0:
            self._middle.removeWidget(self.messages)
        elif not floating and self._middle.indexOf(self.messages) < 0:
            self._middle.insertWidget(1, self.messages)
        self.messages.set_floating(floating)
        if floating and self.messages.isHidden():
            self.messages.resize(0, 0)  # shown where it lay last, it would have all below it painted there
        self.messages.set_content(content.notices, content.asking)

    def _place_messages(self) -> None:
        """Over the tool bar of the canvas; a high one stands beside the card that lies below."""
        if self._content is None or self._content.shows not in _UNDER_THE_HAND or self.messages.isHidden():
            return
        room = self._stack.geometry()
        page = self._pages.get(self._content.shows)
        card = page.card_span() if isinstance(page, MapPage | BlockPage) else QRect()
        height = self.messages.height_for(room.width())
        if height > _TOOL_BAR and not card.isEmpty():
            if card.center().x() < room.width() / 2:
                room.setLeft(room.left() + card.right() + 1)
            else:
                room.setWidth(card.left())
            height = self.messages.height_for(room.width())
        self.messages.setGeometry(room.left(), room.top(), room.width(), height)
        self.messages.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The messages follow the size of the canvas they lie on."""
        if event.type() == QEvent.Type.Resize and watched is self._stack:
            self._place_messages()
        return super().eventFilter(watched, event)

    # -- focus ---------------------------------------------------------------------------------------------------------

    def _walk_columns(self, *, back: bool) -> None:
        """F6: to the next column that has something to stand on."""
        columns: list[QWidget] = [self.steps, self._canvas, self.totals]
        focus = self.window().focusWidget()
        here = next((place for place, column in enumerate(columns) if focus is not None and column.isAncestorOf(focus)), 0)
        for step in range(1, len(columns) + 1):
            column = columns[(here + (-step if back else step)) % len(columns)]
            target = next((stop for stop in self._stops_of(column) if stop.isVisible() and stop.isEnabled()), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _stops_of(self, column: QWidget) -> list[QWidget]:
        """Where Tab stops in a column; in the canvas the figure itself comes first."""
        found = [stop for stop in stops(column) if stop.focusPolicy() & Qt.FocusPolicy.TabFocus]
        figure = self._figure() if column is self._canvas else None
        return found if figure is None else [figure, *found]

    def _figure(self) -> QWidget | None:
        page = self._pages.get(self._content.shows) if self._content is not None else None
        return page.map if isinstance(page, MapPage) else page.nape if isinstance(page, BlockPage) else None

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The screen as such shows no focus; Qt would paint all of it anew at every press on a button."""

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Nothing to paint either."""

    def _focus_page(self) -> None:
        """The page as such has the focus, not its first button: Space is the next action, arrows scroll or walk the sites."""
        if self._content is not None:
            (self._front or self._figure() or self._pages[self._content.shows]).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- sizes ---------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small windows take the compact measures."""
        super().resizeEvent(event)
        compact = current().is_compact(self.width(), self.height())
        if compact != self._compact:
            self._set_compact(compact)
        self._fit_steps()

    def _set_compact(self, compact: bool) -> None:
        theme = current()
        self._compact = compact
        self.steps.setFixedWidth(theme.size("steps_column", compact))
        self.totals.setFixedWidth(theme.size("totals_column", compact))
        self.steps.set_compact(compact)
        self.undo_bar.set_compact(compact)
        for page in self._pages.values():
            self._fit_page(page)
        if self._content is not None:
            self._show_totals(self._content)

    def _show_totals(self, content: VisitContent) -> None:
        self.totals.set_content(
            content.map_totals, content.block_totals, content.primary, compact=self._compact, passport=content.passport_totals
        )
