"""What the landmark construction is given to show; plain data in figure units of the posterior figure, no Qt, no geometry rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.map.model import Layers

Point = tuple[float, float]
Which = Literal["protuberance", "mastoid_left", "mastoid_right", "scale_first", "scale_second"]
"""The landmarks, and on a photograph the two points of known distance."""
Side = Literal["left", "right"]
Nerve = Literal["greater", "lesser"]
TargetState = Literal["open", "active", "given"]

LANDMARK_WORDS: Final[dict[Which, str]] = {
    "protuberance": say("Protuberance"),
    "mastoid_left": say("Mastoid"),
    "mastoid_right": say("Mastoid"),
    "scale_first": "",
    "scale_second": "",
}
SPOKEN_LANDMARKS: Final[dict[Which, str]] = {
    "protuberance": say("external occipital protuberance"),
    "mastoid_left": say("left mastoid process"),
    "mastoid_right": say("right mastoid process"),
    "scale_first": say("first point of known distance"),
    "scale_second": say("second point of known distance"),
}
SCALE_POINTS: Final[tuple[Which, Which]] = ("scale_first", "scale_second")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The three landmarks, and the two points of the scale of a photograph; one that has not been placed is None."""

    protuberance: Point | None = None
    mastoid_left: Point | None = None
    mastoid_right: Point | None = None
    scale_first: Point | None = None
    scale_second: Point | None = None

    def placed(self) -> Iterator[tuple[Which, Point]]:
        """Those that have been placed."""
        if self.protuberance is not None:
            yield "protuberance", self.protuberance
        if self.mastoid_left is not None:
            yield "mastoid_left", self.mastoid_left
        if self.mastoid_right is not None:
            yield "mastoid_right", self.mastoid_right
        if self.scale_first is not None:
            yield "scale_first", self.scale_first
        if self.scale_second is not None:
            yield "scale_second", self.scale_second

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
    """Everything the nape shows. ``step_units`` is what an arrow key moves a landmark (1 mm); ``prompt`` what to do next.

    On a photograph positions are pixels of the upright picture; ``mirrored`` where the patient's left is seen on the right of it,
    ``placing`` what the next press sets ("" nothing) and ``scale_words`` the known distance.
    """

    landmarks: Landmarks = field(default_factory=Landmarks)
    sides: tuple[SideContent, ...] = ()
    ellipses: tuple[Ellipse, ...] = ()
    needles: tuple[Needle, ...] = ()
    prompt: str = ""
    step_units: float = 2.0
    on_photo: bool = False
    mirrored: bool = False
    placing: Which | Literal[""] = ""
    scale_words: str = ""


NAPE_LAYERS: Final = Layers(muscles=False, bones=True, nerves=True, vessels=True)


def in_words(content: NapeContent) -> str:
    """The construction as sentences for a screen reader."""
    placed = {which for which, _ in content.landmarks.placed()}
    asked = {which: name for which, name in SPOKEN_LANDMARKS.items() if content.on_photo or which not in SCALE_POINTS}
    words = [
        say("{name} {which}", name=name, which=say("placed") if which in placed else say("not placed")) for which, name in asked.items()
    ]
    words += [target.spoken for side in content.sides for target in side.targets]
    words += [needle.spoken for needle in content.needles]
    return joined("; ", words)
