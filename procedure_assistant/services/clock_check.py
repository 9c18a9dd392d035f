"""Whether the clock of this computer can be right: it must not be behind what the records already hold. Corrects nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from procedure_assistant.domain import clock_jumps
from procedure_assistant.services.ports import Clock, Store

_LOOKED_AT = 20
"""So many entries of the audit trail: whoever came in with the wrong clock has left some of the newest ones already."""


def newest_entry(store: Store) -> datetime | None:
    """The latest moment (UTC) that the records hold: of a visit's opening or signing, or of the audit trail. Raises ``Problem`` STORE-…."""
    moments = [moment for visit in store.visits() for moment in (visit.opened_at, visit.signed_at) if moment is not None]
    moments += [row.at for row in store.audit_entries(limit=_LOOKED_AT)]
    return max(moments, default=None)


def clock_behind(store: Store, clock: Clock) -> tuple[timedelta, datetime] | None:
    """How far the clock is behind the newest entry, and the moment of that entry; None when it may be right. Raises ``Problem`` STORE-…."""
    newest = newest_entry(store)
    by = clock_jumps.behind(newest, clock.now()) if newest is not None else None
    return (by, newest) if by is not None and newest is not None else None
