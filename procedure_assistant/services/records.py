"""The finished record: note, text, paper, saving and the count of copies. Drawing is a port filled by the documents part."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import course
from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.note import Note
from procedure_assistant.services.note_builder import build_note
from procedure_assistant.services.note_text import note_text
from procedure_assistant.services.paper import PROCEDURE_RECORD, Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit

_ACT_OF_COPY = {"printer": Act.PRINT_RECORD, "file": Act.SAVE_RECORD}


Draw = Callable[[Note, Paper], bytes]
"""Port: a note as finished PDF."""
Picture = Callable[[bytes, float], list[tuple[int, int, bytes]]]
"""Port: the pages of a PDF at a resolution in dots per inch, each as width, height and rows of RGBA bytes."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within a PDF: the same record for a program to read. ``made_at`` is aware."""

    name: str
    media_type: str
    description: str
    made_at: datetime
    data: bytes = field(repr=False)


Attach = Callable[[bytes, Attached], bytes]
"""Port: a finished PDF with a file within it, still archival."""


def nothing_attached(pdf: bytes, attached: Attached) -> bytes:
    """What stands in for the port where nothing can be attached: refuses rather than leave the file out."""
    raise Problem("RECORD-ATTACH", say("A file cannot be put into the PDF here. Nothing was written."), detail=attached.name)


Seal = Callable[[bytes], bytes]
"""Signs a finished PDF with the clinic's certificate; may run on a worker."""


ImageBytes = Callable[[str, str], bytes | None]
"""Port: a picture of a visit (its id, the picture's id) as PNG; None when its pixels are not at hand."""


def no_images(visit_id: str, image_id: str) -> bytes | None:
    """No picture is at hand; paper then names it by its hash alone."""
    return None


class RecordService:
    """Makes the record of a visit as text and paper. ``draw`` and ``picture`` take values only, so they may run on a worker."""

    def __init__(self, store: Store, clock: Clock, draw: Draw, picture: Picture, images: ImageBytes = no_images) -> None:
        self._store = store
        self._clock = clock
        self.draw = draw
        self.picture = picture
        self.images = images
        self.attach: Attach = nothing_attached
        self.guard: Guard = NoAccounts()
        self.seal: Callable[[], Seal | None] = lambda: None
        """What signs the files that leave; None where the clinic signs none. Raises ``Problem`` SIGNATURE-… where it cannot today."""

    def note(self, visit: Visit) -> Note:
        """Everything the record says."""
        return build_note(visit, load_settings(self._store), self._clock, partial(self.images, visit.id))

    def text(self, visit: Visit) -> str:
        """The note as plain text to paste into a chart; that it was taken stands in the audit trail."""
        self.guard.check(Act.COPY_TEXT)
        text = note_text(self.note(visit))
        self.guard.note(Act.COPY_TEXT, visit.id, _about(visit))
        return text

    def pdf(self, visit: Visit, paper: Paper | None = None) -> bytes:
        """The record as PDF, on the clinic's paper unless another is asked for."""
        return self.file_of(self.note(visit), paper or self.paper())()

    def file_of(self, note: Note, paper: Paper, attached: Attached | None = None) -> Callable[[], bytes]:
        """What makes the file of a note on a worker: a record that is signed by its physician gets the clinic's signature too.

        With ``attached`` it carries that file, put in before it is signed. Raises ``Problem`` SIGNATURE-…, now or on the worker, where
        the clinic wants a signature and it cannot be made.
        """
        seal = None if note.draft or note.practice else self.seal()

        def drawn() -> bytes:
            pdf = self.draw(note, paper)
            return self.attach(pdf, attached) if attached else pdf

        return (lambda: seal(drawn())) if seal else drawn

    def paper(self) -> Paper:
        """The clinic's paper."""
        return load_settings(self._store).paper

    def keep_copy(self, visit: Visit, paper: Paper, to: str) -> None:
        """Record in log and audit trail that a copy left; raises ``Problem`` when that cannot be kept."""
        act = _ACT_OF_COPY.get(to, Act.SAVE_RECORD)
        self.guard.check(act)
        visit.do(course.print_copy, PROCEDURE_RECORD, paper.value, to)
        self.guard.note(act, visit.id, _about(visit))


def _about(visit: Visit) -> str:
    """Which visit, for the audit trail: by its day and the record number, without a name."""
    return say("visit of {day}, patient with MRN {mrn}", day=wording.day(visit.record.day), mrn=visit.record.patient.mrn)


def file_name(visit: Visit, document: str = "record") -> str:
    """A file name without the patient's name, which would travel with every copy of the file."""
    kind = "practice" if visit.record.practice else document
    return f"{kind}-{visit.record.day.isoformat()}-{visit.id[:8]}.pdf"


def save_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write ``data`` so that ``path`` holds all of it or what it held before; raises ``Problem`` SAVE-FAILED.

    ``private``: readable by its owner alone, from its first byte on; else as the computer's user has it for every file.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        part.touch(0o600 if private else 0o666, exist_ok=False)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _remove(part)
        raise Problem(
            "SAVE-FAILED",
            say(
                "The file could not be saved: {strerror}. The record is safe.",
                strerror=error.strerror or say("the folder cannot be written"),
            ),
            hint=say("Choose another folder, or free some space, and save again."),
            detail=repr(error),
        ) from error


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the folder itself is out of reach, so there is nothing left behind that we could remove
