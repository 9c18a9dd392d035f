"""What the program knows of an image besides its pixels: plain values with their words. Reads no file and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from procedure_assistant.domain.say import say

MOST_BYTES = 512 * 1024 * 1024
"""A file larger than this is refused: an hour of ultrasound clips is smaller, and everything has to go into the backup."""
MOST_PIXELS = 64_000_000
"""Pixels of one frame; a decoded frame must fit several times into the memory of the reading process."""
MOST_SIDE = 32_000
MOST_FRAMES = 5_000


class FileKind(StrEnum):
    """What the bytes of an image are, found by looking at them; the name of a file says nothing."""

    PNG = "png"
    JPEG = "jpeg"
    BMP = "bmp"
    TIFF = "tiff"
    DICOM = "dicom"

    @property
    def media_type(self) -> str:
        """The internet media type."""
        return "application/dicom" if self is FileKind.DICOM else f"image/{self.value}"


class Source(StrEnum):
    """How an image came in."""

    FILE = "file"
    CLIPBOARD = "clipboard"
    DROP = "drop"
    FOLDER = "folder"
    LISTENER = "listener"


@dataclass(frozen=True, slots=True)
class SentPatient:
    """Whose picture it is by its DICOM header, as written there: ``name`` with its ``^``, ``birth_date`` None when not given."""

    id: str = ""
    issuer: str = ""
    name: str = ""
    birth_date: date | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the picture, in pixels, in which a pixel is so many mm wide and high.

    ``left`` to ``right`` and ``top`` to ``bottom`` belong to it. A part that is no picture of the body (a Doppler curve, a scale)
    has no ``mm_wide`` and ``mm_high``.
    """

    left: int
    top: int
    right: int
    bottom: int
    mm_wide: Decimal | None
    mm_high: Decimal | None

    def holds(self, x: Decimal, y: Decimal) -> bool:
        """Whether a point of the picture lies in this part; its right and lower border end behind the last pixel."""
        return self.left <= x <= self.right + 1 and self.top <= y <= self.bottom + 1


@dataclass(frozen=True, slots=True)
class Calibration:
    """How lengths are measured in a picture, and by which part of its header."""

    areas: tuple[Area, ...]
    stated_by: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What an image says of itself. ``notes`` are sentences for the reader on what in it is odd or could not be read.

    ``why_no_picture`` is "" where its pixels can be shown, else the sentence that says why not. ``content_sha256`` is over a DICOM
    object without the file's own head, so that the same object from a file and from the network counts as one.
    """

    kind: FileKind
    width: int
    height: int
    frames: int = 1
    why_no_picture: str = ""
    patient: SentPatient | None = None
    sop_class: str = ""
    sop_instance_uid: str = ""
    study_uid: str = ""
    series_uid: str = ""
    transfer_syntax: str = ""
    content_sha256: str = ""
    modality: str = ""
    device: str = ""
    description: str = ""
    taken_at: str = ""
    """Local date and time as the device wrote them, ISO text, with a UTC offset only where the device gave one; "" when not given."""
    seconds_per_frame: Decimal | None = None
    calibration: Calibration | None = None
    burned_in: str = ""
    """BurnedInAnnotation of the header: "yes", "no" or "" when it does not say."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an image came from: ``detail`` is the name of the file, or AE title and address of the sender; ``who`` let it in."""

    source: Source
    detail: str
    at: datetime
    who: str
    workstation: str


class Placing(StrEnum):
    """What happened to an image after it was taken in."""

    HELD = "held"
    PLACED = "placed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ImageEntry:
    """One line of an image's own history: held in the inbox for ``reason``, placed in a visit, or rejected for ``reason``.

    ``warnings`` are what did not agree when it was placed, as shown then. Entries are only ever added; the last one counts.
    """

    placing: Placing
    visit_id: str
    reason: str
    at: datetime
    who: str
    workstation: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image as kept: its bytes are in the store under ``id``, unchanged since they came in, with this SHA-256.

    ``differs_from`` is the id of another image with the same DICOM identifier and different content, "" when there is none.
    """

    id: str
    sha256: str
    size: int
    facts: Facts
    origin: Origin
    entries: tuple[ImageEntry, ...]
    differs_from: str = ""

    @property
    def last(self) -> ImageEntry:
        """What happened to it last."""
        return self.entries[-1]

    @property
    def rejected(self) -> bool:
        """Whether somebody rejected it; it stays kept."""
        return self.last.placing is Placing.REJECTED

    @property
    def visit_id(self) -> str:
        """The visit it belongs to, "" while it waits in the inbox."""
        return self.last.visit_id

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person has to see before relying on the picture, loudest first."""
        differs = (say("Another image with the same identifier and a different content came in before. Both are kept."),)
        return self.last.warnings + (differs if self.differs_from else ()) + self.facts.notes
