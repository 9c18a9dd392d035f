"""The record as PDF/A-1b: judged by a program of others, and read back."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from procedure_assistant.documents.archive import archival
from procedure_assistant.documents.procedure_record import render
from procedure_assistant.services.note import Letterhead, Note, Paper
from procedure_assistant.services.note_biologic import GuidanceNote, PictureNote
from tests.documents import notes
from tests.documents.pdf import page_texts, reader
from tests.documents.preflight import judged
from tests.documents.test_record_photo import SHA, photo, png
from tests.documents.test_record_photo import note as with_photograph

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
ODD = "O’Brien-Nuñez & <Sons> 😀 \u0627\u062d\u0645\u062f \x07bell"


def with_pictures() -> Note:
    """Photograph and ultrasound pictures: everything that is made of pixels."""
    ultrasound = PictureNote("Needle at the nerve", SHA, png(), 800, 600)
    return replace(with_photograph(photo(png())), guidance=GuidanceNote("Under ultrasound", (), (), (ultrasound,)))


def oddly_named() -> Note:
    base = notes.combined()
    who = replace(base.identity, name=ODD, short_name=ODD)
    return replace(base, identity=who, title=f"Procedure record, {ODD}", subject="", letterhead=Letterhead(f"Clinic of {ODD}", ()))


JUDGED: dict[str, Callable[[], Note]] = {
    "shortest": notes.shortest,
    "combined": notes.combined,
    "longest": notes.longest,
    "draft": notes.draft,
    "practice": lambda: replace(notes.draft(), practice=True),
    "with pictures": with_pictures,
    "oddly named": oddly_named,
}


@cache
def printed(name: str, paper: Paper = Paper.LETTER) -> bytes:
    return render(JUDGED[name](), paper)


@pytest.mark.parametrize(("name", "paper"), [*((name, Paper.LETTER) for name in JUDGED), ("combined", Paper.A4)])
def test_that_an_outside_judge_calls_the_record_pdf_a(name: str, paper: Paper, tmp_path: Path, program: Callable[[str], str]):
    assert judged(printed(name, paper), tmp_path, program) == "valid"


def test_that_the_judge_finds_what_is_not_pdf_a(tmp_path: Path, program: Callable[[str], str]):
    with pikepdf.open(BytesIO(printed("combined"))) as file:
        del file.Root.OutputIntents
        spoiled = BytesIO()
        file.save(spoiled, fix_metadata_version=False)
    assert "not a valid PDF/A-1b file" in judged(spoiled.getvalue(), tmp_path, program)


def packet(pdf: bytes) -> ElementTree.Element:
    with pikepdf.open(BytesIO(pdf)) as file:
        return ElementTree.fromstring(file.Root.Metadata.read_bytes())


def told(pdf: bytes, path: str) -> str | None:
    """One value of the packet; None where it is not said."""
    return packet(pdf).findtext(f".//{path}", namespaces=NAMESPACES)


def test_that_the_packet_says_the_part_and_repeats_what_the_file_says_of_itself():
    pdf = printed("combined")
    assert (told(pdf, "pdfaid:part"), told(pdf, "pdfaid:conformance")) == ("1", "B")
    assert told(pdf, "dc:title//rdf:li") == "Procedure record, Carver, Jonas, 23 Nov 2026"
    assert told(pdf, "dc:creator//rdf:li") == "Harbor Headache Center"
    assert told(pdf, "dc:description//rdf:li") == "Botulinum toxin and occipital nerve block"
    assert told(pdf, "dc:language//rdf:li") == "en-US"
    assert told(pdf, "xmp:CreateDate") == told(pdf, "xmp:ModifyDate") == "2026-11-23T15:26:00-05:00"
    assert told(pdf, "xmp:CreatorTool") == reader(pdf).metadata.creator
    assert told(pdf, "pdf:Producer") == reader(pdf).metadata.producer


def test_that_a_title_no_packet_can_hold_is_named_and_the_same_in_both_places():
    pdf = printed("oddly named")
    wanted = f"Procedure record, {ODD}".replace("\x07", "[U+0007]")
    assert told(pdf, "dc:title//rdf:li") == reader(pdf).metadata.title == wanted


def test_that_what_is_empty_is_said_nowhere():
    pdf = printed("oddly named")
    assert told(pdf, "dc:description//rdf:li") is None
    assert "/Subject" not in reader(pdf).metadata


def test_that_the_id_follows_from_the_content():
    one, same = printed("combined"), render(notes.combined(), Paper.LETTER)
    other = render(replace(notes.combined(), title="Another record"), Paper.LETTER)
    ids = [[bytes(part) for part in pikepdf.open(BytesIO(pdf)).trailer.ID] for pdf in (one, same, other)]
    assert ids[0] == ids[1] != ids[2]
    assert {len(part) for part in ids[0]} == {16}


def test_that_pages_language_bookmarks_and_title_stay_as_they_were_drawn():
    before = archival(printed("combined"))  # made archival twice: the pages are the same as after once
    assert page_texts(before) == page_texts(printed("combined"))
    root = reader(before).trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert [one.title for one in reader(before).outline if not isinstance(one, list)] == ["Page 1", "Page 2"]


def test_that_nothing_in_the_file_is_transparent():
    with pikepdf.open(BytesIO(printed("with pictures"))) as file:
        dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
        pictures = [one for one in dictionaries if one.get("/Subtype") == "/Image"]
        assert len(pictures) == 2
        assert [one for one in dictionaries if "/SMask" in one or "/Group" in one] == []
        assert [one for one in dictionaries if one.get("/CA", 1) != 1 or one.get("/ca", 1) != 1] == []


def test_that_every_font_is_an_embedded_subset_with_a_way_back_to_its_characters():
    with pikepdf.open(BytesIO(printed("longest"))) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        assert len(found) >= 3
        for font in found:
            assert re.fullmatch("/[A-Z]{6}\\+SourceSansPro-(Regular|Semibold|Bold)", str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def in_order(text: str, wanted: list[str]) -> None:
    """Each of the wanted texts stands behind the one before it."""
    at, flat = 0, "".join(text.split())
    for one in wanted:
        found = flat.find("".join(one.split()), at)
        assert found >= 0, f"{one!r} does not follow in reading order"
        at = found + 1


def sentences(note: Note) -> list[str]:
    """The beginnings of the parts of a note in its own order, as long as stand on one line."""

    def begin(text: str) -> str:
        return " ".join(text.split()[:3])

    assert note.indication is not None
    assert note.course is not None
    assert note.claim is not None
    parts = [note.summary, note.indication.diagnosis, note.safety[0].text]
    later = [note.course.items[0].text, note.claim.lines[0]]
    return [begin("".join(run.text for run in one)) for one in (*parts, *later)] + [note.signature.name]


def test_that_selected_text_comes_in_the_order_of_the_note():
    in_order("".join(page_texts(printed("combined"))), sentences(notes.combined()))


def test_that_another_reader_takes_the_same_order(tmp_path: Path, program: Callable[[str], str]):
    path = tmp_path / "record.pdf"
    path.write_bytes(printed("combined"))
    for way in ("-layout", "-raw"):
        text = subprocess.run([program("pdftotext"), way, str(path), "-"], capture_output=True, text=True, check=True, timeout=60).stdout
        in_order(text, sentences(notes.combined()))
