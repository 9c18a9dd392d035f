"""The HL7 listener as the program sees it: started, stopped, and what it receives handed on. The network is in a process of its own.

One message at a time crosses the pipe, and its sender waits for the answer: a fast sender cannot run ahead of the disk.
"""

from __future__ import annotations

import errno
import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.hl7_ack import Outcome
from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Words, receive, send
from procedure_assistant.exchange.listening import Listening
from procedure_assistant.exchange.mllp import MOST_BYTES
from procedure_assistant.exchange.mllp_server import Handed
from procedure_assistant.services.hl7_receiving import Hl7Receiving
from procedure_assistant.services.image_ports import ListenerEvent
from procedure_assistant.services.incoming_events import told_of
from procedure_assistant.services.incoming_values import IncomingMessage
from procedure_assistant.services.problem import Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """What senders may take: bytes of one message and of all on their way, lines, seconds of silence inside of a message and between."""

    most_bytes: int = MOST_BYTES
    most_memory: int = 64 * 1024 * 1024
    connections: int = 20
    patience: float = 60.0
    idle: float = 3600.0


@dataclass(frozen=True, slots=True)
class Hl7Settings:
    """Heard on this computer alone, until somebody says otherwise.

    ``source`` names the source in the ledger. ``peers`` are addresses or networks that may send; this computer always may.
    ``certificate`` (PEM) makes it an encrypted listener, ``key_file`` is its key where that stands in a file of its own, and
    ``client_authority`` the authority whose certificates senders must show; "" for none.
    """

    source: str = "hl7"
    bind: str = "127.0.0.1"
    port: int = 2575
    peers: tuple[str, ...] = ()
    certificate: str = ""
    key_file: str = ""
    client_authority: str = ""


def hl7_faults(settings: Hl7Settings) -> tuple[str, ...]:
    """What is wrong with the settings as typed, in sentences."""
    found = []
    if not 0 <= settings.port <= 65535:
        found.append(say("A port is a number from 1 to 65535."))
    if not _is_network(settings.bind) or "/" in settings.bind:
        found.append(say("“{bind}” is no address. 127.0.0.1 is this computer.", bind=settings.bind))
    wrong = (one for one in settings.peers if not _is_network(one))
    found += [say("“{peer}” is no address (192.0.2.7) and no network (192.0.2.0/24).", peer=one) for one in wrong]
    if settings.client_authority and not settings.certificate:
        found.append(say("Certificates of senders can only be asked for where the listener has one of its own."))
    return tuple(found)


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return False
    return True


class MllpListener(Listening[Hl7Settings]):
    """Listens for HL7 messages and hands each to ``receiving``, whose methods are called on the listener's thread."""

    def __init__(self, receiving: Hl7Receiving, limits: Limits | None = None) -> None:
        super().__init__("mllp_server", "mllp-listener")
        self._receiving = receiving
        self._limits = limits or Limits()

    def _told_at_start(self, settings: Hl7Settings) -> Words:
        told: Words = msgspec.to_builtins(self._limits) | msgspec.to_builtins(settings)
        return told

    def _tell_begun_again(self) -> None:
        self._tell("HL7-ENDED", say("The HL7 listener ended unexpectedly and is started again. What got no answer is sent again."))

    def _tell_left_off(self) -> None:
        self._tell("HL7-FAILED", say("The HL7 listener ended again and again and was left off. Turn it on again in the settings."))

    def _tell_not_started(self, number: object, settings: Hl7Settings) -> None:
        if number == "certificate":
            why = say("The files of its certificate cannot be used: one is missing, is no PEM, or they do not belong together.")
        elif number == errno.EADDRINUSE:
            why = say("Port {port} is used by another program. Choose another port, here and in the other system.", port=str(settings.port))
        elif number in (errno.EACCES, errno.EPERM):
            why = say("This user may not listen at port {port}. Choose a port above 1023, such as 2575.", port=str(settings.port))
        else:
            why = say("The address {bind} is not one of this computer. Choose another one in the settings.", bind=settings.bind)
        self._tell("HL7-START", say("The HL7 listener could not be started. {why}", why=why))

    def _serve(self, helper: Helper) -> None:
        while True:
            words, data = receive(helper.answers)
            if "message" in words:
                send(helper.requests, self._taken(data, str(words["message"])))
            elif words.get("event") in _EVENTS:
                code = f"HL7-{str(words['event']).upper()}"
                self._tell(code, _EVENTS[words["event"]](words["peer"], words["words"]), words["peer"])

    def _taken(self, data: bytearray, peer: str) -> Words:
        """Hand a message on; what the process shall answer."""
        handed = msgspec.msgpack.decode(data, type=Handed)
        message = IncomingMessage(
            handed.source, handed.message_id, told_of(handed.told), handed.original, handed.sent_at, handed.notes
        )  # fmt: skip
        try:
            self._receiving.received(message, peer)
        except Problem as problem:
            outcome = Outcome.LATER if problem.code.startswith("STORE-") else Outcome.FAULT
            return {"outcome": outcome.value, "why": str(problem.message)}
        return {"outcome": Outcome.TAKEN.value, "why": ""}

    def _tell(self, code: str, message: str, peer: str = "") -> None:
        self._receiving.happened(ListenerEvent(code, message, peer))


_EVENTS: Mapping[str, Callable[[str, str], str]] = {
    "not-allowed": lambda peer, _: say("{peer} wanted to send HL7 and is not among those that may. Nothing was taken from it.", peer=peer),
    "turned-away": lambda peer, _: say("{peer} was turned away, since too many are sending. It may try again.", peer=peer),
    "too-large": lambda peer, _: say("{peer} sent a message that is too long. The line was ended and nothing of it kept.", peer=peer),
    "too-much": lambda peer, _: say("{peer} was cut off, since too much is on its way at once. It may try again.", peer=peer),
    "broken-off": lambda peer, _: say("{peer} broke off in the middle of a message. Nothing of it was kept.", peer=peer),
    "no-mllp": lambda peer, _: say("{peer} sends something that is no HL7 over MLLP. The line was ended.", peer=peer),
    "no-tls": lambda peer, _: say("{peer} could not be agreed with on an encrypted line. Nothing was taken from it.", peer=peer),
    "not-understood": lambda peer, words: say("A message from {peer} was not taken. {why}", peer=peer, why=words),
    "unused": lambda peer, words: say("{peer}: {notes}", peer=peer, notes=words),
}
"""What the process tells, as it is told to people."""
