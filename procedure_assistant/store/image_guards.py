"""The triggers that keep the pieces of an image as they are once it counts; before that they may be taken back. Runs no statement."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_REFUSE = "SELECT RAISE(ABORT, 'table image_piece is append-only');"


def _kept(row: str) -> str:
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE content = {row}.content)" for table in ("image", "image_picture"))


IMAGE_GUARDS: Mapping[str, str] = MappingProxyType(
    {
        "image_piece_no_update": f"CREATE TRIGGER image_piece_no_update BEFORE UPDATE ON image_piece BEGIN {_REFUSE} END",
        "image_piece_no_delete": (
            f"CREATE TRIGGER image_piece_no_delete BEFORE DELETE ON image_piece WHEN {_kept('OLD')} BEGIN {_REFUSE} END"
        ),
        "image_piece_no_more": (
            f"CREATE TRIGGER image_piece_no_more BEFORE INSERT ON image_piece WHEN {_kept('NEW')} "
            f"OR EXISTS (SELECT 1 FROM image_piece WHERE content = NEW.content AND position = NEW.position) BEGIN {_REFUSE} END"
        ),
    }
)
"""Name and statement of each."""
