"""The search column: what is folded and in which order patients stand."""

from __future__ import annotations

from datetime import date

import pytest

from procedure_assistant.store.search import date_spellings, folded, search_text, search_words
from tests.store.samples import patient


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Echevarría", "echevarria"),
        ("MUÑOZ", "munoz"),
        ("Straße", "strasse"),
        ("Øster-Łukasz", "oster-lukasz"),
        ("O'Brien O’Brien", "obrien obrien"),
        ("Larson, Jacob", "larson jacob"),
        (" a \t b\x00c ", "a b c"),
        ("İstanbul", "istanbul"),
        ("ﬁ Ⅳ", "fi iv"),
        ("佐藤", "佐藤"),
        ("", ""),
    ],
)
def test_that_case_accents_and_apostrophes_do_not_count(text: str, plain: str):
    assert folded(text) == plain


def test_that_a_word_typed_twice_is_looked_for_once():
    assert search_words("Ana ANA maría") == ("ana", "maria")


def test_that_a_birth_date_is_found_in_every_spelling():
    assert date_spellings(date(1981, 2, 4)) == ("1981-02-04", "4 february 1981", "04.02.1981", "04/02/1981", "4.2.1981")


def test_that_the_search_text_begins_with_the_name():
    assert search_text(patient(mrn="12 34 A")) == (
        "echevarria\nmarisol\n12 34 a\n1234a\n1981-02-14\n14 february 1981\n14.02.1981\n14/02/1981\n14.2.1981"
    )
