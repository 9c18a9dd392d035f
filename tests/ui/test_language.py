"""The language of the screen: shown, switched and written by locale; what is stored and typed stays as it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import recalled, say
from procedure_assistant.ui import language
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.recall import Patterns
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import Choice, Segmented
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.painting import text_width
from procedure_assistant.ui.widgets.surfaces import Text
from tests.ui.everywhere.pseudo import PseudoTranslator, told

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def catalogue() -> PseudoTranslator:
    return PseudoTranslator()


def test_that_everything_a_widget_says_changes_with_the_language(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    whole = QWidget()
    qtbot.addWidget(whole)
    label = Text(say("Consent is missing."))
    press = button(say("Give"), object_name="give", spoken=say("Give the next site"))
    press.setToolTip(say("Space gives it"))
    line = QLineEdit()
    put(line.setPlaceholderText, say("Type a reason"))
    action = QAction(whole)
    put(action.setText, say("Lock now"))
    whole.addAction(action)
    language.apply(qapp, "es", catalogue=catalogue)
    seen = (label.text(), press.text(), press.accessibleName(), press.toolTip(), line.placeholderText(), action.text())
    english = ("Consent is missing.", "Give", "Give the next site", "Space gives it", "Type a reason", "Lock now")
    assert seen == tuple(told(one) for one in english)
    language.apply(qapp, "en")
    assert (label.text(), press.text(), press.accessibleName(), press.toolTip(), line.placeholderText(), action.text()) == english


def test_that_what_a_person_typed_or_a_chart_says_is_shown_as_it_is(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    label = Text("Consent")
    qtbot.addWidget(label)
    language.apply(qapp, "es", catalogue=catalogue)
    assert label.text() == "Consent"
    label.setText("Give")
    assert label.text() == "Give"


def test_that_a_text_said_later_does_not_come_back_with_the_next_language(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    label = Text(say("Consent is missing."))
    qtbot.addWidget(label)
    label.setText("MRN 7")
    language.apply(qapp, "es", catalogue=catalogue)
    assert label.text() == "MRN 7"


def test_that_emphasised_parts_are_told_anew(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    label = Text()
    qtbot.addWidget(label)
    label.set_parts((say("ends at "), False), ("150 <units>", True))
    language.apply(qapp, "es", catalogue=catalogue)
    assert label.accessibleName() == told("ends at ") + "150 <units>"
    assert "150 &lt;units&gt;" in label.text()


def test_that_a_half_typed_field_keeps_its_text_and_its_place(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    box = FieldBox("lot", say("Lot"), help_text=say("As printed on the vial"))
    qtbot.addWidget(box)
    box.show()
    box.edit.setFocus()
    qtbot.keyClicks(box.edit, "KP44")
    box.edit.setCursorPosition(2)
    language.apply(qapp, "es", catalogue=catalogue)
    assert (box.edit.text(), box.edit.cursorPosition(), box.edit.isModified()) == ("KP44", 2, True)
    assert box.edit.accessibleName() == told("Lot")


def test_that_a_list_to_choose_from_keeps_its_choice(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    chosen = DropList()
    qtbot.addWidget(chosen)
    chosen.addItem(say("Left"), "left")
    chosen.addItem(say("Right"), "right")
    chosen.addItem("BOTOX", "botox")
    chosen.setCurrentIndex(1)
    language.apply(qapp, "es", catalogue=catalogue)
    assert [chosen.itemText(place) for place in range(3)] == [told("Left"), told("Right"), "BOTOX"]
    assert chosen.currentData() == "right"
    chosen.clear()
    chosen.addItem(say("Both"), "both")
    language.apply(qapp, "en")
    assert chosen.itemText(0) == "Both"


def test_that_painted_words_take_the_room_of_their_language(qapp: QApplication, qtbot: QtBot, catalogue: PseudoTranslator):
    row = Segmented("side", say("Side"))
    qtbot.addWidget(row)
    row.set_choices([Choice("left", say("Left"))])
    before = row.option("left").sizeHint().width()
    language.apply(qapp, "es", catalogue=catalogue)
    assert text_width(row.font(), say("Left")) == text_width(row.font(), told("Left"))
    assert row.option("left").sizeHint().width() > before


@pytest.mark.parametrize(
    ("country", "amount", "large", "day"),
    [
        (QLocale.Country.UnitedStates, "2.5", "1,000.5", "14 feb 1981"),
        (QLocale.Country.Mexico, "2.5", "1,000.5", "14 feb 1981"),
        (QLocale.Country.Spain, "2,5", "1\N{NARROW NO-BREAK SPACE}000,5", "14 feb 1981"),
    ],
)
def test_that_numbers_and_days_follow_the_country(country: QLocale.Country, amount: str, large: str, day: str):
    tongue = language.Tongue(QLocale(QLocale.Language.Spanish, country))
    assert tongue.number("2.5") == amount
    assert tongue.number("1,000.5") == large
    assert tongue.day(date(1981, 2, 14)) == day


def test_that_english_looks_nothing_up():
    text = say("Give {n}", n=wording.number(Decimal("2.5")))
    assert tr(text) is text


def test_that_a_stored_text_of_ours_is_recognised_and_any_other_left_alone(qapp: QApplication, catalogue: PseudoTranslator):
    patterns = Patterns(["{given} of {planned} units", "held {told}", "{a} {b}", "Locked"])
    language.apply(qapp, "es", catalogue=catalogue)
    tongue = language.tongue()
    assert tongue is not None
    assert patterns.told("40 of 155 units", tongue) == told("{given} of {planned} units").format(given="40", planned="155")
    assert patterns.told("K. Osei came by", tongue) == "K. Osei came by"
    assert recalled("Locked") == "Locked"
    assert tr(recalled("1,000.5")) == "1,000.5"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("117.5 of 155 units, 23 of 31 sites, GON left", "117.5 de 155 unidades, 23 de 31 sitios, NOM izquierdo"),
        ("GON both sides", "NOM ambos lados"),
        ("117.5 of 155 units, 23 of 31 sites, GON left side", "117.5 de 155 unidades, 23 de 31 sitios, NOM lado izquierdo"),
        ("165 units, 31 sites, pain 7 to 2", "165 unidades, 31 sitios, dolor de 7 a 2"),
        ("void: Wrong patient, left early", "anulado: Wrong patient, left early"),
        ("visit of 3 Nov 2026, patient with MRN 0048 2917", "visita del 3 nov 2026, paciente con n.º de historia 0048 2917"),
        ("Botulinum toxin + GON block", "Toxina botulínica + bloqueo NOM"),
        ("Neck stiff, left", "Neck stiff, left"),
        ("K. Osei came by, and left", "K. Osei came by, and left"),
        ("31 Feb 2026", "31 Feb 2026"),
    ],
)
def test_that_a_line_of_the_worklist_is_shown_in_spanish_and_what_a_person_wrote_is_not(qapp: QApplication, stored: str, shown: str):
    language.set_current(qapp, "es")
    assert tr(recalled(stored)) == shown


@pytest.mark.parametrize("name", ["en", "es"])
def test_that_a_language_chosen_before_anybody_is_in_is_kept_for_the_next_start(qtbot: QtBot, name: str):
    from procedure_assistant.ui.access.language_choice import LanguageChoice

    choice = LanguageChoice("lock.door.language")
    qtbot.addWidget(choice)
    choice.show()
    choice.option("es").click()
    choice.option(name).click()
    assert read_appearance().language == name
    assert language.current() == name
    assert choice.current_id() == name


def test_that_a_language_of_another_version_counts_as_not_chosen():
    assert language.language_of("tlh") == language.system_language()
    assert language.language_of("es") == "es"
