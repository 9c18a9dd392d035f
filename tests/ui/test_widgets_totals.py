"""Bars, limits, vial, muscles and headline: exact parts, words beside every bar, and every site in its row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.widgets.bars import (
    Bar,
    BarContent,
    LimitContent,
    LimitRow,
    LimitState,
    PartKind,
    VialContent,
    VialPanel,
    bar_of,
)
from procedure_assistant.ui.widgets.headline import Headline, HeadlineContent
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.muscles import MuscleContent, MuscleTable
from procedure_assistant.ui.widgets.site_list import SiteItem
from tests.ui.conftest import Show
from tests.ui.gallery_content import muscles

pytestmark = pytest.mark.usefixtures("light")

P, G, C, N, E = MarkState.PLANNED, MarkState.GIVEN, MarkState.CHANGED, MarkState.OMITTED, MarkState.EXTRA
GIVEN, PLANNED, WASTE = PartKind.GIVEN, PartKind.PLANNED, PartKind.WASTE


def bar(content: BarContent, qtbot: QtBot) -> Bar:
    made = Bar()
    qtbot.addWidget(made)
    made.set_content(content, "in words")
    return made


def test_that_segments_have_their_exact_shares(qtbot: QtBot) -> None:
    made = bar(bar_of([(Decimal(120), GIVEN), (Decimal(30), PLANNED), (Decimal(50), WASTE)], Decimal(200)), qtbot)
    assert made.segments() == ((0.0, 0.6, "accent"), (0.6, 0.75, "togo"), (0.75, 1.0, "waste"))


def test_that_a_part_of_nothing_is_not_drawn(qtbot: QtBot) -> None:
    made = bar(bar_of([(Decimal(0), GIVEN), (Decimal(30), PLANNED)], Decimal(155)), qtbot)
    assert made.segments() == ((0.0, pytest.approx(30 / 155), "togo"),)


def test_that_an_empty_bar_can_be_painted(qtbot: QtBot) -> None:
    made = bar(bar_of([], Decimal(0)), qtbot)
    made.resize(200, 8)
    made.grab()
    assert made.segments() == ()


def test_that_near_the_limit_is_amber_with_a_tick_at_its_end(qtbot: QtBot) -> None:
    made = bar(BarContent(bar_of([(Decimal(360), GIVEN)], Decimal(400)).parts, Decimal(400), LimitState.NEAR), qtbot)
    assert (made.segments(), made.tick_place()) == (((0.0, 0.9, "warn"),), 1.0)


def test_that_over_the_limit_is_red_with_the_tick_where_the_limit_lies(qtbot: QtBot) -> None:
    made = bar(BarContent(bar_of([(Decimal(500), GIVEN)], Decimal(400)).parts, Decimal(400), LimitState.OVER), qtbot)
    assert (made.segments(), made.tick_place()) == (((0.0, 1.0, "danger"),), 0.8)


def test_that_within_the_limit_shows_no_tick(qtbot: QtBot) -> None:
    assert bar(bar_of([(Decimal(275), GIVEN)], Decimal(400)), qtbot).tick_place() is None


@given(st.lists(st.decimals(min_value=0, max_value=500, places=1), max_size=5), st.decimals(min_value=1, max_value=500, places=1))
def test_that_segments_follow_each_other_and_stay_on_the_bar(amounts: list[Decimal], total: Decimal) -> None:
    made = Bar()
    made.set_content(bar_of([(amount, GIVEN) for amount in amounts], total), "in words")
    edges = [edge for start, end, _colour in made.segments() for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0.0 <= edge <= 1.0 for edge in edges)


@pytest.mark.parametrize(
    ("content", "spoken"),
    [
        (LimitContent("Last 3 months", "275 of 400 units"), "Last 3 months: 275 of 400 units, within the limit"),
        (LimitContent("Last 3 months", "360 of 400 units", LimitState.NEAR), "Last 3 months: 360 of 400 units, near the limit"),
        (
            LimitContent("Last 3 months", "435 of 400 units", LimitState.OVER, note="155 on 24 Aug"),
            "Last 3 months: 435 of 400 units, over the limit. 155 on 24 Aug",
        ),
        (LimitContent("Follow-the-pain extra", "1 of 8 sites", LimitState.INFORMATION), "Follow-the-pain extra: 1 of 8 sites"),
    ],
)
def test_that_a_limit_is_said_with_its_standing(qtbot: QtBot, content: LimitContent, spoken: str) -> None:
    row = LimitRow(content)
    qtbot.addWidget(row)
    assert row.accessibleName() == spoken


def test_that_each_standing_differs_without_colour(qtbot: QtBot) -> None:
    """Its icon has another shape, so that grey values differ as well."""
    pictures = []
    for state in LimitState:
        row = LimitRow(LimitContent("Last 3 months", "275 of 400 units", state))
        qtbot.addWidget(row)
        row.resize(260, 21)
        icon = row.grab().toImage().copy(0, 0, 18, 21)
        dark = bytes(icon.pixelColor(x, y).lightness() < 200 for x in range(18) for y in range(21))
        pictures.append(dark)
    assert len(set(pictures)) == len(LimitState)


def test_that_a_limit_grows_by_its_bar_and_note(qtbot: QtBot) -> None:
    row = LimitRow(LimitContent("a", "b"))
    qtbot.addWidget(row)
    heights = [row.sizeHint().height()]
    row.set_content(LimitContent("a", "b", bar=bar_of([(Decimal(1), GIVEN)], Decimal(2))))
    heights.append(row.sizeHint().height())
    row.set_content(LimitContent("a", "b", bar=bar_of([(Decimal(1), GIVEN)], Decimal(2)), note="c"))
    heights.append(row.sizeHint().height())
    assert heights == sorted(set(heights))


def test_that_the_vial_says_what_is_in_it(qtbot: QtBot) -> None:
    panel = VialPanel("vial")
    qtbot.addWidget(panel)
    words = (("120", "given"), ("30", "planned"), ("50 units", "to waste"))
    panel.set_content(VialContent("Vial", "BOTOX 200 units, lot D4821C2", bar_of([(Decimal(120), GIVEN)], Decimal(200)), words))
    panel.resize(264, panel.sizeHint().height())
    panel.grab()
    assert panel.accessibleName() == "Vial, BOTOX 200 units, lot D4821C2: 120 given, 30 planned, 50 units to waste"
    assert panel.cut_texts() == ()


def test_that_the_headline_is_said_in_words(qtbot: QtBot) -> None:
    head = Headline("headline")
    qtbot.addWidget(head)
    head.set_content(HeadlineContent("120", "/ 155 units", "24 / 31", "sites, 1 extra"))
    assert head.accessibleName() == "120 of 155 units; 24 of 31 sites, 1 extra"


@pytest.mark.parametrize(
    ("content", "spoken"),
    [
        (MuscleContent("t", "Trapezius", (P, P, P), (), (P, P, P), "0", "30"), "Trapezius: 0 of 6 given, 30 units planned"),
        (MuscleContent("t", "Trapezius", (G, P, P), (), (P, P, P), "5", "25"), "Trapezius: 1 of 6 given, 5 units given, 25 units planned"),
        (MuscleContent("o", "Occipitalis", (G, G, G), (), (G, N, G), "25"), "Occipitalis: 5 of 6 given, 1 omitted, 25 units given"),
        (MuscleContent("t", "Temporalis", (G, G, G, G, E), (), (G, G, G, G), "45"), "Temporalis: 8 of 8 given, 1 extra, 45 units given"),
        (MuscleContent("f", "Frontalis", (G, C), (), (G, C), "15"), "Frontalis: 4 of 4 given, 2 with another dose, 15 units given"),
        (MuscleContent("p", "Procerus", (), (G,), (), "5"), "Procerus: 1 of 1 given, 5 units given"),
        (MuscleContent("m", "Masseter"), "Masseter: nothing planned"),
    ],
)
def test_that_a_muscle_is_said_with_its_state(content: MuscleContent, spoken: str) -> None:
    assert content.spoken() == spoken


@pytest.fixture
def table(show: Show) -> MuscleTable:
    made = MuscleTable()
    show(made, width=306)
    made.set_muscles(muscles(), "trapezius")
    QApplication.processEvents()
    return made


@pytest.fixture
def given_(table: MuscleTable) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    table.give_requested.connect(lambda muscle, side: seen.append((muscle, side)))
    return seen


def test_that_a_click_on_a_row_asks_to_give_all_that_is_planned(qtbot: QtBot, table: MuscleTable, given_: list[tuple[str, str]]) -> None:
    qtbot.mouseClick(table.row("trapezius").head, Qt.MouseButton.LeftButton)
    assert given_ == [("trapezius", "")]


@pytest.mark.parametrize(("side", "words"), [("left", "Left 3"), ("right", "Right 3"), ("", "Give all 6")])
def test_that_the_buttons_of_the_current_muscle_give_a_side(
    qtbot: QtBot, table: MuscleTable, given_: list[tuple[str, str]], side: str, words: str
) -> None:
    pressed = table.row("trapezius").button(side)
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert (pressed.text(), given_) == (words, [("trapezius", side)])


def test_that_a_muscle_with_nothing_planned_gives_nothing(qtbot: QtBot, table: MuscleTable, given_: list[tuple[str, str]]) -> None:
    with qtbot.waitSignal(table.focus_requested) as asked:
        qtbot.mouseClick(table.row("temporalis").head, Qt.MouseButton.LeftButton)
    assert (asked.args, given_) == (["temporalis"], [])


def test_that_only_the_current_muscle_shows_buttons(table: MuscleTable) -> None:
    shown = [muscle.id for muscle in muscles() if table.row(muscle.id).button("").isVisible()]
    table.set_muscles(muscles(), "temporalis")
    after = [muscle.id for muscle in muscles() if table.row(muscle.id).button("").isVisible()]
    assert (shown, after) == (["trapezius"], [])


def test_that_a_side_with_nothing_planned_has_no_button(table: MuscleTable) -> None:
    left_done = MuscleContent("trapezius", "Trapezius", (G, G, G), (), (P, N, P), "15", "10")
    table.set_muscles([*muscles()[:-1], left_done], "trapezius")
    row = table.row("trapezius")
    assert [(side, row.button(side).isVisible(), row.button(side).text()) for side in ("left", "right", "")] == [
        ("left", False, "Left 0"),
        ("right", True, "Right 2"),
        ("", True, "Give all 2"),
    ]


def test_that_up_and_down_walk_and_enter_gives(qtbot: QtBot, table: MuscleTable, given_: list[tuple[str, str]]) -> None:
    table.row("paraspinal").head.setFocus()
    qtbot.keyClick(table.row("paraspinal").head, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert given_ == [("trapezius", "")]


def test_that_right_opens_the_sites_of_a_muscle_and_left_closes_them(qtbot: QtBot, table: MuscleTable) -> None:
    asked: list[tuple[str, bool]] = []
    table.sites_requested.connect(lambda muscle, is_open: asked.append((muscle, is_open)))
    head = table.row("trapezius").head
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Right)
    qtbot.keyClick(head, Qt.Key.Key_Left)
    assert asked == [("trapezius", True), ("trapezius", False)]


def test_that_the_list_of_sites_has_the_powers_of_the_map(qtbot: QtBot, table: MuscleTable) -> None:
    sites = table.row("trapezius").sites
    sites.set_sites([SiteItem(f"left_{number}", f"left {number}", P, "5 units planned") for number in (1, 2, 3)])
    asked: list[tuple[object, ...]] = []
    sites.site_requested.connect(lambda site: asked.append(("give", site)))
    sites.dose_step_requested.connect(lambda site, step: asked.append(("dose", site, step)))
    sites.omit_requested.connect(lambda site: asked.append(("omit", site)))
    row = sites.row("left_1")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Down)
    second = sites.row("left_2")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Delete):
        qtbot.keyClick(second, key)
    assert second.hasFocus()
    assert asked == [("give", "left_2"), ("dose", "left_2", 1), ("dose", "left_2", -1), ("omit", "left_2")]
    assert second.accessibleName() == "left 2: planned, 5 units planned"


def test_that_rows_keep_the_focus_when_their_content_changes(table: MuscleTable) -> None:
    head = table.row("trapezius").head
    head.setFocus()
    table.set_muscles([*muscles()[:-1], MuscleContent("trapezius", "Trapezius", (G, G, G), (), (G, G, G), "30")], "trapezius")
    assert QApplication.focusWidget() is head
    assert head.accessibleName() == "Trapezius: 6 of 6 given, 30 units given"


def test_that_another_set_of_muscles_replaces_the_rows(table: MuscleTable) -> None:
    table.set_muscles(muscles()[:2], "")
    QApplication.processEvents()
    visible = [child.accessibleName() for child in table.findChildren(QWidget) if child.isVisible() and "given" in child.accessibleName()]
    assert visible == [muscle.spoken() for muscle in muscles()[:2]]


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("count", [5, 7, 9])
def test_that_more_sites_than_the_column_holds_stay_apart_from_the_next_column(table: MuscleTable, count: int, compact: bool) -> None:
    """Extras may double the sites of a side; between the two sides the ground stays visible."""
    crowded = MuscleContent("trapezius", "Trapezius", (E,) * count, (), (E,) * count, "45")
    table.set_muscles([*muscles()[:-1], crowded], "", compact=compact)
    QApplication.processEvents()
    head = table.row("trapezius").head
    image = head.grab().toImage()
    violet = theme.current().colour("pip_extra").name()
    row = head.height() // 2
    reached = [x for x in range(image.width()) if image.pixelColor(x, row).name() == violet]
    assert max(reached) < head.width() - 10 - 16  # the units stand at the right


def test_that_the_mouse_on_a_row_says_what_a_click_gives(qtbot: QtBot, table: MuscleTable) -> None:
    partly = [MuscleContent(m.id, m.name, m.left, m.middle, (P, P, P), "20", "15") if m.id == "occipitalis" else m for m in muscles()]
    table.set_muscles(partly, "trapezius")
    head = table.row("occipitalis").head
    plain = head.grab().toImage()
    qtbot.mouseMove(head, QPoint(20, 10))
    head.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)  # the offscreen platform sends no enter event
    offered = head.grab().toImage()
    accent = theme.current().colour("accent").name()
    y = head.height() // 2 - 9
    assert [image.pixelColor(head.width() - 20, y).name() == accent for image in (plain, offered)] == [False, True]


def test_that_a_limit_too_long_for_one_line_takes_two_and_gives_the_second_back(qtbot: QtBot) -> None:
    row = LimitRow(LimitContent("Usar antes de 23 nov 2026 14:00", "quedan 1 h 22 min"))
    qtbot.addWidget(row)
    row.resize(248, 40)
    row.grab()
    assert row.cut_texts() == ()
    high = row.sizeHint().height()
    row.resize(480, 40)
    row.grab()
    assert row.cut_texts() == ()
    assert row.sizeHint().height() < high


def test_that_a_long_whole_and_a_long_count_share_the_line_of_the_headline(qtbot: QtBot) -> None:
    head = Headline("headline")
    qtbot.addWidget(head)
    head.set_content(HeadlineContent("117.5", "/ 155 unidades", "23 / 31", "sitios, 1 extra"))
    head.resize(248, 48)
    head.grab()
    assert head.cut_texts() == ()
