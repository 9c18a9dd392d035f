"""The simulated disk itself: what POSIX promises is kept, what it does not promise is lost. Real calls of a real process."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.power_loss.computer import Computer
from tests.faults.power_loss.disk import Disk, File, Kept, Tree, write_tree
from tests.faults.power_loss.journal import Kind, Life

CHANCE = random.Random(4)

Do = Callable[..., tuple[Life, Disk]]
Left = Callable[[str], dict[str, bytes]]


def flat(tree: Tree, above: str = "") -> dict[str, bytes]:
    """Path and contents of each file; a folder is a path with a slash at its end."""
    found: dict[str, bytes] = {}
    for name, node in tree.items():
        if isinstance(node, File):
            found[above + name] = bytes(node.seen)
        else:
            found |= {f"{above}{name}/": b""} | flat(node, f"{above}{name}/")
    return found


@pytest.fixture
def do(computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Do:
    """``do(code)`` runs code in the folder, in which "old" holds b"oldold" and nothing else is; more arguments are those of ``run``."""
    (tmp_path / "modules").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    # The module is written anew within the same second, perhaps as long as before: compiled code would be taken for its own.
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    helpers = (
        "import os\n"
        f"HERE = {str(computer.folder)!r}\n"
        "os.chdir(HERE)\n"
        "def sync(path):\n    fd = os.open(path, os.O_RDONLY)\n    os.fsync(fd)\n    os.close(fd)\n"
        "def put(path, data, flags=0):\n    fd = os.open(path, os.O_WRONLY | os.O_CREAT | flags)\n    os.write(fd, data)\n    return fd\n"
    )

    def done(code: str, **how: int) -> tuple[Life, Disk]:
        computer.start_from({"old": File(bytearray(b"oldold"))})
        (tmp_path / "modules" / "doing.py").write_text(helpers + code)
        return computer.run("doing", **how)

    return done


@pytest.fixture
def left(do: Do) -> Left:
    """``left(code)`` is what of the folder is left after it when nothing unsynced survives."""
    return lambda code: flat(do(code)[1].after_power_loss(Kept.NOTHING, CHANCE))


def test_that_what_was_not_synced_is_lost(left: Left):
    assert left("put('old', b'new')") == {"old": b"oldold"}


def test_that_a_synced_file_keeps_what_was_written_before(left: Left):
    assert left("fd = put('old', b'new'); os.fdatasync(fd); os.pwrite(fd, b'newer', 0)") == {"old": b"newold"}


def test_that_syncing_one_file_does_not_keep_another(left: Left):
    assert left("put('old', b'new'); os.fsync(put('other', b'x')); sync(HERE)") == {"old": b"oldold", "other": b"x"}


def test_that_a_new_file_without_synced_folder_has_no_name(left: Left):
    assert left("os.fsync(put('young', b'new'))") == {"old": b"oldold"}


def test_that_a_new_file_in_a_synced_folder_is_empty_until_it_is_synced(left: Left):
    assert left("put('young', b'new'); sync(HERE)") == {"old": b"oldold", "young": b""}


def test_that_a_removed_file_is_back_until_the_folder_is_synced(left: Left):
    assert left("os.unlink('old')") == {"old": b"oldold"}
    assert left("os.unlink('old'); sync(HERE)") == {}


def test_that_a_renamed_file_has_its_old_name_until_the_folder_is_synced(left: Left):
    assert left("os.fsync(put('part', b'new')); sync(HERE); os.rename('part', 'old')") == {"old": b"oldold", "part": b"new"}
    assert left("os.fsync(put('part', b'new')); os.rename('part', 'old'); sync(HERE)") == {"old": b"new"}


def test_that_a_link_is_a_second_name_of_one_file(left: Left):
    assert left("os.link('old', 'second'); sync(HERE); fd = put('old', b'new'); os.fsync(fd)") == {"old": b"newold", "second": b"newold"}


def test_that_a_new_folder_and_all_in_it_needs_the_folder_above_synced(left: Left):
    code = "os.makedirs('a/b'); os.fsync(put('a/b/file', b'new')); sync('a/b'); sync('a')"
    assert left(code) == {"old": b"oldold"}
    assert left(f"{code}; sync(HERE)") == {"old": b"oldold", "a/": b"", "a/b/": b"", "a/b/file": b"new"}


def test_that_a_cut_file_has_its_old_length_until_it_is_synced(left: Left):
    assert left("fd = put('old', b''); os.ftruncate(fd, 2)") == {"old": b"oldold"}
    assert left("fd = put('old', b''); os.ftruncate(fd, 2); os.fsync(fd)") == {"old": b"ol"}


def test_that_opening_to_write_anew_empties_and_appending_adds_at_the_end(left: Left):
    assert left("put('old', b'x', os.O_TRUNC)") == {"old": b"oldold"}
    assert left("os.fsync(put('old', b'x', os.O_TRUNC)); os.fsync(put('old', b'y', os.O_APPEND))") == {"old": b"xy"}


def test_that_what_was_said_stands_in_the_journal_among_the_changes(do: Do):
    life, _ = do("put('old', b'new'); os.write(1, b'done\\n'); sync('old')")
    assert [entry.kind for entry in life.entries] == [Kind.OPENED, Kind.WROTE, Kind.SAID, Kind.OPENED, Kind.SYNCED]
    assert life.said == ("done",)


def test_that_the_power_fails_right_after_the_change_asked_for(do: Do):
    life, _ = do("for place in range(9):\n    os.write(1, b'%d\\n' % place)\n", entries=3)
    assert life.said == ("0", "1", "2")
    assert life.code == -9


@pytest.mark.parametrize(
    "call",
    [
        "os.writev(fd, [b'x'])",
        "os.posix_fallocate(fd, 0, 10)",
        "os.truncate('old', 1)",
        "os.symlink('old', 'second')",
        "os.dup2(fd, 77)",
        "import mmap; mmap.mmap(fd, 6)",
        "import shutil; shutil.copyfile('old', 'copy')",
        "os.rename('old', os.path.dirname(HERE) + '/old')",
    ],
)
def test_that_a_change_the_journal_cannot_hold_ends_the_program(do: Do, call: str):
    with pytest.raises(AssertionError, match="changes a watched file in a way the journal cannot hold"):
        do(f"fd = os.open('old', os.O_RDWR)\n{call}\n")


def test_that_the_oldest_changes_survive_in_order_and_only_the_next_one_is_torn(do: Do):
    _, disk = do("fd = put('old', b'')\nfor place in range(20): os.pwrite(fd, bytes([65 + place]) * 1024, place * 1024)")
    lengths = set()
    for seed in range(200):
        contents = flat(disk.after_power_loss(Kept.OLDEST, random.Random(seed)))["old"]
        pieces = [contents[place : place + 1024] for place in range(0, len(contents), 1024)]
        torn = [place for place, piece in enumerate(pieces) if piece != bytes([65 + place]) * 1024]
        assert torn in ([], [len(pieces) - 1])
        lengths.add(len(pieces))
    assert lengths == set(range(1, 21))


def test_that_any_changes_may_survive_in_torn_sectors_and_bytes_beside_them_stay(do: Do):
    _, disk = do("fd = put('old', b'-' * 4096)\nos.fsync(fd)\nos.pwrite(fd, b'n' * 2000, 1000)")
    seen = set()
    for seed in range(200):
        contents = flat(disk.after_power_loss(Kept.ANY, random.Random(seed)))["old"]
        assert (contents[:1000], contents[3000:]) == (b"-" * 1000, b"-" * 1096)
        seen.add(contents)
    assert {b"-" * 4096, b"-" * 1000 + b"n" * 2000 + b"-" * 1096} < seen
    assert len(seen) > 50


def test_that_what_is_left_can_be_written_and_read_back(tmp_path: Path):
    first, second = tmp_path / "first", tmp_path / "second"
    (first / "a" / "b").mkdir(parents=True)
    (first / "a" / "b" / "file").write_bytes(b"contents")
    (first / "link").hardlink_to(first / "a" / "b" / "file")
    (first / "x.db-wal").write_bytes(b"wal")
    write_tree(Disk(first).after_power_loss(Kept.NOTHING, CHANCE), second)
    assert flat(Disk(second).seen()) == {"a/": b"", "a/b/": b"", "a/b/file": b"contents", "link": b"contents", "x.db-wal": b"wal"}
    assert (second / "link").samefile(second / "a" / "b" / "file")
