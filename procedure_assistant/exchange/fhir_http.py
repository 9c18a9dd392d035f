"""One request to a FHIR server and its answer: bounded in time and size, certificates checked, sent on to no other address.

Knows no FHIR. No secret is ever part of an error: what is told is made here, never taken from a library's message about a request.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from procedure_assistant.domain.say import say

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 15.0
SILENT_SECONDS = 60.0
"""So long a server may say nothing."""
LONGEST_SECONDS = 300.0
"""So long one request may take in all, however steadily it drips."""
MOST_ANSWER = 8 * 1024 * 1024
_PIECE = 64 * 1024
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class LineFailed(Exception):
    """A request came to nothing; ``str()`` of it is a sentence. ``arrived`` is whether the whole of it may have reached the server."""

    def __init__(self, why: str, *, arrived: bool) -> None:
        super().__init__(why)
        self.why = why
        self.arrived = arrived


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``whole`` is False where it was longer than anybody reads: ``body`` is then its begin."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    whole: bool = True

    @property
    def sent_on_to(self) -> str:
        """The host of the address that a redirect names, "" where there is none."""
        try:
            return urlsplit(self.headers.get("location", "")).netloc.rpartition("@")[2]
        except ValueError:  # a bracket that is never closed
            return ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one request; tests make them short."""

    connect: float = CONNECT_SECONDS
    silent: float = SILENT_SECONDS
    longest: float = LONGEST_SECONDS
    most_answer: int = MOST_ANSWER


def address_fault(url: str) -> str:
    """Why an address cannot be used, "" where it can. Plain HTTP is for this computer alone: patients' data would lie open on the way."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return say("The address is not one of a server.")
    if parts.scheme not in ("http", "https") or not host:
        return say("The address does not begin with https and the name of a server.")
    if parts.username is not None or parts.password is not None:
        return say("The address holds a user name or password; these belong into the fields of the log-in.")
    if parts.query or parts.fragment:
        return say("The address holds a question mark or a number sign; only the base of the server belongs here.")
    if parts.scheme == "http" and host not in _LOOPBACK:
        return say("The address begins with http, so everything would be sent unencrypted. It must begin with https.")
    return ""


def sendable(secret: str) -> bool:
    """Whether a secret can stand in the head of a request: printable ASCII without blanks."""
    return bool(secret) and all("!" <= sign <= "~" for sign in secret)


def trusting(ca_file: str) -> ssl.SSLContext:
    """What certificates are checked with: those of the system, and an authority of the clinic's own. Raises OSError for a bad file."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


class _Watch:
    """Ends a request from outside, by its socket: when its time is over, or when ``cancel`` is set."""

    def __init__(self, seconds: float, cancel: Event) -> None:
        self._deadline = time.monotonic() + seconds
        self._cancel = cancel
        self._over = Event()
        self._sockets: list[socket.socket] = []
        self.ended = ""

    def trace(self, name: str, info: Mapping[str, object]) -> None:
        """Hook of httpx: remembers the socket as it comes."""
        stream = info.get("return_value")
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            found = stream.get_extra_info("socket") if stream is not None else None  # type: ignore[attr-defined]  # a network stream
            if isinstance(found, socket.socket):
                self._sockets.append(found)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while the block runs."""
        thread = threading.Thread(target=self._watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            if self._cancel.is_set():
                self.ended = say("The program ended while it was sending.")
            elif time.monotonic() > self._deadline:
                self.ended = say("The server took too long.")
            if self.ended:
                self._hang_up()

    def _hang_up(self) -> None:
        for one in self._sockets:
            with suppress(OSError):  # it is closed already
                # not the encrypted socket's own: that takes the encryption off first, and what is sent meanwhile would go out readable
                socket.socket.shutdown(one, socket.SHUT_RDWR)


class _Content:
    """The body in pieces, so that it is known whether its last one was handed over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.all_sent = not data

    def __iter__(self) -> Iterator[bytes]:
        for at in range(0, len(self._data), _PIECE):
            self.all_sent = at + _PIECE >= len(self._data)
            yield self._data[at : at + _PIECE]


@dataclass
class Line:
    """Requests to one server with the same trust. ``secret`` heads are handed to each request and kept nowhere."""

    ca_file: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    cancel: Event = field(default_factory=Event)

    def ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"", most: int = 0) -> Answer:
        """One request; raises ``LineFailed``. An answer with an error status is an answer. ``most`` bytes of it are read, else as bound."""
        import httpx  # noqa: PLC0415 -- loaded when something is sent

        if self.cancel.is_set():
            raise LineFailed(say("The program is ending."), arrived=False)
        content, watch = _Content(body), _Watch(self.bounds.longest, self.cancel)
        host = urlsplit(url).hostname or url
        try:
            with watch.watching(), self._client() as client:
                answer = self._asked(client, method, url, {**headers, **_length(body)}, content, watch, most or self.bounds.most_answer)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            # "from None": a library's message may name the head of the request, and with it a secret
            raise LineFailed(watch.ended or _why(error, host), arrived=content.all_sent and not _never_connected(error)) from None
        if watch.ended:  # an answer without a told length ends like any other when the line does
            raise LineFailed(watch.ended, arrived=content.all_sent)
        return answer

    def _client(self) -> httpx.Client:
        import httpx  # noqa: PLC0415 -- loaded when something is sent

        bounds = self.bounds
        timeout = httpx.Timeout(bounds.silent, connect=bounds.connect)
        try:
            trust = trusting(self.ca_file)
        except OSError as error:
            why = error.strerror or say("it is no certificate in PEM")
            raise LineFailed(say("The file of the certificate authority cannot be used: {why}.", why=why), arrived=False) from None
        # trust_env: no proxy and no password file of the environment gets between us and the address of the settings
        return httpx.Client(verify=trust, follow_redirects=False, timeout=timeout, trust_env=False)

    def _asked(
        self, client: httpx.Client, method: str, url: str, headers: Mapping[str, str], content: _Content, watch: _Watch, most: int
    ) -> Answer:
        extensions = {"trace": watch.trace}
        heads = {"accept-encoding": "identity", "user-agent": "procedure-assistant", **headers}
        with client.stream(method, url, headers=heads, content=iter(content), extensions=extensions) as response:
            parts, size = [], 0
            for part in response.iter_raw(_PIECE):
                parts.append(part)
                size += len(part)
                if size > most:
                    break
            return Answer(response.status_code, dict(response.headers), b"".join(parts)[:most], whole=size <= most)


def _length(body: bytes) -> dict[str, str]:
    return {"content-length": str(len(body))}


def _causes(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__


def _never_connected(error: BaseException) -> bool:
    import httpx  # noqa: PLC0415 -- it is loaded

    return isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.InvalidURL | httpx.UnsupportedProtocol)


def _why(error: BaseException, host: str) -> str:
    """What happened, in a sentence, from the kind of the error alone."""
    import httpx  # noqa: PLC0415 -- it is loaded

    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return say("The certificate of {host} is not trusted: {why}.", host=host, why=cause.verify_message)
        if isinstance(cause, ssl.SSLError):
            return say("No encrypted line to {host} could be made.", host=host)
        if isinstance(cause, socket.gaierror):
            return say("The name {host} could not be found.", host=host)
        if isinstance(cause, ConnectionRefusedError):
            return say("{host} takes no calls at this address.", host=host)
    if isinstance(error, httpx.ConnectTimeout):
        return say("{host} could not be reached in time.", host=host)
    if isinstance(error, httpx.TimeoutException):
        return say("{host} said nothing for too long.", host=host)
    if isinstance(error, httpx.ConnectError):
        return say("{host} could not be reached.", host=host)
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        return say("The line to {host} ended before its answer was whole.", host=host)
    return say("The line to {host} went.", host=host)
