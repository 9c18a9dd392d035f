"""The commands that keep the records safe: backup, restore, salvage, verify, audit, head. All work is done by ``Safekeeping``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, open_access, open_safe
from procedure_assistant.cli.door import come_in, login_of, not_set_up, secrets_of
from procedure_assistant.cli.telling import long_work
from procedure_assistant.domain import wording
from procedure_assistant.services.backup_files import Backup
from procedure_assistant.services.backup_plan import KeepRules
from procedure_assistant.services.local_time import midnight
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import save_file
from procedure_assistant.services.safekeeping import ByPassword, ByRecovery, Copy, Exchanged, Safekeeping, Standing, Way
from procedure_assistant.ui.audit.words import act_words, as_csv

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.ports import Clock

_ALL = 10_000_000


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    if parsed.command in {"restore", "salvage"}:
        access = open_access(chosen)
        if parsed.command == "salvage":
            not_set_up(access)
        safe = open_safe(chosen, access)
        return _restore(parsed, safe) if parsed.command == "restore" else _salvage(parsed, safe)
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, open_safe(chosen, access), chosen.clock)
    finally:
        access.close()


# -- backup ------------------------------------------------------------------------------------------------------------


def _backup_now(parsed: argparse.Namespace, safe: Safekeeping, _clock: Clock) -> int:
    with long_work("Making the backup") as work:
        made = safe.back_up(parsed.to, progress=work.progress, cancel=work.cancel)
    print(made.backup.path)
    print(f"{_size(made.backup)}, restored once to check it: whole.", file=sys.stderr)
    for name in made.removed:
        print(f"{name} was removed by the rules for keeping.", file=sys.stderr)
    if made.not_tidied is not None:
        print(f"{made.not_tidied.code}: {made.not_tidied.text}", file=sys.stderr)
    return 0


def _backup_list(parsed: argparse.Namespace, safe: Safekeeping, clock: Clock) -> int:
    found = safe.copies(parsed.folder)
    for copy in found:
        print(_copy_line(copy, clock))
    if not found:
        print("No backup yet.")
    return 0


def _backup_check(parsed: argparse.Namespace, safe: Safekeeping, _clock: Clock) -> int:
    chosen = safe.look_at(parsed.backup)
    with long_work("Restoring it to try it out") as work:
        contents = safe.check(chosen, progress=work.progress, cancel=work.cancel)
    print(f"{chosen.path.name} is whole: {wording.count(contents.rows.get('visit_summary', 0), 'visit')}, chain of {contents.head_seq}.")
    return 0


def _backup_plan(parsed: argparse.Namespace, safe: Safekeeping, clock: Clock) -> int:
    standing = safe.standing()
    plan = standing.plan
    if parsed.folder:
        plan = replace(plan, folder=str(parsed.folder.resolve()))
    if parsed.daily_at:
        plan = replace(plan, daily_at=None if parsed.daily_at == "never" else _time(parsed.daily_at))
    if parsed.keep:
        plan = replace(plan, keep=_keep(parsed.keep))
    if plan != standing.plan:
        found = safe.choose(plan)
        if found is not None and found.same_disk:
            print("The folder is on the disk of the records: a broken disk takes both. Another disk is better.", file=sys.stderr)
        standing = safe.standing()
    for line in _standing_lines(standing, clock):
        print(line)
    return 0


def _standing_lines(standing: Standing, clock: Clock) -> list[str]:
    plan, state = standing.plan, standing.state
    keep = plan.keep
    last = _moment(state.last_good, clock) if state.last_good else "none yet"
    lines = [
        f"folder\t{plan.folder or 'none chosen'}",
        f"daily at\t{f'{plan.daily_at:%H:%M}' if plan.daily_at else 'never'}",
        f"kept\t{keep.daily} daily, {keep.weekly} weekly, {keep.monthly} monthly",
        f"last\t{last}",
        f"next\t{_moment(standing.next_due, clock) if standing.next_due else 'none planned'}",
    ]
    if state.failure is not None:
        lines.append(f"failed\t{_moment(state.failure.at, clock)}: {state.failure.message} {state.failure.hint}")
    return lines


def _copy_line(copy: Copy, clock: Clock) -> str:
    made = copy.backup.manifest
    if made is None or copy.backup.fault:
        return f"{copy.backup.path}\t-\t-\tcannot be used: {copy.backup.fault}"
    checked = "checked when it was made"
    if copy.checked is not None:
        checked = f"{copy.checked.fault or 'checked'} {_moment(copy.checked.at, clock)}"
    return f"{copy.backup.path}\t{_moment(made.made_at, clock)}\t{_size(copy.backup)}\t{checked if copy.is_own else 'of other records'}"


def _size(backup: Backup) -> str:
    return f"{backup.usable.size / 1_000_000:.1f} MB"


def _moment(moment: datetime, clock: Clock) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").replace(tzinfo=UTC).time()
    except ValueError as error:
        raise Problem("USAGE", f"“{text}” is no time of day. Nothing was changed.", hint="Write it as 20:00, or “never”.") from error


def _keep(text: str) -> KeepRules:
    try:
        daily, weekly, monthly = (int(part) for part in text.split(","))
    except ValueError as error:
        raise _no_rule(text) from error
    if min(daily, weekly, monthly) < 0 or daily + weekly + monthly == 0:
        raise _no_rule(text)
    return KeepRules(daily, weekly, monthly)


def _no_rule(text: str) -> Problem:
    return Problem("USAGE", f"“{text}” is no rule for keeping. Nothing was changed.", hint="Write three numbers, such as 7,4,12.")


# -- restore and salvage -----------------------------------------------------------------------------------------------


def _way(parsed: argparse.Namespace) -> Way:
    secrets = secrets_of(parsed)
    if parsed.recovery_key_stdin:
        return ByRecovery(secrets.one("the recovery key"))
    login = login_of(parsed)
    return ByPassword(login, secrets.one(f"the password of {login}"))


def _restore(parsed: argparse.Namespace, safe: Safekeeping) -> int:
    chosen = safe.look_at(parsed.backup)
    way = _way(parsed)
    with long_work("Checking and restoring") as work:
        done = safe.restore(chosen, way, progress=work.progress, cancel=work.cancel)
    visits = done.contents.rows.get("visit_summary", 0) if done.contents else 0
    print(f"{chosen.path.name} was restored to {safe.database}: {wording.count(visits, 'visit')}.")
    _tell_kept(done)
    return 0


def _salvage(parsed: argparse.Namespace, safe: Safekeeping) -> int:
    way = _way(parsed)
    with long_work("Reading what can be read") as work:
        rescued = safe.rescue(way, parsed.backups, progress=work.progress, cancel=work.cancel)
    for line in rescued.report.words():
        print(line)
    if parsed.take:
        _tell_kept(safe.take(rescued))
        print(f"The rescued records are in place: {safe.database}")
    else:
        rescued.opener.forget()
        print(f"The rescued records are in {rescued.report.path}. The damaged database was left where it is; --take exchanges them.")
    return 0 if rescued.report.whole else 1


def _tell_kept(done: Exchanged) -> None:
    if done.kept is not None:
        print(f"The database before is kept as {done.kept}")
    if done.not_noted is not None:
        print(f"{done.not_noted.code}: It is done, but could not be written into the audit trail. {done.not_noted.text}", file=sys.stderr)


# -- verify, head, audit -----------------------------------------------------------------------------------------------


def _verify(_parsed: argparse.Namespace, safe: Safekeeping, _clock: Clock) -> int:
    with long_work("Checking") as work:
        found = safe.verify(progress=work.progress, cancel=work.cancel)
    for line in found.words():
        print(line)
    return 1 if found.faults else 0


def _head_export(parsed: argparse.Namespace, safe: Safekeeping, _clock: Clock) -> int:
    head = safe.export_head(parsed.file)
    print(f"{parsed.file}: entry {head.entries}, {head.hash}")
    return 0


def _head_compare(parsed: argparse.Namespace, safe: Safekeeping, _clock: Clock) -> int:
    found = safe.compare_head(parsed.file)
    print(found.text)
    print(found.hint, file=sys.stderr)
    return 0 if found.contained else 1


def _audit(parsed: argparse.Namespace, safe: Safekeeping, clock: Clock) -> int:
    since = _midnight(parsed.since, clock) if parsed.since else None
    until = _midnight(parsed.until, clock, days=1) if parsed.until else None
    access, words = safe.access, " ".join(parsed.words)
    limit = _ALL if parsed.csv else max(parsed.limit, 1)
    rows = access.store.audit_entries(words=words, since=since, until=until, limit=limit)
    if parsed.csv:
        number = wording.count(len(rows), "entry", "entries")
        # Noted first: a file that nobody wrote down is worse than a note about a file that was not saved after all.
        access.note(Act.EXPORT_AUDIT.value, detail=number)
        save_file(_new_file(parsed.csv), as_csv(reversed(rows)).encode())
        print(f"{number} written to {parsed.csv}. The file is not encrypted.")
        return 0
    access.note(Act.SEE_AUDIT.value, detail="on the command line")
    names = {one.id: one.name for one in access.store.accounts()}
    for row in reversed(rows):
        about = names.get(row.subject, row.subject)
        detail = ", ".join(part for part in (about if about != row.who else "", row.detail) if part)
        print(f"{row.seq}\t{clock.local(row.at):%Y-%m-%d %H:%M:%S}\t{row.who}\t{act_words(row.act)}\t{detail}\t{row.workstation}")
    if not rows:
        print("Nothing matches.")
    return 0


def _new_file(path: Path) -> Path:
    if path.exists():
        raise Problem("SAVE-EXISTS", "There is a file of that name already. It was left as it is.", hint="Choose another name.")
    return path


def _midnight(text: str, clock: Clock, *, days: int = 0) -> datetime:
    try:
        day = date.fromisoformat(text) + timedelta(days=days)
    except ValueError as error:
        raise Problem("USAGE", f"“{text}” is no day. Nothing was searched.", hint="Write it as 2026-11-23.") from error
    return midnight(clock, day)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Safekeeping, Clock], int]] = {
    "backup now": _backup_now,
    "backup list": _backup_list,
    "backup check": _backup_check,
    "backup plan": _backup_plan,
    "verify": _verify,
    "head export": _head_export,
    "head compare": _head_compare,
    "audit": _audit,
}
