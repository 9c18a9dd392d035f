"""The closed record: amending from every page, both values in place, refusals in words, and what a role does not see to press."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.totals import balance
from procedure_assistant.services.permissions import Act
from tests.ui.visit.playing import GON

SIGNED = ("prepare", "inject", "finish", "sign")


def amending(desk):
    made = desk(*SIGNED)
    made.presenter.amend()
    return made


def because(made, reason: str = "read back") -> None:
    made.presenter.go_on(reason)


def told(made) -> list[str]:
    return [notice.title for notice in made.shown.notices]


# -- the signed record -------------------------------------------------------------------------------------------------


def test_that_every_page_of_a_signed_record_says_who_signed_it_and_when(desk):
    made = desk(*SIGNED)
    for section in made.record.protocol.sections:
        made.presenter.go_to(section.id)
        if section.id == "sign":
            sealed = made.shown.sign.sealed
            assert (sealed.by, sealed.void, len(sealed.code)) == ("Ruth Ellery, MD", "", 9)
            assert [action.words for action in sealed.actions] == ["Amend", "Co-sign", "Declare void"]
        else:
            assert made.shown.standing[0].title.startswith("Signed by Ruth Ellery, MD, 23 Nov 2026")
            assert made.shown.standing[0].action == "Amend"
    assert made.shown.beside.open == ()


@pytest.mark.parametrize("section", ["safety", "products", "map", "block", "pain_after", "waste"])
def test_that_a_signed_record_is_only_looked_at(desk, section):
    made = desk(*SIGNED)
    made.presenter.go_to(section)
    shown = made.shown
    for part in (shown.form, shown.products, shown.block, shown.scores, shown.waste):
        assert part is None or not part.editable
    assert (shown.menu, shown.undo) == ((), "")


# -- amending ----------------------------------------------------------------------------------------------------------


def test_that_nothing_is_amended_before_its_reason_is_given(desk):
    made = amending(desk)
    made.presenter.set_dose("frontalis_left_2", Decimal("2.5"))
    assert made.shown.asking.title == "Frontalis left 2: was 5 units, is now 2.5 units. Why?"
    assert made.shown.asking.text.startswith("Which changes: 162.5 units, 33 sites; waste of BOTOX 200 units 37.5 units (was 165 units")
    assert made.record.amendments == ()
    made.presenter.cancel_asking()
    assert (made.record.amendments, made.shown.asking) == ((), None)
    made.presenter.set_dose("frontalis_left_2", Decimal("2.5"))
    because(made)
    assert told(made) == ["Amendment 1: Frontalis left 2, was 5 units, is now 2.5 units."]
    made.presenter.go_to("frontalis_left_2")
    assert "was 5 units, is now 2.5 units. read back" in made.view.card.state


@pytest.mark.parametrize("reason", ["x", "  a "])
def test_that_a_reason_that_is_none_keeps_the_question(desk, reason):
    made = amending(desk)
    made.presenter.set_dose("frontalis_left_2", Decimal("2.5"))
    because(made, reason)
    assert (told(made), made.shown.asking is not None) == (["An amendment needs a reason."], True)


def test_that_an_answer_is_amended_where_it_stands(desk):
    made = amending(desk)
    made.presenter.go_to("headache_days")
    assert made.shown.form.editable
    made.presenter.answer("headache_days", ("21",))
    because(made, "diary")
    question = next(one for one in made.shown.form.questions if one.id == "headache_days")
    assert question.answer == ("21",)
    assert "was 22 days, is now 21 days. diary" in question.said


def test_that_an_amendment_that_would_set_off_a_stop_says_so_before_it_is_made(desk):
    made = amending(desk)
    made.presenter.answer("headache_days", ("10",))
    assert "Fewer than 15 headache days" in made.shown.asking.text


def test_that_a_score_a_waste_a_lot_and_a_block_are_amended_in_place(desk):
    made = amending(desk)
    made.presenter.score("after", 4)
    because(made)
    made.presenter.go_to("pain_after")
    assert (made.shown.scores.value, made.shown.scores.earlier[-1].partition(": ")[2]) == (4, "was 3 of 10, is now 4 of 10. read back")
    made.presenter.waste("c1", "30", "", "")
    because(made)
    made.presenter.go_to("waste")
    line = made.shown.waste.lines[0]
    assert (line.amendable, "was 35 units, is now 30 units" in line.told) == (True, True)
    made.presenter.correct_lot("c1", "C8821C3", date(2029, 4, 30))
    because(made)
    made.presenter.go_to("products")
    assert made.shown.products.opened[0].lot == "C8821C3"
    assert "was lot C8812C3" in made.shown.products.opened[0].balance
    made.presenter.correct_block("gon", "left", {"c2": "0.5", "c3": "1"}, "left", "negative")
    because(made)
    made.presenter.go_to("block")
    assert "GON" not in told(made)
    assert "is now 0.5 mL lidocaine 2 %" in made.shown.block.plan_words
    assert [amendment.event.number for amendment in made.record.amendments] == [1, 2, 3, 4]


def test_that_waste_beyond_what_the_vial_held_is_refused_with_the_figures(desk):
    made = amending(desk)
    made.presenter.waste("c1", "37.5", "", "")
    assert told(made) == [
        "BOTOX 200 units held 200 units: 165 units given and 37.5 units wasted would make 202.5 units. Nothing was charted."
    ]
    made.presenter.waste("c1", "much", "", "")
    assert told(made) == ["“much” is not a number. Nothing was charted."]
    assert (made.record.amendments, made.shown.asking) == ((), None)


def test_that_a_block_is_amended_to_the_other_side_or_to_not_given(desk):
    made = amending(desk)
    made.presenter.block_not_given("gon", "right")
    because(made)
    made.presenter.correct_block("gon", "left", {"c2": "1", "c3": "1"}, "right", "negative")
    because(made)
    assert [block.event.side for block in made.record.blocks] == [Side.RIGHT]
    made.presenter.go_to("block")
    assert [(line.title, line.given) for line in made.shown.block.given][:2] == [("GON right", True), ("GON left", False)]
    made.presenter.correct_block("gon", "left", {"c2": "one"}, "left", "negative")
    assert told(made) == ["“one” is not a number. Nothing was charted."]


def test_that_a_site_is_amended_to_not_given_and_back(desk):
    made = amending(desk)
    made.presenter.take_back_site("trapezius_left_3")
    because(made, "not given after all")
    assert made.record.sites["trapezius_left_3"].omitted == "not given after all"
    made.presenter.take_back_site("trapezius_left_3")
    because(made, "it was")
    assert made.record.sites["trapezius_left_3"].given.amount == 5
    assert balance(made.record, "c1").left.amount == 0


def test_that_a_far_place_asks_its_own_reason_and_then_that_of_the_amendment(desk):
    made = amending(desk)
    made.presenter.move_site("temporalis_left_3", "lateral_left", 250.0, 150.0)
    assert "up to" in made.shown.asking.title
    because(made, "scar at the place")
    assert made.shown.asking.title.startswith("Temporalis left 3, place: was at the planned place")
    because(made, "drawn wrongly")
    assert made.record.amendments[0].event.reason == "drawn wrongly"
    assert made.record.sites["temporalis_left_3"].move_reason == "scar at the place"


def test_that_a_complication_is_added_by_the_menu(desk):
    made = amending(desk)
    assert [item.words for item in made.shown.menu] == ["Note a complication"]
    made.presenter.choose_menu("adverse")
    because(made, "ptosis left")
    because(made, "seen on the next day")
    assert made.record.adverse[0][0].what == "ptosis left"


def test_that_what_cannot_be_amended_is_said(desk):
    made = amending(desk)
    made.presenter.open_product("lidocaine_2_2ml", "X1", date(2028, 1, 1))
    assert told(made) == ["This cannot be amended."]
    made.presenter.undo()
    assert told(made) == ["An amendment is not undone."]


def test_that_done_leads_back_to_the_signed_record(desk):
    made = amending(desk)
    assert made.shown.primary.title == "Done amending"
    made.presenter.go_to("map")
    made.presenter.primary()
    assert (made.shown.section, made.shown.primary.title) == ("sign", "Print")
    made.presenter.set_dose("frontalis_left_2", Decimal("2.5"))
    assert told(made) == ["The record is signed and closed. Nothing was charted."]


def test_that_what_is_left_after_an_amendment_is_told_on_the_page(desk):
    made = amending(desk)
    made.presenter.waste("c1", "30", "", "")
    because(made)
    made.presenter.done_amending()
    told_there = [(notice.tone, notice.title) for notice in made.shown.sign.stops]
    assert told_there == [("caution", "BOTOX 200 units: 5 units left to account for")]


# -- co-sign, void, hand over ------------------------------------------------------------------------------------------


def test_that_a_co_signature_is_by_another_physician(desk):
    made = desk(*SIGNED)
    made.presenter.open_closing("cosign")
    made.presenter.cosign("Ruth Ellery", "MD")
    assert told(made) == ["A co-signature is by another physician."]
    assert made.shown.sign.form.id == "cosign"
    made.presenter.cosign("Bela Senior", "MD")
    assert (made.shown.sign.form, made.shown.sign.sealed.lines[0][:28]) == (None, "Co-signed by Bela Senior, MD")


def test_that_void_needs_its_word_and_a_reason(desk):
    made = desk(*SIGNED)
    made.presenter.open_closing("void")
    made.presenter.void("wrong patient", "yes")
    assert told(made) == ["The record was not declared void."]
    made.presenter.void("x", "VOID")
    assert told(made) == ["A record is voided for a reason."]
    made.presenter.void("wrong patient", "void")
    sealed = made.shown.sign.sealed
    assert (sealed.void.startswith("wrong patient. Ruth Ellery"), sealed.actions) == (True, ())
    made.presenter.amend()
    assert made.shown.primary.title == "Print"


def test_that_a_visit_that_was_begun_by_mistake_is_declared_void_before_signing(desk):
    made = desk("prepare", "half")
    made.presenter.choose_menu("void")
    made.presenter.void("opened for the wrong patient", "VOID")
    made.presenter.go_to("map")
    assert (made.shown.standing[0].title, made.shown.menu) == ("VOID: opened for the wrong patient", ())
    made.presenter.give("trapezius_left_1")
    assert told(made) == ["The record is void. Nothing was charted."]


def test_that_a_hand_over_is_undone(desk):
    made = desk("prepare", "half")
    made.presenter.choose_menu("hand_over")
    assert made.shown.sign.form.id == "hand_over"
    made.presenter.hand_over(" ", "")
    assert told(made) == ["To whom the visit goes is not said."]
    made.presenter.hand_over("B. Novak, MD", "end of shift")
    assert made.shown.subtitle.startswith("Handed over to B. Novak, MD by Ruth Ellery")
    assert made.shown.undo == "Handed over to B. Novak, MD"
    made.presenter.undo()
    assert (made.record.handovers, made.shown.sign.notes) == ((), ())


# -- rights ------------------------------------------------------------------------------------------------------------


def without(made, *acts: Act) -> None:
    made.presenter.rights(lambda act: f"Only others may {act}." if act in acts else "", lambda: None, tuple, None)
    made.presenter.user_changed()


def test_that_whoever_may_not_chart_only_looks(desk):
    made = desk("prepare", "half")
    without(made, Act.CHART, Act.SIGN)
    made.presenter.go_to("map")
    assert (made.shown.primary.enabled, made.shown.primary.why, made.shown.menu) == (False, "Only others may chart.", ())
    assert made.shown.standing[-1].text == "Only others may chart."
    before = made.record
    made.presenter.primary()
    assert (made.shown.undo, made.shown.redo) == ("", "")
    assert all(line.open_all == 0 for line in made.shown.map_totals.muscles)
    planned = next(one.id for one in before.sites.values() if not one.decided)
    made.presenter.site_clicked(planned)
    assert (made.view.card.id, made.view.card.editable, made.record is before, made.shown.notices) == (planned, False, True, ())
    made.presenter.give(planned)
    made.presenter.skin_clicked("anterior", 200.0, 300.0, "", "")
    assert (made.record is before, made.shown.notices) == (True, ())


def test_that_the_way_past_a_stop_is_not_offered_to_whoever_may_not_take_it(desk):
    made = desk("prepare")
    made.presenter.answer("headache_days", ("10",))
    without(made, Act.OVERRIDE_STOP)
    made.presenter.go_to("headache_days")
    notices = next(one for one in made.shown.form.questions if one.id == "headache_days").notices
    assert [(notice.action, notice.text.endswith("Only others may override_stop.")) for notice in notices] == [("", True)]


def test_that_ways_out_that_are_not_allowed_say_why(desk):
    made = desk(*SIGNED)
    without(made, Act.PRINT_RECORD, Act.COPY_TEXT, Act.SAVE_RECORD, Act.AMEND)
    sign = made.shown.sign
    assert (sign.print_why, sign.copy_why, sign.save_why) == (
        "Only others may print_record.", "Only others may copy_text.", "Only others may save_record.",
    )  # fmt: skip
    assert (made.shown.primary.enabled, made.shown.primary.why) == (False, "Only others may print_record.")
    made.presenter.amend()
    assert made.shown.primary.title == "Print"


def test_that_the_password_is_asked_before_anything_that_closes_the_record(desk):
    made = desk("prepare", "inject", "finish")
    asked = []
    made.presenter.rights(
        lambda _act: "", lambda: ("Ruth Ellery", "MD"), tuple, lambda title, _text, go_on, action: asked.append((title, action, go_on))
    )
    made.presenter.go_to("sign")
    made.presenter.ask_to_sign("Somebody Else", "")
    assert (made.record.signed, asked[0][:2]) == (False, ("Sign this record as Ruth Ellery, MD", "Sign"))
    asked[0][2]()
    assert made.record.signature.event.name == "Ruth Ellery"
    made.presenter.amend()
    made.presenter.cosign("", "")
    made.presenter.void("wrong patient", "VOID")
    assert [action for _, action, _ in asked] == ["Sign", "Amend", "Declare void"]
    assert (made.record.voided, told(made)) == (None, ["A co-signature is by another physician."])


# -- the real screen ---------------------------------------------------------------------------------------------------


class Windows(QObject):
    """Counts what comes up as a window of its own."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        self.screen = screen
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow() and watched is not self.screen:
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_that_no_part_of_a_page_flashes_up_as_a_window(hands):
    made = hands("prepare", "inject", "finish", "sign")
    watch = Windows(made.screen)
    QApplication.instance().installEventFilter(watch)
    for section in made.screen.presenter.record.protocol.sections:
        made.go_to(section.id)
    made.go_to("sign")
    made.click("sealed.amend")
    for section in made.screen.presenter.record.protocol.sections:
        made.go_to(section.id)
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []


def test_that_a_lot_is_corrected_by_hand_before_signing_and_undone(hands):
    made = hands("prepare")
    made.go_to("products")
    made.click("products.c1.correct")
    made.type_into("products.c1.lot", "C8821C3")
    made.type_into("products.c1.expiry", "2029-13")
    made.click("products.c1.go")
    assert made.screen.presenter.record.containers["c1"].opened.lot == "C8812C3"
    made.type_into("products.c1.expiry", "2029-04")
    made.click("products.c1.go")
    opened = made.screen.presenter.record.containers["c1"].opened
    assert (opened.lot, opened.expiry) == ("C8821C3", date(2029, 4, 30))
    made.screen.presenter.undo()
    assert made.screen.presenter.record.containers["c1"].opened.lot == "C8812C3"


def test_that_a_block_is_amended_by_hand_on_its_page(hands):
    made = hands("prepare", "inject", "finish", "sign")
    made.go_to("sign")
    made.click("sealed.amend")
    made.go_to("block")
    made.pick("block.amend.which", "gon:right")
    made.type_into("block.amend.c2", "0.5")
    made.click("block.amend.go")
    made.type_into("reason.reason", "half came back")
    made.click("reason.go_on")
    event = made.screen.presenter.record.amendments[0].event
    assert (event.what, event.now) == ("GON right", "0.5 mL lidocaine 2 % + 1 mL bupivacaine 0.5 %")


def test_that_a_positive_aspiration_is_one_press_and_one_undo(hands):
    made = hands("prepare", "landmarks", "plan")
    made.go_to("block")
    assert made.screen.presenter.content().primary.amount == "2 mL, aspiration negative"
    made.click("block.aspirated")
    assert [event.side for event, _ in made.screen.presenter.record.aspirations] == [Side.LEFT]
    assert made.screen.presenter.content().primary.next_text.startswith("Aspiration was positive (blood), needle moved.")
    assert made.screen.presenter.record.blocks == ()
    made.screen.presenter.undo()
    assert made.screen.presenter.record.aspirations == ()


def test_that_what_the_volumes_come_to_is_said_while_they_are_typed(hands):
    made = hands("prepare", "landmarks", protocols=GON)
    made.go_to("block")
    drugs = list(made.screen.block.card._drugs)
    said = made.screen.block.card._sum.text
    for container in drugs:
        made.click(f"block.{container}.pills.1")
    made.click("block.basis.per_side")
    assert said() == "2 mL in each injection; 4 mL in all, 2 injections."
    made.click("block.basis.in_all")
    assert said() == "1 mL in each injection; 2 mL in all, 2 injections."
    made.click("block.nerve.lon")
    made.click("block.basis.per_side")
    assert said() == "1 mL in each injection; 2 mL per side; 4 mL in all, 4 injections."
    made.click("block.basis.per_injection")
    assert said() == "2 mL in each injection; 4 mL per side; 8 mL in all, 4 injections."


def test_that_a_plan_in_all_keeps_the_volumes_as_they_were_typed(hands):
    made = hands("prepare", "landmarks")
    made.go_to("block")
    made.click("block.c2.pills.1")
    made.click("block.basis.in_all")
    for _twice in range(2):  # the same plan again must not part the volume once more
        made.click("block.plan")
        assert made.screen.block.card.drug("c2").volume() == "1"
        assert made.screen.presenter.record.plan.parts[0].volume.amount == Decimal("0.5")
