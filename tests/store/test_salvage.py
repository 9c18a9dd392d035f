"""A damaged database gives up every row that can be read, and nothing is made up."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.services.long_work import Cancelled, LongWork
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import SavedVisit
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from procedure_assistant.store.salvage_visits import Link, best_chain
from tests.store.salvaging import PAGE, Whole, derive, pages_with, wipe_pages
from tests.store.samples import (
    KEY,
    SAVED,
    account,
    add_visit,
    entry,
    patient,
)
from tests.store.test_upgrade import make_revision_1

EVERY = int(os.environ.get("PA_EVERY_PAGE", "12"))
"""Which pages are damaged one by one: every twelfth, all with ``PA_EVERY_PAGE=1``."""


# --- nothing is lost


def test_that_a_sound_database_comes_out_whole_with_its_chain(whole: Whole, tmp_path: Path):
    report = whole.salvage(whole.copy_to(tmp_path / "copy"))
    assert report.whole
    assert list(report.words()) == [
        "8 visits of 8 saved whole.",
        "Patients: 8 saved.",
        "Earlier versions of patients: 3 saved.",
        "Images: 2 saved.",
        "Accounts: 1 saved.",
        "Settings: 1 saved.",
        "Audit entries: 19 saved.",
        "Stock entries: 0 saved.",
        "Destinations: 3 saved.",
        "Deliveries: 3 saved.",
        "Incoming messages: 10 saved.",
        "The chain over all records is unbroken.",
    ]
    assert report.chain_kept_to == whole.head[0]
    with SqlStore(report.path, key=whole.key) as store:
        assert store.spine_head() == whole.head
        assert {one.id: [*store.patient_history(one.id), one] for one in store.find_patients("", 100)} == whole.people
        assert store.setting("clinic") == '{"paper":"a4"}'
        assert store.accounts() == (account(),)
        (placed,) = store.images.of_visit("v1")
        assert [entry.placing.value for entry in placed.entries] == ["held", "placed"]
        assert store.images.picture(placed.id, 0) == b"seen"
    whole.check(report)


def test_that_entries_that_are_only_in_the_log_beside_the_file_are_saved(whole: Whole, tmp_path: Path):
    with SqlStore(whole.path, key=whole.key) as store:
        rows = add_visit(store, "v77", 4, patient_id="p1")
        copy = whole.copy_to(tmp_path / "copy")
    report = DatabaseFiles().salvage(copy, whole.key, tmp_path / "new.db", derive, work=LongWork(4))
    assert SavedVisit("v77", 4, 4) in report.visits
    with SqlStore(tmp_path / "new.db", key=whole.key) as store:
        assert store.log("v77") == rows


def test_that_the_log_alone_is_enough_when_it_holds_everything(tmp_path: Path, key: bytes | None):
    path = tmp_path / "made" / "procedures.db"
    path.parent.mkdir()
    SqlStore(path, key=key).close()
    with SqlStore(path, key=key) as store:
        store.save_patient(patient("p1"), SAVED)
        rows = add_visit(store, "v1", 5)
        shutil.copy(path.with_name(f"{path.name}-wal"), tmp_path / "lost.db-wal")
    report = DatabaseFiles().salvage(tmp_path / "lost.db", key, tmp_path / "new.db", derive, work=LongWork(4))
    assert [(visit.visit_id, visit.saved_to) for visit in report.visits] == [("v1", 5)]
    with SqlStore(tmp_path / "new.db", key=key) as store:
        assert store.log("v1") == rows
        assert store.patient("p1") == patient("p1")


# --- damage


def zeros(data: bytearray, _chance: random.Random, page: int) -> None:
    data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def noise(data: bytearray, chance: random.Random, page: int) -> None:
    data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def turned(data: bytearray, _chance: random.Random, page: int) -> None:
    data[page * PAGE : (page + 1) * PAGE] = bytes(byte ^ 0xFF for byte in data[page * PAGE : (page + 1) * PAGE])


def one_bit(data: bytearray, chance: random.Random, page: int) -> None:
    data[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)


def a_few_bytes(data: bytearray, chance: random.Random, page: int) -> None:
    start = page * PAGE + chance.randrange(PAGE - 100)
    data[start : start + 100] = chance.randbytes(100)


DAMAGES = (zeros, noise, turned, one_bit, a_few_bytes)


def test_that_of_every_single_damaged_page_all_other_rows_are_saved(encrypted: Whole, tmp_path: Path):
    chance = random.Random(4)
    pages = range(0, encrypted.path.stat().st_size // PAGE, EVERY)
    complete = 0
    for page in pages:
        copy = encrypted.copy_to(tmp_path / str(page))
        data = bytearray(copy.read_bytes())
        chance.choice(DAMAGES)(data, chance, page)
        copy.write_bytes(data)
        report = encrypted.salvage(copy)
        encrypted.check(report)
        complete += report.whole
        lost = sum(visit.known_to - visit.saved_to for visit in report.visits)
        assert lost <= 40
        shutil.rmtree(copy.parent)
    assert complete > len(pages) // 2  # indexes, empty pages and what is derived cost nothing


@pytest.mark.parametrize("seed", range(4))
def test_that_whatever_is_damaged_nothing_is_made_up(whole: Whole, tmp_path: Path, seed: int):
    chance = random.Random(seed)
    copy = whole.copy_to(tmp_path / "copy")
    data = bytearray(copy.read_bytes())
    for _ in range(2 + 5 * seed):
        chance.choice(DAMAGES)(data, chance, chance.randrange(len(data) // PAGE))
    if seed % 2:
        del data[chance.randrange(len(data) // 2, len(data)) :]
    copy.write_bytes(data)
    whole.check(whole.salvage(copy))


def test_that_a_file_cut_off_gives_what_is_in_front_of_the_cut(whole: Whole, tmp_path: Path):
    copy = whole.copy_to(tmp_path / "copy")
    with copy.open("r+b") as file:
        file.truncate(copy.stat().st_size - 5 * PAGE - 700)
    report = whole.salvage(copy)
    assert not report.whole
    assert sum(visit.saved_to for visit in report.visits) > 10
    whole.check(report)


def test_that_the_lost_beginning_of_the_file_costs_nothing(whole: Whole, tmp_path: Path):
    """There are the tables' names and places, and in an encrypted file the salt; none of it is needed."""
    copy = whole.copy_to(tmp_path / "copy")
    wipe_pages(copy, [1])
    report = whole.salvage(copy)
    assert report.whole
    whole.check(report)


def test_that_one_flipped_bit_of_an_encrypted_page_costs_no_more_than_the_row_it_is_in(encrypted: Whole, tmp_path: Path):
    (page, *_) = pages_with(encrypted, encrypted.path, "v5")
    chance = random.Random(9)
    for number in range(4):
        copy = encrypted.copy_to(tmp_path / str(number))
        data = bytearray(copy.read_bytes())
        one_bit(data, chance, page - 1)
        copy.write_bytes(data)
        report = encrypted.salvage(copy)
        loose = sum(len(visit.loose) for visit in report.visits)
        assert sum(visit.known_to - visit.saved_to for visit in report.visits) - loose <= 2
        encrypted.check(report)


def test_that_a_wrong_key_or_rubbish_gives_nothing(whole: Whole, tmp_path: Path):
    copy = whole.copy_to(tmp_path / "copy")
    copy.write_bytes(b"\xa7garbage" * 3000)
    report = whole.salvage(copy)
    assert (report.visits, {table.saved for table in report.tables}) == ((), {0})
    if whole.key is not None:
        report = DatabaseFiles().salvage(whole.path, bytes(32), tmp_path / "wrong.db", derive, work=LongWork(4))
        assert (report.visits, {table.saved for table in report.tables}) == ((), {0})


# --- with a backup


@pytest.fixture
def backed_up(whole: Whole, tmp_path: Path) -> tuple[Whole, Path]:
    """A database, and a backup of when it had half of its visits."""
    with SqlStore(whole.path, key=whole.key) as store:
        store.backup(tmp_path / "backup.db")
        logs = whole.logs | {"v20": add_visit(store, "v20", 6, patient_id="p1")}
        store.save_patient(patient("p20"), SAVED)
        people = whole.people | {"p20": [patient("p20")]}
        head = store.spine_head()
    return replace(whole, logs=logs, people=people, head=head), tmp_path / "backup.db"


def test_that_the_backup_fills_the_gaps_and_the_newer_rows_come_after_it(backed_up: tuple[Whole, Path], tmp_path: Path):
    whole, backup = backed_up
    copy = whole.copy_to(tmp_path / "copy")
    wipe_pages(copy, sorted({page for number in range(4) for page in pages_with(whole, copy, f"v{number}")}))
    before = backup.read_bytes()
    report = whole.salvage(copy, backup=backup)
    assert backup.read_bytes() == before
    saved = {visit.visit_id: visit for visit in report.visits}
    assert [visit for visit in report.visits if visit.visit_id != "v20" and not visit.whole] == []
    assert saved["v1"].from_backup == 8
    assert sum(visit.from_backup for visit in report.visits) >= 32
    whole.check(report)


def test_that_a_destroyed_file_gives_the_backup(backed_up: tuple[Whole, Path], tmp_path: Path):
    whole, backup = backed_up
    copy = whole.copy_to(tmp_path / "copy")
    copy.write_bytes(random.Random(1).randbytes(50_000))
    report = whole.salvage(copy, backup=backup)
    assert "v20" not in {visit.visit_id for visit in report.visits}
    assert all(visit.whole for visit in report.visits)
    whole.check(report)


def test_that_entries_of_a_time_that_was_undone_by_a_restore_are_not_mixed_in(tmp_path: Path):
    """After the backup v1 got entry 3 "a"; an older backup was restored and v1 got another entry 3, "b". Then the file was damaged."""
    path, undone = tmp_path / "procedures.db", tmp_path / "undone.db"
    with SqlStore(path) as store:
        store.save_patient(patient("p1"), SAVED)
        first = add_visit(store, "v1", 2)
        store.backup(tmp_path / "older.db")
        a = entry("v1", first[-1], payload='{"a":1}')
        a_more = entry("v1", a)
        store.append([a, a_more], derive((*first, a, a_more)))
        store.backup(undone)
    with SqlStore(tmp_path / "older.db") as store:
        b = entry("v1", first[-1], payload='{"b":1}')
        store.append([b], derive((*first, b)))
    report = DatabaseFiles().salvage(tmp_path / "older.db", None, tmp_path / "new.db", derive, backup=undone, work=LongWork(4))
    assert report.visits == (SavedVisit("v1", 3, 3),)
    with SqlStore(tmp_path / "new.db") as store:
        assert store.log("v1") == (*first, b)


def chain(*links: tuple[int, str, str, int]) -> list[str]:
    return [link.hash for link in best_chain([Link(place, *link) for place, link in enumerate(links)])]


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        ([], []),
        ([(2, "a", "b", 0)], []),
        ([(1, "x", "a", 0)], []),
        ([(1, "", "a", 0), (2, "a", "b", 0), (3, "b", "c", 0)], ["a", "b", "c"]),
        ([(3, "b", "c", 0), (1, "", "a", 0), (2, "a", "b", 1)], ["a", "b", "c"]),
        ([(1, "", "a", 0), (3, "b", "c", 0)], ["a"]),
        ([(1, "", "a", 0), (1, "", "a", 1), (2, "a", "b", 1)], ["a", "b"]),
        # two ways on: more of the damaged file wins over more of the backup
        ([(1, "", "a", 0), (2, "a", "x", 1), (3, "x", "y", 1), (2, "a", "b", 0)], ["a", "b"]),
        ([(1, "", "a", 0), (2, "a", "x", 1), (2, "a", "b", 1), (3, "b", "c", 0)], ["a", "b", "c"]),
    ],
)
def test_which_entries_make_the_visit(links: list[tuple[int, str, str, int]], wanted: list[str]):
    assert chain(*links) == wanted


# --- of an earlier release, and refused


def test_that_a_damaged_database_of_the_first_release_is_saved_in_the_present_schema(tmp_path: Path, key: bytes | None):
    path = make_revision_1(tmp_path / "procedures.db", key)
    report = DatabaseFiles().salvage(path, key, tmp_path / "new.db", derive, work=LongWork(4))
    assert [(visit.visit_id, visit.saved_to, visit.shown) for visit in report.visits] == [("v1", 3, True), ("v2", 2, True)]
    with SqlStore(tmp_path / "new.db", key=key) as store:
        assert list(store.verify(derive)) == []
        assert [one.family_name for one in store.find_patients("orsted")] == ["Ørsted"]
        assert len(store.patient_history("p1")) == 1


@pytest.mark.parametrize("stop_at", [0, 250, 600, 800])
def test_that_cancelling_leaves_nothing(whole: Whole, tmp_path: Path, stop_at: int):
    cancel, folder = Event(), tmp_path / "target"
    folder.mkdir()

    def progress(done: int, _total: int) -> None:
        if done >= stop_at:
            cancel.set()

    with pytest.raises(Cancelled):
        DatabaseFiles().salvage(whole.path, whole.key, folder / "new.db", derive, work=LongWork(4, progress, cancel))
    assert list(folder.iterdir()) == []


def test_that_no_words_of_a_patient_are_left_readable(encrypted: Whole, tmp_path: Path):
    copy = encrypted.copy_to(tmp_path / "copy")
    wipe_pages(copy, pages_with(encrypted, copy, "v5")[:1])
    seen: list[str] = []
    words = [b"Echevarr", b"Marisol", b"SiteInjected", b"onabotulinum", b"SQLite format"]

    def progress(_done: int, _total: int) -> None:
        for path in copy.parent.iterdir():
            data = path.read_bytes()
            seen.extend(f"{word!r} in {path.name}" for word in words if word in data)

    report = DatabaseFiles().salvage(copy, KEY, copy.with_name("new.db"), derive, work=LongWork(4, progress))
    progress(0, 0)
    assert report.loose_path is None or report.loose_path.exists()
    assert seen == []


SETTLED: list[Callable[[SqlStore], None]] = [lambda store: None, lambda store: store.save_setting("a", "b")]


@pytest.mark.parametrize("change", SETTLED)
def test_that_a_sound_database_is_settled_and_one_in_use_is_not(tmp_path: Path, change: Callable[[SqlStore], None]):
    path = tmp_path / "procedures.db"
    with SqlStore(path, key=KEY) as store:
        change(store)
        with pytest.raises(Problem) as caught:
            DatabaseFiles().settle(path, KEY)
        assert caught.value.code == "STORE-LOCKED"
    DatabaseFiles().settle(path, KEY)
    assert not path.with_name("procedures.db-wal").exists()
