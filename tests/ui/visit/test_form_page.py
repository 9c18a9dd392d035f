"""A section as a form on the real screen: answers by mouse and keys, follow-up questions, what is only read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.ui.visit.content import Question
from procedure_assistant.ui.visit.form_page import QuestionRow
from procedure_assistant.ui.widgets.choices import ChoiceRow

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


def value(made, step: str) -> str:
    return made.screen.presenter.record.value(step)


def test_that_a_press_answers_and_says_who(hands, clock):
    made = hands()
    made.go_to("safety")
    made.choose("skull_defect", "no")
    at = clock.local(clock.now())
    row = made.screen.form.row("skull_defect")
    assert (value(made, "skull_defect"), row.input.current_id(), row._said.text()) == ("no", "no", f"{at:%H:%M} Ruth Ellery")


def test_that_arrows_walk_the_answers_and_space_takes_one(hands):
    made = hands()
    made.go_to("safety")
    row = made.screen.form.row("skull_defect").input
    row.option("no").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.option("no"), Qt.Key.Key_Right)
    assert value(made, "skull_defect") == ""
    QTest.keyClick(row.option("yes"), Qt.Key.Key_Space)
    assert value(made, "skull_defect") == "yes"


def test_that_a_follow_up_question_stands_at_its_place_for_eye_and_tab(hands):
    made = hands()
    made.go_to("history")
    made.choose("last_toxin", "yes")
    form = made.screen.form
    assert form.row("last_toxin").y() < form.row("last_toxin_date").y() < form.row("last_toxin_product").y()
    form.row("last_toxin").input.option("yes").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "field.last_toxin_date"


def test_that_a_follow_up_question_keeps_what_is_being_typed_elsewhere(hands):
    made = hands()
    made.go_to("indication")
    made.type_into("field.block_indication_note", "tender nerve")
    before = made.screen.form.row("block_indication_note")
    made.choose("earlier_treatment", "earlier")
    assert made.screen.form.row("block_indication_note") is before
    assert made.screen.form.row("earlier_effect").isVisible()


def test_that_a_long_list_is_opened_and_walked_by_keys(hands):
    made = hands()
    made.go_to("indication")
    box = made.widget("field.diagnosis", QComboBox)
    made.pick("field.diagnosis", "g43_719")
    step = made.screen.presenter.record.protocol.step("diagnosis")
    assert (value(made, "diagnosis"), box.currentText()) == ("g43_719", step.choice("g43_719").label)


def test_that_a_stop_stands_beside_its_question_with_its_way_on(hands):
    made = hands("prepare")
    made.go_to("safety")
    made.choose("skull_defect", "yes")
    made.click("notice.skull_defect.0.action")
    assert made.screen.reason.isVisible()
    made.type_into("reason.reason", "Defect is frontal", Qt.Key.Key_Return)
    assert made.screen.presenter.record.overrides["skull_defect_yes"].reason == "Defect is frontal"
    assert made.screen.form.row("skull_defect").isVisible()


def test_that_the_next_open_question_is_scrolled_to_and_ready_to_type(hands):
    made = hands(size=(1280, 800))
    made.go_to("indication")
    for step, answer in (("diagnosis", "g43_719"), ("earlier_treatment", "first")):
        made.choose(step, answer)
    made.primary()
    assert QApplication.focusWidget().objectName() == "field.headache_days"


def test_that_a_row_of_answers_that_is_led_to_is_not_answered_by_space(hands):
    made = hands()
    made.go_to("consent")
    made.key(Qt.Key.Key_Space)  # every quick answer
    made.key(Qt.Key.Key_Space)  # shows the side that is still open
    made.key(Qt.Key.Key_Space)
    assert value(made, "consent_side") == ""


@pytest.mark.parametrize("section", ["identity", "indication", "safety", "weight"])
def test_that_a_signed_form_takes_nothing(hands, section):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to(section)
    before = made.screen.presenter.record
    for row in made.screen.form._rows.values():
        if isinstance(row.input, ChoiceRow | QComboBox):
            assert not row.input.isEnabled()
        else:
            assert row.input.edit.isReadOnly()
            QTest.mouseClick(row.input.edit, Qt.MouseButton.LeftButton)
            QTest.keyClicks(row.input.edit, "7")
    assert made.screen.presenter.record is before


def question(ask: Ask, answer: tuple[str, ...] = ()) -> Question:
    return Question("q", ask, "Which ones?", "", (("a", "First"), ("b", "Second"), ("c", "Third")), "", answer, "", True)


def test_that_several_answers_are_ticked_and_unticked_one_by_one(qtbot, light):
    row = QuestionRow(question(Ask.CHOICES))
    qtbot.addWidget(row)
    row.resize(700, 60)
    row.show()
    answers: list[tuple[str, ...]] = []
    row.answered.connect(lambda _step, values: answers.append(values))
    row.set_question(question(Ask.CHOICES, ("a",)), editable=True)
    for key in ("c", "a"):
        QTest.mouseClick(row.input.option(key), Qt.MouseButton.LeftButton)
    assert answers == [("a", "c"), ()]
    row.set_question(question(Ask.CHOICES, ("a", "c")), editable=True)
    assert [row.input.option(key).isChecked() for key in "abc"] == [True, False, True]


def test_that_no_question_runs_out_of_sight_at_the_right(hands):
    made = hands(size=(1280, 800))
    for section in made.screen.presenter.record.protocol.sections:
        if section.shows.value == "form":
            made.go_to(section.id)
            right = made.screen.form.viewport().width()
            rows = made.screen.form._rows.values()
            assert [row.id for row in rows if row.mapTo(made.screen.form.viewport(), row.rect().topRight()).x() > right] == []
