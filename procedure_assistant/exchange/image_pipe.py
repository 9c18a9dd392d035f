"""Messages between the program and its helper processes over a pipe: a few words as JSON and, with some, bytes. Knows no image.

A message is two lengths (words, bytes; 4 bytes each, most significant first), the words, the bytes. Bytes longer than a piece
follow in several messages and end with one that says so; neither side ever holds a file or writes one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import msgspec

from procedure_assistant.domain.say import plain

PIECE = 256 * 1024
_LENGTHS = struct.Struct(">II")
_MOST_WORDS = 1024 * 1024
_MOST_BYTES = 512 * 1024 * 1024

Words = dict[str, Any]


class Broken(Exception):
    """The other side ended, or said something that is no message."""


class Stream(Protocol):
    """An unbuffered pipe end, as ``io.FileIO`` is one."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Read at most as much as fits; 0 at the end."""

    def write(self, data: bytes | memoryview, /) -> int | None:
        """Write at most all of it; how much it was."""


def send(stream: Stream, words: Words, data: bytes | memoryview = b"") -> None:
    """Send one message. Raises :class:`Broken`."""
    text = msgspec.json.encode(words, enc_hook=plain)
    for part in (_LENGTHS.pack(len(text), len(data)) + text, data):
        _write_all(stream, part)


def send_bytes(stream: Stream, pieces: Iterable[bytes | memoryview]) -> None:
    """Send bytes in pieces and say when they end. Raises :class:`Broken`."""
    for piece in pieces:
        view = memoryview(piece)
        for start in range(0, len(view), PIECE):
            send(stream, {"piece": True}, view[start : start + PIECE])
    send(stream, {"end": True})


def receive(stream: Stream) -> tuple[Words, bytearray]:
    """The next message. Raises :class:`Broken` also at the end of the pipe."""
    words_length, data_length = _LENGTHS.unpack(_read(stream, _LENGTHS.size))
    if words_length > _MOST_WORDS or data_length > _MOST_BYTES:
        raise Broken("a message of impossible length")
    try:
        words: Words = msgspec.json.decode(_read(stream, words_length), type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise Broken("not a message") from error
    return words, _read(stream, data_length)


def receive_bytes(stream: Stream) -> Iterator[bytearray]:
    """The pieces up to the message that ends them. Raises :class:`Broken`."""
    while True:
        words, data = receive(stream)
        if "end" in words:
            return
        if "piece" not in words:
            raise Broken("bytes expected")
        yield data


def _read(stream: Stream, length: int) -> bytearray:
    found = bytearray(length)
    view, at = memoryview(found), 0
    while at < length:
        try:
            count = stream.readinto(view[at:])
        except (OSError, ValueError) as error:
            raise Broken("the pipe cannot be read") from error
        if not count:
            raise Broken("the other side ended")
        at += count
    return found


def _write_all(stream: Stream, data: bytes | memoryview) -> None:
    view, at = memoryview(data), 0
    while at < len(view):
        try:
            at += stream.write(view[at:]) or 0
        except (OSError, ValueError) as error:
            raise Broken("the other side ended") from error
