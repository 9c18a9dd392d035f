"""Exchanges the database, and the key file where wanted, for finished ones; the ones before are kept. Judges no contents.

A note is written before the first step, so that an exchange that is cut off anywhere is gone on with by :func:`finish`. Until that is
done nobody may open the database. All names are in one folder: giving a name is then one step on every disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from procedure_assistant.services import disk
from procedure_assistant.services.keyring import KEY_FILE

_NOTE = ".exchange.json"
_COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class _Note:
    """``kept`` is the name under which the old database stays; ``keys_kept`` that of the old key file, "" when it is not exchanged."""

    kept: str
    keys_kept: str


def staged(path: Path) -> Path:
    """Where the successor of a file is made ready."""
    return path.with_name(f"{path.name}.restoring")


def keys_of(database: Path) -> Path:
    """The key file of a database."""
    return database.with_name(KEY_FILE)


def is_unfinished(database: Path) -> bool:
    """Whether an exchange was cut off, so that :func:`finish` must run before the database is opened."""
    return _note_of(database).exists()


def begin(database: Path, ending: str, *, keys: bool) -> None:
    """Decide that the staged database, and with ``keys`` the staged key file, take the places; the old ones end in ``ending``.

    From the moment this returns the exchange will be made, at the latest when :func:`finish` runs after the next start.
    Raises ``OSError``, and then it is not.
    """
    disk.sync_file(staged(database))
    kept = _free(database, ending)
    note = _Note(kept.name, _free(keys_of(database), ending).name if keys else "")
    disk.write_whole(_note_of(database), msgspec.json.encode(note))


def finish(database: Path) -> Path | None:
    """Make the exchange that was decided, as far as it is not made yet; the old database, or None when there was nothing to do.

    Raises ``OSError``; it can be called again then.
    """
    if not is_unfinished(database):
        return None
    note = msgspec.json.decode(_note_of(database).read_bytes(), type=_Note)
    kept, keys = database.with_name(note.kept), keys_of(database)
    if staged(database).exists():
        _keep(database, kept)
        _remove_companions(database)
        disk.replace(staged(database), database)
    if note.keys_kept and staged(keys).exists():
        if keys.exists():
            disk.second_name(keys, keys.with_name(note.keys_kept))
            disk.sync_folder(keys.parent)
        disk.replace(staged(keys), keys)
    _note_of(database).unlink()
    disk.sync_folder(database.parent)
    return kept


def _keep(database: Path, kept: Path) -> None:
    """Give the old database a second name; the entries beside it first, and on the disk, so that it never stands without them."""
    if kept.exists():
        return
    wal = _companion(database, "-wal")
    if wal.exists():
        disk.second_name(wal, _companion(kept, "-wal"))
        disk.sync_folder(database.parent)
    if database.exists():
        disk.second_name(database, kept)
    disk.sync_folder(database.parent)


def _remove_companions(database: Path) -> None:
    """Beside the new database they would be taken for its own; this must be on the disk before it gets the name."""
    for ending in _COMPANIONS:
        _companion(database, ending).unlink(missing_ok=True)
    disk.sync_folder(database.parent)


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _note_of(database: Path) -> Path:
    return database.with_name(f"{database.name}{_NOTE}")


def _free(path: Path, ending: str) -> Path:
    """A name that nothing has."""
    found, number = path.with_name(f"{path.name}.{ending}"), 1
    while found.exists() or _companion(found, "-wal").exists():
        number += 1
        found = path.with_name(f"{path.name}.{ending}-{number}")
    return found
