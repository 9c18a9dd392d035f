"""Plain files that encrypting leaves behind: finds them beside the database, overwrites and removes them. Opens no database.

Overwriting reaches the blocks the file had on an ordinary disk. On solid-state disks, and where the file system copies before it
writes, old blocks may live on until they are used again; only encryption of the whole disk helps against that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
"""How a plain database begins; an encrypted one begins with random bytes."""

_OWN_COPIES = (".before-", ".upgrading", ".new-")
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_CHUNK = 1 << 20
_LOG_HEADER = 32


def is_plain(path: Path) -> bool:
    """Whether there is a database file that is not encrypted. Only for a file that this process has not open."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def set_aside(path: Path) -> None:
    """Give the plain file at ``path`` a second name, so that it can be overwritten once ``path`` is another file.

    Raises ``OSError``. A disk without hard links has no second names; there the file is only removed.
    """
    aside = _aside(path)
    aside.unlink(missing_ok=True)
    with suppress(OSError):
        os.link(path, aside)


def remove_plain_remains(path: Path) -> None:
    """Overwrite and remove the plain files beside the encrypted database ``path``: itself of before, and copies kept by upgrades.

    Raises ``OSError``. May be cut off at any moment and done again.
    """
    overwrite_and_remove(_aside(path))
    for found in sorted(path.parent.iterdir()):
        ours = any(found.name.startswith(f"{path.name}{ending}") for ending in _OWN_COPIES)
        if ours and (is_plain(found) or _is_overwritten(found)):
            for ending in reversed(_COMPANIONS):  # itself last, since it is what the others are found by
                overwrite_and_remove(found.with_name(found.name + ending))


def overwrite_and_remove(path: Path) -> None:
    """Fill a file with zeros, on the disk, and remove it; nothing happens when there is none. Raises ``OSError``."""
    if path.is_file():
        overwrite(path)
        path.unlink()


def overwrite_log(path: Path) -> None:
    """The same for a -wal whose entries are all in the database; its header first, on the disk.

    The beginning of a log that has lost its end is valid, and would put older pages in the place of those in the database.
    """
    with path.open("r+b", buffering=0) as file:
        file.write(bytes(min(_LOG_HEADER, path.stat().st_size)))
        os.fsync(file.fileno())
    overwrite(path)


def overwrite(path: Path) -> None:
    """Fill a file with zeros, on the disk on return; from its end, so that one cut off still begins as it did."""
    size = path.stat().st_size
    with path.open("r+b", buffering=0) as file:
        for start in range(size - size % _CHUNK, -1, -_CHUNK):
            file.seek(start)
            file.write(bytes(min(_CHUNK, size - start)))
        os.fsync(file.fileno())


def _is_overwritten(path: Path) -> bool:
    """Whether this is a plain file whose overwriting was cut off before its removal."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == bytes(len(MAGIC))


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.plain")
