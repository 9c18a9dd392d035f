"""What is asked of the forms through the presenter: answers, products with bad lots, waste, scores, the signature."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.totals import balances
from procedure_assistant.services.patient_form import PatientForm
from tests.ui.visit.playing import BOTOX, GON

SALINE = "0.9 % NaCl, preservative-free"
NEXT_YEAR = date(2027, 12, 31)
NO_WEIGHT = PatientForm(family_name="Okonjo", given_names="Nadia", birth_date="1979-06-30", sex=Sex.FEMALE, mrn="77")


# -- questions ---------------------------------------------------------------------------------------------------------


def test_that_an_answer_is_shown_with_who_and_when(desk):
    made = desk()
    made.presenter.go_to("indication")
    made.presenter.answer("headache_days", ("22",))
    question = next(one for one in made.shown.form.questions if one.id == "headache_days")
    at = made.clock.local(made.clock.now())
    assert (question.answer, question.said) == (("22",), f"{at:%H:%M} Ruth Ellery")


def test_that_an_impossible_answer_leaves_the_stored_one_on_screen(desk):
    made = desk()
    made.presenter.go_to("indication")
    made.presenter.answer("headache_days", ("22",))
    made.presenter.answer("headache_days", ("40",))
    question = next(one for one in made.shown.form.questions if one.id == "headache_days")
    assert (question.answer, question.draft) == (("22",), "")
    assert made.told == [("refusal", "40 days is not possible here. Nothing was charted.")]


def test_that_a_follow_up_question_appears_with_its_answer(desk):
    made = desk()
    made.presenter.go_to("history")
    before = [one.id for one in made.shown.form.questions]
    made.presenter.answer("last_toxin", ("yes",))
    assert [one.id for one in made.shown.form.questions if one.id not in before] == [
        "last_toxin_date", "last_toxin_product", "last_toxin_units", "last_toxin_reason",
    ]  # fmt: skip


def test_that_the_quick_answer_goes_on_when_it_completes_the_section(desk):
    made = desk()
    made.presenter.primary()
    assert made.shown.section == "indication"


def test_that_the_quick_answer_stays_where_something_is_left(desk):
    made = desk()
    made.presenter.go_to("consent")
    made.presenter.primary()
    assert (made.shown.section, made.shown.primary.title) == ("consent", "Next open question")


def test_that_a_section_without_a_quick_answer_refuses_one(desk):
    made = desk()
    made.presenter.go_to("indication")
    made.presenter.quick("indication")
    assert (made.shown.section, made.told) == ("indication", [("refusal", "This part has no quick answer.")])


@pytest.mark.parametrize(("section", "labels"), [("identity", ["Name", "Born", "Medical record number"]), ("indication", ["Chart"]),
                                                 ("safety", ["Allergies", "Medication", "Pregnancy"]), ("consent", [])])  # fmt: skip
def test_that_the_chart_stands_beside_the_questions_it_concerns(desk, section, labels):
    made = desk()
    made.presenter.go_to(section)
    assert [label for label, _value in made.shown.form.facts] == labels


def test_that_a_signed_form_is_only_read(desk):
    made = desk("prepare", "inject", "finish", "sign")
    made.presenter.go_to("safety")
    assert (made.shown.form.editable, made.shown.form.lead) == (False, "The record is signed and closed.")
    assert (made.shown.primary.next_title, made.shown.primary.title) == ("Safety questions", "Continue: sign and print")


def test_that_no_weight_stops_where_a_dose_limit_needs_it(desk):
    made = desk("prepare", form=NO_WEIGHT)
    for container in ("c2", "c3"):
        made.presenter.take_back(container)
    made.presenter.open_product("bupivacaine_0_5_30ml", "B1", NEXT_YEAR)
    made.presenter.use_standard_landmarks()
    # 2 x 15 mL of 0.5 % are 150 mg, 86 % of the 175 mg that are the most for anybody.
    container = list(made.record.containers)[-1]
    assert made.presenter.plan_block(("gon",), ("left", "right"), {container: "15"}, "per_side")
    made.presenter.go_to("weight")
    stops = [notice for question in made.shown.form.questions for notice in question.notices if notice.tone == "refusal"]
    assert [stop.about for stop in stops] == ["weight_needed_fraction"]
    made.presenter.answer("weight_kg", ("82",))
    stops = [notice for question in made.shown.form.questions for notice in question.notices if notice.tone == "refusal"]
    assert stops == []


# -- products ----------------------------------------------------------------------------------------------------------


def test_that_the_kinds_this_visit_needs_are_asked_for(desk):
    missing = {}
    for protocols in (("preempt_botox", "gon_block"), BOTOX, GON):
        made = desk(protocols=protocols, form=None if protocols == ("preempt_botox", "gon_block") else _other(len(missing)))
        made.presenter.go_to("products")
        kinds = {choice.kind for choice in made.shown.products.choices}
        missing[protocols] = (made.shown.products.missing, sorted(kinds), [choice.id for choice in made.shown.products.usual])
    anaesthetics = ["lidocaine_2_2ml", "lidocaine_2_5ml", "bupivacaine_0_5_10ml", "bupivacaine_0_5_2ml"]
    assert missing == {
        ("preempt_botox", "gon_block"): (
            "Still to open: botulinum toxin and local anaesthetic",
            ["botulinum toxin", "local anaesthetic", "steroid"],
            ["botox_200", "botox_100", *anaesthetics],
        ),
        BOTOX: ("Still to open: botulinum toxin", ["botulinum toxin"], ["botox_200", "botox_100"]),
        GON: ("Still to open: local anaesthetic", ["local anaesthetic", "steroid"], anaesthetics),
    }


def _other(number: int) -> PatientForm:
    return PatientForm(family_name="Pryce", given_names="Walter", birth_date="1970-01-02", sex=Sex.MALE, mrn=f"55{number}")


def test_that_a_vial_is_opened_and_dissolved_in_one_go(desk):
    made = desk()
    made.presenter.go_to("products")
    assert made.presenter.open_product("botox_200", "C8812C3", NEXT_YEAR, "4", SALINE)
    opened = made.shown.products.opened[0]
    assert (opened.label, opened.lot, opened.expiry) == ("BOTOX 200 units", "C8812C3", "31 Dec 2027")
    assert opened.dilution == f"4 mL {SALINE}, 5 units in 0.1 mL. Use by 24 Nov 2026 15:00"
    assert opened.balance == "200 units left of 200 units"


def test_that_a_vial_whose_volume_is_refused_is_open_and_says_so(desk):
    made = desk()
    made.presenter.go_to("products")
    assert made.presenter.open_product("botox_200", "C8812C3", NEXT_YEAR, "0", SALINE)
    assert made.told == [("refusal", "A vial cannot be dissolved in 0 mL. Nothing was charted.")]
    assert (made.shown.products.opened[0].needs_volume, made.shown.products.opened[0].dilution) == (True, "")
    assert made.presenter.dissolve("c1", "four", SALINE) is False
    assert made.told == [("refusal", "“four” is not a number. Nothing was charted.")]
    assert made.presenter.dissolve("c1", "4", SALINE)


def test_that_an_expired_lot_is_refused_in_place(desk):
    made = desk()
    made.presenter.go_to("products")
    assert not made.presenter.open_product("lidocaine_2_2ml", "OLD1", made.record.day - timedelta(days=1))
    assert made.told == [("refusal", "lidocaine 2 %, 2 mL, lot OLD1, expired on 22 Nov 2026. Nothing was charted.")]
    assert (made.shown.notices[0].action, made.record.containers) == ("", {})


def test_that_a_missing_expiry_is_refused(desk):
    made = desk()
    assert not made.presenter.open_product("lidocaine_2_2ml", "L1", None)
    assert made.told == [("refusal", "The expiry date is missing. Nothing was charted.")]


def test_that_a_container_can_be_taken_back_until_it_is_used(desk):
    made = desk("prepare")
    made.presenter.go_to("products")
    made.presenter.take_back("c3")
    assert [one.id for one in made.shown.products.opened] == ["c1", "c2"]
    made.presenter.give("procerus_1")
    assert [one.removable for one in made.shown.products.opened] == [False, True]


def test_that_a_signed_visit_opens_nothing_more(desk):
    made = desk("prepare", "inject", "finish", "sign")
    made.presenter.go_to("products")
    shown = made.shown.products
    assert (shown.editable, shown.missing, [one.removable or one.needs_volume for one in shown.opened]) == (False, "", [False] * 3)


# -- waste -------------------------------------------------------------------------------------------------------------


def test_that_given_and_wasted_make_what_was_opened(desk):
    made = desk("prepare", "inject")
    made.presenter.go_to("waste")
    made.presenter.waste("c1", "20", "Broken or contaminated", "K. Amadi")
    line = made.shown.waste.lines[0]
    assert (line.given, line.wasted, line.left, line.balanced) == ("165 units, 3.3 mL", "20 units, 0.4 mL", "15 units, 0.3 mL", False)
    made.presenter.waste_all("Rest of a single-dose vial", "")
    assert made.shown.section == "pain_after"
    made.presenter.go_to("waste")
    assert ([one.balanced for one in made.shown.waste.lines], made.shown.waste.left_any) == ([True] * 3, False)


@pytest.mark.parametrize(
    ("amount", "title"),
    [
        ("much", "“much” is not a number. Nothing was charted."),
        ("0", "Nothing to discard."),
        ("36", "BOTOX 200 units has 35 units left. Nothing was charted."),
    ],
)
def test_that_an_impossible_waste_is_refused(desk, amount, title):
    made = desk("prepare", "inject")
    made.presenter.waste("c1", amount, "Broken or contaminated", "")
    assert (made.told, balances(made.record)[0].wasted.amount) == ([("refusal", title)], Decimal(0))


def test_that_waste_without_a_reason_stays_on_the_page(desk):
    made = desk("prepare", "inject")
    made.presenter.go_to("waste")
    made.presenter.waste_all(" ", "")
    assert (made.shown.section, made.told) == ("waste", [("refusal", "The reason for the waste is missing.")])


# -- scores and signature ----------------------------------------------------------------------------------------------


def test_that_pain_is_scored_before_and_shown_with_who(desk):
    made = desk()
    made.presenter.go_to("pain_before")
    assert (made.shown.scores.value, made.shown.scores.timer, made.shown.primary.enabled) == (None, None, False)
    made.presenter.score("before", 7)
    assert made.shown.section == "products"  # it leads on
    made.presenter.go_to("pain_before")
    at = made.clock.local(made.clock.now())
    assert (made.shown.scores.value, made.shown.scores.earlier) == (7, (f"7 of 10 at {at:%H:%M}, Ruth Ellery",))


def test_that_pain_after_waits_for_the_block(desk):
    made = desk("prepare")
    made.presenter.go_to("pain_after")
    made.presenter.score("after", 3)
    assert made.told == [("refusal", "The block is not given yet. Nothing was charted.")]
    assert (made.shown.notices[0].action, made.shown.scores.timer.due) == ("Go to nerve block", "")


def test_that_signing_waits_for_what_is_open(desk):
    made = desk("prepare", "inject")
    made.presenter.go_to("sign")
    assert made.shown.primary.title == "Go to the first open item"
    assert not made.presenter.sign("Ruth Ellery", "MD")
    assert made.shown.notices[0].action == "Go to waste"


def test_that_the_only_open_item_is_called_so(desk):
    made = desk("prepare", "inject", "finish")
    made.presenter.answer("way_home", ())
    made.presenter.answer("numbness", ())
    made.presenter.go_to("sign")
    assert made.shown.primary.amount == "the only open item"


def test_that_a_nameless_signature_is_refused(desk):
    made = desk("prepare", "inject", "finish")
    made.presenter.go_to("sign")
    assert not made.presenter.sign("  ", "")
    assert made.told == [("refusal", "The name of the signing physician is missing.")]


def test_that_the_signer_typed_is_kept(desk):
    made = desk("prepare", "inject", "finish")
    made.presenter.set_signer("Ada Marsh", "DO")
    made.presenter.go_to("sign")
    assert (made.shown.sign.name, made.shown.sign.credentials) == ("Ada Marsh", "DO")
    made.presenter.primary()
    at = made.clock.local(made.clock.now())
    assert made.shown.sign.signed == f"Signed by Ada Marsh, 23 Nov 2026 {at:%H:%M}"
