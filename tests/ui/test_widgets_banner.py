"""The patient banner and its chips: who is in the chair is always readable, and no alert goes missing unsaid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import theme
from procedure_assistant.ui.widgets.banner import BannerContent, PatientBanner
from procedure_assistant.ui.widgets.chips import Chip, ChipContent, ChipRow, PillButton, Tone
from tests.ui.conftest import Show
from tests.ui.gallery_content import banner_content

pytestmark = pytest.mark.usefixtures("light")

LATEX = ChipContent("Latex: anaphylaxis 2019", "alarm")


def visible(row: ChipRow) -> list[str]:
    """The chips on screen, from left to right."""
    chips = [chip for chip in row.findChildren(Chip) if chip.isVisible()]
    return [chip.accessibleName() for chip in sorted(chips, key=QWidget.x)]


def more(row: ChipRow) -> QWidget:
    return next(child for child in row.findChildren(QWidget) if child.objectName().endswith(".more"))


def test_that_the_banner_says_everything_to_a_screen_reader(show: Show) -> None:
    banner = PatientBanner()
    show(banner, width=1400)
    banner.set_content(banner_content(LATEX))
    assert banner.accessibleName() == (
        "Patient: Larson, Jacob; born 14 Feb 1981, 45 y, male; MRN 0048 2917; weight 82 kg, today; "
        "No known drug allergies; Low brow: lateral frontalis 2.5 units; Latex: anaphylaxis 2019"
    )


def test_that_all_chips_stand_in_the_order_given_when_they_fit(show: Show) -> None:
    banner = PatientBanner()
    show(banner, width=1440)
    banner.set_content(banner_content(LATEX))
    QApplication.processEvents()
    texts = ["No known drug allergies", "Low brow: lateral frontalis 2.5 units", "Latex: anaphylaxis 2019"]
    assert (visible(banner.chips), banner.chips.hidden_texts()) == (texts, ())


def test_that_an_allergy_stays_in_sight_when_the_chips_do_not_fit(show: Show) -> None:
    row = ChipRow("chips")
    show(row, width=420)
    row.set_chips((ChipContent("Takes apixaban", "caution"), ChipContent("Consent signed 16 Nov"), ChipContent("Machine US-2"), LATEX))
    assert "Latex: anaphylaxis 2019" in visible(row)
    assert set(visible(row)) | set(row.hidden_texts()) == {"Takes apixaban", "Consent signed 16 Nov", "Machine US-2", LATEX.text}


@pytest.mark.parametrize("width", [120, 200, 300, 420, 700, 1200])
def test_that_no_chip_is_lost_at_any_width(show: Show, width: int) -> None:
    row = ChipRow("chips")
    show(row, width=width)
    contents = [ChipContent(f"Alert number {number}", "caution") for number in range(7)]
    row.set_chips(contents)
    QApplication.processEvents()
    assert sorted([*visible(row), *row.hidden_texts()]) == [content.text for content in contents]
    assert row.accessibleName() == ", ".join(content.text for content in contents)


@pytest.mark.parametrize("width", [200, 300, 420, 700])
def test_that_chips_and_their_count_stay_inside_the_row(show: Show, width: int) -> None:
    row = ChipRow("chips")
    show(row, width=width)
    row.set_chips([ChipContent(f"Alert number {number}", "caution") for number in range(7)])
    QApplication.processEvents()
    shown = [child for child in row.findChildren(QWidget) if child.isVisible()]
    assert max(child.geometry().right() for child in shown) <= row.width()


@pytest.mark.qt_log_ignore("raise", extend=True)  # the offscreen platform says so of every tool tip
def test_that_the_count_of_hidden_chips_can_be_read(qtbot: QtBot, show: Show) -> None:
    row = ChipRow("chips")
    show(row, width=300)
    row.set_chips([ChipContent(f"Alert number {number}", "caution") for number in range(4)])
    QApplication.processEvents()
    button = more(row)
    hidden = row.hidden_texts()
    assert button.accessibleName() == f"{len(hidden)} more: {', '.join(hidden)}"
    assert button.toolTip() == "\n".join(hidden)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QToolTip.text() == "\n".join(hidden)
    QToolTip.hideText()


@pytest.mark.parametrize(("tone", "grave"), [("alarm", True), ("danger", True), ("caution", True), ("neutral", False), ("ok", False)])
def test_that_the_count_takes_the_colour_of_a_hidden_allergy(show: Show, light: theme.Theme, tone: Tone, grave: bool) -> None:
    row, plain = ChipRow("chips"), ChipRow("plain")
    show(row, plain, width=150)
    for target, kind in ((row, tone), (plain, "neutral")):
        target.set_chips([ChipContent(f"A rather long alert number {number}", kind) for number in range(3)])
    QApplication.processEvents()
    assert (more(row).grab().toImage() != more(plain).grab().toImage()) == grave


@pytest.mark.qt_log_ignore("raise", extend=True)  # the offscreen platform says so of every tool tip
def test_that_a_shortened_chip_says_its_words_as_tool_tip(qtbot: QtBot) -> None:
    chip = Chip(ChipContent("Low brow: lateral frontalis 2.5 units", "caution"))
    qtbot.addWidget(chip)
    chip.resize(120, 23)
    chip.show()
    chip.grab()
    QApplication.sendEvent(chip, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), chip.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text() == "Low brow: lateral frontalis 2.5 units"
    QToolTip.hideText()


def test_that_the_identity_is_never_shortened(show: Show) -> None:
    """At 1280 px with four alerts and a long name: the name stands on two lines, and birth date, MRN and weight are whole."""
    banner = PatientBanner()
    show(banner, width=1280)
    content = banner_content(LATEX, ChipContent("Takes apixaban", "caution"))
    name = "Featherstonehaugh-Montgomery, Alexandrina Wilhelmina"
    banner.set_content(BannerContent(name, content.born, content.mrn, content.weight, content.chips, content.saved))
    QApplication.processEvents()
    banner.grab()
    identity = next(child for child in banner.findChildren(QWidget) if child.accessibleName().startswith("Featherstone"))
    assert identity.cut_texts() == ()  # type: ignore[attr-defined]
    assert banner.width() <= 1280


def test_that_back_and_menu_are_requests(qtbot: QtBot, show: Show) -> None:
    banner = PatientBanner()
    show(banner)
    banner.set_content(banner_content())
    with qtbot.waitSignal(banner.back_requested):
        qtbot.mouseClick(banner.back, Qt.MouseButton.LeftButton)
    banner.more.setFocus()
    with qtbot.waitSignal(banner.menu_requested):
        qtbot.keyClick(banner.more, Qt.Key.Key_Return)


def test_that_the_time_of_saving_changes_alone(show: Show) -> None:
    banner = PatientBanner()
    show(banner, width=1440)
    banner.set_content(banner_content())
    banner.set_saved("Saved 10:58:15")
    assert [child.accessibleName() for child in banner.findChildren(QWidget) if child.accessibleName().startswith("Saved")] == [
        "Saved 10:58:15"
    ]


def test_that_a_pill_asks_and_does_not_choose_itself(qtbot: QtBot, show: Show) -> None:
    pill = PillButton("Skin lesion", "reason.lesion")
    show(pill)
    before = pill.grab().toImage()
    with qtbot.waitSignal(pill.clicked):
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    unchanged = pill.accessibleName()
    pill.set_chosen(True)
    assert (unchanged, pill.accessibleName()) == ("Skin lesion", "Skin lesion, chosen")
    assert pill.grab().toImage() != before
