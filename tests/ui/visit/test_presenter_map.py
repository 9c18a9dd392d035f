"""What is asked of the injection map through the presenter: giving, the card, doses that cannot be, moves, extras."""

from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.domain.totals import balances, map_total
from tests.ui.visit.playing import GON, IN_TEMPLE


def test_that_a_planned_site_is_given_and_a_given_one_opens_its_card(desk):
    made = desk("prepare")
    made.presenter.site_clicked("procerus_1")
    assert (made.record.sites["procerus_1"].status, made.view.card) == (SiteStatus.GIVEN, None)
    made.presenter.site_clicked("procerus_1")
    at = made.clock.local(made.clock.now())
    assert (made.view.card.title, made.view.card.state) == ("Procerus", f"Given {at:%H:%M} · 5 units")
    assert map_total(made.record).given_units == Decimal(5)


def test_that_a_click_on_another_site_closes_the_card(desk):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    made.presenter.site_clicked("trapezius_left_1")
    assert (made.view.card, made.record.sites["trapezius_left_1"].given.amount) == (None, Decimal(5))


def test_that_a_site_of_another_map_is_refused(desk):
    made = desk("prepare")
    made.presenter.site_clicked("deltoid_left_1")
    assert made.told == [("refusal", "This site is not on the map of this visit. Nothing was charted.")]


def test_that_a_signed_site_is_only_shown(desk):
    made = desk("prepare", "inject", "finish", "sign")
    made.presenter.go_to("map")
    made.presenter.site_clicked("procerus_1")
    assert (made.view.card.title, made.view.card.editable, made.told) == ("Procerus", False, [])


def test_that_one_muscle_or_everything_is_given_at_once(desk):
    made = desk("prepare")
    made.presenter.give_muscle("trapezius", "right")
    made.presenter.give_muscle("procerus", "")
    assert map_total(made.record).given_units == Decimal(20)
    made.presenter.give_all()
    assert map_total(made.record).given_units == Decimal(155)


@pytest.mark.parametrize("amount", ["0", "2.55", "1000", "-5"])
def test_that_an_impossible_dose_is_refused_and_says_what_is_possible(desk, amount):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    made.presenter.give("procerus_1")
    made.presenter.set_dose("procerus_1", Decimal(amount))
    notice = made.shown.notices[0]
    written = {"1000": "1,000"}.get(amount, amount)
    assert notice.title == f"{written} units cannot be given at Procerus. Nothing was charted."
    assert notice.text == "A site takes 2.5 to 10 units in steps of 2.5. To give nothing, omit it with a reason."
    assert (notice.action, made.view.card.dose) == ("", Decimal(5))


def test_that_a_step_goes_up_and_down_within_the_limits(desk):
    made = desk("prepare")
    made.presenter.give("procerus_1")
    doses = []
    for steps in (1, 1, 1, -1):
        made.presenter.step_dose("procerus_1", steps)
        doses.append((made.record.sites["procerus_1"].given.amount, len(made.told)))
    assert [amount for amount, _told in doses] == [Decimal("5"), Decimal("5"), Decimal("5"), Decimal("2.5")]
    assert [told for _amount, told in doses] == [1, 1, 1, 0]


def test_that_a_step_at_no_site_does_nothing(desk):
    made = desk("prepare")
    before = made.record
    made.presenter.step_dose("deltoid_left_1", 1)
    assert made.record is before


def test_that_a_planned_site_takes_its_dose_before_it_is_given(desk):
    made = desk("prepare")
    made.presenter.open_card("frontalis_left_1")
    made.presenter.set_dose("frontalis_left_1", Decimal("2.5"))
    assert (made.view.card.state, made.view.card.mark.text) == ("Planned · 2.5 units", "")
    made.presenter.give("frontalis_left_1")
    assert (made.view.card.mark.state, made.view.card.mark.text) == ("changed", "2.5")


def test_that_omitting_and_taking_back_leave_a_planned_site(desk):
    made = desk("prepare")
    made.presenter.open_card("occipitalis_left_1")
    made.presenter.omit("occipitalis_left_1", "Skin lesion")
    assert (made.view.card.state, made.view.card.omitted) == ("Omitted: Skin lesion", "Skin lesion")
    made.presenter.take_back_site("occipitalis_left_1")
    assert made.view.card.state == "Planned · 5 units"


def test_that_omitting_without_a_reason_is_refused(desk):
    made = desk("prepare")
    made.presenter.omit("occipitalis_left_1", " ")
    assert made.told == [("refusal", "A site is omitted for a reason. Nothing was charted.")]


def test_that_a_note_stays_with_its_site(desk):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    made.presenter.note("procerus_1", "bled, pressed for a minute")
    assert made.view.card.note == "bled, pressed for a minute"


def test_that_empty_skin_of_a_muscle_that_allows_it_takes_an_extra(desk):
    made = desk("prepare")
    made.presenter.skin_clicked(*IN_TEMPLE)
    extra = next(site for site in made.record.sites.values() if site.extra)
    assert (extra.muscle, extra.given.amount) == ("temporalis", Decimal(5))
    made.presenter.open_card(extra.id)
    assert (made.view.card.where, made.view.card.extra) == ("Where the pain is, inside the muscle", True)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (("anterior", 220.0, 150.0, "frontalis", "left"), "No extra sites in frontalis. Nothing was charted."),
        (("posterior", 450.0, 600.0, "", ""), "No muscle for an extra site lies here. Nothing was charted."),
        (("lateral_right", 297.0, 154.0, "temporalis", "left"), "Temporalis left is not at this place. Nothing was charted."),
    ],
)
def test_that_other_skin_is_refused_and_says_where_extras_go(desk, place, title):
    made = desk("prepare")
    made.presenter.skin_clicked(*place)
    assert (made.told, made.shown.notices[0].action) == ([("refusal", title)], "")


def test_that_skin_beside_an_open_card_only_closes_it(desk):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    made.presenter.skin_clicked(*IN_TEMPLE)
    assert (made.view.card, [site.id for site in made.record.sites.values() if site.extra]) == (None, [])


def test_that_the_empty_canvas_closes_card_and_message(desk):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    made.presenter.set_dose("procerus_1", Decimal(0))
    made.presenter.blank_clicked()
    assert (made.view.card, made.told) == (None, [])


def test_that_a_small_move_needs_no_reason(desk):
    made = desk("prepare")
    site = made.record.sites["trapezius_left_1"]
    made.presenter.move_site(site.id, site.figure, site.x + 10, site.y)
    assert (made.record.sites[site.id].moved.amount, made.shown.asking) == (Decimal(5), None)


def test_that_a_far_move_asks_for_its_reason(desk):
    made = desk("prepare")
    site = made.record.sites["trapezius_left_1"]
    made.presenter.move_site(site.id, site.figure, site.x + 80, site.y)
    assert (made.record.sites[site.id].moved, made.shown.notices) == (None, ())
    assert made.shown.asking.title.startswith("40.0 mm from the planned place of Trapezius left 1")
    made.presenter.go_on("Scar at the planned place")
    moved = made.record.sites[site.id]
    assert (moved.moved.amount, moved.move_reason, made.shown.asking) == (Decimal(40), "Scar at the planned place", None)


def test_that_a_site_is_not_moved_to_another_figure(desk):
    made = desk("prepare")
    made.presenter.move_site("trapezius_left_1", "anterior", 200.0, 200.0)
    assert made.told == [("refusal", "Trapezius left 1 belongs to another figure. It was not moved.")]
    assert made.shown.asking is None


def test_that_a_resting_hand_is_told_where_and_how(desk):
    made = desk("prepare")
    muscle = made.record.map.muscle("procerus")
    assert made.presenter.hint("procerus_1").spoken.splitlines() == [
        "Procerus",
        "Planned · 5 units",
        made.record.map.site("procerus_1").where,
        muscle.depth,
        muscle.angle,
        muscle.caution,
    ]
    made.presenter.skin_clicked(*IN_TEMPLE)
    extra = next(site.id for site in made.record.sites.values() if site.extra)
    assert made.presenter.hint(extra).spoken.splitlines()[:2] == ["Temporalis, left extra 1", "Extra given · 5 units"]
    assert made.presenter.hint("") is None


def test_that_a_visit_without_a_map_has_nothing_to_tell_of_sites(desk):
    made = desk(protocols=GON)
    made.presenter.open_card("procerus_1")
    made.presenter.step_dose("procerus_1", 1)
    assert (made.presenter.hint("procerus_1"), made.view.card, made.told) == (None, None, [])


def test_that_the_vial_runs_out_in_words(desk):
    made = desk("prepare")
    made.presenter.give_all()
    for place in range(9):
        made.presenter.skin_clicked("lateral_left", 200.0 + 2 * place, 150.0, "temporalis", "left")
    assert made.told == [("refusal", "Temporalis takes 2 extra sites, and they are given. Nothing was charted.")]
    toxin = balances(made.record)[0]
    assert (toxin.given.amount, toxin.left.amount) == (Decimal(165), Decimal(35))
