"""What is asked of the injection map: giving, doses, omitting, moving, extras, the card of a site. No Qt."""

from __future__ import annotations

from decimal import Decimal

from procedure_assistant.domain.commands import injection_map
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.permissions import Act
from procedure_assistant.ui.visit import map_content
from procedure_assistant.ui.visit.presenter_base import VisitBase


class MapRequests(VisitBase):
    """The requests of the map, its card and the muscle table."""

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

    def hint(self, site_id: str) -> str:
        """What a hand that rests on a site wants to know: state, place, depth, angle. "" for a site that is not there."""
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
        if not self._do(injection_map.move, site_id, figure, x, y):
            self._ask_after_refusal("move", lambda reason: self._do(injection_map.move, site_id, figure, x, y, reason))
