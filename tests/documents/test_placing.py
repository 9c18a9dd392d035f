"""Room for letters and numbers on a plate."""

from __future__ import annotations

import pytest

from procedure_assistant.documents.placing import Box, Crowd, around


def test_that_boxes_that_only_touch_do_not_overlap() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 10, 10)) == 0
    assert Box(0, 0, 10, 10).overlap(Box(8, 0, 10, 10)) == 20


def test_that_a_number_stands_right_of_a_free_mark() -> None:
    crowd = Crowd([Box(0, 0, 7.2, 7.2)])
    box = crowd.place(around(0, 0, 3.6, 4, 6))
    assert (box.x > 3.6, box.y) == (True, 0)


def test_that_a_number_gives_way_to_a_neighbour() -> None:
    crowd = Crowd([Box(0, 0, 7.2, 7.2), Box(8, 0, 7.2, 7.2)])
    box = crowd.place(around(0, 0, 3.6, 4, 6))
    assert box.x < -3.6
    assert crowd.boxes[-1] is box


def test_that_the_least_covered_place_is_taken_when_none_is_free() -> None:
    crowd = Crowd([Box(0, 0, 200, 200)])
    assert crowd.place([Box(0, 0, 10, 10), Box(100, 0, 10, 10)]).x == 100


def test_that_no_place_at_all_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no place"):
        Crowd().place([])
