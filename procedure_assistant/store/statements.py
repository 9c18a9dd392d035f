"""The statements of the store, built once so that SQLAlchemy compiles each once. Runs none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Delete,
    Insert,
    Integer,
    Select,
    String,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from procedure_assistant.store.schema import (
    ACCOUNT,
    AUDIT,
    DELIVERED_BIOLOGIC,
    DELIVERED_DOSE,
    EVENT,
    LOT_USE,
    OUTCOME,
    PATIENT,
    PATIENT_HISTORY,
    PATIENT_LINK,
    SETTING,
    SPINE,
    VIAL_SHARE,
    VISIT_SUMMARY,
)

VISIT = bindparam("visit", type_=String)
PERSON = bindparam("person", type_=String)
PLACE = bindparam("place", type_=Integer)

# A patient with every record that is led on as this one (store.schedule).
_LED = select(PERSON.label("id")).cte("led", recursive=True)
_LED = _LED.union(select(PATIENT_LINK.c.retired).join(_LED, PATIENT_LINK.c.survivor == _LED.c.id))
OF_PERSON = select(_LED.c.id)

LAST_ENTRY = select(EVENT.c.seq, EVENT.c.hash).where(EVENT.c.visit_id == VISIT).order_by(EVENT.c.seq.desc()).limit(1)
LOG = select(EVENT).where(EVENT.c.visit_id == VISIT).order_by(EVENT.c.seq)
# "g" follows every hex digit, so the two bounds hold all hashes that begin alike.
_BEGIN, _END = bindparam("low", type_=String), bindparam("high", type_=String)
SEALED_BY_HASH = select(SPINE.c.subject).where(SPINE.c.kind == "event", SPINE.c.row_hash >= _BEGIN, SPINE.c.row_hash < _END).distinct()
ENTRIES_BY_HASH = select(EVENT.c.visit_id).where(EVENT.c.hash >= _BEGIN, EVENT.c.hash < _END).distinct()
VISIT_IDS = select(EVENT.c.visit_id).distinct().order_by(EVENT.c.visit_id)
ADD_ENTRIES = insert(EVENT)

SUMMARIES = select(VISIT_SUMMARY).order_by(VISIT_SUMMARY.c.opened_at.desc(), VISIT_SUMMARY.c.visit_id)
SUMMARIES_OF_PATIENT = SUMMARIES.where(VISIT_SUMMARY.c.patient_id.in_(OF_PERSON))
SUMMARY = select(VISIT_SUMMARY).where(VISIT_SUMMARY.c.visit_id == VISIT)
ADD_SUMMARY = insert(VISIT_SUMMARY)
CHANGE_SUMMARY = update(VISIT_SUMMARY).where(VISIT_SUMMARY.c.visit_id == VISIT)

DOSES = (
    select(DELIVERED_DOSE)
    .join(VISIT_SUMMARY, VISIT_SUMMARY.c.visit_id == DELIVERED_DOSE.c.visit_id)
    .where(DELIVERED_DOSE.c.patient_id.in_(OF_PERSON))
    .order_by(DELIVERED_DOSE.c.day, VISIT_SUMMARY.c.opened_at, DELIVERED_DOSE.c.visit_id, DELIVERED_DOSE.c.position)
)

OUTCOMES = (
    select(OUTCOME)
    .join(VISIT_SUMMARY, VISIT_SUMMARY.c.visit_id == OUTCOME.c.visit_id)
    .where(OUTCOME.c.patient_id.in_(OF_PERSON))
    .order_by(OUTCOME.c.day, VISIT_SUMMARY.c.opened_at, OUTCOME.c.visit_id, OUTCOME.c.position)
)

BIOLOGICS = (
    select(DELIVERED_BIOLOGIC)
    .join(VISIT_SUMMARY, VISIT_SUMMARY.c.visit_id == DELIVERED_BIOLOGIC.c.visit_id)
    .order_by(DELIVERED_BIOLOGIC.c.day, VISIT_SUMMARY.c.opened_at, DELIVERED_BIOLOGIC.c.visit_id, DELIVERED_BIOLOGIC.c.position)
)
# What an earlier release, which did not keep them, left behind; and voided visits, of which nothing is kept.
WITHOUT_BIOLOGICS = (
    select(EVENT.c.visit_id)
    .where(EVENT.c.kind == literal_column("'BiologicBegun'"), EVENT.c.visit_id.not_in(select(DELIVERED_BIOLOGIC.c.visit_id)))
    .distinct()
    .order_by(EVENT.c.visit_id)
)


@dataclass(frozen=True, slots=True)
class PartOfVisit:
    """The statements for one kind of numbered row that belongs to a visit."""

    select: Select[Any]
    add: Insert
    change: Update
    drop_from: Delete


def part_of_visit(table: Table) -> PartOfVisit:
    """The statements for a derived table with the columns ``visit_id`` and ``position``."""
    of_visit, position = table.c.visit_id == VISIT, table.c.position
    return PartOfVisit(
        select(table).where(of_visit).order_by(position),
        insert(table),
        update(table).where(of_visit, position == PLACE),
        delete(table).where(of_visit, position >= PLACE),
    )


DOSES_OF_VISIT = part_of_visit(DELIVERED_DOSE)
OUTCOMES_OF_VISIT = part_of_visit(OUTCOME)
VIALS_OF_VISIT = part_of_visit(VIAL_SHARE)
BIOLOGICS_OF_VISIT = part_of_visit(DELIVERED_BIOLOGIC)

SHARES_OF_VIAL = select(VIAL_SHARE).where(VIAL_SHARE.c.vial == bindparam("vial")).order_by(VIAL_SHARE.c.visit_id, VIAL_SHARE.c.position)
SHARES_KEPT = (
    select(VIAL_SHARE)
    .where(VIAL_SHARE.c.vial.in_(select(VIAL_SHARE.c.vial).where(VIAL_SHARE.c.kept != "0")))
    .order_by(VIAL_SHARE.c.vial, VIAL_SHARE.c.visit_id, VIAL_SHARE.c.position)
)
SHARES_ELSEWHERE = select(VIAL_SHARE).where(
    VIAL_SHARE.c.visit_id != VISIT,
    or_(
        VIAL_SHARE.c.vial.in_(bindparam("vials", expanding=True)),
        VIAL_SHARE.c.serial.in_(bindparam("serials", expanding=True)),
    ),
)

# In this order: the others refer to the summary.
DROP_DERIVED = tuple(delete(table) for table in (DELIVERED_DOSE, OUTCOME, LOT_USE, VIAL_SHARE, DELIVERED_BIOLOGIC, VISIT_SUMMARY))

PATIENT_BY_ID = select(PATIENT).where(PATIENT.c.id == PERSON)
PATIENT_BY_MRN = select(PATIENT).where(PATIENT.c.mrn == bindparam("number"))
ADD_PATIENT = insert(PATIENT)
CHANGE_PATIENT = update(PATIENT).where(PATIENT.c.id == PERSON)
VERSIONS_KEPT = select(func.count()).select_from(PATIENT_HISTORY).where(PATIENT_HISTORY.c.patient_id == PERSON)
HISTORY = select(PATIENT_HISTORY.c.patient).where(PATIENT_HISTORY.c.patient_id == PERSON).order_by(PATIENT_HISTORY.c.version)
KEEP_VERSION = insert(PATIENT_HISTORY)

SETTING_BY_KEY = select(SETTING.c.value).where(SETTING.c.key == bindparam("wanted"))
ADD_SETTING = insert(SETTING)
CHANGE_SETTING = update(SETTING).where(SETTING.c.key == bindparam("wanted"))

ACCOUNTS = select(ACCOUNT).order_by(ACCOUNT.c.login)
ACCOUNT_BY_ID = select(ACCOUNT).where(ACCOUNT.c.id == PERSON)
ACCOUNT_BY_LOGIN = select(ACCOUNT.c.id).where(ACCOUNT.c.login == bindparam("wanted"))
ADD_ACCOUNT = insert(ACCOUNT)
CHANGE_ACCOUNT = update(ACCOUNT).where(ACCOUNT.c.id == PERSON)

LAST_AUDIT = select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)
ADD_AUDIT = insert(AUDIT)

SPINE_HEAD = select(SPINE.c.seq, SPINE.c.hash).order_by(SPINE.c.seq.desc()).limit(1)
SPINE_UP_TO = select(SPINE).where(SPINE.c.seq <= bindparam("seq", type_=Integer)).order_by(SPINE.c.seq)
ADD_SEALS = insert(SPINE)
SEALS_OF = (
    # "not an event" is said so that the index is used, which leaves the events out
    select(func.max(SPINE.c.version)).where(
        SPINE.c.kind == bindparam("kind"), SPINE.c.subject == bindparam("subject"), SPINE.c.kind != literal_column("'event'")
    )
)

_WORDS_IN_SQL = 6
_LETTERS_IN_SQL = 60


def audit_between(since: str | None, until: str | None) -> Select[tuple[object, ...]]:
    """Audit entries from ``since`` up to but without ``until``, newest first; None leaves that side open."""
    limits: list[ColumnElement[bool]] = []
    if since is not None:
        limits.append(AUDIT.c.at >= since)
    if until is not None:
        limits.append(AUDIT.c.at < until)
    found: Select[tuple[object, ...]] = select(*AUDIT.c).order_by(AUDIT.c.seq.desc())
    return found.where(and_(*limits)) if limits else found


def patients_with(words: tuple[str, ...]) -> Select[tuple[object, ...]]:
    """Patients by name whose search column holds the words; narrows only: the caller still checks long or many words.

    A pasted letter as search text would otherwise exceed what SQLite takes as one expression.
    """
    terms: list[ColumnElement[bool]] = [
        PATIENT.c.search.contains(word[:_LETTERS_IN_SQL], autoescape=True) for word in words[:_WORDS_IN_SQL]
    ]
    found: Select[tuple[object, ...]] = select(*PATIENT.c).order_by(PATIENT.c.search, PATIENT.c.id)
    return found.where(and_(*terms)) if terms else found
