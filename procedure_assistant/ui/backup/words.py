"""How backups, moments and sizes are said on these pages. No Qt."""

from __future__ import annotations

from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.services.backup_files import Backup, Contents
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.safekeeping import Copy

_MEGA = 1_000_000


def moment(at: datetime, clock: Clock) -> str:
    """ "Today, 19:31" or "14 Feb 2026, 19:31", local."""
    local = clock.local(at)
    day = "Today" if local.date() == clock.today() else wording.day(local.date())
    return f"{day}, {local:%H:%M}"


def size(size_bytes: int) -> str:
    """ "0.2 MB", "1 240 MB": enough to judge room by."""
    return f"{size_bytes / _MEGA:.1f} MB" if size_bytes < 100 * _MEGA else f"{size_bytes / _MEGA:,.0f} MB".replace(",", "\u202f")


def contents(held: Contents) -> str:
    """What a database holds, without a name: "12 visits of 9 patients"."""
    visits, patients = held.rows.get("visit_summary", 0), held.rows.get("patient", 0)
    return f"{wording.count(visits, 'visit')}, {wording.count(patients, 'patient')}"


def made(backup: Backup, clock: Clock) -> str:
    """When a backup was made; its name where nobody knows."""
    return moment(backup.manifest.made_at, clock) if backup.manifest is not None else backup.path.name


def of(backup: Backup, clock: Clock) -> str:
    """The same in the middle of a sentence."""
    return lower(made(backup, clock))


def checked(copy: Copy, clock: Clock) -> str:
    """What is known of the state of a backup."""
    if copy.backup.fault:
        return "Cannot be used"
    if not copy.is_own:
        return "Of other records"
    if copy.checked is None:
        return "Checked when made"
    return f"{'Found damaged' if copy.checked.fault else 'Checked'} {lower(moment(copy.checked.at, clock))}"


def lower(words: str) -> str:
    """The same in the middle of a sentence: "today, 19:31"."""
    return words[:1].lower() + words[1:]
