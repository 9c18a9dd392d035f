"""Visits sent to a real archive: everything arrives as it is, exactly once; titles, certificates and the connection test.

Archives that misbehave stand in ``test_send_dicom_answers.py``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pydicom import dcmread

from procedure_assistant.exchange.dicom_line import Patience
from procedure_assistant.exchange.send_dicom import DicomSender
from procedure_assistant.services.delivery import Accepted, Sender, Unreachable, Unsure
from procedure_assistant.services.export import ExportFile
from tests.exchange.desks import Desks, all_desks
from tests.exchange.dicom_clinic import LOOPBACK, pydicom_file
from tests.exchange.dicom_sending import NO_SECRETS, destination, picture, said, send, uid
from tests.exchange.visits import NAMES
from tests.peers.certificates import Authority
from tests.peers.line_cutter import Where, how_many, spread
from tests.peers.orthanc import TITLE as ORTHANC
from tests.peers.orthanc import Archive

SENT_TWICE = ("shortest", "prp")
"""One visit with the record alone, one with pictures."""


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with all_desks(tmp_path_factory.mktemp("clinics")) as opened:
        yield opened


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]) -> Iterator[Archive]:
    with Archive(program("Orthanc"), tmp_path_factory.mktemp("orthanc")) as started:
        yield started


@pytest.fixture
def archive(running: Archive) -> Archive:
    running.forget()
    return running


def test_that_it_is_a_sender_as_the_outbox_wants_one():
    sender: Sender = DicomSender()
    assert sender


def test_that_every_visit_with_its_pictures_arrives_as_it_is_and_a_second_time_adds_nothing(desks: Desks, archive: Archive):
    sent: dict[str, ExportFile] = {}
    sender, to = DicomSender(), destination(archive.line.port, ORTHANC)
    visits = {name: desks.export(name) for name in NAMES}
    for name, visit in visits.items():
        payload = sender.payload(to, visit, "x")
        assert payload == sender.payload(to, visit, "x")
        assert len(payload) == 1 + len(visit.images)
        for _ in range(2 if name in SENT_TWICE else 1):
            answer = sender.send(to, NO_SECRETS, payload, "x", threading.Event())
            assert isinstance(answer, Accepted), answer
            assert answer.receipt.startswith(uid(payload[0]))
        sent |= {uid(file): file for file in payload}
    kept = archive.files()
    assert {one: said(data) for one, data in kept.items()} == {one: said(file.data) for one, file in sent.items()}
    documents = {one: _pdf(archive, one) for one in archive.ask("/instances")}
    for visit in visits.values():
        (found,) = (one for one, pdf in documents.items() if visit.pdf() == pdf)
        tags = archive.ask(f"/instances/{found}/simplified-tags")
        assert (tags["PatientID"], tags["PatientName"]) == ("0048 2917", "Ashdown^Julián Óscar")


def _pdf(archive: Archive, instance: str) -> bytes | None:
    tags = archive.ask(f"/instances/{instance}/simplified-tags")
    if "EncapsulatedDocumentLength" not in tags:
        return None
    return archive.raw(f"/instances/{instance}/content/0042-0011")[: int(tags["EncapsulatedDocumentLength"])]


def test_that_compressed_pictures_arrive_as_they_were_compressed(archive: Archive):
    names = ("examples_jpeg2k.dcm", "examples_ybr_color.dcm", "SC_rgb_jpeg_dcmtk.dcm", "MR_small_RLE.dcm")
    files = [ExportFile(name, "application/dicom", pydicom_file(name)) for name in names]
    assert isinstance(send(archive.line.port, *files, called=ORTHANC), Accepted)
    kept = archive.files()
    for file in files:
        came, went = dcmread(BytesIO(kept[uid(file)])), dcmread(BytesIO(file.data))
        assert came.file_meta.TransferSyntaxUID == went.file_meta.TransferSyntaxUID
        assert came.PixelData == went.PixelData


def test_that_wherever_the_line_is_cut_every_object_is_in_the_archive_once(desks: Desks, archive: Archive):
    visit, sender = desks.export("shortest"), DicomSender()
    to = destination(archive.line.port, ORTHANC)

    def payload_of(number: int) -> tuple[ExportFile, ...]:
        """The record and a picture, under identifiers of their own for each cut."""
        return (*sender.payload(to, replace(visit, visit_id=f"cut{number}"), "x"), picture(number))

    assert isinstance(sender.send(to, NO_SECRETS, payload_of(0), "x", threading.Event()), Accepted)
    archive.line.wait_until_quiet()
    whole = archive.line.lines[-1]
    cuts = spread(how_many(10), request=whole.requested, answer=whole.answered, requests=whole.requests, answers=whole.answers)
    assert {cut.where for cut in cuts} >= set(Where) - {Where.SILENT}
    expected = {uid(file): said(file.data) for file in payload_of(0)}
    for number, cut in enumerate(cuts, 1):
        payload, before = payload_of(number), len(archive.ask("/instances"))
        archive.cut([cut])
        first = sender.send(to, NO_SECRETS, payload, "x", threading.Event())
        archive.line.wait_until_quiet()
        stored = len(archive.ask("/instances")) - before
        if isinstance(first, Accepted):
            assert stored == 2, f"{cut}: accepted, though {stored} are there"
        else:
            assert isinstance(first, Unsure) or (isinstance(first, Unreachable) and stored == 0), f"{cut}: {first}, {stored} stored"
            again = sender.send(to, NO_SECRETS, payload, "x", threading.Event())
            assert isinstance(again, Accepted), f"{cut}: {again}"
        expected |= {uid(file): said(file.data) for file in payload}
        assert len(archive.ask("/instances")) == before + 2, cut
    assert {one: said(data) for one, data in archive.files().items()} == expected
    arrivals = [change for change in archive.ask("/changes?limit=10000")["Changes"] if change["ChangeType"] == "NewInstance"]
    assert len(arrivals) == len(expected)


def test_that_a_connection_test_of_a_good_archive_tells_each_step_and_sends_nothing(archive: Archive):
    report = DicomSender().test(destination(archive.line.port, ORTHANC), NO_SECRETS)
    assert report.passed
    assert [step.words for step in report.steps] == [
        "The name “127.0.0.1” was found.",
        f"Port {archive.line.port} answers.",
        "The archive accepted both AE titles.",
        "It takes PDF documents.",
        "It takes screen pictures (Secondary Capture).",
        "It takes photographs.",
        "It takes ultrasound pictures.",
        "It answered an echo (C-ECHO).",
    ]
    assert archive.ask("/instances") == []


def test_that_a_wrong_ae_title_of_the_archive_is_told_as_that(archive: Archive):
    words = "127.0.0.1 does not know “WRONG” as its own AE title."
    last = DicomSender().test(destination(archive.line.port, "WRONG"), NO_SECRETS).steps[-1]
    assert (last.words, last.passed, last.what_now) == (words, False, "Correct the AE title of the archive in the settings.")
    assert send(archive.line.port, picture(), called="WRONG") == Unreachable(f"{words} {last.what_now}")
    assert archive.ask("/instances") == []


def test_that_our_own_title_that_is_not_known_there_is_told_as_that(tmp_path: Path, program: Callable[[str], str]):
    known = {"other": {"AET": "OTHER", "Host": LOOPBACK, "Port": 4000}}
    with Archive(
        program("Orthanc"), tmp_path / "o", DicomAlwaysAllowStore=False, DicomAlwaysAllowEcho=False, DicomModalities=known
    ) as archive:
        refused = send(archive.line.port, picture(), called=ORTHANC)
        assert archive.ask("/instances") == []
        taken = send(archive.line.port, picture(), called=ORTHANC, calling_ae="OTHER")
    assert refused == Unreachable(
        "127.0.0.1 does not know our AE title “PROCASSIST”. Have “PROCASSIST” and the address of this computer entered at the archive."
    )
    assert isinstance(taken, Accepted), taken


@pytest.mark.parametrize(
    ("host", "days", "named", "why"),
    [
        ("127.0.0.1", 30, True, ""),
        ("127.0.0.1", 30, False, "The certificate of 127.0.0.1 is not trusted: "),
        ("archive.invalid", 30, True, "The certificate of 127.0.0.1 is not trusted: "),
        ("127.0.0.1", -1, True, "The certificate of 127.0.0.1 is not trusted: certificate has expired."),
    ],
)
def test_that_an_encrypted_line_needs_a_certificate_that_is_right(
    tmp_path: Path, program: Callable[[str], str], host: str, days: int, named: bool, why: str
):
    authority = Authority(tmp_path / "ca")
    pair = authority.issue("archive", host, days=days)
    encrypted = {
        "DicomTlsEnabled": True,
        "DicomTlsCertificate": str(pair.certificate),
        "DicomTlsPrivateKey": str(pair.key),
        "DicomTlsRemoteCertificateRequired": False,
        "DicomTlsTrustedCertificates": str(authority.certificate),
    }
    line = {"tls": "on", "ca_file": str(authority.certificate) if named else ""}
    with Archive(program("Orthanc"), tmp_path / "o", **encrypted) as archive:
        result = send(archive.line.port, picture(), called=ORTHANC, **line)
        report = DicomSender().test(destination(archive.line.port, ORTHANC, **line), NO_SECRETS)
        stored = len(archive.ask("/instances"))
    assert report.passed is (why == "")
    assert stored == (why == "")
    if why:
        assert isinstance(result, Unreachable)
        assert result.why.startswith(why)
        assert report.steps[-1].words.startswith(why)
    else:
        assert isinstance(result, Accepted), result
        assert "The line is encrypted and the certificate is trusted." in [step.words for step in report.steps]


def test_that_a_plain_line_to_an_archive_that_wants_tls_and_the_other_way_round_are_told(archive: Archive, tmp_path: Path):
    encrypted = send(archive.line.port, picture(), called=ORTHANC, tls="on", patience=Patience(5.0, 5.0))
    assert isinstance(encrypted, Unreachable)
    nothing = send(archive.line.port, picture(), called=ORTHANC, tls="on", ca_file=str(tmp_path / "none.pem"))
    assert isinstance(nothing, Unreachable)
    assert nothing.why.startswith("The file of the certificate authority cannot be read.")
    assert archive.ask("/instances") == []


def test_that_a_visit_without_pictures_has_nothing_to_send_where_only_pictures_go(desks: Desks):
    sender, to = DicomSender(), destination(1, formats=("dicom-images",))
    payload = sender.payload(to, desks.export("gon"), "x")
    assert payload == ()
    assert isinstance(sender.send(to, NO_SECRETS, payload, "x", threading.Event()), Accepted)
