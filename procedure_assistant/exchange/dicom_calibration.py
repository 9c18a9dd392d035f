"""How many millimetres a pixel of a DICOM picture is, exactly as its header says. Measures nothing and rounds nothing.

Sources: DICOM PS3.3 C.8.5.5 (US Region Calibration Module), C.7.6.2 (Image Plane: Pixel Spacing), C.7.6.16.2.1 (Pixel Measures).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.services.image_values import MOST_SIDE, Area, Calibration

Value = Callable[[str], Any]

_CENTIMETRES = 3
"""Physical Units X and Y Direction: 0003H is cm."""
_PICTURE = 1
"""Region Spatial Format: 0001H is a two-dimensional picture of tissue or flow; M-mode, spectra and waves are others."""


def calibration_of(value: Value, unreadable: list[str]) -> Calibration | None:
    """The calibration of a header whose values ``value`` gives by keyword, None when it has none.

    Pixel Spacing is taken, Imager Pixel Spacing is not: that is measured at the detector and not in the body. What cannot be
    read is named in ``unreadable``.
    """
    regions = value("SequenceOfUltrasoundRegions")
    if regions:
        try:
            return Calibration(tuple(map(_area, regions)), "SequenceOfUltrasoundRegions")
        except UNREADABLE:
            unreadable.append("SequenceOfUltrasoundRegions")
            return None
    spacing = value("PixelSpacing") or _shared_spacing(value)
    if spacing is None:
        return None
    try:
        high, wide = (_positive(Decimal(str(part))) for part in spacing)
    except UNREADABLE:
        unreadable.append("PixelSpacing")
        return None
    # one spacing for the whole picture, whatever its size
    return Calibration((Area(0, 0, MOST_SIDE, MOST_SIDE, wide, high),), "PixelSpacing")


def _area(region: Any) -> Area:  # noqa: ANN401 -- an item of a DICOM sequence
    corners = (region.RegionLocationMinX0, region.RegionLocationMinY0, region.RegionLocationMaxX1, region.RegionLocationMaxY1)
    left, top, right, bottom = map(int, corners)
    measured = (
        int(region.RegionSpatialFormat) == _PICTURE
        and int(region.PhysicalUnitsXDirection) == _CENTIMETRES
        and int(region.PhysicalUnitsYDirection) == _CENTIMETRES
    )
    if not measured:
        return Area(left, top, right, bottom, None, None)
    wide, high = (_positive(abs(Decimal(repr(float(delta)))) * 10) for delta in (region.PhysicalDeltaX, region.PhysicalDeltaY))
    return Area(left, top, right, bottom, wide, high)


def _positive(number: Decimal) -> Decimal:
    if not number.is_finite() or number <= 0:
        raise ValueError("a spacing is above zero")
    return number


def _shared_spacing(value: Value) -> Any:  # noqa: ANN401 -- a DICOM value
    """The spacing that all frames of an enhanced multi-frame object share."""
    groups = value("SharedFunctionalGroupsSequence")
    try:
        return groups[0].PixelMeasuresSequence[0].PixelSpacing if groups else None
    except UNREADABLE:
        return None
