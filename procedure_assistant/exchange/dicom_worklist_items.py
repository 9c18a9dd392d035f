"""The question to a modality worklist and what its answers say (PS3.4 annex K). Runs in the calling process; keeps nothing.

An answer that lacks what an appointment needs is told with its name and the reason, and never guessed at.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from io import BytesIO

from pydicom import Dataset, Sequence
from pynetdicom.dsutils import decode

from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.exchange.dicom_header import Header
from procedure_assistant.exchange.dicom_visit import is_uid
from procedure_assistant.exchange.image_pipe import Words

_ASKED = (
    "AccessionNumber", "ReferringPhysicianName", "PatientName", "PatientID", "IssuerOfPatientID", "PatientBirthDate", "PatientSex",
    "StudyInstanceUID", "RequestingPhysician", "RequestedProcedureDescription", "AdmissionID", "RequestedProcedureID",
    "PlacerOrderNumberImagingServiceRequest", "FillerOrderNumberImagingServiceRequest", "TimezoneOffsetFromUTC",
)  # fmt: skip
_ASKED_OF_STEP = (
    "ScheduledPerformingPhysicianName", "ScheduledProcedureStepDescription", "ScheduledProcedureStepID", "ScheduledStationName",
    "ScheduledProcedureStepLocation", "ScheduledProcedureStepStatus", "ScheduledProcedureStepEndDate", "ScheduledProcedureStepEndTime",
)  # fmt: skip
_LONGEST_NUMBER = 64
_FIRST_YEAR, _LAST_YEAR = "1900", "2999"
"""No zone carries a moment of these out of the calendar."""
_DATE = re.compile(r"\d{8}")
_TIME = re.compile(r"(\d{2})(\d{2})?(\d{2})?(?:\.\d{1,6})?")
_OFFSET = re.compile(r"[+-]\d{4}")


def query(words: Words) -> Dataset:
    """The question: steps of a day ("20261123"), for a station and a modality; an empty text asks for any."""
    asked = Dataset()
    asked.SpecificCharacterSet = "ISO_IR 192"
    for keyword in _ASKED:
        setattr(asked, keyword, "")
    asked.OtherPatientIDsSequence = [_all_empty("PatientID", "IssuerOfPatientID", "TypeOfPatientID")]
    step = _all_empty(*_ASKED_OF_STEP)
    step.ScheduledProcedureStepStartDate, step.ScheduledProcedureStepStartTime = words["day"], ""
    step.ScheduledStationAETitle, step.Modality = words["station"], words["modality"]
    asked.ScheduledProcedureStepSequence = [step]
    return asked


def _all_empty(*keywords: str) -> Dataset:
    made = Dataset()
    for keyword in keywords:
        setattr(made, keyword, "")
    return made


class _Broken(Exception):
    """An answer that makes no appointment; the text is a key of the words for it."""


def told(raw: bytes, *, is_implicit: bool) -> Words:
    """What an answer says, as plain texts under "item"; or under "broken" its name, and under "why" what it lacks."""
    with warnings.catch_warnings(record=True) as odd:
        warnings.simplefilter("always")
        try:
            header = Header(decode(BytesIO(raw), is_implicit, True))
        except UNREADABLE:
            return {"broken": "", "why": "unreadable"}
        try:
            return {"item": _item(header, odd)}
        except _Broken as why:
            return {"broken": _name(header), "why": str(why)}


def _name(header: Header) -> str:
    try:
        return header.text("PatientName").replace("^", " ").strip() or header.text("PatientID") or header.text("AccessionNumber")
    except UNREADABLE:
        return ""


def _item(header: Header, odd: list[warnings.WarningMessage]) -> Words:
    step = _step(header)
    number = header.text("PatientID")
    if not number:
        raise _Broken("no-number")
    if len(number) > _LONGEST_NUMBER:
        raise _Broken("long-number")
    family, given = _names(header)
    found = {
        "mrn": number,
        "issuer": header.text("IssuerOfPatientID"),
        "others": _others(header),
        "family": family,
        "given": given,
        "born": _day(header.text("PatientBirthDate")),
        "sex": header.text("PatientSex").upper(),
        "accession": header.text("AccessionNumber"),
        "procedure": header.text("RequestedProcedureID"),
        "step": step.text("ScheduledProcedureStepID"),
        "study": _uid(header),
        "placer": header.text("PlacerOrderNumberImagingServiceRequest"),
        "filler": header.text("FillerOrderNumberImagingServiceRequest"),
        "visit": header.text("AdmissionID"),
        "starts": _moment(step, "ScheduledProcedureStepStart"),
        "ends": _moment_or_none(step, "ScheduledProcedureStepEnd"),
        "offset": _offset(header),
        "reason": header.text("RequestedProcedureDescription") or step.text("ScheduledProcedureStepDescription"),
        "physician": _person(step.text("ScheduledPerformingPhysicianName")),
        "room": step.text("ScheduledProcedureStepLocation") or step.text("ScheduledStationName"),
        "status": step.text("ScheduledProcedureStepStatus").upper(),
    }
    if not (found["procedure"] or found["accession"] or found["step"]):
        raise _Broken("no-identifier")
    notes = [*header.unreadable, *step.unreadable]
    return found | {"unreadable": sorted(set(notes)), "is_odd": bool(odd), "unknown_letters": _has_unknown_letters(header, family + given)}


def _step(header: Header) -> Header:
    steps = header.value("ScheduledProcedureStepSequence")
    if not isinstance(steps, Sequence) or len(steps) != 1:
        raise _Broken("no-step")
    return Header(steps[0])


def _names(header: Header) -> tuple[str, str]:
    """Family and given names; the letters of another script only where there are no Latin ones (PS3.5 section 6.2.1.2)."""
    groups = header.text("PatientName").split("=")
    chosen = next((group for group in groups if group.strip("^ ")), "")
    family, *others = chosen.split("^")
    return family.strip(), " ".join(part.strip() for part in others[:2] if part.strip())


def _person(text: str) -> str:
    family, *others = text.split("=", maxsplit=1)[0].split("^")
    given = " ".join(part.strip() for part in others[:2] if part.strip())
    return f"{given} {family.strip()}".strip()


def _others(header: Header) -> list[list[str]]:
    items = header.value("OtherPatientIDsSequence")
    if not isinstance(items, Sequence):
        return []
    known = [Header(item) for item in list(items)[:20]]
    found = [[one.text("IssuerOfPatientID"), one.text("PatientID")] for one in known]
    return [one for one in found if one[1] and len(one[1]) <= _LONGEST_NUMBER]


def _uid(header: Header) -> str:
    """The study; one that is no identifier is told as unreadable."""
    found = header.text("StudyInstanceUID")
    if found and not is_uid(found):
        header.unreadable.append("StudyInstanceUID")
        return ""
    return found


def _day(text: str) -> str:
    """ISO day, "" when it is none."""
    try:
        return datetime.strptime(text, "%Y%m%d").date().isoformat() if _DATE.fullmatch(text) else ""  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        return ""


def _moment_or_none(step: Header, what: str) -> str:
    try:
        return _moment(step, what)
    except _Broken:
        return ""


def _moment(step: Header, what: str) -> str:
    """ISO date and time as scheduled, without a zone."""
    day, clock = _day(step.text(f"{what}Date")), _TIME.fullmatch(step.text(f"{what}Time"))
    if not day or not clock or not _FIRST_YEAR <= day[:4] <= _LAST_YEAR:
        raise _Broken("no-time")
    hour, minute, second = (int(part or 0) for part in clock.groups())
    if hour > 23 or minute > 59 or second > 59:
        raise _Broken("no-time")
    return f"{day}T{hour:02}:{minute:02}:{second:02}"


def _offset(header: Header) -> str:
    text = header.text("TimezoneOffsetFromUTC")
    return text if _OFFSET.fullmatch(text) and int(text[1:3]) <= 14 and int(text[3:]) < 60 else ""


def _has_unknown_letters(header: Header, name: str) -> bool:
    """Whether a name has letters that the answer's character set does not give, or that it does not say how to read."""
    return "\N{REPLACEMENT CHARACTER}" in name or (not name.isascii() and not header.text("SpecificCharacterSet"))
