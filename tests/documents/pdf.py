"""Reading a PDF back: text, places of text, pixels. Uses PDFium, so it sees what a viewer sees."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pypdf
import pypdfium2

from procedure_assistant.documents.preview import page_images


@dataclass(frozen=True)
class TextBox:
    """A run of text and where its ink stands, in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: TextBox) -> bool:
        """Whether both share more than touching edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.6 and down > 0.9


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page in reading order, one line of the page a line."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n") for page in document]
    document.close()
    return texts


def text_boxes(pdf: bytes) -> list[tuple[tuple[float, float], list[TextBox]]]:
    """For every page its width and height and the boxes of its text."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        width, height = page.get_size()
        text_page = page.get_textpage()
        boxes = []
        for number in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(number)
            boxes.append(TextBox(text_page.get_text_bounded(left, bottom, right, top), left, height - top, right, height - bottom))
        pages.append(((width, height), boxes))
    document.close()
    return pages


@dataclass(frozen=True)
class Picture:
    """One page as pixels."""

    width: int
    height: int
    data: bytes
    dpi: float

    def grey(self, x: float, y: float) -> int:
        """Lightness 0–255 at a point of the page (points from the top left corner)."""
        column, row = round(x * self.dpi / 72), round(y * self.dpi / 72)
        at = (row * self.width + column) * 4
        return sum(self.data[at : at + 3]) // 3

    def part(self, left: float, top: float, right: float, bottom: float) -> bytes:
        """The pixels of a rectangle given in points."""
        first, last = round(left * self.dpi / 72), round(right * self.dpi / 72)
        rows = range(round(top * self.dpi / 72), round(bottom * self.dpi / 72))
        return b"".join(self.data[(row * self.width + first) * 4 : (row * self.width + last) * 4] for row in rows)


def pictures(pdf: bytes, dpi: float = 144) -> list[Picture]:
    """Every page as pixels."""
    return [Picture(width, height, data, dpi) for width, height, data in page_images(pdf, dpi)]


def reader(pdf: bytes) -> pypdf.PdfReader:
    """The file's own structure."""
    return pypdf.PdfReader(BytesIO(pdf))
