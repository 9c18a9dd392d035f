"""What a FHIR server answers, or does not: misbehaviour of every kind, log-in, the connection test, words and receipts of answers."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from procedure_assistant.exchange.fhir_answers import outcome, stored
from procedure_assistant.exchange.fhir_http import Bounds, Line, address_fault
from procedure_assistant.exchange.send_fhir import FhirSender
from procedure_assistant.services.delivery import (
    Accepted,
    Destination,
    Refused,
    Secrets,
    TestReport,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import VisitExport
from tests.exchange.fhir_sending import CALM, DELIVERY, MAYBE, NONE, TOKEN, destination, send, words
from tests.exchange.visits import clinic
from tests.peers.fhir_peer import FhirPeer, peer

SILENCE = Bounds(connect=20, silent=0.5, longest=120)
TOO_LONG = Bounds(connect=20, silent=60, longest=1)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("clinic")) as made:
        yield made.export("shortest")


@pytest.fixture(scope="module")
def running() -> Iterator[FhirPeer]:
    with peer() as made:
        yield made


@pytest.fixture
def server(running: FhirPeer) -> FhirPeer:
    running.forget()
    return running


# Servers that misbehave


@pytest.mark.parametrize("answer", ["nonsense", "empty", "half", "deep", "other"])
def test_that_an_answer_that_is_none_is_never_taken_for_a_receipt(server: FhirPeer, visit: VisitExport, answer: str):
    server.behave(answer=answer)
    told = "The server answered, but not as a FHIR server answers a transaction. It is sent again as the same one."
    assert send(destination(server.url), visit) == Unsure(told)


@pytest.mark.parametrize("status", [400, 413, 422])
def test_that_a_refusal_is_told_in_the_words_of_the_server(server: FhirPeer, visit: VisitExport, status: int):
    server.behave(answer="outcome", status=status)
    said = f"The server answered: Patient.birthDate is not a date (status {status})."
    assert send(destination(server.url), visit) == Refused(said, "Show the answer to whoever runs the server; then send it again.")


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (401, Unreachable), (403, Refused), (404, Refused), (405, Refused), (408, Unsure), (409, Unreachable), (412, Refused),
        (429, Unreachable), (500, Unsure), (502, Unsure), (503, Unreachable), (504, Unsure), (599, Unsure),
    ],
)  # fmt: skip
@pytest.mark.parametrize("answer", ["outcome", "nonsense"])
def test_that_each_status_is_known_for_what_it_leaves_behind(
    server: FhirPeer, visit: VisitExport, status: int, result: type, answer: str
):
    server.behave(answer=answer, status=status)
    found = send(destination(server.url), visit)
    assert isinstance(found, result)
    assert words(found).endswith(".")
    assert server.kept() == []


def test_that_no_redirect_is_followed(server: FhirPeer, visit: VisitExport):
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.setblocking(False)
        server.behave(redirect=f"http://user:secret@127.0.0.1:{trap.getsockname()[1]}/fhir")
        result = send(destination(server.url), visit)
        with pytest.raises(BlockingIOError):
            trap.accept()
    assert isinstance(result, Refused)
    assert result.answer.startswith("The server sends us on to 127.0.0.1:")
    assert "secret" not in repr(result)


def test_that_a_slow_server_is_given_up_and_may_have_it(server: FhirPeer, visit: VisitExport):
    server.behave(delay=3000)
    result = send(destination(server.url), visit, bounds=SILENCE)
    assert result == Unsure(f"127.0.0.1 said nothing for too long.{MAYBE}")


@contextmanager
def dripping(piece: bytes, answer: bytes) -> Iterator[tuple[str, threading.Event]]:
    """A server that hears the whole request and then sends a byte now and then for ever, so that no single wait is too long.

    Its address, and what is set once it has begun to answer.
    """
    begun, over = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            try:
                line, _ = server.accept()
                with line, line.makefile("rb") as heard:
                    heads = dict(one.lower().split(b": ") for one in iter(heard.readline, b"\r\n") if b": " in one)
                    heard.read(int(heads[b"content-length"]))
                    line.sendall(answer)
                    begun.set()
                    while not over.wait(0.05):
                        line.sendall(piece)
            except OSError:
                return  # the client hung up

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/fhir", begun
        over.set()
        thread.join(60)


@pytest.mark.parametrize(("piece", "answer"), [(b"x", b"HTTP/1.1 200 OK\r\nX-Long: "), (b" ", b"HTTP/1.1 200 OK\r\n\r\n")])
def test_that_a_server_that_drips_for_ever_is_given_up(visit: VisitExport, piece: bytes, answer: bytes):
    with dripping(piece, answer) as (url, _begun):
        result = send(destination(url), visit, bounds=TOO_LONG)
    assert words(result).startswith("The server took too long.")


def test_that_the_end_of_the_program_ends_sending(visit: VisitExport):
    sender, cancel = FhirSender(), threading.Event()
    with dripping(b" ", b"HTTP/1.1 200 OK\r\n\r\n") as (url, begun):
        to = destination(url)
        payload = sender.payload(to, visit, DELIVERY)
        ending = threading.Thread(target=lambda: begun.wait(60) and cancel.set())
        ending.start()
        result = sender.send(to, NONE, payload, DELIVERY, cancel)
        ending.join()
    assert result == Unsure(f"The program ended while it was sending.{MAYBE}")
    assert sender.send(to, NONE, payload, DELIVERY, cancel) == Unreachable("The program is ending.")


def test_that_an_answer_without_end_is_read_no_further_than_its_bound(server: FhirPeer):
    server.behave(answer="huge")
    answer = Line(bounds=Bounds(most_answer=3_000_000)).ask("GET", f"{server.url}/Patient", {})
    assert (answer.status, answer.whole, len(answer.body)) == (200, False, 3_000_000)


def test_that_an_answer_without_end_is_no_receipt(server: FhirPeer, visit: VisitExport):
    server.behave(answer="huge")
    result = send(destination(server.url), visit, bounds=Bounds(most_answer=1000))
    assert isinstance(result, Unsure)


def test_that_nobody_there_is_unreachable(visit: VisitExport):
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # taken, and nobody listens
        nobody = send(destination(f"http://127.0.0.1:{deaf.getsockname()[1]}/fhir"), visit)
    assert nobody == Unreachable("127.0.0.1 takes no calls at this address.")
    nowhere = send(destination("https://chart.invalid/fhir"), visit)
    assert nowhere == Unreachable("The name chart.invalid could not be found.")


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", "The address does not begin with https and the name of a server."),
        ("chart.example/fhir", "The address does not begin with https and the name of a server."),
        ("ftp://chart.example", "The address does not begin with https and the name of a server."),
        ("file:///etc/passwd", "The address does not begin with https and the name of a server."),
        ("https://", "The address does not begin with https and the name of a server."),
        ("https://[::1", "The address is not one of a server."),
        ("https://chart.example:99999/fhir", "The address is not one of a server."),
        ("https://me:secret@chart.example", "The address holds a user name or password; these belong into the fields of the log-in."),
        ("https://chart.example/?key=1", "The address holds a question mark or a number sign; only the base of the server belongs here."),
        (
            "http://chart.example/fhir",
            "The address begins with http, so everything would be sent unencrypted. It must begin with https.",
        ),
    ],
)
def test_that_an_address_that_cannot_be_used_is_refused_before_anything_is_sent(visit: VisitExport, url: str, fault: str):
    assert address_fault(url) == fault
    assert send(destination(url), visit) == Refused(fault, "An administrator corrects it in the settings of this destination.")
    assert [step.words for step in FhirSender().test(destination(url), NONE).steps] == [fault]


# Log-in


BEARER = {"auth": "bearer"}


def test_that_a_bearer_token_opens_the_server(server: FhirPeer, visit: VisitExport):
    server.behave(token=TOKEN)
    assert isinstance(send(destination(server.url, **BEARER), visit, Secrets({"bearer_token": TOKEN})), Accepted)


@pytest.mark.parametrize("token", ["", "wrong", "with\nnewline", "wïth", "with blank", f"{TOKEN}\r\nX-Evil: 1"])
def test_that_a_wrong_token_opens_nothing_and_is_nowhere_told(server: FhirPeer, visit: VisitExport, token: str):
    server.behave(token=TOKEN)
    result = send(destination(server.url, **BEARER), visit, Secrets({"bearer_token": token}))
    assert isinstance(result, Unreachable)
    assert not token or token not in result.why
    assert server.kept() == []


def client(server: FhirPeer, **more: str) -> Destination:
    return destination(server.url, auth="client_credentials", token_url=server.token_url, client_id="clinic:1", **more)


def test_that_client_credentials_are_turned_into_a_token_that_is_asked_for_once(server: FhirPeer, visit: VisitExport):
    server.behave(token=TOKEN, client={"id": "clinic:1", "secret": "pa ss%ö"})
    sender, secrets = FhirSender(CALM), Secrets({"client_secret": "pa ss%ö"})
    assert isinstance(send(client(server), visit, secrets, sender=sender), Accepted)
    server.behave(token=TOKEN)  # no token for anybody from now on
    assert isinstance(send(client(server), visit, secrets, sender=sender), Accepted)


def test_that_a_token_that_ran_out_is_asked_for_anew(server: FhirPeer, visit: VisitExport):
    who = {"id": "clinic:1", "secret": "s"}
    sender, secrets = FhirSender(CALM), Secrets({"client_secret": "s"})
    server.behave(token="first", client=who)
    assert isinstance(send(client(server), visit, secrets, sender=sender), Accepted)
    server.behave(token="second", client=who)
    assert isinstance(send(client(server), visit, secrets, sender=sender), Accepted)


def test_that_a_refused_client_is_told_without_its_secret(server: FhirPeer, visit: VisitExport):
    server.behave(token=TOKEN, client={"id": "clinic:1", "secret": "right"})
    result = send(client(server), visit, Secrets({"client_secret": "wr0ng-secret"}))
    assert result == Unreachable("The log-in was refused: client id or client secret is wrong, or the scope is not allowed.")


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"token_url": "http://login.example/token"}, "Address of the token: The address begins with http"),
        ({"client_id": ""}, "The client id or the client secret is missing."),
    ],
)
def test_that_credentials_go_nowhere_unsafe(server: FhirPeer, visit: VisitExport, settings: dict[str, str], why: str):
    made = {"auth": "client_credentials", "token_url": server.token_url, "client_id": "c", **settings}
    result = send(destination(server.url, **made), visit, Secrets({"client_secret": "s"}))
    assert isinstance(result, Unreachable)
    assert result.why.startswith(why)


def test_that_no_secret_is_in_any_repr(server: FhirPeer, visit: VisitExport):
    server.behave(token=TOKEN, client={"id": "clinic:1", "secret": "hush"})
    sender = FhirSender(CALM)
    send(client(server), visit, Secrets({"client_secret": "hush"}), sender=sender)
    assert TOKEN not in repr(vars(sender))
    assert "hush" not in repr(vars(sender))


# Test connection


def report(server: FhirPeer, secrets: Secrets = NONE, **settings: str) -> TestReport:
    return FhirSender(CALM).test(destination(server.url, **settings), secrets)


def test_that_a_connection_test_says_each_step_and_sends_nothing_of_a_patient(server: FhirPeer):
    server.behave(token=TOKEN)
    found = report(server, Secrets({"bearer_token": TOKEN}), **BEARER)
    assert found.passed
    assert [step.words for step in found.steps] == [
        "The address can be used.",
        "A token is there.",
        "The server answers.",
        "It speaks FHIR R4 (Test peer).",
        "It takes a visit whole or not at all (transaction).",
        "The log-in is taken.",
    ]
    assert [one["method"] for one in server.seen()] == ["GET", "GET"]
    assert server.kept() == []


@pytest.mark.parametrize(
    ("behaviour", "last"),
    [
        ({"answer": "nonsense"}, "It is no FHIR server, or not at this address: status 200 for /metadata."),
        ({"answer": "outcome", "status": 404}, "It is no FHIR server, or not at this address: status 404 for /metadata."),
        ({"answer": "deep"}, "It is no FHIR server, or not at this address: status 200 for /metadata."),
        ({"metadata": {"fhirVersion": "3.0.2"}}, "It speaks FHIR 3.0.2, not R4."),
        ({"metadata": {"fhirVersion": ["4.0.1"]}}, "It speaks FHIR ?, not R4."),
        (
            {"redirect": "https://elsewhere.example/x"},
            "The server sends us on to elsewhere.example. Records go only to the address of the settings.",
        ),
        (
            {"redirect": "https://[elsewhere"},
            "The server sends us on to another address. Records go only to the address of the settings.",
        ),
        ({"drop": "after"}, "The line to 127.0.0.1 ended before its answer was whole."),
        ({"token": TOKEN}, "It is no FHIR server, or not at this address: status 401 for /metadata."),
    ],
)
def test_that_a_connection_test_ends_with_what_is_wrong(server: FhirPeer, behaviour: dict[str, Any], last: str):
    server.behave(**behaviour)
    found = report(server)
    assert not found.passed
    assert found.steps[-1].words == last
    assert found.steps[-1].what_now
    assert all(step.passed for step in found.steps[:-1])


def test_that_a_server_that_does_not_say_it_takes_transactions_is_told_so(server: FhirPeer):
    server.behave(metadata={"rest": [{"mode": "server"}], "software": {"name": 3}})
    found = report(server)
    assert found.passed
    assert found.steps[2].words == "It speaks FHIR R4."
    assert found.steps[3].words.startswith("It does not say whether it takes a visit whole")


# Answers


def test_that_an_outcome_is_told_by_its_errors_alone_and_no_longer_than_a_sentence():
    issues = [
        {"severity": "information", "details": {"text": "All was read"}},
        {"severity": "error", "details": {"text": "No such patient"}, "expression": ["Bundle.entry[0]"]},
        {"severity": "fatal", "diagnostics": "disk\nfull\x07"},
        {"severity": "error", "code": "invariant"},
        {"severity": "error", "code": "x" * 1000},
    ]
    said = outcome(json_of({"resourceType": "OperationOutcome", "issue": issues}))
    assert said == "No such patient (Bundle.entry[0]); disk full\ufffd; invariant; and 1 more"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"resourceType":"OperationOutcome"}',
        b'{"resourceType":"OperationOutcome","issue":"x"}', b'{"resourceType":"OperationOutcome","issue":[null,3,{"severity":["error"]}]}',
        b'{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}},{"response":{"status":[]}}]}',
        b'{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}},{"response":{"status":"400"}}]}',
        b'{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201 Created"}}]}',
        b'{"resourceType":"Bundle","type":"batch-response","entry":[{"response":{"status":"201"}},{"response":{"status":"201"}}]}',
        b'{"resourceType":"Bundle","type":"transaction-response","entry":{"response":{"status":"201"}}}',
    ],
)  # fmt: skip
def test_that_hostile_answers_are_neither_words_nor_receipts(body: bytes):
    assert outcome(body) == ""
    assert stored(body, 2) is None


def test_that_a_receipt_counts_what_is_new_and_names_the_document():
    entries = [
        {"response": {"status": "200 OK", "location": "Patient/1/_history/1"}},
        {"response": {"status": "201 Created", "location": "https://x/fhir/DocumentReference/9/_history/1"}},
    ]
    found = stored(json_of({"resourceType": "Bundle", "type": "transaction-response", "entry": entries}), 2)
    assert found is not None
    assert (found.words, found.receipt) == ("1 part stored, 1 there already.", "https://x/fhir/DocumentReference/9/_history/1")


def json_of(value: object) -> bytes:
    return json.dumps(value).encode()
