"""Coming in and going out: first set-up, log-in, lock, switching users, breaking the glass, and keeping the people who may come in.

The only place that has both the key ring and the store. Passwords are only passed on; keys are wiped as soon as the store has them.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import SessionGuard
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KeyRing
from procedure_assistant.services.people import ROLE_NAMES, Account, Role, login_fault, login_form, password_fault
from procedure_assistant.services.permissions import Act, check
from procedure_assistant.services.ports import AuditEntry, Clock, Store
from procedure_assistant.services.problem import Problem

SHORTEST_REASON = 3
_NEW_RECOVERY, _WRITTEN_DOWN = "new_recovery_key", "confirm_recovery_key"


class State(StrEnum):
    """Where the program stands."""

    NEW = "new"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who shall be let in. ``credentials`` as printed behind the name ("MD", "RN")."""

    login: str
    name: str
    credentials: str
    role: Role
    password: str


class Access:
    """Who may come in, and who is in. ``open_store`` opens the database with the 32 bytes of its key.

    Every method may raise the ``Problem`` codes of the key ring (KEYS-…) and of the store (STORE-…).
    """

    def __init__(self, ring: KeyRing, open_store: Callable[[bytes], Store], clock: Clock, workstation: str) -> None:
        self.guard = SessionGuard(self.note)
        self._ring = ring
        self._open_store = open_store
        self._clock = clock
        self._workstation = workstation
        self._store: Store | None = None
        self._key: DatabaseKey | None = None

    @property
    def state(self) -> State:
        """New (no key file yet), locked, or open."""
        if self.guard.account is not None:
            return State.OPEN
        return State.LOCKED if self._ring.exists else State.NEW

    @property
    def account(self) -> Account:
        """Who is logged in; raises ``Problem`` LOCKED when nobody is."""
        if self.guard.account is None:
            raise Problem("LOCKED", say("The program is locked. Nothing was changed."), hint=say("Log in and do it again."))
        return self.guard.account

    @property
    def store(self) -> Store:
        """The open store; raises ``Problem`` LOCKED before the first log-in. It stays open behind the lock screen."""
        if self._store is None:
            raise Problem("LOCKED", say("The program is locked."), hint=say("Log in first."))
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the store is open, maybe behind the lock screen."""
        return self._store is not None

    @property
    def key(self) -> DatabaseKey:
        """The key of the open store, for backups, which are also made behind the lock screen; never wipe it. Raises LOCKED."""
        if self._key is None:
            raise Problem("LOCKED", say("The program is locked."), hint=say("Log in first."))
        return self._key

    def close(self) -> None:
        """Close the store and forget its key; nobody is in afterwards. The next log-in opens it anew."""
        with suppress(Problem):  # a disk that takes no entry must not keep the records open
            self.lock(say("closed the records"))
        self.guard.leave()
        store, self._store = self._store, None
        key, self._key = self._key, None
        if store is not None:
            store.close()
        if key is not None:
            key.wipe()

    # -- first run -----------------------------------------------------------------------------------------------------

    def set_up(self, first: NewPerson, others: tuple[NewPerson, ...] = (), *, enter: NewPerson | None = None) -> str:
        """Make the key file and the encrypted database, let ``first`` (the administrator) and ``others`` in.

        Returns the recovery key to print, which is shown once. Everything is checked before anything is made. ``enter``: the one
        of ``others`` who is in afterwards; the administrator unless told.
        """
        if first.role is not Role.ADMINISTRATOR:
            raise Problem("ACCESS-FIRST", say("The first person is the administrator."), hint=say("Others are added afterwards."))
        for person in (first, *others):
            _check_person(person)
        if len({login_form(person.login) for person in (first, *others)}) <= len(others):
            raise Problem("KEYS-LOGIN-TAKEN", say("Two people have the same login."), hint=say("Give each person a login of their own."))
        account_id = _new_id()
        key, recovery = self._ring.create(account_id, first.login, first.password)
        self._open_with(key, wipe=False)
        self._keep(account_id, first)
        entering = ""
        for person in others:
            other_id = _new_id()
            self._keep(other_id, person)
            self._ring.add(other_id, person.login, person.password, key)
            entering = other_id if person is enter else entering
        key.wipe()
        self._enter(self._account_of(account_id), say("set up the program"))
        if entering:
            self._enter(self._account_of(entering), say("logged in after the set-up"))
        return recovery.text

    def _keep(self, account_id: str, person: NewPerson) -> None:
        now = self._clock.now()
        # Where the key came first it stands with its own moment: a later one here would make the key file look put back.
        set_at = self._ring.password_set_at(account_id) if account_id in self._ring.accounts() else now
        account = Account(
            account_id, login_form(person.login), person.name.strip(), person.credentials.strip(), person.role, True, now, set_at
        )
        self.store.save_account(account)

    # -- coming and going ----------------------------------------------------------------------------------------------

    def log_in(self, login: str, password: str) -> Account:
        """Let somebody in, at start, behind the lock screen or in place of whoever is in. The open visit stays as it is."""
        account_id, key = self._ring.unlock(login, password)
        self._open_with(key)
        if not self.store.accounts():
            # The first set-up was interrupted between the key file and the database: whoever has its only password finishes it.
            self._keep(account_id, NewPerson(login, login.strip(), "", Role.ADMINISTRATOR, password))
        account = self._account_of(account_id)
        if not account.active:
            raise Problem(
                "ACCESS-INACTIVE", say("This account is no longer active."), hint=say("An administrator can make it active again.")
            )
        before = self.guard.account
        self._note_failed_tries()
        self._enter(account, say("logged in") if before is None else say("took over from {before}", before=before.name))
        return account

    def log_in_with_recovery(self, typed: str, account_id: str, new_password: str) -> Account:
        """Open with the printed recovery key and give an administrator a new password."""
        key = self._ring.unlock_with_recovery(typed)
        self._open_with(key, wipe=False)
        account = self._account_of(account_id)
        if account.role is not Role.ADMINISTRATOR:
            raise Problem("ACCESS-RECOVERY", say("The recovery key lets an administrator in again."), hint=say("Choose an administrator."))
        self._ring.reset(account_id, new_password, key)
        key.wipe()
        self._enter(account, say("logged in with the recovery key and set a new password"))
        return account

    def administrators(self, typed: str) -> tuple[Account, ...]:
        """The administrators, for somebody who holds the recovery key."""
        self._open_with(self._ring.unlock_with_recovery(typed))
        return tuple(one for one in self.store.accounts() if one.role is Role.ADMINISTRATOR and one.active)

    def lock(self, why: str = "locked") -> None:
        """Nobody is in any more; the store stays open behind the lock screen so that the visit is kept as it is.

        It locks also where the store cannot take the entry, and only then raises ``Problem`` STORE-….
        """
        if self.guard.account is None:
            return
        try:
            self.note("locked", detail="" if why == "locked" else why)
        finally:
            self.guard.leave()

    def confirm(self, password: str) -> None:
        """Ask the password of whoever is in again, for a signature."""
        self._ring.confirm(self.account.login, password)

    def break_glass(self, reason: str) -> None:
        """See patients in an emergency although the role does not, for a reason that stands in the audit trail."""
        check(self.account.role, Act.BREAK_GLASS)
        if len(reason.strip()) < SHORTEST_REASON:
            raise Problem("ACCESS-REASON", say("Breaking the glass needs a reason."), hint=say("Write in a few words why."))
        self.note("break_glass", detail=reason.strip())
        self.guard.break_glass()

    def mend_glass(self) -> None:
        """The emergency is over; patients are out of sight again for a role that does not see them."""
        if self.guard.glass_broken:
            self.note("mend_glass")
            self.guard.mend_glass()

    def _open_with(self, key: DatabaseKey, *, wipe: bool = True) -> None:
        if self._store is None:
            self._store = self._open_store(bytes(key))
            self._key = DatabaseKey(bytearray(bytes(key)))
        if wipe:
            key.wipe()

    def _enter(self, account: Account, detail: str) -> None:
        set_at = self._ring.password_set_at(account.id)
        if set_at < account.password_changed_at.replace(microsecond=0):
            raise Problem(
                "ACCESS-OLD-KEYS",
                say("The key file is older than the database: a password that was changed would count again."),
                hint=say("Put the newer key file back, or let an administrator set the password anew."),
            )
        if set_at > account.password_changed_at:
            account = replace(account, password_changed_at=set_at)
            self.store.save_account(account)
        self.guard.enter(account)
        self.note("log_in", account.id, detail)

    def _note_failed_tries(self) -> None:
        failed = self._ring.failed_logins()
        for one in failed.tries:
            detail = say("wrong password") if one.account_id else say("unknown login")
            self.store.audit(AuditEntry(one.at, "nobody", self._workstation, "failed_log_in", one.account_id, detail))
        if failed.dropped:
            detail = say("{dropped} further wrong passwords were not kept one by one", dropped=failed.dropped)
            self.store.audit(AuditEntry(self._clock.now(), "nobody", self._workstation, "failed_log_in", "", detail))
        self._ring.forget_failed_logins(failed)

    def _account_of(self, account_id: str) -> Account:
        account = next((one for one in self.store.accounts() if one.id == account_id), None)
        if account is None:
            raise Problem(
                "ACCESS-UNKNOWN",
                say("The key file knows this login, the database does not."),
                hint=say("The two files do not belong together."),
            )
        return account

    # -- audit ---------------------------------------------------------------------------------------------------------

    def note(self, act: str, subject: str = "", detail: str = "") -> None:
        """Write into the audit trail what whoever is in did."""
        self.store.audit(AuditEntry(self._clock.now(), self.account.name, self._workstation, act, subject, detail))

    # -- people --------------------------------------------------------------------------------------------------------

    def people(self) -> tuple[Account, ...]:
        """Everybody who may or could once come in."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        return self.store.accounts()

    def add_person(self, person: NewPerson, password_again: str) -> Account:
        """Let somebody in from now on. The administrator's own password opens the key for it."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        _check_person(person)
        key = self._own_key(password_again)
        account_id = _new_id()
        # First the row, then the key: after a crash in between there is a person who cannot log in, and adding again is safe.
        self._keep(account_id, person)
        self._ring.add(account_id, person.login, person.password, key)
        key.wipe()
        self.note("add_person", account_id, ROLE_NAMES[person.role])
        return self._account_of(account_id)

    def change_person(self, account: Account) -> None:
        """Change name, credentials, role, or whether somebody is active. The last active administrator stays one."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        others = (one for one in self.store.accounts() if one.id != account.id)
        left = [one for one in others if one.active and one.role is Role.ADMINISTRATOR]
        if not left and not (account.active and account.role is Role.ADMINISTRATOR):
            raise Problem(
                "ACCESS-LAST",
                say("This is the last administrator. Nothing was changed."),
                hint=say("Make somebody else administrator first."),
            )
        if not account.name.strip():
            raise Problem("ACCESS-NAME", say("The name is missing."), hint=say("It is printed in every record that this person charts."))
        self.store.save_account(account)
        self.note(
            "change_person",
            account.id,
            say(
                "{role_names}, {active}", role_names=ROLE_NAMES[account.role], active=say("active") if account.active else say("not active")
            ),
        )

    def reset_password(self, account_id: str, new_password: str, own_password: str) -> None:
        """Give somebody a new password; only an administrator."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        key = self._own_key(own_password)
        self._ring.reset(account_id, new_password, key)
        key.wipe()
        self.note("reset_password", account_id)

    def change_password(self, old: str, new: str) -> None:
        """Change one's own password."""
        account = self.account
        self._ring.change_password(account.login, old, new)
        changed = replace(account, password_changed_at=self._ring.password_set_at(account.id))
        self.store.save_account(changed)
        self.guard.enter(changed)
        self.note("change_password", account.id)

    def new_recovery_key(self, own_password: str) -> str:
        """A new recovery key to print; the one before no longer opens the key file."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        key = self._own_key(own_password)
        text = self._ring.new_recovery(key).text
        key.wipe()
        self.note(_NEW_RECOVERY)
        return text

    def recovery_written_down(self) -> None:
        """Whoever is in showed that the recovery key is on paper, or it went out at the command line."""
        self.note(_WRITTEN_DOWN)

    def recovery_is_written_down(self) -> bool:
        """Whether anybody showed that the recovery key that counts now is on paper; a program that ends while it shows one loses it."""
        check(self.account.role, Act.MANAGE_PEOPLE)
        acts = (row.act for row in self.store.audit_entries(words="recovery_key"))
        return next((act == _WRITTEN_DOWN for act in acts if act in (_WRITTEN_DOWN, _NEW_RECOVERY)), False)

    def _own_key(self, password: str) -> DatabaseKey:
        account_id, key = self._ring.unlock(self.account.login, password)
        if account_id != self.account.id:
            key.wipe()
            raise Problem("KEYS-WRONG", say("This is not the password of the person who is logged in."), hint=say("Type it again."))
        return key


def _new_id() -> str:
    return uuid.uuid4().hex


def _check_person(person: NewPerson) -> None:
    """Raise ``Problem`` with the first thing wrong about somebody who shall be let in."""
    if not person.name.strip():
        raise Problem("ACCESS-NAME", say("The name is missing."), hint=say("It is printed in every record that this person charts."))
    if fault := login_fault(person.login):
        raise Problem("KEYS-LOGIN", fault)
    if fault := password_fault(person.password, person.login, person.name):
        raise Problem("KEYS-PASSWORD", fault)
