"""An empty PDF of a size of paper that refers to no font but ours and tells what it is. Every document begins and ends here."""

from __future__ import annotations

import threading
from datetime import datetime
from io import BytesIO

from reportlab import rl_config  # type: ignore[import-untyped]  # ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.archive import archival
from procedure_assistant.documents.fonts import Face
from procedure_assistant.services.paper import Paper
from procedure_assistant.version import VERSION

SIZES = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.276, 841.89)}
"""Width and height in points."""

rl_config.useA85 = 0
"""Streams stay binary: writing them as text takes a third of the time and a fifth more room, for mail systems long gone."""

one_at_a_time = threading.Lock()
"""ReportLab keeps fonts in globals: two documents are not drawn at once."""


def empty_file(target: BytesIO, size: tuple[float, float], language: str, title: str, author: str, made_at: datetime) -> Canvas:
    """A canvas that writes to ``target``; ``size`` in points, ``language`` as "en-US", ``made_at`` (aware) dates the file."""
    canvas = Canvas(
        target, pagesize=size, pageCompression=1, invariant=True, pdfVersion=(1, 4), initialFontName=Face.REGULAR.value, lang=language
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator(f"Procedure Assistant {VERSION}")
    canvas.setProducer("ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = made_at.strftime("D:%Y%m%d%H%M%S%z")
    canvas.setDateFormatter(lambda *_: f"{stamp[:-2]}'{stamp[-2:]}'")
    return canvas


def finished(canvas: Canvas, target: BytesIO) -> bytes:
    """What was drawn on the canvas of :func:`empty_file`, as PDF/A-1b: every paper may have to be kept."""
    canvas.save()
    return archival(target.getvalue())
