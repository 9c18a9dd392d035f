"""Lengths in a picture by its own calibration, for the ruler. Points are pixels of a frame; the pixels themselves are never touched."""

from __future__ import annotations

from decimal import Decimal

from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Length
from procedure_assistant.services.image_values import Area, Calibration, Facts
from procedure_assistant.services.problem import Problem

Point = tuple[Decimal | float | int, Decimal | float | int]

_KEPT = Decimal("0.1")
"""A ruler is read to a tenth of a millimetre, which is finer than a pixel of most devices."""


def distance(facts: Facts, start: Point, end: Point) -> Length:
    """How far two points of a picture are apart, to a tenth of a mm.

    Raises ``Problem`` IMAGE-RULER where that is not known: no calibration, a point outside of the picture of the body, or points in
    two parts of it.
    """
    first, second = _exact(start), _exact(end)
    area = _common_area(facts.calibration, first, second)
    if area.mm_wide is None or area.mm_high is None:
        raise _refused(
            say("This part of the picture is a curve or a scale, not the body."), say("Put both ends on the picture of the body.")
        )
    wide, high = (second[0] - first[0]) * area.mm_wide, (second[1] - first[1]) * area.mm_high
    return Length((wide * wide + high * high).sqrt().quantize(_KEPT))


def why_no_ruler(facts: Facts) -> str:
    """Why no length can be measured in this picture, "" where it can."""
    if facts.calibration is None:
        return say("This picture has no calibration, so nothing can be measured in it.")
    if all(area.mm_wide is None for area in facts.calibration.areas):
        return say("No part of this picture is calibrated in centimetres, so nothing can be measured in it.")
    return ""


def mm_per_pixel(facts: Facts) -> Length | None:
    """What a pixel measures where the whole picture has one calibration, the same across and down; None otherwise."""
    areas = [area for area in facts.calibration.areas if area.mm_wide is not None] if facts.calibration else []
    sizes = {size for area in areas for size in (area.mm_wide, area.mm_high)}
    return Length(size) if len(sizes) == 1 and (size := sizes.pop()) is not None else None


def _common_area(calibration: Calibration | None, first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> Area:
    if calibration is None:
        raise _refused(say("This picture has no calibration."), say("Measure on the ultrasound machine and type the length."))
    shared = [area for area in calibration.areas if area.holds(*first) and area.holds(*second)]
    if not shared:
        raise _refused(
            say("The ends of the ruler are not in one calibrated part of the picture."), say("Put both ends on the picture of the body.")
        )
    # a Doppler curve may lie over the picture of the body: where one of the two is no picture, nothing is measured
    return next((area for area in shared if area.mm_wide is None), shared[0])


def _exact(point: Point) -> tuple[Decimal, Decimal]:
    x, y = (Decimal(str(part)) for part in point)
    if not (x.is_finite() and y.is_finite()):
        raise ValueError("a point of a picture is finite")
    return x, y


def _refused(why: str, hint: str) -> Problem:
    return Problem("IMAGE-RULER", say("No length can be given here. {why}", why=why), hint=hint)
