"""What is asked of the injection map: giving, doses, omitting, moving, extras, the card of a site. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from procedure_assistant.domain.commands import injection_map, injection_plan
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.last_visit import LastMap
from procedure_assistant.domain.say import say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit import map_content, map_list_content
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.extra_place import extra_place
from procedure_assistant.ui.visit.map_list_content import MapList
from procedure_assistant.ui.visit.presenter_base import VisitBase


class MapRequests(VisitBase):
    """The requests of the map, its card, the list beside it and the muscle table."""

    _find_last: Callable[[], LastMap | None] = staticmethod(lambda: None)
    _last: LastMap | None = None
    _last_unread = ""
    _looked_back = False

    def look_back_with(self, find: Callable[[], LastMap | None]) -> None:
        """How the last visit is found: asked once, when the map is first shown; it may raise ``Problem``."""
        self._find_last = find

    def _last_map(self) -> LastMap | None:
        if not self._looked_back:
            self._looked_back = True
            try:
                self._last = self._find_last()
            except Problem as problem:
                # Today's visit goes on without it; the list beside the map says that there is one and why it is not shown.
                self._last_unread = say("The last visit cannot be shown. {problem}", problem=problem.text)
        return self._last

    def map_list(self) -> MapList | None:
        """The list beside the map."""
        return map_list_content.map_list(self._seen, self._last_map(), self._last_unread, may_chart=not self._permits(Act.CHART))

    def can_plan_as_last(self) -> bool:
        """Whether the plan of the last visit is offered."""
        return not self._permits(Act.CHART) and map_list_content.can_plan(self.record, self._last_map())

    def differing(self) -> int:
        """How many lines of differences the list has."""
        return map_list_content.differing(self.record, self._last_map())

    def plan_as_last(self) -> None:
        """Lay the plan as the last visit gave it: planned, nothing given."""
        last = self._last_map()
        if last is not None:
            self._do(injection_plan.plan_as_last, last)

    def add_extra_in(self, muscle: str, side: str) -> None:
        """An extra by muscle and side, where extras usually go; its card opens, since it may have to be moved."""
        before = set(self.record.sites)
        place = extra_place(self._seen, muscle, Side(side))
        if place is None:
            self._tell(Notice("refusal", say("No place is free there. Nothing was charted."), say("Click the muscle where the pain is.")))
        elif self._do(injection_map.add_extra, *place, muscle, Side(side)):
            made = next((site for site in self.record.sites if site not in before), "")
            if made:
                self.open_card(made)

    def site_clicked(self, site_id: str) -> None:
        """A planned site is given; one that is decided opens its card. With a card open, a click elsewhere closes it first.

        Whoever may only look gets the card of every site.
        """
        site = self.record.sites.get(site_id)
        if self._card and self._card != site_id:
            self._card = ""
        if site is not None and (site.decided or self.record.signed or self._permits(Act.CHART)):
            self.open_card(site_id)
        else:
            self.give(site_id)

    def give(self, *site_ids: str) -> None:
        """Give planned sites; a sweep by whoever may only look gives none."""
        if not self._permits(Act.CHART):
            self._do(injection_map.give, site_ids)

    def give_muscle(self, muscle: str, side: str) -> None:
        """Give what is still planned in a muscle, "" for both sides."""
        self._do(injection_map.give_muscle, muscle, Side(side) if side else None)

    def give_all(self) -> None:
        """Give everything still planned."""
        self._do(injection_map.give_all)

    def open_card(self, site_id: str) -> None:
        """Open the card of a site."""
        self._card = site_id
        self._notices = ()
        self.show()

    def close_card(self) -> None:
        """Close the card."""
        self._card = ""
        self._notices = ()
        self.show()

    def hint(self, site_id: str) -> map_content.SiteHintContent | None:
        """What a hand that rests on a site wants to know: state, place, depth, angle, caution. None for a site that is not there."""
        return map_content.hint(self.record, site_id)

    def take_back_site(self, site_id: str) -> None:
        """The mark was a mistake."""
        self._do(injection_map.retract, site_id)

    def set_dose(self, site_id: str, amount: Decimal) -> None:
        """Another dose at a site."""
        self._do(injection_map.change_dose, site_id, amount)

    def step_dose(self, site_id: str, steps: int) -> None:
        """One step up or down."""
        site, map_ = self.record.sites.get(site_id), self.record.map
        if site and map_:
            self.set_dose(site_id, (site.given or site.intended).amount + steps * map_.dose_step)

    def omit(self, site_id: str, reason: str) -> None:
        """Leave a site out."""
        self._do(injection_map.omit, site_id, reason)

    def note(self, site_id: str, text: str) -> None:
        """A remark on a site."""
        self._do(injection_map.note, site_id, text)

    def skin_clicked(self, figure: str, x: float, y: float, muscle: str, side: str) -> None:
        """Empty skin: an extra site where the muscle allows it, else a refusal in place. With a card open it only closes."""
        if self._card or self._permits(Act.CHART):
            self.close_card()
            return
        self._do(injection_map.add_extra, figure, x, y, muscle, Side(side) if side in tuple(Side) else Side.MIDLINE)

    def blank_clicked(self) -> None:
        """Beside all figures: the card closes, and a message that was read goes."""
        self.close_card()

    def move_site(self, site_id: str, figure: str, x: float, y: float) -> None:
        """Put a site elsewhere; beyond the tolerance the reason is asked in place."""
        with self._shown_once():
            if self._do(injection_map.move, site_id, figure, x, y):
                return
            self._ask_after_refusal("move", lambda reason: self._do(injection_map.move, site_id, figure, x, y, reason))
