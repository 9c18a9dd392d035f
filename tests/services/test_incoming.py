"""People and appointments that come in: who is who, what is held, what is kept, and that nothing counts twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from procedure_assistant.domain.patient import Allergy, Sex
from procedure_assistant.services.incoming_events import Choice, DoubtKind
from procedure_assistant.services.incoming_values import ORIGINAL_BYTES, IncomingMessage, IncomingPerson, PersonNumber, TakenState
from procedure_assistant.services.problem import Problem
from tests.services.incoming_world import BOOKED, CANCELLED, NO_SHOW, NOW, World, booked, merge, person, typed


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    assert made.sound()
    made.store.close()


# -- who is who --------------------------------------------------------------------------------------------------------


def test_that_a_person_nobody_knows_becomes_a_patient_once(world: World):
    taken = world.tell(person(), message_id="a")
    again = world.tell(person(), message_id="a")
    assert (taken.state, taken.created, again.state) == (TakenState.TAKEN, 1, TakenState.REPEATED)
    (patient,) = world.patients()
    assert (patient.name, patient.mrn, patient.birth_date) == ("Doe, Jane", "1001", date(1981, 2, 14))


def test_that_the_number_of_the_authority_finds_the_patient_through_a_changed_name(world: World):
    world.tell(person(), sent=0)
    taken = world.tell(person(family="Roe"), sent=1)
    (patient,) = world.patients()
    assert (patient.name, taken.updated) == ("Roe, Jane", 1)
    assert [one.name for one in world.store.patient_history(patient.id)] == ["Doe, Jane"]


def test_that_a_number_typed_by_hand_is_found_when_name_birth_date_and_sex_agree(world: World):
    world.store.save_patient(typed(), NOW)
    assert world.tell(person()).patient_ids == ("typed",)
    assert world.tell(person(value="1001", given="Jane Ann"), sent=1).patient_ids == ("typed",)


@pytest.mark.parametrize(
    "other",
    [person("2002"), person("2002", sex=Sex.MALE), person("2002", given="JANE Marie"), person("2002", family="DÓE")],
)
def test_that_the_same_name_and_birth_date_under_another_number_is_never_joined_silently(world: World, other: IncomingPerson):
    world.tell(person())
    taken = world.tell(other)
    assert taken.state is TakenState.HELD
    (held,) = world.incoming.held()
    assert held.doubt.kind is DoubtKind.SIMILAR
    assert [one.mrn for one in held.candidates] == ["1001"]
    assert held.original.startswith(b"original")
    assert len(world.patients()) == 1


@pytest.mark.parametrize("other", [person(born=date(1981, 2, 15)), person(given="Carla"), person(family="Roe", given="Carla", born=None)])
def test_that_a_number_that_belongs_to_somebody_else_is_held(world: World, other: IncomingPerson):
    world.tell(person())
    assert world.tell(other).state is TakenState.HELD
    (held,) = world.incoming.held()
    assert held.doubt.kind is DoubtKind.CONTRADICTS
    assert "belongs to a patient on record" in held.new or "birth date" in held.new
    with pytest.raises(Problem) as refused:
        world.incoming.decide(held.id, Choice.NEW)
    assert refused.value.code == "INCOMING-CHOICE"
    assert [one.name for one in world.patients()] == ["Doe, Jane"]


def test_that_the_same_digits_of_another_authority_are_another_person_once_somebody_said_so(world: World):
    world.tell(person())
    world.tell(person("1001", "Smith", "John", date(1950, 1, 1), authority="OTHER", sex=Sex.MALE))
    (held,) = world.incoming.held()
    world.incoming.decide(held.id, Choice.NEW)
    assert sorted(one.mrn for one in world.patients()) == ["1001", "1001 (OTHER)"]
    assert world.tell(person("1001", "Smith", "John", date(1950, 1, 1), authority="OTHER", sex=Sex.MALE)).state is TakenState.TAKEN


def test_that_two_numbers_of_two_records_are_held(world: World):
    world.tell(person("1001"))
    world.tell(person("2002", "Roe", "Ann", date(1970, 5, 5)))
    both = replace(person("1001"), numbers=(PersonNumber("H", "1001"), PersonNumber("H", "2002")))
    assert world.tell(both).state is TakenState.HELD
    assert world.incoming.held()[0].doubt.kind is DoubtKind.TWO_RECORDS


def test_that_a_person_without_a_birth_date_is_held_and_cannot_be_made_new(world: World):
    world.tell(person(born=None))
    (held,) = world.incoming.held()
    assert (held.doubt.kind, held.candidates) == (DoubtKind.INCOMPLETE, ())
    assert "birth date" in held.new


# -- deciding ----------------------------------------------------------------------------------------------------------


def test_that_same_person_joins_and_the_number_is_known_from_then_on(world: World):
    world.tell(person())
    world.tell(booked("A1", person("2002")))
    (held,) = world.incoming.held()
    taken = world.incoming.decide(held.id, Choice.SAME, held.candidates[0].id)
    assert taken.state is TakenState.TAKEN
    assert (len(world.patients()), world.incoming.held()) == (1, ())
    assert [one.patient.mrn for one in world.incoming.day() if one.patient] == ["1001"]
    assert world.tell(person("2002", family="Roe"), sent=5).updated == 1


def test_that_new_person_makes_a_record_of_its_own(world: World):
    world.tell(person())
    world.tell(person("2002"))
    world.incoming.decide(world.incoming.held()[0].id, Choice.NEW)
    assert sorted(one.mrn for one in world.patients()) == ["1001", "2002"]


def test_that_refusing_needs_a_reason_and_keeps_the_original(world: World):
    world.tell(person())
    world.tell(person("2002"), message_id="x")
    (held,) = world.incoming.held()
    with pytest.raises(Problem) as refused:
        world.incoming.decide(held.id, Choice.REFUSE, reason="  ")
    assert refused.value.code == "INCOMING-REASON"
    world.incoming.decide(held.id, Choice.REFUSE, reason="Wrong patient")
    assert world.incoming.held() == ()
    assert world.tell(person("2002"), message_id="x").state is TakenState.REPEATED
    assert len(world.patients()) == 1


def test_that_two_who_decide_at_once_decide_once(world: World):
    world.tell(person())
    world.tell(person("2002"))
    (held,) = world.incoming.held()
    world.incoming.decide(held.id, Choice.NEW)
    with pytest.raises(Problem) as late:
        world.incoming.decide(held.id, Choice.SAME, held.candidates[0].id)
    assert late.value.code == "INCOMING-DECIDED"


def test_that_the_second_doubt_of_a_message_waits_after_the_first_was_decided(world: World):
    world.tell(person())
    world.tell(person("3003", "Roe", "Ann", date(1970, 5, 5)))
    world.tell(person("2002"), person("4004", "Roe", "Ann", date(1970, 5, 5)))
    first = world.incoming.held()[0]
    assert world.incoming.decide(first.id, Choice.NEW).state is TakenState.HELD
    assert len(world.patients()) == 2
    (second,) = world.incoming.held()
    assert second.person.family_name == "Roe"
    world.incoming.decide(second.id, Choice.SAME, second.candidates[0].id)
    assert len(world.patients()) == 3


def test_that_a_decision_stands_in_the_audit_trail(world: World):
    world.tell(person())
    world.tell(person("2002"))
    world.incoming.decide(world.incoming.held()[0].id, Choice.NEW)
    assert world.store.audit_entries()[0].act == "decide_match"


# -- updates -----------------------------------------------------------------------------------------------------------


def test_that_an_empty_field_erases_nothing_and_an_allergy_stays(world: World):
    world.store.save_patient(typed(), NOW)
    bare = IncomingPerson((PersonNumber("H", "1001"),), "Doe", "Jane", date(1981, 2, 14), allergies=(Allergy("Latex"),))
    world.tell(bare, sent=1)
    world.tell(replace(bare, given_names="", allergies=()), sent=2)
    world.tell(replace(bare, given_names="", birth_date=None, allergies=None), sent=3)
    (patient,) = world.patients()
    assert (patient.given_names, patient.sex) == ("Jane", Sex.FEMALE)
    assert {one.substance for one in patient.allergies or ()} == {"Lidocaine", "Latex"}
    assert patient.source == "typed"


def test_that_an_older_message_after_a_newer_changes_nothing(world: World):
    world.tell(person(), sent=0)
    world.tell(person(family="Newest"), sent=10)
    late = world.tell(person(family="Older"), sent=5)
    assert late.state is TakenState.LATE
    assert world.patients()[0].family_name == "Newest"
    assert world.tell(person(family="Later"), sent=11).updated == 1


def test_that_an_older_message_of_a_held_person_does_not_overwrite_when_decided(world: World):
    world.tell(person(), sent=0)
    world.tell(person("2002", given="Jane Old"), sent=5)
    world.tell(person(family="Doe", given="Jane New"), sent=10)
    (held,) = world.incoming.held()
    world.incoming.decide(held.id, Choice.SAME, held.candidates[0].id)
    assert world.patients()[0].given_names == "Jane New"


@pytest.mark.parametrize(
    ("stands", "told", "after"),
    [("Muñoz", "MUNOZ", "Muñoz"), ("Muñoz", "Munoz", "Muñoz"), ("Munoz", "Muñoz", "Muñoz"), ("DOE", "Doe", "Doe")],
)
def test_that_capitals_and_missing_accents_are_no_change_of_name(world: World, stands: str, told: str, after: str):
    world.tell(person(family=stands), sent=0)
    world.tell(person(family=told), sent=1)
    assert world.patients()[0].family_name == after


# -- merging -----------------------------------------------------------------------------------------------------------


def test_that_a_merge_leads_the_retired_record_on_and_can_be_undone(world: World):
    world.tell(person("1001"), sent=0)
    world.tell(person("2002", "Doe-Smith", "Jane", date(1981, 2, 14)), sent=0)
    survivor, retired = (next(one.id for one in world.patients() if one.mrn == mrn) for mrn in ("1001", "2002"))
    taken = world.tell(merge(person("1001"), person("2002", "Doe-Smith")), sent=1)
    assert taken.state is TakenState.TAKEN
    assert world.store.led_on() == {retired: survivor}
    assert world.tell(person("2002"), sent=2).patient_ids == (survivor,)
    with pytest.raises(Problem):
        world.incoming.undo_merge(retired, "")
    world.incoming.undo_merge(retired, "Two persons")
    assert world.store.led_on() == {}
    assert len(world.patients()) == 2


def test_that_merges_follow_one_another(world: World):
    for number, value in enumerate(("1", "2", "3")):
        world.store.save_patient(typed(f"p{value}", value, allergies=None), NOW + timedelta(seconds=number))
    for mine, theirs in (("2", "1"), ("3", "2")):
        assert world.tell(merge(person(mine), person(theirs)), sent=int(mine)).state is TakenState.TAKEN
    assert world.store.led_on() == {"p1": "p3", "p2": "p3"}
    assert world.tell(merge(person("3"), person("1")), sent=9).state is TakenState.TAKEN
    assert [one[0].survivor for one in world.incoming.merges()] == ["p3", "p2"]


def test_that_a_merge_into_a_number_nobody_has_gives_the_record_that_number(world: World):
    world.tell(person("1001"), sent=0)
    assert world.tell(merge(person("5005"), person("1001")), sent=1).state is TakenState.TAKEN
    assert world.tell(person("5005", given="Jane B"), sent=2).updated == 1
    assert len(world.patients()) == 1


def test_that_a_merge_of_people_with_other_birth_dates_waits(world: World):
    world.tell(person("1001"), sent=0)
    world.tell(person("2002", "Roe", "Ann", date(1970, 5, 5)), sent=0)
    held = world.tell(merge(person("1001"), person("2002", "Roe", "Ann", date(1970, 5, 5))), sent=1)
    assert held.state is TakenState.HELD
    (shown,) = world.incoming.held()
    assert shown.doubt.kind is DoubtKind.MERGE
    assert {one.mrn for one in shown.candidates} == {"1001", "2002"}
    assert world.store.led_on() == {}


# -- appointments ------------------------------------------------------------------------------------------------------


def test_that_an_appointment_is_booked_moved_and_cancelled_and_always_told(world: World):
    world.tell(booked("A1", person()), sent=0)
    assert [(one.starts.hour, one.appointment.status) for one in world.incoming.day()] == [(11, BOOKED)]
    moved = world.tell(booked("A1", person(), 120), sent=1)
    assert "Moved" in moved.notes[-1]
    (line,) = world.incoming.day()
    assert (line.starts.hour, line.appointment.moved_from) == (12, NOW + timedelta(hours=1))
    world.tell(booked("A1", person(), 120, status=CANCELLED, reason=""), sent=2)
    (line,) = world.incoming.day()
    assert (line.appointment.status, line.appointment.reason) == (CANCELLED, "Botox")


def test_that_an_older_booking_does_not_bring_a_cancelled_appointment_back(world: World):
    world.tell(booked("A1", person()), sent=0)
    world.tell(booked("A1", person(), status=CANCELLED), sent=9)
    assert world.tell(booked("A1", person()), sent=5).state is TakenState.LATE
    assert world.incoming.day()[0].appointment.status is CANCELLED


def test_that_an_appointment_moved_to_another_day_is_still_told_on_the_old_one(world: World):
    world.tell(booked("A1", person()), sent=0)
    world.tell(booked("A1", person(), 60 + 24 * 60), sent=1)
    (today,) = world.incoming.day()
    (tomorrow,) = world.incoming.day(world.clock.today() + timedelta(days=1))
    assert (today.moved_away, tomorrow.moved_away) == (True, False)


def test_that_a_no_show_set_by_hand_outlives_the_next_list(world: World):
    world.tell(booked("A1", person()), source="list", is_list=True)
    world.incoming.set_status("list", "A1", NO_SHOW, "Did not come")
    world.tell(booked("A1", person()), source="list", is_list=True)
    assert world.incoming.day()[0].appointment.status is NO_SHOW
    world.tell(booked("A1", person(), 180), source="list", is_list=True)
    assert world.incoming.day()[0].appointment.status is BOOKED


def test_that_two_sources_of_one_appointment_are_one_line(world: World):
    world.tell(booked("A1", person()), source="csv")
    world.tell(booked("B7", person()), source="hl7")
    assert len(world.incoming.day()) == 1


def test_that_a_list_counts_again_when_things_went_back_and_leaves_no_trace_otherwise(world: World):
    first, second = booked("A1", person()), booked("A1", person(), 120)
    for told, name in ((first, "one"), (second, "two"), (first, "one")):
        world.tell(told, message_id=name, source="list", is_list=True)
    assert world.incoming.day()[0].starts.hour == 11
    before = world.store.spine_head()
    world.tell(first, message_id="one", source="list", is_list=True)
    assert world.store.spine_head() == before


# -- bad input ---------------------------------------------------------------------------------------------------------


def test_that_a_message_that_tells_nothing_or_too_much_is_refused_and_stores_nothing(world: World):
    for message in (IncomingMessage("adt", "e", (), b""), IncomingMessage("adt", "l", (person(),), b"x" * (ORIGINAL_BYTES + 1))):
        with pytest.raises(Problem) as refused:
            world.incoming.take(message)
        assert refused.value.code.startswith("INCOMING-")
    assert world.patients() == ()


def test_that_one_bad_message_of_several_undoes_all_of_them(world: World):
    with pytest.raises(Problem):
        world.incoming.take_all((IncomingMessage("adt", "1", (person(),), b""), IncomingMessage("adt", "2", (), b"")))
    assert world.patients() == ()


def test_that_text_without_utf8_is_refused(world: World):
    with pytest.raises(Problem):
        world.tell(person(family="\ud800"))
    assert world.patients() == ()


def test_that_the_same_messages_on_several_lines_at_once_count_once(world: World):
    messages = [
        IncomingMessage("adt", f"m{number}", (booked(f"A{number}", person(str(number), given=f"Given{number}")),), b"", NOW)
        for number in range(40)
    ]
    states: list[TakenState] = []
    lines = [threading.Thread(target=lambda: states.extend(world.incoming.take(one).state for one in messages)) for _ in range(6)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert (states.count(TakenState.TAKEN), states.count(TakenState.REPEATED)) == (40, 200)
    assert len(world.patients()) == len(world.incoming.day()) == 40
