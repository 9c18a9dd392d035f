from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from procedure_assistant.domain.commands import block, checklist, course, images, passport, products, ultrasound
from procedure_assistant.domain.commands.injection_map import give, give_all, give_muscle, omit, omit_rest
from procedure_assistant.domain.completeness import OpenItem, RowState, open_items, rows
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Volume, milligrams
from tests.domain import regenerative, samples
from tests.domain.bedside import Bedside, ready, ready_to_inject
from tests.domain.samples import gon_block, patient, preempt
from tests.domain.test_course import injected, signed


def says(bedside: Bedside) -> list[str]:
    return [item.says for item in open_items(bedside.record)]


def row(bedside: Bedside, section: str) -> tuple[RowState, str]:
    return next((one.state, one.note) for one in rows(bedside.record) if one.section.id == section)


def test_that_a_new_visit_lists_everything_that_is_open_in_the_order_of_the_visit():
    assert says(Bedside(gon_block())) == [
        "Identity: 2 questions open",
        "History: Steroid before today?",
        "Side: Which side?",
        "Safety questions: 2 questions open",
        "Consent: 2 questions open",
        "Pain before: not scored",
        "No product opened",
        "Time-out: 2 questions open",
        "Nerve block: not planned",
        "Pain after: not scored",
        "Discharge: Ready to leave",
    ]


def test_that_an_open_item_leads_to_its_place():
    items = open_items(Bedside(gon_block()).record)
    assert items[0] == OpenItem("identity_name_birth_date", "Identity: 2 questions open")
    assert [item.place for item in items[-3:]] == ["block", "pain_after", "discharge_ready"]


def test_that_the_map_names_muscles_while_few_are_open():
    bedside = ready(preempt())
    bedside.open_botox()
    assert "31 sites undecided" in says(bedside)
    for muscle in samples.MUSCLES[:5]:
        bedside.do(give_muscle, muscle)
    assert says(bedside)[:2] == ["4 cervical paraspinal sites undecided", "6 trapezius sites undecided"]
    bedside.do(give_muscle, "cervical_paraspinal")
    for number in (1, 2, 3):
        bedside.do(omit, f"trapezius_left_{number}", "weak shoulder")
    bedside.do(give, ["trapezius_right_1", "trapezius_right_2"])
    assert says(bedside)[0] == "1 trapezius site undecided"


def test_that_blocks_and_rests_are_named():
    bedside = ready_to_inject()
    bedside.do(give_all)
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert says(bedside) == [
        "Pain before: not scored",
        "GON right not given",
        "BOTOX 200 units: 45 units left to account for",
        "lidocaine 2 %, 2 mL: 20 mg left to account for",
        "bupivacaine 0.5 %, 10 mL: 45 mg left to account for",
        "Pain after: not scored",
        "Discharge: Ready to leave",
    ]
    bedside.do(products.waste, "c2", milligrams(20), "rest")
    bedside.do(products.waste, "c3", milligrams(45), "rest")
    assert "BOTOX 200 units: 45 units left to account for" in says(bedside)


def test_that_a_nerve_the_protocol_no_longer_names_keeps_its_id():
    bedside = ready_to_inject()
    bedside.record = replace(bedside.record, protocol=replace(bedside.record.protocol, nerves=(samples.LON,)))
    assert [one for one in says(bedside) if "gon" in one] == ["gon left not given", "gon right not given"]


def test_that_a_powder_waits_to_be_dissolved_unless_it_was_wasted_whole():
    bedside = ready(preempt())
    bedside.open("botox_200")
    assert "BOTOX 200 units: not dissolved" in says(bedside)
    bedside.do(products.waste_all, "Broken or contaminated")
    assert "BOTOX 200 units: not dissolved" not in says(bedside)


def test_that_a_stop_is_listed_at_its_place_until_a_reason_is_given():
    bedside = injected()
    bedside.answer(infection="yes")
    assert OpenItem("infection", "Infection at the site.") in open_items(bedside.record)
    bedside.do(checklist.override, "infection_yes", "far from the sites")
    assert OpenItem("infection", "Infection at the site.") not in open_items(bedside.record)


def test_that_a_stop_whose_place_the_protocol_does_not_show_still_stops():
    protocol = preempt()
    protocol = replace(protocol, sections=tuple(one for one in protocol.sections if one.id != "identity"))
    bedside = Bedside(protocol, patient=patient(birth_date=date(2012, 5, 1)))
    assert open_items(bedside.record)[-1] == OpenItem("identity", "Not approved below 18 years. This patient is 14 years old.")


def test_that_nothing_is_open_in_a_signed_visit():
    assert says(signed()) == []


def test_that_a_visit_called_off_needs_no_product():
    bedside = ready(preempt())
    bedside.do(omit_rest, "patient withdrew consent")
    assert says(bedside) == ["Discharge: Ready to leave"]
    assert row(bedside, "waste") == (RowState.NOT_APPLICABLE, "")
    with_block = ready()
    with_block.do(omit_rest, "patient withdrew consent")
    assert "No product opened" in says(with_block)


# -- rows ----------------------------------------------------------------------------------------------------------------------


def test_that_the_steps_column_shows_what_is_done_and_what_is_open():
    bedside = Bedside(gon_block())
    assert row(bedside, "identity") == (RowState.OPEN, "")
    bedside.answer(identity_mrn="yes")
    assert row(bedside, "identity") == (RowState.OPEN, "1 of 2")
    bedside.answer(identity_name_birth_date="yes")
    assert row(bedside, "identity") == (RowState.DONE, "")
    assert row(bedside, "weight") == (RowState.DONE, "")
    assert row(bedside, "waste") == (RowState.OPEN, "")
    assert row(bedside, "products") == (RowState.OPEN, "")
    bedside.open("lidocaine_2")
    assert row(bedside, "products") == (RowState.DONE, "1 opened")


def test_that_rows_of_the_instruments_count():
    bedside = ready_to_inject()
    bedside.do(give_muscle, "temporalis")
    bedside.do(omit, "procerus_1", "declined")
    assert row(bedside, "map") == (RowState.OPEN, "9 / 31")
    assert row(bedside, "block") == (RowState.OPEN, "0 / 2")
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert row(bedside, "block") == (RowState.OPEN, "1 / 2")
    assert row(bedside, "pain_before") == (RowState.OPEN, "")
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(course.score_pain, "before", 6, bedside.now)
    assert row(bedside, "pain_before") == (RowState.DONE, "6 of 10")
    bedside.do(block.omit_block, "patient fainted")
    assert row(bedside, "block") == (RowState.DONE, "omitted")


def test_that_a_stop_blocks_its_row_and_a_reason_opens_it():
    bedside = ready()
    bedside.answer(infection="yes")
    assert row(bedside, "safety") == (RowState.BLOCKS, "stop")
    bedside.do(checklist.override, "infection_yes", "far from the sites")
    assert row(bedside, "safety") == (RowState.OVERRIDDEN, "overridden")


def test_that_a_form_without_a_question_for_this_visit_does_not_apply():
    protocol = gon_block()
    hidden = replace(samples.PLANNED_SIDE, steps=(samples.SAFETY.steps[2],))
    bedside = Bedside(replace(protocol, sections=(hidden, *protocol.sections)))
    assert row(bedside, "planned")[0] is RowState.NOT_APPLICABLE


@pytest.mark.parametrize(("visit", "state"), [(injected, (RowState.OPEN, "")), (signed, (RowState.DONE, "signed"))])
def test_that_the_last_row_is_the_signature(visit: object, state: tuple[RowState, str]):
    assert callable(visit)
    assert row(visit(), "sign") == state


def test_that_a_map_section_without_a_map_has_nothing_open():
    protocol = replace(gon_block(), sections=(*gon_block().sections, samples.MAP))
    bedside = Bedside(protocol)
    assert row(bedside, "map") == (RowState.DONE, "")
    assert [one for one in says(bedside) if "undecided" in one] == []


def test_that_the_ultrasound_row_is_open_until_each_planned_side_has_its_needle():
    """Signing names nothing there before the first needle, so that a product can still be put aside; the row must not look done."""
    made, product = regenerative.begun()
    assert row(made, "ultrasound") == (RowState.OPEN, "")
    for side in (Side.LEFT, Side.RIGHT):
        assert row(made, "ultrasound")[0] is RowState.OPEN
        made.do(ultrasound.inject, "gon_nuchal", side, product, Volume.ml(2), regenerative.NOW, aspiration="negative")
        made.do(ultrasound.note, "gon_nuchal", side, regenerative.tuples(regenerative.NOTE))
        made.do(images.attach, regenerative.picture(f"i_{side}", side=side))
    assert row(made, "ultrasound")[0] is RowState.DONE


def test_that_a_product_put_aside_leaves_nothing_to_do_under_the_probe():
    made, product = regenerative.begun()
    made.do(passport.put_aside, product, "Drawn too late")
    assert row(made, "ultrasound")[0] is RowState.DONE
