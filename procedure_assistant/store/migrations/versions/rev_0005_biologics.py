"""What was injected of biologic products, for questions across visits; made of the log when the program next opens the file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table. It stays empty here: only the protocols know what the entries come to."""
    op.create_table(
        "delivered_biologic",
        _text("visit_id"), _number("position"), _text("patient_id"), _text("day"), _text("product"), _text("kind"), _text("pathway"),
        sa.Column("identifiers", sa.Text, nullable=False),
        _text("target"), _text("side"), _text("volume_ml"), _text("guidance"), _number("images"),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_delivered_biologic"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit_summary.visit_id"], name="fk_delivered_biologic_visit_id"),
    )  # fmt: skip
    op.create_index("ix_delivered_biologic_patient_id", "delivered_biologic", ["patient_id"])
    op.create_index("ix_event_biologic", "event", ["visit_id"], sqlite_where=sa.text("kind = 'BiologicBegun'"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
