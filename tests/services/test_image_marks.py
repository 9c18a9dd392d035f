"""The ruler: lengths by the picture's own calibration, and none where there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.units import Length
from procedure_assistant.services.image_marks import distance, mm_per_pixel, why_no_ruler
from procedure_assistant.services.image_values import Area, Calibration, Facts, FileKind
from procedure_assistant.services.problem import Problem

BODY = Area(0, 0, 99, 99, Decimal("0.2"), Decimal("0.2"))
CURVE = Area(0, 100, 99, 149, None, None)
PLACES = st.tuples(st.integers(0, 100), st.integers(0, 100))


def facts(*areas: Area) -> Facts:
    return Facts(FileKind.DICOM, 100, 150, calibration=Calibration(areas, "SequenceOfUltrasoundRegions") if areas else None)


def refusal(of: Facts, start: tuple[float, float], end: tuple[float, float]) -> str:
    with pytest.raises(Problem) as told:
        distance(of, start, end)
    assert told.value.code == "IMAGE-RULER"
    return told.value.text


def test_that_3_4_5_is_measured_in_mm():
    # 30 and 40 pixels of 0.2 mm: 6 mm and 8 mm, so 10 mm
    assert distance(facts(BODY), (10, 10), (40, 50)) == Length(Decimal("10.0"))


def test_that_pixels_that_are_not_square_are_measured_each_way():
    flat = Area(0, 0, 99, 99, Decimal("0.1"), Decimal("0.4"))
    assert distance(facts(flat), (0, 0), (30, 10)) == Length(Decimal("5.0"))  # 3 mm and 4 mm


def test_that_the_caliper_burned_into_a_real_picture_is_read_as_its_device_read_it():
    # pydicom's examples_palette.dcm: the crosses at 460, 291 and 499, 301 are labelled "1.06 cm"
    size = Decimal("0.26228787661969980")
    real = facts(Area(0, 61, 799, 349, size, size))
    assert distance(real, (460, 291), (499, 301)) == Length(Decimal("10.6"))


def test_that_no_length_is_given_without_calibration():
    assert refusal(facts(), (0, 0), (10, 10)) == (
        "No length can be given here. This picture has no calibration. Measure on the ultrasound machine and type the length."
    )


def test_that_no_length_is_given_on_a_curve_or_between_two_parts():
    assert "a curve or a scale" in refusal(facts(BODY, CURVE), (10, 110), (40, 120))
    assert "not in one calibrated part" in refusal(facts(BODY, CURVE), (10, 10), (40, 120))
    assert "not in one calibrated part" in refusal(facts(BODY), (10, 10), (10, 140))


def test_that_no_length_is_given_where_a_curve_lies_over_the_body():
    over = Area(0, 0, 99, 99, None, None)
    assert "a curve or a scale" in refusal(facts(BODY, over), (10, 10), (40, 50))


@given(PLACES, PLACES)
def test_that_a_length_is_the_same_from_both_ends(start: tuple[int, int], end: tuple[int, int]):
    assert distance(facts(BODY), start, end) == distance(facts(BODY), end, start)


@given(PLACES)
def test_that_a_point_is_no_distance_from_itself(place: tuple[int, int]):
    assert distance(facts(BODY), place, place) == Length(Decimal("0.0"))


def test_that_a_place_that_is_no_number_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="finite"):
        distance(facts(BODY), (float("nan"), 0), (1, 1))


def test_that_the_ruler_is_offered_only_where_it_measures():
    assert why_no_ruler(facts(BODY, CURVE)) == ""
    assert why_no_ruler(facts()) == "This picture has no calibration, so nothing can be measured in it."
    assert why_no_ruler(facts(CURVE)) == "No part of this picture is calibrated in centimetres, so nothing can be measured in it."


def test_that_one_size_of_a_pixel_is_told_only_where_there_is_one():
    assert mm_per_pixel(facts(BODY, CURVE)) == Length(Decimal("0.2"))
    assert mm_per_pixel(facts(BODY, Area(0, 100, 9, 109, Decimal("0.3"), Decimal("0.3")))) is None
    assert mm_per_pixel(facts(Area(0, 0, 9, 9, Decimal("0.3"), Decimal("0.2")))) is None
    assert mm_per_pixel(facts(CURVE)) is None
    assert mm_per_pixel(facts()) is None
