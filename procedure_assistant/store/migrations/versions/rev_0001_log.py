"""The event log, what is derived from it, patients and settings, as of the first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _long(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def upgrade() -> None:
    """Make the tables."""
    _log()
    _patients()
    _derived()
    for name in ("setting", "meta"):
        op.create_table(name, _text("key"), _long("value"), sa.PrimaryKeyConstraint("key", name=f"pk_{name}"))
    _append_only("event", "visit_id = NEW.visit_id AND seq = NEW.seq")
    _append_only("patient_history", "patient_id = NEW.patient_id AND version = NEW.version")


def _log() -> None:
    op.create_table(
        "event",
        _text("visit_id"), _number("seq"), _text("at"), _text("actor"), _text("workstation"), _text("kind"),
        _number("version"), _long("payload"), _text("previous_hash"), _text("hash"),
        sa.PrimaryKeyConstraint("visit_id", "seq", name="pk_event"),
    )  # fmt: skip


def _patients() -> None:
    op.create_table(
        "patient",
        _text("id"), _text("family_name"), _text("given_names"), _text("birth_date"), _text("sex"), _text("mrn"),
        _long("allergies", nullable=True), _long("conditions"), _long("medications"), _long("weight", nullable=True),
        _text("source"), _text("updated_at"),
        sa.PrimaryKeyConstraint("id", name="pk_patient"),
    )  # fmt: skip
    op.create_index("ix_patient_mrn", "patient", ["mrn"], unique=True, sqlite_where=sa.text("mrn != ''"))
    op.create_table(
        "patient_history",
        _text("patient_id"), _number("version"), _text("replaced_at"), _long("patient"),
        sa.PrimaryKeyConstraint("patient_id", "version", name="pk_patient_history"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_patient_history_patient_id"),
    )  # fmt: skip


def _derived() -> None:
    op.create_table(
        "visit_summary",
        _text("visit_id"), _text("patient_id"), _text("title"), _text("state"), _text("opened_at"),
        _text("signed_at", nullable=True), _text("progress"), _text("note"), _number("last_seq"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_visit_summary"),
    )  # fmt: skip
    op.create_index("ix_visit_summary_opened_at", "visit_summary", ["opened_at"])
    op.create_index("ix_visit_summary_patient_id", "visit_summary", ["patient_id"])
    op.create_table(
        "delivered_dose",
        _text("visit_id"), _number("position"), _text("patient_id"), _text("day"), _text("product"), _text("kind"),
        _text("amount"), _text("unit"),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_delivered_dose"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit_summary.visit_id"], name="fk_delivered_dose_visit_id"),
    )  # fmt: skip
    op.create_index("ix_delivered_dose_patient_id", "delivered_dose", ["patient_id"])
    op.create_table(
        "outcome",
        _text("visit_id"), _number("position"), _text("patient_id"), _text("day"), _text("instrument"), _text("moment"),
        _number("value"), _number("minutes", nullable=True),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_outcome"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit_summary.visit_id"], name="fk_outcome_visit_id"),
    )  # fmt: skip
    op.create_index("ix_outcome_patient_id", "outcome", ["patient_id"])


def _append_only(table: str, same: str) -> None:
    refuse = f"SELECT RAISE(ABORT, 'table {table} is append-only');"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END"
    )
