"""How long to wait after wrong passwords: pure arithmetic on moments, made so that turning the clock back gains nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

FREE_TRIES = 5
"""So many wrong passwords bring the first wait."""

FIRST_WAIT, LONGEST_WAIT = 30, 15 * 60
"""Seconds. Each further wrong password doubles the wait; it stays short enough that nobody is shut out of a clinic day."""

MOST_UNKNOWN = 100
"""So many logins that do not exist are remembered; the least tried and oldest go first."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong passwords of one login since its last right one. ``noticed`` is where the clock stood when found set back."""

    login_tag: bytes
    wrong: int
    at: datetime
    noticed: datetime | None = None


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row."""
    if wrong < FREE_TRIES:
        return timedelta()
    return timedelta(seconds=min(FIRST_WAIT * 2 ** min(wrong - FREE_TRIES, 10), LONGEST_WAIT))


def one_more(tries: Tries | None, login_tag: bytes, now: datetime) -> Tries:
    """After another wrong password."""
    return Tries(login_tag, (tries.wrong if tries else 0) + 1, now)


def noticed(tries: Tries, now: datetime) -> Tries:
    """The same tries, remembering where the clock stands if it was set back behind the last wrong password."""
    if now < (tries.noticed or tries.at):
        return replace(tries, noticed=now)
    return tries


def seconds_left(tries: Tries, now: datetime) -> int:
    """Whole seconds until the next try, 0 when it may be now; ``tries`` as :func:`noticed` gave it at ``now``.

    A clock set back behind the last wrong password starts the whole wait again there: neither shorter, nor as long as the
    clock was set back. Once it stands right again the wait counts from the wrong password as ever.
    """
    since = tries.at if now >= tries.at else tries.noticed or now
    return max(0, ceil((since + wait_after(tries.wrong) - now).total_seconds()))


def worth_keeping(all_tries: Iterable[Tries], known: frozenset[bytes]) -> tuple[Tries, ...]:
    """Those of known logins, and of the others the most tried and newest."""
    found = tuple(all_tries)
    unknown = sorted((one for one in found if one.login_tag not in known), key=lambda one: (one.wrong, one.at), reverse=True)
    kept = {one.login_tag for one in unknown[:MOST_UNKNOWN]} | known
    return tuple(one for one in found if one.login_tag in kept)
