"""The words of amendments that the closing tests do not meet, and what a void or handed-over visit says in its log."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import closing, products
from procedure_assistant.domain.commands.injection_map import change_dose, retract
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Volume, milligrams
from procedure_assistant.domain.words import describe
from tests.domain.bedside import Bedside
from tests.domain.samples import NEXT_YEAR, gon_block, units
from tests.domain.test_course import signed


def amended(bedside: Bedside) -> tuple[str, str, str]:
    """The last amendment: what, was, now."""
    last = bedside.record.amendments[-1].event
    return last.what, last.was, last.now


def test_that_one_amendment_of_several_things_names_each_with_its_values():
    bedside = signed()
    bedside.do(closing.amend, partial(retract, site_id="procerus_1"), "read back")
    assert amended(bedside) == ("Procerus", "5 units", "not given")
    assert bedside.record.sites["procerus_1"].omitted == "read back"
    bedside.do(closing.amend, partial(change_dose, site_id="frontalis_left_1", amount=Decimal("2.5")), "read back")
    assert amended(bedside) == ("Frontalis left 1", "5 units", "2.5 units")
    assert (balance(bedside.record, "c1").wasted, balance(bedside.record, "c1").left) == (units("52.5"), units(0))
    assert closing.joined([("A", "1", "2"), ("B", "3", "4"), ("A", "2", "5")]) == ("A and B", "1; 3; 2", "2; 4; 5")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (e.StepAnswered("gone", ("a", "b")), ("gone", "", "a, b")),
        (e.SiteRetracted("gone"), ("gone", "not given", "not given")),
        (e.SiteInjected("x", "trapezius", Side.LEFT, 2, "posterior", 1.0, 1.0, units(5), None, "c1"),
         ("Trapezius left extra 2", "not given", "5 units")),
        (e.LotCorrected("c9", "L9", NEXT_YEAR), ("", "", "lot L9, expiry 31 Dec 2027")),
        (e.BlockInjected("gon", Side.LEFT, 1.0, 1.0, None, True, (e.DrugPart("c2", Volume.ml("1.5"), milligrams(30)),), "negative"),
         ("GON left", "not given", "1.5 mL")),
        (e.WasteRecorded("c1", units(5), "rest", ""), ("Waste of BOTOX 200 units", "45 units", "50 units")),
    ],
)  # fmt: skip
def test_that_a_change_is_told_even_where_what_it_was_is_gone(event: e.Event, words: tuple[str, str, str]):
    assert closing.change(event, signed().record) == words


def test_that_an_omitted_site_is_told_as_it_was():
    bedside = signed()
    from procedure_assistant.domain.commands.injection_map import omit

    bedside.do(closing.amend, partial(omit, site_id="procerus_1", reason="declined"), "read back")
    assert amended(bedside) == ("Procerus", "5 units", "omitted, declined")
    assert closing.change(e.SiteOmitted("procerus_1", "scar"), bedside.record) == ("Procerus", "omitted, declined", "omitted, scar")


def test_that_a_change_without_words_is_a_mistake_of_the_program():
    with pytest.raises(TypeError, match="no words for a change by Printed"):
        closing.change(e.Printed("record", "a4", 1, "printer"), signed().record)


def test_that_the_same_physician_in_other_letters_does_not_co_sign():
    bedside = signed()
    assert bedside.refused(closing.cosign, "e. MARSH", "MD", "0").reason == "A co-signature is by another physician."
    bedside.do(closing.cosign, "R. Ellery", "MD", "0")
    bedside.refused(closing.cosign, "r. ellery", "MD", "0")


def test_that_the_log_tells_what_came_after_the_signature():
    bedside = signed()
    bedside.do(closing.amend, partial(closing.correct_lot, container_id="c1", lot="C8812C4", expiry=NEXT_YEAR), "read back")
    bedside.do(closing.cosign, "R. Ellery", "MD", "0")
    bedside.do(closing.void, "wrong patient")
    assert [describe(entry.event, bedside.record) for entry in bedside.record.entries[-4:]] == [
        "Amendment 1: BOTOX 200 units, was lot C8812C3, expiry 31 Dec 2027, is now lot C8812C4, expiry 31 Dec 2027",
        "Lot C8812C4, expiry 31 Dec 2027",
        "Co-signed by R. Ellery",
        "Record voided: wrong patient",
    ]
    assert bedside.folded() == bedside.record
    assert bedside.record.voided is not None
    assert bedside.refused(products.take_back, "c1").reason == "The record is void. Nothing was charted."


def test_that_a_visit_handed_over_is_told():
    bedside = Bedside(gon_block())
    bedside.do(closing.hand_over, " T. Rivera ", " end of shift ")
    assert describe(bedside.record.entries[-1].event, bedside.record) == "Handed over to T. Rivera"


def test_that_a_change_without_a_map_names_the_site_by_its_muscle():
    event = e.SiteInjected("x", "trapezius", Side.LEFT, 2, "posterior", 1.0, 1.0, units(5), None, "c1")
    assert closing.change(event, Bedside(gon_block()).record) == ("trapezius left extra 2", "not given", "5 units")
