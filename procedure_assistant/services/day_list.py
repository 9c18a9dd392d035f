"""The list of the day on paper: whose visit, what, allergies, where it stands, and room for a hand. Plain values; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from procedure_assistant.domain import chart, wording
from procedure_assistant.services.note import Identity, Line, line, strong
from procedure_assistant.services.ports import Clock, VisitState
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.services.sheet import Grid, Sheet, letterhead_of
from procedure_assistant.services.worklist import WorklistEntry

HEADING = "Day list"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATES = {
    VisitState.PLANNED: "planned",
    VisitState.IN_PROGRESS: "in progress",
    VisitState.TO_SIGN: "to sign",
    VisitState.SIGNED: "finished",
}
_SHARES = (0.0, 0.085, 0.33, 0.565, 0.765, 0.875)


@dataclass(frozen=True, slots=True)
class DayList:
    """The list; ``nothing`` is said where there is no visit."""

    sheet: Sheet
    grid: Grid
    nothing: Line


def build_day_list(entries: Sequence[WorklistEntry], settings: ClinicSettings, clock: Clock, who: str) -> DayList:
    """The visits in the order of the worklist; ``who`` printed it."""
    now, today = clock.local(clock.now()), clock.today()
    title = f"{_WEEKDAYS[today.weekday()]}, {wording.day(today)}"
    counted = wording.count(len(entries), "visit")
    sheet = Sheet(
        title=f"{HEADING}, {wording.day(today)}",
        heading=HEADING,
        status=line(f"{counted}, as of {wording.clock_time(now)}"),
        identity=Identity(title, wording.day(today), "", "", "", ""),
        foot=line(f"{HEADING}  ·  printed {wording.moment(now)}, {who}  ·  ", strong("Confidential: names of patients. Shred after use.")),
        made_at=now,
        letterhead=letterhead_of(settings),
    )
    heads = ("Time", "Patient", "Procedure", "Allergies", "State", "Room, notes")
    return DayList(
        sheet, Grid(heads, tuple(_row(one, today) for one in entries), _SHARES, ruled=True), line("No visit today." if not entries else "")
    )


def _row(one: WorklistEntry, today: date) -> tuple[Line, ...]:
    visit, patient = one.visit, one.patient
    when = wording.clock_time(one.opened) if one.opened.date() == today else wording.day(one.opened.date())
    if patient is None:
        who, allergies = line(strong("Patient cannot be read"), ": open the visit"), line("not known")
    else:
        who = line(strong(patient.name), f"  {wording.day(patient.birth_date)} ({patient.age_on(today)} y), MRN {patient.mrn}")
        words = str(chart.allergy_words(patient))
        allergies = line(strong(words)) if chart.active_allergies(patient) else line(words)
    state = "void" if str(visit.progress).startswith("void: ") else _STATES[visit.state]
    what = line(strong(str(visit.title)), f"  {visit.progress}" if visit.progress else "")
    return line(when), who, what, allergies, line(state, f"; {visit.note}" if visit.note else ""), ()
