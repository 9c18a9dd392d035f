"""Backup, check, restore and rescue of the records for whoever is in: asks the table of permissions, then writes the audit trail.

Does none of it itself. What runs by plan needs nobody to be in; a restore and a rescue ask for a login or the recovery key of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import cast

import msgspec

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import plain, say
from procedure_assistant.services import backup, restore, salvage
from procedure_assistant.services.access import Access
from procedure_assistant.services.backup_files import Backup, Contents, list_backups, read_backup, records_id
from procedure_assistant.services.backup_plan import BackupPlan, BackupState
from procedure_assistant.services.backup_ports import CopiedStore, Databases, Derive
from procedure_assistant.services.backup_problems import gone
from procedure_assistant.services.head import Comparison, Head, compare_head, export_head, read_head
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KeyRing
from procedure_assistant.services.long_work import LongWork, Progress
from procedure_assistant.services.permissions import Act, Forbidden, may
from procedure_assistant.services.ports import AuditEntry, Clock, Fault, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import Salvage

PROGRAM = say("Procedure Assistant")
"""Who does in the audit trail what nobody asked for just then."""

_CHECKS = "backup.checks"
_ITS_OWN_FAULT = frozenset({"BACKUP-DAMAGED", "BACKUP-NONE", "BACKUP-KEY"})


@dataclass(frozen=True, slots=True)
class ByPassword:
    """Opens keys with a login and its password."""

    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ByRecovery:
    """Opens keys with the printed recovery key, as typed."""

    typed: str = field(repr=False)


Way = ByPassword | ByRecovery


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the backups: the plan, what became of it, and the local moment of the next one, if any."""

    plan: BackupPlan
    state: BackupState
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A backup was restored to try it out at ``at`` (UTC). ``fault`` is the code of what was wrong, "" when it was whole."""

    at: datetime
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup in a folder. ``is_own``: of the records that are open. ``checked``: how it last came out when it was tried out."""

    backup: Backup
    is_own: bool
    checked: Tried | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What the check of the database found. ``at`` is UTC; ``entries`` is how long the chain over all records is."""

    at: datetime
    visits: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def first(self) -> Fault | None:
        """The first bad entry, None when all is well."""
        return self.faults[0] if self.faults else None

    def words(self) -> Iterator[str]:
        """The result, a sentence a line, the first bad entry first; without the name of any patient."""
        checked = say(
            "{visits} and {entrys} of the chain checked",
            visits=wording.count(self.visits, "visit"),
            entrys=wording.count(self.entries, "entry", "entries"),
        )
        if self.first is None:
            yield say("{checked}, no fault found.", checked=checked)
            return
        yield say("{checked}, {faults} found.", checked=checked, faults=wording.count(len(self.faults), "fault"))
        yield say("First bad entry: {fault}", fault=fault_words(self.first))
        yield from (fault_words(fault) for fault in self.faults[1:])


def fault_words(fault: Fault) -> str:
    """A fault with the place it is at."""
    return say(
        "{visit_id}: {message}",
        visit_id=say("visit {visit_id}", visit_id=fault.visit_id[:8]) if fault.visit_id else say("database"),
        message=fault.message,
    )


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The records were exchanged for others. ``kept`` is the database before, None when there was none; ``not_noted`` says why the
    audit trail could not be told, if so."""

    kept: Path | None
    contents: Contents | None
    not_noted: Problem | None


class Rescued:
    """What was got out of a damaged database, not in its place yet. Holds the key until it is taken or dropped."""

    def __init__(self, report: Salvage, opener: Opener) -> None:
        self.report = report
        self.opener = opener


class Opener:
    """Opens a key file in one way and remembers who that was."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._account_id = ""
        self._key: DatabaseKey | None = None

    def __call__(self, ring: KeyRing) -> DatabaseKey:
        """The database key. Raises ``Problem`` KEYS-…."""
        if isinstance(self._way, ByRecovery):
            self._key = ring.unlock_with_recovery(self._way.typed)
        else:
            self._account_id, self._key = ring.unlock(self._way.login, self._way.password)
        return self._key

    @property
    def key(self) -> bytes:
        """What was opened."""
        if self._key is None:
            raise AssertionError("nothing was opened yet")
        return bytes(self._key)

    def allowed(self, store: Store, act: Act) -> str:
        """The name of whoever opened it, by the accounts of ``store``. Raises ``Problem`` PERMISSION or SAFE-UNKNOWN.

        The recovery key stands above all roles: whoever has it opens everything.
        """
        if not self._account_id:
            return say("holder of the recovery key")
        account = next((one for one in store.accounts() if one.id == self._account_id), None)
        if account is None or not account.active:
            raise Problem(
                "SAFE-UNKNOWN",
                say("This account is not active in the records, so it may not do this. Nothing was changed."),
                hint=say("Use the login of an administrator, or the recovery key."),
            )
        if not may(account.role, act):
            raise Forbidden(account.role, act)
        return account.name

    def forget(self) -> None:
        """Wipe the key."""
        if self._key is not None:
            self._key.wipe()


class Safekeeping:
    """The one door to backup, verify, restore and rescue. Most methods take long: call them on a worker.

    Each raises ``Problem`` PERMISSION or LOCKED before anything is done, and what the service it calls raises.
    """

    def __init__(
        self, access: Access, database: Path, databases: Databases, keys: KeyRing, clock: Clock, workstation: str, derive: Derive
    ) -> None:
        self.access = access
        self.database = database
        self._databases = databases
        self._keys = keys
        self._clock = clock
        self._workstation = workstation
        self._derive = derive
        self._by_plan: tuple[Store, backup.BackupService] | None = None

    # -- the open records ----------------------------------------------------------------------------------------------

    def standing(self) -> Standing:
        """Plan, state and next moment; needs no role, so that everybody can be told that backups fail."""
        service = self._service()
        return Standing(service.plan(), service.state(), service.next_due())

    def choose(self, plan: BackupPlan) -> backup.FolderCheck | None:
        """Keep a plan; its folder is checked first. Raises ``Problem`` BACKUP-…."""
        self._may(Act.BACKUP)
        found = self._service().choose(plan)
        self.access.note(Act.CHANGE_SETTINGS.value, detail=say("plan of the backups"))
        return found

    def copies(self, folder: Path | None = None) -> tuple[Copy, ...]:
        """The backups in a folder, by default that of the plan, newest first. Raises ``Problem`` BACKUP-FOLDER or BACKUP-MISSING."""
        self._may(Act.BACKUP)
        found = self._service().backups() if folder is None else list_backups(folder)
        own, checked = records_id(self.access.key), self._checks()
        return tuple(Copy(one, one.manifest is not None and one.manifest.records == own, checked.get(one.path.name)) for one in found)

    def back_up(self, folder: Path | None = None, *, progress: Progress | None = None, cancel: Event | None = None) -> backup.Run:
        """Make a backup now; into the plan's folder, where old ones then go by its rules, or into another one."""
        self._may(Act.BACKUP)
        if folder is None:
            made = self._service().run(progress=progress, cancel=cancel)
        else:
            last = self._service().state().last_number
            made = backup.Run(backup.make_backup(self._origin(), folder, after=last, progress=progress, cancel=cancel), ())
        self.access.note(Act.BACKUP.value, made.backup.path.name)
        return made

    def is_due(self, *, closing: bool = False) -> bool:
        """Whether :meth:`run_by_plan` should be called now; nobody needs to be in."""
        return self.access.is_open and self._service().is_due(closing=closing)

    def run_by_plan(self, *, progress: Progress | None = None, cancel: Event | None = None) -> backup.Run:
        """The backup that is due, made by the program itself."""
        store = self.access.store
        made = self._service().run(progress=progress, cancel=cancel)
        store.audit(AuditEntry(self._now(), PROGRAM, self._workstation, Act.BACKUP.value, made.backup.path.name, say("by plan")))
        return made

    def check(self, chosen: Backup, *, progress: Progress | None = None, cancel: Event | None = None) -> Contents:
        """Restore a backup to a working copy and check all of it."""
        self._may(Act.BACKUP)
        name, told = chosen.path.name, say("checked by restoring it")
        try:
            contents = backup.check(chosen, self._origin(), progress=progress, cancel=cancel)
        except Problem as problem:
            if problem.code in _ITS_OWN_FAULT:
                self.access.note(Act.BACKUP.value, name, say("{told}: {code}", told=told, code=problem.code))
                self._keep_check(name, problem.code)
            raise
        self.access.note(Act.BACKUP.value, name, say("{told}: whole", told=told))
        self._keep_check(name, "")
        return contents

    def verify(self, *, progress: Progress | None = None, cancel: Event | None = None) -> Verified:
        """Check the open database: file, every chain, and what is derived from them."""
        self._may(Act.VERIFY)
        work = LongWork(1, progress, cancel)
        work.begin()
        store = self._store()
        faults = tuple(store.verify(self._derive, work.part))
        visits = len(store.visits())
        found = Verified(self._now(), visits, store.spine_head()[0], faults)
        self.access.note(Act.VERIFY.value, detail=say("no fault") if not faults else wording.count(len(faults), "fault"))
        work.done()
        return found

    def export_head(self, path: Path) -> Head:
        """Write the head of the chain to a new file, to be kept elsewhere. Raises ``Problem`` HEAD-…."""
        self._may(Act.VERIFY)
        self.access.note(Act.VERIFY.value, detail=say("exported the head of the chain"))
        return export_head(self._store(), path, self._clock, self._workstation)

    def compare_head(self, path: Path) -> Comparison:
        """Hold an exported head against the database. Raises ``Problem`` HEAD-…."""
        self._may(Act.VERIFY)
        found = compare_head(self._store(), read_head(path), self._clock)
        self.access.note(Act.VERIFY.value, detail=say("held an exported head against the database: {verdict}", verdict=found.verdict.value))
        return found

    # -- exchanging the records ----------------------------------------------------------------------------------------

    def look_at(self, path: Path) -> Backup:
        """The backup in a folder, with what can be seen of it without a key. Raises ``Problem`` BACKUP-MISSING or BACKUP-NONE."""
        try:
            found = read_backup(path)
        except OSError as error:
            raise gone(path, type(error).__name__) from error
        return Backup(path, found.usable)

    def restore(self, chosen: Backup, way: Way, *, progress: Progress | None = None, cancel: Event | None = None) -> Exchanged:
        """Put a backup in the place of the database, which is kept. The records are closed before; afterwards somebody logs in anew.

        Raises ``Problem`` as ``restore.restore_backup``. Refused before the backup was found whole, the records stay open.
        """
        if self.access.guard.account is not None:
            self._may(Act.RESTORE)
        opener = Opener(way)
        who: list[str] = []

        def permit(copy: CopiedStore) -> None:
            who.append(opener.allowed(copy, Act.RESTORE))
            self.access.close()  # from here on nobody may have the database open

        try:
            done = restore.restore_backup(
                chosen,
                self.database,
                opener,
                databases=self._databases,
                clock=self._clock,
                permit=permit,
                progress=progress,
                cancel=cancel,
            )
            kept = say("; the database before is kept as {kept}", kept=done.kept.name) if done.kept else ""
            not_noted = self._write_down(opener.key, who[0], chosen.path.name, say("restored a backup{kept}", kept=kept))
        finally:
            opener.forget()
        return Exchanged(done.kept, done.contents, not_noted)

    def rescue(self, way: Way, backups: Path | None = None, *, progress: Progress | None = None, cancel: Event | None = None) -> Rescued:
        """Get out of the damaged database what can be read, into a new one; the gaps are filled from a folder with backups.

        Nothing is exchanged yet: :meth:`take` does that. Raises ``Problem`` KEYS-…, SALVAGE-NOTHING, BACKUP-… or PERMISSION.
        """
        if self.access.guard.account is not None:
            self._may(Act.RESTORE)
        opener = Opener(way)
        key = opener(self._keys)
        self.access.close()
        try:
            report = salvage.salvage(
                self.database,
                key,
                databases=self._databases,
                clock=self._clock,
                derive=self._derive,
                backups=list_backups(backups) if backups else (),
                progress=progress,
                cancel=cancel,
            )
            rescued = Rescued(report, opener)
            try:
                self._check_rescuer(rescued)
            except Problem:
                self._remove(report)
                raise
        except BaseException:
            opener.forget()
            raise
        return rescued

    def take(self, rescued: Rescued) -> Exchanged:
        """Put what was rescued in the place of the damaged database, which is kept. Raises ``Problem`` as ``salvage.take_salvaged``."""
        report, opener = rescued.report, rescued.opener
        kept = salvage.take_salvaged(report, self.database, clock=self._clock)
        try:
            who = self._name_of(opener)
            detail = say(
                "rescued the records of a damaged database, {whole}; it is kept as {kept}",
                whole=say("whole") if report.whole else say("in part"),
                kept=kept.name,
            )
            return Exchanged(kept, None, self._write_down(opener.key, who, report.backup, detail))
        finally:
            opener.forget()

    def drop(self, rescued: Rescued) -> None:
        """Leave the damaged database where it is; the new one goes away."""
        rescued.opener.forget()
        self._remove(rescued.report)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _check_rescuer(self, rescued: Rescued) -> None:
        store = self._databases.open(rescued.report.path, rescued.opener.key)
        try:
            rescued.opener.allowed(store, Act.RESTORE)
        finally:
            store.close()

    def _name_of(self, opener: Opener) -> str:
        store = self._databases.open(self.database, opener.key)
        try:
            return opener.allowed(store, Act.RESTORE)
        finally:
            store.close()

    def _remove(self, report: Salvage) -> None:
        for path in (report.path, report.loose_path):
            if path is not None:
                self._databases.remove(path)

    def _write_down(self, key: bytes, who: str, subject: str, detail: str) -> Problem | None:
        """The audit trail of the database that is in place now. The exchange is done; a disk that is full now does not undo it."""
        try:
            store = self._databases.open(self.database, key)
            try:
                store.audit(AuditEntry(self._now(), who, self._workstation, Act.RESTORE.value, subject, detail))
            finally:
                store.close()
        except Problem as problem:
            return problem
        return None

    def _may(self, act: Act) -> None:
        self.access.guard.check(act)

    def _store(self) -> CopiedStore:
        return cast(CopiedStore, self.access.store)

    def _origin(self) -> backup.Origin:
        return backup.Origin(self._store(), self.database, self.access.key, self._keys, self._databases, self._clock)

    def _service(self) -> backup.BackupService:
        store = self.access.store
        if self._by_plan is None or self._by_plan[0] is not store:  # one as long as the records are open: it remembers what no disk took
            self._by_plan = (store, backup.BackupService(self._origin()))
        return self._by_plan[1]

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _checks(self) -> Mapping[str, Tried]:
        text = self._store().setting(_CHECKS)
        return msgspec.json.decode(text, type=dict[str, Tried]) if text else {}

    def _keep_check(self, name: str, fault: str) -> None:
        """Those of backups that are gone are forgotten."""
        kept = {name: Tried(self._now(), fault)}
        with suppress(Problem):  # the folder may be out of reach just now
            there = {one.path.name for one in self._service().backups()}
            kept = {one: tried for one, tried in self._checks().items() if one in there} | kept
        self._store().save_setting(_CHECKS, msgspec.json.encode(kept, enc_hook=plain).decode())
