"""Coming in and going out, on a real key file and a real encrypted database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import course, injection_map
from procedure_assistant.services.access import Access, NewPerson, State
from procedure_assistant.services.guard import NoAccounts, SessionGuard, guarded
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.fakes import FixedClock
from tests.services.key_rings import CHEAP

ADMIN = NewPerson("anna", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour-lantern-42")
DOCTOR = NewPerson("bela", "Bela Marsh", "MD", Role.PHYSICIAN, "willow-copper-77")
NURSE = NewPerson("carl", "Carl Osei", "RN", Role.NURSE, "marble-sparrow-19")


class Clinic:
    """One key file and one database, opened as often as wanted, as after a restart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock()
        self.stores: list[SqlStore] = []

    def open(self) -> Access:
        ring = KeyRing(self.folder / KEY_FILE, self.clock, costs=CHEAP)

        def open_store(key: bytes) -> SqlStore:
            self.stores.append(SqlStore(self.folder / "procedures.db", key=key))
            return self.stores[-1]

        return Access(ring, open_store, self.clock, "room 2")


@pytest.fixture
def clinic(tmp_path: Path):
    made = Clinic(tmp_path)
    yield made
    for store in made.stores:
        store.close()


@pytest.fixture
def access(clinic: Clinic) -> Access:
    made = clinic.open()
    made.set_up(ADMIN, (DOCTOR, NURSE))
    return made


def code(call, *args) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


def acts(access: Access) -> list[tuple[str, str, str]]:
    return [(row.who, row.act, row.detail) for row in reversed(access.store.audit_entries())]


def test_that_the_first_run_makes_people_who_can_come_in_after_a_restart(clinic):
    first = clinic.open()
    assert first.state is State.NEW
    recovery = first.set_up(ADMIN, (DOCTOR, NURSE))
    assert len(recovery.replace("-", "")) == 40
    assert (first.state, first.account.name) == (State.OPEN, "Anna Keeper")
    again = clinic.open()
    assert again.state is State.LOCKED
    assert code(lambda: again.store) == "LOCKED"
    assert again.log_in("BELA ", DOCTOR.password).role is Role.PHYSICIAN
    assert again.state is State.OPEN


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((DOCTOR,), "ACCESS-FIRST"),
        ((ADMIN, replace(DOCTOR, login="Anna")), "KEYS-LOGIN-TAKEN"),
        ((ADMIN, replace(DOCTOR, password="short")), "KEYS-PASSWORD"),
        ((ADMIN, replace(DOCTOR, login=" ")), "KEYS-LOGIN"),
        ((replace(ADMIN, name=" "),), "ACCESS-NAME"),
    ],
)
def test_that_a_faulty_set_up_makes_nothing(clinic, people, expected):
    access = clinic.open()
    assert code(access.set_up, people[0], people[1:]) == expected
    assert list(clinic.folder.iterdir()) == []
    assert access.state is State.NEW


def test_that_the_database_cannot_be_read_without_a_password(clinic, access):
    access.store.close()
    held = b"".join(path.read_bytes() for path in clinic.folder.iterdir())
    for word in (b"Anna", b"anna", b"Bela", b"bela", b"SQLite format"):
        assert word not in held
    assert code(lambda: SqlStore(clinic.folder / "procedures.db")) == "STORE-KEY"


def test_that_wrong_passwords_stand_in_the_audit_trail_after_the_next_log_in(clinic, access):
    access.lock()
    assert code(access.log_in, "bela", "not the password") == "KEYS-WRONG"
    assert code(access.log_in, "nobody", "not the password") == "KEYS-WRONG"
    access.log_in("bela", DOCTOR.password)
    failed = [(who, detail) for who, act, detail in acts(access) if act == "failed_log_in"]
    assert sorted(failed) == [("nobody", "unknown login"), ("nobody", "wrong password")]


def test_that_an_interrupted_set_up_is_finished_by_its_only_password(clinic):
    ring = KeyRing(clinic.folder / KEY_FILE, clinic.clock, costs=CHEAP)
    ring.create("a1", "anna", ADMIN.password)
    access = clinic.open()
    account = access.log_in("anna", ADMIN.password)
    assert (account.id, account.role) == ("a1", Role.ADMINISTRATOR)


def test_that_switching_users_says_who_took_over(access):
    access.log_in("bela", DOCTOR.password)
    assert acts(access)[-1] == ("Bela Marsh", "log_in", "took over from Anna Keeper")


def test_that_locking_keeps_the_store_but_lets_nothing_through(access):
    access.log_in("bela", DOCTOR.password)
    access.lock("locked after 10 minutes")
    assert access.state is State.LOCKED
    assert access.store.accounts()
    assert code(lambda: access.account) == "LOCKED"
    assert code(access.guard.allow, injection_map.give) == "LOCKED"
    access.lock()  # a second time changes nothing
    access.log_in("carl", NURSE.password)
    assert [(act, detail) for _, act, detail in acts(access)][-2:] == [("locked", "locked after 10 minutes"), ("log_in", "logged in")]


def test_that_a_nurse_charts_but_does_not_sign(access):
    access.log_in("carl", NURSE.password)
    access.guard.allow(injection_map.give)
    assert code(access.guard.allow, course.sign) == "PERMISSION"


def test_that_the_password_is_asked_again_for_a_signature(access):
    access.log_in("bela", DOCTOR.password)
    access.confirm(DOCTOR.password)
    assert code(access.confirm, NURSE.password) == "KEYS-WRONG"


def test_that_breaking_the_glass_needs_a_reason_and_is_written_down(access):
    assert code(access.break_glass, "  ") == "ACCESS-REASON"
    assert access.guard.glass_broken is False
    access.break_glass("patient collapsed, physician not reachable")
    assert access.guard.glass_broken is True
    assert acts(access)[-1][1:] == ("break_glass", "patient collapsed, physician not reachable")
    access.log_in("carl", NURSE.password)
    assert access.guard.glass_broken is False
    assert code(access.break_glass, "reason enough") == "PERMISSION"


def test_that_an_administrator_keeps_the_people(clinic, access):
    added = access.add_person(replace(NURSE, login="dora", name="Dora Lind"), ADMIN.password)
    assert code(access.add_person, replace(NURSE, login="dora"), ADMIN.password) in ("KEYS-LOGIN-TAKEN", "STORE-LOGIN")
    access.change_person(replace(added, active=False))
    assert code(access.log_in, "dora", NURSE.password) == "ACCESS-INACTIVE"
    access.change_person(replace(added, active=True))
    access.reset_password(added.id, "another-lantern-8", ADMIN.password)
    assert code(access.log_in, "dora", NURSE.password) == "KEYS-WRONG"
    assert clinic.open().log_in("dora", "another-lantern-8").id == added.id
    assert {one.login for one in access.people()} == {"anna", "bela", "carl", "dora"}


def test_that_the_last_administrator_stays_one(access):
    me = access.account
    assert code(access.change_person, replace(me, active=False)) == "ACCESS-LAST"
    assert code(access.change_person, replace(me, role=Role.NURSE)) == "ACCESS-LAST"
    assert code(access.change_person, replace(me, name=" ")) == "ACCESS-NAME"
    assert code(access.add_person, NURSE, "not my password") == "KEYS-WRONG"


def test_that_others_do_not_keep_the_people(access):
    access.log_in("bela", DOCTOR.password)
    assert code(access.people) == "PERMISSION"
    assert code(access.add_person, NURSE, DOCTOR.password) == "PERMISSION"
    assert code(access.reset_password, access.account.id, "another-lantern-8", DOCTOR.password) == "PERMISSION"
    assert code(access.new_recovery_key, DOCTOR.password) == "PERMISSION"


def test_that_everybody_changes_the_own_password(clinic, access):
    access.log_in("carl", NURSE.password)
    clinic.clock.at += timedelta(minutes=1)
    access.change_password(NURSE.password, "copper-harbour-55")
    assert code(clinic.open().log_in, "carl", NURSE.password) == "KEYS-WRONG"
    assert clinic.open().log_in("carl", "copper-harbour-55").name == "Carl Osei"


def test_that_an_old_key_file_does_not_bring_an_old_password_back(clinic, access):
    old = (clinic.folder / KEY_FILE).read_bytes()
    access.log_in("carl", NURSE.password)
    clinic.clock.at += timedelta(minutes=1)
    access.change_password(NURSE.password, "copper-harbour-55")
    (clinic.folder / KEY_FILE).write_bytes(old)
    assert code(clinic.open().log_in, "carl", NURSE.password) == "ACCESS-OLD-KEYS"


def test_that_the_recovery_key_lets_an_administrator_in_again(clinic):
    recovery = clinic.open().set_up(ADMIN, (DOCTOR,))
    clinic.clock.at += timedelta(minutes=1)
    lost = clinic.open()
    (anna,) = lost.administrators(recovery.lower().replace("-", " "))
    assert code(lost.log_in_with_recovery, recovery, _id_of(lost, "bela"), "new-lantern-4711") == "ACCESS-RECOVERY"
    lost.log_in_with_recovery(recovery, anna.id, "new-lantern-4711")
    assert clinic.open().log_in("anna", "new-lantern-4711").name == "Anna Keeper"
    fresh = lost.new_recovery_key("new-lantern-4711")
    assert code(clinic.open().administrators, recovery) == "KEYS-RECOVERY"
    assert clinic.open().administrators(fresh)


def _id_of(access: Access, login: str) -> str:
    return next(one.id for one in access.store.accounts() if one.login == login)


def test_that_a_key_file_of_another_database_is_refused(clinic, access, tmp_path):
    access.store.close()
    ring = KeyRing(clinic.folder / KEY_FILE, clinic.clock, costs=CHEAP)
    _, key = ring.unlock("anna", ADMIN.password)
    ring.add("stranger", "erik", "meadow-copper-31", key)
    assert code(clinic.open().log_in, "erik", "meadow-copper-31") == "ACCESS-UNKNOWN"


class Sample:
    """A service with one operation that the table does not name."""

    limit = 3

    def unheard_of(self) -> int:
        return 1


def test_that_an_operation_nobody_decided_on_is_closed():
    guard = SessionGuard()
    sample = guarded(Sample(), guard)
    assert sample.limit == 3
    sample.limit = 4
    assert sample.limit == 4
    assert code(sample.unheard_of) == "LOCKED"
    assert guarded(Sample(), NoAccounts()).unheard_of() == 1


def test_that_an_unnamed_operation_is_refused_to_whoever_is_in(access):
    with pytest.raises(LookupError):
        guarded(Sample(), access.guard).unheard_of()


def test_that_the_moment_of_a_password_is_kept_from_the_key_file(clinic, access):
    assert all(one.password_changed_at <= datetime(2026, 11, 23, 20, 0, tzinfo=UTC) for one in access.people())
