"""The plain formats by themselves: structure, language, tables, columns, and that all say the same words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from procedure_assistant.exchange import export_csv, export_jsonl, export_rtf, export_xhtml
from procedure_assistant.exchange.formats import FORMATS
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.note_outline import outline
from tests.exchange.read_back import plain_of_rtf
from tests.exchange.visits import NAMES, clinic

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module", params=NAMES)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp(request.param)) as desk:
        yield desk.export(request.param)


@pytest.fixture(scope="module")
def combined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("combined")) as desk:
        yield desk.export("combined")


def page(visit: VisitExport) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    return etree.fromstring(export_xhtml.write(visit), parser)


def words(text: str) -> set[str]:
    """Letters and digits; how a sentence is broken into cells does not count."""
    return {word.casefold() for word in re.findall(r"[^\W_]+", text)}


_OF_THE_TABLE = {"mid", "right", "left", "planned"}


def test_that_rich_text_and_web_page_say_every_word_of_the_plain_text(visit: VisitExport):
    plain = words(visit.text)
    assert plain - words(" ".join(page(visit).itertext())) <= _OF_THE_TABLE
    assert plain - words(plain_of_rtf(export_rtf.write(visit))) <= _OF_THE_TABLE


def test_that_the_web_page_has_one_title_a_language_and_headings_in_the_order_of_the_note(visit: VisitExport):
    root = page(visit)
    assert (root.tag, root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")) == (f"{XHTML}html", "en-US", "en-US")
    assert [one.text for one in root.iter(f"{XHTML}h1")] == [visit.note.heading]
    titles = ["".join(one.itertext()) for one in root.iter(f"{XHTML}h2")]
    assert titles == [part.title for part in outline(visit.note).parts]
    assert [one.upper() for one in titles] == [one for one in visit.text.splitlines() if one.upper() in {part.upper() for part in titles}]


def test_that_every_table_of_the_web_page_is_read_aloud_with_its_heads(visit: VisitExport):
    for table in page(visit).iter(f"{XHTML}table"):
        assert (table.findtext(f"{XHTML}caption") or "").strip()
        heads = table.findall(f"{XHTML}thead/{XHTML}tr/{XHTML}th")
        assert {one.get("scope") for one in heads} == {"col"}
        for row in table.findall(f"{XHTML}tbody/{XHTML}tr"):
            assert [cell.tag for cell in row] == [f"{XHTML}th"] + [f"{XHTML}td"] * (len(heads) - 1)
            assert row[0].get("scope") == "row"


def test_that_the_web_page_needs_nothing_beside_it(visit: VisitExport):
    wanted = [one.attrib for one in page(visit).iter() if {"src", "href", "data", "action"} & set(one.attrib)]
    assert wanted == []
    assert b"url(" not in export_xhtml.write(visit)
    assert b"@import" not in export_xhtml.write(visit)


def test_that_rich_text_has_the_units_as_a_table(combined: VisitExport):
    begins = ("Muscle|", "D Temporalis|", "Total|")
    lines = [line for line in plain_of_rtf(export_rtf.write(combined)).splitlines() if line.startswith(begins)]
    assert [[cell.strip() for cell in line.split("|")] for line in lines] == [
        ["Muscle", "Planned left", "Planned right", "Given left", "Given right", "Sites", "Total", ""],
        ["D Temporalis", "20", "20", "20", "30", "10", "50", ""],
        ["Total", "75", "75", "75", "85", "33", "165", ""],
    ]


def test_that_the_map_is_described_in_words_and_as_a_table(combined: VisitExport):
    lines = combined.text.splitlines()
    assert "C Frontalis: left 1, left 2, right 1, right 2: given as planned, 5 units each." in lines
    assert "D Temporalis                     20     20          20     30     10     50" in lines


def test_that_the_columns_of_the_table_are_those_agreed():
    assert export_csv.COLUMNS == (
        "visit_id", "last_seq", "record_sha256", "standing", "visit_date", "patient_mrn", "kind", "item", "label", "target", "side",
        "number", "status", "amount", "unit", "planned_amount", "volume_ml", "length_mm", "product", "substance", "container", "lot",
        "expiry", "ndc", "serial", "moment", "minutes", "value", "was", "reason", "witness", "at", "by",
    )  # fmt: skip


def test_that_table_and_lines_hold_the_same_facts(visit: VisitExport):
    table = list(csv.DictReader(io.StringIO(export_csv.write(visit).decode("utf-8-sig"), newline="")))
    line = json.loads(export_jsonl.write(visit))
    assert (line["schema"], line["last_seq"]) == ("procedure-assistant.visit/1", visit.last_seq)
    kept = [{name: value for name, value in row.items() if value and name not in line} for row in table]
    assert kept == line["facts"]
    assert {row["visit_id"] for row in table} == {visit.visit_id}


def test_that_every_kind_of_fact_is_described_where_the_columns_are(visit: VisitExport):
    described = export_csv.rows_of.__globals__["__doc__"]
    kinds = {row["kind"] for row in json.loads(export_jsonl.write(visit))["facts"]}
    assert [kind for kind in sorted(kinds) if not re.search(rf"^[a-z_, ]*\b{kind}\b", described, re.MULTILINE)] == []


def test_that_every_format_has_a_name_an_ending_and_one_sentence_of_purpose():
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    for one in FORMATS:
        assert one.title
        assert one.purpose.endswith(".")
        assert re.fullmatch(r"[a-z0-9]+(\.[a-z0-9]+)*", one.extension)
