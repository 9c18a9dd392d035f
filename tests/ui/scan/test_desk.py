"""A scan in the real window: what it charts, what it says, and where nothing is taken. Every scan comes by keys, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.app import practice_room
from procedure_assistant.domain.commands import products
from procedure_assistant.domain.ndc import check_digit
from procedure_assistant.services.people import Role
from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.scan.learn import LearnCode
from procedure_assistant.ui.widgets.toast import Toast
from tests.exchange.test_barcode_pictures import picture, png, zxing
from tests.exchange.test_pack_codes import BOTOX_100, BOTOX_200, GS, RELABELLED, with_check
from tests.ui.access.practice import Practice
from tests.ui.clinic import BOTH, BOTOX, Clinic
from tests.ui.scan.scanner import Scanner

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints", "does not support grabbing the keyboard")

CODE = f"01{BOTOX_200}1727043010C7654{GS}21SN0001"
KIT = with_check("+A99912345/$$3270430KIT7")
Scan = Callable[..., None]


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "procedures.db")
    yield made
    made.close()


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


def scan_into(made: Clinic, qtbot: QtBot, *codes: str, **how: object) -> None:
    """Scans at the window opened last, and waits until they were taken."""
    scanner = Scanner(made.window, at=100_000 + scan_into.count * 100_000)  # type: ignore[attr-defined]
    scan_into.count += 1  # type: ignore[attr-defined]
    for code in codes:
        scanner.scan(code, **how)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: not made.window.scans.wedge.is_holding, timeout=30_000)
        made.settle()


scan_into.count = 0  # type: ignore[attr-defined]


@pytest.fixture
def scan(clinic: Clinic, qtbot: QtBot) -> Scan:
    return lambda *codes, **how: scan_into(clinic, qtbot, *codes, **how)


def in_visit(clinic: Clinic, *protocols: str):
    window = clinic.open()
    visit = clinic.begin(clinic.patient(), protocols or BOTH)
    window.open_visit(visit)
    clinic.settle()
    return window.visit_screen


def opened(screen) -> list[tuple[str, str, date, str]]:
    found = (one.opened for one in screen.presenter.record.containers.values())
    return [(one.product, one.lot, one.expiry, one.serial) for one in found]


def toasts(clinic: Clinic) -> list[str]:
    return [one.words for one in clinic.window.findChildren(Toast) if one.isVisible()]


ONE = [("botox_200", "C7654", date(2027, 4, 30), "SN0001")]


# -- in a visit --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["identity", "products", "map", "block", "waste", "sign"])
def test_that_one_scan_opens_the_vial_from_every_page_of_a_visit(clinic, scan, section):
    screen = in_visit(clinic)
    screen.presenter.go_to(section)
    clinic.settle()
    scan(CODE)
    assert opened(screen) == ONE
    assert toasts(clinic) == ["Scanned: BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN0001"]
    assert clinic.messages() == []


def test_that_one_undo_takes_the_scan_back_and_redo_brings_it_again(clinic, scan):
    screen = in_visit(clinic)
    scan(CODE)
    before = screen.presenter.record.seq
    clinic.click("toast.action")
    assert opened(screen) == []
    screen.presenter.redo()
    assert opened(screen) == ONE
    assert screen.presenter.record.seq == before + 2


def test_that_the_undo_of_a_toast_takes_back_nothing_else(clinic, scan):
    screen = in_visit(clinic)
    screen.presenter.go_to("products")
    scan(CODE)
    screen.presenter.dissolve("c1", "4", "saline")
    clinic.click("toast.action")
    assert opened(screen) == ONE
    assert screen.presenter.record.containers["c1"].volume.amount == 4


def test_that_a_scan_is_not_typed_into_the_lot_that_has_the_cursor(clinic, scan):
    screen = in_visit(clinic)
    screen.presenter.go_to("products")
    clinic.click("products.usual.botox_100")
    assert QApplication.focusWidget().objectName() == "products.lot"
    scan(CODE)
    assert opened(screen) == ONE
    assert screen.products.lot.edit.text() == ""


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (f"01{BOTOX_200}1725043010C7654", "BOTOX 200 units, lot C7654, expired on 30 Apr 2025. Nothing was charted."),
        (f"01{BOTOX_200}1727043010RECALLED1", "BOTOX 200 units, lot RECALLED1, was recalled on 23 Nov 2026: letter. Nothing was charted."),
        (CODE, "BOTOX 200 units with the serial number SN0001 is open in this visit already. Nothing was charted."),
        (f"01{BOTOX_200}17", "The code was read only in part. Nothing was charted."),
        ("01003002339210261727043010C7654", "The check digit of 00300233921026 is wrong, so a digit was misread. Nothing was charted."),
        (f"01{BOTOX_200}17270431" + "10C7654", "The code names a day that does not exist: 270431. Nothing was charted."),
        (
            f"01{BOTOX_200}10C765417270430",
            "The scanner leaves out the separators, so that the lot would read “C765417270430”. Nothing was charted.",
        ),
        (f"01{BOTOX_200}1727043010A1\r01{BOTOX_100}1727043010B2", "Two codes were read at once. Nothing was charted."),
        ("HTTPS://EXAMPLE.ORG/42", "This is not the code of a package. Nothing was charted."),
        (f"01{BOTOX_200}\x06\x13\x1017270430", "This is not the code of a package. Nothing was charted."),
    ],
)  # fmt: skip
def test_that_what_may_not_be_used_is_refused_in_words(clinic, scan, code, message):
    screen = in_visit(clinic)
    scan(CODE)
    clinic.services.scanning.recall("botox_200", "RECALLED1", "letter")
    before = screen.presenter.record.seq
    scan(code)
    assert clinic.messages() == [message]
    assert (opened(screen), screen.presenter.record.seq, toasts(clinic)) == (ONE, before, [])


def test_that_half_a_scan_and_a_hand_on_the_keyboard_are_told(clinic, scan):
    screen = in_visit(clinic)
    scan(CODE[:25], end="")
    assert clinic.messages() == ["The scan stopped before its end, so a part of the code may be missing. Nothing was charted."]
    clinic.window.scans.wedge.broken.emit(True)
    assert clinic.messages() == ["Something was typed during the scan, so the code cannot be trusted. Nothing was charted."]
    assert opened(screen) == []


def test_that_a_code_without_lot_and_expiry_fills_the_form(clinic, scan):
    screen = in_visit(clinic)
    scan(BOTOX_200)
    assert clinic.messages() == ["BOTOX 200 units: the code does not say lot and expiry. Nothing was charted."]
    assert QApplication.focusWidget().objectName() == "products.lot"
    QTest.keyClicks(QApplication.focusWidget(), "C1\r")
    QTest.keyClicks(QApplication.focusWidget(), "2027-04\r")
    assert opened(screen) == [("botox_200", "C1", date(2027, 4, 30), "")]


def test_that_a_code_with_its_lot_alone_asks_for_the_expiry(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{BOTOX_200}10C7654")
    assert (screen.products.lot.edit.text(), QApplication.focusWidget().objectName()) == ("C7654", "products.expiry")
    assert opened(screen) == []


def test_that_a_closed_record_takes_no_scan(clinic, scan):
    window = clinic.open()
    window.open_visit(clinic.services.visits.resume(clinic.sign(clinic.patient()).id))
    clinic.settle()
    before = len(window.visit_screen.presenter.record.entries)
    scan(CODE)
    assert len(window.visit_screen.presenter.record.entries) == before
    assert "The record is signed and closed. Nothing was charted." in clinic.messages()


# -- learning ----------------------------------------------------------------------------------------------------------


def test_that_an_unknown_code_is_asked_about_once(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{RELABELLED}1727043010A1")
    asking = screen.scans.asking
    assert isinstance(asking, LearnCode)
    assert not list(unnamed_inputs(asking))
    clinic.click("learn.keep")
    assert asking.problem.text() == "Choose the product first."
    asking.choose("botox_100")
    clinic.click("learn.keep")
    assert asking.problem.text() == "Choose the NDC as it is printed, with its hyphens."
    clinic.click("learn.ndc.85766-155-01")
    clinic.click("learn.keep")
    assert [one[:2] for one in opened(screen)] == [("botox_100", "A1")]
    scan(f"01{RELABELLED}1727043010A2")
    assert [one[:2] for one in opened(screen)] == [("botox_100", "A1"), ("botox_100", "A2")]
    assert screen.scans.asking is None
    # The package of a relabeller has its own NDC; the one of the formulary would be a wrong one on the record.
    assert {one.opened.ndc for one in screen.presenter.record.containers.values()} == {"85766-155-01"}


def test_that_escape_leaves_the_question_and_nothing_is_kept(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{RELABELLED}1727043010A1")
    QTest.keyClick(screen.scans.asking, Qt.Key.Key_Escape)
    assert screen.scans.asking is None
    assert (opened(screen), clinic.services.scanning.learned()) == ([], ())


def test_that_another_scan_waits_for_the_answer(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{RELABELLED}1727043010A1")
    asking = screen.scans.asking
    scan(CODE)
    assert screen.scans.asking is asking
    assert asking.problem.text() == "Another package was scanned. Answer this question first, then scan it again."
    assert opened(screen) == []


def test_that_tab_stays_on_the_question(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{RELABELLED}1727043010A1")
    asking, met = screen.scans.asking, set()
    for _ in range(12):
        clinic.key(Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget().objectName())
        assert asking.isAncestorOf(QApplication.focusWidget())
    assert {"learn.product", "learn.keep", "learn.cancel"} <= met


def test_that_the_likely_product_is_proposed(clinic, scan):
    screen = in_visit(clinic)
    scan("0100300233921500"[:15] + check_digit("0030023392150") + "1727043010A1")
    clinic.click("learn.likely.botox_200")
    clinic.click("learn.ndc.0023-3921-50")
    clinic.click("learn.keep")
    assert [one[:2] for one in opened(screen)] == [("botox_200", "A1")]


# -- kits --------------------------------------------------------------------------------------------------------------


def test_that_the_code_of_a_kit_fills_the_passport(clinic, scan):
    screen = in_visit(clinic, "prp_occipital")
    scan(KIT)
    assert screen.scans.asking.which.current_id() == "kit"
    clinic.type("learn.maker", "Arden")
    clinic.type("learn.model", "PRP-10")
    clinic.click("learn.keep")
    (product,) = screen.presenter.record.regenerative.biologics.values()
    told = {name: value for name, value in product.values.items() if name.startswith("kit_")}
    assert told == {
        "kit_udi": (KIT,), "kit_lot": ("KIT7",), "kit_expiry": ("2027-04-30",), "kit_maker": ("Arden",), "kit_model": ("PRP-10",),
    }  # fmt: skip
    screen.presenter.undo()
    (product,) = screen.presenter.record.regenerative.biologics.values()
    assert not any(name.startswith("kit_") for name in product.values)


def test_that_nobody_is_asked_about_a_package_that_has_expired(clinic, scan):
    screen = in_visit(clinic)
    scan(f"01{RELABELLED}1725043010A1")
    assert clinic.messages() == ["Package 00385766155011, lot A1, expired on 30 Apr 2025. Nothing was charted."]
    assert screen.scans.asking is None


def test_that_the_serial_is_on_the_paper(clinic, scan):
    screen = in_visit(clinic)
    scan(CODE)
    assert "Serial SN0001." in clinic.services.records.text(screen.visit)


def test_that_an_expired_kit_is_refused(clinic, scan):
    screen = in_visit(clinic, "prp_occipital")
    old = with_check("+A99912345/$$3250430KIT7")
    clinic.services.scanning.name_kit(clinic.services.scanning.read(old).code, "Arden", "PRP-10")
    scan(old)
    assert clinic.messages() == ["Arden PRP-10, lot KIT7, expired on 30 Apr 2025. Nothing was charted."]
    assert screen.presenter.record.regenerative.biologics == {}


def test_that_a_kit_in_a_visit_without_one_is_refused(clinic, scan):
    in_visit(clinic, *BOTOX)
    clinic.services.scanning.name_kit(clinic.services.scanning.read(KIT).code, "Arden", "PRP-10")
    scan(KIT)
    assert clinic.messages() == ["This visit has no product that is made with a kit. Nothing was charted."]


# -- elsewhere ---------------------------------------------------------------------------------------------------------


def test_that_a_scan_outside_a_visit_says_what_it_is(clinic, scan):
    clinic.open()
    scan(CODE)
    assert toasts(clinic) == ["BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN0001. Open the visit it is for and scan it there."]
    scan(f"01{BOTOX_200}1725043010C7654")
    assert clinic.messages() == ["BOTOX 200 units, lot C7654, expired on 30 Apr 2025. Nothing was charted."]
    assert toasts(clinic) == []
    scan("01003002339210261727043010C7654")
    assert clinic.messages() == ["The check digit of 00300233921026 is wrong, so a digit was misread."]


def test_that_an_unknown_code_outside_a_visit_can_be_named(clinic, scan):
    clinic.open()
    scan(f"01{RELABELLED}1727043010A1")
    assert clinic.messages() == ["Nobody has said yet what package 00385766155011 is"]
    clinic.click("problem.0.action")
    (asking,) = clinic.window.findChildren(LearnCode)
    asking.choose("botox_100")
    clinic.click("learn.ndc.85766-155-01")
    clinic.click("learn.keep")
    assert toasts(clinic) == ["BOTOX 100 units, lot A1, expires 30 Apr 2027. Open the visit it is for and scan it there."]


def test_that_a_page_in_sight_takes_the_scan_first(clinic, scan):
    screen = in_visit(clinic)
    taken = []
    clinic.window.scans.takers.append(lambda scanned: bool(taken.append(scanned.product)) or True)
    scan(CODE)
    assert (taken, opened(screen)) == (["botox_200"], [])


def test_that_what_else_can_be_done_is_offered(clinic, scan):
    clinic.open()
    done = []
    clinic.window.scans.offers.append(lambda scanned: ("Receive", lambda: done.append(scanned.lot)))
    scan(CODE)
    clinic.click("toast.action")
    assert done == ["C7654"]


def test_that_a_scan_during_a_dialog_is_told_and_not_taken(clinic, scan, qtbot):
    screen = in_visit(clinic)
    dialog = QDialog(clinic.window)
    field = QLineEdit(dialog)
    dialog.setModal(True)
    dialog.show()
    field.setFocus()
    QApplication.processEvents()
    scanner = Scanner(dialog, at=50_000_000)
    clinic.window.scans.wedge._watch()
    scanner.scan(CODE)
    qtbot.waitUntil(lambda: not clinic.window.scans.wedge.is_holding, timeout=30_000)
    assert (field.text(), opened(screen)) == ("", [])
    assert clinic.messages() == ["A package was scanned while a question is open"]
    dialog.close()
    dialog.deleteLater()


def test_that_a_scan_before_the_lock_screen_is_told_and_not_typed(practice, qtbot):
    practice.open()
    practice.type("lock.login", "bela")
    password = practice.find("lock.password")
    password.setFocus()
    scan_into(practice, qtbot, CODE)
    assert practice.messages() == ["A package was scanned while the program is locked"]
    assert password.text() == ""
    practice.log_in(Role.PHYSICIAN)
    assert practice.sees("rail.today")


def test_that_whoever_may_only_look_charts_and_teaches_nothing(practice, qtbot):
    visit = practice.begin(practice.patient(), BOTOX)
    practice.open()
    practice.log_in(Role.READ_ONLY)
    practice.window.open_visit(practice.window.services.visits.resume(visit.id))
    practice.settle()
    screen = practice.window.visit_screen
    for code in (CODE, f"01{RELABELLED}1727043010A1"):
        scan_into(practice, qtbot, code)
        assert "Nothing was charted." in practice.messages()
    assert (opened(screen), screen.scans.asking) == ([], None)


def test_that_a_question_about_a_code_does_not_outlive_the_lock(practice, qtbot):
    visit = practice.begin(practice.patient(), BOTOX)
    practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.window.open_visit(practice.window.services.visits.resume(visit.id))
    practice.settle()
    scan_into(practice, qtbot, f"01{RELABELLED}1727043010A1")
    screen = practice.window.visit_screen
    assert screen.scans.asking is not None
    practice.window._keeper.lock()
    assert screen.scans.asking is None


def test_that_scanning_can_be_practised_and_real_lists_stay_as_they_are(clinic, scan):
    window = clinic.open()
    window.make_practice = lambda: practice_room(clinic.clock)
    window.practise()
    clinic.settle()
    screen = window.practice.screen.visit
    scan(CODE)
    assert opened(screen) == ONE
    assert toasts(clinic) == ["Scanned: BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN0001"]
    scan(f"01{RELABELLED}1727043010A1")
    screen.scans.asking.choose("botox_100")
    clinic.click("learn.ndc.85766-155-01")
    clinic.click("learn.keep")
    assert len(opened(screen)) == 2
    assert clinic.services.scanning.learned() == ()


def test_that_a_scan_with_gloves_on_is_told_where_it_is_seen(clinic, scan):
    screen = in_visit(clinic)
    screen.presenter.go_to("map")
    screen.presenter.switch_gloves(on=True)
    clinic.settle()
    scan(CODE)
    assert opened(screen) == ONE
    assert toasts(clinic) == ["Scanned: BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN0001"]
    scan(f"01{BOTOX_200}1725043010C7654")
    assert opened(screen) == ONE
    said = clinic.find("gloves.message").accessibleName()
    assert said.startswith("BOTOX 200 units, lot C7654, expired on 30 Apr 2025. Nothing was charted.")


# -- pictures ----------------------------------------------------------------------------------------------------------


def photographed(text: str) -> bytes:
    return png(picture(text, zxing.BarcodeFormat.DataMatrix, gs1=True).rotate(17, expand=True, fillcolor=255))


SHOWN = f"(01){BOTOX_200}(17)270430(10)C7654(21)SN0001"


def test_that_a_picture_is_scanned_from_a_file(clinic, tmp_path):
    screen = in_visit(clinic)
    screen.presenter.go_to("products")
    file = tmp_path / "code.png"
    file.write_bytes(photographed(SHOWN))
    screen.scans.look_through(file.read_bytes())
    assert not clinic.find("scan.picture").isEnabled()
    clinic.settle()
    assert opened(screen) == ONE
    assert clinic.find("scan.picture").isEnabled()


def test_that_a_picture_is_scanned_from_the_clipboard(clinic):
    screen = in_visit(clinic)
    screen.presenter.go_to("products")
    clinic.settle()
    QGuiApplication.clipboard().setImage(QImage.fromData(photographed(SHOWN)))
    clinic.click("scan.paste")
    assert opened(screen) == ONE
    QGuiApplication.clipboard().clear()
    clinic.click("scan.paste")
    assert clinic.messages() == ["There is no picture on the clipboard. Nothing was charted."]


def test_that_two_packages_in_a_picture_open_none(clinic):
    from PIL import Image

    screen = in_visit(clinic)
    one, other = (picture(f"01{BOTOX_200}1727043010{lot}", zxing.BarcodeFormat.DataMatrix) for lot in ("A1", "B2"))
    both = Image.new("L", (one.width + other.width, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    screen.scans.look_through(png(both))
    clinic.settle()
    assert clinic.messages() == ["The picture shows 2 packages. Nothing was charted."]
    assert opened(screen) == []


def test_that_a_serial_that_was_typed_before_stands_in_the_record(clinic, scan):
    screen = in_visit(clinic)
    screen.visit.do(products.open_product, "botox_200", "C7654", date(2027, 4, 30), "SN0001")
    scan(CODE)
    assert opened(screen) == ONE
