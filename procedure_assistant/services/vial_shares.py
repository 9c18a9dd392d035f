"""The law of a vial over several visits: what no store may take in. Pure; the stores ask it while they write, and load little with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import VialShare
from procedure_assistant.services.problem import Problem

_NONE = Decimal(0)


def rest_of(shares: Iterable[VialShare]) -> Decimal:
    """What of one vial is kept and waits for a patient."""
    return sum((share.kept - share.taken - share.discarded for share in shares), _NONE)


def check_shares(own: tuple[VialShare, ...], others: Iterable[VialShare]) -> None:
    """Raise ``Problem`` STORE-VIAL where the visit's rows cannot stand beside those of other visits; then nothing is written.

    ``others`` are the rows of other visits with the vials that this one has or had, or with its serial numbers: where a visit takes its
    keeping back, only the others still name the vial.
    """
    known = tuple(others)
    for share in own:
        for twin in _opened_twice(share, known):
            raise _opened_already(share, twin)
    vials = dict.fromkeys([*(share.vial for share in own), *(share.vial for share in known)])
    for vial in vials:
        rest = rest_of(share for share in (*own, *known) if share.vial == vial)
        if rest < 0:
            raise _gone(next((share for share in own if share.vial == vial), None), vial, known, rest)


def _opened_twice(share: VialShare, known: Iterable[VialShare]) -> Iterator[VialShare]:
    if share.serial and share.opened:
        yield from (one for one in known if one.opened and (one.product, one.serial) == (share.product, share.serial))


def _opened_already(share: VialShare, twin: VialShare) -> Problem:
    return Problem(
        "STORE-VIAL",
        say(
            "The vial with serial number {serial}, lot {lot}, was opened already, in another visit. "
            "Nothing was saved just now; everything saved before is safe.",
            serial=share.serial,
            lot=twin.lot,
        ),
        hint=say("Read the code of the vial in your hand again, or open another vial."),
        detail=twin.visit_id,
    )


def _gone(share: VialShare | None, vial: str, known: tuple[VialShare, ...], rest: Decimal) -> Problem:
    named = share or next(one for one in known if one.vial == vial)
    missing = say("{amount} {unit}", amount=wording.number(-rest), unit=named.unit)
    if share is not None and share.taken:
        return Problem(
            "STORE-VIAL",
            say(
                "Another visit took the rest of the vial of lot {lot} first: {missing} of it are not there any more. "
                "Nothing was saved just now; everything saved before is safe.",
                lot=named.lot,
                missing=missing,
            ),
            hint=say("Look at what is kept now, or open another vial."),
            detail=vial,
        )
    return Problem(
        "STORE-VIAL",
        say(
            "{missing} of the vial of lot {lot} were taken over by another visit or discarded, so this cannot be taken back. "
            "Nothing was saved just now; everything saved before is safe.",
            lot=named.lot,
            missing=missing,
        ),
        hint=say("Take it back in the other visit first."),
        detail=vial,
    )
