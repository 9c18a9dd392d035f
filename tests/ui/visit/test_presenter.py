"""The visit's presenter as a whole: what is shown, where it goes, what happens when the store or another workstation says no."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import block, injection_map
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.ui.visit.presenter import VisitPresenter
from tests.ui.visit.playing import BOTOX, GON, LANDMARKS, desk_of

CHILD = PatientForm(
    family_name="Whitlock", given_names="Amos", birth_date="2014-02-14", sex=Sex.MALE, mrn="9001", weight_kg="38", weight_on="2026-11-23"
)


FULL = ("refusal", "The disk is full. Nothing was saved just now; everything saved before is safe.")


# -- showing -----------------------------------------------------------------------------------------------------------


def test_that_nothing_is_shown_before_a_view_is_there(player, services, clock):
    presenter = VisitPresenter(player().visit, clock, ("", ""), LANDMARKS, services.visits.resume)
    presenter.show()
    presenter.go_to("safety")
    assert presenter.section.id == "safety"


def test_that_a_new_visit_begins_with_its_first_section(desk):
    made = desk()
    assert (made.shown.section, made.shown.primary.title, made.shown.undo) == ("identity", "Both match", "")
    assert [group.title for group in made.shown.beside.groups] == ["Prepare", "Product", "Time-out", "Inject", "After", "Finish"]


def test_that_a_visit_is_taken_up_where_it_is_open(desk):
    assert desk("prepare").shown.section == "map"


def test_that_a_signed_visit_is_taken_up_at_its_page(desk):
    made = desk("prepare", "inject", "finish", "sign")
    assert (made.shown.section, made.shown.primary.action, made.shown.undo) == ("sign", "print", "")


def test_that_the_right_column_follows_the_section(desk):
    made = desk("prepare")
    shown = {}
    for section in ("map", "block", "pain_after", "waste"):
        made.presenter.go_to(section)
        shown[section] = (made.shown.map_totals is not None, made.shown.block_totals is not None)
    assert shown == {"map": (True, False), "block": (False, True), "pain_after": (False, True), "waste": (True, False)}


def test_that_a_visit_without_a_map_always_shows_the_block(desk):
    made = desk(protocols=GON)
    made.presenter.go_to("waste")
    assert (made.shown.map_totals, made.shown.marks, made.shown.subtitle) == (None, (), "Greater occipital nerve block")
    assert made.shown.block_totals is not None


def test_that_a_visit_without_a_block_always_shows_the_map(desk):
    made = desk(protocols=BOTOX)
    sections = [line.id for group in made.shown.beside.groups for line in group.lines]
    for section in sections:
        made.presenter.go_to(section)
        assert (made.shown.map_totals is not None, made.shown.block_totals) == (True, None), section


# -- going -------------------------------------------------------------------------------------------------------------


def test_that_a_step_leads_to_the_section_that_asks_it(desk):
    made = desk()
    made.presenter.go_to("skull_defect")
    assert made.shown.section == "safety"


def test_that_a_site_leads_to_the_map_with_its_card(desk):
    made = desk("prepare")
    made.presenter.go_to("trapezius_left_1")
    assert (made.shown.section, made.view.card.title) == ("map", "Trapezius, left 1")


def test_that_a_place_of_no_visit_leads_nowhere(desk):
    made = desk()
    made.presenter.go_to("nowhere")
    assert made.shown.section == "identity"


def test_that_a_site_leads_nowhere_in_a_visit_without_a_map(desk):
    made = desk(protocols=GON)
    made.presenter.go_to("trapezius_left_1")
    assert made.shown.section == "identity"


def test_that_the_card_goes_with_the_map(desk):
    made = desk("prepare")
    made.presenter.open_card("trapezius_left_1")
    made.presenter.go_to("waste")
    assert made.view.card is None


def test_that_a_message_goes_with_its_section(desk):
    made = desk("prepare")
    made.presenter.skin_clicked("anterior", 220, 150, "frontalis", "left")
    before = made.told
    made.presenter.go_to("waste")
    assert (before, made.told) == ([("refusal", "No extra sites in frontalis. Nothing was charted.")], [])


# -- the primary action ------------------------------------------------------------------------------------------------


def test_that_the_primary_action_leads_through_a_whole_visit(desk):
    made = desk("prepare")
    for _site in range(31):
        made.presenter.primary()
    assert made.shown.primary.title == "Continue: nerve block"
    made.presenter.primary()
    made.presenter.primary()  # the landmarks as the figure has them
    assert (made.record.landmarks.protuberance, made.shown.primary.enabled) == (LANDMARKS[0], False)
    made.presenter.primary()  # refused: nothing is planned yet
    assert made.presenter.plan_block(("gon",), ("left", "right"), {"c2": "1", "c3": "1"}, "per_side")
    made.presenter.primary()
    made.presenter.primary()
    assert [(one.event.nerve, one.event.side) for one in made.record.blocks] == [("gon", Side.LEFT), ("gon", Side.RIGHT)]
    assert made.shown.section == "pain_after"
    made.clock.advance(minutes=25)
    made.presenter.score("after", 3)
    assert made.shown.section == "observation"
    made.presenter.answer("numbness", ("all",))
    assert made.shown.primary.title == "Confirm all as shown"
    made.presenter.primary()  # no complication, the rest discarded, ready to leave
    assert (made.shown.section, made.shown.primary.title) == ("sign", "Sign and print")
    made.presenter.primary()
    assert (made.record.signed, made.shown.primary.title, made.shown.menu) == (True, "Print", ())


def test_that_printing_is_not_the_presenters(desk):
    made = desk("prepare", "inject", "finish", "sign")
    before = made.view.shown
    made.presenter.primary()
    assert made.view.shown == before


def test_that_open_questions_are_led_to_one_by_one(desk):
    made = desk()
    made.presenter.go_to("indication")
    primary = made.shown.primary
    assert (primary.title, primary.amount, primary.action) == ("Next open question", "Which diagnosis is treated?", "go:diagnosis")
    made.presenter.primary()
    assert made.shown.section == "indication"


def test_that_a_stop_beside_a_question_is_led_to(desk):
    made = desk("prepare")
    made.presenter.answer("skull_defect", ("yes",))
    made.presenter.answer("block_details", ("old burr hole",))
    made.presenter.go_to("safety")
    assert (made.shown.primary.title, made.shown.primary.action) == ("Show what stops", "go:skull_defect")


def test_that_the_first_needle_waits_for_the_questions_before_it(desk):
    made = desk()
    made.presenter.go_to("map")
    assert (made.shown.primary.title, made.shown.primary.action) == ("Go to identity", "go:identity_name_birth_date")
    made.presenter.primary()
    assert made.shown.section == "identity"


# -- a reason asked in place -------------------------------------------------------------------------------------------


def test_that_a_child_is_refused_with_the_source_and_let_on_by_a_reason(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("identity")
    stop = made.shown.standing[0]
    assert stop.title.endswith("This patient is 12 years old.")
    assert "Source: " in stop.text
    made.presenter.give("corrugator_left_1")
    assert made.record.sites["corrugator_left_1"].given is None
    assert made.told == [("refusal", f"{stop.title} Nothing was charted.")]

    made.presenter.act_on(stop.about)
    assert made.shown.asking.title == f"{stop.title} Nothing was charted."
    made.presenter.go_on("Mature adolescent, parents consent, off label")
    assert made.shown.asking is None
    made.presenter.give("corrugator_left_1")
    assert made.record.sites["corrugator_left_1"].given is not None
    assert made.record.overrides["minimum_age_years"].reason == "Mature adolescent, parents consent, off label"


def test_that_a_stop_is_not_said_twice_while_its_reason_is_asked(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("map")
    made.presenter.act_on(made.shown.standing[0].about)
    assert (made.shown.standing, made.shown.asking is not None) == ((), True)


def test_that_a_reason_that_is_too_short_keeps_the_question(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("map")
    made.presenter.act_on("minimum_age_years")
    made.presenter.go_on("ok")
    assert made.shown.asking is not None
    assert made.told == [("refusal", "A reason is needed to go past a stop.")]
    made.presenter.go_on("Weight of an adult")
    assert (made.shown.asking, made.told) == (None, [])


def test_that_cancelling_charts_nothing(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("map")
    before = made.record
    made.presenter.act_on("minimum_age_years")
    made.presenter.cancel_asking()
    made.presenter.go_on("a reason that nobody asked for")
    assert (made.record is before, made.shown.asking, len(made.shown.standing)) == (True, None, 1)


def test_that_the_question_goes_with_its_section(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("map")
    made.presenter.act_on("minimum_age_years")
    made.presenter.go_to("waste")
    assert made.shown.asking is None


def test_that_a_button_of_no_message_does_nothing(desk):
    made = desk()
    made.presenter.act_on("something_else")
    assert made.shown.asking is None


def test_that_a_message_leads_to_its_place(desk):
    made = desk()
    made.presenter.act_on("go:waste")
    assert made.shown.section == "waste"


def test_that_a_stop_beside_a_question_can_be_gone_past(desk):
    made = desk("prepare")
    made.presenter.answer("skull_defect", ("yes",))
    made.presenter.go_to("safety")
    made.presenter.act_on("skull_defect_yes")
    made.presenter.go_on("Defect is frontal, far from the block")
    assert made.record.overrides["skull_defect_yes"].reason == "Defect is frontal, far from the block"


def test_that_a_stop_can_be_gone_past_where_the_visit_is_signed(desk):
    made = desk("prepare", form=CHILD)
    made.presenter.go_to("sign")
    assert [stop.about for stop in made.shown.sign.stops] == ["minimum_age_years"]
    made.presenter.act_on("minimum_age_years")
    made.presenter.go_on("Weight of an adult")
    assert made.shown.sign.stops == ()


def test_that_sides_that_do_not_agree_are_corrected_not_reasoned_away(desk):
    made = desk("prepare")
    made.presenter.answer("time_out_side", ("left",))
    made.presenter.go_to("map")
    stop = made.shown.standing[0]
    assert (stop.action, stop.about) == ("Correct it", "go:time_out_side")
    made.presenter.give("corrugator_left_1")
    assert [notice.action for notice in made.shown.notices] == ["Go to time-out"]


def test_that_esc_leaves_the_question_first_and_then_the_card(desk):
    made = desk("prepare", "half")
    made.presenter.open_card("trapezius_left_1")
    made.presenter.choose_menu("adverse")
    made.presenter.leave()
    assert (made.shown.asking, made.view.card is None) == (None, False)
    made.presenter.leave()
    assert made.view.card is None


# -- the menu ----------------------------------------------------------------------------------------------------------


CLOSING = ["Hand over this visit", "Declare this visit void"]


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ((), ["Omit the rest of the map, 31 sites", "Leave the block out", "Note a complication", *CLOSING]),
        (("prepare", "inject"), ["Note a complication", *CLOSING]),
        (
            ("prepare", "landmarks", "plan", "left"),
            ["Omit the rest of the map, 31 sites", "Leave the rest of the block out", "Note a complication", *CLOSING],
        ),
        (("prepare", "inject", "finish", "sign"), []),
    ],
)
def test_that_the_menu_offers_only_what_can_be_done(desk, stages, words):
    assert [item.words for item in desk(*stages).shown.menu] == words


def test_that_a_visit_called_off_early_can_be_signed(desk):
    made = desk("prepare")
    made.presenter.give("corrugator_left_1")
    made.presenter.choose_menu("omit_rest")
    assert made.shown.asking.title == "Why do 30 sites stay without an injection?"
    made.presenter.go_on("Fainted after the first site")
    made.presenter.choose_menu("omit_block")
    made.presenter.go_on("Fainted after the first site")
    total = map_total(made.record)
    assert (total.given_units, total.decided, made.record.block_omitted[0].reason) == (Decimal(5), 31, "Fainted after the first site")
    made.presenter.choose_menu("adverse")
    made.presenter.go_on("Vasovagal syncope, recovered in 3 minutes")
    assert [event.what for event, _stamp in made.record.adverse] == ["Vasovagal syncope, recovered in 3 minutes"]
    made.presenter.go_to("observation")
    assert made.shown.form.facts == (("Complication noted", "Vasovagal syncope, recovered in 3 minutes"),)
    made.presenter.go_to("block")
    assert made.shown.block.plan_words == "Left out: Fainted after the first site"


# -- undo and redo -----------------------------------------------------------------------------------------------------


def test_that_undo_and_redo_name_what_they_do(desk):
    made = desk("prepare")
    made.presenter.give_muscle("trapezius", "left")
    assert made.shown.undo == "Trapezius, 3 sites, 15 units"
    made.presenter.undo()
    assert (made.shown.redo, map_total(made.record).given_units) == ("Trapezius, 3 sites, 15 units", Decimal(0))
    made.presenter.redo()
    assert (made.shown.redo, map_total(made.record).given_units) == ("", Decimal(15))


def test_that_undoing_nothing_is_said(desk):
    made = desk()
    made.presenter.undo()
    assert made.told == [("refusal", "There is nothing to undo.")]
    made.presenter.dismiss()
    assert made.told == []


# -- the store says no -------------------------------------------------------------------------------------------------


def test_that_a_full_disk_is_said_and_charts_nothing(player, services, clock):
    made = desk_of(player("prepare").visit, services, clock)
    services.store.full = True
    before = made.record
    made.presenter.give("corrugator_left_1")
    assert (made.record is before, made.told) == (True, [FULL])
    services.store.full = False
    made.presenter.give("corrugator_left_1")
    assert (map_total(made.record).given_units, made.told) == (Decimal(5), [])


def test_that_words_that_could_not_be_saved_stay_in_their_field(player, services, clock):
    made = desk_of(player().visit, services, clock)
    services.store.full = True
    made.presenter.go_to("indication")
    made.presenter.answer("failed_preventives", ("topiramate 100 mg, 12 weeks",))
    drafts = {one.id: (one.answer, one.draft) for one in made.shown.form.questions if one.draft}
    assert drafts == {"failed_preventives": ((), "topiramate 100 mg, 12 weeks")}
    made.presenter.answer("diagnosis", ())  # taking an answer away leaves nothing to keep
    services.store.full = False
    made.presenter.answer("failed_preventives", ("topiramate 100 mg, 12 weeks",))
    assert [one.draft for one in made.shown.form.questions if one.draft] == []
    assert made.record.value("failed_preventives") == "topiramate 100 mg, 12 weeks"


def test_that_a_reason_that_could_not_be_saved_is_not_asked_for_again_from_the_start(player, services, clock):
    made = desk_of(player("prepare").visit, services, clock)
    services.store.full = True
    made.presenter.choose_menu("omit_block")
    asking = made.shown.asking
    made.presenter.go_on("Patient declined")
    assert (made.shown.asking, made.told) == (asking, [FULL])


def test_that_another_workstation_first_offers_to_load_what_was_charted(desk, services):
    made = desk("prepare")
    other = services.visits.resume(made.presenter.visit.id)
    other.do(injection_map.give, ("corrugator_left_1",))
    other.do(injection_map.give, ("procerus_1",))

    made.presenter.give("trapezius_left_1")
    notice = made.shown.notices[0]
    assert (notice.action, notice.about) == ("Load what was charted", "reload")
    assert map_total(made.record).given_units == Decimal(0)

    made.presenter.act_on("reload")
    assert map_total(made.record).given_units == Decimal(10)
    assert made.told == [("information", "The visit is loaded as it now stands, with 2 more entries.")]
    made.presenter.give("trapezius_left_1")
    assert map_total(services.visits.resume(made.presenter.visit.id).record).given_units == Decimal(15)


def test_that_loading_again_closes_what_is_no_longer_there(desk, services):
    made = desk("prepare", "half")
    extra = next(site.id for site in made.record.sites.values() if site.extra)
    made.presenter.open_card(extra)
    made.presenter.choose_menu("adverse")
    services.visits.resume(made.presenter.visit.id).do(injection_map.retract, extra)
    made.presenter.reload()
    assert (made.view.card, made.shown.asking) == (None, None)
    assert made.told == [("information", "The visit is loaded as it now stands, with 1 more entry.")]


def test_that_an_open_card_stays_where_its_site_is_still_there(desk, services):
    made = desk("prepare")
    made.presenter.open_card("procerus_1")
    services.visits.resume(made.presenter.visit.id).do(injection_map.give, ("procerus_1",))
    made.presenter.reload()
    assert made.view.card.state.startswith("Given")


def test_that_a_visit_that_cannot_be_loaded_stays_as_it_is(player, services, clock):
    visit = player("prepare").visit
    made = desk_of(visit, services, clock)
    made.presenter._resume = lambda visit_id: services.visits.resume(f"{visit_id}-moved")
    made.presenter.reload()
    assert (made.presenter.visit is visit, made.told) == (True, [("refusal", "There is no such visit.")])


# -- long words --------------------------------------------------------------------------------------------------------


def test_that_many_overrides_are_all_said(desk):
    made = desk("prepare", form=replace(CHILD, weight_kg="", weight_on=""))
    for container in ("c2", "c3"):
        made.presenter.take_back(container)
    made.presenter.open_product("lidocaine_2_30ml", "L1", made.record.day)
    made.presenter.use_standard_landmarks()
    assert made.presenter.plan_block(("gon",), ("left", "right"), {list(made.record.containers)[-1]: "15"}, "per_side")
    made.presenter.go_to("map")
    assert {stop.about for stop in made.shown.standing} == {"minimum_age_years", "anaesthetic_fraction", "weight_needed_fraction"}


@pytest.mark.parametrize("command", [block.omit_block, injection_map.omit_rest])
def test_that_the_menu_asks_before_it_does_anything(desk, command):
    made = desk("prepare")
    before = made.record
    made.presenter.choose_menu({block.omit_block: "omit_block", injection_map.omit_rest: "omit_rest"}[command])
    assert made.record is before
