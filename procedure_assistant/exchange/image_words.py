"""What is said of an image that cannot be used: what it is, why not, what to do. Imports no image library.

What is safe depends on where the image is (still a file, or in the store already), so the service that asked adds that sentence.
"""

from __future__ import annotations

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.image_values import MOST_BYTES, MOST_FRAMES, MOST_PIXELS
from procedure_assistant.services.problem import Problem

TAKEN = say("Pictures can be PNG, JPEG, BMP, TIFF or DICOM.")
AGAIN = say("Export or send the picture again from the device, and use the new file.")


def megabytes(size: int) -> str:
    """A size in MB, a whole number."""
    return say("{value} MB", value=-(-size // (1024 * 1024)))


def too_many_pixels(width: int, height: int) -> str:
    """Why a picture of that size is not shown."""
    return say(
        "It is {width} × {height} pixels; up to {most_pixels} million pixels are shown.",
        width=width,
        height=height,
        most_pixels=MOST_PIXELS // 1000000,
    )


def empty() -> Problem:
    """No byte at all."""
    return Problem("IMAGE-EMPTY", say("The file is empty."), hint=AGAIN)


def too_large(size: int) -> Problem:
    """More bytes than the store takes for one image."""
    return Problem(
        "IMAGE-TOO-LARGE",
        say("The file is larger than {megabytes}, which is more than one picture or clip needs.", megabytes=megabytes(MOST_BYTES)),
        hint=say("Export a shorter clip or single frames from the device."),
        detail=f"{size} bytes",
    )


def too_wide(width: int, height: int) -> Problem:
    """More pixels than are decoded."""
    return Problem(
        "IMAGE-PIXELS",
        say("The picture cannot be used. {too_many_pixels}", too_many_pixels=too_many_pixels(width, height)),
        hint=say("Save it smaller, then use that file."),
    )


def other_kind(what: str) -> Problem:
    """Something that is no picture, or a picture of a kind that is not read."""
    return Problem("IMAGE-KIND", what, hint=say("{taken} Save or export it as one of these.", taken=TAKEN))


def damaged(kind: str, detail: str) -> Problem:
    """A picture that ends too early or whose content contradicts itself."""
    return Problem(
        "IMAGE-BROKEN",
        say("The {kind} file is damaged or was cut off, so its picture cannot be shown.", kind=kind),
        hint=AGAIN,
        detail=detail,
    )


def no_picture(why: str) -> Problem:
    """A sound DICOM object that shows nothing here."""
    return Problem(
        "IMAGE-NO-PICTURE", say("This DICOM file cannot be shown. {why}", why=why), hint=say("Export it as JPEG or PNG from the device.")
    )


def unreadable_dicom(detail: str) -> Problem:
    """A DICOM file whose header cannot be read."""
    return Problem("IMAGE-DICOM", say("The header of this DICOM file is damaged or was cut off."), hint=AGAIN, detail=detail)


def directory() -> Problem:
    """The table of contents of a disc."""
    return Problem(
        "IMAGE-DIRECTORY",
        say("This file is the table of contents of a DICOM disc, not a picture."),
        hint=say("Choose the picture files in the folders beside it."),
    )


def no_such_frame(frame: int, frames: int) -> Problem:
    """A frame beyond the last one."""
    return Problem(
        "IMAGE-FRAME",
        say(
            "The picture has {frames} {which}; number {frame} was asked for.",
            frames=frames,
            which=say("frame") if frames == 1 else say("frames"),
            frame=frame + 1,
        ),
        hint=say("Choose another frame."),
    )


def unreadable_values(keywords: list[str]) -> str:
    """A note on values of the header that were left out."""
    return say("Values of the header that cannot be read were left out: {keywords}.", keywords=joined(", ", keywords))


def ended(detail: str) -> Problem:
    """The reading process ended: a picture made to crash a decoder, or one that takes all memory or time."""
    return Problem(
        "IMAGE-READER",
        say("The picture could not be read: the decoder failed on it, or it took too much memory or time."),
        hint=say("Save the picture as PNG or JPEG with another program, then use that file."),
        detail=detail,
    )


def too_many_frames(frames: int) -> Problem:
    """More frames than are looked through."""
    return Problem(
        "IMAGE-FRAMES",
        say("The file has {frames} frames; up to {most_frames} are read.", frames=frames, most_frames=MOST_FRAMES),
        hint=say("Export a shorter clip or single frames from the device."),
    )
