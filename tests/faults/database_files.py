"""Ways a database file and its disk go wrong: damaged bytes, a full or read-only place, another program that holds the file."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.samples import ask

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def page_size(path: Path) -> int:
    """The page size in bytes, from the header of the file; an encrypted one does not tell, and has that of SQLCipher."""
    data = path.read_bytes()
    return int.from_bytes(data[16:18], "big") if data.startswith(b"SQLite format 3") else 4096


def fill_with_garbage(path: Path) -> None:
    """Every byte replaced, as by a disk tool or an encrypting virus."""
    path.write_bytes(b"\xa7garbage" * (path.stat().st_size // 8))


def cut_in_half(path: Path) -> None:
    """The end is missing, as after a broken copy."""
    os.truncate(path, path.stat().st_size // 2 // page_size(path) * page_size(path))


def flip_page(path: Path, number: int) -> None:
    """Every bit of one page turned over; pages count from 1."""
    size = page_size(path)
    data = bytearray(path.read_bytes())
    start = (number - 1) * size
    data[start : start + size] = bytes(byte ^ 0xFF for byte in data[start : start + size])
    path.write_bytes(data)


def root_page(path: Path, table: str, key: bytes | None = None) -> int:
    """The first page of a table."""
    found: int = ask(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", table, key=key)[0][0]
    return found


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of its own of that size, which only root can make; the test is skipped elsewhere."""
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(options, check=False, capture_output=True).returncode != 0:
        pytest.skip("a small disk of its own needs Linux and the right to mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_up(folder: Path) -> Path:
    """Take all the space that is left in a folder's disk; returns the file to remove for getting it back."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler


@contextmanager
def without_write_permission(*paths: Path) -> Iterator[None]:
    """Files or folders that may not be written, by a user for whom that counts: root may write everywhere."""
    if sys.platform == "win32":
        pytest.skip("permissions of POSIX systems")
    modes = {path: path.stat().st_mode for path in paths}
    opened = {} if os.geteuid() != 0 else {folder: folder.stat().st_mode for folder in paths[0].parents if folder.stat().st_uid == 0}
    for folder, mode in opened.items():
        folder.chmod(mode | stat.S_IXOTH | stat.S_IROTH)
    for path in paths:
        path.chmod((modes[path] | stat.S_IROTH | (stat.S_IXOTH if path.is_dir() else 0)) & ~0o222)
    try:
        with _as_nobody():
            yield
    finally:
        for path, mode in (modes | opened).items():
            path.chmod(mode)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that refuses every write, to root too: mounted on itself read-only, or its permission taken away from others."""
    if sys.platform == "win32":
        pytest.skip("permissions of POSIX systems")
    if os.geteuid() != 0:
        mode = folder.stat().st_mode
        folder.chmod(mode & ~0o222)
        try:
            yield
        finally:
            folder.chmod(mode)
        return
    if subprocess.run(["mount", "--bind", str(folder), str(folder)], check=False, capture_output=True).returncode != 0:
        pytest.skip("a read-only folder for root needs the right to mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def _as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def held_by_another_program(path: Path, key: bytes | None = None) -> Iterator[None]:
    """Another process has the whole database for itself, as a backup or repair tool may."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from procedure_assistant.store.driver import DatabaseFile, connect\n"
        "held = connect(DatabaseFile(Path(sys.argv[1]), key=bytes.fromhex(sys.argv[2]) or None))\n"
        "held.execute('PRAGMA locking_mode = EXCLUSIVE')\n"
        "held.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(path), (key or b"").hex()]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait(timeout=10)
