"""The listening process: takes DICOM objects from the peers that are allowed, and hands each to the program. Started by ``dicom_listener``.

It answers a sender "stored" only after the program said that the object is on the disk. It writes no file; what it holds is in
memory, up to a limit, and a sender beyond the limit is turned away and may try again.
"""

from __future__ import annotations

import ipaddress
import os
import queue
import threading
from typing import Any

import msgspec
from pydicom import Dataset
from pydicom.uid import DeflatedExplicitVRLittleEndian
from pynetdicom import AE, ALL_TRANSFER_SYNTAXES, AllStoragePresentationContexts, _config, evt
from pynetdicom.events import Event
from pynetdicom.pdu import P_DATA_TF
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]  # made when the module is asked for it

from procedure_assistant.domain.say import plain
from procedure_assistant.exchange.dicom_header import facts_of_file
from procedure_assistant.exchange.image_helper import be_modest, own_pipes
from procedure_assistant.exchange.image_pipe import Broken, Stream, Words, receive, send, send_bytes
from procedure_assistant.services.problem import Problem

MOST_MEMORY = 3 * 1024 * 1024 * 1024
_SUCCESS, _OUT_OF_RESOURCES, _NOT_UNDERSTOOD = 0x0000, 0xA700, 0xC000
"""Status of C-STORE (PS3.4 table B.2-1)."""
_CALLING_TITLE_UNKNOWN = (0x01, 0x01, 0x03)
"""A-ASSOCIATE-RJ: permanent, by the service user, calling AE title not recognised (PS3.8 section 9.3.4)."""
_TRANSFER_SYNTAXES = [syntax for syntax in ALL_TRANSFER_SYNTAXES if syntax != DeflatedExplicitVRLittleEndian]
"""A deflated header is as large as its sender likes once it is unpacked, which it would be here."""
_PDU = 128 * 1024
_COMMENT = 64


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

    def tell(self, what: str, peer: str) -> None:
        """Tell what happened, without waiting; what nobody reads in time is left out rather than kept for ever."""
        try:
            self._told.put_nowait({"event": what, "peer": peer})
        except queue.Full:
            return

    def pass_on(self) -> None:
        """Send what was told, between the objects."""
        while True:
            words = self._told.get()
            with self._one:
                send(self._answers, words)

    def hand_over(self, arrival: Words, data: bytes) -> Words:
        """Hand an object over and wait until it is kept or refused: {"kept": True} or {"refused": code}."""
        with self._one:
            send(self._answers, {"arrival": arrival})
            answer = self._reply()
            if not answer.get("wanted"):
                return answer
            send_bytes(self._answers, [data])
            return self._reply()

    def say(self, words: Words) -> None:
        """Send one message."""
        with self._one:
            send(self._answers, words)

    def _reply(self) -> Words:
        answer = self._replies.get()
        if answer is None:
            self._replies.put(None)
            raise Broken("the program ended")
        return answer


class Incoming:
    """Bytes of objects that are on their way, for each connection and altogether: the memory that senders may take."""

    def __init__(self, most_of_one: int, most_of_all: int) -> None:
        self._most_of_one = most_of_one
        self._most_of_all = most_of_all
        self._lock = threading.Lock()
        self._bytes: dict[object, int] = {}

    def add(self, connection: object, count: int) -> bool:
        """Count bytes that came; False when they are too many."""
        with self._lock:
            now = self._bytes[connection] = self._bytes.get(connection, 0) + count
            return now <= self._most_of_one and sum(self._bytes.values()) <= self._most_of_all

    def done(self, connection: object) -> int:
        """Forget a connection's bytes, since their object is complete or gone; how many there were."""
        with self._lock:
            return self._bytes.pop(connection, 0)


class Listener:
    """The storage and verification service."""

    def __init__(self, program: Program, settings: Words) -> None:
        self._program = program
        self._peers = [(peer["ae_title"].strip(), ipaddress.ip_network(peer["address"], strict=False)) for peer in settings["peers"]]
        self._incoming = Incoming(int(settings["most_bytes"]), int(settings["most_memory"]))
        self._reading = threading.Lock()
        self._ae = AE(ae_title=settings["ae_title"])
        self._ae.require_called_aet = True
        self._ae.maximum_associations = int(settings["connections"])
        self._ae.maximum_pdu_size = _PDU
        self._ae.network_timeout = float(settings["patience"])
        self._ae.acse_timeout = float(settings["patience"])
        for context in AllStoragePresentationContexts:
            self._ae.add_supported_context(context.abstract_syntax, _TRANSFER_SYNTAXES)  # type: ignore[arg-type]  # always set
        self._ae.add_supported_context(Verification)

    def start(self, address: str, port: int) -> int:
        """Listen; the port that is listened at. Raises ``OSError``."""
        handlers: Any = [
            (evt.EVT_REQUESTED, self._requested),
            (evt.EVT_PDU_RECV, self._data_came),
            (evt.EVT_C_STORE, self._store),
            (evt.EVT_C_ECHO, self._echo),
            (evt.EVT_REJECTED, self._rejected),
            (evt.EVT_CONN_CLOSE, self._closed),
        ]
        server = self._ae.start_server((address, port), block=False, evt_handlers=handlers)
        return int(server.socket.getsockname()[1])  # type: ignore[union-attr]  # block=False gives a server

    def _requested(self, event: Event) -> None:
        title, address = _who(event)
        if not any(title == allowed and _is_in(address, network) for allowed, network in self._peers):
            event.assoc.acse.send_reject(*_CALLING_TITLE_UNKNOWN)
            self._program.tell("not-allowed", _peer(event))
            event.assoc.kill()  # waits until the rejection is sent, or the peer would only see the connection close

    def _rejected(self, event: Event) -> None:
        self._program.tell("turned-away", _peer(event))

    def _data_came(self, event: Event) -> None:
        if isinstance(event.pdu, P_DATA_TF) and not self._incoming.add(event.assoc, event.pdu.pdu_length):
            event.assoc.abort()
            self._program.tell("too-large", _peer(event))

    def _closed(self, event: Event) -> None:
        if self._incoming.done(event.assoc):
            self._program.tell("broken-off", _peer(event))

    def _echo(self, event: Event) -> int:
        self._incoming.done(event.assoc)
        self._program.tell("echo", _peer(event))
        return _SUCCESS

    def _store(self, event: Event) -> Dataset:
        try:
            return self._stored(event)
        finally:
            self._incoming.done(event.assoc)

    def _stored(self, event: Event) -> Dataset:
        data = event.encoded_dataset()
        title, address = _who(event)
        try:
            with self._reading:  # warnings are collected for the whole process
                facts = facts_of_file(data)
        except Problem:
            self._program.tell("not-understood", _peer(event))
            return _status(_NOT_UNDERSTOOD, "The object cannot be read")
        arrival = {"facts": msgspec.to_builtins(facts, enc_hook=plain), "size": len(data), "ae_title": title, "address": address}
        try:
            answer = self._program.hand_over(arrival, data)
        except Broken:
            return _status(_OUT_OF_RESOURCES, "The program was closed")
        if answer.get("kept"):
            return _status(_SUCCESS, "")
        return _status(_OUT_OF_RESOURCES, f"Not stored: {answer.get('refused', '')}")


def _who(event: Event) -> tuple[str, str]:
    requestor = event.assoc.requestor
    primitive = requestor.primitive
    title = primitive.calling_ae_title if primitive is not None else requestor.ae_title
    return str(title).strip(), str(requestor.address)


def _peer(event: Event) -> str:
    title, address = _who(event)
    return f"{title} ({address})"


def _is_in(address: str, network: ipaddress.IPv4Network | ipaddress.IPv6Network) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found in network


def _status(code: int, comment: str) -> Dataset:
    answer = Dataset()
    answer.Status = code
    if comment:
        answer.ErrorComment = comment[:_COMMENT]
    return answer


def main() -> None:
    """Listen until the program ends the pipe."""
    requests, answers = own_pipes()
    be_modest(MOST_MEMORY)
    _config.LOG_HANDLER_LEVEL = "none"
    threading.excepthook = lambda _: os._exit(1)  # the program notices, says so and starts another
    settings = receive(requests)[0]
    program = Program(requests, answers)
    try:
        port = Listener(program, settings).start(settings["bind"], int(settings["port"]))
    except OSError as error:
        send(answers, {"failed": error.errno or 0})
        return
    program.say({"listening": port})
    threading.Thread(target=program.pass_on, daemon=True).start()
    program.listen()
    os._exit(0)  # whoever is still sending gets no answer and sends again


if __name__ == "__main__":
    main()
