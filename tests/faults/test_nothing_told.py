"""After a visit in the real program, and an error of ours in it, no file and no lock screen tells who was treated, or with what."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.faults.conftest import Prepared
from tests.faults.driven_window import driven
from tests.faults.people import ADMINISTRATOR, DOCTOR, close, key_of, opened, services_on
from tests.store.test_nothing_readable import OF_THE_VISIT, found

WORDS = (*OF_THE_VISIT, "14 Feb 1981", "Ashdown, Julian", DOCTOR.login, DOCTOR.password, ADMINISTRATOR.name)
TOLD = "Ashdown, Julian, born 1981-02-14, MRN 0048 2917, bupivacaine"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Mapping[str, str]:
    """The places besides its data folder that a program writes to, watched like it."""
    temp = tmp_path / "temp"
    temp.mkdir()
    return {name: str(temp) for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}


def spellings(key: bytes) -> list[bytes]:
    """The key as it could stand in a file."""
    return [key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)]


def test_that_no_file_of_a_visit_to_its_signature_tells_anything(
    clinic_to_sign: Prepared, tmp_path: Path, own_home: Path, elsewhere: Mapping[str, str]
):
    folders = (tmp_path / "clinic", tmp_path / "temp", own_home)
    database = clinic_to_sign.copy_to(folders[0])
    with driven(database, clinic_to_sign.visit_id, environment=elsewhere) as window:
        window.ask("press", "steps.map")
        window.ask("press", "undo_bar.undo")
        window.ask("press", "undo_bar.redo")
        window.ask("press", "steps.sign")
        window.ask("sign", DOCTOR.login)
        assert found(WORDS, folders) == {}  # with the journal of the open database
        assert any(path.name.endswith("-wal") for path in folders[0].iterdir())
        window.ask("lock")
        assert found(WORDS, folders) == {}
    services = services_on(database, person=ADMINISTRATOR)
    assert services.safe is not None
    services.safe.back_up(tmp_path / "temp")
    key = key_of(services)
    close(services)
    assert found(WORDS, folders) == {}
    assert key is not None
    whole = b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())
    assert [one for one in spellings(key) if one in whole] == []
    assert whole.count(b"SQLite format 3") == 0
    with opened(database) as kept:
        assert kept.visits.resume(clinic_to_sign.visit_id).record.signed


def test_that_an_error_of_ours_is_noted_without_its_words_and_the_lock_screen_names_nobody(
    clinic: Prepared, tmp_path: Path, own_home: Path, elsewhere: Mapping[str, str]
):
    folders = (tmp_path / "clinic", tmp_path / "temp", own_home)
    database = clinic.copy_to(folders[0])
    with driven(database, clinic.visit_id, environment=elsewhere) as window:
        window.ask("click", "procerus_1")
        window.ask("fail", TOLD)
        log = folders[0] / "errors.log"
        window.until(log.exists)
        assert "builtins.ValueError" in log.read_text()
        assert found(WORDS, folders) == {}
        assert window.ask("words")["title"] == "Procedure Assistant"
        assert window.ask("lock") == {"locked": True}
        shown = window.ask("words")
        assert shown["title"] == "Procedure Assistant"
        seen = " ".join(shown["words"])
        assert [word for word in (*WORDS, "Ashdown", "Ellery", "0048") if word.lower() in seen.lower()] == []
    assert found(WORDS, folders) == {}
    with opened(database) as kept:
        assert list(kept.store.verify()) == []
