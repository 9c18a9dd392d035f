"""The after-care leaflet: one sheet in large type, one box that stops a reader. Lays out what `services.leaflet` says."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from procedure_assistant.documents.draft import draw_across
from procedure_assistant.documents.fonts import Face, register_fonts
from procedure_assistant.documents.frame import ENDLESS
from procedure_assistant.documents.ink import HAIR, HEAVY, Ink
from procedure_assistant.documents.paper_file import SIZES, empty_file, finished, one_at_a_time
from procedure_assistant.documents.wrapping import Paragraph, Style, set_text
from procedure_assistant.services.leaflet import Leaflet
from procedure_assistant.services.note import Line, line, strong
from procedure_assistant.services.paper import Paper

_MARGIN = 56.0
_HEAD, _FOOT = 44.0, 46.0
_LABEL_COLUMN = 108.0
_BOX = 2.6
_BOX_PAD = 13.0
_BULLET = 14.0
_AFTER = 3.0

_Set = tuple[float, float, Paragraph, bool]
"""From the left, from the top, the text, whether a bullet stands before it."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """The sizes of one try: a long leaflet is set smaller, never below 11 points, and then takes a second sheet."""

    body: Style
    heading: Style
    title: Style


def _scale(size: float) -> _Scale:
    return _Scale(
        Style(size, size * 1.32),
        Style(size + 2, (size + 2) * 1.3, Face.BOLD, Face.BOLD),
        Style(size * 1.8, size * 2.1, Face.BOLD, Face.BOLD),
    )


_SCALES = tuple(_scale(size) for size in (15.0, 14.0, 13.0, 12.0, 11.0))
_SMALL = Style(8.0, 10.0)
_CLINIC = Style(12.0, 15.0, Face.BOLD, Face.BOLD)


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that stays on one sheet, with its height and how it is drawn from a top on."""

    height: float
    parts: tuple[_Set, ...]
    rule: bool = False
    frame: bool = False


class _Layout:
    """The blocks of a leaflet at one size of type."""

    def __init__(self, leaflet: Leaflet, width: float, scale: _Scale) -> None:
        self._scale = scale
        self._width = width
        opening = [self._stack([(line(leaflet.title), scale.title), (leaflet.lead, scale.body)])]
        parts = [self._part(title, lines) for title, lines in leaflet.parts]
        box = self._box(*leaflet.emergency)
        calls = self._listed(leaflet.call, leaflet.calls)
        after = [self._stack([(leaflet.after, scale.body)])] if leaflet.after else []
        self.blocks = [*opening, *parts, box, calls, *after]

    def _stack(self, texts: list[tuple[Line, Style]]) -> _Block:
        parts, top = [], 0.0
        for text, style in texts:
            paragraph = set_text(text, self._width, style)
            parts.append((0.0, top, paragraph, False))
            top += paragraph.height + _AFTER
        return _Block(top + _AFTER, tuple(parts))

    def _bullets(self, left: float, width: float, top: float, lines: tuple[Line, ...]) -> tuple[float, list[_Set]]:
        parts = []
        for one in lines:
            paragraph = set_text(one, width - _BULLET, self._scale.body)
            parts.append((left + _BULLET, top, paragraph, True))
            top += paragraph.height + _AFTER
        return top, parts

    def _part(self, title: str, lines: tuple[Line, ...]) -> _Block:
        heading = set_text(line(title), _LABEL_COLUMN - 8, self._scale.heading)
        down, bullets = self._bullets(_LABEL_COLUMN, self._width - _LABEL_COLUMN, 6.0, lines)
        return _Block(max(down, heading.height + 6.0) + 5.0, ((0.0, 6.0, heading, False), *bullets), rule=True)

    def _box(self, title: str, lines: tuple[Line, ...]) -> _Block:
        inside = self._width - 2 * _BOX_PAD
        heading = set_text(line(title), inside, self._scale.heading)
        parts: list[_Set] = [(_BOX_PAD, 9.0, heading, False)]
        top = 9.0 + heading.height
        for one in lines:
            paragraph = set_text(one, inside, self._scale.body)
            parts.append((_BOX_PAD, top, paragraph, False))
            top += paragraph.height + _AFTER
        return _Block(top + 8.0, tuple(parts), frame=True)

    def _listed(self, heading: Line, lines: tuple[Line, ...]) -> _Block:
        first = set_text(heading, self._width, self._scale.body)
        down, bullets = self._bullets(0.0, self._width, 10.0 + first.height + 2.0, lines)
        return _Block(down + 4.0, ((0.0, 10.0, first, False), *bullets))


def _pages(blocks: list[_Block], room: float) -> list[list[_Block]]:
    """The blocks of each sheet; one that is higher than a sheet has a sheet of its own."""
    pages: list[list[_Block]] = [[]]
    used = 0.0
    for block in blocks:
        if pages[-1] and used + block.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += block.height
    return pages


def draw_leaflet(leaflet: Leaflet, paper: Paper) -> bytes:
    """The leaflet as a PDF. Equal leaflets give equal bytes.

    Raises:
        ResourceMissing: a font is not there.
    """
    with one_at_a_time:
        register_fonts()
        width, height = SIZES[paper]
        room = height - _HEAD - _FOOT - 36.0
        tries = (_pages(_Layout(leaflet, width - 2 * _MARGIN, scale).blocks, room) for scale in _SCALES)
        pages = next((found for found in tries if len(found) == 1), None) or _pages(
            _Layout(leaflet, width - 2 * _MARGIN, _SCALES[-1]).blocks, room
        )
        target = BytesIO()
        canvas = empty_file(target, (width, height), leaflet.language, leaflet.title, leaflet.letterhead.name, leaflet.made_at)
        ink = Ink(canvas, height, cutting=bool(leaflet.across))
        for number, page in enumerate(pages, 1):
            _draw(ink, leaflet, page, (width, height), f"{number} / {len(pages)}" if len(pages) > 1 else "")
            canvas.showPage()
        return finished(canvas, target)


def _draw(ink: Ink, leaflet: Leaflet, page: list[_Block], size: tuple[float, float], number: str) -> None:
    width, height = size
    left, right = _MARGIN, width - _MARGIN
    if leaflet.across:
        draw_across(ink, leaflet.across, width, height)
    ink.paragraph(left, _HEAD - 15.0, set_text(line(leaflet.letterhead.name), ENDLESS, _CLINIC))
    ink.right(right, _HEAD - 15.0 + _CLINIC.ascent, leaflet.day, size=12.0)
    ink.rule(left, right, _HEAD + 4.0, HEAVY)
    details = set_text(line("  ·  ".join(leaflet.letterhead.details)), right - left, _SMALL)
    top = ink.paragraph(left, _HEAD + 7.0, details) + 6.0
    for block in page:
        if block.rule:
            ink.rule(left, right, top, HAIR)
        if block.frame:
            ink.frame(left, top, right - left, block.height - 2.0, _BOX)
        for x, y, paragraph, bullet in block.parts:
            if bullet:
                ink.disc(left + x - 8.0, top + y + paragraph.style.leading * 0.55, 1.9)
            ink.paragraph(left + x, top + y, paragraph)
        top += block.height
    foot = height - _FOOT
    ink.rule(left, right, foot, HAIR)
    ink.text(left, foot + 11.0, f"{leaflet.foot}. {number}".rstrip(" ") if number else f"{leaflet.foot}.", size=8.0)
    ink.set_line(right, foot + 11.0, set_text(line(strong(leaflet.ask)), ENDLESS, _SMALL).lines[0], right=True)
