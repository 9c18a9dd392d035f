"""The listening process for HL7 v2: takes messages over MLLP, reads them, and hands each to the program. Started by ``mllp_listener``.

It answers "taken" only after the program said that the message is on the disk. It writes no file; what it holds is in memory, up to a
limit, and a sender beyond the limit is cut off and may try again.
"""

from __future__ import annotations

import ipaddress
import os
import queue
import socket
import ssl
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.exchange.hl7_ack import Outcome, answer_to
from procedure_assistant.exchange.hl7_message import Message, read_message
from procedure_assistant.exchange.hl7_read import Unused, meaning_of
from procedure_assistant.exchange.image_helper import be_modest, own_pipes
from procedure_assistant.exchange.image_pipe import Broken, Stream, Words, receive, send
from procedure_assistant.exchange.mllp import Frames, NotMllp, Tls, TooLong, encrypted, framed, read_piece
from procedure_assistant.services.incoming_events import ToldItem, items_of
from procedure_assistant.services.incoming_values import IncomingMessage
from procedure_assistant.services.problem import Problem

MOST_MEMORY = 1024 * 1024 * 1024
_BACKLOG = 64


@dataclass(frozen=True, slots=True)
class Handed:
    """A message as it crosses the pipe."""

    source: str
    message_id: str
    told: tuple[ToldItem, ...]
    original: bytes
    sent_at: datetime | None
    notes: tuple[str, ...]


class Program:
    """The program at the other end of the pipe; one thread talks with it at a time."""

    def __init__(self, requests: Stream, answers: Stream) -> None:
        self._requests = requests
        self._answers = answers
        self._one = threading.Lock()
        self._replies: queue.Queue[Words | None] = queue.Queue()
        self._told: queue.Queue[Words] = queue.Queue(maxsize=1000)

    def listen(self) -> None:
        """Pass on what the program answers, until it ends the pipe."""
        try:
            while True:
                self._replies.put(receive(self._requests)[0])
        except Broken:
            self._replies.put(None)

    def tell(self, what: str, peer: str, words: str = "") -> None:
        """Tell what happened, without waiting; what nobody reads in time is left out rather than kept for ever."""
        try:
            self._told.put_nowait({"event": what, "peer": peer, "words": words})
        except queue.Full:
            return

    def pass_on(self) -> None:
        """Send what was told, between the messages."""
        while True:
            words = self._told.get()
            with self._one:
                send(self._answers, words)

    def hand_over(self, message: IncomingMessage, peer: str) -> tuple[Outcome, str]:
        """Hand a message over and wait until it is kept or refused. Raises :class:`Broken` when the program ends."""
        handed = Handed(
            message.source, message.message_id, items_of(message.what), message.original, message.sent_at, message.notes
        )  # fmt: skip
        with self._one:
            send(self._answers, {"message": peer}, msgspec.msgpack.encode(handed, enc_hook=plain))
            answer = self._replies.get()
        if answer is None:
            self._replies.put(None)
            raise Broken("the program ended")
        return Outcome(answer["outcome"]), str(answer["why"])

    def say(self, words: Words) -> None:
        """Send one message."""
        with self._one:
            send(self._answers, words)


class Memory:
    """Bytes of messages that are on their way, altogether."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._bytes: dict[object, int] = {}

    def has_room(self, connection: object, count: int) -> bool:
        """Whether the senders together stay within the limit, with ``count`` for this connection."""
        with self._lock:
            self._bytes[connection] = count
            return sum(self._bytes.values()) <= self._most

    def done(self, connection: object) -> None:
        """Forget a connection."""
        with self._lock:
            self._bytes.pop(connection, None)


class Server:
    """Takes lines and serves each on a thread of its own."""

    def __init__(self, program: Program, settings: Words, context: ssl.SSLContext | None) -> None:
        self._program = program
        self._context = context
        self._source = str(settings["source"])
        self._peers = [ipaddress.ip_network(one.strip(), strict=False) for one in settings["peers"]]
        self._most_bytes = int(settings["most_bytes"])
        self._patience, self._idle = float(settings["patience"]), float(settings["idle"])
        self._free = threading.Semaphore(int(settings["connections"]))
        self._memory = Memory(int(settings["most_memory"]))

    def start(self, address: str, port: int) -> int:
        """Listen; the port that is listened at. Raises ``OSError``."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        server = socket.create_server((address, port), family=family, backlog=_BACKLOG)
        threading.Thread(target=self._accept, args=(server,), daemon=True).start()
        return int(server.getsockname()[1])

    def _accept(self, server: socket.socket) -> None:
        while True:
            line, where = server.accept()
            peer = str(where[0])
            if not self._may_send(peer):
                self._program.tell("not-allowed", peer)
                line.close()
            elif not self._free.acquire(blocking=False):
                self._program.tell("turned-away", peer)
                line.close()
            else:
                self._begin(line, peer)

    def _begin(self, line: socket.socket, peer: str) -> None:
        try:
            threading.Thread(target=self._serve, args=(line, peer), daemon=True).start()
        except RuntimeError:  # the system gives no further thread; the senders that are served go on
            self._free.release()
            self._program.tell("turned-away", peer)
            line.close()

    def _may_send(self, peer: str) -> bool:
        found = ipaddress.ip_address(peer.partition("%")[0])
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        return found.is_loopback or any(found in network for network in self._peers)

    def _serve(self, line: socket.socket, peer: str) -> None:
        try:
            line.settimeout(self._patience)
            if self._context is not None:
                line = encrypted(line, self._context)
            with closing(line):
                self._talk(line, peer)
        except ssl.SSLError:
            self._program.tell("no-tls", peer)
            line.close()
        except OSError:
            line.close()  # it went away; what it got no answer to it sends again
        finally:
            self._memory.done(line)
            self._free.release()

    def _talk(self, line: socket.socket, peer: str) -> None:
        """Everything that comes over one line, until it ends."""
        frames, broken = Frames(self._most_bytes), 0
        while True:
            line.settimeout(self._patience if frames.is_inside else self._idle)
            try:
                data = read_piece(line)
            except OSError:
                data = b""  # silent for too long, or gone
            if not data:
                if frames.is_inside:
                    self._program.tell("broken-off", peer)
                return
            try:
                for frame in frames.feed(data):
                    self._answer(line, peer, frame)
            except TooLong:
                self._program.tell("too-large", peer)
                return
            except NotMllp:
                self._program.tell("no-mllp", peer)
                return
            if frames.broken > broken:
                broken = frames.broken
                self._program.tell("broken-off", peer)
            if not self._memory.has_room(line, frames.size):
                self._program.tell("too-much", peer)
                return

    def _answer(self, line: socket.socket, peer: str, data: bytes) -> None:
        got, outcome, why = self._outcome(peer, data)
        answer = answer_to(got, outcome, why, datetime.now().astimezone())
        if answer:
            line.settimeout(self._patience)
            line.sendall(framed(answer))

    def _outcome(self, peer: str, data: bytes) -> tuple[Message | None, Outcome, str]:
        try:
            got = read_message(data)
        except Problem as problem:
            self._program.tell("not-understood", peer, problem.text)
            return _header_of(data), Outcome.FAULT, problem.text
        try:
            meaning = meaning_of(got, data, self._source)
            if isinstance(meaning, Unused):
                self._program.tell("unused", peer, meaning.words)
                return got, Outcome.TAKEN, ""
            outcome, why = self._program.hand_over(meaning, peer)
        except Problem as problem:
            self._program.tell("not-understood", peer, problem.text)
            return got, Outcome.FAULT, problem.text
        except Broken:
            return got, Outcome.LATER, "The program was closed"
        return got, outcome, why


def _header_of(data: bytes) -> Message | None:
    """The header alone of a message that cannot be read, so that the answer can name it."""
    try:
        return read_message(data.replace(b"\n", b"\r").partition(b"\r")[0])
    except Problem:
        return None


def _context(settings: Words) -> ssl.SSLContext | None:
    """How lines are encrypted; None for plain ones. Raises OSError and ValueError for files that cannot be used."""
    if not settings["certificate"]:
        return None
    key = Path(settings["key_file"]).read_text("ascii") if settings["key_file"] else ""
    return Tls(settings["client_authority"], settings["certificate"], key).server()


def main() -> None:
    """Listen until the program ends the pipe."""
    requests, answers = own_pipes()
    be_modest(MOST_MEMORY)
    threading.excepthook = lambda _: os._exit(1)  # the program notices, says so and starts another
    settings = receive(requests)[0]
    program = Program(requests, answers)
    try:
        context = _context(settings)
    except (OSError, ValueError):
        send(answers, {"failed": "certificate"})
        return
    try:
        port = Server(program, settings, context).start(settings["bind"], int(settings["port"]))
    except OSError as error:
        send(answers, {"failed": error.errno or 0})
        return
    program.say({"listening": port})
    threading.Thread(target=program.pass_on, daemon=True).start()
    program.listen()
    os._exit(0)  # whoever is still sending gets no answer and sends again


if __name__ == "__main__":
    main()
