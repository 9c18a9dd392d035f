"""Images in the database file: their bytes in short transactions on a connection of their own, what is known of them in one at the end.

Nothing of an image is ever in a file outside the database. What was written before the last transaction counts for nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Row

from procedure_assistant.domain.say import say
from procedure_assistant.services.image_ports import Kept, Staged
from procedure_assistant.services.image_values import Facts, ImageEntry, Origin, StoredImage
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import driver, image_statements, rows, spine, sqlite
from procedure_assistant.store.audit_rows import add_audit
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.errors import of_disk, translated
from procedure_assistant.store.image_rows import entry_columns, image_columns, picture_columns, stored_image
from procedure_assistant.store.image_statements import Listing
from procedure_assistant.store.spine import Kind, Seal, columns_hash
from procedure_assistant.store.turns import Turns

PIECE = 64 * 1024
"""Bytes of an image in one transaction: less than a millisecond, so that a click that comes meanwhile stays within its frame."""
_PIECES_BETWEEN_FOLDS = 16
_UNFINISHED_AFTER = timedelta(days=1)
_STAMP = "%Y%m%dT%H%M%S"

Reading = Callable[[str], AbstractContextManager[Connection]]


class Writing(Protocol):
    """Opens a write transaction of the store."""

    def __call__(self) -> AbstractContextManager[Connection]:
        """To be committed and on the disk at the end."""


class Folds:
    """Brings the log into the file now and then, however many images the pieces are of.

    Not after each image: whoever writes next begins the log anew and waits for the disk once more.
    """

    def __init__(self) -> None:
        self._since = 0

    def stored(self, connection: sqlite3.Connection) -> None:
        """One more piece is in the log. Which thread counts it, and whether one is missed, does not matter."""
        self._since += 1
        if self._since >= _PIECES_BETWEEN_FOLDS:
            self._since = 0
            _fold(connection)


@dataclass(frozen=True, slots=True)
class Ways:
    """How the store lets others at its file. ``working`` lets clicks go first, and commits without waiting for the disk."""

    file: DatabaseFile
    turns: Turns
    reading: Reading
    writing: Writing
    working: Writing
    folds: Folds = field(default_factory=Folds)


class StagedPieces:
    """The port ``Staged``: pieces in the database that no image names yet."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self.content = f"{datetime.now(UTC).strftime(_STAMP)}-{uuid.uuid4().hex}"
        self.size = 0
        self.kept = False
        self._hash = hashlib.sha256()
        self._rest = bytearray()
        self._pieces = 0
        self._connection: sqlite3.Connection | None = None

    @property
    def sha256(self) -> str:
        """Of what was written so far."""
        return self._hash.hexdigest()

    def write(self, data: bytes | memoryview) -> None:
        """Add bytes; each full piece is a transaction of its own."""
        self._hash.update(data)
        self.size += len(data)
        self._rest += data
        while len(self._rest) >= PIECE:
            self._store(bytes(memoryview(self._rest)[:PIECE]))
            del self._rest[:PIECE]

    def finish(self) -> None:
        """Write what is left; nothing can be added any more."""
        if self._rest or not self._pieces:
            self._store(bytes(self._rest))
            self._rest.clear()
        self._close()

    def discard(self) -> None:
        """Take back what was written; nothing happens after it was kept."""
        self._close()
        if not self.kept and self._pieces:
            remove_pieces(self._ways, self.content)
            self._pieces = 0

    def _store(self, piece: bytes) -> None:
        with translated(self._ways.file.path):
            connection = self._connection or self._open()
            with self._ways.turns.of_work():
                connection.execute("INSERT INTO image_piece VALUES (?, ?, ?)", (self.content, self._pieces, piece))
            self._pieces += 1
            self._ways.folds.stored(connection)

    def _open(self) -> sqlite3.Connection:
        self._connection = _connection(self._ways.file)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()


def _connection(file: DatabaseFile) -> sqlite3.Connection:
    """A connection for pieces: a piece alone need not survive a power cut, and no click shall pay for bringing it into the file."""
    connection = driver.connect(file, any_thread=True)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def _fold(connection: sqlite3.Connection) -> None:
    """Bring what is in the log into the file, as far as nobody reads it, outside of anybody's turn."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def remove_pieces(ways: Ways, content: str) -> None:
    """Take the pieces of one content out again, a few at a time."""
    with translated(ways.file.path), closing(_connection(ways.file)) as connection:
        removed = 1
        while removed:
            with ways.turns.of_work():
                removed = connection.execute(
                    "DELETE FROM image_piece WHERE content = ? AND position IN "
                    "(SELECT position FROM image_piece WHERE content = ? LIMIT ?)",
                    (content, content, _PIECES_BETWEEN_FOLDS),
                ).rowcount
            _fold(connection)


class SqlImages:
    """The port ``ImageStore`` in the file of a store."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def stage(self) -> StagedPieces:
        """Begin to write an image."""
        return StagedPieces(self._ways)

    def keep(
        self, staged: Staged, facts: Facts, origin: Origin, entry: ImageEntry, audit: AuditEntry | None = None
    ) -> tuple[StoredImage, Kept]:
        """Commit what was staged, with its first entry; the same object again is not stored twice, and what was staged is taken back."""
        pieces = _ours(staged)
        pieces.finish()
        image = StoredImage(uuid.uuid4().hex, pieces.sha256, pieces.size, facts, origin, (entry,))
        # The disk is waited for when the turn was handed on: a click would wait for it twice.
        with self._ways.working() as connection:
            same = self._same(connection, image)
            if same is None:
                image = replace(image, differs_from=_other_of_that_name(connection, facts))
                self._add(connection, image, pieces.content, audit)
                pieces.kept = True
        self._sync()
        if same is not None:
            pieces.discard()
            return same, Kept.AGAIN
        return image, Kept.DIFFERS if image.differs_from else Kept.NEW

    def _sync(self) -> None:
        try:
            sqlite.sync_log(self._ways.file.path)
        except OSError as error:
            raise of_disk(error, self._ways.file.path) from error

    @staticmethod
    def _add(connection: Connection, image: StoredImage, content: str, audit: AuditEntry | None) -> None:
        columns, history = image_columns(image, content), entry_columns(image.id, 1, image.last)
        connection.execute(image_statements.ADD_IMAGE, columns)
        connection.execute(image_statements.ADD_ENTRY, history)
        seals = [
            Seal(Kind.IMAGE, image.id, 1, columns_hash(columns.values())),
            Seal(Kind.IMAGE_ENTRY, image.id, 1, columns_hash(history.values())),
        ]
        spine.extend(connection, seals)
        if audit is not None:
            add_audit(connection, replace(audit, subject=image.id))

    def _same(self, connection: Connection, image: StoredImage) -> StoredImage | None:
        facts = image.facts
        if facts.sop_instance_uid:
            return _object(connection, facts.sop_instance_uid, facts.content_sha256)
        wanted = {"sha256": image.sha256, "visit": image.visit_id}
        found = connection.execute(image_statements.SAME_BYTES_IN_VISIT, wanted).first()
        return None if found is None else _image(connection, found[0])

    def has_object(self, sop_instance_uid: str, content_sha256: str) -> StoredImage | None:
        """The DICOM object with this identifier and content, when it is kept already."""
        with self._ways.reading("image") as connection:
            return _object(connection, sop_instance_uid, content_sha256)

    def has_bytes(self, sha256: str) -> bool:
        """Whether an image with these very bytes is kept, wherever it belongs."""
        with self._ways.reading("image") as connection:
            return connection.execute(image_statements.SAME_BYTES, {"sha256": sha256}).first() is not None

    def image(self, image_id: str) -> StoredImage | None:
        """One image."""
        with self._ways.reading("image") as connection:
            return _image(connection, image_id)

    def of_visit(self, visit_id: str) -> tuple[StoredImage, ...]:
        """Images of a visit, the rejected ones too, in the order they came in."""
        if not visit_id:
            return ()
        with self._ways.reading("image") as connection:
            return _listed(connection, image_statements.OF_VISIT, {"visit": visit_id})

    def inbox(self) -> tuple[StoredImage, ...]:
        """Images that wait for somebody to place or reject them, in the order they came in."""
        with self._ways.reading("image") as connection:
            return _listed(connection, image_statements.HELD, {})

    def add_entry(self, image_id: str, entry: ImageEntry, audit: AuditEntry | None = None) -> StoredImage:
        """Add to an image's history; the image as it stands then. Raises ``Problem`` IMAGE-MISSING."""
        with self._ways.writing() as connection:
            with rows.decoding("image"):
                image = _image(connection, image_id)
            if image is None:
                raise Problem(
                    "IMAGE-MISSING",
                    say("This image is not in the store any more. Nothing was changed."),
                    hint=say("Open the list of images again."),
                )
            version = len(image.entries) + 1
            columns = entry_columns(image_id, version, entry)
            connection.execute(image_statements.ADD_ENTRY, columns)
            spine.extend(connection, [Seal(Kind.IMAGE_ENTRY, image_id, version, columns_hash(columns.values()))])
            if audit is not None:
                add_audit(connection, replace(audit, subject=image_id))
            return replace(image, entries=(*image.entries, entry))

    def content(self, image_id: str) -> Iterator[bytes]:
        """The bytes of an image in pieces, each read in a short transaction. Raises ``Problem`` IMAGE-MISSING or IMAGE-DAMAGED."""
        with self._ways.reading("image") as connection:
            found = connection.execute(image_statements.CONTENT_OF_IMAGE, {"image": image_id}).first()
        if found is None:
            raise Problem("IMAGE-MISSING", say("This image is not in the store."), hint=say("Open the list of images again."))
        return self._pieces(*found)

    def _pieces(self, content: str, sha256: str, size: int) -> Iterator[bytes]:
        position, seen, digest = 0, 0, hashlib.sha256()
        while seen < size:
            with self._ways.reading("image_piece") as connection:
                piece: bytes | None = connection.scalar(image_statements.PIECE, {"content": content, "position": position})
            if not piece:
                break
            digest.update(piece)
            seen += len(piece)
            position += 1
            yield piece
        if seen != size or digest.hexdigest() != sha256:
            raise Problem(
                "IMAGE-DAMAGED",
                say("This image is not as it came in: its content was changed or damaged. It is not shown."),
                hint=say(
                    "Run the check of the database (verify), and look for the image in the latest backup or on the ultrasound machine."
                ),
            )

    def keep_picture(self, image_id: str, frame: int, png: bytes) -> None:
        """Keep what was shown of a frame; nothing happens when it is kept already."""
        if self._picture_row(image_id, frame) is not None:
            return
        pieces = StagedPieces(self._ways)
        try:
            pieces.write(png)
            pieces.finish()
            with self._ways.working() as connection:
                if connection.execute(image_statements.PICTURE, {"image": image_id, "number": frame}).first() is None:
                    columns = picture_columns(image_id, frame, pieces.content, pieces.sha256, pieces.size)
                    connection.execute(image_statements.ADD_PICTURE, columns)
                    seal = Seal(Kind.IMAGE_PICTURE, f"{image_id}/{frame}", 1, columns_hash(columns.values()))
                    spine.extend(connection, [seal])
                    pieces.kept = True
            self._sync()
        finally:
            pieces.discard()

    def picture(self, image_id: str, frame: int) -> bytes | None:
        """The picture of a frame that was kept. Raises ``Problem`` IMAGE-DAMAGED when it is not as it was."""
        found = self._picture_row(image_id, frame)
        return None if found is None else b"".join(self._pieces(*found))

    def _picture_row(self, image_id: str, frame: int) -> tuple[str, str, int] | None:
        with self._ways.reading("image_picture") as connection:
            found = connection.execute(image_statements.PICTURE, {"image": image_id, "number": frame}).first()
            return None if found is None else (found[0], found[1], found[2])

    def remove_unfinished(self) -> int:
        """Remove what was staged a day ago or earlier and never kept: the program or its computer stopped in between."""
        with self._ways.reading("image_piece") as connection:
            left: list[str] = list(connection.scalars(image_statements.UNFINISHED))
        before = (datetime.now(UTC) - _UNFINISHED_AFTER).strftime(_STAMP)
        old = [content for content in left if content < before]
        for content in old:
            remove_pieces(self._ways, content)
        return len(old)


def _ours(staged: Staged) -> StagedPieces:
    if not isinstance(staged, StagedPieces):
        raise TypeError("staged in another store")
    return staged


def _listed(connection: Connection, listing: Listing, wanted: dict[str, str]) -> tuple[StoredImage, ...]:
    histories: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(listing.entries, wanted):
        histories.setdefault(row[0], []).append(row)
    return tuple(stored_image(row, histories.get(row[0], [])) for row in connection.execute(listing.images, wanted))


def _image(connection: Connection, image_id: str) -> StoredImage | None:
    found = connection.execute(image_statements.IMAGE_BY_ID, {"image": image_id}).first()
    if found is None:
        return None
    return stored_image(found, connection.execute(image_statements.ENTRIES, {"image": image_id}).all())


def _object(connection: Connection, sop_instance_uid: str, content_sha256: str) -> StoredImage | None:
    wanted = {"uid": sop_instance_uid, "content": content_sha256}
    found = connection.scalar(image_statements.SAME_OBJECT, wanted) if sop_instance_uid else None
    return None if found is None else _image(connection, found)


def _other_of_that_name(connection: Connection, facts: Facts) -> str:
    if not facts.sop_instance_uid:
        return ""
    found: str | None = connection.scalar(image_statements.SAME_UID, {"uid": facts.sop_instance_uid})
    return found or ""
