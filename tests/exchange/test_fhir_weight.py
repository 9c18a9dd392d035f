"""The newest weight, exact and with its day; a doubtful one is not used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from procedure_assistant.domain.patient import Weight
from tests.bundles import samples
from tests.bundles.samples import Json, read, read_with, weight


def changed(quantity: Json | None = None, **fields: object) -> samples.ReadPatient:
    """A sample whose newest weight differs; the one before it is 81.2471294404367 kg of 2 Feb 2025."""

    def change(bundle: Json) -> None:
        body = weight(bundle)
        body.update(fields)
        body["valueQuantity"].update(quantity or {})

    return read_with("tobias_lindgren", change)


EARLIER = Weight(Decimal("81.2471294404367"), date(2025, 2, 2))


def test_that_the_newest_weight_is_read_exactly_with_its_day():
    assert read(samples.path("tobias_lindgren").read_bytes()).patient.weight == Weight(Decimal("84.22928477759177"), date(2026, 2, 20))


def test_that_the_order_in_the_file_does_not_matter():
    backwards = read_with("ottilie_brandvold", lambda bundle: bundle.update(entry=bundle["entry"][:1] + bundle["entry"][:0:-1]))
    assert backwards.patient.weight == read(samples.path("ottilie_brandvold").read_bytes()).patient.weight
    assert backwards.patient.weight is not None
    assert backwards.patient.weight.on == date(2026, 5, 12)


@pytest.mark.parametrize(
    ("quantity", "kg"),
    [
        ({"value": 82}, "82"),
        ({"value": 82500, "code": "g"}, "82500E-3"),
        ({"value": 180, "code": "[lb_av]"}, "81.6466266"),
        ({"value": 180, "code": None, "unit": "lbs"}, "81.6466266"),
        ({"value": 82, "code": None, "unit": "Kilograms"}, "82"),
        ({"value": 82, "code": "", "unit": "KG"}, "82"),
    ],
)
def test_that_units_are_converted_exactly(quantity: Json, kg: str):
    found = changed(quantity)
    assert found.patient.weight == Weight(Decimal(kg), date(2026, 2, 20))
    assert found.notes == ()


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [
        ({"code": "[stone_av]", "unit": "st"}, "in an unknown unit “[stone_av]”"),
        ({"code": None, "unit": None}, "without a unit"),
        ({"value": None}, "without a number"),
        ({"value": "84"}, "without a number"),
        ({"value": True}, "without a number"),
        ({"value": 84, "comparator": ">"}, "given only as > a number"),
        ({"value": 0}, "of 0 kg, which no person weighs"),
        ({"value": -84}, "of -84 kg, which no person weighs"),
        ({"value": 84000}, "of 84000 kg, which no person weighs"),
        ({"value": 10**30}, "with more digits than a scale has"),
    ],
)
def test_that_a_weight_in_doubt_is_not_used_and_said_so(quantity: Json, reason: str):
    found = changed(quantity)
    assert found.patient.weight == EARLIER
    assert found.notes == (f"Weights not used: one of 20 Feb 2026 {reason}.",)


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({"status": "entered-in-error"}, ("Weights not used: one entered in error.",)),
        ({"status": "cancelled"}, ()),
        ({"effectiveDateTime": "2026-02"}, ("Weights not used: one without a full date.",)),
        ({"effectiveDateTime": None, "issued": None}, ("Weights not used: one without a full date.",)),
        ({"effectiveDateTime": "2026-11-25"}, ("Weights not used: one of 25 Nov 2026, which lies in the future.",)),
        ({"effectiveDateTime": "1979-08-02"}, ("Weights not used: one of 2 Aug 1979, before the birth.",)),
        ({"subject": None}, ("Left out, since it is not told whose they are: Body weight.",)),
        ({"subject": {"reference": "Patient/other"}}, ("Left out, since they belong to somebody else: Body weight.",)),
        ({"code": {"coding": [{"system": "http://loinc.org", "code": "8302-2"}]}}, ()),
    ],
)
def test_that_a_weight_that_is_not_this_patients_of_a_known_day_is_not_used(fields: Json, notes: tuple[str, ...]):
    found = changed(**fields)
    assert (found.patient.weight, found.notes) == (EARLIER, notes)


@pytest.mark.parametrize(
    "fields",
    [
        {"effectiveDateTime": "2026-11-24T03:10:00Z"},
        {"effectiveDateTime": None, "effectivePeriod": {"start": "2026-11-24T03:10:00Z"}},
        {"effectiveDateTime": None, "effectiveInstant": "2026-11-24T03:10:00Z"},
        {"effectiveDateTime": None, "issued": "2026-11-24T03:10:00Z"},
    ],
)
def test_that_the_senders_clock_may_already_be_in_tomorrow(fields: Json):
    found = changed(**fields)
    assert found.patient.weight == Weight(Decimal("84.22928477759177"), date(2026, 11, 24))


def test_that_the_later_of_two_weights_of_one_day_counts():
    def change(bundle: Json) -> None:
        weight(bundle, 0).update(effectiveDateTime="2026-02-20T23:00:00+00:00")

    assert read_with("tobias_lindgren", change).patient.weight == Weight(Decimal("81.2471294404367"), date(2026, 2, 20))


def test_that_the_time_zone_decides_which_of_two_weights_is_later():
    def change(bundle: Json) -> None:
        weight(bundle, 0).update(effectiveDateTime="2026-02-20T08:00:00-05:00")  # 13:00 UTC, the other is 09:26 UTC

    assert read_with("tobias_lindgren", change).patient.weight == Weight(Decimal("81.2471294404367"), date(2026, 2, 20))


def test_that_an_impossible_time_counts_as_the_start_of_its_day():
    def change(bundle: Json) -> None:
        weight(bundle).update(effectiveDateTime="2026-02-20T25:61:00Z")
        weight(bundle, 0).update(effectiveDateTime="2026-02-20T00:00:01Z")

    assert read_with("tobias_lindgren", change).patient.weight == Weight(Decimal("81.2471294404367"), date(2026, 2, 20))


def test_that_two_weights_of_one_moment_that_contradict_are_not_used():
    def change(bundle: Json) -> None:
        weight(bundle, 0).update(effectiveDateTime=weight(bundle)["effectiveDateTime"])

    found = read_with("tobias_lindgren", change)
    assert found.patient.weight is None
    assert found.notes == (
        "The file gives different weights for 20 Feb 2026 (81.2471294404367 kg and 84.22928477759177 kg); none is used.",
    )


def test_that_of_one_weight_in_two_units_the_lighter_reading_counts():
    def change(bundle: Json) -> None:
        weight(bundle, 0).update(
            effectiveDateTime=weight(bundle)["effectiveDateTime"], valueQuantity={"value": 185, "unit": "lb", "code": "[lb_av]"}
        )

    found = read_with("tobias_lindgren", change)
    assert found.patient.weight == Weight(Decimal("83.91458845"), date(2026, 2, 20))
    assert found.notes == ()
