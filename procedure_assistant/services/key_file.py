"""The key file: what it holds, its JSON, and reading and replacing it so that no crash and no second program can tear it.

It holds no name, no patient data and no key that is not wrapped. Every byte of it is checked when it is read: the text must be
exactly what this program writes, and its checksum right. Whoever knows the database key can also check the seal, which only
somebody with that key can have made; it covers all but the counts of wrong passwords, which are written before a key is known.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from procedure_assistant.domain.say import say
from procedure_assistant.services import disk
from procedure_assistant.services.key_wrapping import KEY_BYTES, SALT_BYTES, WRAPPED_BYTES, Cost, DatabaseKey
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.wrong_passwords import Tries

FORMAT = 1
LARGEST_FILE = 4 * 1024 * 1024
LOCK_SECONDS = 5.0
"""Writers wait so long for each other; a change takes a fraction of a second."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One account: the database key wrapped under its password. ``login_tag`` is the login, stretched with a salt."""

    account_id: str
    login_tag: bytes
    cost: Cost
    salt: bytes
    set_at: datetime
    wrapped: bytes

    @property
    def bound_to(self) -> bytes:
        """What the wrapped key opens together with only: everything else of the entry, and the format."""
        return _json(["password", FORMAT, self.account_id, self.login_tag, self.cost, self.salt, self.set_at])


@dataclass(frozen=True, slots=True)
class RecoveryEntry:
    """The database key wrapped under the recovery key."""

    salt: bytes
    made_at: datetime
    wrapped: bytes

    @property
    def bound_to(self) -> bytes:
        """As for an account."""
        return _json(["recovery", FORMAT, self.salt, self.made_at])


@dataclass(frozen=True, slots=True)
class WrongTry:
    """A wrong password, kept until the audit trail can take it."""

    at: datetime
    login_tag: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """What the seal covers."""

    login_salt: bytes
    login_cost: Cost
    entries: tuple[Entry, ...]
    recovery: RecoveryEntry

    def entry_of(self, login_tag: bytes) -> Entry | None:
        """The account with this login."""
        return next((entry for entry in self.entries if entry.login_tag == login_tag), None)

    def entry(self, account_id: str) -> Entry | None:
        """The account with this id."""
        return next((entry for entry in self.entries if entry.account_id == account_id), None)

    @property
    def to_seal(self) -> bytes:
        """What :meth:`DatabaseKey.seal_of` covers."""
        return _json([FORMAT, self])


@dataclass(frozen=True, slots=True)
class Content:
    """The whole key file. ``wrong_tries`` are the last ones, oldest first; ``tries_dropped`` counts those no longer kept."""

    keys: Keys
    seal: bytes
    tries: tuple[Tries, ...] = ()
    wrong_tries: tuple[WrongTry, ...] = ()
    tries_dropped: int = 0

    def tries_of(self, login_tag: bytes) -> Tries | None:
        """The wrong passwords of this login."""
        return next((one for one in self.tries if one.login_tag == login_tag), None)


@dataclass(frozen=True, slots=True)
class _File:
    format: int
    content: Content
    checksum: bytes


def text_of(content: Content) -> bytes:
    """The file's bytes."""
    import msgspec  # noqa: PLC0415 -- slow import

    return msgspec.json.format(_json(_File(FORMAT, content, _checksum(content))), indent=1) + b"\n"


def content_of(data: bytes) -> Content:
    """Read the file's bytes. Raises ``Problem`` KEYS-NEWER for a later format, KEYS-DAMAGED when a single byte is not as written."""
    import msgspec  # noqa: PLC0415 -- slow import

    try:
        raw: Any = msgspec.json.decode(data)
        form = raw.get("format") if isinstance(raw, dict) else None
        if type(form) is int and form > FORMAT:
            raise _newer()
        content = msgspec.convert(raw, _File).content
        sound = _sound(content)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise _damaged(type(error).__name__) from error
    if not sound or text_of(content) != data:
        raise _damaged("checksum")
    return content


def _sound(content: Content) -> bool:
    """Whether lengths, costs and moments can be used at all, also in a file whose checksum somebody made afresh."""
    keys = content.keys
    salts = [keys.login_salt, keys.recovery.salt, *(entry.salt for entry in keys.entries)]
    wrapped = [keys.recovery.wrapped, *(entry.wrapped for entry in keys.entries)]
    tags = [entry.login_tag for entry in keys.entries]
    tags += [one.login_tag for one in content.tries] + [one.login_tag for one in content.wrong_tries]
    moments = [keys.recovery.made_at, *(entry.set_at for entry in keys.entries), *(one.at for one in content.wrong_tries)]
    moments += [moment for one in content.tries for moment in (one.at, one.noticed) if moment is not None]
    return (
        bool(keys.entries)
        and {len(salt) for salt in salts} == {SALT_BYTES}
        and {len(one) for one in wrapped} == {WRAPPED_BYTES}
        and {len(one) for one in (content.seal, *tags)} == {KEY_BYTES}
        and all(moment.tzinfo is not None for moment in moments)
        and all(cost.possible for cost in (keys.login_cost, *(entry.cost for entry in keys.entries)))
        and all(one.wrong > 0 for one in content.tries)
        and len({entry.account_id for entry in keys.entries}) == len({entry.login_tag for entry in keys.entries}) == len(keys.entries)
        and len({one.login_tag for one in content.tries}) == len(content.tries)
        and content.tries_dropped >= 0
    )


def _json(value: object) -> bytes:
    import msgspec  # noqa: PLC0415 -- slow import

    return msgspec.json.encode(value)


def _checksum(content: Content) -> bytes:
    return hashlib.sha256(_json([FORMAT, content])).digest()


class CannotWrite(Problem):
    """The disk or another writer keeps the file from being changed (KEYS-NOT-SAVED, KEYS-BUSY); it is as it was."""


class KeyFile:
    """The file on the disk. Raises ``Problem`` KEYS-… and nothing else."""

    def __init__(self, path: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        # Replacing a link would leave the file it points to as it was.
        self.path = Path(os.path.realpath(path))
        self._lock_seconds = lock_seconds

    @property
    def exists(self) -> bool:
        """Whether there is a file; what it holds is another question."""
        return os.path.lexists(self.path)

    def read(self) -> Content:
        """Read and check it: KEYS-MISSING, KEYS-UNREADABLE, KEYS-DAMAGED, KEYS-NEWER."""
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except FileNotFoundError as error:
            raise _missing() from error
        except OSError as error:
            raise _unreadable(error) from error
        if len(data) > LARGEST_FILE:
            raise _damaged("size")
        return content_of(data)

    def write(self, content: Content) -> None:
        """Replace it by ``content``, durable on return; a failure leaves it as it was (KEYS-NOT-SAVED). Hold the lock."""
        try:
            disk.write_whole(self.path, text_of(content))
        except OSError as error:
            raise _not_saved(error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other writer out, in this and other processes; the system frees it when the process ends.

        KEYS-BUSY after a few seconds, KEYS-NOT-SAVED where no lock can be placed.
        """
        with ExitStack() as held:
            try:
                disk.make_folder(self.path.parent)
                held.enter_context(disk.only_one(self.path.with_name(f"{self.path.name}.lock"), self._lock_seconds))
            except BlockingIOError as error:
                raise CannotWrite(
                    "KEYS-BUSY",
                    say("Another program is changing the key file. Nothing was changed."),
                    hint=say("Try again. If this stays so, close the program on the other workstations."),
                ) from error
            except OSError as error:
                raise _not_saved(error) from error
            yield


_RESTORE = say("Put keys.json of the newest backup in its place.")


def _missing() -> Problem:
    return Problem("KEYS-MISSING", say("The key file is missing, so the records cannot be opened. They were not changed."), hint=_RESTORE)


def _damaged(detail: str) -> Problem:
    return Problem(
        "KEYS-DAMAGED",
        say("The key file is damaged, so the records cannot be opened. They were not changed."),
        hint=say("Keep the damaged file. {restore}", restore=_RESTORE),
        detail=detail,
    )


def _newer() -> Problem:
    return Problem(
        "KEYS-NEWER",
        say("The key file was written by a later version of the program. Nothing was changed."),
        hint=say("Start the newer version on this computer."),
    )


def _unreadable(error: OSError) -> Problem:
    return Problem(
        "KEYS-UNREADABLE",
        say("The key file cannot be read, so the records cannot be opened. They were not changed."),
        hint=say("Check that you may open the folder of the database and that its drive is connected."),
        detail=f"{type(error).__name__} {error.errno}",
    )


def _not_saved(error: OSError) -> CannotWrite:
    full = error.errno in disk.FULL
    return CannotWrite(
        "KEYS-NOT-SAVED",
        say(
            "The key file could not be saved{full}. The logins and passwords are as they were.",
            full=say(": the disk is full") if full else "",
        ),
        hint=say("Free some space, then do it again.") if full else say("Check that its folder can be written, then do it again."),
        detail=say("{name} {errno}", name=type(error).__name__, errno=error.errno),
    )


def with_keys(content: Content, keys: Keys, key: DatabaseKey) -> Content:
    """The content with other keys, sealed anew."""
    return replace(content, keys=keys, seal=key.seal_of(keys.to_seal))
