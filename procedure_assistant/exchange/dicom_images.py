"""Writes the pictures of a visit as DICOM objects. A picture that came as DICOM goes back as it came; others keep every pixel.

A photograph becomes VL Photographic Image Storage, every other picture Secondary Capture, uncompressed, upright and in 8 bits a
sample, as the record shows it. Marks are words beside the pixels, never in them.
"""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import ImageMark
from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.exchange.dicom_visit import as_file, is_uid, long, new_object, standing_words, study_uid, uid_of, unchecked, when
from procedure_assistant.exchange.image_words import megabytes
from procedure_assistant.services.export import ExportFile, Standing
from procedure_assistant.services.image_matching import Mark, is_other_patient, mismatches
from procedure_assistant.services.image_values import MOST_BYTES, SentPatient
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from pydicom import Dataset

    from procedure_assistant.domain.patient import Patient
    from procedure_assistant.services.export import ExportImage, VisitExport

DICOM = "application/dicom"
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
PHOTOGRAPH = "1.2.840.10008.5.1.4.1.1.77.1.4"
_LOSSY = {"image/jpeg": "ISO_10918_1"}
"""How pixels were changed before they came here (PS3.3 C.7.6.1.1.5)."""
_SIDES = {"left": "L", "right": "R"}
_SIGNED = (Standing.SIGNED, Standing.AMENDED)
_MOST_COMMENT = 10240
_ZIPPED_AT = (1980, 1, 1, 0, 0, 0)
"""No time of its own, so that the same visit gives the same bytes."""


def write(visit: VisitExport) -> bytes:
    """The objects as a ZIP archive, one file each. Raises ``Problem`` as :func:`files` does."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in files(visit):
            entry = zipfile.ZipInfo(one.name, _ZIPPED_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, one.data)
    return target.getvalue()


def files(visit: VisitExport, most_bytes: int = MOST_BYTES) -> tuple[ExportFile, ...]:
    """One DICOM file for each object: a clip of which several frames are pinned is one object.

    Raises ``Problem`` EXPORT-DICOM-IMAGES where the visit has none, EXPORT-DICOM-OTHER for a picture of another patient,
    EXPORT-DICOM-OBJECT for one that cannot be read, EXPORT-DICOM-SIZE for more than ``most_bytes`` together, IMAGE-… where bytes of a
    picture cannot be had.
    """
    if not visit.images:
        raise Problem(
            "EXPORT-DICOM-IMAGES",
            say("This visit has no pictures, so there is none to export."),
            hint=say("Choose another format."),
        )
    found: dict[str, bytes] = {}
    room = most_bytes
    for number, image in enumerate(visit.images, 1):
        if image.media_type == DICOM:
            key, data = image.sha256, _as_it_came(image, visit.patient)
        else:
            with unchecked():
                key, data = image.id, as_file(_picture(visit, image, number))
        room -= 0 if key in found else len(data)
        if room < 0:
            raise _too_large(most_bytes)
        found[key] = data
    return tuple(
        ExportFile(f"{visit.stem}-image-{number:03}.dcm", DICOM, data) for number, data in enumerate(found.values(), 1)
    )


def _too_large(most_bytes: int) -> Problem:
    return Problem(
        "EXPORT-DICOM-SIZE",
        say("The pictures of this visit are more than {size} together as DICOM objects. None was exported.", size=megabytes(most_bytes)),
        hint=say("Send long clips to the archive from the device they came from, and take them out of this visit."),
    )


def _as_it_came(image: ExportImage, patient: Patient) -> bytes:
    """The bytes of an object that came as DICOM, once it is sure whose it is."""
    from pydicom import dcmread  # noqa: PLC0415 -- slow import

    data = image.read()
    try:
        with unchecked():
            header = dcmread(BytesIO(data), stop_before_pixels=True)
            texts = {keyword: str(header.get(keyword, "") or "").strip() for keyword in _OF_PATIENT}
            is_whole = all(map(is_uid, (header.SOPClassUID, header.SOPInstanceUID, header.file_meta.TransferSyntaxUID)))
    except UNREADABLE as error:
        raise _not_readable(image, type(error).__name__) from error
    if not is_whole:
        raise _not_readable(image, "no identifier")
    sent = SentPatient(texts["PatientID"], texts["IssuerOfPatientID"], texts["PatientName"], _day(texts["PatientBirthDate"]))
    differing = mismatches(sent, patient)
    if is_other_patient(differing) or any(one.mark is Mark.NO_ID for one in differing):
        raise Problem(
            "EXPORT-DICOM-OTHER",
            say(
                "The picture “{caption}” would be filed with another patient. {told} No picture was sent.",
                caption=image.caption or image.id,
                told=joined(" ", (one.sentence for one in differing)),
            ),
            hint=say("Look whose picture it is; take it out of this visit, or have the archive correct it."),
        )
    return data


_OF_PATIENT = ("PatientID", "IssuerOfPatientID", "PatientName", "PatientBirthDate")


def _not_readable(image: ExportImage, detail: str) -> Problem:
    return Problem(
        "EXPORT-DICOM-OBJECT",
        say("The DICOM picture “{caption}” has no readable header, so it cannot be sent.", caption=image.caption or image.id),
        hint=say("Send it to the archive from the device it came from."),
        detail=detail,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _picture(visit: VisitExport, image: ExportImage, number: int) -> Dataset:
    """A picture that did not come as DICOM. Its identifier follows from all that stands in it, so an amendment of other things keeps it."""
    comment, mark = _comment(image), "" if visit.standing in _SIGNED else standing_words(visit)
    is_photo = image.kind == "photo"
    side = _SIDES.get(image.side, "")
    said = (image.sha256, str(image.frame), comment, mark, study_uid(visit))
    digest = hashlib.sha256("\n".join(said).encode()).hexdigest()
    made = new_object(visit, PHOTOGRAPH if is_photo else SECONDARY_CAPTURE, uid_of("picture", visit.visit_id, image.id, digest))
    made.Modality = "XC" if is_photo else "OT"
    made.SeriesInstanceUID = uid_of("pictures", visit.visit_id, made.Modality, side)
    made.SeriesNumber = {"": 2, "L": 3, "R": 4}[side] + (10 if is_photo else 0)
    made.InstanceNumber = number
    made.SeriesDescription = long(f"{mark}Pictures of the procedure")
    made.Laterality = side
    made.PatientOrientation = ""
    if is_photo:
        made.AcquisitionContextSequence = []
    else:
        made.ConversionType = "DI"
    when(made, visit.local(visit.opened_at))
    _add_taken_at(made, image.taken_at)
    made.ImageComments = comment[:_MOST_COMMENT]
    made.DerivationDescription = f"As shown in the record: upright, 8 bits. Came as {image.media_type}, SHA-256 {image.sha256}"
    _add_pixels(made, image)
    return made


def _add_taken_at(made: Dataset, text: str) -> None:
    try:
        taken = datetime.fromisoformat(text)
    except ValueError:
        return
    made.AcquisitionDate = f"{taken:%Y%m%d}"
    if "T" in text:
        made.AcquisitionTime = f"{taken:%H%M%S}"


def _comment(image: ExportImage) -> str:
    """What the record says of the picture, in one line."""
    parts = [image.caption, image.target.replace("_", " "), f"{image.side} side" if image.side else ""]
    parts += ["needle in sight"] if image.shows_needle else []
    parts += [_mark(mark) for mark in image.marks]
    parts += [f"device: {image.device}"] if image.device else []
    return "; ".join(part for part in parts if part)


def _mark(mark: ImageMark) -> str:
    places = " to ".join(f"({x:.0f}, {y:.0f})" for x, y in mark.points)
    length = f" {wording.length_mm(mark.length)}" if mark.length else ""
    return f"{mark.kind.value.replace('_', ' ')}{length}{f' “{mark.text}”' if mark.text else ''} at {places}"


def _add_pixels(made: Dataset, image: ExportImage) -> None:
    """The pixels of the frame as they are shown, with what describes them (PS3.3 C.7.6.3)."""
    from PIL import Image  # noqa: PLC0415 -- slow import

    with Image.open(BytesIO(image.picture()), formats=["PNG"]) as shown:
        pixels = shown if shown.mode == "L" else shown.convert("RGB")
        data, (made.Columns, made.Rows) = pixels.tobytes(), pixels.size
        is_grey = pixels.mode == "L"
    made.SamplesPerPixel = 1 if is_grey else 3
    made.PhotometricInterpretation = "MONOCHROME2" if is_grey else "RGB"
    if not is_grey:
        made.PlanarConfiguration = 0
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.ImageType = ["DERIVED", "SECONDARY"]
    made.LossyImageCompression = "01" if image.media_type in _LOSSY else ""  # of other files nobody knows what was done to them before
    if image.media_type in _LOSSY:
        made.LossyImageCompressionMethod = _LOSSY[image.media_type]
    made.PixelData = data + b"\0" * (len(data) % 2)
