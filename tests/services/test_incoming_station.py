"""What fetches by itself: sources begin, fail, are tried again, and end with the settings; one that fails stops no other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.incoming_settings import FIELDS, SourceKind, SourceSettings, load_sources, save_source, source_faults
from procedure_assistant.services.incoming_station import AGAIN_SECONDS, IncomingStation, SourceState, Takers
from procedure_assistant.services.incoming_values import IncomingMessage
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import ImportCounts
from tests.services.incoming_world import World, person

PATIENCE = 60.0


class Told:
    """A source that tells of one person with each look, or fails as it is told."""

    every = 0.0

    def __init__(self, takers: Takers) -> None:
        self._takers = takers
        self.looks = 0
        self.begun = self.ended = False
        self.trouble = ""

    def begin(self) -> None:
        self.begun = True

    def look(self, _cancel: threading.Event) -> tuple[str, ...]:
        self.looks += 1
        if self.trouble:
            raise Problem("SOURCE-TEST", self.trouble)
        who = person(str(self.looks), given=f"Given{self.looks}")
        self._takers.take(IncomingMessage("test", f"m{self.looks}", (who,), b"", is_list=True))
        return (f"look {self.looks}",)

    def end(self) -> None:
        self.ended = True


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    made.store.close()


class Station:
    """A station with one kind of source, which can be made to refuse to begin."""

    def __init__(self, world: World) -> None:
        self.made: list[Told] = []
        self.refuses = False

        def make(_settings: SourceSettings, takers: Takers) -> Told:
            if self.refuses:
                raise Problem("SOURCE-NONE", "There is no such server.")
            self.made.append(Told(takers))
            return self.made[-1]

        def take_file(path: Path, source: str, cancel: threading.Event) -> ImportCounts:
            raise AssertionError("no file here")

        self.station = IncomingStation(
            world.store, world.incoming.take, take_file, world.clock, {SourceKind.FHIR: make}, look_seconds=0.005
        )

    def state(self) -> SourceState:
        return next(one for one in self.station.states if one.kind is SourceKind.FHIR)


@pytest.fixture
def one(world: World) -> Iterator[Station]:
    made = Station(world)
    yield made
    made.station.end()


def turn(world: World, *, on: bool, kind: SourceKind = SourceKind.FHIR) -> None:
    save_source(world.store, SourceSettings(kind, on, {"destination": "Chart"}))


def test_that_nothing_runs_while_nothing_is_on(one: Station):
    threads = threading.active_count()
    one.station.begin()
    assert threading.active_count() == threads
    assert one.state().on is False


def test_that_a_source_that_is_on_takes_people_and_is_counted(world: World, one: Station):
    turn(world, on=True)
    one.station.begin()
    until(lambda: one.state().taken >= 3)
    assert not one.state().is_trouble
    assert one.state().notes[0].startswith("look ")
    assert len(world.patients()) >= 3


def test_that_turning_it_off_ends_it_and_turning_it_on_begins_it_anew(world: World, one: Station):
    turn(world, on=True)
    one.station.begin()
    until(lambda: bool(one.made) and one.made[0].looks > 0)
    turn(world, on=False)
    one.station.changed()
    until(lambda: one.made[0].ended)
    until(lambda: not one.state().on)
    turn(world, on=True)
    one.station.changed()
    until(lambda: len(one.made) == 2 and one.made[1].begun)


def test_that_trouble_is_told_in_words_and_goes_away_by_itself(world: World, one: Station):
    turn(world, on=True)
    one.station.begin()
    until(lambda: bool(one.made))
    one.made[0].trouble = "The line is down."
    until(lambda: one.state().is_trouble)
    assert one.state().words == "The line is down."
    one.made[0].trouble = ""
    until(lambda: not one.state().is_trouble)


def test_that_a_source_that_could_not_begin_is_tried_again(world: World, one: Station):
    one.refuses = True
    turn(world, on=True)
    one.station.begin()
    until(lambda: one.state().is_trouble)
    one.refuses = False
    assert AGAIN_SECONDS <= 60
    one.station.ask_now()
    until(lambda: bool(one.made) and one.made[0].looks > 0)


def test_that_a_kind_that_is_not_there_is_told_and_the_others_go_on(world: World, one: Station):
    turn(world, on=True, kind=SourceKind.MLLP)
    turn(world, on=True)
    one.station.begin()
    until(lambda: one.state().taken >= 1)
    missing = next(state for state in one.station.states if state.kind is SourceKind.MLLP)
    assert "not in this version" in missing.words


def test_that_settings_are_kept_with_what_a_later_version_knows(world: World):
    world.store.save_setting("incoming_sources", '{"later": 5, "mllp": {"on": true, "values": {"port": "2600", "new": "x"}}}')
    mllp = next(one for one in load_sources(world.store) if one.kind is SourceKind.MLLP)
    assert (mllp.on, mllp.value("port"), mllp.value("bind")) == (True, "2600", "127.0.0.1")
    save_source(world.store, mllp)
    assert '"later":5' in str(world.store.setting("incoming_sources"))
    assert '"new":"x"' in str(world.store.setting("incoming_sources"))


@pytest.mark.parametrize("kind", list(SourceKind))
def test_that_a_source_without_what_it_needs_cannot_be_turned_on(kind: SourceKind):
    needed = [one for one in FIELDS[kind] if one.is_needed and not one.default]
    assert bool(source_faults(SourceSettings(kind, True))) == bool(needed)
    assert source_faults(SourceSettings(kind)) == ()


@pytest.mark.parametrize(("key", "value"), [("port", "0"), ("port", "x"), ("port", "65536"), ("bind", "everywhere")])
def test_that_an_address_or_port_that_is_none_is_told(key: str, value: str):
    assert source_faults(SourceSettings(SourceKind.MLLP, True, {key: value}))
