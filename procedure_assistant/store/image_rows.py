"""Turns the stored columns of images into the plain values of the image ports and back; runs no statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.services.image_values import Facts, ImageEntry, Origin, Placing, StoredImage
from procedure_assistant.store.rows import Columns, moment_text


def image_columns(image: StoredImage, content: str) -> Columns:
    """An image as columns of ``image``; ``content`` names its pieces."""
    return {
        "id": image.id,
        "content": content,
        "sha256": image.sha256,
        "size": image.size,
        "facts": _json(image.facts),
        "origin": _json(image.origin),
        "sop_instance_uid": image.facts.sop_instance_uid,
        "content_sha256": image.facts.content_sha256,
        "differs_from": image.differs_from,
        "taken_in_at": moment_text(image.origin.at),
    }


def entry_columns(image_id: str, version: int, entry: ImageEntry) -> Columns:
    """A line of an image's history as columns of ``image_entry``."""
    return {
        "image_id": image_id,
        "version": version,
        "placing": entry.placing.value,
        "visit_id": entry.visit_id,
        "reason": entry.reason,
        "warnings": _json(entry.warnings),
        "at": moment_text(entry.at),
        "who": entry.who,
        "workstation": entry.workstation,
    }


def picture_columns(image_id: str, frame: int, content: str, sha256: str, size: int) -> Columns:
    """A picture kept of a frame as columns of ``image_picture``."""
    return {"image_id": image_id, "frame": frame, "content": content, "sha256": sha256, "size": size}


def stored_image(columns: Sequence[Any], entries: Sequence[Sequence[Any]]) -> StoredImage:
    """A row of ``image`` and its rows of ``image_entry``, all columns in table order. Raises ``ValueError`` without an entry."""
    own_id, _, sha256, size, facts, origin, _, _, differs_from, _ = columns
    if not entries:
        raise ValueError("image without history")
    return StoredImage(
        id=own_id,
        sha256=sha256,
        size=size,
        facts=msgspec.json.decode(facts, type=Facts),
        origin=msgspec.json.decode(origin, type=Origin),
        entries=tuple(map(_entry, entries)),
        differs_from=differs_from,
    )


def _entry(columns: Sequence[Any]) -> ImageEntry:
    _, _, placing, visit_id, reason, warnings, at, who, workstation = columns
    return ImageEntry(
        placing=Placing(placing),
        visit_id=visit_id,
        reason=reason,
        at=msgspec.convert(at, type=datetime),
        who=who,
        workstation=workstation,
        warnings=msgspec.json.decode(warnings, type=tuple[str, ...]),
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value, enc_hook=plain).decode()
