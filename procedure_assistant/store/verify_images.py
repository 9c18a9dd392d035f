"""The part of the check that holds every image against the chain over all that is kept, and its bytes against their hash. Reads only."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from procedure_assistant.services.ports import Fault
from procedure_assistant.store.spine import Kind, columns_hash

_SEALED = (
    (Kind.IMAGE, "SELECT id, 1, * FROM image ORDER BY id", "The image {}"),
    (Kind.IMAGE_ENTRY, "SELECT image_id, version, * FROM image_entry ORDER BY image_id, version", "A line in the history of the image {}"),
    (
        Kind.IMAGE_PICTURE,
        "SELECT image_id || '/' || frame, 1, * FROM image_picture ORDER BY image_id, frame",
        "The picture {} of an image",
    ),
)
_CONTENTS = (
    ("SELECT id, content, sha256, size FROM image ORDER BY id", "image"),
    ("SELECT image_id || '/' || frame, content, sha256, size FROM image_picture ORDER BY image_id, frame", "picture"),
)


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield each image, line of history, picture and content that is not as it was written."""
    for kind, question, name in _SEALED:
        yield from _rows(connection, kind, question, name)
    for question, what in _CONTENTS:
        for own_id, content, sha256, size in connection.execute(question).fetchall():
            if not _is_whole(connection, content, sha256, size):
                yield Fault("", None, f"The content of the {what} {own_id} is missing, or it is not the one that came in.")


def _rows(connection: sqlite3.Connection, kind: Kind, question: str, name: str) -> Iterator[Fault]:
    question_of_chain = "SELECT subject, version, row_hash FROM spine WHERE kind = ? AND kind <> 'event' ORDER BY seq"
    sealed = connection.execute(question_of_chain, (kind.value,)).fetchall()
    expected = {(subject, version): own for subject, version, own in sealed}
    for subject, version, *columns in connection.execute(question):
        own = expected.pop((subject, version), None)
        if own is None:
            yield Fault("", None, f"{name.format(subject)} was added behind the program's back.")
        elif own != columns_hash(columns):
            yield Fault("", None, f"{name.format(subject)} was changed behind the program's back.")
    yield from (Fault("", None, f"{name.format(subject)} is missing.") for subject, _ in expected)


def _is_whole(connection: sqlite3.Connection, content: str, sha256: str, size: int) -> bool:
    digest, seen = hashlib.sha256(), 0
    pieces = connection.execute("SELECT position, data FROM image_piece WHERE content = ? ORDER BY position", (content,))
    for expected, (position, data) in enumerate(pieces):
        if position != expected:
            return False
        digest.update(data)
        seen += len(data)
    return seen == size and digest.hexdigest() == sha256
