"""The note says that a number was not measured, and takes it back when the question does not apply any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.commands import passport
from procedure_assistant.services.note_text import note_text
from tests.domain.regenerative import NOW, OFFER, tuples
from tests.services.regenerative_visits import begin, do, services


@pytest.fixture
def built(tmp_path: Path):
    made = services(tmp_path)
    yield made
    made.store.close()


def test_that_the_note_says_not_measured_where_the_number_would_stand(built):
    visit = begin(built, OFFER["prp"])
    do(visit, passport.begin, "prp")
    do(visit, passport.fill, "b1", {**tuples({"spins": "two"}), "mpv": (NOT_MEASURED,), "spin2_celsius": (NOT_MEASURED,)}, NOW)
    said = note_text(built.records.note(visit))
    assert "Mean platelet volume: not measured" in said
    assert "Second spin, temperature: not measured" in said
    do(visit, passport.fill, "b1", tuples({"spins": "one"}), NOW)
    said = note_text(built.records.note(visit))
    assert "Mean platelet volume: not measured" in said
    assert "Second spin, temperature" not in said
