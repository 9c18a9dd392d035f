"""Joins the page of the map with the presenter of the visit: what is asked goes there, what it says comes back. It decides nothing."""

from __future__ import annotations

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.say import say
from procedure_assistant.ui.visit.content import VisitContent
from procedure_assistant.ui.visit.map_list import MapListPanel
from procedure_assistant.ui.visit.map_page import MapPage
from procedure_assistant.ui.visit.presenter import VisitPresenter
from procedure_assistant.ui.visit.site_card import SiteCard
from procedure_assistant.ui.widgets.legend import LegendItem
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.muscles import MuscleTable

_SITES = tuple(LegendItem(state, say(state.value)) for state in MarkState if state is not MarkState.GHOST)
_WITH_GHOSTS = (*_SITES, LegendItem(MarkState.GHOST, say(MarkState.GHOST.value)))
_BLOCKS = (LegendItem(MarkState.PLANNED, say("target")), LegendItem(MarkState.GIVEN, say("given, mL")))


def legend_of(content: VisitContent) -> tuple[LegendItem, ...]:
    """The marks that the canvas shows, with their words."""
    if content.shows is Shows.MAP:
        return _WITH_GHOSTS if any(mark.state == "ghost" for mark in content.marks) else _SITES
    return _BLOCKS if content.shows is Shows.BLOCK else ()


def connect_map(page: MapPage, asks: VisitPresenter, muscles: MuscleTable) -> None:
    """Everything that the figures, the card, the tool bar and the list ask; Right on a row of the muscles leads to its sites there."""
    muscles.sites_requested.connect(lambda muscle, is_open: page.open_list(muscle) if is_open else page.close_list())
    map_ = page.map
    map_.site_clicked.connect(asks.site_clicked)
    map_.site_context_requested.connect(asks.open_card)
    map_.sweep_ended.connect(lambda ids: asks.give(*ids))
    map_.skin_clicked.connect(asks.skin_clicked)
    map_.blank_clicked.connect(asks.blank_clicked)
    map_.dose_step_requested.connect(asks.step_dose)
    map_.move_requested.connect(asks.move_site)
    map_.move_cancelled.connect(lambda _site: asks.show())
    page.give_all_requested.connect(asks.give_all)
    page.plan_requested.connect(asks.plan_as_last)
    page.hint_wanted.connect(lambda site: page.set_hint(asks.hint(site)))
    page.card_made.connect(lambda card: _connect_card(card, asks))
    page.list_made.connect(lambda sites: _connect_list(sites, page, asks))
    page.list_opened.connect(lambda: page.set_list(asks.map_list()))


def _connect_card(card: SiteCard, asks: VisitPresenter) -> None:
    card.closed.connect(asks.close_card)
    card.dose_requested.connect(asks.set_dose)
    card.step_requested.connect(asks.step_dose)
    card.omit_requested.connect(asks.omit)
    card.take_back_requested.connect(asks.take_back_site)
    card.give_requested.connect(asks.give)
    card.note_given.connect(asks.note)


def _connect_list(sites: MapListPanel, page: MapPage, asks: VisitPresenter) -> None:
    card = page.card
    sites.site_requested.connect(asks.site_clicked)
    sites.dose_step_requested.connect(asks.step_dose)
    sites.extra_requested.connect(asks.add_extra_in)
    reaches = (
        (sites.card_requested, card.take_focus), (sites.note_requested, card.open_note), (sites.omit_requested, card.open_reasons),
    )  # fmt: skip
    for asked, reach in reaches:
        asked.connect(asks.open_card)
        asked.connect(lambda _site, reach=reach: reach())


def show_beside_map(page: MapPage, asks: VisitPresenter, content: VisitContent) -> None:
    """What stands beside the figures; the list itself is only made while it is open."""
    knows = any(mark.state == "ghost" for mark in content.marks)
    next_is_a_site = content.primary.action.startswith("give_site")
    give_all = content.map_totals is not None and next_is_a_site and any(line.open_all for line in content.map_totals.muscles)
    page.set_doable(give_all=give_all, plan=asks.can_plan_as_last(), last=knows, lines=asks.differing())
    if page.list_is_open():
        page.set_list(asks.map_list())
