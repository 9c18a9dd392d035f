"""The real store on a disk that can be full; a full disk of its own needs rights that a test has not everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore


class FullDisk(SqlStore):
    """While ``full`` is set, nothing is appended."""

    full = True

    def append(self, rows: Sequence[LogRow], derived: Derived) -> None:
        if self.full:
            raise Problem("STORE-FULL", "The disk is full. Nothing was saved just now.", hint="Free some space, then do it again.")
        super().append(rows, derived)
