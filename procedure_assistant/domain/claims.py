"""What a claim would say of a visit: codes by number, units, JW or JZ, sides, and what is to be confirmed. It follows from the record.

It writes no wording of procedure codes, rounds nothing and sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims_drugs import DrugClaim, drug_claims
from procedure_assistant.domain.events_regenerative import Guidance
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import Balance, balances, map_total
from procedure_assistant.domain.units import Dose

JW, JZ, BOTH_SIDES, RIGHT, LEFT = "JW", "JZ", "50", "RT", "LT"


class Counts(StrEnum):
    """What of the record makes the line of a procedure."""

    MAP = "map"
    NERVE = "nerve"
    BIOLOGIC = "biologic"
    GUIDANCE = "guidance"


class Sides(StrEnum):
    """Whether a procedure is claimed once in a visit, or once for each side."""

    ONCE = "once"
    EACH = "each_side"


class Bilateral(StrEnum):
    """How both sides are written."""

    MODIFIER_50 = "50"
    TWO_LINES = "two_lines"


@dataclass(frozen=True, slots=True)
class DrugCode:
    """A drug on a claim: ``per`` is what one claim unit is. ``confirm`` is what a coder has to settle besides, "" for nothing."""

    id: str
    code: str
    substance: str
    per: Dose
    source: Source
    with_epinephrine: bool = False
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A procedure on a claim, under a label of our own. ``of`` names the nerve or product that it is counted from."""

    id: str
    code: str
    label: str
    counts: Counts
    sides: Sides
    source: Source
    of: str = ""
    not_with: tuple[str, ...] = ()
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """What is to be settled where all of ``codes`` stand in one visit."""

    id: str
    codes: tuple[str, ...]
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class ClaimCodes:
    """The dated table. ``own`` says whether the clinic changed anything in it."""

    edition: str
    valid_from: date
    bilateral: Bilateral
    drugs: tuple[DrugCode, ...]
    procedures: tuple[ProcedureCode, ...]
    together: tuple[Together, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line of a claim. ``counted`` says in words what of the record it is; ``ndc`` has 11 digits, its quantity is "UN 1" or "ML 4"."""

    code: str
    modifiers: tuple[str, ...]
    units: Decimal
    label: str
    counted: str
    source: Source
    ndc: str = ""
    ndc_quantity: str = ""
    confirm: tuple[str, ...] = ()

    @property
    def code_text(self) -> str:
        """ "64405-50", "J0585-JW"."""
        return "-".join((self.code, *self.modifiers))


@dataclass(frozen=True, slots=True)
class ContainerUse:
    """One container as the auditor reads it: opened = given + wasted + kept (+ left, before signing)."""

    label: str
    lot: str
    opened: str
    given: str
    wasted: str
    kept: str
    left: str
    has_kept: bool = False
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class BillingSummary:
    """Everything of one visit for whoever writes the claim. ``missing`` are things given that the table has no code for.

    ``final`` only once the record is signed: before, all of it can still change.
    """

    patient: str
    birth_date: date
    mrn: str
    day: date
    physician: str
    credentials: str
    title: str
    final: bool
    amended: int
    void: bool
    diagnoses: tuple[tuple[str, str], ...]
    lines: tuple[ClaimLine, ...]
    containers: tuple[ContainerUse, ...]
    missing: tuple[str, ...]
    confirm: tuple[str, ...]
    edition: str
    valid_from: date
    own_table: bool


def billing_summary(record: ProcedureRecord, table: ClaimCodes) -> BillingSummary:
    """The billing summary of a visit by a table of codes. A void record claims nothing."""
    drugs = () if record.voided else drug_claims(record, {(one.substance, one.with_epinephrine): one.per for one in table.drugs})
    procedures = () if record.voided else tuple(_procedures(record, table))
    lines = (*procedures, *(line for claim in drugs for line in _drug_lines(claim, table)))
    codes = {line.code for line in lines}
    settle = [one.says for one in table.together if codes.issuperset(one.codes)]
    own = [say("{code}: {words}", code=line.code_text, words=words) for line in lines for words in line.confirm]
    found = record.formulary.diagnosis(record.value("diagnosis"))
    patient, signature = record.patient, record.signature
    return BillingSummary(
        patient=f"{patient.family_name}, {patient.given_names}",
        birth_date=patient.birth_date,
        mrn=patient.mrn,
        day=record.day,
        physician=signature.event.name if signature else "",
        credentials=signature.event.credentials if signature else "",
        title=record.protocol.short,
        final=record.signed and not record.voided,
        amended=len(record.amendments),
        void=record.voided is not None,
        diagnoses=((found.icd10cm, found.label),) if found else (),
        lines=lines,
        containers=tuple(_use(one) for one in balances(record)),
        missing=tuple(_missing(record, table, drugs, procedures)) if not record.voided else (),
        confirm=(*settle, *dict.fromkeys(own), *_of_the_table(record, table)),
        edition=table.edition,
        valid_from=table.valid_from,
        own_table=table.own,
    )


def _use(one: Balance) -> ContainerUse:
    opened, words = one.container.opened, wording.dose
    opening, given, wasted, kept, left = map(words, (one.opened, one.given, one.wasted, one.kept, one.left))
    return ContainerUse(opened.label, opened.lot, opening, given, wasted, kept, left, bool(one.kept), bool(one.left))


def _of_the_table(record: ProcedureRecord, table: ClaimCodes) -> Iterator[str]:
    if record.day < table.valid_from:
        yield say(
            "The table of codes is valid from {day}, after this visit. Take the edition of its quarter.", day=wording.day(table.valid_from)
        )
    yield say("Every number is compared with the code tables of the quarter before it is sent.")


def _procedures(record: ProcedureRecord, table: ClaimCodes) -> Iterator[ClaimLine]:
    done = [(one, counted) for one in table.procedures if (counted := _counted(record, one))]
    codes = {one.code for one, _ in done}
    for one, counted in done:
        if codes.isdisjoint(one.not_with):
            yield from _lines_of(one, counted, table.bilateral)


def _counted(record: ProcedureRecord, one: ProcedureCode) -> tuple[tuple[Side, str], ...]:
    """What the record has of a procedure: a side and the words for it, once for each side."""
    if one.counts is Counts.MAP:
        total = map_total(record)
        if total is None or not total.given_sites:
            return ()
        words = say("{sites}, {units}", sites=wording.count(total.given_sites, "site"), units=wording.units(total.given_units))
        return ((Side.MIDLINE, words),)
    if one.counts is Counts.NERVE:
        return tuple((side, say(side.value, sense="side")) for side in _sides_of(record, one.of))
    given = record.regenerative.given
    if one.counts is Counts.BIOLOGIC:
        forms = {product.id for product in record.regenerative.biologics.values() if product.form == one.of}
        count = sum(1 for each in given if each.event.product in forms)
    else:
        count = sum(1 for each in given if each.guidance is Guidance.ULTRASOUND)
    return ((Side.MIDLINE, wording.count(count, "injection")),) if count else ()


def _sides_of(record: ProcedureRecord, nerve: str) -> tuple[Side, ...]:
    targets = {target.id for target in record.protocol.targets if target.nerve == nerve}
    found = {block.event.side for block in record.blocks if block.event.nerve == nerve}
    found |= {one.event.side for one in record.regenerative.given if not one.event.product and one.event.target in targets}
    return tuple(side for side in (Side.RIGHT, Side.LEFT, Side.MIDLINE) if side in found)


def _lines_of(one: ProcedureCode, counted: tuple[tuple[Side, str], ...], bilateral: Bilateral) -> Iterator[ClaimLine]:
    confirm = _confirm(one.confirm, one.source)

    def line(modifiers: tuple[str, ...], words: str) -> ClaimLine:
        return ClaimLine(one.code, modifiers, Decimal(1), one.label, words, one.source, confirm=confirm)

    sides = [side for side, _ in counted]
    if one.sides is Sides.ONCE:
        yield line((), counted[0][1])
    elif bilateral is Bilateral.MODIFIER_50 and {Side.LEFT, Side.RIGHT} <= set(sides):
        yield line((BOTH_SIDES,), say("both sides"))
    else:
        for side, words in counted:
            yield line({Side.RIGHT: (RIGHT,), Side.LEFT: (LEFT,)}.get(side, ()), words)


def _confirm(words: str, source: Source) -> tuple[str, ...]:
    unsure = say("confirm the code (source: {text}, {confidence})", text=source.text, confidence=source.confidence)
    return (*((words,) if words else ()), *((unsure,) if source.to_confirm else ()))


def _drug_lines(claim: DrugClaim, table: ClaimCodes) -> Iterator[ClaimLine]:
    """The lines of one drug and NDC: what was given, with JZ where nothing was discarded, and what was discarded with JW."""
    code = next(one for one in table.drugs if (one.substance, one.with_epinephrine) == (claim.substance, claim.with_epinephrine))
    discarded = bool(claim.wasted) and claim.wasted_counts
    none = claim.single_dose and claim.balanced and not claim.wasted
    confirm = (*_confirm(code.confirm, code.source), *claim.remarks)
    yield ClaimLine(
        code.code, (JZ,) if none else (), claim.units_given, claim.label, say("{dose} given", dose=wording.dose(claim.given)),
        code.source, claim.ndc, claim.ndc_quantity, (*confirm, *_whole(claim.units_given)),
    )  # fmt: skip
    if discarded:
        words = say("{dose} discarded", dose=wording.dose(claim.wasted))
        yield ClaimLine(code.code, (JW,), claim.units_wasted, claim.label, words, code.source, claim.ndc, "", _whole(claim.units_wasted))


def _whole(units: Decimal) -> tuple[str, ...]:
    if units == units.to_integral_value():
        return ()
    return (say("a claim takes whole units; {units} is as given, nothing was rounded", units=wording.number(units)),)


def _missing(record: ProcedureRecord, table: ClaimCodes, drugs: tuple[DrugClaim, ...], procedures: tuple[ClaimLine, ...]) -> Iterator[str]:
    """What was given and has no code in the table."""
    known = {(one.substance, one.with_epinephrine) for one in drugs}
    for balance in balances(record):
        opened = balance.container.opened
        if balance.given and (opened.substance, opened.with_epinephrine) not in known:
            yield say("{label}: no code in the table; {given} given", label=opened.label, given=wording.dose(balance.given))
    labels = {line.label for line in procedures}
    coded = {one.of for one in table.procedures if one.counts is Counts.NERVE and one.label in labels}
    for nerve in record.protocol.nerves:
        if nerve.id not in coded and _sides_of(record, nerve.id):
            yield say("{nerve}: no code in the table", nerve=nerve.name)
