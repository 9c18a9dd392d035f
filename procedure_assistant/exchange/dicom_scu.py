"""The calling process: asks a DICOM peer to answer an echo, to store objects or to tell its worklist. Started by ``dicom_line``.

It runs apart from the window, in limited memory, so that a peer that is slow, ends in the middle or answers without end costs nothing
but this process. It opens no file but the certificate authority, and writes none.
"""

from __future__ import annotations

import os
import socket
import ssl
import threading
from io import BytesIO
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.uid import UID
from pynetdicom import AE, _config, build_context, evt
from pynetdicom.association import Association
from pynetdicom.events import Event
from pynetdicom.sop_class import ModalityWorklistInformationFind, Verification  # type: ignore[attr-defined]  # made when asked for

from procedure_assistant.exchange import dicom_worklist_items as items
from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.exchange.image_helper import be_modest, own_pipes
from procedure_assistant.exchange.image_pipe import Broken, Stream, Words, receive, receive_bytes, send

MOST_MEMORY = 1024 * 1024 * 1024
"""Without objects; of the largest object there are up to five copies on its way onto the line."""
_COPIES = 5
_PDU = 128 * 1024
_MOST_ITEM = 64 * 1024
"""Bytes of one answer of a worklist; real ones have a few thousand."""
_COMMENT = 200
_PENDING = (0xFF00, 0xFF01)


class Line:
    """One association with a peer, from the first look for its name to the release."""

    def __init__(self, request: Words, answers: Stream) -> None:
        self._peer: Words = request["peer"]
        self._patience = float(request["patience"])
        self._answers = answers
        self._is_connected = False
        self._raw: list[bytes] = []
        self._ae = AE(ae_title=self._peer["calling"])
        self._ae.maximum_pdu_size = _PDU
        self._ae.connection_timeout = self._ae.acse_timeout = self._patience
        self._ae.dimse_timeout = self._ae.network_timeout = float(request["patience_for_answer"])

    def tell(self, words: Words) -> None:
        """Send words to the program."""
        send(self._answers, words)

    def open(self, contexts: list[tuple[str, list[str]]]) -> Association | None:
        """Connect and negotiate; None when that failed, which is told."""
        try:
            tls = _tls(self._peer)
        except (OSError, ssl.SSLError) as error:
            self.tell({"failed": "certificate-file", "detail": type(error).__name__})
            return None
        if not self._has_name():
            self.tell({"failed": "name"})
            return None
        handlers: Any = [(evt.EVT_CONN_OPEN, self._connected), (evt.EVT_DIMSE_RECV, self._answered)]
        assoc = self._ae.associate(
            self._peer["host"],
            int(self._peer["port"]),
            contexts=[build_context(UID(name), syntaxes) for name, syntaxes in contexts],
            ae_title=self._peer["called"],
            tls_args=(tls, self._peer["host"]) if tls else None,
            evt_handlers=handlers,
        )
        if assoc.is_established or (self._is_connected and assoc.rejected_contexts and not assoc.accepted_contexts):
            accepted = [[str(one.abstract_syntax), str(one.transfer_syntax[0])] for one in assoc.accepted_contexts]
            self.tell({"associated": True, "accepted": accepted})
            return assoc if assoc.is_established else None
        self.tell(self._why_not(assoc))
        return None

    def _connected(self, event: Event) -> None:
        self._is_connected = True

    def _answered(self, event: Event) -> None:
        """Keep the bytes of an answer that tells something as they came."""
        data = event.message.data_set
        if data is not None and event.message.command_set.get("Status") in _PENDING:
            self._raw.append(data.getvalue())

    def _why_not(self, assoc: Association) -> Words:
        if assoc.is_rejected:
            told = assoc.acceptor.primitive
            numbers = (told.result_source, told.diagnostic) if told is not None else (0, 0)
            return {"failed": "rejected", "source": int(numbers[0] or 0), "reason": int(numbers[1] or 0)}
        if self._is_connected:
            return {"failed": "no-association"}
        why = self.reach()
        return why or {"failed": "no-association"}

    def reach(self, *, tells: bool = False) -> Words | None:
        """Look whether name, port and certificate are right, without DICOM; None when they are. ``tells`` each step that passed."""
        host, port = self._peer["host"], int(self._peer["port"])
        if not self._has_name():
            return {"failed": "name"}
        if tells:
            self.tell({"step": "name"})
        try:
            with socket.create_connection((host, port), self._patience) as line:
                if tells:
                    self.tell({"step": "line"})
                tls = _tls(self._peer)
                if tls:
                    with tls.wrap_socket(line, server_hostname=host):
                        if tells:
                            self.tell({"step": "tls"})
        except ssl.SSLCertVerificationError as error:
            return {"failed": "certificate", "detail": error.verify_message}
        except ssl.SSLError as error:
            return {"failed": "tls", "detail": error.reason or ""}
        except TimeoutError:
            return {"failed": "timeout"}
        except OSError as error:
            return {"failed": "line", "detail": os.strerror(error.errno) if error.errno else ""}
        return None

    def _has_name(self) -> bool:
        try:
            socket.getaddrinfo(self._peer["host"], int(self._peer["port"]), type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return False
        return True

    def store(self, assoc: Association, data: bytes) -> Words:
        """Store one object; what the peer said."""
        if not assoc.is_established:
            return {"lost": True}
        try:
            answer = assoc.send_c_store(dcmread(BytesIO(data)))
        except UNREADABLE as error:
            # an association that ends at this very moment is told by a RuntimeError; whatever the reason, the object was not sent whole
            return {"unsendable": type(error).__name__} if assoc.is_established else {"lost": True}
        if "Status" not in answer:
            return {"lost": True}
        return {"status": int(answer.Status), "comment": str(answer.get("ErrorComment", ""))[:_COMMENT]}

    def find(self, assoc: Association, query: Words, most: int) -> None:
        """Ask for the worklist; each answer is told as it comes, up to so many."""
        count = 0
        for status, _ in assoc.send_c_find(items.query(query), ModalityWorklistInformationFind):
            if "Status" not in status:
                self.tell({"lost": True})
                return
            for raw in self._taken():
                count += 1
                if count > most:
                    assoc.abort()
                    self.tell({"end": True, "more": True})
                    return
                send(self._answers, self._item(assoc, raw), raw[:_MOST_ITEM])
            if int(status.Status) not in _PENDING:
                comment = str(status.get("ErrorComment", ""))[:_COMMENT]
                self.tell({"end": True, "status": int(status.Status), "comment": comment})
                return

    def _taken(self) -> list[bytes]:
        found, self._raw = self._raw, []
        return found

    @staticmethod
    def _item(assoc: Association, raw: bytes) -> Words:
        if len(raw) > _MOST_ITEM:
            return {"broken": "", "why": "long"}
        syntax = next(one.transfer_syntax[0] for one in assoc.accepted_contexts if one.abstract_syntax == ModalityWorklistInformationFind)
        return items.told(raw, is_implicit=UID(syntax).is_implicit_VR)


def _tls(peer: Words) -> ssl.SSLContext | None:
    return ssl.create_default_context(cafile=peer.get("ca_file") or None) if peer.get("tls") else None


def _storing(line: Line, assoc: Association, requests: Stream) -> None:
    while True:
        words, _ = receive(requests)
        if "object" not in words:
            return
        line.tell(line.store(assoc, b"".join(receive_bytes(requests))))


def _serve(request: Words, requests: Stream, answers: Stream) -> None:
    line = Line(request, answers)
    if request["do"] == "echo":
        why = line.reach(tells=True)
        if why:
            line.tell(why)
            return
    contexts = [(str(name), [str(one) for one in syntaxes]) for name, syntaxes in request["contexts"]]
    assoc = line.open(contexts)
    if assoc is None:
        return
    if request["do"] == "store":
        _storing(line, assoc, requests)
    elif request["do"] == "find":
        line.find(assoc, request["query"], int(request["most"]))
    else:
        answer: Dataset = assoc.send_c_echo()
        line.tell({"status": int(answer.Status)} if "Status" in answer else {"lost": True})
    if assoc.is_established:
        assoc.release()
    line.tell({"released": True})


def main() -> None:
    """Do what the one request says, then end."""
    requests, answers = own_pipes()
    try:
        request, _ = receive(requests)
    except Broken:
        return
    be_modest(MOST_MEMORY + _COPIES * int(request["largest"]))
    _config.LOG_HANDLER_LEVEL = "none"
    threading.excepthook = lambda _: os._exit(1)  # the program sees the pipe end and says so
    _serve(request, requests, answers)
    os._exit(0)  # threads of a peer that never answers end with it


VERIFICATION = str(Verification)

if __name__ == "__main__":
    main()
