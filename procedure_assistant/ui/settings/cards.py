"""The groups of settings below those of the clinic: each with who may see it and how it is shown anew. Knows no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.ui.images.station_card import StationCard
from procedure_assistant.ui.incoming.sources_card import SourcesCard
from procedure_assistant.ui.scan.card import ScannerCard
from procedure_assistant.ui.settings.bedside_card import BedsideCard
from procedure_assistant.ui.settings.consents_card import ConsentsCard
from procedure_assistant.ui.settings.destinations_card import DestinationsCard
from procedure_assistant.ui.settings.logo_card import LogoCard
from procedure_assistant.ui.settings.notices_card import NoticesCard
from procedure_assistant.ui.settings.signature_card import SignatureCard
from procedure_assistant.ui.settings.vials_card import VialsCard
from procedure_assistant.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Card:
    """A group of settings, shown to whoever may do ``act``."""

    title: str
    widget: QWidget
    act: Act
    refresh: Callable[[], None]


def settings_cards(
    services: Services, tasks: Tasks, changed: Callable[[ClinicSettings], None], gap_changed: Callable[[int], None]
) -> tuple[Card, ...]:
    """Every group in its order; those of parts that this program runs without are left out."""
    bedside = BedsideCard(services)
    logo = LogoCard(services, changed)
    vials = VialsCard(services)
    notices = NoticesCard(services)
    cards = [Card(say("At the chair"), bedside, Act.SET_WORKSTATION, bedside.presenter.refresh)]
    if services.scanning is not None:
        scanner = ScannerCard(services, services.scanning)
        scanner.gap_changed.connect(gap_changed)
        cards.append(Card(say("Scanner"), scanner, Act.SET_WORKSTATION, scanner.refresh))
    cards.append(Card(say("Logo"), logo, Act.CHANGE_SETTINGS, logo.refresh))
    cards.append(Card(say("Vials"), vials, Act.CHANGE_SETTINGS, vials.presenter.refresh))
    cards.append(Card(say("State notices"), notices, Act.CHANGE_SETTINGS, notices.presenter.refresh))
    if services.consent_samples is not None:
        consents = ConsentsCard(services, services.consent_samples)
        cards.append(Card(say("Consent texts"), consents, Act.CHANGE_SETTINGS, consents.presenter.refresh))
    if services.signatures is not None:
        signature = SignatureCard(services.signatures, tasks)
        cards.append(Card(say("Signature of saved records"), signature, Act.CHANGE_SETTINGS, signature.presenter.refresh))
    if services.outbox is not None and services.exports is not None:
        destinations = DestinationsCard(services.outbox, services.exports, services.records.picture, tasks)
        cards.append(Card(say("Destinations"), destinations, Act.SET_DESTINATIONS, destinations.presenter.refresh))
    if services.incoming is not None:
        sources = SourcesCard(services, services.incoming, tasks)
        cards.append(Card(say("Incoming"), sources, Act.CHANGE_SETTINGS, sources.refresh))
    if services.image_station is not None:
        station = StationCard(services, services.image_station, tasks)
        cards.append(Card(say("Pictures from machines"), station, Act.CHANGE_SETTINGS, station.presenter.refresh))
    return tuple(cards)
