"""The finished record: note, text, paper, saving and the count of copies. Drawing is a port filled by the documents part."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from procedure_assistant.domain.commands import course
from procedure_assistant.services.note import Note
from procedure_assistant.services.note_builder import build_note
from procedure_assistant.services.note_text import note_text
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit

DOCUMENT = "procedure record"


Draw = Callable[[Note, Paper], bytes]
"""Port: a note as finished PDF."""
Picture = Callable[[bytes, float], list[tuple[int, int, bytes]]]
"""Port: the pages of a PDF at a resolution in dots per inch, each as width, height and rows of RGBA bytes."""


class RecordService:
    """Makes the record of a visit as text and paper. ``draw`` and ``picture`` take values only, so they may run on a worker."""

    def __init__(self, store: Store, clock: Clock, draw: Draw, picture: Picture) -> None:
        self._store = store
        self._clock = clock
        self.draw = draw
        self.picture = picture

    def note(self, visit: Visit) -> Note:
        """Everything the record says."""
        return build_note(visit, load_settings(self._store), self._clock)

    def text(self, visit: Visit) -> str:
        """The note as plain text to paste into a chart."""
        return note_text(self.note(visit))

    def pdf(self, visit: Visit, paper: Paper | None = None) -> bytes:
        """The record as PDF, on the clinic's paper unless another is asked for."""
        return self.draw(self.note(visit), paper or self.paper())

    def paper(self) -> Paper:
        """The clinic's paper."""
        return load_settings(self._store).paper

    def keep_copy(self, visit: Visit, paper: Paper, to: str) -> None:
        """Record that a copy left; raises ``Problem`` when that cannot be kept."""
        visit.do(course.print_copy, DOCUMENT, paper.value, to)


def file_name(visit: Visit) -> str:
    """A file name without the patient's name, which would travel with every copy of the file."""
    return f"record-{visit.record.day.isoformat()}-{visit.id[:8]}.pdf"


def save_file(path: Path, data: bytes) -> None:
    """Write ``data`` so that ``path`` holds all of it or what it held before; raises ``Problem`` SAVE-FAILED."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _remove(part)
        raise Problem(
            "SAVE-FAILED",
            f"The file could not be saved: {error.strerror or 'the folder cannot be written'}. The record is safe.",
            hint="Choose another folder, or free some space, and save again.",
            detail=repr(error),
        ) from error


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the folder itself is out of reach, so there is nothing left behind that we could remove
