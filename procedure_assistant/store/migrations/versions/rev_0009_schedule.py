"""What comes in: its ledger, and the tables made of it. Nothing came in before, so there is nothing to fill them with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "incoming_entry",
        _number("seq"), _text("at"), _text("who"), _text("workstation"), _text("kind"), _number("version"),
        sa.Column("payload", sa.Text, nullable=False), _text("previous_hash"), _text("hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_incoming_entry"),
    )  # fmt: skip
    op.create_table(
        "incoming_message",
        _text("source"), _text("message_id"), _text("state"), _number("seq"), _text("at"),
        sa.PrimaryKeyConstraint("source", "message_id", name="pk_incoming_message"),
    )  # fmt: skip
    op.create_index("ix_incoming_message_state", "incoming_message", ["state", "seq"])
    op.create_table(
        "person_number",
        _text("authority"), _text("value"), _text("patient_id"), _text("kind"), _number("seq"),
        sa.PrimaryKeyConstraint("authority", "value", name="pk_person_number"),
    )  # fmt: skip
    op.create_index("ix_person_number_patient_id", "person_number", ["patient_id"])
    op.create_table(
        "person_told",
        _text("patient_id"), _text("source"), _text("sent_at"), _number("seq"),
        sa.PrimaryKeyConstraint("patient_id", "source", name="pk_person_told"),
    )  # fmt: skip
    op.create_table(
        "patient_link",
        _text("retired"), _text("survivor"), _text("at"), _number("seq"),
        sa.PrimaryKeyConstraint("retired", name="pk_patient_link"),
    )  # fmt: skip
    op.create_index("ix_patient_link_survivor", "patient_link", ["survivor"])
    op.create_table(
        "appointment",
        _text("source"), _text("number"), _text("patient_id"), _text("starts_at"), _text("moved_from"), _text("sent_at"),
        _text("status"), _number("minutes"), sa.Column("facts", sa.Text, nullable=False), _number("seq"), _text("at"), _text("who"),
        sa.PrimaryKeyConstraint("source", "number", name="pk_appointment"),
    )  # fmt: skip
    op.create_index("ix_appointment_starts_at", "appointment", ["starts_at"])
    op.create_index("ix_appointment_moved_from", "appointment", ["moved_from"])
    op.create_index("ix_patient_birth_date", "patient", ["birth_date"])
    _append_only("incoming_entry", "seq = NEW.seq")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _append_only(table: str, same: str) -> None:
    refuse = f"SELECT RAISE(ABORT, 'table {table} is append-only');"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END"
    )
