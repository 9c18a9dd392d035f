"""What is wrong with the clinical data files, collected until everything was read; it decides nothing about a visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FileFault:
    """One fault. ``file`` is relative to the resources folder, ``place`` such as ``section[2].step[0].rule[1].source``.

    ``line`` counts from 1 and is None where the fault has no line; ``place`` is empty when it concerns the whole file.
    """

    file: str
    line: int | None
    place: str
    reason: str

    @property
    def text(self) -> str:
        """One line: file, line, place and reason."""
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.place:
            where.append(self.place)
        return f"{', '.join(where)}: {self.reason}"


class ProtocolFaults(Exception):
    """The clinical data files were refused. ``faults`` holds every fault of every file, in the order of file and line."""

    def __init__(self, faults: Iterable[FileFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.place, fault.reason)))
        many = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__("\n".join([f"{many} in the clinical data files:", *(f"- {fault.text}" for fault in self.faults)]))


class Report:
    """Collects faults while files are read; the same fault found twice counts once."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, str, str], FileFault] = {}

    def add(self, file: str, place: str, reason: str, line: int | None = None) -> None:
        """Note a fault."""
        self._faults.setdefault((file, place, reason), FileFault(file, line, place, reason))

    def raise_if_any(self) -> None:
        """Refuse everything when there is a fault; raises :class:`ProtocolFaults`."""
        if self._faults:
            raise ProtocolFaults(self._faults.values())
