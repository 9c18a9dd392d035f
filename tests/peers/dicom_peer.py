"""DICOM peers that misbehave on purpose, on loopback: ones that speak DICOM and answer badly, and ones that speak anything."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pydicom import Dataset
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.events import Event
from pynetdicom.sop_class import ModalityWorklistInformationFind, Verification  # type: ignore[attr-defined]

from tests.peers.line_cutter import LOOPBACK

TITLE = "PEER"


@dataclass
class Scp:
    """A peer that speaks DICOM. ``statuses`` are its answers to one C-STORE after the other, the last of them to all that follow.

    ``found`` is what its worklist answers, ``may_answer`` holds it back, ``got`` is what it was sent.
    """

    statuses: Sequence[int] = (0,)
    comment: str = ""
    syntaxes: Sequence[str] = (ExplicitVRLittleEndian, ImplicitVRLittleEndian)
    stores: bool = True
    found: Sequence[Dataset] = ()
    found_status: int = 0
    may_answer: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    got: list[Dataset] = field(default_factory=list)
    port: int = 0

    @contextmanager
    def listening(self, *, waits: bool = False) -> Iterator[Scp]:
        """Listen on a free port; with ``waits`` no C-STORE is answered before ``may_answer`` is set."""
        if not waits:
            self.may_answer.set()
        ae = AE(ae_title=TITLE)
        ae.require_called_aet = True
        ae.add_supported_context(Verification)
        ae.add_supported_context(ModalityWorklistInformationFind)
        for context in AllStoragePresentationContexts if self.stores else ():
            ae.add_supported_context(context.abstract_syntax, list(self.syntaxes))  # type: ignore[arg-type]  # always set
        handlers: Any = [(evt.EVT_C_STORE, self._store), (evt.EVT_C_FIND, self._find)]
        server = ae.start_server((LOOPBACK, 0), block=False, evt_handlers=handlers)
        self.port = int(server.socket.getsockname()[1])  # type: ignore[union-attr]  # block=False gives a server
        try:
            yield self
        finally:
            self.may_answer.set()
            ae.shutdown()

    def _store(self, event: Event) -> Dataset:
        self.got.append(event.dataset)
        self.asked.set()
        self.may_answer.wait(120)
        answer = Dataset()
        answer.Status = self.statuses[min(len(self.got), len(self.statuses)) - 1]
        if self.comment:
            answer.ErrorComment = self.comment
        return answer

    def _find(self, event: Event) -> Iterator[tuple[int, Dataset | None]]:
        self.got.append(event.identifier)
        for one in self.found:
            yield 0xFF00, one
        yield self.found_status, None


@contextmanager
def raw_peer(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A peer that does with each connection what ``talk`` says, then closes it; its port."""
    server = socket.create_server((LOOPBACK, 0))

    def serve(line: socket.socket) -> None:
        with line:
            try:
                talk(line)
            except OSError:
                return  # the caller hung up

    def accept() -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(line,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield int(server.getsockname()[1])
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()


def hangs_up(line: socket.socket) -> None:
    """Takes the connection and closes it."""
    line.recv(1)


def says_nonsense(line: socket.socket) -> None:
    """Answers as a web server would."""
    line.recv(65536)
    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n<html></html>")
    line.recv(65536)


def aborts(line: socket.socket) -> None:
    """Answers with an A-ABORT."""
    line.recv(65536)
    line.sendall(b"\x07\x00\x00\x00\x00\x04\x00\x00\x00\x00")
    line.recv(65536)


def never_ends(line: socket.socket) -> None:
    """Announces a PDU of 4 GB and sends it for ever."""
    line.recv(65536)
    line.sendall(b"\x02\x00\xff\xff\xff\xff")
    while True:
        line.sendall(b"\0" * 65536)


def never_reads(line: socket.socket) -> None:
    """Reads and says nothing until the caller hangs up."""
    line.settimeout(120)
    line.recv(1)
    line.recv(1, socket.MSG_PEEK)
    threading.Event().wait(30)
