"""The composition root behind the door: an encrypted database, people with roles, and one guard before every command."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.domain.commands import checklist
from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.demo import PlayedClock, sample_patient
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem

ADMIN = NewPerson("anna", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour-lantern-42")
DOCTOR = NewPerson("bela", "Bela Marsh", "MD", Role.PHYSICIAN, "willow-copper-77")
NURSE = NewPerson("carl", "Carl Osei", "RN", Role.NURSE, "marble-sparrow-19")


def code(call, *args) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


def test_that_a_visit_behind_the_door_is_encrypted_and_says_who_did_what(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    access = open_access(chosen)
    access.set_up(ADMIN, (DOCTOR, NURSE))
    services = build(chosen, access)
    assert code(sample_patient, services) == "PERMISSION"  # an administrator sees no patients
    access.log_in("carl", NURSE.password)
    patient = sample_patient(services)
    visit = services.visits.begin(patient.id, ("preempt_botox",))
    assert visit.do(checklist.answer, "headache_days", ("12",)) is None
    assert code(visit.do, checklist.override, "headache_days_few", "the count is right") == "PERMISSION"
    access.log_in("bela", DOCTOR.password)
    assert visit.do(checklist.override, "headache_days_few", "the count is right") is None
    assert [entry.who for entry in visit.record.entries] == ["Carl Osei", "Carl Osei", "Bela Marsh"]
    access.lock()
    assert code(visit.do, checklist.answer, "headache_days", ("20",)) == "LOCKED"
    assert code(services.patients.search, "Ashdown") == "LOCKED"
    services.store.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [word for word in (b"Ashdown", b"Julian", b"0048 2917", b"1981", b"Penicillin", b"Carl", b"Bela") if word in held] == []


def test_that_a_plain_database_of_before_is_encrypted_when_people_are_set_up(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    plain = build(chosen)
    patient = sample_patient(plain)
    plain.store.close()
    assert b"Ashdown" in chosen.database.read_bytes()
    access = open_access(chosen)
    access.set_up(ADMIN, (DOCTOR,))
    access.log_in("bela", DOCTOR.password)
    assert build(chosen, access).patients.patient(patient.id) == patient
    access.store.close()
    assert b"Ashdown" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
