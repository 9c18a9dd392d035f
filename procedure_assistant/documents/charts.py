"""Small figures: bars over the cycles, bars of used limits, pain over time. All carry their numbers in words as well."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Row
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, Ink
from procedure_assistant.documents.wrapping import BODY, FINE, SMALL, plain_width, set_text
from procedure_assistant.services.note import Bars, LimitBar, PainPoint, line, strong

CYCLES_WIDTH = 118.0
PAIN_WIDTH = 152.0

_BAR_HEIGHT = 26.0
_STEP = 29.5
_LIMIT_BAR = 3.2
_PAIN_HEIGHT = 40.0


def cycle_bars(bars: Bars, right: float) -> Row:
    """Bars over the cycles, at the right edge: value above, cycle below, the latest filled."""
    left = right - CYCLES_WIDTH
    title = set_text(bars.title, CYCLES_WIDTH, SMALL)
    head = max(1, len(title.lines)) * 10.6 + 8.4
    step = min(_STEP, CYCLES_WIDTH / max(1, len(bars.bars)))
    highest = max((one.value for one in bars.bars), default=0) or 1

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top + 0.4, title)
        base = top + head + _BAR_HEIGHT
        for number, one in enumerate(bars.bars):
            x, width = left + number * step, step * 0.56
            height = _BAR_HEIGHT * float(one.value / highest)
            if one.latest:
                ink.box(x, base - height, width, height)
            ink.stroke(((x, base), (x, base - height), (x + width, base - height), (x + width, base)), 0.5)
            ink.centred(x + width / 2, base - height - 2.4, one.text, Face.SEMIBOLD, 8)
            ink.centred(x + width / 2, base + 7.8, one.label, size=7.5)
        ink.rule(left, left + len(bars.bars) * step - step * 0.3, base, 0.5)

    return Row(head + _BAR_HEIGHT + 10.2, draw)


def limit_row(limit: LimitBar, left: float, right: float) -> Row:
    """What is limited, how much of the limit is used in words, and the bar: full at the limit."""
    used = set_text(limit.used, right - left)
    label = set_text(line(limit.label), right - left)
    beside = len(used.lines) == 1 and label.width + used.width + 6 <= right - left
    label_height = 0.0 if beside else label.height
    text_height = label_height + used.height

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top, label)
        ink.paragraph(right, top + label_height, used, right=True)
        bar = top + text_height + 0.4
        ink.frame(left, bar, right - left, _LIMIT_BAR)
        part = min(1.0, max(0.0, float(limit.fraction)))
        ink.box(left, bar, (right - left) * part, _LIMIT_BAR)

    return Row(text_height + _LIMIT_BAR + 4.4, draw)


def title_row(title: str, beside: str, left: float, right: float) -> Row:
    """A heading inside a column, with small words at the right end."""
    text = set_text(line(strong(title)), right - left - plain_width(beside, Face.REGULAR, FINE.size) - 6, BODY)

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top, text)
        ink.right(right, top + BODY.ascent, beside, size=FINE.size)

    return Row(text.height + 1.2, draw)


def _staggered(centres: Sequence[float], texts: Sequence[str], face: Face, size: float) -> list[bool]:
    """Which labels have to stand on the second row because they would touch the one before on the first."""
    second: list[bool] = []
    ends = [-1e9, -1e9]
    for centre, text in zip(centres, texts, strict=True):
        half = plain_width(text, face, size) / 2
        row = 0 if centre - half > ends[0] + 1.5 else 1
        ends[row] = centre + half
        second.append(bool(row))
    return second


def pain_chart(points: Sequence[PainPoint], title: str, left: float) -> Row:
    """Pain 0–10 over true minutes, every point with its score and its minute."""
    heading = set_text(line(title), PAIN_WIDTH, SMALL)
    head = max(1, len(heading.lines)) * SMALL.leading + 7.0
    first, last = min(one.minutes for one in points), max(one.minutes for one in points)
    axis = left + 14
    span = (PAIN_WIDTH - 28) / max(1, last - first)
    xs = [axis + 6 + (one.minutes - first) * span for one in points]
    minutes = [str(one.minutes).replace("-", "−") for one in points]
    low_labels = _staggered(xs, minutes, Face.REGULAR, 7.5)
    below_point = _staggered(xs, [str(one.score) for one in points], Face.SEMIBOLD, 8.5)
    height = head + _PAIN_HEIGHT + (20 if any(low_labels) else 11.5)

    def draw(ink: Ink, top: float) -> None:
        ink.paragraph(left, top, heading)
        zero = top + head + _PAIN_HEIGHT
        scale = _PAIN_HEIGHT / 10
        ink.stroke(((axis, zero - 10 * scale - 2), (axis, zero), (axis + PAIN_WIDTH - 14, zero)), HAIR * 2)
        for score in (0, 5, 10):
            ink.rule(axis - 2.4, axis, zero - score * scale, HAIR * 2)
            ink.right(axis - 3.6, zero - score * scale + 2.5, str(score), size=7.5)
        places = [(x, zero - one.score * scale) for x, one in zip(xs, points, strict=True)]
        if len(places) > 1:
            ink.stroke(places, 1.0)
        for (x, y), one, minute, low, below in zip(places, points, minutes, low_labels, below_point, strict=True):
            ink.stroke(((x, zero), (x, zero + 2)), HAIR * 2)
            ink.disc(x, y, 2.2)
            ink.centred(x, y + 9.6 if below else y - 4.2, str(one.score), Face.SEMIBOLD, 8.5)
            ink.centred(x, zero + (18.6 if low else 9.8), minute, size=7.5)

    return Row(height, draw)
