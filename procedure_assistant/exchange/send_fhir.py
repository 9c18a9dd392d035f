"""Sends a visit to a FHIR R4 server as one transaction. Each part has an identity of its own: sent again, nothing is stored twice."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.exchange import fhir_answers, fhir_bundle
from procedure_assistant.exchange.fhir_http import Answer, Bounds, Line, LineFailed, address_fault
from procedure_assistant.exchange.fhir_login import LoginFailed, Logins
from procedure_assistant.exchange.fhir_values import child, children, text
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
from procedure_assistant.services.export import ExportFile, Standing, VisitExport
from procedure_assistant.services.problem import Problem

MEDIA_TYPE = "application/fhir+json"
_R4 = "4.0"
_LOGIN_WRONG = 401
_FORBIDDEN = 403
_NOT_NOW = frozenset({409, 425, 429, 503})
"""Nothing was stored and it may go another time."""
_MAYBE = frozenset({408, 500, 502, 504})
"""Somebody on the way gave up; what the server did is not known."""
_SETTINGS = say("An administrator corrects it in the settings of this destination.")


class FhirSender:
    """The port ``Sender`` for FHIR servers."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._logins = Logins()

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Address, log-in, what the server says it is; no visit and no patient is sent or asked for by name."""
        steps: list[TestStep] = []
        for step in self._steps(destination, secrets):
            steps.append(step)
            if not step.passed:
                break
        return TestReport(tuple(steps))

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """The Bundle. Raises ``Problem`` SEND-DRAFT for a visit that is not signed: a chart would keep it as a record."""
        if visit.standing is Standing.DRAFT:
            raise Problem(
                "SEND-DRAFT",
                say("This visit is not signed. A FHIR server takes signed records only; nothing was sent."),
                hint=say("Sign it first, or save the draft as a file."),
            )
        made = fhir_bundle.bundle(visit, mrn_system=destination.setting("mrn_system"))
        return (ExportFile(f"{visit.stem}.fhir.json", MEDIA_TYPE, fhir_bundle.encoded(made)),)

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """Send each Bundle; the first that is not accepted decides."""
        line = Line(destination.setting("ca_file"), self._bounds, cancel)
        if fault := address_fault(destination.setting("url")):
            return Refused(fault, _SETTINGS)
        result: SendResult = Refused(say("There is nothing to send."), say("Queue the visit again."))
        for file in payload:
            result = self._sent(line, destination, secrets, file.data, delivery_id)
            if not isinstance(result, Accepted):
                return result
        return result

    def _sent(self, line: Line, destination: Destination, secrets: Secrets, data: bytes, delivery_id: str) -> SendResult:
        most = line.bounds.most_answer + 2 * len(data)  # some servers send back all they stored
        headers = {"content-type": MEDIA_TYPE, "accept": MEDIA_TYPE, "prefer": "return=minimal", "x-request-id": delivery_id}
        try:
            answer = self._asked(line, destination, secrets, "POST", "", headers, data, most)
        except LoginFailed as failed:
            return Unreachable(str(failed))
        except LineFailed as failed:
            if failed.arrived:
                return Unsure(say("{why} It may have arrived; it is sent again as the same one.", why=failed.why))
            return Unreachable(failed.why)
        return _judged(answer, data)

    def _asked(
        self, line: Line, destination: Destination, secrets: Secrets, method: str, path: str, headers: dict[str, str],
        data: bytes = b"", most: int = 0,
    ) -> Answer:  # fmt: skip
        """One request with the log-in; a token that ran out before its time is asked for once more."""
        url = destination.setting("url").rstrip("/") + path
        given = self._logins.headers(line, destination.settings, secrets)
        answer = line.ask(method, url, {**headers, **given}, data, most)
        if answer.status == _LOGIN_WRONG and self._logins.forget(destination.settings):
            given = self._logins.headers(line, destination.settings, secrets)
            answer = line.ask(method, url, {**headers, **given}, data, most)
        return answer

    def _steps(self, destination: Destination, secrets: Secrets) -> Iterator[TestStep]:
        line = Line(destination.setting("ca_file"), self._bounds)
        if fault := address_fault(destination.setting("url")):
            yield TestStep(fault, passed=False, what_now=_SETTINGS)
            return
        yield TestStep(say("The address can be used."), passed=True)
        try:
            if destination.setting("auth", "none") != "none":
                self._logins.headers(line, destination.settings, secrets)
                yield TestStep(say("A token is there."), passed=True)
            headers = {"accept": MEDIA_TYPE}
            yield from _what_it_is(self._asked(line, destination, secrets, "GET", "/metadata", headers), destination)
            yield _allowed(self._asked(line, destination, secrets, "GET", "/DocumentReference?_summary=count", headers))
        except (LoginFailed, LineFailed) as failed:
            yield TestStep(str(failed), passed=False, what_now=say("Check address, certificate and log-in, and whether the server runs."))


def _what_it_is(answer: Answer, destination: Destination) -> Iterator[TestStep]:
    encrypted = destination.setting("url").startswith("https")
    yield TestStep(say("The server answers and its certificate is trusted.") if encrypted else say("The server answers."), passed=True)
    told = fhir_answers.read(answer.body)
    version = text(told, "fhirVersion")
    if answer.status != 200 or text(told, "resourceType") != "CapabilityStatement":
        yield _odd_metadata(answer)
        return
    if not version.startswith(_R4):
        yield TestStep(
            say("It speaks FHIR {version}, not R4.", version=version[:20] or "?"), passed=False, what_now=say("Ask for its address of R4.")
        )
        return
    name = text(child(told, "software"), "name")[:80]
    yield TestStep(say("It speaks FHIR R4 ({name}).", name=name) if name else say("It speaks FHIR R4."), passed=True)
    interactions = [text(one, "code") for rest in children(told, "rest") for one in children(rest, "interaction")]
    if "transaction" in interactions:
        yield TestStep(say("It takes a visit whole or not at all (transaction)."), passed=True)
    else:
        yield TestStep(say("It does not say whether it takes a visit whole (transaction); the first one sent will show."), passed=True)


def _odd_metadata(answer: Answer) -> TestStep:
    if 300 <= answer.status < 400:
        return TestStep(_sent_on(answer), passed=False, what_now=_SETTINGS)
    return TestStep(
        say("It is no FHIR server, or not at this address: status {status} for /metadata.", status=answer.status),
        passed=False,
        what_now=say("Correct the address; it ends where the names of the resources would follow."),
    )


def _allowed(answer: Answer) -> TestStep:
    if answer.status == _LOGIN_WRONG:
        return TestStep(_login_refused(answer), passed=False, what_now=_SETTINGS)
    if answer.status == _FORBIDDEN:
        return TestStep(say("The log-in is taken; it may not read documents, so whether it may write is not known."), passed=True)
    return TestStep(say("The log-in is taken."), passed=True)


def _judged(answer: Answer, data: bytes) -> SendResult:
    """What an answer to a transaction means."""
    status, said = answer.status, fhir_answers.outcome(answer.body)
    if 200 <= status < 300:
        return _taken(answer, data)
    if 300 <= status < 400:
        return Refused(_sent_on(answer), _SETTINGS)
    if status == _LOGIN_WRONG:
        return Unreachable(_login_refused(answer))
    words = _words(status, said)
    if status in _NOT_NOW:
        return Unreachable(words)
    if status in _MAYBE or status > 504:
        return Unsure(words)
    return Refused(words, _what_now(status))


def _taken(answer: Answer, data: bytes) -> SendResult:
    count = len(msgspec.json.decode(data, type=_Entries).entry)
    found = fhir_answers.stored(answer.body, count) if answer.whole else None
    if found is None and answer.whole and (said := fhir_answers.refused(answer.body)):
        return Refused(
            say("The server took only a part of the visit: {said}.", said=said),
            say("Show the answer to whoever runs the server; sent again, what it has already is not stored twice."),
        )
    if found is None:
        return Unsure(say("The server answered, but not as a FHIR server answers a transaction. It is sent again as the same one."))
    return Accepted(found.receipt, found.words)


class _Entries(msgspec.Struct):
    """As much of our own Bundle as counting takes."""

    entry: list[msgspec.Raw]


def _sent_on(answer: Answer) -> str:
    host = answer.sent_on_to[:80]
    if not host:
        return say("The server sends us on to another address. Records go only to the address of the settings.")
    return say("The server sends us on to {host}. Records go only to the address of the settings.", host=host)


def _login_refused(answer: Answer) -> str:
    said = fhir_answers.outcome(answer.body)
    return say("The server refused the log-in: {said}.", said=said) if said else say("The server refused the log-in.")


def _words(status: int, said: str) -> str:
    if said:
        return say("The server answered: {said} (status {status}).", said=said, status=status)
    return say("The server answered with status {status} and no reason.", status=status)


def _what_now(status: int) -> str:
    if status == _FORBIDDEN:
        return say("Whoever runs the server must allow this log-in to write.")
    if status in (404, 405):
        return _SETTINGS
    if status == 412:
        return say("The chart has this patient, or a part of this visit, more than once. Whoever runs it must put that right first.")
    return say("Show the answer to whoever runs the server; then send it again.")
