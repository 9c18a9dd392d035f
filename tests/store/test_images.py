"""Images in the database: kept exactly, once, with their history; any change of them behind the program's back is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.image_ports import Kept
from procedure_assistant.services.image_values import Facts, FileKind, ImageEntry, Origin, Placing, SentPatient, Source
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from procedure_assistant.store.images import PIECE, SqlImages, StagedPieces
from tests.store.samples import OPENED, ask, raw, tamper

FACTS = Facts(FileKind.PNG, 640, 480)
DICOM = Facts(FileKind.DICOM, 64, 64, patient=SentPatient("4711", name="Doe^Jané"), sop_instance_uid="1.2.3", content_sha256="c" * 64)
ORIGIN = Origin(Source.FILE, "nerve.png", OPENED, "Dr. Ada Exåmple", "room 2")
PLACED = ImageEntry(Placing.PLACED, "v1", "", OPENED, "Dr. Ada Exåmple", "room 2", ("The header says male, the chart says female.",))
HELD = replace(PLACED, placing=Placing.HELD, visit_id="", reason="No patient here has the number 4711.", warnings=())
LARGE = hashlib.sha256(b"picture").digest() * (PIECE // 32 * 3) + b"rest"


@pytest.fixture
def store(database: Path, key: bytes | None) -> Iterator[SqlStore]:
    with SqlStore(database, key=key) as opened:
        yield opened


def staged(of: SqlImages, data: bytes = b"picture", size: int = 100_000) -> StagedPieces:
    made = of.stage()
    for at in range(0, len(data), size):
        made.write(data[at : at + size])
    return made


def put(store: SqlStore, data: bytes = b"picture", facts: Facts = FACTS, entry: ImageEntry = PLACED, origin: Origin = ORIGIN):
    return store.images.keep(staged(store.images, data), facts, origin, entry)


def content(store: SqlStore, image_id: str) -> bytes:
    return b"".join(store.images.content(image_id))


def pieces(database: Path, key: bytes | None) -> int:
    return int(ask(database, "SELECT count(*) FROM image_piece", key=key)[0][0])


# -- keeping ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"x", b"x" * PIECE, b"x" * (PIECE + 1), LARGE], ids=["byte", "piece", "piece and byte", "large"])
def test_that_the_bytes_of_an_image_are_kept_exactly(store: SqlStore, data: bytes):
    image, kept = put(store, data)
    assert kept is Kept.NEW
    assert content(store, image.id) == data
    assert (image.size, image.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_that_an_image_is_the_same_after_opening_again(database: Path, key: bytes | None):
    with SqlStore(database, key=key) as first:
        image, _ = put(first, LARGE, DICOM)
    with SqlStore(database, key=key) as again:
        assert again.images.image(image.id) == image
        assert image.facts == DICOM
        assert content(again, image.id) == LARGE
        assert list(again.verify()) == []


def test_that_nothing_counts_before_it_is_kept(store: SqlStore):
    begun = staged(store.images, LARGE)
    assert store.images.of_visit("v1") == store.images.inbox() == ()
    begun.discard()
    assert list(store.verify()) == []


def test_that_what_was_discarded_is_gone(store: SqlStore, database: Path, key: bytes | None):
    staged(store.images, LARGE).discard()
    assert pieces(database, key) == 0


def test_that_discarding_after_keeping_changes_nothing(store: SqlStore):
    begun = staged(store.images, LARGE)
    image, _ = store.images.keep(begun, FACTS, ORIGIN, PLACED)
    begun.discard()
    assert content(store, image.id) == LARGE


def test_that_a_piece_is_a_transaction_of_its_own(store: SqlStore, database: Path, key: bytes | None):
    begun = store.images.stage()
    begun.write(LARGE)
    assert pieces(database, key) == 3  # another connection sees them, so they are committed; the rest is not a piece yet
    begun.discard()


def test_that_what_an_earlier_run_left_unfinished_is_removed_and_nothing_else(store: SqlStore, database: Path, key: bytes | None):
    image, _ = put(store, LARGE)
    fresh = staged(store.images, LARGE)
    old = store.images.stage()
    old.content = "20200101T000000-old"
    old.write(LARGE)
    assert store.images.remove_unfinished() == 1
    assert {name for (name,) in ask(database, "SELECT content FROM image_piece", key=key)} == {
        fresh.content, *(name for (name,) in ask(database, "SELECT content FROM image", key=key))
    }  # fmt: skip
    assert content(store, image.id) == LARGE
    fresh.discard()


# -- the same again ---------------------------------------------------------------------------------------------------------------


def test_that_the_same_object_is_kept_once_and_its_second_bytes_are_taken_back(store: SqlStore, database: Path, key: bytes | None):
    image, _ = put(store, LARGE, DICOM)
    before = pieces(database, key)
    assert put(store, LARGE + b"other head", DICOM, HELD) == (image, Kept.AGAIN)
    assert pieces(database, key) == before
    assert store.images.has_object("1.2.3", "c" * 64) == image


def test_that_the_same_identifier_with_other_content_is_kept_and_flagged(store: SqlStore):
    first, _ = put(store, b"a", DICOM)
    second, kept = put(store, b"b", replace(DICOM, content_sha256="d" * 64))
    assert kept is Kept.DIFFERS
    assert (first.differs_from, second.differs_from) == ("", first.id)
    assert second.warnings[-1].startswith("Another image with the same identifier")
    assert store.images.of_visit("v1") == (first, second)


def test_that_the_same_file_is_kept_once_in_a_visit_and_again_in_another(store: SqlStore):
    image, _ = put(store)
    assert put(store) == (image, Kept.AGAIN)
    other, kept = put(store, entry=replace(PLACED, visit_id="v2"))
    assert (kept, store.images.of_visit("v2")) == (Kept.NEW, (other,))
    assert store.images.has_bytes(image.sha256)
    assert not store.images.has_bytes("0" * 64)


def test_that_no_object_is_found_by_an_empty_identifier(store: SqlStore):
    put(store)
    assert store.images.has_object("", "") is None


# -- where it belongs -------------------------------------------------------------------------------------------------------------


def test_that_the_inbox_and_the_visits_follow_the_last_line_of_the_history(store: SqlStore):
    image, _ = put(store, entry=HELD)
    assert [one.id for one in store.images.inbox()] == [image.id]
    placed = store.images.add_entry(image.id, PLACED)
    assert (store.images.inbox(), store.images.of_visit("v1")) == ((), (placed,))
    moved = store.images.add_entry(image.id, replace(PLACED, visit_id="v2"))
    assert (store.images.of_visit("v1"), store.images.of_visit("v2")) == ((), (moved,))
    assert moved.entries == (HELD, PLACED, replace(PLACED, visit_id="v2"))


def test_that_a_rejected_image_stays_in_its_visit_and_leaves_the_inbox(store: SqlStore):
    placed, _ = put(store, b"a")
    held, _ = put(store, b"b", entry=HELD)
    for image in (placed, held):
        store.images.add_entry(image.id, replace(image.last, placing=Placing.REJECTED, reason="another name is burned in"))
    assert store.images.inbox() == ()
    assert [one.rejected for one in store.images.of_visit("v1")] == [True]
    assert content(store, held.id) == b"b"


def test_that_images_come_in_the_order_in_which_they_came_in(store: SqlStore):
    late, _ = put(store, b"late", origin=replace(ORIGIN, at=OPENED + timedelta(minutes=1)))
    first, second = put(store, b"1")[0], put(store, b"2")[0]
    assert store.images.of_visit("v1") == (first, second, late)
    assert store.images.of_visit("") == ()


def test_that_a_list_of_images_is_read_in_two_questions_however_long_it_is(store: SqlStore):
    from sqlalchemy import event

    for number in range(30):
        put(store, bytes([number]), entry=HELD)
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    assert len(store.images.inbox()) == 30
    assert [question.split()[0] for question in asked if not question.startswith("BEGIN")] == ["SELECT", "SELECT"]


def test_that_an_entry_for_an_image_that_is_not_there_is_a_problem(store: SqlStore):
    with pytest.raises(Problem) as told:
        store.images.add_entry("nobody", PLACED)
    assert told.value.code == "IMAGE-MISSING"
    with pytest.raises(Problem, match="not in the store"):
        store.images.content("nobody")
    assert store.images.image("nobody") is None


def test_that_the_audit_trail_names_the_image_in_the_same_transaction(store: SqlStore):
    audit = AuditEntry(OPENED, "Dr. Ada Exåmple", "room 2", "image_placed", "", "Placed an image.")
    image, _ = store.images.keep(staged(store.images), FACTS, ORIGIN, PLACED, audit)
    store.images.add_entry(image.id, HELD, replace(audit, act="image_held"))
    assert [(row.act, row.subject) for row in store.audit_entries()] == [("image_held", image.id), ("image_placed", image.id)]
    assert list(store.verify()) == []


# -- pictures that were shown -------------------------------------------------------------------------------------------------------


def test_that_a_picture_is_kept_as_it_was_shown_the_first_time(store: SqlStore):
    image, _ = put(store, LARGE)
    assert store.images.picture(image.id, 3) is None
    store.images.keep_picture(image.id, 3, LARGE + b"png")
    store.images.keep_picture(image.id, 3, b"another one")
    assert store.images.picture(image.id, 3) == LARGE + b"png"
    assert list(store.verify()) == []


# -- what was changed behind the program's back ---------------------------------------------------------------------------------------


def changed(store: SqlStore, database: Path, key: bytes | None, *statements: str) -> list[str]:
    """What verify says after the statements were run past the program."""
    tamper(database, *statements, key=key)
    return [fault.message for fault in store.verify()]


def two(store: SqlStore) -> tuple[str, str]:
    """Two images, each with a kept picture; their ids in table order."""
    made = sorted(put(store, data)[0].id for data in (b"first picture", b"other picture"))
    for image_id in made:
        store.images.keep_picture(image_id, 0, b"png of " + image_id.encode())
    assert list(store.verify()) == []
    return made[0], made[1]


def gone(what: str, image_id: str) -> str:
    return f"The content of the {what} {image_id} is missing, or it is not the one that came in."


def test_that_a_changed_byte_of_an_image_is_found_and_not_shown(store: SqlStore, database: Path, key: bytes | None):
    first, _ = two(store)
    where = f"(SELECT content FROM image WHERE id = '{first}')"
    assert changed(store, database, key, f"UPDATE image_piece SET data = zeroblob(length(data)) WHERE content = {where}") == [
        gone("image", first)
    ]
    with pytest.raises(Problem) as told:
        content(store, first)
    assert told.value.code == "IMAGE-DAMAGED"


def test_that_swapped_contents_are_found(store: SqlStore, database: Path, key: bytes | None):
    first, second = two(store)
    a, b = (ask(database, "SELECT content FROM image WHERE id = ?", one, key=key)[0][0] for one in (first, second))
    swap = [f"UPDATE image_piece SET content = '{to}' WHERE content = '{old}'" for old, to in ((a, "x"), (b, a), ("x", b))]
    assert changed(store, database, key, *swap) == [gone("image", first), gone("image", second)]


def test_that_swapped_rows_of_images_are_found(store: SqlStore, database: Path, key: bytes | None):
    first, second = two(store)
    swap = [f"UPDATE image SET content = '{to}' || content WHERE id = '{one}'" for one, to in ((first, "x"),)]
    told = changed(store, database, key, *swap)
    assert told == [f"The image {first} was changed behind the program's back.", gone("image", first)]
    assert content(store, second)


def test_that_removed_images_pieces_and_histories_are_found(store: SqlStore, database: Path, key: bytes | None):
    first, second = two(store)
    told = changed(
        store, database, key,
        f"DELETE FROM image_picture WHERE image_id = '{first}'",
        f"DELETE FROM image_entry WHERE image_id = '{first}'",
        f"DELETE FROM image WHERE id = '{first}'",
        f"DELETE FROM image_piece WHERE content = (SELECT content FROM image WHERE id = '{second}')",
    )  # fmt: skip
    assert told == [
        f"The image {first} is missing.",
        f"A line in the history of the image {first} is missing.",
        f"The picture {first}/0 of an image is missing.",
        gone("image", second),
    ]


def test_that_an_image_moved_to_another_visit_is_found(store: SqlStore, database: Path, key: bytes | None):
    first, _ = two(store)
    assert changed(store, database, key, f"UPDATE image_entry SET visit_id = 'v2' WHERE image_id = '{first}'") == [
        f"A line in the history of the image {first} was changed behind the program's back."
    ]


def test_that_an_added_line_of_history_and_an_added_image_are_found(store: SqlStore, database: Path, key: bytes | None):
    first, _ = two(store)
    told = changed(
        store, database, key,
        f"INSERT INTO image_entry SELECT image_id, 2, placing, visit_id, reason, warnings, at, who, workstation FROM image_entry "
        f"WHERE image_id = '{first}'",
        "INSERT INTO image SELECT 'zz', 'zz', sha256, size, facts, origin, '', '', '', taken_in_at FROM image LIMIT 1",
    )  # fmt: skip
    assert told == [
        "The image zz was added behind the program's back.",
        f"A line in the history of the image {first} was added behind the program's back.",
        gone("image", "zz"),
    ]


def test_that_an_exchanged_picture_is_found_and_not_shown(store: SqlStore, database: Path, key: bytes | None):
    first, second = two(store)
    told = changed(
        store, database, key,
        f"UPDATE image_piece SET data = CAST('png of {second}' AS BLOB) "
        f"WHERE content = (SELECT content FROM image_picture WHERE image_id = '{first}')",
    )  # fmt: skip
    assert told == [gone("picture", f"{first}/0")]
    with pytest.raises(Problem) as problem:
        store.images.picture(first, 0)
    assert problem.value.code == "IMAGE-DAMAGED"


def test_that_a_missing_or_altered_guard_is_found(store: SqlStore, database: Path, key: bytes | None):
    with raw(database, key) as connection:
        connection.execute("DROP TRIGGER image_piece_no_delete")
        connection.execute("DROP TRIGGER image_no_update")
    assert [fault.message for fault in store.verify()] == [
        "The guard against changes is missing: image_no_update.",
        "The guard against changes is missing or was altered: image_piece_no_delete.",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE image_piece SET data = x'00'",
        "DELETE FROM image_piece",
        "INSERT INTO image_piece SELECT content, 99, data FROM image_piece",
        "INSERT OR REPLACE INTO image_piece SELECT content, position, x'00' FROM image_piece",
        "UPDATE image SET size = 1",
        "DELETE FROM image_entry",
        "INSERT OR REPLACE INTO image_entry SELECT * FROM image_entry",
        "DELETE FROM image_picture",
    ],
)
def test_that_the_database_itself_refuses_to_change_what_is_kept(store: SqlStore, database: Path, key: bytes | None, statement: str):
    two(store)
    with raw(database, key) as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(statement)
    assert list(store.verify()) == []


# -- encryption ---------------------------------------------------------------------------------------------------------------------


def test_that_nothing_of_an_image_is_readable_in_any_file(tmp_path: Path):
    folder = tmp_path / "data"
    mark = b"readable picture of somebody"
    with SqlStore(folder / "procedures.db", key=b"k" * 32) as store:
        image, _ = put(store, mark * (PIECE // len(mark) * 3), DICOM)
        store.images.keep_picture(image.id, 0, mark * 1000)
        staged(store.images, mark * (PIECE // len(mark) * 3))
        found = {path.name: mark in path.read_bytes() or b"Doe^Jan" in path.read_bytes() for path in folder.iterdir()}
    assert set(found) >= {"procedures.db", "procedures.db-wal"}
    assert not any(found.values())


# -- turns --------------------------------------------------------------------------------------------------------------------------


def test_that_a_click_goes_before_waiting_work():
    import threading

    from procedure_assistant.store.turns import Turns

    turns, order, begun = Turns(30.0), [], threading.Event()

    def work() -> None:
        begun.set()
        with turns.of_work():
            order.append("work")

    def click() -> None:
        with turns.of_click():
            order.append("click")

    threads = [threading.Thread(target=work), threading.Thread(target=click)]
    with turns.of_work():
        threads[0].start()
        begun.wait()
        threads[1].start()
        while not turns._clicks_waiting:
            pass
    for thread in threads:
        thread.join()
    assert order == ["click", "work"]


def test_that_a_click_does_not_wait_for_ever():
    from procedure_assistant.store.turns import Turns

    turns = Turns(0.01)
    with turns.of_work(), pytest.raises(Problem) as told, turns.of_click():
        pytest.fail("it was not its turn")
    assert told.value.code == "STORE-LOCKED"


def test_that_staged_in_another_store_is_a_mistake_of_the_program(store: SqlStore):
    with pytest.raises(TypeError):
        store.images.keep(object(), FACTS, ORIGIN, PLACED)


def test_that_a_piece_that_another_program_keeps_out_is_a_problem_and_leaves_nothing(database: Path, key: bytes | None):
    with SqlStore(database, key=key, busy_seconds=0.05) as store:
        begun = staged(store.images, LARGE)
        with raw(database, key) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Problem) as told:
                begun.write(LARGE)
            other.execute("ROLLBACK")
        begun.discard()
        assert told.value.code == "STORE-LOCKED"
        assert pieces(database, key) == 0
        assert list(store.verify()) == []
