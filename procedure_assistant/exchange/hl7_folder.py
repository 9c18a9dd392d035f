"""Takes HL7 files of a watched folder: a file that was taken goes to ``done``, one that was not to ``refused`` beside its reason.

A file is read and never changed; it is moved after its messages are committed, so what is lost between the two is taken again and known
as taken before. One file may hold several messages.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.exchange.hl7_message import split_batch
from procedure_assistant.exchange.hl7_read import Unused, read
from procedure_assistant.services.hl7_receiving import Hl7Receiving
from procedure_assistant.services.problem import Problem

MOST_BYTES = 64 * 1024 * 1024
SUFFIX = ".hl7"
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of one message of a file: ``why`` it was refused, "" when it was not."""

    number: int
    why: str = ""


class Hl7Files:
    """Takes files one after the other; :meth:`take` is what a ``FolderSource`` calls."""

    def __init__(self, receiving: Hl7Receiving, source: str) -> None:
        self._receiving = receiving
        self._source = source

    def take(self, path: Path, cancel: threading.Event) -> tuple[str, ...]:
        """Take one file; sentences on what a person should know. Raises ``Problem`` STORE-… when it shall be tried again: it stays."""
        notes: list[str] = []
        try:
            if path.stat().st_size > MOST_BYTES:
                why = say("The file is longer than {n} MB.", n=wording.number(MOST_BYTES // 1024 // 1024))
                return (self._put(path, "refused", str(why)),)
            data = path.read_bytes()
        except OSError:
            return (say("{name} cannot be read. It stays where it is.", name=path.name),)
        fates: list[_Fate] = []
        for number, one in enumerate(split_batch(data), 1):
            if cancel.is_set():
                raise Problem("STORE-LATER", say("The program was closed before the file was read to its end. It is read again."))
            fates.append(self._fate(number, one, path, notes))
        refused = [fate for fate in fates if fate.why]
        if not fates:
            said = self._put(path, "refused", str(say("The file is empty.")))
        else:
            said = self._put(path, "refused" if refused else "done", _reasons(fates, refused))
        return (*((said,) if said else ()), *notes[:_MOST_NOTES])

    def _fate(self, number: int, data: bytes, path: Path, notes: list[str]) -> _Fate:
        try:
            found = read(data, self._source)
            if isinstance(found, Unused):
                notes.append(say("{name}: {what}", name=path.name, what=found.words))
            else:
                self._receiving.received(found, path.name)
        except Problem as problem:
            if problem.code.startswith("STORE-"):
                raise
            return _Fate(number, str(problem.text))
        return _Fate(number)

    def _put(self, path: Path, folder: str, reason: str) -> str:
        """Move a file, its reason first; what to say of it, "" for nothing. Where that cannot be done it stays, which is told."""
        try:
            place = path.parent / folder
            place.mkdir(exist_ok=True)
            target = _free(place, path.name)
            if reason:
                _write_whole(target.with_name(f"{target.name}.txt"), reason)
            path.rename(target)
        except OSError:
            return say("{name} was read and cannot be moved to “{place}”. It stays, and is not taken twice.", name=path.name, place=folder)
        return say("{name} was put aside. {reason}", name=path.name, reason=reason.splitlines()[0]) if reason else ""


def _reasons(fates: list[_Fate], refused: list[_Fate]) -> str:
    """The text beside a refused file; "" when nothing was refused."""
    if not refused:
        return ""
    if len(fates) == 1:
        return refused[0].why
    lines = [f"{len(refused)} of {len(fates)} messages were refused; the others were taken."]
    lines += [f"Message {fate.number}: {fate.why}" for fate in refused]
    return "\n".join(lines)


def _free(folder: Path, name: str) -> Path:
    """A name that nothing has yet, and its reason neither."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while True:
        found = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        if not found.exists() and not found.with_name(f"{found.name}.txt").exists():
            return found
        number += 1


def _write_whole(path: Path, text: str) -> None:
    """Write a file under another name and rename it, so that nobody reads half of it."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise

