"""The record as an encapsulated PDF: read back by pydicom and dcmtk, the PDF byte by byte, identifiers that stay and those that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pydicom import Dataset, dcmread
from pydicom.uid import EncapsulatedPDFStorage

from procedure_assistant.exchange import dicom_document
from procedure_assistant.exchange.dicom_visit import is_uid, long, short
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.incoming_values import WorklistNumbers
from procedure_assistant.services.problem import Problem
from tests.exchange.desks import Desks, all_desks
from tests.exchange.dicom_clinic import run_peer
from tests.exchange.visits import NAMES

Program = Callable[[str], str]
NUMBERS = WorklistNumbers("ACC-7", "RP-12", "SPS-3", "1.2.840.99.7")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with all_desks(tmp_path_factory.mktemp("clinics")) as opened:
        yield opened


def read(visit: VisitExport) -> Dataset:
    return dcmread(BytesIO(dicom_document.write(visit)))


@pytest.mark.parametrize("name", NAMES)
def test_that_every_visit_comes_back_as_the_very_same_pdf(desk: Desks, name: str, tmp_path: Path, program: Program):
    visit = desk.export(name)
    made = read(visit)
    assert made.SOPClassUID == EncapsulatedPDFStorage
    assert made.EncapsulatedDocument[: made.EncapsulatedDocumentLength] == visit.pdf()
    (tmp_path / "record.dcm").write_bytes(dicom_document.write(visit))
    ran = run_peer(program("dcm2pdf"), tmp_path / "record.dcm", tmp_path / "record.pdf")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "record.pdf").read_bytes() == visit.pdf()


@pytest.mark.parametrize("name", NAMES)
def test_that_patient_study_and_title_are_those_of_the_visit(desk: Desks, name: str):
    visit = desk.export(name)
    made = read(visit)
    assert (made.PatientID, str(made.PatientName), made.PatientBirthDate, made.PatientSex) == (
        "0048 2917", "Ashdown^Julián Óscar", "19810214", "M",
    )  # fmt: skip
    assert made.SpecificCharacterSet == "ISO_IR 192"
    assert made.StudyDate == f"{visit.record.day:%Y%m%d}"
    assert made.ConceptNameCodeSequence[0].CodeValue == "28570-0"
    assert made.DocumentTitle.removeprefix("Amended, version 4: ").removeprefix("VOIDED: ").removeprefix("DRAFT, not signed: ") == (
        f"{visit.record.protocol.title}, record {visit.seal or visit.visit_id[:8]}"
    )
    assert made.TimezoneOffsetFromUTC == "-0800"


@pytest.mark.parametrize(
    ("name", "begin", "flag"),
    [
        ("shortest", "", "VERIFIED"),
        ("amended", "Amended, version 4: ", "VERIFIED"),
        ("voided", "VOIDED: ", "UNVERIFIED"),
        ("draft", "DRAFT, not signed: ", "UNVERIFIED"),
    ],
)
def test_that_the_object_says_what_the_record_is_worth(desk: Desks, name: str, begin: str, flag: str):
    made = read(desk.export(name))
    title = desk.export(name).record.protocol.title
    assert made.DocumentTitle.startswith(f"{begin}{title}")
    assert made.SeriesDescription == f"{begin}Procedure record"
    assert made.VerificationFlag == flag


def test_that_the_same_state_is_the_same_object_and_a_later_state_another_one_of_the_same_series(desk: Desks):
    visit = desk.export("amended")
    again, earlier = desk.export("amended"), replace(visit, last_seq=visit.last_seq - 1)
    one, two, three = read(visit), read(again), read(earlier)
    assert one.SOPInstanceUID == two.SOPInstanceUID != three.SOPInstanceUID
    assert one.SeriesInstanceUID == three.SeriesInstanceUID
    assert one.StudyInstanceUID == three.StudyInstanceUID
    assert read(desk.export("gon")).StudyInstanceUID != one.StudyInstanceUID
    assert all(is_uid(made.SOPInstanceUID) and made.SOPInstanceUID.startswith("2.25.") for made in (one, three))


def test_that_a_visit_from_a_worklist_carries_the_numbers_of_its_request(desk: Desks):
    made = read(replace(desk.export("gon"), worklist=NUMBERS))
    assert (made.StudyInstanceUID, made.AccessionNumber, made.StudyID) == ("1.2.840.99.7", "ACC-7", "RP-12")
    (request,) = made.RequestAttributesSequence
    assert (request.RequestedProcedureID, request.ScheduledProcedureStepID) == ("RP-12", "SPS-3")


@pytest.mark.filterwarnings("ignore:The value length:UserWarning")
def test_that_numbers_of_a_worklist_that_are_longer_than_allowed_are_not_cut(desk: Desks):
    made = read(replace(desk.export("gon"), worklist=WorklistNumbers(accession="A" * 20, procedure="R" * 20)))
    assert made.AccessionNumber == "A" * 20
    assert made.RequestAttributesSequence[0].RequestedProcedureID == "R" * 20


def test_that_a_visit_without_a_worklist_has_a_study_of_its_own_and_no_accession_number(desk: Desks):
    made = read(desk.export("gon"))
    assert made.AccessionNumber == ""
    assert "RequestAttributesSequence" not in made


def test_that_a_study_that_is_no_identifier_is_not_written(desk: Desks):
    made = read(replace(desk.export("gon"), worklist=WorklistNumbers(study_uid="1.2.840.04.x")))
    assert made.StudyInstanceUID == read(desk.export("gon")).StudyInstanceUID


def test_that_dcmtk_reads_every_text_as_it_was_written(desk: Desks, tmp_path: Path, program: Program):
    (tmp_path / "record.dcm").write_bytes(dicom_document.write(desk.export("combined")))
    dumped = run_peer(program("dcmdump"), "+U8", "+L", "-q", tmp_path / "record.dcm")
    assert dumped.returncode == 0, dumped.stderr
    assert dumped.stderr == ""
    assert "[Ashdown^Julián Óscar]" in dumped.stdout
    assert "(0042,0012) LO [application/pdf]" in dumped.stdout


@pytest.mark.parametrize("number", ["", " ", "1\\2", "9" * 65])
def test_that_a_patient_whose_number_dicom_cannot_carry_is_refused_in_words(desk: Desks, number: str):
    visit = desk.export("gon")
    with pytest.raises(Problem) as refused:
        dicom_document.write(replace(visit, patient=replace(visit.patient, mrn=number)))
    assert refused.value.code == "EXPORT-DICOM-NUMBER"


def test_that_signs_with_a_meaning_in_dicom_do_not_part_a_name(desk: Desks):
    visit = desk.export("gon")
    made = read(replace(visit, patient=replace(visit.patient, family_name="O^Neil=\\x", given_names="Ann\nLee")))
    assert str(made.PatientName) == "O Neil /x^Ann Lee"


def test_that_a_text_that_is_too_long_ends_in_dots_and_within_a_letter_never():
    assert long("é" * 40) == "é" * 30 + "..."
    assert len(long("x" * 200)) == 64
    assert (short("room 1"), short("a very long station name")) == ("room 1", "a very long s...")
    assert long("one\ttwo\\three\x00") == "one two/three"
