"""The program's end of a DICOM association: starts the calling process, gives it objects, ends it when it takes too long or is to stop.

It imports no DICOM library and never waits without a limit. What went wrong is told in words; no patient stands in them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Self

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Broken, Words, receive, send, send_bytes

Contexts = Sequence[tuple[str, Sequence[str]]]
"""Pairs of SOP class and transfer syntaxes."""
_TITLE = 16
_LOOK = 0.1
_STARTING = 60.0
"""Seconds that a busy computer may need to start a process."""
_SLOWEST = 100_000
"""Bytes a second; a line that is slower than this is not waited for."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom to call: "calling" is our own AE title. ``ca_file`` "" trusts the certificates that the system trusts."""

    host: str
    port: int
    called: str
    calling: str
    tls: bool = False
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for connecting and negotiating, and for the answer to one request."""

    connect: float = 30.0
    answer: float = 60.0


class NotOpened(Exception):
    """No association came about, so nothing was sent; ``words`` and ``what_now`` say why and what to do."""

    def __init__(self, words: str, what_now: str) -> None:
        super().__init__(words)
        self.words = words
        self.what_now = what_now


class LineLost(Exception):
    """The association ended, or no answer came: what was sent last may or may not have arrived."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a peer answered (PS3.7 annex C); ``unsendable`` names what is wrong with an object that could not even be encoded."""

    code: int
    comment: str = ""
    unsendable: str = ""


class DicomLine:
    """One association, as a context: entering it connects. Raises :class:`NotOpened` there, :class:`LineLost` afterwards."""

    def __init__(self, peer: Peer, request: Words, contexts: Contexts, cancel: threading.Event, patience: Patience | None = None) -> None:
        """``request`` says what is done: {"do": "store", "largest": bytes}, {"do": "find", "query": …, "most": …} or {"do": "echo"}."""
        self._peer = peer
        self._patience = patience or Patience()
        self._request = {"largest": 0} | request | {
            "peer": asdict(peer),
            "contexts": [[name, list(syntaxes)] for name, syntaxes in contexts],
            "patience": self._patience.connect,
            "patience_for_answer": self._patience.answer,
        }
        self._cancel = cancel
        self._done = threading.Event()
        self._deadline = 0.0
        self.accepted: frozenset[tuple[str, str]] = frozenset()
        """Pairs of SOP class and transfer syntax that the peer takes."""
        self.steps: list[str] = []
        """Of an echo: what was found right before the association, "name", "line", "tls"."""

    def __enter__(self) -> Self:
        for title in (self._peer.called, self._peer.calling):
            if not _is_title(title):
                raise NotOpened(
                    say("“{title}” is no AE title: it has at most 16 plain letters, digits and signs.", title=title),
                    say("Correct it in the settings."),
                )
        self._helper = Helper("dicom_scu")
        self._allow(_STARTING + 3 * self._patience.connect)
        threading.Thread(target=self._watch, name="dicom-line", daemon=True).start()
        try:
            send(self._helper.requests, self._request)
            answer = self._next_but_steps()
        except (Broken, LineLost) as error:
            self._end()
            raise NotOpened(*self._not_in_time()) from error
        if not answer.get("associated"):
            self._end()
            raise NotOpened(*_why_not(answer, self._peer))
        self.accepted = frozenset((str(name), str(syntax)) for name, syntax in answer["accepted"])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._release()
        self._end()

    def store(self, data: bytes) -> Status:
        """Store one object; what the peer said to it."""
        self._allow(self._patience.answer + 15.0 + len(data) / _SLOWEST)
        try:
            send(self._helper.requests, {"object": True})
            send_bytes(self._helper.requests, [data])
        except Broken as error:
            raise LineLost from error
        answer, _ = self.next()
        if "unsendable" in answer:
            return Status(-1, unsendable=str(answer["unsendable"]))
        return Status(int(answer["status"]), str(answer.get("comment", "")))

    def next(self) -> tuple[Words, bytes]:
        """The next message of the calling process, with the bytes that came with it."""
        try:
            words, data = receive(self._helper.answers)
        except Broken as error:
            raise LineLost from error
        if words.get("lost"):
            raise LineLost
        return words, bytes(data)

    def _next_but_steps(self) -> Words:
        while True:
            words, _ = self.next()
            if "step" not in words:
                return words
            self.steps.append(str(words["step"]))

    def _allow(self, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds

    def _watch(self) -> None:
        """End the calling process when the time is over or the program ends; its pipe ends with it."""
        while not self._done.wait(_LOOK):
            if self._cancel.is_set() or time.monotonic() > self._deadline:
                self._helper.kill()
                return

    def _release(self) -> None:
        self._allow(self._patience.connect)
        try:
            send(self._helper.requests, {"done": True})
            while not receive(self._helper.answers)[0].get("released"):
                pass
        except Broken:
            return  # all that counts was answered before

    def _end(self) -> None:
        self._done.set()
        self._helper.kill()
        self._helper.close()

    def _not_in_time(self) -> tuple[str, str]:
        if self._cancel.is_set():
            return say("The program was ended before anything was sent."), say("It is sent when the program runs again.")
        return (
            say("{host} did not answer as a DICOM peer does, or not in time.", host=self._peer.host),
            say("Look whether host and port are those of the archive."),
        )


def _is_title(text: str) -> bool:
    """Whether a text can be an AE title (PS3.5 section 6.2)."""
    return 0 < len(text.strip()) <= len(text) <= _TITLE and text.isascii() and text.isprintable() and "\\" not in text


def _why_not(answer: Words, peer: Peer) -> tuple[str, str]:
    """Why no association came about, and what to do."""
    failed, detail = str(answer.get("failed", "")), str(answer.get("detail", ""))
    if failed == "rejected":
        return _why_rejected(int(answer["source"]), int(answer["reason"]), peer)
    return {
        "name": (
            say("No computer with the name “{host}” was found.", host=peer.host),
            say("Correct the host, or ask whether the network is up."),
        ),
        "line": (
            say("{host} does not answer at port {port} ({detail}).", host=peer.host, port=peer.port, detail=detail),
            say("Look whether the archive is running and whether host and port are right."),
        ),
        "timeout": (
            say("{host} did not answer at port {port} in time.", host=peer.host, port=peer.port),
            say("Look whether the archive is running and whether a firewall lies between."),
        ),
        "certificate": (
            say("The certificate of {host} is not trusted: {detail}.", host=peer.host, detail=detail),
            say("Nothing was sent. Have the certificate or the certificate authority in the settings corrected."),
        ),
        "certificate-file": (
            say("The file of the certificate authority cannot be read."),
            say("Choose a PEM file in the settings."),
        ),
        "tls": (
            say("No encrypted line to {host} came about ({detail}).", host=peer.host, detail=detail),
            say("Look whether the archive expects TLS at port {port}.", port=peer.port),
        ),
    }.get(failed, (
        say("{host} took the connection and ended it before a DICOM association came about.", host=peer.host),
        say("Look whether host and port are those of the archive and whether it is running."),
    ))  # fmt: skip


def _why_rejected(source: int, reason: int, peer: Peer) -> tuple[str, str]:
    """The words for an A-ASSOCIATE-RJ (PS3.8 section 9.3.4)."""
    if (source, reason) == (1, 7):
        return (
            say("{host} does not know “{title}” as its own AE title.", host=peer.host, title=peer.called),
            say("Correct the AE title of the archive in the settings."),
        )
    if (source, reason) == (1, 3):
        return (
            say("{host} does not know our AE title “{title}”.", host=peer.host, title=peer.calling),
            say("Have “{title}” and the address of this computer entered at the archive.", title=peer.calling),
        )
    if source == 3:
        return say("{host} has too many connections at the moment.", host=peer.host), say("It is tried again later.")
    return (
        say("{host} rejected the connection (source {source}, reason {reason}).", host=peer.host, source=source, reason=reason),
        say("Ask whoever runs the archive; the numbers say why."),
    )
