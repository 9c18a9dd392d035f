"""The values the map is given to show; plain data, no Qt, no rule about what may be injected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from procedure_assistant.domain.say import joined, say

State = Literal["planned", "given", "changed", "omitted", "extra", "ghost"]
ViewName = Literal["all", "anterior", "lateral_left", "lateral_right", "posterior"]
Figure = Literal["anterior", "posterior", "lateral_left", "lateral_right"]

FIGURES: Final[tuple[Figure, ...]] = ("anterior", "posterior", "lateral_left", "lateral_right")
VIEWS: Final[tuple[ViewName, ...]] = ("all", "anterior", "lateral_left", "lateral_right", "posterior")

TITLES: Final[dict[str, str]] = {
    "anterior": say("Anterior"),
    "posterior": say("Posterior"),
    "lateral_left": say("Left side"),
    "lateral_right": say("Right side"),
}
THUMBNAIL_TITLES: Final[dict[str, str]] = TITLES | {"lateral_left": say("Left"), "lateral_right": say("Right")}
SIDE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "anterior": (say("Patient’s right"), say("Patient’s left")),
    "posterior": (say("Patient’s left"), say("Patient’s right")),
    "lateral_left": (say("Patient’s left"), ""),
    "lateral_right": ("", say("Patient’s right")),
}
"""Words at the viewer's left and at the viewer's right edge of a figure. A mirrored figure never mirrors the words."""


@dataclass(frozen=True, slots=True)
class SiteMark:
    """One mark on a figure. Positions are figure units (20 a centimetre); ``side`` is the patient's.

    ``text`` is the numeral inside the mark: only something given has one. ``spoken`` says the site and its state in words.
    """

    id: str
    figure: str
    x: float
    y: float
    state: State
    text: str
    spoken: str
    muscle: str
    side: str
    next: bool = False
    selected: bool = False
    around: bool = False
    """A ghost of the very place where a site stands: drawn wider, so that it is seen around the mark."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Which layers of a figure are shown over the skin."""

    muscles: bool = True
    bones: bool = False
    nerves: bool = False
    vessels: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Decided and planned sites; extra sites are counted apart and ghosts not at all."""

    decided: int
    planned: int
    given: int
    omitted: int
    extra: int


def count(marks: Iterable[SiteMark]) -> Count:
    """Counts the marks by state; ``planned`` is every site of the plan, decided or not."""
    states = Counter(mark.state for mark in marks)
    decided = sum(states[state] for state in ("given", "changed", "omitted"))
    return Count(
        decided=decided,
        planned=decided + states["planned"],
        given=states["given"] + states["changed"],
        omitted=states["omitted"],
        extra=states["extra"],
    )


def in_words(marks: Iterable[SiteMark]) -> str:
    """The counts as a sentence for a screen reader."""
    n = count(marks)
    words = [
        say("{decided} of {planned} planned sites decided", decided=n.decided, planned=n.planned),
        say("{given} given", given=n.given),
        say("{omitted} omitted", omitted=n.omitted),
    ]
    words.append(say("{planned} still planned", planned=n.planned - n.decided))
    if n.extra:
        words.append(say("{extra} extra", extra=n.extra))
    return joined(", ", words)
