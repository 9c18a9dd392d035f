"""The photograph of the patient's head as it stands, its scale and its lines in millimetres. It folds and measures; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch
from math import hypot
from typing import TYPE_CHECKING

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_photo import (
    HeadPhotoCalibrated,
    HeadPhotoChosen,
    HeadPhotoLandmarks,
    HeadPhotoScaleBegun,
    Pixel,
)
from procedure_assistant.domain.geometry import NuchalLine
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.record_parts import Stamp
from procedure_assistant.domain.say import begun, say
from procedure_assistant.domain.units import Length

if TYPE_CHECKING:
    from procedure_assistant.domain.record import ProcedureRecord

PhotoEvent = HeadPhotoChosen | HeadPhotoCalibrated | HeadPhotoLandmarks | HeadPhotoScaleBegun

SOURCE = Source("own", "L-S")
"""A photograph shows the straight way and the tape follows the skin; no source says how far apart the two may be: to confirm."""
SHORTEST_LINE_MM, LONGEST_LINE_MM = Decimal(30), Decimal(150)
"""What lies between protuberance and mastoid at all; adults measure 70 to 90 mm (facts A4)."""

_TENTH = Decimal("0.1")
_SAME_PLACE_UNITS = 1.0
_SIDES = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class HeadPhoto:
    """A photograph in use. ``width`` and ``height`` are pixels of the picture as it is kept."""

    chosen: HeadPhotoChosen
    width: int
    height: int
    sha256: str
    stamp: Stamp
    calibration: HeadPhotoCalibrated | None = None
    landmarks: HeadPhotoLandmarks | None = None
    begun: HeadPhotoScaleBegun | None = None
    """Ends of a known distance that waits to be typed; None once there is a scale."""

    @property
    def scale_ends(self) -> tuple[Pixel | None, Pixel | None]:
        """Both ends of the known distance, whether it is typed already or not."""
        set_ = self.calibration or self.begun
        return (set_.first, set_.second) if set_ is not None else (None, None)

    @property
    def mm_per_pixel(self) -> Decimal | None:
        """Its scale; None until two points of a known distance are set."""
        return None if self.calibration is None else scale_of(self.calibration)

    @property
    def turned_size(self) -> tuple[int, int]:
        """Width and height when it stands upright."""
        return (self.height, self.width) if self.chosen.turns % 2 else (self.width, self.height)

    def upright(self, point: Pixel) -> Pixel:
        """Where a pixel of the kept picture is seen once it stands upright."""
        return turned(point, self.chosen.turns, self.width, self.height)

    def kept(self, point: Pixel) -> Pixel:
        """The pixel of the kept picture that is seen here in the upright one."""
        width, height = self.turned_size
        return turned(point, -self.chosen.turns % 4, width, height)

    def line(self, side: Side) -> NuchalLine | None:
        """The line from protuberance to mastoid in pixels, with its length in mm once there is a scale."""
        if self.landmarks is None:
            return None
        mastoid = self.landmarks.mastoid_left if side is Side.LEFT else self.landmarks.mastoid_right
        return NuchalLine(self.landmarks.protuberance, mastoid, self.length(side)) if mastoid else None

    def length(self, side: Side) -> Length | None:
        """Protuberance to mastoid, straight, to a tenth of a millimetre; None without scale or landmarks."""
        scale, marks = self.mm_per_pixel, self.landmarks
        mastoid = None if marks is None else marks.mastoid_left if side is Side.LEFT else marks.mastoid_right
        if scale is None or marks is None or mastoid is None:
            return None
        return Length((scale * Decimal(apart(marks.protuberance, mastoid))).quantize(_TENTH, ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Compared:
    """Left and right on the photograph. ``difference`` is how much longer ``longer`` is, ``part`` the same as part of the longer side."""

    left: Length
    right: Length
    longer: Side
    difference: Length
    part: Decimal

    @property
    def words(self) -> str:
        """ "Left 82.0 mm, right 76.0 mm: the left is 6.0 mm (7 %) longer.", or that they are equal."""
        left, right = wording.length_mm(self.left), wording.length_mm(self.right)
        if self.longer is Side.MIDLINE:
            return say("Left {left}, right {right}: both sides are equal.", left=left, right=right)
        return say(
            "Left {left}, right {right}: the {side} is {difference} ({part}) longer.",
            left=left,
            right=right,
            side=say(self.longer.value),
            difference=wording.length_mm(self.difference),
            part=wording.percent(self.part),
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """The photograph of a side against its tape; ``part`` is the difference as part of the tape, ``most`` what the protocol takes for
    agreement, None where it sets no limit."""

    side: Side
    photograph: Length
    tape: Length
    part: Decimal
    most: Decimal | None = None

    @property
    def agrees(self) -> bool:
        """Within the tolerance."""
        return self.most is None or self.part <= self.most

    @property
    def words(self) -> str:
        """ "Left: photograph 70.0 mm, tape 84.0 mm, 17 % apart."""
        return say(
            "{side}: photograph {seen}, tape {tape}, {part} apart.",
            side=begun(say(self.side.value)),
            seen=wording.length_mm(self.photograph),
            tape=wording.length_mm(self.tape),
            part=wording.percent(self.part),
        )


def apart(first: Pixel, second: Pixel) -> float:
    """Distance of two pixels."""
    return hypot(first[0] - second[0], first[1] - second[1])


def scale_of(calibration: HeadPhotoCalibrated) -> Decimal:
    """Millimetres for each pixel."""
    return calibration.length.amount / Decimal(apart(calibration.first, calibration.second))


def turned(point: Pixel, turns: int, width: float, height: float) -> Pixel:
    """Where a point of a picture of this size lies after quarter turns clockwise."""
    x, y = point
    return {0: (x, y), 1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[turns % 4]


def compared(photo: HeadPhoto | None) -> Compared | None:
    """Both sides beside each other; None until both can be read."""
    left, right = (photo.length(side) if photo else None for side in _SIDES)
    if left is None or right is None:
        return None
    difference = abs(left.amount - right.amount)
    longer = Side.MIDLINE if not difference else Side.LEFT if left.amount > right.amount else Side.RIGHT
    return Compared(left, right, longer, Length(difference), difference / max(left.amount, right.amount))


def checked(record: ProcedureRecord) -> Iterator[Checked]:
    """Each side that has a photograph and a tape."""
    most = _most(record, "photo_tape_fraction")
    for side in _SIDES:
        seen, tape = (record.photo.length(side) if record.photo else None), record.tapes.get(side)
        if seen is not None and tape is not None:
            yield Checked(side, seen, tape, abs(seen.amount - tape.amount) / tape.amount, most)


def _most(record: ProcedureRecord, limit_id: str) -> Decimal | None:
    limit = record.limit(limit_id)
    return None if limit is None else limit.value


def given_at_target(record: ProcedureRecord, nerve_id: str, side: Side) -> bool:
    """Whether the block of a nerve and side was given at its third of the line, not at a needle mark elsewhere."""
    block, line, nerve = record.block(nerve_id, side), record.line(side), record.protocol.nerve(nerve_id)
    if block is None or line is None or nerve is None:
        return False
    return apart((block.event.x, block.event.y), line.at_third(nerve.fraction_thirds)) < _SAME_PLACE_UNITS


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of the photograph: all of it cautions with the source of this module."""

    id: str
    says: str
    go_on: str


def told(record: ProcedureRecord) -> Iterator[Told]:
    """A length that no head has, a photograph that is not as the tape, sides that differ."""
    photo = record.photo
    if photo is None:
        return
    for side in _SIDES:
        seen = photo.length(side)
        if seen is not None and not SHORTEST_LINE_MM <= seen.amount <= LONGEST_LINE_MM:
            says = say(
                "On the photograph the {side} mastoid lies {far} from the protuberance; adults measure 70 to 90 mm.",
                side=say(side.value),
                far=wording.length_mm(seen),
            )
            yield Told(f"photo_length:{side}", says, say("Set the two points of known distance again, and look at the landmarks."))
    for one in checked(record):
        if one.most is not None and not one.agrees:
            most = wording.percent(one.most)
            text = say("More than {part}: measure again, or set the two points of known distance again. The tape counts.", part=most)
            yield Told(f"photo_tape:{one.side}", one.words, text)
    both, most_apart = compared(photo), _most(record, "photo_sides_fraction")
    if both is not None and most_apart is not None and both.part > most_apart:
        text = say(
            "More than {part}: the head may be turned in the picture. Measure both sides with the tape.", part=wording.percent(most_apart)
        )
        yield Told("photo_asymmetry", both.words, text)


def after(event: PhotoEvent, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    """The photograph after one more event. Raises KeyError for a picture that is not in the record, ValueError for another photograph."""
    return _after(event, record, stamp)


@singledispatch
def _after(event: object, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    raise TypeError(f"no photograph knows {type(event).__name__}")


@_after.register(HeadPhotoChosen)
def _(event: HeadPhotoChosen, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    attached = record.regenerative.images[event.image_id].attached
    before = record.photo
    if before is None or before.chosen.image_id != event.image_id:
        return HeadPhoto(event, attached.width, attached.height, attached.sha256, stamp)
    # Left and right have changed places, so no landmark is where it is said to be; a mere turn moves nothing.
    landmarks = before.landmarks if before.chosen.left_lies is event.left_lies else None
    return replace(before, chosen=event, landmarks=landmarks)


@_after.register(HeadPhotoCalibrated)
def _(event: HeadPhotoCalibrated, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    return replace(_standing(record, event.image_id), calibration=event, begun=None)


@_after.register(HeadPhotoLandmarks)
def _(event: HeadPhotoLandmarks, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    return replace(_standing(record, event.image_id), landmarks=event)


@_after.register(HeadPhotoScaleBegun)
def _(event: HeadPhotoScaleBegun, record: ProcedureRecord, stamp: Stamp) -> HeadPhoto:
    return replace(_standing(record, event.image_id), begun=event)


def _standing(record: ProcedureRecord, image_id: str) -> HeadPhoto:
    photo = record.photo
    if photo is None or photo.chosen.image_id != image_id:
        raise ValueError(f"{image_id} is not the photograph in use")
    return photo
