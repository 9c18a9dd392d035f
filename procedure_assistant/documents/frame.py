"""What stands on every page: letterhead, identity with page number, foot. Holds no content of the visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from procedure_assistant.documents.draft import draw_across
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, HEAVY, TOP, Ink
from procedure_assistant.documents.logo import Logo
from procedure_assistant.documents.wrapping import SMALL, Paragraph, SetLine, Style, plain_width, set_text
from procedure_assistant.services.note import Identity, Letterhead, Line, line, strong

MARGIN_LEFT = 46.0
MARGIN_RIGHT = 34.0
MARGIN_TOP = 26.0
FOOT = 34.0
"""From the foot rule to the lower edge of the sheet."""

ENDLESS = 1e5
"""A width at which nothing wraps."""

_LETTERHEAD = 24.0
_FIELD_GAP = 13.0
_NAME_GAP = 12.0
_MRN_AT_FULL_SIZE = 20
_CLINIC = Style(11.5, 13.0, Face.BOLD, Face.BOLD)
_CLINIC_LONG = Style(8.0, 9.4, Face.BOLD, Face.BOLD)
_DETAIL = Style(7.5, 9.0)
_FIELD = Style(9.5, 11.4, Face.SEMIBOLD, Face.BOLD)
_FIELD_SMALL = Style(8.0, 9.6, Face.SEMIBOLD, Face.BOLD)
_NAME_TWO_LINES = Style(10.5, 12.0, Face.BOLD, Face.BOLD)
_NAME_OWN_ROW = Style(12.0, 14.2, Face.BOLD, Face.BOLD)
_MOST_PAGES = 88
"""Widest page number that the identity row makes room for."""


class Framed(Protocol):
    """What a paper says on every page: a ``Note`` is one, and so is a ``Sheet``."""

    @property
    def heading(self) -> str:
        """What the paper is, top right."""

    @property
    def status(self) -> Line:
        """Where it stands, below the heading."""

    @property
    def status_word(self) -> str:
        """The same in a word, beside the page number."""

    @property
    def across(self) -> str:
        """The word over every sheet, or none."""

    @property
    def draft(self) -> bool:
        """Whether the name stands after the status word in the foot."""

    @property
    def letterhead(self) -> Letterhead | None:
        """The clinic."""

    @property
    def identity(self) -> Identity:
        """Who the sheet is about; fields that are empty are left out."""

    @property
    def foot(self) -> Line:
        """Which paper this is."""


class _Head:
    """Clinic on the left, heading and status on the right, the heavy rule below."""

    def __init__(self, note: Framed, left: float, right: float) -> None:
        self._note = note
        self._left, self._right = left, right
        heading = plain_width(note.heading, Face.BOLD, 11.5) + (48 if note.across else 0)
        self._status = set_text(note.status, ENDLESS, SMALL)
        clinic = note.letterhead or Letterhead("")
        self._logo = Logo(clinic.logo, _LETTERHEAD - 4) if clinic.logo else None
        self._text = left + (self._logo.width + 8 if self._logo else 0.0)
        self._room = right - self._text - max(heading, self._status.width) - 10
        full = set_text(line(clinic.name), self._room, _CLINIC)
        self._long = len(full.lines) > 1
        self._clinic = set_text(line(clinic.name), self._room, _CLINIC_LONG) if self._long else full
        self._details = self._fitting(clinic.details)
        self._more = self._clinic.height - _CLINIC_LONG.leading if self._long else 0.0
        self.rule = MARGIN_TOP + _LETTERHEAD + self._more

    def _fitting(self, details: tuple[str, ...]) -> str:
        """As many of the details as stand beside the status: the address is shortened, the status never."""
        for count in range(len(details), 0, -1):
            text = "  ·  ".join(details[:count])
            if plain_width(text, Face.REGULAR, 7.5) <= self._room:
                return text
        return ""

    def draw(self, ink: Ink) -> None:
        """Draw it at the top of the sheet."""
        if self._logo:
            self._logo.draw(ink, self._left, MARGIN_TOP - 1)
        ink.paragraph(self._text, 34 - self._clinic.style.ascent, self._clinic)
        ink.text(self._text, 44.5 + self._more, self._details, size=7.5)
        begin = ink.right(self._right, 34, self._note.heading, Face.BOLD, 11.5)
        if word := self._note.across:
            width = plain_width(word, Face.BOLD, 9.5) + 10
            ink.reversed(begin - 8 - width, 34, word, 9.5, 5.0)
        for status in self._status.lines:
            ink.set_line(self._right, 44.5, status, right=True)
        ink.rule(self._left, self._right, self.rule, TOP)


@dataclass(frozen=True, slots=True)
class _Field:
    """One captioned value of the identity row."""

    caption: str
    value: Paragraph
    width: float


def _field(caption: str, value: str, style: Style = _FIELD, width: float = ENDLESS) -> _Field:
    paragraph = set_text(line(value), width, style)
    return _Field(caption, paragraph, max(paragraph.width, plain_width(caption, Face.REGULAR, 7.5)))


def _keeps_words(paragraph: Paragraph, text: str) -> bool:
    """Whether lines end between words only."""
    return " ".join("".join(part.text for part in one.fragments).strip() for one in paragraph.lines) == " ".join(text.split())


class _IdentityRow:
    """Name as large as it goes: 16 down to 12 points, then two lines, then a row of its own over the fields. Never cut."""

    def __init__(self, identity: Identity, left: float, right: float, top: float) -> None:
        self._identity = identity
        self._left, self._right, self._top = left, right, top
        fields = self._fields(_MOST_PAGES, _MOST_PAGES)
        more = (max(len(one.value.lines) for one in fields) - 1) * _FIELD_SMALL.leading
        beside = self._name_beside(self._fields_left(fields) - left - _NAME_GAP)
        self._own_row = beside is None
        self._name = beside or set_text(line(identity.name), right - left, _NAME_OWN_ROW)
        self.rule = top + (33 + self._name.height if self._own_row else 30) + more

    def _name_beside(self, room: float) -> Paragraph | None:
        name = line(self._identity.name)
        for half_points in range(32, 23, -1):
            size = half_points / 2
            whole = set_text(name, ENDLESS, Style(size, size * 1.2, Face.BOLD, Face.BOLD))
            if whole.width <= room:
                return whole
        two = set_text(name, max(room, 1.0), _NAME_TWO_LINES)
        return two if len(two.lines) <= 2 and _keeps_words(two, self._identity.name) else None

    def _fields(self, page: int, pages: int) -> tuple[_Field, ...]:
        who = self._identity
        before = [_field(caption, value) for caption, value in (("Born", who.born), ("Sex", who.sex)) if value]
        after = [_field(caption, value) for caption, value in (("Visit", who.visit), ("Page", f"{page} of {pages}")) if value]
        if not who.mrn:
            return (*before, *after)
        beside = sum(one.width + _FIELD_GAP for one in (*before, *after))
        small = len(who.mrn) > _MRN_AT_FULL_SIZE
        number = _field("MRN", who.mrn, _FIELD_SMALL if small else _FIELD, self._right - self._left - beside)
        return (*before, number, *after)

    def _fields_left(self, fields: tuple[_Field, ...]) -> float:
        return self._right - sum(one.width for one in fields) - (len(fields) - 1) * _FIELD_GAP

    def draw(self, ink: Ink, page: int, pages: int) -> None:
        """Draw it under the letterhead."""
        if self._own_row:
            captions = ink.paragraph(self._left, self._top + 3.4, self._name) + 7.4
        else:
            first = self._top + (21 if len(self._name.lines) == 1 else 14.2)
            ink.paragraph(self._left, first - self._name.style.ascent, self._name)
            captions = self._top + 10.5
        fields = self._fields(page, pages)
        x = self._fields_left(fields)
        for one in fields:
            ink.text(x, captions, one.caption, size=7.5)
            ink.paragraph(x, captions + 11.5 - one.value.style.ascent, one.value)
            x += one.width + _FIELD_GAP
        ink.rule(self._left, self._right, self.rule, HEAVY)


class _Foot:
    """Which record this is on the left, whose and which page on the right."""

    def __init__(self, note: Framed, left: float, right: float, sheet: float) -> None:
        self._note = note
        self._left, self._right = left, right
        self._record = set_text(note.foot, right - left, _DETAIL)
        used = self._record.lines[-1].width + 14 if self._record.lines else 0.0
        room = right - left - used
        self._below = all(one.width > room for one in self._forms(_MOST_PAGES, _MOST_PAGES))
        self._room = right - left if self._below else room
        lines = len(self._record.lines) + (1 if self._below else 0)
        self._last = (max(lines, 1) - 1) * _DETAIL.leading
        self.rule = sheet - FOOT - self._last

    def _forms(self, page: int, pages: int) -> Iterator[SetLine]:
        """The right end, longest first: full name, short name, no name (it stands at the head of the same page)."""
        word = strong(self._note.status_word)
        for name in (self._note.identity.name, self._note.identity.short_name, ""):
            said = (word, name) if self._note.draft else (name, word)
            parts = [part for part in (*said, f"page {page} of {pages}") if part not in ("", strong(""))]
            dotted = [parts[0], *(item for part in parts[1:] for item in ("  ·  ", part))]
            yield set_text(line(*dotted), ENDLESS, _DETAIL).lines[0]

    def draw(self, ink: Ink, page: int, pages: int) -> None:
        """Draw it at the foot of the sheet."""
        ink.rule(self._left, self._right, self.rule, HAIR)
        ink.paragraph(self._left, self.rule + 2.4, self._record)
        forms = list(self._forms(page, pages))
        fitting = next((one for one in forms if one.width <= self._room), forms[-1])
        ink.set_line(self._right, self.rule + 2.4 + self._last + _DETAIL.ascent, fitting, right=True)


class Frame:
    """The frame of one note on one size of sheet: measured once, drawn on every page."""

    def __init__(self, note: Framed, width: float, height: float) -> None:
        self.left = MARGIN_LEFT
        self.right = width - MARGIN_RIGHT
        self._size = (width, height)
        self._across = note.across
        self._head = _Head(note, self.left, self.right)
        self._identity = _IdentityRow(note.identity, self.left, self.right, self._head.rule)
        self._foot = _Foot(note, self.left, self.right, height)

    @property
    def content_top(self) -> float:
        """The identity rule: blocks begin below it."""
        return self._identity.rule

    @property
    def content_bottom(self) -> float:
        """The foot rule: blocks end above it."""
        return self._foot.rule

    def draw_head(self, ink: Ink, page: int, pages: int) -> None:
        """DRAFT, VOID or PRACTICE first, so that everything else lies above it; then letterhead and identity."""
        if self._across:
            draw_across(ink, self._across, *self._size)
        self._head.draw(ink)
        self._identity.draw(ink, page, pages)

    def draw_foot(self, ink: Ink, page: int, pages: int) -> None:
        """The foot, last in reading order."""
        self._foot.draw(ink, page, pages)
