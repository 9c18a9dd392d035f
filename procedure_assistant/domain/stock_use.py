"""What a visit took from the shelf, read from its log: every container opened, taken back, undone or written otherwise. Decides nothing.

A movement is never erased: what was undone is told by the counter-movement. The sum of the movements of a visit is therefore always
what its record holds, whatever was opened, undone, brought back, corrected or amended in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from procedure_assistant.domain import events as e
from procedure_assistant.domain.lots import CORRECTED, DILUENT, OPENED, PUT_BACK, USED, VOIDED, LotMovement
from procedure_assistant.domain.record import ProcedureRecord


@dataclass(frozen=True, slots=True)
class _Taken:
    product: str
    label: str
    lot: str
    expiry: date
    serial: str


_OF_CONTAINERS = (e.ProductOpened, e.ProductReturned, e.LotCorrected)
_TURNS = (e.Retracted, e.Reinstated, e.Voided)


def lot_movements(record: ProcedureRecord) -> tuple[LotMovement, ...]:
    """Every movement in the order of the log, then the lots that are only named. A lot without letters and digits is kept as it is."""
    movements: list[LotMovement] = []
    standing: Mapping[str, _Taken] = {}
    relevant: list[e.Entry] = []
    gone: set[int] = set()
    for entry in record.entries:
        event = entry.event
        if not isinstance(event, (*_OF_CONTAINERS, *_TURNS)):
            continue
        if isinstance(event, e.Retracted):
            gone.update(range(event.first, event.last + 1))
        elif isinstance(event, e.Reinstated):
            gone.difference_update(range(event.first, event.last + 1))
        else:
            relevant.append(entry)
        now = _standing(relevant, gone)
        if now != standing:
            movements += _between(standing, now, entry)
            standing = now
    return (*movements, *_named(record, standing))


def _standing(relevant: list[e.Entry], gone: set[int]) -> Mapping[str, _Taken]:
    """The containers that the record holds after these entries; none once it is void."""
    taken: dict[str, _Taken] = {}
    for entry in relevant:
        event = entry.event
        if entry.seq in gone:
            continue
        if isinstance(event, e.ProductOpened):
            serial: str = getattr(event, "serial", "")
            taken[event.container] = _Taken(event.product, event.label, event.lot, event.expiry, serial)
        elif isinstance(event, e.ProductReturned):
            taken.pop(event.container, None)
        elif isinstance(event, e.LotCorrected) and event.container in taken:
            was = taken[event.container]
            taken[event.container] = _Taken(was.product, was.label, event.lot, event.expiry, was.serial)
        elif isinstance(event, e.Voided):
            return {}
    return taken


def _between(before: Mapping[str, _Taken], after: Mapping[str, _Taken], entry: e.Entry) -> list[LotMovement]:
    """What leads from one state to the other, by this entry."""
    cause = PUT_BACK
    if isinstance(entry.event, e.Voided):
        cause = VOIDED
    back = [one for container, one in before.items() if after.get(container) != one]
    out = [one for container, one in after.items() if before.get(container) != one]
    if back and out:
        cause = CORRECTED
    return [
        *(_movement(one, entry, +1, cause) for one in back),
        *(_movement(one, entry, -1, cause if back else OPENED) for one in out),
    ]


def _movement(one: _Taken, entry: e.Entry, change: int, cause: str) -> LotMovement:
    return LotMovement(entry.at, entry.who, one.product, one.label, one.lot, one.expiry, one.serial, change, cause)


def _named(record: ProcedureRecord, opened_here: Mapping[str, _Taken]) -> list[LotMovement]:
    """Lots that stand in the record and were not taken from the shelf by it: a vial opened in another visit, the diluent, kits and
    biologic products in their passports.

    A void record says that it is not what happened to this patient, so it is told as void.
    """
    cause = VOIDED if record.voided else USED
    found = []
    for container in record.containers.values():
        opened = container.opened
        if container.id not in opened_here and not record.voided:
            serial: str = getattr(opened, "serial", "")
            found.append(
                LotMovement(
                    container.stamp.at, container.stamp.who, opened.product, opened.label, opened.lot, opened.expiry, serial, 0, cause
                )
            )
        made, made_at = container.reconstituted, container.reconstituted_at
        if made is not None and made.diluent_lot and made_at is not None:
            found.append(
                LotMovement(made_at, container.stamp.who, DILUENT, made.diluent, made.diluent_lot, made.diluent_expiry, "", 0, cause)
            )
    for biologic in record.regenerative.biologics.values():
        for field, answer in biologic.answers.items():
            if (field == "lot" or field.endswith("_lot")) and answer.value.strip() and biologic.returned is None:
                at, label, lot = answer.stamp.at, _label(field, biologic.form), answer.value.strip()
                found.append(LotMovement(at, answer.stamp.who, biologic.form, label, lot, None, "", 0, cause))
    return found


def _label(field: str, form: str) -> str:
    """What the lot of a passport belongs to, for a list: "prp: kit", "exosome". Plain text: it is stored."""
    part = field.removesuffix("lot").strip("_").replace("_", " ")
    return f"{form}: {part}" if part else form
