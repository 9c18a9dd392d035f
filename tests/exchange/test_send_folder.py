"""The folder as destination: whole files under names of their own, once each, and clear words where the folder is gone."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.exchange.send_folder import FolderSender
from procedure_assistant.services.delivery import Accepted, Destination, Kind, Refused, Secrets, SendResult, Unreachable, Unsure
from procedure_assistant.services.export import ExportFile, VisitExport
from tests.exchange.visits import clinic

FILES = (ExportFile("record-a.pdf", "application/pdf", b"%PDF" * 1000), ExportFile("record-a.txt", "text/plain", b"text"))


def never(_visit: VisitExport, _name: str) -> ExportFile:
    raise AssertionError("nothing is made while it is sent")


def place(folder: Path) -> Destination:
    return Destination("d1", "Share", Kind.FOLDER, {"folder": str(folder)}, ("pdf", "text"))


def send(folder: Path, files: tuple[ExportFile, ...] = FILES, sender: FolderSender | None = None) -> SendResult:
    return (sender or FolderSender(never)).send(place(folder), Secrets(), files, "0" * 20, Event())


def names(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_that_files_arrive_whole_under_their_names_and_nothing_else_does(tmp_path: Path):
    assert send(tmp_path) == Accepted("record-a.pdf, record-a.txt", f"2 files in the folder {tmp_path}.")
    assert names(tmp_path) == {file.name: file.data for file in FILES}


def test_that_the_same_delivery_again_is_accepted_and_touches_nothing(tmp_path: Path):
    send(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert isinstance(send(tmp_path), Accepted)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_that_what_an_earlier_try_left_half_written_is_written_over(tmp_path: Path):
    (tmp_path / ".record-a.pdf.part").write_bytes(b"%P")
    assert isinstance(send(tmp_path), Accepted)
    assert names(tmp_path) == {file.name: file.data for file in FILES}


def test_that_another_file_of_the_name_is_left_as_it_is_and_told(tmp_path: Path):
    (tmp_path / "record-a.pdf").write_bytes(b"of somebody else")
    result = send(tmp_path)
    assert result == Refused(
        "Another file of the name record-a.pdf lies in the folder. It was left as it is.",
        "Look at that file, and remove it where it is of no use. Then send again.",
    )
    assert names(tmp_path) == {"record-a.pdf": b"of somebody else"}


def test_that_a_share_that_is_gone_is_never_made_and_tried_again_later(tmp_path: Path):
    gone = tmp_path / "share"
    assert send(gone) == Unreachable(f"The folder {gone} is not there.")
    assert not gone.exists()
    gone.write_text("a file where the folder was")
    assert isinstance(send(gone), Unreachable)


def test_that_a_share_that_goes_between_two_files_may_have_got_the_first(tmp_path: Path):
    first = FILES[0]
    second = ExportFile("missing/record-a.txt", "text/plain", b"text")
    result = send(tmp_path, (first, second))
    assert isinstance(result, Unsure)
    assert names(tmp_path) == {first.name: first.data}


def test_that_a_full_disk_is_told(tmp_path: Path):
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which Linux has")
    (tmp_path / ".record-a.pdf.part").symlink_to("/dev/full")
    assert send(tmp_path) == Unreachable(f"The folder {tmp_path} is full.")
    assert names(tmp_path) == {}


def test_that_a_folder_that_never_answers_is_given_up_after_its_time_and_not_joined_again(tmp_path: Path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes, which Windows has not in its folders")
    os.mkfifo(tmp_path / ".record-a.pdf.part")  # opening it to write waits for a reader, as a dead share does
    sender = FolderSender(never, patience=0.2)
    assert isinstance(send(tmp_path, sender=sender), Unsure)
    assert isinstance(send(tmp_path, sender=sender), Unsure)
    with (tmp_path / ".record-a.pdf.part").open("rb") as reader:  # the share answers again
        reader.read()


def test_that_the_end_of_the_program_stops_between_files(tmp_path: Path):
    cancel = Event()
    cancel.set()
    sender = FolderSender(never)
    assert isinstance(sender.send(place(tmp_path), Secrets(), FILES, "0" * 20, cancel), Unreachable)
    assert names(tmp_path) == {}


def test_that_a_test_leaves_nothing_behind_and_says_what_is_wrong(tmp_path: Path):
    report = FolderSender(never).test(place(tmp_path), Secrets())
    assert report.passed
    assert [step.words for step in report.steps] == [
        f"The folder is there: {tmp_path}",
        "A file can be written, renamed and removed in it.",
    ]
    assert names(tmp_path) == {}
    gone = FolderSender(never).test(place(tmp_path / "no"), Secrets())
    assert [(step.words, step.passed, step.what_now) for step in gone.steps] == [
        (f"The folder {tmp_path / 'no'} is not there.", False, "Connect the share or correct the folder, then test again.")
    ]


def test_that_the_payload_is_one_file_a_format_named_after_the_delivery_and_no_patient(tmp_path: Path):
    with clinic(tmp_path / "clinic") as desk:
        visit = desk.export("shortest")
        exports = desk.services.exports
        assert exports is not None
        made = FolderSender(exports.file_of).payload(place(tmp_path), visit, "c0ffee" * 3)
        again = FolderSender(exports.file_of).payload(place(tmp_path), visit, "c0ffee" * 3)
    assert [(file.name, file.media_type) for file in made] == [
        (f"{visit.stem}-{'c0ffee' * 3}-pdf.pdf", "application/pdf"),
        (f"{visit.stem}-{'c0ffee' * 3}-text.txt", "text/plain; charset=utf-8"),
    ]
    assert made[0].data.startswith(b"%PDF")
    assert made == again
    assert "Ashdown" not in "".join(file.name for file in made)
