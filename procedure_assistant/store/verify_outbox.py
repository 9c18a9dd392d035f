"""The part of the check that holds the bytes of the outbox against the rows of the deliveries, which the chain seals. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from procedure_assistant.services.ports import Fault
from procedure_assistant.store import outbox_rows

_STRAY = "SELECT DISTINCT delivery_id FROM delivery_piece WHERE delivery_id NOT IN (SELECT id FROM delivery) ORDER BY delivery_id"
_PIECES = "SELECT position, data FROM delivery_piece WHERE delivery_id = ? ORDER BY position"


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield each delivery that cannot be read, or whose bytes are missing or not those that were kept."""
    for columns in connection.execute("SELECT * FROM delivery ORDER BY id").fetchall():
        try:
            delivery = outbox_rows.delivery(columns)
            text, pieces, history = columns[17:20]
            outbox_rows.history(history)
            found = connection.execute(_PIECES, (delivery.id,)).fetchall()
            whole = b"".join(data for _, data in found)
            sound = [position for position, _ in found] == list(range(pieces)) and (pieces == 0 or outbox_rows.is_whole(text, whole))
        except (ValueError, TypeError):
            yield Fault("", None, f"The delivery {columns[0]} cannot be read.")
            continue
        if not sound:
            yield Fault(delivery.visit_id, None, f"What the delivery {delivery.id} sends is missing, or it is not what was kept.")
    for (own_id,) in connection.execute(_STRAY).fetchall():
        yield Fault("", None, f"There are bytes of a delivery {own_id}, but no such delivery.")
