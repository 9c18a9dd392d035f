"""What the landmark construction is given to show; plain data in figure units of the posterior figure, no Qt, no geometry rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from procedure_assistant.ui.map.model import Layers

Point = tuple[float, float]
Which = Literal["protuberance", "mastoid_left", "mastoid_right"]
Side = Literal["left", "right"]
Nerve = Literal["greater", "lesser"]
TargetState = Literal["open", "active", "given"]

LANDMARK_WORDS: Final[dict[Which, str]] = {
    "protuberance": "Protuberance",
    "mastoid_left": "Mastoid",
    "mastoid_right": "Mastoid",
}
SPOKEN_LANDMARKS: Final[dict[Which, str]] = {
    "protuberance": "external occipital protuberance",
    "mastoid_left": "left mastoid process",
    "mastoid_right": "right mastoid process",
}


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The three landmarks; one that has not been placed is None."""

    protuberance: Point | None = None
    mastoid_left: Point | None = None
    mastoid_right: Point | None = None

    def placed(self) -> Iterator[tuple[Which, Point]]:
        """Those that have been placed."""
        if self.protuberance is not None:
            yield "protuberance", self.protuberance
        if self.mastoid_left is not None:
            yield "mastoid_left", self.mastoid_left
        if self.mastoid_right is not None:
            yield "mastoid_right", self.mastoid_right

    def mastoid(self, side: Side) -> Point | None:
        """The mastoid process of a side."""
        return self.mastoid_left if side == "left" else self.mastoid_right


@dataclass(frozen=True, slots=True)
class Zone:
    """The lit medial third: a band of ``width`` units from start to end with round ends; ``done`` fades it."""

    start: Point
    end: Point
    width: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """One block point. ``text`` is the volume given in mL (in the disc), ``measure`` its distance such as "28.0 mm".

    ``label`` is always shown ("GON right"); ``note`` says more once given; ``spoken`` says all of it in words.
    """

    nerve: Nerve
    at: Point
    state: TargetState
    label: str
    spoken: str
    text: str = ""
    measure: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SideContent:
    """What has been constructed on one side of the patient. ``mm_per_unit`` is the scale of that side's tape."""

    side: Side
    mm_per_unit: float
    targets: tuple[Target, ...] = ()
    zone: Zone | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Ellipse:
    """A published position: mean and standard deviation in mm, lateral of the midline and below the protuberance."""

    label: str
    dx_mm: float
    dy_mm: float
    sd_x: float
    sd_y: float
    colour: int


@dataclass(frozen=True, slots=True)
class Needle:
    """Where the needle went in; ``outside`` the lit zone it is drawn as a caution."""

    at: Point
    label: str
    spoken: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class NapeContent:
    """Everything the nape shows. ``step_units`` is what an arrow key moves a landmark (1 mm); ``prompt`` what to do next."""

    landmarks: Landmarks = field(default_factory=Landmarks)
    sides: tuple[SideContent, ...] = ()
    ellipses: tuple[Ellipse, ...] = ()
    needles: tuple[Needle, ...] = ()
    prompt: str = ""
    step_units: float = 2.0


NAPE_LAYERS: Final = Layers(muscles=False, bones=True, nerves=True, vessels=True)


def in_words(content: NapeContent) -> str:
    """The construction as sentences for a screen reader."""
    placed = {which for which, _ in content.landmarks.placed()}
    words = [f"{name} {'placed' if which in placed else 'not placed'}" for which, name in SPOKEN_LANDMARKS.items()]
    words += [target.spoken for side in content.sides for target in side.targets]
    words += [needle.spoken for needle in content.needles]
    return "; ".join(words)
