"""Brings a database of an earlier release up to date, on a copy first. The only module that imports alembic."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from procedure_assistant.store import driver, sqlite
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import not_upgraded, problem_of

MIGRATIONS = Path(__file__).parent / "migrations"

_LOG = logging.getLogger(__name__)


def upgrade_file(file: DatabaseFile, revision: str, migrations: Path = MIGRATIONS) -> None:
    """Upgrade the database from ``revision`` to the newest; the old one is kept as ``….before-<revision>``, with the same key.

    A copy is migrated and checked; only then its pages replace those of the file, in one transaction of SQLite, so that
    a crash, a full disk or a faulty migration at any point leaves the old contents. Nobody else may have it open.

    Raises ``Problem`` STORE-UPGRADE, STORE-FULL or STORE-LOCKED, and errors of the database or the disk for the caller to translate.
    """
    path = file.path
    work = file.at(path.with_name(f"{path.name}.upgrading"))
    with sqlite.raw_connection(file, write=True) as original:
        sqlite.take_whole_file(original)
        if sqlite.revision_in(original) != revision:
            return  # another program upgraded it while we waited for the lock
        _remove_left_over(path)
        try:
            sqlite.copy_file(original, file, work.path)
            _migrate(work, revision, migrations)
            kept = _keep(original, file, revision)
            try:
                with sqlite.raw_connection(work) as migrated:
                    driver.copy_pages(migrated, original)
            except BaseException:
                kept.unlink()
                raise
        finally:
            sqlite.remove_database(work.path)
    _LOG.info("database upgraded from schema %s, the old one is kept as %s", revision, kept.name)


def run_migrations(file: DatabaseFile, migrations: Path = MIGRATIONS, to: str = "head") -> None:
    """Run alembic on the file itself. Raises what alembic and SQLAlchemy raise."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    # Rebuilding a table drops the old one; with foreign keys on, that would take the rows that refer to it.
    engine = sqlite.make_engine(file, foreign_keys=False)
    try:
        with sqlite.transaction(engine, write=True) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    finally:
        engine.dispose()


def _migrate(work: DatabaseFile, revision: str, migrations: Path) -> None:
    try:
        run_migrations(work, migrations)
    except (SQLAlchemyError, CommandError, ValueError, TypeError, LookupError, ArithmeticError) as error:
        # A migration meets whatever earlier releases wrote; all it may stumble over means the same: not upgraded.
        if isinstance(error, DBAPIError):
            problem = problem_of(error.orig, work.path)
            if problem.code != "STORE-DAMAGED":  # the disk, not the migration
                raise problem from error
        raise not_upgraded(revision, type(error).__name__) from error
    with sqlite.raw_connection(work) as connection:
        faults = sqlite.integrity_faults(connection)
    if faults:
        raise not_upgraded(revision, faults[0])


def _remove_left_over(path: Path) -> None:
    """What an upgrade that was cut off had half made; complete copies of before an upgrade stay."""
    for found in path.parent.iterdir():
        of_copy = found.name.startswith(f"{path.name}.before-") and ".part-" in found.name
        if of_copy or found.name.startswith(f"{path.name}.upgrading"):
            found.unlink()


def _keep(original: sqlite3.Connection, file: DatabaseFile, revision: str) -> Path:
    """A complete copy of the old database under a name of its own; earlier copies stay."""
    number, name = 1, file.path.name
    kept = file.path.with_name(f"{name}.before-{revision}")
    while kept.exists():
        number += 1
        kept = file.path.with_name(f"{name}.before-{revision}-{number}")
    sqlite.copy_file(original, file, kept)
    return kept
