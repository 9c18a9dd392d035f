"""What is asked of the nerve block through the presenter: landmarks, tape, plan, giving, needle marks."""

from __future__ import annotations

from procedure_assistant.domain.injection_map import Side
from tests.ui.visit.playing import BOTOX, LANDMARKS

PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT = LANDMARKS
OUTSIDE_RIGHT = (560.0, 420.0)


def test_that_the_landmarks_begin_where_the_figure_has_them(desk):
    made = desk("prepare")
    made.presenter.go_to("block")
    assert made.shown.block.nape.prompt == "Place the protuberance and both mastoid processes"
    made.presenter.use_standard_landmarks()
    placed = made.record.landmarks
    assert (placed.protuberance, placed.mastoid_left, placed.mastoid_right) == LANDMARKS
    assert made.shown.block.nape.prompt == ""


def test_that_one_landmark_moves_alone(desk):
    made = desk("prepare", "landmarks")
    for which, at in (("protuberance", (452.0, 279.0)), ("mastoid_left", (330.0, 340.0)), ("mastoid_right", (570.0, 340.0))):
        made.presenter.move_landmark(which, *at)
    placed = made.record.landmarks
    assert (placed.protuberance, placed.mastoid_left, placed.mastoid_right) == ((452.0, 279.0), (330.0, 340.0), (570.0, 340.0))


def test_that_a_first_drag_takes_the_other_landmarks_from_the_figure(desk):
    made = desk("prepare")
    made.presenter.move_landmark("protuberance", 452.0, 279.0)
    assert made.record.landmarks.mastoid_left == MASTOID_LEFT


def test_that_landmarks_on_one_point_stay_as_they_were(desk):
    made = desk("prepare", "landmarks")
    before = made.record.landmarks
    made.presenter.go_to("block")
    made.presenter.move_landmark("mastoid_left", *PROTUBERANCE)
    assert made.record.landmarks == before
    assert made.told == [
        ("refusal", "Protuberance and left mastoid lie on one point, so there is no line between them. They were left as they were.")
    ]
    assert made.shown.block.nape.landmarks.mastoid_left == MASTOID_LEFT


def test_that_a_drag_is_previewed_and_charts_nothing(desk):
    made = desk("prepare", "landmarks")
    before = made.record
    preview = made.presenter.preview_landmark("mastoid_left", 330.0, 340.0)
    assert (preview.landmarks.mastoid_left, made.record is before) == ((330.0, 340.0), True)
    assert made.presenter.preview_landmark("mastoid_left", *PROTUBERANCE) is None


def test_that_the_tape_gives_the_distances(desk):
    made = desk("prepare", "landmarks")
    made.presenter.go_to("block")
    made.presenter.measure("left", "90")
    assert made.shown.block.distances == (("GON, at one third", "30.0 mm", "28.0 mm"), ("LON, at two thirds", "60.0 mm", "56.0 mm"))
    assert (made.shown.block.tape_left, made.shown.block.tape_right) == ("90", "84")


def test_that_a_tape_that_is_no_number_or_not_possible_is_refused(desk):
    made = desk("prepare", "landmarks")
    made.presenter.go_to("block")
    told = []
    for text in ("eighty", "", "5000", "84.25"):
        made.presenter.measure("left", text)
        told += made.told
    assert [title for _tone, title in told] == [
        "“eighty” is not a number. Nothing was charted.",
        "“” is not a number. Nothing was charted.",
        "5,000 mm is not possible between protuberance and mastoid. Nothing was charted.",
        "84.25 mm is not possible between protuberance and mastoid. Nothing was charted.",
    ]
    assert made.shown.block.tape_left == "84"


def test_that_a_plan_says_whether_a_volume_is_per_side_or_in_all(desk):
    made = desk("prepare", "landmarks")
    made.presenter.go_to("block")
    assert not made.presenter.plan_block(("gon",), ("left", "right"), {"c2": "1", "c3": ""}, "")
    assert made.told == [("caution", "Is the volume meant per side or in all? Nothing was charted.")]
    assert made.presenter.plan_block(("gon",), ("left", "right"), {"c2": "2", "c3": " "}, "in_all")
    assert made.shown.block.plan_words == "Each injection: 1 mL lidocaine 2 %"


def test_that_a_volume_that_is_no_number_is_refused(desk):
    made = desk("prepare", "landmarks")
    assert not made.presenter.plan_block(("gon",), ("left",), {"c2": "one"}, "per_side")
    assert made.told == [("refusal", "“one” is not a number. Nothing was charted.")]


def test_that_a_needle_mark_in_the_zone_gives_the_next_block_there(desk):
    made = desk("prepare", "landmarks", "plan")
    made.presenter.nape_clicked(413.0, 297.0)
    given = made.record.blocks[0].event
    assert (given.side, (given.x, given.y), given.in_zone) == (Side.LEFT, (413.0, 297.0), True)


def test_that_a_needle_mark_outside_the_zone_asks_why(desk):
    made = desk("prepare", "landmarks", "plan", "left")
    made.presenter.go_to("block")
    made.presenter.nape_clicked(*OUTSIDE_RIGHT)
    assert made.shown.asking.title == "The needle mark lies outside the zone of GON right. Nothing was charted."
    assert [(needle.at, needle.label) for needle in made.shown.block.nape.needles] == [(OUTSIDE_RIGHT, "GON right?")]
    assert len(made.record.blocks) == 1
    made.presenter.go_on("Scar over the zone")
    given = made.record.blocks[1].event
    assert ((given.x, given.y), given.in_zone, given.reason) == (OUTSIDE_RIGHT, False, "Scar over the zone")
    assert (made.shown.block.nape.needles, made.shown.asking) == ((), None)
    target = made.shown.block.nape.sides[1].targets[0]
    assert (target.at, target.note) == (OUTSIDE_RIGHT, "Given, 2 mL, outside the zone")


def test_that_a_needle_mark_that_is_left_is_gone(desk):
    made = desk("prepare", "landmarks", "plan", "left")
    made.presenter.go_to("block")
    made.presenter.nape_clicked(*OUTSIDE_RIGHT)
    made.presenter.cancel_asking()
    assert (made.shown.block.nape.needles, len(made.record.blocks)) == ((), 1)


def test_that_a_needle_mark_on_the_other_side_is_a_slip(desk):
    made = desk("prepare", "landmarks", "plan")
    made.presenter.go_to("block")
    made.presenter.nape_clicked(480.0, 297.0)
    assert made.told == [("refusal", "The needle mark does not lie on the left. Nothing was charted.")]
    assert (made.shown.asking, made.shown.block.nape.needles) == (None, ())


def test_that_a_needle_mark_without_a_waiting_block_is_explained(desk):
    made = desk("prepare", "landmarks")
    made.presenter.nape_clicked(*OUTSIDE_RIGHT)
    assert made.told == [("information", "No block is waiting.")]


def test_that_a_target_is_given_in_any_order(desk):
    made = desk("prepare", "landmarks", "plan")
    made.presenter.give_block("gon", "right")
    assert [block.event.side for block in made.record.blocks] == [Side.RIGHT]
    made.presenter.give_block("gon", "right")
    assert made.told == [("refusal", "GON right is already given. Nothing was charted.")]


def test_that_a_block_waits_for_the_questions_before_it(desk):
    made = desk("landmarks")
    made.presenter.give_block("gon", "left")
    assert made.told == [("refusal", "“Identity” is not complete, 2 questions open. Nothing was charted.")]
    assert (made.shown.notices[0].action, made.record.blocks) == ("", ())
    made.presenter.go_to("block")
    made.presenter.give_block("gon", "left")
    assert (made.shown.notices[0].action, made.shown.notices[0].about) == ("Go to identity", "go:identity_name_birth_date")


def test_that_pain_is_scored_with_its_minutes(desk):
    made = desk("prepare", "landmarks", "plan", "left", "right")
    made.presenter.go_to("pain_after")
    made.clock.advance(minutes=22)
    made.presenter.score("after", 3)
    assert (made.record.scores[-1].event.value, made.record.scores[-1].event.minutes) == (3, 22)
    made.presenter.go_to("pain_after")  # the first score of a page leads on
    assert made.shown.scores.earlier[0].endswith("22 min after the block, Ruth Ellery")


def test_that_the_load_is_said_for_both_drugs_together(desk):
    made = desk("prepare", "landmarks", "plan", "left")
    made.presenter.go_to("block")
    totals = made.shown.block_totals
    # 82 kg: lidocaine 300 mg (cap), bupivacaine 2 mg/kg = 164 mg. 40/300 + 10/164 = 19.4 %.
    assert [(drug.label, drug.value, drug.words) for drug in totals.drugs] == [
        ("Lidocaine", "40 mg", "20 given + 20 planned, 13 % of 300 mg"),
        ("Bupivacaine", "10 mg", "5 given + 5 planned, 6 % of 164 mg"),
    ]
    assert (totals.together.label, totals.together.words) == ("19 % of the combined maximum", "Well below. The two are added up.")
    assert [(tile.title, tile.volume, tile.given, tile.current) for tile in totals.tiles] == [
        ("Left", "2 mL", True, False),
        ("Right", "2 mL", False, True),
    ]


def test_that_a_botox_visit_has_no_nape(desk):
    made = desk("prepare", protocols=BOTOX)
    made.presenter.nape_clicked(*OUTSIDE_RIGHT)
    assert made.told == [("information", "No block is waiting.")]
