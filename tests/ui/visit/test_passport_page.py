"""The passport on the real screen: begun, filled by mouse and keys, refused in place, gone past, put aside, discarded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from procedure_assistant.domain.commands import course, images, passport, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.reading import passports
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.passport_widgets import ProblemLine
from tests.domain.regenerative import NOTE, PRP, answer_required, picture, tuples

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
TIMES = {"disclosure_signed_at": -50, "drawn_at": -45, "spun_at": -25, "labelled_at": -20, "use_by": 120}


class Typist:
    """Answers the checklist through the visit of a screen, as ``tests.domain.regenerative.answer_required`` wants it."""

    def __init__(self, screen) -> None:
        self._visit = screen.presenter.visit

    @property
    def record(self):
        return self._visit.record

    @property
    def protocol(self):
        return self._visit.record.protocol

    def do(self, command, *args, **kwargs) -> None:
        assert self._visit.do(command, *args, **kwargs) is None


def whole(clock, **changes):
    """A complete passport around the present moment of the clock."""
    now = local_now(clock)
    moments = {name: (now + timedelta(minutes=minutes)).isoformat(timespec="minutes") for name, minutes in TIMES.items()}
    return tuples({name: value for name, value in {**PRP, **moments, **changes}.items() if value is not None})


@pytest.fixture
def at_passport(hands, clock):
    """`at_passport(**changes)`: hands on the passport page of a visit whose checklist is done; with changes the passport is filled."""

    def open_page(*, filled: bool = True, size: tuple[int, int] = (1440, 900), **changes):
        made = hands(protocols=("prp_occipital",), size=size)
        typist = Typist(made.screen)
        answer_required(typist)
        if filled:
            typist.do(passport.begin, "prp")
            typist.do(passport.fill, "b1", whole(clock, **changes), local_now(clock))
        made.go_to("passport")
        return made

    return open_page


def values(made) -> dict[str, tuple[str, ...]]:
    return dict(made.screen.presenter.record.regenerative.biologics["b1"].values)


def headline(made) -> str:
    return made.screen.totals.passport.headline.accessibleName()


def test_that_the_primary_action_begins_the_passport_and_leads_to_its_first_field(at_passport):
    made = at_passport(filled=False)
    made.primary()
    assert [one.form.id for one in passports(made.screen.presenter.record)] == ["prp"]
    assert headline(made) == "0 of 22; MIBO items 22 missing"
    made.key(Qt.Key.Key_Space)
    assert QApplication.focusWidget().objectName() == "field.fda_status"


def test_that_typing_enter_and_space_fill_the_missing_items_one_after_the_other(at_passport):
    made = at_passport(wb_platelets=None, wbc=None)
    made.key(Qt.Key.Key_Space)
    for typed in ("232", "1.9"):
        field = QApplication.focusWidget()
        QTest.keyClicks(field, typed)
        made.key(Qt.Key.Key_Return)
        made.key(Qt.Key.Key_Space)
    assert (values(made)["wb_platelets"], values(made)["wbc"]) == (("232",), ("1.9",))
    assert made.screen.presenter.section.id != "passport"  # nothing was missing any more, so Space went on


def test_that_all_confirmations_of_a_part_are_one_press_and_one_undo(at_passport):
    missing = dict.fromkeys(("told_cost", "told_refusal", "told_risks"))
    made = at_passport(**missing)
    made.click("passport.quick.disclosure")
    assert {name: values(made)[name] for name in missing} == dict.fromkeys(missing, ("yes",))
    made.screen.presenter.undo()
    assert not missing.keys() & values(made).keys()


def test_that_a_refused_number_stays_in_its_field_with_the_reason_below(at_passport):
    made = at_passport(wbc=None)
    made.type_into("field.wbc", "900")
    box = made.screen.passport._parts["product"].box("wbc")
    assert "wbc" not in values(made)
    assert box.edit.text() == "900"
    said = [line.accessibleName() for line in made.screen.passport.findChildren(ProblemLine) if line.isVisible()]
    assert said == ["900 × 10³/µL is not possible here. Nothing was charted. Type a number from 0 to 500."]
    made.type_into("field.wbc", "1.9")
    assert values(made)["wbc"] == ("1.9",)
    assert not [line for line in made.screen.passport.findChildren(ProblemLine) if line.isVisible()]


def test_that_escape_takes_back_what_was_refused(at_passport):
    made = at_passport(wbc="3")
    made.type_into("field.wbc", "900")
    edit = made.screen.passport._parts["product"].box("wbc").edit
    assert edit.text() == "900"
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "3"
    edit.clearFocus()
    assert (edit.text(), made.screen.presenter.content().passport.drafts) == ("3", ())
    assert not [line for line in made.screen.passport.findChildren(ProblemLine) if line.isVisible()]


def test_that_a_time_is_one_press_and_that_it_is_the_time_of_the_press(at_passport, clock):
    made = at_passport(labelled_at=None)
    made.click("field.labelled_at.now")
    assert values(made)["labelled_at"] == (local_now(clock).isoformat(timespec="minutes"),)


def test_that_a_time_typed_as_four_figures_is_a_time_of_the_visits_day(at_passport, clock):
    made = at_passport(labelled_at=None)
    moment = local_now(clock) - timedelta(minutes=5)
    made.type_into("field.labelled_at", f"{moment:%H%M}")
    assert values(made)["labelled_at"] == (moment.isoformat(timespec="minutes"),)
    assert made.widget("field.labelled_at", QLineEdit).text() == f"{moment:%H:%M}"


def test_that_a_number_not_measured_is_told_by_one_press_and_its_class_stays_open(at_passport):
    made = at_passport(neutrophil_percent=None, wbc=None)
    assert headline(made) == "23 of 24; MIBO items 1 missing"
    made.click("field.wbc.not_measured")
    assert headline(made) == "24 of 24; MIBO items complete"
    assert made.widget("field.wbc", QLineEdit).text() == "not measured"
    assert made.widget("passport.class.paw").accessibleName().startswith("PAW: open")


def test_that_the_rest_of_a_part_is_not_measured_by_one_press(at_passport):
    made = at_passport(wbc=None, rbc=None)
    made.click("passport.unmeasured.product")
    assert {name: values(made)[name] for name in ("wbc", "rbc", "mpv")} == dict.fromkeys(("wbc", "rbc", "mpv"), ("not_measured",))


def test_that_several_answers_are_ticked_one_by_one(at_passport):
    made = at_passport(label_identifiers=None)
    made.choose("label_identifiers", "name")
    made.choose("label_identifiers", "mrn")
    assert values(made)["label_identifiers"] == ("name", "mrn")
    made.choose("label_identifiers", "name")
    assert values(made)["label_identifiers"] == ("mrn",)


def test_that_a_choice_is_walked_and_taken_by_keys(at_passport):
    made = at_passport(activation=None)
    made.key(Qt.Key.Key_Space)  # leads to it: the frame has the focus, no answer is given
    made.key(Qt.Key.Key_Space)
    assert "activation" not in values(made)
    made.key(Qt.Key.Key_Tab)
    made.key(Qt.Key.Key_Right)
    made.key(Qt.Key.Key_Space)
    assert values(made)["activation"] == ("endogenous",)


def test_that_the_name_of_a_missing_item_leads_to_its_field(at_passport):
    made = at_passport(wb_wbc=None)
    made.click("passport.missing.mibo.wb_wbc")
    assert QApplication.focusWidget().objectName() == "field.wb_wbc"


def test_that_the_open_item_of_the_steps_leads_to_the_missing_field(at_passport):
    made = at_passport(kit_lot=None)
    made.go_to("time_out")
    place = next(place for place, item in enumerate(made.screen.presenter.content().beside.open) if item.place == "passport")
    made.screen._go_to_open_item(str(place))
    assert QApplication.focusWidget().objectName() == "field.kit_lot"


def test_that_a_class_shows_its_rule_when_pressed(at_passport):
    made = at_passport()
    made.click("passport.class.mishra")
    column = made.screen.totals.passport
    assert column._rule.isVisible()
    assert column._rule.text().startswith("Mishra. Rule: white cells 1 up")
    made.click("passport.class.mishra")
    assert not column._rule.isVisible()


def test_that_the_clock_is_read_again_and_says_on_the_page_that_it_has_passed(at_passport, clock):
    made = at_passport()
    assert made.screen.totals.passport._needle.text() == "May be injected now"
    clock.advance(minutes=121)
    made.screen.totals.passport._tick.timeout.emit()
    QApplication.processEvents()
    assert made.screen.totals.passport._needle.text() == "Not to be injected now"
    assert made.screen.passport._clock.message().title.endswith("has passed.")
    assert made.screen.totals.passport._tick.isActive()
    made.go_to("sign")
    made.screen.totals.passport.hide()
    assert not made.screen.totals.passport._tick.isActive()


def test_that_a_product_is_put_aside_for_a_reason_and_another_can_be_begun(at_passport):
    made = at_passport()
    made.click("passport.put_aside")
    assert made.screen.presenter.record.regenerative.biologics["b1"].returned is None
    made.type_into("reason.reason", "Tube broke in the centrifuge", Qt.Key.Key_Return)
    assert made.screen.presenter.record.regenerative.biologics["b1"].returned[0].reason == "Tube broke in the centrifuge"
    assert made.widget("field.kit_lot", QLineEdit).text() == "L77"
    made.click("passport.begin.prp")
    assert list(made.screen.presenter.record.regenerative.biologics) == ["b1", "b2"]
    assert made.widget("field.kit_lot", QLineEdit).text() == ""


def test_that_a_part_of_the_product_is_discarded_with_its_reason_and_witness(at_passport):
    made = at_passport()
    made.type_into("passport.discard.amount", "1.5")
    made.type_into("passport.discard.witness", "K. Osei")
    made.click("passport.discard.reason.1")
    made.click("passport.discard.go")
    event = made.screen.presenter.record.regenerative.biologics["b1"].discards[0][0]
    assert (event.volume, event.reason, event.witness) == (Volume.ml("1.5"), "Spilled or contaminated", "K. Osei")
    assert made.screen.passport.rest.words.text() == "2.5 mL of PRP left to account for"


def test_that_more_than_is_left_is_refused_and_what_was_typed_stays(at_passport):
    made = at_passport()
    made.type_into("passport.discard.amount", "40")
    made.click("passport.discard.go")
    assert made.notices == ["4 mL of PRP are left. Nothing was charted."]
    assert made.screen.passport.rest.amount.edit.text() == "40"


def test_that_the_rest_is_the_primary_action_once_both_sides_are_given(at_passport, clock):
    made = at_passport()
    for side in (Side.LEFT, Side.RIGHT):
        Typist(made.screen).do(
            ultrasound.inject, "gon_nuchal", side, "b1", Volume.ml("1.5"), local_now(clock), aspiration="negative"
        )  # fmt: skip
    made.screen.presenter.show()
    made.primary()
    assert passports(made.screen.presenter.record)[0].left_ml == 0


def test_that_a_stop_is_gone_past_by_a_stated_reason(at_passport):
    made = at_passport(route="unapproved", clearance_number=None, off_label_nerve=None)
    finding = made.screen.presenter.content().standing[0].about
    made.click("standing.0.action")
    made.type_into("reason.reason", "Discussed with the ethics board", Qt.Key.Key_Return)
    assert made.screen.presenter.record.overrides[finding].reason == "Discussed with the ethics board"


def test_that_what_cannot_be_gone_past_leads_to_the_answer_that_stops(at_passport):
    made = at_passport(route="same_procedure", clearance_number=None, off_label_nerve=None, exception_basis="own view")
    made.click("standing.0.action")
    assert made.widget("field.route").hasFocus()
    assert made.screen.passport._status.accessibleName() == "Not lawful as told"


def test_that_what_is_complete_and_only_confirmed_takes_one_line_and_opens_again(at_passport):
    made = at_passport()
    made.go_to("time_out")
    made.go_to("passport")
    part = made.screen.passport._parts["disclosure"]
    assert (part._fields.isVisible(), part._summary.text().endswith("8\N{NO-BREAK SPACE}confirmed")) == (False, True)
    made.click("passport.show.disclosure")
    assert made.widget("field.told_cost.yes").isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_that_every_control_has_its_name_and_no_box_is_cut_by_the_page(at_passport, size):
    made = at_passport(size=size, wbc=None, kit_lot=None)
    page = made.screen.passport
    assert list(unnamed_inputs(page)) == []
    assert list(unnamed_inputs(made.screen.totals.passport)) == []
    inner = page.widget()
    assert inner.width() <= page.viewport().width()
    for part in page._parts.values():
        for box in part._boxes.values():
            if box.isVisible():
                assert box.mapTo(inner, box.rect().bottomRight()).x() <= inner.width()


def test_that_what_is_being_typed_survives_the_clocks_tick(at_passport):
    made = at_passport(wbc=None)
    field = made.widget("field.wbc", QLineEdit)
    made.bring_into_view(field)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "1.")
    made.screen.presenter.show()
    assert (field.text(), QApplication.focusWidget()) == ("1.", field)


def test_that_a_signed_passport_takes_nothing_and_an_amendment_asks_its_reason(at_passport, clock):
    made = at_passport()
    typist, now = Typist(made.screen), local_now(clock)
    for side in (Side.LEFT, Side.RIGHT):
        typist.do(ultrasound.inject, "gon_nuchal", side, "b1", Volume.ml("2"), now, aspiration="negative")
        typist.do(ultrasound.note, "gon_nuchal", side, tuples(NOTE))
        typist.do(images.attach, picture(f"i_{side}", side=side))
    for moment in ("before", "after"):
        typist.do(course.score_pain, moment, 3, clock.now())
    assert made.screen.presenter.sign("Ruth Ellery", "MD")
    made.go_to("passport")
    assert made.widget("field.wbc", QLineEdit).isReadOnly()
    made.screen.presenter.amend()
    made.go_to("passport")
    made.type_into("field.wbc", "4")
    assert values(made)["wbc"] == ("3",)
    made.type_into("reason.reason", "Misread the counter", Qt.Key.Key_Return)
    assert values(made)["wbc"] == ("4",)
    event = made.screen.presenter.record.amendments[-1].event
    assert (event.was, event.now, event.reason) == ("3 × 10^3/uL", "4 × 10^3/uL", "Misread the counter")
