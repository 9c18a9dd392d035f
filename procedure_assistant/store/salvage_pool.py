"""What was found in a damaged database, row by row, in an encrypted working file: takes rows that are as they were written. Joins nothing.

A row of the log, of the audit trail, of the stock or of the chain over all records carries its own hash, and one that does not fit
is no row. The other rows are proved by the chain, or by the checksum of the page they were on; which to believe is decided later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary

from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.incoming_codec import row_hash as incoming_hash
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.stock_codec import row_hash as stock_hash
from procedure_assistant.store import driver, outbox_rows, rows, schedule_rows, sqlite, stock_rows
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.salvage_cells import Row, Value, anywhere_in, is_in_a_tree, rows_in
from procedure_assistant.store.salvage_pages import DamagedFile, Page
from procedure_assistant.store.schema import METADATA, OF_SCHEDULE
from procedure_assistant.store.spine import columns_hash, entry_hash

_OF_IMAGES = ("image", "image_entry", "image_picture", "image_piece")
TABLES = (
    *("event", "patient", "patient_history", "setting", "meta", "account", "audit", "spine", "visit_summary", "stock_entry"),
    *("destination", "delivery"),
    "incoming_entry",
    *_OF_IMAGES,
)
DAMAGED, BACKUP = 0, 1
"""Where a row comes from; the lower one is preferred."""

Columns = tuple[Value, ...]
Found = tuple[str, Columns]
"""A table and the columns of a row of it, in table order; the table is "" for one that is made anew from the others."""

UNREADABLE = (ValueError, TypeError, ArithmeticError)
_META_KEYS = frozenset({"created", "created_by"})
_BATCH = 500
_FEW = 20
"""So many pieces of images are in memory at most."""
_INDEXES = (
    "ix_event ON event (visit_id, seq)",
    "ix_spine ON spine (kind, subject, version)",
    "ix_patient ON patient (id)",
    "ix_history ON patient_history (patient_id)",
    "ix_piece ON image_piece (content, position)",  # a piece of a delivery has the same columns and lies there too
)
CACHE = -64_000
"""Kilobytes of the working file kept in memory, as SQLite takes it; with the usual 2 MB it decrypts the same pages over and over."""


class Pool:
    """The working file. Use it as a context; it stays on the disk when the context ends."""

    def __init__(self, file: DatabaseFile) -> None:
        sqlite.make_file(file.path)
        self.file = file
        self._connection = driver.connect(file)
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in TABLES}
        for pragma in ("synchronous = OFF", f"cache_size = {CACHE}"):  # the file is worth nothing after a power cut
            self._connection.execute(f"PRAGMA {pragma}")
        for table in TABLES:
            columns = ", ".join(f'"{column.name}"' for column in METADATA.tables[table].columns)
            self._connection.execute(f"CREATE TABLE {table} ({columns}, found_in, proved, placed, digest UNIQUE)")
        for index in _INDEXES:
            self._connection.execute(f"CREATE INDEX {index}")

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def scan(self, damaged: DamagedFile, origin: int, work: LongWork) -> None:
        """Take in every row of a database that can be read."""
        encrypted = damaged.is_encrypted
        for number, page in enumerate(damaged):
            work.part(number, len(damaged))
            if not self._take(rows_in(page, damaged.page), page, origin, trusted=page.proved or not encrypted):
                self._take(anywhere_in(page, damaged.page), page, origin, trusted=False)
        self._write()

    def _take(self, found: Iterable[Row | None], page: Page, origin: int, *, trusted: bool) -> bool:
        """Take rows in; whether all of the page was understood."""
        understood = page.proved or is_in_a_tree(page)
        for row in found:
            what = None if row is None else recognised(row)
            if what is None:
                understood = False
            elif what[0] and (trusted or what[0] != "visit_summary"):  # a garbled worklist line would only mislead
                digest = hashlib.blake2b(repr(what[1]).encode(), digest_size=16).digest()
                self._waiting[what[0]].append((*what[1], origin, int(page.proved), 0, digest))
                if len(self._waiting[what[0]]) >= (_FEW if what[0] == "image_piece" else _BATCH):
                    self._write()
        return understood or page.proved

    def _write(self) -> None:
        self._connection.execute("BEGIN")
        for table, waiting in self._waiting.items():
            width = len(METADATA.tables[table].columns)
            self._connection.executemany(
                f"INSERT INTO {table} VALUES ({', '.join('?' * (width + 4))}) "
                "ON CONFLICT DO UPDATE SET proved = excluded.proved WHERE excluded.proved > proved",
                waiting,
            )
            waiting.clear()
        self._connection.execute("COMMIT")


def _event(_rowid: int, values: Columns) -> Found | None:
    row = rows.log_row(values)
    genuine = row_hash(row) == row.hash and values[2] == rows.moment_text(row.at) and row.seq > 0
    return ("event", values) if genuine else None


def _audit(rowid: int, values: Columns) -> Found | None:
    columns = (rowid, *values[1:])
    return ("audit", columns) if values[0] is None and columns_hash(columns[:-1]) == columns[-1] else None


def _spine(rowid: int, values: Columns) -> Found | None:
    *body, own = (rowid, *values[1:])
    return ("spine", (*body, own)) if values[0] is None and entry_hash(*body) == own else None  # type: ignore[arg-type]


def _patient(_rowid: int, values: Columns) -> Found | None:
    columns = values if len(values) == 13 else (*values, "")  # before revision 0002 there was no column for searching
    rows.stored_patient(columns)
    return "patient", columns


def _history(_rowid: int, values: Columns) -> Found | None:
    own_id, version, _, text = values
    known = rows.patient_from_json(str(text)).id == own_id and isinstance(version, int)
    return ("patient_history", values) if known else None


def _account(_rowid: int, values: Columns) -> Found | None:
    rows.stored_account(values)
    return "account", values


def _summary(_rowid: int, values: Columns) -> Found | None:
    rows.visit_summary(values)
    return "visit_summary", values


def _dose(_rowid: int, values: Columns) -> Found | None:
    rows.delivered_dose(values)
    return "", values


def _score(_rowid: int, values: Columns) -> Found | None:
    rows.outcome(values)
    return "", values


def _biologic(_rowid: int, values: Columns) -> Found | None:
    rows.delivered_biologic(values)
    return "", values


def _vial(_rowid: int, values: Columns) -> Found | None:
    rows.vial_share(values)
    return "", values


def _use(_rowid: int, values: Columns) -> Found | None:
    stock_rows.lot_use(values)
    return "", values


def _stock(rowid: int, values: Columns) -> Found | None:
    columns = (rowid, *values[1:])
    row = stock_rows.stock_row(columns)
    genuine = values[0] is None and stock_hash(row) == row.hash and columns[1] == rows.moment_text(row.at)
    return ("stock_entry", columns) if genuine else None


def _incoming(rowid: int, values: Columns) -> Found | None:
    columns = (rowid, *values[1:])
    row = schedule_rows.entry_row(columns)
    genuine = values[0] is None and incoming_hash(row) == row.hash and columns[1] == rows.moment_text(row.at)
    return ("incoming_entry", columns) if genuine else None


def _of_schedule(_rowid: int, values: Columns) -> Found | None:
    """A row of a table made of the incoming messages, by the kinds of its columns."""
    kinds = [type(value) for value in values]
    return ("", values) if any(kinds == [_kind(column) for column in table.columns] for table in OF_SCHEDULE) else None


def _destination(_rowid: int, values: Columns) -> Found | None:
    outbox_rows.destination(values)
    return "destination", values


def _delivery(_rowid: int, values: Columns) -> Found | None:
    outbox_rows.delivery(values)
    return "delivery", values


def _pair(_rowid: int, values: Columns) -> Found | None:
    if not all(isinstance(value, str) for value in values):
        return None
    return "meta" if values[0] in _META_KEYS else "setting", values


def _image(_rowid: int, values: Columns) -> Found | None:
    """A row of one of the tables of images, by the kinds of its columns; whether it is as it was written, the chain must say."""
    for table in _OF_IMAGES:
        kinds = [_kind(column) for column in METADATA.tables[table].columns]
        if [type(value) for value in values] == kinds:
            return table, values
    return None


def _kind(column: Column[Any]) -> type:
    return int if isinstance(column.type, Integer) else bytes if isinstance(column.type, LargeBinary) else str


def _of_the_schema(_rowid: int, values: Columns) -> Found | None:
    return "", values


_SHAPES: dict[int, tuple[Callable[[int, Columns], Found | None], ...]] = {
    1: (_of_the_schema,),
    2: (_pair,),
    3: (_image,),
    4: (_history, _of_schedule),
    5: (_image, _of_the_schema),
    8: (_spine, _account, _dose, _score),
    9: (_audit, _stock, _incoming, _image, _summary),
    10: (_event, _image),
    11: (_destination,),
    12: (_patient, _of_schedule),
    13: (_patient, _biologic),
    14: (_use, _vial),
    21: (_delivery,),
}
"""What a row of so many columns may be."""
_COLUMNS_OF_A_PIECE = 3


def recognised(row: Row) -> Found | None:
    """What a row is; None when it is none that this program has written."""
    rowid, values = row
    if len(values) != _COLUMNS_OF_A_PIECE and any(isinstance(value, bytes) for value in values):
        return None
    for recognise in _SHAPES.get(len(values), ()):
        try:
            found = recognise(rowid, values)
        except UNREADABLE:
            continue
        if found is not None:
            return found
    return None
