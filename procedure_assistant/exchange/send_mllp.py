"""Sends a visit to a chart as HL7 v2 over MLLP: one line, each message acknowledged before the next. Blocks, so it runs on a worker.

A line that dies before the answer leaves it unsure whether the chart has the message; the next attempt sends it under the same control
id, by which a chart knows it again (2.9.1). It retries nothing itself.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange import hl7_mdm, hl7_oru
from procedure_assistant.exchange.hl7_ack import MOST_BYTES, Answer, NoAnswer, Verdict, read_answer
from procedure_assistant.exchange.hl7_message import read_message
from procedure_assistant.exchange.hl7_visit import Route
from procedure_assistant.exchange.mllp import Frames, NotMllp, Tls, TooLong, connect, framed, read_piece
from procedure_assistant.services.delivery import (
    Accepted,
    Destination,
    Refused,
    Secrets,
    SendResult,
    TestReport,
    TestStep,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import ExportFile, VisitExport
from procedure_assistant.services.problem import Problem

MEDIA_TYPE = "application/hl7-v2"
_SLICE = 0.25
"""Seconds after which a wait looks whether the program ends."""
_PIECE = 64 * 1024
_SLOWEST = 100_000
"""Bytes a second; a line that is slower than this is not waited for."""
_CERTIFICATE = {
    10: say("The certificate of the other side has expired."),
    18: say("The certificate of the other side is signed by itself, and no authority vouches for it."),
    19: say("The certificate of the other side goes back to an authority that is not trusted here."),
    20: say("The certificate of the other side is from an authority that is not trusted here."),
    62: say("The certificate of the other side is for another name."),
    64: say("The certificate of the other side is for another address."),
}
"""X509_V_ERR_… of OpenSSL (x509_vfy.h)."""
_CHECK_TLS = say("Choose the file of the authority that signed it, or ask whoever runs the chart's interface.")
_CHECK_LINE = say("Check host and port in the settings, and whether the chart's interface is running.")

_WRITERS: dict[str, Callable[[VisitExport, Route], bytes]] = {hl7_mdm.NAME: hl7_mdm.write, hl7_oru.NAME: hl7_oru.write}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a line, and for the answer to a message."""

    line: float = 10.0
    answer: float = 30.0


class _NoLine(Exception):
    """There is no line to the other side: nothing was sent. ``step`` is what failed."""

    def __init__(self, why: str, what_now: str) -> None:
        super().__init__(why)
        self.why = why
        self.what_now = what_now


class MllpSender:
    """The sender of destinations of the kind MLLP."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """The messages, in the order of the destination's formats."""
        default = Route()
        route = Route(
            destination.setting("sending_application", default.sending_application),
            destination.setting("sending_facility"),
            destination.setting("receiving_application"),
            destination.setting("receiving_facility"),
            delivery_id,
        )
        files = []
        for name in destination.formats:
            if name not in _WRITERS:
                raise Problem(
                    "SEND-FORMAT",
                    say("“{name}” is no HL7 message, so it does not go over MLLP.", name=name),
                    hint=say("Choose HL7 document or HL7 results for this destination."),
                )
            kind = name.removeprefix("hl7-")
            files.append(ExportFile(f"{visit.stem}.{kind}.hl7", MEDIA_TYPE, _WRITERS[name](visit, route)))
        return tuple(files)

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Name, line, certificate. HL7 has no message that asks nothing, so what the chart says is seen with the first visit."""
        return TestReport(tuple(self._steps(destination, secrets)))

    def _steps(self, destination: Destination, secrets: Secrets) -> Iterator[TestStep]:
        host, port = destination.setting("host"), int(destination.setting("port", "0"))
        try:
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            yield TestStep(say("There is no computer with the name {host}.", host=host), passed=False, what_now=_CHECK_LINE)
            return
        yield TestStep(say("The name {host} was found.", host=host), passed=True)
        try:
            line = self._line(destination, secrets)
        except _NoLine as error:
            yield TestStep(error.why, passed=False, what_now=error.what_now)
            return
        with closing(line):
            yield TestStep(say("{host} answers at port {port}.", host=host, port=str(port)), passed=True)
            if isinstance(line, ssl.SSLSocket):
                yield TestStep(_trusted(line), passed=True)
            else:
                yield TestStep(say("The line is not encrypted: whoever is on the network can read what is sent."), passed=True)
            yield TestStep(say("What the chart says to a visit is seen with the first one: HL7 has no test message."), passed=True)

    def _line(self, destination: Destination, secrets: Secrets) -> socket.socket:
        """A line to the destination. Raises :class:`_NoLine`."""
        host, port = destination.setting("host"), int(destination.setting("port", "0"))
        context = _context(destination, secrets)
        try:
            return connect(host, port, context, self._patience.line)
        except ssl.SSLCertVerificationError as error:
            why = _CERTIFICATE.get(error.verify_code, say("The certificate of the other side is not trusted here."))
            raise _NoLine(why, _CHECK_TLS) from error
        except ssl.SSLError as error:
            raise _NoLine(say("The other side does not speak TLS as it is asked to."), _CHECK_TLS) from error
        except TimeoutError as error:
            raise _NoLine(say("{host} did not answer at port {port}.", host=host, port=str(port)), _CHECK_LINE) from error
        except OSError as error:
            raise _NoLine(say("{host} does not take a line at port {port}.", host=host, port=str(port)), _CHECK_LINE) from error

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """Send the messages and wait for the answer to each. The control ids are in the messages, so ``delivery_id`` is not asked."""
        if cancel.is_set():
            return Unreachable(say("The program is being closed."))
        try:
            line = self._line(destination, secrets)
        except _NoLine as error:
            return Unreachable(error.why)
        answers: list[Answer] = []
        with closing(line):
            talk = _Talk(line, self._patience.answer, cancel)
            for file in payload:
                answer = talk.send(file.data)
                if isinstance(answer, Unsure):
                    return answer
                if answer.verdict is not Verdict.TAKEN:
                    return _not_taken(answer, is_first=not answers)
                answers.append(answer)
        return Accepted(joined(", ", (one.own_id or one.of for one in answers)), joined("; ", map(_in_words, answers)))


def _context(destination: Destination, secrets: Secrets) -> ssl.SSLContext | None:
    if destination.setting("tls", "on") == "off":
        return None
    tls = Tls(destination.setting("ca_file"), destination.setting("client_certificate"), secrets.get("client_key"))
    try:
        return tls.client()
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError; neither text is shown, since it may hold a part of the key
        raise _NoLine(
            say("The files of the certificates cannot be used: one is missing, is no PEM, or the key does not belong to the certificate."),
            say("Choose them again in the settings of the destination."),
        ) from error


def _trusted(line: ssl.SSLSocket) -> str:
    found = line.getpeercert() or {}
    until = found.get("notAfter")
    if not isinstance(until, str):
        return say("The line is encrypted ({version}), and the certificate is trusted.", version=line.version() or "TLS")
    at = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
    return say(
        "The line is encrypted ({version}), and the certificate is trusted until {day}.",
        version=line.version() or "TLS",
        day=wording.day(at.date()),
    )


def _in_words(answer: Answer) -> str:
    return say("{code}: {words}", code=answer.code, words=answer.words) if answer.words else answer.code


def _not_taken(answer: Answer, *, is_first: bool) -> SendResult:
    """What a refusal means. Once a message of the delivery was taken, nobody can say any more that nothing arrived."""
    said = _in_words(answer)
    if answer.verdict is Verdict.LATER:
        why = say("The chart cannot take anything now ({said}).", said=said)
        return Unreachable(why) if is_first else Unsure(why)
    if answer.verdict is Verdict.FAULT:
        words = say("The chart found fault with the message and did not take it ({said}).", said=said)
    else:
        words = say("The chart rejected the message ({said}).", said=said)
    return Refused(words, say("Show the answer to whoever runs the chart's interface; send again when it is set right."))


class _Talk:
    """One line: sends a message and waits for the answer that names it."""

    def __init__(self, line: socket.socket, patience: float, cancel: Event) -> None:
        self._line = line
        self._patience = patience
        self._cancel = cancel
        self._frames = Frames(MOST_BYTES)

    def send(self, message: bytes) -> Answer | Unsure:
        """The chart's answer; unsure as soon as a byte may have arrived and no answer did."""
        control = read_message(message.partition(b"\r")[0]).control_id
        self._line.settimeout(_SLICE)
        try:
            if not self._whole(memoryview(framed(message))):
                return Unsure(say("The program was closed before the chart had answered."))
            return self._answer(control)
        except TimeoutError:
            return Unsure(say("The chart did not answer in time."))
        except ssl.SSLError:
            return Unsure(say("The chart ended the encrypted line before it had answered; it may ask for a client certificate."))
        except OSError:
            return Unsure(say("The line broke before the chart had answered."))
        except (NotMllp, TooLong):
            return Unsure(say("What the chart answered is no HL7 message."))

    def _whole(self, data: memoryview) -> bool:
        """Send all of it; False when the program ends. Raises OSError; ``TimeoutError`` for a line that is too slow for so many bytes."""
        until, at = time.monotonic() + self._patience + len(data) / _SLOWEST, 0
        while at < len(data):
            if self._cancel.is_set():
                return False
            try:
                at += self._line.send(data[at : at + _PIECE])
            except TimeoutError:
                if time.monotonic() > until:
                    raise
        return True

    def _answer(self, control: str) -> Answer | Unsure:
        """Wait for the answer to this message; one to another message is passed over."""
        until = time.monotonic() + self._patience
        other = ""
        while time.monotonic() < until:
            if self._cancel.is_set():
                return Unsure(say("The program was closed before the chart had answered."))
            try:
                data = read_piece(self._line)
            except TimeoutError:
                continue
            if not data:
                return Unsure(other or say("The chart ended the line without an answer."))
            for frame in self._frames.feed(data):
                try:
                    answer = read_answer(frame)
                except NoAnswer as error:
                    return Unsure(say("The chart did not answer as HL7 has it. {error}", error=error.args[0]))
                if answer.of == control:
                    return answer
                other = say("The chart answered to another message (“{of}”) and not to this one.", of=answer.of[:40])
        return Unsure(other or say("The chart did not answer in time."))
