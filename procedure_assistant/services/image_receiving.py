"""Images that come in by themselves, from the network and from a watched folder: kept, matched to a visit or held in the inbox.

Called on the threads of the listener and of the folder. Nobody needs to be logged in: what comes in is written down with its
sender, and the machine sends it only once.
"""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from procedure_assistant.domain.say import say
from procedure_assistant.services import image_problems as problems
from procedure_assistant.services.image_ports import Arrival, Kept, ListenerEvent
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.image_values import MOST_BYTES, Source, StoredImage
from procedure_assistant.services.problem import Problem

_REMEMBERED = 200
_WHO_LISTENER = say("DICOM listener")


class ImageReceiving:
    """The port ``Receiver``, and what a watched folder asks. ``on_image`` and ``on_event`` are called on the thread of the sender."""

    def __init__(self, service: ImageService) -> None:
        self._service = service
        self._lock = threading.Lock()
        self._events: deque[ListenerEvent] = deque(maxlen=_REMEMBERED)
        self.on_image: Callable[[StoredImage, Kept], None] = lambda _image, _kept: None
        self.on_event: Callable[[ListenerEvent], None] = lambda _event: None

    @property
    def events(self) -> tuple[ListenerEvent, ...]:
        """What happened lately, oldest first; only so much is remembered, however much a peer tries."""
        with self._lock:
            return tuple(self._events)

    def arriving(self, arrival: Arrival) -> bool:
        """Whether the bytes are wanted; raises ``Problem`` for an object that is too large."""
        if arrival.size > MOST_BYTES:
            raise problems.too_large(say("The object"))
        there = self._service.images.has_object(arrival.facts.sop_instance_uid, arrival.facts.content_sha256)
        if there is not None:
            self.on_image(there, Kept.AGAIN)
        return there is None

    def received(self, arrival: Arrival, pieces: Iterator[bytes]) -> None:
        """Keep an object; it is on the disk on return. Raises ``Problem`` and keeps nothing of it otherwise."""
        service = self._service
        staged = service.images.stage()
        try:
            for piece in pieces:
                staged.write(piece)
            if staged.size != arrival.size:
                raise Problem(
                    "IMAGE-SHORT",
                    say("An object ended after {size} of {size_2} bytes.", size=staged.size, size_2=arrival.size),
                    hint=say("Send it again."),
                )
            entry = service.entry_for(service.match_arrived(arrival.facts), _WHO_LISTENER)
            origin = service.origin(
                Source.LISTENER, say("{ae_title} ({address})", ae_title=arrival.ae_title, address=arrival.address), _WHO_LISTENER
            )
            image, kept = service.images.keep(staged, arrival.facts, origin, entry, service.audit_of(entry))
        finally:
            staged.discard()
        self.on_image(image, kept)

    def happened(self, event: ListenerEvent) -> None:
        """Remember and pass on what happened."""
        with self._lock:
            self._events.append(event)
        self.on_event(event)

    def take_from_folder(self, path: Path) -> None:
        """Take in a file of the watched folder. One that is kept already is passed over; what cannot be used is told once.

        Raises ``Problem`` STORE-… when the store cannot keep it now: the file shall be tried again.
        """
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            there = self._service.images.has_bytes(digest)
            taken = None if there else self._service.take_in_file(path, source=Source.FOLDER)
        except OSError as error:
            self.happened(_told(problems.not_readable(path.name, error), path))
            return
        except Problem as problem:
            if problem.code.startswith("STORE-"):
                raise
            self.happened(_told(problem, path))
            return
        if taken is not None:
            self.on_image(taken.image, taken.kept)


def _told(problem: Problem, path: Path) -> ListenerEvent:
    return ListenerEvent(problem.code, say("{path}: {problem_text}", path=path.name, problem_text=problem.text))
