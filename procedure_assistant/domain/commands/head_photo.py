"""The landmark construction on a photograph: choosing it, turning it, its scale and its landmarks. Pixels lie elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isfinite

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import images
from procedure_assistant.domain.commands.block import NEGATIVE, give_block
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events import LandmarksPlaced
from procedure_assistant.domain.events_photo import (
    HeadPhotoCalibrated,
    HeadPhotoChosen,
    HeadPhotoLandmarks,
    HeadPhotoScaleBegun,
    PhotoUse,
    Pixel,
)
from procedure_assistant.domain.events_regenerative import ImageAttached
from procedure_assistant.domain.geometry import SHORTEST_LINE_UNITS
from procedure_assistant.domain.head_photo import HeadPhoto, apart
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Length

PLACE = "block"
SMALLEST_PX = 300
"""A picture with fewer pixels on its shorter side has several millimetres in each: no landmark can be set on it."""
SHORTEST_SCALE_MM, LONGEST_SCALE_MM = Decimal(10), Decimal(300)
"""Two points on a head lie between a centimetre and a head's height apart."""
NARROWEST_MM, WIDEST_MM = Decimal(60), Decimal(2000)
"""A picture on which a mastoid and the protuberance are seen is at least this wide; one of two metres shows no head."""
_SIDES = (Side.LEFT, Side.RIGHT)


def choose(record: ProcedureRecord, image: ImageAttached, left_lies: Side | None, use: PhotoUse | None, turns: int = 0) -> Decision:
    """Take a picture into the record as the photograph of the head. Permission and where the patient's left is seen must be said."""
    if refusal := closed(record):
        return refusal
    if not record.protocol.nerves:
        return Refusal(say("This visit has no nerve block. Nothing was charted."), "")
    if use is None:
        return Refusal(
            say("It is not said whether the patient agrees to the photograph. Nothing was charted."),
            say("Ask, and choose what applies."),
            PLACE,
        )
    if left_lies not in _SIDES:
        text = say("Only a back view can be measured. Say whether the patient’s left is seen on the left or, mirrored, on the right.")
        return Refusal(say("It is not said where the patient’s left is seen. Nothing was charted."), text, PLACE)
    if min(image.width, image.height) < SMALLEST_PX:
        return Refusal(
            say(
                "A picture of {width} × {height} pixels is too small to set landmarks on. Nothing was charted.",
                width=image.width,
                height=image.height,
            ),
            say("Take one with at least {n} on each side.", n=SMALLEST_PX),
            PLACE,
        )
    chosen = HeadPhotoChosen(image.image_id, turns % 4, left_lies, use)
    if image.image_id in record.regenerative.images:
        return () if record.photo is not None and record.photo.chosen == chosen else (chosen,)
    attached = images.attach(record, image)
    return attached if isinstance(attached, Refusal) else (*attached, chosen)


def adjust(record: ProcedureRecord, left_lies: Side, use: PhotoUse, turns: int) -> Decision:
    """Say anew how the photograph stands, where the patient's left is seen in it, or what the patient agreed to."""
    photo = _in_use(record)
    if isinstance(photo, Refusal):
        return photo
    if left_lies not in _SIDES:
        return Refusal(
            say("The patient’s left is seen on the left or on the right. Nothing was charted."), say("Choose one of the two."), PLACE
        )
    now = HeadPhotoChosen(photo.chosen.image_id, turns % 4, left_lies, use)
    return () if now == photo.chosen else (now,)


def begin_scale(record: ProcedureRecord, first: Pixel | None, second: Pixel | None) -> Decision:
    """Set the ends of a known distance before it is typed, so that they stand in the record and not only on the screen."""
    photo = _in_use(record)
    if isinstance(photo, Refusal):
        return photo
    if photo.calibration is not None:
        return Refusal(say("The photograph has its scale already. Nothing was charted."), say("Move one of its two ends instead."), PLACE)
    ends = [end for end in (first, second) if end is not None]
    if not all(_on(photo, end) for end in ends):
        return _off_picture()
    if len(ends) > 1 and apart(*ends) < SHORTEST_LINE_UNITS:
        return _on_one_place()
    now = HeadPhotoScaleBegun(photo.chosen.image_id, first, second)
    return () if not ends or now == photo.begun else (now,)


def calibrate(record: ProcedureRecord, first: Pixel, second: Pixel, length: Length) -> Decision:
    """Set the scale: two points of the picture that lie ``length`` apart on the head."""
    photo = _in_use(record)
    if isinstance(photo, Refusal):
        return photo
    if not (_on(photo, first) and _on(photo, second)):
        return _off_picture()
    if apart(first, second) < SHORTEST_LINE_UNITS:
        return _on_one_place()
    mm = wording.number(length.amount)
    if not SHORTEST_SCALE_MM <= length.amount <= LONGEST_SCALE_MM or length.amount % Decimal("0.1"):
        return Refusal(
            say("{n} mm is not possible between two points on a head. Nothing was charted.", n=mm),
            say("Type millimetres from {low} to {high}, with at most one decimal.", low=SHORTEST_SCALE_MM, high=LONGEST_SCALE_MM),
            PLACE,
        )
    width = length.amount * photo.turned_size[0] / Decimal(apart(first, second))
    if not NARROWEST_MM <= width <= WIDEST_MM:
        wide = wording.number(width.quantize(Decimal(1)))
        return Refusal(
            say("With {n} mm between these points the whole picture would be {wide} mm wide. Nothing was charted.", n=mm, wide=wide),
            say("Check the distance, and set the two points again."),
            PLACE,
        )
    now = HeadPhotoCalibrated(photo.chosen.image_id, first, second, length)
    return () if now == photo.calibration else (now,)


def place(record: ProcedureRecord, protuberance: Pixel, mastoid_left: Pixel | None, mastoid_right: Pixel | None) -> Decision:
    """Place or move the landmarks on the photograph."""
    photo = _in_use(record)
    if isinstance(photo, Refusal):
        return photo
    marks = {Side.LEFT: mastoid_left, Side.RIGHT: mastoid_right}
    if not all(_on(photo, point) for point in (protuberance, *marks.values()) if point is not None):
        return _off_picture()
    for side, mastoid in marks.items():
        if mastoid is not None and (refusal := _mastoid_problem(photo, protuberance, side, mastoid)):
            return refusal
    if mastoid_left is not None and mastoid_right is not None:
        if apart(mastoid_left, mastoid_right) < SHORTEST_LINE_UNITS:
            return Refusal(say("The two mastoids lie on one point. They were left as they were."), say("Place each on its side."), PLACE)
        if beyond := _lateral_to(protuberance, mastoid_left, mastoid_right):
            return Refusal(
                say("The protuberance would lie lateral to the {side} mastoid. They were left as they were.", side=say(beyond.value)),
                say("It lies between the two mastoids."),
                PLACE,
            )
    now = HeadPhotoLandmarks(photo.chosen.image_id, protuberance, mastoid_left, mastoid_right)
    return () if now == photo.landmarks else (now,)


def _mastoid_problem(photo: HeadPhoto, protuberance: Pixel, side: Side, mastoid: Pixel) -> Refusal | None:
    if apart(protuberance, mastoid) < SHORTEST_LINE_UNITS:
        return Refusal(
            say(
                "Protuberance and {side} mastoid lie on one point, so there is no line between them. They were left as they were.",
                side=say(side.value),
            ),
            say("Place the mastoid further out."),
            PLACE,
        )
    rightwards = photo.upright(mastoid)[0] > photo.upright(protuberance)[0]
    seen_right = (photo.chosen.left_lies is Side.RIGHT) == (side is Side.LEFT)
    if rightwards is not seen_right:
        where = "right" if seen_right else "left"
        return Refusal(
            say("The {side} mastoid would not lie on the {side}. They were left as they were.", side=say(side.value)),
            say("In this picture the patient’s {side} is seen on the {where}.", side=say(side.value), where=say(where)),
            PLACE,
        )
    return None


def _lateral_to(protuberance: Pixel, left: Pixel, right: Pixel) -> Side | None:
    """The mastoid beyond which the protuberance lies, along the line between both, so however the head is tilted; None between them."""
    dx, dy = right[0] - left[0], right[1] - left[1]
    along = ((protuberance[0] - left[0]) * dx + (protuberance[1] - left[1]) * dy) / (dx * dx + dy * dy)
    return Side.LEFT if along <= 0 else Side.RIGHT if along >= 1 else None


def give_on_photo(
    record: ProcedureRecord, nerve: str, side: Side, standard: tuple[Pixel, Pixel, Pixel], aspiration: str = NEGATIVE
) -> Decision:
    """Give a planned block at its target on the photograph.

    The figure shows it at the same third of its own line; where no landmarks were placed there, they are put where the figure has them.
    """
    photo = _in_use(record)
    if isinstance(photo, Refusal):
        return photo
    if photo.line(side) is None:
        return Refusal(
            say("The landmarks of the {side} side are not placed on the photograph. Nothing was charted.", side=say(side.value)),
            say("Place protuberance and mastoid first."),
            PLACE,
        )
    if record.line(side) is not None:
        return give_block(record, nerve, side, aspiration=aspiration)
    drawn = LandmarksPlaced(*standard)
    given = give_block(replace(record, landmarks=drawn), nerve, side, aspiration=aspiration)
    return given if isinstance(given, Refusal) else (drawn, *given)


def _in_use(record: ProcedureRecord) -> HeadPhoto | Refusal:
    if refusal := closed(record):
        return refusal
    if record.photo is None:
        return Refusal(say("There is no photograph of the head in this visit. Nothing was charted."), say("Add one first."), PLACE)
    return record.photo


def _on(photo: HeadPhoto, point: Pixel) -> bool:
    return all(isfinite(at) and 0 <= at <= most for at, most in zip(point, (photo.width, photo.height), strict=True))


def _on_one_place() -> Refusal:
    return Refusal(
        say("The two points of known distance lie on one place, so they give no scale. Nothing was charted."),
        say("Set them further apart."),
        PLACE,
    )


def _off_picture() -> Refusal:
    return Refusal(say("A point lies off the picture. Nothing was charted."), say("Set it on the picture."), PLACE)
