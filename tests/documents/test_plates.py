"""The line drawings."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedure_assistant.documents.plates import CLEAR, PlateFault, Window, _trace, course, plate
from procedure_assistant.documents.record_map import FIGURES, windows

FILE = Path("lineart_test.svg")


def test_that_relative_curves_and_lines_are_traced_with_y_upwards() -> None:
    points: list[tuple[float, float]] = []
    operators = list(_trace("M10 20c1 2 3 4 5-6l.5 1z", FILE, 100, points))
    assert operators == ["10.00 80.00 m", "11.00 78.00 13.00 76.00 15.00 86.00 c", "15.50 85.00 l", "h"]
    assert points[0] == (10.0, 20.0)
    assert points[-1] == (15.5, 15.0)


def test_that_drawing_the_reader_does_not_know_is_refused_with_its_file() -> None:
    with pytest.raises(PlateFault, match=r"lineart_test\.svg: path command “A”"):
        list(_trace("M0 0A1 1 0 0 1 2 2", FILE, 100, []))


@pytest.mark.parametrize("figure", FIGURES)
def test_that_every_plate_is_drawn_within_its_own_box(figure: str) -> None:
    drawing = plate(figure, CLEAR)
    assert all(-1 <= x <= drawing.width + 1 and -1 <= y <= drawing.height + 1 for x, y in drawing.points)


def test_that_faint_contours_are_left_out_of_the_small_map() -> None:
    assert len(plate("posterior", CLEAR).points) < len(plate("posterior", 0.3).points)


@pytest.mark.parametrize("side", ["left", "right"])
def test_that_nerve_and_artery_have_outlines(side: str) -> None:
    assert len(course(f"greater_occipital_nerve_{side}")) == 3
    assert len(course(f"occipital_artery_{side}")) >= 3


def test_that_an_unknown_course_is_refused() -> None:
    with pytest.raises(PlateFault, match="no group facial_nerve"):
        course("facial_nerve")


def test_that_a_window_puts_its_corner_at_its_place() -> None:
    window = Window("anterior", 100, 200, 0.25, 20, 40, 100, 80, 612)
    assert window.at(20, 40) == (100, 200)
    assert window.at(60, 80) == (110, 210)
    assert window.bounds == (100, 200, 25, 20)


@pytest.mark.parametrize("width", [532.0, 515.3])
def test_that_four_plates_stand_beside_each_other_at_one_scale(width: float) -> None:
    places = windows(46, 46 + width, 0)
    assert list(places) == ["lateral_right", "anterior", "lateral_left", "posterior"]
    assert {window.scale for window in places.values()} == {0.2505}
    edges = [edge for window in places.values() for edge in (window.x, window.x + window.width * window.scale)]
    assert edges == sorted(edges)
    assert (edges[0], edges[-1]) == pytest.approx((46, 46 + width))
