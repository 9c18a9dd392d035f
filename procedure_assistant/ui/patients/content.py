"""What the patients page shows, as plain values already in words. No Qt and no decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procedure_assistant.domain.say import say
from procedure_assistant.ui.notice import Notice

Tone = Literal["", "ink2", "ink3", "ok", "warn", "danger"]
ChipTone = Literal["neutral", "caution", "danger"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact in a pill."""

    words: str
    tone: ChipTone


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One patient of the list; ``spoken`` says the whole line."""

    id: str
    name: str
    born: str
    mrn: str
    allergies: tuple[Fact, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class ListContent:
    """The list. ``count`` says how many there are or that more exist; ``nothing`` stands in place of an empty list.

    ``can_add`` and ``can_import``: whoever is in may.
    """

    lines: tuple[PatientLine, ...]
    chosen: str
    count: str
    nothing: str = ""
    notice: Notice | None = None
    can_add: bool = True
    can_import: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a detail section with an optional quieter second one."""

    words: str
    note: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """A visit of the patient: what, how it stands, and what opening it means: "Continue", "Review" or "Open"."""

    id: str
    title: str
    note: str
    is_open: bool
    action: str = say("Open")
    only_look: bool = False


@dataclass(frozen=True, slots=True)
class StartOffer:
    """A kind of visit that can be started; ``id`` is that of the catalogue's offer, ``group`` the heading it stands under."""

    id: str
    words: str
    spoken: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class DetailContent:
    """One patient. ``unfinished`` is a visit to go on with, which comes before starting another.

    ``can_edit``: whoever is in may change it; there are ``offers`` only for those who may open a visit.
    """

    id: str
    name: str
    born: str
    mrn: str
    allergies: tuple[Fact, ...]
    sections: tuple[Section, ...]
    visits: tuple[EarlierVisit, ...]
    offers: tuple[StartOffer, ...]
    unfinished: EarlierVisit | None
    source: str
    notice: Notice | None = None
    can_edit: bool = True


@dataclass(frozen=True, slots=True)
class AllergyLine:
    """One allergy in the form; ``key`` is its place."""

    key: int
    words: str


@dataclass(frozen=True, slots=True)
class FormContent:
    """The form of a patient. ``values`` and ``problems`` are by field; ``echo`` reads the birth date back."""

    title: str
    values: dict[str, str]
    problems: dict[str, str]
    sex: str
    allergy_answer: str
    allergies: tuple[AllergyLine, ...]
    echo: str
    save: str
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class FileLine:
    """What came of one file: "created", "updated", "unchanged", "refused" or "untouched"; ``patient_id`` "" when there is none."""

    name: str
    result: str
    words: str
    notes: tuple[str, ...] = ()
    hint: str = ""
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class ImportContent:
    """An import, running or done. ``done`` of ``total`` files are finished."""

    title: str
    summary: str
    done: int
    total: int
    is_running: bool
    can_cancel: bool
    lines: tuple[FileLine, ...] = ()
    more: str = ""
    notice: Notice | None = None
