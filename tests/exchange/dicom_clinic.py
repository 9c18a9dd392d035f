"""A clinic with an encrypted database, the image services and a real listener on a loopback port; and DICOM objects to send to it."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
from pydicom import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from procedure_assistant.domain.patient import Patient
from procedure_assistant.exchange.dicom_listener import DicomListener, Limits
from procedure_assistant.exchange.image_reader import ImageProcess
from procedure_assistant.services.image_ports import Kept, ListenerEvent, ListenerState
from procedure_assistant.services.image_receiving import ImageReceiving
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.image_settings import ImageSettings, Peer
from procedure_assistant.services.image_values import StoredImage
from procedure_assistant.store import SqlStore
from tests.fakes import FixedClock
from tests.store.samples import KEY, add_visit, patient

PYDICOM_FILES = Path(pydicom.__file__).parent / "data" / "test_files"
"""The images that pydicom brings with it."""
ULTRASOUND_IMAGE = "1.2.840.10008.5.1.4.1.1.6.1"
LOOPBACK = "127.0.0.1"
MRN = "4711"
PATIENCE = 60.0


def pydicom_file(name: str) -> bytes:
    """The bytes of one of pydicom's own images."""
    return (PYDICOM_FILES / name).read_bytes()


def ultrasound(number: int = 1, *, mrn: str = MRN, side: int = 64, uid: str = "", **header: object) -> Dataset:
    """A small calibrated ultrasound picture, another one for every number; 0.2 mm a pixel."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = ULTRASOUND_IMAGE
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = uid or generate_uid(entropy_srcs=[str(number), mrn])
    made.StudyInstanceUID = generate_uid(entropy_srcs=["study", mrn])
    made.SeriesInstanceUID = generate_uid(entropy_srcs=["series", mrn])
    made.Modality, made.Manufacturer, made.ManufacturerModelName = "US", "Example", "Probe 1"
    made.PatientID, made.PatientName, made.PatientBirthDate, made.PatientSex = mrn, "Echevarria^Marisol", "19810214", "F"
    made.AcquisitionDateTime = "20261123143105"
    made.StudyID = made.AccessionNumber = ""
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows = made.Columns = side
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.SequenceOfUltrasoundRegions = [region(0, 0, side - 1, side - 1)]
    made.PixelData = np.random.default_rng(number).integers(0, 256, (side, side), dtype=np.uint8).tobytes()
    for keyword, value in header.items():
        setattr(made, keyword, value)
    return made


def region(left: int, top: int, right: int, bottom: int, *, cm: float = 0.02, units: int = 3, spatial_format: int = 1) -> Dataset:
    """An item of SequenceOfUltrasoundRegions."""
    item = Dataset()
    item.RegionSpatialFormat, item.RegionDataType, item.RegionFlags = spatial_format, 1, 0
    item.RegionLocationMinX0, item.RegionLocationMinY0 = left, top
    item.RegionLocationMaxX1, item.RegionLocationMaxY1 = right, bottom
    item.PhysicalUnitsXDirection = item.PhysicalUnitsYDirection = units
    item.PhysicalDeltaX = item.PhysicalDeltaY = cm
    return item


def as_file(dataset: Dataset) -> bytes:
    """The data set as the bytes of a DICOM file."""
    target = BytesIO()
    dataset.save_as(target, enforce_file_format=True)
    return target.getvalue()


def write_files(folder: Path, count: int, *, first: int = 1, side: int = 64, mrn: str = MRN) -> list[str]:
    """So many different pictures as files; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:04}.dcm").write_bytes(as_file(ultrasound(number, side=side, mrn=mrn)))
    return sorted(str(path) for path in folder.iterdir())


@dataclass
class Clinic:
    """What a test looks at: the database, the services, the listener, and all that was told."""

    store: SqlStore
    service: ImageService
    receiving: ImageReceiving
    listener: DicomListener
    images: list[tuple[StoredImage, Kept]] = field(default_factory=list)
    events: list[ListenerEvent] = field(default_factory=list)
    told: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.receiving.on_image = self._image
        self.receiving.on_event = self._event

    def _image(self, image: StoredImage, kept: Kept) -> None:
        with self.told:
            self.images.append((image, kept))
            self.told.notify_all()

    def _event(self, event: ListenerEvent) -> None:
        with self.told:
            self.events.append(event)
            self.told.notify_all()

    def listen(self, *peers: Peer, **settings: object) -> int:
        """Start the listener for the peers (by default dcmtk's own titles on loopback); its port."""
        allowed = peers or (Peer("STORESCU", LOOPBACK), Peer("ECHOSCU", LOOPBACK))
        chosen = {"listener_on": True, "port": 0, "peers": allowed} | settings
        self.listener.start(ImageSettings(**chosen))
        assert self.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING, self.events
        return self.listener.port

    def wait_for_event(self, code: str) -> ListenerEvent:
        """Wait until an event of this code was told."""
        with self.told:
            assert self.told.wait_for(lambda: any(event.code == code for event in self.events), PATIENCE), self.events
            return next(event for event in self.events if event.code == code)

    def kept(self) -> list[StoredImage]:
        """Every image in the store that is in the visit or the inbox."""
        return [*self.store.images.of_visit("v1"), *self.store.images.inbox()]

    def close(self) -> None:
        """End it all."""
        self.listener.stop()
        self.service.close()
        self.store.close()


def open_clinic(folder: Path, *, limits: Limits | None = None, person: Patient | None = None) -> Clinic:
    """A clinic with one patient of number 4711, born 14 Feb 1981, who has one open visit, "v1"."""
    store = SqlStore(folder / "procedures.db", key=KEY)
    if store.patient("p1") is None:
        store.save_patient(person or patient("p1", mrn=MRN, birth_date=date(1981, 2, 14)), FixedClock().now())
        add_visit(store, "v1", 2)
    service = ImageService(store, store.images, ImageProcess(), FixedClock(), lambda: "E. Marsh", "room 1")
    receiving = ImageReceiving(service)
    return Clinic(store, service, receiving, DicomListener(receiving, limits))


def run_peer(*command: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a sending program to its end."""
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=timeout, env=os.environ | {"LC_ALL": "C"})
