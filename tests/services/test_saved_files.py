"""Files that somebody asked to save: whole or not at all, and readable by whom."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from procedure_assistant.services.records import save_file


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_that_a_private_file_is_readable_by_its_owner_alone_also_over_an_older_one(tmp_path: Path):
    path = tmp_path / "recovery-key.txt"
    path.write_text("older")
    path.chmod(0o644)
    (tmp_path / ".recovery-key.txt.part").write_text("left behind")
    save_file(path, b"key", private=True)
    assert path.read_bytes() == b"key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_that_another_file_keeps_to_the_habit_of_the_computer(tmp_path: Path):
    ours, theirs = tmp_path / "record.pdf", tmp_path / "other"
    save_file(ours, b"page")
    theirs.touch()
    assert ours.stat().st_mode == theirs.stat().st_mode
