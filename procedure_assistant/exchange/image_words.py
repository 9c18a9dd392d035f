"""What is said of an image that cannot be used: what it is, why not, what to do. Imports no image library.

What is safe depends on where the image is (still a file, or in the store already), so the service that asked adds that sentence.
"""

from __future__ import annotations

from procedure_assistant.services.image_values import MOST_BYTES, MOST_FRAMES, MOST_PIXELS
from procedure_assistant.services.problem import Problem

TAKEN = "Pictures can be PNG, JPEG, BMP, TIFF or DICOM."
AGAIN = "Export or send the picture again from the device, and use the new file."


def megabytes(size: int) -> str:
    """A size in MB, a whole number."""
    return f"{-(-size // (1024 * 1024))} MB"


def too_many_pixels(width: int, height: int) -> str:
    """Why a picture of that size is not shown."""
    return f"It is {width} × {height} pixels; up to {MOST_PIXELS // 1_000_000} million pixels are shown."


def empty() -> Problem:
    """No byte at all."""
    return Problem("IMAGE-EMPTY", "The file is empty.", hint=AGAIN)


def too_large(size: int) -> Problem:
    """More bytes than the store takes for one image."""
    return Problem(
        "IMAGE-TOO-LARGE",
        f"The file is larger than {megabytes(MOST_BYTES)}, which is more than one picture or clip needs.",
        hint="Export a shorter clip or single frames from the device.",
        detail=f"{size} bytes",
    )


def too_wide(width: int, height: int) -> Problem:
    """More pixels than are decoded."""
    return Problem(
        "IMAGE-PIXELS", f"The picture cannot be used. {too_many_pixels(width, height)}", hint="Save it smaller, then use that file."
    )


def other_kind(what: str) -> Problem:
    """Something that is no picture, or a picture of a kind that is not read."""
    return Problem("IMAGE-KIND", what, hint=f"{TAKEN} Save or export it as one of these.")


def damaged(kind: str, detail: str) -> Problem:
    """A picture that ends too early or whose content contradicts itself."""
    return Problem(
        "IMAGE-BROKEN", f"The {kind} file is damaged or was cut off, so its picture cannot be shown.", hint=AGAIN, detail=detail
    )


def no_picture(why: str) -> Problem:
    """A sound DICOM object that shows nothing here."""
    return Problem("IMAGE-NO-PICTURE", f"This DICOM file cannot be shown. {why}", hint="Export it as JPEG or PNG from the device.")


def unreadable_dicom(detail: str) -> Problem:
    """A DICOM file whose header cannot be read."""
    return Problem("IMAGE-DICOM", "The header of this DICOM file is damaged or was cut off.", hint=AGAIN, detail=detail)


def directory() -> Problem:
    """The table of contents of a disc."""
    return Problem(
        "IMAGE-DIRECTORY",
        "This file is the table of contents of a DICOM disc, not a picture.",
        hint="Choose the picture files in the folders beside it.",
    )


def no_such_frame(frame: int, frames: int) -> Problem:
    """A frame beyond the last one."""
    return Problem(
        "IMAGE-FRAME",
        f"The picture has {frames} {'frame' if frames == 1 else 'frames'}; number {frame + 1} was asked for.",
        hint="Choose another frame.",
    )


def unreadable_values(keywords: list[str]) -> str:
    """A note on values of the header that were left out."""
    return f"Values of the header that cannot be read were left out: {', '.join(keywords)}."


def ended(detail: str) -> Problem:
    """The reading process ended: a picture made to crash a decoder, or one that takes all memory or time."""
    return Problem(
        "IMAGE-READER",
        "The picture could not be read: the decoder failed on it, or it took too much memory or time.",
        hint="Save the picture as PNG or JPEG with another program, then use that file.",
        detail=detail,
    )


def too_many_frames(frames: int) -> Problem:
    """More frames than are looked through."""
    return Problem(
        "IMAGE-FRAMES",
        f"The file has {frames} frames; up to {MOST_FRAMES} are read.",
        hint="Export a shorter clip or single frames from the device.",
    )
