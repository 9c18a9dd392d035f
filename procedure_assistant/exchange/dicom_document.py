"""Writes a visit's PDF as a DICOM object: Encapsulated PDF Storage (PS3.3 section A.45.1). The PDF is put in as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.exchange.dicom_visit import as_file, long, new_object, short, standing_words, uid_of, unchecked, when

if TYPE_CHECKING:
    from pydicom import Dataset

    from procedure_assistant.services.export import VisitExport

ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
_PROCEDURE_NOTE = ("28570-0", "LN", "Procedure note")
"""LOINC, of the clinical facts of this program."""


def write(visit: VisitExport) -> bytes:
    """The record as a DICOM file. Raises ``Problem`` EXPORT-DICOM-NUMBER, SIGNATURE-…"""
    with unchecked():
        return as_file(document(visit))


def instance_uid(visit: VisitExport) -> str:
    """The identifier of the document of this state of the visit."""
    return uid_of("document", visit.visit_id, str(visit.last_seq))


def document(visit: VisitExport) -> Dataset:
    """The object: its identifier follows from the visit and the last fact of it."""
    pdf = visit.pdf()
    made = new_object(visit, ENCAPSULATED_PDF, instance_uid(visit))
    made.Modality = "DOC"
    made.SeriesInstanceUID = uid_of("documents", visit.visit_id)
    made.SeriesNumber, made.InstanceNumber = 1, visit.last_seq
    made.SeriesDescription = long(standing_words(visit) + "Procedure record")
    made.ConversionType = "WSD"
    made.StationName = short(visit.workstation)
    when(made, visit.local(visit.last_at))
    made.AcquisitionDateTime = f"{visit.local(visit.opened_at):%Y%m%d%H%M%S%z}"
    made.BurnedInAnnotation = "YES"
    made.DocumentTitle = f"{standing_words(visit)}{visit.record.protocol.title}, record {visit.seal or visit.visit_id[:8]}"
    made.ConceptNameCodeSequence = [_code(*_PROCEDURE_NOTE)]
    made.VerificationFlag = "UNVERIFIED" if visit.draft or visit.record.voided else "VERIFIED"
    made.MIMETypeOfEncapsulatedDocument = "application/pdf"
    made.EncapsulatedDocumentLength = len(pdf)
    made.EncapsulatedDocument = pdf + b"\0" * (len(pdf) % 2)  # OB has an even length; the element before says the true one
    return made


def _code(value: str, scheme: str, meaning: str) -> Dataset:
    from pydicom import Dataset  # noqa: PLC0415 -- slow import

    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = value, scheme, meaning
    return code
