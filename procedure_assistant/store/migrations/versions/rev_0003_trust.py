"""Accounts, the audit trail and the chain over all that is kept, filled for what was already there.

The hashing is a copy of how ``store.spine`` did it at this revision; it stays as it is when that changes. The entries for earlier
rows are marked as backfilled: they say what was there at the upgrade, not that nobody had changed it before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Seal = tuple[str, str, int, str]


def upgrade() -> None:
    """Make the tables and fill the chain."""
    _people()
    _audit()
    _spine()
    for table in ("audit", "spine"):
        _append_only(table, "seq = NEW.seq")
    _fill(op.get_bind())


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _people() -> None:
    op.create_table(
        "account",
        _text("id"), _text("login"), _text("name"), _text("credentials"), _text("role"), sa.Column("active", sa.Integer, nullable=False),
        _text("created_at"), _text("password_changed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
    )  # fmt: skip
    op.create_index("ix_account_login", "account", ["login"], unique=True)


def _audit() -> None:
    op.create_table(
        "audit",
        _number("seq"), _text("at"), _text("who"), _text("workstation"), _text("act"), _text("subject"),
        sa.Column("detail", sa.Text, nullable=False), _text("previous_hash"), _text("hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )  # fmt: skip
    op.create_index("ix_audit_at", "audit", ["at"])


def _spine() -> None:
    op.create_table(
        "spine",
        _number("seq"), _text("kind"), _text("subject"), _number("version"), _text("row_hash"), _number("backfilled"),
        _text("previous_hash"), _text("hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_spine"),
    )  # fmt: skip
    op.create_index("ix_spine_subject", "spine", ["kind", "subject", "version"], unique=True, sqlite_where=sa.text("kind != 'event'"))


def _append_only(table: str, same: str) -> None:
    refuse = f"SELECT RAISE(ABORT, 'table {table} is append-only');"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END"
    )


def _fill(connection: sa.Connection) -> None:
    previous = ""
    for seq, (kind, subject, version, row_hash) in enumerate(_seals(connection), start=1):
        body = _canonical([seq, kind, subject, version, row_hash, 1])
        own = hashlib.sha256(previous.encode() + body).hexdigest()
        connection.execute(
            sa.text("INSERT INTO spine VALUES (:seq, :kind, :subject, :version, :row_hash, 1, :previous, :own)"),
            {"seq": seq, "kind": kind, "subject": subject, "version": version, "row_hash": row_hash, "previous": previous, "own": own},
        )
        previous = own


def _seals(connection: sa.Connection) -> Iterator[Seal]:
    """What there is, always in the same order: origin, patients with their history, settings, visits by their first entry."""
    meta = connection.execute(sa.text("SELECT key, value FROM meta ORDER BY key")).all()
    yield "database", "", 1, _columns_hash([list(row) for row in meta])
    for patient in connection.execute(sa.text("SELECT * FROM patient ORDER BY id")).all():
        versions = connection.execute(
            sa.text("SELECT * FROM patient_history WHERE patient_id = :id ORDER BY version"), {"id": patient[0]}
        ).all()
        # A patient is sealed with every write, so the earlier writes count; what they wrote is sealed as history.
        for row in versions:
            yield "patient_history", row[0], row[1], _columns_hash(list(row))
        yield "patient", patient[0], len(versions) + 1, _columns_hash(list(patient))
    for setting in connection.execute(sa.text("SELECT key, value FROM setting ORDER BY key")).all():
        yield "setting", setting[0], 1, _columns_hash(list(setting))
    yield from _visits(connection)


def _visits(connection: sa.Connection) -> Iterator[Seal]:
    visits = connection.execute(sa.text("SELECT visit_id, min(at), max(seq) FROM event GROUP BY visit_id ORDER BY min(at), visit_id"))
    for visit_id, _, last in visits.all():
        place = {"visit": visit_id, "seq": last}
        own = connection.scalar(sa.text("SELECT hash FROM event WHERE visit_id = :visit AND seq = :seq"), place)
        yield "event", visit_id, last, str(own)


def _columns_hash(columns: list[object]) -> str:
    return hashlib.sha256(_canonical(columns)).hexdigest()


def _canonical(values: list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=lambda value: {"": repr(value)}).encode()
