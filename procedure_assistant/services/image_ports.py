"""What the image services need from the outside: where images are kept, who reads and decodes them, who listens for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from procedure_assistant.services.image_values import Facts, ImageEntry, Origin, StoredImage
from procedure_assistant.services.ports import AuditEntry


class Kept(StrEnum):
    """What keeping an image did."""

    NEW = "new"
    AGAIN = "again"
    """The same object is there already; it was not stored a second time."""
    DIFFERS = "differs"
    """Stored, and another image with the same DICOM identifier has different content."""


class Staged(Protocol):
    """Bytes on their way into the store; nothing counts before ``ImageStore.keep``."""

    @property
    def sha256(self) -> str:
        """Of what was written so far, 64 hex digits."""

    @property
    def size(self) -> int:
        """Bytes written so far."""

    def write(self, data: bytes | memoryview) -> None:
        """Add bytes. Returns when they are in the store's file, encrypted like everything there."""

    def discard(self) -> None:
        """Take back what was written; nothing happens after ``keep``."""


class ImageStore(Protocol):
    """Where images are kept. Every method is safe on any thread and raises ``Problem`` STORE-… like the store itself."""

    def stage(self) -> Staged:
        """Begin to write an image, in pieces short enough to let clicks pass between them."""

    def keep(
        self, staged: Staged, facts: Facts, origin: Origin, entry: ImageEntry, audit: AuditEntry | None = None
    ) -> tuple[StoredImage, Kept]:
        """Commit what was staged, with its first entry, durable on return; the same object again is not stored twice.

        Two DICOM objects are the same when identifier and content agree; two other files when their bytes agree and they belong to
        the same visit. ``audit`` is written in the same transaction, its ``subject`` set to the image's id.
        """

    def has_object(self, sop_instance_uid: str, content_sha256: str) -> StoredImage | None:
        """The DICOM object with this identifier and content, when it is kept already."""

    def has_bytes(self, sha256: str) -> bool:
        """Whether an image with these very bytes is kept, wherever it belongs."""

    def image(self, image_id: str) -> StoredImage | None:
        """One image."""

    def of_visit(self, visit_id: str) -> tuple[StoredImage, ...]:
        """Images of a visit, the rejected ones too, in the order they came in."""

    def inbox(self) -> tuple[StoredImage, ...]:
        """Images that wait for somebody to place or reject them, in the order they came in."""

    def add_entry(self, image_id: str, entry: ImageEntry, audit: AuditEntry | None = None) -> StoredImage:
        """Add to an image's history; the image as it stands then. Raises ``Problem`` IMAGE-MISSING."""

    def content(self, image_id: str) -> Iterator[bytes]:
        """The bytes of an image in pieces. Raises ``Problem`` IMAGE-DAMAGED at the end when they are not those that came in."""

    def keep_picture(self, image_id: str, frame: int, png: bytes) -> None:
        """Keep what was shown of a frame; nothing happens when it is kept already."""

    def picture(self, image_id: str, frame: int) -> bytes | None:
        """The picture of a frame that was kept. Raises ``Problem`` IMAGE-DAMAGED when it is not as it was."""

    def remove_unfinished(self) -> int:
        """Remove what was staged a day ago or earlier and never kept; how many images that were."""


class ImageReader(Protocol):
    """Looks through images and makes pictures of their frames. Slow: never on the window's thread."""

    def examine(self, pieces: Iterable[bytes]) -> Facts:
        """Look through the bytes of an image. Raises ``Problem`` IMAGE-…: what it is, why it cannot be used, what to do."""

    def picture(self, pieces: Iterable[bytes], frame: int, key: str = "") -> bytes:
        """A PNG of one frame, counted from 0, upright and as its header says it is to be shown. Raises ``Problem`` IMAGE-…

        ``key`` names the image: its bytes are not asked for again while it is the one read last.
        """

    def close(self) -> None:
        """End the reading process; the next use starts it again."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An object that a sender wants to hand over: what it says of itself, and who sends it."""

    facts: Facts
    size: int
    ae_title: str
    address: str


class Receiver(Protocol):
    """What a listener asks of the program for each object; called on the listener's thread, one object at a time."""

    def arriving(self, arrival: Arrival) -> bool:
        """Whether the bytes are wanted; False when the object is kept already, and then the sender is told that it is stored."""

    def received(self, arrival: Arrival, pieces: Iterator[bytes]) -> None:
        """Keep the object; the sender is told that it is stored only after this returned. Raises ``Problem``."""

    def happened(self, event: ListenerEvent) -> None:
        """Something else happened that the user may want to see."""


class ListenerState(StrEnum):
    """Where a listener stands."""

    OFF = "off"
    STARTING = "starting"
    LISTENING = "listening"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ListenerEvent:
    """Something that happened at the listener, in words: a peer that is not allowed, a broken transfer, an echo, a start that failed."""

    code: str
    message: str
    peer: str = ""
