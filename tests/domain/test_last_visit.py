"""The plan of an earlier visit: what is taken over, what never is, what is shown of it, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import Refusal, course
from procedure_assistant.domain.commands.injection_map import (
    add_extra,
    change_dose,
    give,
    give_all,
    give_muscle,
    move,
    omit,
    omit_rest,
    retract,
)
from procedure_assistant.domain.commands.injection_plan import plan_as_last
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.last_visit import LastMap, LastSite, ghosts, last_map_of
from procedure_assistant.domain.map_differences import from_last_visit, from_the_standard, last_in_words
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.domain.totals import map_total
from procedure_assistant.domain.units import Length
from procedure_assistant.domain.words import describe_group
from procedure_assistant.protocols.catalogue import load_catalogue
from procedure_assistant.resources import resource
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import figure_of, preempt, units

THEN = date(2026, 8, 24)
EXTRA_AT = (213.0, 154.0)


def at_the_map() -> Bedside:
    """PREEMPT, everything answered, 200 units in 4 mL."""
    bedside = ready(preempt())
    bedside.open_botox()
    return bedside


def standard(bedside: Bedside) -> LastMap:
    """A last visit that gave the map as it is published."""
    map_ = bedside.record.map
    assert map_ is not None
    sites = tuple(
        LastSite(one.id, one.muscle, one.side, one.number, one.figure, one.x, one.y, units(one.units), False, "", "")
        for one in map_.sequence()
    )
    return LastMap("v0", THEN, bedside.record.visit.map_id, bedside.record.visit.map_version, sites)


def other(last: LastMap, site_id: str, **changes: object) -> LastMap:
    """The same with one site changed."""
    return replace(last, sites=tuple(replace(one, **changes) if one.id == site_id else one for one in last.sites))  # type: ignore[arg-type]


def with_extra(last: LastMap, dose: int = 5) -> LastMap:
    """The same with an extra in the left temporalis."""
    figure = figure_of("temporalis", Side.LEFT)
    extra = LastSite("temporalis_left_extra_1", "temporalis", Side.LEFT, 1, figure, *EXTRA_AT, units(dose), True, "", "")
    return replace(last, sites=(*last.sites, extra))


def moved(last: LastMap, site_id: str, by: float, **more: object) -> LastMap:
    """The same with one site so many figure units further to the right."""
    x = next(one.x for one in last.sites if one.id == site_id)
    return other(last, site_id, x=x + by, **more)


# -- laying the plan -------------------------------------------------------------------------------------------------------------


def test_that_a_plan_takes_over_doses_places_and_extras_and_gives_nothing():
    bedside = at_the_map()
    last = with_extra(moved(other(standard(bedside), "frontalis_left_2", dose=units("2.5")), "trapezius_left_1", 20))
    bedside.do(plan_as_last, last)
    sites = bedside.record.sites
    assert sites["frontalis_left_2"].intended == units("2.5")
    assert (sites["trapezius_left_1"].moved, sites["trapezius_left_1"].status) == (Length(Decimal("10.0")), SiteStatus.PLANNED)
    extra = sites["temporalis_left_extra_1"]
    assert (extra.extra, extra.given, extra.intended, (extra.x, extra.y)) == (True, None, units(5), EXTRA_AT)
    total = map_total(bedside.record)
    assert (total.given_units, total.given_sites, total.open_units, total.open_sites) == (0, 0, Decimal("157.5"), 32)


def test_that_only_what_differs_is_written_as_one_fact_that_names_its_visit():
    bedside = at_the_map()
    bedside.do(plan_as_last, other(standard(bedside), "procerus_1", dose=units("2.5")))
    event = bedside.record.entries[-1].event
    assert isinstance(event, e.PlanLaid)
    assert (event.visit_id, event.day, event.map_version, [one.site for one in event.sites]) == (
        "v0", THEN, bedside.record.visit.map_version, ["procerus_1"],
    )  # fmt: skip
    assert describe_group(bedside.record, bedside.record.done[-1]) == "Planned as on 24 Aug 2026"
    assert bedside.record == bedside.folded()


def test_that_a_plan_as_the_map_has_it_charts_nothing():
    bedside = at_the_map()
    assert bedside.try_to(plan_as_last, standard(bedside)) == ()


def test_that_the_plan_is_undone_and_redone_whole():
    bedside = at_the_map()
    before = bedside.record.sites
    bedside.do(plan_as_last, with_extra(other(standard(bedside), "procerus_1", dose=units("2.5"))))
    laid = bedside.record.sites
    bedside.do(course.undo)
    assert (bedside.record.sites, bedside.record.laid) == (before, None)
    bedside.do(course.redo)
    assert bedside.record.sites == laid


def test_that_what_is_decided_today_stays_and_an_omission_of_then_is_not_copied():
    bedside = at_the_map()
    bedside.do(give, ["procerus_1"])
    bedside.do(omit, "frontalis_left_1", "Skin lesion")
    last = other(standard(bedside), "procerus_1", dose=units("2.5"))
    last = other(other(last, "frontalis_left_1", dose=units(10)), "occipitalis_right_2", dose=None, omitted="Tenderness")
    assert bedside.try_to(plan_as_last, last) == ()
    assert bedside.record.sites["occipitalis_right_2"].status is SiteStatus.PLANNED


def test_that_a_far_place_keeps_the_reason_it_was_given_for():
    bedside = at_the_map()
    bedside.do(plan_as_last, moved(standard(bedside), "trapezius_left_1", 60, move_reason="Scar"))
    site = bedside.record.sites["trapezius_left_1"]
    assert (site.moved, site.move_reason) == (Length(Decimal("30.0")), "Scar")


def test_that_another_version_of_the_map_is_refused_in_words_and_told_in_words():
    bedside = at_the_map()
    last = replace(with_extra(other(standard(bedside), "procerus_1", dose=units("2.5"))), map_version="B17")
    refusal = bedside.try_to(plan_as_last, last)
    assert isinstance(refusal, Refusal)
    now = bedside.record.visit.map_version
    assert refusal.reason == (
        f"The visit of 24 Aug 2026 followed map B17, this one follows map {now}; their places cannot be compared. Nothing was planned."
    )
    assert ghosts(bedside.record, last) == from_last_visit(bedside.record, last) == ()
    assert last_in_words(last, bedside.record.map) == (
        "24 Aug 2026: 157.5 units at 32 sites",
        f"It followed map B17, this visit follows {now}: its places are not shown and cannot be planned. "
        "Other than this map: Procerus midline 1, 2.5 units and Temporalis left, extra, 5 units.",
    )


def test_that_a_signed_record_takes_no_plan():
    bedside = at_the_map()
    last = other(standard(bedside), "procerus_1", dose=units("2.5"))
    bedside.record = replace(bedside.record, voided=(e.Voided("wrong patient"), bedside.record.opened))
    assert isinstance(bedside.try_to(plan_as_last, last), Refusal)


def test_that_no_more_extras_are_planned_than_the_muscle_takes():
    bedside = at_the_map()
    figure = figure_of("temporalis", Side.RIGHT)
    for x in (250.0, 320.0):
        bedside.do(add_extra, figure, x, 150.0, "temporalis", Side.RIGHT)
    assert bedside.try_to(plan_as_last, with_extra(standard(bedside))) == ()


def test_that_a_number_of_an_extra_is_never_used_twice():
    bedside = at_the_map()
    bedside.do(add_extra, figure_of("temporalis", Side.LEFT), 300.0, 150.0, "temporalis", Side.LEFT)
    bedside.do(plan_as_last, with_extra(standard(bedside)))
    bedside.do(course.undo)
    bedside.do(add_extra, figure_of("temporalis", Side.LEFT), 320.0, 150.0, "temporalis", Side.LEFT)
    assert [one for one in bedside.record.sites if "extra" in one] == ["temporalis_left_extra_1", "temporalis_left_extra_3"]


# -- an extra that is planned ----------------------------------------------------------------------------------------------------


def with_planned_extra() -> Bedside:
    bedside = at_the_map()
    bedside.do(plan_as_last, with_extra(standard(bedside)))
    return bedside


EXTRA = "temporalis_left_extra_1"


def test_that_a_planned_extra_is_given_with_its_muscle_and_taken_back_to_planned():
    bedside = with_planned_extra()
    bedside.do(give_muscle, "temporalis", Side.LEFT)
    assert bedside.record.sites[EXTRA].status is SiteStatus.EXTRA
    bedside.do(retract, EXTRA)
    assert (bedside.record.sites[EXTRA].given, bedside.record.sites[EXTRA].status) == (None, SiteStatus.PLANNED)
    bedside.do(retract, EXTRA)
    assert EXTRA not in bedside.record.sites
    assert describe_group(bedside.record, bedside.record.done[-1]) == "Temporalis left extra 1 taken back"


def test_that_leaving_out_a_planned_extra_takes_it_off_the_map_also_after_it_was_given():
    bedside = with_planned_extra()
    bedside.do(omit, EXTRA, "no pain there today")
    assert EXTRA not in bedside.record.sites
    bedside.do(course.undo)
    bedside.do(give, [EXTRA])
    bedside.do(omit, EXTRA, "no pain there today")
    assert EXTRA not in bedside.record.sites
    assert describe_group(bedside.record, bedside.record.done[-1]) == "Temporalis left extra 1 taken back"


def test_that_signing_waits_for_a_planned_extra_and_ending_early_takes_it_off():
    bedside = with_planned_extra()
    bedside.do(give, [one for one in bedside.record.sites if one != EXTRA])
    assert [one.says for one in open_items(bedside.record) if one.place == "map"] == ["1 temporalis site undecided"]
    bedside.do(omit_rest, "ended early")
    assert [one.says for one in open_items(bedside.record) if one.place == "map"] == []
    assert EXTRA not in bedside.record.sites


def test_that_giving_all_gives_the_planned_extra_too():
    bedside = with_planned_extra()
    bedside.do(give_all)
    total = map_total(bedside.record)
    assert (total.given_units, total.given_planned_sites, total.extra_sites, total.open_sites) == (160, 31, 1, 0)


def test_that_a_planned_extra_takes_its_place_among_those_allowed():
    bedside = with_planned_extra()
    figure = figure_of("temporalis", Side.RIGHT)
    bedside.do(add_extra, figure, 250.0, 150.0, "temporalis", Side.RIGHT)
    refusal = bedside.refused(add_extra, figure, 320.0, 150.0, "temporalis", Side.RIGHT)
    assert refusal.reason == "Temporalis takes 2 extra sites, and they are planned or given. Nothing was charted."


# -- ghosts ----------------------------------------------------------------------------------------------------------------------


def test_that_a_place_is_another_one_beyond_3_mm():
    bedside = at_the_map()
    near = moved(standard(bedside), "procerus_1", 6.0)
    assert ghosts(bedside.record, near) == ()
    far = moved(standard(bedside), "procerus_1", 6.2)
    (ghost,) = ghosts(bedside.record, far)
    assert (ghost.then.id, ghost.apart) == ("procerus_1", Length(Decimal("3.1")))


def test_that_another_dose_and_a_missing_extra_are_ghosts_and_nothing_else_is():
    bedside = at_the_map()
    last = with_extra(other(standard(bedside), "procerus_1", dose=units("2.5")))
    assert [(one.then.id, one.now is None, one.apart) for one in ghosts(bedside.record, last)] == [
        ("procerus_1", False, None), ("temporalis_left_extra_1", True, None),
    ]  # fmt: skip
    bedside.do(plan_as_last, last)
    assert ghosts(bedside.record, last) == ()
    assert ghosts(bedside.record, None) == ()


def test_that_an_extra_at_the_same_place_with_the_same_dose_is_no_ghost():
    bedside = at_the_map()
    bedside.do(add_extra, figure_of("temporalis", Side.LEFT), EXTRA_AT[0] + 4, EXTRA_AT[1], "temporalis", Side.LEFT)
    assert ghosts(bedside.record, with_extra(standard(bedside))) == ()
    assert len(ghosts(bedside.record, with_extra(standard(bedside), dose=10))) == 1


# -- words -----------------------------------------------------------------------------------------------------------------------


def said(found) -> list[str]:
    return [str(one.says) for one in found]


def test_that_every_difference_to_the_standard_map_is_said():
    bedside = at_the_map()
    assert from_the_standard(bedside.record) == ()
    bedside.do(change_dose, "frontalis_left_2", Decimal("2.5"))
    bedside.do(give, ["procerus_1"])
    bedside.do(change_dose, "procerus_1", Decimal("2.5"))
    bedside.do(move, "corrugator_left_1", *_beside(bedside, "corrugator_left_1", 10.0))
    bedside.do(move, "trapezius_left_1", *_beside(bedside, "trapezius_left_1", 40.0), "scar")
    bedside.do(omit, "occipitalis_right_2", "Skin lesion")
    bedside.do(add_extra, figure_of("temporalis", Side.LEFT), *EXTRA_AT, "temporalis", Side.LEFT)
    assert said(from_the_standard(bedside.record)) == [
        "Corrugator left 1: 5.0 mm from its place",
        "Procerus: 2.5 units instead of 5 units",
        "Frontalis left 2: 2.5 units planned instead of 5 units",
        "Occipitalis right 2 omitted: Skin lesion",
        "Trapezius left 1: 20.0 mm from its place, scar",
        "Temporalis left extra 1: 5 units",
    ]


def _beside(bedside: Bedside, site_id: str, by: float) -> tuple[str, float, float]:
    site = bedside.record.sites[site_id]
    return site.figure, site.x + by, site.y


def test_that_what_the_last_visit_did_otherwise_is_said_and_what_it_did_as_the_map_is_not():
    bedside = at_the_map()
    last = with_extra(other(moved(standard(bedside), "trapezius_left_1", 20), "procerus_1", dose=units("2.5")))
    last = other(last, "occipitalis_right_2", dose=None, omitted="Tenderness")
    bedside.do(change_dose, "frontalis_left_2", Decimal("2.5"))
    bedside.do(omit, "frontalis_left_1", "Skin lesion")
    assert said(from_last_visit(bedside.record, last)) == [
        "Procerus: 2.5 units",
        "Occipitalis right 2 omitted: Tenderness",
        "Trapezius left 1 stood 10.0 mm away",
        "Temporalis left, extra: 5 units",
    ]
    assert last_in_words(last, bedside.record.map) == ("24 Aug 2026: 152.5 units at 31 sites", "")
    assert last_in_words(None, bedside.record.map) == ("", "")


def test_that_an_open_visit_is_no_last_visit():
    bedside = at_the_map()
    bedside.do(give_all)
    assert last_map_of(bedside.record, "v1") is None


# -- a line that a site does not go below ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site_id", "x", "y", "line"),
    [
        ("occipitalis_left_1", 387.0, 313.0, "the line from the protuberance to the mastoid tip"),
        ("occipitalis_right_1", 513.0, 313.0, "the line from the protuberance to the mastoid tip"),
        ("frontalis_left_1", 251.0, 157.0, "the upper two fifths of the forehead"),
        ("corrugator_right_1", 189.0, 216.0, "1 cm above the orbital rim"),
        ("cervical_paraspinal_left_1", 430.0, 368.0, "4.5 cm below the protuberance"),
    ],
)
def test_that_a_place_below_the_line_of_its_muscle_needs_a_reason_and_one_above_none(shipped_map, site_id, x, y, line):
    bedside = shipped_map
    site = bedside.record.sites[site_id]
    refusal = bedside.refused(move, site_id, site.figure, x, y)
    assert refusal.reason.endswith(f"is below {line}. It was not moved.")
    assert refusal.finding == "move"
    bedside.do(move, site_id, site.figure, x, y - 15)
    bedside.do(move, site_id, site.figure, x, y, "Anatomy of this patient")
    assert bedside.record.sites[site_id].move_reason == "Anatomy of this patient"


@pytest.fixture
def shipped_map() -> Bedside:
    """The injection map as it is shipped, with everything answered."""
    map_ = load_catalogue(resource()).map("preempt", "B10")
    bedside = ready(replace(preempt(), injection_map=map_))
    bedside.open_botox()
    return bedside
