"""The stock page in the real window, by mouse and keyboard: receive, scan, count, adjust, undo, recall, and what goes wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.commands import products
from procedure_assistant.domain.ndc import gtin_of, parse_ndc
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.services.people import Role
from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.stock.presenter import expiry_from
from procedure_assistant.ui.stock.rows_table import RowsTable
from procedure_assistant.ui.stock.screen import StockScreen
from procedure_assistant.ui.widgets.messages import MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Text
from tests.documents.pdf import page_texts
from tests.ui.access.practice import Chosen, Practice
from tests.ui.clinic import Clinic

VIAL, LOT, EXPIRY = "botox_200", "C8821C3", date(2028, 5, 31)
GS1 = f"01{gtin_of(parse_ndc('0023-3921-02'))}1728053110C8821C3\x1d21100200300"
"""BOTOX 200 units as its carton is coded: GTIN, expiry, lot, serial number."""


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    opened.dialogs = Chosen()
    yield opened
    opened.close()


def on_stock(clinic: Clinic) -> StockScreen:
    clinic.open()
    clinic.click("rail.stock")
    (page,) = clinic.window.findChildren(StockScreen)
    return page


def received(clinic: Clinic, quantity: int = 6, lot: str = LOT, expiry: date = EXPIRY) -> None:
    assert clinic.services.stock is not None
    clinic.services.stock.receive(Delivery(VIAL, lot, expiry, quantity, source="note 4711"))


def cells(clinic: Clinic, name: str = "stock.table") -> list[tuple[str, ...]]:
    table = clinic.find(name)
    assert isinstance(table, RowsTable)
    return [tuple(map(str, line.cells)) for line in table.lines()]


def test_that_an_empty_shelf_says_what_to_do(clinic: Clinic):
    on_stock(clinic)
    assert "Nothing is on the shelf yet. Scan the first container, or press “Receive”." in clinic.texts()
    assert not clinic.sees("stock.table")
    assert not clinic.sees("stock.undo")


def test_that_a_delivery_typed_by_keyboard_is_on_the_shelf(clinic: Clinic):
    page = on_stock(clinic)
    clinic.click("stock.receive")
    page.receive_form.product.choose(VIAL)
    clinic.type("receive.lot", LOT)
    clinic.type("receive.expiry", "2028-05")
    clinic.type("receive.quantity", "6")
    clinic.type("receive.source", "note 4711\n")
    assert cells(clinic) == [("BOTOX 200 units", LOT, "31 May 2028", "6", "–", "")]
    assert clinic.window.toast.words == "Received 6: BOTOX 200 units, lot C8821C3, expiry 31 May 2028"


def test_that_a_delivery_that_is_not_right_keeps_what_was_typed_and_says_what_is_wrong(clinic: Clinic):
    page = on_stock(clinic)
    clinic.click("stock.receive")
    clinic.click("receive.save")
    form = page.receive_form
    assert [box._problem for box in form.fields.values()] == [
        "Scan or type the lot.",
        "Not a full date. Type it as 2028-05-31, 2028-05 or 31 May 2028.",
        "Type a whole number.",
        "",
    ]
    form.product.choose(VIAL)
    clinic.type("receive.lot", LOT)
    clinic.type("receive.expiry", "31 May 2025")
    clinic.type("receive.quantity", "6\n")
    assert form.fields["expiry"]._problem == (
        "BOTOX 200 units, lot C8821C3, expired on 31 May 2025. Nothing was received. "
        "Check the date on the carton; send it back if it is right."
    )
    assert form.fields["expiry"].edit.hasFocus()
    clinic.type("receive.expiry", "2050-01-01\n", instead=True)
    assert form.fields["expiry"]._problem.startswith("1 Jan 2050 is more than 10 years ahead.")
    assert form.typed().lot == LOT
    clinic.key(Qt.Key.Key_Escape)
    clinic.key(Qt.Key.Key_Escape)
    assert cells_or_none(clinic) == []


def cells_or_none(clinic: Clinic) -> list[tuple[str, ...]]:
    return cells(clinic) if clinic.sees("stock.table") else []


def test_that_scans_fill_the_form_and_each_container_counts_once(clinic: Clinic):
    page = on_stock(clinic)
    scans = clinic.window.scans
    assert scans is not None
    scans.take(GS1)
    clinic.settle()
    form = page.receive_form.typed()
    assert (form.product, form.lot, form.expiry, form.quantity, form.serials) == (VIAL, LOT, "2028-05-31", "1", ("100200300",))
    scans.take(GS1)
    clinic.settle()
    assert "The serial number 100200300 was scanned twice. Each container has its own." in clinic.texts()
    scans.take(GS1.replace("100200300", "100200301"))
    clinic.settle()
    form = page.receive_form.typed()
    assert (form.quantity, form.serials) == ("2", ("100200300", "100200301"))
    clinic.click("receive.save")
    assert cells(clinic) == [("BOTOX 200 units", LOT, "31 May 2028", "2", "–", "")]
    scans.take(GS1)
    clinic.settle()
    clinic.click("receive.save")
    assert any("serial number 100200300 was received before" in text for text in clinic.texts())


def test_that_scans_are_the_shelf_s_only_while_it_is_in_sight(clinic: Clinic):
    on_stock(clinic)
    scans = clinic.window.scans
    assert scans is not None
    assert len(scans.takers) == 1
    clinic.click("rail.today")
    assert scans.takers == []


def test_that_a_vial_opened_in_a_visit_that_nobody_received_is_to_be_reconciled(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    visit.do(products.open_product, VIAL, LOT, EXPIRY)
    on_stock(clinic)
    assert cells(clinic) == [("BOTOX 200 units", LOT, "31 May 2028", "0", "–", "1 opened, not received")]


def test_that_a_count_that_differs_needs_a_reason_and_is_then_kept(clinic: Clinic):
    received(clinic)
    page = on_stock(clinic)
    clinic.click("stock.count")
    (line_id,) = page.count_sheet.boxes
    clinic.type(f"count.{line_id}", "5")
    clinic.click("count.save")
    assert page.count_sheet.reason._problem == "A count differs from the ledger. Count once more, then say why."
    assert clinic.services.stock is not None
    assert len(clinic.services.stock.ledger(VIAL, LOT)) == 1
    clinic.type("count.reason", "one not found")
    clinic.click("count.save")
    assert cells(clinic)[0][3] == "5"
    assert [(one.what, one.change, one.reason) for one in clinic.services.stock.ledger(VIAL, LOT)] == [
        ("Received", 6, "note 4711"),
        ("Counted 5, expected 6", -1, "one not found"),
    ]


@pytest.mark.parametrize("typed", ["-1", "5.5", "five"])
def test_that_a_count_that_is_no_number_is_told_beside_its_field(clinic: Clinic, typed: str):
    received(clinic)
    page = on_stock(clinic)
    clinic.click("stock.count")
    ((line_id, box),) = page.count_sheet.boxes.items()
    clinic.type(f"count.{line_id}", typed)
    clinic.click("count.save")
    assert box._problem == "Type a whole number."
    assert box.edit.text() == typed


def test_that_an_adjustment_and_its_undo_stand_in_the_ledger_of_the_lot(clinic: Clinic):
    received(clinic)
    on_stock(clinic)
    table = clinic.find("stock.table")
    table.setFocus()
    clinic.key(Qt.Key.Key_Down)
    clinic.key(Qt.Key.Key_Return)
    clinic.type("lot.change", "-7")
    clinic.type("lot.reason", "broken")
    clinic.click("lot.adjust")
    assert any("6 on hand, so 7 cannot be taken off" in box._problem for box in _boxes(clinic))
    clinic.type("lot.change", "-1", instead=True)
    clinic.click("lot.adjust")
    assert [row[1:4] for row in cells(clinic, "lot.ledger")] == [("Adjusted", "-1", "5"), ("Received", "+6", "6")]
    clinic.key(Qt.Key.Key_Escape)
    if clinic.sees("lot.back"):
        clinic.click("lot.back")
    assert "Last entry: Adjusted by -1: BOTOX 200 units, lot C8821C3" in clinic.texts()
    clinic.click("stock.undo")
    assert cells(clinic)[0][3] == "6"
    assert clinic.window.toast.words == "Undone: Adjusted by -1: BOTOX 200 units, lot C8821C3"


def test_that_ctrl_z_takes_the_last_entry_back(clinic: Clinic):
    received(clinic)
    on_stock(clinic)
    clinic.find("stock.table").setFocus()
    clinic.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clinic.window.toast.words.startswith("Undone: Received")
    assert not clinic.sees("stock.undo")


def _boxes(clinic: Clinic) -> list[object]:
    (page,) = clinic.window.findChildren(StockScreen)
    return [page.lot_page.change, page.lot_page.reason]


def test_that_low_stock_is_told_once_its_level_is_kept(clinic: Clinic):
    received(clinic, 3)
    page = on_stock(clinic)
    page.table.opened.emit(f"{VIAL}/{LOT}")
    clinic.settle()
    clinic.type("lot.level", "3\n", instead=True)
    clinic.click("lot.back")
    assert cells(clinic)[0][5] == "Low: 3 left, order"
    clinic.click("stock.filter.alerts")
    assert len(cells(clinic)) == 1
    clinic.type("stock.search", "xeomin")
    assert "No lot matches. Change the search, or show everything." in clinic.texts()


def test_that_a_recall_shows_every_visit_and_goes_to_printer_and_file(clinic: Clinic, tmp_path: Path):
    received(clinic)
    first, second = clinic.patient(), clinic.patient("Ng", "Li", "0051")
    for patient in (first, second):
        clinic.begin(patient).do(products.open_product, VIAL, "c8821-c3", EXPIRY)
    page = on_stock(clinic)
    page.table.opened.emit(f"{VIAL}/{LOT}")
    clinic.settle()
    clinic.click("lot.recall")
    assert [row[0] for row in cells(clinic, "recall.table")] == ["Larson, Jacob", "Ng, Li"]
    assert "2 patients in 2 visits. 4 still on the shelf." in clinic.texts()
    dialogs = clinic.dialogs
    assert isinstance(dialogs, Chosen)
    dialogs.place = tmp_path
    clinic.click("recall.csv")
    with (tmp_path / "recall-C8821C3.csv").open(newline="") as file:
        assert [row["mrn"] for row in csv.DictReader(file)] == ["0048 2917", "0051"]
    dialogs.printer = QPrinter()
    dialogs.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialogs.printer.setOutputFileName(str(tmp_path / "letters.pdf"))
    clinic.click("recall.print")
    clinic.settle()
    assert (tmp_path / "letters.pdf").read_bytes().startswith(b"%PDF")
    assert clinic.window.toast.words == "The letter list was sent to the printer."
    assert clinic.services.recall is not None
    assert page.presenter.found is not None
    (text,) = page_texts(clinic.services.recall.pdf(page.presenter.found))
    assert "Larson, Jacob" in text


def test_that_a_recalled_lot_is_refused_and_shown_and_can_be_allowed_again(clinic: Clinic):
    received(clinic)
    page = on_stock(clinic)
    page.table.opened.emit(f"{VIAL}/{LOT}")
    clinic.settle()
    clinic.click("lot.recall")
    clinic.click("recall.put")
    assert page.recall_page.reason._problem.startswith("A recall needs the lot and the reason.")
    clinic.type("recall.reason", "particles")
    clinic.click("recall.put")
    assert "On the clinic’s list of recalls: particles" in clinic.texts()
    clinic.click("recall.back")
    assert cells(clinic)[0][5] == "Recalled: particles"
    page.presenter.recall(f"{VIAL}/{LOT}")
    clinic.settle()
    clinic.click("recall.put")
    clinic.click("recall.back")
    assert cells(clinic)[0][5] == ""


def test_that_a_recall_of_nothing_says_so(clinic: Clinic):
    on_stock(clinic)
    clinic.click("stock.recall")
    clinic.click("recall.look_up")
    clinic.type("recall.lot", "X99\n")
    assert "0 patients in 0 visits. 0 still on the shelf." in clinic.texts()
    assert not clinic.sees("recall.table")
    assert not clinic.find("recall.print").isEnabled()


def test_that_every_input_of_the_pages_has_a_name(clinic: Clinic):
    received(clinic)
    page = on_stock(clinic)
    page.presenter.count()
    clinic.settle()
    assert list(unnamed_inputs(page)) == []


def test_that_who_may_not_look_for_patients_is_told_beside_the_button(clinic: Clinic):
    page = on_stock(clinic)
    clinic.click("stock.recall")
    page.recall_page.set_hindrance("Only a physician or a nurse may look.")
    assert not clinic.find("recall.look_up").isEnabled()
    assert "Only a physician or a nurse may look." in clinic.texts()
    asked: list[str] = []
    page.recall_page.asked.connect(lambda _product, lot: asked.append(lot))
    clinic.type("recall.lot", "X99\n")
    assert asked == []
    page.recall_page.set_hindrance("")
    clinic.click("recall.look_up")
    assert asked == ["X99"]


def test_that_a_message_of_the_recall_is_as_high_as_its_words(clinic: Clinic):
    page = on_stock(clinic)
    clinic.click("stock.recall")
    page.recall_page.notice.set_message(MessageContent(MessageKind.REFUSAL, "Nothing was changed.", "Switch the user."))
    clinic.settle()
    assert page.recall_page.notice.height() < 80


@pytest.mark.parametrize("role", Role)
def test_that_the_page_is_there_for_those_who_keep_the_stock(tmp_path: Path, qtbot: QtBot, light: theme.Theme, role: Role):
    practice = Practice(tmp_path)
    try:
        practice.open()
        practice.log_in(role)
        assert practice.sees("rail.stock") is (role is not Role.READ_ONLY)
        if role is Role.ADMINISTRATOR:
            practice.click("rail.stock")
            practice.click("stock.recall")
            assert not practice.find("recall.look_up").isEnabled()
            told = [text.text() for text in practice.window.findChildren(Text) if text.isVisible()]
            assert any("look at patients and visits" in one for one in told), told
    finally:
        practice.close()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2028-05-31", date(2028, 5, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("31 May 2028", date(2028, 5, 31)),
        ("2028-13", None),
        ("2028-02-30", None),
        ("31.5.28", None),
        ("", None),
        ("0000-01", None),
    ],
)
def test_that_an_expiry_is_read_as_printed_and_never_guessed(typed: str, day: date | None):
    assert expiry_from(typed) == day


def test_that_the_table_shows_the_whole_of_a_cell_as_tool_tip(clinic: Clinic):
    received(clinic)
    page = on_stock(clinic)
    index = page.table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "BOTOX 200 units"
    QApplication.processEvents()
