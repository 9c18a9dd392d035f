"""Any sequence of commands, sensible or not: the record survives a restart, sums are right, nothing is overdrawn, no cap is passed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import Decision, Refusal, block, checklist, closing, course, injection_map, products
from procedure_assistant.domain.completeness import open_items, rows
from procedure_assistant.domain.events import EarlierDose
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load, steroid_doses, toxin_window
from procedure_assistant.domain.record import ProcedureRecord, SiteStatus
from procedure_assistant.domain.totals import balances, drugs_given, map_total
from procedure_assistant.domain.units import Dose, Length, Volume
from procedure_assistant.domain.words import describe, describe_group, visit_progress
from tests.domain import samples
from tests.domain.bedside import Bedside
from tests.domain.samples import DAY, MUSCLES, NEXT_YEAR
from tests.domain.test_course import signed
from tests.domain.test_limits import toxin

PLANNED = [site.id for site in samples.injection_map().sites]
ODD_SITES = ["temporalis_right_extra_1", "temporalis_left_extra_1", "trapezius_left_extra_1", "masseter_1", ""]
SITES = st.one_of(st.sampled_from(PLANNED), st.sampled_from(PLANNED), st.sampled_from(ODD_SITES))
FIGURES = st.sampled_from(["anterior", "lateral_left", "lateral_right", "posterior", "underside"])
SIDES = st.sampled_from(list(Side))
DOSES = st.sampled_from([Decimal(text) for text in ("0", "2.5", "5", "7.5", "10", "2.55", "1000", "-5", "1E+30", "0.000001")])
PLACES = st.one_of(st.floats(0, 900), st.sampled_from([-1.0, 1e12, float("nan"), float("inf")]))
REASONS = st.sampled_from(["", "  ", "x", "low brow", "patient fainted\n“quoted”"])
CONTAINERS = st.sampled_from([f"c{number}" for number in range(1, 7)])
VOLUMES = st.sampled_from([Volume.ml(text) for text in ("0", "-1", "0.5", "1", "2", "3", "4", "0.7", "40", "0.33333", "1E+20")])
PRODUCTS = st.sampled_from([*(one.id for one in samples.formulary().products), "aspirin"])
STEPS = [step.id for step in samples.combined().steps()]
ANSWERS = st.sampled_from(
    ["yes", "no", "none", "not_known", "left", "right", "both", "14", "20", "0", "2.55", "1000", "82", "2026-10-01", "2027-01-01",
     "g43_719", "warfarin", samples.BOTOX, "abobotulinumtoxinA", "", "1,000", "NaN"]
)  # fmt: skip
NERVES = st.lists(st.sampled_from(["gon", "lon", "ton"]), max_size=2)
POINTS = st.one_of(
    st.none(),
    st.sampled_from([(450.0, 250.0), (332.0, 330.0), (568.0, 330.0), (410.0, 277.0), (490.0, 277.0), (-1.0, 5.0)]),
)


class AnyVisit(RuleBasedStateMachine):
    """A visit in any order. Each rule tries one command with arguments that may or may not make sense."""

    bedside: Bedside

    @initialize(
        protocol=st.sampled_from([samples.combined, samples.combined, samples.preempt, samples.gon_block]),
        begun=st.sampled_from(["planned", "planned", "answered", "bare", "signed"]),
        earlier=st.sampled_from([(), (toxin(84, 155), toxin(90, 300, "abobotulinumtoxinA")), (toxin(84, 240),)]),
    )
    def open_visit(self, protocol: Callable[[], samples.Protocol], begun: str, earlier: tuple[EarlierDose, ...]) -> None:
        if begun == "signed":
            self.bedside = signed()
            return
        self.bedside = Bedside(protocol(), earlier_doses=earlier)
        if begun != "bare":
            self.bedside.answer_all()
        if begun == "planned" and self.record.map:
            self.bedside.open_botox()
        if begun == "planned" and self.record.protocol.nerves:
            drugs = [self.bedside.open(product) for product in ("lidocaine_2", "methylprednisolone_200")]
            self.bedside.place()
            self.bedside.plan((drugs[0], "0.5"), (drugs[1], "0.3"), nerves=("gon", "lon"))

    @property
    def record(self) -> ProcedureRecord:
        return self.bedside.record

    def attempt(self, command: Callable[..., Decision], *arguments: object) -> Decision:
        """Do a command: a refusal says something and changes nothing; a signed record takes amendments, a void one none."""
        before, closed = self.record, self.record.signed or self.record.voided is not None
        self.bedside.later(seconds=30)
        decision = self.bedside.try_to(command, *arguments)
        if isinstance(decision, Refusal):
            assert decision.reason
            assert decision.reason.endswith((".", "?")) or ": " in decision.reason
        if isinstance(decision, Refusal) or not decision:
            assert self.record is before
        if closed:
            allowed = (course.print_copy,) if before.voided else (course.print_copy, closing.amend, closing.cosign, closing.void)
            assert isinstance(decision, Refusal) or command in allowed
            assert self.record.signature == before.signature
        return decision

    # -- the map -----------------------------------------------------------------------------------------------------------

    @rule(sites=st.lists(SITES, max_size=4))
    def give(self, sites: list[str]) -> None:
        self.attempt(injection_map.give, sites)

    @rule(muscle=st.sampled_from([*MUSCLES, "masseter"]), side=st.one_of(st.none(), SIDES))
    def give_muscle(self, muscle: str, side: Side | None) -> None:
        self.attempt(injection_map.give_muscle, muscle, side)

    @rule()
    def give_all(self) -> None:
        self.attempt(injection_map.give_all)

    @rule(site=SITES)
    def retract(self, site: str) -> None:
        self.attempt(injection_map.retract, site)

    @rule(site=SITES, dose=DOSES)
    def change_dose(self, site: str, dose: Decimal) -> None:
        self.attempt(injection_map.change_dose, site, dose)

    @rule(site=SITES, reason=REASONS)
    def omit(self, site: str, reason: str) -> None:
        self.attempt(injection_map.omit, site, reason)

    @precondition(lambda self: len(self.record.entries) > 30)
    @rule(reason=REASONS)
    def omit_rest(self, reason: str) -> None:
        self.attempt(injection_map.omit_rest, reason)

    @rule(figure=FIGURES, x=PLACES, y=PLACES, muscle=st.sampled_from([*MUSCLES, "masseter"]), side=SIDES)
    def add_extra(self, figure: str, x: float, y: float, muscle: str, side: Side) -> None:
        self.attempt(injection_map.add_extra, figure, x, y, muscle, side)

    @rule(side=st.sampled_from([Side.LEFT, Side.RIGHT]), muscle=st.sampled_from(["temporalis", "occipitalis", "trapezius"]))
    def add_extra_where_it_is_allowed(self, side: Side, muscle: str) -> None:
        self.attempt(injection_map.add_extra, samples.figure_of(muscle, side), 300.0, 150.0, muscle, side)

    @rule(site=SITES, figure=FIGURES, x=PLACES, y=PLACES, reason=REASONS)
    def move(self, site: str, figure: str, x: float, y: float, reason: str) -> None:
        self.attempt(injection_map.move, site, figure, x, y, reason)

    @rule(site=SITES, away=st.floats(-40, 40), reason=REASONS)
    def move_a_little(self, site: str, away: float, reason: str) -> None:
        if site in self.record.sites:
            one = self.record.sites[site]
            self.attempt(injection_map.move, site, one.figure, one.x + away, one.y, reason)

    @rule(site=SITES, text=REASONS)
    def note(self, site: str, text: str) -> None:
        self.attempt(injection_map.note, site, text)

    # -- products ----------------------------------------------------------------------------------------------------------

    @rule(product=PRODUCTS, lot=st.sampled_from(["", "L1"]), expiry=st.sampled_from([NEXT_YEAR, DAY, DAY - timedelta(days=1)]))
    def open_product(self, product: str, lot: str, expiry: date) -> None:
        self.attempt(products.open_product, product, lot, expiry)

    @rule(container=CONTAINERS, volume=VOLUMES, diluent=st.sampled_from(["", "0.9 % NaCl"]))
    def reconstitute(self, container: str, volume: Volume, diluent: str) -> None:
        self.attempt(products.reconstitute, container, volume, diluent)

    @rule(container=CONTAINERS)
    def take_back(self, container: str) -> None:
        self.attempt(products.take_back, container)

    @rule(container=CONTAINERS, amount=DOSES, reason=REASONS)
    def waste(self, container: str, amount: Decimal, reason: str) -> None:
        known = self.record.containers.get(container)
        unit = known.opened.content if known else samples.units(1)
        self.attempt(products.waste, container, replace(unit, amount=amount), reason)

    @rule(container=CONTAINERS, volume=VOLUMES)
    def waste_a_volume(self, container: str, volume: Volume) -> None:
        known = self.record.containers.get(container)
        if known and known.concentration:
            self.attempt(products.waste, container, known.concentration.dose_in(volume), "dropped")

    @rule(reason=REASONS)
    def waste_all(self, reason: str) -> None:
        self.attempt(products.waste_all, reason, "K. Osei")

    # -- the checklist -----------------------------------------------------------------------------------------------------

    @rule(step=st.sampled_from([*STEPS, "gastric_band"]), values=st.lists(ANSWERS, max_size=2))
    def answer(self, step: str, values: list[str]) -> None:
        self.attempt(checklist.answer, step, tuple(values))

    @rule(
        step_value=st.sampled_from(
            [("infection", "yes"), ("infection", "no"), ("headache_days", "14"), ("headache_days", "20"), ("anticoagulant", "yes"),
             ("anticoagulant", "no"), ("anticoagulant_which", "warfarin"), ("consent_side", "left"), ("consent_side", "both"),
             ("last_toxin", "yes"), ("last_toxin_date", "2026-10-01"), ("last_toxin", "none")]
        )
    )  # fmt: skip
    def answer_what_matters(self, step_value: tuple[str, str]) -> None:
        self.attempt(checklist.answer, step_value[0], (step_value[1],))

    @rule(section=st.sampled_from(["identity", "history", "safety", "consent", "time_out", "discharge", "map"]))
    def quick(self, section: str) -> None:
        self.attempt(checklist.quick_answers, section)

    @rule(reason=REASONS, place=st.integers(0, 5))
    def override(self, reason: str, place: int) -> None:
        found = [finding.id for finding in findings(self.record)] or ["nothing"]
        self.attempt(checklist.override, found[place % len(found)], reason)

    @precondition(lambda self: bool(stops(self.record)))
    @rule()
    def override_the_first_stop(self) -> None:
        first = stops(self.record)[0]
        decision = self.attempt(checklist.override, first.id, "a physician’s reason")
        assert isinstance(decision, Refusal) == (self.record.signed or self.record.voided is not None or first.must_correct)
        assert isinstance(decision, Refusal) or first.id not in [stop.id for stop in stops(self.record)]

    # -- the block ---------------------------------------------------------------------------------------------------------

    @rule(protuberance=POINTS, left=POINTS, right=POINTS)
    def place_landmarks(
        self, protuberance: tuple[float, float] | None, left: tuple[float, float] | None, right: tuple[float, float] | None
    ) -> None:
        self.attempt(block.place_landmarks, protuberance or (450.0, 250.0), left, right)

    @rule(side=SIDES, mm=st.sampled_from(["84", "30", "29.9", "84.25", "1000"]))
    def measure(self, side: Side, mm: str) -> None:
        self.attempt(block.measure, side, Length(Decimal(mm)))

    @rule(
        nerves=NERVES,
        sides=st.lists(SIDES, max_size=2),
        drugs=st.lists(st.tuples(CONTAINERS, VOLUMES), max_size=2),
        basis=st.sampled_from(["per_side", "in_all", ""]),
    )
    def plan(self, nerves: list[str], sides: list[Side], drugs: list[tuple[str, Volume]], basis: str) -> None:
        self.attempt(block.plan, nerves, sides, drugs, basis)

    @rule(ml=st.sampled_from(["0.5", "1", "7.5", "10"]), nerves=st.sampled_from([("gon",), ("lon",), ("gon", "lon")]), in_all=st.booleans())
    def plan_what_is_open(self, ml: str, nerves: tuple[str, ...], in_all: bool) -> None:
        drugs = [
            (container.id, Volume.ml(ml))
            for container in self.record.containers.values()
            if container.opened.kind in (Kind.LOCAL_ANAESTHETIC, Kind.STEROID)
        ]
        self.attempt(block.plan, nerves, (Side.LEFT, Side.RIGHT), drugs, "in_all" if in_all else "per_side")

    @rule(nerve=st.sampled_from(["gon", "lon"]), side=st.sampled_from([Side.LEFT, Side.RIGHT]))
    def give_block_at_its_target(self, nerve: str, side: Side) -> None:
        self.attempt(block.give_block, nerve, side, None, "negative")

    @rule(nerve=st.sampled_from(["gon", "lon", "ton"]), side=SIDES, at=POINTS, reason=REASONS)
    def give_block(self, nerve: str, side: Side, at: tuple[float, float] | None, reason: str) -> None:
        self.attempt(block.give_block, nerve, side, at, "negative", reason)

    @rule(reason=REASONS)
    def omit_block(self, reason: str) -> None:
        self.attempt(block.omit_block, reason)

    # -- course ------------------------------------------------------------------------------------------------------------

    @rule(moment=st.sampled_from(["before", "after", "during"]), value=st.integers(-1, 11))
    def score(self, moment: str, value: int) -> None:
        self.attempt(course.score_pain, moment, value, self.bedside.now)

    @rule(what=REASONS)
    def adverse(self, what: str) -> None:
        self.attempt(course.note_adverse_event, what)

    @rule()
    def undo(self) -> None:
        self.attempt(course.undo)

    @rule()
    def redo(self) -> None:
        self.attempt(course.redo)

    @precondition(lambda self: self.record.done and not self.record.signed and not self.record.voided)
    @rule()
    def undo_and_redo_give_the_same_record(self) -> None:
        before = self.record
        assert isinstance(self.attempt(course.undo), tuple)
        assert self.record.undone == (*before.undone, before.done[-1])
        assert isinstance(self.attempt(course.redo), tuple)
        assert replace(self.record, entries=()) == replace(before, entries=())
        assert list(self.record.sites) == list(before.sites)

    @rule()
    def print_copy(self) -> None:
        copies = len(self.record.prints)
        self.attempt(course.print_copy, "record", "a4", "printer")
        assert len(self.record.prints) == copies + 1

    @precondition(lambda self: len(self.record.entries) > 40)
    @rule(name=st.sampled_from(["", "E. Marsh"]))
    def sign(self, name: str) -> None:
        self.attempt(course.sign, name, "MD", self.bedside.rows[-1].hash)

    @precondition(lambda self: len(self.record.entries) > 40)
    @rule()
    def end_the_visit_properly(self) -> None:
        """The shortest way to a signature, so that signed records are met often enough."""
        if not self.record.signed and not self.record.voided:
            self.bedside.answer_all()
        self.attempt(injection_map.omit_rest, "ended early")
        self.attempt(block.omit_block, "ended early")
        for moment in ("before", "after"):
            self.attempt(course.score_pain, moment, 5, self.bedside.now)
        self.attempt(checklist.quick_answers, "discharge")
        self.attempt(products.waste_all, "rest")
        open_now = open_items(self.record)
        decision = self.attempt(course.sign, "E. Marsh", "MD", "00")
        assert self.record.signed or self.record.voided or (isinstance(decision, Refusal) and open_now)

    # -- after the signature -------------------------------------------------------------------------------------------------

    @rule(container=CONTAINERS, lot=st.sampled_from(["", "L2"]), expiry=st.sampled_from([NEXT_YEAR, DAY - timedelta(days=1)]))
    def correct_lot(self, container: str, lot: str, expiry: date) -> None:
        self.attempt(closing.correct_lot, container, lot, expiry)

    @precondition(lambda self: self.record.signed)
    @rule(
        site=SITES,
        dose=DOSES,
        what=st.sampled_from(["dose", "retract", "omit", "give", "lot", "answer", "score", "waste", "scored", "undo"]),
        reason=st.sampled_from(["", "read back from the syringe", "typing error"]),
    )
    def amend(self, site: str, dose: Decimal, what: str, reason: str) -> None:
        command: Callable[[ProcedureRecord], Decision] = {
            "dose": partial(injection_map.change_dose, site_id=site, amount=dose),
            "retract": partial(injection_map.retract, site_id=site),
            "omit": partial(injection_map.omit, site_id=site, reason="not given"),
            "give": partial(injection_map.give, site_ids=[site]),
            "lot": partial(closing.correct_lot, container_id="c1", lot="L3", expiry=NEXT_YEAR),
            "answer": partial(checklist.answer, step_id="failed_preventives", values=("propranolol",)),
            "score": partial(course.score_pain, moment="before", value=8, now=self.bedside.now),
            "waste": partial(products.correct_waste, container_id="c1", total=Dose(dose, "units", samples.BOTOX), reason="counted again"),
            "scored": partial(course.correct_score, moment="after", value=6),
            "undo": course.undo,
        }[what]
        amended = len(self.record.amendments)
        decision = self.attempt(closing.amend, command, reason)
        if not isinstance(decision, Refusal) and decision:
            assert [one.event.number for one in self.record.amendments] == list(range(1, amended + 2))
            assert what != "undo"

    @precondition(lambda self: self.record.signed)
    @rule(name=st.sampled_from(["", "E. Marsh", "R. Ellery"]))
    def cosign(self, name: str) -> None:
        self.attempt(closing.cosign, name, "MD", self.bedside.rows[-1].hash)

    @precondition(lambda self: len(self.record.entries) > 50)
    @rule(reason=REASONS)
    def void(self, reason: str) -> None:
        self.attempt(closing.void, reason)

    @rule(to=st.sampled_from(["", "T. Rivera"]), reason=REASONS)
    def hand_over(self, to: str, reason: str) -> None:
        self.attempt(closing.hand_over, to, reason)

    # -- what always holds -------------------------------------------------------------------------------------------------

    @invariant()
    def a_restart_changes_nothing(self) -> None:
        folded = self.bedside.folded()
        assert folded == self.record
        for name in ("answers", "standing", "overrides", "containers", "sites", "tapes"):
            assert list(getattr(folded, name)) == list(getattr(self.record, name))

    @invariant()
    def totals_are_the_sum_of_the_sites(self) -> None:
        total = map_total(self.record)
        if total is None:
            assert self.record.sites == {}
            return
        sites = self.record.sites.values()
        assert total.given_units == sum(site.given.amount for site in sites if site.given is not None)
        assert total.given_units == sum(row.given_units for row in total.muscles)
        assert total.open_units == sum(site.intended.amount for site in sites if not site.decided)
        assert total.given_sites == sum(row.given_sites for row in total.muscles) == total.given_planned_sites + total.extra_sites
        assert total.open_sites == sum(row.open_sites for row in total.muscles)
        assert total.decided + total.open_sites == 31
        assert total.omitted_sites == sum(site.status is SiteStatus.OMITTED for site in sites)
        window = toxin_window(self.record)
        assert window is not None
        assert window.today_units == total.given_units

    @invariant()
    def no_cap_is_ever_passed(self) -> None:
        total, map_ = map_total(self.record), self.record.map
        if total is None or map_ is None:
            return
        assert total.given_units <= map_.units_max
        for row in total.muscles:
            assert row.given_units <= row.muscle.units_max
            assert row.given_sites <= row.muscle.sites_max
            assert sum(site.extra for side in row.sides for site in side.sites) <= row.muscle.extra_sites
        for site in self.record.sites.values():
            assert site.given is None or (site.given.amount % map_.dose_step == 0 and 0 < site.given.amount <= map_.dose_max)

    @invariant()
    def given_wasted_and_left_make_what_was_opened(self) -> None:
        for one in balances(self.record):
            assert one.given + one.wasted + one.left == one.opened
            assert one.left.amount >= 0
            assert one.given.amount >= 0
        drugs = {(drug.substance, drug.with_epinephrine): drug.dose.amount for drug in drugs_given(self.record)}
        for (substance, with_epinephrine), amount in drugs.items():
            assert amount == sum(
                one.given.amount
                for one in balances(self.record)
                if (one.container.opened.substance, one.container.opened.with_epinephrine) == (substance, with_epinephrine)
            )
        assert sum(dose.given_mg for dose in steroid_doses(self.record)) == sum(
            one.given.amount for one in balances(self.record) if one.container.opened.kind is Kind.STEROID
        )

    @invariant()
    def nothing_is_given_of_an_unknown_drug(self) -> None:
        load = anaesthetic_load(self.record)
        assert load.unknown == ()
        assert 0 <= load.fraction_given <= load.fraction

    @invariant()
    def everything_can_be_told_in_words(self) -> None:
        told = [describe(entry.event, self.record) for entry in self.record.entries[-3:]]
        told += [describe_group(self.record, span) for span in (*self.record.done[-1:], *self.record.undone[-1:])]
        told += [finding.says for finding in findings(self.record)] + [item.says for item in open_items(self.record)]
        told.append(visit_progress(self.record) or "nothing yet")
        assert [text for text in told if not text.strip() or "Decimal(" in text or "None " in text or "=" in text] == []
        assert len(rows(self.record)) == len(self.record.protocol.sections)

    @invariant()
    def a_signed_record_had_nothing_open(self) -> None:
        if self.record.signed and not self.record.amendments:
            assert open_items(self.record) == ()
            assert all(one.left.amount == 0 for one in balances(self.record))


AnyVisit.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestAnyVisit = AnyVisit.TestCase


def test_that_the_doses_tried_are_written_as_they_are():
    assert [wording.number(Decimal(text)) for text in ("2.55", "1000", "-5")] == ["2.55", "1,000", "-5"]
