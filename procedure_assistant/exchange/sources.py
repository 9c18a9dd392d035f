"""Makes what fetches by itself, each with its first use: folders, listener, servers. Loads no library before one is turned on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_settings import SourceKind, SourceSettings
from procedure_assistant.services.incoming_station import Kinds, Source, Takers
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import SCHEDULE

_UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".partial")
_MOST_FILES = 5000
EVERY_FOLDER = 4.0
EVERY_SERVER = 300.0

_Seen = tuple[int, int]
"""Size and time of change of a file."""


class FolderSource:
    """Reads each file of a folder once it stands still; moves, changes and removes none. One that was refused is told, not asked again."""

    every = EVERY_FOLDER

    def __init__(self, folder: Path, endings: tuple[str, ...], take: Callable[[Path, threading.Event], tuple[str, ...]]) -> None:
        self._folder = folder
        self._endings = endings
        self._take = take
        self._before: dict[str, _Seen] = {}
        self._done: dict[str, _Seen] = {}

    def begin(self) -> None:
        """Nothing to open; a folder that is not there is told by the first look."""

    def look(self, cancel: threading.Event) -> tuple[str, ...]:
        """Take what came and has stood still since the last look."""
        notes: list[str] = []
        now = dict(self._files())
        for name, seen in sorted(now.items()):
            if cancel.is_set():
                break
            if self._done.get(name) == seen or self._before.get(name) != seen:
                continue
            notes += self._take_one(name, seen, cancel)
        self._before = now
        return tuple(notes)

    def end(self) -> None:
        """Nothing to close."""

    def _take_one(self, name: str, seen: _Seen, cancel: threading.Event) -> list[str]:
        try:
            notes = list(self._take(self._folder / name, cancel))
        except Problem as problem:
            if problem.code.startswith("STORE-"):
                raise  # not the file's fault: it is read again later
            notes = [say("{name}: {what}", name=name, what=problem.message)]
        self._done[name] = seen
        return notes

    def _files(self) -> Iterator[tuple[str, _Seen]]:
        try:
            for number, path in enumerate(self._folder.iterdir()):
                if number >= _MOST_FILES:
                    return
                name = path.name
                if name.startswith(".") or name.lower().endswith(_UNFINISHED) or not name.lower().endswith(self._endings):
                    continue
                found = path.stat()
                if path.is_file():
                    yield name, (found.st_size, found.st_mtime_ns)
        except OSError as error:
            raise Problem(
                "SOURCE-FOLDER",
                say("The folder {folder} cannot be looked into.", folder=self._folder),
                hint=say("Check that its drive is connected; it is looked at again by itself."),
                detail=type(error).__name__,
            ) from error


def _csv_folder(settings: SourceSettings, takers: Takers) -> Source:
    def take(path: Path, cancel: threading.Event) -> tuple[str, ...]:
        counts = takers.take_file(path, SCHEDULE, cancel)
        words = say(
            "{name}: {lines}, {created}, {appointments}, {held} held, {refused} left out",
            name=path.name, lines=wording.count(counts.lines, "line"), created=wording.count(counts.created, "new patient"),
            appointments=wording.count(counts.appointments, "appointment"), held=counts.held, refused=counts.refused,
        )  # fmt: skip
        return (words, *(say("{name}, line {n}: {fault}", name=path.name, n=n, fault=fault) for n, fault in counts.faults[:5]))

    return FolderSource(Path(settings.value("folder")), (".csv", ".txt", ".tsv"), take)


def _dicom(settings: SourceSettings, takers: Takers) -> Source:
    from procedure_assistant.exchange.dicom_worklist import WorklistSource  # noqa: PLC0415 -- loaded with its first use

    return WorklistSource(settings, takers)


def _hl7_folder(settings: SourceSettings, takers: Takers) -> Source:
    from procedure_assistant.exchange.hl7_sources import ENDINGS, folder_of, hl7_files  # noqa: PLC0415 -- only where one is turned on

    return FolderSource(folder_of(settings), ENDINGS, hl7_files(takers).take)


def _mllp(settings: SourceSettings, takers: Takers) -> Source:
    from procedure_assistant.exchange.hl7_sources import mllp_source  # noqa: PLC0415 -- only where one is turned on

    return mllp_source(settings, takers)


def _fhir(settings: SourceSettings, takers: Takers) -> Source:
    from procedure_assistant.exchange.fhir_source import FhirSource, place_in  # noqa: PLC0415 -- only where one is turned on

    return FhirSource(settings, takers, place_in(takers.store))


KINDS: Kinds = {
    SourceKind.CSV_FOLDER: _csv_folder,
    SourceKind.DICOM: _dicom,
    SourceKind.FHIR: _fhir,
    SourceKind.HL7_FOLDER: _hl7_folder,
    SourceKind.MLLP: _mllp,
}
