"""Puts the patients found in a damaged database together again: the last version that can be had, and the ones before it.

A patient whose own row is lost is still in the history, or in the opening of a visit, which holds the patient as it was then.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from procedure_assistant.domain.events import VisitOpened
from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import SavedTable
from procedure_assistant.store import rows
from procedure_assistant.store.salvage_chain import is_complete
from procedure_assistant.store.schema import PATIENT
from procedure_assistant.store.spine import Kind, columns_hash

_NAMES = [column.name for column in PATIENT.columns]
_UPDATED_AT, _MRN = _NAMES.index("updated_at"), _NAMES.index("mrn")
_IDS = """
    SELECT id FROM pool.patient UNION SELECT patient_id FROM pool.patient_history
    UNION SELECT subject FROM pool.spine WHERE kind = 'patient'
"""

Columns = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Version:
    """One state of a patient. ``number`` is None when nothing says which one; ``genuine`` when it is as it was written."""

    columns: Columns
    number: int | None
    genuine: bool

    @property
    def updated_at(self) -> str:
        return str(self.columns[_UPDATED_AT])


@dataclass(frozen=True, slots=True)
class _Person:
    """What is left of one patient: the version to go on with, and the rows of the history before it, by their old number.

    ``row_found``: the row of the patient itself is there, in its last version.
    """

    id: str
    chosen: _Version | None
    history: dict[int, Columns]
    last_known: int
    has_proofs: bool
    row_found: bool

    @property
    def older(self) -> bool:
        """Whether there was a later version than the one that is left."""
        if self.chosen is None or self.unproved:
            return False
        return self.has_proofs if self.chosen.number is None else self.chosen.number < self.last_known

    @property
    def unproved(self) -> bool:
        """Whether nothing says that it is as it was written."""
        return self.chosen is not None and not self.chosen.genuine

    @property
    def history_lost(self) -> int:
        """How many earlier versions are missing."""
        before = max(self.history, default=0) if self.chosen is None or self.chosen.number is None else self.chosen.number - 1
        return before - len(self.history)


def put_patients(connection: sqlite3.Connection) -> tuple[SavedTable, SavedTable]:
    """Put every patient of the attached ``pool``, and their earlier versions, into the new database; after the visits."""
    opened = _patients_of_visits(connection)
    ids = {own_id for (own_id,) in connection.execute(_IDS)} | opened.keys()
    people = [_person(connection, own_id, opened[own_id]) for own_id in sorted(ids)]
    if any(person.has_proofs and not person.row_found for person in people) and is_complete(connection):
        people = [person for person in people if person.has_proofs or not person.unproved]  # the rest are ruins of the missing rows
    changed = 0
    for person in sorted(people, key=lambda one: (one.older, one.unproved)):  # who is up to date keeps the medical record number
        changed += _put(connection, person)
    saved = [person for person in people if person.chosen is not None]
    return (
        SavedTable(
            "Patients",
            len(saved),
            lost=len(people) - len(saved),
            older=sum(person.older for person in people),
            unproved=changed + sum(person.unproved for person in people),
        ),
        SavedTable(
            "Earlier versions of patients",
            sum(len(person.history) for person in saved),
            lost=sum(person.history_lost for person in people),
        ),
    )


def _person(connection: sqlite3.Connection, own_id: str, opened: Sequence[Patient]) -> _Person:
    proofs = _proofs(connection, Kind.PATIENT, own_id)
    history = _history(connection, own_id)
    last_known = max([*proofs.values(), *(number + 1 for number in history)], default=1)
    own = list(_own_rows(connection, own_id, proofs, last_known))
    chosen = _newest([*own, *_from_history(history), *_from_visits(opened, proofs)], last_known)
    if chosen is not None and chosen.number is not None:
        history = {number: row for number, row in history.items() if number < chosen.number}
    row_found = any(one.number == last_known for one in own)
    return _Person(own_id, chosen, history, last_known, bool(proofs), row_found)


def _newest(versions: Sequence[_Version], last_known: int) -> _Version | None:
    """The last version; one without number only where that is lost and it is later than what is left."""
    numbered = max((one for one in versions if one.number is not None), key=_age, default=None)
    if numbered is not None and numbered.number == last_known:
        return numbered
    other = max((one for one in versions if one.number is None), key=_age, default=None)
    if other is not None and (numbered is None or other.updated_at > numbered.updated_at):
        return other
    return numbered


def _age(version: _Version) -> tuple[int, bool, str]:
    return version.number or 0, version.genuine, version.updated_at


def _proofs(connection: sqlite3.Connection, kind: Kind, subject: str) -> dict[str, int]:
    """The versions by the hash of their row, as far as the chain over all records can be read."""
    found = connection.execute("SELECT row_hash, version FROM pool.spine WHERE kind = ? AND subject = ? ORDER BY version", (kind, subject))
    return dict(found.fetchall())


def _own_rows(connection: sqlite3.Connection, own_id: str, proofs: dict[str, int], last_known: int) -> Iterator[_Version]:
    """What the table of patients had. Where the chain says nothing of the patient, that is taken for the last version."""
    columns = ", ".join(_NAMES)
    for *found, on_proved_page in connection.execute(f"SELECT {columns}, proved FROM pool.patient WHERE id = ?", (own_id,)).fetchall():
        proved_as = proofs.get(columns_hash(found))
        columns_now = tuple(found) if found[-1] else _columns(rows.stored_patient(found))  # of a release without search column
        if columns_now is not None:
            number = proved_as if proofs else last_known
            yield _Version(columns_now, number, proved_as is not None or bool(on_proved_page))


def _from_history(history: dict[int, Columns]) -> Iterator[_Version]:
    for number, (*_, text) in history.items():
        columns = _columns(rows.patient_from_json(text))
        if columns is not None:
            yield _Version(columns, number, genuine=True)


def _from_visits(opened: Sequence[Patient], proofs: dict[str, int]) -> Iterator[_Version]:
    for patient in opened:
        columns = _columns(patient)
        if columns is not None:
            yield _Version(columns, proofs.get(columns_hash(columns)), genuine=True)


def _columns(patient: Patient) -> Columns | None:
    """The row of a patient; None for one that was never stored."""
    return None if patient.updated_at is None else tuple(rows.patient_columns(patient, patient.updated_at).values())


def _history(connection: sqlite3.Connection, own_id: str) -> dict[int, Columns]:
    """The row of each earlier version: the one that the chain proves, else one from a page that is as it was written."""
    proofs = _proofs(connection, Kind.PATIENT_HISTORY, own_id)
    found = connection.execute(
        "SELECT patient_id, version, replaced_at, patient FROM pool.patient_history WHERE patient_id = ? ORDER BY proved, found_in DESC",
        (own_id,),
    ).fetchall()
    best = {row[1]: row for row in found}
    return dict(sorted((best | {row[1]: row for row in found if proofs.get(columns_hash(row)) == row[1]}).items()))


def _patients_of_visits(connection: sqlite3.Connection) -> defaultdict[str, list[Patient]]:
    """The patient of each visit, as at its opening, by id."""
    found: defaultdict[str, list[Patient]] = defaultdict(list)
    for columns in connection.execute("SELECT * FROM main.event WHERE seq = 1").fetchall():
        try:
            opened = entry_of(rows.log_row(columns)).event
        except Problem:  # of a later program, or of no program: it says nothing of a patient
            continue
        if isinstance(opened, VisitOpened):
            found[opened.patient.id].append(opened.patient)
    return found


def _put(connection: sqlite3.Connection, person: _Person) -> bool:
    """Put in the patient and the history, numbered anew without gaps; whether the medical record number had to be taken away."""
    if person.chosen is None:
        return False
    columns, taken = person.chosen.columns, False
    if columns[_MRN] and connection.execute("SELECT 1 FROM main.patient WHERE mrn = ?", (columns[_MRN],)).fetchone():
        columns, taken = _columns(replace(rows.stored_patient(columns), mrn="")) or columns, True
    connection.execute(f"INSERT INTO main.patient VALUES ({', '.join('?' * len(columns))})", columns)
    for version, (_, _, replaced_at, text) in enumerate(person.history.values(), start=1):
        connection.execute("INSERT INTO main.patient_history VALUES (?, ?, ?, ?)", (person.id, version, replaced_at, text))
    return taken
