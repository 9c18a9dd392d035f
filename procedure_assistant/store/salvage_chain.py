"""The chain over all records in a database put together again: the old one as far as it is true of what is there, then new entries.

The old entries are kept up to the first one that speaks of a row that is lost; a head exported up to there still proves what it did.
What comes after is sealed as an upgrade seals what it finds: it says what was there at the salvage, and the report says what was not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from procedure_assistant.store import rows, salvage_images
from procedure_assistant.store.salvage_pool import DAMAGED
from procedure_assistant.store.spine import Kind, columns_hash, entry_hash, origin_seal

_COLUMNS = "seq, kind, subject, version, row_hash, backfilled, previous_hash, hash"

_LOST_ROWS = """
    SELECT min(s.seq) FROM main.spine AS s
    WHERE s.kind = 'event' AND NOT EXISTS (
        SELECT 1 FROM main.event AS e WHERE e.visit_id = s.subject AND e.seq = s.version AND e.hash = s.row_hash
    ) OR s.kind = 'audit' AND NOT EXISTS (SELECT 1 FROM main.audit AS a WHERE a.seq = s.version AND a.hash = s.row_hash)
      OR s.kind = 'stock' AND NOT EXISTS (SELECT 1 FROM main.stock_entry AS k WHERE k.seq = s.version AND k.hash = s.row_hash)
      OR s.kind = 'incoming' AND NOT EXISTS (SELECT 1 FROM main.incoming_entry AS k WHERE k.seq = s.version AND k.hash = s.row_hash)
      OR s.kind = 'account' AND NOT EXISTS (SELECT 1 FROM main.account AS a WHERE a.id = s.subject)
      OR s.kind = 'setting' AND NOT EXISTS (SELECT 1 FROM main.setting AS t WHERE t."key" = s.subject)
      OR s.kind = 'destination' AND NOT EXISTS (SELECT 1 FROM main.destination AS d WHERE d.id = s.subject)
      OR s.kind = 'delivery' AND NOT EXISTS (SELECT 1 FROM main.delivery AS d WHERE d.id = s.subject)
"""


_BEYOND = """
    SELECT count(*), coalesce(max(seq), 0),
        EXISTS (SELECT 1 FROM pool.event AS e GROUP BY visit_id HAVING max(seq) > coalesce(
            (SELECT max(version) FROM pool.spine AS s WHERE s.kind = 'event' AND s.subject = e.visit_id), 0)),
        (SELECT coalesce(max(seq), 0) FROM pool.audit)
            > (SELECT coalesce(max(version), 0) FROM pool.spine WHERE kind = 'audit')
    FROM (SELECT DISTINCT seq FROM pool.spine)
"""


def is_complete(connection: sqlite3.Connection) -> bool:
    """Whether the chain was found without a gap and nothing shows that it went on.

    Then a row it never speaks of is the ruins of another one, if there is one missing; the last entries may still be lost.
    """
    ((count, last, event_beyond, audit_beyond),) = connection.execute(_BEYOND).fetchall()
    return count == last > 0 and not event_beyond and not audit_beyond


@dataclass(slots=True)
class _Chain:
    """The end of the chain, and what it says last of every subject."""

    connection: sqlite3.Connection
    seq: int = 0
    hash: str = ""
    last: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)

    def add(self, kind: Kind, subject: str, version: int, row_hash: str) -> None:
        """One more entry, marked as made afterwards."""
        self.seq += 1
        own = entry_hash(self.seq, kind, subject, version, row_hash, 1, self.hash)
        entry = (self.seq, kind.value, subject, version, row_hash, 1, self.hash, own)
        self.connection.execute(f"INSERT INTO main.spine ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", entry)
        self.hash = own
        self.last[kind, subject] = version, row_hash


def put_chain(connection: sqlite3.Connection) -> tuple[int, int]:
    """Write the chain of the new database over all that was put into it.

    Returns up to which entry it is the old one, and how far the old one is known to have gone.
    """
    ((guard,),) = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = 'spine_no_delete'").fetchall()
    connection.execute("DROP TRIGGER main.spine_no_delete")
    connection.execute("DELETE FROM main.spine")  # the chain of an empty database
    _put_old(connection)
    bad = [seq for (seq,) in connection.execute(_LOST_ROWS) if seq is not None]
    bad += [seq for check in (_origin, _patients, _history, _images) for seq in check(connection)]
    if bad:
        connection.execute("DELETE FROM main.spine WHERE seq >= ?", (min(bad),))
    connection.execute(guard)
    ((kept,),) = connection.execute("SELECT coalesce(max(seq), 0) FROM main.spine").fetchall()
    ((known,),) = connection.execute(f"SELECT coalesce(max(seq), 0) FROM pool.spine WHERE found_in = {DAMAGED}").fetchall()
    chain = _end_of(connection, kept)
    _add_new(connection, chain)
    return kept, max(known, chain.seq)


def _put_old(connection: sqlite3.Connection) -> None:
    """All old entries from the first one that follow one another."""
    expected, previous = 1, ""
    found = connection.execute("SELECT rowid, seq, previous_hash, hash FROM pool.spine ORDER BY seq, found_in").fetchall()
    for place, seq, before, own in found:
        if seq > expected:
            break
        if seq == expected and before == previous:
            connection.execute(f"INSERT INTO main.spine ({_COLUMNS}) SELECT {_COLUMNS} FROM pool.spine WHERE rowid = ?", (place,))
            expected, previous = seq + 1, own


def _origin(connection: sqlite3.Connection) -> Iterator[int]:
    wanted = ("database", "", 1, origin_seal(_meta(connection)).row_hash)
    for entry in connection.execute("SELECT kind, subject, version, row_hash FROM main.spine WHERE seq = 1").fetchall():
        if entry != wanted:
            yield 1


def _patients(connection: sqlite3.Connection) -> Iterator[int]:
    """Entries about a version of a patient later than the one that is there, or about another one in its place."""
    there = _patients_there(connection)
    for seq, subject, version, row_hash in connection.execute(
        "SELECT seq, subject, version, row_hash FROM main.spine WHERE kind = 'patient' ORDER BY seq"
    ):
        last, own = there.get(subject, (0, ""))
        if version > last or (version == last and row_hash != own):
            yield seq


def _history(connection: sqlite3.Connection) -> Iterator[int]:
    there = {(row[0], row[1]): columns_hash(row) for row in connection.execute("SELECT * FROM main.patient_history")}
    for seq, subject, version, row_hash in connection.execute(
        "SELECT seq, subject, version, row_hash FROM main.spine WHERE kind = 'patient_history' ORDER BY seq"
    ):
        if there.get((subject, version)) != row_hash:
            yield seq


def _images(connection: sqlite3.Connection) -> Iterator[int]:
    there = salvage_images.hashes(connection)
    for seq, kind, subject, version, row_hash in connection.execute(
        "SELECT seq, kind, subject, version, row_hash FROM main.spine WHERE kind IN ('image', 'image_entry', 'image_picture') ORDER BY seq"
    ):
        if there.get((kind, subject, version)) != row_hash:
            yield seq


def _patients_there(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """Which version each patient is, and the hash of the row."""
    earlier = dict(connection.execute("SELECT patient_id, count(*) FROM main.patient_history GROUP BY patient_id").fetchall())
    return {row[0]: (earlier.get(row[0], 0) + 1, columns_hash(row)) for row in connection.execute("SELECT * FROM main.patient")}


def _meta(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT key, value FROM main.meta").fetchall()


def _end_of(connection: sqlite3.Connection, kept: int) -> _Chain:
    chain = _Chain(connection, kept)
    for (own,) in connection.execute("SELECT hash FROM main.spine WHERE seq = ?", (kept,)):
        chain.hash = own
    # beside max(), SQLite takes the other columns from the row that has it
    for kind, subject, version, row_hash, _ in connection.execute(
        "SELECT kind, subject, version, row_hash, max(seq) FROM main.spine GROUP BY kind, subject"
    ):
        chain.last[kind, subject] = version, row_hash
    return chain


def _add_new(connection: sqlite3.Connection, chain: _Chain) -> None:
    """Seal what the kept entries do not seal, as if it had been written just now, one thing after the other."""
    if chain.seq == 0:
        seal = origin_seal(_meta(connection))
        chain.add(seal.kind, seal.subject, seal.version, seal.row_hash)
    for own_id, (number, own) in sorted(_patients_there(connection).items()):
        _add_patient(connection, chain, own_id, number, own)
    _add_images_and_changing(connection, chain)
    for kind, table in ((Kind.AUDIT, "audit"), (Kind.STOCK, "stock_entry"), (Kind.INCOMING, "incoming_entry")):
        sealed, _ = chain.last.get((kind, ""), (0, ""))
        for seq, own in connection.execute(f"SELECT seq, hash FROM main.{table} WHERE seq > ? ORDER BY seq", (sealed,)).fetchall():
            chain.add(kind, "", seq, own)
    for visit_id, own, seq in connection.execute("SELECT visit_id, hash, max(seq) FROM main.event GROUP BY visit_id").fetchall():
        if seq > chain.last.get((Kind.EVENT, visit_id), (0, ""))[0]:
            chain.add(Kind.EVENT, visit_id, seq, own)


def _add_images_and_changing(connection: sqlite3.Connection, chain: _Chain) -> None:
    for (image_kind, subject, version), own in salvage_images.hashes(connection).items():
        if version > chain.last.get((image_kind, subject), (0, ""))[0]:
            chain.add(Kind(image_kind), subject, version, own)
    for kind in (Kind.ACCOUNT, Kind.SETTING, Kind.DESTINATION, Kind.DELIVERY):
        table = kind.value
        for row in connection.execute(f"SELECT * FROM main.{table} ORDER BY 1").fetchall():
            version, before = chain.last.get((kind, row[0]), (0, ""))
            if columns_hash(row) != before:
                chain.add(kind, row[0], version + 1, columns_hash(row))


def _add_patient(connection: sqlite3.Connection, chain: _Chain, own_id: str, number: int, own: str) -> None:
    """Every version that is not sealed yet, each after the row of the history that it replaced."""
    history = {
        row[1]: row for row in connection.execute("SELECT * FROM main.patient_history WHERE patient_id = ? ORDER BY version", (own_id,))
    }
    sealed, _ = chain.last.get((Kind.PATIENT, own_id), (0, ""))
    kept, _ = chain.last.get((Kind.PATIENT_HISTORY, own_id), (0, ""))
    for version in range(sealed + 1, number + 1):
        if kept < version - 1:
            chain.add(Kind.PATIENT_HISTORY, own_id, version - 1, columns_hash(history[version - 1]))
        chain.add(Kind.PATIENT, own_id, version, own if version == number else _hash_of_earlier(history[version][3]))


def _hash_of_earlier(text: str) -> str:
    """The hash that the row of a patient had at an earlier version."""
    patient = rows.patient_from_json(text)
    columns: list[object] = [] if patient.updated_at is None else list(rows.patient_columns(patient, patient.updated_at).values())
    return columns_hash(columns)
