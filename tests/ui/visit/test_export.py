"""The export sheet on the real screen by real hands: format, preview, clipboard, file, drafts, rights, cancel, and what goes wrong."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from procedure_assistant.exchange.formats import FORMATS
from procedure_assistant.services.export import Format, VisitExport
from procedure_assistant.services.guard import SessionGuard
from procedure_assistant.services.people import Account, Role

pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", "Keyboard event not accepted by receiving widget"
)
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
SIGNED = ("prepare", "inject", "finish", "sign")


@pytest.fixture
def sheet(hands, qtbot) -> Callable[..., object]:
    """`sheet(*stages)`: the visit with its export sheet open."""

    def show(*stages: str, **more: object):
        made = hands(*stages, **more)
        made.go_to("sign")
        made.click("sign.sheet.export")
        settle(made, qtbot)
        return made

    return show


def settle(made, qtbot) -> None:
    """Wait until nothing is being written any more."""
    made.screen.tasks.drain()
    qtbot.waitUntil(lambda: not made.screen.sign.export.cancel.isVisible(), timeout=30_000)


def panel(made):
    return made.screen.sign.export


def test_that_the_sheet_shows_the_note_and_every_format_with_what_it_is_for(sheet, qtbot):
    made = sheet(*SIGNED)
    assert panel(made).preview.toPlainText().startswith("PROCEDURE RECORD\nFinal, version 1")
    assert [panel(made).formats.itemText(at) for at in range(panel(made).formats.count())] == [one.title for one in FORMATS]
    for one in FORMATS[:3]:
        made.pick("export.format", one.name)
        settle(made, qtbot)
        assert panel(made)._purpose.text() == one.purpose
        assert one.purpose.endswith(".")


def test_that_a_table_is_shown_as_it_leaves(sheet, qtbot):
    made = sheet(*SIGNED)
    made.pick("export.format", "csv")
    settle(made, qtbot)
    first, *rows = panel(made).preview.toPlainText().splitlines()
    assert first.startswith("visit_id,last_seq,record_sha256,standing,")
    assert len([row for row in rows if ",site," in row]) == 33


def test_that_copy_puts_text_rich_text_and_web_page_on_the_clipboard_at_once(sheet, qtbot):
    made = sheet(*SIGNED)
    made.click("export.copy")
    settle(made, qtbot)
    qtbot.waitUntil(lambda: "clipboard" in panel(made).told(), timeout=10_000)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == panel(made).preview.toPlainText()
    assert bytes(mime.data("text/rtf").data()).startswith(b"{\\rtf1\\ansi")
    assert mime.html().startswith("<!DOCTYPE html>")
    assert "Temporalis right extra 1" in mime.html()


def test_that_copy_of_a_table_copies_the_table(sheet, qtbot):
    made = sheet(*SIGNED)
    made.pick("export.format", "jsonl")
    settle(made, qtbot)
    made.click("export.copy")
    settle(made, qtbot)
    qtbot.waitUntil(lambda: "clipboard" in panel(made).told(), timeout=10_000)
    assert QApplication.clipboard().text().startswith('{"schema":"procedure-assistant.visit/1"')
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_that_a_pdf_is_not_copied_and_the_button_says_why(sheet, qtbot):
    made = sheet(*SIGNED)
    made.pick("export.format", "pdf")
    settle(made, qtbot)
    assert not panel(made).copy.isEnabled()
    assert panel(made).copy.toolTip() == "This format is no text. Save it as a file."
    assert panel(made).save.isEnabled()


def test_that_a_saved_file_is_the_format_and_its_owners_alone(sheet, qtbot, on_disk, tmp_path: Path):
    made = sheet(*SIGNED)
    made.pick("export.format", "rtf")
    settle(made, qtbot)
    made.screen.paper.export.save_to(tmp_path / "out.rtf")
    settle(made, qtbot)
    assert panel(made).told() == f"Saved to {tmp_path / 'out.rtf'}."
    assert (tmp_path / "out.rtf").read_bytes() == on_disk.exports.made(on_disk.exports.of(made.screen.visit.id), "rtf").data
    assert stat.S_IMODE((tmp_path / "out.rtf").stat().st_mode) == 0o600


def test_that_a_file_that_cannot_be_saved_is_told_and_can_be_saved_elsewhere(sheet, qtbot, tmp_path: Path):
    made = sheet(*SIGNED)
    (tmp_path / "file").write_text("no folder")
    made.screen.paper.export.save_to(tmp_path / "file" / "out.txt")
    settle(made, qtbot)
    assert panel(made).told().startswith("The file could not be saved: ")
    made.screen.paper.export.save_to(tmp_path / "out.txt")
    settle(made, qtbot)
    assert (tmp_path / "out.txt").read_text() == panel(made).preview.toPlainText()


def test_that_a_draft_leaves_only_when_it_was_ticked_and_says_so(sheet, qtbot):
    made = sheet("prepare", "inject")
    assert panel(made).told() == "This visit is not signed. Sign it first, or tick that the draft shall leave."
    assert not panel(made).preview.isVisible()
    assert not panel(made).copy.isEnabled()
    assert not panel(made).save.isEnabled()
    made.click("export.draft")
    settle(made, qtbot)
    assert "DRAFT, not signed" in panel(made).preview.toPlainText()
    assert panel(made).copy.isEnabled()
    made.click("export.draft")
    assert not panel(made).copy.isEnabled()
    assert panel(made).preview.toPlainText() == ""


def test_that_the_sheet_of_a_signed_record_asks_for_no_draft(sheet):
    assert not panel(sheet(*SIGNED)).draft.isVisible()


def test_that_the_preview_follows_what_is_charted(sheet, qtbot):
    made = sheet("prepare", "inject")
    made.click("export.draft")
    settle(made, qtbot)
    made.screen.presenter.waste_all("Rest of a single-dose vial", "Kofi Amadi, RN")
    made.go_to("sign")
    settle(made, qtbot)
    qtbot.waitUntil(lambda: "seen by Kofi Amadi, RN" in panel(made).preview.toPlainText(), timeout=10_000)


def test_that_who_may_not_export_reads_who_may(hands, on_disk, qtbot):
    made = hands(*SIGNED)
    guard = SessionGuard()
    guard.enter(Account("a1", "dora", "Dora Lind", "", Role.READ_ONLY, True, MOMENT, MOMENT))
    on_disk.exports.guard = guard
    made.go_to("sign")
    made.click("sign.sheet.export")
    assert panel(made).told() == "Only a physician or a nurse may export a record: switch the user."
    assert not panel(made).save.isEnabled()
    assert not panel(made).preview.isVisible()


class Held:
    """A format whose writing waits until it is let go, from the ``turn`` on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.turn = 0

    def __call__(self, visit: VisitExport) -> bytes:
        self.turn -= 1
        if self.turn >= 0:
            return b"written"
        self.begun.set()
        assert self.go_on.wait(60)
        return b"written"


@pytest.fixture
def held(on_disk) -> Iterator[Held]:
    made = Held()
    slow = Format("slow", "slow", "application/octet-stream", "Slow", "To wait for.", lambda: made)
    on_disk.exports._formats = lambda: (FORMATS[0], slow)
    yield made
    made.go_on.set()


def test_that_a_cancelled_export_leaves_nothing(sheet, held: Held, qtbot, tmp_path: Path):
    held.turn = 1
    made = sheet(*SIGNED)
    made.pick("export.format", "slow")
    settle(made, qtbot)
    made.screen.paper.export.save_to(tmp_path / "out.slow")
    assert held.begun.wait(30)
    assert panel(made).told() == "Writing…"
    made.click("export.cancel")
    held.go_on.set()
    settle(made, qtbot)
    qtbot.waitUntil(lambda: panel(made).told() == "This was cancelled. Nothing left.", timeout=10_000)
    assert list(tmp_path.glob("out*")) == []
    assert panel(made).save.isEnabled()


def test_that_a_cancelled_preview_can_be_asked_for_again(sheet, held: Held, qtbot):
    made = sheet(*SIGNED)
    made.pick("export.format", "slow")
    assert held.begun.wait(30)
    made.click("export.cancel")
    held.go_on.set()
    qtbot.waitUntil(lambda: panel(made).told() == "This was cancelled. Nothing left.", timeout=30_000)
    assert not panel(made).save.isEnabled()
    made.screen.paper.export.refresh()
    settle(made, qtbot)
    qtbot.waitUntil(panel(made).save.isEnabled, timeout=30_000)


def test_that_the_sheet_is_walked_and_used_with_the_keyboard(sheet, qtbot):
    made = sheet(*SIGNED)
    panel(made).formats.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [QApplication.focusWidget().objectName()]
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())
    assert seen == ["export.format", "export.copy", "export.save", "export.preview"]
    panel(made).copy.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel(made).copy, Qt.Key.Key_Return)
    settle(made, qtbot)
    qtbot.waitUntil(lambda: "clipboard" in panel(made).told(), timeout=10_000)


def test_that_everything_on_the_sheet_has_a_spoken_name(sheet):
    made = sheet("prepare")
    for one in (panel(made).draft, panel(made).formats, panel(made).copy, panel(made).save, panel(made).cancel, panel(made).preview):
        assert one.accessibleName()
    assert isinstance(panel(made).formats, QComboBox)


def test_that_another_user_without_the_right_finds_the_sheet_closed(sheet, on_disk):
    made = sheet(*SIGNED)
    guard = SessionGuard()
    guard.enter(Account("a1", "dora", "Dora Lind", "", Role.READ_ONLY, True, MOMENT, MOMENT))
    on_disk.exports.guard = guard
    made.screen.presenter.user_changed()
    made.go_to("sign")
    assert not panel(made).preview.isVisible()
    assert panel(made).preview.toPlainText() == ""
    assert not panel(made).copy.isEnabled()


def test_that_a_visit_without_pictures_says_so_where_pictures_are_asked_for(sheet, qtbot):
    made = sheet(*SIGNED)
    made.pick("export.format", "dicom-images")
    settle(made, qtbot)
    qtbot.waitUntil(lambda: "has no pictures" in panel(made).told(), timeout=10_000)
    assert not panel(made).save.isEnabled()
