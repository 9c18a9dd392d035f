"""How this workstation looks and speaks: theme, size, language. Everybody may choose it; it is no part of the records."""

from __future__ import annotations

from typing import NamedTuple, Protocol

SYSTEM = "system"
THEMES = (SYSTEM, "light", "dark", "high_contrast")
LANGUAGES = (SYSTEM, "en", "es")
TEXT_SIZES = (100, 125, 150)
"""Per cent, beside what the system scales by itself."""
SKIN_TONES = ("1 light", "2 light-medium", "3 medium", "4 brown", "5 deep")
"""The skins in which the figures can be drawn, by their names in resources/figures/palette.json."""


class Appearance(NamedTuple):  # not a dataclass: it is read before the first paint
    """``theme`` is one of ``THEMES``, or "" where nobody chose at this workstation; ``text_size`` one of ``TEXT_SIZES``,
    ``skin_tone`` of ``SKIN_TONES``: that of the figures; ``language`` of ``LANGUAGES``: that of the screen."""

    theme: str = ""
    text_size: int = TEXT_SIZES[0]
    skin_tone: str = SKIN_TONES[0]
    language: str = SYSTEM


class AppearanceKeeper(Protocol):
    """Keeps the appearance at this computer, for whoever works at it. A port: the window fills it."""

    def appearance(self) -> Appearance:
        """What was chosen last; what cannot be read counts as not chosen."""

    def keep_appearance(self, chosen: Appearance) -> bool:
        """Keep it for the next start; False where it cannot be written."""

    def text_sizes_that_fit(self) -> tuple[int, ...]:
        """The text sizes at which the window still has room on the screen it is on."""


def choose_appearance(keeper: AppearanceKeeper, chosen: Appearance) -> bool:
    """Keep what somebody chose; False where it counts until the program ends only. ValueError for what cannot be chosen."""
    looks = chosen.theme in ("", *THEMES) and chosen.text_size in TEXT_SIZES and chosen.skin_tone in SKIN_TONES
    if not looks or chosen.language not in LANGUAGES:
        raise ValueError(f"no such appearance: {chosen}")
    return keeper.keep_appearance(chosen)
