"""The watched folder: each finished file once, half-written ones waited for, a folder that goes away told and watched again."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from procedure_assistant.exchange.image_folder import WatchedFolder
from procedure_assistant.services.image_ports import ListenerEvent
from procedure_assistant.services.problem import Problem


class Desk:
    """Notes what it is given. ``full`` refuses for now."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.events: list[ListenerEvent] = []
        self.full = False
        self.came = threading.Event()

    def take(self, path: Path) -> None:
        if self.full:
            raise Problem("STORE-FULL", "The disk is full.")
        self.taken.append(path.name)
        self.came.set()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def folder(tmp_path: Path, desk: Desk) -> WatchedFolder:
    (tmp_path / "in").mkdir()
    return WatchedFolder(tmp_path / "in", desk.take, desk.events.append)


def look(folder: WatchedFolder, times: int = 2) -> None:
    for _ in range(times):
        folder.look()


def test_that_each_file_is_handed_on_once(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    for name in ("b.dcm", "a.png"):
        (tmp_path / "in" / name).write_bytes(b"x")
    look(folder, 5)
    assert desk.taken == ["a.png", "b.dcm"]


def test_that_a_file_that_is_still_being_written_is_waited_for(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    path = tmp_path / "in" / "clip.dcm"
    for size in (0, 0, 1, 2, 3):
        path.write_bytes(b"x" * size)
        folder.look()
        assert desk.taken == []
    folder.look()
    assert desk.taken == ["clip.dcm"]


def test_that_a_file_that_was_written_again_is_handed_on_again(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    path = tmp_path / "in" / "a.png"
    path.write_bytes(b"x")
    look(folder)
    path.write_bytes(b"xy")
    look(folder)
    assert desk.taken == ["a.png", "a.png"]


def test_that_folders_hidden_and_unfinished_files_are_passed_over(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    for name in (".hidden", "~lock", "a.dcm.part", "b.TMP", "c.crdownload"):
        (tmp_path / "in" / name).write_bytes(b"x")
    (tmp_path / "in" / "folder.dcm").mkdir()
    look(folder, 3)
    assert desk.taken == []


def test_that_a_folder_that_disappears_is_told_once_and_watched_again(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    (tmp_path / "in" / "a.png").write_bytes(b"x")
    look(folder)
    (tmp_path / "in").rename(tmp_path / "away")
    look(folder, 3)
    assert folder.is_gone
    (tmp_path / "away").rename(tmp_path / "in")
    (tmp_path / "in" / "b.png").write_bytes(b"x")
    look(folder)
    assert not folder.is_gone
    assert [event.code for event in desk.events] == ["FOLDER-GONE", "FOLDER-BACK"]
    assert desk.events[0].message == (
        f"The watched folder {tmp_path / 'in'} cannot be reached. Nothing is lost; it is watched on as soon as it is back."
    )
    assert desk.taken == ["a.png", "b.png"]


@pytest.mark.skipif(os.name != "posix", reason="folders of others are made with POSIX permissions here")
def test_that_something_else_in_the_folders_place_is_told(desk: Desk, tmp_path: Path):
    (tmp_path / "in").write_bytes(b"a file where the folder should be")
    folder = WatchedFolder(tmp_path / "in", desk.take, desk.events.append)
    folder.look()
    assert [event.code for event in desk.events] == ["FOLDER-GONE"]


def test_that_a_file_that_the_store_refuses_is_tried_again(folder: WatchedFolder, desk: Desk, tmp_path: Path):
    (tmp_path / "in" / "a.png").write_bytes(b"x")
    (tmp_path / "in" / "b.png").write_bytes(b"x")
    desk.full = True
    look(folder, 4)
    assert [event.code for event in desk.events] == ["STORE-FULL"]
    desk.full = False
    look(folder, 2)
    assert desk.taken == ["a.png", "b.png"]


def test_that_it_watches_on_its_own_thread_until_it_is_stopped(desk: Desk, tmp_path: Path):
    folder = WatchedFolder(tmp_path, desk.take, desk.events.append, every=0.01)
    folder.start()
    (tmp_path / "a.png").write_bytes(b"x")
    assert desk.came.wait(30)
    folder.stop()
    (tmp_path / "b.png").write_bytes(b"x")
    assert "b.png" not in desk.taken
    assert [thread.name for thread in threading.enumerate() if thread.name == "watched-folder"] == []
