"""What a screen is handed of a passport and of a target: fields with unit, range, standard, value and problem."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from procedure_assistant.domain.commands import checklist, images, passport, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.status import Status
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.passport_view import (
    FieldView,
    ProductView,
    local_now,
    moment_typed,
    product_view,
    product_views,
    target_views,
)
from tests.domain.bedside import Bedside
from tests.domain.regenerative import NOW, begun, given, picture, tuples, visit
from tests.services.regenerative_visits import StillClock

CLOCK = StillClock()


def view(bedside: Bedside) -> ProductView:
    found = product_view(bedside.record, "b1", CLOCK)
    assert found is not None
    return found


def field(bedside: Bedside, name: str) -> FieldView:
    return next(one for section in view(bedside).sections for one in section.fields if one.id == name)


def test_that_a_field_tells_unit_range_standard_and_value():
    bedside, _ = begun()
    found = field(bedside, "platelets")
    assert (found.ask, found.label, found.unit, found.range) == (Ask.NUMBER, "Platelets of the product", "× 10^3/uL", "1 to 20,000")
    assert (found.standard, found.to_confirm) == ("MIBO, MIBO, own (possible at all)", True)
    assert (found.values, found.value, found.by) == (("1250",), "1,250 × 10^3/uL", "E. Marsh 11:00")
    assert (found.problem, found.problem_stops, found.finding) == ("", False, "")
    assert field(bedside, "label_read").choices == (("yes", "Confirm"),)
    assert field(bedside, "spins").choices == (("one", "One"), ("two", "Two"))
    assert field(bedside, "nsaid_last").value == ""


def test_that_a_field_that_does_not_apply_is_not_shown():
    bedside, _ = begun()
    shown = {one.id for section in view(bedside).sections for one in section.fields}
    assert "clearance_number" in shown
    assert not {"ind_number", "activation_ml", "state_notice"} & shown


def test_that_a_section_counts_what_is_open():
    bedside, _ = begun(kit_lot=None, told_cost=None)
    waiting = {section.id: section.open for section in view(bedside).sections if section.open}
    assert waiting == {"disclosure": 1, "making": 1}
    assert [section.quick_label for section in view(bedside).sections if section.id == "disclosure"] == ["All told"]


def test_that_a_problem_stands_at_its_field_until_a_reason_goes_past():
    bedside, _ = begun(platelets="200")
    found = field(bedside, "platelets")
    assert found.problem.startswith("The product has fewer platelets than the blood")
    assert (found.problem_stops, found.finding) == (True, "b1:platelets_below_blood")
    assert view(bedside).blocked == found.problem
    bedside.do(checklist.override, found.finding, "platelet-poor plasma is meant")
    assert field(bedside, "platelets").problem == ""
    assert view(bedside).blocked == ""


def test_that_the_loudest_problem_of_a_field_is_shown_and_a_final_one_names_no_way_past():
    bedside, _ = begun("msc", route="same_procedure", source="adipose_svf", processing="enzymatic", exception_basis="none")
    found = field(bedside, "route")
    assert found.problem.startswith("Unlawful without an IND: stromal vascular fraction")
    assert (found.problem_stops, found.finding) == (True, "")
    assert view(bedside).status.status is Status.UNLAWFUL


def test_that_a_product_says_why_it_cannot_be_injected_now():
    bedside, _ = begun(kit_lot=None)
    assert view(bedside).blocked == "The passport of PRP is not complete. Nothing was charted. Fill in “Kit, lot” first."


def test_that_figures_classes_standards_clocks_and_the_balance_are_handed_on():
    bedside = given()
    found = view(bedside)
    assert [one.text for one in found.figures if one.id == "dose"] == ["5 × 10^9"]
    assert [one.text for one in found.classes if one.id == "depa"] == ["BCA−"]
    assert [one.text for one in found.standards] == ["MIBO: 24 of 24"]
    assert next((one.words, one.minutes, one.passed) for one in found.clocks) == ("Use by 23 Nov 2026 14:00", 180, False)
    assert (found.made_ml, found.injected_ml, found.left_ml) == (4, 4, 0)


def test_that_a_product_put_aside_stays_to_be_seen():
    bedside, product = begun()
    bedside.do(passport.put_aside, product, "clotted")
    (found,) = product_views(bedside.record, CLOCK)
    assert found.put_aside == "clotted"
    assert product_view(bedside.record, "b2", CLOCK) is None


def test_that_targets_show_both_sides_with_note_and_pictures():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    bedside.do(ultrasound.note, "gon_nuchal", Side.LEFT, tuples({"nerve_seen": "no", "machine": "U1"}))
    bedside.do(images.attach, picture())
    views = {one.key: one for one in target_views(bedside.record, CLOCK)}
    assert list(views)[:3] == ["gon_nuchal_left", "gon_nuchal_right", "gon_c2_left"]
    left = views["gon_nuchal_left"]
    assert (left.given, left.images, left.needle_picture) == (("2 mL PRP under ultrasound",), ("i1",), True)
    problems = {one.id: one.problem for section in left.sections for one in section.fields if one.problem}
    assert problems == {"nerve_seen": "The target was not seen. Say in the note how the needle was led."}
    assert "depth_mm" not in {one.id for section in left.sections for one in section.fields}
    assert views["gon_c2_left"].given == ()
    assert target_views(Bedside().record, CLOCK) == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:05", "2026-11-23T14:05-08:00"), ("1405", "2026-11-23T14:05-08:00"), ("9:05", "2026-11-23T09:05-08:00"),
        (" 905 ", "2026-11-23T09:05-08:00"), ("24:00", "24:00"), ("12:60", "12:60"), ("noon", "noon"), ("", ""), ("12345", "12345"),
        ("2026-11-22T14:05-08:00", "2026-11-22T14:05-08:00"),
    ],
)  # fmt: skip
def test_that_a_time_as_typed_is_a_moment_of_the_day_in_the_clinics_zone(typed: str, kept: str):
    assert moment_typed(typed, date(2026, 11, 23), CLOCK) == kept


def test_that_now_is_in_the_clinics_zone():
    assert local_now(CLOCK) == NOW
    assert local_now(CLOCK).utcoffset() == NOW.utcoffset()


class WithoutZone(StillClock):
    """A clock whose local time carries no zone."""

    def local(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=None)


def test_that_a_time_without_a_zone_is_refused_where_it_is_kept():
    typed = moment_typed("10:00", date(2026, 11, 23), WithoutZone())
    bedside = visit()
    bedside.do(passport.begin, "prp")
    assert bedside.refused(passport.fill, "b1", {"drawn_at": (typed,)}, NOW).reason == (
        "“2026-11-23T10:00” is not a day and time. Nothing was charted."
    )
