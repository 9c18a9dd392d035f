"""A real archive as the sender: Orthanc gets pictures through its own web address and sends them to the listener."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.image_settings import Peer
from tests.exchange.dicom_clinic import LOOPBACK, PATIENCE, Clinic, as_file, pydicom_file, ultrasound

Program = Callable[[str], str]


class Archive:
    """Orthanc with a folder of its own. Its DICOM port is off: it would be open to the whole network, and only sending is wanted."""

    def __init__(self, program: str, folder: Path, listener_port: int) -> None:
        with socket.create_server((LOOPBACK, 0)) as free:
            self.port = int(free.getsockname()[1])
        settings = {
            "Name": "archive",
            "StorageDirectory": str(folder / "storage"),
            "IndexDirectory": str(folder / "index"),
            "Plugins": [],
            "DicomServerEnabled": False,
            "DicomAet": "ORTHANC",
            "HttpPort": self.port,
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "SslEnabled": False,
            "DicomModalities": {"assistant": ["PROCASSIST", LOOPBACK, listener_port]},
        }
        path = folder / "orthanc.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        self._process = subprocess.Popen([program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def ask(self, path: str, body: bytes | None = None) -> object:
        request = urllib.request.Request(f"http://{LOOPBACK}:{self.port}{path}", data=body)  # POST where there is a body
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read())

    def wait_until_up(self) -> None:
        for _ in range(600):
            assert self._process.poll() is None, "Orthanc ended"
            try:
                self.ask("/system")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        pytest.fail("Orthanc does not answer")

    def add(self, data: bytes) -> str:
        """Upload a DICOM file; its id in the archive."""
        answer = self.ask("/instances", data)
        assert isinstance(answer, dict)
        return str(answer["ID"])

    def send(self, *ids: str) -> None:
        """Send objects to the listener; raises ``HTTPError`` when it did not take them all."""
        self.ask("/modalities/assistant/store", json.dumps(list(ids)).encode())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


@pytest.fixture
def archive(clinic: Clinic, program: Program, tmp_path: Path) -> Iterator[Archive]:
    path = program("Orthanc")
    port = clinic.listen(Peer("ORTHANC", LOOPBACK))
    made = Archive(path, tmp_path, port)
    made.wait_until_up()
    yield made
    made.close()


def test_that_an_archive_sends_pictures_to_the_visit_and_the_inbox(clinic: Clinic, archive: Archive):
    archive.ask("/modalities/assistant/echo", b"{}")
    clips = ("examples_ybr_color.dcm", "examples_palette.dcm", "examples_jpeg2k.dcm")
    archive.send(archive.add(as_file(ultrasound(1))), *(archive.add(pydicom_file(name)) for name in clips))
    (placed,) = clinic.store.images.of_visit("v1")
    assert placed.origin.detail == "ORTHANC (127.0.0.1)"
    held = clinic.store.images.inbox()
    assert sorted(image.facts.frames for image in held) == [1, 1, 30]
    assert all(clinic.service.picture(image.id, image.facts.frames - 1) for image in held)
    assert list(clinic.store.verify()) == []


def test_that_an_archive_that_sends_again_doubles_nothing(clinic: Clinic, archive: Archive):
    ids = [archive.add(as_file(ultrasound(number))) for number in range(1, 21)]
    for _ in range(2):
        archive.send(*ids)
    assert len(clinic.store.images.of_visit("v1")) == 20
