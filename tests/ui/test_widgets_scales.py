"""The pain scale and the minutes: one press is one score, digits are understood, arrows never score."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.widgets.scales import ScoreScale, Timeline, TimelineContent
from tests.ui.conftest import Show

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def scale(show: Show) -> ScoreScale:
    made = ScoreScale("pain", "Pain before")
    show(made, width=320)
    return made


@pytest.fixture
def scores(scale: ScoreScale) -> list[int]:
    seen: list[int] = []
    scale.scored.connect(seen.append)
    return seen


def test_that_a_click_scores_and_does_not_paint_itself(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    qtbot.mouseClick(scale.cell(7), Qt.MouseButton.LeftButton)
    assert (scores, scale.accessibleName(), scale.cell(7).isChecked()) == ([7], "Pain before: not scored", False)


def test_that_the_score_set_is_shown_and_said(scale: ScoreScale, scores: list[int]) -> None:
    said = []
    for score in (7, 0, None):
        scale.set_score(score)
        said.append((scale.accessibleName(), [value for value in range(11) if scale.cell(value).isChecked()]))
    assert said == [("Pain before: 7 of 10", [7]), ("Pain before: 0 of 10", [0]), ("Pain before: not scored", [])]
    assert scores == []


@pytest.mark.parametrize("digit", [0, 2, 5, 9])
def test_that_a_digit_scores_at_once(qtbot: QtBot, scale: ScoreScale, scores: list[int], digit: int) -> None:
    scale.cell(0).setFocus()
    qtbot.keyClicks(scale.cell(0), str(digit))
    assert scores == [digit]


def test_that_one_and_zero_are_ten_in_one_entry(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    scale.cell(0).setFocus()
    qtbot.keyClicks(scale.cell(0), "10")
    assert scores == [10]


def test_that_a_one_alone_is_scored_after_a_moment(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    scale.cell(0).setFocus()
    with qtbot.waitSignal(scale.scored, timeout=3000):
        qtbot.keyClicks(scale.cell(0), "1")
        assert scores == []
    assert scores == [1]


def test_that_a_one_is_not_lost_when_the_focus_leaves(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    scale.cell(0).setFocus()
    qtbot.keyClicks(scale.cell(0), "1")
    qtbot.keyClick(scale.cell(0), Qt.Key.Key_Tab)
    assert scores == [1]


def test_that_one_and_another_digit_are_two_scores(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    scale.cell(0).setFocus()
    qtbot.keyClicks(scale.cell(0), "13")
    assert scores == [1, 3]


def test_that_arrows_walk_and_enter_scores(qtbot: QtBot, scale: ScoreScale, scores: list[int]) -> None:
    scale.set_score(7)
    scale.cell(7).setFocus()
    qtbot.keyClick(scale.cell(7), Qt.Key.Key_Right)
    walked = list(scores)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (walked, scores) == ([], [8])


def test_that_the_numbers_are_read_with_the_question(scale: ScoreScale) -> None:
    assert [scale.cell(value).accessibleName() for value in (0, 10)] == ["Pain before: 0 of 10", "Pain before: 10 of 10"]


def columns_of(image: QImage, name: str, row: int) -> list[int]:
    wanted = theme.current().colour(name).name()
    return [x for x in range(image.width()) if image.pixelColor(x, row).name() == wanted]


@pytest.fixture
def line(show: Show) -> Timeline:
    made = Timeline("since_block")
    show(made, width=370)
    made.setFixedWidth(362)  # 10 px a minute between the insets
    return made


def test_that_the_window_lies_at_twenty_to_thirty_minutes(line: Timeline) -> None:
    line.set_content(TimelineContent(6.0))
    window = columns_of(line.grab().toImage(), "togo", 4)
    assert (min(window), max(window)) == pytest.approx((6 + 200, 6 + 300), abs=2)


@pytest.mark.parametrize(("minutes", "x"), [(0.0, 6), (6.0, 66), (30.0, 306), (35.0, 356), (90.0, 356)])
def test_that_the_time_gone_is_filled_to_its_minute(line: Timeline, minutes: float, x: int) -> None:
    """Beyond the end of the line it stays at the end; the words go on counting."""
    line.set_content(TimelineContent(minutes))
    image = line.grab().toImage()
    knob = columns_of(image, "surface", 9)
    assert (min(knob) + max(knob)) / 2 == pytest.approx(x, abs=1.5)


@pytest.mark.parametrize(
    ("content", "spoken"),
    [
        (TimelineContent(None), "Time, not started, judge from 20 to 30 minutes"),
        (
            TimelineContent(6.2, heading="Since left block", due="due 11:28"),
            "Since left block, 6 minutes, judge from 20 to 30 minutes, due 11:28",
        ),
        (TimelineContent(90.0, (15, 20)), "Time, 90 minutes, judge from 15 to 20 minutes"),
    ],
)
def test_that_the_time_is_said(line: Timeline, content: TimelineContent, spoken: str) -> None:
    line.set_content(content)
    assert line.accessibleName() == spoken


def test_that_a_running_clock_does_not_push_its_unit_about(line: Timeline) -> None:
    """The unit stands at the same place beside 11:11 and 08:48."""
    pictures = []
    for elapsed in ("11:11", "08:48"):
        line.set_content(TimelineContent(11.0, heading="Since left block", elapsed=elapsed))
        image = line.grab().toImage()
        pictures.append(image.copy(100, 14, 120, 30))
    assert pictures[0] == pictures[1]


def test_that_nothing_is_filled_before_the_block(line: Timeline) -> None:
    line.set_content(TimelineContent(None))
    assert columns_of(line.grab().toImage(), "accent", 9) == []
