"""Where a visit finds what earlier visits of the patient said: proposals, lots used before, the last map. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.services.earlier_visit import last_visit, used_before
from procedure_assistant.services.last_visit import last_map

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.visit.view import VisitScreen


def connect_earlier(screen: VisitScreen, services: Services) -> None:
    """Each is read when it is first wanted, for the visit that is on the screen then."""
    visits, asks, opened = services.visits, screen.presenter, screen.visit

    asks.propose_from(lambda: last_visit(visits, screen.visit.id, screen.visit.record), lambda: used_before(visits, screen.visit.id))
    asks.look_back_with(lambda: last_map(visits, opened.id, opened.record))
