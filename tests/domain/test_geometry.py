from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.geometry import LandmarksTooClose, NuchalLine, distance_mm, on_a_figure
from procedure_assistant.domain.units import Length

WIDTH = Decimal(15)
# A line of 6 cm of the figure to the right, straight, so that places can be told by hand.
FLAT = NuchalLine((400.0, 300.0), (520.0, 300.0))
TAPED = NuchalLine((400.0, 300.0), (520.0, 300.0), Length(Decimal(90)))
PLACES = st.floats(0, 900)


def test_that_the_targets_stand_at_the_thirds():
    assert FLAT.at_third(0) == (400.0, 300.0)
    assert FLAT.at_third(1) == (440.0, 300.0)
    assert FLAT.at_third(2) == (480.0, 300.0)
    assert FLAT.at_third(3) == (520.0, 300.0)


@pytest.mark.parametrize(("tape", "third", "two_thirds"), [("84", "28.0", "56.0"), ("85", "28.3", "56.7"), ("70.5", "23.5", "47.0")])
def test_that_millimetres_from_the_protuberance_come_from_the_tape(tape: str, third: str, two_thirds: str):
    line = NuchalLine((400.0, 300.0), (520.0, 360.0), Length(Decimal(tape)))
    assert line.distance_at_third(1) == Length(Decimal(third))
    assert line.distance_at_third(2) == Length(Decimal(two_thirds))
    assert line.distance_to(line.at_third(1)) == Length(Decimal(third))


def test_that_without_the_tape_no_millimetres_are_told():
    assert FLAT.distance_at_third(1) is None
    assert FLAT.distance_to((440.0, 300.0)) is None


def test_that_the_scale_is_the_patients_with_the_tape_and_the_figures_without():
    assert FLAT.mm_per_unit(20) == 0.5
    assert TAPED.mm_per_unit(20) == 0.75


@pytest.mark.parametrize("mastoid", [(400.0, 300.0), (419.9, 300.0), (400.0, 281.0)])
def test_that_landmarks_on_one_point_make_no_line(mastoid: tuple[float, float]):
    with pytest.raises(LandmarksTooClose):
        NuchalLine((400.0, 300.0), mastoid)


def test_that_a_centimetre_apart_is_a_line():
    assert NuchalLine((400.0, 300.0), (420.0, 300.0)).units == 20.0


# Half of 15 mm is 15 units on the figure's own scale, 10 units at 0.75 mm a unit.
@pytest.mark.parametrize(
    ("line", "point", "inside"),
    [
        (FLAT, (420.0, 300.0), True),
        (FLAT, (440.0, 300.0), True),
        (FLAT, (420.0, 315.0), True),
        (FLAT, (420.0, 315.1), False),
        (FLAT, (420.0, 285.0), True),
        (FLAT, (420.0, 284.9), False),
        (FLAT, (455.0, 300.0), True),
        (FLAT, (455.1, 300.0), False),
        (FLAT, (385.0, 300.0), True),
        (FLAT, (384.9, 300.0), False),
        (FLAT, (450.0, 312.0), False),
        (FLAT, (449.0, 312.0), True),
        (TAPED, (420.0, 310.0), True),
        (TAPED, (420.0, 310.1), False),
        (TAPED, (450.0, 300.0), True),
        (TAPED, (450.1, 300.0), False),
    ],
)
def test_that_the_zone_ends_half_its_width_around_the_medial_third(line: NuchalLine, point: tuple[float, float], inside: bool):
    assert line.in_medial_third(point, WIDTH, 20) is inside


@given(PLACES, PLACES)
def test_that_the_target_always_lies_in_the_zone(x: float, y: float):
    if ((x - 450) ** 2 + (y - 250) ** 2) ** 0.5 >= 20:
        line = NuchalLine((450.0, 250.0), (x, y))
        assert line.in_medial_third(line.at_third(1), WIDTH, 20)
        along, across = line.along_and_across(line.at_third(2))
        assert along == pytest.approx(2 / 3)
        assert across == pytest.approx(0, abs=1e-9)


def test_that_above_the_line_is_positive_on_both_sides():
    left, right = NuchalLine((450.0, 250.0), (350.0, 250.0)), NuchalLine((450.0, 250.0), (550.0, 250.0))
    assert left.cranial_of((400.0, 240.0)) == pytest.approx(0.1)
    assert right.cranial_of((500.0, 240.0)) == pytest.approx(0.1)
    assert left.cranial_of((400.0, 260.0)) == pytest.approx(-0.1)
    assert right.cranial_of((500.0, 260.0)) == pytest.approx(-0.1)


def test_that_distances_on_a_figure_are_in_tenths_of_a_millimetre():
    assert distance_mm((0.0, 0.0), (30.0, 40.0), 20) == Length(Decimal("25.0"))
    assert distance_mm((0.0, 0.0), (0.1, 0.0), 20) == Length(Decimal("0.1"))
    assert distance_mm((5.0, 5.0), (5.0, 5.0), 20) == Length(Decimal("0.0"))


@pytest.mark.parametrize(
    ("point", "there"),
    [((0.0, 0.0), True), ((2000.0, 680.0), True), ((-0.1, 5.0), False), ((5.0, 2000.1), False), ((float("nan"), 5.0), False),
     ((5.0, float("inf")), False)],
)  # fmt: skip
def test_that_a_place_off_every_figure_is_known(point: tuple[float, float], there: bool):
    assert on_a_figure(point) is there
