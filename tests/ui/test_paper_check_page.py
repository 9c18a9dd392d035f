"""The page that holds a printed record against its log, driven by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from procedure_assistant.app import Options, build
from procedure_assistant.services.demo import PlayedClock, play_visit, start_of_demo
from procedure_assistant.services.note_words import short_code
from procedure_assistant.ui.patients.paper_check_page import PaperCheckPage
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.widgets.surfaces import Text


@pytest.fixture
def page(qtbot, tmp_path: Path):
    clock = PlayedClock(start_of_demo())
    services = build(Options(tmp_path / "procedures.db", clock))
    visit = play_visit(services, clock)
    tasks = Tasks()
    made = PaperCheckPage(services.paper_check, tasks)
    made.setProperty("code", short_code(visit.seal))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.open()
    yield made
    tasks.drain()
    services.store.close()


def ask(qtbot, page: PaperCheckPage, typed: str) -> list[str]:
    """Type and press Enter; the words of the answer."""
    page.code.edit.setFocus()
    page.code.edit.clear()
    QTest.keyClicks(page.code.edit, typed)
    QTest.keyClick(page.code.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go.isEnabled() and (page.answer.isVisible() or page.notice.isVisible()))
    return [text.text() for text in page.answer.findChildren(Text)] if page.answer.isVisible() else []


def test_that_enter_says_what_the_paper_is_worth_and_whose_it_is(qtbot, page):
    words = ask(qtbot, page, page.property("code"))
    assert "This paper is the current version 1 of the record." in words
    assert any("Ashdown, Julian" in one for one in words)


def test_that_what_is_no_code_is_told_and_hides_the_answer_before(qtbot, page):
    ask(qtbot, page, page.property("code"))
    page.answer.hide()
    assert ask(qtbot, page, "hello") == []
    assert page.notice.isVisible()


def test_that_escape_leaves_and_nothing_of_the_answer_stays(qtbot, page):
    ask(qtbot, page, page.property("code"))
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.hide()
    assert page.code.edit.text() == ""
    assert page.answer.isHidden()
