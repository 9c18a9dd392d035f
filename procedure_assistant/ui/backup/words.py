"""How backups, moments and sizes are said on these pages. No Qt."""

from __future__ import annotations

from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import inner, said_number, say
from procedure_assistant.services.backup_files import Backup, Contents
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.safekeeping import Copy

_MEGA = 1_000_000


def moment(at: datetime, clock: Clock) -> str:
    """ "Today, 19:31" or "14 Feb 2026, 19:31", local."""
    local = clock.local(at)
    day = say("Today") if local.date() == clock.today() else wording.day(local.date())
    return say("{day}, {local}", day=day, local=f"{local:%H:%M}")


def size(size_bytes: int) -> str:
    """ "0.2 MB", "1 240 MB": enough to judge room by."""
    return (
        say("{size_bytes} MB", size_bytes=said_number(f"{size_bytes / _MEGA:.1f}"))
        if size_bytes < 100 * _MEGA
        else say("{size_bytes} MB", size_bytes=said_number(f"{size_bytes / _MEGA:,.0f}")).replace(",", "\u202f")
    )


def contents(held: Contents) -> str:
    """What a database holds, without a name: "12 visits of 9 patients"."""
    visits, patients = held.rows.get("visit_summary", 0), held.rows.get("patient", 0)
    return say("{visits}, {patients}", visits=wording.count(visits, "visit"), patients=wording.count(patients, "patient"))


def made(backup: Backup, clock: Clock) -> str:
    """When a backup was made; its name where nobody knows."""
    return moment(backup.manifest.made_at, clock) if backup.manifest is not None else backup.path.name


def of(backup: Backup, clock: Clock) -> str:
    """The same in the middle of a sentence."""
    return lower(made(backup, clock))


def checked(copy: Copy, clock: Clock) -> str:
    """What is known of the state of a backup."""
    if copy.backup.fault:
        return say("Cannot be used")
    if not copy.is_own:
        return say("Of other records")
    if copy.checked is None:
        return say("Checked when made")
    return say(
        "{fault} {at}", fault=say("Found damaged") if copy.checked.fault else say("Checked"), at=lower(moment(copy.checked.at, clock))
    )


def lower(words: str) -> str:
    """The same in the middle of a sentence: "today, 19:31"."""
    return inner(words)
