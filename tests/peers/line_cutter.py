"""A line between a program and a peer that is cut where a test says: a TCP proxy on loopback with one cut for each connection.

Deterministic: connection i meets ``cuts[i]``, those after the list are let through, and nothing depends on time. When a line is cut
the client is reset, while the peer gets every byte that was let through, then an ordinary end, and is listened to until it hangs up:
after ``wait_until_quiet`` a peer has done all it will ever do with what it got. Bytes are counted, never looked into but for borders.

    with LineCutter(peer.address, [Cut.in_request(40), Cut.before_answer()], borders=Mllp) as line:
        send_to("127.0.0.1", line.port)     # fails after 40 bytes
        send_to("127.0.0.1", line.port)     # the peer took it whole and answered; the answer never came
        send_to("127.0.0.1", line.port)     # goes through
        line.wait_until_quiet()
        assert [one.cut is not None for one in line.lines] == [True, True, False]
"""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

LOOPBACK = "127.0.0.1"
PATIENCE = 300.0
_PIECE = 64 * 1024

Address = tuple[str, int] | Path
"""Where the peer listens: host and port, or the path of a Unix socket."""


class Where(StrEnum):
    """At what a line is cut."""

    CONNECT = "before connect"
    SILENT = "silent"
    REQUEST_BYTE = "in the request"
    REQUEST_MESSAGE = "after the request"
    ANSWER_MESSAGE = "before the answer"
    ANSWER_BYTE = "in the answer"


@dataclass(frozen=True, slots=True)
class Cut:
    """One place to cut. Bytes and messages are counted from the begin of the connection."""

    where: Where
    count: int = 0

    @classmethod
    def before_connect(cls) -> Cut:
        """The client's connection is taken and reset; the peer hears nothing of it."""
        return cls(Where.CONNECT)

    @classmethod
    def silent(cls) -> Cut:
        """The client's connection is taken and then nothing at all happens until the client hangs up; the peer hears nothing."""
        return cls(Where.SILENT)

    @classmethod
    def in_request(cls, count: int) -> Cut:
        """So many bytes of what the client sends reach the peer."""
        return cls(Where.REQUEST_BYTE, count)

    @classmethod
    def after_request(cls, messages: int = 1) -> Cut:
        """So many whole messages of the client reach the peer, and its answer to the last is not waited for."""
        return cls(Where.REQUEST_MESSAGE, messages)

    @classmethod
    def before_answer(cls, messages: int = 1) -> Cut:
        """The peer has begun its answer of this number, counted from 1: it took what was asked, and the client never hears of it."""
        return cls(Where.ANSWER_MESSAGE, messages)

    @classmethod
    def in_answer(cls, count: int) -> Cut:
        """So many bytes of what the peer answers reach the client."""
        return cls(Where.ANSWER_BYTE, count)


class Borders(Protocol):
    """Finds where messages end in a stream of bytes."""

    def feed(self, data: bytes) -> list[int]:
        """The next bytes; the offsets in them behind which a message ends."""


class Mllp:
    """Messages that end with FS CR."""

    def __init__(self) -> None:
        self._last = b""

    def feed(self, data: bytes) -> list[int]:
        """See ``Borders``."""
        joined = self._last + data
        shift = len(self._last)
        ends, at = [], joined.find(b"\x1c\r")
        while at >= 0:
            ends.append(at + 2 - shift)
            at = joined.find(b"\x1c\r", at + 2)
        self._last = joined[-1:] if joined.endswith(b"\x1c") else b""
        return ends


class Dicom:
    """The PDUs of the DICOM upper layer: kind, reserved byte, length of the rest (PS3.8 section 9.3.1)."""

    def __init__(self) -> None:
        self._head = b""
        self._left = 0

    def feed(self, data: bytes) -> list[int]:
        """See ``Borders``."""
        ends, at = [], 0
        while at < len(data):
            if self._left == 0:
                taken = data[at : at + 6 - len(self._head)]
                self._head += taken
                at += len(taken)
                if len(self._head) < 6:
                    break
                self._left, self._head = struct.unpack(">xxL", self._head)[0], b""
            step = min(self._left, len(data) - at)
            at += step
            self._left -= step
            if self._left == 0:
                ends.append(at)
        return ends


class Http:
    """Requests or answers of HTTP/1.1 with a content length, chunks, or no body."""

    def __init__(self) -> None:
        self._kept = b""

    def feed(self, data: bytes) -> list[int]:
        """See ``Borders``."""
        shift = len(self._kept)
        self._kept += data
        ends, done = [], 0
        while (end := self._end_of_first(self._kept[done:])) is not None:
            done += end
            ends.append(done - shift)
        self._kept = self._kept[done:]
        return ends

    @staticmethod
    def _end_of_first(data: bytes) -> int | None:
        head, found, body = data.partition(b"\r\n\r\n")
        if not found:
            return None
        fields = dict(line.lower().split(b":", maxsplit=1) for line in head.split(b"\r\n")[1:] if b":" in line)
        begin = len(head) + 4
        if fields.get(b"transfer-encoding", b"").strip() == b"chunked":
            last = 0 if body.startswith(b"0\r\n\r\n") else body.find(b"\r\n0\r\n\r\n") + 2
            return begin + last + 5 if last != 1 else None
        end = begin + int(fields.get(b"content-length", b"0"))
        return end if len(data) >= end else None


class Whole:
    """No border at all: for encrypted lines, where only bytes can be counted."""

    def feed(self, data: bytes) -> list[int]:
        """See ``Borders``."""
        return []


@dataclass
class Line:
    """What passed in one connection. ``cut`` is where it was cut, None where it came to its own end."""

    number: int
    requested: int = 0
    answered: int = 0
    requests: int = 0
    answers: int = 0
    cut: Cut | None = None


@dataclass
class _Way:
    """One direction of a line: how much of what comes may go on."""

    borders: Borders
    most_bytes: int | None = None
    most_messages: int | None = None
    wants_more: bool = False
    """Whether the cut waits for a byte behind the last message that may pass."""
    passed: int = 0
    messages: int = 0

    def take(self, data: bytes) -> tuple[bytes, bool]:
        """What of the next bytes goes on, and whether the line is cut behind it."""
        ends = self.borders.feed(data)
        upto, is_cut = len(data), False
        if self.most_bytes is not None and self.passed + len(data) >= self.most_bytes:
            upto, is_cut = self.most_bytes - self.passed, True
        elif self.most_messages is not None and self.messages + len(ends) >= self.most_messages:
            upto = ends[self.most_messages - self.messages - 1] if self.messages < self.most_messages else 0
            is_cut = not self.wants_more or upto < len(data)
        self.passed += upto
        self.messages += sum(end <= upto for end in ends)
        return data[:upto], is_cut


def _ways(cut: Cut | None, borders: Callable[[], Borders]) -> tuple[_Way, _Way]:
    there, back = _Way(borders()), _Way(borders())
    if cut is None:
        return there, back
    if cut.where is Where.REQUEST_BYTE:
        there.most_bytes = cut.count
    elif cut.where is Where.REQUEST_MESSAGE:
        there.most_messages = cut.count
    elif cut.where is Where.ANSWER_MESSAGE:
        back.most_messages, back.wants_more = cut.count - 1, True
    elif cut.where is Where.ANSWER_BYTE:
        back.most_bytes = cut.count
    return there, back


@dataclass
class LineCutter:
    """The proxy; listens while it is entered as a context. ``port`` is where clients connect. It may be pointed at another peer."""

    target: Address
    cuts: Sequence[Cut | None] = ()
    borders: Callable[[], Borders] = Whole
    lines: list[Line] = field(default_factory=list)
    port: int = 0
    _server: socket.socket = field(init=False, repr=False)
    _told: threading.Condition = field(default_factory=threading.Condition, repr=False)
    _working: int = 0
    _is_open: bool = False

    def __enter__(self) -> Self:
        self._server = socket.create_server((LOOPBACK, 0), backlog=64)
        self.port = int(self._server.getsockname()[1])
        self._is_open = True
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._is_open = False
        with suppress(OSError):  # only Linux wakes the waiting thread so; elsewhere it is asked to and says no
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    @property
    def connections(self) -> int:
        """How many connections came so far."""
        with self._told:
            return len(self.lines)

    def wait_until_quiet(self) -> None:
        """Return when no connection is open any more on either side."""
        with self._told:
            assert self._told.wait_for(lambda: self._working == 0, PATIENCE), f"a line is still open: {self.lines}"

    def _accept(self) -> None:
        while self._is_open:
            try:
                client, _ = self._server.accept()
            except OSError:
                return  # the end of the test
            with self._told:
                line = Line(len(self.lines))
                self.lines.append(line)
                self._working += 1
            threading.Thread(target=self._serve, args=(client, line), daemon=True).start()

    def _serve(self, client: socket.socket, line: Line) -> None:
        cut = self.cuts[line.number] if line.number < len(self.cuts) else None
        try:
            with client:
                if cut is not None and cut.where in {Where.CONNECT, Where.SILENT}:
                    line.cut = cut
                    _hear_out(client) if cut.where is Where.SILENT else _reset(client)
                    return
                with _connected(self.target) as peer:
                    self._carry(client, peer, line, cut)
        except OSError:
            return  # the peer is not there: the client sees its connection end, as it would without a line between
        finally:
            with self._told:
                self._working -= 1
                self._told.notify_all()

    def _carry(self, client: socket.socket, peer: socket.socket, line: Line, cut: Cut | None) -> None:
        there, back = _ways(cut, self.borders)
        if there.most_bytes == 0:
            self._end(client, peer, line, cut)
            return
        open_ways = {client: (peer, there), peer: (client, back)}
        while open_ways:
            for source in select.select(list(open_ways), [], [])[0]:
                target, way = open_ways[source]
                data = _read(source)
                if not data:
                    del open_ways[source]
                    _no_more(target)
                    continue
                onward, is_cut = way.take(data)
                is_gone = not _written(target, onward)
                line.requested, line.answered, line.requests, line.answers = there.passed, back.passed, there.messages, back.messages
                if is_cut:
                    self._end(client, peer, line, cut)
                    return
                if is_gone:
                    _no_more(source)
                    open_ways.pop(source, None)

    @staticmethod
    def _end(client: socket.socket, peer: socket.socket, line: Line, cut: Cut | None) -> None:
        line.cut = cut
        _reset(client)
        _no_more(peer)
        _hear_out(peer)


def _connected(target: Address) -> socket.socket:
    if isinstance(target, Path):
        found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        found.connect(str(target))
        return found
    return socket.create_connection(target, timeout=None)


def _read(source: socket.socket) -> bytes:
    try:
        return source.recv(_PIECE)
    except OSError:
        return b""


def _written(target: socket.socket, data: bytes) -> bool:
    try:
        target.sendall(data)
    except OSError:
        return False
    return True


def _no_more(target: socket.socket) -> None:
    try:
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return  # it hung up first


def _reset(client: socket.socket) -> None:
    """Close so that the other side sees a reset and not an ordinary end."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def _hear_out(source: socket.socket) -> None:
    """Read and forget until the other side hangs up."""
    source.settimeout(PATIENCE)
    while _read(source):
        pass


def how_many(usual: int = 20) -> int:
    """How many cuts a test makes: ``usual`` in the suite, ``PA_CUTS`` for the whole proof."""
    return int(os.environ.get("PA_CUTS", str(usual)))


def spread(count: int, *, request: int, answer: int, requests: int = 1, answers: int = 1) -> list[Cut]:
    """So many cuts over every class of places, of an exchange of so many bytes and whole messages each way.

    Bytes are spread evenly over request and answer, messages are taken in turn; the same numbers give the same list.
    """
    found = []
    rounds = -(-count // 5)
    for turn in range(rounds):
        found += [
            Cut.in_request(turn * request // rounds),
            Cut.after_request(requests - turn % requests),
            Cut.before_answer(answers - turn % answers),
            Cut.in_answer(1 + turn * max(0, answer - 2) // rounds),
            Cut.before_connect(),
        ]
    return found[:count]
