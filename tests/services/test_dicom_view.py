"""What is shown of a DICOM file before it is sent: every line of its header and the very PDF within; a damaged file ends in dots."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset, dcmread
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian

from procedure_assistant.services.dicom_view import shown
from tests.exchange.dicom_clinic import as_file, pydicom_file, ultrasound


def document(pdf: bytes) -> bytes:
    made = ultrasound(1)
    del made.PixelData
    made.PatientName = "Ashdown^Julián"
    made.SpecificCharacterSet = "ISO_IR 192"
    request = Dataset()
    request.ScheduledProcedureStepID = "SPS-3"
    made.RequestAttributesSequence = [request]
    made.EncapsulatedDocumentLength = len(pdf)
    made.EncapsulatedDocument = pdf + b"\0" * (len(pdf) % 2)
    return as_file(made)


@pytest.mark.parametrize("pdf", [b"%PDF-1.4 odd", b"%PDF-1.4 even"])
def test_that_the_header_and_the_pdf_within_are_shown(pdf: bytes):
    text, found = shown(document(pdf))
    assert found == pdf
    lines = text.splitlines()
    assert "(0010,0010) Patient’s name: Ashdown^Julián" in lines
    assert "(0010,0020) Patient’s number: 4711" in lines
    assert "(0040,0275) Request" in lines
    assert "  (0040,0009) Scheduled procedure step ID: SPS-3" in lines
    assert "…" not in lines


def test_that_every_element_of_a_file_has_its_line():
    data = as_file(ultrasound(1))
    read = dcmread(BytesIO(data))
    tags = [f"({one.tag.group:04X},{one.tag.element:04X})" for one in (*read.file_meta.iterall(), *read.iterall())]
    text, pdf = shown(data)
    assert [line.strip()[:11] for line in text.splitlines()] == tags
    assert pdf == b""
    assert "(0028,0010) Rows: 64" in text.splitlines()


@pytest.mark.parametrize("name", ["examples_jpeg2k.dcm", "examples_ybr_color.dcm", "SC_rgb_jpeg_dcmtk.dcm", "MR_small_RLE.dcm"])
def test_that_compressed_pixels_are_named_and_not_shown(name: str):
    text, _ = shown(pydicom_file(name))
    assert "(7FE0,0010) Pixels: (compressed)" in text.splitlines()


@pytest.mark.parametrize("syntax", [DeflatedExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian])
def test_that_a_header_of_another_form_is_not_guessed_at(syntax: UID):
    made = ultrasound(1)
    made.file_meta.TransferSyntaxUID = syntax
    *lines, last = shown(as_file(made))[0].splitlines()
    assert all(line.startswith("(0002,") for line in lines)
    assert last == "…"


@pytest.mark.parametrize("data", [b"", b"text", b"\0" * 200])
def test_that_another_file_shows_nothing(data: bytes):
    assert shown(data) == ("", b"")


@given(st.integers(132, 3000), st.binary(max_size=40))
def test_that_a_damaged_file_is_shown_as_far_as_it_goes(at: int, noise: bytes):
    data = document(b"%PDF-1.4 even")
    damaged = data[:at] + noise + data[at + len(noise) :]
    text, _ = shown(damaged)
    assert len(text.splitlines()) <= 2001
    shown(damaged[:at])
