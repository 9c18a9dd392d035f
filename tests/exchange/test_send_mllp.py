"""Sending to a chart over MLLP: the server of the `hl7` library in another process, with every way in which it can misbehave."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from procedure_assistant.exchange.hl7_message import read_message
from procedure_assistant.exchange.send_mllp import MEDIA_TYPE, MllpSender, Patience
from procedure_assistant.services.delivery import Accepted, Destination, Kind, Refused, Secrets, SendResult, Unreachable, Unsure
from procedure_assistant.services.export import ExportFile, VisitExport
from tests.exchange.hl7_messages import hl7
from tests.exchange.visits import clinic
from tests.peers.certificates import Authority
from tests.peers.line_cutter import Cut, Line, LineCutter, Mllp, Where, Whole, how_many, spread
from tests.peers.mllp_peer import MllpPeer

LOOPBACK = "127.0.0.1"
NONE = Secrets()
DELIVERY = "0123456789abcdef0123"
QUICK = Patience(5, 1)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("clinic")) as desk:
        yield desk.export("shortest")


@pytest.fixture
def chart(tmp_path: Path) -> Iterator[MllpPeer]:
    with MllpPeer(tmp_path / "chart") as peer:
        yield peer


def destination(port: int, **settings: str) -> Destination:
    made = {"host": LOOPBACK, "port": str(port), "tls": "off", "receiving_application": "CHART", **settings}
    return Destination("d1", "Chart", Kind.MLLP, made, ("hl7-mdm", "hl7-oru"), enabled=True)


def send(to: Destination, visit: VisitExport, patience: Patience | None = None, secrets: Secrets = NONE) -> SendResult:
    sender = MllpSender(patience or Patience(10, 30))
    return sender.send(to, secrets, sender.payload(to, visit, DELIVERY), DELIVERY, threading.Event())


def test_that_both_messages_arrive_whole_and_the_answer_is_kept(chart: MllpPeer, visit: VisitExport):
    to = destination(chart.port)
    result = send(to, visit)
    assert isinstance(result, Accepted)
    assert result.answer == "AA; AA"
    kept = chart.kept()
    sent = [file.data for file in MllpSender().payload(to, visit, DELIVERY)]
    assert [one.kind for one in kept] == ["MDM^T02^MDM_T02", "ORU^R01^ORU_R01"]
    assert [one.text.encode() for one in kept] == sent
    assert [one.control_id for one in kept] == [read_message(data).control_id for data in sent]


def test_that_the_payload_is_the_same_bytes_each_time_and_another_delivery_is_another_message(visit: VisitExport):
    to = destination(1)
    again = [MllpSender().payload(to, visit, DELIVERY)[1] for _ in range(2)]
    assert again[0] == again[1]
    other = MllpSender().payload(to, visit, "another")[1]
    assert read_message(other.data).control_id != read_message(again[0].data).control_id
    assert len(read_message(other.data).control_id) == 20


def test_that_sending_again_is_the_same_message_to_the_chart(chart: MllpPeer, visit: VisitExport):
    for _ in range(3):
        assert isinstance(send(destination(chart.port), visit), Accepted)
    assert [one.times for one in chart.kept()] == [3, 3]


@pytest.mark.parametrize(
    ("mode", "words", "result"),
    [
        (
            "AE",
            "ERR||PID^1^5|101^Required field missing^HL70357|E||||The name is missing\r",
            Refused(
                "The chart found fault with the message and did not take it (AE: The name is missing (at PID-5)).",
                "Show the answer to whoever runs the chart's interface; send again when it is set right.",
            ),
        ),
        (
            "AR",
            "ERR|||201^Unsupported event code^HL70357|E\r",
            Refused(
                "The chart rejected the message (AR: Unsupported event code).",
                "Show the answer to whoever runs the chart's interface; send again when it is set right.",
            ),
        ),
        (
            "CR",
            "ERR|||207^Application internal error^HL70357|E|||disk full\r",
            Unreachable("The chart cannot take anything now (CR: disk full)."),
        ),
        ("CE", "", Refused("The chart found fault with the message and did not take it (CE).", "")),
    ],
)
def test_that_a_refusal_is_told_in_the_words_of_the_chart(chart: MllpPeer, visit: VisitExport, mode: str, words: str, result: SendResult):
    chart.tell(mode, words=words)
    found = send(destination(chart.port), visit)
    if isinstance(result, Refused) and not result.what_now:
        result = replace(result, what_now=found.what_now) if isinstance(found, Refused) else result
    assert found == result
    assert chart.kept() == []


def test_that_a_commit_acknowledgement_is_enough(chart: MllpPeer, visit: VisitExport):
    chart.tell("CA")
    found = send(destination(chart.port), visit)
    assert isinstance(found, Accepted)
    assert found.answer == "CA; CA"


@pytest.mark.parametrize(
    ("mode", "words", "why"),
    [
        ("silent", "", "The chart did not answer in time."),
        ("drop", "", "The chart ended the line without an answer."),
        ("bytes", "\x0bhello\x1c\r", "The chart did not answer as HL7 has it. This is no HL7 message: it does not begin with MSH."),
        (
            "bytes",
            "\x0bMSH|^~\\&|a\r\x1c\r",
            "The chart did not answer as HL7 has it. The answer is no acknowledgement: it has no MSA segment.",
        ),
        ("bytes", "HTTP/1.1 200 OK\r\n" * 6000, "What the chart answered is no HL7 message."),
        ("bytes", "\x0b" + "A" * 400_000, "What the chart answered is no HL7 message."),
        ("bytes", "\x0bMSH|^~\\&|a\rMSA|ZZ|1\r\x1c\r", "The chart did not answer as HL7 has it. The answer has the unknown code “ZZ”."),
        ("other", "", "The chart answered to another message (“SOMEONEELSE”) and not to this one."),
    ],
)
def test_that_without_an_answer_to_this_message_it_is_unsure(chart: MllpPeer, visit: VisitExport, mode: str, words: str, why: str):
    chart.tell(mode, words=words)
    assert send(destination(chart.port), visit, QUICK) == Unsure(why)


def test_that_an_answer_to_an_earlier_message_is_passed_over(chart: MllpPeer, visit: VisitExport):
    chart.tell("other", words="then mine")
    assert isinstance(send(destination(chart.port), visit), Accepted)


def test_that_a_slow_chart_is_waited_for(chart: MllpPeer, visit: VisitExport):
    chart.tell("slow", times=1, seconds=1.0)
    assert isinstance(send(destination(chart.port), visit, Patience(10, 60)), Accepted)


@pytest.mark.parametrize("letters", [10, 32_000_000], ids=["that waits for the answer", "that nobody takes off the line"])
def test_that_the_end_of_the_program_ends_the_sending(letters: int):
    message = hl7("ORU^R01", "OBX|1|TX|||" + "A" * letters)
    sender, cancel, over = MllpSender(Patience(60, 3600)), threading.Event(), threading.Event()
    with socket.create_server((LOOPBACK, 0)) as server:

        def end_at_the_first_byte() -> None:
            line, _ = server.accept()
            with line:
                line.recv(1)
                cancel.set()
                over.wait()

        silent = threading.Thread(target=end_at_the_first_byte, daemon=True)
        silent.start()
        to, payload = destination(server.getsockname()[1]), (ExportFile("visit.hl7", MEDIA_TYPE, message),)
        found = sender.send(to, NONE, payload, DELIVERY, cancel)
        over.set()
        silent.join()
    assert found == Unsure("The program was closed before the chart had answered.")
    assert sender.send(to, NONE, (), DELIVERY, cancel) == Unreachable("The program is being closed.")


def test_that_nobody_at_the_port_is_unreachable(visit: VisitExport):
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    assert send(destination(port), visit) == Unreachable(f"127.0.0.1 does not take a line at port {port}.")


def test_that_a_chart_that_never_greets_the_encrypted_line_is_unreachable(visit: VisitExport):
    with socket.create_server((LOOPBACK, 0)) as deaf:
        port = deaf.getsockname()[1]
        found = send(destination(port, tls="on"), visit, Patience(1, 1))
    assert found == Unreachable(f"127.0.0.1 did not answer at port {port}.")


def test_that_a_format_that_is_no_hl7_is_refused_before_anything_is_sent(visit: VisitExport):
    from procedure_assistant.services.problem import Problem

    with pytest.raises(Problem) as told:
        MllpSender().payload(replace(destination(1), formats=("fhir",)), visit, DELIVERY)
    assert told.value.code == "SEND-FORMAT"


def test_that_an_encrypted_line_carries_the_messages_and_is_told_in_the_test(tmp_path: Path, visit: VisitExport):
    authority = Authority(tmp_path / "ca")
    server = authority.issue("server")
    with MllpPeer(tmp_path / "chart", certificate=server.certificate, key=server.key) as chart:
        to = destination(chart.port, tls="on", ca_file=str(authority.certificate))
        assert isinstance(send(to, visit), Accepted)
        assert len(chart.kept()) == 2
        report = MllpSender().test(to, NONE)
    assert report.passed
    assert [step.words.partition(" until ")[0] for step in report.steps] == [
        "The name 127.0.0.1 was found.",
        f"127.0.0.1 answers at port {chart.port}.",
        "The line is encrypted (TLSv1.3), and the certificate is trusted",
        "What the chart says to a visit is seen with the first one: HL7 has no test message.",
    ]


def test_that_a_wrong_certificate_gets_no_byte_of_a_visit(tmp_path: Path, visit: VisitExport):
    authority, stranger = Authority(tmp_path / "ca"), Authority(tmp_path / "stranger", "Somebody")
    cases = [
        (stranger.issue("server"), "The certificate of the other side is from an authority that is not trusted here."),
        (authority.issue("expired", days=-1), "The certificate of the other side has expired."),
        (authority.issue("elsewhere", "192.0.2.7"), "The certificate of the other side is for another address."),
    ]
    for number, (pair, why) in enumerate(cases):
        with MllpPeer(tmp_path / f"chart{number}", certificate=pair.certificate, key=pair.key) as chart:
            to = destination(chart.port, tls="on", ca_file=str(authority.certificate))
            assert send(to, visit) == Unreachable(why)
            last = MllpSender().test(to, NONE).steps[-1]
            assert (last.words, last.passed) == (why, False)
            assert chart.kept() == []


def test_that_a_chart_that_asks_for_a_client_certificate_gets_ours(tmp_path: Path, visit: VisitExport):
    authority = Authority(tmp_path / "ca")
    server, ours = authority.issue("server"), authority.issue("ours")
    with MllpPeer(tmp_path / "chart", certificate=server.certificate, key=server.key, clients=authority.certificate) as chart:
        to = destination(chart.port, tls="on", ca_file=str(authority.certificate), client_certificate=str(ours.certificate))
        key = ours.key.read_text("ascii")
        for typed in (key, key.replace("\n", " ")):  # also as pasted into a field of one line
            assert isinstance(send(to, visit, secrets=Secrets({"client_key": typed})), Accepted)
        without = replace(to, settings={**to.settings, "client_certificate": ""})
        assert isinstance(send(without, visit), Unsure)
    assert [one.times for one in chart.kept()] == [2, 2]


def test_that_a_key_that_does_not_fit_is_told_without_showing_it(tmp_path: Path, visit: VisitExport):
    authority = Authority(tmp_path / "ca")
    ours, other = authority.issue("ours"), authority.issue("other")
    to = destination(1, tls="on", client_certificate=str(ours.certificate))
    for key in (other.key.read_text("ascii"), "SECRET-KEY", "-----BEGIN PRIVATE KEY-----\nU0VDUkVU\n-----END PRIVATE KEY-----\n"):
        found = send(to, visit, secrets=Secrets({"client_key": key}))
        assert found == Unreachable(
            "The files of the certificates cannot be used: one is missing, is no PEM, or the key does not belong to the certificate."
        )


def test_that_a_plain_line_is_told_as_such(chart: MllpPeer):
    words = [step.words for step in MllpSender().test(destination(chart.port), NONE).steps]
    assert "The line is not encrypted: whoever is on the network can read what is sent." in words
    assert chart.kept() == []


def test_that_an_unknown_host_is_told(visit: VisitExport):
    report = MllpSender().test(destination(1, host="chart.invalid"), NONE)
    assert [(step.words, step.passed) for step in report.steps] == [("There is no computer with the name chart.invalid.", False)]


def _until_accepted(to: Destination, payload: tuple[ExportFile, ...]) -> None:
    """What the outbox does: the same bytes under the same identity until they are accepted."""
    for _ in range(4):
        found = MllpSender(Patience(10, 30)).send(to, NONE, payload, DELIVERY, threading.Event())
        assert not isinstance(found, Refused)
        if isinstance(found, Accepted):
            return
    pytest.fail("never accepted")


def _cuts(count: int, whole: Line, *, is_encrypted: bool) -> list[Cut]:
    """Cuts over every class of places of a line that was let through. Of an encrypted one only bytes can be counted.

    The lengths of its signatures change by a few bytes from one line to the next, so it is not cut in the last ones; the first cut is
    within the two acknowledgements, so that at least one message surely comes twice.
    """
    if not is_encrypted:
        return spread(count, request=whole.requested, answer=whole.answered, requests=2, answers=2)
    found = spread(count * 2, request=whole.requested - 60, answer=whole.answered - 60)
    found.insert(0, Cut.in_answer(whole.answered - 250))
    return [cut for cut in found if cut.where in {Where.REQUEST_BYTE, Where.ANSWER_BYTE, Where.CONNECT}][:count]


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_that_wherever_the_line_is_cut_the_chart_keeps_each_message_once(tmp_path: Path, visit: VisitExport, *, is_encrypted: bool):
    authority = Authority(tmp_path / "ca")
    pair = authority.issue("server")
    files = {"certificate": pair.certificate, "key": pair.key} if is_encrypted else {}
    tls = {"tls": "on", "ca_file": str(authority.certificate)} if is_encrypted else {}
    with MllpPeer(tmp_path / "chart", **files) as chart:
        with LineCutter(chart.address) as line:
            assert isinstance(send(destination(line.port, **tls), visit), Accepted)
            line.wait_until_quiet()
            cuts = _cuts(how_many(20), line.lines[0], is_encrypted=is_encrypted)
        for number, cut in enumerate(cuts):
            with LineCutter(chart.address, [cut], borders=Whole if is_encrypted else Mllp) as line:
                to = destination(line.port, **tls)
                _until_accepted(to, MllpSender().payload(to, visit, f"{number:020}"))
                line.wait_until_quiet()
                assert [one.cut for one in line.lines] == [cut, None]
        kept = chart.kept()
    assert len(kept) == 2 * (1 + len(cuts))
    assert {one.times for one in kept} == {1, 2}
