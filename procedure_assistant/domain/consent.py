"""What stands of the consent: who signed which text, what was withdrawn. Part of the fold; it decides no command."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from procedure_assistant.domain.events_consent import ConsentEvent, ConsentRenewed, ConsentSigned, ConsentWithdrawn, Stroke
from procedure_assistant.domain.record_parts import Stamp

if TYPE_CHECKING:
    from procedure_assistant.domain.protocol import Protocol
    from procedure_assistant.domain.record import ProcedureRecord

TOXIN, BLOCK, PRP, CELLS, EXOSOMES, COMBINED = "toxin", "block", "prp", "cells", "exosomes", "combined"
KINDS = (TOXIN, BLOCK, PRP, CELLS, EXOSOMES, COMBINED)
"""What a consent text can be about; ``COMBINED`` is botulinum toxin with a nerve block in one visit."""

GIVEN, SIDE, FORM, INTERPRETER = "consent_given", "consent_side", "consent_form", "interpreter"
"""The questions of the checklist that a signed text answers."""

_OF_PASSPORT = {"prp": PRP, "msc": CELLS, "exosome": EXOSOMES}


@dataclass(frozen=True, slots=True)
class SignedConsent:
    """A signature with its place in the log: the hash of that entry is the code of the paper."""

    event: ConsentSigned
    stamp: Stamp
    seq: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal; ``again`` says what was agreed in words afterwards, None while nothing was."""

    event: ConsentWithdrawn
    stamp: Stamp
    seq: int
    again: tuple[ConsentRenewed, Stamp] | None = None


@dataclass(frozen=True, slots=True)
class Consents:
    """Everything about the consent of a visit, in the order of the log."""

    signed: tuple[SignedConsent, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()

    def after(self, event: ConsentEvent, stamp: Stamp, seq: int) -> Consents:
        """The consents after a further entry."""
        if isinstance(event, ConsentSigned):
            return replace(self, signed=(*self.signed, SignedConsent(event, stamp, seq)))
        if isinstance(event, ConsentWithdrawn):
            return replace(self, withdrawals=(*self.withdrawals, Withdrawal(event, stamp, seq)))
        if not self.withdrawals:
            raise ValueError("a consent that was never withdrawn cannot be given again")
        return replace(self, withdrawals=(*self.withdrawals[:-1], replace(self.withdrawals[-1], again=(event, stamp))))


def kinds_of(protocol: Protocol) -> tuple[str, ...]:
    """The texts that a visit asks to be signed, in order. Toxin with a nerve block is one text; anything else is one for each."""
    found = [TOXIN] if protocol.injection_map is not None else []
    products = [_OF_PASSPORT[form.id] for form in protocol.passports if form.id in _OF_PASSPORT]
    if protocol.nerves or (protocol.targets and not products):
        found.append(BLOCK)
    found += products
    return (COMBINED,) if found == [TOXIN, BLOCK] else tuple(found)


def standing(record: ProcedureRecord) -> tuple[SignedConsent, ...]:
    """The signatures that hold: for each text the last one, if nothing was withdrawn since."""
    since = record.consents.withdrawals[-1].seq if record.consents.withdrawals else 0
    newest = {one.event.kind: one for one in record.consents.signed if one.seq > since}
    return tuple(newest[kind] for kind in kinds_of(record.protocol) if kind in newest)


def to_sign(record: ProcedureRecord) -> tuple[str, ...]:
    """The texts that nobody has signed yet, or that were withdrawn since."""
    have = {one.event.kind for one in standing(record)}
    return tuple(kind for kind in kinds_of(record.protocol) if kind not in have)


def withdrawn(record: ProcedureRecord) -> Withdrawal | None:
    """The withdrawal that holds now: the last one, unless everything was signed again or agreed again in words."""
    if not record.consents.withdrawals:
        return None
    last = record.consents.withdrawals[-1]
    return last if last.again is None and to_sign(record) else None


def drawn_length(strokes: tuple[Stroke, ...]) -> float:
    """How long the drawn lines are together, in units of the box."""
    total = 0.0
    for stroke in strokes:
        points = list(zip(stroke[::2], stroke[1::2], strict=True))
        total += sum(((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (u, v), (x, y) in pairwise(points))
    return total
