"""The clinic's consent texts: added from a file, versioned, confirmed, removed, put back; what was signed stays in the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, consent_sample
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.consent_texts import (
    MOST_KEPT,
    ConsentTextService,
    file_text,
    load_texts,
    read_file,
    text_in_force,
)
from procedure_assistant.services.consent_words import WORDS, day_in
from procedure_assistant.services.guard import NoAccounts
from procedure_assistant.services.problem import Problem
from tests.fakes import FixedClock
from tests.protocols.test_consent_texts import GOOD
from tests.ui.clinic import MORNING


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(Options(tmp_path / "procedures.db", FixedClock(MORNING)))
    yield made
    made.store.close()


@pytest.fixture
def texts(services: Services) -> ConsentTextService:
    return ConsentTextService(services.store, NoAccounts(), lambda: date(2026, 11, 23), consent_sample)


def file(folder: Path, text: str = GOOD, name: str = "toxin.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def code(call: object, *arguments: object) -> str:
    with pytest.raises(Problem) as caught:
        call(*arguments)  # type: ignore[operator]  # a method of the service
    return caught.value.code


def test_that_the_sample_is_in_force_until_the_clinic_has_its_own(services, texts, tmp_path):
    assert text_in_force(services.store, consent_sample, "toxin", "en") == consent_sample("toxin", "en")
    texts.add_file(file(tmp_path))
    own = text_in_force(services.store, consent_sample, "toxin", "en")
    assert (own.title, own.version, own.sample) == ("Consent to toxin", "2026-01", False)
    assert text_in_force(services.store, consent_sample, "toxin", "es").sample


def test_that_a_newer_version_is_in_force_and_the_older_one_stays(services, texts, tmp_path):
    texts.add_file(file(tmp_path))
    texts.add_file(file(tmp_path, GOOD.replace("2026-01", "2026-02").replace("muscles", "the muscles")))
    assert [one.version for one in load_texts(services.store)] == ["2026-01", "2026-02"]
    assert text_in_force(services.store, consent_sample, "toxin", "en").version == "2026-02"


def test_that_the_same_version_is_never_two_texts(services, texts, tmp_path):
    texts.add_file(file(tmp_path))
    assert code(texts.add_file, file(tmp_path, GOOD.replace("muscles", "skin"))) == "CONSENT-KEPT"
    assert len(load_texts(services.store)) == 1


def test_that_removing_brings_the_one_before_back_and_putting_back_restores_the_order(services, texts, tmp_path):
    texts.add_file(file(tmp_path))
    newer = texts.add_file(file(tmp_path, GOOD.replace("2026-01", "2026-02")))
    before = load_texts(services.store)
    place = texts.remove(newer)
    assert text_in_force(services.store, consent_sample, "toxin", "en").version == "2026-01"
    texts.put_back(newer, place)
    assert load_texts(services.store) == before


def test_that_a_confirmed_sample_is_the_clinic_s_own_text_word_for_word(services, texts):
    texts.confirm("block", "es", " 2026-11 ")
    own, sample = text_in_force(services.store, consent_sample, "block", "es"), consent_sample("block", "es")
    assert (own.body, own.agree, own.title, own.version, own.sample) == (sample.body, sample.agree, sample.title, "2026-11", False)
    assert code(texts.confirm, "block", "es", "") == "CONSENT-VERSION"
    assert code(texts.confirm, "block", "es", "9" * 41) == "CONSENT-VERSION"


def test_that_a_faulty_file_is_refused_with_file_line_and_reason(services, texts, tmp_path):
    with pytest.raises(Problem) as caught:
        texts.add_file(file(tmp_path, GOOD.replace("language: en", "language: fr").replace("# What", "## What"), "our text.txt"))
    assert caught.value.code == "CONSENT-TEXT"
    assert caught.value.message == (
        "our text.txt cannot be used. Line 7: A heading is “# ” and words, an item “- ” and words. "
        "Line 2: “fr” is no language here: write one of en, es. Nothing was added."
    )
    assert code(texts.add_file, tmp_path / "gone.txt") == "CONSENT-FILE"
    assert load_texts(services.store) == ()


def test_that_many_faults_are_told_in_part_and_counted(texts, tmp_path):
    with pytest.raises(Problem) as caught:
        texts.add_file(file(tmp_path, GOOD + "## x\n" * 9))
    assert caught.value.message.endswith("and 4 faults more. Nothing was added.")


def test_that_no_more_than_a_bounded_number_of_texts_is_kept(services, texts, tmp_path):
    for number in range(MOST_KEPT):
        texts.add_file(file(tmp_path, GOOD.replace("2026-01", f"v{number}")))
    assert code(texts.add_file, file(tmp_path, GOOD)) == "CONSENT-MANY"


@pytest.mark.parametrize("kind", ["toxin", "combined"])
def test_that_a_text_saved_as_a_file_is_read_back_as_the_same_text(kind, tmp_path):
    sample = consent_sample(kind, "es")
    again = read_file(file(tmp_path, file_text(sample)))
    assert (again.text, again.sha256) == (sample.text, sample.sha256)


def test_that_the_words_around_the_text_are_there_in_both_languages_with_the_same_places():
    places = {
        language: {key: sorted(part.partition("}")[0] for part in text.split("{")[1:]) for key, text in words.items()}
        for language, words in WORDS.items()
    }
    assert places["en"] == places["es"]
    assert (day_in("en", 1981, 2, 14), day_in("es", 2026, 9, 1)) == ("14 Feb 1981", "1 sept 2026")
