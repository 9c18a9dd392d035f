"""What the note says of the photograph of the head: the picture where it may be printed, the construction on it, both sides in millimetres.

Plain values in pixels of the upright picture; counts nothing that ``domain.head_photo`` does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.domain import head_photo, wording
from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.events_regenerative import ImageKind
from procedure_assistant.domain.head_photo import HeadPhoto
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.note import Line, NerveRow, line, strong
from procedure_assistant.services.note_biologic import PictureNote
from procedure_assistant.services.note_passport import Pixels
from procedure_assistant.services.note_words import Teller

Point = tuple[float, float]
_SIDES = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class PhotoTarget:
    """A point of a nerve on the line of a side; ``given`` when the block was given there."""

    name: str
    thirds: int
    at: Point
    given: bool


@dataclass(frozen=True, slots=True)
class PhotoSide:
    """The line of one side of the patient, from the protuberance to ``mastoid``, with the words of its length ("" without a scale)."""

    side: Side
    mastoid: Point
    length: str
    targets: tuple[PhotoTarget, ...]


@dataclass(frozen=True, slots=True)
class PhotoNote:
    """The photograph of the head. ``picture.png`` is b"" where it is not printed, and then the construction is drawn alone.

    ``width`` and ``height`` are pixels of the picture standing upright after ``turns`` quarter turns clockwise, as are all points.
    ``left_lies`` is where the patient's left is seen. ``scale`` are the two points of known distance with its words.
    """

    picture: PictureNote
    printed: bool
    turns: int
    width: int
    height: int
    left_lies: Side
    protuberance: Point | None
    sides: tuple[PhotoSide, ...]
    scale: tuple[Point, Point, str] | None
    rows: tuple[NerveRow, ...]
    lines: tuple[Line, ...]


def photo_note(record: ProcedureRecord, teller: Teller, pixels: Pixels) -> PhotoNote | None:
    """The photograph in use with its construction; None for a visit without one."""
    photo = record.photo
    if photo is None:
        return None
    chosen, marks, scale = photo.chosen, photo.landmarks, photo.calibration
    printed = chosen.use is PhotoUse.PRINTED
    png = pixels(chosen.image_id) or b"" if printed else b""
    width, height = photo.turned_size
    caption = f"Photograph of the back of the head, attached {teller.by(photo.stamp)}"
    return PhotoNote(
        picture=PictureNote(caption, photo.sha256, png, photo.width, photo.height),
        printed=printed,
        turns=chosen.turns,
        width=width,
        height=height,
        left_lies=chosen.left_lies,
        protuberance=photo.upright(marks.protuberance) if marks else None,
        sides=tuple(_sides(record, photo)),
        scale=(photo.upright(scale.first), photo.upright(scale.second), f"{wording.number(scale.length.amount)} mm") if scale else None,
        rows=tuple(_rows(record, photo)),
        lines=tuple(_lines(record, photo)),
    )


def _sides(record: ProcedureRecord, photo: HeadPhoto) -> Iterator[PhotoSide]:
    for side in _SIDES:
        nuchal = photo.line(side)
        if nuchal is None:
            continue
        targets = tuple(
            PhotoTarget(
                nerve.short,
                nerve.fraction_thirds,
                photo.upright(nuchal.at_third(nerve.fraction_thirds)),
                head_photo.given_at_target(record, nerve.id, side),
            )
            for nerve in record.protocol.nerves
        )
        length = photo.length(side)
        yield PhotoSide(side, photo.upright(nuchal.mastoid), wording.length_mm(length) if length else "", targets)


def _rows(record: ProcedureRecord, photo: HeadPhoto) -> Iterator[NerveRow]:
    lengths = [photo.length(side) for side in _SIDES]
    if not any(lengths):
        return
    left, right = (wording.length_mm(length) if length else "" for length in lengths)
    yield NerveRow("EOP to mastoid", left, right)
    for nerve in record.protocol.nerves:
        lines = [photo.line(side) for side in _SIDES]
        distances = [one.distance_at_third(nerve.fraction_thirds) if one else None for one in lines]
        left, right = (wording.length_mm(distance) if distance else "" for distance in distances)
        third = "one third" if nerve.fraction_thirds == 1 else "two thirds"
        yield NerveRow(f"{nerve.short} from EOP ({third})", left, right, strong=nerve.fraction_thirds == 1)


def _lines(record: ProcedureRecord, photo: HeadPhoto) -> Iterator[Line]:
    where = "left" if photo.chosen.left_lies is Side.LEFT else "right: the camera mirrored it, it is shown as it came"
    turned = f" Turned by {90 * photo.chosen.turns}° to stand upright." if photo.chosen.turns else ""
    yield line(f"Back view; the patient’s left is seen on the {where}.{turned}")
    if both := head_photo.compared(photo):
        yield line(strong(both.words))
    for one in head_photo.checked(record):
        yield line(one.words, "" if one.most is None or one.agrees else f" More than {wording.percent(one.most)} (to confirm).")
    scale = photo.calibration
    if scale is None:
        yield line("No two points of a known distance were set, so it gives no millimetres.")
    else:
        yield line(f"Scale: two points {wording.number(scale.length.amount)} mm apart. Straight in the picture; the tape follows the skin.")
    if photo.chosen.use is PhotoUse.KEPT:
        yield line("The patient agreed that the photograph is kept, not that it is printed: the construction alone is shown.")
    for image in record.regenerative.images.values():
        if image.attached.kind is ImageKind.PHOTO and image.attached.image_id != photo.chosen.image_id:
            yield line(f"Another photograph in the record, not used: SHA-256 {image.attached.sha256}.")
