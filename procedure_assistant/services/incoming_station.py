"""What fetches people and appointments by itself: one thread that looks at each source that is on, from the first log-in to the end.

It goes on behind the lock screen, since somebody turned it on. No network and no file here: the sources know those.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.incoming_settings import SOURCE_WORDS, SourceKind, SourceSettings, load_sources
from procedure_assistant.services.incoming_values import IncomingMessage, Take, Taken, TakenState
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_values import ImportCounts

LOOK_SECONDS = 2.0
AGAIN_SECONDS = 60.0
"""Between two tries to begin a source that could not."""
NOTES_KEPT = 20
_LONGEST_END = 5.0

_LOG = logging.getLogger(__name__)

TakeFile = Callable[[Path, str, threading.Event], ImportCounts]
"""Takes a schedule file by the mapping kept for the source; raises ``Problem`` SCHEDULE-COLUMNS where there is none."""


class Source(Protocol):
    """One source that is on. ``every``: seconds between two looks. Called on the station's thread alone."""

    every: float

    def begin(self) -> None:
        """Begin, and return at once; raises ``Problem`` where it cannot."""

    def look(self, cancel: threading.Event) -> tuple[str, ...]:
        """Take what came since; sentences on what a person should know. Raises ``Problem``: it is tried again later."""

    def end(self) -> None:
        """End, and return when it has."""


@dataclass(frozen=True, slots=True)
class Takers:
    """What a source hands on to: a message, or a whole schedule file."""

    take: Take
    take_file: TakeFile
    clock: Clock
    store: Store


Kinds = Mapping[SourceKind, Callable[[SourceSettings, Takers], Source]]
"""What makes each source; a kind that is not there yet is told as such."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stands: in words, since when, and whether somebody should look. ``notes`` are the last ones, newest first."""

    kind: SourceKind
    on: bool = False
    words: str = ""
    at: datetime | None = None
    is_trouble: bool = False
    taken: int = 0
    held: int = 0
    notes: tuple[str, ...] = ()


class IncomingStation:
    """Begins, asks and ends the sources. ``end`` waits for the thread: when the program ends."""

    def __init__(
        self, store: Store, take: Take, take_file: TakeFile, clock: Clock, kinds: Kinds, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._store = store
        self._takers = Takers(take, take_file, clock, store)
        self._clock = clock
        self._kinds = kinds
        self._look_seconds = look_seconds
        self._sources: dict[SourceKind, Source] = {}
        self._waiting: dict[SourceKind, SourceSettings] = {}
        self._due: dict[SourceKind, float] = {}
        self._states: dict[SourceKind, SourceState] = {kind: SourceState(kind) for kind in SourceKind}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._anew = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.on_change: Callable[[], None] = lambda: None
        """Called on the station's thread when a state is another one."""

    @property
    def states(self) -> tuple[SourceState, ...]:
        """How every source stands."""
        with self._lock:
            return tuple(self._states.values())

    def begin(self) -> None:
        """Begin to fetch, and return at once; nothing happens when it has begun already, or no source is on."""
        if self._thread is None and not self._ended.is_set() and any(one.on for one in load_sources(self._store)):
            self._anew.set()
            self._thread = threading.Thread(target=self._run, name="incoming", daemon=True)
            self._thread.start()

    def changed(self) -> None:
        """The settings are other ones now: take them up."""
        self._anew.set()
        self._wake.set()
        self.begin()

    def ask_now(self) -> None:
        """Look at every source now."""
        with self._lock:
            self._due = dict.fromkeys(self._due, 0.0)
        self._wake.set()

    def end(self) -> None:
        """Stop: what is on its way is cut off and comes again later. Waits a few seconds for it."""
        self._ended.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_LONGEST_END)

    # -- on the thread -------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        waited = 0.0
        while not self._ended.is_set():
            self._wake.clear()
            if self._anew.is_set():
                self._anew.clear()
                self._take_up()
            self._begin_waiting(waited)
            for kind, source in list(self._sources.items()):
                if self._due.get(kind, 0.0) <= waited and not self._ended.is_set():
                    self._look(kind, source)
                    with self._lock:
                        self._due[kind] = waited + source.every
            if not self._wake.wait(self._look_seconds):
                waited += self._look_seconds
        for source in self._sources.values():
            source.end()

    def _take_up(self) -> None:
        """End every source and begin those that are on."""
        for source in self._sources.values():
            source.end()
        self._sources, self._waiting = {}, {}
        try:
            settings = load_sources(self._store)
        except Problem as problem:
            _LOG.warning("the sources could not be read: %s", problem.code)
            return
        for one in settings:
            state = SourceState(one.kind, one.on, say("Begun") if one.on else say("Off"), self._clock.now())
            self._set(state)
            if one.on:
                self._begin(one)

    def _begin_waiting(self, waited: float) -> None:
        """What could not begin is tried again now and then: its server may be set up meanwhile."""
        for kind, settings in list(self._waiting.items()):
            if self._due.get(kind, 0.0) <= waited:
                self._begin(settings)
                with self._lock:
                    self._due[kind] = self._due[kind] if kind in self._sources else waited + AGAIN_SECONDS

    def _begin(self, settings: SourceSettings) -> None:
        self._waiting[settings.kind] = settings
        make = self._kinds.get(settings.kind)
        if make is None:
            self._tell(settings.kind, say("{source} is not in this version.", source=SOURCE_WORDS[settings.kind]), is_trouble=True)
            return
        try:
            counted = partial(self._counted, settings.kind), partial(self._counted_file, settings.kind)
            source = make(settings, replace(self._takers, take=counted[0], take_file=counted[1]))
            source.begin()
        except Problem as problem:
            self._tell(settings.kind, problem.message, is_trouble=True)
            return
        del self._waiting[settings.kind]
        self._sources[settings.kind] = source
        with self._lock:
            self._due[settings.kind] = 0.0

    def _look(self, kind: SourceKind, source: Source) -> None:
        try:
            notes = source.look(self._ended)
        except Problem as problem:
            self._tell(kind, problem.message, is_trouble=True)
        else:
            with self._lock:
                state = self._states[kind]
                words = say("Since the start: {taken} taken, {held} held", taken=state.taken, held=state.held)
                kept = (*notes, *state.notes)[:NOTES_KEPT]
                self._states[kind] = after = replace(state, words=words, at=self._clock.now(), is_trouble=False, notes=kept)
            if replace(state, at=None) != replace(after, at=None):
                self.on_change()

    def _counted(self, kind: SourceKind, message: IncomingMessage) -> Taken:
        """Take a message and count it for its source; a listener calls on a thread of its own."""
        taken = self._takers.take(message)
        if taken.state is not TakenState.REPEATED:
            held = taken.state is TakenState.HELD
            self._count(kind, int(not held and bool(taken.patient_ids)), int(held))
        return taken

    def _counted_file(self, kind: SourceKind, path: Path, source: str, cancel: threading.Event) -> ImportCounts:
        counts = self._takers.take_file(path, source, cancel)
        self._count(kind, counts.taken, counts.held)
        return counts

    def _count(self, kind: SourceKind, taken: int, held: int) -> None:
        with self._lock:
            before = self._states[kind]
            self._states[kind] = replace(before, taken=before.taken + taken, held=before.held + held)
        self.on_change()

    def _tell(self, kind: SourceKind, words: str, *, is_trouble: bool) -> None:
        self._set(replace(self._states[kind], words=words, at=self._clock.now(), is_trouble=is_trouble))

    def _set(self, state: SourceState) -> None:
        with self._lock:
            before, self._states[state.kind] = self._states[state.kind], state
        if replace(before, at=None) != replace(state, at=None):
            self.on_change()
