"""What happened on a photograph of the patient's head: facts only, part of the one union in ``events``.

Places are pixels of the picture as it is kept, x right, y down, before anybody turned it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length

Pixel = tuple[float, float]


class PhotoUse(StrEnum):
    """What the patient agreed to: the photograph is kept and printed, or kept and never printed."""

    PRINTED = "printed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class HeadPhotoChosen:
    """A picture of the record shows the back of the head, upright after ``turns`` quarter turns clockwise.

    ``left_lies`` is where the patient's left is seen in the upright picture: LEFT in an ordinary back view, RIGHT where a camera
    mirrored it. Somebody said so; nothing is mirrored.
    """

    image_id: str
    turns: int
    left_lies: Side
    use: PhotoUse


@dataclass(frozen=True, slots=True)
class HeadPhotoCalibrated:
    """Two points of the photograph lie ``length`` apart on the head."""

    image_id: str
    first: Pixel
    second: Pixel
    length: Length


@dataclass(frozen=True, slots=True)
class HeadPhotoScaleBegun:
    """Ends of a known distance that are set while nobody has said yet how long it is; None where not set. No length follows from it."""

    image_id: str
    first: Pixel | None
    second: Pixel | None


@dataclass(frozen=True, slots=True)
class HeadPhotoLandmarks:
    """Protuberance and mastoids on the photograph; None where not placed."""

    image_id: str
    protuberance: Pixel
    mastoid_left: Pixel | None
    mastoid_right: Pixel | None
