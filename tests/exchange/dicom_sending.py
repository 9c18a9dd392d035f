"""What the tests of sending to archives share: a destination, pictures to send, what an object says. Holds no test."""

from __future__ import annotations

import threading
from io import BytesIO

from pydicom import dcmread

from procedure_assistant.exchange.dicom_identity import content_hash
from procedure_assistant.exchange.dicom_line import Patience
from procedure_assistant.exchange.send_dicom import DicomSender
from procedure_assistant.services.delivery import Destination, Kind, Secrets, SendResult
from procedure_assistant.services.export import ExportFile
from tests.exchange.dicom_clinic import LOOPBACK, as_file, ultrasound
from tests.peers.dicom_peer import TITLE

FORMATS = ("dicom-pdf", "dicom-images")
NO_SECRETS = Secrets()


def destination(port: int, called: str = TITLE, formats: tuple[str, ...] = FORMATS, **settings: str) -> Destination:
    return Destination("d1", "Archive", Kind.DICOM, {"host": LOOPBACK, "port": str(port), "called_ae": called} | settings, formats)


def send(port: int, *files: ExportFile, called: str = TITLE, patience: Patience | None = None, **settings: str) -> SendResult:
    return DicomSender(patience).send(destination(port, called, **settings), NO_SECRETS, files, "0a1b", threading.Event())


def picture(number: int = 1, **header: object) -> ExportFile:
    return ExportFile(f"picture-{number}.dcm", "application/dicom", as_file(ultrasound(number, **header)))


def said(file: bytes) -> str:
    """What an object says, however it was written down."""
    return content_hash(dcmread(BytesIO(file)))


def uid(file: ExportFile) -> str:
    return str(dcmread(BytesIO(file.data)).SOPInstanceUID)
