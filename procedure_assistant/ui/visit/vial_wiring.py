"""Ties what a visit says of vials and of the claim to the services and to the pages. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.services.kept_vials import discard_vial, kept_vials

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.visit.course_pages import WastePage
    from procedure_assistant.ui.visit.presenter import VisitPresenter


def connect_vials(asks: VisitPresenter, services: Services) -> None:
    """Where kept vials are found, and what makes the billing summary."""
    claims = services.claims
    visits = services.visits
    bill = claims.summary if claims is not None else None
    asks.vials_from(lambda: kept_vials(visits), bill, lambda vial, reason, witness: discard_vial(visits, vial, reason, witness))


def connect_waste(page: WastePage, asks: VisitPresenter) -> WastePage:
    """The waste page asks the presenter."""
    page.waste_requested.connect(asks.waste)
    page.waste_all_requested.connect(asks.waste_all)
    page.keep_requested.connect(asks.keep_vial)
    return page
