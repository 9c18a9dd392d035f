"""The small values that a procedure record is made of: a site, a container, an answer, a signature. They are only made by the fold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from procedure_assistant.domain import events as e
from procedure_assistant.domain.geometry import Point
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Concentration, Dose, Length, Volume


class SiteStatus(StrEnum):
    """How a site is drawn and printed."""

    PLANNED = "planned"
    GIVEN = "given"
    CHANGED = "changed"
    OMITTED = "omitted"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (UTC) and by whom."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The standing answer of a step."""

    values: tuple[str, ...]
    stamp: Stamp

    @property
    def value(self) -> str:
        """The single value, "" when there is none."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Override:
    """A stop that a physician went past."""

    finding: str
    says: str
    reason: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Container:
    """An opened vial or ampoule with what was done to it. What was drawn from it is counted in ``totals``."""

    opened: e.ProductOpened
    stamp: Stamp
    reconstituted: e.ProductReconstituted | None = None
    reconstituted_at: datetime | None = None
    wastes: tuple[tuple[e.WasteRecorded, Stamp], ...] = ()
    carried: e.VialTakenOver | None = None
    """Set where another visit opened it; ``opened`` then tells of the vial when it was full."""
    keeps: tuple[tuple[e.VialKept, Stamp], ...] = ()
    discards: tuple[tuple[e.KeptDiscarded, Stamp], ...] = ()

    @property
    def id(self) -> str:
        """Its id within the visit."""
        return self.opened.container

    @property
    def held(self) -> Dose:
        """What this visit has to account for: all of a vial opened here, the part taken over of another one."""
        return self.carried.dose if self.carried else self.opened.content

    @property
    def ready_at(self) -> datetime | None:
        """When its use-by clock began (UTC): dissolved, or pierced where it is a liquid; None for a powder not yet dissolved."""
        if self.carried:
            return self.carried.ready_at
        return self.reconstituted_at if self.opened.volume is None else self.stamp.at

    @property
    def volume(self) -> Volume | None:
        """Volume of the liquid in it when full; None for a powder not yet dissolved."""
        return self.reconstituted.volume if self.reconstituted else self.opened.volume

    @property
    def concentration(self) -> Concentration | None:
        """What can be drawn from it; None for a powder not yet dissolved."""
        return Concentration(self.opened.content, self.volume) if self.volume else None


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """One site as it stands. ``intended`` is what will be or was meant to be given, ``given`` is None until it is."""

    id: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    planned: Dose | None
    planned_at: Point | None
    intended: Dose
    given: Dose | None = None
    container: str = ""
    stamp: Stamp | None = None
    omitted: str = ""
    reason: str = ""
    moved: Length | None = None
    move_reason: str = ""
    note: str = ""
    laid: bool = False
    """Planned as an earlier visit gave it; an extra that is laid is planned like any other site until it is given."""

    @property
    def extra(self) -> bool:
        """Not on the plan: a follow-the-pain site."""
        return self.planned is None

    @property
    def decided(self) -> bool:
        """Given or omitted."""
        return self.given is not None or bool(self.omitted)

    @property
    def status(self) -> SiteStatus:
        """The state its mark shows."""
        if self.omitted:
            return SiteStatus.OMITTED
        if self.given is None:
            return SiteStatus.PLANNED
        if self.extra:
            return SiteStatus.EXTRA
        return SiteStatus.CHANGED if self.given != self.planned or self.moved is not None else SiteStatus.GIVEN


@dataclass(frozen=True, slots=True)
class Block:
    """A nerve block that was given."""

    event: e.BlockInjected
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Score:
    """A pain score."""

    event: e.PainScored
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Signature:
    """The physician's signature."""

    event: e.Signed
    stamp: Stamp
    seq: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later change of a signed record."""

    event: e.Amended
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class CoSignature:
    """A second physician's signature."""

    event: e.CoSigned
    stamp: Stamp
