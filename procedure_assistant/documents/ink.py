"""A page to draw on, measured in points from its top left corner: text, lines and shapes in one ink on white. Lays nothing out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfgen.pathobject import PDFPathObject  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.fonts import Face, printable, text_width
from procedure_assistant.documents.wrapping import Paragraph, SetLine

NON_ZERO = 1
"""ReportLab's name for the winding rule that SVG fills with."""

HAIR = 0.35
ROW = 0.25
HEAVY = 0.7
TOP = 1.6

_CIRCLE = 0.5523
"""Length of the handles that make four curves a circle, in radii."""

_BLACK = (0, 0, 0)
_WHITE = (1, 1, 1)


class Ink:
    """Draws on one ReportLab canvas with y counted downwards from the top of the sheet.

    On a draft every text first cuts its own place out of what lies below it, so that the DRAFT outline never crosses a figure.
    """

    def __init__(self, canvas: Canvas, height: float, *, cutting: bool) -> None:
        self._canvas = canvas
        self._height = height
        self._cutting = cutting
        self._last = (-1.0, -1.0)

    @property
    def canvas(self) -> Canvas:
        """The canvas, for shapes that have their own path."""
        return self._canvas

    def up(self, y: float) -> float:
        """A distance from the top of the sheet as ReportLab counts it, from the bottom."""
        return self._height - y

    def text(self, x: float, baseline: float, text: str, face: Face = Face.REGULAR, size: float = 8.5) -> float:
        """Write ``text`` from ``x`` on; returns where it ends."""
        shown = printable(text)
        width = text_width(shown, face, size)
        self._write(x, baseline, shown, face, size, width)
        return x + width

    def right(self, x: float, baseline: float, text: str, face: Face = Face.REGULAR, size: float = 8.5) -> float:
        """Write ``text`` so that it ends at ``x``; returns where it begins."""
        shown = printable(text)
        width = text_width(shown, face, size)
        self._write(x - width, baseline, shown, face, size, width)
        return x - width

    def centred(self, x: float, baseline: float, text: str, face: Face = Face.REGULAR, size: float = 8.5, *, boxed: bool = False) -> None:
        """Write ``text`` about ``x``; ``boxed`` cuts its place out of the drawing below."""
        shown = printable(text)
        width = text_width(shown, face, size)
        self._write(x - width / 2, baseline, shown, face, size, width, boxed=boxed)

    def set_line(self, x: float, baseline: float, line: SetLine, *, right: bool = False) -> None:
        """Write one set line from ``x``, or ending there."""
        at = x - line.width if right else x
        for fragment in line.fragments:
            self._write(at, baseline, fragment.text, fragment.face, fragment.size, fragment.width)
            if fragment.struck:
                end = at + text_width(fragment.text.rstrip(), fragment.face, fragment.size)  # the space behind it is not struck
                self.rule(at - 0.8, end + 0.8, baseline - 0.3 * fragment.size, 0.8)
            at += fragment.width

    def paragraph(self, x: float, top: float, paragraph: Paragraph, *, right: bool = False) -> float:
        """Write all lines of a paragraph from ``top`` on; returns where the next one would begin."""
        for number, line in enumerate(paragraph.lines):
            self.set_line(x, top + number * paragraph.style.leading + paragraph.style.ascent, line, right=right)
        return top + paragraph.height

    def _write(self, x: float, baseline: float, text: str, face: Face, size: float, width: float, *, boxed: bool = False) -> None:
        if not text.strip():
            return
        if boxed:
            self.box(x - 0.6, baseline - 0.7 * size, width + 1.2, 0.74 * size, white=True)
        elif self._cutting:
            self._cut(x, baseline, size, width)
        self._canvas.setFont(face.value, size)
        self._canvas.drawString(x, self.up(baseline), text)

    def _cut(self, x: float, baseline: float, size: float, width: float) -> None:
        """White under a text, which must not reach back into the text that ends where this one begins."""
        end, line = self._last
        before = 0.0 if line == baseline and -0.5 < x - end < 4 else 1.2
        self.box(x - before, baseline - 0.75 * size, width + before + 1.2, 0.98 * size, white=True)
        self._last = (x + width, baseline)

    def reversed(self, x: float, baseline: float, word: str, size: float = 7.5, pad: float = 3.0) -> float:
        """A word in white on black, for words that stop a hand; returns where its black ends."""
        shown = printable(word)
        width = text_width(shown, Face.BOLD, size) + 2 * pad
        self.box(x, baseline - 0.86 * size, width, 1.2 * size)
        self._canvas.setFillColorRGB(*_WHITE)
        self._canvas.setFont(Face.BOLD.value, size)
        self._canvas.drawString(x + pad, self.up(baseline), shown)
        self._canvas.setFillColorRGB(*_BLACK)
        return x + width

    def rule(self, left: float, right: float, y: float, weight: float = HAIR) -> None:
        """A horizontal line."""
        self.stroke(((left, y), (right, y)), weight)

    def stroke(
        self, points: Sequence[tuple[float, float]], weight: float, *, dash: tuple[float, ...] = (), round_ends: bool = False
    ) -> None:
        """A line through points."""
        self.path(self._line(points), weight=weight, dash=dash, round_ends=round_ends)

    def polygon(self, points: Sequence[tuple[float, float]], *, white: bool = False) -> None:
        """A filled polygon."""
        self.path(self._line(points, closed=True), filled=True, white=white)

    def box(self, x: float, top: float, width: float, height: float, *, white: bool = False) -> None:
        """A filled rectangle."""
        self.path(self._rectangle(x, top, width, height), filled=True, white=white)

    def frame(self, x: float, top: float, width: float, height: float, weight: float = 0.45) -> None:
        """An open rectangle with white inside."""
        self.box(x, top, width, height, white=True)
        self.path(self._rectangle(x, top, width, height), weight=weight)

    def disc(self, x: float, y: float, radius: float, *, white: bool = False) -> None:
        """A filled circle."""
        self.path(self._circle(x, y, radius), filled=True, white=white)

    def ring(self, x: float, y: float, radius: float, weight: float, *, dash: tuple[float, ...] = ()) -> None:
        """An open circle with white inside."""
        self.disc(x, y, radius, white=True)
        self.path(self._circle(x, y, radius), weight=weight, dash=dash)

    def _line(self, points: Sequence[tuple[float, float]], *, closed: bool = False) -> PDFPathObject:
        steps = [f"{x:.3f} {self.up(y):.3f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)]
        return PDFPathObject(["n", *steps, *(("h",) if closed else ())])

    def _rectangle(self, x: float, top: float, width: float, height: float) -> PDFPathObject:
        return PDFPathObject(["n", f"{x:.3f} {self.up(top + height):.3f} {width:.3f} {height:.3f} re"])

    def _circle(self, x: float, y: float, r: float) -> PDFPathObject:
        y, k = self.up(y), r * _CIRCLE
        quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
        curves = [
            f"{x + a * r + c * k:.3f} {y + b * r + d * k:.3f} {x + c * r + a * k:.3f} {y + d * r + b * k:.3f}"
            f" {x + c * r:.3f} {y + d * r:.3f} c"
            for a, b, c, d in quarters
        ]
        return PDFPathObject(["n", f"{x + r:.3f} {y:.3f} m", *curves, "h"])

    def path(
        self,
        path: PDFPathObject,
        *,
        filled: bool = False,
        white: bool = False,
        weight: float = 0.0,
        dash: tuple[float, ...] = (),
        round_ends: bool = False,
    ) -> None:
        """Fill or stroke a path already in the sheet's own coordinates."""
        if white:
            self._canvas.setFillColorRGB(*_WHITE)
        if weight:
            self._canvas.setLineWidth(weight)
            self._canvas.setLineCap(1 if round_ends else 0)
            self._canvas.setDash(list(dash))
        self._canvas.drawPath(path, stroke=1 if weight else 0, fill=1 if filled else 0, fillMode=NON_ZERO)
        if white:
            self._canvas.setFillColorRGB(*_BLACK)

    @contextmanager
    def within(self, x: float, top: float, width: float, height: float) -> Iterator[None]:
        """Draw only inside a rectangle."""
        self._canvas.saveState()
        self._canvas.clipPath(self._rectangle(x, top, width, height), stroke=0, fill=0)
        yield
        self._canvas.restoreState()
