"""What a printed record is worth, by its code: current, superseded, void, unknown, damaged. Real visits in a real store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from procedure_assistant.app import Options, build
from procedure_assistant.documents.preview import page_images
from procedure_assistant.domain.commands import closing
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import PlayedClock, play_visit, sample_patient, start_of_demo
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.paper_check import PaperCheckService, Standing, hash_begin, qr_text, read_code
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from tests.documents.pdf import page_texts

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[tuple[Services, Visit]]:
    clock = PlayedClock(start_of_demo())
    services = build(Options(tmp_path / "procedures.db", clock))
    visit = play_visit(services, clock)
    yield services, visit
    services.store.close()


def checks(services: Services) -> PaperCheckService:
    assert services.paper_check is not None
    return services.paper_check


def amend(visit: Visit) -> None:
    """The lot of the toxin was written down wrong."""
    expiry = visit.record.containers["c1"].opened.expiry
    assert expiry is not None
    refusal = visit.do(
        closing.amend,
        lambda record: closing.correct_lot(record, "c1", "C9999Z9", expiry + timedelta(days=1)),
        "the carton was read again",
    )
    assert refusal is None


def test_that_the_paper_that_was_just_printed_is_current_however_the_code_is_typed(clinic):
    services, visit = clinic
    code = short_code(visit.seal)
    for typed in (code, code.replace("-", ""), f"  {code.lower()} ", code.replace("0", "O").replace("1", "l"), qr_text(visit.seal)):
        found = checks(services).check(typed)
        assert (found.standing, found.code, found.visit_id) == (Standing.CURRENT, code, visit.id)
    assert "Ashdown, Julian" in found.whose
    assert found.later == ()


def test_that_printing_again_leaves_the_paper_current(clinic):
    services, visit = clinic
    code = short_code(visit.seal)
    services.records.keep_copy(visit, Paper.LETTER, "printer")
    services.records.keep_copy(visit, Paper.LETTER, "file")
    assert checks(services).check(code).standing is Standing.CURRENT


def test_that_an_amended_record_supersedes_the_earlier_paper_and_says_by_what(clinic):
    services, visit = clinic
    first = short_code(visit.seal)
    amend(visit)
    second = short_code(visit.seal)
    found = checks(services).check(first)
    assert (found.standing, found.now) == (Standing.SUPERSEDED, second)
    assert second in found.says
    (told,) = found.later
    assert "C8812C3" in told
    assert "C9999Z9" in told
    assert "the carton was read again" in told
    assert checks(services).check(second).standing is Standing.CURRENT


def test_that_a_void_record_is_told_as_void_by_every_paper_of_it(clinic):
    services, visit = clinic
    before = short_code(visit.seal)
    assert visit.do(closing.void, "wrong patient was opened") is None
    old, new = checks(services).check(before), checks(services).check(short_code(visit.seal))
    assert (old.standing, new.standing) == (Standing.VOID, Standing.VOID)
    assert "declared void. wrong patient was opened" in old.later[0]
    assert new.later == ()


def test_that_a_code_of_nobody_is_unknown_and_names_no_patient(clinic):
    services, visit = clinic
    code = short_code(visit.seal)
    other = f"{'0' if code[0] != '0' else '1'}{code[1:]}"
    for typed in (other, f"PA1:{code}:000000" if not visit.seal.startswith("000000") else other):
        found = checks(services).check(typed)
        assert (found.standing, found.whose, found.visit_id) == (Standing.UNKNOWN, "", "")


def test_that_a_draft_has_no_code_to_be_found_by(tmp_path: Path):
    services = build(Options(tmp_path / "procedures.db", PlayedClock(start_of_demo())))
    visit = services.visits.begin(sample_patient(services).id, ("gon_block",))
    assert checks(services).check(short_code(visit.head)).standing is Standing.UNKNOWN
    services.store.close()


NO_CODES = ("", "7F3K", "7F3K-29QDX", "7F3K-29Q!", "UUUU-UUUU", "PA1:7F3K-29QD", "محمد-علي", "7F3K\x0029QD", "7" * 9000)


@pytest.mark.parametrize("typed", NO_CODES)
def test_that_what_cannot_be_a_code_is_refused_in_words(clinic, typed: str):
    services, _ = clinic
    with pytest.raises(Problem) as told:
        checks(services).check(typed)
    assert told.value.code == "PAPER-CODE"
    assert len(told.value.text) < 250


def test_that_a_log_that_was_changed_behind_the_program_confirms_no_paper(clinic, tmp_path: Path):
    services, visit = clinic
    code = short_code(visit.seal)
    with sqlite3.connect(tmp_path / "procedures.db") as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{trigger}"')
        file.execute("UPDATE event SET actor = 'Somebody Else' WHERE seq = 40")
    file.close()
    assert checks(services).check(code).standing is Standing.DAMAGED


@given(HEX)
def test_that_the_code_leads_back_to_the_begin_of_the_hash(record_hash: str):
    assert hash_begin(short_code(record_hash)) == record_hash[:10]
    assert read_code(qr_text(record_hash)) == (short_code(record_hash), record_hash[:6])


@pytest.mark.parametrize("dpi", [98.0, 150.0])
def test_that_the_qr_code_is_read_from_a_black_and_white_fax_and_says_the_code(clinic, dpi: float):
    services, visit = clinic
    pdf = services.records.pdf(visit)
    width, height, data = page_images(pdf, dpi)[-1]
    fax = Image.frombytes("RGBA", (width, height), data).convert("L").point(lambda grey: 255 if grey > 127 else 0)
    assert [found.text for found in zxingcpp.read_barcodes(fax)] == [qr_text(visit.seal)]
    assert short_code(visit.seal) in page_texts(pdf)[-1]


def test_that_a_second_print_of_the_record_is_marked_at_its_head_and_in_its_foot(clinic):
    services, visit = clinic
    first = " ".join(page_texts(services.records.pdf(visit)))
    services.records.keep_copy(visit, Paper.LETTER, "printer")
    again = page_texts(services.records.pdf(visit))
    assert "Reprint" not in first
    assert [text.count("Reprint 1") for text in again] == [2] * len(again)
    services.leaflets.keep_copy(visit, "en", Paper.LETTER, "printer")  # another paper is no print of this one
    assert "Reprint 1" in page_texts(services.records.pdf(visit))[0]


def test_that_the_first_print_of_an_amended_record_is_no_reprint(clinic):
    services, visit = clinic
    services.records.keep_copy(visit, Paper.LETTER, "printer")
    amend(visit)
    assert "Reprint" not in " ".join(page_texts(services.records.pdf(visit)))
    services.records.keep_copy(visit, Paper.LETTER, "printer")
    assert "Reprint 1" in page_texts(services.records.pdf(visit))[0]
