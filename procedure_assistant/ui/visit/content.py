"""What the visit screen shows, as plain values already in words. No Qt and no decision; made by the presenters from the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from procedure_assistant.domain.completeness import OpenItem, RowState
from procedure_assistant.domain.protocol import Ask, Shows
from procedure_assistant.domain.say import say
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.map.nape_model import NapeContent

if TYPE_CHECKING:
    from procedure_assistant.domain.claims import BillingSummary
    from procedure_assistant.ui.visit.head_content import Beside
    from procedure_assistant.ui.visit.passport_content import PassportContent, PassportTotals
    from procedure_assistant.ui.visit.photo_content import PhotoContent
    from procedure_assistant.ui.visit.ultrasound_content import UltrasoundContent

Tone = Literal["refusal", "caution", "information"]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One row of the steps column."""

    id: str
    title: str
    state: RowState
    note: str
    current: bool


@dataclass(frozen=True, slots=True)
class StepGroup:
    """A heading of the steps column with its rows."""

    title: str
    lines: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message beside the place it concerns. ``action`` is the label of its one button, ``about`` what the button is for."""

    tone: Tone
    title: str
    text: str
    action: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A reason or a few words asked for in place. ``label`` names the line to write in, ``action`` the button that goes on."""

    title: str
    text: str
    label: str = say("Reason")
    action: str = say("Go on")


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One thing that is seldom done in a visit; only what can be done now is offered."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One step as a form row. ``answer`` holds the values chosen or typed; ``said`` when and by whom, "" when not answered.

    ``draft`` is what was typed and could not be saved; the record does not hold it.
    """

    id: str
    ask: Ask
    label: str
    help: str
    choices: tuple[tuple[str, str], ...]
    unit: str
    answer: tuple[str, ...]
    said: str
    required: bool
    notices: tuple[Notice, ...] = ()
    draft: str = ""
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class TogetherContent:
    """What one press would chart besides what stands on this page: parts with their lines. ``choices`` (id, label) answer the one
    question that is left (``asks``), and chart everything else with it; without them the primary action does.
    """

    title: str
    text: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    asks: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormContent:
    """A section as a form. ``facts`` are what the chart says; ``editable`` is False once the record is signed."""

    section: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    facts: tuple[tuple[str, str], ...] = ()
    editable: bool = True
    together: TogetherContent | None = None


@dataclass(frozen=True, slots=True)
class ProductOffer:
    """A product as it was opened last here: one press opens it with this lot. ``words`` say all that is charted, ``note`` since when."""

    id: str
    label: str
    words: str
    note: str
    action: str = say("Open this lot")


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """A product of the formulary that can be opened. ``kind`` groups them; ``diluents_ml`` is empty for a liquid."""

    id: str
    label: str
    kind: str
    diluents_ml: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OpenedProduct:
    """An opened container in words. ``needs_volume`` while a powder is not dissolved."""

    id: str
    label: str
    lot: str
    expiry: str
    dilution: str
    balance: str
    needs_volume: bool
    diluents_ml: tuple[str, ...]
    removable: bool
    correctable: bool = False
    expiry_iso: str = ""


@dataclass(frozen=True, slots=True)
class ProductsContent:
    """The products section: what is open and what can be opened, the kinds this visit needs first, the ``usual`` ones apart."""

    opened: tuple[OpenedProduct, ...]
    choices: tuple[ProductChoice, ...]
    usual: tuple[ProductChoice, ...]
    missing: str
    editable: bool = True
    offers: tuple[ProductOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteCardContent:
    """The small card of one site."""

    id: str
    mark: SiteMark
    title: str
    state: str
    where: str
    depth: str
    angle: str
    caution: str
    dose: Decimal
    dose_step: Decimal
    dose_choices: tuple[Decimal, ...]
    volume: str
    given: bool
    omitted: str
    extra: bool
    reasons: tuple[str, ...]
    note: str
    editable: bool = True
    amending: bool = False
    vessel: str = ""
    """The vessel that the caution warns of, "" for none: it is then shown on the figure."""


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """One muscle row: pips are mark states left, midline, right in order of number."""

    id: str
    name: str
    left: tuple[str, ...]
    midline: tuple[str, ...]
    right: tuple[str, ...]
    units: str
    open_left: int
    open_right: int
    open_all: int
    current: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class BarContent:
    """A bar in parts of ``whole`` with its words; ``tone`` is "ok", "near" or "over"."""

    label: str
    value: str
    words: str
    given: Decimal
    planned: Decimal
    waste: Decimal
    whole: Decimal
    tone: Literal["ok", "near", "over", "info"] = "ok"


@dataclass(frozen=True, slots=True)
class MapTotals:
    """The right column of a visit with an injection map."""

    given: str
    of: str
    sites: str
    extras: str
    bar: BarContent
    muscles: tuple[MuscleLine, ...]
    vials: tuple[BarContent, ...]
    limits: tuple[BarContent, ...]


@dataclass(frozen=True, slots=True)
class SideTile:
    """One side of the block: volume and state in words."""

    side: str
    title: str
    volume: str
    state: str
    given: bool
    current: bool


@dataclass(frozen=True, slots=True)
class ReliefTimer:
    """Minutes since the last block and the window in which relief is judged; ``since`` is None before any block."""

    since: datetime | None
    label: str
    window_from: int
    window_to: int
    due: str


@dataclass(frozen=True, slots=True)
class BlockTotals:
    """The right column of a nerve block. ``pain`` is the score of ``moment`` ("before" or "after" the block).

    ``scores`` is False where the canvas shows the scale, and once the record is signed.
    """

    tiles: tuple[SideTile, ...]
    weight: str
    drugs: tuple[BarContent, ...]
    together: BarContent | None
    moment: str
    pain: int | None
    pain_words: str
    timer: ReliefTimer
    scores: bool = True


@dataclass(frozen=True, slots=True)
class Primary:
    """The one primary action: ``enabled`` False shows ``why`` above it. ``hint`` is its key."""

    next_title: str
    next_text: str
    title: str
    amount: str
    action: str
    hint: str = say("Space")
    enabled: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlanDrug:
    """A drug that the block can use: an open container with the volume planned per injection ("" when not planned)."""

    container: str
    label: str
    volume: str
    left: str


@dataclass(frozen=True, slots=True)
class BlockContent:
    """The landmark construction with its measure card and the plan. ``published`` are the studies drawn as ellipses.

    ``nerves`` are (id, short name, name, planned); ``sides`` and ``basis`` are empty before there is a plan. ``waiting`` is the block that
    is next ("GON left"), ``waiting_parts`` its nerve and side. While ``amending``, ``given`` are the blocks as they were charted.
    """

    nape: NapeContent
    tape_left: str
    tape_right: str
    distances: tuple[tuple[str, str, str], ...]
    published: tuple[str, ...]
    drugs: tuple[PlanDrug, ...]
    nerves: tuple[tuple[str, str, str, bool], ...]
    sides: tuple[str, ...]
    basis: str
    plan_words: str
    editable: bool
    waiting: str = ""
    waiting_parts: tuple[str, str] = ("", "")
    given: tuple[BlockLine, ...] = ()
    amending: bool = False
    photo: PhotoContent | None = None


@dataclass(frozen=True, slots=True)
class ScoresContent:
    """Pain before or after."""

    moment: str
    title: str
    lead: str
    value: int | None
    earlier: tuple[str, ...]
    timer: ReliefTimer | None
    editable: bool = True


@dataclass(frozen=True, slots=True)
class WasteLine:
    """One container in the waste section."""

    container: str
    label: str
    opened: str
    given: str
    wasted: str
    left: str
    unit: str
    balanced: bool
    amendable: bool = False
    told: str = ""
    keep: str = ""


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One block as it was charted, to be amended. ``volumes``: container, label and mL ("" none); ``given`` False for one not charted."""

    nerve: str
    side: str
    title: str
    given: bool
    volumes: tuple[tuple[str, str, str], ...]
    aspiration: str


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """One amendment of the signed record, both values in words."""

    what: str
    was: str
    now: str
    who_when: str
    why: str


@dataclass(frozen=True, slots=True)
class ClosingAction:
    """What can be done with a closed record. ``why_not`` says why it cannot be done by whoever is in; "" when it can."""

    id: str
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SealedContent:
    """The closed record: who signed when, under which seal, and what came after. ``void`` is the sentence of a void record."""

    by: str
    at: str
    code: str
    seal: str
    void: str
    lines: tuple[str, ...]
    amendments: tuple[AmendmentLine, ...]
    actions: tuple[ClosingAction, ...]


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """What is asked on the sign page: ``id`` "cosign", "void" or "hand_over". ``people`` are those it can go to; empty when typed."""

    id: str
    title: str
    text: str
    action: str
    people: tuple[str, ...] = ()
    name: str = ""
    credentials: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class WasteContent:
    """Given + wasted = opened, per container."""

    lines: tuple[WasteLine, ...]
    left_any: bool
    reasons: tuple[str, ...]
    editable: bool = True


@dataclass(frozen=True, slots=True)
class SignContent:
    """Sign and print: what is open, what is complete, who signs."""

    open: tuple[OpenItem, ...]
    stops: tuple[Notice, ...]
    complete: tuple[tuple[str, str], ...]
    signed: str
    name: str
    credentials: str
    printed: str
    fixed: bool = False
    sealed: SealedContent | None = None
    form: ClosingForm | None = None
    notes: tuple[str, ...] = ()
    copy_why: str = ""
    sign_why: str = ""
    print_why: str = ""
    save_why: str = ""
    billing: BillingSummary | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The patient banner."""

    name: str
    born: str
    mrn: str
    weight: str
    chips: tuple[tuple[str, str], ...]
    saved: str


@dataclass(frozen=True, slots=True)
class VisitContent:
    """The whole screen. ``shows`` tells which of the section contents stands on the canvas.

    ``notices`` came of what was asked last and go with the next thing done; ``standing`` hold as long as their cause does.
    """

    beside: Beside
    title: str
    subtitle: str
    shows: Shows
    section: str
    form: FormContent | None
    products: ProductsContent | None
    marks: tuple[SiteMark, ...]
    block: BlockContent | None
    scores: ScoresContent | None
    waste: WasteContent | None
    sign: SignContent | None
    map_totals: MapTotals | None
    block_totals: BlockTotals | None
    primary: Primary
    undo: str
    redo: str
    notices: tuple[Notice, ...]
    standing: tuple[Notice, ...]
    asking: Asking | None
    menu: tuple[MenuItem, ...]
    passport: PassportContent | None = None
    passport_totals: PassportTotals | None = None
    ultrasound: UltrasoundContent | None = None
