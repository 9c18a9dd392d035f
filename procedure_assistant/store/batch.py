"""What must hold of rows before they are added: a mistake of the program is refused before it is in the log for ever."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.ports import Derived, LogRow


def check_batch(rows: Sequence[LogRow], derived: Derived) -> None:
    """Raise ``ValueError`` when the rows are no unbroken piece of one visit's chain, or ``derived`` is of another state."""
    if not rows:
        raise ValueError("nothing to append")
    if any(row_hash(row) != row.hash for row in rows):
        raise ValueError("a row's hash is not the hash of its columns")
    if any(after.seq != before.seq + 1 or after.previous_hash != before.hash for before, after in pairwise(rows)):
        raise ValueError("the rows do not follow one another")
    visits = {row.visit_id for row in rows}
    visits.add(derived.summary.visit_id)
    visits.update(dose.visit_id for dose in derived.doses)
    visits.update(outcome.visit_id for outcome in derived.outcomes)
    visits.update(biologic.visit_id for biologic in derived.biologics)
    visits.update(share.visit_id for share in derived.vials)
    visits.update(use.visit_id for use in derived.uses)
    if len(visits) != 1:
        raise ValueError("rows and derived rows belong to more than one visit")
    if derived.summary.last_seq != rows[-1].seq:
        raise ValueError("the derived rows were not made from the last row")
