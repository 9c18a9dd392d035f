"""Turns the stored columns of the outbox into the plain values of its port and back; runs no statement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.services.delivery import Attempt, Delivery, DeliveryState, Destination, Kind, Secrets, SentFile
from procedure_assistant.store.rows import Columns, moment_text

PIECE = 256 * 1024
"""Bytes in a row of ``delivery_piece``."""


def destination_columns(destination: Destination, secrets: Mapping[str, str], at: datetime, version: int) -> Columns:
    """A destination in use as columns of ``destination``."""
    return {
        "id": destination.id,
        "name": destination.name,
        "kind": destination.kind.value,
        "settings": _json(dict(destination.settings)),
        "formats": _json(list(destination.formats)),
        "on_sign": int(destination.on_sign),
        "enabled": int(destination.enabled),
        "secrets": _json(dict(secrets)),
        "changed_at": moment_text(at),
        "removed_at": "",
        "version": version,
    }


def destination(columns: Sequence[Any]) -> Destination:
    """A row of ``destination``, all columns in table order; its secrets stay where they are."""
    own_id, name, kind, settings, formats, on_sign, enabled, *_ = columns
    return Destination(
        own_id,
        name,
        Kind(kind),
        msgspec.json.decode(settings, type=dict[str, str]),
        msgspec.json.decode(formats, type=tuple[str, ...]),
        bool(on_sign),
        bool(enabled),
    )


def secrets(text: str) -> Secrets:
    """The column ``secrets``."""
    return Secrets(msgspec.json.decode(text, type=dict[str, str]))


def delivery_columns(delivery: Delivery, files: str, pieces: int, history: str) -> Columns:
    """A delivery as columns of ``delivery``."""
    return {
        "id": delivery.id,
        "visit_id": delivery.visit_id,
        "patient_id": delivery.patient_id,
        "last_seq": delivery.last_seq,
        "destination_id": delivery.destination_id,
        "state": delivery.state.value,
        "first_at": moment_text(delivery.first_at),
        "next_at": moment_text(delivery.next_at),
        "attempts": delivery.attempts,
        "words": str(delivery.words),
        "what_now": str(delivery.what_now),
        "receipt": str(delivery.receipt),
        "reason": str(delivery.reason),
        "is_unsure": int(delivery.is_unsure),
        "settled_at": moment_text(delivery.settled_at) if delivery.settled_at else "",
        "lease_until": moment_text(delivery.lease_until) if delivery.lease_until else "",
        "lease_of": delivery.lease_of,
        "files": files,
        "pieces": pieces,
        "history": history,
        "version": delivery.version,
    }


def delivery(columns: Sequence[Any]) -> Delivery:
    """A row of ``delivery``, all columns in table order."""
    (
        own_id, visit_id, patient_id, last_seq, destination_id, state, first_at, next_at, attempts, words, what_now, receipt, reason,
        is_unsure, settled_at, lease_until, lease_of, _files, _pieces, _history, version,
    ) = columns  # fmt: skip
    return Delivery(
        own_id, visit_id, patient_id, last_seq, destination_id, DeliveryState(state), _moment(first_at), _moment(next_at), attempts,
        words, what_now, receipt, reason, bool(is_unsure), _moment_or_none(settled_at), _moment_or_none(lease_until), lease_of, version,
    )  # fmt: skip


def history(text: str) -> tuple[Attempt, ...]:
    """The column ``history``."""
    return msgspec.json.decode(text, type=tuple[Attempt, ...])


def with_attempt(text: str, attempt: Attempt | None) -> str:
    """The history with one more thing that happened.

    The same once more is counted and keeps its first and last moment, so that a weekend without a network stays a line.
    """
    if attempt is None:
        return text
    known = history(text)
    last = known[-1] if known else None
    if last is not None and (last.what, last.words, last.who, last.workstation) == (
        attempt.what, attempt.words, attempt.who, attempt.workstation,
    ):  # fmt: skip
        return _json((*known[:-1], replace(last, times=last.times + 1, last_at=attempt.at)))
    return _json((*known, attempt))


def files_text(files: Iterable[SentFile]) -> str:
    """The column ``files``: everything but the bytes."""
    return _json([[one.name, one.media_type, one.sha256, one.size] for one in files])


def pieces_of(files: Iterable[SentFile]) -> list[bytes]:
    """The bytes of all files one behind the other, in pieces. Raises ``ValueError`` where a file has none."""
    found = [one.data for one in files]
    whole = b"".join(one for one in found if one is not None)
    if any(one is None for one in found):
        raise ValueError("a file without bytes cannot be kept")
    return [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]


def sent_files(text: str, pieces: int, data: bytes) -> tuple[SentFile, ...]:
    """The files of a delivery with their bytes, or without where no ``pieces`` of them are kept."""
    made: list[SentFile] = []
    at = 0
    for name, media_type, sha256, size in _listed(text):
        made.append(SentFile(name, media_type, sha256, size, data[at : at + size] if pieces else None))
        at += size
    return tuple(made)


def is_whole(text: str, data: bytes) -> bool:
    """Whether the bytes are those of the files, by size and fingerprint."""
    files = sent_files(text, 1, data)
    fits = sum(one.size for one in files) == len(data)
    return fits and all(hashlib.sha256(one.data or b"").hexdigest() == one.sha256 for one in files)


def _listed(text: str) -> list[tuple[str, str, str, int]]:
    return msgspec.json.decode(text, type=list[tuple[str, str, str, int]])


def _json(value: object) -> str:
    return msgspec.json.encode(value, enc_hook=plain, order="sorted").decode()


def _moment_or_none(text: str) -> datetime | None:
    return _moment(text) if text else None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("stored moment without time zone")
    return moment
