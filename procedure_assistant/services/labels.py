"""Labels for the syringes and tubes of a visit: what stands on each, for one patient only. Plain values; draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.events import ProductOpened
from procedure_assistant.domain.record import Container, ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import blocks_open
from procedure_assistant.domain.units import Concentration
from procedure_assistant.domain.vials import VialPolicy, use_by
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.protocols.label_sheets import LabelSheet
from procedure_assistant.services.note_words import Teller
from procedure_assistant.services.nurse_sheet import concentration_words
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.sheet import across_of

SYRINGE_ML = Decimal(1)
"""The syringe that is assumed where nobody says another one."""

MOST_LABELS = 60
_TITLES = frozenset({"dr", "prof", "mr", "ms", "mrs", "md", "do", "phd", "rn", "np", "pa"})


@dataclass(frozen=True, slots=True)
class LabelWishes:
    """What is chosen when printing: the size, the first free label of the sheet (from 1), mL of a syringe, tubes of own blood."""

    sheet: str = ""
    start: int = 1
    syringe_ml: Decimal = SYRINGE_ML
    tubes: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """One label. ``drug`` is large; ``own`` (own blood) is printed white on black; ``mrn`` is left out where there is no room for it."""

    drug: str
    amount: str
    more: str
    name: str
    born: str
    mrn: str
    made: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one patient, and on what they are printed from which place on."""

    sheet: LabelSheet
    start: int
    labels: tuple[Label, ...]
    foot: str
    title: str
    made_at: datetime
    across: str = ""


def build_labels(record: ProcedureRecord, sheet: LabelSheet, wishes: LabelWishes, teller: Teller, policy: VialPolicy) -> Labels:
    """The labels of what was dissolved, planned and drawn. Raises ``Problem`` LABEL-NOTHING, LABEL-START or LABEL-MANY."""
    if not 1 <= wishes.start <= sheet.places:
        raise Problem(
            "LABEL-START",
            say("There is no label {start} on this sheet. Nothing was printed.", start=wishes.start),
            hint=say("Choose 1 to {places}, counted row by row.", places=sheet.places),
        )
    if wishes.syringe_ml <= 0:
        raise Problem("LABEL-SYRINGE", say("A syringe holds more than 0 mL. Nothing was printed."), hint=say("Type its size in mL."))
    who = (record.patient.name, f"b. {wording.day(record.patient.birth_date)}", f"MRN {record.patient.mrn}".replace(" ", "\u00a0"))
    found = [
        *_toxins(record, wishes, who, teller, policy),
        *_blocks(record, who, teller),
        *_tubes(record, wishes, who, teller),
    ]
    if not found:
        raise Problem(
            "LABEL-NOTHING",
            say("Nothing to label yet: no product is dissolved and no block is planned."),
            hint=say("Open the products first, then print the labels."),
        )
    if len(found) > MOST_LABELS:
        raise Problem(
            "LABEL-MANY",
            say("This would be {n} labels. Nothing was printed.", n=len(found)),
            hint=say("Choose a larger syringe: at most {most} labels are printed at once.", most=MOST_LABELS),
        )
    kind = "roll" if sheet.is_roll else f"{sheet.places} labels of {sheet.width} × {sheet.height} mm"
    confirm = "" if sheet.confirmed else " Dimensions to confirm: hold a test print against your sheet."
    now = teller.clock.local(teller.clock.now())
    return Labels(
        sheet,
        wishes.start,
        tuple(found),
        f"One patient a sheet. {kind}, from label {wishes.start} on. Print at 100 %.{confirm}",
        f"Labels, {record.patient.name}, {wording.day(record.day)}",
        now,
        across_of(record),
    )


Who = tuple[str, str, str]


def _toxins(record: ProcedureRecord, wishes: LabelWishes, who: Who, teller: Teller, policy: VialPolicy) -> Iterator[Label]:
    """One label a syringe of what was dissolved; the last syringe of a vial may hold less."""
    for one in record.containers.values():
        made = one.concentration
        if one.reconstituted is None or made is None or one.opened.content.unit != "units":
            continue
        volume = one.held.amount / (made.dose.amount / made.volume.amount)
        syringes = int((volume / wishes.syringe_ml).to_integral_value(ROUND_CEILING))
        for number in range(syringes):
            ml = min(wishes.syringe_ml, volume - number * wishes.syringe_ml)
            yield _toxin(one, made, ml, (number + 1, syringes), who, _made(one, record, teller, policy))


def _toxin(one: Container, made: Concentration, ml: Decimal, which: tuple[int, int], who: Who, at: str) -> Label:
    amount = wording.units(ml * made.dose.amount / made.volume.amount)
    diluent = one.reconstituted.diluent if one.reconstituted else ""
    return Label(
        f"{one.opened.substance} {amount}",
        f"{wording.millilitres(ml)}   {concentration_words(made)}   {which[0]} of {which[1]}",
        f"IM. In {diluent}. Lot {one.opened.lot}",
        *who,
        at,
    )


def _made(one: Container, record: ProcedureRecord, teller: Teller, policy: VialPolicy) -> str:
    """When it was made and until when it is used; a rule to write on where the log does not know it."""
    if one.ready_at is None:
        return "made ______  use by ______  by ____"
    ends = use_by(one, record, policy)
    until = f"use by {_short(teller.clock.local(ends), teller.clock.local(one.ready_at))}" if ends else "use by ______"
    return f"{teller.day_and_time(one.ready_at)} {initials(one.stamp.who)}  {until}"


def _short(until: datetime, made: datetime) -> str:
    return wording.clock_time(until) if until.date() == made.date() else f"{wording.day(until.date())} {wording.clock_time(until)}"


def _blocks(record: ProcedureRecord, who: Who, teller: Teller) -> Iterator[Label]:
    """One label for each block that is planned and not yet given."""
    plan = record.plan
    if plan is None:
        return
    for nerve, side in blocks_open(record):
        parts = [(record.containers[part.container].opened, part) for part in plan.parts if part.container in record.containers]
        drugs = " + ".join(f"{opened.substance} {wording.dose(part.dose)}" for opened, part in parts)
        volume = sum((part.volume.amount for _, part in parts), Decimal(0))
        each = " + ".join(f"{wording.volume(part.volume)} {opened.substance}{_strength(opened)}" for opened, part in parts)
        stamps = [record.containers[part.container].stamp for _, part in parts]
        made = f"{teller.day_and_time(stamps[-1].at)} {initials(stamps[-1].who)}  use by ______" if stamps else "made ______"
        yield Label(drugs, f"{wording.millilitres(volume)}   {nerve_short(record, nerve)} {side}", f"{each}. NOT intravenous", *who, made)


def _strength(opened: ProductOpened) -> str:
    """ " (20 mg in 1 mL)"; nothing for a powder."""
    return f" ({concentration_words(Concentration(opened.content, opened.volume))})" if opened.volume else ""


def _tubes(record: ProcedureRecord, wishes: LabelWishes, who: Who, teller: Teller) -> Iterator[Label]:
    """One label for each tube and syringe of a product of the patient's own blood or cells."""
    for form in record.protocol.passports:
        if form.id not in _OWN:
            continue
        for number in range(max(wishes.tubes, 1)):
            amount = f"{form.short}   tube {number + 1} of {max(wishes.tubes, 1)}"
            day = wording.day(record.day)
            drawn = f"{day}  drawn ____ : ____  by ______  use by ______"
            yield Label("FOR THIS PATIENT ONLY", amount, _OWN[form.id], *who, drawn, own=True)


_OWN = {"prp": "Own blood (autologous)", "msc": "Own cells (autologous)"}


def initials(name: str) -> str:
    """ "Kofi Amadi, RN" → "KA"; capitals of first and last name, for the line of who made it."""
    words = [word for word in name.replace(".", ". ").replace(",", " ").split() if word[0].isalpha()]
    names = [word for word in words if word.rstrip(".").lower() not in _TITLES] or words
    return "".join(word[0].upper() for word in (names[:1] + names[-1:] if len(names) > 1 else names))
