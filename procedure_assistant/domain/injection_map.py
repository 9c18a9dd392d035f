"""The injection map: muscles, sites, planned doses and where extras may go. Positions are figure units, sides the patient's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Side(StrEnum):
    """The patient's side."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


@dataclass(frozen=True, slots=True)
class Bound:
    """A line on a figure, given by two points, that the sites of a muscle on one side do not go below. ``says`` names it: "the brow"."""

    figure: str
    side: Side
    x1: float
    y1: float
    x2: float
    y2: float
    says: str
    source: str

    def is_below(self, x: float, y: float) -> bool:
        """Whether a place lies caudal of the line (y grows downwards)."""
        return y > self.y1 + (self.y2 - self.y1) * (x - self.x1) / (self.x2 - self.x1)


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle area. ``letter`` is its place in the trial's order (A–G), ``position`` how the patient lies or sits.

    ``extra_sites`` and ``sites_max``/``units_max`` are the follow-the-pain allowance; zero extra sites means none allowed.
    ``vessel`` is the one that the caution warns of, "" for none; a place below one of the ``bounds`` needs a reason.
    """

    id: str
    name: str
    short: str
    letter: str
    position: str
    angle: str
    depth: str
    caution: str
    extra_sites: int
    sites_max: int
    units_max: Decimal
    source: str
    vessel: str = ""
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """One planned site. ``x``, ``y`` in units of its figure (``units_per_cm`` of the map); ``units`` is the planned dose."""

    id: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    units: Decimal
    where: str


@dataclass(frozen=True, slots=True)
class ExtraArea:
    """A place where follow-the-pain extras are usually given: a suggestion, the muscle is the rule."""

    id: str
    muscle: str
    side: Side
    figure: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class InjectionMap:
    """A versioned map: which picture of the sites a record followed is part of the record."""

    id: str
    version: str
    title: str
    substance: str
    units_per_cm: int
    dose_step: Decimal
    dose_max: Decimal
    dose_extra: Decimal
    units_max: Decimal
    tolerance_mm: Decimal
    muscles: tuple[Muscle, ...]
    sites: tuple[Site, ...]
    extra_areas: tuple[ExtraArea, ...]
    source: str

    def muscle(self, muscle_id: str) -> Muscle | None:
        """The muscle with this id."""
        return next((muscle for muscle in self.muscles if muscle.id == muscle_id), None)

    def site(self, site_id: str) -> Site | None:
        """The planned site with this id."""
        return next((site for site in self.sites if site.id == site_id), None)

    @property
    def planned_units(self) -> Decimal:
        """The sum of all planned doses, in units of ``substance``."""
        return sum((site.units for site in self.sites), Decimal(0))

    def sequence(self) -> tuple[Site, ...]:
        """The sites in the trial's order: muscles by letter, then left before right, then by number."""
        rank = {muscle.id: muscle.letter for muscle in self.muscles}
        sides = {Side.LEFT: 0, Side.MIDLINE: 1, Side.RIGHT: 2}
        return tuple(sorted(self.sites, key=lambda site: (rank[site.muscle], sides[site.side], site.number)))
