"""What the note says of biologic products and of the probe, as plain values. Knows no paper, font or domain record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procedure_assistant.services.note import AnswerGroup, Line


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A derived figure or a class: what it is called, what it comes to, and by which rule."""

    title: str
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class BiologicNote:
    """One product: regulatory line, what was made and where it went, figures and classes, standards, and the passport in full."""

    title: str
    status: Line
    balance: Line
    figures: tuple[Reckoned, ...]
    classes: tuple[Reckoned, ...]
    standards: tuple[Line, ...]
    passport: tuple[AnswerGroup, ...]


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A mark on a picture: a cross for the needle's tip, a ring for nerve or vessel, a line for a ruler, else a dot.

    ``points`` are pixels of the original; ``number`` stands beside it on paper and before its ``words`` in the caption.
    """

    shape: Literal["cross", "ring", "line", "dot"]
    points: tuple[tuple[float, float], ...]
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class PictureNote:
    """A picture by its hash. ``png`` is b"" where the pixels are not at hand; width and height are those of the original in pixels.

    ``marks`` are kept apart from the pixels; the ``caption`` names them by their numbers.
    """

    caption: str
    sha256: str
    png: bytes
    width: int
    height: int
    marks: tuple[PictureMark, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetNote:
    """One target on one side: what was given, what was seen, and the pictures that prove it."""

    title: str
    given: Line
    seen: Line
    pictures: tuple[PictureNote, ...]


@dataclass(frozen=True, slots=True)
class GuidanceNote:
    """Injections at targets: each with its note, then what is to be said of all, then pictures that belong to none of them."""

    caption: str
    targets: tuple[TargetNote, ...]
    remarks: tuple[Line, ...]
    pictures: tuple[PictureNote, ...]
