"""Database files other than the open one: looks into them, and gets out of a damaged one all that can be read, into a new one.

A damaged file is only ever read. Takes pages, cells and rows apart in ``salvage_…``; here they are put one after the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from procedure_assistant.services import disk
from procedure_assistant.services.backup_files import Contents
from procedure_assistant.services.backup_ports import CopiedStore, Derive
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import Salvage, SavedTable, SavedVisit
from procedure_assistant.store import driver, remains, rows, sqlite, statements, verify
from procedure_assistant.store.derived import write_derived
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import damaged, of_disk, translated
from procedure_assistant.store.opening import create_schema
from procedure_assistant.store.salvage_chain import put_chain
from procedure_assistant.store.salvage_images import put_images
from procedure_assistant.store.salvage_others import put_accounts, put_audit, put_meta, put_outbox, put_settings
from procedure_assistant.store.salvage_pages import DamagedFile
from procedure_assistant.store.salvage_patients import put_patients
from procedure_assistant.store.salvage_pool import BACKUP, CACHE, DAMAGED, UNREADABLE, Pool
from procedure_assistant.store.salvage_schedule import put_incoming
from procedure_assistant.store.salvage_stock import put_stock
from procedure_assistant.store.salvage_visits import put_visits, write_loose
from procedure_assistant.store.schedule import rebuild_schedule
from procedure_assistant.store.schema import REVISION, VERSION_TABLE
from procedure_assistant.store.sql_store import SqlStore

_LEFT_BESIDE = (".before-", ".upgrading", ".new-", ".part-")


class DatabaseFiles:
    """The port ``Databases`` on SQLite and SQLCipher files."""

    @property
    def schema(self) -> str:
        """The newest schema revision that this program knows."""
        return REVISION

    def open(self, path: Path, key: bytes) -> CopiedStore:
        """Open a database, which brings it up to date when it is older."""
        return SqlStore(path, key=key)

    def contents(self, path: Path, key: bytes) -> Contents:
        """Look into a closed database of any revision, and leave no trace."""
        file = DatabaseFile(path.resolve(), key=key)
        with translated(path):
            try:
                revision = sqlite.stored_revision(file)
            except OSError as error:
                raise of_disk(error, path) from error
            with closing(driver.connect(file, "immutable=1")) as connection:
                found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                tables = sorted(name for (name,) in found if name != VERSION_TABLE)
                counted = {table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables}
                head = None
                if "spine" in tables:
                    head = connection.execute("SELECT seq, hash FROM spine ORDER BY seq DESC LIMIT 1").fetchone()
        return Contents(revision, counted, *(head or (0, "")))

    def settle(self, path: Path, key: bytes) -> None:
        """Bring all entries of a sound database into the file itself; STORE-LOCKED when anybody has it open.

        A damaged one is refused untouched: SQLite would write what it can of the log beside it into it, and remove the log.
        """
        file = DatabaseFile(path.resolve(), key=key)
        with translated(path):
            sqlite.stored_revision(file)
            with sqlite.raw_connection(file) as connection:
                answer = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if answer != "ok":
                raise damaged(path, answer)
            with sqlite.raw_connection(file, write=True) as connection:
                sqlite.take_whole_file(connection)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def is_plain(self, path: Path) -> bool:
        """Whether there is a database that is not encrypted."""
        return remains.is_plain(path)

    def remove(self, path: Path) -> None:
        """Remove a working copy with its companions; nothing happens when there is none."""
        sqlite.remove_database(path)
        self.remove_older(path)

    def remove_older(self, path: Path) -> None:
        """Remove what making a working copy, or bringing it up to date, left beside it."""
        for found in path.parent.iterdir():
            if any(found.name.startswith(f"{path.name}{ending}") for ending in _LEFT_BESIDE):
                found.unlink()

    def salvage(
        self, file: Path, key: bytes | None, target: Path, derive: Derive, *, backup: Path | None = None, work: LongWork
    ) -> Salvage:
        """Get all that can be read out of a damaged ``file``, which is only read, into a new one at ``target``.

        ``backup`` is a sound, closed database that fills the gaps. Both have the same key; ``work`` has four stages. Nobody may have
        the damaged file open, this process neither. Raises ``Problem`` STORE-FULL, -READONLY or -GONE; nothing is left behind then.
        """
        target = target.resolve()
        pool, new, loose = (target.with_name(f"{target.name}.{ending}") for ending in ("found", "part", "loose"))
        source = DatabaseFile(file.resolve(), key=key)
        with translated(target):
            try:
                for left in (pool, new, loose):
                    self.remove(left)
                _fill_pool(source, source.at(pool), backup, work)
                visits, tables, chain = _build(source.at(new), pool, work)
                visits = _derive(source.at(new), visits, derive, work)
                has_loose = any(visit.loose for visit in visits)
                if has_loose:
                    _write_loose(source.at(loose), pool)
                faults = tuple(verify.faults(source.at(new), derive))
                work.part(1, 1)
                disk.replace(new, target)
            except OSError as error:
                self.remove(loose)
                raise of_disk(error, target) from error
            except BaseException:
                self.remove(loose)
                raise
            finally:
                for left in (pool, new):
                    self.remove(left)
        return Salvage(target, visits, tables, *chain, faults, loose if has_loose else None)


def _fill_pool(file: DatabaseFile, pool: DatabaseFile, backup: Path | None, work: LongWork) -> None:
    with Pool(pool) as found:
        for path, origin in ((file.path, DAMAGED), (backup, BACKUP)):
            work.begin()
            if path is not None:
                with DamagedFile(file.at(path.resolve())) as pages:
                    found.scan(pages, origin, work)


def _build(new: DatabaseFile, pool: Path, work: LongWork) -> tuple[tuple[SavedVisit, ...], tuple[SavedTable, ...], tuple[int, int]]:
    """Make the new database with all but what is derived."""
    work.begin()
    sqlite.make_file(new.path)
    engine = sqlite.make_engine(new)
    try:
        with sqlite.transaction(engine, write=True) as connection:
            create_schema(connection)
    finally:
        engine.dispose()
    with _with_pool(new, pool) as connection:
        connection.execute("BEGIN")
        visits = tuple(put_visits(connection))
        put_meta(connection)
        tables = (
            *put_patients(connection), put_images(connection),
            put_accounts(connection), put_settings(connection), put_audit(connection), put_stock(connection), *put_outbox(connection),
            put_incoming(connection),
        )  # fmt: skip
        work.part(1, 2)
        chain = put_chain(connection)
        connection.execute("COMMIT")
    return visits, tables, chain


def _derive(new: DatabaseFile, visits: Sequence[SavedVisit], derive: Derive, work: LongWork) -> tuple[SavedVisit, ...]:
    """Write what is derived from the visits; one from which nothing can be made stays without."""
    work.begin()
    told: list[SavedVisit] = []
    engine = sqlite.make_engine(new)
    try:
        with sqlite.transaction(engine, write=True) as connection:
            rebuild_schedule(connection)
            for number, visit in enumerate(visits):
                work.part(number, 2 * len(visits))
                shown = visit.saved_to == 0 or _derive_one(connection, visit.visit_id, derive)
                told.append(visit if shown else replace(visit, shown=False))
        with engine.connect() as connection:
            sqlite.fold_log(connection)
    finally:
        engine.dispose()
    return tuple(told)


def _derive_one(connection: Connection, visit_id: str, derive: Derive) -> bool:
    found = connection.execute(statements.LOG, {"visit": visit_id})
    try:
        derived = derive(tuple(map(rows.log_row, found)))
    except (*UNREADABLE, Problem):
        return False
    write_derived(connection, derived)
    return True


def _write_loose(loose: DatabaseFile, pool: Path) -> None:
    """Keep the entries that could not be put anywhere in a database of their own, encrypted like all else."""
    sqlite.make_file(loose.path)
    with _with_pool(loose, pool) as connection:
        write_loose(connection)


@contextmanager
def _with_pool(file: DatabaseFile, pool: Path) -> Iterator[sqlite3.Connection]:
    with closing(driver.connect(file)) as connection:
        key = "" if file.key is None else f' KEY "{driver.key_text(file.key)}"'
        connection.execute(f"ATTACH DATABASE ? AS pool{key}", (str(pool),))
        for pragma in ("pool.synchronous = OFF", f"main.cache_size = {CACHE}", f"pool.cache_size = {CACHE}"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
