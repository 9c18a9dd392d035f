"""After a whole visit no file tells a name, a birth date, a record number or a drug: database, -wal, backup, keys, temp folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.demo import CREDENTIALS, PHYSICIAN, PlayedClock, play_visit, start_of_demo
from procedure_assistant.services.people import Role
from procedure_assistant.services.visits import Visit
from procedure_assistant.store import SqlStore

PASSWORD = "seven green kettles"
ADMINISTRATOR = NewPerson("gate.keeper", "Ottoline Vance", "", Role.ADMINISTRATOR, PASSWORD)
DOCTOR = NewPerson("ruth.ellery", PHYSICIAN, CREDENTIALS, Role.PHYSICIAN, PASSWORD)

OF_THE_VISIT = (
    "Ashdown", "Julian", "1981-02-14", "0048 2917", "Penicillin", "hives", "botulinum", "lidocaine", "bupivacaine",
    "C8812C3", "KP4410", "temporalis", "right temple", "topiramate", "Kofi Amadi", "Ruth Ellery", "Sample Headache Clinic",
)  # fmt: skip
"""What the visit wrote; each is found in a plain database."""

OF_THE_PEOPLE = ("Ottoline", "Vance", "gate.keeper", "ruth.ellery", PASSWORD)


@pytest.fixture
def folders(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, ...]]:
    """All that the program may write to: its data, the temp folder, the home folder."""
    temp = tmp_path / "temp"
    temp.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield tmp_path / "data", temp, own_home
    monkeypatch.setattr(tempfile, "tempdir", None)


def found(words: tuple[str, ...], folders: tuple[Path, ...]) -> dict[str, list[str]]:
    """The words that stand readable in any file, in either of the usual encodings and whatever the case, and where."""
    files = {path: path.read_bytes().lower() for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert files
    told: dict[str, list[str]] = {}
    for word in words:
        spellings = {word.lower().encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")}
        spellings |= {word.replace(" ", "").lower().encode()}
        if places := [path.name for path, data in files.items() if any(spelling in data for spelling in spellings)]:
            told[word] = places
    return told


def draw_and_search(services, visit: Visit, backup: Path) -> None:
    """What is done with a finished visit: its pages are drawn and looked at, the patient searched, the database copied."""
    pdf = services.records.pdf(visit)
    services.records.text(visit)
    services.store.find_patients("ashdown")
    services.store.audit_entries(words="ellery")
    store = services.store
    assert isinstance(store, SqlStore)
    store.backup(backup)
    assert b"%PDF" in pdf[:8]


def test_that_nothing_on_the_disk_is_readable_after_a_whole_visit(folders: tuple[Path, ...]):
    data = folders[0]
    clock = PlayedClock(start_of_demo())
    chosen = Options(data / "procedures.db", clock)
    access = open_access(chosen)
    recovery = access.set_up(ADMINISTRATOR, (DOCTOR,))
    access.log_in(DOCTOR.login, PASSWORD)
    services = build(chosen, access)
    visit = play_visit(services, clock)
    draw_and_search(services, visit, data / "backup.db")
    words = (*OF_THE_VISIT, *OF_THE_PEOPLE, recovery)
    assert (data / "procedures.db-wal").stat().st_size > 0
    assert found(words, folders) == {}
    assert list(access.store.verify()) == []
    access.store.close()
    assert found(words, folders) == {}


def test_that_the_same_words_are_found_where_nothing_is_encrypted(folders: tuple[Path, ...]):
    """So that the test above can fail."""
    clock = PlayedClock(start_of_demo())
    services = build(Options(folders[0] / "procedures.db", clock))
    draw_and_search(services, play_visit(services, clock), folders[0] / "backup.db")
    services.store.close()
    assert found(OF_THE_VISIT, folders).keys() == set(OF_THE_VISIT)
    assert all("backup.db" in places for places in found(OF_THE_VISIT, folders).values())
