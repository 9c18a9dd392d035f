"""The patient banner, the steps column and what is open in words. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.completeness import OpenItem, open_items, rows
from procedure_assistant.domain.limits import body_weight
from procedure_assistant.domain.protocol import Phase
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Mass
from procedure_assistant.ui.visit.content import Head, StepGroup, StepLine

PHASE_TITLES = {
    Phase.PREPARE: say("Prepare"),
    Phase.PRODUCT: say("Product"),
    Phase.TIME_OUT: say("Time-out"),
    Phase.INJECT: say("Inject"),
    Phase.AFTER: say("After"),
    Phase.FINISH: say("Finish"),
}

_REGENERATIVE = {"left": say("Occipital nerves, left"), "right": say("Occipital nerves, right"), "both": say("Occipital nerves, both")}
"""What a visit with a product plans: its short title names the product already."""


class Beside:
    """What stands beside the canvas. Worked out when it is first shown: that is a round of events after the mark under the hand."""

    def __init__(self, record: ProcedureRecord, section: str, local: Callable[[datetime], datetime]) -> None:
        self._record = record
        self._section = section
        self._local = local

    @cached_property
    def head(self) -> Head:
        """The patient banner."""
        return head(self._record, self._local)

    @cached_property
    def groups(self) -> tuple[StepGroup, ...]:
        """The steps column."""
        return groups(self._record, self._section)

    @cached_property
    def open(self) -> tuple[OpenItem, ...]:
        """What signing waits for; a closed record waits for nothing."""
        return () if self._record.closed else open_items(self._record)


def head(record: ProcedureRecord, local: Callable[[datetime], datetime]) -> Head:
    """Who is in the chair, and when the last entry was saved."""
    patient = record.patient
    born = say(
        "{birth_date} · {age_on} y · {sex}", birth_date=wording.day(patient.birth_date), age_on=patient.age_on(record.day), sex=patient.sex
    )
    saved = local(record.entries[-1].at)
    return Head(patient.name, born, patient.mrn, weight_words(record), chips(record), say("Saved {saved}", saved=f"{saved:%H:%M:%S}"))


def subtitle(record: ProcedureRecord) -> str:
    """What the visit plans, below its title."""
    map_ = record.map
    if map_:
        return say(
            "{planned_units} units, {n} sites, map {version}",
            planned_units=wording.number(map_.planned_units),
            n=len(map_.sites),
            version=map_.version,
        )
    if record.protocol.passports:
        return _REGENERATIVE.get(record.value("planned_side"), say("Occipital nerves"))
    return record.protocol.title


def groups(record: ProcedureRecord, current: str) -> tuple[StepGroup, ...]:
    """Every section by phase; ``current`` is the section on the canvas."""
    found: dict[Phase, list[StepLine]] = {}
    for row in rows(record):
        line = StepLine(row.section.id, row.section.title, row.state, row.note, row.section.id == current)
        found.setdefault(row.section.phase, []).append(line)
    return tuple(StepGroup(PHASE_TITLES[phase], tuple(lines)) for phase, lines in found.items())


def weight_words(record: ProcedureRecord) -> str:
    """ "82 kg · 19 Oct 2026", "82 kg · today", or "not known"."""
    weight = body_weight(record)
    if weight is None:
        return say("not known")
    on = say("today") if weight.on == record.day else wording.day(weight.on)
    return say("{mass} · {on}", mass=wording.mass(Mass(weight.kg)), on=on)


def chips(record: ProcedureRecord) -> tuple[tuple[str, str], ...]:
    """(kind, text) of allergies and alerts: "danger" for an allergy, "neutral" for none known, "caution" for what to mind."""
    found: list[tuple[str, str]] = [("caution", say("Practice, invented patient"))] if record.practice else []
    allergies = chart.active_allergies(record.patient)
    if allergies:
        found.extend(("danger", allergy.substance) for allergy in allergies)
    else:
        found.append(("caution" if allergies is None else "neutral", chart.allergy_words(record.patient)))
    pregnancy = chart.pregnancy(record.patient, record.day)
    if pregnancy.state in (chart.PregnancyState.CURRENT, chart.PregnancyState.DOUBTFUL):
        found.append(("caution", pregnancy.words))
    return tuple(found)
