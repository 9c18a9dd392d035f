from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import course, products
from procedure_assistant.domain.commands.injection_map import (
    add_extra,
    change_dose,
    give,
    give_all,
    give_muscle,
    move,
    next_site,
    note,
    omit,
    omit_rest,
    retract,
    site_name,
)
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteRecord, SiteStatus
from procedure_assistant.domain.totals import balance, map_total
from procedure_assistant.domain.units import Length, Volume
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import figure_of, gon_block, preempt, units


def at_the_map() -> Bedside:
    """PREEMPT, everything answered, 200 units in 4 mL."""
    bedside = ready(preempt())
    bedside.open_botox()
    return bedside


def site(bedside: Bedside, site_id: str) -> SiteRecord:
    return bedside.record.sites[site_id]


def extra(bedside: Bedside, muscle: str, side: Side) -> str:
    """Give an extra and return its id."""
    bedside.do(add_extra, figure_of(muscle, side), 300.0, 150.0, muscle, side)
    return list(bedside.record.sites)[-1]


def units_given(bedside: Bedside) -> Decimal:
    total = map_total(bedside.record)
    assert total is not None
    return total.given_units


# -- giving --------------------------------------------------------------------------------------------------------------------


def test_that_a_planned_site_is_planned_until_somebody_says_it_was_given():
    bedside = at_the_map()
    assert {one.status for one in bedside.record.sites.values()} == {SiteStatus.PLANNED}
    bedside.do(give, ["temporalis_left_3"])
    given = site(bedside, "temporalis_left_3")
    assert (given.status, given.given, given.container) == (SiteStatus.GIVEN, units(5), "c1")
    assert given.stamp is not None
    assert (given.stamp.at, given.stamp.who) == (bedside.now, "E. Marsh")


def test_that_giving_twice_charts_nothing():
    bedside = at_the_map()
    bedside.do(give, ["procerus_1", "procerus_1"])
    assert units_given(bedside) == 5
    assert bedside.try_to(give, ["procerus_1"]) == ()
    assert bedside.try_to(give, []) == ()


def test_that_one_unknown_site_keeps_the_whole_sweep_out():
    bedside = at_the_map()
    refusal = bedside.refused(give, ["procerus_1", "masseter_1"])
    assert refusal.text == "This site is not on the map of this visit. Nothing was charted. Choose a site that is shown."


@pytest.mark.parametrize(("side", "given"), [(None, 8), (Side.LEFT, 4), (Side.RIGHT, 4), (Side.MIDLINE, 0)])
def test_that_a_muscle_is_given_on_one_side_or_both(side: Side | None, given: int):
    bedside = at_the_map()
    bedside.try_to(give_muscle, "temporalis", side)
    total = map_total(bedside.record)
    assert total is not None
    assert total.given_sites == given


def test_that_a_muscle_that_is_not_on_the_map_is_refused():
    assert at_the_map().refused(give_muscle, "masseter").place == "map"
    assert ready(gon_block()).refused(give_muscle, "temporalis").place == "map"


def test_that_everything_planned_is_31_sites_and_155_units_by_muscle_as_published():
    bedside = at_the_map()
    bedside.do(give_all)
    total = map_total(bedside.record)
    assert total is not None
    assert [(row.muscle.id, row.given_sites, row.given_units) for row in total.muscles] == [
        ("corrugator", 2, 10), ("procerus", 1, 5), ("frontalis", 4, 20), ("temporalis", 8, 40),
        ("occipitalis", 6, 30), ("cervical_paraspinal", 4, 20), ("trapezius", 6, 30),
    ]  # fmt: skip
    assert (total.given_sites, total.given_units, total.decided, total.open_sites) == (31, 155, 31, 0)
    assert bedside.try_to(give_all) == ()


def test_that_the_next_site_follows_the_trials_order():
    bedside = at_the_map()
    order = []
    while (following := next_site(bedside.record)) is not None:
        order.append(following.id)
        bedside.do(give, [following.id])
    assert order[:7] == [
        "corrugator_left_1", "corrugator_right_1", "procerus_1",
        "frontalis_left_1", "frontalis_left_2", "frontalis_right_1", "frontalis_right_2",
    ]  # fmt: skip
    assert (len(order), order[-1]) == (31, "trapezius_right_3")


def test_that_a_mark_set_by_mistake_is_taken_back():
    bedside = at_the_map()
    bedside.do(give, ["procerus_1"])
    bedside.do(retract, "procerus_1")
    assert site(bedside, "procerus_1").status is SiteStatus.PLANNED
    assert balance(bedside.record, "c1").left == units(200)
    assert bedside.try_to(retract, "procerus_1") == ()
    assert bedside.refused(retract, "masseter_1").place == "map"


# -- doses ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "written"),
    [("0", "0"), ("-5", "-5"), ("2.55", "2.55"), ("12.5", "12.5"), ("1000", "1,000"), ("1E+30", "1" + ",000" * 10), ("0.00001", None)],
)
def test_that_a_dose_that_cannot_be_given_is_refused_with_what_can(amount: str, written: str | None):
    bedside = at_the_map()
    refusal = bedside.refused(change_dose, "temporalis_left_3", Decimal(amount))
    assert refusal.reason == f"{written or 'less than 0.0001'} units cannot be given at Temporalis left 3. Nothing was charted."
    assert refusal.go_on == "A site takes 2.5 to 10 units in steps of 2.5. To give nothing, omit it with a reason."
    assert refusal.place == "temporalis_left_3"


def test_that_a_changed_dose_is_given_as_changed():
    bedside = at_the_map()
    bedside.do(change_dose, "frontalis_left_2", Decimal("2.5"))
    assert (site(bedside, "frontalis_left_2").status, site(bedside, "frontalis_left_2").intended) == (SiteStatus.PLANNED, units("2.5"))
    bedside.do(give, ["frontalis_left_2"])
    assert (site(bedside, "frontalis_left_2").status, units_given(bedside)) == (SiteStatus.CHANGED, Decimal("2.5"))
    assert bedside.try_to(change_dose, "frontalis_left_2", Decimal("2.50")) == ()
    bedside.do(change_dose, "frontalis_left_2", Decimal(5))
    assert site(bedside, "frontalis_left_2").status is SiteStatus.GIVEN


@pytest.mark.parametrize(("muscle", "site_id", "cap"), [("Procerus", "procerus_1", 5), ("Corrugator", "corrugator_left_1", 10)])
def test_that_a_muscle_never_gets_more_than_its_cap(muscle: str, site_id: str, cap: int):
    bedside = at_the_map()
    bedside.do(give_all)
    refusal = bedside.refused(change_dose, site_id, Decimal("7.5"))
    assert refusal.reason == f"{muscle} takes at most {cap} units; this would make {cap + Decimal('2.5')}. Nothing was charted."
    assert refusal.go_on == "Source: SmPC 4.2. Lower, omit or take back another dose first."


def test_that_doses_raised_before_they_are_given_do_not_get_past_the_cap():
    bedside = at_the_map()
    for number in (1, 2):
        for side in ("left", "right"):
            bedside.do(change_dose, f"frontalis_{side}_{number}", Decimal("7.5"))
    assert bedside.refused(give_muscle, "frontalis").reason == (
        "Frontalis takes at most 20 units; this would make 22.5. Nothing was charted."
    )
    bedside.do(give_muscle, "frontalis", Side.LEFT)
    assert bedside.refused(give_all).place == "frontalis_right_1"
    assert units_given(bedside) == 15


def test_that_an_omission_taken_back_does_not_get_past_the_cap():
    bedside = at_the_map()
    bedside.do(omit, "corrugator_left_1", "low brow")
    bedside.do(change_dose, "corrugator_right_1", Decimal(10))
    bedside.do(give, ["corrugator_right_1"])
    bedside.do(retract, "corrugator_left_1")
    assert bedside.refused(give, ["corrugator_left_1"]).reason == (
        "Corrugator takes at most 10 units; this would make 15. Nothing was charted."
    )


def test_that_the_map_never_gets_more_than_its_cap():
    from dataclasses import replace

    from tests.domain.samples import injection_map

    protocol = replace(preempt(), injection_map=replace(injection_map(), units_max=Decimal(12)))
    bedside = ready(protocol)
    bedside.open_botox()
    bedside.do(give, ["procerus_1"])
    refusal = bedside.refused(give, ["corrugator_left_1", "frontalis_left_1"])
    assert refusal.reason == "The map takes at most 12 units; this would make 15. Nothing was charted."
    assert refusal.go_on == "Source: B10. Lower, omit or take back another dose first."


def test_that_a_given_dose_is_raised_only_from_what_the_vial_still_holds():
    bedside = at_the_map()
    bedside.do(give, ["temporalis_left_1"])
    bedside.do(products.waste, "c1", units("192.5"), "dropped")
    refusal = bedside.refused(change_dose, "temporalis_left_1", Decimal(10))
    assert refusal.reason == "The vial it was drawn from holds 2.5 units more. Nothing was charted."
    bedside.do(change_dose, "temporalis_left_1", Decimal("7.5"))
    assert balance(bedside.record, "c1").left == units(0)
    bedside.do(change_dose, "temporalis_left_1", Decimal("2.5"))
    assert balance(bedside.record, "c1").left == units(5)


def test_that_the_dose_of_an_unknown_or_omitted_site_is_not_changed():
    bedside = at_the_map()
    bedside.do(omit, "procerus_1", "declined")
    assert bedside.refused(change_dose, "procerus_1", Decimal("2.5")).text == (
        "Procerus is omitted. Nothing was charted. Take the omission back first."
    )
    assert bedside.refused(change_dose, "masseter_1", Decimal(5)).place == "map"


# -- omitting ------------------------------------------------------------------------------------------------------------------


def test_that_a_site_is_omitted_for_a_reason():
    bedside = at_the_map()
    assert bedside.refused(omit, "procerus_1", " x ").reason == "A site is omitted for a reason. Nothing was charted."
    bedside.do(omit, "procerus_1", " declined ")
    omitted = site(bedside, "procerus_1")
    assert (omitted.status, omitted.omitted, omitted.given) == (SiteStatus.OMITTED, "declined", None)
    assert bedside.try_to(omit, "procerus_1", "declined") == ()
    bedside.do(omit, "procerus_1", "scar at the site")
    assert bedside.try_to(give, ["procerus_1"]) == ()
    bedside.do(retract, "procerus_1")
    bedside.do(give, ["procerus_1"])
    assert bedside.refused(omit, "masseter_1", "declined").place == "map"


def test_that_omitting_a_given_site_takes_the_dose_back():
    bedside = at_the_map()
    bedside.do(give, ["procerus_1"])
    bedside.do(omit, "procerus_1", "marked by mistake")
    assert (units_given(bedside), site(bedside, "procerus_1").status) == (0, SiteStatus.OMITTED)
    bedside.do(course.undo)
    assert (units_given(bedside), site(bedside, "procerus_1").status) == (5, SiteStatus.GIVEN)


def test_that_the_rest_is_omitted_at_once_and_undone_at_once():
    bedside = at_the_map()
    bedside.do(give_muscle, "corrugator")
    bedside.do(omit, "procerus_1", "declined")
    assert bedside.refused(omit_rest, "").place == "map"
    bedside.do(omit_rest, "patient fainted")
    total = map_total(bedside.record)
    assert total is not None
    assert (total.given_sites, total.omitted_sites, total.open_sites) == (2, 29, 0)
    assert site(bedside, "procerus_1").omitted == "declined"
    assert bedside.try_to(omit_rest, "patient fainted") == ()
    bedside.do(course.undo)
    assert [one.id for one in bedside.record.sites.values() if one.omitted] == ["procerus_1"]
    assert ready(gon_block()).refused(omit_rest, "patient fainted").reason == "This visit has no injection map. Nothing was charted."


# -- extras --------------------------------------------------------------------------------------------------------------------


def test_that_extras_follow_the_pain_up_to_the_allowance_of_the_muscle():
    bedside = at_the_map()
    bedside.do(give_all)
    first, second = extra(bedside, "temporalis", Side.RIGHT), extra(bedside, "temporalis", Side.RIGHT)
    assert (first, second) == ("temporalis_right_extra_1", "temporalis_right_extra_2")
    assert site_name(bedside.record, site(bedside, second)) == "Temporalis right extra 2"
    assert site(bedside, first).status is SiteStatus.EXTRA
    refusal = bedside.refused(add_extra, "lateral_left", 300.0, 150.0, "temporalis", Side.LEFT)
    assert refusal.reason == "Temporalis takes 2 extra sites, and they are given. Nothing was charted."
    total = map_total(bedside.record)
    assert total is not None
    assert (total.given_sites, total.given_units, total.extra_sites, total.given_planned_sites) == (33, 165, 2, 31)


def test_that_all_allowed_extras_make_39_sites_and_195_units():
    bedside = at_the_map()
    bedside.do(give_all)
    for muscle, number in (("temporalis", 2), ("occipitalis", 2), ("trapezius", 4)):
        for _ in range(number):
            extra(bedside, muscle, Side.LEFT)
    total = map_total(bedside.record)
    assert total is not None
    assert (total.given_sites, total.given_units) == (39, 195)


@pytest.mark.parametrize(
    ("figure", "muscle", "side", "reason"),
    [
        ("anterior", "frontalis", Side.LEFT, "No extra sites in frontalis. Nothing was charted."),
        ("anterior", "masseter", Side.LEFT, "No muscle for an extra site lies here. Nothing was charted."),
        ("lateral_left", "temporalis", Side.MIDLINE, "No extra sites in temporalis. Nothing was charted."),
        ("posterior", "temporalis", Side.LEFT, "Temporalis left is not at this place. Nothing was charted."),
        ("lateral_left", "temporalis", Side.RIGHT, "Temporalis right is not at this place. Nothing was charted."),
        ("underside", "temporalis", Side.RIGHT, "Temporalis right is not at this place. Nothing was charted."),
    ],
)
def test_that_extras_go_only_where_they_are_allowed(figure: str, muscle: str, side: Side, reason: str):
    assert at_the_map().refused(add_extra, figure, 300.0, 150.0, muscle, side).reason == reason


@pytest.mark.parametrize("x", [-1.0, 5000.0, float("nan")])
def test_that_an_extra_lies_on_the_figure(x: float):
    at_the_map().refused(add_extra, "lateral_left", x, 150.0, "temporalis", Side.LEFT)


def test_that_a_refused_extra_says_where_extras_go():
    refusal = at_the_map().refused(add_extra, "anterior", 300.0, 150.0, "frontalis", Side.LEFT)
    assert refusal.go_on == "Extras go to temporalis, occipitalis or trapezius."


def test_that_extras_obey_the_caps_and_the_vial():
    bedside = at_the_map()
    for number in (1, 2, 3, 4):
        bedside.do(change_dose, f"temporalis_left_{number}", Decimal(10))
    bedside.do(give_muscle, "temporalis", Side.LEFT)
    extra(bedside, "temporalis", Side.LEFT)
    extra(bedside, "temporalis", Side.LEFT)
    bedside.do(retract, "temporalis_left_extra_2")
    bedside.do(change_dose, "temporalis_left_extra_1", Decimal(10))
    assert bedside.refused(add_extra, "lateral_left", 300.0, 150.0, "temporalis", Side.LEFT).reason == (
        "Temporalis takes at most 50 units; this would make 55. Nothing was charted."
    )
    bedside.do(products.waste, "c1", units(150), "dropped")
    assert bedside.refused(add_extra, "posterior", 300.0, 150.0, "trapezius", Side.LEFT).reason == (
        "The vial has 0 units left, 5 units are needed. Nothing was charted."
    )


def test_that_an_extra_taken_back_leaves_no_site_and_its_number_is_not_used_again():
    bedside = at_the_map()
    first = extra(bedside, "trapezius", Side.LEFT)
    bedside.do(omit, first, "")
    assert first not in bedside.record.sites
    second = extra(bedside, "trapezius", Side.LEFT)
    bedside.do(course.undo)
    third = extra(bedside, "trapezius", Side.LEFT)
    assert [first, second, third] == [f"trapezius_left_extra_{number}" for number in (1, 2, 3)]


def test_that_a_visit_without_a_map_has_no_extras_and_no_doses():
    bedside = ready(gon_block())
    assert bedside.refused(add_extra, "posterior", 1.0, 1.0, "trapezius", Side.LEFT).reason == (
        "This visit has no injection map. Nothing was charted."
    )
    assert bedside.refused(change_dose, "procerus_1", Decimal(5)).reason == "This visit has no injection map. Nothing was charted."
    assert bedside.refused(give, ["procerus_1"]).place == "map"
    assert bedside.try_to(give_all) == ()
    assert next_site(bedside.record) is None


def test_that_extras_wait_for_the_safety_questions():
    bedside = Bedside(preempt())
    bedside.open_botox()
    assert bedside.refused(add_extra, "posterior", 1.0, 1.0, "trapezius", Side.LEFT).place == "identity_name_birth_date"


# -- moving and remarks --------------------------------------------------------------------------------------------------------


def test_that_a_site_moved_within_the_tolerance_needs_no_reason():
    bedside = at_the_map()
    planned = site(bedside, "frontalis_left_2")
    bedside.do(move, "frontalis_left_2", "anterior", planned.x, planned.y - 16)
    moved = site(bedside, "frontalis_left_2")
    assert (moved.moved, moved.y, moved.status) == (Length(Decimal("8.0")), planned.y - 16, SiteStatus.PLANNED)
    bedside.do(give, ["frontalis_left_2"])
    assert site(bedside, "frontalis_left_2").status is SiteStatus.CHANGED


@pytest.mark.parametrize(("away", "needs_reason"), [(30.0, False), (30.2, True), (60.0, True)])
def test_that_beyond_the_tolerance_a_reason_is_asked(away: float, needs_reason: bool):
    bedside = at_the_map()
    planned = site(bedside, "frontalis_left_2")
    if not needs_reason:
        bedside.do(move, "frontalis_left_2", "anterior", planned.x + away, planned.y)
        return
    refusal = bedside.refused(move, "frontalis_left_2", "anterior", planned.x + away, planned.y, "x")
    assert refusal.reason == (
        f"{away / 2:.1f} mm from the planned place of Frontalis left 2; up to 15 mm needs no reason. It was not moved."
    )
    assert (refusal.go_on, refusal.finding) == ("Give a reason, or put it nearer.", "move")
    bedside.do(move, "frontalis_left_2", "anterior", planned.x + away, planned.y, "old scar")
    assert site(bedside, "frontalis_left_2").move_reason == "old scar"


def test_that_a_site_moved_back_is_as_planned():
    bedside = at_the_map()
    planned = site(bedside, "procerus_1")
    bedside.do(move, "procerus_1", "anterior", planned.x + 2, planned.y)
    bedside.do(move, "procerus_1", "anterior", planned.x, planned.y)
    bedside.do(give, ["procerus_1"])
    assert (site(bedside, "procerus_1").moved, site(bedside, "procerus_1").status) == (None, SiteStatus.GIVEN)
    assert bedside.try_to(move, "procerus_1", "anterior", planned.x, planned.y) == ()


def test_that_a_site_stays_on_its_figure():
    bedside = at_the_map()
    refusal = bedside.refused(move, "procerus_1", "posterior", 220.0, 219.0)
    assert refusal.text == "Procerus belongs to another figure. It was not moved. Move it on the figure where it stands."
    assert bedside.refused(move, "procerus_1", "anterior", -1.0, 219.0).reason == "This place is not on the figure. It was not moved."
    assert bedside.refused(move, "masseter_1", "anterior", 1.0, 1.0).place == "map"
    bedside.do(omit, "procerus_1", "declined")
    assert bedside.refused(move, "procerus_1", "anterior", 221.0, 219.0).reason == "Procerus is omitted. Nothing was charted."


def test_that_an_extra_is_moved_without_a_distance():
    bedside = at_the_map()
    one = extra(bedside, "trapezius", Side.LEFT)
    bedside.do(move, one, "posterior", 310.0, 160.0, " ridge ")
    assert (site(bedside, one).x, site(bedside, one).moved, site(bedside, one).move_reason) == (310.0, None, "ridge")
    assert site(bedside, one).status is SiteStatus.EXTRA


def test_that_a_remark_is_kept_and_taken_away():
    bedside = at_the_map()
    bedside.do(note, "procerus_1", " bled ")
    assert site(bedside, "procerus_1").note == "bled"
    assert bedside.try_to(note, "procerus_1", "bled") == ()
    bedside.do(note, "procerus_1", "")
    assert site(bedside, "procerus_1").note == ""
    assert bedside.refused(note, "masseter_1", "bled").place == "map"


def test_that_names_of_sites_read_as_spoken():
    bedside = at_the_map()
    assert [site_name(bedside.record, site(bedside, one)) for one in ("procerus_1", "temporalis_left_3")] == [
        "Procerus", "Temporalis left 3",
    ]  # fmt: skip
    without_map = ready(gon_block())
    assert site_name(without_map.record, site(bedside, "temporalis_left_3")) == "temporalis left 3"


def test_that_a_signed_record_takes_no_change_of_a_site():
    from tests.domain.test_course import signed

    bedside = signed()
    for refusal in (
        bedside.refused(retract, "procerus_1"),
        bedside.refused(change_dose, "procerus_1", Decimal("2.5")),
        bedside.refused(omit, "procerus_1", "declined"),
        bedside.refused(omit_rest, "declined"),
        bedside.refused(add_extra, "posterior", 1.0, 1.0, "trapezius", Side.LEFT),
        bedside.refused(move, "procerus_1", "anterior", 1.0, 1.0),
        bedside.refused(note, "procerus_1", "late"),
    ):
        assert refusal.reason == "The record is signed and closed. Nothing was charted."


def test_that_units_are_drawn_from_a_dilution_without_end_to_the_last_unit():
    """200 units in 3 mL: every volume is about something, every balance is exact."""
    bedside = ready(preempt())
    vial = bedside.open_botox(ml="3")
    bedside.do(give_all)
    one = balance(bedside.record, vial)
    assert one.volume_of(one.given) == Volume(Decimal("2.325"))
    bedside.do(products.waste_all, "rest")
    assert balance(bedside.record, vial).left == units(0)
