from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain import words
from procedure_assistant.domain.commands import Decision, block, checklist, course, products
from procedure_assistant.domain.commands.injection_map import (
    add_extra,
    change_dose,
    give,
    give_all,
    give_muscle,
    move,
    note,
    omit,
    omit_rest,
    retract,
)
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length, Volume
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import NEXT_YEAR, gon_block, preempt, units
from tests.domain.test_course import injected, signed


def last(bedside: Bedside) -> str:
    """What undo would take back, in words."""
    return words.describe_group(bedside.record, bedside.record.done[-1])


def test_that_undo_names_each_command():
    bedside = ready()
    told = []

    def do(command: Callable[..., Decision], *args: object) -> None:
        bedside.do(command, *args)
        told.append(last(bedside))

    do(checklist.answer, "headache_days", ("21",))
    do(checklist.answer, "headache_days", ())
    do(checklist.answer, "headache_days", ("14",))
    do(checklist.override, "headache_days_few", "diary lost")
    do(products.open_product, "botox_200", "C8812C3", NEXT_YEAR)
    do(products.reconstitute, "c1", Volume.ml("4.0"), "0.9 % NaCl")
    do(products.open_product, "lidocaine_2", "KP4410", NEXT_YEAR)
    do(products.take_back, "c2")
    do(products.waste, "c1", units("2.50"), "dropped")
    do(give, ["cervical_paraspinal_right_2"])
    do(retract, "cervical_paraspinal_right_2")
    do(give, ["procerus_1"])
    do(give_muscle, "frontalis", Side.LEFT)
    do(give, ["corrugator_left_1", "occipitalis_left_1"])
    do(change_dose, "frontalis_left_2", Decimal("2.5"))
    do(move, "frontalis_left_2", "anterior", bedside.record.sites["frontalis_left_2"].x + 16, bedside.record.sites["frontalis_left_2"].y)
    do(omit, "trapezius_left_1", "weak shoulder")
    do(note, "procerus_1", "bled")
    do(add_extra, "lateral_right", 300.0, 150.0, "temporalis", Side.RIGHT)
    do(move, "temporalis_right_extra_1", "lateral_right", 310.0, 150.0)
    do(retract, "temporalis_right_extra_1")
    do(omit_rest, "patient fainted")
    do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), None)
    do(block.measure, Side.LEFT, Length(Decimal("84.0")))
    assert told == [
        "Headache days in 28? 21 days",
        "Headache days in 28? answer taken away",
        "Headache days in 28? 14 days",
        "Went on: diary lost",
        "BOTOX 200 units, lot C8812C3",
        "Dissolved in 4 mL 0.9 % NaCl",
        "lidocaine 2 %, 2 mL, lot KP4410",
        "Product taken back",
        "Waste, 2.5 units",
        "Cervical paraspinal right 2, 5 units",
        "Cervical paraspinal right 2 taken back",
        "Procerus, 5 units",
        "Frontalis, 2 sites, 10 units",
        "2 sites, 10 units",
        "Frontalis left 2, dose 2.5 units",
        "Frontalis left 2 moved 8.0 mm",
        "Trapezius left 1 omitted",
        "Note on Procerus",
        "Temporalis right extra 1, 5 units",
        "Temporalis right extra 1 moved",
        "Temporalis right extra 1 taken back",
        "25 sites omitted",
        "Landmarks",
        "Tape left, 84 mm",
    ]


def test_that_the_block_and_the_course_are_named():
    bedside = ready(gon_block())
    bedside.open("lidocaine_2")
    bedside.place()
    told = []
    for command, args in (
        (block.plan, (("gon",), (Side.LEFT, Side.RIGHT), [("c1", Volume.ml(1))], "per_side")),
        (block.plan, (("gon",), (Side.LEFT,), [("c1", Volume.ml(2))], "per_side")),
        (block.give_block, ("gon", Side.LEFT, None, "negative")),
        (course.score_pain, ("after", 3, bedside.now)),
        (course.note_adverse_event, ("syncope",)),
    ):
        bedside.do(command, *args)
        told.append(last(bedside))
    assert told == [
        "Block plan, both sides", "Block plan, left", "GON left, 2 mL, aspiration negative", "Pain after, 3 of 10",
        "Adverse event: syncope",
    ]  # fmt: skip


def test_that_the_omitted_block_is_named():
    bedside = ready(gon_block())
    bedside.do(block.omit_block, "patient declined")
    assert last(bedside) == "Block omitted: patient declined"


def test_that_quick_answers_and_waste_of_everything_are_counted():
    bedside = Bedside()
    bedside.do(checklist.quick_answers, "safety")
    assert last(bedside) == "2 answers"
    bedside.do(checklist.quick_answers, "time_out")
    assert last(bedside) == "Right patient confirmed"
    bedside.open_botox()
    bedside.open("lidocaine_2")
    bedside.do(products.waste_all, "rest")
    assert last(bedside) == "Waste of 2 products"


def test_that_the_log_names_every_kind_of_event():
    bedside = signed()
    bedside.do(course.print_copy, "record", "a4", "printer")
    log = [words.describe(entry.event, bedside.record) for entry in bedside.record.entries]
    assert log[0] == "Visit opened: Botulinum toxin for chronic migraine, Greater occipital nerve block"
    assert log[-2:] == ["Signed by E. Marsh", "Printed, copy 1"]


def test_that_undo_and_redo_are_told_in_the_log():
    bedside = ready(preempt())
    bedside.open_botox()
    bedside.do(give_muscle, "temporalis", Side.RIGHT)
    bedside.do(course.undo)
    bedside.do(course.redo)
    assert [words.describe(entry.event, bedside.record) for entry in bedside.record.entries[-2:]] == [
        "Undone: Temporalis, 4 sites, 20 units", "Redone: Temporalis, 4 sites, 20 units",
    ]  # fmt: skip


def test_that_no_event_is_without_words():
    kinds = typing.get_args(e.Event)
    assert all(words.describe.dispatch(kind) is not words.describe.dispatch(object) for kind in kinds)
    with pytest.raises(TypeError, match="no words for str"):
        words.describe("surprise", Bedside().record)


def test_that_an_answer_to_a_question_the_protocol_lost_keeps_its_id():
    assert words.describe(e.StepAnswered("gone", ("yes",)), Bedside().record) == "gone"


@pytest.mark.parametrize(
    ("step", "values", "text"),
    [
        ("diagnosis", ("g43_719",), "G43 719"),
        ("anticoagulant_which", ("warfarin", "tea"), "Warfarin, tea"),
        ("identity_mrn", ("yes",), "confirmed"),
        ("weight_on", ("2026-11-03",), "3 Nov 2026"),
        ("weight_kg", ("82.0",), "82 kg"),
        ("inr", ("2.50",), "2.5"),
        ("failed_preventives", ("topiramate",), "topiramate"),
    ],
)
def test_that_answers_are_read_aloud_in_the_words_of_the_form(step: str, values: tuple[str, ...], text: str):
    asked = Bedside().protocol.step(step)
    assert asked is not None
    assert words.answer_words(asked, values) == text


def test_that_nerves_and_sides_have_words():
    record = Bedside().record
    assert (words.nerve_short(record, "gon"), words.nerve_short(record, "ton")) == ("GON", "ton")
    assert (words.side_words((Side.LEFT, Side.RIGHT)), words.side_words((Side.LEFT, Side.LEFT))) == ("both sides", "left side")


# -- the worklist --------------------------------------------------------------------------------------------------------------


def progress(bedside: Bedside) -> str:
    return words.visit_progress(bedside.record)


def test_that_the_worklist_tells_how_far_a_visit_is():
    bedside = ready()
    assert progress(bedside) == "0 of 155 units, 0 of 31 sites"
    bedside.open_botox()
    lidocaine = bedside.open("lidocaine_2")
    bedside.place()
    bedside.plan((lidocaine, "1"))
    bedside.do(give_muscle, "temporalis")
    assert progress(bedside) == "40 of 155 units, 8 of 31 sites, block planned"
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert progress(bedside) == "40 of 155 units, 8 of 31 sites, GON left side, block still planned"
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(block.omit_block, "patient fainted")
    assert progress(bedside) == "40 of 155 units, 8 of 31 sites, GON left side, rest of the block omitted"


def test_that_the_worklist_tells_each_nerve_with_its_own_sides():
    bedside = ready(gon_block())
    bedside.open("lidocaine_2_50")
    bedside.place()
    bedside.plan(("c1", "1"), nerves=("gon", "lon"))
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    bedside.do(block.give_block, "lon", Side.RIGHT, aspiration="negative")
    assert progress(bedside) == "GON left side, LON right side, block still planned"


def test_that_an_omitted_block_is_told():
    bedside = ready(gon_block())
    bedside.do(block.omit_block, "declined")
    assert progress(bedside) == "block omitted"


def test_that_a_finished_visit_is_told_with_its_pain():
    assert progress(injected()) == "155 of 155 units, 31 of 31 sites, GON both sides, pain 7 to 3"
    assert progress(signed()) == "155 units, 31 sites, GON both sides, pain 7 to 3"


def test_that_extras_do_not_count_as_planned_sites():
    bedside = ready(preempt())
    bedside.open_botox()
    bedside.do(give_all)
    bedside.do(add_extra, "lateral_right", 300.0, 150.0, "temporalis", Side.RIGHT)
    assert progress(bedside) == "160 of 155 units, 31 of 31 sites"


def test_that_the_patients_name_and_age_are_as_on_paper():
    from tests.domain.samples import patient

    larson = patient()
    assert (larson.name, larson.age_on(date(2026, 11, 23))) == ("Larson, Jacob", 45)
    assert (larson.age_on(date(2027, 2, 13)), larson.age_on(date(2027, 2, 14))) == (45, 46)
    assert replace(larson, given_names="").name == "Larson"
