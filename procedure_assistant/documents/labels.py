"""Labels on a sheet or a roll: each text as large as its label allows, nothing cut, one patient a sheet. Lays out what is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from procedure_assistant.documents.draft import draw_across
from procedure_assistant.documents.fonts import Face, register_fonts
from procedure_assistant.documents.ink import HEAVY, Ink
from procedure_assistant.documents.paper_file import SIZES, empty_file, finished, one_at_a_time
from procedure_assistant.documents.wrapping import Paragraph, Style, set_text
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.label_sheets import points
from procedure_assistant.services.labels import Label, Labels
from procedure_assistant.services.note import line, strong
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem

_PAD_X, _PAD_Y = 6.0, 4.0
_RULE = 3.0
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""The text is set smaller until it fits; below seven tenths nobody reads it at the chair."""


@dataclass(frozen=True, slots=True)
class _Set:
    """The lines of one label at one scale."""

    above: tuple[Paragraph, ...]
    below: tuple[Paragraph, ...]

    @property
    def height(self) -> float:
        """From the first line to the last."""
        return sum(one.height for one in (*self.above, *self.below)) + _RULE


def draw_labels(labels: Labels, _paper: Paper) -> bytes:
    """The labels as PDF: on as many sheets as they need, or one page a label on a roll.

    Raises:
        Problem: LABEL-ROOM, where a text does not fit a label of this size.
        ResourceMissing: a font is not there.
    """
    with one_at_a_time:
        register_fonts()
        sheet = labels.sheet
        size = (points(sheet.width), points(sheet.height)) if sheet.is_roll else SIZES[Paper(sheet.paper)]
        laid = [_fitted(one, labels) for one in labels.labels]
        target = BytesIO()
        canvas = empty_file(target, size, "en-US", labels.title, "", labels.made_at)
        ink = Ink(canvas, size[1], cutting=bool(labels.across))
        for page in _pages(laid, 0 if sheet.is_roll else labels.start - 1, sheet.places):
            if labels.across:
                draw_across(ink, labels.across, *size)
            for place, one, text in page:
                x, top = sheet.place(place)
                _draw(ink, one, text, x, top, labels)
            if not sheet.is_roll:
                _foot(ink, labels.foot, size)
            canvas.showPage()
        return finished(canvas, target)


def _pages(laid: list[tuple[Label, _Set]], start: int, places: int) -> Iterator[list[tuple[int, Label, _Set]]]:
    """The labels of each sheet with their places; the first sheet begins where it was said."""
    page: list[tuple[int, Label, _Set]] = []
    at = start
    for one, text in laid:
        if at == places:
            yield page
            page, at = [], 0
        page.append((at, one, text))
        at += 1
    yield page


def _fitted(one: Label, labels: Labels) -> tuple[Label, _Set]:
    """The label at the largest scale at which everything fits; the record number goes before a size does."""
    width, height = points(labels.sheet.width) - 2 * _PAD_X, points(labels.sheet.height) - 2 * _PAD_Y
    for scale in _SCALES:
        for mrn in (one.mrn, ""):
            text = _set(one, mrn, width, scale)
            if text.height <= height:
                return one, text
    raise Problem(
        "LABEL-ROOM",
        say("“{name}” does not fit a label of {width} × {height} mm. Nothing was printed.", name=one.name, width=_mm(labels.sheet.width),
            height=_mm(labels.sheet.height)),
        hint=say("Choose a larger label, or write this one by hand."),
    )  # fmt: skip


def _mm(length: Decimal) -> str:
    return f"{length.normalize():f}"


def _style(size: float, face: Face = Face.REGULAR) -> Style:
    return Style(size, size * 1.14, face, Face.BOLD)


def _set(one: Label, mrn: str, width: float, scale: float) -> _Set:
    above = (
        set_text(line(one.drug), width, _style(11.5 * scale, Face.BOLD)),
        set_text(line(strong(one.amount)), width, _style(9.5 * scale)),
        set_text(line(one.more), width, _style(8.0 * scale)),
    )
    who = line(strong(one.name), f"  {one.born}", f"  {mrn}" if mrn else "")
    return _Set(above, (set_text(who, width, _style(9.0 * scale)), set_text(line(one.made), width, _style(7.8 * scale))))


def _draw(ink: Ink, one: Label, text: _Set, x: float, top: float, labels: Labels) -> None:
    left, right = x + _PAD_X, x + points(labels.sheet.width) - _PAD_X
    at = top + _PAD_Y
    for number, paragraph in enumerate(text.above):
        if one.own and number == 0:
            ink.reversed(left, at + paragraph.style.ascent, one.drug, paragraph.style.size * 0.9)
            at += paragraph.height
        else:
            at = ink.paragraph(left, at, paragraph)
    ink.rule(left, right, at + _RULE / 2, HEAVY)
    at += _RULE
    for paragraph in text.below:
        at = ink.paragraph(left, at, paragraph)


def _foot(ink: Ink, words: str, size: tuple[float, float]) -> None:
    """In the margin below the last row, which no label reaches."""
    ink.text(20.0, size[1] - 12.0, words, size=7.5)
