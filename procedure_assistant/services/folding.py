"""Makes the record of a visit from its log, and what the store keeps of it besides. Needs no store; decides nothing clinical."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from procedure_assistant.domain import events as e
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.protocol import Protocol
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock_use import lot_movements
from procedure_assistant.domain.totals import blocks_open, drugs_given, map_total
from procedure_assistant.domain.words import visit_progress
from procedure_assistant.protocols.catalogue import Catalogue, UnknownVersion
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.ports import DeliveredBiologic, DeliveredDose, Derived, LogRow, LotUse, Outcome, VisitState, VisitSummary
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.vial_deriving import vial_shares_of

IDENTIFIERS = ("lot", "kit_udi", "kit_lot", "donor_id", "enzyme_lot", "clearance_number", "ind_number")
"""The fields of passports by whose values a product is found again, in a recall above all."""


class Folding:
    """What the entries of a visit come to, by the protocols of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def derived(self, rows: tuple[LogRow, ...]) -> Derived:
        """What the store keeps of a whole log. Raises ``Problem`` as :meth:`record`."""
        return derived_of(rows[0].visit_id, self.record(rows), rows[-1].seq)

    def record(self, rows: tuple[LogRow, ...]) -> ProcedureRecord:
        """The record of a visit from its rows in order. Raises ``Problem`` LOG-DAMAGED or VISIT-PROTOCOL."""
        entries = tuple(entry_of(row) for row in rows)
        opened = entries[0].event
        if not isinstance(opened, e.VisitOpened):
            raise Problem(
                "LOG-DAMAGED",
                say("The log of this visit does not begin with its opening."),
                hint=say("Run “procedure-assistant verify” and keep the file as it is."),
            )
        protocol = self.protocol(opened.protocols)
        try:
            return ProcedureRecord.after(entries, protocol, self._catalogue.formulary)
        except (ValueError, LookupError, TypeError) as error:  # every entry can be read, but together they make no visit
            raise Problem(
                "LOG-DAMAGED",
                say("The entries of this visit contradict each other. Nothing was changed."),
                hint=say("Run “procedure-assistant verify” and keep the file as it is."),
                detail=type(error).__name__,
            ) from error

    def protocol(self, parts: tuple[tuple[str, int], ...]) -> Protocol:
        """The protocol of a visit in the versions it follows; raises ``Problem`` VISIT-PROTOCOL."""
        try:
            return self._catalogue.combined(parts)
        except UnknownVersion as error:
            raise Problem(
                "VISIT-PROTOCOL",
                say("{error} The visit follows it; its entries are safe.", error=error),
                hint=say("Put the protocol file back, or install the version of the program that has it."),
            ) from error
        except ValueError as error:
            raise Problem(
                "VISIT-PROTOCOL",
                say("These protocols cannot be done in one visit. No visit was opened."),
                hint=say("Choose one of the visits offered."),
                detail=str(error),
            ) from error


def derived_of(visit_id: str, record: ProcedureRecord, last_seq: int) -> Derived:
    """What the worklist and the limits of later visits need of this one."""
    patient_id = record.patient.id
    closing = record.voided[1] if record.voided else record.signature.stamp if record.signature else None
    closed_at = closing.at if closing else None
    summary = VisitSummary(
        visit_id=visit_id,
        patient_id=patient_id,
        title=say("Practice: {protocol}", protocol=record.protocol.short) if record.practice else record.protocol.short,
        state=_state(record),
        opened_at=record.opened.at,
        signed_at=closed_at,
        progress=visit_progress(record),
        note=_handed(record),
        last_seq=last_seq,
    )
    uses = tuple(LotUse(visit_id, patient_id, record.day, one) for one in lot_movements(record))
    shares = vial_shares_of(record, visit_id)
    if record.voided:
        # A void record says that this was not what happened to this patient; it counts nowhere and stays readable. A vial that it
        # kept was opened all the same: somebody else may have used the rest.
        return Derived(summary, uses=uses, vials=shares)
    doses = tuple(
        DeliveredDose(visit_id, patient_id, record.day, drug.substance, drug.kind, drug.dose.amount, drug.dose.unit)
        for drug in drugs_given(record)
    )
    outcomes = tuple(
        Outcome(visit_id, patient_id, record.day, "NRS", score.event.moment, score.event.value, score.event.minutes)
        for score in record.scores
    )
    return Derived(summary, doses, outcomes, uses, shares, biologics=tuple(_biologics(visit_id, record)))


def _biologics(visit_id: str, record: ProcedureRecord) -> Iterator[DeliveredBiologic]:
    """A row for each injection of each product, in the order of both; one without a target for a product that was not injected."""
    part = record.regenerative
    for product in part.biologics.values():
        passport = passport_of(record, product.id)
        if passport is None:  # its kind is no part of the protocol, so nobody could have filled in its passport
            continue
        known = tuple((field, passport.value(field)) for field in IDENTIFIERS if passport.value(field))
        made = partial(DeliveredBiologic, visit_id, record.patient.id, record.day, product.id, product.form, passport.value("route"), known)
        for given in passport.given:
            event = given.event
            images = sum(image.documents(event.target, event.side) for image in part.images.values())
            yield made(event.target, event.side.value, event.volume.amount, given.guidance.value, images)
        if not passport.given:
            yield made("", "", Decimal(0), "", 0)


def _handed(record: ProcedureRecord) -> str:
    """Who an open visit was handed to last, in words for the worklist; "" when to nobody."""
    is_open = not record.signed and not record.voided
    return say("handed to {to}", to=record.handovers[-1][0].to) if record.handovers and is_open else ""


def _state(record: ProcedureRecord) -> VisitState:
    if record.signed or record.voided:
        return VisitState.SIGNED
    total = map_total(record)
    mapped = total is None or not total.open_sites
    blocked = not record.protocol.nerves or record.block_omitted is not None or bool(record.plan and not blocks_open(record))
    begun = bool(record.blocks or record.regenerative.given) or record.block_omitted is not None or bool(total and total.decided)
    return VisitState.TO_SIGN if begun and mapped and blocked else VisitState.IN_PROGRESS
