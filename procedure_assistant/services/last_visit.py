"""Finds the last signed visit of a patient that gave an injection map. Reads only; what to do with it is said by the domain."""

from __future__ import annotations

from procedure_assistant.domain.last_visit import LastMap, last_map_of
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.ports import VisitState
from procedure_assistant.services.visits import VisitService


def last_map(visits: VisitService, visit_id: str, record: ProcedureRecord) -> LastMap | None:
    """What the newest signed visit of this patient before this one gave by its map, as amended; None where there is none.

    Raises ``Problem`` when its log cannot be read: LOG-DAMAGED, LOG-UNKNOWN, VISIT-PROTOCOL or one of the store.
    """
    if record.map is None:
        return None
    visits.guard.allow(last_map)
    for summary in visits.store.visits(patient_id=record.patient.id):
        earlier = summary.visit_id != visit_id and summary.opened_at < record.opened.at
        if earlier and summary.state is VisitState.SIGNED:
            then = Folding(visits.catalogue).record(visits.store.log(summary.visit_id))
            found = last_map_of(then, summary.visit_id)
            if found is not None:
                return found
    return None
