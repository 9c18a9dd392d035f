"""The after-care leaflet of a visit in the patient's language: which lines apply and what was done, as plain values. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import course
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import map_total
from procedure_assistant.protocols.leaflets import Advice, LeafletTexts, Treatment
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.note import Letterhead, Line, Run, line
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit

DOCUMENT = say("after-care leaflet")


_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]{5,}[0-9]")
_OF_FORM = {"prp": Treatment.PRP, "msc": Treatment.CELLS, "exosome": Treatment.EXOSOMES}


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What stands on the sheet, from top to bottom. ``parts`` without a line are left out."""

    language: str
    letterhead: Letterhead
    day: str
    title: str
    lead: Line
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    emergency: tuple[str, tuple[Line, ...]]
    call: Line
    calls: tuple[Line, ...]
    after: Line
    foot: str
    ask: str
    made_at: datetime
    across: str = ""


class LeafletService:
    """Makes the leaflet of a visit as paper. ``read`` gives the texts of a language, ``draw`` the finished PDF."""

    def __init__(self, store: Store, clock: Clock, read: Callable[[str], LeafletTexts], draw: Callable[[Leaflet, Paper], bytes]) -> None:
        self._store = store
        self._clock = clock
        self._read = read
        self._draw = draw
        self.guard: Guard = NoAccounts()

    def pdf(self, visit: Visit, language: str, paper: Paper | None = None) -> bytes:
        """The leaflet as PDF, on the clinic's paper unless another is asked for. Raises ``Problem`` LEAFLET-NOTHING."""
        return self._draw(self.leaflet(visit, language), paper or load_settings(self._store).paper)

    def leaflet(self, visit: Visit, language: str) -> Leaflet:
        """The leaflet as values. Raises ``Problem`` LEAFLET-NOTHING."""
        settings = load_settings(self._store)
        made = self._clock.local(self._clock.now())
        return build_leaflet(visit.record, self._read(language), Letterhead(settings.clinic, settings.details), made)

    def keep_copy(self, visit: Visit, language: str, paper: Paper, to: str = "file") -> None:
        """Record in log and audit trail that the leaflet left; raises ``Problem`` when that cannot be kept."""
        act = Act.PRINT_RECORD if to == "printer" else Act.SAVE_RECORD
        self.guard.check(act)
        texts = self._read(language)
        visit.do(
            course.print_copy,
            say("{document}, {language} {version}", document=DOCUMENT, language=language, version=texts.version),
            paper.value,
            to,
        )
        self.guard.note(act, visit.id, say("{document}, {language} {version}", document=DOCUMENT, language=language, version=texts.version))


def build_leaflet(record: ProcedureRecord, texts: LeafletTexts, letterhead: Letterhead, made_at: datetime) -> Leaflet:
    """The leaflet of a visit; ``made_at`` (aware) dates its file. Raises ``Problem`` LEAFLET-NOTHING where nothing was given yet."""
    given = tuple(_given(record, texts))
    if not given:
        raise Problem(
            "LEAFLET-NOTHING",
            say("Nothing was given in this visit yet, so there is nothing to explain."),
            hint=say("Print it after the injections."),
        )
    of = {treatment for treatment, _ in given}
    words = texts.words
    phone = next((found[0] for detail in letterhead.details if (found := _PHONE.search(detail))), "")
    treatments = f", {words['last']} ".join(text for _, text in given)  # each may be a list of its own
    lead = say(
        "**{given_names} {family_name}.** {format}",
        given_names=record.patient.given_names,
        family_name=record.patient.family_name,
        format=words["had"].format(treatments=treatments),
    )
    title, emergency = texts.emergency
    call, calls = texts.call
    return Leaflet(
        language=texts.language,
        letterhead=letterhead,
        day=_day(record.day, texts),
        title=words["title"],
        lead=_runs(lead),
        parts=tuple((heading, lines) for heading, all_lines in texts.parts if (lines := _lines(all_lines, of))),
        emergency=(title, _lines(emergency, of)),
        call=_runs(call.format(phone=f" {phone}" if phone else "")),
        calls=_lines(calls, of),
        after=_next_toxin(record, texts, of),
        foot=words["foot"].format(version=texts.version),
        ask=words["ask"],
        made_at=made_at,
        across="PRACTICE" if record.practice else "",
    )


def _given(record: ProcedureRecord, texts: LeafletTexts) -> Iterator[tuple[Treatment, str]]:
    """What was done, each with its words."""
    total = map_total(record)
    if total is not None and total.given_units:
        areas = dict.fromkeys(texts.areas[site.muscle] for site in record.sites.values() if site.given)
        text = texts.treatments[Treatment.TOXIN].format(
            units=wording.number(total.given_units), areas=_listed(list(areas), texts.words["last"])
        )
        yield Treatment.TOXIN, text
    sides: dict[Treatment, set[Side]] = {}
    for block in record.blocks:
        sides.setdefault(Treatment.BLOCK, set()).add(block.event.side)
    for one in record.regenerative.given:
        product = record.regenerative.biologics.get(one.event.product)
        treatment = _OF_FORM[product.form] if product is not None else Treatment.BLOCK
        sides.setdefault(treatment, set()).add(one.event.side)
    for treatment, at in sides.items():
        side = "both" if len(at) > 1 else next(iter(at)).value
        yield treatment, texts.treatments[treatment].format(sides=texts.sides[side])


def _next_toxin(record: ProcedureRecord, texts: LeafletTexts, of: set[Treatment]) -> Line:
    interval = record.limit("toxin_interval_days")
    if Treatment.TOXIN not in of or interval is None:
        return line()
    return _runs(texts.words["next_toxin"].format(day=_day(record.day + timedelta(days=int(interval.value)), texts)))


def _lines(advice: tuple[Advice, ...], of: set[Treatment]) -> tuple[Line, ...]:
    return tuple(_runs(one.text) for one in advice if not one.of or one.of & of)


def _day(value: date, texts: LeafletTexts) -> str:
    return texts.words["day"].format(day=value.day, month=texts.months[value.month - 1], year=value.year)


def _listed(parts: list[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _runs(text: str) -> Line:
    """Heavy words are those between ``**``."""
    return tuple(Run(part, strong=place % 2 == 1) for place, part in enumerate(text.split("**")) if part)
