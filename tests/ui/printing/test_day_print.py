"""The papers of the day in one go, in the real window: which are offered, where they go, stopping, and what does not come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.events import Printed
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui import theme
from procedure_assistant.ui.printing.day_jobs import DayJob
from procedure_assistant.ui.printing.day_print import Course, DayPrint, FolderTarget, PrinterTarget
from procedure_assistant.ui.printing.day_screen import DayPrintScreen
from procedure_assistant.ui.printing.memory import FOLDER, Destination, PrintMemory
from procedure_assistant.ui.visit.paper_choice import PaperChoice
from tests.ui.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "out"
    place.mkdir()
    PrintMemory().keep("day", Destination(FOLDER, str(place)))
    return place


def signed(clinic: Clinic, how_many: int) -> list[Visit]:
    names = ("Larson", "Carver", "Okonjo", "Pryce")
    return [clinic.sign(clinic.patient(names[number], mrn=f"000{number}"), at=f"0{8 + number}:00") for number in range(how_many)]


def page_of(clinic: Clinic) -> DayPrintScreen:
    clinic.click("today.print_day")
    page = clinic.find("day_print")
    assert isinstance(page, DayPrintScreen)
    return page


def prints(clinic: Clinic, visit: Visit) -> list[tuple[str, str]]:
    events = [entry.event for entry in clinic.services.visits.resume(visit.id).record.entries]
    return [(event.document, event.to) for event in events if isinstance(event, Printed)]


def until_over(page: DayPrintScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.busy.isHidden() and page.notice.isVisible(), timeout=60_000)


def test_that_the_day_offers_each_paper_for_the_visits_that_are_ready_for_it(clinic: Clinic):
    signed(clinic, 2)
    clinic.begin(clinic.patient("Brandvold", mrn="77"), at="11:00")
    clinic.open()
    page = page_of(clinic)
    details = {name: (row.accessibleDescription(), row.isEnabled()) for name, row in page.kinds.items()}
    assert details == {
        "day-list": ("3 visits on the list", True),
        "record": ("2 visits signed today", True),
        "nurse-sheet": ("1 visit not finished yet", True),
        "consent-en": ("1 visit not finished yet", True),
        "consent-es": ("1 visit not finished yet", True),
        "after-care-en": ("3 visits of today", True),
        "after-care-es": ("3 visits of today", True),
        "billing-summary": ("2 visits signed today", True),
    }
    assert page.print.text() == "Print 3 papers"
    clinic.click("day_print.kind.day-list")
    clinic.click("day_print.kind.nurse-sheet")
    assert page.print.text() == "Print 3 papers"
    clinic.click("day_print.kind.record")
    clinic.click("day_print.kind.nurse-sheet")
    assert not page.print.isEnabled()


def test_that_a_day_without_visits_has_nothing_to_print(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.window.print_day()
    page = clinic.find("day_print")
    assert isinstance(page, DayPrintScreen)
    assert not page.print.isEnabled()
    assert not any(row.isEnabled() for row in page.kinds.values())
    clinic.key(Qt.Key.Key_Escape)
    assert clinic.sees("today")


def test_that_every_paper_of_the_day_lies_in_the_folder_and_stands_in_the_log(clinic: Clinic, folder: Path, qtbot: QtBot):
    visits = signed(clinic, 2)
    clinic.open()
    page = page_of(clinic)
    clinic.click("day_print.kind.billing-summary")
    clinic.click("day_print.print")
    until_over(page, qtbot)
    assert "The day is printed" in clinic.texts()
    assert "5 of 5 papers came out." in clinic.texts()
    names = sorted(path.name.split("-")[0] for path in folder.iterdir())
    assert names == ["billing", "billing", "day", "record", "record"]
    assert all(len(pypdf.PdfReader(path).pages) >= 1 for path in folder.iterdir())
    for visit in visits:
        assert prints(clinic, visit) == [("procedure record", "file"), ("billing summary", "file")]
    clinic.click("day_print.back")
    assert clinic.sees("today")


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_that_a_printer_that_writes_one_file_is_refused_in_words(clinic: Clinic, tmp_path: Path):
    (visit,) = signed(clinic, 1)
    clinic.dialogs.printer = file_printer(tmp_path / "printed.pdf")
    clinic.open()
    page_of(clinic)
    clinic.click("day_print.print")
    assert any("would write every paper over the one before" in text for text in clinic.texts())
    assert not (tmp_path / "printed.pdf").exists()
    assert prints(clinic, visit) == []


def test_that_each_paper_is_a_job_of_its_own_for_the_printer(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    visits = signed(clinic, 2)
    printers = iter([file_printer(tmp_path / f"{number}.pdf") for number in range(2)])
    courses: list[Course] = []
    day = day_of(clinic, courses)
    day.start(tuple(DayJob(one.id, "record", one.id) for one in visits), PrinterTarget(lambda: next(printers)))
    qtbot.waitUntil(lambda: bool(courses) and courses[-1].is_over, timeout=60_000)
    assert (courses[-1].done, courses[-1].failures) == (2, ())
    for number, visit in enumerate(visits):
        first = pypdf.PdfReader(tmp_path / f"{number}.pdf").pages[0]
        assert (round(first.mediabox.width), round(first.mediabox.height)) == (612, 792)
        assert prints(clinic, visit) == [("procedure record", "printer")]


def test_that_stopping_lets_the_paper_under_way_come_out_and_the_rest_can_follow(clinic: Clinic, folder: Path, qtbot: QtBot):
    visits = signed(clinic, 4)
    clinic.open()
    page = page_of(clinic)
    clinic.click("day_print.kind.day-list")
    qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert page.busy.isVisible()
    assert not page.kinds["record"].isEnabled()
    qtbot.mouseClick(page.busy.stop, Qt.MouseButton.LeftButton)
    until_over(page, qtbot)
    came = sum(len(prints(clinic, visit)) for visit in visits)
    assert came == len(list(folder.iterdir())) == 1
    assert "1 of 4 papers came out." in clinic.texts()
    assert page.again.text() == "Print the other 3"
    clinic.click("day_print.again")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 4, timeout=60_000)
    until_over(page, qtbot)
    assert all(prints(clinic, visit) == [("procedure record", "file")] for visit in visits)
    assert page.again.isHidden()


def test_that_a_folder_that_is_gone_ends_the_day_in_words_and_nothing_stands_in_the_log(clinic: Clinic, tmp_path: Path, qtbot: QtBot):
    visits = signed(clinic, 2)
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    PrintMemory().keep("day", Destination(FOLDER, str(blocked)))
    clinic.open()
    page = page_of(clinic)
    clinic.click("day_print.print")
    until_over(page, qtbot)
    assert "0 of 3 papers came out." in clinic.texts()
    assert any("could not be saved" in text for text in clinic.texts())
    assert page.again.text() == "Print the other 3"
    assert all(prints(clinic, visit) == [] for visit in visits)


def day_of(clinic: Clinic, courses: list[Course]) -> DayPrint:
    """The printing behind the page, in an open window."""
    clinic.open()
    services = clinic.services
    return DayPrint(services, PaperChoice(services.records, services.papers, services.leaflets), clinic.window.tasks, courses.append)


def test_that_a_visit_that_cannot_be_read_holds_up_no_other(clinic: Clinic, folder: Path, qtbot: QtBot):
    first, second = signed(clinic, 2)
    courses: list[Course] = []
    day = day_of(clinic, courses)
    jobs = (DayJob(first.id, "record", "one"), DayJob("no such visit", "record", "gone"), DayJob(second.id, "record", "two"))
    day.start(jobs, FolderTarget(folder))
    qtbot.waitUntil(lambda: bool(courses) and courses[-1].is_over, timeout=60_000)
    assert [(one.job.title, one.problem.code) for one in courses[-1].failures] == [("gone", "VISIT-MISSING")]
    assert courses[-1].done == 2
    assert [one.title for one in courses[-1].missing] == ["gone"]
    assert len(list(folder.iterdir())) == 2


def test_that_a_second_print_of_the_day_writes_over_nothing(clinic: Clinic, folder: Path, qtbot: QtBot):
    signed(clinic, 1)
    clinic.open()
    page = page_of(clinic)
    for n in (2, 4):
        clinic.click("day_print.print")
        qtbot.waitUntil(lambda n=n: len(list(folder.glob("*.pdf"))) == n and page.busy.isHidden(), timeout=60_000)
