"""What a program was promised by the store, and whether a database keeps it. Knows no disk and no journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from procedure_assistant.services.chain import chain_faults
from tests.faults.power_loss.writing_program import VISITS, store_at
from tests.store.samples import ask, derived_from


@dataclass(frozen=True, slots=True)
class Promised:
    """All that was acknowledged: the hashes of each visit's entries in order, the version of the patient (-1: none), the number set."""

    visits: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(VISITS, ()))
    patient: int = -1
    setting: int = 0

    def and_then(self, said: Iterable[str]) -> Promised:
        """With what a further life of the program said."""
        visits, patient, setting = dict(self.visits), self.patient, self.setting
        for line in said:
            match line.split():
                case ["entry", visit, seq, row_hash]:
                    visits[visit] += (row_hash,)
                    assert len(visits[visit]) == int(seq), "the program did not find the entries of its last life"
                case ["patient", version]:
                    patient = int(version)
                case ["setting", number]:
                    setting = int(number)
                case ["opened"] | ["closed"]:
                    pass
                case _:
                    raise AssertionError(f"the program said {line!r}")
        return Promised(visits, patient, setting)

    def size(self) -> int:
        """How many things were acknowledged."""
        return sum(map(len, self.visits.values())) + self.patient + 1 + self.setting

    def is_kept_by(self, kept: Promised) -> bool:
        """Whether nothing is missing: every visit begins with its entries, in their order, and nothing went back."""
        begins = all(kept.visits[visit][: len(hashes)] == hashes for visit, hashes in self.visits.items())
        return begins and kept.patient >= self.patient and kept.setting >= self.setting


def kept_in(path: Path, key: str) -> Promised:
    """Open a database as the program does after the loss, read all of it, check it when it is opened once more; tells what it holds."""
    with store_at(path, key) as store:
        visits: dict[str, tuple[str, ...]] = {}
        for visit in VISITS:
            rows = store.log(visit)
            assert list(chain_faults(rows)) == []
            assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
            assert store.visit(visit) == (derived_from(rows).summary if rows else None)
            visits[visit] = tuple(row.hash for row in rows)
        patient = -1 if store.patient("p1") is None else len(store.patient_history("p1"))
        setting = int(store.setting("number") or 0)
    check_file(path, key)
    return Promised(visits, patient, setting)


def check_file(path: Path, key: str) -> None:
    """The file is sound by the program's own check of every row and page, and by SQLite's."""
    with store_at(path, key) as store:
        faults = list(store.verify())
    assert faults == [], faults
    if key == "plain":
        assert ask(path, "PRAGMA integrity_check") == [("ok",)]
