"""Printing from a visit: where each paper goes, a folder in place of a printer, and a printer that is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from procedure_assistant.ui.printing.memory import FOLDER, Destination, PrintMemory
from procedure_assistant.ui.printing.queue import State


@pytest.fixture
def made(hands):
    shown = hands("prepare", "inject", "finish", "sign")
    shown.go_to("sign")
    return shown


def prints(made) -> list[tuple[str, str]]:
    return [(printed.document, printed.to) for printed, _ in made.screen.presenter.record.prints]


def test_that_pdf_to_a_folder_is_one_click_and_every_copy_is_kept_and_logged(made, qtbot, tmp_path: Path):
    made.screen.paper.set_folder(str(tmp_path))
    for copy in (1, 2):
        made.click("sign.print")
        qtbot.waitUntil(lambda copy=copy: len(prints(made)) == copy, timeout=20_000)
    assert len(list(tmp_path.glob("record-*.pdf"))) == 2
    assert prints(made) == [("procedure record", "file")] * 2
    assert not made.screen.paper.queue.jobs


def test_that_a_folder_that_is_gone_keeps_the_job_until_it_is_back(made, qtbot, tmp_path: Path):
    folder = tmp_path / "stick"
    folder.mkdir()
    made.screen.paper.set_folder(str(folder))
    shutil.rmtree(folder)
    folder.touch()  # a file where the folder was: nothing can be written there
    made.click("sign.print")
    queue = made.screen.paper.queue
    qtbot.waitUntil(lambda: [job.state for job in queue.jobs.values()] == [State.FAILED], timeout=20_000)
    assert "could not be saved" in queue.jobs[1].why
    assert prints(made) == []
    folder.unlink()
    made.click("printing.retry_1")
    qtbot.waitUntil(lambda: prints(made) == [("procedure record", "file")], timeout=20_000)
    assert not queue.jobs


def test_that_a_printer_that_is_gone_is_said_and_the_job_stays(made, qtbot):
    PrintMemory().keep("record", Destination("printer", "Old laser", 1))
    made.click("sign.print")
    queue = made.screen.paper.queue
    qtbot.waitUntil(lambda: [job.state for job in queue.jobs.values()] == [State.FAILED], timeout=20_000)
    (job,) = queue.jobs.values()
    assert job.why.startswith("The printer Old laser is not set up on this computer any more. Nothing was printed; the record is safe.")
    assert prints(made) == []
    made.click("printing.drop_1")
    assert not queue.jobs


def test_that_each_paper_has_a_destination_of_its_own(made, tmp_path: Path):
    desk, page = made.screen.paper, made.screen.sign
    desk.set_folder(str(tmp_path))
    assert page.printers.currentData() == FOLDER
    desk.set_document("labels")
    assert page.printers.currentData() == "ask"
    desk.set_document("record")
    assert page.printers.currentData() == FOLDER


def test_that_a_remembered_printer_that_is_gone_still_stands_in_the_list(made):
    PrintMemory().keep("record", Destination("printer", "Old laser"))
    made.screen.paper.set_document("record")
    assert made.screen.sign.printers.currentText() == "Old laser"
