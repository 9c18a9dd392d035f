"""The procedure note: everything the paper and the plain text of a visit say, counted and worded. Knows no paper, font or domain record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.paper import Paper as Paper  # noqa: PLC0414 -- whoever draws a note also needs its sheet

if TYPE_CHECKING:
    from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote
    from procedure_assistant.services.note_photo import PhotoNote


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. ``struck`` is a value that no longer holds; it stands only beside the one that does."""

    text: str
    strong: bool = False
    struck: bool = False


Line = tuple[Run, ...]
"""A paragraph: runs that follow each other and wrap as one text."""


def strong(text: str) -> Run:
    """Text that carries the weight of its line."""
    return Run(text, strong=True)


def struck(text: str) -> Run:
    """A value that no longer holds."""
    return Run(text, struck=True)


def line(*parts: str | Run) -> Line:
    """A paragraph from plain words and runs, empty parts left out."""
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(run for run in runs if run.text)


def words(text: Line) -> str:
    """The paragraph without weights; a struck value reads "(was …)"."""
    return "".join(f"(was {run.text.strip()})" if run.struck else run.text for run in text)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The clinic. ``details`` (address, telephone, …) are shown in this order as far as the sheet is wide."""

    name: str
    details: tuple[str, ...] = ()
    logo: bytes = b""
    """A small black and white PNG that stands before the name; empty for none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the sheet is about, repeated on every page. ``short_name`` stands in the foot where ``name`` is too long for it."""

    name: str
    short_name: str
    born: str
    sex: str
    mrn: str
    visit: str


@dataclass(frozen=True, slots=True)
class Alert:
    """An allergy or alert. ``stop`` words are printed white on black: they stop a hand ("ALLERGY"); "Allergies: none known" does not."""

    word: str
    text: str
    stop: bool = True


@dataclass(frozen=True, slots=True)
class Glance:
    """One of up to five numbers under the summary: ``figure`` large, up to two short ``captions`` below, ``was`` the amended value."""

    figure: str
    captions: tuple[str, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One row of Was | Is now | Who, when | Why. A derived change has no ``number`` and follows the row it comes from."""

    number: str
    what: str
    was: str
    now: str
    who_when: str
    why: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a course: ``value`` gives its height, ``text`` stands above and ``label`` below; the latest is filled."""

    label: str
    value: Decimal
    text: str
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over the injection cycles, for example headache days in 28."""

    title: Line
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Indication:
    """Why it was done, as payers ask: diagnosis with code, history, failed measures, effect of earlier injections."""

    diagnosis: Line
    history: Line
    failed: Line
    effect: Line
    more: tuple[Line, ...] = ()
    bars: Bars | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every paragraph in reading order, empty ones left out."""
        return tuple(one for one in (self.diagnosis, self.history, self.failed, self.effect, *self.more) if one)


@dataclass(frozen=True, slots=True)
class Check:
    """A ticked line; ``done`` False is printed with an empty box."""

    text: Line
    done: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the checklist as answered. ``stands_out`` answers are printed heavy (a "yes" to a contraindication)."""

    question: str
    answer: str
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one section with who gave them and when ("T. Rivera RN 14:12")."""

    title: str
    by: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One site on the map.

    ``figure`` is "anterior", "lateral_left", "lateral_right" or "posterior"; ``x``, ``y`` and ``planned_at`` are units of that
    figure (20 = 1 cm, origin top left). ``name`` is the site in words ("Frontalis left 2"), ``units`` its dose in words, empty where
    nothing was given. ``remark`` is the number that ties it to a remark, empty for a site that needs none.
    """

    figure: str
    x: float
    y: float
    status: SiteStatus
    letter: str
    muscle: str
    side: Side
    name: str
    units: str
    remark: str = ""
    planned_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What differed at the marks with these ``numbers`` ("2, 3"); without numbers it speaks of the whole map."""

    numbers: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The injection map: all marks and what is to be said about them. ``version`` is the picture of the sites that was followed."""

    version: str
    marks: tuple[Mark, ...]
    remarks: tuple[Remark, ...] = ()

    def count(self, status: SiteStatus) -> int:
        """How many sites are in a state."""
        return sum(1 for mark in self.marks if mark.status is status)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of the units table, with the marks that explain it before it and the amended value struck."""

    text: str
    strong: bool = False
    marks: tuple[SiteStatus, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Sided:
    """Amounts of the patient's left and right."""

    left: Amount
    right: Amount


@dataclass(frozen=True, slots=True)
class Midline:
    """The amount of an unpaired muscle."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class UnitsRow:
    """One muscle. ``letter`` ties it to the map."""

    letter: str
    muscle: str
    planned: Sided | Midline
    given: Sided | Midline
    sites: str
    total: str


@dataclass(frozen=True, slots=True)
class UnitsTable:
    """Units by muscle and side, with the totals row last. ``total_remark`` says what the side totals leave out ("incl. midline 5")."""

    rows: tuple[UnitsRow, ...]
    planned: Sided
    given: Sided
    sites: str
    total: str
    total_remark: str = ""
    caption: str = "Sides are the patient’s."


@dataclass(frozen=True, slots=True)
class LimitBar:
    """A limit and how much of it is used. ``fraction`` 1 is at the limit; above 1 the bar is full and ``used`` says so."""

    label: str
    used: Line
    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of this visit, then sentences: interval, route, frequency."""

    bars: tuple[LimitBar, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its volume, each with its unit; ``was`` holds amended values."""

    amount: str
    volume: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """One container or lot: given + wasted = opened. ``remarks`` hold dilution, needle, who saw the waste."""

    name: str
    detail: str
    ndc: str
    lot: str
    expiry: str
    given: Quantity
    wasted: Quantity
    opened: Quantity
    remarks: tuple[Line, ...] = ()
    lot_was: str = ""
    expiry_was: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A stop that was passed: what it was, the stated reason, who and when."""

    title: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class NerveTarget:
    """An injection on the diagram: ``along`` the line (0 protuberance, 1 mastoid), ``across`` it in the same measure (up is positive).

    ``name`` ("GON", "LON") is written beside the mark where more than one nerve was blocked.
    """

    along: float
    across: float
    status: SiteStatus
    name: str = ""


@dataclass(frozen=True, slots=True)
class NerveSide:
    """One side of the diagram: its targets and the measured sum, "84 mm ÷ 3" over "28.0 mm"; empty where nothing was measured."""

    side: Side
    targets: tuple[NerveTarget, ...]
    formula: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class NerveRow:
    """One row of the block's table; an empty side prints a dash."""

    label: str
    left: str
    right: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class NerveBlock:
    """The nerve block: what, the diagram in thirds, the table by side, local anaesthetic as part of the maximum."""

    caption: str
    sides: tuple[NerveSide, ...]
    rows: tuple[NerveRow, ...]
    figure_caption: str
    anaesthetic_title: str = ""
    anaesthetic: tuple[LimitBar, ...] = ()
    remarks: tuple[Line, ...] = ()
    photo: PhotoNote | None = None


@dataclass(frozen=True, slots=True)
class PainPoint:
    """A pain score 0–10, ``minutes`` after the procedure (negative before it)."""

    minutes: int
    score: int


@dataclass(frozen=True, slots=True)
class Course:
    """Pain over time, complications ("No complication" is said), state at leaving, after-care, next steps."""

    items: tuple[Check, ...]
    pain: tuple[PainPoint, ...] = ()
    pain_title: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Codes and units only; ``remarks`` in small print."""

    lines: tuple[Line, ...]
    remarks: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed. A draft has no ``name``: its ``lines`` say that it is not signed and what is open."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """What binds the sheet to the stored record: the hash of its last entry (64 hex digits) and the short code to type."""

    code: str
    record_hash: str


@dataclass(frozen=True, slots=True)
class Note:
    """The whole note. ``draft`` is printed across the sheet and has no ``seal``.

    ``practice`` and ``void`` are printed across it too; it stays readable. ``title`` names the file; ``heading`` and ``status`` stand
    top right on every page ("Procedure record", "**Final**, version 1, …"), ``status_word`` beside the page number in the foot
    ("DRAFT", "AMENDED, version 2"); ``foot`` says which record this is and who printed it when. ``made_at`` (aware) dates the file:
    equal notes give equal bytes.
    ``products``/``overrides`` None: the visit has no such thing to report; an empty tuple prints "None".
    """

    title: str
    subject: str
    heading: str
    status: Line
    draft: bool
    identity: Identity
    made_at: datetime
    summary: Line
    signature: Signature
    provenance: tuple[Line, ...]
    foot: Line
    status_word: str = ""
    letterhead: Letterhead | None = None
    alerts: tuple[Alert, ...] = ()
    glance: tuple[Glance, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    indication: Indication | None = None
    safety: tuple[Check, ...] = ()
    checklist: tuple[AnswerGroup, ...] = ()
    site_map: SiteMap | None = None
    units: UnitsTable | None = None
    limits: Limits | None = None
    products: tuple[Product, ...] | None = None
    overrides: tuple[Override, ...] | None = None
    nerve: NerveBlock | None = None
    course: Course | None = None
    claim: Claim | None = None
    seal: Seal | None = None
    language: str = "en-US"
    void: bool = False
    biologics: tuple[BiologicNote, ...] = ()
    guidance: GuidanceNote | None = None
    practice: bool = False

    @property
    def across(self) -> str:
        """The word over every sheet: "PRACTICE", "VOID", "DRAFT", or none."""
        return "PRACTICE" if self.practice else "VOID" if self.void else "DRAFT" if self.draft else ""
