"""Between the image store and the record of a visit: attaches, rejects and finds the pictures that a record names. Keeps nothing itself.

The record names a picture by the id of its image, and with a number behind it where it is a later frame of a clip ("…/12").
"""

from __future__ import annotations

from typing import Protocol

from procedure_assistant.domain.commands import Refusal, images
from procedure_assistant.domain.events_regenerative import ImageAttached, ImageKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services import image_problems as problems
from procedure_assistant.services.image_values import StoredImage
from procedure_assistant.services.visits import Visit


class Images(Protocol):
    """What is needed of the image service, guarded or not."""

    def image(self, image_id: str) -> StoredImage:
        """One image."""

    def keep_picture(self, image_id: str, frame: int = 0) -> bytes:
        """Keep the picture of a frame as it was shown."""

    def reject(self, image_id: str, reason: str) -> StoredImage:
        """Mark an image as rejected."""

    def picture_for_paper(self, image_id: str, frame: int = 0) -> bytes | None:
        """The picture of a frame, None when it cannot be had."""


def name_in_record(image_id: str, frame: int = 0) -> str:
    """How a record names a frame of an image."""
    return f"{image_id}/{frame}" if frame else image_id


def named_in_record(name: str) -> tuple[str, int]:
    """Image id and frame of a name in a record."""
    image_id, _, frame = name.partition("/")
    return image_id, int(frame or 0)


def attached(
    image: StoredImage, *, kind: ImageKind, target: str, side: Side | None, shows_needle: bool, frame: int = 0, caption: str = ""
) -> ImageAttached:
    """The event by which a record takes a picture in; its hash is that of the file as it came in."""
    return ImageAttached(
        image_id=name_in_record(image.id, frame),
        sha256=image.sha256,
        kind=kind,
        target=target,
        side=side,
        shows_needle=shows_needle,
        media_type=image.facts.kind.media_type,
        width=image.facts.width,
        height=image.facts.height,
        source=image.origin.source.value,
        frame=frame,
        taken_at=image.facts.taken_at,
        device=image.facts.device,
        caption=caption,
    )


def attach(
    service: Images,
    visit: Visit,
    image_id: str,
    *,
    kind: ImageKind,
    target: str,
    side: Side | None,
    shows_needle: bool,
    frame: int = 0,
    caption: str = "",
) -> Refusal | None:
    """Take a frame of an image of this visit into its record, and keep the picture as it was shown.

    Decodes the frame unless it was shown just now. Raises ``Problem`` IMAGE-REJECTED, IMAGE-ELSEWHERE, IMAGE-NO-PICTURE and those
    of ``picture``; returns the refusal of the record.
    """
    image = service.image(image_id)
    if image.rejected:
        raise problems.rejected_already()
    if image.visit_id != visit.id:
        raise problems.elsewhere()
    service.keep_picture(image_id, frame)
    event = attached(image, kind=kind, target=target, side=side, shows_needle=shows_needle, frame=frame, caption=caption)
    return visit.do(images.attach, event)


def reject(service: Images, visit: Visit, image_id: str, reason: str) -> Refusal | None:
    """Take every frame of an image out of the record of its visit and mark the image as rejected; it stays kept."""
    for name in tuple(visit.record.regenerative.images):
        if named_in_record(name)[0] == image_id and (refusal := visit.do(images.remove, name, reason)):
            return refusal
    service.reject(image_id, reason)
    return None


def picture_in_record(service: Images, name: str) -> bytes | None:
    """The PNG of a picture by its name in a record, for paper; None when it cannot be had."""
    return service.picture_for_paper(*named_in_record(name))
