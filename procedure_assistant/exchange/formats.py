"""The formats in which a visit can leave, in the order in which they are offered. Each writer is loaded with its first use.

A new format is one line here and one module beside it with ``write(visit: VisitExport) -> bytes``.
"""

from __future__ import annotations

from collections.abc import Callable

from procedure_assistant.domain.say import say
from procedure_assistant.services.export import Format, VisitExport

Write = Callable[[VisitExport], bytes]


def _text() -> Write:
    from procedure_assistant.exchange.export_text import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _rtf() -> Write:
    from procedure_assistant.exchange.export_rtf import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _xhtml() -> Write:
    from procedure_assistant.exchange.export_xhtml import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _csv() -> Write:
    from procedure_assistant.exchange.export_csv import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _jsonl() -> Write:
    from procedure_assistant.exchange.export_jsonl import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _pdf() -> Write:
    return lambda visit: visit.pdf()


def _hl7_mdm() -> Write:
    from procedure_assistant.exchange.hl7_mdm import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _hl7_oru() -> Write:
    from procedure_assistant.exchange.hl7_oru import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _fhir() -> Write:
    from procedure_assistant.exchange.fhir_bundle import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _pdf_fhir() -> Write:
    from procedure_assistant.exchange.fhir_pdf import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _dicom_pdf() -> Write:
    from procedure_assistant.exchange.dicom_document import write  # noqa: PLC0415 -- loaded with its first use

    return write


def _dicom_images() -> Write:
    from procedure_assistant.exchange.dicom_images import write  # noqa: PLC0415 -- loaded with its first use

    return write


FORMATS: tuple[Format, ...] = (
    Format("text", "txt", "text/plain; charset=utf-8", say("Plain text"), say("To paste into a chart that takes only text."), _text),
    Format("rtf", "rtf", "application/rtf", say("Rich text"), say("To paste with its tables, or to open in a word processor."), _rtf),
    Format("xhtml", "xhtml", "application/xhtml+xml", say("Web page"), say("To read in a browser, or in a chart that takes HTML."), _xhtml),
    Format("pdf", "pdf", "application/pdf", say("PDF record"), say("The record as printed, readable for decades."), _pdf),
    Format("pdf-fhir", "fhir.pdf", "application/pdf", say("PDF with FHIR"), say("The PDF record with its FHIR Bundle within."), _pdf_fhir),
    Format("fhir", "fhir.json", "application/fhir+json", say("FHIR R4"), say("The whole visit as one Bundle, for a chart."), _fhir),
    Format("csv", "csv", "text/csv; charset=utf-8", say("Table (CSV)"), say("One row for each fact, for a registry."), _csv),
    Format("jsonl", "jsonl", "application/x-ndjson", say("JSON Lines"), say("For analysis by a program: one line for each visit."), _jsonl),
    Format("hl7-mdm", "mdm.hl7", "application/hl7-v2", say("HL7 document"), say("MDM: the note as text and PDF, for a chart."), _hl7_mdm),
    Format("hl7-oru", "oru.hl7", "application/hl7-v2", say("HL7 results"), say("ORU: each dose, score and lot, for a chart."), _hl7_oru),
    Format("dicom-pdf", "dcm", "application/dicom", say("DICOM document"), say("The PDF record as an object for an archive."), _dicom_pdf),
    Format("dicom-images", "images.zip", "application/zip", say("DICOM pictures"), say("The pictures, one object each."), _dicom_images),
)
