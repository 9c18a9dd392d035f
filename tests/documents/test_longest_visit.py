"""The longest visit on every paper: charted for real, printed in both sizes, read back for what is cut, covered or without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.visit_papers import Document, PaperService
from procedure_assistant.services.visits import Visit
from tests.documents.longest_visit import REASON, longest_visit
from tests.documents.pdf import page_texts
from tests.documents.preflight import judged
from tests.documents.test_papers import bare, clashes

NAME = "Al-Hashimi bint Abd al-Rahman"
BOTH_PAPERS = pytest.mark.parametrize("paper", list(Paper))
MOST_PAGES = {Document.NURSE_SHEET: 2, Document.CONSENT_ENGLISH: 4, Document.CONSENT_SPANISH: 4}
"""Twelve stops and twenty cautions do not fit one preparation sheet in a size that is read at the chair."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, Visit]]:
    built, visit = longest_visit(tmp_path_factory.mktemp("longest"))
    yield built, visit
    assert built.image_station is not None
    built.image_station.end()
    built.store.close()


def papers(built: Services) -> PaperService:
    assert built.papers is not None
    return built.papers


def test_that_it_is_as_long_as_it_says(played: tuple[Services, Visit]):
    record = played[1].record
    total = map_total(record)
    assert total is not None
    assert (total.given_sites, len(record.overrides), len(record.regenerative.images)) == (39, 12, 6)
    assert len(record.containers) + len(record.regenerative.biologics) == 5
    assert len(played[0].records.note(played[1]).amendments) == 4  # three, and what one of them changes


@BOTH_PAPERS
def test_that_the_record_covers_nothing_names_the_patient_everywhere_and_is_pdf_a(played, paper: Paper, tmp_path: Path, program):
    built, visit = played
    pdf = built.records.pdf(visit, paper)
    assert clashes(pdf, (34.0, 12.0)) == []
    pages = page_texts(pdf)
    assert len(pages) == 5
    for number, text in enumerate(pages, 1):
        flat = "".join(text.split())
        assert bare(NAME) in flat
        assert f"page{number}of{len(pages)}" in flat
    whole = re.sub(r"\s+", " ", " ".join(pages))
    assert whole.count(REASON) == 20  # twelve overrides, eight extras
    assert ".." not in whole
    assert judged(pdf, tmp_path, program) == "valid"


@BOTH_PAPERS
def test_that_every_other_paper_covers_nothing_and_is_pdf_a(played, paper: Paper, tmp_path: Path, program):
    built, visit = played
    for document in Document:
        if document is Document.CONSENT_SIGNED:
            continue  # nobody signed on the screen in this visit
        pdf = papers(built).pdf(visit, document, paper=paper)
        assert judged(pdf, tmp_path, program) == "valid", document
        pages = page_texts(pdf)
        if document is not Document.LABELS:
            assert clashes(pdf, (34.0, 12.0)) == [], document
            assert all(bare(NAME) in "".join(text.split()) for text in pages), document
        assert len(pages) <= MOST_PAGES.get(document, 1), document
        assert ".." not in " ".join(pages), document
