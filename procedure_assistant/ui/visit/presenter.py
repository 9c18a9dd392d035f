"""Drives the visit screen: takes requests, does commands through the visit, and shows the record as it then stands. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Concatenate, ParamSpec, Protocol

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.commands import Decision, Refusal, block, checklist, course, injection_map, products
from procedure_assistant.domain.completeness import open_items, rows
from procedure_assistant.domain.events import LandmarksPlaced
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Phase, Section, Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import Length, NotANumber, Volume, decimal_from
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.map.nape_model import NapeContent
from procedure_assistant.ui.visit import block_content, form_content, map_content, primary_content
from procedure_assistant.ui.visit.content import (
    Head,
    Notice,
    SiteCardContent,
    StepGroup,
    StepLine,
    VisitContent,
)

P = ParamSpec("P")
Point = tuple[float, float]

PHASE_TITLES = {
    Phase.PREPARE: "Prepare",
    Phase.PRODUCT: "Product",
    Phase.TIME_OUT: "Time-out",
    Phase.INJECT: "Inject",
    Phase.AFTER: "After",
    Phase.FINISH: "Finish",
}


class VisitView(Protocol):
    """What the presenter asks of the screen."""

    def show_content(self, content: VisitContent) -> None:
        """Show the whole screen; called after every change, must only repaint what differs."""

    def show_card(self, card: SiteCardContent | None) -> None:
        """Show the card of one site, or none."""

    def ask_reason(self, title: str, text: str, about: str) -> None:
        """Ask for a reason in place; the answer comes back through ``go_on(about, reason)``."""


class VisitPresenter:
    """One open visit on the screen."""

    def __init__(self, visit: Visit, clock: Clock, signer: tuple[str, str], standard_landmarks: tuple[Point, Point, Point]) -> None:
        self._visit = visit
        self._clock = clock
        self._signer = signer
        self._standard = standard_landmarks
        self._view: VisitView | None = None
        self._notices: tuple[Notice, ...] = ()
        self._card = ""
        self._waiting: Callable[[str], object] | None = None
        self._section = _first_open(visit.record)

    def attach(self, view: VisitView) -> None:
        """Start showing."""
        self._view = view
        self.show()

    @property
    def record(self) -> ProcedureRecord:
        """The record as it stands."""
        return self._visit.record

    @property
    def section(self) -> Section:
        """The section on the canvas."""
        return self._section

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show everything as it stands."""
        if self._view is None:
            return
        self._view.show_content(self.content())
        self._view.show_card(self._card_content())

    def content(self) -> VisitContent:
        """The whole screen as plain values."""
        record, section, local = self.record, self._section, self._clock.local
        shows = section.shows
        return VisitContent(
            head=self._head(),
            title=record.protocol.short,
            subtitle=self._subtitle(),
            groups=self._groups(),
            open=open_items(record),
            shows=shows,
            section=section.id,
            form=form_content.form(record, section, local) if shows is Shows.FORM else None,
            products=form_content.products(record) if shows is Shows.PRODUCTS else None,
            marks=map_content.marks(record, self._card) if record.map else (),
            block=block_content.block_content(record) if shows is Shows.BLOCK else None,
            scores=form_content.scores(record, section, local) if shows is Shows.SCORES else None,
            waste=form_content.waste(record) if shows is Shows.WASTE else None,
            sign=form_content.sign(record, *self._signer, local) if shows is Shows.SIGN else None,
            map_totals=map_content.map_totals(record) if self._totals_of_map() else None,
            block_totals=None if self._totals_of_map() else block_content.block_totals(record, local),
            primary=primary_content.primary(record, section),
            undo=self._visit.undo_text,
            redo=self._visit.redo_text,
            notices=self._all_notices(),
        )

    def _totals_of_map(self) -> bool:
        """The right column follows the section; a visit without a map always shows the block."""
        if self.record.map is None:
            return False
        return self._section.shows is not Shows.BLOCK and not self._section.id.startswith("pain_")

    def _all_notices(self) -> tuple[Notice, ...]:
        """What was refused last, then stops of this section that are not beside a question."""
        steps = {step.id for step in self._section.steps}
        here = tuple(
            form_content.notice_of(finding)
            for finding in stops(self.record)
            if finding.place not in steps and (finding.place == self._section.id or self._section.shows in (Shows.MAP, Shows.BLOCK))
        )
        told = {notice.about for notice in self._notices if notice.about}
        return (*self._notices, *(notice for notice in here if notice.about not in told))

    def _head(self) -> Head:
        record, patient = self.record, self.record.patient
        born = f"{wording.day(patient.birth_date)} · {patient.age_on(record.day)} y · {patient.sex}"
        saved = self._clock.local(record.entries[-1].at)
        return Head(patient.name, born, patient.mrn, form_content.weight_words(record), _chips(record), f"Saved {saved:%H:%M:%S}")

    def _subtitle(self) -> str:
        record = self.record
        map_ = record.map
        if map_:
            return f"{wording.number(map_.planned_units)} units, {len(map_.sites)} sites, map {map_.version}"
        return record.protocol.title

    def _groups(self) -> tuple[StepGroup, ...]:
        groups: dict[Phase, list[StepLine]] = {}
        for row in rows(self.record):
            current = row.section.id == self._section.id
            line = StepLine(row.section.id, row.section.title, row.state, row.note, current)
            groups.setdefault(row.section.phase, []).append(line)
        return tuple(StepGroup(PHASE_TITLES[phase], tuple(lines)) for phase, lines in groups.items())

    def _card_content(self) -> SiteCardContent | None:
        site = self.record.sites.get(self._card)
        if site is None or self._section.shows is not Shows.MAP:
            return None
        at = wording.clock_time(self._clock.local(site.stamp.at)) if site.stamp else ""
        return map_content.site_card(self.record, site.id, at)

    # -- doing ---------------------------------------------------------------------------------------------------------

    def _do(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do a command and show what came of it; True when it was done (also when it changed nothing)."""
        try:
            refusal = self._visit.do(command, *args, **kwargs)
        except Problem as problem:
            # The record on screen is what the disk has, so nothing needs to be taken back.
            self._notices = (Notice("refusal", problem.message, problem.hint),)
            self.show()
            return False
        self._notices = (_refused(self.record, refusal),) if refusal else ()
        self.show()
        return refusal is None

    def _misread(self, error: NotANumber) -> None:
        self._notices = (Notice("refusal", f"{error} Nothing was charted.", "Type a number, such as 84 or 2.5."),)
        self.show()

    def dismiss(self) -> None:
        """Take the messages away."""
        self._notices = ()
        self.show()

    def undo(self) -> None:
        """Take back the last command."""
        self._do(course.undo)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._do(course.redo)

    # -- going ---------------------------------------------------------------------------------------------------------

    def go_to(self, place: str) -> None:
        """Show the section that is, or asks, ``place`` (a section, a step or a site)."""
        record = self.record
        section = record.protocol.section(place) or record.protocol.section_of(place)
        if section is None and place in record.sites:
            section = next((one for one in record.protocol.sections if one.shows is Shows.MAP), None)
            self._card = place
        if section is not None:
            self._section = section
            self._notices = ()
        self.show()

    def next_section(self) -> None:
        """Go to the next section that is not done, in the order of the visit, else to signing."""
        self._section = _next_open(self.record, self._section)
        self._notices = ()
        self.show()

    def primary(self) -> None:
        """Do the one primary action shown."""
        shown = primary_content.primary(self.record, self._section)
        verb, _, argument = shown.action.partition(":")
        actions: dict[str, Callable[[], object]] = {
            "next": self.next_section,
            "go": lambda: self.go_to(argument),
            "quick": lambda: self.quick(self._section.id),
            "give_site": lambda: self.give(argument),
            "landmarks": self.use_standard_landmarks,
            "give_block": lambda: self.give_block(argument.partition("/")[0], argument.partition("/")[2]),
            "waste": lambda: self.waste_all(form_content.WASTE_REASONS[0], ""),
            "sign": lambda: self.sign(*self._signer),
        }
        if verb in actions and shown.enabled:
            actions[verb]()

    # -- forms ---------------------------------------------------------------------------------------------------------

    def answer(self, step: str, values: tuple[str, ...]) -> None:
        """Answer one question."""
        self._do(checklist.answer, step, values)

    def quick(self, section: str) -> None:
        """Give every open question of a section its quick answer, and go on when that completes it."""
        if self._do(checklist.quick_answers, section):
            self._go_on_when_done()

    def _go_on_when_done(self) -> None:
        if not any(item.place == self._section.id or _asks(self._section, item.place) for item in open_items(self.record)):
            self.next_section()

    def ask_to_go_on(self, about: str) -> None:
        """The button of a message: ask why, in place."""
        if self._view is None:
            return
        notice = next((one for one in self._known_notices() if one.about == about), None)
        if notice:
            self._view.ask_reason(notice.title, "The reason is printed in the record, with your name and the time.", about)

    def _known_notices(self) -> tuple[Notice, ...]:
        content = self.content()
        beside = tuple(notice for question in content.form.questions for notice in question.notices) if content.form else ()
        signing = content.sign.stops if content.sign else ()
        return (*content.notices, *beside, *signing)

    def go_on(self, about: str, reason: str) -> None:
        """A reason was given: for a stop, or for the command that waits for one."""
        if about == "waiting" and self._waiting:
            waiting, self._waiting = self._waiting, None
            waiting(reason)
        else:
            self._do(checklist.override, about, reason)

    # -- products ------------------------------------------------------------------------------------------------------

    def open_product(self, product: str, lot: str, expiry: date | None, dissolve_ml: str = "", diluent: str = "") -> bool:
        """Open a container and, for a powder, dissolve it. True when both were done."""
        if expiry is None:
            self._notices = (Notice("refusal", "The expiry date is missing. Nothing was charted.", "Type it as printed, such as 2029-04."),)
            self.show()
            return False
        if not self._do(products.open_product, product, lot, expiry):
            return False
        if not dissolve_ml:
            return True
        return self.dissolve(list(self.record.containers)[-1], dissolve_ml, diluent)

    def dissolve(self, container: str, ml: str, diluent: str) -> bool:
        """Dissolve a powder in ``ml`` of ``diluent``."""
        try:
            volume = Volume(decimal_from(ml))
        except NotANumber as error:
            self._misread(error)
            return False
        return self._do(products.reconstitute, container, volume, diluent)

    def take_back(self, container: str) -> None:
        """Take back a container entered by mistake."""
        self._do(products.take_back, container)

    def waste(self, container: str, amount: str, reason: str, witness: str) -> None:
        """Discard an amount, in the unit of the container."""
        try:
            dose = replace(self.record.containers[container].opened.content, amount=decimal_from(amount))
        except NotANumber as error:
            self._misread(error)
            return
        self._do(products.waste, container, dose, reason, witness)

    def waste_all(self, reason: str, witness: str) -> None:
        """Discard what is left of everything, and go on."""
        if self._do(products.waste_all, reason, witness):
            self._go_on_when_done()

    # -- map -----------------------------------------------------------------------------------------------------------

    def site_clicked(self, site_id: str) -> None:
        """A planned site is given; one that is decided opens its card."""
        site = self.record.sites.get(site_id)
        if site is not None and site.decided:
            self.open_card(site_id)
        else:
            self.give(site_id)

    def give(self, *site_ids: str) -> None:
        """Give planned sites."""
        self._do(injection_map.give, site_ids)

    def give_muscle(self, muscle: str, side: str) -> None:
        """Give what is still planned in a muscle, "" for both sides."""
        self._do(injection_map.give_muscle, muscle, Side(side) if side else None)

    def give_all(self) -> None:
        """Give everything still planned."""
        self._do(injection_map.give_all)

    def open_card(self, site_id: str) -> None:
        """Open the card of a site."""
        self._card = site_id
        self.show()

    def close_card(self) -> None:
        """Close the card."""
        self._card = ""
        self.show()

    def take_back_site(self, site_id: str) -> None:
        """The mark was a mistake."""
        self._do(injection_map.retract, site_id)

    def set_dose(self, site_id: str, amount: Decimal) -> None:
        """Another dose at a site."""
        self._do(injection_map.change_dose, site_id, amount)

    def step_dose(self, site_id: str, steps: int) -> None:
        """One step up or down."""
        site, map_ = self.record.sites.get(site_id), self.record.map
        if site and map_:
            self.set_dose(site_id, (site.given or site.intended).amount + steps * map_.dose_step)

    def omit(self, site_id: str, reason: str) -> None:
        """Leave a site out."""
        self._do(injection_map.omit, site_id, reason)

    def note(self, site_id: str, text: str) -> None:
        """A remark on a site."""
        self._do(injection_map.note, site_id, text)

    def skin_clicked(self, figure: str, x: float, y: float, muscle: str, side: str) -> None:
        """Empty skin: an extra site where the muscle allows it, else a refusal in place. With a card open it only closes."""
        if self._card:
            self.close_card()
            return
        self._do(injection_map.add_extra, figure, x, y, muscle, Side(side) if side in tuple(Side) else Side.MIDLINE)

    def move_site(self, site_id: str, figure: str, x: float, y: float) -> None:
        """Put a site elsewhere; beyond the tolerance the reason is asked in place."""
        if not self._do(injection_map.move, site_id, figure, x, y) and self._wants_reason("move"):
            self._ask_then(lambda reason: self._do(injection_map.move, site_id, figure, x, y, reason))

    def _wants_reason(self, about: str) -> bool:
        return any(notice.about == about for notice in self._notices)

    def _ask_then(self, then: Callable[[str], object]) -> None:
        self._waiting = then
        if self._view:
            self._view.ask_reason(self._notices[0].title, self._notices[0].text, "waiting")

    # -- block ---------------------------------------------------------------------------------------------------------

    def use_standard_landmarks(self) -> None:
        """Put the landmarks where the figure has them; they are then moved to the patient's."""
        self._do(block.place_landmarks, *self._standard)

    def move_landmark(self, which: str, x: float, y: float) -> None:
        """Drag one landmark: "protuberance", "mastoid_left" or "mastoid_right"."""
        points = self._with_landmark(which, (x, y))
        self._do(block.place_landmarks, *points)

    def preview_landmark(self, which: str, x: float, y: float) -> NapeContent | None:
        """The construction as it would be with a landmark here; None where no line could be drawn. Charts nothing."""
        protuberance, left, right = self._with_landmark(which, (x, y))
        if isinstance(block.place_landmarks(self.record, protuberance, left, right), Refusal):
            return None
        return block_content.nape(replace(self.record, landmarks=LandmarksPlaced(protuberance, left, right)))

    def _with_landmark(self, which: str, at: Point) -> tuple[Point, Point | None, Point | None]:
        placed = self.record.landmarks
        protuberance: Point = placed.protuberance if placed else self._standard[0]
        left, right = (placed.mastoid_left, placed.mastoid_right) if placed else self._standard[1:]
        return (
            at if which == "protuberance" else protuberance,
            at if which == "mastoid_left" else left,
            at if which == "mastoid_right" else right,
        )

    def measure(self, side: str, text: str) -> None:
        """The tape of a side, in mm."""
        try:
            length = Length(decimal_from(text))
        except NotANumber as error:
            self._misread(error)
            return
        self._do(block.measure, Side(side), length)

    def plan_block(self, nerves: tuple[str, ...], sides: tuple[str, ...], volumes: dict[str, str], basis: str) -> bool:
        """What each block gets: container → mL as typed, empty ones left out."""
        try:
            drugs = [(container, Volume(decimal_from(text))) for container, text in volumes.items() if text.strip()]
        except NotANumber as error:
            self._misread(error)
            return False
        return self._do(block.plan, nerves, tuple(Side(side) for side in sides), drugs, basis)

    def give_block(self, nerve: str, side: str, at: Point | None = None) -> None:
        """Give a planned block at its target, or at a needle mark; outside the zone the reason is asked in place."""
        if not self._do(block.give_block, nerve, Side(side), at) and self._wants_reason("outside_zone"):
            self._ask_then(lambda reason: self._do(block.give_block, nerve, Side(side), at, reason=reason))

    def nape_clicked(self, x: float, y: float) -> None:
        """A needle mark on the nape: the next planned block is given there."""
        following = block_content.next_block(self.record)
        if following is None:
            self._notices = (Notice("information", "No block is waiting.", "Plan a block to place a needle mark."),)
            self.show()
            return
        self.give_block(following[0], following[1], (x, y))

    # -- course and end ------------------------------------------------------------------------------------------------

    def score(self, moment: str, value: int) -> None:
        """Pain before or after."""
        self._do(course.score_pain, moment, value, self._clock.now())

    def sign(self, name: str, credentials: str) -> bool:
        """Sign and close the record."""
        self._signer = (name, credentials)
        return self._do(course.sign, name, credentials, self._visit.head)


def _refused(record: ProcedureRecord, refusal: Refusal) -> Notice:
    """A refusal as a message: a stop can be gone past with a reason, anything else offers to go where it lies."""
    if refusal.finding and any(finding.id == refusal.finding for finding in stops(record)):
        return Notice("refusal", refusal.reason, refusal.go_on, form_content.GO_ON, refusal.finding)
    if refusal.finding:
        return Notice("caution", refusal.reason, refusal.go_on, "", refusal.finding)
    section = record.protocol.section(refusal.place) or record.protocol.section_of(refusal.place)
    return Notice("refusal", refusal.reason, refusal.go_on, f"Go to {section.title.lower()}" if section else "", f"go:{refusal.place}")


def _asks(section: Section, place: str) -> bool:
    return any(step.id == place for step in section.steps)


def _open_sections(record: ProcedureRecord) -> list[Section]:
    places = [item.place for item in open_items(record)]
    return [section for section in record.protocol.sections if any(place == section.id or _asks(section, place) for place in places)]


def _sign_section(record: ProcedureRecord) -> Section:
    return next((one for one in record.protocol.sections if one.shows is Shows.SIGN), record.protocol.sections[-1])


def _first_open(record: ProcedureRecord) -> Section:
    if record.signed:
        return _sign_section(record)
    return next(iter(_open_sections(record)), _sign_section(record))


def _next_open(record: ProcedureRecord, current: Section) -> Section:
    """The first open section after the current one, else the first open one before it, else signing."""
    order = {section.id: place for place, section in enumerate(record.protocol.sections)}
    waiting = [section for section in _open_sections(record) if section.id != current.id]
    later = [section for section in waiting if order[section.id] > order[current.id]]
    return next(iter(later or waiting), _sign_section(record))


def _chips(record: ProcedureRecord) -> tuple[tuple[str, str], ...]:
    """(kind, text) of allergies and alerts: "danger" for an allergy, "neutral" for none known, "caution" for what to mind."""
    chips: list[tuple[str, str]] = []
    allergies = chart.active_allergies(record.patient)
    if allergies:
        chips.extend(("danger", allergy.substance) for allergy in allergies)
    else:
        chips.append(("caution" if allergies is None else "neutral", chart.allergy_words(record.patient)))
    pregnancy = chart.pregnancy(record.patient, record.day)
    if pregnancy.state in (chart.PregnancyState.CURRENT, chart.PregnancyState.DOUBTFUL):
        chips.append(("caution", pregnancy.words))
    return tuple(chips)
