"""The port through which a patient file becomes a patient, and the careful reading of that file's bytes. Knows no format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

# The longest histories seen stay below a tenth of it; what is larger is not one patient's chart.
LARGEST_FILE = 100 * 1024 * 1024
HEAD_BYTES = 64 * 1024
NOTHING_IMPORTED = say("Nothing was imported.")
EXPORT_AGAIN = say("Have the chart exported as FHIR R4 in JSON, one patient per file, or add the patient by hand.")


@dataclass(frozen=True, slots=True)
class ReadPatient:
    """A patient as one file tells it.

    ``notes`` are sentences on everything that was doubtful or left out. ``withdrawn`` are entries that the file calls wrong,
    refuted or ended: they are not in ``patient`` and end the same entry of an earlier import. ``tells_conditions`` and
    ``tells_medications`` are False when the file holds no entry of that kind, which means "not told", not "none".
    """

    patient: Patient
    notes: tuple[str, ...] = ()
    withdrawn: tuple[Allergy | Condition | Medication, ...] = ()
    tells_conditions: bool = True
    tells_medications: bool = True


class PatientReader(Protocol):
    """Reads one format of patient file."""

    def look(self, head: bytes) -> None:
        """Refuse, by ``Problem``, a file whose first ``HEAD_BYTES`` show that it cannot be a patient file."""

    def read(self, data: bytes, today: date) -> ReadPatient:
        """Read the whole file; raises ``Problem`` (codes IMPORT-…) and nothing else, whatever ``data`` holds."""


def file_bytes(path: Path, look: Callable[[bytes], None], *, largest: int = LARGEST_FILE) -> bytes:
    """The content of ``path``, refused before it is read whole when it is too large or ``look`` refuses its head.

    Raises ``Problem``: IMPORT-MISSING, IMPORT-FOLDER, IMPORT-UNREADABLE, IMPORT-EMPTY, IMPORT-TOO-LARGE and those of ``look``.
    """
    try:
        _check_is_file(path, largest)
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            if not head:
                raise Problem(
                    "IMPORT-EMPTY", say("The file is empty. {nothing_imported}", nothing_imported=NOTHING_IMPORTED), hint=EXPORT_AGAIN
                )
            look(head)
            # One byte beyond the limit is asked for, since a file may grow between its size check and now.
            data = head + file.read(largest + 1 - len(head))
    except FileNotFoundError as error:
        raise Problem(
            "IMPORT-MISSING",
            say("The file is not there. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=say("Check the name, and that its drive is connected."),
            detail=type(error).__name__,
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise Problem(
            "IMPORT-UNREADABLE",
            say("The file cannot be read. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=say("Check that you may open it, that its drive is connected, and that no other program holds it."),
            detail=f"{type(error).__name__} {getattr(error, 'errno', '')}",
        ) from error
    if len(data) > largest:
        raise _too_large(largest)
    return data


def _check_is_file(path: Path, largest: int) -> None:
    if path.is_dir():
        raise Problem(
            "IMPORT-FOLDER",
            say("This is a folder, not a file. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=say("Choose the patient files inside it."),
        )
    size = path.stat().st_size
    if not path.is_file():
        # A device or a pipe may never end.
        raise Problem(
            "IMPORT-UNREADABLE",
            say("This is not an ordinary file. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=EXPORT_AGAIN,
        )
    if size > largest:
        raise _too_large(largest)


def _too_large(largest: int) -> Problem:
    return Problem(
        "IMPORT-TOO-LARGE",
        say(
            "The file is larger than {largest} MB, more than one patient's chart holds. {nothing_imported}",
            largest=largest // 1024 // 1024,
            nothing_imported=NOTHING_IMPORTED,
        ),
        hint=EXPORT_AGAIN,
    )
