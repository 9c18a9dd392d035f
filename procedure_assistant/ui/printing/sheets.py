"""Pages on a printer: each picture over the whole of its sheet, at its true size. Knows no document, and asks for no printer."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from procedure_assistant.domain.say import say
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem

PRINT_DPI = 300
NOT_TAKEN = "PRINT-REFUSED"
_POINT = QPageSize.Unit.Point
_SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_NARROWEST_SHEET = 400.0
"""Points: what is narrower is a roll of labels."""

Pages = list[tuple[int, int, bytes]]
"""Width, height and RGBA bytes of each page, as ``RecordService.picture`` makes them."""


def images(pages: Pages) -> list[QImage]:
    """Pages as Qt pictures that own their pixels."""
    return [QImage(data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy() for width, height, data in pages]


def put_on_paper(printer: QPrinter, heading: str, pages: Pages, paper: Paper, size: tuple[float, float] | None = None) -> None:
    """Print every page at its true size; ``size`` in points is that of a roll, which is no sheet of ``paper``.

    Raises ``Problem`` PRINT-REFUSED when the printer does not take it.
    """
    sheet = QPageSize(_SIZES[paper])
    if size and size[0] < _NARROWEST_SHEET:
        sheet = QPageSize(QSizeF(*size), _POINT, "", QPageSize.SizeMatchPolicy.ExactMatch)
    printer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDocName(heading)
    if not _painted(printer, pages):
        raise Problem(
            NOT_TAKEN,
            say("The printer did not take the page. The record is safe; choose another printer or save it as PDF."),
        )


def _painted(printer: QPrinter, pages: Pages) -> bool:
    painter = QPainter()
    if not painter.begin(printer):
        return False
    size = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
    taken = True
    for number, image in enumerate(images(pages)):
        taken = taken and (number == 0 or printer.newPage())
        if taken:
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    return painter.end() and taken
