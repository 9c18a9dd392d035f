"""Texts that are English in the record and another language on screen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import Said, begun, inner, joined, plain, say, told
from procedure_assistant.domain.units import Dose, Length

KNOWN = {
    "Give {dose} in {muscle}.": "Administrar {dose} en {muscle}.",
    "{n} units": "{n} unidades",
    "{n} unit": "{n} unidad",
    "{before} and {last}": "{before} y {last}",
    "about {n}": "aproximadamente {n}",
    "Consent": "Consentimiento",
    "left": "izquierdo",
    "Target seen?": "¿Objetivo visible?",
    "Consent is missing. Do it.": "Falta el consentimiento. Hágalo.",
    "{n} mL": "{n} mL",
    "{n} sites": "{n} sitios",
    "{n} site": "{n} sitio",
}


class Spanish:
    """A few words, with the decimal comma."""

    def template(self, english: str, sense: str) -> str:
        return "quedan" if sense == "remaining" else KNOWN.get(english, english)

    def number(self, english: str) -> str:
        return english.replace(",", " ").replace(".", ",")

    def day(self, value: date) -> str:
        return f"{value.day} de mes {value.month}"

    def recalled(self, english: str) -> str:
        return KNOWN.get(english, english)


def spanish(text: str) -> str:
    assert isinstance(text, Said)
    return text.told(Spanish())


def test_that_a_text_is_its_english_sentence_and_keeps_template_and_values():
    text = say("Give {dose} in {muscle}.", dose=wording.dose(Dose(Decimal("2.5"), "units", "x")), muscle="Procerus")
    assert text == "Give 2.5 units in Procerus."
    assert hash(text) == hash("Give 2.5 units in Procerus.")
    assert {"Give 2.5 units in Procerus.": 1}[text] == 1
    assert spanish(text) == "Administrar 2,5 unidades en Procerus."


def test_that_a_value_with_braces_and_a_text_without_values_are_taken_as_they_are():
    assert say("Give {dose} in {muscle}.", dose="{x}", muscle="{}") == "Give {x} in {}."
    assert spanish(say("Give {dose} in {muscle}.", dose="{x}", muscle="{}")) == "Administrar {x} en {}."
    assert say("a {b} c") == "a {b} c"
    assert spanish(say("a {b} c")) == "a {b} c"


def test_that_what_a_person_typed_is_never_translated():
    assert spanish(say("Give {dose} in {muscle}.", dose="Consent", muscle="left")) == "Administrar Consent en left."
    assert told("Consent", Spanish()) == "Consent"


def test_that_one_meaning_is_parted_from_the_other():
    assert (spanish(say("left")), spanish(say("left", sense="remaining"))) == ("izquierdo", "quedan")


@pytest.mark.parametrize(
    ("text", "english", "told_in_spanish"),
    [
        (joined(", ", (say("Consent"), "MRN 7", say("left"))), "Consent, MRN 7, left", "Consentimiento, MRN 7, izquierdo"),
        (say("Consent") + ": " + say("left"), "Consent: left", "Consentimiento: izquierdo"),
        ("(" + say("left") + ")", "(left)", "(izquierdo)"),
        (begun(say("left")), "Left", "Izquierdo"),
        (inner(say("Consent")), "consent", "consentimiento"),
        (say("left").capitalize(), "Left", "Izquierdo"),
        (say("Target seen?").rstrip("?"), "Target seen", "Objetivo visible"),
        (say("Target seen?").rstrip("."), "Target seen?", "¿Objetivo visible?"),
        (say("Consent").lower(), "consent", "consentimiento"),
        (say("left").upper(), "LEFT", "IZQUIERDO"),
        (joined(" ", (say("Consent"), "")).strip(), "Consent", "Consentimiento"),
        (wording.listed([say("Consent"), "B", say("left")]), "Consent, B and left", "Consentimiento, B y izquierdo"),
        (wording.count(1, "site"), "1 site", "1 sitio"),
        (wording.count(31, "site"), "31 sites", "31 sitios"),
        (wording.number(Decimal("1000.50")), "1,000.5", "1 000,5"),
        (wording.number(Decimal(1) / 3), "about 0.3333", "aproximadamente 0,3333"),
        (wording.length_mm(Length(Decimal(28))), "28.0 mm", "28,0 mm"),
        (wording.dose(Dose(Decimal(1), "units", "x")), "1 unit", "1 unidad"),
        (wording.dose(Dose(Decimal("0.7"), "mg")), "0.7 mg", "0,7 mg"),
        (wording.percent(Decimal("0.996")), "99.6 %", "99,6 %"),
        (wording.day(date(1981, 2, 14)), "14 Feb 1981", "14 de mes 2"),
        (wording.moment(datetime(2026, 11, 23, 14, 5, tzinfo=UTC)), "23 Nov 2026 14:05", "23 de mes 11 14:05"),
    ],
)
def test_that_a_text_made_of_texts_is_told_part_by_part(text: str, english: str, told_in_spanish: str):
    assert text == english
    assert spanish(text) == told_in_spanish


def test_that_an_exact_number_as_a_value_is_written_as_the_language_writes_it():
    assert spanish(say("{n} mL", n=Decimal("0.10"))) == "0,10 mL"


def test_that_an_error_and_a_word_of_a_fixed_set_are_told_as_values():
    class Left(StrEnum):
        LEFT = "left"

    assert say("Give {dose} in {muscle}.", dose=Left.LEFT, muscle=ValueError(say("Consent"))) == "Give left in Consent."
    assert spanish(say("Give {dose} in {muscle}.", dose=Left.LEFT, muscle=ValueError(say("Consent")))) == (
        "Administrar izquierdo en Consentimiento."
    )


@pytest.mark.parametrize(
    ("text", "english", "told_in_spanish"),
    [
        (say("Consent is missing. Do it.").partition(". ")[2], "Do it.", "Hágalo."),
        (say("Consent is missing. Do it.").partition(". ")[0], "Consent is missing", "Falta el consentimiento"),
        (joined(" · ", (say("Consent"), say("left"))).split(" · ")[1], "left", "izquierdo"),
        (say("Consent").replace("Con", "Un"), "Unsent", "Unsentimiento"),
        (joined(" ", (say("Consent"), say("left"))).replace(say("left"), "x"), "Consent x", "Consentimiento x"),
        (say("Give {dose} in {muscle}.").format(dose="5", muscle="x"), "Give 5 in x.", "Administrar 5 en x."),
    ],
)
def test_that_a_cut_or_changed_text_is_cut_and_changed_in_every_language(text: str, english: str, told_in_spanish: str):
    assert text == english
    assert spanish(text) == told_in_spanish


def test_that_a_stored_text_is_the_plain_english_sentence():
    text = say("Give {dose} in {muscle}.", dose=wording.units(5), muscle="Procerus")
    assert type(plain(text)) is str
    assert msgspec.json.encode({"says": text}, enc_hook=plain) == b'{"says":"Give 5 units in Procerus."}'
    with pytest.raises(NotImplementedError):
        plain(object())


def test_that_saying_a_said_text_again_changes_nothing():
    text = say("Give {dose} in {muscle}.", dose="5", muscle="x")
    assert say(text) is text


@given(st.lists(st.text(max_size=8), max_size=5), st.sampled_from([", ", " ", "\n", ""]))
def test_that_joining_gives_what_str_join_gives(parts: list[str], between: str):
    assert joined(between, parts) == between.join(parts)
    assert joined(between, [say(part) for part in parts]) == between.join(parts)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-10000, max_value=10000, places=4))
def test_that_no_language_changes_a_digit(amount: Decimal):
    english, other = wording.number(amount), spanish(wording.number(amount))
    assert [sign for sign in other if sign.isdigit()] == [sign for sign in english if sign.isdigit()]
