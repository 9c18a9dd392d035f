"""Runs a program whose every change below one folder is written down in order, and reads what was written. Knows no disk and no store."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCE = Path(__file__).with_name("journal.c")
_HEAD = struct.Struct("=BIqI")
_LONGEST_LIFE = 120


class Kind(Enum):
    """What a program did; the letters are those of journal.c."""

    OPENED = "O"
    WROTE = "W"
    CUT = "T"
    SYNCED = "S"
    RENAMED = "R"
    LINKED = "L"
    REMOVED = "U"
    MADE_FOLDER = "M"
    SAID = "Y"


CREATED, EMPTIED = 1, 2
"""Bits of the number of an OPENED entry: it makes the file when there is none, and cuts it to nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, after it was made: ``file`` numbers the opening, ``number`` is an offset, a length or flags, ``data`` bytes or paths."""

    kind: Kind
    file: int
    number: int
    data: bytes

    @property
    def paths(self) -> tuple[str, ...]:
        """The path, or the old and the new one, below the folder; the folder itself is empty."""
        return tuple(map(os.fsdecode, self.data.split(b"\0")))


@dataclass(frozen=True, slots=True)
class Life:
    """One run of a program: everything it changed, everything it said, and how it ended (-9: the power failed)."""

    entries: tuple[Entry, ...]
    said: tuple[str, ...]
    code: int
    errors: str


class CannotCompile(Exception):
    """The compiler refused journal.c; ``str()`` of it is what the compiler said."""


def compiles(compiler: str) -> bool:
    """Whether it finds the headers of the C library, which Debian leaves to a package of their own."""
    asked = [compiler, "-E", "-include", "fcntl.h", "-x", "c", os.devnull]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def compile_journal(compiler: str, target: Path) -> Path:
    """Make the library that is put between a program and the file system. Raises ``CannotCompile``."""
    flags = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-U_FORTIFY_SOURCE")  # fortified headers would define open themselves
    made = subprocess.run(
        [compiler, *flags, "-o", str(target), str(SOURCE), "-ldl", "-pthread"], check=False, capture_output=True, text=True
    )
    if made.returncode != 0:
        raise CannotCompile(made.stderr)
    return target


def run(library: Path, folder: Path, module: str, arguments: Sequence[str], *, entries: int = 0) -> Life:
    """Run ``python -m module arguments`` until it ends, or until the power fails right after that many entries (0: never)."""
    journal = folder.with_name(f"{folder.name}.journal")
    journal.unlink(missing_ok=True)
    watched = {"LD_PRELOAD": library, "POWER_LOSS_FOLDER": folder, "POWER_LOSS_JOURNAL": journal, "POWER_LOSS_AT": entries}
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=os.environ | {name: str(value) for name, value in watched.items()},
        timeout=_LONGEST_LIFE,
    )
    read = read_journal(journal.read_bytes())
    said = tuple(ended.stdout.splitlines())
    assert said == said_in(read), "the journal and the pipe differ"
    return Life(read, said, ended.returncode, ended.stderr)


def read_journal(raw: bytes) -> tuple[Entry, ...]:
    """All entries, in the order in which they were made."""
    found: list[Entry] = []
    place = 0
    while place < len(raw):
        kind, file, number, length = _HEAD.unpack_from(raw, place)
        place += _HEAD.size
        found.append(Entry(Kind(chr(kind)), file, number, raw[place : place + length]))
        place += length
    return tuple(found)


def said_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The lines the program had said: a promise is one only when it left the program."""
    return tuple(b"".join(entry.data for entry in entries if entry.kind is Kind.SAID).decode().splitlines())
