"""The DICOM listener as the program sees it: started, stopped, and what it receives handed on. The network is in a process of its own.

One object at a time crosses the pipe, and its sender waits for the answer: that is all the memory it takes here, and what keeps
a fast sender from running ahead of the disk.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Words, receive, receive_bytes, send
from procedure_assistant.exchange.listening import Listening
from procedure_assistant.services.image_ports import Arrival, ListenerEvent, Receiver
from procedure_assistant.services.image_settings import ImageSettings
from procedure_assistant.services.image_values import MOST_BYTES
from procedure_assistant.services.problem import Problem

CONNECTIONS = 25
MOST_MEMORY = 640 * 1024 * 1024
PATIENCE = 60.0
_SWITCH = 0.001
"""Seconds after which this thread lets the window's run: a click meets several changes of threads, at 5 ms each, a third of a frame."""

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


class DicomListener(Listening[ImageSettings]):
    """Listens for DICOM objects and hands each to ``receiver``, whose methods are called on the listener's thread."""

    def __init__(self, receiver: Receiver, limits: Limits | None = None) -> None:
        super().__init__("dicom_scp", "dicom-listener")
        self._receiver = receiver
        self._limits = limits or Limits()

    def start(self, settings: ImageSettings) -> None:
        """As every listener; the window gets its turns more often from then on."""
        sys.setswitchinterval(_SWITCH)
        super().start(settings)

    def _tell_begun_again(self) -> None:
        self._tell("LISTENER-ENDED", "The listener ended unexpectedly and is started again. Devices send again what was not stored.")

    def _tell_left_off(self) -> None:
        self._tell("LISTENER-FAILED", "The listener ended again and again and was left off. Images can still be added from files.")

    def _told_at_start(self, settings: ImageSettings) -> Words:
        limits: Words = msgspec.to_builtins(self._limits)
        chosen = {"ae_title": settings.ae_title.strip(), "bind": settings.bind, "port": settings.port}
        return limits | chosen | {"peers": msgspec.to_builtins(settings.peers)}

    def _tell_not_started(self, number: object, settings: ImageSettings) -> None:
        if number == errno.EADDRINUSE:
            why = f"Port {settings.port} is used by another program. Choose another port in the settings, here and on the device."
        elif number in (errno.EACCES, errno.EPERM):
            why = f"This user may not listen at port {settings.port}. Choose a port above 1023, such as 11112."
        else:
            why = f"The address {settings.bind} is not one of this computer. Choose another one in the settings."
        self._tell("LISTENER-START", f"The listener could not be started. {why}")

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
