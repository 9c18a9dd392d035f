"""The port ``StockStore`` on the database file: the ledger of the shelf, and the lots that visits took. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection

from procedure_assistant.domain.stock import Taken
from procedure_assistant.services.ports import AuditEntry, Derived, LogRow, LotUse
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.stock_codec import row_hash
from procedure_assistant.services.stock_ports import RecallHit, StockRow
from procedure_assistant.store import rows, spine, statements, stock_rows
from procedure_assistant.store import stock_statements as asked
from procedure_assistant.store.audit_rows import add_audit
from procedure_assistant.store.derived import write_derived
from procedure_assistant.store.errors import behind, taken
from procedure_assistant.store.spine import Kind, Seal

_LOT_USE = "lot_use"
_AT_ONCE = 50
"""Visits filled in one transaction, so that a click waits no longer than for those."""

Reading = Callable[[str], AbstractContextManager[Connection]]
Writing = Callable[[], AbstractContextManager[Connection]]


class SqlStock:
    """Made by ``SqlStore``, whose transactions it uses."""

    def __init__(self, path: Path, reading: Reading, writing: Writing) -> None:
        self._path = path
        self._reading = reading
        self._writing = writing

    def stock_log(self, after: int = 0) -> tuple[StockRow, ...]:
        """The entries of the ledger after this one, in order."""
        with self._reading("stock_entry") as connection:
            return tuple(map(stock_rows.stock_row, connection.execute(asked.STOCK_LOG, {"seq": after})))

    def append_stock(self, row: StockRow, audit: AuditEntry) -> None:
        """Add one entry and its line of the audit trail; durable on return. STORE-TAKEN when it does not follow the last one."""
        if row_hash(row) != row.hash:
            raise ValueError("a row's hash is not the hash of its columns")
        with self._writing() as connection:
            last = connection.execute(asked.LAST_STOCK).first()
            seq, own = (0, "") if last is None else (last[0], last[1])
            place = f"stock entry {row.seq} after {seq}"
            if row.seq > seq + 1:
                raise behind(self._path, place)
            if row.seq <= seq or row.previous_hash != own:
                raise taken(place)
            connection.execute(asked.ADD_STOCK, stock_rows.stock_columns(row))
            spine.extend(connection, [Seal(Kind.STOCK, "", row.seq, row.hash)])
            add_audit(connection, audit)

    def taken(self, lot_key: str = "") -> tuple[Taken, ...]:
        """What all visits took, by product, lot, expiry and serial, of every lot unless one is said; lots that came out even are
        left out."""
        with self._reading(_LOT_USE) as connection:
            found = connection.execute(asked.TAKEN_OF_LOT if lot_key else asked.TAKEN, {"lot": lot_key} if lot_key else {}).all()
            labels = {
                place: str(connection.scalar(asked.LABEL, {"product": place[0], "lot": place[1]}))
                for place in {(row[0], row[1]) for row in found}
            }
            return tuple(stock_rows.taken((row[0], labels[row[0], row[1]], *row[2:])) for row in found)

    def uses_of(self, product: str, lot_key: str) -> tuple[LotUse, ...]:
        """The movements of one lot by visits, oldest first."""
        with self._reading(_LOT_USE) as connection:
            return tuple(map(stock_rows.lot_use, connection.execute(asked.USES, {"product": product, "lot": lot_key})))

    def recall(self, lot_key: str, product: str = "") -> tuple[RecallHit, ...]:
        """Every visit that used the lot, by patient and day; of every product when none is said."""
        with self._reading(_LOT_USE) as connection:
            return tuple(map(stock_rows.recall_hit, connection.execute(asked.RECALL, {"product": product, "lot": lot_key})))

    def fill_uses(self, derive: Callable[[tuple[LogRow, ...]], Derived]) -> int:
        """Derive the lots of visits of an earlier release, once, some visits at a time; returns how many visits were read."""
        with self._reading(_LOT_USE) as connection:
            if not connection.scalar(asked.TO_FILL):
                return 0
        last, done = "", 0
        while visit_ids := self._fill_some(last, derive):
            last, done = visit_ids[-1], done + len(visit_ids)
        with self._writing() as connection:
            connection.execute(asked.FILLED)
        return done

    def _fill_some(self, last: str, derive: Callable[[tuple[LogRow, ...]], Derived]) -> list[str]:
        with self._writing() as connection:
            visit_ids = list(connection.scalars(asked.VISITS_AFTER, {"visit": last, "most": _AT_ONCE}))
            for visit_id in visit_ids:
                with rows.decoding("event"):
                    log = tuple(map(rows.log_row, connection.execute(statements.LOG, {"visit": visit_id})))
                try:
                    derived = derive(log)
                except Problem:
                    continue  # a log that cannot be read is told by verify, and by whoever opens the visit
                write_derived(connection, derived)
            return visit_ids
