"""Pictures of a PDF's pages for the preview and the printer, which are therefore equal to the paper. Changes no PDF."""

from __future__ import annotations

import threading

import pypdfium2  # type: ignore[import-untyped]  # ships no types

POINTS_PER_INCH = 72.0

_one_at_a_time = threading.Lock()
"""PDFium is not safe to call from two threads."""


def page_images(pdf: bytes, dpi: float) -> list[tuple[int, int, bytes]]:
    """Each page as (width, height, RGBA bytes, row by row without padding) on white at ``dpi``.

    Raises:
        pypdfium2.PdfiumError: the bytes are not a PDF.
        ValueError: ``dpi`` is not above zero.
    """
    if dpi <= 0:
        raise ValueError("a page needs a resolution above zero")
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_picture(document[number], dpi) for number in range(len(document))]
        finally:
            document.close()


def _picture(page: pypdfium2.PdfPage, dpi: float) -> tuple[int, int, bytes]:
    """One page; four bytes a pixel, so PDFium pads no row."""
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA, rev_byteorder=True)
    picture = bitmap.width, bitmap.height, bytes(bitmap.buffer)
    bitmap.close()
    page.close()
    return picture
