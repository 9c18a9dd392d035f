"""The key ring: opens the database key with a login and password or with the recovery key, and changes who can.

It knows logins and passwords only while they are typed; names, roles and patients are none of its business.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.key_file import CannotWrite, Content, Entry, KeyFile, Keys, RecoveryEntry, WrongTry, with_keys
from procedure_assistant.services.key_wrapping import (
    WRAPPED_BYTES,
    Costs,
    DatabaseKey,
    new_salt,
    recovery_secret,
    stretched,
    unwrap,
    wrap,
)
from procedure_assistant.services.people import login_fault, login_form, password_fault
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recovery_key import RecoveryKey
from procedure_assistant.services.wrong_passwords import Tries, noticed, one_more, seconds_left, worth_keeping

KEY_FILE = "keys.json"
"""Its name; it lies beside the database and goes into every backup."""

MOST_WRONG_TRIES = 500


class TooManyWrong(Problem):
    """The password is not even looked at for so many ``seconds``; the same for logins that do not exist."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        wait = wording.count(seconds, "second") if seconds < 100 else say("{value} minutes", value=-(-seconds // 60))
        super().__init__(
            "KEYS-WAIT",
            say("Too many wrong passwords for this login. It opens again in {wait}.", wait=wait),
            hint=say("Somebody else may log in meanwhile; an administrator can set a new password."),
        )


@dataclass(frozen=True, slots=True)
class FailedLogin:
    """A wrong password, for the audit trail; ``account_id`` is "" for a login that does not exist."""

    at: datetime
    account_id: str


@dataclass(frozen=True, slots=True)
class FailedLogins:
    """Wrong passwords that the audit trail does not hold yet, oldest first; ``dropped`` counts older ones no longer kept."""

    tries: tuple[FailedLogin, ...]
    dropped: int


class KeyRing:
    """The keys of one database, in the key file at ``path``.

    Every method may raise ``Problem`` KEYS-MISSING, KEYS-UNREADABLE, KEYS-DAMAGED or KEYS-NEWER; those that change something also
    KEYS-NOT-SAVED and KEYS-BUSY, and then everything is as it was. Stretching a password takes a noticeable moment on purpose:
    call them on a worker. ``costs`` is for tests.
    """

    def __init__(self, path: Path, clock: Clock, *, costs: Costs | None = None) -> None:
        self._file = KeyFile(path)
        self._clock = clock
        self._costs = costs or Costs()
        self._unsaved: dict[bytes, Tries] = {}  # wrong passwords that a disk would not take, by login

    @property
    def exists(self) -> bool:
        """Whether the key file is there; if not, this is the first run, or it was lost."""
        return self._file.exists

    def create(self, account_id: str, login: str, password: str) -> tuple[DatabaseKey, RecoveryKey]:
        """Make the key file with a new database key and its first account.

        Raises ``Problem`` KEYS-EXISTS, KEYS-LOGIN or KEYS-PASSWORD. The recovery key is nowhere else: print it now.
        """
        _check_given(login, password)
        with self._file.locked():
            if self.exists:
                raise Problem(
                    "KEYS-EXISTS", say("There is a key file already. Nothing was changed."), hint=say("Log in with one of its logins.")
                )
            key, recovery = DatabaseKey.random(), RecoveryKey.random()
            salt = new_salt()
            entry = self._entry(account_id, stretched(login_form(login), salt, self._costs.login), password, self._now(), key)
            keys = Keys(salt, self._costs.login, (entry,), self._recovery_entry(recovery, key))
            self._file.write(Content(keys, key.seal_of(keys.to_seal)))
        return key, recovery

    def unlock(self, login: str, password: str) -> tuple[str, DatabaseKey]:
        """The account id and the database key.

        Raises ``Problem`` KEYS-WRONG, the same for a wrong password and for a login that does not exist, in the same time;
        :class:`TooManyWrong`; KEYS-TAMPERED. A try counts before it is looked at, so ending the program saves nobody a wait.
        """
        before = self._file.read()
        tag = stretched(login_form(login), before.keys.login_salt, before.keys.login_cost)
        content = self._count(tag)
        entry = content.keys.entry_of(tag)
        key = self._opened(entry, tag, password)
        if entry is None or key is None:
            self._note_wrong(tag)
            raise Problem(
                "KEYS-WRONG",
                say("Login and password do not belong together. Nothing was opened."),
                hint=say("Check both, and the Caps Lock key."),
            )
        with _wiped_on_failure(key):
            _check_seal(content, key)
            self._end_tries(tag, entry, self._at_present_cost(entry, password, key), key)
        return entry.account_id, key

    def confirm(self, login: str, password: str) -> str:
        """Ask the password again, for a signature: the account id. Raises as :meth:`unlock` and counts like it."""
        account_id, key = self.unlock(login, password)
        key.wipe()
        return account_id

    def unlock_with_recovery(self, typed: str) -> DatabaseKey:
        """The database key by the printed recovery key. Raises KEYS-RECOVERY-TYPED, KEYS-RECOVERY or KEYS-TAMPERED."""
        recovery = RecoveryKey.typed(typed)
        content = self._file.read()
        entry = content.keys.recovery
        key = unwrap(entry.wrapped, recovery_secret(recovery, entry.salt), entry.bound_to)
        if key is None:
            raise Problem(
                "KEYS-RECOVERY",
                say("This recovery key is typed as it was printed, but does not open these records. Nothing was opened."),
                hint=say("Look for a recovery key that was printed later, or for the backup that this one belongs to."),
            )
        with _wiped_on_failure(key):
            _check_seal(content, key)
        return key

    def new_recovery(self, by_key: DatabaseKey) -> RecoveryKey:
        """A new recovery key to print; the one before no longer opens the key file (but still the backups made with it)."""
        recovery = RecoveryKey.random()
        self._change(by_key, lambda keys: replace(keys, recovery=self._recovery_entry(recovery, by_key)))
        return recovery

    def add(self, account_id: str, login: str, password: str, by_key: DatabaseKey) -> None:
        """Let another account in. Raises ``Problem`` KEYS-LOGIN, KEYS-PASSWORD, KEYS-LOGIN-TAKEN or KEYS-TAMPERED."""
        _check_given(login, password)

        def with_it(keys: Keys) -> Keys:
            tag = stretched(login_form(login), keys.login_salt, keys.login_cost)
            if keys.entry_of(tag) or keys.entry(account_id):
                raise Problem(
                    "KEYS-LOGIN-TAKEN", say("Somebody has this login already. Nothing was changed."), hint=say("Choose another login.")
                )
            return replace(keys, entries=(*keys.entries, self._entry(account_id, tag, password, self._now(), by_key)))

        self._change(by_key, with_it)

    def change_password(self, login: str, old: str, new: str) -> None:
        """Change one's own password. Raises as :meth:`unlock`, and KEYS-PASSWORD for the new one."""
        _check_given(login, new)
        if new == old:
            raise Problem("KEYS-PASSWORD", say("The new password is the old one. Nothing was changed."), hint=say("Type another password."))
        account_id, key = self.unlock(login, old)
        try:
            self._set_password(account_id, new, key)
        finally:
            key.wipe()

    def reset(self, account_id: str, new_password: str, by_key: DatabaseKey) -> None:
        """Give an account a new password without the old one, and end its wait. Raises KEYS-PASSWORD, KEYS-ACCOUNT, KEYS-TAMPERED."""
        _check_password(new_password)
        tag = self._set_password(account_id, new_password, by_key)
        self._unsaved.pop(tag, None)

    def remove(self, account_id: str, by_key: DatabaseKey) -> None:
        """Let an account in no more. Raises KEYS-ACCOUNT, KEYS-TAMPERED, and KEYS-LAST for the last one."""

        def without_it(keys: Keys) -> Keys:
            gone = _entry_in(keys, account_id)
            if len(keys.entries) == 1:
                raise Problem(
                    "KEYS-LAST",
                    say("This is the last account that can log in. Nothing was changed."),
                    hint=say("Add another administrator first."),
                )
            return replace(keys, entries=tuple(entry for entry in keys.entries if entry != gone))

        self._change(by_key, without_it)

    def accounts(self) -> frozenset[str]:
        """The ids of all accounts that have a password."""
        return frozenset(entry.account_id for entry in self._file.read().keys.entries)

    def password_set_at(self, account_id: str) -> datetime:
        """When its password was set (UTC). Older than the database knows: an old key file was put back. Raises KEYS-ACCOUNT."""
        return _entry_in(self._file.read().keys, account_id).set_at

    def failed_logins(self) -> FailedLogins:
        """The wrong passwords that the audit trail does not hold yet."""
        content = self._file.read()
        found = tuple(FailedLogin(one.at, _account_of(content.keys, one.login_tag)) for one in content.wrong_tries)
        return FailedLogins(found, content.tries_dropped)

    def forget_failed_logins(self, noted: FailedLogins) -> None:
        """Drop those of :meth:`failed_logins` that the audit trail now holds."""
        with self._changing() as (content, save):
            left = tuple(
                one for one in content.wrong_tries if FailedLogin(one.at, _account_of(content.keys, one.login_tag)) not in noted.tries
            )
            save(replace(content, wrong_tries=left, tries_dropped=max(0, content.tries_dropped - noted.dropped)))

    def copy_to(self, path: Path) -> None:
        """Write the checked key file to ``path``, for a backup, whole or not at all."""
        content = self._file.read()
        KeyFile(path).write(content)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _entry(self, account_id: str, tag: bytes, password: str, set_at: datetime, key: DatabaseKey) -> Entry:
        entry = Entry(account_id, tag, self._costs.password, new_salt(), set_at, b"")
        return replace(entry, wrapped=wrap(key, stretched(password, entry.salt, entry.cost), entry.bound_to))

    def _recovery_entry(self, recovery: RecoveryKey, key: DatabaseKey) -> RecoveryEntry:
        entry = RecoveryEntry(new_salt(), self._now(), b"")
        return replace(entry, wrapped=wrap(key, recovery_secret(recovery, entry.salt), entry.bound_to))

    def _opened(self, entry: Entry | None, tag: bytes, password: str) -> DatabaseKey | None:
        """For an unknown login (``entry`` None) a made-up entry costs the same time and never opens."""
        tried = entry or Entry("", tag, self._costs.password, new_salt(), self._now(), bytes(WRAPPED_BYTES))
        return unwrap(tried.wrapped, stretched(password, tried.salt, tried.cost), tried.bound_to)

    def _at_present_cost(self, entry: Entry, password: str, key: DatabaseKey) -> Entry:
        """The entry, wrapped anew when it was made by a version that stretched otherwise."""
        if entry.cost == self._costs.password:
            return entry
        return self._entry(entry.account_id, entry.login_tag, password, entry.set_at, key)

    def _set_password(self, account_id: str, password: str, key: DatabaseKey) -> bytes:
        """Returns the login tag."""
        with self._changing() as (content, save):
            _check_seal(content, key)
            old = _entry_in(content.keys, account_id)
            new = self._entry(account_id, old.login_tag, password, self._now(), key)
            others = tuple(one for one in content.tries if one.login_tag != old.login_tag)
            save(replace(with_keys(content, _exchanged(content.keys, old, new), key), tries=others))
            return old.login_tag

    def _change(self, key: DatabaseKey, change: Callable[[Keys], Keys]) -> None:
        with self._changing() as (content, save):
            _check_seal(content, key)
            save(with_keys(content, change(content.keys), key))

    @contextmanager
    def _changing(self) -> Iterator[tuple[Content, Callable[[Content], None]]]:
        """The content, held against other writers, and what saves its successor."""
        with self._file.locked():
            yield self._file.read(), self._file.write

    def _count(self, tag: bytes) -> Content:
        """Refuse while the login has to wait; else count this try as wrong until it proves right. Returns the content looked at."""
        try:
            with self._changing() as (content, save):
                counted, _, seconds = self._counted(content, tag)
                if counted != content:
                    save(counted)
        except CannotWrite:
            # A full or read-only disk must not keep the physician from the patient: it is counted in memory as long as this lasts.
            content = self._file.read()
            _, self._unsaved[tag], seconds = self._counted(content, tag)
        if seconds:
            raise TooManyWrong(seconds)
        return content

    def _counted(self, content: Content, tag: bytes) -> tuple[Content, Tries, int]:
        """The content after one more try of this login, its tries, and 0; or with its moment noticed, and the seconds it has to wait."""
        now = self._now()
        stored, unsaved = content.tries_of(tag), self._unsaved.get(tag)
        tries = max((one for one in (stored, unsaved) if one), key=lambda one: one.wrong, default=None)
        others = tuple(one for one in content.tries if one.login_tag != tag)
        if tries is not None:
            tries = noticed(tries, now)
            if left := seconds_left(tries, now):
                return replace(content, tries=(*others, tries)), tries, left
        known = frozenset(entry.login_tag for entry in content.keys.entries)
        tries = one_more(tries, tag, now)
        return replace(content, tries=worth_keeping((*others, tries), known)), tries, 0

    def _note_wrong(self, tag: bytes) -> None:
        """Keep a wrong password for the audit trail, where the disk takes it."""
        with suppress(CannotWrite), self._changing() as (content, save):
            wrong = (*content.wrong_tries, WrongTry(self._now(), tag))
            dropped = content.tries_dropped + max(0, len(wrong) - MOST_WRONG_TRIES)
            save(replace(content, wrong_tries=wrong[-MOST_WRONG_TRIES:], tries_dropped=dropped))

    def _end_tries(self, tag: bytes, old: Entry, new: Entry, key: DatabaseKey) -> None:
        """After a right password the wrong ones before it count no more. Where that cannot be saved it opens all the same."""
        self._unsaved.pop(tag, None)
        with suppress(CannotWrite), self._changing() as (content, save):
            kept = replace(content, tries=tuple(one for one in content.tries if one.login_tag != tag))
            if new != old:
                _check_seal(content, key)  # it was read anew, and must not be sealed unseen
                kept = with_keys(kept, _exchanged(content.keys, old, new), key)
            save(kept)


def _exchanged(keys: Keys, old: Entry, new: Entry) -> Keys:
    return replace(keys, entries=tuple(new if entry == old else entry for entry in keys.entries))


def _entry_in(keys: Keys, account_id: str) -> Entry:
    entry = keys.entry(account_id)
    if entry is None:
        raise Problem(
            "KEYS-ACCOUNT",
            say("This account has no password in the key file. Nothing was changed."),
            hint=say("Add it anew under “People”."),
        )
    return entry


def _account_of(keys: Keys, login_tag: bytes) -> str:
    entry = keys.entry_of(login_tag)
    return entry.account_id if entry else ""


@contextmanager
def _wiped_on_failure(key: DatabaseKey) -> Iterator[None]:
    try:
        yield
    except BaseException:
        key.wipe()
        raise


def _check_seal(content: Content, key: DatabaseKey) -> None:
    if not hmac.compare_digest(content.seal, key.seal_of(content.keys.to_seal)):
        raise Problem(
            "KEYS-TAMPERED",
            say("The key file was changed by something other than this program, or belongs to other records. Nothing was changed."),
            hint=say("Keep it for the inquiry, and put keys.json of the newest backup in its place."),
        )


def _check_given(login: str, password: str) -> None:
    if fault := login_fault(login):
        raise Problem("KEYS-LOGIN", say("{fault} Nothing was changed.", fault=fault), hint=say("Type another login."))
    _check_password(password, login)


def _check_password(password: str, *own_words: str) -> None:
    if fault := password_fault(password, *own_words):
        raise Problem("KEYS-PASSWORD", say("{fault} Nothing was changed.", fault=fault), hint=say("Type another password."))
