"""Hostile texts leave as what they are, in every format read back by a parser: nothing runs, nothing breaks, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.parsers.expat
from collections.abc import Iterator
from typing import NoReturn

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.exchange import export_csv, export_jsonl, export_rtf, export_text, export_xhtml
from procedure_assistant.exchange.export_csv import harmless, original
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.visible import on_one_line, visible
from tests.exchange.hostile import BROKEN, TEXTS, hostile
from tests.exchange.read_back import plain_of_rtf
from tests.exchange.visits import clinic

ALL = (*TEXTS, BROKEN)
NAMES_OF_XHTML = {
    *("html", "head", "meta", "title", "style", "body", "p", "strong", "h1", "h2", "ul", "li", "table", "caption", "thead", "tbody", "tr"),
    *("th", "td", "bdi", "s"),
}


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    with clinic(tmp_path_factory.mktemp("hostile")) as desk:
        yield hostile(desk)


def spaced(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def refuse(*_what: object) -> NoReturn:
    raise AssertionError("the document declares or uses an entity")


def test_that_plain_text_holds_every_text_and_no_hidden_character(visit: VisitExport):
    text = export_text.write(visit).decode()
    assert [one for one in ALL if spaced(on_one_line(one)) not in spaced(text)] == []
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []


def test_that_rich_text_holds_every_text_and_no_control_word_of_theirs(visit: VisitExport):
    data = export_rtf.write(visit)
    assert data.isascii()
    assert b"\\field" not in data.replace(b"\\\\field", b"")
    read = spaced(plain_of_rtf(data))
    assert [one for one in ALL if spaced(on_one_line(one)) not in read] == []


def test_that_the_groups_of_rich_text_close_where_they_should(visit: VisitExport):
    signs = re.sub(rb"\\[\\{}]", b"", export_rtf.write(visit)).strip()
    depth, depths = 0, []
    for sign in signs.decode("ascii"):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        depths.append(depth)
    assert (depths[0], min(depths[:-1]), depths[-1]) == (1, 1, 0)


def test_that_the_web_page_is_xml_without_entities_and_holds_every_text(visit: VisitExport):
    data, found = export_xhtml.write(visit), []
    parser = xml.parsers.expat.ParserCreate()
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = parser.SkippedEntityHandler = refuse
    parser.CharacterDataHandler = found.append
    parser.Parse(data, True)
    assert [one for one in ALL if spaced(on_one_line(one)) not in spaced("".join(found))] == []


def test_that_a_browser_finds_no_element_and_no_script_in_a_text(visit: VisitExport):
    tree = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = tree.parse(export_xhtml.write(visit), transport_encoding="utf-8")
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= NAMES_OF_XHTML
    assert [name for one in root.iter() for name in one.attrib if name.startswith("on") or name in ("src", "href", "style")] == []
    assert [code for _place, code, _more in tree.errors if code != "expected-doctype-but-got-bogus-comment"] in (
        [],
        ["unexpected-bogus-comment"],
        ["expected-tag-name-but-got-question-mark"],
    )  # fmt: skip -- the XML head, which HTML reads as a comment


def test_that_a_table_holds_every_text_and_no_formula(visit: VisitExport):
    data = export_csv.write(visit)
    assert data.startswith(b"\xef\xbb\xbfvisit_id,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    values = [value for row in rows for value in row.values()]
    assert [one for one in values if one.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    told = {original(row["label"]) for row in rows if row["kind"] == "adverse_event"}
    assert told == {visible(f"{one} 1", keep="\t\r") for one in ALL}
    assert {len(row) for row in rows} == {len(export_csv.COLUMNS)}


def test_that_a_line_of_json_holds_every_text_exactly(visit: VisitExport):
    data = export_jsonl.write(visit)
    assert data.count(b"\n") == 1
    told = [one["label"] for one in json.loads(data)["facts"] if one["kind"] == "adverse_event"]
    assert told == [f"{one} 1" for one in ALL]


@pytest.mark.parametrize("text", [*TEXTS, BROKEN, "", "'", "''x", " =1", "\t=1", "\r=1", "\n=1", "＝1", "5", "-8"])
def test_that_a_harmless_value_can_be_taken_back(text: str):
    safe = harmless(text)
    assert original(safe) == visible(text, keep="\t\r")
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


ANY = st.text(st.characters(codec=None) | st.sampled_from("\ud800\udfff\ufffe\x00\r\n\t\\{}<>&\"'=+-@\u202e\U0001f489"))


@given(ANY)
def test_that_any_text_is_read_back_from_rich_text(text: str):
    document = f"{{\\rtf1\\ansi\\uc1 begin {export_rtf.escaped(text)} end}}"
    assert spaced(plain_of_rtf(document.encode("ascii"))) == spaced(f"begin {on_one_line(text)} end")


@given(ANY)
def test_that_any_text_is_read_back_from_the_web_page(text: str):
    found: list[str] = []
    parser = xml.parsers.expat.ParserCreate()
    parser.CharacterDataHandler = found.append
    parser.Parse(f"<p>{export_xhtml._escaped(text)}</p>".encode(), True)
    assert "".join(found) == on_one_line(text)


@given(ANY)
def test_that_any_text_is_read_back_from_a_table(text: str):
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerow([harmless(text), "x"])
    ((value, _x),) = csv.reader(io.StringIO(target.getvalue().encode().decode(), newline=""))
    assert original(value) == visible(text, keep="\t\r")
