from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.services import backup_files
from procedure_assistant.services.backup import BackupService, check, check_folder, list_backups, make_backup, newest_usable, tidy_up
from procedure_assistant.services.backup_files import MANIFEST, SIGN, read_backup
from procedure_assistant.services.backup_plan import BackupPlan, KeepRules
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.long_work import Cancelled
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from procedure_assistant.version import VERSION
from tests.services.backups import DATABASE, NOW, Clinic, bytes_of, change_byte, make_clinic, seqs
from tests.store.samples import add_visit, patient, tamper

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic in use."""
    made = make_clinic(tmp_path)
    yield made
    made.store.close()


def test_that_a_backup_is_a_folder_with_database_keys_and_manifest(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    assert made.path == clinic.shelf / "backup-20261123-193100Z"
    assert sorted(path.name for path in made.path.iterdir()) == [KEY_FILE, MANIFEST, DATABASE]
    assert sorted(path.name for path in clinic.shelf.iterdir()) == [SIGN, made.path.name]
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]
    assert read_backup(made.path) == made
    manifest = made.usable
    assert (manifest.number, manifest.made_at, manifest.program) == (1, NOW, VERSION)
    assert manifest.size == made.database.stat().st_size
    counted = {"event": 15, "patient": 3, "visit_summary": 3, "audit": 1, "setting": 1}
    assert {table: manifest.contents.rows[table] for table in counted} == counted
    assert (manifest.contents.head_seq, manifest.contents.head_hash) == clinic.store.spine_head()


def test_that_the_backup_opens_with_the_key_and_holds_what_was_there(clinic: Clinic, tmp_path: Path):
    made = make_backup(clinic.origin, clinic.shelf)
    shutil.copytree(made.path, tmp_path / "elsewhere")
    with SqlStore(tmp_path / "elsewhere" / DATABASE, key=bytes(clinic.key)) as store:
        assert list(store.verify()) == []
        assert store.visits() == clinic.store.visits()
        assert store.log("v1") == clinic.store.log("v1")
        assert store.find_patients("") == clinic.store.find_patients("")


def test_that_no_name_and_no_number_of_a_patient_is_in_a_backup(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    one = patient("p1")
    secrets = [one.family_name, one.given_names, "MRN p1", "1981", "Latex", "Exåmple", "onabotulinum", "ruth.ellery", "SQLite format"]
    for name, data in bytes_of(made).items():
        for secret in secrets:
            assert secret.encode() not in data, f"{secret} in {name}"
    assert sorted(json.loads((made.path / MANIFEST).read_bytes())) == [
        "contents", "format", "keys_sha256", "made_at", "number", "program", "records", "seal", "sha256", "size",
    ]  # fmt: skip


def test_that_progress_goes_up_to_the_end(clinic: Clinic):
    told: list[tuple[int, int]] = []
    make_backup(clinic.origin, clinic.shelf, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 1000)
    assert told[-1] == (1000, 1000)
    assert told == sorted(set(told))
    assert len(told) >= 5


@pytest.mark.parametrize("stop_at", [0, 250, 500, 750])
def test_that_cancelling_leaves_nothing_of_the_new_backup_and_all_of_the_old(clinic: Clinic, stop_at: int):
    before = make_backup(clinic.origin, clinic.shelf)
    kept, cancel = bytes_of(before), Event()

    def progress(done: int, _total: int) -> None:
        if done >= stop_at:
            cancel.set()

    with pytest.raises(Cancelled):
        make_backup(clinic.origin, clinic.shelf, progress=progress, cancel=cancel)
    assert sorted(path.name for path in clinic.shelf.iterdir()) == [SIGN, before.path.name]
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]
    assert bytes_of(before) == kept


def test_that_clicks_go_on_while_a_backup_is_made_and_what_was_acknowledged_before_is_in_it(clinic: Clinic):
    added: list[str] = []

    def progress(done: int, _total: int) -> None:
        added.append(f"during{done}")
        add_visit(clinic.store, added[-1], 2)

    made = make_backup(clinic.origin, clinic.shelf, progress=progress)
    assert set(seqs(clinic.store)) == {"v0", "v1", "v2", *added}
    assert made.usable.contents.rows["visit_summary"] >= 3
    assert check(made, clinic.origin) == made.usable.contents


def test_that_two_backups_within_a_second_have_two_names_and_numbers_go_up(clinic: Clinic):
    first, second = make_backup(clinic.origin, clinic.shelf), make_backup(clinic.origin, clinic.shelf)
    assert second.path.name == f"{first.path.name}-2"
    assert (first.usable.number, second.usable.number) == (1, 2)
    assert make_backup(clinic.origin, clinic.shelf, after=9).usable.number == 10
    assert [one.usable.number for one in list_backups(clinic.shelf)] == [10, 2, 1]


def test_that_a_clock_set_back_does_not_make_a_new_backup_an_old_one(clinic: Clinic):
    first = make_backup(clinic.origin, clinic.shelf)
    clinic.clock.at = NOW - 400 * DAY
    second = make_backup(clinic.origin, clinic.shelf)
    assert list_backups(clinic.shelf) == (second, first)
    assert tidy_up(clinic.origin, clinic.shelf, KeepRules(1, 0, 0)) == ()


def test_that_what_a_program_cut_off_left_behind_is_removed_by_the_next_backup(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    records = made.usable.records
    for name, mine in ((f".{records}-backup-x.part", True), (".0000000000000000-backup-x.part", False), ("holiday.part", False)):
        (clinic.shelf / name).mkdir()
        (clinic.shelf / name / DATABASE).write_bytes(b"half")
        assert (clinic.shelf / name in backup_files.left_over(clinic.shelf, records)) is mine
    (clinic.home / f"{DATABASE}.backup-copy").write_bytes(b"half")
    assert list_backups(clinic.shelf) == (made,)
    make_backup(clinic.origin, clinic.shelf)
    assert sorted(path.name for path in clinic.shelf.glob("*.part")) == [".0000000000000000-backup-x.part", "holiday.part"]
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


# --- the folder


def test_that_the_folder_of_the_records_and_folders_in_it_are_refused(clinic: Clinic, tmp_path: Path):
    (clinic.home / "inside").mkdir()
    (tmp_path / "link").symlink_to(clinic.home)
    for folder in (clinic.home, clinic.home / "inside", tmp_path / "link", clinic.home / ".." / "home"):
        with pytest.raises(Problem) as caught:
            make_backup(clinic.origin, folder)
        assert caught.value.code == "BACKUP-SAME-FOLDER"


def test_that_a_folder_above_the_records_may_be_used(clinic: Clinic, tmp_path: Path):
    assert make_backup(clinic.origin, tmp_path).path.parent == tmp_path


def test_what_is_told_of_a_folder(clinic: Clinic):
    found = check_folder(clinic.shelf, clinic.database)
    assert found.same_disk
    assert found.free_bytes > 0
    assert list(clinic.shelf.iterdir()) == []


@pytest.mark.parametrize("what", ["missing", "file"])
def test_that_a_folder_that_is_none_is_refused(clinic: Clinic, tmp_path: Path, what: str):
    if what == "file":
        (tmp_path / what).write_bytes(b"")
    with pytest.raises(Problem) as caught:
        make_backup(clinic.origin, tmp_path / what)
    assert caught.value.code == "BACKUP-MISSING"
    assert str(tmp_path / what) in caught.value.hint
    assert not (tmp_path / "missing").exists()


# --- trying a backup out


def test_that_a_sound_backup_stands_the_check_and_is_left_as_it_was(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    before, told = bytes_of(made), []
    assert check(made, clinic.origin, progress=lambda done, total: told.append((done, total))) == made.usable.contents
    assert bytes_of(made) == before
    assert told[-1] == (1000, 1000)
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


@pytest.mark.parametrize("name", [DATABASE, KEY_FILE])
def test_that_a_backup_with_a_changed_byte_is_found(clinic: Clinic, name: str):
    made = make_backup(clinic.origin, clinic.shelf)
    change_byte(made.path / name)
    with pytest.raises(Problem) as caught:
        check(read_backup(made.path), clinic.origin)
    assert caught.value.code == "BACKUP-DAMAGED"
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_every_changed_byte_of_the_manifest_is_found(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    whole = (made.path / MANIFEST).read_bytes()
    codes = set()
    for place in range(0, len(whole) - 1, 3):
        (made.path / MANIFEST).write_bytes(whole)
        change_byte(made.path / MANIFEST, place)
        changed = read_backup(made.path)
        if changed == made:
            continue  # another way to write the same, such as a space for a line end
        with pytest.raises(Problem) as caught:
            check(changed, clinic.origin)
        codes.add(caught.value.code)
    assert codes <= {"BACKUP-NONE", "BACKUP-DAMAGED", "BACKUP-KEY"}
    assert codes >= {"BACKUP-NONE", "BACKUP-DAMAGED"}


def test_that_an_older_database_passed_off_as_a_new_backup_is_found(clinic: Clinic):
    old = make_backup(clinic.origin, clinic.shelf)
    add_visit(clinic.store, "v9", 3)
    new = make_backup(clinic.origin, clinic.shelf)
    shutil.copy(old.database, new.database)
    forged = replace(new.usable, size=old.usable.size, sha256=old.usable.sha256, contents=old.usable.contents)
    backup_files.write_manifest(new.path, forged)
    with pytest.raises(Problem) as caught:
        check(read_backup(new.path), clinic.origin)
    assert (caught.value.code, caught.value.detail) == ("BACKUP-DAMAGED", "the seal of the manifest")


@pytest.mark.parametrize(
    ("part", "fault"),
    [(MANIFEST, "It has no manifest."), (KEY_FILE, "A file of it is missing."), (DATABASE, "A file of it is missing.")],
)
def test_that_a_backup_without_one_of_its_files_is_listed_with_its_fault_and_refused(clinic: Clinic, part: str, fault: str):
    made = make_backup(clinic.origin, clinic.shelf)
    (made.path / part).unlink()
    (listed,) = list_backups(clinic.shelf)
    assert listed.fault == fault
    assert newest_usable([listed], clinic.key) == ()
    with pytest.raises(Problem) as caught:
        check(listed, clinic.origin)
    assert (caught.value.code, caught.value.detail) == ("BACKUP-NONE", fault)


def test_that_a_backup_cut_short_is_listed_with_its_fault(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    made.database.write_bytes(made.database.read_bytes()[:-1])
    assert [one.fault for one in list_backups(clinic.shelf)] == ["Its database is not of the size it had."]


def test_that_a_backup_of_a_newer_program_is_refused(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    later = replace(made.usable, program="99.1", contents=replace(made.usable.contents, revision="9999")).sealed(clinic.key)
    backup_files.write_manifest(made.path, later)
    with pytest.raises(Problem) as caught:
        check(read_backup(made.path), clinic.origin)
    assert caught.value.code == "BACKUP-NEWER"
    assert "99.1" in caught.value.hint
    backup_files.write_manifest(made.path, replace(made.usable, format=2))
    assert read_backup(made.path).fault == "It was made by a newer version of the program."


def test_that_a_backup_of_other_records_is_not_opened(clinic: Clinic, tmp_path: Path):
    other = make_clinic(tmp_path / "other")
    made = make_backup(other.origin, clinic.shelf)
    other.store.close()
    assert newest_usable(list_backups(clinic.shelf), clinic.key) == ()
    with pytest.raises(Problem) as caught:
        check(made, clinic.origin)
    assert caught.value.code == "BACKUP-KEY"


def test_that_a_damaged_database_gives_no_backup_and_the_older_one_stays(clinic: Clinic):
    made = make_backup(clinic.origin, clinic.shelf)
    before = bytes_of(made)
    clinic.store.close()
    clinic.again()
    change_byte(clinic.database)
    with pytest.raises(Problem) as caught:
        make_backup(clinic.origin, clinic.shelf)
    assert caught.value.code == "STORE-DAMAGED"
    assert bytes_of(made) == before
    assert list_backups(clinic.shelf) == (made,)


def test_that_a_row_changed_behind_the_programs_back_gives_no_backup(clinic: Clinic):
    tamper(clinic.database, "UPDATE event SET payload = '{}' WHERE visit_id = 'v1' AND seq = 2", key=bytes(clinic.key))
    with pytest.raises(Problem) as caught:
        make_backup(clinic.origin, clinic.shelf)
    assert caught.value.code == "BACKUP-NOT-SOUND"
    assert list_backups(clinic.shelf) == ()


def test_that_only_one_backup_is_made_at_a_time(clinic: Clinic):
    codes: list[str] = []

    def progress(_done: int, _total: int) -> None:
        if not codes:
            with pytest.raises(Problem) as caught:
                make_backup(clinic.origin, clinic.shelf)
            codes.append(caught.value.code)

    make_backup(clinic.origin, clinic.shelf, progress=progress)
    assert codes == ["BACKUP-BUSY"]
    assert len(list_backups(clinic.shelf)) == 1


# --- by plan


@pytest.fixture
def service(clinic: Clinic) -> BackupService:
    """Backups every day at eight in the evening, local time; it is half past two in the afternoon."""
    made = BackupService(clinic.origin)
    made.choose(BackupPlan(str(clinic.shelf)))
    return made


def test_that_a_plan_is_kept_and_its_folder_marked(clinic: Clinic, service: BackupService):
    assert BackupService(clinic.origin).plan() == BackupPlan(str(clinic.shelf))
    assert [path.name for path in clinic.shelf.iterdir()] == [SIGN]
    assert service.choose(BackupPlan("")) is None
    assert service.plan() == BackupPlan("")


def test_that_without_a_folder_nothing_is_due_and_nothing_is_made(clinic: Clinic):
    service = BackupService(clinic.origin)
    assert (service.next_due(), service.is_due(), service.is_due(closing=True)) == (None, False, False)
    for call in (service.run, service.backups):
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.code == "BACKUP-FOLDER"


def test_that_a_refused_folder_leaves_the_plan_as_it_was(clinic: Clinic, service: BackupService):
    with pytest.raises(Problem):
        service.choose(BackupPlan(str(clinic.home)))
    assert service.plan() == BackupPlan(str(clinic.shelf))


def test_that_a_run_is_remembered_and_the_next_is_due_in_the_evening(clinic: Clinic, service: BackupService):
    assert service.is_due()
    run = service.run()
    assert (run.removed, run.not_tidied) == ((), None)
    assert service.backups() == (run.backup,)
    again = BackupService(clinic.origin)
    state = again.state()
    assert (state.last_good, state.last_name, state.last_number, state.failure) == (NOW, run.backup.path.name, 1, None)
    assert again.next_due() == clinic.clock.local(NOW).replace(hour=20, minute=0)
    assert not again.is_due()
    clinic.clock.at = NOW + 6 * HOUR
    assert again.is_due()


def test_that_old_backups_go_by_rule_after_a_good_one(clinic: Clinic, service: BackupService):
    service.choose(BackupPlan(str(clinic.shelf), keep=KeepRules(2, 0, 0)))
    names = []
    for day in range(4):
        clinic.clock.at = NOW + day * DAY
        names.append(service.run().backup.path.name)
    assert sorted(path.name for path in clinic.shelf.iterdir()) == [SIGN, *names[2:]]


def test_that_damaged_and_foreign_backups_are_never_tidied_away(clinic: Clinic, service: BackupService, tmp_path: Path):
    service.choose(BackupPlan(str(clinic.shelf), keep=KeepRules(1, 0, 0)))
    other = make_clinic(tmp_path / "other")
    foreign = make_backup(other.origin, clinic.shelf)
    other.store.close()
    damaged = service.run().backup
    (damaged.path / KEY_FILE).unlink()
    for day in range(1, 4):
        clinic.clock.at = NOW + day * DAY
        newest = service.run().backup
    assert {one.path for one in service.backups()} == {foreign.path, damaged.path, newest.path}


def test_that_a_vanished_folder_is_told_and_remembered_and_nothing_is_made_in_its_place(clinic: Clinic, service: BackupService):
    good = service.run().backup
    clinic.shelf.rename(clinic.shelf.with_name("unplugged"))
    clinic.clock.at = NOW + DAY
    with pytest.raises(Problem) as caught:
        service.run()
    assert caught.value.code == "BACKUP-MISSING"
    assert not clinic.shelf.exists()
    state = BackupService(clinic.origin).state()
    assert state.failure is not None
    assert (state.failure.at, state.failure.code, state.failure.message) == (NOW + DAY, "BACKUP-MISSING", caught.value.message)
    assert (state.last_good, state.last_name) == (NOW, good.path.name)
    assert not service.is_due()
    clinic.shelf.with_name("unplugged").rename(clinic.shelf)
    clinic.clock.at = NOW + DAY + HOUR / 4
    assert service.is_due()
    assert service.run().backup.usable.number == 2
    assert service.state().failure is None


def test_that_an_empty_mount_point_is_not_taken_for_the_folder(clinic: Clinic, service: BackupService):
    """A drive that is not connected leaves an empty folder on the system's own disk."""
    service.run()
    clinic.shelf.rename(clinic.shelf.with_name("unplugged"))
    clinic.shelf.mkdir()
    with pytest.raises(Problem) as caught:
        service.run()
    assert caught.value.code == "BACKUP-OTHER-FOLDER"
    assert list(clinic.shelf.iterdir()) == []
    service.choose(service.plan())
    assert service.run().backup.usable.number == 2


def test_that_cancelling_is_no_failure(clinic: Clinic, service: BackupService):
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        service.run(cancel=cancel)
    assert service.state().failure is None
    assert service.is_due()


def test_that_a_state_that_cannot_be_stored_is_told_all_the_same(clinic: Clinic, service: BackupService):
    good = service.run().backup
    away = clinic.database.with_name("away.db")
    clinic.database.rename(away)
    clinic.clock.at = NOW + DAY
    with pytest.raises(Problem):
        service.run()
    failure = service.state().failure
    assert failure is not None
    assert failure.at == NOW + DAY
    assert service.state().last_name == good.path.name
    away.rename(clinic.database)


def test_that_a_key_says_nothing_of_itself_by_the_name_of_its_records(clinic: Clinic):
    assert backup_files.records_id(clinic.key) == backup_files.records_id(DatabaseKey(bytearray(bytes(clinic.key))))
    assert bytes(clinic.key).hex()[:16] != backup_files.records_id(clinic.key)
