from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import checklist, course, products
from procedure_assistant.domain.commands.injection_map import add_extra, give, give_muscle, retract
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import Answer, ProcedureRecord, SiteStatus, Stamp
from procedure_assistant.domain.totals import drugs_given, map_total
from procedure_assistant.domain.undo import undo_state
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import START, formulary, gon_block, milligrams, preempt, units


def entry(seq: int, event: e.Event, group: int = 0) -> e.Entry:
    return e.Entry(seq, START + timedelta(seconds=seq), "E. Marsh", "room 1", event, group or seq)


def log(*events: e.Event) -> list[e.Entry]:
    """A log of single-event commands after the opening of the sample visit."""
    return [Bedside(preempt()).record.entries[0], *(entry(place, event) for place, event in enumerate(events, 2))]


def fold(*events: e.Event) -> ProcedureRecord:
    return ProcedureRecord.after(log(*events), preempt(), formulary())


NOTE = e.SiteNoted("procerus_1", "bled")


def test_that_a_log_begins_with_the_opening_of_its_visit():
    for entries in ([], [entry(1, NOTE)]):
        with pytest.raises(ValueError, match="begins with the opening"):
            ProcedureRecord.after(entries, preempt(), formulary())


def test_that_a_visit_is_opened_once():
    opened = Bedside(preempt()).record.visit
    with pytest.raises(ValueError, match="opens visit a second time"):
        fold(opened)


@pytest.mark.parametrize(
    "events",
    [
        (e.Retracted(2, 2),),
        (NOTE, e.Retracted(1, 1)),
        (NOTE, NOTE, e.Retracted(2, 2)),
        (NOTE, e.Reinstated(2, 2)),
        (NOTE, e.Retracted(2, 2), e.Retracted(2, 2)),
        (NOTE, NOTE, e.Retracted(3, 3), e.Retracted(2, 2), e.Reinstated(3, 3)),
        (NOTE, e.Retracted(2, 2), NOTE, e.Reinstated(2, 2)),
    ],
)
def test_that_only_the_last_command_can_be_undone_or_redone(events: tuple[e.Event, ...]):
    with pytest.raises(ValueError, match="which are not the last"):
        fold(*events)


def test_that_an_entry_about_something_unknown_is_no_visit():
    for event in (e.SiteRetracted("masseter_1"), e.ProductReconstituted("c9", units(1), "", "", None)):  # type: ignore[arg-type]
        with pytest.raises(KeyError):
            fold(event)
    with pytest.raises(TypeError, match="does not know str"):
        fold("surprise")  # type: ignore[arg-type]


def test_that_undo_takes_a_whole_command_back():
    opened = log()[0]
    entries = (opened, entry(2, NOTE, 2), entry(3, NOTE, 2), entry(4, NOTE, 4))
    assert undo_state(entries).done == ((2, 3), (4, 4))
    state = undo_state((*entries, entry(5, e.Retracted(4, 4)), entry(6, e.Retracted(2, 3))))
    assert (state.done, state.undone, state.gone) == ((), ((4, 4), (2, 3)), frozenset({2, 3, 4}))
    state = undo_state((*entries, entry(5, e.Retracted(4, 4)), entry(6, e.Reinstated(4, 4))))
    assert (state.done, state.undone, state.gone) == (((2, 3), (4, 4)), (), frozenset())


def test_that_a_new_command_ends_what_could_be_redone():
    bedside = ready(preempt())
    bedside.open_botox()
    bedside.do(give, ["procerus_1"])
    bedside.do(course.undo)
    bedside.do(give, ["corrugator_left_1"])
    assert bedside.refused(course.redo).reason == "There is nothing to redo."
    assert bedside.folded() == bedside.record


def test_that_undo_steps_back_behind_what_was_undone_and_left():
    bedside = ready(preempt())
    bedside.open_botox()
    before = bedside.record
    bedside.do(give, ["procerus_1"])
    bedside.do(give, ["corrugator_left_1"])
    bedside.do(course.undo)
    bedside.do(give_muscle, "temporalis")
    for undone in range(2):
        bedside.do(course.undo)
        assert bedside.folded() == bedside.record
        assert len(bedside.record.before) == len(before.before) + 1 - undone, "it stepped: the log was not folded anew"
    assert replace(bedside.record, entries=(), undone=()) == replace(before, entries=(), undone=())


def test_that_a_retraction_keeps_both_marks_in_the_log():
    bedside = ready(preempt())
    bedside.open_botox()
    bedside.do(give, ["procerus_1"])
    bedside.do(course.undo)
    kinds = [type(one.event).__name__ for one in bedside.record.entries[-2:]]
    assert kinds == ["SiteInjected", "Retracted"]
    assert bedside.record.sites["procerus_1"].status is SiteStatus.PLANNED


def test_that_undone_and_redone_commands_leave_the_same_record_but_for_its_log():
    bedside = ready(preempt())
    bedside.open_botox()
    before = bedside.record
    bedside.do(give_muscle, "temporalis")
    after = bedside.record
    bedside.do(course.undo)
    assert replace(bedside.record, entries=(), undone=()) == replace(before, entries=(), undone=())
    bedside.do(course.redo)
    assert replace(bedside.record, entries=()) == replace(after, entries=())


def test_that_the_order_of_sites_and_containers_survives_a_restart():
    bedside = ready(preempt())
    bedside.open_botox("botox_100", "2")
    bedside.open_botox("botox_100", "2")
    bedside.do(add_extra, "lateral_left", 300.0, 150.0, "temporalis", Side.LEFT)
    bedside.do(add_extra, "lateral_left", 310.0, 150.0, "temporalis", Side.LEFT)
    bedside.do(retract, "temporalis_left_extra_1")
    bedside.do(course.undo)
    folded = bedside.folded()
    assert list(folded.sites) == list(bedside.record.sites)
    assert list(folded.containers) == list(bedside.record.containers)


def test_that_a_record_tells_what_it_is_about():
    bedside = Bedside(gon_block())
    record = bedside.record
    assert (record.patient.id, record.day, record.seq, record.signed) == ("p1", record.visit.day, 1, False)
    assert (record.map, record.line(Side.LEFT), record.last_block_at) == (None, None, None)
    assert record.value("weight_kg") == ""
    assert record.holds(None)
    assert (Answer((), Stamp(START, "x")).value, Answer(("a", "b"), Stamp(START, "x")).value) == ("", "a")
    bedside.answer(weight_kg="82")
    assert bedside.record.answers["weight_kg"] == Answer(("82",), Stamp(START, "E. Marsh"))


def test_that_totals_without_a_map_are_none():
    assert map_total(Bedside(gon_block()).record) is None


def test_that_the_row_of_a_muscle_sums_its_sides():
    bedside = ready(preempt())
    bedside.open_botox()
    bedside.do(give_muscle, "temporalis", Side.LEFT)
    total = map_total(bedside.record)
    assert total is not None
    row = total.muscles[3]
    assert (row.given_units, row.open_units, row.given_sites, row.open_sites, row.planned_units) == (20, 20, 4, 4, 40)
    assert (row.left.given_sites, row.right.open_sites, row.midline.sites) == (4, 4, ())
    assert (total.given_units, total.open_units) == (20, 135)


def test_that_one_substance_of_two_containers_is_one_drug():
    bedside = ready(preempt())
    bedside.open_botox("botox_100", "2")
    bedside.open_botox("botox_100", "2")
    assert drugs_given(bedside.record) == ()
    bedside.do(give_muscle, "temporalis")
    bedside.do(products.waste, "c1", units(60), "dropped")
    bedside.do(give_muscle, "trapezius")
    assert [(drug.substance, drug.dose) for drug in drugs_given(bedside.record)] == [("onabotulinumtoxinA", units(70))]


def test_that_a_mixed_injection_has_one_volume():
    from procedure_assistant.domain.units import Volume

    parts = (e.DrugPart("c1", Volume.ml("1.5"), milligrams(30)), e.DrugPart("c2", Volume.ml(1), milligrams(5)))
    assert e.amount_of(parts) == Volume.ml("2.5").amount


def test_that_an_override_outlives_an_answer_it_does_not_concern_after_a_restart():
    bedside = ready(preempt())
    bedside.answer(infection="yes")
    bedside.do(checklist.override, "infection_yes", "far from the sites")
    bedside.answer(headache_days="22")
    assert list(bedside.folded().overrides) == ["infection_yes"]


def test_that_a_site_is_never_given_and_omitted_at_once():
    record = fold(
        e.SiteOmitted("procerus_1", "declined"),
        e.SiteInjected("procerus_1", "procerus", Side.MIDLINE, 1, "anterior", 220.0, 219.0, units(5), units(5), "c1"),
    )
    assert (record.sites["procerus_1"].status, record.sites["procerus_1"].omitted) == (SiteStatus.GIVEN, "")


def test_that_a_reason_in_an_old_log_does_not_pass_disagreeing_sides():
    bedside = ready(gon_block())
    bedside.answer(consent_side="left")
    (stop,) = stops(bedside.record)
    written = e.FindingOverridden(stop.id, stop.says, "patient insists")
    record = bedside.record.then((entry(bedside.record.seq + 1, written),))
    assert record.overrides[stop.id].reason == "patient insists"
    assert [one.id for one in stops(record)] == ["side_mismatch"]
