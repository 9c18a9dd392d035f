"""The statements on images, built once so that SQLAlchemy compiles each once. Runs none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, String, bindparam, func, insert, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from procedure_assistant.store.schema import IMAGE, IMAGE_ENTRY, IMAGE_PICTURE, IMAGE_PIECE

_WANTED = bindparam("image", type_=String)
_VISIT = bindparam("visit", type_=String)

ADD_IMAGE = insert(IMAGE)
ADD_ENTRY = insert(IMAGE_ENTRY)
ADD_PICTURE = insert(IMAGE_PICTURE)

IMAGE_BY_ID = select(IMAGE).where(IMAGE.c.id == _WANTED)
CONTENT_OF_IMAGE = select(IMAGE.c.content, IMAGE.c.sha256, IMAGE.c.size).where(IMAGE.c.id == _WANTED)
ENTRIES = select(IMAGE_ENTRY).where(IMAGE_ENTRY.c.image_id == _WANTED).order_by(IMAGE_ENTRY.c.version)
PIECE = select(IMAGE_PIECE.c.data).where(
    IMAGE_PIECE.c.content == bindparam("content", type_=String), IMAGE_PIECE.c.position == bindparam("position", type_=Integer)
)

_ORDER: ColumnElement[int] = literal_column("image.rowid")
"""The order in which rows were added: two images may come within one tick of the clock."""

_LAST = select(func.max(IMAGE_ENTRY.c.version)).where(IMAGE_ENTRY.c.image_id == IMAGE.c.id).correlate(IMAGE).scalar_subquery()
_STANDING = select(IMAGE).join(IMAGE_ENTRY, IMAGE_ENTRY.c.image_id == IMAGE.c.id).where(IMAGE_ENTRY.c.version == _LAST)


@dataclass(frozen=True, slots=True)
class Listing:
    """Images in the order they came in, and the histories of all of them."""

    images: Select[Any]
    entries: Select[Any]


def _listing(*conditions: ColumnElement[bool]) -> Listing:
    standing = _STANDING.where(*conditions)
    ids = standing.with_only_columns(IMAGE.c.id)
    return Listing(
        standing.order_by(IMAGE.c.taken_in_at, _ORDER),
        select(IMAGE_ENTRY).where(IMAGE_ENTRY.c.image_id.in_(ids)).order_by(IMAGE_ENTRY.c.image_id, IMAGE_ENTRY.c.version),
    )


OF_VISIT = _listing(IMAGE_ENTRY.c.visit_id == _VISIT)
HELD = _listing(IMAGE_ENTRY.c.visit_id == literal_column("''"), IMAGE_ENTRY.c.placing == literal_column("'held'"))

SAME_OBJECT = select(IMAGE.c.id).where(
    IMAGE.c.sop_instance_uid == bindparam("uid", type_=String),
    IMAGE.c.sop_instance_uid != literal_column("''"),  # said so that the index is used, which leaves those out
    IMAGE.c.content_sha256 == bindparam("content", type_=String),
)
SAME_UID = (
    select(IMAGE.c.id)
    .where(IMAGE.c.sop_instance_uid == bindparam("uid", type_=String), IMAGE.c.sop_instance_uid != literal_column("''"))
    .order_by(IMAGE.c.taken_in_at, _ORDER)
    .limit(1)
)
SAME_BYTES = select(IMAGE.c.id).where(IMAGE.c.sha256 == bindparam("sha256", type_=String)).limit(1)
SAME_BYTES_IN_VISIT = (
    _STANDING.with_only_columns(IMAGE.c.id)
    .where(IMAGE.c.sha256 == bindparam("sha256", type_=String), IMAGE_ENTRY.c.visit_id == _VISIT)
    .order_by(IMAGE.c.taken_in_at, _ORDER)
)

PICTURE = select(IMAGE_PICTURE.c.content, IMAGE_PICTURE.c.sha256, IMAGE_PICTURE.c.size).where(
    IMAGE_PICTURE.c.image_id == _WANTED, IMAGE_PICTURE.c.frame == bindparam("number", type_=Integer)
)
UNFINISHED = (
    select(IMAGE_PIECE.c.content)
    .distinct()
    .where(
        IMAGE_PIECE.c.position == 0,
        IMAGE_PIECE.c.content.not_in(select(IMAGE.c.content)),
        IMAGE_PIECE.c.content.not_in(select(IMAGE_PICTURE.c.content)),
    )
)
