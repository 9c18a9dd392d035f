"""Something breaks while sites are clicked in the real window: a message in place, nothing lost, and it goes on when that is over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.services.demo import PHYSICIAN
from procedure_assistant.services.keyring import KEY_FILE
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.faults.conftest import Prepared
from tests.faults.database_files import fill_up, flip_page, held_by_another_program, small_disk
from tests.faults.people import key_of, opened, services_on
from tests.faults.visit_window import VisitWindow, folded_units, given_in_log, planned_sites
from tests.store.samples import raw

ROOT = Path(__file__).parents[2]
Open = Callable[[Path], VisitWindow]

FULL = (
    "The disk is full. Nothing was saved just now; everything saved before is safe.",
    "Free some space on the disk, then do it again.",
)
LOCKED = (
    "Another program is holding the database. Nothing was saved just now; everything saved before is safe.",
    "Close other programs or windows that use it, wait a moment and try again.",
)
TAKEN = (
    f"{PHYSICIAN} added to this visit first, in another window of this workstation. "
    "What you just entered was not saved; everything saved before it is safe.",
    "Look at the visit as it is now, then enter it again if it is still needed.",
)


@pytest.fixture
def open_window(qtbot: QtBot, clinic: Prepared) -> Iterator[Open]:
    """Opens the window on the visit of a database; may be called again."""
    windows: list[VisitWindow] = []

    def opened(database: Path) -> VisitWindow:
        window = VisitWindow(services_on(database), clinic.visit_id)
        qtbot.addWidget(window.window)
        windows.append(window)
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: Open, clinic: Prepared, tmp_path: Path) -> VisitWindow:
    """The window on an encrypted database of its own."""
    return open_window(clinic.copy_to(tmp_path / "clinic"))


def key_in(window: VisitWindow) -> bytes | None:
    """The key of its database."""
    return key_of(window.services)


def path_of(window: VisitWindow) -> Path:
    """The database file."""
    store = window.services.store
    assert isinstance(store, SqlStore)
    return store.path


def given_elsewhere(database: Path, visit_id: str) -> list[str]:
    """The sites given in another file."""
    with opened(database) as services:
        return given_in_log(services.visits.resume(visit_id))


def shows_what_is_kept(window: VisitWindow) -> None:
    """The pixels, the large number and a fresh look into the file agree."""
    sites = planned_sites(window.visit)
    with opened(path_of(window)) as again:
        kept = again.visits.resume(window.visit.id)
        assert list(again.store.verify()) == []
    given = given_in_log(kept)
    assert len(set(given)) == len(given)
    assert window.painted_as_given(sites) == set(given)
    assert window.units_painted() == folded_units(kept) == 5 * len(given)


def refused(window: VisitWindow, site: str) -> list[tuple[str, str]]:
    """Click a site that cannot be kept; returns the messages then shown."""
    before = window.units_painted()
    window.click(site)
    window.settle()
    assert not window.paints_as_given(site)
    assert window.units_painted() == before
    return window.messages()


def test_that_a_full_disk_is_told_in_place_and_clicking_goes_on_with_space(open_window: Open, clinic: Prepared, tmp_path: Path):
    with small_disk(tmp_path / "disk", 3000) as disk:
        window = open_window(clinic.copy_to(disk))
        waiting = list(planned_sites(window.visit))
        window.give(waiting.pop(0))
        filler = fill_up(disk)
        messages: list[tuple[str, str]] = []
        while not messages:  # what SQLite has room for in its files is still kept
            window.click(waiting[0])
            window.settle()
            messages = window.messages()
            if not messages:
                assert window.paints_as_given(waiting.pop(0))
        assert messages == [FULL]
        assert refused(window, waiting[0]) == [FULL]
        filler.unlink()
        window.give(waiting[0])
        assert window.messages() == []
        shows_what_is_kept(window)
        window.close()


def test_that_a_write_that_waits_for_another_program_is_told_and_done_later(window: VisitWindow):
    first, second, *_ = planned_sites(window.visit)
    window.give(first)
    with raw(path_of(window), key_in(window)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(window, second) == [LOCKED]
    window.give(second)
    assert window.messages() == []
    shows_what_is_kept(window)


def test_that_a_database_moved_away_is_told_and_used_again_when_it_is_back(window: VisitWindow):
    database = path_of(window)
    first, second, *_ = planned_sites(window.visit)
    window.give(first)
    aside = database.with_name("aside.db")
    database.rename(aside)
    ((title, text),) = refused(window, second)
    assert title.startswith("The database cannot be reached")
    assert text == f"Check that the disk with {database} is connected, then start again."
    aside.rename(database)
    window.give(second)
    assert window.messages() == []
    shows_what_is_kept(window)


def test_that_a_restored_backup_under_an_open_visit_takes_no_click(window: VisitWindow, clinic: Prepared):
    """Copied over the open file, as a careless restore does: the screen knows entries that the file no longer holds."""
    database = path_of(window)
    first, second, *_ = planned_sites(window.visit)
    window.give(first)
    aside = database.parent / "aside"
    aside.mkdir()
    shutil.copy(database.with_name(KEY_FILE), aside)
    with SqlStore(database, key=key_in(window)) as other:
        other.backup(aside / "backup.db")
    shutil.copy(clinic.database, database.with_name("older.db"))
    database.with_name("older.db").replace(database)
    ((title, _),) = refused(window, second)
    assert title.startswith("The database cannot be reached")
    assert given_elsewhere(aside / "backup.db", window.visit.id) == [first]


def test_that_damage_under_an_open_visit_is_told_and_the_screen_keeps_what_it_has(window: VisitWindow):
    database = path_of(window)
    first, second, *_ = planned_sites(window.visit)
    window.give(first)
    with raw(database, key_in(window)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for page in range(2, database.stat().st_size // 4096 + 1):
        flip_page(database, page)
    ((title, text),) = refused(window, second)
    assert "damaged" in title
    assert str(database) in text
    assert window.paints_as_given(first)


def test_that_a_program_holding_the_whole_file_keeps_the_window_from_nothing_but_opening(clinic: Prepared, tmp_path: Path):
    database = clinic.copy_to(tmp_path / "clinic")
    with opened(database) as services:
        key = key_of(services)
    with held_by_another_program(database, key), pytest.raises(Problem) as caught:
        services_on(database)
    assert caught.value.code == "STORE-LOCKED"
    assert given_elsewhere(database, clinic.visit_id) == []


# -- two programs in one visit -----------------------------------------------------------------------------------------


def click_in_another_program(database: Path, visit_id: str, clicks: int) -> list[str]:
    """Another process opens the same visit in a window of its own and gives some sites; returns which."""
    command = [sys.executable, "-m", "tests.faults.clicking_window", str(database), visit_id, "7", str(clicks)]
    run = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60)
    return [line.split()[1] for line in run.stdout.splitlines() if line.startswith("given ")]


def test_that_the_second_program_in_a_visit_is_told_that_it_came_second(window: VisitWindow):
    first = planned_sites(window.visit)[0]
    elsewhere = click_in_another_program(path_of(window), window.visit.id, 1)
    assert elsewhere != [first]
    assert refused(window, first) == [TAKEN]
    assert given_elsewhere(path_of(window), window.visit.id) == elsewhere


def test_that_the_second_program_loads_the_visit_as_it_is_now_and_goes_on(window: VisitWindow):
    waiting = list(planned_sites(window.visit))
    window.give(waiting.pop(0))
    elsewhere = click_in_another_program(path_of(window), window.visit.id, 2)
    waiting = [site for site in waiting if site not in elsewhere]
    assert refused(window, waiting[0]) == [TAKEN]
    window.press("notices.0.action")
    ((title, _),) = window.messages()
    assert title == "The visit is loaded as it now stands, with 2 more entries."
    assert window.painted_as_given(elsewhere) == set(elsewhere)
    shows_what_is_kept(window)
    window.give(waiting[0])
    assert window.messages() == []
    shows_what_is_kept(window)
