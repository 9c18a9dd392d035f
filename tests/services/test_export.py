"""What leaves with a visit: one state of its log, refused where it must not leave, the same each time, guarded and in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest

from procedure_assistant.domain.commands import course
from procedure_assistant.services.export import ExportService, Standing, VisitExport
from procedure_assistant.services.permissions import Forbidden
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visible import visible
from tests.clinic_folder import ADMIN, NURSE
from tests.exchange.visits import START, Desk, clinic


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with clinic(tmp_path) as made:
        yield made


@pytest.fixture
def behind_the_door(tmp_path: Path) -> Iterator[Desk]:
    with clinic(tmp_path, encrypted=True) as made:
        yield made


def exports(desk: Desk) -> ExportService:
    assert desk.services.exports is not None
    return desk.services.exports


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row.act, row.subject, row.detail) for row in reversed(desk.services.store.audit_entries()) if row.act == "export_record"]


def test_that_an_export_is_the_state_of_the_last_fact(desk: Desk):
    visit = desk.play("shortest")
    found = desk.export("shortest")
    row = desk.services.store.log(visit.id)[-1]
    assert (found.visit_id, found.last_seq, found.hash, found.workstation) == (visit.id, row.seq, row.hash, row.workstation)
    assert (found.standing, found.draft, found.patient.name) == (Standing.SIGNED, False, "Ashdown, Julián Óscar")
    assert (found.opened_at, found.signed_at, found.last_at) == (START, row.at, row.at)
    assert found.signer is not None
    assert found.signer.signed_as == "Bela Marsh, MD"


def test_that_a_print_changes_nothing_of_what_leaves(desk: Desk):
    visit, before = desk.play("shortest"), desk.export("shortest")
    desk.clock.advance(minutes=60)
    assert visit.do(course.print_copy, "procedure record", "letter", "printer") is None
    after = desk.export("shortest")
    assert after == before
    assert (after.text, after.hash) == (before.text, before.hash)
    assert len(desk.services.store.log(visit.id)) == after.last_seq + 1


@pytest.mark.parametrize("name", ["text", "rtf", "xhtml", "csv", "jsonl", "pdf"])
def test_that_the_same_visit_gives_the_same_bytes_whenever_it_leaves(desk: Desk, name: str):
    first = exports(desk).made(desk.export("combined"), name)
    desk.clock.advance(minutes=90)
    assert exports(desk).made(desk.export("combined"), name) == first


def test_that_an_amendment_is_another_state_and_says_so(desk: Desk):
    found = desk.export("amended")
    assert (found.standing, found.stem) == (Standing.AMENDED, f"amended-2026-11-23-{found.visit_id[:8]}-v4")
    assert "Amended, version 4" in found.text
    assert [one.name for one in found.people.values()] == ["Bela Marsh", "Ada Supervisor"]


def test_that_an_unsigned_visit_leaves_only_when_the_draft_is_asked_for(desk: Desk):
    visit = desk.play("draft")
    with pytest.raises(Problem) as caught:
        exports(desk).of(visit.id)
    assert (caught.value.code, caught.value.text) == (
        "EXPORT-UNSIGNED",
        "This visit is not signed, so it was not exported. Sign it first, or ask for the draft: it is marked so.",
    )
    found = exports(desk).of(visit.id, draft=True)
    assert (found.standing, found.draft, found.seal, found.signed_at, found.signer) == (Standing.DRAFT, True, "", None, None)


@pytest.mark.parametrize(("name", "word"), [("draft", "DRAFT"), ("voided", "VOID")])
def test_that_every_format_says_that_it_is_a_draft_or_void(desk: Desk, name: str, word: str, tmp_path: Path):
    visit = desk.export(name)
    for one in exports(desk).formats():
        if one.name in ("text", "rtf", "xhtml", "csv", "jsonl"):
            assert word.casefold() in exports(desk).made(visit, one.name).data.decode().casefold(), one.name
    (tmp_path / "page.pdf").write_bytes(visit.pdf())
    assert all(word in page.extract_text() for page in pypdf.PdfReader(tmp_path / "page.pdf").pages)
    assert visit.stem.startswith(visit.standing.value)


def test_that_a_practice_visit_does_not_leave(desk: Desk):
    desk.services.visits.practice = True
    desk.services.store.save_patient(desk.patient, START)
    visit = desk.services.visits.begin("p1", ("gon_block",))
    with pytest.raises(Problem, match="does not leave as a record"):
        exports(desk).of(visit.id, draft=True)


def test_that_a_visit_that_is_not_there_is_told(desk: Desk):
    with pytest.raises(Problem) as caught:
        exports(desk).of("nobody")
    assert caught.value.code == "VISIT-MISSING"


def test_that_an_unknown_format_names_those_there_are(desk: Desk):
    with pytest.raises(Problem) as caught:
        exports(desk).made(desk.export("shortest"), "word")
    assert caught.value.code == "EXPORT-FORMAT"
    assert caught.value.hint.startswith("Choose one of these: text, rtf, xhtml, ")


def test_that_note_and_pdf_are_made_once_and_only_when_asked_for(desk: Desk):
    found, made = desk.export("shortest"), []
    counted = replace(found, make_note=lambda: made.append("note") or found.make_note())
    assert made == []
    assert (counted.text, counted.text, counted.pdf()) == (found.text, found.text, counted.pdf())
    assert made == ["note"]


def test_that_images_leave_as_they_came_in(desk: Desk):
    left, right = desk.export("prp").images
    assert (left.media_type, left.side, left.target, left.shows_needle, left.frame) == ("application/dicom", "left", "gon_nuchal", True, 0)
    assert (right.media_type, right.caption) == ("image/png", "Needle at the nerve, right")
    assert left.read()[128:132] == b"DICM"
    assert left.picture().startswith(b"\x89PNG")


def test_that_an_export_stands_in_the_trail_by_number_and_never_by_name(behind_the_door: Desk):
    visit = behind_the_door.export("shortest")
    exports(behind_the_door).made(visit, "text")
    assert trail(behind_the_door) == []
    exports(behind_the_door).write(visit, "csv")
    exports(behind_the_door).left(visit, ("text", "rtf"), "clipboard")
    told = "signed visit of 23 Nov 2026, patient with MRN 0048 2917, as"
    assert trail(behind_the_door) == [
        ("export_record", visit.visit_id, f"{told} csv to file"),
        ("export_record", visit.visit_id, f"{told} text, rtf to clipboard"),
    ]


def test_that_a_nurse_may_export_and_an_administrator_may_not(behind_the_door: Desk):
    visit = behind_the_door.export("shortest")
    access = behind_the_door.services.access
    assert access is not None
    access.log_in(NURSE.login, NURSE.password)
    assert exports(behind_the_door).write(visit, "text").name == f"record-2026-11-23-{visit.visit_id[:8]}.txt"
    access.log_in(ADMIN.login, ADMIN.password)
    for asked in (lambda: exports(behind_the_door).of(visit.visit_id), lambda: exports(behind_the_door).write(visit, "text")):
        with pytest.raises(Forbidden):
            asked()
    assert exports(behind_the_door).collect(visit.visit_id) == visit


def test_that_no_file_name_carries_the_name_of_the_patient(desk: Desk):
    visit = desk.export("shortest")
    names = [exports(desk).made(visit, one).name for one in ("text", "pdf", "csv")]
    assert names == [f"record-2026-11-23-{visit.visit_id[:8]}.{end}" for end in ("txt", "pdf", "csv")]


def test_that_the_local_time_is_the_clinics(desk: Desk):
    found: VisitExport = desk.export("shortest")
    assert found.local(START).utcoffset() == timedelta(hours=-8)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain Ünïcödé 👩🏽‍⚕️\nline", "plain Ünïcödé 👩🏽‍⚕️\nline"),
        ("a\x00b\x1bc", "a[U+0000]b[U+001B]c"),
        ("\u202eevil\u202c", "[U+202E]evil[U+202C]"),
        ("\ud800x\ufeff\ufffe", "[U+D800]x[U+FEFF][U+FFFE]"),
        ("a\U0001ffffb", "a[U+1FFFF]b"),
    ],
)
def test_that_what_nobody_sees_is_written_out(text: str, shown: str):
    assert visible(text) == shown
