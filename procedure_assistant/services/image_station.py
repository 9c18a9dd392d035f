"""The receiving end of this workstation: DICOM listener and watched folder, on and off as the settings say. No network, no file here.

It begins after the first log-in, goes on behind the lock screen (a machine sends only once), and ends with the program.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from procedure_assistant.services.image_ports import Kept, ListenerEvent, ListenerState
from procedure_assistant.services.image_receiving import ImageReceiving
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.image_settings import ImageSettings, load_image_settings
from procedure_assistant.services.image_values import StoredImage


class Listener(Protocol):
    """What listens on the network."""

    @property
    def state(self) -> ListenerState:
        """Where it stands."""

    @property
    def port(self) -> int:
        """The port that is listened at, 0 while it is not."""

    def start(self, settings: ImageSettings) -> None:
        """Begin to listen, and return at once."""

    def stop(self) -> None:
        """Stop, and return when it has."""


class Folder(Protocol):
    """What watches a folder."""

    @property
    def is_gone(self) -> bool:
        """Whether it could not be looked into the last time."""

    def start(self) -> None:
        """Begin to watch, and return at once."""

    def stop(self) -> None:
        """Stop, and return when it has."""


@dataclass(frozen=True, slots=True)
class StationState:
    """Where listener and folder stand. ``folder`` is "" while none is watched; ``events`` are the last ones, newest first, in words."""

    listener: ListenerState
    port: int
    folder: str
    is_folder_gone: bool
    events: tuple[str, ...]

    @property
    def is_on(self) -> bool:
        """Whether pictures can come in by themselves, or should and cannot."""
        return self.listener is not ListenerState.OFF or bool(self.folder)


class ImageStation:
    """Begins, changes and ends the receiving. ``begin``, ``apply`` and ``end`` wait for threads: on a worker, or when the program ends.

    ``on_image`` and ``on_event`` are called on the thread of the sender.
    """

    def __init__(self, images: ImageService, receiving: ImageReceiving, listener: Listener, make_folder: Callable[[str], Folder]) -> None:
        """``images`` is the unguarded service: machines send while the screen is locked."""
        self._images = images
        self._receiving = receiving
        self._listener = listener
        self._make_folder = make_folder
        self._folder: Folder | None = None
        self._watched = ""
        self._turns = threading.Lock()
        self._is_ended = False

    def begin(self) -> int:
        """Receive as the settings say, and clear away what was never finished; how many unfinished images that were."""
        removed = self._images.images.remove_unfinished()
        self.apply(load_image_settings(self._images.store))
        return removed

    def apply(self, settings: ImageSettings) -> None:
        """From now on receive as these settings say. What is on its way is sent again by its device."""
        with self._turns:
            if self._is_ended:
                return
            self._listener.stop()
            self._stop_folder()
            if settings.listener_on:
                self._listener.start(settings)
            if settings.folder_on and settings.folder.strip():
                self._watched = settings.folder.strip()
                self._folder = self._make_folder(self._watched)
                self._folder.start()

    def end(self) -> None:
        """Stop receiving, and the process that reads images. The store can be closed after this."""
        with self._turns:
            self._is_ended = True
            self._stop_folder()
            self._listener.stop()
            self._images.close()

    def _stop_folder(self) -> None:
        if self._folder is not None:
            self._folder.stop()
        self._folder, self._watched = None, ""

    @property
    def state(self) -> StationState:
        """Where it stands now. Quick."""
        folder = self._folder
        events = tuple(event.message for event in reversed(self._receiving.events))
        is_gone = folder is not None and folder.is_gone
        return StationState(self._listener.state, self._listener.port, self._watched, is_gone, events)

    def tell(self, on_image: Callable[[StoredImage, Kept], None], on_event: Callable[[ListenerEvent], None]) -> None:
        """Whom to tell of arrivals and of what else happens; one at a time."""
        self._receiving.on_image, self._receiving.on_event = on_image, on_event

    def show_visit(self, visit_id: str) -> None:
        """Which visit is on the screen, "" for none: it decides between several open ones of the same patient."""
        self._images.visit_on_screen = lambda: visit_id
