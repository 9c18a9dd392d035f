"""The print queue: one at a time, what fails stays with its reason, and nothing is printed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.printing.memory import ASK, FOLDER, Destination, PrintMemory
from procedure_assistant.ui.printing.printers import free_name, printer_for
from procedure_assistant.ui.printing.queue import Job, PrintQueue, State
from procedure_assistant.ui.printing.strip import PrintStrip
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.widgets.buttons import Button
from tests.ui.conftest import Show

GONE = Problem("PRINTER-GONE", "The printer is gone.")


class Paper:
    """A job that says what it did; it fails while ``refused``."""

    def __init__(self, title: str, printed: list[str], *, refused: bool = False) -> None:
        self.title = title
        self.refused = refused
        self._printed = printed

    def job(self) -> Job:
        def deliver(made: str) -> None:
            if self.refused:
                raise GONE
            self._printed.append(made)

        return Job(self.title, "Office", lambda: self.title, deliver)


@pytest.fixture
def queue(qapp) -> Iterator[PrintQueue]:
    tasks = Tasks()
    yield PrintQueue(tasks)
    tasks.drain()


def failed(queue: PrintQueue) -> Callable[[], bool]:
    return lambda: bool(queue.jobs) and all(job.state is State.FAILED for job in queue.jobs.values())


def test_that_papers_come_out_in_the_order_they_were_asked_for(queue: PrintQueue, qtbot: QtBot):
    printed: list[str] = []
    for title in ("one", "two", "three"):
        queue.add(Paper(title, printed).job())
    assert [job.state for job in queue.jobs.values()] == [State.PRINTING, State.WAITING, State.WAITING]
    qtbot.waitUntil(lambda: not queue.jobs, timeout=10_000)
    assert printed == ["one", "two", "three"]


def test_that_what_fails_stays_and_what_follows_comes_out(queue: PrintQueue, qtbot: QtBot):
    printed: list[str] = []
    queue.add(Paper("one", printed, refused=True).job())
    queue.add(Paper("two", printed).job())
    qtbot.waitUntil(lambda: printed == ["two"] and failed(queue)(), timeout=10_000)
    assert [(job.title, job.why) for job in queue.jobs.values()] == [("one", "The printer is gone.")]


def test_that_a_failed_paper_is_printed_once_when_tried_again(queue: PrintQueue, qtbot: QtBot):
    printed: list[str] = []
    paper = Paper("one", printed, refused=True)
    queue.add(paper.job())
    qtbot.waitUntil(failed(queue), timeout=10_000)
    paper.refused = False
    (number,) = queue.jobs
    queue.retry(number)
    queue.retry(number)
    qtbot.waitUntil(lambda: not queue.jobs, timeout=10_000)
    assert printed == ["one"]


def test_that_a_waiting_paper_can_be_taken_away(queue: PrintQueue, qtbot: QtBot):
    printed: list[str] = []
    queue.add(Paper("one", printed).job())
    queue.add(Paper("two", printed).job())
    first, second = queue.jobs
    queue.drop(second)
    queue.drop(first)  # it is on its way already
    qtbot.waitUntil(lambda: not queue.jobs, timeout=10_000)
    assert printed == ["one"]


def test_that_the_strip_shows_a_failure_with_its_reason_and_tries_again(queue: PrintQueue, qtbot: QtBot, show: Show):
    printed: list[str] = []
    paper = Paper("Procedure record", printed, refused=True)
    strip = PrintStrip(queue)
    show(strip, width=600)
    assert not strip.isVisible()
    queue.add(paper.job())
    qtbot.waitUntil(failed(queue), timeout=10_000)
    qtbot.waitUntil(strip.isVisible, timeout=10_000)
    paper.refused = False
    again = strip.findChild(Button, "printing.retry_1")
    assert again is not None
    again.click()
    qtbot.waitUntil(lambda: printed == ["Procedure record"] and not strip.isVisible(), timeout=10_000)


def test_that_each_document_remembers_its_printer_and_tray():
    memory = PrintMemory()
    memory.keep("record", Destination("printer", "Office", 1))
    memory.keep("labels", Destination(FOLDER, "/somewhere"))
    assert PrintMemory().of("record") == Destination("printer", "Office", 1)
    assert PrintMemory().of("labels") == Destination(FOLDER, "/somewhere")
    assert PrintMemory().of("leaflet") == Destination(ASK)
    assert PrintMemory().printers() == ("Office",)


def test_that_a_printer_that_is_gone_is_named_with_the_way_on():
    with pytest.raises(Problem) as refused:
        printer_for(Destination("printer", "Old laser"))
    assert refused.value.code == "PRINTER-GONE"
    assert refused.value.text.startswith("The printer Old laser is not set up on this computer any more. Nothing was printed;")


def test_that_a_copy_in_the_folder_is_never_written_over(tmp_path: Path):
    assert free_name(tmp_path, "record.pdf").name == "record.pdf"
    (tmp_path / "record.pdf").touch()
    (tmp_path / "record-2.pdf").touch()
    assert free_name(tmp_path, "record.pdf").name == "record-3.pdf"
