"""The pages of a damaged database file and of the log beside it, decrypted one by one. Only reads, and knows no table.

SQLite and SQLCipher refuse a whole file, or all that comes after, for one bad page. Here every page is taken for itself, also one
whose checksum is wrong: AES in CBC mode garbles no more than the block that was changed and the one after it, and whether a row is as
it was written is decided by the row's own hash. Formats: https://www.sqlite.org/fileformat2.html and
https://www.zetetic.net/sqlcipher/design/ (version 4: an IV of 16 bytes and an HMAC-SHA512 end each page).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.sqlite import wal_of

_MAGIC = b"SQLite format 3\x00"
_USUAL_PAGE = 4096
_IV, _MAC = 16, 64
_SALT, _SALT_MASK = 16, 0x3A
_SECTOR = 512
_LOG_HEAD, _FRAME_HEAD = 32, struct.Struct(">II8s8s")
_LOG_MAGICS = (0x377F0682, 0x377F0683)
_PAGES_TO_TRY = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One image of a page as SQLite would see it, without the reserved bytes at its end.

    Args:
        number: counts from 1. The first page begins with the 100 bytes of the file's header.
        data: as many bytes as can be used of every page of the file.
        proved: its checksum is right, so it is as it was written. A plain file has none, and no page of it is proved.
    """

    number: int
    data: bytes
    proved: bool


@dataclass(frozen=True, slots=True)
class _Format:
    """How pages are stored: their size, the bytes at their end that are no contents, and how they are encrypted, if they are."""

    size: int
    reserved: int
    key: bytes | None = field(default=None, repr=False)
    mac_key: bytes = field(default=b"", repr=False)

    def page(self, number: int, stored: bytes) -> Page:
        """A page from its stored bytes; a short one is filled with zeros."""
        stored = stored.ljust(self.size, b"\0")
        if self.key is None:
            return Page(number, stored[: self.size - self.reserved], proved=False)
        start = _SALT if number == 1 else 0
        sealed, mac = stored[start:-_MAC], stored[-_MAC:]
        proved = hmac.compare_digest(hmac.digest(self.mac_key, sealed + number.to_bytes(4, "little"), hashlib.sha512), mac)
        return Page(number, _MAGIC[:start] + _decrypted(self.key, sealed[:-_IV], sealed[-_IV:]), proved)


def _decrypted(key: bytes, sealed: bytes, iv: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 -- slow import

    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()


def _mac_key(key: bytes, salt: bytes) -> bytes:
    """As SQLCipher derives it from the key and the 16 bytes at the beginning of the file."""
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _SALT_MASK for byte in salt), 2, len(key))


@dataclass(frozen=True, slots=True)
class _Frame:
    """One page in the log: ``at`` is the offset of its bytes."""

    number: int
    at: int


class DamagedFile:
    """All pages of a file that is closed, and those in its log. Use it as a context; it opens the files for reading only.

    Args:
        file: the database; it may be cut off, empty or missing, and so may its log.
    """

    def __init__(self, file: DatabaseFile) -> None:
        self._main = _open(file.path)
        self._log = _open(wal_of(file.path))
        self._main_size, self._log_size = _size(self._main), _size(self._log)
        self._format = self._found_format(file.key)
        old, new = self._frames()
        self._frames_of_log = old + new
        self._newest = {frame.number: frame for frame in new}

    def __enter__(self) -> DamagedFile:
        return self

    def __exit__(self, *_: object) -> None:
        for descriptor in (self._main, self._log):
            if descriptor is not None:
                os.close(descriptor)

    @property
    def is_encrypted(self) -> bool:
        """Whether its pages have checksums."""
        return self._format.key is not None

    def __len__(self) -> int:
        """How many page images there are."""
        return -(-self._main_size // self._format.size) + len(self._frames_of_log)

    def __iter__(self) -> Iterator[Page]:
        """Every image of every page, the older ones of a page before the newer ones."""
        for number in range(1, -(-self._main_size // self._format.size) + 1):
            yield self._in_file(number)
        for frame in self._frames_of_log:
            yield self._in_log(frame)

    def page(self, number: int) -> Page | None:
        """The newest image of a page; None for a number that the file never had."""
        frame = self._newest.get(number)
        if frame is not None:
            return self._in_log(frame)
        return self._in_file(number) if 0 < number <= -(-self._main_size // self._format.size) else None

    def _in_file(self, number: int) -> Page:
        return self._format.page(number, _read(self._main, (number - 1) * self._format.size, self._format.size))

    def _in_log(self, frame: _Frame) -> Page:
        return self._format.page(frame.number, _read(self._log, frame.at, self._format.size))

    def _found_format(self, key: bytes | None) -> _Format:
        head = _read(self._main, 0, 100)
        if key is None:
            return _plain_format(head, _read(self._log, 0, _LOG_HEAD))
        formats = [_Format(_USUAL_PAGE, _IV + _MAC, key, _mac_key(key, salt.ljust(_SALT, b"\0"))) for salt in self._salts(head)]
        return max(formats, key=self._proved_pages)

    def _salts(self, head: bytes) -> list[bytes]:
        """What the salt may be: the beginning of the file, and of each image of the first page in the log."""
        step = _USUAL_PAGE + _FRAME_HEAD.size
        offsets = range(_LOG_HEAD, self._log_size, step)
        first = [at for at in offsets if _read(self._log, at, 4) == b"\0\0\0\1"]
        return [head[:_SALT], *(_read(self._log, at + _FRAME_HEAD.size, _SALT) for at in first[:3])]

    def _proved_pages(self, form: _Format) -> int:
        count = min(self._main_size // form.size, _PAGES_TO_TRY)
        return sum(form.page(number, _read(self._main, (number - 1) * form.size, form.size)).proved for number in range(2, count + 1))

    def _frames(self) -> tuple[list[_Frame], list[_Frame]]:
        """The pages in the log, those of earlier rounds through it and those of the present one.

        Of each round only what was written up to its last commit: pages after it were never acknowledged.
        """
        rounds: dict[bytes, list[_Frame]] = defaultdict(list)
        committed: dict[bytes, int] = {}
        present = b""
        if int.from_bytes(_read(self._log, 0, 4), "big") in _LOG_MAGICS:
            present = _read(self._log, 16, 8)
        step = _FRAME_HEAD.size + self._format.size
        for at in range(_LOG_HEAD, self._log_size - step + 1, step):
            number, commit, salts, _ = _FRAME_HEAD.unpack(_read(self._log, at, _FRAME_HEAD.size))
            present = present or salts
            rounds[salts].append(_Frame(number, at + _FRAME_HEAD.size))
            if commit:
                committed[salts] = len(rounds[salts])
        acknowledged = {salts: frames[: committed.get(salts, 0)] for salts, frames in rounds.items()}
        new = acknowledged.pop(present, [])
        return [frame for frames in acknowledged.values() for frame in frames], new


def _plain_format(head: bytes, log_head: bytes) -> _Format:
    """From the header of the file, else from that of the log, else the usual."""
    size = int.from_bytes(head[16:18], "big") if head.startswith(_MAGIC) else int.from_bytes(log_head[8:12], "big")
    size = 65536 if size == 1 else size
    usual = not 512 <= size <= 65536 or size & (size - 1) != 0
    return _Format(_USUAL_PAGE if usual else size, head[20] if head.startswith(_MAGIC) and len(head) > 20 else 0)


def _open(path: Path) -> int | None:
    return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)) if path.is_file() else None


def _size(descriptor: int | None) -> int:
    return 0 if descriptor is None else os.fstat(descriptor).st_size


def _read(descriptor: int | None, at: int, size: int) -> bytes:
    """Bytes of a file, fewer at its end; sectors that the disk cannot read any more are zeros."""
    if descriptor is None:
        return b""
    try:
        return _read_once(descriptor, at, size)
    except OSError:
        pieces: list[bytes] = []
        for start in range(at, at + size, _SECTOR):
            piece = bytes(min(_SECTOR, at + size - start))
            with suppress(OSError):  # what was on it is lost; the report tells which entries that were
                piece = _read_once(descriptor, start, len(piece))
            pieces.append(piece)
        return b"".join(pieces)


def _read_once(descriptor: int, at: int, size: int) -> bytes:
    os.lseek(descriptor, at, os.SEEK_SET)
    return os.read(descriptor, size)
