"""Reads the header of a DICOM object: whose it is, what it shows, how it is calibrated. Decodes no pixel and keeps nothing.

Odd values are left out and named in a note; they never stop the reading. Imported only by the reading and the listening process.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.pixels.decoders.base import get_decoder
from pydicom.uid import UID, JPEGExtended12Bit

from procedure_assistant.exchange import image_words as words
from procedure_assistant.exchange.dicom_calibration import calibration_of
from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.exchange.dicom_identity import content_hash
from procedure_assistant.services.image_values import MOST_FRAMES, MOST_PIXELS, MOST_SIDE, Facts, FileKind, SentPatient

_DIRECTORY = "1.2.840.10008.1.3.10"
_PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
_LONGEST = 200
_DATE = re.compile(r"(\d{4})\.?(\d{2})\.?(\d{2})")
_TIME = re.compile(r"(\d{2}):?(\d{2}):?(\d{2})?(?:\.(\d{1,6}))?")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})")


class Header:
    """A data set whose values are asked for by keyword; one that cannot be read is noted and answers as if it were not there."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.unreadable: list[str] = []

    def value(self, keyword: str) -> Any:  # noqa: ANN401 -- a DICOM value is of the kind that the header says
        """The value, None when it is absent, empty or unreadable."""
        try:
            found = self.dataset.get(keyword)
        except UNREADABLE:
            self.unreadable.append(keyword)
            return None
        return None if found is None or found == "" else found

    def text(self, keyword: str) -> str:
        """The value as one line of text, "" when there is none."""
        found = self.value(keyword)
        if found is None:
            return ""
        line = " ".join(str(found).replace("\x00", " ").split())
        return "".join(sign for sign in line if sign.isprintable())[:_LONGEST]

    def number(self, keyword: str) -> int:
        """The value as a whole number, 0 when there is none."""
        found = self.value(keyword)
        try:
            return 0 if found is None else int(found)
        except (ValueError, TypeError, OverflowError):
            self.unreadable.append(keyword)
            return 0

    def decimal(self, keyword: str) -> Decimal | None:
        """The value as the exact decimal that is written there, None when there is none."""
        found = self.text(keyword)
        try:
            number = Decimal(found) if found else None
        except InvalidOperation:
            self.unreadable.append(keyword)
            return None
        return number if number is None or number.is_finite() else None


def read(data: bytes) -> Dataset:
    """The data set of a DICOM file. Raises ``Problem`` IMAGE-DICOM when it has no readable header."""
    try:
        return dcmread(BytesIO(data))
    except UNREADABLE as error:
        raise words.unreadable_dicom(type(error).__name__) from error


def facts_of_file(data: bytes) -> Facts:
    """What a DICOM file says of itself. Raises ``Problem`` IMAGE-DICOM, IMAGE-DIRECTORY."""
    with warnings.catch_warnings(record=True) as odd:
        warnings.simplefilter("always")
        dataset = read(data)
        try:
            content = content_hash(dataset)
        except UNREADABLE as error:
            raise words.unreadable_dicom(type(error).__name__) from error
        return facts_of(dataset, content, odd=odd)


def facts_of(dataset: Dataset, content_sha256: str, odd: Sequence[object] = ()) -> Facts:
    """What a DICOM object says of itself; ``odd`` are the warnings met while it was read. Raises ``Problem`` IMAGE-DIRECTORY."""
    header = Header(dataset)
    meta = Header(dataset.file_meta)
    syntax = meta.text("TransferSyntaxUID")
    if header.text("SOPClassUID") == _DIRECTORY or meta.text("MediaStorageSOPClassUID") == _DIRECTORY:
        raise words.directory()
    frames = max(1, header.number("NumberOfFrames"))
    calibration = calibration_of(header.value, header.unreadable)
    facts = Facts(
        kind=FileKind.DICOM,
        width=header.number("Columns"),
        height=header.number("Rows"),
        frames=frames,
        why_no_picture=_why_no_picture(header, syntax, frames),
        patient=_patient(header),
        sop_class=_name_of(header.text("SOPClassUID")),
        sop_instance_uid=header.text("SOPInstanceUID"),
        study_uid=header.text("StudyInstanceUID"),
        series_uid=header.text("SeriesInstanceUID"),
        transfer_syntax=_name_of(syntax),
        content_sha256=content_sha256,
        modality=header.text("Modality"),
        device=" ".join(filter(None, (header.text("Manufacturer"), header.text("ManufacturerModelName")))),
        description=header.text("SeriesDescription") or header.text("StudyDescription"),
        taken_at=_taken_at(header),
        seconds_per_frame=_seconds_per_frame(header),
        calibration=calibration,
        burned_in=header.text("BurnedInAnnotation").lower(),
        notes=(),
    )
    return _with_notes(facts, header, len(odd))


def _with_notes(facts: Facts, header: Header, odd: int) -> Facts:
    notes = []
    if header.unreadable:
        notes.append(words.unreadable_values(sorted(set(header.unreadable))))
    elif odd:
        notes.append("The header holds values in a form that the standard does not allow. They were read as far as possible.")
    if facts.burned_in == "yes":
        notes.append("The device says that names are burned into the picture. Look whose they are.")
    return replace(facts, notes=tuple(notes))


def _why_no_picture(header: Header, syntax: str, frames: int) -> str:
    width, height, bits = header.number("Columns"), header.number("Rows"), header.number("BitsStored")
    if not any(keyword in header.dataset for keyword in _PIXELS):
        return "It holds no picture, only data such as a report or measurements."
    if not syntax:
        return "Its header does not say how its picture is encoded (no transfer syntax)."
    if width <= 0 or height <= 0:
        return "Its header does not say how large the picture is."
    if width > MOST_SIDE or height > MOST_SIDE or width * height > MOST_PIXELS:
        return words.too_many_pixels(width, height)
    if frames > MOST_FRAMES:
        return f"It has {frames} frames; up to {MOST_FRAMES} are shown."
    return _why_not_decoded(UID(syntax), bits)


def _why_not_decoded(syntax: UID, bits: int) -> str:
    if syntax == JPEGExtended12Bit and bits > 8:
        return "Its picture is encoded as JPEG with 12 bits, which this program does not show."
    try:
        decoder = get_decoder(syntax)
    except NotImplementedError:
        if syntax.is_private:
            return f"Its picture is encoded in a way of the manufacturer's own (private transfer syntax {syntax})."
        return f"Its picture is encoded as {_name_of(str(syntax))}, which this program does not show."
    return "" if decoder.is_available else f"Its picture is encoded as {syntax.name}, which this program does not show."


def _patient(header: Header) -> SentPatient:
    birth = _day(header.text("PatientBirthDate"))
    return SentPatient(
        id=header.text("PatientID"),
        issuer=header.text("IssuerOfPatientID"),
        name=header.text("PatientName"),
        birth_date=birth,
        sex=header.text("PatientSex"),
    )


def _name_of(uid: str) -> str:
    return str(UID(uid).name) if uid else ""


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    hour, minute, second, part = found.groups()
    try:
        return time(int(hour), int(minute), int(second or 0), int((part or "0").ljust(6, "0")))
    except ValueError:
        return None


def _taken_at(header: Header) -> str:
    """When the picture was taken, as the device's clock said; the time of the study only where nothing nearer is given."""
    whole = header.text("AcquisitionDateTime")
    offset = _OFFSET.search(whole[8:]) or _OFFSET.fullmatch(header.text("TimezoneOffsetFromUTC"))
    pairs = [(whole[:8], re.sub(r"[+-]\d{4}$", "", whole[8:]))]
    pairs += [(header.text(f"{what}Date"), header.text(f"{what}Time")) for what in ("Acquisition", "Content", "Series", "Study")]
    for day_text, clock_text in pairs:
        day, clock = _day(day_text), _clock(clock_text)
        if day is not None:
            moment = datetime.combine(day, clock or time()).isoformat(timespec="seconds") if clock else day.isoformat()
            return moment + ("{}{}:{}".format(*offset.groups()) if offset and clock else "")
    return ""


def _seconds_per_frame(header: Header) -> Decimal | None:
    milliseconds = header.decimal("FrameTime")
    if milliseconds is not None and milliseconds > 0:
        return milliseconds / 1000
    rate = header.decimal("CineRate") or header.decimal("RecommendedDisplayFrameRate")
    return (1 / rate).quantize(Decimal("0.0001")) if rate is not None and rate > 0 else None
