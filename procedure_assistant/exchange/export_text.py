"""A visit as plain text to paste into a chart: the note, with its map in words and as a table. Words nothing itself."""

from __future__ import annotations

from procedure_assistant.services.export import VisitExport


def write(visit: VisitExport) -> bytes:
    """The note as UTF-8."""
    return visit.text.encode()
