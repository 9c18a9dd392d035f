"""Puts a visit as files into a folder, on this computer or a share: whole under its last name, or not there. Reads nothing of others."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import (
    Accepted,
    Destination,
    Refused,
    Secrets,
    SendResult,
    TestReport,
    TestStep,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import ExportFile, VisitExport

Make = Callable[[VisitExport, str], ExportFile]
"""A visit as a file of a format."""
T = TypeVar("T")

PATIENCE = 60.0
"""Seconds for a folder to answer. A share whose server is gone can hold a program up for ever, so it is asked on a thread of its own."""

_PROBE = ".procedure-assistant-test"


class FolderSender:
    """The port ``Sender`` for folders.

    A file is written under a temporary name beside its last one, brought to the disk and renamed, so whoever watches the folder never
    sees half of it. Its name follows from visit, state and destination: the same delivery never lies there twice.
    """

    def __init__(self, make: Make, patience: float = PATIENCE) -> None:
        self._make = make
        self._patience = patience
        self._hanging: dict[str, threading.Thread] = {}

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Whether the folder is there and a file can be written, renamed and removed in it."""
        folder = _folder(destination)
        steps: list[TestStep] = []

        def there() -> None:
            if not folder.is_dir():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

        def written() -> None:
            probe, renamed = folder / f"{_PROBE}.part", folder / _PROBE
            try:
                _write(probe, b"Test of a destination. It can be deleted.\n")
                probe.replace(renamed)
            finally:
                for path in (probe, renamed):
                    with suppress(OSError):  # what cannot be removed was told by the step itself
                        path.unlink(missing_ok=True)

        checks = (
            (there, say("The folder is there: {folder}", folder=folder)),
            (written, say("A file can be written, renamed and removed in it.")),
        )
        for check, passed in checks:
            try:
                self._bounded(destination, check)
            except TimeoutError:
                steps.append(TestStep(_silent(self._patience), passed=False, what_now=_what_now()))
                break
            except OSError as error:
                steps.append(TestStep(_why(error, folder), passed=False, what_now=_what_now()))
                break
            steps.append(TestStep(passed, passed=True))
        return TestReport(tuple(steps))

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """One file for each format."""
        made = [(name, self._make(visit, name)) for name in destination.formats]
        return tuple(
            ExportFile(f"{visit.stem}-{delivery_id}-{name}{Path(file.name).suffix}", file.media_type, file.data) for name, file in made
        )

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """Put the files there; those that lie there already, byte for byte, are not written again."""
        folder = _folder(destination)
        put: list[str] = []
        for file in payload:
            if cancel.is_set():
                return _broken(say("The program ended before all files were written."), put)
            try:
                is_ours = self._bounded(destination, partial(_put, folder, file))
            except TimeoutError:
                return Unsure(_silent(self._patience))
            except OSError as error:
                return _broken(_why(error, folder), put)
            if not is_ours:
                return Refused(
                    say("Another file of the name {name} lies in the folder. It was left as it is.", name=file.name),
                    say("Look at that file, and remove it where it is of no use. Then send again."),
                )
            put.append(file.name)
        return Accepted(", ".join(put), say("{files} in the folder {folder}.", files=wording.count(len(put), "file"), folder=folder))

    def _bounded(self, destination: Destination, work: Callable[[], T]) -> T:
        """Do it on a thread, for so long at most. Raises what it raises, and ``TimeoutError``; one that hangs is not joined by another."""
        before = self._hanging.get(destination.id)
        if before is not None and before.is_alive():
            raise TimeoutError
        found: list[T] = []
        failed: list[OSError] = []

        def run() -> None:
            try:
                found.append(work())
            except OSError as error:
                failed.append(error)

        thread = threading.Thread(target=run, name="outbox-folder", daemon=True)
        thread.start()
        thread.join(self._patience)
        if thread.is_alive():
            self._hanging[destination.id] = thread
            raise TimeoutError
        if failed:
            raise failed[0]
        return found[0]


def _put(folder: Path, file: ExportFile) -> bool:
    """Write a file; False where another one has its name. The folder is never made: one that is missing is a share that is gone."""
    target = folder / file.name
    if target.exists():
        return target.stat().st_size == len(file.data) and target.read_bytes() == file.data
    part = folder / f".{file.name}.part"
    try:
        _write(part, file.data)
        part.replace(target)
    except OSError:
        with suppress(OSError):  # the next try writes over it
            part.unlink(missing_ok=True)
        raise
    _sync_name(folder)
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_name(folder: Path) -> None:
    """Bring the new name to the disk, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some shares have no such thing, and then nothing can be done
            raise
    finally:
        os.close(handle)


def _folder(destination: Destination) -> Path:
    return Path(destination.setting("folder")).expanduser()


def _broken(why: str, put: list[str]) -> Unreachable | Unsure:
    """Nothing arrived, unless a file is there already: then the same bytes must follow it."""
    return Unsure(why) if put else Unreachable(why)


def _why(error: OSError, folder: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return say("The folder {folder} is not there.", folder=folder)
    if isinstance(error, PermissionError):
        return say("The folder {folder} cannot be written.", folder=folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("The folder {folder} is full.", folder=folder)
    return say("The folder {folder} does not answer: {why}.", folder=folder, why=error.strerror or type(error).__name__)


def _silent(patience: float) -> str:
    return say("The folder did not answer within {n} seconds.", n=wording.number(int(patience)))


def _what_now() -> str:
    return say("Connect the share or correct the folder, then test again.")
