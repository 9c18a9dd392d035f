from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.backup import list_backups, make_backup
from procedure_assistant.services.backup_files import Backup
from procedure_assistant.services.backup_ports import Derive
from procedure_assistant.services.demo import PlayedClock, play_visit, start_of_demo
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.long_work import Cancelled, LongWork
from procedure_assistant.services.ports import Derived, LogRow, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.restore import finish_restore
from procedure_assistant.services.salvage import salvage, take_salvaged
from procedure_assistant.services.salvage_report import Salvage, SavedTable
from procedure_assistant.services.visits import VisitService
from procedure_assistant.store import SqlStore, encrypt_database
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.salvage import DatabaseFiles
from procedure_assistant.store.salvage_cells import rows_in
from procedure_assistant.store.salvage_pages import DamagedFile
from tests.services.backups import DATABASE, Clinic, bytes_of, change_byte, derive, make_clinic, seqs
from tests.store.samples import KEY, add_visit

SALVAGED = f"{DATABASE}.salvaged-20261123-193100Z"
PAGE = 4096


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """A clinic with a backup of three visits; then a fourth visit was made, and the program closed."""
    made = make_clinic(tmp_path)
    make_backup(made.origin, made.shelf)
    add_visit(made.store, "v9", 4, patient_id="p1")
    made.store.close()
    yield made
    made.store.close()


def saved(clinic: Clinic, *, backups: tuple[Backup, ...] = (), cancel: Event | None = None) -> Salvage:
    """Salvage; the damaged file must stay as it is."""
    before = clinic.database.read_bytes()
    report = salvage(
        clinic.database,
        clinic.key,
        databases=DatabaseFiles(),
        clock=clinic.clock,
        derive=derive,
        backups=backups,
        cancel=cancel,
    )
    assert clinic.database.read_bytes() == before
    return report


def wipe(path: Path, part: float) -> None:
    """Zeros over a part of the file, from its beginning."""
    with path.open("r+b") as file:
        file.write(bytes(int(path.stat().st_size * part) // PAGE * PAGE))


def test_that_the_newest_sound_backup_fills_what_is_lost_and_newer_entries_come_after_it(clinic: Clinic):
    wipe(clinic.database, 0.5)
    backups = list_backups(clinic.shelf)
    before = bytes_of(backups[0])
    report = saved(clinic, backups=backups)
    assert report.path == clinic.home / SALVAGED
    assert report.backup == backups[0].path.name
    assert bytes_of(backups[0]) == before
    assert clinic.names_at_home() == [KEY_FILE, DATABASE, SALVAGED]
    assert {visit.visit_id: visit.saved_to for visit in report.visits if visit.visit_id != "v9"} == {"v0": 5, "v1": 5, "v2": 5}
    with SqlStore(report.path, key=bytes(clinic.key)) as store:
        assert [fault for fault in store.verify(derive) if "patient" not in fault.message] == []


def test_that_a_damaged_backup_is_passed_over_for_an_older_one(clinic: Clinic):
    clinic.again()
    newer = make_backup(clinic.origin, clinic.shelf)
    clinic.store.close()
    change_byte(newer.database)
    clinic.database.write_bytes(random.Random(3).randbytes(100_000))
    backups = list_backups(clinic.shelf)
    report = saved(clinic, backups=backups)
    assert [one.path.name for one in backups] == [newer.path.name, report.backup]
    assert {visit.visit_id for visit in report.visits} == {"v0", "v1", "v2"}
    assert f"15 entries came from the backup {report.backup}." in list(report.words())


def test_that_without_a_backup_nothing_readable_is_said_to_be_nothing(clinic: Clinic):
    clinic.database.write_bytes(random.Random(3).randbytes(50_000))
    with pytest.raises(Problem) as caught:
        saved(clinic)
    assert caught.value.code == "SALVAGE-NOTHING"
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_cancelling_leaves_nothing(clinic: Clinic):
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        saved(clinic, backups=list_backups(clinic.shelf), cancel=cancel)
    assert clinic.names_at_home() == [KEY_FILE, DATABASE]


def test_that_what_was_salvaged_takes_the_place_and_the_damaged_file_is_kept(clinic: Clinic):
    wipe(clinic.database, 0.3)
    damaged = clinic.database.read_bytes()
    wal = clinic.home / f"{DATABASE}-wal"
    wal.write_bytes(b"not a log")
    report = saved(clinic, backups=list_backups(clinic.shelf))
    kept = take_salvaged(report, clinic.database, clock=clinic.clock)
    assert kept == clinic.home / f"{DATABASE}.damaged-20261123-193100Z"
    assert kept.read_bytes() == damaged
    assert (clinic.home / f"{kept.name}-wal").read_bytes() == b"not a log"
    assert not wal.exists()
    assert finish_restore(clinic.database) is None
    store = clinic.again()
    assert seqs(store) | {"v9": 4} == {"v0": 5, "v1": 5, "v2": 5, "v9": 4}
    add_visit(store, "v10", 1, patient_id="p1")


def test_that_a_second_salvage_takes_another_name(clinic: Clinic):
    assert saved(clinic).path.name == SALVAGED
    assert saved(clinic).path.name == f"{SALVAGED}-2"


# --- a real visit


@pytest.fixture
def played(tmp_path: Path) -> tuple[Path, ProcedureRecord, Derive]:
    """The sample visit in an encrypted database, its record, and the program's own way to derive from it."""
    clock, path = PlayedClock(start_of_demo()), tmp_path / "home" / DATABASE
    services = build(Options(path, clock))
    visit = play_visit(services, clock)
    services.store.close()
    encrypt_database(path, KEY)
    visits = services.visits

    def of_program(rows: tuple[LogRow, ...]) -> Derived:
        return visits.derive(rows[0].visit_id, visits._fold(rows), rows[-1].seq)

    return path, visit.record, of_program


def record_in(store: Store, like: Path) -> ProcedureRecord:
    """The one visit of a store, folded by the real service."""
    clock = PlayedClock(start_of_demo())
    services = build(Options(like.with_name("other.db"), clock))
    services.store.close()
    visits = VisitService(store, services.catalogue, clock, services.visits.person, "room 2")
    return visits.resume(store.visits()[0].visit_id).record


def test_that_a_patient_whose_row_is_lost_is_found_in_the_opening_of_the_visit(played: tuple[Path, ProcedureRecord, Derive]):
    path, record, of_program = played
    with DamagedFile(DatabaseFile(path, key=KEY)) as file:
        homes = [page.number for page in file if any(row and row[1][0] == record.patient.id for row in rows_in(page, file.page))]
    patients = [number for number in homes if number > 1]
    assert patients
    with path.open("r+b") as damaged:
        for number in patients:
            damaged.seek((number - 1) * PAGE)
            damaged.write(bytes(PAGE))
    report = DatabaseFiles().salvage(path, KEY, path.with_name("new.db"), of_program, work=LongWork(4))
    assert report.faults == ()
    assert [visit.whole for visit in report.visits] == [True]
    assert next(table for table in report.tables if table.what == "Patients") == SavedTable("Patients", 1)
    with SqlStore(report.path, key=KEY) as store:
        assert store.patient(record.patient.id) == record.patient
        assert record_in(store, path) == record


def test_that_a_real_visit_cut_short_by_damage_opens_where_it_stands(played: tuple[Path, ProcedureRecord, Derive]):
    path, record, of_program = played
    with DamagedFile(DatabaseFile(path, key=KEY)) as file:
        last = [
            page.number for page in file if any(row and len(row[1]) == 10 and row[1][1] == 60 for row in rows_in(page, file.page))
        ]  # fmt: skip
    with path.open("r+b") as damaged:
        for number in last:
            damaged.seek((number - 1) * PAGE)
            damaged.write(bytes(PAGE))
    report = DatabaseFiles().salvage(path, KEY, path.with_name("new.db"), of_program, work=LongWork(4))
    (told,) = report.visits
    assert told.shown
    assert 0 < told.saved_to < 60 < told.known_to == len(record.entries)
    assert told.saved_to + len(told.loose) < told.known_to
    assert report.faults == ()
    with SqlStore(report.path, key=KEY) as store:
        opened = record_in(store, path)
        assert opened.entries == record.entries[: told.saved_to]
        assert opened.patient == record.patient


def test_that_the_words_of_a_report_name_no_patient(played: tuple[Path, ProcedureRecord, Derive]):
    path, record, of_program = played
    report = DatabaseFiles().salvage(path, KEY, path.with_name("new.db"), of_program, work=LongWork(4))
    text = "\n".join(replace(report, backup="backup-1").words())
    assert record.patient.family_name not in text
    assert record.patient.mrn not in text
