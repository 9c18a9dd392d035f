"""State notices at their step of the passport, by mouse: one press answers, another opens the text to read and to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.domain.commands import passport
from procedure_assistant.services.guard import NoAccounts
from procedure_assistant.services.notices import NoticeService, StateNotice
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.ui.visit.notice_reading import NoticeReading
from tests.domain.regenerative import tuples

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard", "Returned false")
TEXT = "NOTICE TO PATIENTS\n\n" + "\n".join(f"Line {number} of the clinic’s own text." for number in range(120))
NAME = "California BPC 684, version 2026-01"


@pytest.fixture
def notice(on_disk, clock, tmp_path: Path) -> StateNotice:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    kept = NoticeService(on_disk.store, NoAccounts(), lambda: local_now(clock).date())
    kept.add_notice_file(path, "Florida s. 458.3245", "3")
    return kept.add_notice_file(path, "California BPC 684", "2026-01")


@pytest.fixture
def at_notice(hands, clock):
    """`at_notice(**answers)`: hands on the passport of a cell product in California, on the step of the notice."""

    def open_page(**answers: str):
        made = hands(protocols=("msc_occipital",))
        presenter = made.screen.presenter
        assert presenter.visit.do(passport.begin, "msc") is None
        told = {"state": "california", "route": "unapproved", **answers}
        assert presenter.visit.do(passport.fill, "b1", tuples(told), local_now(clock)) is None
        made.go_to("passport")
        made.screen.passport.reveal("passport/b1/state_notice" if told["state"] != "other" else "passport/b1/state")
        QApplication.processEvents()
        return made

    return open_page


def answer(made) -> tuple[str, ...]:
    return dict(made.screen.presenter.record.regenerative.biologics["b1"].values).get("state_notice", ())


def seen(made, name: str) -> list[QWidget]:
    return [one for one in made.screen.findChildren(QWidget, name) if one.isVisible()]


def test_that_one_press_answers_with_reference_and_version_and_undo_takes_it_back(notice, at_notice):
    made = at_notice()
    made.click("notice.take.0")
    assert answer(made) == (NAME,)
    assert type(answer(made)[0]) is str
    (pill,) = seen(made, "notice.take.0")
    assert pill.accessibleName() == f"{NAME}, chosen"
    assert made.screen.passport._parts["regulatory"].box("state_notice").edit.text() == NAME
    made.screen.presenter.undo()
    assert answer(made) == ()
    assert pill.accessibleName() == NAME


def test_that_the_offers_lie_below_their_box_and_only_where_a_notice_is_asked_for(notice, at_notice):
    made = at_notice()
    (pill,), box = seen(made, "notice.take.0"), made.screen.passport._parts["regulatory"].box("state_notice")
    gap = pill.mapToGlobal(QPoint(0, 0)).y() - box.mapToGlobal(QPoint(0, box.height())).y()
    assert 0 <= gap <= 20
    made.screen.presenter.fill("state", ("other",))
    QApplication.processEvents()
    assert not seen(made, "notice.take.0")
    made.screen.presenter.fill("state", ("florida",))
    QApplication.processEvents()
    assert seen(made, "notice.take.0")


def test_that_nothing_is_offered_where_the_clinic_keeps_no_notice(at_notice):
    made = at_notice()
    assert made.screen.passport._parts["regulatory"].box("state_notice").isVisible()
    assert not seen(made, "notice.offers")


def test_that_the_notice_is_read_over_the_visit_and_esc_leads_back(notice, at_notice):
    made = at_notice()
    made.click("notice.read.0")
    (reading,) = made.screen.findChildren(NoticeReading)
    assert reading.geometry() == made.screen.rect()
    assert reading.text.toPlainText() == TEXT
    assert reading.text.isReadOnly()
    QTest.keyClicks(reading.text, "abc ")
    assert reading.text.toPlainText() == TEXT
    assert reading.text.hasFocus()  # Space did not go on behind it
    assert answer(made) == ()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not reading.isVisible()
    assert not made.screen.isHidden()


def test_that_tab_stays_on_the_notice(notice, at_notice):
    made = at_notice()
    made.click("notice.read.0")
    (reading,) = made.screen.findChildren(NoticeReading)
    walked = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget().objectName())
    assert walked == ["notice.print", "notice.close", "notice.text", "notice.print"]
    made.click("notice.close")
    assert not reading.isVisible()


def _figures_alike(text: str) -> str:
    """Every figure and hyphen as "#": whether Qt's PDF names them by their character depends on what else the process has printed."""
    return re.sub(r"[\d\ue000-\uf8ff-]", "#", text)


def test_that_the_whole_notice_is_printed_with_its_name(notice, at_notice, tmp_path):
    made = at_notice()
    made.click("notice.read.0")
    (reading,) = made.screen.findChildren(NoticeReading)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "notice.pdf"))
    reading.print_on(printer)
    pages = PdfReader(tmp_path / "notice.pdf").pages
    words = _figures_alike(" ".join(" ".join(page.extract_text() for page in pages).split()))
    assert len(pages) > 1
    assert _figures_alike(NAME) in words
    assert words.count("Line # of") == 10
    assert words.count("Line ### of") == 20
    assert "Sent to the printer." in [one.text() for one in reading.findChildren(QWidget) if hasattr(one, "text") and callable(one.text)]


def test_that_a_printer_that_takes_nothing_is_told(notice, at_notice, tmp_path):
    made = at_notice()
    made.click("notice.read.0")
    (reading,) = made.screen.findChildren(NoticeReading)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "notice.pdf"))
    reading.print_on(printer)
    assert reading._said.text() == "The printer did not take the notice. Choose another printer."
