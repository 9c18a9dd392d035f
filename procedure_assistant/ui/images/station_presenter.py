"""Drives the settings of the DICOM listener and the watched folder: answered, checked whole, kept, and put into effect. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.image_settings import (
    ImageSettings,
    Peer,
    image_settings_faults,
    load_image_settings,
    save_image_settings,
)
from procedure_assistant.services.image_station import ImageStation
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.images.inbox_presenter import station_words


@dataclass(frozen=True, slots=True)
class StationContent:
    """The card. ``values`` by field, peers one "AE title, address" a line; ``faults`` keep it from being stored; newest event first."""

    values: dict[str, str]
    listener_on: bool
    folder_on: bool
    faults: tuple[str, ...]
    state: str
    events: tuple[str, ...]
    busy: bool


class StationView(Protocol):
    """What the presenter asks of the card."""

    def show_station(self, content: StationContent) -> None:
        """Show it all."""


class StationPresenter:
    """Everything that is answered stays on the card; it is stored and used as soon as all of it can be."""

    def __init__(self, services: Services, station: ImageStation, view: StationView, tasks: Runner) -> None:
        self._services = services
        self._station = station
        self._view = view
        self._tasks = tasks
        self._settings = ImageSettings()
        self._peers = self._port = ""
        self._faults: tuple[str, ...] = ()
        self._is_busy = False

    def refresh(self) -> None:
        """Read what is stored."""
        try:
            self._take(load_image_settings(self._services.store))
            self._faults = ()
        except Problem as problem:
            self._faults = (problem.text,)
        self.show()

    def _take(self, settings: ImageSettings) -> None:
        self._settings = settings
        self._port = str(settings.port)
        self._peers = joined("\n", (say("{ae_title}, {address}", ae_title=peer.ae_title, address=peer.address) for peer in settings.peers))

    def answer(self, name: str, text: str) -> None:
        """One field was left."""
        if name == "peers":
            self._peers = text
        elif name == "port":
            self._port = text
        else:
            self._settings = replace(self._settings, **{name: text.strip()})  # type: ignore[arg-type]
        self._store()

    def switch(self, name: str, on: bool) -> None:
        """The listener ("listener_on") or the folder ("folder_on") on or off."""
        self._settings = replace(self._settings, **{name: on})  # type: ignore[arg-type]
        self._store()

    def _store(self) -> None:
        peers, bad = _peers_of(self._peers)
        port = int(self._port) if self._port.strip().isdecimal() else 0
        settings = replace(self._settings, peers=peers, port=port)
        self._faults = (*bad, *image_settings_faults(settings))
        if self._faults:
            self.show()
            return
        try:
            guard = self._services.visits.guard
            guard.allow(save_image_settings)
            before = load_image_settings(self._services.store)
            if settings != before:
                save_image_settings(self._services.store, settings)
                guard.note(Act.CHANGE_SETTINGS, "", say("receiving of images"))
        except Problem as problem:
            self._faults = (problem.text,)
            self.show()
            return
        self._take(settings)
        if settings != before:
            self._is_busy = True
            self._tasks.run(lambda: self._station.apply(settings), self._applied, self._failed)
        self.show()

    def _applied(self, _none: None) -> None:
        self._is_busy = False
        self.show()

    def _failed(self, problem: Problem) -> None:
        self._is_busy = False
        self._faults = (problem.text,)
        self.show()

    def show(self) -> None:
        """Show the card as it stands."""
        settings, state = self._settings, self._station.state
        values = {
            "ae_title": settings.ae_title,
            "port": self._port,
            "bind": settings.bind,
            "peers": self._peers,
            "folder": settings.folder,
        }
        self._view.show_station(
            StationContent(
                values, settings.listener_on, settings.folder_on, self._faults, station_words(state), state.events[:6], self._is_busy
            )
        )


def _peers_of(text: str) -> tuple[tuple[Peer, ...], tuple[str, ...]]:
    """The peers of lines such as "VIVID, 192.168.7.20", and what is wrong with the lines."""
    peers, bad = [], []
    for line in (one.strip() for one in text.splitlines()):
        title, comma, address = (part.strip() for part in line.partition(","))
        if comma:
            peers.append(Peer(title, address))
        elif line:
            bad.append(say("“{line}” is not a device: write its AE title, a comma and its address.", line=line))
    return tuple(peers), tuple(bad)
