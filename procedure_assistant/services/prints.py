"""How often a paper of a visit was printed, and how a further print is marked. Reads the record; writes nothing."""

from __future__ import annotations

from procedure_assistant.domain.events import Printed
from procedure_assistant.domain.record import ProcedureRecord


def which_print(copy: int) -> str:
    """ "first print" or "Reprint 2": the first one is no reprint."""
    return "first print" if copy <= 1 else f"Reprint {copy - 1}"


def copies_of(record: ProcedureRecord, document: str) -> int:
    """How many prints of a document the log knows."""
    return sum(printed.document == document for printed, _ in record.prints)


def copies_of_version(record: ProcedureRecord, document: str) -> int:
    """How many prints there are of the record as it stands: those after its last fact, which bear the same code."""
    count = 0
    for entry in reversed(record.entries):
        if not isinstance(entry.event, Printed):
            break
        count += entry.event.document == document
    return count
