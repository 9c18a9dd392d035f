"""Visits on a real database file: what the record shows is on the disk, and a restart finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import block, checklist, course, products
from procedure_assistant.domain.commands.injection_map import add_extra, give, give_all, give_muscle, omit_rest
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Phase
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import map_total
from procedure_assistant.domain.units import Length, Volume, units_of
from procedure_assistant.protocols.catalogue import Catalogue
from procedure_assistant.services.codec import rows_of
from procedure_assistant.services.ports import LogRow, Outcome, Store, VisitState
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Person, Visit, VisitService
from procedure_assistant.store import SqlStore
from tests.domain import samples
from tests.domain.samples import BOTOX, NEXT_YEAR
from tests.fakes import FixedClock, MemoryStore

BOTH = (Side.LEFT, Side.RIGHT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """A database file with one patient."""
    with SqlStore(tmp_path / "procedures.db") as opened:
        opened.save_patient(samples.patient(), FixedClock().now())
        yield opened


def catalogue(*protocols: samples.Protocol) -> Catalogue:
    """The sample protocols, read from no file."""
    shelf = protocols or (samples.preempt(), samples.gon_block())
    return Catalogue({(one.id, one.version): one for one in shelf}, {}, samples.formulary(), (), (), {})


def service(store: Store, clock: FixedClock | None = None, shelf: Catalogue | None = None) -> VisitService:
    """The service as at one workstation."""
    return VisitService(store, shelf or catalogue(), clock or FixedClock(), Person("E. Marsh", "MD"), "room 1")


def prepared(visits: VisitService) -> Visit:
    """A combined visit with every question before the needle answered, vial dissolved and block planned."""
    visit = visits.begin("p1", ("preempt_botox", "gon_block"))
    for section in visit.record.protocol.sections:
        if section.quick_label and section.phase is not Phase.AFTER:
            visit.do(checklist.quick_answers, section.id)
    for step, value in {
        "diagnosis": "g43_719", "headache_days": "20", "failed_preventives": "topiramate",
        "planned_side": "both", "consent_side": "both", "time_out_side": "both",
    }.items():  # fmt: skip
        assert visit.do(checklist.answer, step, (value,)) is None
    for product in ("botox_200", "lidocaine_2", "bupivacaine_05"):
        assert visit.do(products.open_product, product, "L1", NEXT_YEAR) is None
    assert visit.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl") is None
    assert visit.do(block.place_landmarks, (450.0, 250.0), (332.0, 330.0), (568.0, 330.0)) is None
    for side in BOTH:
        assert visit.do(block.measure, side, Length(Decimal(84))) is None
    assert visit.do(block.plan, ("gon",), BOTH, [("c2", Volume.ml(1)), ("c3", Volume.ml(1))], "per_side") is None
    return visit


def injected(visits: VisitService, clock: FixedClock) -> Visit:
    """The sample visit up to the signature: 165 units at 33 sites, both blocks, pain 7 to 3."""
    visit = prepared(visits)
    visit.do(course.score_pain, "before", 7, clock.now())
    visit.do(give_all)
    for _ in range(2):
        visit.do(add_extra, "lateral_right", 297.0, 154.0, "temporalis", Side.RIGHT)
    for side in BOTH:
        visit.do(block.give_block, "gon", side, aspiration="negative")
    clock.at += timedelta(minutes=25)
    visit.do(course.score_pain, "after", 3, clock.now())
    visit.do(products.waste_all, "rest", "K. Osei")
    visit.do(checklist.quick_answers, "discharge")
    return visit


# -- opening -------------------------------------------------------------------------------------------------------------------


def test_that_a_visit_is_on_the_disk_as_soon_as_it_is_open(store: SqlStore):
    visit = service(store).begin("p1", ("preempt_botox", "gon_block"))
    opened = visit.record.visit
    assert (opened.patient.name, opened.protocols) == ("Larson, Jacob", (("preempt_botox", 1), ("gon_block", 2)))
    assert (opened.map_id, opened.map_version, opened.day, opened.formulary_version) == ("preempt", "B10", samples.DAY, "test 1")
    summary = store.visit(visit.id)
    assert summary is not None
    assert (summary.title, summary.state, summary.progress, summary.last_seq) == (
        "Botulinum toxin + Occipital nerve block", VisitState.IN_PROGRESS, "0 of 155 units, 0 of 31 sites", 1,
    )  # fmt: skip
    assert len(visit.id) == 32


def test_that_a_visit_without_a_map_names_none(store: SqlStore):
    opened = service(store).begin("p1", ("gon_block",)).record.visit
    assert (opened.map_id, opened.map_version) == ("", "")


@pytest.mark.parametrize(
    ("patient", "protocols", "code", "message"),
    [
        ("nobody", ("gon_block",), "VISIT-PATIENT", "This patient is not in the store. No visit was opened."),
        ("p1", ("prp",), "VISIT-PROTOCOL", "Protocol prp is not installed here. No visit was opened."),
    ],
)
def test_that_a_visit_that_cannot_be_opened_leaves_nothing_behind(
    store: SqlStore, patient: str, protocols: tuple[str, ...], code: str, message: str
):
    with pytest.raises(Problem) as caught:
        service(store).begin(patient, protocols)
    assert (caught.value.code, caught.value.message) == (code, message)
    assert store.visits() == ()


def test_that_protocols_that_contradict_each_other_make_no_visit(store: SqlStore):
    shelf = catalogue(samples.preempt(), replace(samples.preempt(), id="other"))
    with pytest.raises(Problem) as caught:
        service(store, shelf=shelf).begin("p1", ("preempt_botox", "other"))
    assert (caught.value.code, caught.value.message) == (
        "VISIT-PROTOCOL", "These protocols cannot be done in one visit. No visit was opened.",
    )  # fmt: skip


def test_that_a_visit_knows_what_earlier_visits_gave(store: SqlStore):
    clock = FixedClock()
    first = injected(service(store, clock), clock)
    clock.at += timedelta(days=84)
    second = service(store, clock).begin("p1", ("preempt_botox",))
    doses = [(dose.visit_id, dose.day, dose.product, dose.kind, dose.dose.amount) for dose in second.record.visit.earlier_doses]
    assert doses == [
        (first.id, samples.DAY, BOTOX, Kind.TOXIN, 165),
        (first.id, samples.DAY, "lidocaine", Kind.LOCAL_ANAESTHETIC, 40),
        (first.id, samples.DAY, "bupivacaine", Kind.LOCAL_ANAESTHETIC, 10),
    ]
    assert second.record.visit.earlier_doses[0].dose == units_of(BOTOX, 165)
    assert [(score.moment, score.value) for score in second.record.visit.earlier_scores] == [("before", 7), ("after", 3)]


# -- doing ---------------------------------------------------------------------------------------------------------------------


def test_that_after_every_command_a_restart_finds_the_same_record(store: SqlStore):
    clock = FixedClock()
    visits = service(store, clock)
    visit = prepared(visits)
    commands = [
        lambda: visit.do(give, ["procerus_1"]),
        lambda: visit.do(give_muscle, "temporalis"),
        visit.undo,
        visit.redo,
        visit.undo,
        lambda: visit.do(give_all),
        lambda: visit.do(block.give_block, "gon", Side.LEFT, aspiration="negative"),
    ]
    for command in commands:
        assert command() is None
        clock.at += timedelta(seconds=20)
        resumed = visits.resume(visit.id)
        assert resumed.record == visit.record
        assert (resumed.head, resumed.undo_text, resumed.redo_text) == (visit.head, visit.undo_text, visit.redo_text)
    assert list(store.verify()) == []


def test_that_a_refusal_and_an_empty_command_write_nothing(store: SqlStore):
    visit = prepared(service(store))
    before, log = visit.record, store.log(visit.id)
    refusal = visit.do(give, ["masseter_1"])
    assert refusal is not None
    assert refusal.place == "map"
    assert visit.do(give, []) is None
    assert visit.record is before
    assert store.log(visit.id) == log


@pytest.mark.parametrize(("trouble", "code"), [("full", "STORE-FULL"), ("taken", "STORE-TAKEN")])
def test_that_a_failed_write_leaves_the_record_as_it_was(trouble: str, code: str):
    store = MemoryStore()
    store.save_patient(samples.patient(), FixedClock().now())
    visit = prepared(service(store))
    told: list[ProcedureRecord] = []
    visit.listen(told.append)
    before, head, log = visit.record, visit.head, store.log(visit.id)
    setattr(store, trouble, True)
    with pytest.raises(Problem) as caught:
        visit.do(give, ["procerus_1"])
    assert caught.value.code == code
    assert (visit.record, visit.head, store.log(visit.id), told) == (before, head, log, [])
    setattr(store, trouble, False)
    assert visit.do(give, ["procerus_1"]) is None
    assert told == [visit.record]


def test_that_the_slower_of_two_workstations_is_told_and_loses_nothing_that_was_kept(store: SqlStore):
    visits = service(store)
    here = prepared(visits)
    there = visits.resume(here.id)
    assert there.do(give, ["procerus_1"]) is None
    with pytest.raises(Problem) as caught:
        here.do(give, ["corrugator_left_1"])
    assert caught.value.code == "STORE-TAKEN"
    assert caught.value.message.startswith("E. Marsh added to this visit first, in another window of this workstation. What you just")
    resumed = visits.resume(here.id)
    assert [site.id for site in resumed.record.sites.values() if site.given] == ["procerus_1"]


def test_that_the_slower_of_two_workstations_is_told_who_and_where(store: SqlStore):
    here = prepared(service(store))
    elsewhere = VisitService(store, catalogue(), FixedClock(), Person("K. Amadi", "MD"), "room 2")
    assert elsewhere.resume(here.id).do(give, ["procerus_1"]) is None
    with pytest.raises(Problem) as caught:
        here.do(give, ["corrugator_left_1"])
    assert caught.value.message == (
        "K. Amadi added to this visit first, at room 2. What you just entered was not saved; everything saved before it is safe."
    )


def test_that_text_that_cannot_be_stored_changes_nothing(store: SqlStore):
    visit = prepared(service(store))
    before = visit.record
    with pytest.raises(Problem) as caught:
        visit.do(checklist.answer, "failed_preventives", ("broken \ud83d",))
    assert caught.value.code == "TEXT-UNREADABLE"
    assert visit.record is before


def test_that_listeners_hear_of_every_change_and_undo_is_named(store: SqlStore):
    visit = prepared(service(store))
    told: list[ProcedureRecord] = []
    visit.listen(told.append)
    visit.do(give, ["procerus_1"])
    assert told == [visit.record]
    assert (visit.undo_text, visit.redo_text) == ("Procerus, 5 units", "")
    assert visit.undo() is None
    assert (visit.undo_text, visit.redo_text) == ("Block plan, both sides", "Procerus, 5 units")
    assert visit.redo() is None
    assert len(told) == 3
    refusal = visit.redo()
    assert refusal is not None
    assert refusal.reason == "There is nothing to redo."
    assert len(told) == 3


def test_that_a_new_visit_has_nothing_to_undo(store: SqlStore):
    visit = service(store).begin("p1", ("gon_block",))
    assert (visit.undo_text, visit.redo_text, visit.seal) == ("", "", "")


# -- signing -------------------------------------------------------------------------------------------------------------------


def test_that_a_signature_seals_everything_before_it(store: SqlStore):
    clock = FixedClock()
    visits = service(store, clock)
    visit = injected(visits, clock)
    head = visit.head
    assert visit.sign("Elena Marsh", "MD") is None
    signature = visit.record.signature
    assert signature is not None
    assert (signature.event.head, visit.seal) == (head, visit.head)
    assert (visit.undo_text, visit.redo_text) == ("", "")
    visit.do(course.print_copy, "record", "a4", "printer")
    assert visit.seal != visit.head
    assert visits.resume(visit.id).seal == visit.seal
    refusal = visit.undo()
    assert refusal is not None
    assert refusal.reason == "The record is signed and closed. Nothing was charted."
    assert list(store.verify()) == []


# -- what is derived -----------------------------------------------------------------------------------------------------------


def state(store: Store, visit: Visit) -> tuple[VisitState, str]:
    """How a visit stands on the worklist."""
    summary = store.visit(visit.id)
    assert summary is not None
    return summary.state, summary.progress


def test_that_the_worklist_follows_the_visit(store: SqlStore):
    clock = FixedClock()
    visit = prepared(service(store, clock))
    assert state(store, visit) == (VisitState.IN_PROGRESS, "0 of 155 units, 0 of 31 sites, block planned")
    visit.do(give_all)
    assert state(store, visit)[0] is VisitState.IN_PROGRESS
    visit.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert state(store, visit) == (VisitState.IN_PROGRESS, "155 of 155 units, 31 of 31 sites, GON left side, block still planned")
    visit.do(block.give_block, "gon", Side.RIGHT, aspiration="negative")
    assert state(store, visit)[0] is VisitState.TO_SIGN
    visit.do(course.score_pain, "before", 7, clock.now())
    visit.do(course.score_pain, "after", 3, clock.now())
    visit.do(products.waste_all, "rest")
    visit.do(checklist.quick_answers, "discharge")
    visit.sign("Elena Marsh", "MD")
    assert state(store, visit) == (VisitState.SIGNED, "155 units, 31 sites, GON both sides, pain 7 to 3")
    summary = store.visit(visit.id)
    assert summary is not None
    assert summary.signed_at == clock.now()


def test_that_a_visit_whose_rest_was_omitted_waits_for_its_signature(store: SqlStore):
    visit = prepared(service(store))
    visit.do(omit_rest, "patient fainted")
    assert state(store, visit)[0] is VisitState.IN_PROGRESS
    visit.do(block.omit_block, "patient fainted")
    assert state(store, visit)[0] is VisitState.TO_SIGN


def test_that_a_block_alone_waits_for_its_signature_once_given(store: SqlStore):
    visit = service(store).begin("p1", ("gon_block",))
    assert state(store, visit) == (VisitState.IN_PROGRESS, "")


def test_that_doses_and_scores_are_those_of_the_record(store: SqlStore):
    clock = FixedClock()
    visit = injected(service(store, clock), clock)
    assert [(dose.product, dose.amount, dose.unit) for dose in store.doses("p1")] == [
        (BOTOX, 165, "units"), ("lidocaine", 40, "mg"), ("bupivacaine", 10, "mg"),
    ]  # fmt: skip
    assert store.outcomes("p1") == (
        Outcome(visit.id, "p1", samples.DAY, "NRS", "before", 7, None),
        Outcome(visit.id, "p1", samples.DAY, "NRS", "after", 3, 25),
    )


def test_that_rebuilt_tables_equal_the_live_ones(store: SqlStore):
    clock = FixedClock()
    visits = service(store, clock)
    injected(visits, clock)
    clock.at += timedelta(days=90)
    visits.begin("p1", ("gon_block",))
    live = (store.visits(), store.doses("p1"), store.outcomes("p1"))
    assert visits.rebuild() == 2
    assert (store.visits(), store.doses("p1"), store.outcomes("p1")) == live


# -- logs that cannot be opened ------------------------------------------------------------------------------------------------


def test_that_a_visit_that_is_not_there_is_told(store: SqlStore):
    with pytest.raises(Problem) as caught:
        service(store).resume("nowhere")
    assert caught.value.code == "VISIT-MISSING"


def test_that_a_visit_whose_protocol_was_taken_away_is_safe_and_told(store: SqlStore):
    visit = service(store).begin("p1", ("gon_block",))
    with pytest.raises(Problem) as caught:
        service(store, shelf=catalogue(samples.preempt())).resume(visit.id)
    assert caught.value.text == (
        "Protocol gon_block, version 2, is not installed here. The visit follows it; its entries are safe. "
        "Put the protocol file back, or install the version of the program that has it."
    )


def stored(*events: e.Event) -> tuple[MemoryStore, tuple[LogRow, ...]]:
    """A store whose visit "v1" holds these events as its log, well chained."""
    store = MemoryStore()
    store.save_patient(samples.patient(), FixedClock().now())
    visits = service(store)
    visits.new_id = lambda: "v1"
    derived = visits.derive("v1", visits.begin("p1", ("preempt_botox",)).record, 1)
    (first,) = store.log("v1")
    rows = rows_of("v1", events, at=first.at, who="x", workstation="y", after=first)
    store.append(rows, replace(derived, summary=replace(derived.summary, last_seq=rows[-1].seq)))
    return store, rows


@pytest.mark.parametrize("event", [e.SiteRetracted("masseter_1"), e.Retracted(1, 1), e.WasteRecorded("c9", units_of(BOTOX, 5), "rest", "")])
def test_that_a_log_that_contradicts_itself_is_told_as_damage(event: e.Event):
    store, _ = stored(event)
    with pytest.raises(Problem) as caught:
        service(store).resume("v1")
    assert (caught.value.code, caught.value.message) == (
        "LOG-DAMAGED", "The entries of this visit contradict each other. Nothing was changed.",
    )  # fmt: skip


def test_that_a_log_without_its_opening_is_told_as_damage():
    store = MemoryStore()
    rows = rows_of("v1", (e.SiteNoted("procerus_1", "bled"),), at=FixedClock().now(), who="x", workstation="y", after=None)
    visits = service(store)
    store.save_patient(samples.patient(), FixedClock().now())
    derived = visits.derive("v1", visits.begin("p1", ("preempt_botox",)).record, 1)
    store.append(rows, derived)
    with pytest.raises(Problem) as caught:
        visits.resume("v1")
    assert caught.value.message == "The log of this visit does not begin with its opening."


def test_that_the_sample_visit_ends_with_165_units(store: SqlStore):
    clock = FixedClock()
    total = map_total(injected(service(store, clock), clock).record)
    assert total is not None
    assert (total.given_units, total.given_sites) == (165, 33)
