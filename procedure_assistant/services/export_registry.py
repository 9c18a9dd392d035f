"""Many visits into one file, one after the other: never more than one of them in memory, and all of the file or none. Knows no format."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import BinaryIO

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.export import ExportService, Format
from procedure_assistant.services.long_work import LongWork, Progress
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Store, VisitSummary
from procedure_assistant.services.problem import Problem

REGISTRY_FORMAT = "jsonl"
"""The one format of which many visits in a row are one file."""


@dataclass
class RegistryTold:
    """What became of it: ``unreadable`` names visits of which nothing could be written, with the reason."""

    written: int = 0
    unsigned: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """In one sentence or two."""
        told = [f"{wording.count(self.written, 'visit')} written."]
        if self.unsigned:
            told.append(f"{wording.count(self.unsigned, 'visit')} left out, since nobody signed them.")
        if self.unreadable:
            told.append(f"Missing, since it could not be read: {wording.count(len(self.unreadable), 'visit')}.")
        return " ".join(told)


class RegistryExport:
    """Writes every signed visit as a line."""

    def __init__(self, store: Store, exports: ExportService) -> None:
        self._store = store
        self._exports = exports

    def write(self, target: Path, *, unsigned: bool = False, progress: Progress | None = None, cancel: Event | None = None) -> RegistryTold:
        """Write ``target``; ``unsigned`` visits only where they are asked for, marked as drafts. Slow: on a worker, or the command line.

        Raises ``Problem`` CANCELLED, SAVE-FAILED, PERMISSION: then ``target`` is as it was before.
        """
        guard = self._exports.guard
        guard.check(Act.EXPORT_RECORD)
        work, told = LongWork(1, progress, cancel), RegistryTold()
        work.begin()
        part = target.with_name(f".{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            part.touch(0o600, exist_ok=False)
            with part.open("wb") as file:
                self._write(file, told, work, unsigned=unsigned)
                file.flush()
                os.fsync(file.fileno())
            # in the trail before the file is there: what has left without a trace would be worse than a trace of what has not
            guard.note(Act.EXPORT_RECORD, "", say("registry file: {told}", told=told.text))
            part.replace(target)
        except OSError as error:
            raise _not_saved(error) from error
        finally:
            with suppress(OSError):  # the folder itself is out of reach, so there is nothing left behind that we could remove
                part.unlink(missing_ok=True)
        work.done()
        return told

    def _write(self, file: BinaryIO, told: RegistryTold, work: LongWork, *, unsigned: bool) -> None:
        visits = self._store.visits()
        written_as = next(one for one in self._exports.formats() if one.name == REGISTRY_FORMAT)
        for number, visit in enumerate(reversed(visits)):
            work.part(number, len(visits))
            if line := self._line(visit, written_as, told, unsigned=unsigned):
                file.write(line)

    def _line(self, visit: VisitSummary, written_as: Format, told: RegistryTold, *, unsigned: bool) -> bytes:
        try:
            line = written_as(self._exports.collect(visit.visit_id, draft=unsigned))
        except Problem as problem:
            if problem.code == "EXPORT-UNSIGNED":
                told.unsigned += 1
            elif problem.code.startswith(("LOG-", "VISIT-", "EXPORT-")):
                told.unreadable.append((visit.visit_id, problem.code))
            else:
                raise
            return b""
        told.written += 1
        return line


def _not_saved(error: OSError) -> Problem:
    why = error.strerror or say("the folder cannot be written")
    return Problem(
        "SAVE-FAILED",
        say("The file could not be saved: {strerror}. The records are safe.", strerror=why),
        hint=say("Choose another folder, or free some space, and save again."),
        detail=repr(error),
    )
