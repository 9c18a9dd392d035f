"""What the pages of a visit say of vials besides: until when one may be used, what is kept, what can be taken over. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.vials import KeptVial
from procedure_assistant.domain.record import Container, ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.vials import VialPolicy, grounds_to_share, use_by
from procedure_assistant.ui.visit.content import OpenedProduct, ProductOffer, WasteContent, WasteLine

Local = Callable[[datetime], datetime]
VIAL = "vial:"
"""What an offer of a kept vial is about, before the name of the vial."""
DISCARD = "discard:"
"""The same, where it is discarded instead."""


def with_clock(one: OpenedProduct, record: ProcedureRecord, policy: VialPolicy, local: Local) -> OpenedProduct:
    """An opened product with the end of its use; where it was opened for somebody else, that too."""
    container = record.containers[one.id]
    until = use_by(container, record, policy)
    said = [one.dilution] if one.dilution else []
    if container.carried:
        ready = say("Opened in another visit, {moment}", moment=wording.moment(local(container.carried.ready_at)))
        said.append(joined(", ", (ready, container.carried.diluent)) if container.carried.diluent else ready)
    if until is not None:
        said.append(say("Use by {moment}", moment=wording.moment(local(until))))
    return replace(one, dilution=joined(". ", said))


def with_keeping(content: WasteContent, record: ProcedureRecord, policy: VialPolicy, local: Local) -> WasteContent:
    """The page of the waste with what is kept, and where the rest of a vial may be kept."""
    return replace(content, lines=tuple(_line(line, record, policy, local) for line in content.lines))


def _line(line: WasteLine, record: ProcedureRecord, policy: VialPolicy, local: Local) -> WasteLine:
    container = record.containers[line.container]
    told = joined("\n", [*([line.told] if line.told else []), *_kept(container, local)])
    open_still = not line.balanced and not line.amendable and not record.closed
    grounds = grounds_to_share(record.formulary.product(container.opened.product), policy)
    may_keep = open_still and grounds and use_by(container, record, policy) is not None
    return replace(line, told=told, keep=say("Keep for another patient") if may_keep else "")


def _kept(container: Container, local: Local) -> Iterable[str]:
    for kept, _ in container.keeps:
        dose, until = wording.dose(kept.dose), wording.moment(local(kept.use_by))
        yield say("{dose} kept for another patient until {until} ({grounds})", dose=dose, until=until, grounds=say(kept.grounds))
    for gone, _ in container.discards:
        yield say("{dose} of it discarded: {reason}", dose=wording.dose(gone.dose), reason=gone.reason)


def _words(one: KeptVial, local: Local) -> str:
    rest, until = wording.dose(one.rest), wording.moment(local(one.use_by))
    return say("Lot {lot}: {rest} left, use by {until}", lot=one.opened.lot, rest=rest, until=until)


def kept_offers(found: Iterable[KeptVial], local: Local, now: datetime) -> tuple[ProductOffer, ...]:
    """The vials that wait for a patient, each to be taken over by one press; one past its time can only be discarded."""
    return tuple(
        ProductOffer(
            f"{VIAL}{one.vial}",
            one.opened.label,
            _words(one, local),
            say("Opened in another visit and kept for the next patient") if one.use_by >= now else say("Its use-by time has passed"),
            say("Use the rest") if one.use_by >= now else "",
        )
        for one in found
    )
