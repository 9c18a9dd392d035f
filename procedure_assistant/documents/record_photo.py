"""The photograph of the head on paper: the picture small and grey, the construction over it as vectors, both sides in millimetres.

Where the photograph is not to be printed, or not at hand, the construction is drawn alone at its own scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import hypot

from PIL import Image
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, HEAVY, ROW, Ink
from procedure_assistant.documents.marks import draw_mark
from procedure_assistant.documents.wrapping import FINE, Style, set_text
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.note import Line, NerveRow, line, strong
from procedure_assistant.services.note_photo import PhotoNote, PhotoSide, Point

BOX_WIDTH, BOX_HEIGHT = 236.0, 168.0
"""Room of the picture in points; all of it is shown, in its own proportions."""

_PIXELS_PER_POINT = 4
"""288 dots an inch: as much as a fax or an office printer shows of it."""
_PALER = 0.55
"""The picture is printed this much paler, so that black lines stand out and a fax keeps them."""
_HALO = 1.8
_FEWEST = 3
"""With fewer points set there is no construction yet, and the whole picture is shown."""
_ROOM = 0.22
"""Room about the construction, as a part of its larger extent."""
_GAP = 18.0
_LEFT_COLUMN, _CELL_WIDTH = 60.0, 55.0
_CELL = Style(8.5, 10.2)
_TARGET, _LANDMARK = 4.2, 2.6


@dataclass(frozen=True, slots=True)
class _Window:
    """Which part of the upright picture is shown (``left``, ``upper``, ``wide``, ``high`` in pixels), and where it lies on the sheet."""

    left: float
    upper: float
    wide: float
    high: float
    x: float
    top: float
    scale: float

    @property
    def width(self) -> float:
        return self.wide * self.scale

    @property
    def height(self) -> float:
        return self.high * self.scale

    def at(self, point: Point) -> Point:
        return self.x + (point[0] - self.left) * self.scale, self.top + (point[1] - self.upper) * self.scale

    def held(self, x: float, half: float) -> float:
        """The middle of a word of this half width that stays inside."""
        return min(max(x, self.x + half + 2), self.x + self.width - half - 2)


def _points(photo: PhotoNote) -> list[Point]:
    found = [side.mastoid for side in photo.sides]
    found += [photo.protuberance] if photo.protuberance else []
    return found + ([photo.scale[0], photo.scale[1]] if photo.scale else [])


def _span(low: float, high: float, want: float, most: float) -> tuple[float, float]:
    """A stretch of at least ``want`` about low to high that stays between 0 and ``most``: where it begins, and its length."""
    length = min(max(high - low, want), most)
    return min(max((low + high - length) / 2, 0.0), most - length), length


def _window(photo: PhotoNote, x: float, top: float) -> _Window:
    """What of the picture holds the construction with room about it; all of the picture where nothing was placed."""
    points = _points(photo)
    if len(points) < _FEWEST:
        points = [(0.0, 0.0), (float(photo.width), float(photo.height))]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    room = _ROOM * max(max(xs) - min(xs), max(ys) - min(ys))
    wide, high = max(xs) - min(xs) + 2 * room, max(ys) - min(ys) + 2 * room
    wide = max(wide, photo.width / 10)  # points that lie together still show where on the head they are
    wide, high = max(wide, high * BOX_WIDTH / BOX_HEIGHT), max(high, wide * BOX_HEIGHT / BOX_WIDTH)
    left, wide = _span(min(xs) - room, max(xs) + room, wide, photo.width)
    upper, high = _span(min(ys) - room, max(ys) + room, high, photo.height)
    scale = min(BOX_WIDTH / wide, BOX_HEIGHT / high)
    at = x + (BOX_WIDTH - wide * scale) / 2, top + (BOX_HEIGHT - high * scale) / 2
    return _Window(left, upper, wide, high, at[0], at[1], scale)


def _pixels(photo: PhotoNote, window: _Window) -> ImageReader:
    """The part that is shown, upright, grey, pale and no finer than paper shows."""
    with Image.open(BytesIO(photo.picture.png)) as opened:
        upright = opened.convert("L").rotate(-90 * photo.turns, expand=True)
    x, y = upright.width / photo.width, upright.height / photo.height
    right, lower = window.left + window.wide, window.upper + window.high
    shown = upright.crop((round(window.left * x), round(window.upper * y), round(right * x), round(lower * y)))
    most = round(_PIXELS_PER_POINT * max(window.width, window.height))
    shown.thumbnail((most, most))
    return ImageReader(shown.point([round(255 - (255 - value) * _PALER) for value in range(256)]))


def _draw_picture(ink: Ink, photo: PhotoNote, window: _Window) -> None:
    if photo.picture.png:
        low = ink.up(window.top + window.height)
        ink.canvas.drawImage(_pixels(photo, window), window.x, low, window.width, window.height)
        x, y, wide, high = window.x, window.top, window.width, window.height
        ink.stroke(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)), HAIR)
        return
    ink.frame(window.x, window.top, window.width, window.height, HAIR)
    why = "Photograph not at hand" if photo.printed else "Photograph kept, not printed"
    ink.centred(window.x + window.width / 2, window.top + window.height - 6, why, size=FINE.size)


def _haloed(ink: Ink, points: tuple[Point, Point], weight: float) -> None:
    """A black line with a white edge: it stands out on hair and on skin."""
    ink.canvas.setStrokeColorRGB(1, 1, 1)
    ink.stroke(points, weight + _HALO, round_ends=True)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    ink.stroke(points, weight)


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _draw_side(ink: Ink, photo: PhotoNote, side: PhotoSide, window: _Window) -> None:
    """The line in thirds, the medial third heavy, its targets and its length."""
    if photo.protuberance is None:
        return
    start, end = window.at(photo.protuberance), window.at(side.mastoid)
    length = max(hypot(end[0] - start[0], end[1] - start[1]), 1.0)
    across = ((end[1] - start[1]) / length * 4.5, -(end[0] - start[0]) / length * 4.5)
    _haloed(ink, (start, end), 0.9)
    _haloed(ink, (start, _between(start, end, 1 / 3)), 2.4)
    for third in (1 / 3, 2 / 3):
        x, y = _between(start, end, third)
        _haloed(ink, ((x - across[0], y - across[1]), (x + across[0], y + across[1])), 0.8)
    ink.ring(*end, _LANDMARK, 0.9)
    for target in side.targets:
        at = window.at(target.at)
        draw_mark(ink, *at, SiteStatus.GIVEN if target.given else SiteStatus.PLANNED, _TARGET if target.given else 2.8)
        ink.centred(at[0], at[1] + 14, target.name, Face.SEMIBOLD, 7.5, boxed=True)
    if side.length:
        outward = 12.0 if end[0] > start[0] else -12.0
        below = min(end[1] + 14, window.top + window.height - 3)
        ink.centred(window.held(end[0] + outward, 16), below, side.length, Face.BOLD, 8, boxed=True)


def _draw_construction(ink: Ink, photo: PhotoNote, window: _Window) -> None:
    if photo.scale:
        first, second, words = photo.scale
        one, other = window.at(first), window.at(second)
        _haloed(ink, (one, other), 0.7)
        for x, y in (one, other):
            _haloed(ink, ((x, y - 3), (x, y + 3)), 0.7)
        middle = _between(one, other, 0.5)
        ink.centred(middle[0], middle[1] - 4, words, size=7.5, boxed=True)
    for side in photo.sides:
        _draw_side(ink, photo, side, window)
    if photo.protuberance is not None:
        at = window.at(photo.protuberance)
        ink.ring(*at, _LANDMARK, 0.9)
        ink.centred(at[0], at[1] - 6, "EOP", size=7.5, boxed=True)
    seen = ("patient’s left", "patient’s right") if photo.left_lies is Side.LEFT else ("patient’s right", "patient’s left")
    for word, x in zip(seen, (window.x + 29, window.x + window.width - 31), strict=True):
        ink.centred(x, window.top + 11, word, Face.BOLD, 7.5, boxed=True)


def _figure(photo: PhotoNote, x: float) -> Row:
    part = _window(photo, x, 0.0)
    whole = part.wide >= photo.width and part.high >= photo.height
    words = f"{photo.picture.caption}{'' if whole or not photo.picture.png else '; a part of it'}. SHA-256 {_grouped(photo.picture.sha256)}"
    caption = set_text(line(words), BOX_WIDTH, FINE)

    def draw(ink: Ink, top: float) -> None:
        window = _window(photo, x, top + 3)
        _draw_picture(ink, photo, window)
        with ink.within(window.x, window.top, window.width, window.height):
            _draw_construction(ink, photo, window)
        ink.paragraph(x, top + 3 + BOX_HEIGHT + 3, caption)

    return Row(3 + BOX_HEIGHT + 3 + caption.height, draw)


def _grouped(sha256: str) -> str:
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


def _head(right: float, left: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        ink.right(right - _LEFT_COLUMN, top + 7.4, "left", size=FINE.size)
        ink.right(right, top + 7.4, "right", size=FINE.size)
        ink.rule(left, right, top + 9.8, HEAVY)

    return Row(10.2, draw)


def _row(row: NerveRow, left: float, right: float) -> Row:
    values = [set_text(line(strong(one or "–") if row.strong else one or "–"), _CELL_WIDTH, _CELL) for one in (row.left, row.right)]
    label = set_text(line(row.label), right - _LEFT_COLUMN - values[0].width - 5 - left, _CELL)
    height = max(one.height for one in (*values, label)) + 1.2

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top + 0.5, label)
        ink.paragraph(right - _LEFT_COLUMN, top + 0.5, values[0], right=True)
        ink.paragraph(right, top + 0.5, values[1], right=True)
        ink.rule(left, right, top + height, ROW)

    return Row(height, draw)


def _texts(lines: tuple[Line, ...], x: float, width: float) -> Iterator[Row]:
    for text in lines:
        yield from text_rows(text, x, width, FINE)


def photo_block(photo: PhotoNote, left: float, right: float) -> Block:
    """The picture on the left, the millimetres on the right; never parted."""
    x = left + LABEL_COLUMN
    at = x + BOX_WIDTH + _GAP
    rows: list[Row] = []
    if photo.rows:
        rows += [_head(right, at), *(_row(row, at, right) for row in photo.rows), Row(3.0, lambda _ink, _top: None)]
    rows += _texts(photo.lines, at, right - at)
    return Block("Photograph", tuple(rows), title="Landmarks on the photograph", aside=_figure(photo, x), whole=True)
