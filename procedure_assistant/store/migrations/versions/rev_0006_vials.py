"""Vials that more than one visit can know of. No earlier visit kept one or knew a serial number, so there is nothing to fill it with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TEXTS = (
    "vial", "container", "product", "lot", "serial", "unit", "opened", "taken", "given", "wasted", "kept", "discarded",
)  # fmt: skip


def upgrade() -> None:
    """Make the table and its indexes."""
    op.create_table(
        "vial_share",
        sa.Column("visit_id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in _TEXTS),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_vial_share"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit_summary.visit_id"], name="fk_vial_share_visit_id"),
    )
    op.create_index("ix_vial_share_vial", "vial_share", ["vial"])
    op.create_index("ix_vial_share_serial", "vial_share", ["serial"])
