"""The three faces of the paper and their metrics: registers them with ReportLab, measures text, names characters no face has."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.resources import resource

ASCENT = 0.95
"""Distance from the top of a set line to its baseline, in parts of the type size."""


class Face(StrEnum):
    """A face by its file name; the value is also its name in the PDF."""

    REGULAR = "SourceSansPro-Regular"
    SEMIBOLD = "SourceSansPro-Semibold"
    BOLD = "SourceSansPro-Bold"


@cache
def _font(face: Face) -> TTFont:
    """The face, read and registered once per process: only embedded subsets of it end up in a file."""
    font = TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def register_fonts() -> None:
    """Make every face known to ReportLab; a second call costs nothing."""
    for face in Face:
        _font(face)


@cache
def _advances(face: Face) -> dict[str, float]:
    """Character → advance in parts of the type size."""
    return {chr(code): width / 1000 for code, width in _font(face).face.charWidths.items()}


def text_width(text: str, face: Face, size: float) -> float:
    """Width in points of ``text``, which must hold printable characters only (see :func:`printable`)."""
    advances = _advances(face)
    return size * sum([advances[character] for character in text])


@cache
def _unprintable() -> re.Pattern[str]:
    """Runs of characters that one of the faces lacks, or that would not show: controls, soft hyphens, directions."""
    known = set.intersection(*(set(_font(face).face.charToGlyph) for face in Face))
    shown = {code for code in known if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Co", "Cs")}
    return re.compile(f"[^{''.join(re.escape(chr(code)) for code in sorted(shown))}]+")


def _named(match: re.Match[str]) -> str:
    return "[" + " ".join(f"U+{ord(character):04X}" for character in match[0]) + "]"


_POWER = re.compile(r"\b10\^(\d+)(/uL\b)?")  # as the text of a note writes it, which must pass through any chart
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """``text`` with every character that cannot be printed named in its place: "[U+1F600]". Nothing is dropped.

    Line ends and tabs become spaces, accents are composed, powers of ten stand raised; the no-break space stays, for the line breaker.
    """
    composed = unicodedata.normalize("NFC", re.sub(r"[\t\r\n\v\f\u2028\u2029]+", " ", text))
    return _unprintable().sub(_named, _POWER.sub(_raised, composed))


def _raised(power: re.Match[str]) -> str:
    return f"10{power[1].translate(_RAISED)}{'/µL' if power[2] else ''}"
