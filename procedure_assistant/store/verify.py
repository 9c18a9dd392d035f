"""The check of a whole database: of the file, of every chain, and of what is derived. Reads only and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary

from procedure_assistant.services.chain import chain_faults
from procedure_assistant.services.disk import Step
from procedure_assistant.services.ports import Derived, Fault, LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import rows, sqlite, stock_rows, verify_images, verify_outbox, verify_schedule, verify_spine
from procedure_assistant.store.driver import DatabaseFile, database_errors
from procedure_assistant.store.errors import problem_of
from procedure_assistant.store.image_guards import IMAGE_GUARDS
from procedure_assistant.store.schema import APPEND_ONLY, METADATA, REVISION, VERSION_TABLE

_PLACES = "SELECT visit_id, max(seq) FROM event GROUP BY visit_id"

_DERIVED_FAULTS = (
    (
        "SELECT visit_id FROM visit_summary WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "The worklist shows this visit, but there is no entry of it.",
    ),
    (
        "SELECT DISTINCT visit_id FROM event WHERE visit_id NOT IN (SELECT visit_id FROM visit_summary)",
        "This visit has entries, but the worklist does not show it.",
    ),
    (
        f'SELECT visit_id FROM visit_summary JOIN ({_PLACES}) AS place USING (visit_id) WHERE last_seq <> place."max(seq)"',
        "The worklist line of this visit was not made from its last entry.",
    ),
    (
        "SELECT DISTINCT visit_id FROM delivered_dose WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "There are delivered doses of this visit, but no entry of it.",
    ),
    (
        "SELECT DISTINCT visit_id FROM outcome WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "There are scores of this visit, but no entry of it.",
    ),
    (
        "SELECT DISTINCT visit_id FROM delivered_biologic WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "There are biologic products of this visit, but no entry of it.",
    ),
    (
        "SELECT DISTINCT visit_id FROM lot_use WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "There are lots of this visit, but no entry of it.",
    ),
    (
        "SELECT DISTINCT visit_id FROM vial_share WHERE visit_id NOT IN (SELECT visit_id FROM event)",
        "There are vials of this visit, but no entry of it.",
    ),
    (
        "SELECT visit_id FROM visit_summary WHERE patient_id NOT IN (SELECT id FROM patient)",
        "The patient of this visit is not in the database.",
    ),
)

_READABLE: tuple[tuple[str, str, Callable[[Sequence[Any]], object]], ...] = (
    ("A worklist line", "SELECT * FROM visit_summary ORDER BY visit_id", rows.visit_summary),
    ("A delivered dose", "SELECT * FROM delivered_dose ORDER BY visit_id, position", rows.delivered_dose),
    ("A score", "SELECT * FROM outcome ORDER BY visit_id, position", rows.outcome),
    ("A biologic product", "SELECT * FROM delivered_biologic ORDER BY visit_id, position", rows.delivered_biologic),
    ("A vial", "SELECT * FROM vial_share ORDER BY visit_id, position", rows.vial_share),
    ("A lot", "SELECT * FROM lot_use ORDER BY visit_id, position", stock_rows.lot_use),
)
_UNREADABLE = (ValueError, TypeError, ArithmeticError)


Derive = Callable[[tuple[LogRow, ...]], Derived]
_STAGES, _PARTS = 12, 1000


def faults(file: DatabaseFile, derive: Derive | None = None, step: Step | None = None) -> Iterator[Fault]:
    """Yield each fault in the database, nothing when all is well; with ``derive`` also where it makes other derived rows of the log.

    ``step`` is told how much is done and of how much; what it raises ends the check.
    Raises ``Problem`` only when the file cannot be reached or is locked; damage is a fault like the others.
    """
    work = _Stages(step)
    try:
        work.begin()
        if file.key is not None:
            yield from (Fault("", None, f"The file is damaged: {message}.") for message in sqlite.page_faults(file))
        with sqlite.raw_connection(file) as connection:
            # A changed byte may be no letter any more: it shall be found as a changed row, not end the check.
            connection.text_factory = _text
            connection.execute("BEGIN")  # one moment for all questions, while the program goes on writing
            for check in (_file, _guards):
                work.begin()
                yield from check(connection)
            work.begin()
            if strange := list(_kinds(connection)):
                yield from strange
                yield Fault("", None, "The check ended here, because these entries cannot be compared with others.")
                return
            work.begin()
            yield from _chains(connection, work)
            for check in (verify_spine.faults, verify_images.faults, verify_outbox.faults, verify_schedule.faults, _derived, _patients):
                work.begin()
                yield from check(connection)
            work.begin()
            if derive is not None:
                yield from _derivation(connection, derive, work)
    except database_errors() as error:
        problem = problem_of(error, file.path)
        if problem.code != "STORE-DAMAGED":
            raise problem from error
        yield Fault("", None, f"The file is so damaged that the check ended here: {problem.detail}.")


class _Stages:
    """Tells how far the check is, its stages being taken for equally long."""

    def __init__(self, step: Step | None) -> None:
        self._step = step
        self._stage = -1

    def begin(self) -> None:
        """The next stage begins."""
        self._stage += 1
        self.part(0, 1)

    def part(self, done: int, total: int) -> None:
        """So much of the stage is done."""
        if self._step is not None:
            self._step(_PARTS * self._stage + _PARTS * done // max(total, 1), _PARTS * _STAGES)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # the sign at the end keeps it apart from a text in which the same escapes are written out
        return raw.decode("utf-8", "backslashreplace") + "\N{REPLACEMENT CHARACTER}"


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for message in sqlite.integrity_faults(connection):
        yield Fault("", None, f"The file is damaged: {message}.")
    if connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() != [(REVISION,)]:
        yield Fault("", None, f"The schema version is not {REVISION}, though the tables are.")


def _guards(connection: sqlite3.Connection) -> Iterator[Fault]:
    there = {name: " ".join(sql.split()) for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    for table in APPEND_ONLY:
        names = [f"{table}_{guard}" for guard in ("no_update", "no_delete", "no_replace")]
        key = (column.name for column in METADATA.tables[table].primary_key)
        wanted = dict(zip(names, sqlite.append_only_triggers(table, *key), strict=True))
        found = {name: there.pop(name) for name in names if name in there}
        if missing := sorted(wanted.keys() - found.keys()):
            yield Fault("", None, f"The guard against changes is missing: {', '.join(missing)}.")
        if altered := [name for name in found if found[name] != wanted[name]]:
            yield Fault("", None, f"The guard against changes was altered: {', '.join(altered)}.")
    if altered := [name for name, guard in IMAGE_GUARDS.items() if there.pop(name, "") != guard]:
        yield Fault("", None, f"The guard against changes is missing or was altered: {', '.join(altered)}.")
    if there:
        yield Fault("", None, f"The database has triggers that are not of this program: {', '.join(sorted(there))}.")


def _kinds(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Values that are neither the text nor the whole number their column is for: SQLite takes any value in any column."""
    for table in METADATA.sorted_tables:
        wrong = " OR ".join(_is_of_another_kind(column) for column in table.columns)
        visit = "visit_id" if "visit_id" in table.columns else "''"
        for (visit_id,) in connection.execute(f"SELECT {visit} FROM {table.name} WHERE {wrong}").fetchall():
            yield Fault(str(visit_id), None, f"An entry of the table {table.name} holds a value of a kind that is never written there.")


def _is_of_another_kind(column: Column[Any]) -> str:
    kind = "'integer'" if isinstance(column.type, Integer) else "'blob'" if isinstance(column.type, LargeBinary) else "'text'"
    kinds = [kind, *(["'null'"] if column.nullable else [])]
    return f'typeof("{column.name}") NOT IN ({", ".join(kinds)})'


def _chains(connection: sqlite3.Connection, work: _Stages) -> Iterator[Fault]:
    visit_ids = [visit_id for (visit_id,) in connection.execute("SELECT DISTINCT visit_id FROM event ORDER BY visit_id")]
    for number, visit_id in enumerate(visit_ids):
        work.part(number, len(visit_ids))
        stored = connection.execute("SELECT * FROM event WHERE visit_id = ? ORDER BY seq", (visit_id,)).fetchall()
        yield from _chain(visit_id, stored)


def _chain(visit_id: str, stored: list[Sequence[Any]]) -> Iterator[Fault]:
    readable: list[LogRow] = []
    unreadable: set[object] = set()
    for columns in stored:
        try:
            row = rows.log_row(columns)
        except _UNREADABLE:
            unreadable.add(columns[1])
            yield Fault(visit_id, columns[1], f"Entry {columns[1]} cannot be read.")
            continue
        readable.append(row)
        if columns[2] != rows.moment_text(row.at):  # the same moment, but not as the program writes it
            yield Fault(visit_id, row.seq, f"Entry {row.seq} was changed after it was written.")
    # the entry after an unreadable one has lost its predecessor, which is told already
    yield from (fault for fault in chain_faults(readable) if fault.seq is None or fault.seq - 1 not in unreadable)


def _derivation(connection: sqlite3.Connection, derive: Derive, work: _Stages) -> Iterator[Fault]:
    visit_ids = [visit_id for (visit_id,) in connection.execute("SELECT DISTINCT visit_id FROM event ORDER BY visit_id")]
    for number, visit_id in enumerate(visit_ids):
        work.part(number, len(visit_ids))
        stored = connection.execute("SELECT * FROM event WHERE visit_id = ? ORDER BY seq", (visit_id,)).fetchall()
        try:
            derived = derive(tuple(map(rows.log_row, stored)))
        except (*_UNREADABLE, Problem):
            yield Fault(visit_id, None, "The worklist line of this visit cannot be made from its entries.")
            continue
        for what, question, wanted in _wanted(derived):
            if connection.execute(question, (visit_id,)).fetchall() != [tuple(columns.values()) for columns in wanted]:
                yield Fault(visit_id, None, f"{what} of this visit is not what its entries say; rebuilding mends it.")


def _wanted(derived: Derived) -> Iterator[tuple[str, str, list[rows.Columns]]]:
    """What each derived table should hold of the visit, and how to ask for it."""
    doses = [rows.dose_columns(*numbered) for numbered in enumerate(derived.doses)]
    outcomes = [rows.outcome_columns(*numbered) for numbered in enumerate(derived.outcomes)]
    yield "The worklist line", "SELECT * FROM visit_summary WHERE visit_id = ?", [rows.summary_columns(derived.summary)]
    yield "The list of doses", "SELECT * FROM delivered_dose WHERE visit_id = ? ORDER BY position", doses
    yield "The list of scores", "SELECT * FROM outcome WHERE visit_id = ? ORDER BY position", outcomes
    biologics = [rows.biologic_columns(*numbered) for numbered in enumerate(derived.biologics)]
    yield "The list of biologic products", "SELECT * FROM delivered_biologic WHERE visit_id = ? ORDER BY position", biologics
    vials = [rows.vial_columns(*numbered) for numbered in enumerate(derived.vials)]
    yield "The list of vials", "SELECT * FROM vial_share WHERE visit_id = ? ORDER BY position", vials
    uses = [stock_rows.use_columns(*numbered) for numbered in enumerate(derived.uses)]
    yield "The list of lots", "SELECT * FROM lot_use WHERE visit_id = ? ORDER BY position", uses


def _derived(connection: sqlite3.Connection) -> Iterator[Fault]:
    for question, message in _DERIVED_FAULTS:
        for (visit_id,) in connection.execute(question).fetchall():
            yield Fault(visit_id, None, message)
    for what, question, read in _READABLE:
        for columns in connection.execute(question):
            try:
                read(columns)
            except _UNREADABLE:
                yield Fault(columns[0], None, f"{what} of this visit cannot be read.")


def _patients(connection: sqlite3.Connection) -> Iterator[Fault]:
    readers: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
        ("patient", "SELECT * FROM patient", rows.stored_patient),
        ("earlier version of a patient", "SELECT patient FROM patient_history", lambda row: rows.patient_from_json(row[0])),
    )
    for what, question, read in readers:
        unreadable = 0
        for columns in connection.execute(question):
            try:
                read(columns)
            except _UNREADABLE:
                unreadable += 1
        if unreadable:
            yield Fault("", None, f"Entries that cannot be read ({what}): {unreadable}.")
