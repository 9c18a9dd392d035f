"""The letter list of a recall, drawn and read back: identity and page number on every page, nothing clipped, nothing over another."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from procedure_assistant.documents.letter_list import draw_letter_list
from procedure_assistant.services.note import Letterhead
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.recall import LetterList, LetterRow
from tests.documents.pdf import page_texts, reader, text_boxes

MADE = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("America/New_York"))
LONG = "Featherstonehaugh-Montmorency, Maximiliana Wilhelmina Alexandrine Philippa"


def letters(rows: tuple[LetterRow, ...], clinic: str = "Northside Headache Center", lot: str = "C8812C3") -> LetterList:
    facts = (("Lot", lot), ("Product", "BOTOX 200 units"), ("Patients", f"{len(rows)}"), ("Reason", "Particulate matter"))
    return LetterList(Letterhead(clinic, ("12 Main Street", "555 0100")), "Recall: letter list", lot, facts, rows, MADE, "Nora Nurse")


def row(number: int, name: str = "", visits: int = 1) -> LetterRow:
    told = tuple(f"{day + 1} Nov 2026: BOTOX 200 units, lot C8812C3" for day in range(visits))
    return LetterRow(name or f"Family{number}, Jacob", "14 Feb 1981", f"MRN {number:05}", told)


@pytest.mark.parametrize("paper", Paper)
def test_that_every_page_has_its_number_the_lot_and_the_heads(paper: Paper):
    pages = page_texts(draw_letter_list(letters(tuple(row(number) for number in range(120))), paper))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count(f"page {number} of {len(pages)}") == 2
        for words in ("Recall: letter list, lot C8812C3", "Northside Headache Center", "Letter sent", "Made 23 Nov 2026 14:05 by Nora"):
            assert words in page
    whole = "\n".join(pages)
    assert [f"MRN {number:05}" in whole for number in range(120)] == [True] * 120


@pytest.mark.parametrize("paper", Paper)
def test_that_long_names_and_many_visits_wrap_inside_their_columns(paper: Paper):
    rows = (row(1, LONG, 9), row(2, "N" * 300), row(3, "Ng, Li", 40))
    made = draw_letter_list(letters(rows, clinic="Center " * 30, lot="LONGLOT-2026-11-000482-B"), paper)
    for (width, height), boxes in text_boxes(made):
        for place, box in enumerate(boxes):
            assert 20 <= box.left <= box.right <= width - 20
            assert 10 <= box.top <= box.bottom <= height - 6
            assert [other.text for other in boxes[:place] if box.overlaps(other)] == []


def test_that_a_recall_without_a_patient_says_so():
    (page,) = page_texts(draw_letter_list(letters(()), Paper.LETTER))
    assert "No patient is known to have had this lot here." in page


def test_that_equal_lists_give_equal_bytes_and_the_file_names_itself():
    once, again = (draw_letter_list(letters((row(1),)), Paper.A4) for _ in range(2))
    assert once == again
    found = reader(once)
    assert (found.metadata or {}).get("/Title") == "Recall: letter list, lot C8812C3"
    fonts = {str(font.get_object()["/BaseFont"]) for page in found.pages for font in page["/Resources"]["/Font"].values()}
    assert [font for font in fonts if "Helvetica" in font] == []
