"""The kinds of visit to start: sorted under four headings, combinations one press away, reached by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.protocols.catalogue import load_catalogue
from procedure_assistant.resources import resource
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.patients.offers import start_offers
from procedure_assistant.ui.patients.start_visit import StartVisit

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


@pytest.fixture(scope="module")
def offers():
    return start_offers(load_catalogue(resource()).offers())


@pytest.fixture
def choice(show, offers):
    made = StartVisit()
    made.set_offers(offers)
    show(made, width=300)
    return made


def seen(choice) -> list[str]:
    return [name for name, one in choice.buttons.items() if one.isVisible()]


def test_that_every_visit_stands_under_its_heading(offers):
    assert {group: [one.words for one in offers if one.group == group] for group in dict.fromkeys(one.group for one in offers)} == {
        "Botulinum toxin": ["For chronic migraine"],
        "Nerve block": ["GON block", "GON block, ultrasound"],
        "Regenerative": ["PRP", "Cells", "Exosomes"],
        "Combined": [
            "Botulinum toxin + GON block", "Botulinum toxin + GON block, ultrasound", "PRP + GON block", "Botulinum toxin + PRP",
            "Cells + GON block", "Botulinum toxin + Cells", "Exosomes + GON block", "Botulinum toxin + Exosomes",
        ],
    }  # fmt: skip


def test_that_seven_visits_are_in_sight_and_the_rest_one_press_away(choice, offers):
    assert seen(choice) == ["preempt_botox", "gon_block", "gon_block_ultrasound", "prp_occipital", "msc_occipital", "exosome_occipital",
                            "preempt_botox+gon_block"]  # fmt: skip
    more = choice.findChild(type(choice.buttons["gon_block"]), "patients.start.more.combined")
    assert more.accessibleName() == "7 more: Combined"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert seen(choice) == [one.id for one in offers]
    assert not more.isVisible()


def test_that_the_keyboard_goes_on_with_what_appeared(choice):
    more = choice.findChild(type(choice.buttons["gon_block"]), "patients.start.more.combined")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is choice.buttons["preempt_botox+gon_block_ultrasound"]


def test_that_a_press_asks_for_that_visit(choice, qtbot):
    with qtbot.waitSignal(choice.requested, timeout=1000) as asked:
        QTest.mouseClick(choice.buttons["prp_occipital"], Qt.MouseButton.LeftButton)
    assert asked.args == ["prp_occipital"]


def test_that_no_button_is_cut_and_each_has_its_name(choice):
    QApplication.processEvents()
    for one in choice.buttons.values():
        if one.isVisible():
            assert one.width() >= one.sizeHint().width()
    assert list(unnamed_inputs(choice)) == []
