"""Every fact of every test visit is found again in every format, read by somebody else's parser, or stands in what it cannot express.

A new format adds one line to ``READERS``: its reader, and the kinds of facts it cannot express, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from procedure_assistant.exchange.formats import FORMATS
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.export_facts import Fact, facts, missing
from procedure_assistant.services.problem import Problem
from tests.exchange import dicom_reading, fhir_reading, hl7_reading, read_back
from tests.exchange.visits import NAMES, clinic

NotExpressible = Mapping[str, str]
"""Kind of fact to the reason why a format cannot express it."""

_REGISTRY: NotExpressible = {"seal": "the short code is for paper; the hash that it follows from is there"}
_PDF: NotExpressible = {"site": "a site is a mark on the drawn map; the table beside it has sites and units of its muscle and side"}
_FHIR: NotExpressible = {
    "handover": "no element of these resources says it; the narrative of the Provenance and the attached note do",
    "biologic_returned": "a product that was put aside was given to nobody, so there is no resource of it; the attached note says it",
}
READERS: dict[str, tuple[read_back.Reader, NotExpressible]] = {
    "text": (read_back.read_text, {}),
    "rtf": (read_back.read_rtf, {}),
    "xhtml": (read_back.read_xhtml, {}),
    "csv": (read_back.read_csv, _REGISTRY),
    "jsonl": (read_back.read_jsonl, _REGISTRY),
    "pdf": (read_back.read_pdf, _PDF),
    "fhir": (fhir_reading.statements, _FHIR),
    "pdf-fhir": (fhir_reading.statements_within, _FHIR),
    "hl7-mdm": (hl7_reading.read_mdm, {}),
    "hl7-oru": (hl7_reading.read_oru, {}),
    "dicom-pdf": (dicom_reading.document, _PDF),
    "dicom-images": (dicom_reading.pictures, dicom_reading.PICTURES),
}


@pytest.fixture(scope="module", params=NAMES)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    folder: Path = tmp_path_factory.mktemp(request.param)
    with clinic(folder) as desk:
        yield desk.export(request.param)


@pytest.fixture(scope="module")
def combined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("whole")) as desk:
        yield desk.export("combined")


@pytest.mark.parametrize("name", READERS)
def test_that_every_fact_of_a_visit_is_in_the_format(visit: VisitExport, name: str):
    read, without = READERS[name]
    writer = next(one for one in FORMATS if one.name == name)
    if name == "dicom-images" and not visit.images:
        with pytest.raises(Problem, match="no pictures"):
            writer(visit)
        return
    assert missing(visit, read(writer(visit)), without) == ()


def test_that_every_format_has_a_reader():
    assert sorted(READERS) == sorted(one.name for one in FORMATS)


@pytest.mark.parametrize("name", [name for name in READERS if name != "dicom-images"])  # of a visit with pictures: test_dicom_images
def test_that_nothing_is_called_not_expressible_that_the_format_says(combined: VisitExport, name: str):
    read, without = READERS[name]
    lost = {one.kind for one in missing(combined, read(next(one for one in FORMATS if one.name == name)(combined)))}
    kinds = {one.kind for one in facts(combined)}
    assert lost == set(without) & kinds


def test_that_the_facts_of_the_visits_are_those_that_were_charted(combined: VisitExport):
    found = facts(combined)
    assert sum(one.kind == "site" for one in found) == 33
    assert sorted(one.name for one in found if one.kind == "block_drug") == [
        "gon left bupivacaine", "gon left lidocaine", "gon right bupivacaine", "gon right lidocaine",
    ]  # fmt: skip
    assert Fact("waste", "c1", (("35 units", "35", "35"), ("Rest of a single-dose vial",), ("Kofi Amadi, RN",), ("Bela Marsh",))) in found
    assert Fact("score", "2 after", (("pain",), ("3",), ("25 min", "25"))) in found


@pytest.mark.parametrize("said", ["frontalis left 2: 35 units", "frontalis left 2: 2.5 units", "frontalis left 21: 5 units", "5 units"])
def test_that_a_fact_is_not_found_in_a_longer_number_or_without_its_name(said: str):
    assert not Fact("site", "x", (("Frontalis left 2",), ("5 units", "5"))).is_in(said)


@pytest.mark.parametrize("said", ["Frontalis  left 2\u00a0| 5 units.", "frontalis left 2 (5 units)", "5|Frontalis left 2|x"])
def test_that_a_fact_is_found_in_any_case_and_spacing(said: str):
    assert Fact("site", "x", (("Frontalis left 2",), ("5 units", "5"))).is_in(said)
