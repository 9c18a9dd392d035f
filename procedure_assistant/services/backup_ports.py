"""What backup, restore and salvage need of database files that are not the open one; filled in app/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from procedure_assistant.services.backup_files import Contents
from procedure_assistant.services.disk import Step
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.ports import Derived, Fault, LogRow, Store
from procedure_assistant.services.salvage_report import Salvage

Derive = Callable[[tuple[LogRow, ...]], Derived]
"""What the store keeps of a visit besides its log; raises ``Problem`` when the entries make no visit."""


class CopiedStore(Store, Protocol):
    """A store that can be copied while it is in use."""

    def backup(self, target: Path) -> None:
        """Copy the database, as it is now, into a new file with the same key; checked and on the disk on return."""

    def verify(self, derive: Derive | None = None, step: Step | None = None) -> Iterator[Fault]:
        """As ``Store.verify``; ``step`` is told how far the check is, and what it raises ends it."""


class Databases(Protocol):
    """Database files. Every method raises ``Problem`` STORE-…."""

    @property
    def schema(self) -> str:
        """The newest schema revision that this program knows."""

    def open(self, path: Path, key: bytes) -> CopiedStore:
        """Open a database, which brings it up to date when it is older."""

    def contents(self, path: Path, key: bytes) -> Contents:
        """Look into a closed database of any revision, and leave no trace."""

    def settle(self, path: Path, key: bytes) -> None:
        """Bring all entries of a sound database into the file itself; STORE-LOCKED when anybody has it open."""

    def is_plain(self, path: Path) -> bool:
        """Whether there is a database that is not encrypted."""

    def remove(self, path: Path) -> None:
        """Remove a working copy with its companions; nothing happens when there is none."""

    def remove_older(self, path: Path) -> None:
        """Remove what making a working copy, or bringing it up to date, left beside it."""

    def salvage(
        self, file: Path, key: bytes | None, target: Path, derive: Derive, *, backup: Path | None = None, work: LongWork
    ) -> Salvage:
        """Get all that can be read out of a damaged ``file``, which is only read, into a new one at ``target``.

        ``backup`` is a sound, closed database that fills the gaps. Both have the same key; ``work`` has four stages.
        """
