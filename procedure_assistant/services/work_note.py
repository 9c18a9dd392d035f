"""The note for work or school: that somebody was here, and when they may be back. It names no diagnosis and no procedure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.note import Identity, Line, line, strong
from procedure_assistant.services.note_words import Teller
from procedure_assistant.services.sheet import Sheet, blank


class For(StrEnum):
    """Who asks for it."""

    WORK = "work"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the clinician decided; what is left open is a rule to write on. Nothing is proposed: how long to rest is for a clinician."""

    back_on: date | None = None
    limits: str = ""


@dataclass(frozen=True, slots=True)
class WorkNote:
    """The note from top to bottom. ``sign`` stands below the rule that is signed by hand."""

    sheet: Sheet
    opening: str
    lines: tuple[Line, ...]
    sign: tuple[str, ...]


def build_work_note(record: ProcedureRecord, sheet: Sheet, teller: Teller, asked_by: For, wishes: Wishes, signs: str) -> WorkNote:
    """The note of a visit; ``signs`` is the physician as printed. The record number stays out: it is nobody's business there."""
    patient = record.patient
    name, day = patient.name, wording.day(record.day)
    times = _times(record, teller)
    back = wording.day(wishes.back_on) if wishes.back_on else blank(22)
    place = "work" if asked_by is For.WORK else "school"
    lines = (
        line(strong(_natural(record)), f", born {wording.day(patient.birth_date)}, was seen at this clinic on ", strong(day), f"{times}."),
        line(f"Return to {place} on: ", strong(back), "."),
        line("Until then, or with these limits: ", strong(wishes.limits.strip()) if wishes.limits.strip() else blank(52)),
        line("Questions are answered by the clinic with the patient’s consent."),
    )
    who = Identity(name, patient.family_name or name, wording.day(patient.birth_date), "", "", day)
    return WorkNote(replace(sheet, identity=who), "To whom it may concern", lines, (signs or "Name", "Signature and date"))


def _natural(record: ProcedureRecord) -> str:
    return " ".join(part for part in (record.patient.given_names, record.patient.family_name) if part)


def _times(record: ProcedureRecord, teller: Teller) -> str:
    """From the opening of the visit to its signature; without one the end is left open."""
    begun = teller.time(record.opened.at)
    return f", {begun} to {teller.time(record.signature.stamp.at)}" if record.signature else f", from {begun}"
