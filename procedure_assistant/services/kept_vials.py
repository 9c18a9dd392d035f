"""Vials that a visit kept for another patient: which there are, and discarding what nobody came for. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from procedure_assistant.domain.commands import Refusal
from procedure_assistant.domain.commands.vials import KeptVial, discard_kept, kept_vial
from procedure_assistant.domain.units import Dose
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.ports import VialShare
from procedure_assistant.services.vial_shares import rest_of
from procedure_assistant.services.visits import VisitService


def kept_vials(visits: VisitService) -> tuple[KeptVial, ...]:
    """Every vial of which something waits for a patient, the one to be used first in front. Raises ``Problem`` when a log is damaged."""
    visits.guard.allow(kept_vials)
    folding = Folding(visits.catalogue)
    found = []
    for vial, group in groupby(visits.store.vial_shares(), key=lambda share: share.vial):
        shares = tuple(group)
        if (rest := rest_of(shares)) <= 0:
            continue
        visit_id, _, container_id = vial.rpartition("/")
        record = folding.record(visits.store.log(visit_id))
        opened, untils = record.containers[container_id].opened, []
        for keeping in shares:
            if keeping.kept:
                there = record if keeping.visit_id == visit_id else folding.record(visits.store.log(keeping.visit_id))
                untils += [one.use_by for one, _ in there.containers[keeping.container].keeps]
        found.append(kept_vial(record, visit_id, container_id, Dose(rest, opened.content.unit, opened.content.of), min(untils)))
    return tuple(sorted(found, key=lambda one: (one.use_by, one.vial)))


def discard_vial(visits: VisitService, vial: str, reason: str, witness: str = "") -> Refusal | None:
    """Discard all that waits of a vial, in the record of the visit that kept it. Returns the refusal, None when it was done."""
    visits.guard.allow(discard_vial)
    shares = visits.store.vial_shares(vial)
    rest = rest_of(shares)
    for share in _latest_first(shares):
        part = min(rest, share.kept - share.discarded)
        if part <= 0:
            continue
        visit = visits.resume(share.visit_id)
        of = visit.record.containers[share.container].opened.content.of
        if refusal := visit.do(discard_kept, share.container, Dose(part, share.unit, of), reason, witness):
            return refusal
        rest -= part
    return None


def _latest_first(shares: Iterable[VialShare]) -> list[VialShare]:
    """Those who took it over before the one who opened it: what waits was kept by the last."""
    return sorted(shares, key=lambda share: share.opened != 0)
