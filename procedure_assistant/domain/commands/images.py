"""Pictures in the record: attaching, pinning to a target, marking, removing. It knows names and hashes; the pixels lie elsewhere."""

from __future__ import annotations

import re
from math import isfinite

from procedure_assistant.domain.commands.checklist import SHORTEST_REASON
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.events_regenerative import ImageAttached, ImageMark, ImageMarked, ImagePinned, ImageRemoved, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say

PLACE = "ultrasound"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NOTHING = say("Nothing was charted.")


def attach(record: ProcedureRecord, image: ImageAttached) -> Decision:
    """Take a picture into the record. The same picture twice, one without a hash or size, or at an unknown target is refused."""
    if refusal := closed(record):
        return refusal
    if not image.image_id or not _SHA256.fullmatch(image.sha256):
        return Refusal(say("The picture has no id or no hash. {nothing}", nothing=_NOTHING), say("Take it in again."), PLACE)
    if image.width < 1 or image.height < 1 or image.frame < 0:
        return Refusal(say("The picture has no size. {nothing}", nothing=_NOTHING), say("Take it in again."), PLACE)
    for known in record.regenerative.images.values():
        same = known.attached
        if image.image_id == same.image_id or (image.sha256, image.frame) == (same.sha256, same.frame):
            return Refusal(
                say("This picture is in the record already. {nothing}", nothing=_NOTHING), say("Pin it where it belongs."), PLACE
            )
    return _place_problem(record, image.target, image.side) or (image,)


def _place_problem(record: ProcedureRecord, target: str, side: Side | None) -> Refusal | None:
    """A picture is pinned to a target with its side, or to none."""
    if not target:
        return None
    if record.protocol.target(target) is None or side not in (Side.LEFT, Side.RIGHT):
        return Refusal(
            say("There is no such target in this visit. {nothing}", nothing=_NOTHING), say("Choose a target and its side."), PLACE
        )
    return None


def _unknown() -> Refusal:
    return Refusal(say("This picture is not in the record. {nothing}", nothing=_NOTHING), say("Choose one of the list."), PLACE)


def pin(record: ProcedureRecord, image_id: str, target: str, side: Side | None, *, shows_needle: bool, caption: str = "") -> Decision:
    """Say what a picture documents and whether it shows the needle; "" and None take it off its target."""
    if refusal := closed(record):
        return refusal
    image = record.regenerative.images.get(image_id)
    if image is None:
        return _unknown()
    if refusal := _place_problem(record, target, side):
        return refusal
    side = side if target else None
    now = image.attached
    if (target, side, shows_needle, caption.strip()) == (now.target, now.side, now.shows_needle, now.caption):
        return ()
    return (ImagePinned(image_id, target, side, shows_needle, caption.strip()),)


def mark(record: ProcedureRecord, image_id: str, marks: tuple[ImageMark, ...]) -> Decision:
    """Set the marks of a picture, all at once. A mark off the picture is refused."""
    if refusal := closed(record):
        return refusal
    image = record.regenerative.images.get(image_id)
    if image is None:
        return _unknown()
    width, height = image.attached.width, image.attached.height
    for one in marks:
        if len(one.points) != (2 if one.kind is MarkKind.RULER else 1):
            return Refusal(
                say("A ruler has two ends, every other mark one place. {nothing}", nothing=_NOTHING), say("Set it again."), PLACE
            )
        if not all(isfinite(x) and isfinite(y) and 0 <= x <= width and 0 <= y <= height for x, y in one.points):
            return Refusal(say("A mark lies off the picture. {nothing}", nothing=_NOTHING), say("Set it on the picture."), PLACE)
    return () if marks == image.marks else (ImageMarked(image_id, marks),)


def remove(record: ProcedureRecord, image_id: str, reason: str) -> Decision:
    """Take a picture out of the record, for a reason; the log keeps that it was there."""
    if refusal := closed(record):
        return refusal
    if image_id not in record.regenerative.images:
        return _unknown()
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal(say("A picture is removed for a reason. {nothing}", nothing=_NOTHING), say("Say why."), PLACE)
    return (ImageRemoved(image_id, reason.strip()),)
