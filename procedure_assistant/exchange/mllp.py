"""MLLP: how a message is framed on a line, and the line itself with or without TLS. It knows nothing of what stands in a message.

A frame is VT, the message, FS, CR (HL7 v2.5.1 implementation guide, appendix C). What is not framed is noise: passed over, up to a limit.
"""

from __future__ import annotations

import re
import secrets
import socket
import ssl
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BEGIN, END, RETURN = b"\x0b", b"\x1c", b"\r"
MOST_BYTES = 20 * 1024 * 1024
MOST_NOISE = 64 * 1024
_PIECE = 64 * 1024
_SPACE = b"\r\n \t"
_PEM = re.compile(r"(-----BEGIN [A-Z ]+-----)([A-Za-z0-9+/=\s]+)(-----END [A-Z ]+-----)")


class NotMllp(Exception):
    """The other side sends something that is no MLLP."""


class TooLong(Exception):
    """A frame is longer than is taken."""


def framed(message: bytes) -> bytes:
    """A message in its frame. Raises ValueError where it holds a sign of the frame, since it would end early."""
    if BEGIN in message or END in message:
        raise ValueError("a message may not hold VT or FS")
    return BEGIN + message + END + RETURN


class Frames:
    """Takes bytes as they come and gives whole messages. What it keeps is never longer than ``most_bytes``.

    ``broken`` counts messages that never came to their end: another one began inside.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept = bytearray()
        self._searched = 0
        self._is_inside = False
        self._noise = 0
        self.broken = 0

    @property
    def is_inside(self) -> bool:
        """Whether a message has begun and not ended."""
        return self._is_inside

    @property
    def size(self) -> int:
        """Bytes of the message that is on its way."""
        return len(self._kept)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The messages that end in these bytes. Raises :class:`NotMllp` and :class:`TooLong`; nothing can be read after that."""
        self._kept += data
        while True:
            if not self._is_inside and not self._begun():
                return
            end = self._kept.find(END, self._searched)
            self._restart(end if end >= 0 else len(self._kept))
            end = self._kept.find(END, self._searched)
            if (end if end >= 0 else len(self._kept)) > self._most_bytes:
                raise TooLong
            if end < 0:
                self._searched = len(self._kept)
                return
            found = bytes(self._kept[:end])
            del self._kept[: end + 1]
            self._is_inside, self._searched = False, 0
            yield found

    def _begun(self) -> bool:
        """Whether a message begins in what is kept; what stands before it is thrown away."""
        at = self._kept.find(BEGIN)
        noise = bytes(self._kept if at < 0 else self._kept[:at])
        self._noise += len(noise.strip(_SPACE))
        if self._noise > MOST_NOISE:
            raise NotMllp
        del self._kept[: len(noise) + (at >= 0)]
        self._is_inside, self._searched = at >= 0, 0
        if self._is_inside:
            self._noise = 0
        return self._is_inside

    def _restart(self, end: int) -> None:
        """Drop a message that another one began inside of."""
        again = self._kept.rfind(BEGIN, self._searched, end)
        if again >= 0:
            self.broken += self._kept.count(BEGIN, self._searched, end)
            del self._kept[: again + 1]
            self._searched = 0


@dataclass(frozen=True, slots=True)
class Tls:
    """How a line is encrypted: files in PEM; "" for the system's own authorities, and for no certificate of ours.

    ``key`` is the private key as PEM text, "" where it stands in the file of the certificate. It is never shown.
    """

    ca_file: str = ""
    certificate: str = ""
    key: str = field(default="", repr=False)

    def client(self) -> ssl.SSLContext:
        """Verifies certificate and name of the other side, always. Raises OSError and ValueError for files that cannot be used."""
        context = ssl.create_default_context(cafile=self.ca_file or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.certificate:
            self._show(context)
        return context

    def server(self) -> ssl.SSLContext:
        """Shows our certificate; asks for one of the other side where an authority is named. Raises as :meth:`client`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._show(context)
        if self.ca_file:
            context.load_verify_locations(self.ca_file)
            context.verify_mode = ssl.CERT_REQUIRED
        return context

    def _show(self, context: ssl.SSLContext) -> None:
        """Load certificate and key. OpenSSL takes a key from a file alone, so it passes through one that is locked with a password."""
        if not self.key:
            context.load_cert_chain(self.certificate, password="")  # an empty password: a locked key is refused and not asked about
            return
        password = secrets.token_hex(16)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "key.pem")
            path.write_bytes(_locked(self.key, password))
            context.load_cert_chain(self.certificate, path, password)


def _locked(key: str, password: str) -> bytes:
    """A key as PEM that only ``password`` opens. Raises ValueError for what is no key without a password."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 -- slow import
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- slow import

    try:
        loaded = serialization.load_pem_private_key(_lines_of(key).encode(), None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError("the key is locked with a password, or of an unknown kind") from error
    form, standard = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return loaded.private_bytes(form, standard, serialization.BestAvailableEncryption(password.encode()))


def _lines_of(key: str) -> str:
    """PEM with its lines: pasted into a field of one line they stand behind each other."""
    found = _PEM.fullmatch(key.strip())
    return "\n".join((found[1], *found[2].split(), found[3], "")) if found else key


def connect(host: str, port: int, context: ssl.SSLContext | None, patience: float) -> socket.socket:
    """A line to the other side. Raises OSError, of which ``ssl.SSLError`` and ``socket.gaierror`` are kinds."""
    plain = socket.create_connection((host, port), timeout=patience)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if context is None:
        return plain
    try:
        return encrypted(plain, context, host)
    except BaseException:
        plain.close()
        raise


def encrypted(plain: socket.socket, context: ssl.SSLContext, host: str = "") -> ssl.SSLSocket:
    """A line that is encrypted from here on; ``host`` is whom it must be, "" on the side of the server. Raises OSError.

    Python wraps a line that broke meanwhile without any handshake, and what is sent then is sent as it is: so both are asked for.
    """
    plain.getpeername()
    line = context.wrap_socket(plain, server_side=not host, server_hostname=host or None, do_handshake_on_connect=False)
    try:
        line.do_handshake()
    except BaseException:
        line.close()
        raise
    return line


def read_piece(line: socket.socket) -> bytes:
    """The next bytes, b"" at the end. Raises OSError; ``TimeoutError`` when none came in the line's time."""
    return line.recv(_PIECE)
