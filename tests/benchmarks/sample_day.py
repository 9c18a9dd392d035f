"""A clinic's day in a database, made through the real services: visits in every state and one with 200 entries. Measures nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from procedure_assistant.app import DATABASE, Options, build
from procedure_assistant.domain.commands import course, injection_map
from procedure_assistant.domain.patient import Sex
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, start_of_demo
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Person

PROTOCOLS = ("preempt_botox", "gon_block")
PREPARED, BEGUN, SIGNED = 10, 6, 4
ENTRIES = 200
_HALF = 16
_FACTS = "day.json"


@dataclass(frozen=True, slots=True)
class Day:
    """Ids of visits: ready for the first injection, signed, and the long one, which stands in the middle of its map."""

    prepared: tuple[str, ...]
    signed: tuple[str, ...]
    long: str


def make_day(folder: Path) -> Day:
    """Make the database of a day in a folder."""
    clock = PlayedClock(start_of_demo())
    services = build(Options(folder / DATABASE, clock))
    save_settings(services.store, CLINIC)
    services.visits.person = Person(PHYSICIAN, CREDENTIALS)
    players = [_visit(services, clock, number) for number in range(PREPARED + BEGUN + SIGNED + 1)]
    prepared, signed, long = players[:PREPARED], players[-SIGNED - 1 : -1], players[-1]
    for player in (*prepared, *signed, long):
        player.prepare()
    for player in signed:
        player.inject()
        player.finish()
        player.sign()
    _make_long(long)
    services.store.close()
    day = Day(tuple(one.visit.id for one in prepared), tuple(one.visit.id for one in signed), long.visit.id)
    (folder / _FACTS).write_text(json.dumps(asdict(day)), encoding="utf-8")
    return day


def day_in(folder: Path) -> Day:
    """What :func:`make_day` made there."""
    found = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    return Day(tuple(found["prepared"]), tuple(found["signed"]), found["long"])


def _visit(services: Services, clock: PlayedClock, number: int) -> Player:
    form = PatientForm(
        family_name=f"Sample{number:02}",
        given_names="Alex",
        sex=Sex.FEMALE,
        birth_date=f"19{60 + number}-03-{number + 1:02}",
        mrn=f"9000 {number:04}",
        weight_kg="72",
        weight_on=services.clock.today().isoformat(),
    )
    clock.advance(seconds=20)
    return Player(services, clock, services.visits.begin(services.patients.new_patient(form).id, PROTOCOLS))


def _make_long(player: Player) -> None:
    """Half the map given, then undone and done again until the log is long, as a visit with much thinking is."""
    record = player.visit.record
    assert record.map is not None
    for site in record.map.sequence()[:_HALF]:
        player.do(injection_map.give, (site.id,))
    while player.visit.record.seq < ENTRIES:
        player.do(course.undo)
        player.do(course.redo)
