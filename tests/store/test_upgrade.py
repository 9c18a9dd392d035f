"""Databases of earlier releases: they open and keep everything, and a failed upgrade leaves them as they were."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore, sqlite
from procedure_assistant.store.driver import DatabaseFile, key_text
from procedure_assistant.store.errors import translated
from procedure_assistant.store.schema import METADATA, REVISION, VERSION_TABLE
from procedure_assistant.store.search import search_text
from procedure_assistant.store.upgrade import MIGRATIONS, run_migrations, upgrade_file
from tests.store.samples import add_visit, ask, derived_from, entries, entry, patient, raw

KEPT_TABLES = ("event", "patient_history", "visit_summary", "delivered_dose", "outcome", "setting")


def make_revision_1(path: Path, key: bytes | None) -> Path:
    """A database as the first revision left it, with a row in every table."""
    with SqlStore(path.with_name("source.db"), key=key) as source:
        source.save_patient(patient("p1", mrn="123 456", source="typed"), patient().updated_at)
        source.save_patient(patient("p1", mrn="123 456"), patient().updated_at)
        source.save_patient(
            patient("p2", family_name="Ørsted", allergies=None, weight=None, birth_date=date(1950, 7, 4)), patient().updated_at
        )
        source.save_setting("clinic", '{"paper":"letter"}')
        add_visit(source, "v1", 3)
        add_visit(source, "v2", 2, patient_id="p2")
    path.touch()
    run_migrations(DatabaseFile(path, key=key), to="0001")
    with raw(path, key) as old:
        attach = "ATTACH ? AS source" if key is None else f'ATTACH ? AS source KEY "{key_text(key)}"'
        old.execute(attach, (str(path.with_name("source.db")),))
        columns = ", ".join(row[1] for row in old.execute("PRAGMA main.table_info(patient)"))
        old.execute(f"INSERT INTO main.patient SELECT {columns} FROM source.patient")
        for table in KEPT_TABLES:
            old.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table}")
        old.commit()
    path.with_name("source.db").unlink()
    return path


def contents(path: Path, key: bytes | None) -> dict[str, list[tuple[object, ...]]]:
    columns = "id, family_name, given_names, birth_date, sex, mrn, allergies, conditions, medications, weight, source, updated_at"
    found = {table: ask(path, f"SELECT * FROM {table} ORDER BY 1, 2", key=key) for table in KEPT_TABLES}
    return found | {"patient": ask(path, f"SELECT {columns} FROM patient ORDER BY id", key=key)}


def shape(path: Path, key: bytes | None) -> dict[str, object]:
    """Columns, keys, indexes and triggers of every table, in words that do not depend on how they were made."""
    tables = [name for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'", key=key)]
    made: dict[str, object] = {
        table: (
            ask(path, f"PRAGMA table_info({table})", key=key),
            sorted(ask(path, f"PRAGMA foreign_key_list({table})", key=key)),
            sorted(
                (unique, origin, partial, tuple(ask(path, f"PRAGMA index_info('{name}')", key=key)), name if origin == "c" else "")
                for _, name, unique, origin, partial in ask(path, f"PRAGMA index_list({table})", key=key)
            ),
        )
        for table in tables
    }
    return made | {
        name: " ".join(sql.split()) for name, sql in ask(path, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'", key=key)
    }


def broken_migrations(folder: Path, body: str) -> Path:
    """The real migrations and one more that runs ``body`` after it has changed something."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "rev_9999_broken.py").write_text(
        "import os\nimport sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = {REVISION!r}\n"
        f"def upgrade():\n    op.add_column('event', sa.Column('colour', sa.String))\n    {body}\n"
    )
    return folder


def test_that_the_newest_migration_is_the_revision_of_the_tables():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_that_migrating_gives_the_same_tables_as_starting_anew(tmp_path: Path, key: bytes | None):
    SqlStore(tmp_path / "new.db", key=key).close()
    old = make_revision_1(tmp_path / "old.db", key)
    SqlStore(old, key=key).close()
    assert shape(old, key) == shape(tmp_path / "new.db", key)


def test_that_alembic_finds_no_difference_between_migrations_and_tables(tmp_path: Path, key: bytes | None):
    path = make_revision_1(tmp_path / "old.db", key)
    run_migrations(DatabaseFile(path, key=key))
    engine = sqlite.make_engine(DatabaseFile(path, key=key))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_that_a_database_of_revision_1_opens_and_keeps_everything(database: Path, key: bytes | None):
    make_revision_1(database, key)
    before = contents(database, key)
    with SqlStore(database, key=key) as store:
        assert store.patient("p1") == patient("p1", mrn="123 456")
        assert [one.id for one in store.find_patients("orsted 4.7.1950")] == ["p2"]
        assert [one.id for one in store.find_patients("123456 14 Feb 1981")] == ["p1"]
        assert list(store.verify()) == []
        assert contents(database, key) == before
        add_visit(store, "v3", 2)
    assert ask(database, "SELECT version_num FROM schema_version", key=key) == [(REVISION,)]
    with SqlStore(database, key=key) as store:
        assert len(store.log("v3")) == 2


def test_that_the_migrated_search_column_is_the_one_the_store_writes(database: Path, key: bytes | None):
    make_revision_1(database, key)
    with SqlStore(database, key=key) as store:
        stored = dict(ask(database, "SELECT id, search FROM patient", key=key))
        assert stored == {one.id: search_text(one) for one in store.find_patients("")}


def test_that_the_old_database_is_kept_beside_the_new_one(database: Path, key: bytes | None):
    make_revision_1(database, key)
    before, seen = database.read_bytes(), contents(database, key)
    SqlStore(database, key=key).close()
    kept = database.with_name("procedures.db.before-0001")
    assert sorted(path.name for path in database.parent.iterdir()) == [database.name, kept.name]
    assert contents(kept, key) == seen
    assert ask(kept, "SELECT version_num FROM schema_version", key=key) == [("0001",)]
    assert kept.stat().st_mode & 0o077 == 0
    # the kept one put back is upgraded again, and the copy kept first is not written over
    database.write_bytes(kept.read_bytes())
    SqlStore(database, key=key).close()
    assert sorted(path.name for path in database.parent.iterdir()) == [database.name, kept.name, f"{kept.name}-2"]
    assert len(kept.read_bytes()) == len(before)


@pytest.mark.parametrize("body", ["raise ValueError('cannot')", "op.drop_table('no such table')", "op.execute('UPDATE event SET at = 1')"])
def test_that_a_failed_upgrade_leaves_the_file_as_it_was(database: Path, tmp_path: Path, body: str, key: bytes | None):
    make_revision_1(database, key)
    before = database.read_bytes()
    migrations = broken_migrations(tmp_path / "migrations", body)
    with pytest.raises(Problem) as caught:
        upgrade_file(DatabaseFile(database, 0.1, key), "0001", migrations)
    assert caught.value.code == "STORE-UPGRADE"
    assert caught.value.message == (
        "The database of an earlier version could not be brought up to date. It is as it was, and nothing is lost."
    )
    assert database.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["migrations", database.name]


def test_that_a_migration_that_breaks_references_is_not_taken_over(database: Path, tmp_path: Path, key: bytes | None):
    make_revision_1(database, key)
    before = database.read_bytes()
    migrations = broken_migrations(tmp_path / "migrations", "op.execute('DELETE FROM visit_summary')")
    with pytest.raises(Problem) as caught:
        upgrade_file(DatabaseFile(database, 0.1, key), "0001", migrations)
    assert caught.value.code == "STORE-UPGRADE"
    assert database.read_bytes() == before


def test_that_an_upgrade_killed_in_the_middle_leaves_the_file_as_it_was(database: Path, tmp_path: Path, key: bytes | None):
    make_revision_1(database, key)
    before = contents(database, key)
    migrations = broken_migrations(tmp_path / "migrations", "os._exit(9)")
    code = (
        "import sys; from pathlib import Path; from procedure_assistant.store.upgrade import upgrade_file\n"
        "from procedure_assistant.store.driver import DatabaseFile\n"
        "file = DatabaseFile(Path(sys.argv[1]), 1.0, bytes.fromhex(sys.argv[3]) or None)\n"
        "upgrade_file(file, '0001', Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(database), str(migrations), (key or b"").hex()]
    result = subprocess.run(command, check=False, timeout=60)
    assert result.returncode == 9
    assert contents(database, key) == before
    assert ask(database, "SELECT version_num FROM schema_version", key=key) == [("0001",)]
    with SqlStore(database, key=key) as store:
        assert list(store.verify()) == []
    assert contents(database, key) == before
    assert not list(tmp_path.glob("*.upgrading*"))


def test_that_biologics_an_earlier_release_did_not_keep_apart_are_derived_on_opening(tmp_path: Path, key: bytes | None):
    """Revision 4 had the entries of biologic products, and no table for them."""
    with SqlStore(tmp_path / "new.db", key=key) as source:
        begun = replace(entry("v1"), kind="BiologicBegun")
        begun = replace(begun, hash=row_hash(begun))
        rows = (begun, *entries("v1", 1, begun))
        source.save_patient(patient("p1"), patient().updated_at)
        source.append(rows, replace(derived_from(rows), biologics=()))
        add_visit(source, "v2", 2)
        assert source.derive_missing(derived_from) == 1  # v2 has no such entry, so nobody asks what it comes to
        assert [one.visit_id for one in source.biologics()] == ["v1", "v1", "v2", "v2"]
        assert list(source.verify(derived_from)) == []
        assert source.derive_missing(derived_from) == 0


def test_that_a_visit_nothing_can_be_derived_of_does_not_keep_the_database_shut(database: Path, key: bytes | None):
    def refuses(_rows: tuple[LogRow, ...]) -> Derived:
        raise Problem("LOG-DAMAGED", "The entries of this visit contradict each other. Nothing was changed.")

    with SqlStore(database, key=key) as store:
        begun = replace(entry("v1"), kind="BiologicBegun")
        begun = replace(begun, hash=row_hash(begun))
        store.append([begun], replace(derived_from((begun,)), biologics=()))
        assert store.derive_missing(refuses) == 0
        assert store.log("v1") == (begun,)


def test_that_what_an_upgrade_cut_off_left_half_made_goes_and_complete_copies_stay(database: Path, key: bytes | None):
    make_revision_1(database, key)
    whole = [f"{database.name}.before-0001", f"{database.name}.before-restore-20261123-193100Z", "procedures.dbx.upgrading"]
    half = [".upgrading", ".upgrading-journal", ".upgrading.part-7-7", ".before-0001-2.part-7-7", ".before-0001-2.part-7-7-journal"]
    for name in (*whole, *(f"{database.name}{ending}" for ending in half)):
        database.with_name(name).write_bytes(b"left over")
    SqlStore(database, key=key).close()
    assert sorted(path.name for path in database.parent.iterdir()) == sorted([database.name, f"{database.name}.before-0001-2", *whole])


@pytest.mark.parametrize("doing", ["reading", "writing", "nothing"])
def test_that_a_database_open_elsewhere_is_not_upgraded(database: Path, doing: str, key: bytes | None):
    make_revision_1(database, key)
    with raw(database, key) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM event").fetchone()
        if doing != "nothing":
            other.execute("BEGIN" if doing == "reading" else "BEGIN IMMEDIATE")
            other.execute("SELECT count(*) FROM event").fetchone()
        with pytest.raises(Problem) as caught:
            SqlStore(database, busy_seconds=0.1, key=key)
    assert caught.value.code == "STORE-LOCKED"
    assert ask(database, "SELECT version_num FROM schema_version", key=key) == [("0001",)]
    SqlStore(database, key=key).close()


def test_that_a_file_upgraded_meanwhile_is_left_alone(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as store:
        rows = entries("v1", 2)
        store.append(rows, derived_from(rows))
    with translated(database):
        upgrade_file(DatabaseFile(database, 0.1, key), "0001")
    assert [path.name for path in database.parent.iterdir()] == [database.name]
    with SqlStore(database, key=key) as store:
        assert store.log("v1") == rows


def test_that_entries_not_yet_folded_into_the_file_are_upgraded_too(database: Path, tmp_path: Path, key: bytes | None):
    """After a power cut the newest entries are only in the -wal file beside the database."""
    origin = make_revision_1(tmp_path / "origin.db", key)
    with raw(origin, key) as crashed:
        crashed.execute("PRAGMA journal_mode = WAL")
        crashed.execute("INSERT INTO setting VALUES ('newest', 'only in the wal')")
        crashed.commit()
        for ending in ("", "-wal"):
            shutil.copy(f"{origin}{ending}", f"{database}{ending}")
    with SqlStore(database, key=key) as store:
        assert store.setting("newest") == "only in the wal"
