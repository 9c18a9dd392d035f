"""A QR code in black squares: no grey, no picture, sharp on a fax. Knows nothing of what it says."""

from __future__ import annotations

from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

from procedure_assistant.documents.ink import Ink

QUIET = 4
"""Modules of white on every side, as the standard asks."""


def draw_qr(ink: Ink, text: str, left: float, top: float, side: float) -> None:
    """Draw ``text`` in a square of ``side`` points, the white around it included."""
    code = create_barcode(text, BarcodeFormat.QRCode, ec_level="M")
    picture = memoryview(write_barcode_to_image(code, scale=1, add_quiet_zones=False))  # type: ignore[arg-type]  # a buffer its stub hides
    count = picture.shape[0] if picture.shape else 0
    module = side / (count + 2 * QUIET)
    ink.box(left, top, side, side, white=True)
    for row in range(count):
        start = None
        for column in range(count + 1):
            dark = column < count and picture[row, column] == 0
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                ink.box(left + (QUIET + start) * module, top + (QUIET + row) * module, (column - start) * module, module)
                start = None
