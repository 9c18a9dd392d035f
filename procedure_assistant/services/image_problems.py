"""What is said when an image cannot be taken in, placed or shown: what happened, what is safe, what to do. Decides nothing."""

from __future__ import annotations

from procedure_assistant.domain.say import say
from procedure_assistant.services.image_values import MOST_BYTES
from procedure_assistant.services.problem import Problem

FILE_SAFE = say("Nothing was added, and the file is as it was.")
KEPT = say("It is kept in the inbox.")
SHORTEST_REASON = 3


def not_taken(problem: Problem) -> Problem:
    """The same problem with what is safe when an image did not come in."""
    return Problem(
        problem.code, say("{message} {file_safe}", message=problem.message, file_safe=FILE_SAFE), hint=problem.hint, detail=problem.detail
    )


def not_shown(problem: Problem) -> Problem:
    """The same problem for an image that is in the store."""
    return Problem(
        problem.code, say("{message} The image is kept as it came in.", message=problem.message), hint=problem.hint, detail=problem.detail
    )


def not_readable(name: str, error: OSError) -> Problem:
    """A file that the system does not let read."""
    return Problem(
        "IMAGE-FILE",
        say("The file {name} cannot be read. {file_safe}", name=name, file_safe=FILE_SAFE),
        hint=say("Check that it is still there and that you may open it."),
        detail=type(error).__name__,
    )


def too_large(name: str) -> Problem:
    """More bytes than one image may have."""
    return Problem(
        "IMAGE-TOO-LARGE",
        say(
            "{name} is larger than {most_bytes} MB, which is more than one picture or clip needs. {file_safe}",
            name=name,
            most_bytes=MOST_BYTES // (1024 * 1024),
            file_safe=FILE_SAFE,
        ),
        hint=say("Export a shorter clip or single frames from the device."),
    )


def held(why: str) -> Problem:
    """An image that came in and waits for a decision."""
    return Problem(
        "IMAGE-HELD",
        say("{why} {kept}", why=why, kept=KEPT),
        hint=say("Look at it in the inbox: place it in a visit and say why, or reject it."),
    )


def other_patient(told: str) -> Problem:
    """Somebody wants to place an image whose header is another person's, without saying why."""
    return Problem(
        "IMAGE-OTHER-PATIENT",
        say("This picture's header is another patient's. {told} It was not placed, and nothing was changed.", told=told),
        hint=say("Reject it, or place it and say why it is this patient's all the same."),
    )


def no_reason() -> Problem:
    """A decision without a reason."""
    return Problem("IMAGE-REASON", say("A reason is needed. Nothing was changed."), hint=say("Say in a few words why."))


def missing() -> Problem:
    """An image that is not there."""
    return Problem("IMAGE-MISSING", say("This image is not in the store. Nothing was changed."), hint=say("Open the list of images again."))


def no_visit() -> Problem:
    """A visit that cannot take an image."""
    return Problem(
        "IMAGE-VISIT",
        say("This visit is not open, so no image can be placed in it. Nothing was changed."),
        hint=say("Choose an open visit, or amend the signed record."),
    )


def rejected_already() -> Problem:
    """A rejected image stays rejected."""
    return Problem(
        "IMAGE-REJECTED",
        say("This image was rejected and stays so. Nothing was changed."),
        hint=say("Add the picture again if that was a mistake."),
    )


def not_a_picture(why: str) -> Problem:
    """An object that was received and shows nothing."""
    return Problem(
        "IMAGE-NO-PICTURE", say("This DICOM object cannot be shown. {why}", why=why), hint=say("Export it as JPEG or PNG from the device.")
    )


def elsewhere() -> Problem:
    """An image of the inbox or of another visit."""
    return Problem(
        "IMAGE-ELSEWHERE",
        say("This image does not belong to this visit. Nothing was changed."),
        hint=say("Place it in this visit first."),
    )
