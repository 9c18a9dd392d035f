"""Paints words on the canvas: pills, figure titles and the patient's sides. It never decides which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from procedure_assistant.domain.say import joined
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.map.layout import Box, Placement
from procedure_assistant.ui.map.model import SIDE_WORDS, TITLES
from procedure_assistant.ui.map.regions import shipped
from procedure_assistant.ui.theme import Theme

_WORDS_BESIDE: Final = {"anterior": (220.0, 193.0), "posterior": (450.0, 196.0)}
"""Midline and distance of the side words from it: just beside the head, in figure units."""
_LINE: Final = 16
_CAPTION_TOP: Final = 2
_CLEAR_OF_HEAD: Final = 5
_EDGE: Final = 6
_RAISED: Final = 44
"""px by which the words stand higher where they would touch the head and the canvas has no room beside it."""
_GLOVES_WORDS_PX: Final = 20


def pill_size(text: str, font: QFont, pad_x: float = 7, pad_y: float = 3) -> QSizeF:
    """Size of the pill around a text, whole pixels."""
    metrics = QFontMetricsF(font)
    return QSizeF(round(metrics.horizontalAdvance(tr(text)) + 2 * pad_x), round(metrics.height() + 2 * pad_y))


def paint_pill(painter: QPainter, box: QRectF, text: str, font: QFont, ground: QColor, ink: QColor) -> None:
    """A text on a rounded ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(text))
    painter.restore()


def paint_flag(painter: QPainter, box: QRectF, text: str, theme: Theme) -> None:
    """The flag of the next site: the accent with a halo, so that it stands off every skin tone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("mark_halo"), 1.5))
    painter.setBrush(theme.colour("given"))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
    painter.setPen(theme.colour("on_mark"))
    painter.setFont(flag_font(theme))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(text))
    painter.restore()


def flag_font(theme: Theme) -> QFont:
    """The font of the flag."""
    return theme.font(_GLOVES_WORDS_PX if theme.gloves else 13, 600)


def flag_size(text: str, theme: Theme) -> QSizeF:
    """The size of the flag."""
    size = pill_size(text, flag_font(theme), 8, 3)
    return QSizeF(size.width(), size.height())


def paint_leader(painter: QPainter, mark: QRectF, to: QPointF, theme: Theme) -> None:
    """The line from a mark to its card, starting outside the ring of the selected mark; an empty mark has none."""
    line = QLineF(mark.center(), to)
    start = 0.82 * mark.width()
    if mark.isEmpty() or line.length() <= start:
        return
    line.setP1(line.pointAt(start / line.length()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for name, width in (("mark_halo", 4.0), ("ink", 1.5)):
        painter.setPen(QPen(theme.colour(name), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(line)
    painter.restore()


class Caption(NamedTuple):
    """A line of words beside a figure: where, in which type and ink. Worked out once for a view, painted often."""

    box: QRectF
    words: str
    font: QFont
    ink: str
    right: bool


def captions(placements: Iterable[Placement], canvas: Box, theme: Theme) -> tuple[Caption, ...]:
    """Title and side words of every figure that is shown whole."""
    made: list[Caption] = []
    for placement in placements:
        made += _beside_head(placement, canvas, theme) if placement.figure in _WORDS_BESIDE else _above_lateral(placement, theme)
    return tuple(made)


def paint_captions(painter: QPainter, made: Iterable[Caption], area: QRectF, theme: Theme) -> None:
    """Those that touch the area."""
    for one in made:
        if one.box.intersects(area):
            painter.setFont(one.font)
            painter.setPen(theme.colour(one.ink))
            flag = Qt.AlignmentFlag.AlignRight if one.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(one.box, flag | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, one.words)


def paint_pinned(painter: QPainter, placements: Iterable[Placement], canvas: Box, theme: Theme) -> None:
    """The side words at the edges of what is seen, where figures are zoomed or cut."""
    for placement in placements:
        _paint_pinned(painter, placement, canvas, theme)


def _caption(x: float, y: float, words: str, font: QFont, ink: str, *, right: bool = False) -> Caption:
    """One line with its upper edge at y, starting or (right) ending at x."""
    words = tr(words)
    width = QFontMetricsF(font).horizontalAdvance(words) + 2
    return Caption(QRectF(x - width if right else x, y, width, _LINE), words, font, ink, right)


def _beside_head(placement: Placement, canvas: Box, theme: Theme) -> Iterator[Caption]:
    """The words stand beside the head at a fixed distance from the midline, further out where the head would touch them."""
    middle, reach = _WORDS_BESIDE[placement.figure]
    y = max(placement.top, canvas.y) + _CAPTION_TOP
    font = theme.font(12, 500)
    left, right = (_in_two_lines(tr(words), font) for words in SIDE_WORDS[placement.figure])
    lines = list(zip_longest(left, right, fillvalue=""))
    room = _room_beside(placement, lines, font, y + 2 + _LINE)
    at_left, _ = placement.to_canvas(middle - reach, 0)
    at_right, _ = placement.to_canvas(middle + reach, 0)
    if (room[0] < canvas.x + _EDGE or room[1] > canvas.right - _EDGE) and y - canvas.y >= _RAISED:
        y -= _RAISED  # a narrow canvas has its room above the heads
    at_left, at_right = max(min(at_left, room[0]), canvas.x + _EDGE), min(max(at_right, room[1]), canvas.right - _EDGE)
    yield _caption(at_left, y, TITLES[placement.figure], theme.font(13, 600), "ink")
    for number, (word_left, word_right) in enumerate(lines, start=1):
        yield _caption(at_left, y + 2 + number * _LINE, word_left, font, "ink2")
        yield _caption(at_right, y + 2 + number * _LINE, word_right, font, "ink2", right=True)


def _in_two_lines(words: str, font: QFont) -> list[str]:
    """Parted where the longer line is shortest: "Derecha / del paciente" needs less height than a line for each word."""
    parts, metrics = words.split(), QFontMetricsF(font)
    ways = [[" ".join(parts[:at]), " ".join(parts[at:])] for at in range(1, len(parts))] or [[words]]
    return min(ways, key=lambda way: max(metrics.horizontalAdvance(line) for line in way))


def _room_beside(placement: Placement, lines: Sequence[tuple[str, str]], font: QFont, top: float) -> tuple[float, float]:
    """Outer ends of the side words, (left, right) line by line from ``top`` on, so that none touches the head beside it."""
    metrics, room = QFontMetricsF(font), (float("inf"), float("-inf"))
    for number, (left, right) in enumerate(lines):
        _, row = placement.to_figure(0, top + (number + 0.75) * _LINE)
        span = shipped().skin_span(placement.figure, row)
        if span is not None:
            at_left = placement.to_canvas(span[0], 0)[0] - metrics.horizontalAdvance(left) - _CLEAR_OF_HEAD
            at_right = placement.to_canvas(span[1], 0)[0] + metrics.horizontalAdvance(right) + _CLEAR_OF_HEAD
            room = min(room[0], at_left), max(room[1], at_right)
    return room


def _above_lateral(placement: Placement, theme: Theme) -> Iterator[Caption]:
    right = placement.figure == "lateral_right"
    x = placement.box.right if right else placement.box.x
    y = placement.top + _CAPTION_TOP
    yield _caption(x, y, TITLES[placement.figure], theme.font(13, 600), "ink", right=right)
    font = theme.font(12, 500)
    words = tr(joined("", SIDE_WORDS[placement.figure]))
    beside = _room_beside(placement, [("", words) if right else (words, "")], font, y + 2 + _LINE)
    clear = beside[1] <= x if right else beside[0] >= x
    for number, line in enumerate([words] if clear else _in_two_lines(words, font), start=1):
        yield _caption(x, y + 2 + number * _LINE, line, font, "ink2", right=right)


def _paint_pinned(painter: QPainter, placement: Placement, canvas: Box, theme: Theme) -> None:
    """The side words at the upper corners of the part in sight, where they cannot be scrolled away."""
    seen = placement.box.cut_to(canvas)
    if seen is None or seen.h < 60 or seen.w < 120:
        return
    font = theme.font(_GLOVES_WORDS_PX if theme.gloves else 13, 600)
    ground = theme.colour("canvas")
    ground.setAlphaF(0.86)
    for word, at_right in zip(SIDE_WORDS[placement.figure], (False, True), strict=True):
        if word:
            size = pill_size(word, font)
            x = seen.right - size.width() - 12 if at_right else seen.x + 12
            paint_pill(painter, QRectF(QPointF(x, seen.y + 12), size), word, font, ground, theme.colour("ink"))
