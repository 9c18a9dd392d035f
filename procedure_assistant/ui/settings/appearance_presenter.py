"""Drives the choice of appearance at this workstation: shown at once, kept for the next start, written into the audit trail. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.appearance import SKIN_TONES, SYSTEM, TEXT_SIZES, Appearance, AppearanceKeeper, choose_appearance
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings

NOT_KEPT = say("It counts until the program ends: this computer could not keep it for the next start.")
NEXT_START = say("Counts from the next start of the program.")
NO_ROOM = say("The screen has no room for a larger text.")


@dataclass(frozen=True, slots=True)
class AppearanceContent:
    """``sizes`` are those that can be chosen; ``size_note`` stands below them, ``problem`` says what failed."""

    theme: str
    text_size: int
    sizes: tuple[int, ...] = TEXT_SIZES
    size_note: str = ""
    problem: str = ""
    skin_tone: str = SKIN_TONES[0]
    language: str = SYSTEM


class AppearanceView(Protocol):
    """What the presenter asks of the card."""

    def show_appearance(self, content: AppearanceContent) -> None:
        """Show what counts."""


class AppearancePresenter:
    """``changed`` is called with the appearance once somebody chose another. ``shown_size`` says which text size counts now."""

    def __init__(
        self,
        services: Services,
        keeper: AppearanceKeeper,
        view: AppearanceView,
        changed: Callable[[Appearance], None],
        shown_size: Callable[[], int],
    ) -> None:
        self._store = services.store
        self._guard = services.visits.guard
        self._keeper = keeper
        self._view = view
        self._changed = changed
        self._shown_size = shown_size
        self._now = Appearance()
        self._problem = ""

    def refresh(self) -> None:
        """Read what was chosen here; where nobody did, what the clinic chose for all."""
        self._problem = ""
        self._now = appearance_here(self._keeper, self._clinic_theme())
        self._show()

    def choose_theme(self, theme: str) -> None:
        """Show it from now on."""
        self._choose(self._now._replace(theme=theme), say("appearance"))

    def choose_text_size(self, size: int) -> None:
        """Keep it for the next start."""
        self._choose(self._now._replace(text_size=size), say("text size"))

    def choose_skin_tone(self, tone: str) -> None:
        """Draw the figures in it from the next visit on."""
        self._choose(self._now._replace(skin_tone=tone), say("skin tone of the figures"))

    def choose_language(self, language: str) -> None:
        """Show it from now on."""
        self._choose(self._now._replace(language=language), say("language of the screen"))

    def _choose(self, chosen: Appearance, what: str) -> None:
        self._problem = ""
        if chosen == self._now:
            return
        try:
            self._guard.allow(choose_appearance)
            if not choose_appearance(self._keeper, chosen):
                self._problem = NOT_KEPT
            self._guard.note(Act.SET_APPEARANCE, "", what)
        except Problem as problem:
            self._problem = problem.text
            self._show()
            return
        self._now = chosen
        self._show()
        self._changed(chosen)

    def _clinic_theme(self) -> str:
        try:
            return load_settings(self._store).theme
        except Problem as problem:
            self._problem = problem.text
            return self._now.theme

    def _show(self) -> None:
        sizes = self._keeper.text_sizes_that_fit()
        notes: list[str] = [NEXT_START] if self._now.text_size != self._shown_size() else []
        if len(sizes) < len(TEXT_SIZES):
            notes.append(NO_ROOM)
        said = joined(" ", notes)
        self._view.show_appearance(
            AppearanceContent(
                self._now.theme,
                self._now.text_size,
                sizes,
                said,
                problem=self._problem,
                skin_tone=self._now.skin_tone,
                language=self._now.language,
            )
        )


def appearance_here(keeper: AppearanceKeeper, clinic_theme: str) -> Appearance:
    """What was chosen at this workstation, else the theme that the clinic chose for all before workstations could."""
    chosen = keeper.appearance()
    return chosen if chosen.theme else chosen._replace(theme=clinic_theme)
