"""What happened with a biologic product, under the probe and with the pictures: facts only, part of the one union in ``events``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length, Volume


class Guidance(StrEnum):
    """What showed the needle its way."""

    ULTRASOUND = "ultrasound"
    LANDMARKS = "landmarks"


class AfterAspiration(StrEnum):
    """What was done when something came back: the needle was withdrawn, and then moved on, or the target was given up."""

    MOVED = "moved"
    ABANDONED = "abandoned"


class ImageKind(StrEnum):
    """What a picture is."""

    ULTRASOUND = "ultrasound"
    PHOTO = "photo"
    OTHER = "other"


class MarkKind(StrEnum):
    """What a mark on a picture shows. ``RULER`` has two points, the others one."""

    NEEDLE_TIP = "needle_tip"
    NERVE = "nerve"
    VESSEL = "vessel"
    RULER = "ruler"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class BiologicBegun:
    """A biologic product entered the visit; ``form`` and ``version`` name the passport it is described by ("prp", 1)."""

    product: str
    form: str
    version: int


@dataclass(frozen=True, slots=True)
class PassportFilled:
    """A field of a product's passport was filled in; no values means that the answer was taken away again."""

    product: str
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BiologicReturned:
    """A product was taken out of the visit before anything of it was injected, for a reason."""

    product: str
    reason: str


@dataclass(frozen=True, slots=True)
class BiologicDiscarded:
    """A part of a product was discarded."""

    product: str
    volume: Volume
    reason: str
    witness: str


@dataclass(frozen=True, slots=True)
class DiscardCorrected:
    """``volume`` is all that was discarded of a product, whatever stood there. Without ``reason`` and ``witness`` those of before hold."""

    product: str
    volume: Volume
    reason: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class TargetAspirated:
    """Something came back at a target: nothing was injected there and the needle was withdrawn.

    ``what`` came back in words, ``vessel`` what was hit as far as it was seen ("" when not told), ``then`` how it went on.
    """

    target: str
    side: Side
    what: str
    vessel: str
    then: AfterAspiration


@dataclass(frozen=True, slots=True)
class UltrasoundNoted:
    """A field of the ultrasound note of one target on one side was filled in; no values takes it away."""

    target: str
    side: Side
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuidanceChanged:
    """An injection was guided otherwise than charted first, for a reason (no picture of the needle could be had)."""

    target: str
    side: Side
    product: str
    guidance: Guidance
    reason: str


@dataclass(frozen=True, slots=True)
class ImageAttached:
    """A picture was taken into the record. The pixels lie elsewhere; ``sha256`` (64 small hex digits) of the stored file ties them to it.

    ``target`` and ``side`` say what it documents ("" and None: not pinned yet). ``shows_needle`` is a person's statement, never guessed.
    ``taken_at`` is ISO text as the device wrote it, "" when it did not; ``device`` is its maker and model; ``source`` how it came
    ("file", "clipboard", "listener", …); ``frame`` counts from 0 in a file of several. Width and height are in pixels.
    """

    image_id: str
    sha256: str
    kind: ImageKind
    target: str
    side: Side | None
    shows_needle: bool
    media_type: str
    width: int
    height: int
    source: str
    frame: int = 0
    taken_at: str = ""
    device: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ImagePinned:
    """A picture documents this target and side, shows the needle or not, and has this caption: replaces what stood before."""

    image_id: str
    target: str
    side: Side | None
    shows_needle: bool
    caption: str


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A mark kept apart from the pixels. ``points`` are in pixels of the picture; ``length`` is what a ruler reads, if calibrated."""

    kind: MarkKind
    points: tuple[tuple[float, float], ...]
    text: str = ""
    length: Length | None = None


@dataclass(frozen=True, slots=True)
class ImageMarked:
    """The marks of a picture are these: replaces all that stood before."""

    image_id: str
    marks: tuple[ImageMark, ...]


@dataclass(frozen=True, slots=True)
class ImageRemoved:
    """A picture does not belong to this record, for a reason. The log keeps that it was there."""

    image_id: str
    reason: str
