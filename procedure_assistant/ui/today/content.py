"""What the page of the day shows, as plain values already in words. No Qt and no decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procedure_assistant.ui.notice import Notice

RowState = Literal["planned", "running", "to_sign", "signed", "void", "failed"]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit. ``allergies`` are the substances of active allergies; ``status_note`` may be empty.

    ``only_look``: whoever is in may not chart in it.
    """

    id: str
    time: str
    name: str
    who: str
    procedure: str
    detail: str
    state: RowState
    status: str
    status_note: str
    action: str
    allergies: tuple[str, ...] = ()
    only_look: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One filter with its count in the words: "In progress 1"."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """A patient due for toxin: when, in words; ``is_due`` False while the day is still to come."""

    patient_id: str
    name: str
    words: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class DueContent:
    """The side list "Due for treatment"; ``more`` tells how many do not fit, "" when all do."""

    explanation: str
    lines: tuple[DueLine, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A visit whose record is still to be signed or printed: what is missing, in words."""

    visit_id: str
    name: str
    words: str
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class PaperContent:
    """The side list "To sign and print"; ``more`` tells how many do not fit, "" when all do."""

    lines: tuple[PaperLine, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class SetUpLine:
    """One thing the clinic sets once."""

    words: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class TodayContent:
    """The whole page. ``is_empty`` shows how to begin in place of the list; ``nothing_found`` stands where no row matches.

    ``ways`` are those that whoever is in may go: "new_visit", "import", "new_patient", "print_day". ``can_set_up``: the set-up is theirs.
    """

    title: str
    summary: str
    segments: tuple[Segment, ...]
    segment: str
    lines: tuple[VisitLine, ...]
    is_empty: bool
    has_patients: bool
    nothing_found: str = ""
    search_all: str = ""
    set_up: tuple[SetUpLine, ...] = ()
    ways: tuple[str, ...] = ("new_visit", "import", "new_patient", "print_day")
    can_set_up: bool = True
    notice: Notice | None = None
