"""What was saved from a damaged database and what was not: plain values and their words. Reads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from procedure_assistant.domain import wording
from procedure_assistant.services.ports import Fault


@dataclass(frozen=True, slots=True)
class LooseEntry:
    """An entry that could be read, but not the ones between it and the saved part of its visit. ``at`` is UTC."""

    seq: int
    at: datetime
    actor: str
    kind: str


@dataclass(frozen=True, slots=True)
class SavedVisit:
    """One visit: its entries 1 to ``saved_to`` are in the new database.

    Args:
        known_to: the last entry that the damaged file or the backup knows of; more than ``saved_to`` when entries are lost.
        from_backup: how many of the saved entries only the backup still had.
        loose: entries after a gap, kept aside.
        shown: False when the entries are saved, but the worklist line cannot be made from them.
    """

    visit_id: str
    saved_to: int
    known_to: int
    from_backup: int = 0
    loose: tuple[LooseEntry, ...] = ()
    shown: bool = True

    @property
    def whole(self) -> bool:
        """Whether all of it is there and can be shown."""
        return self.saved_to >= self.known_to and not self.loose and self.shown


@dataclass(frozen=True, slots=True)
class SavedTable:
    """Rows of one kind besides the visits' entries. ``what`` is one of them in words, ``lost`` counts those known but not saved.

    ``older`` counts those saved as they were earlier, since their last version is lost; ``unproved`` those saved although nothing says
    any more that they are as they were written.
    """

    what: str
    saved: int
    lost: int = 0
    older: int = 0
    unproved: int = 0

    @property
    def whole(self) -> bool:
        """Whether all of them are there as they were."""
        return not (self.lost or self.older or self.unproved)


@dataclass(frozen=True, slots=True)
class Salvage:
    """The new database at ``path``, and what is in it.

    Args:
        chain_kept_to, chain_known_to: up to which entry the chain over all records is the old one, and how far it was known to go.
            A head exported later than ``chain_kept_to`` can no longer be held against the database.
        faults: what the check of the new database found.
        loose_path: an encrypted database with the entries kept aside, None when there are none.
        backup: the name of the backup that was used, "" for none.
    """

    path: Path
    visits: tuple[SavedVisit, ...]
    tables: tuple[SavedTable, ...]
    chain_kept_to: int
    chain_known_to: int
    faults: tuple[Fault, ...] = ()
    loose_path: Path | None = None
    backup: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing that is known of was lost."""
        return (
            all(visit.whole for visit in self.visits)
            and all(table.whole for table in self.tables)
            and self.chain_kept_to >= self.chain_known_to
            and not self.faults
        )

    def words(self) -> Iterator[str]:
        """The report, a sentence a line, without the name of any patient."""
        whole = sum(visit.whole for visit in self.visits)
        yield f"{wording.count(whole, 'visit')} of {len(self.visits)} saved whole."
        for visit in self.visits:
            if not visit.whole:
                yield from _visit_words(visit)
        if helped := sum(visit.from_backup for visit in self.visits):
            yield f"{_entries(helped)} came from the backup {self.backup}."
        for table in self.tables:
            yield _table_words(table)
        yield self._chain_words()
        yield from (f"The check of the new database says: {fault.message}" for fault in self.faults)
        if self.loose_path is not None:
            yield f"The entries kept aside are in {self.loose_path.name}, encrypted."

    def _chain_words(self) -> str:
        if self.chain_kept_to >= self.chain_known_to:
            return "The chain over all records is unbroken."
        return (
            f"The chain over all records is the old one up to entry {self.chain_kept_to} of {self.chain_known_to}; from there it was "
            "written anew. A head exported later than that no longer proves anything about this database."
        )


def _visit_words(visit: SavedVisit) -> Iterator[str]:
    name = f"Visit {visit.visit_id[:8]}"
    if visit.saved_to < visit.known_to:
        lost = visit.known_to - visit.saved_to - len(visit.loose)
        saved = f"saved up to entry {visit.saved_to}" if visit.saved_to else "nothing could be put into the new database"
        yield f"{name}: {saved}; the last entry known of is {visit.known_to}, and {_entries(lost)} lost."
    for entry in visit.loose:
        yield f"{name}: entry {entry.seq} ({entry.kind}, {entry.actor}, {entry.at:%Y-%m-%d %H:%M} UTC) is kept aside."
    if not visit.shown:
        yield f"{name}: its entries are saved, but the worklist line could not be made from them."


def _entries(amount: int) -> str:
    return wording.count(amount, "entry", "entries")


def _table_words(table: SavedTable) -> str:
    parts = [f"{table.what}: {table.saved} saved"]
    if table.lost:
        parts.append(f"{table.lost} lost")
    if table.older:
        parts.append(f"{table.older} of the saved ones as they were earlier, since their last version is lost")
    if table.unproved:
        parts.append(f"{table.unproved} of the saved ones cannot be proved to be as they were written")
    return f"{', '.join(parts)}."
