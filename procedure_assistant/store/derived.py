"""Writes what is derived from one visit's log, touching only rows and columns that differ: fewer pages make a faster commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from procedure_assistant.services.ports import Derived
from procedure_assistant.services.vial_shares import check_shares
from procedure_assistant.store import rows, statements, stock_rows, stock_statements
from procedure_assistant.store.rows import Columns
from procedure_assistant.store.statements import PartOfVisit


def write_derived(connection: Connection, derived: Derived) -> None:
    """Make the derived rows of the visit equal to ``derived``, whatever they were."""
    visit_id = derived.summary.visit_id
    # The summary first: the others refer to it.
    _write_summary(connection, visit_id, rows.summary_columns(derived.summary))
    doses = [rows.dose_columns(*numbered) for numbered in enumerate(derived.doses)]
    outcomes = [rows.outcome_columns(*numbered) for numbered in enumerate(derived.outcomes)]
    _write_part(connection, visit_id, statements.DOSES_OF_VISIT, doses)
    _write_part(connection, visit_id, statements.OUTCOMES_OF_VISIT, outcomes)
    biologics = [rows.biologic_columns(*numbered) for numbered in enumerate(derived.biologics)]
    _write_part(connection, visit_id, statements.BIOLOGICS_OF_VISIT, biologics)
    vials = [rows.vial_columns(*numbered) for numbered in enumerate(derived.vials)]
    _write_part(connection, visit_id, statements.VIALS_OF_VISIT, vials)
    uses = [stock_rows.use_columns(*numbered) for numbered in enumerate(derived.uses)]
    _write_part(connection, visit_id, stock_statements.USES_OF_VISIT, uses)


def check_vials(connection: Connection, derived: Derived) -> None:
    """Raise ``Problem`` STORE-VIAL where the visit's vials cannot stand beside those of other visits, before anything is written.

    Asked within the transaction, so that of two workstations that use one vial the second is refused.
    """
    visit = {"visit": derived.summary.visit_id}
    before = [rows.vial_share(found) for found in connection.execute(statements.VIALS_OF_VISIT.select, visit)]
    named = (*derived.vials, *before)  # a vial whose keeping is taken back is no longer among those of now
    if named:
        vials, serials = sorted({one.vial for one in named}), sorted({one.serial for one in named if one.serial})
        others = connection.execute(statements.SHARES_ELSEWHERE, {**visit, "vials": vials, "serials": serials})
        check_shares(derived.vials, map(rows.vial_share, others))


def _write_summary(connection: Connection, visit_id: str, wanted: Columns) -> None:
    stored = connection.execute(statements.SUMMARY, {"visit": visit_id}).first()
    if stored is None:
        connection.execute(statements.ADD_SUMMARY, wanted)
    elif changed := _changed(stored, wanted):
        connection.execute(statements.CHANGE_SUMMARY, {**changed, "visit": visit_id})


def _write_part(connection: Connection, visit_id: str, part: PartOfVisit, wanted: list[Columns]) -> None:
    """Rows of a part are numbered from 0 without gaps, so row ``n`` is compared with row ``n``."""
    stored = connection.execute(part.select, {"visit": visit_id}).all()
    for position, (before, after) in enumerate(zip(stored, wanted, strict=False)):
        if changed := _changed(before, after):
            connection.execute(part.change, {**changed, "visit": visit_id, "place": position})
    if len(stored) > len(wanted):
        connection.execute(part.drop_from, {"visit": visit_id, "place": len(wanted)})
    elif len(stored) < len(wanted):
        connection.execute(part.add, wanted[len(stored) :])


def _changed(stored: Sequence[Any], wanted: Columns) -> Columns:
    """The columns to write; both are in table order."""
    return {name: value for (name, value), before in zip(wanted.items(), stored, strict=True) if value != before}
