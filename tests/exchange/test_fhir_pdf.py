"""The PDF with the Bundle within: read back by programs of others, and as PDF/A-3b wants it."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pypdf import PdfReader

from procedure_assistant.documents.signature import PadesSigner
from procedure_assistant.exchange import fhir_bundle, fhir_pdf
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import Attached, RecordService
from tests.documents.certificates import PASSWORD, container
from tests.exchange.fhir_reading import resources
from tests.exchange.visits import START, ZonedClock, clinic
from tests.fakes import MemoryStore
from tests.peers.fhir_peer import peer

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("clinic")) as desk:
        yield desk.export("shortest")


@pytest.fixture(scope="module")
def pdf(visit: VisitExport) -> bytes:
    return fhir_pdf.write(visit)


def within(pdf: bytes) -> bytes:
    return PdfReader(BytesIO(pdf)).attachments["bundle.fhir.json"][0]


def test_that_the_bundle_is_read_back_as_it_was_put_in(visit: VisitExport, pdf: bytes):
    wanted = fhir_bundle.encoded(fhir_bundle.bundle(visit, with_pdf=False))
    assert within(pdf) == wanted
    with pikepdf.open(BytesIO(pdf)) as file:
        assert file.attachments["bundle.fhir.json"].get_file().read_bytes() == wanted


def test_that_poppler_takes_the_bundle_out(visit: VisitExport, pdf: bytes, tmp_path: Path, program: Callable[[str], str]):
    record = tmp_path / "record.pdf"
    record.write_bytes(pdf)
    detach = program("pdfdetach")
    subprocess.run([detach, "-saveall", "-o", str(tmp_path), str(record)], check=True, timeout=60, capture_output=True)
    assert (tmp_path / "bundle.fhir.json").read_bytes() == within(pdf)


def test_that_the_pages_are_those_of_the_record(visit: VisitExport, pdf: bytes):
    plain = [page.extract_text() for page in PdfReader(BytesIO(visit.pdf())).pages]
    assert [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages] == plain


def test_that_the_bundle_within_has_the_note_as_text_and_no_second_copy_of_the_pages(pdf: bytes):
    document = next(one for one in resources(within(pdf)) if one["resourceType"] == "DocumentReference")
    assert [one["attachment"]["contentType"] for one in document["content"]] == ["text/plain; charset=utf-8"]


def test_that_the_bundle_within_is_valid(pdf: bytes):
    with peer() as server:
        assert server.check(within(pdf)) == []


def test_that_the_file_is_what_pdf_a_3b_asks_for(visit: VisitExport, pdf: bytes):
    assert pdf.startswith(b"%PDF-1.7\n")
    assert pdf[9:10] == b"%"
    assert all(byte > 127 for byte in pdf[10:14])
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root
        packet = ElementTree.fromstring(root.Metadata.read_bytes())
        assert (packet.findtext(f".//{PDFA}part"), packet.findtext(f".//{PDFA}conformance")) == ("3", "B")
        assert "/Filter" not in root.Metadata
        assert [one.S for one in root.OutputIntents] == ["/GTS_PDFA1"]
        assert root.OutputIntents[0].DestOutputProfile.N == 3
        assert not file.is_encrypted
        assert len(file.trailer.ID) == 2
        (specification,) = root.AF
        names = root.Names.EmbeddedFiles.Names
        assert [str(names[0]), names[1].objgen] == ["bundle.fhir.json", specification.objgen]
        assert (specification.Type, specification.AFRelationship) == ("/Filespec", "/Alternative")
        assert str(specification.F) == str(specification.UF) == "bundle.fhir.json"
        stream = specification.EF.F
        assert (stream.Type, stream.Subtype) == ("/EmbeddedFile", "/application/fhir+json")
        assert (int(stream.Params.Size), bytes(stream.Params.CheckSum)) == (len(within(pdf)), hashlib.md5(within(pdf)).digest())
        assert str(stream.Params.ModDate) == f"{visit.local(visit.last_at):D:%Y%m%d%H%M%S}-08'00'"
        assert specification.EF.UF.objgen == stream.objgen


def test_that_nothing_in_the_file_is_forbidden_by_part_3(pdf: bytes):
    forbidden = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans"}
    with pikepdf.open(BytesIO(pdf)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                assert str(one.get("/S", "")) not in forbidden
                assert "/LZWDecode" not in str(one.get("/Filter", ""))
                assert "/AA" not in one
                assert not (one.get("/Type") == "/Font" and one.get("/Subtype") != "/Type0" and "/FontFile2" not in one.FontDescriptor)
    assert b"<x:xmpmeta" in pdf


def test_that_the_same_visit_gives_the_same_file(visit: VisitExport, pdf: bytes):
    assert fhir_pdf.write(visit) == pdf


def test_that_the_record_itself_stays_pdf_a_1b(visit: VisitExport):
    with pikepdf.open(BytesIO(visit.pdf())) as file:
        packet = ElementTree.fromstring(file.Root.Metadata.read_bytes())
        assert packet.findtext(f".//{PDFA}part") == "1"
        assert "/AF" not in file.Root


def test_that_the_clinics_signature_covers_the_bundle_too(pdf: bytes, tmp_path: Path, program: Callable[[str], str]):
    signed = PadesSigner().sign(pdf, container(), PASSWORD)
    assert within(signed) == within(pdf)
    (judged,) = PadesSigner().judge(signed, container(), PASSWORD)
    assert (judged.intact, judged.whole, judged.ours) == (True, True, True)
    file = tmp_path / "record.pdf"
    file.write_bytes(signed)
    told = subprocess.run([program("pdfsig"), str(file)], check=False, capture_output=True, text=True, timeout=60).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told


def test_that_the_file_is_put_in_before_the_record_is_signed(visit: VisitExport):
    records = RecordService(MemoryStore(), ZonedClock(START), lambda _note, _paper: b"drawn", lambda _pdf, _dpi: [])
    records.attach = lambda pdf, attached: pdf + b"+" + attached.data
    records.seal = lambda: lambda pdf: pdf + b"+signed"
    attached = Attached("x", "text/plain", "", START, b"file")
    assert records.file_of(visit.note, Paper.A4, attached)() == b"drawn+file+signed"
    assert records.file_of(visit.note, Paper.A4)() == b"drawn+signed"


def test_that_nothing_is_left_out_silently_where_nothing_can_be_attached(visit: VisitExport):
    records = RecordService(MemoryStore(), ZonedClock(START), lambda _note, _paper: b"drawn", lambda _pdf, _dpi: [])
    with pytest.raises(Problem) as told:
        records.file_of(visit.note, Paper.A4, Attached("x", "text/plain", "", START, b"file"))()
    assert told.value.code == "RECORD-ATTACH"
