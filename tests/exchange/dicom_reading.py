"""Reads a visit's DICOM objects back as statements, for the test that every fact is in every format. Holds no test.

The document's PDF is read as the PDF format is; of a picture its header is one statement, with the fingerprint of its file.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator

from pydicom import Dataset, dcmread

from tests.exchange import read_back

NO_FACTS = "a picture shows what was done and tells nothing of it; the record goes beside it"
PICTURES = {
    **dict.fromkeys(
        (
            "adverse_event", "allergy", "amendment", "answer", "aspiration", "biologic_discarded", "biologic_returned",
            "block", "block_aspiration", "block_drug", "block_omitted", "block_reason", "consent_renewed", "consent_signed",
            "consent_withdrawn", "container", "cosignature", "given",
            "handover", "hash", "injection", "injection_aspiration", "injection_drug", "injection_reason", "kept",
            "kept_discarded", "opened", "override", "passport", "provenance", "reconstitution", "score", "seal", "serial",
            "signature", "signed_at", "site", "site_moved", "site_note", "site_omitted", "site_reason", "taken_over", "tape",
            "ultrasound", "void", "waste",
        ),
        NO_FACTS,
    ),
    **dict.fromkeys(
        ("image", "image_mark", "visit"),
        "a picture that came as DICOM goes back as it came; caption, marks and day of the visit stand in those that are made here",
    ),
}  # fmt: skip
"""Kinds of facts that pictures cannot express, with the reason."""


def document(data: bytes) -> list[str]:
    """The PDF within, as the PDF format is read."""
    made = dcmread(io.BytesIO(data))
    return read_back.read_pdf(made.EncapsulatedDocument[: made.EncapsulatedDocumentLength])


def pictures(data: bytes) -> list[str]:
    """The header of each object."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [_said(archive.read(name)) for name in archive.namelist()]


def _said(data: bytes) -> str:
    made = dcmread(io.BytesIO(data), stop_before_pixels=True)
    return " | ".join((*_texts(made), hashlib.sha256(data).hexdigest()))


def _texts(made: Dataset) -> Iterator[str]:
    for element in made.iterall():
        if element.VR == "PN":
            yield str(element.value).replace("^", ", ")
        elif element.VR != "SQ":
            yield str(element.value)
