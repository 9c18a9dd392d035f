"""What was given and discarded of each drug as a claim counts it. Nothing is rounded; no container counts for more than it held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.ndc import parse_ndc
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import Balance, balances
from procedure_assistant.domain.units import Dose, kept

Key = tuple[str, bool]
"""Substance, and whether epinephrine is in it."""


@dataclass(frozen=True, slots=True)
class DrugClaim:
    """One drug of one NDC. ``balanced``: nothing is left to account for. ``wasted_counts`` is False
    where one claim unit covers given and wasted together."""

    substance: str
    with_epinephrine: bool
    label: str
    ndc: str
    ndc_quantity: str
    given: Dose
    wasted: Dose
    units_given: Decimal
    units_wasted: Decimal
    single_dose: bool
    balanced: bool
    wasted_counts: bool
    remarks: tuple[str, ...]


def drug_claims(record: ProcedureRecord, per: Mapping[Key, Dose]) -> tuple[DrugClaim, ...]:
    """Each drug that was given and has a code (``per``: what one claim unit is), in the order of opening."""
    groups: dict[tuple[Key, str], list[Balance]] = {}
    for one in balances(record):
        opened = one.container.opened
        key = (opened.substance, opened.with_epinephrine)
        if key in per:
            groups.setdefault((key, opened.ndc), []).append(one)
    found = (_claim(record, key, ndc, group, per[key]) for (key, ndc), group in groups.items())
    return tuple(claim for claim in found if claim is not None)


def _claim(record: ProcedureRecord, key: Key, ndc: str, group: list[Balance], per: Dose) -> DrugClaim | None:
    used = [one for one in group if one.given]
    if not used:
        return None
    zero = used[0].opened * 0
    given, wasted = zero, zero
    for one in used:
        given += one.given
        wasted += _wasted(one)
    single = all(_single_dose(record, one) for one in used)
    counts = _units(given + wasted, per) > 1
    remarks = [*_remarks(used, group, single=single)]
    if single and wasted and not counts:
        remarks.append(say("one claim unit covers what was given and discarded, so there is no line with JW"))
    return DrugClaim(
        key[0], key[1], used[0].container.opened.label, _eleven(ndc), _quantity(used), given, wasted if single else zero,
        _units(given, per), _units(wasted, per) if single else Decimal(0), single, not any(one.left for one in used), counts,
        tuple(remarks),
    )  # fmt: skip


def _wasted(one: Balance) -> Dose:
    """What was discarded of it, also of what was kept first and discarded when nobody came for it."""
    wasted = one.wasted
    for gone, _ in one.container.discards:
        wasted += gone.dose
    return wasted


def _units(dose: Dose, per: Dose) -> Decimal:
    same = per - per + dose  # raises for the units of another toxin
    return kept(same.amount / per.amount)


def _single_dose(record: ProcedureRecord, one: Balance) -> bool:
    product = record.formulary.product(one.container.opened.product)
    return product is None or not product.multi_dose


def _eleven(ndc: str) -> str:
    try:
        return parse_ndc(ndc).eleven if ndc else ""
    except ValueError:
        return ""


def _quantity(used: list[Balance]) -> str:
    """A powder counts in containers (UN), a liquid in mL given."""
    if any(one.container.opened.volume is None for one in used):
        return say("UN {n}", n=len(used))
    volumes = [one.volume_of(one.given) for one in used]
    return say("ML {ml}", ml=wording.number(sum((volume.amount for volume in volumes if volume), Decimal(0))))


def _remarks(used: list[Balance], group: list[Balance], *, single: bool) -> Iterator[str]:
    if not used[0].container.opened.ndc:
        yield say("the NDC is not known; take it from the carton")
    if any(one.container.carried for one in used):
        yield say("a part of a vial that another visit opened; its NDC quantity is to be divided")
    if any(one.kept for one in used):
        yield say("a part of the vial was kept for another patient; the discarded rest is claimed with the last one")
    if any(one.left for one in used):
        yield say("something of it is left to account for; only then is it known whether JW or JZ follows")
    if not single:
        yield say("multi-dose container: neither JW nor JZ")
    if any(_wasted(one) for one in group if not one.given):
        yield say("a container of which nothing was given was discarded; it is not claimed here")
