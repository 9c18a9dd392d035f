"""What happened at the bedside, one frozen class per fact, named in the past tense. Nothing here decides or totals.

A class name is the ``kind`` stored in the log and never changes; a changed shape gets a new version and an upcast in services.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from procedure_assistant.domain.events_consent import ConsentEvent
from procedure_assistant.domain.events_photo import HeadPhotoCalibrated, HeadPhotoChosen, HeadPhotoLandmarks, HeadPhotoScaleBegun
from procedure_assistant.domain.events_plan import LaidSite as LaidSite  # noqa: PLC0414 -- part of an event
from procedure_assistant.domain.events_plan import PlanLaid as PlanLaid  # noqa: PLC0414 -- an event like those below
from procedure_assistant.domain.events_regenerative import (
    BiologicBegun,
    BiologicDiscarded,
    BiologicReturned,
    DiscardCorrected,
    Guidance,
    GuidanceChanged,
    ImageAttached,
    ImageMarked,
    ImagePinned,
    ImageRemoved,
    PassportFilled,
    TargetAspirated,
    UltrasoundNoted,
)
from procedure_assistant.domain.events_vials import KeptDiscarded as KeptDiscarded  # noqa: PLC0414 -- an event like those below
from procedure_assistant.domain.events_vials import VialKept as VialKept  # noqa: PLC0414 -- an event like those below
from procedure_assistant.domain.events_vials import VialTakenOver as VialTakenOver  # noqa: PLC0414 -- an event like those below
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.units import Dose, Length, Volume


@dataclass(frozen=True, slots=True)
class EarlierDose:
    """A dose of an earlier visit here, as the log of that visit has it."""

    visit_id: str
    day: date
    product: str
    kind: Kind
    dose: Dose


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """A score of an earlier visit here."""

    visit_id: str
    day: date
    instrument: str
    moment: str
    value: int


@dataclass(frozen=True, slots=True)
class VisitOpened:
    """The visit began: who it is for, as the chart knew the person then, and which protocol versions it follows."""

    patient: Patient
    protocols: tuple[tuple[str, int], ...]
    map_id: str
    map_version: str
    formulary_version: str
    program_version: str
    day: date
    earlier_doses: tuple[EarlierDose, ...] = ()
    earlier_scores: tuple[EarlierScore, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeDeclared:
    """The visit is practice: its patient is invented, and nothing of it is kept, counted or taken over anywhere."""


@dataclass(frozen=True, slots=True)
class StepAnswered:
    """A question was answered; no values means that the answer was taken away again."""

    step: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingOverridden:
    """A physician went on in spite of a stop, for a stated reason. ``says`` keeps what was overridden in words."""

    finding: str
    says: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProductOpened:
    """A container was opened. ``volume`` is None for a powder until it is reconstituted."""

    container: str
    product: str
    label: str
    substance: str
    kind: Kind
    content: Dose
    volume: Volume | None
    with_epinephrine: bool
    ndc: str
    lot: str
    expiry: date
    serial: str = ""


@dataclass(frozen=True, slots=True)
class ProductReconstituted:
    """A powder was dissolved."""

    container: str
    volume: Volume
    diluent: str
    diluent_lot: str
    diluent_expiry: date | None


@dataclass(frozen=True, slots=True)
class ProductReturned:
    """A container entered by mistake was taken back before anything was drawn from it."""

    container: str


@dataclass(frozen=True, slots=True)
class WasteRecorded:
    """A part of a container was discarded."""

    container: str
    dose: Dose
    reason: str
    witness: str


@dataclass(frozen=True, slots=True)
class SiteInjected:
    """A site was given. ``planned`` is None for an extra; position in units of the figure."""

    site: str
    muscle: str
    side: Side
    number: int
    figure: str
    x: float
    y: float
    dose: Dose
    planned: Dose | None
    container: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SiteRetracted:
    """A site marked as given was not: the mark was a mistake."""

    site: str


@dataclass(frozen=True, slots=True)
class SiteDoseChanged:
    """The dose of a site is another one than stood there before (given or still planned)."""

    site: str
    dose: Dose


@dataclass(frozen=True, slots=True)
class SiteMoved:
    """A site stands elsewhere than before. ``distance`` from the planned place; ``reason`` where it is beyond the tolerance."""

    site: str
    x: float
    y: float
    distance: Length | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SiteOmitted:
    """A planned site was not given, for a reason."""

    site: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteNoted:
    """A remark on a site; empty takes it away."""

    site: str
    text: str


@dataclass(frozen=True, slots=True)
class LandmarksPlaced:
    """Protuberance and mastoids on the posterior figure, in its units; None where not placed."""

    protuberance: tuple[float, float]
    mastoid_left: tuple[float, float] | None
    mastoid_right: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class TapeMeasured:
    """Protuberance to mastoid with the tape, on one side."""

    side: Side
    length: Length


@dataclass(frozen=True, slots=True)
class DrugPart:
    """One drug of an injection, from one container."""

    container: str
    volume: Volume
    dose: Dose


@dataclass(frozen=True, slots=True)
class BlockPlanned:
    """What each block gets. ``parts`` are per block; ``basis`` says how it was asked: "per_side" or "in_all"."""

    nerves: tuple[str, ...]
    sides: tuple[Side, ...]
    parts: tuple[DrugPart, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class BlockInjected:
    """A nerve was blocked. Position in units of the posterior figure; ``reason`` where the needle was outside the zone."""

    nerve: str
    side: Side
    x: float
    y: float
    from_protuberance: Length | None
    in_zone: bool
    parts: tuple[DrugPart, ...]
    aspiration: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BlockOmitted:
    """The blocks that were not given yet will not be given in this visit, for a reason. A later plan takes this back."""

    reason: str


@dataclass(frozen=True, slots=True)
class TargetInjected:
    """A target was injected: with ``volume`` of a biologic product, or (``product`` "") with the drugs of the block's plan.

    ``volume`` is all that went in; ``places`` counts the needle's places; ``guidance`` is what the record may claim.
    """

    target: str
    side: Side
    product: str
    volume: Volume
    parts: tuple[DrugPart, ...]
    guidance: Guidance
    aspiration: str
    places: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PainScored:
    """A pain score, numeric rating 0 to 10. ``moment`` is "before" or "after"; ``minutes`` since the last block."""

    moment: str
    value: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class AdverseEventNoted:
    """Something untoward happened; ``treatment`` and ``outcome`` in words."""

    what: str
    treatment: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Retracted:
    """Undo: the entries ``first`` to ``last`` no longer count. They stay in the log."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reinstated:
    """Redo: the entries ``first`` to ``last`` count again."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Signed:
    """The physician signed everything up to here; ``head`` is the hash of the entry before."""

    name: str
    credentials: str
    statement: str
    head: str


@dataclass(frozen=True, slots=True)
class LotCorrected:
    """Lot or expiry of a container was written wrong and is now right."""

    container: str
    lot: str
    expiry: date


@dataclass(frozen=True, slots=True)
class Amended:
    """A signed record was amended; the facts that follow it in the same command are the change. ``was`` and ``now`` in words."""

    number: int
    what: str
    was: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class CoSigned:
    """A second physician (supervisor) signed; ``head`` is the hash of the entry before."""

    name: str
    credentials: str
    statement: str
    head: str


@dataclass(frozen=True, slots=True)
class Voided:
    """The record was declared void, for a reason. It stays readable."""

    reason: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An unfinished visit went over to somebody else."""

    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class WasteCorrected:
    """``dose`` is all that was discarded of a container, whatever stood there. Without ``reason`` and ``witness`` those of before hold."""

    container: str
    dose: Dose
    reason: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class BlockCorrected:
    """What was charted of the block of a nerve and side was wrong: ``now`` is what was given, None when none was."""

    nerve: str
    side: Side
    now: BlockInjected | None


@dataclass(frozen=True, slots=True)
class TargetCorrected:
    """What was charted of an injection (its target, side and product) was wrong: ``now`` is what was given, None when nothing was."""

    target: str
    side: Side
    product: str
    now: TargetInjected | None


@dataclass(frozen=True, slots=True)
class ScoreCorrected:
    """The last score of a moment is another one; its minutes stay."""

    moment: str
    value: int


@dataclass(frozen=True, slots=True)
class AspirationPositive:
    """Something came back before a block was given; nothing was injected there and the needle was moved. ``what`` in words."""

    nerve: str
    side: Side
    what: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The record left as paper or file; ``copy`` counts from 1."""

    document: str
    paper: str
    copy: int
    to: str


Event = (
    VisitOpened
    | PracticeDeclared
    | StepAnswered
    | FindingOverridden
    | ProductOpened
    | ProductReconstituted
    | ProductReturned
    | WasteRecorded
    | SiteInjected
    | SiteRetracted
    | SiteDoseChanged
    | SiteMoved
    | SiteOmitted
    | SiteNoted
    | PlanLaid
    | LandmarksPlaced
    | TapeMeasured
    | BlockPlanned
    | BlockInjected
    | BlockOmitted
    | PainScored
    | AdverseEventNoted
    | Retracted
    | Reinstated
    | Signed
    | LotCorrected
    | Amended
    | CoSigned
    | Voided
    | HandedOver
    | WasteCorrected
    | BlockCorrected
    | ScoreCorrected
    | AspirationPositive
    | Printed
    | BiologicBegun
    | PassportFilled
    | BiologicReturned
    | BiologicDiscarded
    | TargetInjected
    | GuidanceChanged
    | UltrasoundNoted
    | ImageAttached
    | ImagePinned
    | ImageMarked
    | ImageRemoved
    | TargetAspirated
    | TargetCorrected
    | DiscardCorrected
    | HeadPhotoChosen
    | HeadPhotoCalibrated
    | HeadPhotoLandmarks
    | HeadPhotoScaleBegun
    | VialKept
    | VialTakenOver
    | KeptDiscarded
    | ConsentEvent
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its place in the log: when (UTC), who, where, and ``group``, the first seq of the command it belongs to."""

    seq: int
    at: datetime
    who: str
    workstation: str
    event: Event
    group: int


def amount_of(parts: tuple[DrugPart, ...]) -> Decimal:
    """The volume of a mixed injection in mL."""
    return sum((part.volume.amount for part in parts), Decimal(0))
