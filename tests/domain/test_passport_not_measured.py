"""A number that nobody measured: told, so that nobody asks again, and no figure or class takes it for a number."""

from __future__ import annotations

import pytest

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.commands import passport
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.passport.classes import classes
from procedure_assistant.domain.passport.figures import figure
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.passport.reporting import completeness
from procedure_assistant.domain.regenerative_words import said, value_words
from tests.domain.regenerative import NOW, begun


def unmeasured(field: str):
    bedside, product = begun("prp", **{field: None})
    bedside.do(passport.fill, product, {field: (NOT_MEASURED,)}, NOW)
    found = passport_of(bedside.record, product)
    assert found is not None
    return bedside, found


def test_that_it_completes_the_standard_as_its_number_would():
    without = passport_of(begun("prp", platelets=None)[0].record, "b1")
    assert [one.text for one in completeness(without)] == ["MIBO: 23 of 24"]
    assert [one.text for one in completeness(unmeasured("platelets")[1])] == ["MIBO: 24 of 24"]


def test_that_figures_and_classes_stay_open_and_name_it():
    found = unmeasured("neutrophil_percent")[1]
    paw = next(one for one in classes(found) if one.id == "paw")
    assert (paw.code, paw.missing) == ("", ("Neutrophils of the product",))
    assert figure(unmeasured("platelets")[1], "fold").text == "cannot be told: platelets of the product missing"


def test_that_log_and_undo_say_it_in_words():
    bedside, found = unmeasured("mpv")
    assert said(bedside.record.entries[-1].event, bedside.record) == "PRP, Mean platelet volume: not measured"
    assert value_words(found.form, "mpv", (NOT_MEASURED,)) == "not measured"


@pytest.mark.parametrize("field", ["blood_ml", "kit_lot", "activation", "drawn_by"])
def test_that_what_must_be_told_or_is_no_number_cannot_be_unmeasured(field):
    bedside, product = begun("prp")
    refused = passport.fill(bedside.record, product, {field: (NOT_MEASURED,)}, NOW)
    assert isinstance(refused, Refusal)
    assert refused.reason.endswith("has to be told. Nothing was charted.")


def test_that_a_number_told_afterwards_takes_its_place():
    bedside, _found = unmeasured("mpv")
    bedside.do(passport.fill, "b1", {"mpv": ("9.5",)}, NOW)
    assert passport_of(bedside.record, "b1").value("mpv") == "9.5"
