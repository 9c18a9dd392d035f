"""The opening of the record: allergies and alerts, the sentence on top, up to five numbers."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Block, Draw, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, HEAVY, Ink
from procedure_assistant.documents.wrapping import SENTENCE, SMALL, Style, plain_width, set_text
from procedure_assistant.services.note import Alert, Glance, Line, line

_ALERT = Style(8.5, 11.4)
_BETWEEN_ALERTS = 16.0
_AFTER_WORD = 4.0
_FIGURE = 16.0
_SMALLEST_FIGURE = 11.0
_COLUMN_GAP = 14.0


def _word_width(alert: Alert) -> float:
    """Width of the word that opens an alert: white on black, or heavy when it need not stop a hand."""
    if alert.stop:
        return plain_width(alert.word, Face.BOLD, 7.5) + 6
    return plain_width(alert.word, Face.SEMIBOLD, 8.5)


def _word(alert: Alert, x: float) -> Draw:
    """Draws the word that opens an alert."""

    def draw(ink: Ink, top: float) -> None:
        if alert.stop:
            ink.reversed(x, top + _ALERT.ascent - 0.1, alert.word)
        else:
            ink.text(x, top + _ALERT.ascent, alert.word, Face.SEMIBOLD)

    return draw


def _beside(alerts: Sequence[Alert], left: float, width: float) -> list[Row] | None:
    """All alerts on one line, None where they are too long for it."""
    texts = [set_text(line(one.text), width, _ALERT) for one in alerts]
    steps = [_word_width(one) + _AFTER_WORD + text.width + _BETWEEN_ALERTS for one, text in zip(alerts, texts, strict=True)]
    if any(len(text.lines) > 1 for text in texts) or sum(steps) - _BETWEEN_ALERTS > width:
        return None

    def draw(ink: Ink, top: float) -> None:
        x = left
        for one, text, step in zip(alerts, texts, steps, strict=True):
            _word(one, x)(ink, top)
            ink.paragraph(x + _word_width(one) + _AFTER_WORD, top, text)
            x += step

    return [Row(_ALERT.leading, draw)]


def _stacked(alerts: Sequence[Alert], left: float, width: float) -> list[Row]:
    rows: list[Row] = []
    for one in alerts:
        indent = _word_width(one) + _AFTER_WORD
        rows += text_rows(line(one.text or "–"), left + indent, width - indent, _ALERT, lead=_word(one, left))
    return rows


def alerts_block(alerts: Sequence[Alert], left: float, right: float) -> Block:
    """Allergies and alerts, side by side where they fit on one line, else each on its own; closed by a line."""
    rows = _beside(alerts, left, right - left) or _stacked(alerts, left, right - left)
    rows.append(Row(1.5, lambda ink, top: ink.rule(left, right, top + 1.5, HEAVY)))
    return Block("", tuple(rows), title="Allergies and alerts", ruled=False, above=3.3, after=0, whole=True)


def _figure_size(glance: Glance, width: float) -> float:
    """The size at which a figure fits its column; captions wrap instead."""
    natural = plain_width(glance.figure, Face.BOLD, _FIGURE) + _was_width(glance)
    return max(_SMALLEST_FIGURE, min(_FIGURE, _FIGURE * width / natural)) if natural else _FIGURE


def _was_width(glance: Glance) -> float:
    return plain_width(glance.was, Face.SEMIBOLD, 12) + 6 if glance.was else 0.0


def _natural(glance: Glance) -> float:
    captions = [plain_width(caption, Face.REGULAR, SMALL.size) for caption in glance.captions]
    return max([plain_width(glance.figure, Face.BOLD, _FIGURE) + _was_width(glance), *captions])


def _columns(glances: Sequence[Glance], width: float) -> list[float]:
    """Widths of the columns: what each needs and an equal share of the rest; equal columns when they need more than there is."""
    natural = [_natural(one) for one in glances]
    spare = width - sum(natural) - _COLUMN_GAP * (len(glances) - 1)
    if spare < 0:
        return [(width - _COLUMN_GAP * (len(glances) - 1)) / len(glances)] * len(glances)
    return [one + spare / len(glances) for one in natural]


def _glance_row(glances: Sequence[Glance], left: float, right: float) -> Row:
    widths = _columns(glances, right - left)
    captions = [[set_text(line(caption), width, SMALL) for caption in one.captions] for one, width in zip(glances, widths, strict=True)]
    lines = max((sum(len(text.lines) for text in texts) for texts in captions), default=0)

    def draw(ink: Ink, top: float) -> None:
        x = left
        for number, (one, width, texts) in enumerate(zip(glances, widths, captions, strict=True)):
            if number:
                ink.stroke(((x - _COLUMN_GAP / 2, top + 4), (x - _COLUMN_GAP / 2, top + 18.5 + 9 * lines)), HAIR)
            end = ink.text(x, top + 16.5, one.figure, Face.BOLD, _figure_size(one, width))
            if one.was:
                after = ink.text(end + 5, top + 16.5, one.was, Face.SEMIBOLD, 12)
                ink.rule(end + 4, after + 1, top + 12.6, 1.0)
            baseline = top + 26
            for text in texts:
                for set_line in text.lines:
                    ink.set_line(x, baseline, set_line)
                    baseline += 9
            x += width + _COLUMN_GAP

    return Row(20 + 9 * lines, draw)


def summary_block(summary: Line, glances: Sequence[Glance], left: float, right: float) -> Block:
    """The sentence on top and the numbers."""
    rows = list(text_rows(summary, left, right - left, SENTENCE))
    if glances:
        rows.append(_glance_row(glances, left, right))
    return Block("", tuple(rows), title="At a glance", ruled=False, above=4.2, whole=True)
