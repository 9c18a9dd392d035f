"""Which papers the day asks for: each visit's record, sheet, leaflet and summary as far as it is ready for it. Makes and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import VisitState
from procedure_assistant.services.worklist import WorklistEntry
from procedure_assistant.ui.visit.paper_choice import RECORD

DAY_LIST = "day-list"


@dataclass(frozen=True, slots=True)
class DayKind:
    """One kind of paper: its id as in ``paper_choice.PAPERS``, its title, and what the visits it is made for are called."""

    id: str
    title: str
    fits: Callable[[WorklistEntry], bool]
    words: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class DayJob:
    """One paper of one visit; ``visit_id`` is "" for the list of the day itself."""

    visit_id: str
    which: str
    title: str


def _is_signed(entry: WorklistEntry) -> bool:
    return entry.visit.state is VisitState.SIGNED


def _is_to_prepare(entry: WorklistEntry) -> bool:
    return entry.visit.state in (VisitState.PLANNED, VisitState.IN_PROGRESS)


def _is_today(entry: WorklistEntry) -> bool:
    return not entry.is_earlier


def _signed(n: int) -> str:
    return say("{visits} signed today", visits=wording.count(n, "visit"))


def _to_prepare(n: int) -> str:
    return say("{visits} not finished yet", visits=wording.count(n, "visit"))


def _of_today(n: int) -> str:
    return say("{visits} of today", visits=wording.count(n, "visit"))


KINDS = (
    DayKind(RECORD, say("Procedure record"), _is_signed, _signed),
    DayKind("nurse-sheet", say("Preparation sheet"), _is_to_prepare, _to_prepare),
    DayKind("consent-en", say("Consent form, English"), _is_to_prepare, _to_prepare),
    DayKind("consent-es", say("Consent form, Spanish"), _is_to_prepare, _to_prepare),
    DayKind("after-care-en", say("After-care, English"), _is_today, _of_today),
    DayKind("after-care-es", say("After-care, Spanish"), _is_today, _of_today),
    DayKind("billing-summary", say("Billing summary"), _is_signed, _signed),
)
"""Labels are not among them: what is drawn up at one chair must not lie beside the next."""


def day_jobs(entries: Sequence[WorklistEntry], chosen: Collection[str]) -> tuple[DayJob, ...]:
    """The chosen kinds for the visits ready for them: the list of the day first, then visit by visit, so that a patient's lie together."""
    first = (DayJob("", DAY_LIST, say("Day list")),) if DAY_LIST in chosen and entries else ()
    return first + tuple(
        DayJob(one.visit.visit_id, kind.id, say("{paper}, {name}", paper=kind.title, name=one.patient.name if one.patient else "–"))
        for one in entries
        for kind in KINDS
        if kind.id in chosen and kind.fits(one)
    )
