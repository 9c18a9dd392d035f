"""Line breaking: turns a paragraph of runs into set lines of fragments with widths. Measures; draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from procedure_assistant.documents.fonts import ASCENT, Face, printable, text_width
from procedure_assistant.services.note import Line, Run

NO_BREAK = "\u00a0"

_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_UNIT = "units?|mL|mg|mcg|kg|mm|cm|min|h|G|y|d|days?|weeks?|points?|sites?"
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{_UNIT})\b|%)"  # 155 units, 2 %
    rf"|(?<=\d) (?=(?:{_MONTH})\b)|(?<=\b(?:{_MONTH})) (?=\d{{4}})"  # 23 Nov 2026
    r"|(?<=\b[A-Z]\.) (?=[A-Z])"  # E. Marsh
    r"|(?<=\w) (?=(?:MD|DO|RN|NP|PA|PhD|LPN|MA)\b)|(?<=\b(?:MD|DO|RN|NP|PA)) (?=\d\d:\d\d)"  # Marsh MD 14:40
    r"|(?<=\b(?:BP|HR)) (?=\d)|(?<=\b(?:NPI|MRN|lot|exp)) (?=\w)|(?<=HIT-6) (?=\d)"
    r"|(?<=[≥≤<>×÷=→]) (?=\d)|(?<=\d) (?=[×÷→] )"
    r"|(?<=\b[A-Z]) (?=[+−](?:[, ]|$))"  # R +
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: the face of plain and of strong runs, size and line distance in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    strong: Face = Face.SEMIBOLD

    @property
    def ascent(self) -> float:
        """From the top of a line to its baseline."""
        return ASCENT * self.size


BODY = Style(8.5, 10.6)
SMALL = Style(8.0, 9.8)
FINE = Style(7.8, 9.4)
CAPTION = Style(7.5, 9.2)
LABEL = Style(8.5, 9.6, Face.BOLD, Face.BOLD)
SENTENCE = Style(10.0, 12.4)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text in one face on one line."""

    text: str
    face: Face
    size: float
    struck: bool
    width: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line as it will stand."""

    fragments: tuple[Fragment, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph broken into lines at one width."""

    lines: tuple[SetLine, ...]
    style: Style

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max((one.width for one in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    face: Face
    struck: bool


_Word = list[_Piece]


def _bound(text: Line) -> list[tuple[str, Run]]:
    """Printable text of each run, with the spaces that must not break (units, dates, signatures) made no-break spaces."""
    bound = _BOUND.sub(NO_BREAK, "".join(printable(run.text) for run in text))
    parts, start = [], 0
    for run in text:
        end = start + len(printable(run.text))
        parts.append((bound[start:end], run))
        start = end
    return parts


def _words(text: Line, style: Style) -> Iterator[_Word]:
    """Split into words; each keeps the spaces that follow it, and a word may change its weight inside."""
    word: _Word = []
    for shown, run in _bound(text):
        face = style.strong if run.strong else style.face
        for part in re.findall(r" *[^ ]+| +", shown):
            body = part.lstrip(" ")
            spaces = len(part) - len(body)
            if spaces and word:
                word[-1] = _Piece(word[-1].text + " " * spaces, word[-1].face, word[-1].struck)
                yield word
                word = []
            if body:
                word.append(_Piece(body.replace(NO_BREAK, " "), face, run.struck))
    if word:
        yield word


def _width(word: _Word, size: float, *, trimmed: bool = False) -> float:
    texts = [piece.text for piece in word]
    if trimmed:
        texts[-1] = texts[-1].rstrip(" ")
    return sum(text_width(text, piece.face, size) for text, piece in zip(texts, word, strict=True))


def _cut(word: _Word, width: float, size: float) -> Iterator[_Word]:
    """A word wider than the column, cut at the column: nothing is lost and nothing runs over the edge."""
    part: _Word = []
    used = 0.0
    for piece in word:
        for character in piece.text:
            advance = text_width(character, piece.face, size)
            if part and used + advance > width and character != " ":
                yield part
                part, used = [], 0.0
            if part and part[-1].face is piece.face and part[-1].struck == piece.struck:
                part[-1] = _Piece(part[-1].text + character, piece.face, piece.struck)
            else:
                part.append(_Piece(character, piece.face, piece.struck))
            used += advance
    yield part


def _set_line(words: list[_Word], size: float) -> SetLine:
    """Join the words of a line into as few fragments as possible; the space at the end is not part of it."""
    joined: list[_Piece] = []
    for piece in (piece for word in words for piece in word):
        if joined and joined[-1].face is piece.face and joined[-1].struck == piece.struck:
            joined[-1] = _Piece(joined[-1].text + piece.text, piece.face, piece.struck)
        else:
            joined.append(piece)
    if joined:
        joined[-1] = _Piece(joined[-1].text.rstrip(" "), joined[-1].face, joined[-1].struck)
    fragments = tuple(Fragment(piece.text, piece.face, size, piece.struck, text_width(piece.text, piece.face, size)) for piece in joined)
    return SetLine(fragments, sum(fragment.width for fragment in fragments))


@lru_cache(maxsize=2048)
def set_text(text: Line, width: float, style: Style = BODY) -> Paragraph:
    """Break ``text`` into lines no wider than ``width`` points. An empty text has no lines."""
    lines: list[SetLine] = []
    current: list[_Word] = []
    used = 0.0
    for whole in _words(text, style):
        wide = _width(whole, style.size, trimmed=True) > width
        for word in _cut(whole, width, style.size) if wide else (whole,):
            if current and used + _width(word, style.size, trimmed=True) > width + 0.01:
                lines.append(_set_line(current, style.size))
                current, used = [], 0.0
            current.append(word)
            used += _width(word, style.size)
    if current:
        lines.append(_set_line(current, style.size))
    return Paragraph(tuple(lines), style)


def plain_width(text: str, face: Face, size: float) -> float:
    """Width of a text on one line."""
    return text_width(printable(text), face, size)
