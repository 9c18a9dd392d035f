"""Puts the visits found in a damaged database together again: of each visit the entries that follow one another from the first on.

An entry after a gap cannot be proved to belong there, and the fold of a log with a gap would show a record that never was. So it is
kept aside and told, never put in and never dropped.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from procedure_assistant.services.salvage_report import LooseEntry, SavedVisit
from procedure_assistant.store.salvage_pool import BACKUP, DAMAGED

_COLUMNS = "visit_id, seq, at, actor, workstation, kind, version, payload, previous_hash, hash"
_ASIDE = 2
"""``placed`` of an entry that is kept aside; 1 is in the new database."""

_KNOWN = f"""
    SELECT visit_id, max(seq) FROM (
        SELECT visit_id, seq FROM pool.event WHERE found_in = {DAMAGED}
        UNION ALL SELECT subject, version FROM pool.spine WHERE kind = 'event' AND found_in = {DAMAGED}
        UNION ALL SELECT visit_id, last_seq FROM pool.visit_summary WHERE found_in = {DAMAGED}
        UNION ALL SELECT visit_id, 0 FROM pool.event
    ) GROUP BY visit_id ORDER BY visit_id
"""
"""The visits, and up to which entry the damaged file knows of each. What only a backup knows of may have been undone since."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of one visit as the choice sees it; ``place`` is its row in the pool."""

    place: int
    seq: int
    previous_hash: str
    hash: str
    origin: int


def put_visits(connection: sqlite3.Connection) -> Iterator[SavedVisit]:
    """Put every visit of the attached ``pool`` into the new database, as far as its entries follow one another."""
    for visit_id, known_to in connection.execute(_KNOWN).fetchall():
        found = connection.execute(
            "SELECT rowid, seq, previous_hash, hash, found_in FROM pool.event WHERE visit_id = ? ORDER BY seq, found_in", (visit_id,)
        )
        links = [Link(*row) for row in found]
        chosen = best_chain(links)
        connection.executemany("UPDATE pool.event SET placed = 1 WHERE rowid = ?", [(link.place,) for link in chosen])
        connection.execute(
            f"INSERT INTO main.event SELECT {_COLUMNS} FROM pool.event WHERE visit_id = ? AND placed = 1 ORDER BY seq", (visit_id,)
        )
        helped = sum(link.origin == BACKUP for link in chosen)
        yield SavedVisit(visit_id, len(chosen), max(known_to, len(chosen)), helped, _put_aside(connection, links, chosen))


def best_chain(links: Sequence[Link]) -> list[Link]:
    """The entries from the first on that follow one another, of all ways the one with most entries of the damaged database.

    Two ways there are when a backup is of a time that was undone by restoring an older one.
    """
    reached: dict[tuple[int, str], tuple[int, Link | None, Link]] = {}
    best: tuple[int, int, tuple[int, str]] | None = None
    for link in sorted(links, key=lambda one: (one.seq, one.origin)):
        before = reached.get((link.seq - 1, link.previous_hash))
        if (link.seq, link.hash) in reached or (before is None and (link.seq != 1 or link.previous_hash)):
            continue
        score = (link.origin == DAMAGED) + (before[0] if before else 0)
        reached[link.seq, link.hash] = score, before[2] if before else None, link
        if best is None or (score, link.seq) > best[:2]:
            best = score, link.seq, (link.seq, link.hash)
    chain: list[Link] = []
    step = reached[best[2]] if best else None
    while step is not None:
        chain.append(step[2])
        step = reached[step[1].seq, step[1].hash] if step[1] else None
    return chain[::-1]


def _put_aside(connection: sqlite3.Connection, links: Sequence[Link], chosen: Sequence[Link]) -> tuple[LooseEntry, ...]:
    placed = {(link.seq, link.hash) for link in chosen}
    loose: list[LooseEntry] = []
    for link in links:
        # A backup has no gaps, so what does not fit in of it was undone by a restore since; it is still in the backup.
        if (link.seq, link.hash) in placed or link.origin == BACKUP:
            continue
        placed.add((link.seq, link.hash))
        connection.execute(f"UPDATE pool.event SET placed = {_ASIDE} WHERE rowid = ?", (link.place,))
        ((at, actor, kind),) = connection.execute("SELECT at, actor, kind FROM pool.event WHERE rowid = ?", (link.place,))
        loose.append(LooseEntry(link.seq, datetime.fromisoformat(at), actor, kind))
    return tuple(loose)


def write_loose(connection: sqlite3.Connection) -> None:
    """Copy the entries kept aside, whole, from the attached ``pool`` into an empty database."""
    connection.execute(f"CREATE TABLE main.event AS SELECT {_COLUMNS} FROM pool.event WHERE placed = {_ASIDE} ORDER BY visit_id, seq")
