"""The chain over everything that is kept: every write adds the hash of the row it wrote, chained to the entry before. Reads no column.

What it shows: a row of ``event``, ``patient``, ``patient_history``, ``account``, ``audit``, ``setting``, ``meta``,
``stock_entry``, ``destination``, ``delivery``, ``incoming_entry`` or of the chain itself that was changed, removed, added or put
elsewhere behind the program's back is found by ``verify``, because another row of the chain says otherwise.

What it cannot show: the hashes are plain SHA-256, so whoever has the database key, can run programs of their own and takes the
trouble may change a row and compute the chain anew from there, or cut off its end together with the rows it is about. A secret
in the program or in the file would be in the same hands. Against that stands the head: sequence number and hash of the last
entry, exported, signed and kept elsewhere. A chain that was computed anew or cut off no longer contains it (``verify_head``).
What was written after the last exported head has only the encryption to protect it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from procedure_assistant.store import statements


class Kind(StrEnum):
    """What an entry is about."""

    DATABASE = "database"
    """The first entry of every chain: when and by which version the database was made."""
    EVENT = "event"
    PATIENT = "patient"
    PATIENT_HISTORY = "patient_history"
    ACCOUNT = "account"
    AUDIT = "audit"
    SETTING = "setting"
    IMAGE = "image"
    IMAGE_ENTRY = "image_entry"
    IMAGE_PICTURE = "image_picture"
    STOCK = "stock"
    DESTINATION = "destination"
    DELIVERY = "delivery"
    INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class Seal:
    """One write: ``version`` counts the writes of the subject from 1, for an event it is the last ``seq`` of the append."""

    kind: Kind
    subject: str
    version: int
    row_hash: str


def columns_hash(columns: Iterable[object]) -> str:
    """SHA-256 over the stored columns of a row, in table order, as 64 hex digits."""
    return hashlib.sha256(_canonical(list(columns))).hexdigest()


def entry_hash(seq: int, kind: str, subject: str, version: int, row_hash: str, backfilled: int, previous_hash: str) -> str:
    """SHA-256 over the previous hash and every other column of an entry, as 64 hex digits."""
    return hashlib.sha256(previous_hash.encode() + _canonical([seq, kind, subject, version, row_hash, backfilled])).hexdigest()


def _canonical(values: list[object]) -> bytes:
    # a blob in a text column has no JSON; as an object it can never be taken for the text
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=lambda value: {"": repr(value)}).encode()


def origin_seal(meta: Iterable[tuple[str, str]]) -> Seal:
    """The first entry, over the rows of ``meta``."""
    return Seal(Kind.DATABASE, "", 1, columns_hash([*row] for row in sorted(meta)))


def extend(connection: Connection, seals: Sequence[Seal]) -> None:
    """Add one entry for each seal, within the transaction of the write it is about."""
    last = connection.execute(statements.SPINE_HEAD).first()
    seq, previous = (0, "") if last is None else (last[0], last[1])
    entries: list[dict[str, object]] = []
    for seal in seals:
        seq += 1
        own = entry_hash(seq, seal.kind, seal.subject, seal.version, seal.row_hash, 0, previous)
        entries.append(
            {
                "seq": seq,
                "kind": seal.kind.value,
                "subject": seal.subject,
                "version": seal.version,
                "row_hash": seal.row_hash,
                "backfilled": 0,
                "previous_hash": previous,
                "hash": own,
            }
        )
        previous = own
    connection.execute(statements.ADD_SEALS, entries)


def next_version(connection: Connection, kind: Kind, subject: str) -> int:
    """How many writes of the subject the chain has, and one more; not for events, whose ``seq`` is known."""
    found = connection.scalar(statements.SEALS_OF, {"kind": kind.value, "subject": subject})
    return int(found or 0) + 1


def unbroken_hash(entries: Iterable[Sequence[Any]], seq: int) -> str | None:
    """The hash of entry ``seq``, computed from the columns of all entries up to it; None when one is missing or was changed."""
    expected, previous = 1, ""
    for number, kind, subject, version, row_hash, backfilled, before, own in entries:
        if number != expected or before != previous or own != entry_hash(number, kind, subject, version, row_hash, backfilled, before):
            return None
        expected, previous = number + 1, own
    return previous if expected == seq + 1 and seq > 0 else None
