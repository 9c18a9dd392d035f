"""The ledger of the shelf, and the lots that visits took. What earlier visits took is filled in when the store is next opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; note in the head of the file that one of them must still be filled from the logs."""
    op.create_table(
        "stock_entry",
        _number("seq"), _text("at"), _text("who"), _text("workstation"), _text("kind"), _number("version"),
        sa.Column("payload", sa.Text, nullable=False), _text("previous_hash"), _text("hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_stock_entry"),
    )  # fmt: skip
    op.create_table(
        "lot_use",
        _text("visit_id"), _number("position"), _text("patient_id"), _text("day"), _text("at"), _text("who"), _text("product"),
        _text("label"), _text("lot"), _text("lot_key"), _text("expiry"), _text("serial"), _number("change"), _text("cause"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit_summary.visit_id"], name="fk_lot_use_visit_id"),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_lot_use"),
    )  # fmt: skip
    op.create_index("ix_lot_use_lot_key", "lot_use", ["lot_key", "product", "lot", "expiry", "serial", "change"])
    op.execute("PRAGMA user_version = 1")  # store.stock fills the lots of earlier visits while it is so: only the services can read a log
    _append_only("stock_entry", "seq = NEW.seq")


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
