"""Images: their bytes in pieces, what they say of themselves, their history, and the pictures kept of their frames."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_REFUSE = "SELECT RAISE(ABORT, 'table {} is append-only');"


def upgrade() -> None:
    """Make the tables; there is nothing to fill them with."""
    op.create_table(
        "image_piece",
        _text("content"), _number("position"), sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("content", "position", name="pk_image_piece"),
    )  # fmt: skip
    op.create_table(
        "image",
        _text("id"), _text("content"), _text("sha256"), _number("size"), _long("facts"), _long("origin"),
        _text("sop_instance_uid"), _text("content_sha256"), _text("differs_from"), _text("taken_in_at"),
        sa.PrimaryKeyConstraint("id", name="pk_image"),
    )  # fmt: skip
    op.create_table(
        "image_entry",
        _text("image_id"), _number("version"), _text("placing"), _text("visit_id"), _long("reason"), _long("warnings"),
        _text("at"), _text("who"), _text("workstation"),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_image_entry_image_id"),
        sa.PrimaryKeyConstraint("image_id", "version", name="pk_image_entry"),
    )  # fmt: skip
    op.create_table(
        "image_picture",
        _text("image_id"), _number("frame"), _text("content"), _text("sha256"), _number("size"),
        sa.ForeignKeyConstraint(["image_id"], ["image.id"], name="fk_image_picture_image_id"),
        sa.PrimaryKeyConstraint("image_id", "frame", name="pk_image_picture"),
    )  # fmt: skip
    _indexes()
    for table, same in {
        "image": "id = NEW.id",
        "image_entry": "image_id = NEW.image_id AND version = NEW.version",
        "image_picture": "image_id = NEW.image_id AND frame = NEW.frame",
    }.items():
        _append_only(table, same)
    _guard_pieces()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _indexes() -> None:
    op.create_index("ix_image_sha256", "image", ["sha256"])
    op.create_index("ix_image_content", "image", ["content"], unique=True)
    op.create_index(
        "ix_image_object", "image", ["sop_instance_uid", "content_sha256"], unique=True, sqlite_where=sa.text("sop_instance_uid != ''")
    )
    op.create_index("ix_image_entry_visit_id", "image_entry", ["visit_id"])
    op.create_index("ix_image_picture_content", "image_picture", ["content"], unique=True)


def _append_only(table: str, same: str) -> None:
    refuse = _REFUSE.format(table)
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END"
    )


def _guard_pieces() -> None:
    refuse = _REFUSE.format("image_piece")
    op.execute(f"CREATE TRIGGER image_piece_no_update BEFORE UPDATE ON image_piece BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER image_piece_no_delete BEFORE DELETE ON image_piece WHEN {_kept('OLD')} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER image_piece_no_more BEFORE INSERT ON image_piece WHEN {_kept('NEW')} "
        f"OR EXISTS (SELECT 1 FROM image_piece WHERE content = NEW.content AND position = NEW.position) BEGIN {refuse} END"
    )


def _kept(row: str) -> str:
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE content = {row}.content)" for table in ("image", "image_picture"))
