"""The letter list of a recall: who is to be written to, for which visits, with room to tick each letter off. Lays out what is given."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from procedure_assistant.documents.flow import Row
from procedure_assistant.documents.fonts import Face, register_fonts
from procedure_assistant.documents.frame import MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP
from procedure_assistant.documents.ink import HAIR, HEAVY, TOP, Ink
from procedure_assistant.documents.paper_file import SIZES, empty_file, finished, one_at_a_time
from procedure_assistant.documents.tables import table_rows
from procedure_assistant.documents.wrapping import Style, set_text
from procedure_assistant.domain import wording
from procedure_assistant.services.note import Line, line, strong
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.recall import LetterList, LetterRow

_FOOT = 34.0
_TOP = MARGIN_TOP - 4.0
_CLINIC = Style(11.5, 13.0, Face.BOLD, Face.BOLD)
_BODY = Style(9.0, 11.6)
_HEADS = Style(8.0, 10.0, Face.BOLD, Face.BOLD)
_SMALL = Style(7.5, 9.0)
_TITLES = ("Patient", "Born", "MRN", "Visits", "Letter sent")
_SHARES = (0.0, 0.25, 0.375, 0.52, 0.86)
"""Where each column begins, as a part of the width."""


def draw_letter_list(letters: LetterList, paper: Paper) -> bytes:
    """The list as a PDF; identity of the list and page n of N on every page. Equal lists give equal bytes.

    Raises:
        ResourceMissing: a font is not there.
    """
    with one_at_a_time:
        register_fonts()
        width, height = SIZES[paper]
        left, right = MARGIN_LEFT, width - MARGIN_RIGHT
        columns = [left + share * (right - left) for share in _SHARES]
        facts = table_rows([(line(name), line(strong(value))) for name, value in letters.facts], (left, left + 120.0), right, _BODY)
        heads = table_rows([[line(one) for one in _TITLES]], columns, right, _HEADS, rule=HEAVY)
        rows = [row for one in letters.rows for row in table_rows([_cells(one)], columns, right, _BODY, rule=HAIR)]
        if not rows:
            rows = table_rows([(line("No patient is known to have had this lot here."),)], (left,), right, _BODY)
        frame = _Frame(letters, left, right, height)
        pages = _pages([*facts, _gap(8.0)], heads, rows, height - _FOOT - frame.rule - 10.0)
        target = BytesIO()
        canvas = empty_file(target, (width, height), "en-US", _title(letters), letters.letterhead.name, letters.made_at)
        ink = Ink(canvas, height, cutting=False)
        for number, page in enumerate(pages, 1):
            frame.draw(ink, f"page {number} of {len(pages)}")
            top = frame.rule + 8.0
            for row in page:
                row.draw(ink, top)
                top += row.height
            canvas.showPage()
        return finished(canvas, target)


def _cells(one: LetterRow) -> tuple[Line, ...]:
    """One patient; the visits stand one after the other, and the last column is left for the date and initials."""
    return line(strong(one.name)), line(one.born), line(one.mrn), line("\u2003".join(one.visits)), ()


def _title(letters: LetterList) -> str:
    return f"{letters.heading}, lot {letters.lot}"


def _gap(height: float) -> Row:
    return Row(height, lambda _ink, _top: None)


def _pages(opening: Sequence[Row], heads: Sequence[Row], rows: Sequence[Row], room: float) -> list[list[Row]]:
    """The rows of each page, the heads of the columns on every one."""
    pages = [[*opening, *heads]]
    used = sum(row.height for row in pages[0])
    for row in rows:
        if used + row.height > room:
            pages.append([*heads])
            used = sum(one.height for one in heads)
        pages[-1].append(row)
        used += row.height
    return pages


class _Frame:
    """Head and foot of every page: clinic on the left, what the list is on the right, each as high as its words."""

    def __init__(self, letters: LetterList, left: float, right: float, height: float) -> None:
        self._left, self._right, self._foot = left, right, height - _FOOT
        room = (right - left) / 2 - 8.0
        self._clinic = set_text(line(letters.letterhead.name), room, _CLINIC)
        self._title = set_text(line(_title(letters)), room, _CLINIC)
        self._details = set_text(line("  ·  ".join(letters.letterhead.details)), right - left - 80.0, _SMALL)
        made = f"Made {wording.moment(letters.made_at)} by {letters.made_by}. Confidential: names of patients."
        self._made = set_text(line(made), right - left - 80.0, _SMALL)
        self._below = _TOP + max(self._clinic.height, self._title.height)
        self.rule = self._below + max(self._details.height, _SMALL.leading) + 3.0

    def draw(self, ink: Ink, page: str) -> None:
        """Draw it on a page."""
        left, right = self._left, self._right
        ink.paragraph(left, _TOP, self._clinic)
        ink.paragraph(right, _TOP, self._title, right=True)
        ink.paragraph(left, self._below, self._details)
        ink.right(right, self._below + _SMALL.ascent, page, size=8.0)
        ink.rule(left, right, self.rule, TOP)
        ink.rule(left, right, self._foot, HAIR)
        ink.paragraph(left, self._foot + 2.4, self._made)
        ink.right(right, self._foot + 2.4 + _SMALL.ascent, page, size=7.5)
