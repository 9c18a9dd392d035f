"""The injection map on the canvas: views and layers above, the four figures, the card of one site. It asks; it decides nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.map.model import VIEWS, Layers, SiteMark
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.content import SiteCardContent
from procedure_assistant.ui.visit.map_bar import MapBar
from procedure_assistant.ui.visit.map_content import SiteHintContent
from procedure_assistant.ui.visit.map_list import WIDTH as LIST_WIDTH
from procedure_assistant.ui.visit.map_list import MapListPanel
from procedure_assistant.ui.visit.map_list_content import MapList
from procedure_assistant.ui.visit.site_card import WIDTH, SiteCard
from procedure_assistant.ui.visit.site_hint import SiteHint

_MOVING = say("Drag the mark, or use the arrows: 1 mm, with Shift 5 mm. Enter keeps the place, Esc leaves it.")
_MARGIN = 14
_IDLE_MS = 250
"""After which a page that is shown makes what is likely to be wanted next."""
_FREE_FOR_LIST = 1.17
"""Above this proportion of width to height the list takes nothing from the figures: it is open from the start."""


class MapPage(QWidget):
    """Everything that is asked of the map leaves as a signal of :attr:`map` or :attr:`card`.

    ``list_wanted``: the list was opened or closed by hand. ``note_changed``: a sentence for the foot of the canvas, "" when there is
    none. ``hint_wanted``: the pointer rests on a site ("" none). ``card_made``, ``list_made``: a part to be connected has come.
    """

    give_all_requested = Signal()
    plan_requested = Signal()
    list_opened = Signal()
    list_wanted = Signal()
    note_changed = Signal(str)
    hint_wanted = Signal(str)
    card_placed = Signal()
    card_made = Signal(object)
    list_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_page")
        self._layers = Layers()
        self._ghosts = True
        self._vessel_site = ""
        self._marks: dict[str, SiteMark] = {}
        self._shown_card = ""
        self._back_to = ""
        """The site in the list from which a card or a move was asked, so that the keyboard comes back to it."""
        self._list_wanted: bool | None = None
        self.map = named(MapView(self), "map", say("Injection map"))
        self.bar = MapBar(self)
        self.views, self.toggles, self.zoom, self.give_all = self.bar.views, self.bar.toggles, self.bar.zoom, self.bar.give_all
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._make_ahead)
        self._connect()
        self._lay_out()
        self.set_compact(compact=False)
        self._show_layers()
        self._show_zoom(1.0)

    def _connect(self) -> None:
        self.views.chosen.connect(self.set_view)
        self.bar.layer_switched.connect(self._switch)
        self.zoom.clicked.connect(self.map.reset_zoom)
        self.map.zoom_changed.connect(self._show_zoom)
        self.map.view_changed.connect(self.views.set_current)
        self.give_all.clicked.connect(self.give_all_requested)
        self.bar.plan_requested.connect(self.plan_requested)
        self.bar.list_switched.connect(self._want_list)
        for done in (self.map.move_requested, self.map.move_cancelled):
            done.connect(lambda *_: self._moved())
        self.map.site_hovered.connect(self._rest_on)

    # -- what is not seen when the page is first painted -------------------------------------------------------------------

    @cached_property
    def card(self) -> SiteCard:
        """The card of one site; made a moment after the first painting, since opening a visit waits for what it makes."""
        made = SiteCard(self)
        made.move_requested.connect(self._begin_move)
        made.grown.connect(self._follow)
        self.card_made.emit(made)
        return made

    @cached_property
    def list(self) -> MapListPanel:
        """The list beside the map; made when it is first opened."""
        made = MapListPanel(self)
        made.plan_requested.connect(self.plan_requested)
        made.left.connect(lambda: self.map.setFocus(Qt.FocusReason.TabFocusReason))
        made.move_requested.connect(self._move_from_list)
        for asked in (made.card_requested, made.note_requested, made.omit_requested):
            asked.connect(self._remember)
        self._row.addWidget(made)
        self.list_made.emit(made)
        return made

    @cached_property
    def hint(self) -> SiteHint:
        """What a hand that rests on a site is told."""
        return SiteHint(self)

    def _is_made(self, part: str) -> bool:
        return part in self.__dict__

    def _make_ahead(self) -> None:
        """The first click on a given site shall not wait for its card to be made."""
        assert self.card is not None
        assert self.hint is not None

    def showEvent(self, event: QShowEvent) -> None:
        """What is soon wanted is made once this has been painted."""
        super().showEvent(event)
        if not self._is_made("card"):
            self._idle.start()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.map, 1)
        column.addLayout(self._row, 1)

    def set_compact(self, compact: bool) -> None:
        """Small windows: larger marks, a lower tool bar, all layers but the muscles in a menu."""
        self.map.set_large_marks(compact)
        self.bar.set_compact(compact)

    def add_tool(self, tool: QWidget) -> None:
        """Another button of the tool bar, see :meth:`MapBar.add_tool`."""
        self.bar.add_tool(tool)

    def set_doable(self, *, give_all: bool, plan: bool, last: bool, lines: int) -> None:
        """Whether all can be given at once, a plan from the last visit is offered, one is known, and how many lines differ."""
        if not give_all and self.give_all.hasFocus():
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would hand it to whatever comes next
        self.bar.set_doable(give_all=give_all, plan=plan, last=last)
        self.bar.show_list(on=self.list_is_open(), lines=lines)

    # -- the list beside the map ---------------------------------------------------------------------------------------

    def list_is_open(self) -> bool:
        """Whether the list is shown, and so must be kept up to date."""
        return self._is_made("list") and not self.list.isHidden()

    def set_list(self, content: MapList | None) -> None:
        """What the list says."""
        if content is not None or self._is_made("list"):
            self.list.set_content(content)

    def open_list(self, muscle: str = "") -> None:
        """Open the list with the keyboard on its first site, or on that of a muscle."""
        self._want_list(on=True)
        row = self.list.first_row(muscle)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def close_list(self) -> None:
        """Close the list; what had the keyboard keeps it, unless it was the list."""
        self._want_list(on=False)

    @property
    def list_is_wanted(self) -> bool:
        """Whether the list was opened by hand, and not only because there was room."""
        return self._list_wanted is True

    def _want_list(self, on: bool) -> None:
        self._list_wanted = on
        self._fit_list()
        self.list_wanted.emit()

    def _fit_list(self) -> None:
        """Open as it was asked for; from the start only where the figures lose nothing by it."""
        room = self.width() - LIST_WIDTH > _FREE_FOR_LIST * max(1, self.height())
        on = room if self._list_wanted is None else self._list_wanted
        if on == self.list_is_open():
            return
        if on:
            self.list.show()
            self.list_opened.emit()
        else:
            inside = self.window().focusWidget()
            self.list.hide()
            if inside is not None and self.list.isAncestorOf(inside):
                self.map.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would hand it to whatever comes next
        self.bar.list.set_on(on)

    def _remember(self, site_id: str) -> None:
        self._back_to = site_id

    def _move_from_list(self, site_id: str) -> None:
        self._remember(site_id)
        self._begin_move(site_id)

    def _return_focus(self) -> None:
        """To the row of the list from which it came, else to the map: Qt would hand it to whatever comes next."""
        row = self.list.row(self._back_to) if self._back_to and self.list_is_open() else None
        self._back_to = ""
        (row or self.map).setFocus(Qt.FocusReason.TabFocusReason if row is not None else Qt.FocusReason.OtherFocusReason)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def set_marks(self, marks: tuple[SiteMark, ...], *, flag: str) -> None:
        """Show the sites as they stand."""
        if marks != tuple(self._marks.values()):
            self._marks = {mark.id: mark for mark in marks}
            self._show_marks()
        self.map.set_flag_text(flag)

    def _show_marks(self) -> None:
        self.map.show_marks(mark for mark in self._marks.values() if self._ghosts or mark.state != "ghost")

    def set_hint(self, content: SiteHintContent | None) -> None:
        """What a hand that rests on a site is told, beside it."""
        if content is None and not self._is_made("hint"):
            return
        mark = self.map.mark_rect(content.id) if content is not None else QRect()
        self.hint.show_beside(content, mark.translated(self.map.pos()), self.map.geometry())

    def _rest_on(self, site_id: str) -> None:
        """Told only where no card is open and nothing is being moved: it would lie over what is looked at."""
        self.hint_wanted.emit("" if self._shows_card() else site_id)

    def _shows_card(self) -> bool:
        return self._is_made("card") and self.card.isVisible()

    def set_card(self, content: SiteCardContent | None) -> None:
        """Show the card of a site, joined to its mark."""
        if content is None and not self._is_made("card"):
            return
        focus = self.window().focusWidget()
        inside = focus is not None and self.card.isAncestorOf(focus)
        self.card.set_content(content)
        vessel = content.id if content is not None and content.vessel else ""
        if vessel != self._vessel_site:
            self._vessel_site = vessel
            self._show_layers()
        if content is None:
            self.map.set_leader()
            self.map.set_shadow()
            if inside:
                self._return_focus()
            return
        self.set_hint(None)
        self._shown_card = content.id
        self._place_card(content.id)

    def card_span(self) -> QRect:
        """Where the card lies on the page; empty while it is closed."""
        return self.card.geometry() if self._shows_card() else QRect()

    def _place_card(self, site_id: str) -> None:
        """At the edge away from the face, so that it does not cover the mark; the other one where it would."""
        area = self.map.geometry()
        mark = self.map.mark_rect(site_id)
        if mark.isEmpty():  # its figure is not in view
            self._put_card(QRect(area.right() - WIDTH - _MARGIN, area.top() + _MARGIN, WIDTH, self.card.full_height()))
            self.map.set_leader()
            return
        height = min(self.card.full_height(), area.height() - 2 * _MARGIN)
        top = max(area.top() + _MARGIN, min(area.top() + mark.center().y() - height // 2, area.bottom() - height - _MARGIN))
        right = area.right() - WIDTH - _MARGIN
        left = area.left() + _MARGIN
        spot = QRect(right, top, WIDTH, height)
        if spot.intersects(self._muscle_area(site_id)) or spot.contains(mark.center() + area.topLeft()):
            spot.moveLeft(left)
        self._put_card(spot)
        edge = spot.left() if spot.left() > area.left() + mark.center().x() else spot.right()
        self.map.set_leader(site_id, QPointF(edge - area.left(), QRectF(mark).center().y()))

    def _put_card(self, spot: QRect) -> None:
        self.card.setGeometry(spot)
        self.map.set_shadow(spot.translated(-self.map.pos()))
        self.card_placed.emit()

    def _muscle_area(self, site_id: str) -> QRect:
        mark = self._marks.get(site_id)
        if mark is None:
            return QRect()
        return self.map.muscle_rect(mark.figure, mark.muscle, mark.side).translated(self.map.pos())

    def set_view(self, view: str) -> None:
        """All figures or one of them."""
        for known in VIEWS:
            if known == view:
                self.map.set_view(known)
        self.views.set_current(view)
        self._follow()

    def _switch(self, layer: str, on: bool) -> None:
        if layer == "last":
            self._ghosts = on
            self._show_marks()
        else:
            self._layers = replace(self._layers, **{layer: on})
        self._show_layers()

    def _show_layers(self) -> None:
        """As switched; while the card of a site warns of a vessel, the vessels are shown with it."""
        for layer in ("muscles", "bones", "nerves", "vessels"):
            self.bar.show_layer(layer, on=getattr(self._layers, layer))
        self.bar.show_layer("last", on=self._ghosts)
        self.map.set_layers(replace(self._layers, vessels=True) if self._vessel_site else self._layers)

    def _show_zoom(self, factor: float) -> None:
        self.bar.show_zoom(factor)
        self._follow()

    def _follow(self) -> None:
        """The card keeps its place beside its mark."""
        if self._shows_card():
            self._place_card(self._shown_card)

    def _begin_move(self, site_id: str) -> None:
        """The card makes room; it comes back when the place is kept or left."""
        if self.map.mark_rect(site_id).isEmpty():
            self.set_view("all")
        self.note_changed.emit(_MOVING)
        self.set_hint(None)
        self.card.hide()
        self.map.set_leader()
        self.map.set_shadow()
        self.map.begin_move(site_id)

    def _moved(self) -> None:
        """The place is kept or left."""
        self.note_changed.emit("")
        if self._back_to:
            self._return_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card keeps its place beside its mark; a wide canvas has room for the list."""
        super().resizeEvent(event)
        self._fit_list()
        self._follow()
