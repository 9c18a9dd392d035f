"""The consent form on paper, blank and signed, printed from real visits and read back: whole text, nothing cut, code and identity."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from math import sin
from pathlib import Path

import pytest
from pypdf import PdfReader

from procedure_assistant.app.data import consent_sample
from procedure_assistant.domain.commands import consent as commands
from procedure_assistant.domain.commands import course
from procedure_assistant.domain.events_consent import ConsentSigned, DrawnBy, Signer
from procedure_assistant.protocols.consent_texts import ConsentText, told
from procedure_assistant.services.consent_texts import ConsentTextService
from procedure_assistant.services.guard import NoAccounts
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.paper_check import Standing
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visit_papers import Document
from tests.documents.pdf import page_texts
from tests.documents.test_papers import BOTH_PAPERS, LONG_NAME, Made, bare, clashes, said

MARGINS = (34.0, 8.0)


def drawn(seed: int = 1) -> tuple[tuple[int, ...], ...]:
    """Something like a signature: three lines that wave."""
    chance = random.Random(seed)
    strokes = []
    for number in range(3):
        points: list[int] = []
        for step in range(80):
            points += [200 + number * 850 + step * 9, 500 + round(260 * sin(step / (4 + number)) + chance.uniform(-20, 20))]
        strokes.append(tuple(points))
    return tuple(strokes)


def form_of(text: ConsentText, **changes: object) -> ConsentSigned:
    """The form as the screen hands it over."""
    form = ConsentSigned(
        kind=text.kind, title=text.title, version=text.version, language=text.language, text=text.text, text_hash=text.sha256,
        procedure="", side="both", signer=Signer.PATIENT, name="Lena Hartwell", relation="", witness="", interpreter="",
        strokes=drawn(), drawn_by=DrawnBy.PEN, sample=text.sample,
    )  # fmt: skip
    return replace(form, **changes)  # type: ignore[arg-type]  # fields of several types


@pytest.fixture
def make(tmp_path: Path) -> Iterator[partial[Made]]:
    made: list[Made] = []

    def of(*, long: bool = False) -> Made:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(Made(folder, long=long))
        return made[-1]

    yield partial(of)
    for one in made:
        one.services.store.close()


@BOTH_PAPERS
@pytest.mark.parametrize("document", [Document.CONSENT_ENGLISH, Document.CONSENT_SPANISH])
def test_that_the_blank_form_holds_the_whole_text_and_clips_nothing(make: partial[Made], document: Document, paper: Paper):
    made = make(long=True)
    language = "es" if document is Document.CONSENT_SPANISH else "en"
    pdf = made.papers.pdf(made.visit, document, paper=paper)
    text = bare(said(pdf))
    for _style, words in told(consent_sample("combined", language).text):
        assert bare(words) in text
    assert clashes(pdf, MARGINS) == []
    pages = page_texts(pdf)
    for number, page in enumerate(pages, 1):
        assert bare(LONG_NAME) in bare(page)
        assert bare(f"{number} of {len(pages)}") in bare(page)


def test_that_the_blank_form_says_that_its_text_is_a_sample_until_the_clinic_confirms_it(make: partial[Made]):
    made = make()
    remark = "Sample text, to be replaced or confirmed by the clinic"
    assert remark in said(made.papers.pdf(made.visit, Document.CONSENT_ENGLISH))
    ConsentTextService(made.services.store, NoAccounts(), made.clock.today, consent_sample).confirm("combined", "en", "2026-11")
    confirmed = said(made.papers.pdf(made.visit, Document.CONSENT_ENGLISH))
    assert remark not in confirmed
    assert "version 2026-11" in confirmed


@BOTH_PAPERS
@pytest.mark.parametrize("language", ["en", "es"])
def test_that_the_signed_form_shows_who_signed_which_text_with_a_code_that_can_be_checked(make: partial[Made], language: str, paper: Paper):
    made = make(long=True)
    text = consent_sample("combined", language)
    made.player.do(commands.sign, form_of(text, witness="K. Osei", interpreter="R. Ibarra", name="ليلى Hartwell " + "x" * 280))
    pdf = made.papers.pdf(made.visit, Document.CONSENT_SIGNED, paper=paper)
    words = said(pdf)
    for _style, one in told(text.text):
        assert bare(one) in bare(words)
    assert text.sha256[:16] in words
    assert "K. Osei" in words
    assert "R. Ibarra" in words
    assert clashes(pdf, MARGINS) == []
    row = next(row for row in made.services.store.log(made.visit.id) if row.kind == "ConsentSigned")
    code = next(word for word in words.split() if len(word) == 9 and word[4] == "-" and word.replace("-", "").isalnum() and word.isupper())
    assert made.services.paper_check is not None
    checked = made.services.paper_check.check(code)
    assert checked.standing is Standing.CURRENT
    assert checked.says == "This consent form is signed and stands."
    assert row.hash[:16] in words


def test_that_the_drawn_signature_lies_on_the_page_as_lines(make: partial[Made]):
    made = make()
    made.player.do(commands.sign, form_of(consent_sample("combined", "en"), strokes=((0, 0, 3000, 1000), (300, 300, 600, 300, 600, 900))))
    signed = made.papers.paper(made.visit, Document.CONSENT_SIGNED)
    made.player.do(course.undo)
    made.player.do(commands.sign, form_of(consent_sample("combined", "en"), strokes=((0, 0, 3000, 1000),)))
    other = made.papers.paper(made.visit, Document.CONSENT_SIGNED)
    assert signed != other
    assert _lines(made.papers.draw(signed, Paper.LETTER)) == _lines(made.papers.draw(other, Paper.LETTER)) + 2


def _lines(pdf: bytes) -> int:
    """How many straight pieces the round-ended signature lines have."""
    count, width = 0, b""
    for page in PdfReader(BytesIO(pdf)).pages:
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]  # every page has contents
            if operator == b"w":
                width = str(operands[0]).encode()
            if operator == b"l" and width == b"1.1":
                count += 1
    return count


def test_that_a_form_that_nobody_signed_cannot_be_printed_as_signed(make: partial[Made]):
    made = make()
    with pytest.raises(Problem) as caught:
        made.papers.pdf(made.visit, Document.CONSENT_SIGNED)
    assert caught.value.code == "CONSENT-NONE"


def test_that_a_withdrawn_form_says_so_across_the_page_and_by_its_code(make: partial[Made]):
    made = make()
    made.player.do(commands.sign, form_of(consent_sample("combined", "en")))
    before = said(made.papers.pdf(made.visit, Document.CONSENT_SIGNED))
    made.player.do(commands.withdraw, "She wants to think about it")
    after = said(made.papers.pdf(made.visit, Document.CONSENT_SIGNED))
    assert "WITHDRAWN" not in before
    assert "WITHDRAWN" in after
    assert "She wants to think about it" in after
    row = next(row for row in made.services.store.log(made.visit.id) if row.kind == "ConsentSigned")
    assert made.services.paper_check is not None
    assert made.services.paper_check.check(short_code(row.hash)).standing is Standing.VOID
    assert short_code(row.hash) in after


def test_that_an_attested_consent_prints_reason_and_witness_instead_of_lines(make: partial[Made]):
    made = make()
    form = form_of(consent_sample("combined", "en"), strokes=(), drawn_by=DrawnBy.NOBODY, unable="Broken arm.", witness="K. Osei")
    made.player.do(commands.sign, form)
    words = said(made.papers.pdf(made.visit, Document.CONSENT_SIGNED))
    assert "Lena Hartwell cannot sign by hand: Broken arm. K. Osei attests the consent." in words


def test_that_equal_forms_give_equal_bytes(make: partial[Made]):
    made = make()
    made.player.do(commands.sign, form_of(consent_sample("combined", "es")))
    value = made.papers.paper(made.visit, Document.CONSENT_SIGNED)
    assert made.papers.draw(value, Paper.A4) == made.papers.draw(value, Paper.A4)
