"""Drives what is set for work at the chair: pedals and keypad, spoken prompts, the measure of the screen. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from procedure_assistant.domain.say import plain, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.workstation import (
    ACT_WORDS,
    ASSUMED_DPI,
    SLOTS,
    UNREADABLE,
    KeyAct,
    WorkstationSettings,
    believable,
    load_workstation,
    pixels_per_mm,
    save_workstation,
    with_default_keys,
    with_key,
    with_measure,
)

FINGER_MM = 20
CARD_MM = 53.98
"""The short edge of a bank card (ISO/IEC 7810, ID-1)."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One act with the keys of the keyboard, which stay, and those of pedal and keypad by slot ("" none)."""

    act: str
    words: str
    keyboard: str
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BedsideContent:
    """The card. ``px_per_mm`` is what gloves mode goes by; ``measured`` whether a hand measured it."""

    rows: tuple[KeyRow, ...]
    spoken: bool
    voice: str
    can_speak: bool
    screen: str
    px_per_mm: float
    measured: bool
    problems: Mapping[str, str] = field(default_factory=dict)


class BedsideView(Protocol):
    """What the presenter asks of the card."""

    def show_bedside(self, content: BedsideContent) -> None:
        """Show it all."""


class Speech(Protocol):
    """The voice as the settings need it."""

    def words(self) -> str:
        """Whether something can be heard, in a sentence."""

    def possible(self) -> bool:
        """Whether there is a voice."""

    def try_it(self) -> None:
        """Let it be heard."""


class BedsidePresenter:
    """Every change is kept at once. ``base_keys``: the keys of the keyboard by act; ``taken``: what every key does already."""

    def __init__(
        self,
        services: Services,
        view: BedsideView,
        speech: Speech,
        base_keys: Callable[[str], tuple[str, ...]],
        taken: Mapping[str, str],
        screen: Callable[[], tuple[str, float]],
    ) -> None:
        """``screen``: the name of the screen and the dots an inch it says it has."""
        self._services = services
        self._view = view
        self._speech = speech
        self._base_keys = base_keys
        self._taken = taken
        self._screen = screen
        self._settings = WorkstationSettings()
        self._problems: dict[str, str] = {}

    def refresh(self) -> None:
        """Read what is stored and show it."""
        self._problems = {}
        try:
            self._settings = load_workstation(self._services.store, self._services.visits.workstation)
        except Problem as problem:
            self._problems["keys"] = problem.text
        self.show()

    def learn(self, act: str, slot: str, key: str) -> None:
        """A key was pressed for an act; "" takes it away. One that means something else is refused beside it."""
        self._change("keys", lambda before: with_key(before, KeyAct(act), slot, key, self._taken), say("keys and pedals"))

    def reset_keys(self) -> None:
        """The keys as they come."""
        self._change("keys", with_default_keys, say("keys and pedals"))

    def speak(self, on: bool) -> None:
        """Whether prompts are spoken when a visit is opened."""
        self._change("spoken", lambda before: replace(before, spoken=on), say("spoken prompts"))
        if on and not self._problems:
            self._speech.try_it()
            self.show()

    def measure(self, px_per_mm: float | None) -> None:
        """How the screen was measured with a card; None forgets it."""
        name, _dpi = self._screen()
        self._change("screen", lambda before: with_measure(before, name, px_per_mm), say("measure of the screen"))

    def _change(self, place: str, change: Callable[[WorkstationSettings], WorkstationSettings], what: str) -> None:
        self._problems = {}
        store, workstation = self._services.store, self._services.visits.workstation
        guard = self._services.visits.guard
        try:
            guard.allow(save_workstation)
            before = self._stored()
            after = change(before)
            if after != before:
                save_workstation(store, workstation, after)
                guard.note(Act.SET_WORKSTATION, workstation, plain(what))
            self._settings = after
        except Problem as problem:
            self._problems[place] = problem.text
        self.show()

    def _stored(self) -> WorkstationSettings:
        """What is stored, to be changed; in place of what cannot be read the defaults, so that it can be set again."""
        try:
            return load_workstation(self._services.store, self._services.visits.workstation)
        except Problem as problem:
            if problem.code != UNREADABLE:
                raise
            return WorkstationSettings()

    def show(self) -> None:
        """Show the card as it stands."""
        name, dpi = self._screen()
        settings = self._settings
        rows = tuple(
            KeyRow(act.value, ACT_WORDS[act], self._base_keys(act.value)[0], dict(zip(SLOTS, settings.keys_of(act), strict=True)))
            for act in KeyAct
        )
        density = pixels_per_mm(settings, name, dpi)
        measured = name in settings.px_per_mm
        self._view.show_bedside(
            BedsideContent(
                rows,
                settings.spoken,
                self._speech.words(),
                self._speech.possible(),
                _screen_words(dpi, density, measured=measured),
                density,
                measured,
                dict(self._problems),
            )
        )


def _screen_words(dpi: float, density: float, *, measured: bool) -> str:
    finger = round(FINGER_MM * density)
    if measured:
        return say("Measured with a card: 20 mm are {px} pixels on this screen.", px=finger)
    if believable(dpi):
        return say("This screen says that it has {dpi} dots per inch, so 20 mm are {px} pixels.", dpi=round(dpi), px=finger)
    dpi = ASSUMED_DPI
    return say(
        "This screen does not say how large it is; {dpi} dots per inch are assumed, so 20 mm are {px} pixels.", dpi=round(dpi), px=finger
    )
