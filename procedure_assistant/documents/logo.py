"""The clinic's logo on a page: a black and white picture of a fixed height, never wider than a third of the head. Draws nothing else."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.ink import Ink

MOST_WIDTH = 120.0


class Logo:
    """A logo at a height in points; a very wide one is lower instead."""

    def __init__(self, png: bytes, height: float) -> None:
        self._reader = ImageReader(BytesIO(png))
        wide, high = self._reader.getSize()
        self._scale = min(height / high, MOST_WIDTH / wide)
        self.width = wide * self._scale
        self.height = high * self._scale

    def draw(self, ink: Ink, left: float, top: float) -> None:
        """Draw it from its top left corner on."""
        ink.canvas.drawImage(self._reader, left, ink.up(top + self.height), self.width, self.height)
