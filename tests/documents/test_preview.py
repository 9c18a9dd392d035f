"""Pictures of pages."""

from __future__ import annotations

import pypdfium2
import pytest

from procedure_assistant.documents.preview import page_images
from procedure_assistant.documents.procedure_record import render
from procedure_assistant.services.note import Paper
from tests.documents import notes


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (850, 1100)), (Paper.A4, (827, 1170))])
def test_that_every_page_has_its_size_at_the_resolution_and_stands_on_white(paper: Paper, size: tuple[int, int]) -> None:
    images = page_images(render(notes.combined(), paper), 100)
    assert len(images) == 2
    for width, height, data in images:
        assert (width, height) == pytest.approx(size, abs=1)
        assert len(data) == width * height * 4
        assert data[:4] == b"\xff\xff\xff\xff"
        assert set(data[3::4]) == {255}
        assert min(data) < 40  # there is ink


def test_that_red_green_and_blue_are_equal_everywhere() -> None:
    ((_, _, data),) = page_images(render(notes.shortest(), Paper.LETTER), 72)
    assert data[0::4] == data[1::4] == data[2::4]


def test_that_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        page_images(b"not a file", 100)


def test_that_a_resolution_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        page_images(render(notes.shortest(), Paper.LETTER), 0)
