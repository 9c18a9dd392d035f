"""Products on the real screen: the usual ones by one press, all others by typing, bad lots in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from procedure_assistant.ui.visit.products_page import expiry_from

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


def opened(made) -> list[tuple[str, str]]:
    return [(one.opened.product, one.opened.lot) for one in made.screen.presenter.record.containers.values()]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2029-04", "2029-04-30"),
        ("2028-2", "2028-02-29"),
        (" 2029-04-15 ", "2029-04-15"),
        ("2029-13", None),
        ("04/2029", None),
        ("", None),
        ("2029-02-30", None),
    ],
)
def test_that_a_month_alone_means_its_last_day(text, day):
    found = expiry_from(text)
    assert (found.isoformat() if found else None) == day


def test_that_a_usual_product_is_opened_by_one_press_and_two_typed_words(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.botox_200")
    assert QApplication.focusWidget().objectName() == "products.lot"
    made.click("products.dilution.4")
    made.type_into("products.lot", "C8812C3", Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "products.expiry"
    made.type_into("products.expiry", "2029-04", Qt.Key.Key_Return)
    assert opened(made) == [("botox_200", "C8812C3")]
    assert made.screen.presenter.record.containers["c1"].volume.amount == 4
    assert [made.widget(name).text() for name in ("products.lot", "products.expiry")] == ["", ""]
    assert QApplication.focusWidget().objectName() == "products_page"


def test_that_space_after_opening_presses_no_button(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.lidocaine_2_2ml")
    made.type_into("products.lot", "KP4410", Qt.Key.Key_Return)
    made.type_into("products.expiry", "2029-04", Qt.Key.Key_Return)
    made.key(Qt.Key.Key_Space)
    assert opened(made) == [("lidocaine_2_2ml", "KP4410")]


def test_that_a_part_of_the_name_finds_a_product(hands):
    made = hands()
    made.go_to("products")
    search = made.screen.products.product.lineEdit()
    made.activate()
    QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    QTest.keyClicks(search, "triam")
    popup = made.screen.products.product.completer().popup()
    found = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert found == ["Triamcinolone acetonide 40 mg/mL, 1 mL   ·   steroid", "Triamcinolone acetonide 40 mg/mL, 5 mL   ·   steroid"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    made.type_into("products.lot", "T1", Qt.Key.Key_Return)
    made.type_into("products.expiry", "2029-04", Qt.Key.Key_Return)
    assert opened(made) == [("triamcinolone_40_1ml", "T1")]


def test_that_a_product_is_picked_from_the_whole_list(hands):
    made = hands()
    made.go_to("products")
    box = made.screen.products.product
    made.pick("products.product", "methylprednisolone_40_1ml")
    assert box.lineEdit().text() == "Methylprednisolone acetate 40 mg/mL, 1 mL   ·   steroid"
    assert made.widget("products.open").isEnabled()


def test_that_words_that_name_no_product_are_not_left_standing(hands):
    made = hands()
    made.go_to("products")
    search = made.screen.products.product.lineEdit()
    assert isinstance(search, QLineEdit)
    made.activate()
    QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    QTest.keyClicks(search, "xylo")
    made.screen.products.product.completer().popup().hide()
    QTest.keyClick(search, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert (search.text(), made.widget("products.open").isEnabled()) == ("", False)


def test_that_a_wrong_expiry_and_a_missing_lot_are_said_at_their_fields(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.lidocaine_2_2ml")
    made.type_into("products.expiry", "april", Qt.Key.Key_Return)
    described = [made.widget(name).accessibleDescription() for name in ("products.lot", "products.expiry")]
    assert described == [
        "Scan or type the lot.. As printed on the vial",
        "Type it as 2029-04-30, or 2029-04 for the end of April.. As printed, 2029-04-30; a month alone means its last day",
    ]
    assert opened(made) == []


def test_that_an_expired_lot_keeps_what_was_typed(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.lidocaine_2_2ml")
    made.type_into("products.lot", "OLD1")
    made.type_into("products.expiry", "2026-10", Qt.Key.Key_Return)
    assert made.notices == ["lidocaine 2 %, 2 mL, lot OLD1, expired on 31 Oct 2026. Nothing was charted."]
    assert [made.widget(name).text() for name in ("products.lot", "products.expiry")] == ["OLD1", "2026-10"]


def test_that_another_product_starts_with_no_volume_chosen(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.botox_200")
    made.click("products.dilution.4")
    made.click("products.usual.botox_100")
    assert made.screen.products.dilution.current_id() == ""
    made.click("products.usual.lidocaine_2_2ml")
    assert not made.screen.products.dilution.isVisible()


def test_that_a_vial_not_dissolved_is_dissolved_in_its_card(hands):
    made = hands()
    made.go_to("products")
    made.click("products.usual.botox_200")
    made.type_into("products.lot", "C1", Qt.Key.Key_Return)
    made.type_into("products.expiry", "2029-04", Qt.Key.Key_Return)
    made.click("products.c1.dissolve.4")
    assert made.screen.presenter.record.containers["c1"].volume.amount == 4
    made.click("products.c1.take_back")
    assert opened(made) == []


def test_that_a_signed_visit_shows_what_was_open_and_no_form(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("products")
    assert not made.screen.products._form.isVisible()
    assert [one.label for one in made.screen.products._opened] == ["BOTOX 200 units", "Lidocaine 2 %, 2 mL", "Bupivacaine 0.5 %, 10 mL"]


def test_that_a_lot_of_a_signed_visit_is_amended_at_its_card_for_a_reason(hands):
    made = hands("prepare", "inject", "finish", "sign")
    (container, *_) = made.screen.presenter.record.containers
    signed = made.screen.presenter.record.containers[container].opened
    made.screen.presenter.amend()
    made.go_to("products")
    assert not made.screen.products._form.isVisible()  # nothing is opened afterwards
    made.click(f"products.{container}.correct")
    made.type_into(f"products.{container}.lot", "C9999Z1")
    made.click(f"products.{container}.go")
    assert opened(made)[0] == (signed.product, signed.lot)  # nothing before the reason is given
    made.type_into("reason.reason", "Box misread", Qt.Key.Key_Return)
    assert opened(made)[0] == (signed.product, "C9999Z1")
    event = made.screen.presenter.record.amendments[-1].event
    assert (signed.lot in event.was, "C9999Z1" in event.now, event.reason) == (True, True, "Box misread")
