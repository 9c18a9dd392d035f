"""A visit as its archival PDF with the FHIR Bundle within it (PDF/A-3b): a person reads the pages, a program the Bundle."""

from __future__ import annotations

from procedure_assistant.exchange.fhir_bundle import bundle, encoded
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.records import Attached

NAME = "bundle.fhir.json"
MEDIA_TYPE = "application/fhir+json"


def write(visit: VisitExport) -> bytes:
    """The PDF. Its Bundle has no copy of the pages themselves."""
    data = encoded(bundle(visit, with_pdf=False))
    return visit.pdf_with(Attached(NAME, MEDIA_TYPE, "The same record as a FHIR R4 Bundle", visit.local(visit.last_at), data))
