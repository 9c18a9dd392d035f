"""Finds what a visit may be proposed from: the patient's last signed visit, and the containers opened last here. Reads only."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import events as e
from procedure_assistant.domain.proposals import UsedBefore
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.ports import LogRow, VisitState
from procedure_assistant.services.visits import VisitService

LOOKED_AT = 8
"""So many of the newest visits are looked through for lots: what was opened before them is hardly on the shelf any more."""
_KINDS = frozenset(
    {
        "VisitOpened",
        "ProductOpened",
        "ProductReconstituted",
        "ProductReturned",
        "LotCorrected",
        say("Voided"),
        say("Retracted"),
        say("Reinstated"),
    }
)


def last_visit(visits: VisitService, visit_id: str, record: ProcedureRecord) -> ProcedureRecord | None:
    """The newest signed visit of this patient by a protocol that this visit follows, too; None where there is none or it is void.

    Raises ``Problem`` when its log cannot be read.
    """
    visits.guard.allow(last_visit)
    parts = {part for part, _version in record.visit.protocols}
    for summary in visits.store.visits(patient_id=record.patient.id):
        if summary.visit_id == visit_id or summary.state is not VisitState.SIGNED or summary.opened_at >= record.opened.at:
            continue
        then = Folding(visits.catalogue).record(visits.store.log(summary.visit_id))
        if then.signed and not then.voided and parts & {part for part, _version in then.visit.protocols}:
            return then
    return None


def used_before(visits: VisitService, visit_id: str) -> tuple[UsedBefore, ...]:
    """Each product as it was opened last in another visit of this clinic, newest first. Raises ``Problem`` when a log cannot be read."""
    visits.guard.allow(used_before)
    found: dict[str, UsedBefore] = {}
    others = (one for one in visits.store.visits() if one.visit_id != visit_id)
    for _number, summary in zip(range(LOOKED_AT), others, strict=False):
        for one in _opened_in(visits.store.log(summary.visit_id)):
            found.setdefault(one.product, one)
    return tuple(found.values())


def _opened_in(rows: tuple[LogRow, ...]) -> Iterator[UsedBefore]:
    """The containers of one visit as they stood in the end, the last one first; none of a void visit, none that was taken back."""
    entries = tuple(entry_of(row) for row in rows if row.kind in _KINDS)
    undone = _undone(entries)
    events = [entry.event for entry in entries if entry.seq not in undone]
    if any(isinstance(event, e.Voided) for event in events):
        return
    day = next((event.day for event in events if isinstance(event, e.VisitOpened)), None)
    dissolved = {event.container: event for event in events if isinstance(event, e.ProductReconstituted)}
    # What was taken back, and what was found to have another lot, is not proposed.
    gone = {event.container for event in events if isinstance(event, e.ProductReturned | e.LotCorrected)}
    for event in reversed(events):
        if isinstance(event, e.ProductOpened) and event.container not in gone and day is not None:
            made = dissolved.get(event.container)
            ml, diluent = (f"{made.volume.amount:f}", made.diluent) if made else ("", "")
            yield UsedBefore(event.product, event.label, event.lot, event.expiry, ml, diluent, day)


def _undone(entries: tuple[e.Entry, ...]) -> set[int]:
    """The entries that undo took back and redo did not bring again."""
    gone: set[int] = set()
    for entry in entries:
        if isinstance(entry.event, e.Retracted):
            gone |= set(range(entry.event.first, entry.event.last + 1))
        elif isinstance(entry.event, e.Reinstated):
            gone -= set(range(entry.event.first, entry.event.last + 1))
    return gone
