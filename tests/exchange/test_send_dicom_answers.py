"""Pictures sent to archives that misbehave or are none: each ends in bounded time, and what goes wrong is told in words."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from io import BytesIO

import pytest
from pydicom import dcmread
from pydicom.uid import JPEGBaseline8Bit

from procedure_assistant.exchange.dicom_identity import content_hash
from procedure_assistant.exchange.dicom_line import Patience
from procedure_assistant.exchange.send_dicom import DicomSender
from procedure_assistant.services.delivery import Accepted, Refused, SendResult, Unreachable, Unsure
from procedure_assistant.services.export import ExportFile
from tests.exchange.dicom_clinic import LOOPBACK, as_file, pydicom_file, ultrasound
from tests.exchange.dicom_sending import NO_SECRETS, destination, picture, said, send, uid
from tests.peers.dicom_peer import Scp, aborts, hangs_up, never_ends, never_reads, raw_peer, says_nonsense
from tests.peers.line_cutter import Cut, Dicom, LineCutter

SHORT = Patience(connect=2.0, answer=2.0)
"""For peers that never answer; no answer that is wanted is waited for so shortly."""


@pytest.mark.parametrize("title", ["", "A" * 17, "ÄRZTE", "A\\B", "A\nB"])
def test_that_what_is_no_ae_title_is_told_before_anybody_is_called(title: str):
    with Scp().listening() as peer:
        result = send(peer.port, picture(), called=title)
        assert peer.got == []
    assert result == Unreachable(
        f"“{title.strip()}” is no AE title: it has at most 16 plain letters, digits and signs. Correct it in the settings."
    )


def test_that_nobody_at_the_port_and_no_such_name_are_told_apart():
    with socket.create_server((LOOPBACK, 0)) as free:
        port = int(free.getsockname()[1])
    nobody = send(port, picture())
    assert isinstance(nobody, Unreachable)
    assert nobody.why.startswith(f"127.0.0.1 does not answer at port {port} (")
    nameless = send(port, picture(), host="archive.invalid")
    assert isinstance(nameless, Unreachable)
    assert nameless.why.startswith("No computer with the name “archive.invalid” was found.")
    steps = DicomSender().test(destination(port, host="archive.invalid"), NO_SECRETS).steps
    assert [step.passed for step in steps] == [False]


@pytest.mark.parametrize("talk", [hangs_up, says_nonsense, aborts, never_reads, never_ends])
def test_that_a_peer_that_is_no_archive_is_left_in_bounded_time_and_nothing_was_sent(talk: Callable[[socket.socket], None]):
    with raw_peer(talk) as port:
        result = send(port, picture(), patience=SHORT)
        report = DicomSender(SHORT).test(destination(port), NO_SECRETS)
    assert isinstance(result, Unreachable)
    assert "127.0.0.1" in result.why
    assert not report.passed
    assert [step.passed for step in report.steps] == [True, True, False]


def test_that_a_line_that_stays_silent_is_left():
    with LineCutter((LOOPBACK, 1), [Cut.silent()]) as line:
        result = send(line.port, picture(), patience=SHORT)
        line.wait_until_quiet()
    assert isinstance(result, Unreachable)


def test_that_a_peer_that_takes_an_object_and_never_answers_leaves_it_unsure():
    with Scp().listening(waits=True) as peer:
        result = send(peer.port, picture(1), picture(2), patience=Patience(30.0, 4.0))
        assert len(peer.got) <= 1
    assert result == Unsure(
        "The line to 127.0.0.1 ended before it said that everything is stored (0 of 2). "
        "It is sent again; the archive keeps each object once."
    )


def test_that_the_end_of_the_program_ends_a_sending_that_waits():
    cancel, results = threading.Event(), []
    with Scp().listening(waits=True) as peer:
        to = destination(peer.port)
        worker = threading.Thread(target=lambda: results.append(DicomSender().send(to, NO_SECRETS, (picture(),), "x", cancel)))
        worker.start()
        assert peer.asked.wait(60)
        cancel.set()
        worker.join(60)
    assert isinstance(results[0], Unsure)


def test_that_nothing_is_sent_when_the_program_ends_already():
    cancel = threading.Event()
    cancel.set()
    with Scp().listening() as peer:
        result = DicomSender().send(destination(peer.port), NO_SECRETS, (picture(),), "x", cancel)
        assert peer.got == []
    assert isinstance(result, Unreachable)


@pytest.mark.parametrize(
    ("status", "comment", "expected"),
    [
        (0x0000, "", Accepted("", "127.0.0.1 stored 1 object.")),
        (0x0111, "", Accepted("", "127.0.0.1 stored 1 object.")),
        (0xB000, "", Accepted("", "127.0.0.1 stored 1 object. It changed values of the header to its own.")),
        (0xB006, "", Accepted("", "127.0.0.1 stored 1 object. It left out values of the header.")),
        (0xA700, "", Unreachable("127.0.0.1 answered 0xA700: it has no room or is too busy at the moment.")),
        (0xA900, "odd", Refused("127.0.0.1 answered 0xA900: it says that the object is not of its kind. It wrote: odd", "")),
        (0xC123, "", Refused("127.0.0.1 answered 0xC123: it does not understand the object.", "")),
        (0x0124, "", Refused("127.0.0.1 answered 0x0124: we are not allowed to store there.", "")),
        (0x0122, "", Refused("127.0.0.1 answered 0x0122: it does not store objects of this kind.", "")),
    ],
)
def test_that_each_answer_is_told_in_plain_words(status: int, comment: str, expected: SendResult):
    with Scp(statuses=(status,), comment=comment).listening() as peer:
        result = send(peer.port, picture())
    if isinstance(expected, Accepted):
        assert isinstance(result, Accepted)
        assert result.answer == expected.answer
        assert result.receipt == uid(picture())
    elif isinstance(expected, Refused):
        assert isinstance(result, Refused)
        assert result.answer == expected.answer
        assert result.what_now == "Ask whoever runs the archive, then send it again; what it has already it keeps once."
    else:
        assert result == expected


def test_that_an_archive_that_fills_up_in_the_middle_leaves_it_unsure_and_at_the_first_object_unreachable():
    for statuses, expected in (((0x0000, 0xA700), Unsure), ((0xA700,), Unreachable)):
        with Scp(statuses=statuses).listening() as peer:
            result = send(peer.port, picture(1), picture(2))
            assert len(peer.got) == len(statuses)
        assert isinstance(result, expected)
        assert result.why.startswith("127.0.0.1 answered 0xA700: it has no room or is too busy at the moment.")


def test_that_a_line_that_ends_between_two_objects_leaves_it_unsure():
    with Scp().listening() as peer, LineCutter((LOOPBACK, peer.port), borders=Dicom) as line:
        assert isinstance(send(line.port, picture(1)), Accepted)
        line.wait_until_quiet()
        first_answered = line.lines[0].answered - 10  # all but the release, which is a PDU of ten bytes
        for _ in range(2):
            line.cuts = [None] * line.connections + [Cut.in_answer(first_answered)]
            assert isinstance(send(line.port, picture(1), picture(2)), Unsure)


def test_that_nothing_is_sent_to_an_archive_that_does_not_take_every_kind():
    compressed = ExportFile("clip.dcm", "application/dicom", pydicom_file("SC_rgb_jpeg_dcmtk.dcm"))
    assert dcmread(BytesIO(compressed.data)).file_meta.TransferSyntaxUID == JPEGBaseline8Bit
    with Scp().listening() as peer:
        result = send(peer.port, picture(), compressed)
        assert peer.got == []
    assert isinstance(result, Refused)
    assert result.answer == (
        "127.0.0.1 does not take Secondary Capture Image Storage, JPEG Baseline (Process 1). Nothing was sent."
    )


def test_that_a_peer_without_storage_fails_the_test_at_the_first_kind():
    with Scp(stores=False).listening() as peer:
        report = DicomSender().test(destination(peer.port), NO_SECRETS)
        refused = send(peer.port, picture())
    assert [step.words for step in report.steps[-2:]] == ["The archive accepted both AE titles.", "It does not take PDF documents."]
    assert not report.passed
    assert isinstance(refused, Refused)


def test_that_an_archive_that_takes_only_implicit_headers_gets_the_same_content():
    with Scp(syntaxes=("1.2.840.10008.1.2",)).listening() as peer:
        assert isinstance(send(peer.port, picture()), Accepted)
        (got,) = peer.got
    assert content_hash(got) == said(picture().data)


@pytest.mark.parametrize("data", [b"", b"no object", b"\0" * 128 + b"DICM", as_file(ultrasound(1))[:200]])
def test_that_what_is_no_object_is_refused_and_nothing_is_sent(data: bytes):
    with Scp().listening() as peer:
        result = send(peer.port, picture(), ExportFile("broken.dcm", "application/dicom", data))
        assert peer.got == []
    assert isinstance(result, Refused)
