"""The outbox: destinations, what is on its way to them, and the bytes of it. Nothing is queued for what was signed before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "destination",
        _text("id"), _text("name"), _text("kind"), _long("settings"), _long("formats"), _number("on_sign"), _number("enabled"),
        _long("secrets"), _text("changed_at"), _text("removed_at"), _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_destination"),
    )  # fmt: skip
    op.create_table(
        "delivery",
        _text("id"), _text("visit_id"), _text("patient_id"), _number("last_seq"), _text("destination_id"), _text("state"),
        _text("first_at"), _text("next_at"), _number("attempts"), _long("words"), _long("what_now"), _long("receipt"), _long("reason"),
        _number("is_unsure"), _text("settled_at"), _text("lease_until"), _text("lease_of"), _long("files"), _number("pieces"),
        _long("history"), _number("version"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
    )  # fmt: skip
    op.create_index("ix_delivery_place", "delivery", ["visit_id", "last_seq", "destination_id"], unique=True)
    op.create_index("ix_delivery_open", "delivery", ["first_at"], sqlite_where=sa.text("settled_at = ''"))
    op.create_table(
        "delivery_piece",
        _text("delivery_id"), _number("position"), sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", "position", name="pk_delivery_piece"),
    )  # fmt: skip


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)
