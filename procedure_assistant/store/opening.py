"""Opening the database: creates it, brings it up to date or says kindly why not. Holds no statement on visits or patients."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.engine import make_url

from procedure_assistant.store import spine, sqlite
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import beheaded, damaged, newer, of_disk, other_kind, translated
from procedure_assistant.store.image_guards import IMAGE_GUARDS
from procedure_assistant.store.remains import remove_plain_remains
from procedure_assistant.store.schema import APPEND_ONLY, META, METADATA, REVISION, VERSION_TABLE
from procedure_assistant.version import VERSION


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """A checked database, ready for reading and writing, and which file it is."""

    engine: Engine
    file: DatabaseFile
    identity: tuple[int, int]


def open_database(file: DatabaseFile) -> OpenDatabase:
    """Open, creating or upgrading when needed. Raises ``Problem``; a file that is refused stays as it was."""
    with translated(file.path):
        try:
            if not file.path.exists():
                _create(file)
            _check(file)
            if file.key is not None:
                remove_plain_remains(file.path)
            return _opened(file)
        except OSError as error:
            raise of_disk(error, file.path) from error


def database_path(url_or_path: str | Path) -> Path:
    """The file meant by a path or by ``sqlite:///…``, absolute and without links; others are a ``Problem`` STORE-KIND.

    SQLite keeps its companions beside the real file, not beside a link to it.
    """
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return Path(url_or_path).resolve()
    url = make_url(url_or_path)
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        raise other_kind(url.get_backend_name())
    return Path(str(url.database)).resolve()


def _create(file: DatabaseFile) -> None:
    """Make a new database under another name first: cut off at any point, there is either none or a whole one."""
    wal = sqlite.wal_of(file.path)
    if wal.exists() and wal.stat().st_size > 0:
        # SQLite would take the entries of the vanished database for ours.
        raise beheaded(file.path)
    new = file.at(file.path.with_name(f"{file.path.name}.new-{os.getpid()}-{threading.get_ident()}"))
    try:
        sqlite.make_file(new.path)
        with translated(new.path):
            _fill(new)
        sqlite.publish(new.path, file.path)
    finally:
        sqlite.remove_database(new.path)


def _fill(new: DatabaseFile) -> None:
    engine = sqlite.make_engine(new)
    try:
        with sqlite.transaction(engine, write=True) as connection:
            create_schema(connection)
        with engine.connect() as connection:
            sqlite.fold_log(connection)
    finally:
        engine.dispose()


def _check(file: DatabaseFile) -> None:
    found = sqlite.stored_revision(file)
    if not (found.isascii() and found.isdigit()):
        raise damaged(file.path, "schema version is not a number")
    if int(found) > int(REVISION):
        raise newer(found)
    sqlite.quick_check(file)
    if found != REVISION:
        from procedure_assistant.store.upgrade import upgrade_file  # noqa: PLC0415 -- slow import, seldom needed

        upgrade_file(file, found)


def _opened(file: DatabaseFile) -> OpenDatabase:
    identity = sqlite.identity(file.path)  # before it is opened: put in its place meanwhile, another file shows at the first write
    engine = sqlite.make_engine(file)
    try:
        with sqlite.transaction(engine, write=True):
            pass  # the write lock, once: a read-only or held file shows now and not at the bedside
        return OpenDatabase(engine, file, identity)
    except BaseException:
        engine.dispose()
        raise


def create_schema(connection: Connection) -> None:
    """Make every table of the current revision in an empty database and write down which revision it is."""
    METADATA.create_all(connection, checkfirst=False)
    for table in APPEND_ONLY:
        key = (column.name for column in METADATA.tables[table].primary_key)
        for trigger in sqlite.append_only_triggers(table, *key):
            connection.execute(text(trigger))
    for trigger in IMAGE_GUARDS.values():
        connection.execute(text(trigger))
    connection.execute(text(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES ('{REVISION}')"))
    origin = {"created": datetime.now(UTC).isoformat(timespec="microseconds"), "created_by": VERSION}
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in origin.items()])
    spine.extend(connection, [spine.origin_seal(origin.items())])
