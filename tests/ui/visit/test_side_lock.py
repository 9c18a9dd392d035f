"""The side lock on the real screen: a side that does not agree is said at once, wherever one is, and one button leads to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.permissions import COMMANDS
from procedure_assistant.ui.widgets.messages import MessageBar
from tests.ui.visit.playing import GON

MISMATCH = "The sides do not agree: planned both, consented left and time-out both."


def told(made, place: str = "standing") -> list[str]:
    column = getattr(made.screen, place)
    return [bar.message().title for bar in column.findChildren(MessageBar) if bar.isVisible() and bar.message()]


def given(made) -> int:
    return len(made.screen.presenter.record.blocks)


def test_that_a_side_answered_otherwise_is_said_at_once_where_it_is_answered(hands):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.go_to("consent")
    made.choose("consent_side", "left")
    (question,) = [one for one in made.screen.presenter.content().form.questions if one.id == "consent_side"]
    assert [notice.title for notice in question.notices] == [MISMATCH]


def test_that_it_is_said_on_every_page_and_its_button_leads_to_the_odd_one(hands):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.go_to("consent")
    made.choose("consent_side", "left")
    for section in ("indication", "products", "time_out", "waste"):
        made.go_to(section)
        assert told(made) == [MISMATCH], section
    made.go_to("block")
    assert told(made) == [MISMATCH]
    made.click("standing.0.action")
    assert made.screen.presenter.section.id == "consent"
    made.choose("consent_side", "both")
    made.go_to("block")
    assert told(made) == []


@pytest.mark.parametrize("how", ["target", "primary", "space"])
def test_that_no_block_is_given_while_the_sides_disagree(hands, how: str):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.go_to("consent")
    made.choose("consent_side", "left")
    made.go_to("block")
    if how == "target":
        line = made.screen.presenter.record.line(Side.LEFT)
        made.click_nape(*line.at_third(1))
        assert f"{MISMATCH} Nothing was charted." in [notice.title for notice in made.screen.presenter.content().notices]
    else:
        made.primary() if how == "primary" else made.key(Qt.Key.Key_Space)
        assert made.screen.presenter.section.id == "consent"
    assert given(made) == 0


def test_that_the_stop_says_where_each_of_the_three_is_corrected(hands):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.go_to("consent")
    made.choose("consent_side", "left")
    made.go_to("block")
    made.click_nape(*made.screen.presenter.record.line(Side.LEFT).at_third(1))
    content = made.screen.presenter.content()
    (notice,), (standing,) = content.notices, content.standing
    assert "planned in “Indication”, consented in “Consent” and time-out in “Time-out”" in standing.text
    assert (notice.title, notice.text) == (f"{MISMATCH} Nothing was charted.", "")
    assert (notice.action, notice.about) == ("Go to consent", "go:consent_side")


def test_that_undo_shows_the_disagreement_it_brings_back(hands):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.go_to("consent")
    made.choose("consent_side", "left")
    made.choose("consent_side", "both")
    made.go_to("block")
    assert told(made) == []
    made.screen.presenter.undo()
    assert told(made) == [MISMATCH]


def test_that_a_side_that_is_taken_away_is_named_at_the_block(hands):
    made = hands("prepare", "landmarks", "plan", protocols=GON)
    made.screen.presenter.answer("time_out_side", ())
    made.go_to("block")
    assert "The side is not agreed yet: planned both, consented both and time-out not stated." in (
        made.screen.presenter.content().primary.next_text
    )
    made.primary()
    assert made.screen.presenter.section.id == "time_out"


def test_that_the_command_line_has_no_way_round():
    assert not any(command.startswith(("give", "block", "override", "chart")) for command in COMMANDS)
