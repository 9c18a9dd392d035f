"""Signing, the page and its ways out on the real screen: preview as sharp as the screen, print, save, copy, and what goes wrong."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.services.paper import Paper
from procedure_assistant.ui.printing.queue import State
from procedure_assistant.ui.printing.sheets import images
from procedure_assistant.ui.visit import route
from tests.ui.visit.full_disk import FullDisk
from tests.ui.visit.playing import GON

POINTS = {Paper.LETTER: (612, 792), Paper.A4: (595, 842)}


@pytest.fixture
def drawn(qtbot) -> Callable[..., None]:
    """Wait until the page beside the checks is the one that is wanted."""

    def wait(made, width: int = 0) -> None:
        made.screen.tasks.drain()
        preview = made.screen.sign.preview
        qtbot.waitUntil(lambda: bool(preview.pages()) and preview.pages()[0].width() == (width or preview.page_width()), timeout=10_000)

    return wait


def record(made):
    return made.screen.presenter.record


# -- signing -----------------------------------------------------------------------------------------------------------


def test_that_open_items_lead_to_their_place(hands):
    made = hands("prepare", "half")
    made.go_to("sign")
    assert made.screen.sign._title.text() == "9 items are still open"
    made.click("sign.open_2")
    assert made.screen.presenter.section.id == "block"


def test_that_each_line_of_what_is_open_leads_to_its_own_place(hands):
    made = hands("prepare", "half")
    made.go_to("sign")
    places = [item.place for item in made.screen.presenter.content().sign.open]
    assert len(places) > 4
    for number, place in enumerate(places):
        made.go_to("sign")
        made.click(f"sign.open_{number}")
        assert route.holds(made.screen.presenter.section, place), place


def test_that_an_open_item_of_the_column_leads_to_its_question(hands):
    made = hands()
    made.go_to("map")
    made.click("steps.open.1")
    assert made.screen.presenter.section.id == "indication"


def test_that_one_press_signs_with_the_name_shown(hands):
    made = hands("prepare", "inject", "finish")
    made.go_to("sign")
    made.type_into("sign.name", "Ada Marsh")
    made.type_into("sign.credentials", "DO")
    made.primary()
    assert (record(made).signature.event.name, record(made).signature.event.credentials) == ("Ada Marsh", "DO")
    assert (made.screen.sign.sealed.isVisible(), made.screen.sign._sign_row.isVisible()) == (True, False)
    assert not made.screen.undo_bar.undo.isEnabled()


def test_that_the_name_typed_is_not_lost_by_a_look_elsewhere(hands):
    made = hands("prepare", "inject", "finish")
    made.go_to("sign")
    made.type_into("sign.name", "Ada Marsh")
    made.go_to("waste")
    made.go_to("sign")
    assert made.widget("sign.name").text() == "Ada Marsh"


# -- the page ----------------------------------------------------------------------------------------------------------


def test_that_the_page_fits_its_column_and_is_as_sharp_as_the_screen(hands, drawn):
    made = hands("prepare", "half")
    made.go_to("sign")
    drawn(made)
    page, preview = made.screen.sign.preview.pages()[0], made.screen.sign.preview
    assert (page.width(), page._page.width()) == (preview.page_width(), round(page.width() * made.screen.devicePixelRatioF()))
    assert page.width() <= preview.viewport().width()


def test_that_the_page_follows_the_window(hands, drawn):
    made = hands("prepare", "half")
    made.go_to("sign")
    drawn(made)
    before = made.screen.sign.preview.pages()[0].width()
    made.screen.resize(1700, 1000)
    drawn(made)
    after = made.screen.sign.preview.pages()[0].width()
    assert after == made.screen.sign.preview.page_width() > before


def test_that_the_page_alone_takes_the_whole_canvas(hands, drawn):
    made = hands("prepare", "half")
    made.go_to("sign")
    drawn(made)
    made.click("sign.full")
    drawn(made)
    assert made.screen.sign.preview.pages()[0].width() > 800
    assert not made.screen.sign._checks.isVisible()
    made.click("sign.full")
    assert made.screen.sign._checks.isVisible()


def test_that_the_other_paper_is_shown(hands, drawn, qtbot):
    made = hands("prepare", "half")
    made.go_to("sign")
    drawn(made)
    pages = made.screen.sign.preview.pages
    for paper, ratio in (("a4", 841.89 / 595.28), ("letter", 792 / 612)):
        made.click(f"sign.paper.{paper}")
        qtbot.waitUntil(lambda ratio=ratio: abs(pages()[0].height() / pages()[0].width() - ratio) < 0.01, timeout=10_000)


def test_that_the_page_is_not_drawn_while_nobody_sees_it(hands):
    made = hands("prepare", "half")
    made.screen.paper.refresh()
    made.screen.tasks.drain()
    assert made.screen.sign.preview.pages() == ()


# -- ways out ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", list(Paper))
def test_that_the_printed_page_is_the_page_of_the_record(hands, on_disk, qtbot, tmp_path, paper):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    made.screen.paper.set_paper(paper.value)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(made.screen.paper.copied, timeout=20_000):
        made.screen.paper.print_on(printer)
    (tmp_path / "record.pdf").write_bytes(on_disk.records.pdf(made.screen.visit, paper))
    printed, wanted = (pypdf.PdfReader(tmp_path / name) for name in ("printed.pdf", "record.pdf"))
    assert len(printed.pages) == len(wanted.pages)
    for page in printed.pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == POINTS[paper]
    # The same ink at the same places: every letter has the size of the paper. (The count of copies in the footer differs.)
    assert [edges(page) for page in pictures(tmp_path / "printed.pdf")] == [
        pytest.approx(edges(page), abs=2) for page in pictures(tmp_path / "record.pdf")
    ]
    for mine, its in zip(pictures(tmp_path / "printed.pdf"), pictures(tmp_path / "record.pdf"), strict=True):
        assert columns(mine) == pytest.approx(columns(its), abs=6)
    assert (made.screen.sign.told(), record(made).prints[-1][0].to) == ("Sent to the printer.", "printer")


def pictures(path: Path) -> list[QImage]:
    """Each page in greys at 144 dots an inch."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        bitmap = page.render(scale=2, grayscale=True)
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
        found.append(image.copy())
    return found


def edges(page: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the ink, in dots."""
    rows = [bytes(page.constScanLine(y))[: page.width()] for y in range(page.height())]
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    across = [x for x in range(page.width()) if any(rows[y][x] < 128 for y in inked)]
    return across[0], inked[0], across[-1], inked[-1]


def columns(page: QImage) -> list[float]:
    """The mean grey of 24 upright strips."""
    small = page.scaled(24, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return [float(small.pixelColor(x, 0).value()) for x in range(24)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_that_a_printer_that_takes_nothing_is_said(hands, qtbot, tmp_path):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    made.screen.paper.print_on(printer)
    queue = made.screen.paper.queue
    qtbot.waitUntil(lambda: [job.state for job in queue.jobs.values()] == [State.FAILED], timeout=20_000)
    assert queue.jobs[1].why.startswith("The printer did not take the page. The record is safe;")
    assert record(made).prints == ()


def test_that_the_record_is_saved_where_it_is_wanted(hands, qtbot, tmp_path):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    with qtbot.waitSignal(made.screen.paper.copied, timeout=20_000):
        made.screen.paper.save_to(tmp_path / "record.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "record.pdf").pages)
    assert "Ashdown, Julian" in text
    assert made.screen.sign.told() == f"Saved to {tmp_path / 'record.pdf'}."


def test_that_a_folder_that_cannot_be_written_is_said_and_can_be_changed(hands, qtbot, tmp_path):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    made.screen.paper.save_to(tmp_path / "file" / "record.pdf")
    qtbot.waitUntil(lambda: made.screen.sign.told() != "", timeout=20_000)
    assert made.screen.sign.told().startswith("The file could not be saved:")
    assert made.screen.sign.told().endswith("The record is safe. Choose another folder, or free some space, and save again.")
    assert record(made).prints == ()
    with qtbot.waitSignal(made.screen.paper.copied, timeout=20_000):
        made.screen.paper.save_to(tmp_path / "record.pdf")
    assert (tmp_path / "record.pdf").stat().st_mode & stat.S_IRUSR


def test_that_the_dialogs_ask_where_and_on_which_printer(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    for name in ("sign.save", "sign.print"):
        before = set(QApplication.topLevelWidgets())
        made.click(name)
        new = [window for window in QApplication.topLevelWidgets() if window not in before and window.isVisible()]
        assert len(new) == 1, name
        new[0].close()


def test_that_the_note_is_copied_as_text(hands):
    made = hands("prepare", "half", protocols=("preempt_botox", "gon_block"))
    made.go_to("sign")
    made.click("sign.copy")
    assert "117.5 units" in QApplication.clipboard().text()


def test_that_a_copy_that_could_not_be_logged_says_so(hands, on_disk, qtbot, tmp_path):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")

    store = on_disk.visits.store = FullDisk(on_disk.store.path)
    made.screen.paper.save_to(tmp_path / "record.pdf")
    qtbot.waitUntil(lambda: made.screen.sign.told() != "", timeout=20_000)
    assert made.screen.sign.told() == (
        f"Saved to {tmp_path / 'record.pdf'}. That it left is not in the log: The disk is full. Nothing was saved just now. "
        "Free some space, then do it again."
    )
    store.close()


def test_that_a_page_becomes_a_picture_that_owns_its_pixels():
    picture = images([(2, 1, bytes([255, 0, 0, 255, 0, 255, 0, 255]))])[0]
    assert [picture.pixelColor(x, 0).name() for x in (0, 1)] == ["#ff0000", "#00ff00"]


def test_that_space_prints_a_signed_record(hands):
    made = hands("prepare", "inject", "finish", "sign", protocols=("preempt_botox", "gon_block"))
    before = set(QApplication.topLevelWidgets())
    QTest.keyClick(made.screen, Qt.Key.Key_Space)
    QApplication.processEvents()
    new = [window for window in QApplication.topLevelWidgets() if window not in before and window.isVisible()]
    assert [type(window).__name__ for window in new] == ["QPrintDialog"]
    new[0].close()


def test_that_a_block_alone_is_signed_without_a_map(hands):
    made = hands(protocols=GON)
    made.go_to("sign")
    assert [title for title, _note in made.screen.sign._content.complete] == ["Weight"]


# -- the papers beside the record --------------------------------------------------------------------------------------


def choose_paper(made, which: str) -> None:
    """As a hand does in the list of papers."""
    box = made.screen.sign.documents
    box.setCurrentIndex(box.findData(which))
    box.activated.emit(box.currentIndex())


def test_that_every_paper_of_the_visit_can_be_shown_saved_and_stands_in_the_log(hands, drawn, qtbot, tmp_path: Path):
    made = hands("prepare", "half")
    made.go_to("sign")
    drawn(made)
    for which, words in (("nurse-sheet", "Not part of the chart"), ("work-note", "To whom it may concern"), ("after-care-es", "Hoy")):
        choose_paper(made, which)
        drawn(made)
        made.screen.paper.save_to(tmp_path / f"{which}.pdf")
        made.screen.tasks.drain()
        qtbot.waitUntil(lambda which=which: (tmp_path / f"{which}.pdf").exists() and "Saved to" in made.screen.sign.told())
        assert words in " ".join(pypdf.PdfReader(tmp_path / f"{which}.pdf").pages[0].extract_text().split())
    assert [printed.document for printed, _ in record(made).prints] == ["preparation sheet", "note for work", "after-care leaflet, es 1"]


def test_that_a_paper_that_cannot_be_made_yet_says_why_and_shows_no_other_one(hands, drawn, qtbot):
    made = hands()
    made.go_to("sign")
    drawn(made)
    choose_paper(made, "labels")
    qtbot.waitUntil(lambda: "Nothing to label yet" in made.screen.sign.told())
    assert made.screen.sign.preview.pages() == ()
    choose_paper(made, "nurse-sheet")
    drawn(made)
    assert made.screen.sign.told() == ""
