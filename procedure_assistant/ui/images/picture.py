"""A picture on the screen: its pixels and what is said about it, as plain values. Keeps nothing and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from procedure_assistant.domain.events_regenerative import ImageMark


@dataclass(frozen=True, slots=True)
class Shown:
    """What the viewer shows beside the pixels. ``mm_per_pixel`` is 0.0 where the picture has no one calibration.

    ``head`` names target and side, ``foot`` are lines of what the picture's header says. ``busy`` and ``nothing`` are sentences that stand
    where the picture would be.
    """

    head: str = ""
    foot: tuple[str, ...] = ()
    marks: tuple[ImageMark, ...] = ()
    mm_per_pixel: float = 0.0
    busy: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Thumb:
    """One picture of the strip. ``name`` as the record names it, or the image's id while it is not in the record."""

    name: str
    caption: str
    at: str
    needle: bool
    kept: bool
    warned: bool
    spoken: str


def read_picture(png: bytes, most: int = 0) -> QImage:
    """The picture of these bytes, no wider or higher than ``most`` px when that is given; safe on a worker."""
    image = QImage.fromData(png)
    if most and max(image.width(), image.height()) > most:
        image = image.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image
