"""An encrypted database: what opens it, what is refused and left alone, and that nothing readable is ever beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore, encrypt_database, is_plain, warm_up
from procedure_assistant.store.driver import DatabaseFile, salt_of
from tests.store.samples import KEY, KEYS, SAVED, account, add_visit, ask, audit_entry, patient
from tests.store.test_upgrade import make_revision_1

ROOT = Path(__file__).parents[2]
OTHER_KEY = bytes(32)


@pytest.fixture
def encrypted(database: Path) -> Path:
    """A closed encrypted database with a patient and a visit."""
    return filled(database, KEY)


def filled(path: Path, key: bytes | None) -> Path:
    with SqlStore(path, key=key) as store:
        store.save_patient(patient(), SAVED)
        store.save_account(account())
        store.audit(audit_entry())
        add_visit(store, "v1", 3)
    return path


def problem_of(do: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        do()
    return caught.value


def test_that_the_file_is_whole_pages_of_random_bytes(encrypted: Path):
    data = encrypted.read_bytes()
    assert len(data) % 4096 == 0
    assert not is_plain(encrypted)
    for start in range(0, len(data), 4096):
        assert len(set(data[start : start + 4096])) > 240


def test_that_two_databases_with_one_key_have_nothing_but_the_salt_in_common(encrypted: Path, tmp_path: Path):
    other = filled(tmp_path / "other.db", KEY)
    pieces = [{path.read_bytes()[start : start + 16] for start in range(0, path.stat().st_size, 16)} for path in (encrypted, other)]
    assert pieces[0] & pieces[1] == {salt_of(KEY)}


def test_that_another_key_is_refused_and_the_file_left_alone(encrypted: Path):
    before = encrypted.read_bytes()
    problem = problem_of(lambda: SqlStore(encrypted, key=OTHER_KEY))
    assert problem.code == "STORE-KEY"
    assert problem.text == (
        "The database does not open with this key: the key belongs to another database, or the file is damaged. "
        f"Nothing was changed in it. Check that {encrypted} and the key file beside it belong together. If they do, keep both for "
        "recovery, put the latest backup in the place of the database and start again."
    )
    assert OTHER_KEY.hex() not in f"{problem.detail} {problem.__cause__!r}"
    assert encrypted.read_bytes() == before
    assert [path.name for path in encrypted.parent.iterdir()] == [encrypted.name]


def test_that_an_encrypted_database_is_not_opened_without_its_key(encrypted: Path):
    before = encrypted.read_bytes()
    problem = problem_of(lambda: SqlStore(encrypted))
    assert problem.code == "STORE-KEY"
    assert problem.message == "The database is encrypted, and it was opened without its key. It was left as it is."
    assert encrypted.read_bytes() == before
    assert [path.name for path in encrypted.parent.iterdir()] == [encrypted.name]


def test_that_a_plain_database_is_not_opened_with_a_key(database: Path):
    filled(database, None)
    before = database.read_bytes()
    problem = problem_of(lambda: SqlStore(database, key=KEY))
    assert problem.code == "STORE-PLAIN"
    assert problem.text == (
        "This database is not encrypted, but the records are kept encrypted here. It was left as it is. "
        f"Encrypt {database} in the set-up first, or put the encrypted database back in its place."
    )
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == [database.name]


@pytest.mark.parametrize("state", ["in use", "after a crash"])
def test_that_a_wrong_key_is_told_from_the_right_one_while_entries_are_beside_the_file(encrypted: Path, tmp_path: Path, state: str):
    with SqlStore(encrypted, key=KEY) as store:
        add_visit(store, "v2", 2)
        path = encrypted
        if state == "after a crash":
            path = tmp_path / "crashed" / "procedures.db"
            path.parent.mkdir()
            for ending in ("", "-wal"):
                shutil.copy(f"{encrypted}{ending}", f"{path}{ending}")
        assert problem_of(lambda: SqlStore(path, key=OTHER_KEY)).code == "STORE-KEY"
        with SqlStore(path, key=KEY) as again:
            assert len(again.log("v2")) == 2


@pytest.mark.parametrize("key", [b"", b"short", "x" * 32, KEY + b"x"])
def test_that_a_key_of_another_length_is_a_mistake_of_the_program(database: Path, key: bytes):
    with pytest.raises((ValueError, TypeError, AttributeError)):
        SqlStore(database, key=key)
    assert not database.exists()


def test_that_no_text_of_the_file_shows_the_key():
    file = DatabaseFile(Path("/clinic/procedures.db"), key=KEY)
    assert KEY.hex() not in f"{file!r} {file}"
    assert repr(KEY) not in f"{file!r} {file}"


def test_that_every_connection_is_durable_and_keeps_nothing_plain(encrypted: Path):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 3,
        "temp_store": 2,
        "cipher_page_size": "4096",
        "cipher_use_hmac": "1",
        "cipher_log_level": "NONE",
        "foreign_keys": 1,
    }
    with warm_up(encrypted, key=KEY) as store, store._engine.connect(), store._engine.connect() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_that_the_loss_of_the_salt_at_the_beginning_of_the_file_is_harmless(encrypted: Path):
    before = contents(encrypted, KEY)
    data = encrypted.read_bytes()
    encrypted.write_bytes(os.urandom(16) + data[16:])
    assert contents(encrypted, KEY) == before


def test_that_a_file_whose_salt_is_not_ours_is_refused_as_of_another_key_and_left_alone(tmp_path: Path):
    """As SQLCipher makes them by itself, with a salt of chance."""
    from sqlcipher3 import dbapi2

    path = tmp_path / "made elsewhere.db"
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"""PRAGMA key = "x'{KEY.hex()}'" """)
        connection.execute("CREATE TABLE schema_version (version_num)")
    before = path.read_bytes()
    assert problem_of(lambda: SqlStore(path, key=KEY)).code == "STORE-KEY"
    assert path.read_bytes() == before


def test_that_a_backup_is_encrypted_with_the_same_key(encrypted: Path, tmp_path: Path):
    backup = tmp_path / "backup.db"
    with SqlStore(encrypted, key=KEY) as store:
        rows = store.log("v1")
        store.backup(backup)
    assert not is_plain(backup)
    assert problem_of(lambda: SqlStore(backup, key=OTHER_KEY)).code == "STORE-KEY"
    with SqlStore(backup, key=KEY) as restored:
        assert restored.log("v1") == rows
        assert list(restored.verify()) == []


def test_that_an_upgrade_keeps_everything_encrypted(database: Path):
    make_revision_1(database, KEY)
    with SqlStore(database, key=KEY) as store:
        assert store.patient("p1") == patient("p1", mrn="123 456")
        assert list(store.verify()) == []
    kept = database.with_name("procedures.db.before-0001")
    assert sorted(path.name for path in database.parent.iterdir()) == [database.name, kept.name]
    assert not is_plain(kept)
    assert ask(kept, "SELECT version_num FROM schema_version", key=KEY) == [("0001",)]


def test_that_sqlcipher_is_imported_for_encrypted_files_only(database: Path, tmp_path: Path):
    code = (
        "import sys; from procedure_assistant.store import warm_up\n"
        "key = bytes.fromhex(sys.argv[2]) or None\n"
        "store = warm_up(sys.argv[1], key=key); store.close(); print('sqlcipher3' in sys.modules)"
    )
    for name, key in KEYS.items():
        command = [sys.executable, "-c", code, str(tmp_path / f"{name}.db"), (key or b"").hex()]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
        assert result.stdout == f"{key is not None}\n"
        assert result.stderr == ""


# --- encrypting a plain database


def contents(path: Path, key: bytes | None) -> tuple[object, ...]:
    with SqlStore(path, key=key) as store:
        assert list(store.verify()) == []
        return store.log("v1"), store.visits(), store.find_patients(""), store.accounts(), store.audit_entries(), store.spine_head()


def test_that_an_encrypted_database_holds_what_the_plain_one_held(database: Path):
    filled(database, None)
    before = contents(database, None)
    encrypt_database(database, KEY)
    assert not is_plain(database)
    assert [path.name for path in database.parent.iterdir()] == [database.name]
    assert database.stat().st_mode & 0o077 == 0
    assert contents(database, KEY) == before
    assert problem_of(lambda: SqlStore(database)).code == "STORE-KEY"


def test_that_entries_not_yet_folded_into_the_file_are_encrypted_too(database: Path, tmp_path: Path):
    filled(tmp_path / "origin.db", None)
    with SqlStore(tmp_path / "origin.db") as crashed:
        rows = add_visit(crashed, "v9", 3)
        for ending in ("", "-wal"):
            shutil.copy(f"{crashed.path}{ending}", f"{database}{ending}")
    assert database.with_name(f"{database.name}-wal").stat().st_size > 0
    encrypt_database(database, KEY)
    with SqlStore(database, key=KEY) as store:
        assert store.log("v9") == rows
    assert not list(database.parent.glob("procedures.db-*"))


def test_that_a_database_of_an_earlier_release_is_encrypted_and_then_upgraded(database: Path):
    make_revision_1(database, None)
    kept = database.with_name(f"{database.name}.before-0000")
    shutil.copy(database, kept)
    encrypt_database(database, KEY)
    assert not kept.exists()
    with SqlStore(database, key=KEY) as store:
        assert store.patient("p1") == patient("p1", mrn="123 456")
        assert list(store.verify()) == []
    assert not is_plain(database.with_name("procedures.db.before-0001"))


def test_that_what_was_plain_is_overwritten_before_it_is_removed(database: Path, tmp_path: Path):
    """A second name keeps the old file in reach, as its blocks on the disk would be."""
    filled(database, None)
    kept = database.with_name(f"{database.name}.before-0001")
    shutil.copy(database, kept)
    os.link(database, tmp_path / "old blocks")
    os.link(kept, tmp_path / "old blocks of a copy")
    encrypt_database(database, KEY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old blocks", "old blocks of a copy", database.name]
    assert set((tmp_path / "old blocks").read_bytes()) == {0}
    assert set((tmp_path / "old blocks of a copy").read_bytes()) == {0}


def test_that_encrypting_once_more_changes_nothing_and_tidies_up(encrypted: Path):
    before = encrypted.read_bytes()
    plain = filled(encrypted.with_name("other.db"), None)
    left = encrypted.with_name(f"{encrypted.name}.plain")
    plain.rename(left)
    encrypt_database(encrypted, KEY)
    assert encrypted.read_bytes() == before
    assert not left.exists()
    assert problem_of(lambda: encrypt_database(encrypted, OTHER_KEY)).code == "STORE-KEY"


def test_that_opening_with_the_key_removes_plain_files_left_by_a_cut_off(encrypted: Path):
    plain = filled(encrypted.with_name("other.db"), None)
    for ending in (".plain", ".before-0002", ".before-0001-2"):
        shutil.copy(plain, encrypted.with_name(encrypted.name + ending))
    encrypted.with_name(f"{encrypted.name}.before-0003").write_bytes(bytes(plain.stat().st_size))  # overwritten, and then cut off
    mine = encrypted.with_name(f"{encrypted.name} of the old clinic")
    plain.rename(mine)
    SqlStore(encrypted, key=KEY).close()
    assert sorted(path.name for path in encrypted.parent.iterdir()) == [encrypted.name, mine.name]


def test_that_a_disk_without_hard_links_will_do_for_encrypting(database: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links on this disk")

    filled(database, None)
    before = contents(database, None)
    monkeypatch.setattr(os, "link", refuse)
    encrypt_database(database, KEY)
    assert contents(database, KEY) == before
    assert [path.name for path in database.parent.iterdir()] == [database.name]


@pytest.mark.parametrize("user", ["an open store", "a program in a transaction"])
def test_that_a_plain_database_in_use_is_not_encrypted(database: Path, user: str):
    filled(database, None)
    code = (
        "import sys; from procedure_assistant.store import SqlStore\n"
        "store = SqlStore(sys.argv[1]); store.visits()\n"
        "if sys.argv[2] != 'an open store': connection = store._engine.connect(); connection.exec_driver_sql('BEGIN IMMEDIATE')\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(database), user]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        assert problem_of(lambda: encrypt_database(database, KEY, busy_seconds=0.1)).code == "STORE-LOCKED"
        process.stdin.close()
        process.wait(timeout=20)
    assert is_plain(database)
    assert len(contents(database, None)) == 6


def test_that_what_is_no_database_of_ours_is_not_encrypted(database: Path, tmp_path: Path):
    assert problem_of(lambda: encrypt_database(database, KEY)).code == "STORE-GONE"
    assert not database.exists()
    database.write_bytes(b"")
    assert problem_of(lambda: encrypt_database(database, KEY)).code == "STORE-DAMAGED"
    ask(tmp_path / "bookmarks.db", "CREATE TABLE bookmarks (url)")
    before = (tmp_path / "bookmarks.db").read_bytes()
    assert problem_of(lambda: encrypt_database(tmp_path / "bookmarks.db", KEY)).code == "STORE-DAMAGED"
    assert (tmp_path / "bookmarks.db").read_bytes() == before


def test_that_a_newer_plain_database_is_not_encrypted(database: Path):
    filled(database, None)
    ask(database, "UPDATE schema_version SET version_num = '0417'")
    before = database.read_bytes()
    assert problem_of(lambda: encrypt_database(database, KEY)).code == "STORE-NEWER"
    assert database.read_bytes() == before


def test_that_a_damaged_plain_database_is_not_encrypted(database: Path):
    filled(database, None)
    data = bytearray(database.read_bytes())
    data[4096 * 2 : 4096 * 2 + 100] = bytes(100)
    database.write_bytes(data)
    assert problem_of(lambda: encrypt_database(database, KEY)).code == "STORE-DAMAGED"
    assert is_plain(database)
    assert [path.name for path in database.parent.iterdir()] == [database.name]
