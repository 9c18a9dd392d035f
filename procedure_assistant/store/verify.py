"""The check of a whole database: SQLite's own, the chain of every visit, and what is derived. Reads only and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from procedure_assistant.services.chain import chain_faults
from procedure_assistant.services.ports import Fault, LogRow
from procedure_assistant.store import rows, sqlite
from procedure_assistant.store.errors import problem_of
from procedure_assistant.store.schema import APPEND_ONLY

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
        "SELECT visit_id FROM visit_summary WHERE patient_id NOT IN (SELECT id FROM patient)",
        "The patient of this visit is not in the database.",
    ),
)

_READABLE: tuple[tuple[str, str, Callable[[Sequence[Any]], object]], ...] = (
    ("A worklist line", "SELECT * FROM visit_summary ORDER BY visit_id", rows.visit_summary),
    ("A delivered dose", "SELECT * FROM delivered_dose ORDER BY visit_id, position", rows.delivered_dose),
    ("A score", "SELECT * FROM outcome ORDER BY visit_id, position", rows.outcome),
)
_UNREADABLE = (ValueError, TypeError, ArithmeticError)


def faults(path: Path, busy_seconds: float) -> Iterator[Fault]:
    """Yield each fault in the file at ``path``, nothing when all is well.

    Raises ``Problem`` only when the file cannot be reached or is locked; damage is a fault like the others.
    """
    try:
        with sqlite.raw_connection(path, busy_seconds) as connection:
            # A changed byte may be no letter any more: it shall be found as a changed row, not end the check.
            connection.text_factory = _text
            connection.execute("BEGIN")  # one moment for all questions, while the program goes on writing
            for check in (_file, _guards, _chains, _derived, _patients):
                yield from check(connection)
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem.code != "STORE-DAMAGED":
            raise problem from error
        yield Fault("", None, f"The file is so damaged that the check ended here: {problem.detail}.")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for message in sqlite.integrity_faults(connection):
        yield Fault("", None, f"The file is damaged: {message}.")


def _guards(connection: sqlite3.Connection) -> Iterator[Fault]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for table in APPEND_ONLY:
        if missing := {f"{table}_{guard}" for guard in ("no_update", "no_delete", "no_replace")} - there:
            yield Fault("", None, f"The guard against changes is missing: {', '.join(sorted(missing))}.")


def _chains(connection: sqlite3.Connection) -> Iterator[Fault]:
    visit_ids = [visit_id for (visit_id,) in connection.execute("SELECT DISTINCT visit_id FROM event ORDER BY visit_id")]
    for visit_id in visit_ids:
        stored = connection.execute("SELECT * FROM event WHERE visit_id = ? ORDER BY seq", (visit_id,)).fetchall()
        yield from _chain(visit_id, stored)


def _chain(visit_id: str, stored: list[Sequence[Any]]) -> Iterator[Fault]:
    readable: list[LogRow] = []
    unreadable: set[object] = set()
    for columns in stored:
        try:
            readable.append(rows.log_row(columns))
        except _UNREADABLE:
            unreadable.add(columns[1])
            yield Fault(visit_id, columns[1], f"Entry {columns[1]} cannot be read.")
    # the entry after an unreadable one has lost its predecessor, which is told already
    yield from (fault for fault in chain_faults(readable) if fault.seq is None or fault.seq - 1 not in unreadable)


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
