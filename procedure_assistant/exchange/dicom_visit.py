"""What every DICOM object that is made of a visit has in common: patient, study, equipment, identifiers. Makes no object of its own.

Identifiers follow from the visit (UUID form of PS3.5 section B.2), so that sending again is the same object, which an archive keeps
once. Where the visit came from a worklist, study and request are those of the worklist.
"""

from __future__ import annotations

import re
import uuid
from contextlib import AbstractContextManager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from pydicom import Dataset

    from procedure_assistant.services.export import VisitExport

_NAMESPACE = uuid.UUID("5b0c3e1c-2d0f-4a6e-9d7e-8f5a1c64b7d2")
"""Ours alone; a new one would double every object that an archive already has."""
_MAKER = "Procedure Assistant"
_SEXES = {Sex.FEMALE: "F", Sex.MALE: "M", Sex.OTHER: "O", Sex.UNKNOWN: ""}
_UID_PART = re.compile("0|[1-9][0-9]*")
_SHORT, _LONG = 16, 64
"""The most that SH and LO hold (PS3.5 section 6.2)."""


def uid_of(*parts: str) -> str:
    """A DICOM identifier that follows from these texts: the same for the same, never the same for others."""
    return f"2.25.{uuid.uuid5(_NAMESPACE, chr(10).join(parts)).int}"


def study_uid(visit: VisitExport) -> str:
    """The study that the visit's objects belong to: the worklist's, else one of its own."""
    told = visit.worklist.study_uid
    return told if is_uid(told) else uid_of("study", visit.visit_id)


def is_uid(text: str) -> bool:
    """Whether a text is a DICOM identifier (PS3.5 section 9.1)."""
    parts = text.split(".")
    return len(text) <= _LONG and len(parts) > 1 and all(_UID_PART.fullmatch(part) for part in parts)


def unchecked() -> AbstractContextManager[None]:
    """Within it pydicom neither warns of values nor quotes them in a log: what devices and worklists wrote goes as it is."""
    from pydicom.config import disable_value_validation  # noqa: PLC0415 -- slow import

    return disable_value_validation()


def new_object(visit: VisitExport, sop_class: str, sop_instance_uid: str) -> Dataset:
    """An object of this class with everything that patient, study, equipment and SOP modules ask for; pixels or document are added to it.

    Raises ``Problem`` EXPORT-DICOM-NUMBER where the patient's number does not fit.
    """
    from pydicom import Dataset, FileMetaDataset  # noqa: PLC0415 -- slow import
    from pydicom.uid import UID, ExplicitVRLittleEndian  # noqa: PLC0415 -- slow import

    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SpecificCharacterSet = "ISO_IR 192"
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = UID(sop_class)
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = UID(sop_instance_uid)
    _add_patient(made, visit)
    _add_study(made, visit)
    made.Manufacturer = made.ManufacturerModelName = _MAKER
    made.SoftwareVersions = long(visit.record.visit.program_version)
    made.InstitutionName = long(visit.clinic.clinic)
    return made


def _add_patient(made: Dataset, visit: VisitExport) -> None:
    patient = visit.patient
    number = patient.mrn.strip()
    if not number or len(number) > _LONG or "\\" in number:
        raise Problem(
            "EXPORT-DICOM-NUMBER",
            say("The patient has no record number that DICOM can carry, so an archive could not file the record. Nothing was sent."),
            hint=say("Correct the record number in the patient’s data."),
        )
    made.PatientID = number
    made.PatientName = "^".join((_part(patient.family_name), _part(patient.given_names))).rstrip("^")
    made.PatientBirthDate = f"{patient.birth_date:%Y%m%d}"
    made.PatientSex = _SEXES[patient.sex]


def _add_study(made: Dataset, visit: VisitExport) -> None:
    from pydicom import Dataset  # noqa: PLC0415 -- slow import

    numbers, opened = visit.worklist, visit.local(visit.opened_at)
    made.StudyInstanceUID = study_uid(visit)
    made.StudyDate, made.StudyTime = f"{visit.record.day:%Y%m%d}", f"{opened:%H%M%S}"
    made.TimezoneOffsetFromUTC = f"{opened:%z}"[:5]
    made.ReferringPhysicianName = ""
    made.AccessionNumber = numbers.accession
    made.StudyID = numbers.procedure or visit.visit_id[:8]
    made.StudyDescription = long(visit.record.protocol.title)
    if visit.signer:
        made.PhysiciansOfRecord = _part(visit.signer.name)
    if numbers.procedure or numbers.step:
        request = Dataset()
        for keyword, value in (("RequestedProcedureID", numbers.procedure), ("ScheduledProcedureStepID", numbers.step)):
            if value:
                setattr(request, keyword, value)
        made.RequestAttributesSequence = [request]


def standing_words(visit: VisitExport) -> str:
    """What has to be seen first of a record that is not simply signed: "DRAFT, not signed: ", …; "" for a signed one."""
    return {
        "draft": "DRAFT, not signed: ",
        "voided": "VOIDED: ",
        "amended": f"Amended, version {1 + len(visit.record.amendments)}: ",
    }.get(visit.standing.value, "")


def when(made: Dataset, moment: datetime) -> None:
    """Write when the content of an object came to be; ``moment`` is local."""
    made.ContentDate, made.ContentTime = f"{moment:%Y%m%d}", f"{moment:%H%M%S}"


def as_file(made: Dataset) -> bytes:
    """The object as a DICOM file: the same bytes for the same object."""
    target = BytesIO()
    made.save_as(target, enforce_file_format=True)
    return target.getvalue()


def long(text: str) -> str:
    """A text as LO has it: one line, no backslash, at most 64 bytes, since some archives count bytes; what is cut off ends in dots."""
    return _line(text, _LONG)


def short(text: str) -> str:
    """A text as SH has it, at most 16 bytes."""
    return _line(text, _SHORT)


def _line(text: str, most: int) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).replace("\\", "/").split())
    if len(line.encode()) <= most:
        return line
    return line.encode()[: most - 3].decode("utf-8", "ignore") + "..."


def _part(text: str) -> str:
    """A part of a person's name; ``^`` and ``=`` part names in DICOM."""
    return long(text.replace("^", " ").replace("=", " "))
