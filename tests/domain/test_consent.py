"""The consent signed on the screen: what it answers, what it refuses, withdrawing, giving it again, undo, and any sequence of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain import consent as stands
from procedure_assistant.domain.commands import Refusal, block, checklist, closing, course, injection_map, products
from procedure_assistant.domain.commands import consent as commands
from procedure_assistant.domain.events import StepAnswered
from procedure_assistant.domain.events_consent import ConsentSigned, DrawnBy, Signer
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.words import describe, describe_group
from tests.domain import samples
from tests.domain.bedside import Bedside, ready
from tests.domain.consents import INK, consent, toxin_consent
from tests.domain.test_course import signed as signed_visit

SITE = "frontalis_left_1"


def opened() -> Bedside:
    """A combined visit in which nothing was answered."""
    return Bedside(samples.combined())


def planned(sides: str = "both") -> Bedside:
    """A visit ready for the needle whose consent was signed on the screen."""
    bedside = ready()
    bedside.open_botox()
    bedside.do(commands.sign, consent(side=sides))
    return bedside


# -- what a signature answers ---------------------------------------------------------------------------------------------------


def test_that_a_signature_answers_the_checklist_in_one_act():
    bedside = opened()
    decision = bedside.try_to(commands.sign, consent())
    assert isinstance(decision, tuple)
    form, *answers = decision
    assert isinstance(form, ConsentSigned)
    assert form.procedure == samples.combined().title
    asked = {step.id for step in samples.combined().steps()}
    expected = [StepAnswered("consent_side", ("both",)), StepAnswered("consent_given", ("yes",))]
    if "consent_form" in asked:
        expected.insert(1, StepAnswered("consent_form", ("Consent to both, version 1",)))
    assert answers == expected
    assert bedside.record.value("consent_given") == "yes"
    assert stands.to_sign(bedside.record) == ()


def test_that_undo_takes_signature_and_answers_back_together_and_redo_brings_them_again():
    bedside = opened()
    bedside.do(commands.sign, consent())
    signed = bedside.record
    assert describe_group(signed, signed.done[-1]) == "Consent signed by Lena Hartwell"
    bedside.do(course.undo)
    assert bedside.record.consents.signed == ()
    assert bedside.record.value("consent_given") == ""
    bedside.do(course.redo)
    assert bedside.record.consents == signed.consents
    assert bedside.folded().consents == signed.consents


def test_that_an_answer_that_says_the_same_is_not_written_twice():
    bedside = opened()
    bedside.do(checklist.answer, "consent_given", ("yes",))
    bedside.do(checklist.answer, "consent_side", ("both",))
    decision = bedside.try_to(commands.sign, consent())
    assert isinstance(decision, tuple)
    assert [event for event in decision if isinstance(event, StepAnswered) and event.step in ("consent_given", "consent_side")] == []


def test_that_consent_in_words_stays_possible():
    bedside = opened()
    bedside.do(checklist.answer, "consent_given", ("yes",))
    assert bedside.record.value("consent_given") == "yes"
    assert bedside.record.consents.signed == ()


def test_that_names_are_kept_as_one_line_whatever_their_script():
    bedside = opened()
    bedside.do(commands.sign, consent(name="  ليلى\n حداد 🧠 ", signer=Signer.REPRESENTATIVE, relation=" her\tmother "))
    form = bedside.record.consents.signed[0].event
    assert (form.name, form.relation) == ("ليلى حداد 🧠", "her mother")
    assert describe(form, bedside.record) == "Consent signed by ليلى حداد 🧠, her mother"


def test_that_a_name_of_300_characters_is_kept_whole():
    bedside = opened()
    bedside.do(commands.sign, consent(name="N" * 300))
    assert bedside.record.consents.signed[0].event.name == "N" * 300


# -- what is refused -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"strokes": ()}, "The signature is missing. Nothing was signed."),
        ({"strokes": ((500, 500),)}, "The signature is missing. Nothing was signed."),
        ({"strokes": ((500, 500, 510, 505),)}, "The signature is missing. Nothing was signed."),
        ({"strokes": (tuple([1, 2] * 1_000_000),)}, "The drawing has 1000000 points; a signature has up to 4000. Nothing was signed."),
        ({"strokes": ((1, 2, 900, 900),) * 201}, "The drawing has 402 points; a signature has up to 4000. Nothing was signed."),
        ({"strokes": ((0, 0, 3001, 500),)}, "The drawing left its box. Nothing was signed."),
        ({"strokes": ((0, 0, 900),)}, "The drawing left its box. Nothing was signed."),
        ({"strokes": ((), (0, 0, 900, 900))}, "The drawing left its box. Nothing was signed."),
        ({"name": " \n "}, "The name of who signs is missing. Nothing was signed."),
        ({"name": "N" * 601}, "A name has up to 300 characters. Nothing was signed."),
        ({"witness": "N" * 301}, "A name has up to 300 characters. Nothing was signed."),
        ({"signer": Signer.REPRESENTATIVE}, "Who signs for the patient, and in which relation? Nothing was signed."),
        ({"kind": "prp"}, "This text is not about what is planned here. Nothing was signed."),
        ({"text_hash": "0" * 64}, "The text that was shown is not whole. Nothing was signed."),
        ({"text": ""}, "The text that was shown is not whole. Nothing was signed."),
        ({"text": "x" * 60_001}, "The text that was shown is not whole. Nothing was signed."),
        ({"side": ""}, "The side is missing. Nothing was signed."),
        ({"side": "upper"}, "The side is missing. Nothing was signed."),
        ({"drawn_by": DrawnBy.NOBODY}, "Something was drawn and nobody drew it. Nothing was signed."),
        ({"drawn_by": DrawnBy.NOBODY, "strokes": (), "unable": "Tremor"}, "Without a signature a witness attests. Nothing was signed."),
        (
            {"drawn_by": DrawnBy.NOBODY, "strokes": (), "unable": "Tremor", "witness": "HARTWELL, Lena"},
            "Nobody attests the own consent. Nothing was signed.",
        ),
        ({"drawn_by": DrawnBy.NOBODY, "strokes": (), "witness": "K. Osei"}, "A reason is missing. Nothing was charted."),
    ],
)
def test_that_a_signature_that_is_not_whole_is_refused_in_words(changes: dict[str, Any], says: str):
    bedside = opened()
    assert bedside.refused(commands.sign, consent(**changes)).reason == says


def test_that_a_witness_attests_for_a_hand_that_cannot_sign():
    bedside = opened()
    bedside.do(commands.sign, consent(drawn_by=DrawnBy.NOBODY, strokes=(), unable="Broken arm", witness="K. Osei"))
    assert bedside.record.value("consent_given") == "yes"


def test_that_a_signed_record_takes_no_signature_and_no_withdrawal():
    bedside = signed_visit()
    says = "The record is signed and closed. Nothing was charted."
    assert bedside.refused(commands.sign, consent()).reason == says
    assert bedside.refused(commands.withdraw, "She changed her mind").reason == says
    amended = closing.amend(bedside.record, lambda record: commands.sign(record, consent()), "Forgotten")
    assert isinstance(amended, Refusal)
    assert amended.reason == "A consent belongs before the signature of the record. Nothing was charted."


def test_that_the_checklist_cannot_say_another_side_than_the_signed_text():
    bedside = planned()
    refused = bedside.refused(checklist.answer, "consent_side", ("left",))
    assert refused.reason == "The signed consent names another side. Nothing was charted."
    assert bedside.refused(checklist.answer, "consent_given", ()).reason == "The consent is signed. Nothing was charted."


def test_that_a_text_signed_for_another_side_stops_the_needle():
    bedside = planned("left")
    assert [stop.id for stop in stops(bedside.record)] == ["side_mismatch"]
    assert bedside.refused(injection_map.give, (SITE,)).finding == "side_mismatch"


# -- withdrawing ------------------------------------------------------------------------------------------------------------------


def test_that_after_a_withdrawal_no_needle_goes_in_until_it_is_signed_again():
    bedside = planned()
    bedside.do(injection_map.give, (SITE,))
    bedside.do(commands.withdraw, "She wants to stop.")
    refused = bedside.refused(injection_map.give, ("frontalis_left_2",))
    assert refused.reason == "The patient withdrew the consent: She wants to stop. Nothing was charted."
    assert refused.place == "consent_given"
    bedside.do(commands.sign, consent())
    bedside.do(injection_map.give, ("frontalis_left_2",))


def test_that_a_consent_given_again_in_words_opens_the_way():
    bedside = planned()
    bedside.do(commands.withdraw, "She wants to stop")
    assert bedside.refused(checklist.answer, "consent_given", ("yes",)).reason == "The consent is withdrawn. Nothing was charted."
    assert bedside.refused(commands.renew, " ").reason == "A reason is missing. Nothing was charted."
    bedside.do(commands.renew, "Agreed aloud, K. Osei heard it")
    assert stands.withdrawn(bedside.record) is None
    bedside.do(injection_map.give, (SITE,))


def test_that_a_withdrawal_is_told_but_does_not_keep_the_record_from_being_signed():
    bedside = planned()
    bedside.do(commands.withdraw, "She wants to stop")
    told = next(finding for finding in findings(bedside.record) if finding.id == "consent_withdrawn")
    assert told.says == "The patient withdrew the consent: She wants to stop."
    assert not told.stops
    bedside.do(injection_map.omit_rest, "Consent withdrawn")
    bedside.do(block.omit_block, "Consent withdrawn")
    bedside.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    for moment in ("before", "after"):
        bedside.do(course.score_pain, moment, 5, bedside.now)
    bedside.finish()
    assert bedside.record.signed


def test_that_nothing_is_withdrawn_twice_or_before_it_was_given():
    bedside = opened()
    assert bedside.refused(commands.withdraw, "She changed her mind").reason == "There is no consent to withdraw yet."
    assert bedside.refused(commands.renew, "Agreed aloud").reason == "The consent is not withdrawn."
    bedside.do(checklist.answer, "consent_given", ("yes",))
    assert bedside.refused(commands.withdraw, "").reason == "A reason is missing. Nothing was charted."
    assert bedside.refused(commands.withdraw, "x" * 501).reason == "A reason has up to 500 characters. Nothing was charted."
    bedside.do(commands.withdraw, "She changed her mind")
    assert bedside.refused(commands.withdraw, "She changed her mind").reason == "The consent is withdrawn already."


def test_that_undo_of_a_withdrawal_lets_the_signature_stand_again():
    bedside = planned()
    bedside.do(commands.withdraw, "Wrong patient's words")
    assert stands.standing(bedside.record) == ()
    bedside.do(course.undo)
    assert [one.event.name for one in stands.standing(bedside.record)] == ["Lena Hartwell"]


def test_that_the_quick_answer_never_gives_a_withdrawn_consent_again():
    bedside = opened()
    bedside.do(commands.sign, consent())
    bedside.do(commands.withdraw, "She wants to stop")
    decision = checklist.quick_answers(bedside.record, "consent")
    assert not isinstance(decision, Refusal)
    assert [event for event in decision if isinstance(event, StepAnswered) and event.step == "consent_given"] == []


def test_that_a_toxin_visit_asks_for_no_side():
    bedside = Bedside(samples.preempt())
    assert bedside.refused(commands.sign, replace(toxin_consent(), side="left")).place == "consent_side"
    bedside.do(commands.sign, toxin_consent())
    assert bedside.record.value("consent_given") == "yes"


# -- any sequence -----------------------------------------------------------------------------------------------------------------

ACTS = st.lists(
    st.sampled_from(["sign", "sign_left", "sign_by_witness", "withdraw", "renew", "undo", "redo", "words", "untick", "give"]), max_size=14
)


def _act(bedside: Bedside, act: str) -> None:
    attested = consent(drawn_by=DrawnBy.NOBODY, strokes=(), unable="Tremor", witness="K. Osei")
    acts: dict[str, tuple[Any, ...]] = {
        "sign": (commands.sign, consent()),
        "sign_left": (commands.sign, consent(side="left", strokes=INK[:1])),
        "sign_by_witness": (commands.sign, attested),
        "withdraw": (commands.withdraw, "She wants to stop"),
        "renew": (commands.renew, "Agreed aloud"),
        "undo": (course.undo,),
        "redo": (course.redo,),
        "words": (checklist.answer, "consent_given", ("yes",)),
        "untick": (checklist.answer, "consent_given", ()),
        "give": (injection_map.give, (SITE,)),
    }
    command, *arguments = acts[act]
    bedside.try_to(command, *arguments)


@settings(max_examples=120, deadline=None)
@given(acts=ACTS)
def test_that_any_sequence_of_signing_withdrawing_and_undo_stands_the_same_after_a_restart(acts: list[str]):
    bedside = ready()
    bedside.open_botox()
    for act in acts:
        given_before = bedside.record.sites[SITE].given
        withdrawn_before = stands.withdrawn(bedside.record)
        _act(bedside, act)
        again = bedside.folded()
        assert again == bedside.record
        assert again.consents == bedside.record.consents
        assert (stands.withdrawn(again), stands.standing(again)) == (stands.withdrawn(bedside.record), stands.standing(bedside.record))
        if withdrawn_before is not None and act == "give":
            assert bedside.record.sites[SITE].given == given_before
    for one in stands.standing(bedside.record):
        assert one.event.text_hash == consent().text_hash
