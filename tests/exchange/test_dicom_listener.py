"""The listener with real senders: dcmtk's echoscu and storescu, and a peer that misbehaves."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom import dcmread
from pynetdicom import AE
from pynetdicom.sop_class import UltrasoundImageStorage, Verification

from procedure_assistant.exchange.dicom_listener import Limits
from procedure_assistant.services.image_ports import Kept, ListenerState
from procedure_assistant.services.image_settings import ImageSettings, Peer
from procedure_assistant.services.image_values import Placing
from procedure_assistant.services.problem import Problem
from procedure_assistant.store.images import SqlImages
from tests.exchange.dicom_clinic import LOOPBACK, PATIENCE, PYDICOM_FILES, Clinic, as_file, open_clinic, run_peer, ultrasound, write_files

Program = Callable[[str], str]


def store(program: Program, port: int, *arguments: str | Path, title: str = "STORESCU"):
    return run_peer(program("storescu"), "-aet", title, "-aec", "PROCASSIST", *arguments[:-1], LOOPBACK, str(port), arguments[-1])


def test_that_a_device_that_is_allowed_gets_its_echo(clinic: Clinic, program: Program):
    port = clinic.listen()
    assert run_peer(program("echoscu"), "-aec", "PROCASSIST", LOOPBACK, str(port)).returncode == 0
    assert clinic.wait_for_event("LISTENER-ECHO").peer == "ECHOSCU (127.0.0.1)"


def test_that_a_received_picture_is_in_the_open_visit_of_its_patient(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    (file,) = write_files(tmp_path / "out", 1)
    assert store(program, port, file).returncode == 0
    (image,) = clinic.store.images.of_visit("v1")
    assert image.last.placing is Placing.PLACED
    assert image.warnings == ()
    assert (image.facts.patient.id, image.facts.modality, image.facts.device) == ("4711", "US", "Example Probe 1")
    assert image.origin.detail == "STORESCU (127.0.0.1)"
    assert list(clinic.store.verify()) == []


def test_that_what_is_kept_is_the_object_as_it_was_sent(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    (file,) = write_files(tmp_path / "out", 1)
    store(program, port, file)
    (image,) = clinic.store.images.of_visit("v1")
    kept = tmp_path / "kept.dcm"
    kept.write_bytes(b"".join(clinic.store.images.content(image.id)))
    assert dcmread(kept) == dcmread(file)


@pytest.mark.parametrize(
    ("name", "syntax", "frames"),
    [
        ("examples_palette.dcm", "-xe", 1),
        ("examples_ybr_color.dcm", "-xy", 30),
        ("examples_jpeg2k.dcm", "-xv", 1),
        ("SC_rgb_jpeg_gdcm.dcm", "-xs", 1),
        ("SC_rgb_rle_2frame.dcm", "-xr", 2),
    ],
)
def test_that_compressed_and_moving_pictures_arrive_and_can_be_shown(clinic: Clinic, program: Program, name: str, syntax: str, frames: int):
    port = clinic.listen()
    assert store(program, port, syntax, PYDICOM_FILES / name).returncode == 0
    (image,) = clinic.store.images.inbox()
    assert image.facts.frames == frames
    assert clinic.service.picture(image.id, frames - 1).startswith(b"\x89PNG")


def test_that_the_same_object_again_is_kept_once(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    (file,) = write_files(tmp_path / "out", 1)
    assert [store(program, port, file).returncode for _ in range(3)] == [0, 0, 0]
    assert [kept for _, kept in clinic.images] == [Kept.NEW, Kept.AGAIN, Kept.AGAIN]
    assert len(clinic.kept()) == 1


def test_that_the_same_object_from_a_file_and_from_the_network_is_one(clinic: Clinic, program: Program):
    port = clinic.listen()
    clinic.service.take_in_file(PYDICOM_FILES / "examples_palette.dcm")
    assert store(program, port, PYDICOM_FILES / "examples_palette.dcm").returncode == 0
    assert [kept for _, kept in clinic.images] == [Kept.AGAIN]


def test_that_another_picture_of_the_same_identifier_is_kept_and_said(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    for number, name in ((1, "a.dcm"), (2, "b.dcm")):
        (tmp_path / name).write_bytes(as_file(ultrasound(number, uid="1.2.3.4")))
        assert store(program, port, tmp_path / name).returncode == 0
    first, second = clinic.store.images.of_visit("v1")
    assert (first.differs_from, second.differs_from) == ("", first.id)
    assert second.warnings == ("Another image with the same identifier and a different content came in before. Both are kept.",)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"PatientID": ""}, "The picture has no patient number in its header."),
        ({"PatientID": "4712"}, "No patient here has the number 4712 that is in its header."),
        (
            {"PatientName": "Doe^Jane", "PatientBirthDate": "19900101"},
            "The patient number in its header is of one patient, the rest is another's. "
            "The header names Doe, Jane, this patient is Echevarría, Marisol. "
            "The header has the birth date 1 Jan 1990, this patient's is 14 Feb 1981.",
        ),
    ],
)
def test_that_a_picture_that_is_nobodys_waits_in_the_inbox(
    clinic: Clinic, program: Program, tmp_path: Path, header: dict[str, str], reason: str
):
    port = clinic.listen()
    (tmp_path / "a.dcm").write_bytes(as_file(ultrasound(1, **header)))
    assert store(program, port, tmp_path / "a.dcm").returncode == 0
    (image,) = clinic.store.images.inbox()
    assert image.last.reason == reason


def test_that_a_name_that_differs_alone_is_a_loud_warning_in_the_visit(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    (tmp_path / "a.dcm").write_bytes(as_file(ultrasound(1, PatientName="Doe^Jane")))
    store(program, port, tmp_path / "a.dcm")
    (image,) = clinic.store.images.of_visit("v1")
    assert image.warnings == ("The header names Doe, Jane, this patient is Echevarría, Marisol.",)


def test_that_an_object_without_picture_is_kept_in_the_inbox(clinic: Clinic, program: Program):
    port = clinic.listen()
    assert store(program, port, PYDICOM_FILES / "test-SR.dcm").returncode == 0
    (image,) = clinic.store.images.inbox()
    assert image.last.reason == "It cannot be shown. It holds no picture, only data such as a report or measurements."
    with pytest.raises(Problem) as told:
        clinic.service.picture(image.id)
    assert told.value.code == "IMAGE-NO-PICTURE"


@pytest.mark.parametrize(
    ("peer", "title", "called", "code", "words"),
    [
        (Peer("OTHER", LOOPBACK), "STORESCU", "PROCASSIST", "LISTENER-PEER", "Calling AE Title Not Recognized"),
        (Peer("STORESCU", "192.0.2.1"), "STORESCU", "PROCASSIST", "LISTENER-PEER", "Calling AE Title Not Recognized"),
        (Peer("STORESCU", LOOPBACK), "STORESCU", "ELSEWHERE", "LISTENER-TURNED-AWAY", "Called AE Title Not Recognized"),
    ],
)
def test_that_a_device_that_is_not_allowed_is_turned_away_and_named(
    clinic: Clinic, program: Program, tmp_path: Path, peer: Peer, title: str, called: str, code: str, words: str
):
    port = clinic.listen(peer)
    (file,) = write_files(tmp_path / "out", 1)
    told = run_peer(program("storescu"), "-aet", title, "-aec", called, LOOPBACK, str(port), file)
    assert told.returncode != 0
    assert words in told.stderr
    assert clinic.wait_for_event(code).peer == f"{title} (127.0.0.1)"
    assert clinic.kept() == []


def test_that_a_network_of_devices_may_be_allowed(clinic: Clinic, program: Program):
    port = clinic.listen(Peer("ECHOSCU", "127.0.0.0/8"))
    assert run_peer(program("echoscu"), "-aec", "PROCASSIST", LOOPBACK, str(port)).returncode == 0


def test_that_a_sender_that_breaks_off_leaves_nothing_and_the_next_is_served(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen(Peer("BREAKS", LOOPBACK), Peer("STORESCU", LOOPBACK))
    sender = AE("BREAKS")
    sender.add_requested_context(UltrasoundImageStorage)
    association = sender.associate(LOOPBACK, port, ae_title="PROCASSIST", max_pdu=4096)
    assert association.is_established
    cut = threading.Event()
    plain_write, line = association.dul.socket.send, association.dul.socket.socket

    def send_half(data: bytes) -> None:  # the network cable, pulled in the middle of the object
        if cut.is_set():
            return
        plain_write(data)
        if len(data) > 3000:
            cut.set()
            line.shutdown(socket.SHUT_RDWR)

    association.dul.socket.send = send_half
    answer = association.send_c_store(ultrasound(1, side=512))
    assert "Status" not in answer
    association.abort()
    line.close()  # pynetdicom leaves it to the collector of garbage
    assert clinic.wait_for_event("LISTENER-BROKEN-OFF").peer == "BREAKS (127.0.0.1)"
    (file,) = write_files(tmp_path / "out", 1)
    assert store(program, port, file).returncode == 0
    assert len(clinic.kept()) == 1


def test_that_an_enormous_object_waits_in_the_inbox_and_the_next_is_in_the_visit(clinic: Clinic, program: Program, tmp_path: Path):
    """The device has done its part, so nothing is refused that may be all there is; it is never decoded."""
    port = clinic.listen()
    bad, good = tmp_path / "bad.dcm", tmp_path / "good.dcm"
    bad.write_bytes(as_file(ultrasound(1, Rows=30000, Columns=30000)))
    good.write_bytes(as_file(ultrasound(2)))
    assert store(program, port, bad).returncode == 0
    assert store(program, port, good).returncode == 0
    (held,) = clinic.store.images.inbox()
    assert held.last.reason == "It cannot be shown. It is 30000 × 30000 pixels; up to 64 million pixels are shown."
    assert len(clinic.store.images.of_visit("v1")) == 1


def test_that_an_object_with_fewer_frames_than_it_says_is_kept_and_its_damage_is_said(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    path = tmp_path / "bad.dcm"
    path.write_bytes(as_file(ultrasound(1, NumberOfFrames=5)))
    assert store(program, port, path).returncode == 0
    (image,) = clinic.kept()
    with pytest.raises(Problem) as told:
        clinic.service.picture(image.id)
    assert told.value.message == (
        "The DICOM file is damaged or was cut off, so its picture cannot be shown. The image is kept as it came in."
    )


def test_that_a_private_transfer_syntax_is_not_taken_up_and_another_one_is(clinic: Clinic):
    port = clinic.listen(Peer("PRIVATE", LOOPBACK))
    sender = AE("PRIVATE")
    sender.add_requested_context(UltrasoundImageStorage, "1.2.826.0.1.3680043.9999.1")
    refused = sender.associate(LOOPBACK, port, ae_title="PROCASSIST")
    assert refused.accepted_contexts == []
    refused.abort()
    sender.add_requested_context(UltrasoundImageStorage)
    association = sender.associate(LOOPBACK, port, ae_title="PROCASSIST")
    assert association.send_c_store(ultrasound(1)).Status == 0
    association.release()
    assert len(clinic.store.images.of_visit("v1")) == 1


def test_that_a_connection_that_says_nothing_dicom_disturbs_nobody(clinic: Clinic, program: Program):
    port = clinic.listen()
    with socket.create_connection((LOOPBACK, port)) as strange:
        strange.sendall(b"GET / HTTP/1.1\r\n\r\n" * 100)
        assert run_peer(program("echoscu"), "-aec", "PROCASSIST", LOOPBACK, str(port)).returncode == 0


def test_that_an_object_beyond_the_limit_is_cut_off_and_named(tmp_path: Path, program: Program):
    clinic = open_clinic(tmp_path, limits=Limits(most_bytes=100_000))
    try:
        port = clinic.listen()
        (large,) = write_files(tmp_path / "large", 1, side=512)
        (small,) = write_files(tmp_path / "small", 1, first=2)
        assert store(program, port, large).returncode != 0
        assert clinic.wait_for_event("LISTENER-TOO-LARGE").peer == "STORESCU (127.0.0.1)"
        assert store(program, port, small).returncode == 0
        assert len(clinic.kept()) == 1
    finally:
        clinic.close()


def test_that_success_is_told_only_after_the_object_is_in_the_database(clinic: Clinic, program: Program, tmp_path: Path):
    port = clinic.listen()
    (file,) = write_files(tmp_path / "out", 1)

    class FullDisk(SqlImages):
        def keep(self, *_: object, **__: object):
            raise Problem("STORE-FULL", "The disk is full. Nothing was saved just now; everything saved before is safe.")

    clinic.service.images = FullDisk(clinic.store.images._ways)
    told = store(program, port, "-v", file)
    assert "OutOfResources" in told.stdout + told.stderr
    assert clinic.wait_for_event("STORE-FULL").message == (
        "The disk is full. Nothing was saved just now; everything saved before is safe. "
        "The picture from STORESCU (127.0.0.1) was not stored; the device still has it."
    )
    clinic.service.images = clinic.store.images
    assert store(program, port, file).returncode == 0
    assert len(clinic.kept()) == 1


def test_that_a_listening_process_that_dies_is_started_again(clinic: Clinic, program: Program):
    import os
    import signal

    first = clinic.listen()
    os.kill(clinic.listener.pid, signal.SIGKILL)
    clinic.wait_for_event("LISTENER-ENDED")
    with clinic.told:
        clinic.told.wait_for(lambda: clinic.listener.state is ListenerState.LISTENING and clinic.listener.port != first, 5)
    assert clinic.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING
    assert run_peer(program("echoscu"), "-aec", "PROCASSIST", LOOPBACK, str(clinic.listener.port)).returncode == 0


def test_that_a_port_in_use_is_said_and_nothing_is_lost(clinic: Clinic):
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        clinic.listener.start(ImageSettings(port=port, peers=(Peer("STORESCU", LOOPBACK),)))
        assert clinic.listener.wait_until_settled(PATIENCE) is ListenerState.FAILED
    assert clinic.wait_for_event("LISTENER-START").message == (
        f"The listener could not be started. Port {port} is used by another program. "
        "Choose another port in the settings, here and on the device."
    )


def test_that_an_address_of_another_computer_is_said(clinic: Clinic):
    clinic.listener.start(ImageSettings(port=0, bind="192.0.2.1"))
    assert clinic.listener.wait_until_settled(PATIENCE) is ListenerState.FAILED
    assert clinic.wait_for_event("LISTENER-START").message == (
        "The listener could not be started. The address 192.0.2.1 is not one of this computer. Choose another one in the settings."
    )


def test_that_the_listener_is_off_by_default_and_hears_only_this_computer(clinic: Clinic):
    settings = ImageSettings()
    assert (settings.listener_on, settings.bind, settings.peers) == (False, "127.0.0.1", ())
    assert clinic.listener.state is ListenerState.OFF


def test_that_nothing_listens_after_it_was_stopped_and_that_it_starts_again(clinic: Clinic):
    port = clinic.listen()
    clinic.listener.stop()
    assert clinic.listener.state is ListenerState.OFF
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, port), timeout=5)
    sender = AE("ECHOSCU")
    sender.add_requested_context(Verification)
    association = sender.associate(LOOPBACK, clinic.listen(), ae_title="PROCASSIST")
    assert association.send_c_echo().Status == 0
    association.release()


def test_that_only_so_many_events_are_remembered(clinic: Clinic):
    from procedure_assistant.services.image_ports import ListenerEvent

    for number in range(1000):
        clinic.receiving.happened(replace(ListenerEvent("LISTENER-PEER", "x"), message=str(number)))
    assert [event.message for event in clinic.receiving.events] == [str(number) for number in range(800, 1000)]
