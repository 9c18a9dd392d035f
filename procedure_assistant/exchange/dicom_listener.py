"""The DICOM listener as the program sees it: started, stopped, and what it receives handed on. The network is in a process of its own.

One object at a time crosses the pipe, and its sender waits for the answer: that is all the memory it takes here, and what keeps
a fast sender from running ahead of the disk.
"""

from __future__ import annotations

import errno
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Broken, Words, receive, receive_bytes, send
from procedure_assistant.services.image_ports import Arrival, ListenerEvent, ListenerState, Receiver
from procedure_assistant.services.image_settings import ImageSettings
from procedure_assistant.services.image_values import MOST_BYTES
from procedure_assistant.services.problem import Problem

CONNECTIONS = 25
MOST_MEMORY = 640 * 1024 * 1024
PATIENCE = 60.0
_SWITCH = 0.001
"""Seconds after which this thread lets the window's run: a click meets several changes of threads, at 5 ms each, a third of a frame."""
_RESTARTS = 5
_PAUSE = 1.0

_EVENTS = {
    "echo": ("LISTENER-ECHO", "{} tested the connection, and it was answered."),
    "not-allowed": ("LISTENER-PEER", "{} wanted to send and is not on the list of devices that may. Nothing was taken from it."),
    "turned-away": (
        "LISTENER-TURNED-AWAY",
        "{} was turned away: it called another AE title than this program's, or too many were sending. It may try again.",
    ),
    "too-large": ("LISTENER-TOO-LARGE", "{} sent an object that is too large. It was not taken; the device still has it."),
    "broken-off": ("LISTENER-BROKEN-OFF", "{} broke off in the middle of an object. Nothing of it was kept; the device still has it."),
    "not-understood": ("LISTENER-OBJECT", "{} sent an object that cannot be read. It was not taken; the device still has it."),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What senders may take: bytes of one object, of all that are on their way, connections, and seconds of silence."""

    most_bytes: int = MOST_BYTES
    most_memory: int = MOST_MEMORY
    connections: int = CONNECTIONS
    patience: float = PATIENCE


class DicomListener:
    """Listens for DICOM objects and hands each to ``receiver``, whose methods are called on the listener's thread."""

    def __init__(self, receiver: Receiver, limits: Limits | None = None) -> None:
        self._receiver = receiver
        self._limits = limits or Limits()
        self._changed = threading.Condition()
        self._state = ListenerState.OFF
        self._port = 0
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._helper: Helper | None = None

    @property
    def state(self) -> ListenerState:
        """Where the listener stands."""
        return self._state

    @property
    def port(self) -> int:
        """The port that is listened at, 0 while it is not."""
        return self._port

    @property
    def pid(self) -> int:
        """The process that listens, 0 while there is none."""
        helper = self._helper
        return 0 if helper is None else helper.pid

    def start(self, settings: ImageSettings) -> None:
        """Begin to listen and return at once; nothing happens while it listens already. What comes of it is told to the receiver."""
        if self._thread is not None:
            return
        sys.setswitchinterval(_SWITCH)
        self._stopping.clear()
        self._set(ListenerState.STARTING)
        self._thread = threading.Thread(target=self._run, args=(settings,), name="dicom-listener", daemon=True)
        self._thread.start()

    def wait_until_settled(self, seconds: float) -> ListenerState:
        """Wait until it listens or has failed."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not ListenerState.STARTING, seconds)
            return self._state

    def stop(self) -> None:
        """Stop listening. An object that is still coming in is dropped; its sender was not told that it is stored and keeps it."""
        self._stopping.set()
        if self._thread is not None:
            helper = self._helper
            if helper is not None:
                helper.kill()
            self._thread.join()
            self._thread = None
        self._set(ListenerState.OFF)

    def _set(self, state: ListenerState, port: int = 0) -> None:
        with self._changed:
            self._state, self._port = state, port
            self._changed.notify_all()

    def _run(self, settings: ImageSettings) -> None:
        try:
            self._lives(settings)
        finally:
            if self._state is not ListenerState.FAILED:
                self._set(ListenerState.OFF if self._stopping.is_set() else ListenerState.FAILED)

    def _lives(self, settings: ImageSettings) -> None:
        """The process, started again when it ended by itself, but not for ever."""
        for _ in range(_RESTARTS):
            if self._one_life(settings) or self._stopping.is_set():
                return
            self._tell("LISTENER-ENDED", "The listener ended unexpectedly and is started again. Devices send again what was not stored.")
            self._set(ListenerState.STARTING)
            if self._stopping.wait(_PAUSE):
                return
        self._tell("LISTENER-FAILED", "The listener ended again and again and was left off. Images can still be added from files.")

    def _one_life(self, settings: ImageSettings) -> bool:
        """Run the process until it ends; True when it should not be started again."""
        helper = self._helper = Helper("dicom_scp")
        try:
            send(helper.requests, self._told_at_start(settings))
            answer, _ = receive(helper.answers)
            if "failed" in answer:
                self._failed(int(answer["failed"]), settings)
                return True
            self._set(ListenerState.LISTENING, int(answer["listening"]))
            self._serve(helper)
        except Broken:
            pass
        finally:
            self._helper = None
            helper.kill()
            helper.close()
        return self._stopping.is_set()

    def _told_at_start(self, settings: ImageSettings) -> Words:
        limits: Words = msgspec.to_builtins(self._limits)
        chosen = {"ae_title": settings.ae_title.strip(), "bind": settings.bind, "port": settings.port}
        return limits | chosen | {"peers": msgspec.to_builtins(settings.peers)}

    def _failed(self, number: int, settings: ImageSettings) -> None:
        if number == errno.EADDRINUSE:
            why = f"Port {settings.port} is used by another program. Choose another port in the settings, here and on the device."
        elif number in (errno.EACCES, errno.EPERM):
            why = f"This user may not listen at port {settings.port}. Choose a port above 1023, such as 11112."
        else:
            why = f"The address {settings.bind} is not one of this computer. Choose another one in the settings."
        self._tell("LISTENER-START", f"The listener could not be started. {why}")
        self._set(ListenerState.FAILED)

    def _serve(self, helper: Helper) -> None:
        while True:
            words, _ = receive(helper.answers)
            if "arrival" in words:
                self._take(helper, words["arrival"])
            elif words.get("event") in _EVENTS:
                code, sentence = _EVENTS[words["event"]]
                self._tell(code, sentence.format(words["peer"]), words["peer"])

    def _take(self, helper: Helper, told: Words) -> None:
        arrival = msgspec.convert(told, type=Arrival)
        try:
            if not self._receiver.arriving(arrival):
                send(helper.requests, {"wanted": False, "kept": True})
                return
        except Problem as problem:
            self._refuse(helper, arrival, problem)
            return
        send(helper.requests, {"wanted": True})
        pieces = receive_bytes(helper.answers)
        try:
            self._receiver.received(arrival, _as_bytes(pieces))
        except Problem as problem:
            for _ in pieces:  # the rest of an object that is not kept
                pass
            self._refuse(helper, arrival, problem)
            return
        send(helper.requests, {"kept": True})

    def _refuse(self, helper: Helper, arrival: Arrival, problem: Problem) -> None:
        peer = f"{arrival.ae_title} ({arrival.address})"
        self._tell(problem.code, f"{problem.message} The picture from {peer} was not stored; the device still has it.", peer)
        send(helper.requests, {"wanted": False, "refused": problem.code})

    def _tell(self, code: str, message: str, peer: str = "") -> None:
        self._receiver.happened(ListenerEvent(code, message, peer))


def _as_bytes(pieces: Iterator[bytearray]) -> Iterator[bytes]:
    for piece in pieces:
        yield bytes(piece)
