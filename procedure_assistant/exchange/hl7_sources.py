"""HL7 v2 as what fetches by itself: the MLLP listener, and a folder of files. The station begins, asks and ends them."""

from __future__ import annotations

import ipaddress
import threading
from pathlib import Path

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.hl7_folder import SUFFIX, Hl7Files
from procedure_assistant.exchange.mllp_listener import Hl7Settings, Limits, MllpListener, hl7_faults
from procedure_assistant.services.hl7_receiving import Hl7Receiving
from procedure_assistant.services.image_ports import ListenerEvent, ListenerState
from procedure_assistant.services.incoming_settings import SourceSettings
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.incoming_values import Take
from procedure_assistant.services.problem import Problem

NAME = "hl7"
"""How the ledger names both: what one system sends over the line and as files belongs together."""
ENDINGS = (SUFFIX,)
EVERY = 2.0
_MOST_NOTES = 50


class MllpSource:
    """The listener as a source: it takes by itself, and each look tells what happened since the last one."""

    every = EVERY

    def __init__(self, settings: Hl7Settings, take: Take, limits: Limits | None = None) -> None:
        self._settings = settings
        self._receiving = Hl7Receiving(take)
        self._receiving.on_event = self._happened
        self._listener = MllpListener(self._receiving, limits)
        self._lock = threading.Lock()
        self._events: list[ListenerEvent] = []
        self._last: ListenerEvent | None = None

    @property
    def listener(self) -> MllpListener:
        """What listens."""
        return self._listener

    def begin(self) -> None:
        """Begin to listen. Raises ``Problem`` HL7-SETTINGS for settings that cannot be meant."""
        faults = hl7_faults(self._settings)
        if faults:
            raise Problem("HL7-SETTINGS", faults[0])
        if not self._settings.certificate and not ipaddress.ip_address(self._settings.bind.strip()).is_loopback:
            said = say("The HL7 listener is heard on the network and not encrypted: whoever is on it can read what is sent.")
            self._happened(ListenerEvent("HL7-PLAIN", said))
        self._listener.start(self._settings)

    def look(self, cancel: threading.Event) -> tuple[str, ...]:
        """What happened since the last look, newest first. Raises ``Problem`` while nothing can be listened at."""
        with self._lock:
            events, self._events = self._events, []
            last = self._last
        if self._listener.state is ListenerState.FAILED and last is not None:
            raise Problem(last.code, last.message)
        return tuple(dict.fromkeys(event.message for event in reversed(events)))

    def end(self) -> None:
        """Stop listening."""
        self._listener.stop()

    def _happened(self, event: ListenerEvent) -> None:
        with self._lock:
            self._events = [*self._events[-_MOST_NOTES + 1 :], event]
            self._last = event


def mllp_source(settings: SourceSettings, takers: Takers) -> MllpSource:
    """The listener as the settings say."""
    port = settings.value("port")
    peers = tuple(part for part in settings.value("peers").replace(",", " ").split() if part)
    chosen = Hl7Settings(
        NAME,
        settings.value("bind"),
        int(port) if port.isascii() and port.isdigit() else -1,
        peers,
        settings.value("certificate"),
        settings.value("key_file"),
        settings.value("client_authority"),
    )
    return MllpSource(chosen, takers.take)


def hl7_files(takers: Takers) -> Hl7Files:
    """What takes the files of a folder."""
    return Hl7Files(Hl7Receiving(takers.take), NAME)


def folder_of(settings: SourceSettings) -> Path:
    """The folder that is watched."""
    return Path(settings.value("folder"))
