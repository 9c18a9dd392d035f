"""Ties the question for the consent to the sheet that the patient signs; that is loaded when it is first wanted. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.ui.consent.desk import ConsentDesk
    from procedure_assistant.ui.visit.view import VisitScreen


def connect_consent(screen: VisitScreen, services: Services) -> None:
    """Let the patient sign on this screen; not where there are no texts (services of a test)."""
    samples = services.consent_samples
    if samples is None:
        return
    desks: list[ConsentDesk] = []

    def print_form(language: str) -> None:
        screen.presenter.go_to("sign")
        screen.paper.set_document(f"consent-{language}")

    def open_consent() -> None:
        from procedure_assistant.ui.consent.desk import ConsentDesk  # noqa: PLC0415 -- with the first signature

        if not desks:
            desks.append(ConsentDesk(screen, screen.presenter, services.store, services.clock, samples, print_form))
        desks[0].open()

    screen.presenter.open_consent = open_consent
