"""The site meant by a press, a sweep or an arrow key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.ui.map.hits import Hit, Place, crossed, neighbour, press
from procedure_assistant.ui.map.layout import overview
from tests.ui.map.samples import SITES

ROW: list[Place] = [("a", 0, 0), ("b", 20, 0), ("c", 40, 0)]


def on_canvas(width: int, height: int) -> list[Place]:
    placements = {p.figure: p for p in overview(width, height)}
    return [(s["id"], *placements[s["figure"]].to_canvas(s["x"], s["y"])) for s in SITES]


def test_that_the_nearest_centre_is_meant():
    assert press(ROW, 11, 0, 15) == Hit("b")


def test_that_a_press_beyond_the_radius_means_no_site():
    assert press(ROW, 0, 15.1, 15) == Hit()


def test_that_a_press_between_two_equally_near_sites_is_refused_with_both_names():
    assert press(ROW, 10, 0, 38, tie=5) == Hit(doubt=("a", "b"))


def test_that_the_next_site_wins_when_it_is_one_of_two_equally_near():
    assert press(ROW, 9, 0, 38, tie=5, preferred="b") == Hit("b")


def test_that_the_next_site_does_not_win_from_afar():
    assert press(ROW, 10, 0, 38, tie=5, preferred="c") == Hit(doubt=("a", "b"))


def test_that_a_clear_press_is_no_doubt_with_gloves_either():
    assert press(ROW, 1, 0, 38, tie=5, preferred="b") == Hit("a")


def test_that_a_fast_sweep_meets_every_site_in_its_order():
    assert crossed(ROW, (50, 1), (-10, 1), 5) == ["c", "b", "a"]


def test_that_a_sweep_beside_the_marks_meets_none():
    assert crossed(ROW, (50, 6), (-10, 6), 5) == []


def test_that_a_sweep_that_stands_still_meets_what_lies_under_it():
    assert crossed(ROW, (21, 0), (21, 0), 5) == ["b"]


def test_that_an_arrow_goes_to_the_nearest_site_in_its_direction_and_stays_at_the_end():
    assert [neighbour(ROW, "a", "right"), neighbour(ROW, "c", "right"), neighbour(ROW, "b", "left")] == ["b", "c", "a"]


def test_that_an_arrow_without_focus_goes_to_the_first_site():
    assert [neighbour(ROW, "", "left"), neighbour([], "", "left")] == ["a", ""]


def test_that_every_site_can_be_reached_by_arrows_from_every_site():
    places = on_canvas(906, 746)
    for start, _, _ in places:
        reached, todo = {start}, [start]
        while todo:
            here = todo.pop()
            for direction in ("left", "right", "up", "down"):
                there = neighbour(places, here, direction)
                if there not in reached:
                    reached.add(there)
                    todo.append(there)
        assert reached == {place[0] for place in places}


@given(st.floats(0, 906), st.floats(0, 746))
def test_that_a_press_with_gloves_never_means_a_site_that_is_not_the_nearest_unless_it_is_next(x: float, y: float):
    places = on_canvas(906, 746)
    hit = press(places, x, y, 38, tie=15, preferred="trapezius_left_1")
    nearest = min(places, key=lambda p: (p[1] - x) ** 2 + (p[2] - y) ** 2)[0]
    assert hit.id in ("", nearest, "trapezius_left_1")
