"""Files that are whole or not there, and on the disk on return; locks between programs. Knows nothing of what the files hold.

Everything raises ``OSError``, which the caller turns into words that fit.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CHUNK = 1 << 20

Step = Callable[[int, int], None]
"""Told after each piece how many bytes are done, and of how many."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_whole(path: Path, data: bytes) -> None:
    """Make ``path`` hold ``data``: all of it, or what it held before."""
    part = path.with_name(f"{path.name}.part")
    try:
        with open(_for_owner(part), "wb") as file:
            file.write(data)
            file.flush()
            to_the_disk(file.fileno())
        replace(part, path)
    except OSError:
        with suppress(OSError):  # the disk that refused may refuse this too; the next one writes over it
            part.unlink(missing_ok=True)
        raise


def copy(source: Path, target: Path, step: Step) -> str:
    """Copy a file to a name that is free; returns the SHA-256 of what was read, as 64 hex digits. A half-made copy stays.

    What is read comes from the disk and not from memory, where the system can be asked for that.
    """
    digest, done = hashlib.sha256(), 0
    with source.open("rb", buffering=0) as read, open(_for_owner(target, new=True), "wb", buffering=0) as written:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(read.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        total = os.fstat(read.fileno()).st_size
        while piece := read.read(CHUNK):
            digest.update(piece)
            _write_all(written.fileno(), piece)
            done += len(piece)
            step(done, total)
        to_the_disk(written.fileno())
    return digest.hexdigest()


def _write_all(descriptor: int, piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        left = left[os.write(descriptor, left) :]


def _for_owner(path: Path, *, new: bool = False) -> int:
    return os.open(path, os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC) | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)


def sha256_of(path: Path) -> str:
    """SHA-256 of a small file, as 64 hex digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def replace(finished: Path, path: Path) -> None:
    """Give a finished file (or folder) its name, durable on return; both in one folder, so that it is one step."""
    for wait in (0.02, 0.05, 0.1, 0.3, 0.5):
        try:
            finished.replace(path)
            break
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)  # Windows refuses while somebody reads the file, which takes a moment
    else:
        finished.replace(path)
    sync_folder(path.parent)


def second_name(path: Path, name: Path) -> None:
    """Let ``name`` be the same file as ``path``, or a copy of it where the disk knows no second names. Sync the folder afterwards."""
    name.unlink(missing_ok=True)
    try:
        os.link(path, name)
    except OSError:
        part = name.with_name(f"{name.name}.part")
        part.unlink(missing_ok=True)
        shutil.copyfile(path, part)
        sync_file(part)
        part.replace(name)


def sync_file(path: Path) -> None:
    """Bring what a file holds to the disk."""
    with path.open("r+b") as file:
        to_the_disk(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder for its owner only, and those above it that are missing; their names are on the disk on return."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, so that they survive a power cut."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            to_the_disk(opened)
        finally:
            os.close(opened)


def to_the_disk(descriptor: int) -> None:
    """Wait until the disk has it."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 -- this system only

        with suppress(OSError):  # not every file system has it; fsync follows
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's cache there
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives cannot sync a folder
            raise


@contextmanager
def only_one(path: Path, seconds: float = 0.0) -> Iterator[None]:
    """Keep every other program out that asks for the same ``path``; ``BlockingIOError`` when one is in for so many seconds.

    The system frees the lock when the program ends. The file stays: removing it would let two programs lock two files.
    """
    lock = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        until = time.monotonic() + seconds
        while not _lock(lock):
            if time.monotonic() >= until:
                raise BlockingIOError(errno.EAGAIN, "another program is at it", str(path))
            time.sleep(0.02)
        yield
    finally:
        os.close(lock)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 -- this system only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 -- these systems only

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True
