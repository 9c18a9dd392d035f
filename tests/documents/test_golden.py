"""The words of the printed combined visit, page by page in reading order."""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.documents.procedure_record import render
from procedure_assistant.services.note import Paper
from tests.documents import notes
from tests.documents.pdf import page_texts
from tests.golden import golden


def test_that_the_combined_visit_reads_on_paper_as_agreed() -> None:
    pages = page_texts(render(notes.combined(), Paper.LETTER))
    text = "\n\n".join(f"--- page {number} ---\n{page}" for number, page in enumerate(pages, 1)) + "\n"
    assert text == golden(Path(__file__).with_name("golden") / "combined_letter.txt", text)
