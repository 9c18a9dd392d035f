"""The law of vials over several visits: opened = given + wasted + discarded + kept and waiting + still in hand, whatever is done.

The machine acts at three visits on one store with commands as the screen does them; every refusal must leave everything as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from procedure_assistant.domain.commands import Decision, Refusal, checklist, closing, injection_map, products
from procedure_assistant.domain.commands.vials import discard_kept
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import balances
from procedure_assistant.domain.units import Volume
from procedure_assistant.domain.vials import Move, VialMovement, VialPolicy, vial_movements
from procedure_assistant.services.kept_vials import discard_vial, kept_vials
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.vial_settings import load_vial_policy, save_vial_policy, vial_policy_faults
from procedure_assistant.services.visits import Visit, VisitService
from procedure_assistant.store import SqlStore
from tests.domain import samples
from tests.domain.samples import NEXT_YEAR, units
from tests.fakes import FixedClock, MemoryStore
from tests.services.test_visits import catalogue, service

SHARED = VialPolicy(frozenset({"botox_200"}))


def opened_visit(visits: VisitService) -> Visit:
    """A visit by the map with every question before the needle answered."""
    visit = visits.begin("p1", ("preempt_botox",))
    for section in visit.record.protocol.sections:
        if section.quick_label:
            visit.do(checklist.quick_answers, section.id)
    for step, value in {
        "diagnosis": "g43_719", "headache_days": "20", "failed_preventives": "topiramate",
        "planned_side": "both", "consent_side": "both", "time_out_side": "both",
    }.items():  # fmt: skip
        if visit.record.protocol.step(step):
            visit.do(checklist.answer, step, (value,))
    return visit


def vial_of(visit: Visit, serial: str = "", lot: str = "C8812C3") -> str:
    """Open and dissolve a vial of 200 units; its container."""
    assert visit.do(products.open_product, "botox_200", lot, NEXT_YEAR, serial) is None
    container = list(visit.record.containers)[-1]
    assert visit.do(products.reconstitute, container, Volume.ml(4), "0.9 % NaCl") is None
    return container


def clinic(store: Store | None = None, clock: FixedClock | None = None, policy: VialPolicy = SHARED) -> VisitService:
    """One workstation of a clinic with one patient."""
    kept = store if store is not None else MemoryStore()
    kept.save_patient(samples.patient(), FixedClock().now())
    save_vial_policy(kept, policy)
    return service(kept, clock or FixedClock(), catalogue(samples.preempt()))


def kept_of(visits: VisitService) -> list[tuple[str, Decimal]]:
    """What waits for a patient."""
    return [(one.vial, one.rest.amount) for one in kept_vials(visits)]


# -- one vial in two visits ------------------------------------------------------------------------------------------------------


def test_that_a_vial_kept_in_one_visit_is_used_up_in_another_and_every_unit_is_found_once():
    visits = clinic()
    first, second = opened_visit(visits), opened_visit(visits)
    vial = vial_of(first)
    assert first.do(injection_map.give_all) is None
    assert first.keep_vial(vial) is None
    assert kept_of(visits) == [(f"{first.id}/c1", Decimal(45))]
    (kept,) = kept_vials(visits)
    assert second.take_over(kept) is None
    assert kept_of(visits) == []
    taken = second.record.containers["c1"]
    assert (taken.opened.label, taken.opened.lot, taken.held, taken.opened.content) == ("BOTOX 200 units", "C8812C3", units(45), units(200))
    assert second.do(injection_map.give, ["procerus_1"]) is None
    assert second.do(products.waste_all, "Rest of a single-dose vial", "K. Osei") is None
    moves = [(one.vial, one.move, one.dose) for visit in (first, second) for one in vial_movements(visit.record, visit.id)]
    of = f"{first.id}/c1"
    assert moves == [
        (of, Move.OPENED, units(200)), (of, Move.GIVEN, units(155)), (of, Move.KEPT, units(45)),
        (of, Move.TAKEN_OVER, units(45)), (of, Move.GIVEN, units(5)), (of, Move.WASTED, units(40)),
    ]  # fmt: skip


def test_that_a_vial_is_for_one_patient_where_neither_product_nor_clinic_say_otherwise():
    visits = clinic(policy=VialPolicy())
    visit = opened_visit(visits)
    refusal = visit.keep_vial(vial_of(visit))
    assert refusal is not None
    assert refusal.reason == "BOTOX 200 units is for one patient and one time. Nothing was charted."
    assert visit.record.containers["c1"].keeps == ()


@pytest.mark.parametrize("make", [MemoryStore, None], ids=["memory", "file"])
def test_that_the_second_workstation_that_takes_a_vial_is_refused_in_words(make: type[MemoryStore] | None, tmp_path: Path):
    store = make() if make else SqlStore(tmp_path / "procedures.db")
    visits = clinic(store)
    first, second, third = (opened_visit(visits) for _ in range(3))
    vial = vial_of(first)
    first.do(injection_map.give_all)
    first.keep_vial(vial)
    (kept,) = kept_vials(visits)  # both workstations look at the same list
    assert second.take_over(kept) is None
    before = third.record
    with pytest.raises(Problem) as refused:
        third.take_over(kept)
    assert refused.value.code == "STORE-VIAL"
    assert refused.value.message == (
        "Another visit took the rest of the vial of lot C8812C3 first: 45 units of it are not there any more. "
        "Nothing was saved just now; everything saved before is safe."
    )
    assert third.record is before
    assert visits.resume(third.id).record == before
    if isinstance(store, SqlStore):
        store.close()


@pytest.mark.parametrize("make", [MemoryStore, None], ids=["memory", "file"])
def test_that_one_serial_number_is_opened_once(make: type[MemoryStore] | None, tmp_path: Path):
    store = make() if make else SqlStore(tmp_path / "procedures.db")
    visits = clinic(store)
    first, second = opened_visit(visits), opened_visit(visits)
    vial_of(first, serial="SN17")
    with pytest.raises(Problem) as refused:
        second.do(products.open_product, "botox_200", "C8812C3", NEXT_YEAR, "SN17")
    assert refused.value.message == (
        "The vial with serial number SN17, lot C8812C3, was opened already, in another visit. "
        "Nothing was saved just now; everything saved before is safe."
    )
    assert second.record.containers == {}
    first.undo()
    first.undo()
    assert second.do(products.open_product, "botox_200", "C8812C3", NEXT_YEAR, "SN17") is None
    if isinstance(store, SqlStore):
        store.close()


def test_that_keeping_is_not_undone_under_the_hand_of_who_took_the_vial():
    visits = clinic()
    first, second = opened_visit(visits), opened_visit(visits)
    first.keep_vial(vial_of(first))
    second.take_over(kept_vials(visits)[0])
    with pytest.raises(Problem) as refused:
        first.undo()
    assert refused.value.message == (
        "200 units of the vial of lot C8812C3 were taken over by another visit or discarded, so this cannot be taken back. "
        "Nothing was saved just now; everything saved before is safe."
    )
    assert second.undo() is None
    assert first.undo() is None
    assert kept_of(visits) == []


def test_that_what_nobody_came_for_is_discarded_in_the_record_that_kept_it():
    visits = clinic()
    visit = opened_visit(visits)
    visit.do(injection_map.give_all)
    vial = vial_of(visit)
    visit.keep_vial(vial)
    (kept,) = kept_vials(visits)
    assert discard_vial(visits, kept.vial, "Use-by time passed", "K. Osei") is None
    assert kept_of(visits) == []
    record = visits.resume(visit.id).record
    last = vial_movements(record, visit.id)[-1]
    assert (last.move, last.dose, last.reason, last.witness) == (Move.DISCARDED, units(200), "Use-by time passed", "K. Osei")


# -- the clock and the witness ---------------------------------------------------------------------------------------------------


def test_that_nothing_is_drawn_after_the_use_by_time_and_the_reason_is_said():
    clock = FixedClock()
    visits = clinic(clock=clock)
    visit = opened_visit(visits)
    vial_of(visit)
    clock.at += timedelta(hours=24)
    assert visit.do(injection_map.give, ["procerus_1"]) is None
    clock.at += timedelta(seconds=1)
    refusal = visit.do(injection_map.give, ["frontalis_left_1"])
    assert refusal is not None
    assert "BOTOX 200 units, lot C8812C3, could be used until 24 Nov 2026" in refusal.reason
    assert "(source: LBL" in refusal.reason
    assert refusal.go_on == "Discard what is left of it and open another one."
    keeping = visit.keep_vial("c1")
    assert keeping is not None
    assert "could be used until" in keeping.reason
    assert visit.do(products.waste_all, "Use-by time passed") is None


def test_that_the_clinic_may_set_shorter_hours():
    clock = FixedClock()
    visits = clinic(clock=clock, policy=VialPolicy(hours={"botox_200": 4}))
    visit = opened_visit(visits)
    vial_of(visit)
    clock.at += timedelta(hours=4, seconds=1)
    refusal = visit.do(injection_map.give, ["procerus_1"])
    assert refusal is not None
    assert "(source: the clinic’s own setting)" in refusal.reason


def test_that_a_kept_vial_past_its_time_is_not_taken_over():
    clock = FixedClock()
    visits = clinic(clock=clock)
    first, second = opened_visit(visits), opened_visit(visits)
    first.keep_vial(vial_of(first))
    clock.at += timedelta(hours=24, seconds=1)
    refusal = second.take_over(kept_vials(visits)[0])
    assert refusal is not None
    assert "could be used until" in refusal.reason
    assert second.record.containers == {}


def test_that_whoever_charts_a_waste_is_not_its_witness():
    visits = clinic()
    visit = opened_visit(visits)
    vial = vial_of(visit)
    refusal = visit.do(products.waste, vial, units(5), "Drawn up, not given", "e. marsh")
    assert refusal is not None
    assert refusal.reason == "e. marsh charts this waste and cannot be its witness. Nothing was charted."


def test_that_a_waste_without_witness_is_refused_where_the_policy_asks_for_one():
    visits = clinic(policy=VialPolicy(witness=True))
    visit = opened_visit(visits)
    vial = vial_of(visit)
    refusal = visit.do(products.waste, vial, units(5), "Syringe dropped")
    assert refusal is not None
    assert refusal.reason == "The witness of the waste is missing. Nothing was charted."
    assert visit.do(products.waste, vial, units(5), "Syringe dropped", "K. Osei") is None


def test_that_a_policy_is_stored_and_a_slip_of_the_hours_is_named():
    store = MemoryStore()
    policy = VialPolicy(frozenset({"botox_100", "botox_200"}), {"botox_200": 6}, witness=True)
    save_vial_policy(store, policy)
    assert load_vial_policy(store) == policy
    assert load_vial_policy(MemoryStore()) == VialPolicy()
    assert vial_policy_faults(VialPolicy(hours={"botox_200": 0})) == ("The hours of use are a whole number from 1 to 672, not 0.",)


def test_that_signing_waits_for_the_missing_units_and_names_the_vial():
    visits = clinic()
    visit = opened_visit(visits)
    vial_of(visit)
    vial_of(visit, lot="C9000A1")
    visit.do(injection_map.give_all)
    refusal = visit.sign("E. Marsh", "MD")
    assert refusal is not None
    assert "BOTOX 200 units, lot C8812C3: 45 units left to account for" in refusal.reason


# -- no sequence breaks it -------------------------------------------------------------------------------------------------------

VISITS = st.integers(0, 2)
SITES = st.sampled_from(["procerus_1", "frontalis_left_1", "temporalis_right_2", "trapezius_left_1"])
DOSES = st.sampled_from([Decimal("2.5"), Decimal(5), Decimal(10), Decimal(45), Decimal(200)])


def _figure(site: str) -> str:
    """The figure that a site of the sample map stands on."""
    muscle, *side, _ = site.split("_")
    return samples.figure_of(muscle, Side(side[0]) if side else Side.MIDLINE)


class AnyVials(RuleBasedStateMachine):
    """Three visits that share vials; a stale handle of each plays the other workstation."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock()
        self.visits = clinic(clock=self.clock)
        self.open = [opened_visit(self.visits) for _ in range(3)]
        vial = vial_of(self.open[0])  # the first vial waits for a patient already, so that what matters is met soon
        self.open[0].do(injection_map.give, ["procerus_1"])
        self.open[0].keep_vial(vial)
        vial_of(self.open[1], "SN1")

    def attempt(self, number: int, command: Callable[..., Decision], *args: object) -> None:
        """Do it; what is refused changes nothing."""
        self.guarded(number, lambda: self.open[number].do(command, *args))

    def guarded(self, number: int, act: Callable[[], Refusal | None]) -> None:
        """An act at a visit. A refusal of any kind leaves the record and the log as they were."""
        visit, before = self.open[number], self.open[number].record
        try:
            refusal = act()
        except Problem as problem:
            if problem.code != "STORE-VIAL":
                raise
            refusal = None
            assert self.visits.resume(visit.id).record == before == visit.record
        if refusal is not None:
            assert visit.record is before

    @rule(number=VISITS, serial=st.sampled_from(["", "", "SN1", "SN2"]), dissolve=st.booleans())
    def open_vial(self, number: int, serial: str, *, dissolve: bool) -> None:
        if len(self.open[number].record.entries) > 120:
            return
        before = set(self.open[number].record.containers)
        self.attempt(number, products.open_product, "botox_200", "L1", NEXT_YEAR, serial)
        for container in set(self.open[number].record.containers) - before:
            if dissolve:
                self.attempt(number, products.reconstitute, container, Volume.ml(4), "0.9 % NaCl")

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]), ml=st.sampled_from(["3", "4"]))
    def dissolve(self, number: int, container: str, ml: str) -> None:
        self.attempt(number, products.reconstitute, container, Volume.ml(ml), "0.9 % NaCl")

    @rule(number=VISITS, site=SITES, what=st.sampled_from(["give", "retract", "omit", "muscle", "all"]))
    def inject(self, number: int, site: str, what: str) -> None:
        commands: dict[str, Callable[..., Decision]] = {
            "give": partial(injection_map.give, site_ids=[site]),
            "retract": partial(injection_map.retract, site_id=site),
            "omit": partial(injection_map.omit, site_id=site, reason="scar here"),
            "muscle": partial(injection_map.give_muscle, muscle="temporalis"),
            "all": injection_map.give_all,
        }
        self.attempt(number, commands[what])

    @rule(number=VISITS, site=SITES, dose=DOSES)
    def change_dose(self, number: int, site: str, dose: Decimal) -> None:
        self.attempt(number, partial(injection_map.change_dose, site_id=site, amount=dose))

    @rule(number=VISITS, site=SITES, x=st.integers(100, 400), y=st.integers(100, 400))
    def move(self, number: int, site: str, x: int, y: int) -> None:
        self.attempt(number, partial(injection_map.move, site_id=site, figure=_figure(site), x=float(x), y=float(y)))

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]), dose=DOSES)
    def waste(self, number: int, container: str, dose: Decimal) -> None:
        self.attempt(number, products.waste, container, units(dose), "Broken or contaminated", "K. Osei")

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]), dose=DOSES)
    def correct_waste(self, number: int, container: str, dose: Decimal) -> None:
        self.attempt(number, products.correct_waste, container, units(dose), "counted again", "K. Osei")

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]))
    def take_back(self, number: int, container: str) -> None:
        self.attempt(number, products.take_back, container)

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]))
    def keep(self, number: int, container: str) -> None:
        self.guarded(number, lambda: self.open[number].keep_vial(container))

    @rule(first=VISITS, second=VISITS)
    def two_workstations_take_the_same(self, first: int, second: int) -> None:
        for kept in kept_vials(self.visits)[:1]:
            self.guarded(first, lambda kept=kept: self.open[first].take_over(kept))
            self.guarded(second, lambda kept=kept: self.open[second].take_over(kept))

    @rule(number=VISITS, container=st.sampled_from(["c1", "c2"]), dose=DOSES)
    def discard(self, number: int, container: str, dose: Decimal) -> None:
        self.attempt(number, discard_kept, container, units(dose), "Nobody came", "K. Osei")

    @rule(number=VISITS)
    def undo(self, number: int) -> None:
        self.guarded(number, self.open[number].undo)

    @rule(number=VISITS)
    def redo(self, number: int) -> None:
        self.guarded(number, self.open[number].redo)

    @rule(hours=st.sampled_from([1, 5, 30]))
    def let_time_pass(self, hours: int) -> None:
        self.clock.at += timedelta(hours=hours)

    @rule(number=VISITS)
    def sign(self, number: int) -> None:
        visit = self.open[number]
        self.attempt(number, injection_map.omit_rest, "ended early")
        for container in list(visit.record.containers):
            self.guarded(number, lambda container=container: visit.keep_vial(container))
        self.attempt(number, products.waste_all, "rest", "K. Osei")
        self.attempt(number, checklist.quick_answers, "discharge")
        self.guarded(number, lambda: visit.sign("E. Marsh", "MD"))
        if visit.record.signed:
            assert all(one.left.amount == 0 for one in balances(visit.record))

    @precondition(lambda self: any(one.record.signed for one in self.open))
    @rule(number=VISITS, site=SITES, dose=DOSES, what=st.sampled_from(["dose", "retract", "give", "waste"]))
    def amend(self, number: int, site: str, dose: Decimal, what: str) -> None:
        command: Callable[[ProcedureRecord], Decision] = {
            "dose": partial(injection_map.change_dose, site_id=site, amount=dose),
            "retract": partial(injection_map.retract, site_id=site),
            "give": partial(injection_map.give, site_ids=[site]),
            "waste": partial(products.correct_waste, container_id="c1", total=units(dose), reason="counted again"),
        }[what]
        self.attempt(number, closing.amend, command, "read back from the syringe")

    @precondition(lambda self: any(one.record.signed for one in self.open))
    @rule(number=VISITS)
    def void(self, number: int) -> None:
        self.attempt(number, closing.void, "wrong patient chosen")

    @invariant()
    def opened_is_given_and_wasted_and_kept_and_in_hand(self) -> None:
        by_vial: dict[str, list[VialMovement]] = defaultdict(list)
        in_hand: dict[str, Decimal] = defaultdict(Decimal)
        for visit in self.open:
            movements = vial_movements(visit.record, visit.id)
            vials = {one.container: one.vial for one in movements}
            for one in movements:
                by_vial[one.vial].append(one)
            for one in balances(visit.record):
                assert one.left.amount >= 0
                in_hand[vials[one.container.id]] += one.left.amount
        waiting = dict(kept_of(self.visits))
        for vial, movements in by_vial.items():
            sums = {move: sum((one.dose.amount for one in movements if one.move is move), Decimal(0)) for move in Move}
            pool = sums[Move.KEPT] - sums[Move.TAKEN_OVER] - sums[Move.DISCARDED]
            assert pool >= 0
            assert waiting.get(vial, Decimal(0)) == pool
            used = sums[Move.GIVEN] + sums[Move.WASTED] + sums[Move.DISCARDED]
            assert sums[Move.OPENED] == Decimal(200) == used + pool + in_hand[vial]
            assert all(one.dose.amount > 0 for one in movements)

    @invariant()
    def one_serial_is_open_once(self) -> None:
        serials = [box.opened.serial for visit in self.open for box in visit.record.containers.values() if not box.carried]
        read = [serial for serial in serials if serial]
        assert sorted(set(read)) == sorted(read)


AnyVials.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestAnyVials = AnyVials.TestCase
