"""Events to log rows and back: canonical JSON, a version per kind, and the upcasts that keep old logs readable."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from procedure_assistant.domain import events as e
from procedure_assistant.domain.say import plain, say
from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in typing.get_args(e.Event)}
"""Every kind of event by the name stored in the log."""

VERSIONS: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version that is written now; raise it together with an entry in ``UPCASTS``."""

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTS: dict[tuple[str, int], Upcast] = {}
"""(kind, stored version) → the payload one version later; numbered functions on plain JSON that import nothing of ours."""


def rows_of(
    visit_id: str, events: Iterable[e.Event], *, at: datetime, who: str, workstation: str, after: LogRow | None
) -> tuple[LogRow, ...]:
    """Make log rows of one command's events, chained to ``after``, the last row so far (None for a new visit).

    Every payload carries ``group``, the first seq of the command, so that undo takes back what was done at once.
    Raises ``Problem`` TEXT-UNREADABLE for text that has no UTF-8.
    """
    rows: list[LogRow] = []
    previous, seq = (after.hash, after.seq) if after else ("", 0)
    group = seq + 1
    for event in events:
        seq += 1
        kind = type(event).__name__
        try:
            payload = msgspec.json.encode({"group": group, "event": event}, enc_hook=plain, order="sorted").decode()
        except UnicodeEncodeError as error:  # half of a character pair, as a broken clipboard hands over
            raise Problem(
                "TEXT-UNREADABLE", say("The text holds a character that cannot be stored. Nothing was charted."), hint=say("Type it anew.")
            ) from error
        row = LogRow(visit_id, seq, at, who, workstation, kind, VERSIONS[kind], payload, previous, "")
        row = replace(row, hash=row_hash(row))
        rows.append(row)
        previous = row.hash
    return tuple(rows)


def entry_of(row: LogRow) -> e.Entry:
    """Read one row; raises ``Problem`` LOG-UNKNOWN for a later program's kind, LOG-DAMAGED for a payload that does not fit."""
    if row.kind not in KINDS or row.version > VERSIONS[row.kind]:
        raise Problem(
            "LOG-UNKNOWN",
            say(
                "Entry {seq} of this visit was written by a later version of the program ({kind} {version}). Nothing was changed.",
                seq=row.seq,
                kind=row.kind,
                version=row.version,
            ),
            hint=say("Open the visit with the newer version."),
        )
    try:
        payload = msgspec.json.decode(row.payload)
        body, version = payload["event"], row.version
        while version < VERSIONS[row.kind]:
            body = UPCASTS[row.kind, version](body)
            version += 1
        event: e.Event = msgspec.convert(body, type=KINDS[row.kind], strict=True)
        return e.Entry(row.seq, row.at, row.actor, row.workstation, event, _group_of(payload, row.seq))
    except (msgspec.ValidationError, msgspec.DecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise Problem(
            "LOG-DAMAGED",
            say("Entry {seq} of this visit cannot be read. The other entries are safe.", seq=row.seq),
            hint=say("Run “procedure-assistant verify” and keep the file as it is."),
            detail=repr(error),
        ) from error


def _group_of(payload: dict[str, Any], seq: int) -> int:
    """The first seq of the entry's command; raises ValueError where it cannot be."""
    group = msgspec.convert(payload["group"], type=int, strict=True)
    if not 1 <= group <= seq:
        raise ValueError("a command does not begin after its own entry")
    return group
