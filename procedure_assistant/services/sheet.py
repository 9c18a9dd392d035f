"""What every paper beside the record is made of: its frame, and labelled parts of ticks, sentences and tables. Draws nothing."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.note import Identity, Letterhead, Line, line, strong
from procedure_assistant.services.note_words import Teller
from procedure_assistant.services.prints import copies_of, which_print
from procedure_assistant.services.settings import ClinicSettings

_SEX = {Sex.MALE: "M", Sex.FEMALE: "F", Sex.OTHER: "other", Sex.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page of a paper. ``made_at`` (aware) dates the file: equal values give equal bytes.

    ``across`` is printed over the page ("PRACTICE", "VOID"); ``foot`` says which paper this is and which print of it.
    """

    title: str
    heading: str
    status: Line
    identity: Identity
    foot: Line
    made_at: datetime
    letterhead: Letterhead | None = None
    status_word: str = ""
    across: str = ""
    draft: bool = False
    language: str = "en-US"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Things to tick off by hand, in one or two columns."""

    items: tuple[Line, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph."""

    text: Line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``shares`` say where each column begins, as parts of the width; ``ruled`` draws a line under every row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    shares: tuple[float, ...]
    ruled: bool = False


Item = Ticks | Said | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part of a paper; ``remark`` stands small below the label."""

    label: str
    items: tuple[Item, ...]
    remark: str = ""


def blank(signs: int) -> str:
    """A rule to write on, so many signs wide."""
    return "_" * signs


def letterhead_of(settings: ClinicSettings) -> Letterhead | None:
    """The clinic as it stands on paper; None where it is not set."""
    if not settings.clinic and not settings.logo:
        return None
    return Letterhead(settings.clinic, settings.details, b64decode(settings.logo))


def identity_of(record: ProcedureRecord) -> Identity:
    """Who the sheet is about, as on the record."""
    patient = record.patient
    born = f"{wording.day(patient.birth_date)} ({patient.age_on(record.day)} y)"
    name = patient.name
    return Identity(name, patient.family_name or name, born, _SEX[patient.sex], patient.mrn, wording.day(record.day))


def across_of(record: ProcedureRecord) -> str:
    """The word over a paper of this visit."""
    return "PRACTICE" if record.practice else "VOID" if record.voided else ""


def sheet_of(
    record: ProcedureRecord, settings: ClinicSettings, teller: Teller, *, heading: str, document: str, status: Line = (), visit: str = ""
) -> Sheet:
    """The frame of a paper of this visit, dated now. A second print of ``document`` says so at its head and in its foot."""
    now = teller.clock.local(teller.clock.now())
    copy = 1 + copies_of(record, document)
    again = which_print(copy) if copy > 1 else ""
    foot = line(heading, f"  ·  visit {visit[:8]}" if visit else "", f"  ·  printed {wording.moment(now)}, {which_print(copy)}")
    return Sheet(
        title=f"{heading}, {record.patient.name}, {wording.day(record.day)}",
        heading=heading,
        status=(*status, *line(strong(f"{', ' if status else ''}{again}" if again else ""))),
        identity=identity_of(record),
        foot=foot,
        made_at=now,
        letterhead=letterhead_of(settings),
        status_word=again,
        across=across_of(record),
    )
