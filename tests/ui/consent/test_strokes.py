"""The drawing of a signature: what is kept of it, and that no hand and no broken screen makes it too large."""

from __future__ import annotations

import itertools
import math
import random

from procedure_assistant.domain.commands.consent import MOST_POINTS, MOST_STROKES
from procedure_assistant.domain.events_consent import HEIGHT, WIDTH
from procedure_assistant.ui.consent.strokes import Drawing


def points(drawing: Drawing) -> int:
    return sum(len(stroke) // 2 for stroke in drawing.strokes)


def test_that_a_line_is_kept_in_units_of_the_box_from_its_first_to_its_last_place():
    drawing = Drawing()
    drawing.begin(0.0, 0.5)
    drawing.go(0.5, 0.25)
    drawing.end(1.0, 1.0)
    assert drawing.strokes == ((0, 500, 1500, 250, 3000, 1000),)


def test_that_what_goes_over_the_edge_is_drawn_at_the_edge():
    drawing = Drawing()
    drawing.begin(-3.0, 0.5)
    drawing.end(7.0, -2.0)
    assert drawing.strokes == ((0, 500, 3000, 0),)


def test_that_places_nearer_than_half_a_point_on_paper_are_left_out():
    drawing = Drawing()
    drawing.begin(0.1, 0.5)
    for _ in range(1000):
        drawing.go(0.1005, 0.5)
    drawing.end(0.1005, 0.5)
    assert points(drawing) == 2


def test_that_undo_takes_the_last_line_and_clear_all_of_them():
    drawing = Drawing()
    for number in range(3):
        drawing.begin(0.1 * number, 0.5)
        drawing.end(0.1 * number + 0.05, 0.6)
    drawing.undo()
    assert [stroke[0] for stroke in drawing.strokes] == [0, 300]
    drawing.clear()
    drawing.undo()
    assert drawing.strokes == ()


def test_that_a_line_that_the_screen_lost_is_none():
    drawing = Drawing()
    drawing.begin(0.1, 0.1)
    drawing.end(0.2, 0.2)
    drawing.begin(0.5, 0.5)
    drawing.go(0.9, 0.9)
    drawing.drop()
    assert drawing.strokes == ((300, 100, 600, 200),)


def test_that_a_million_places_stay_a_signature_of_bounded_size():
    chance = random.Random(3)
    drawing = Drawing()
    places = ((chance.random(), chance.random()) for _ in itertools.count())
    drawing.begin(*next(places))
    most = 0
    for number, place in enumerate(itertools.islice(places, 1_000_000)):
        drawing.go(*place)
        if number % 50_000 == 0:
            most = max(most, points(drawing))
    drawing.end(0.999, 0.999)
    assert most <= MOST_POINTS
    assert points(drawing) <= MOST_POINTS
    (stroke,) = drawing.strokes
    assert stroke[-2:] == (round(0.999 * WIDTH), round(0.999 * HEIGHT))
    assert all(0 <= x <= WIDTH for x in stroke[::2])


def test_that_thinning_keeps_the_shape_of_a_long_wave():
    drawing = Drawing()
    drawing.begin(0.0, 0.5)
    for number in range(200_000):
        drawing.go(number / 200_000, 0.5 + 0.4 * math.sin(number / 300))
    drawing.end(1.0, 0.5)
    heights = drawing.strokes[0][1::2]
    assert points(drawing) <= MOST_POINTS
    assert (min(heights), max(heights)) == (100, 900) or (min(heights) < 130 and max(heights) > 870)


def test_that_a_full_box_takes_no_further_line_and_says_so():
    drawing = Drawing()
    for _ in range(MOST_STROKES):
        assert drawing.begin(0.1, 0.1)
        drawing.end(0.2, 0.2)
    assert not drawing.begin(0.5, 0.5)
    assert len(drawing.strokes) == MOST_STROKES
    drawing.undo()
    assert drawing.begin(0.5, 0.5)
