"""Steps, messages, undo bar, strip, rail and worklist: they show what they are given and ask for what is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.open_box import OpenItem
from procedure_assistant.ui.widgets.shell import Rail, RailEntry, RailUser
from procedure_assistant.ui.widgets.steps import StepItem, StepList, StepSection, StepState
from procedure_assistant.ui.widgets.strip import SequenceStrip, StripGroup, StripSite
from procedure_assistant.ui.widgets.undo import UndoBar
from procedure_assistant.ui.widgets.worklist import Worklist, WorklistContent
from tests.ui.conftest import Show
from tests.ui.gallery_content import sections, visits

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def steps(show: Show) -> StepList:
    made = StepList()
    show(made)
    made.set_heading("Botulinum toxin", "PREEMPT, 155 units, 31 sites")
    made.set_sections(sections())
    QApplication.processEvents()
    return made


def test_that_pressing_a_step_asks_to_go_there(qtbot: QtBot, steps: StepList) -> None:
    asked: list[str] = []
    steps.step_requested.connect(asked.append)
    qtbot.mouseClick(steps.row("vial_and_lot"), Qt.MouseButton.LeftButton)
    steps.row("sitting_sites").setFocus()
    qtbot.keyClick(steps.row("sitting_sites"), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert asked == ["vial_and_lot", "observation"]


def test_that_the_current_step_is_the_one_tab_reaches(qtbot: QtBot, steps: StepList) -> None:
    edit = steps.window().findChild(QWidget, "elsewhere")
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is steps.row("sitting_sites")


@pytest.mark.parametrize(
    ("state", "note", "spoken"),
    [
        (StepState.DONE, "signed", "Consent, done, signed"),
        (StepState.NOW, "", "Consent, current step"),
        (StepState.OVERRIDDEN, "declined", "Consent, overridden, declined"),
        (StepState.NOT_APPLICABLE, "", "Consent, not applicable"),
        (StepState.BLOCKS, "blocks injecting", "Consent, blocks, blocks injecting"),
    ],
)
def test_that_a_step_is_said_with_its_state(steps: StepList, state: StepState, note: str, spoken: str) -> None:
    steps.set_sections((StepSection("Prepare", (StepItem("consent", "Consent", state, note),)),))
    assert steps.row("consent").accessibleName() == spoken


def test_that_each_state_has_a_picture_of_its_own(steps: StepList) -> None:
    pictures = set()
    for state in StepState:
        steps.set_sections((StepSection("Prepare", (StepItem("consent", "Consent", state),)),))
        QApplication.processEvents()
        row = steps.row("consent")
        pictures.add(bytes(row.grab().toImage().copy(0, 4, 34, 22).constBits()))
    assert len(pictures) == len(StepState)


def test_that_a_step_whose_state_changes_keeps_its_row_and_focus(steps: StepList) -> None:
    row = steps.row("observation")
    row.setFocus()
    changed = tuple(
        StepSection(part.title, tuple(StepItem(s.id, s.title, StepState.DONE, s.note) for s in part.steps)) for part in sections()
    )
    steps.set_sections(changed)
    assert (steps.row("observation") is row, QApplication.focusWidget() is row) == (True, True)


def test_that_a_small_window_hides_the_notes_of_finished_steps_and_says_them(steps: StepList) -> None:
    tall = steps.row("consent").sizeHint().height()
    steps.set_compact(True)
    notes = {step: steps.row(step).toolTip() for step in ("consent", "baseline_photo", "sitting_sites")}
    assert notes == {"consent": "signed", "baseline_photo": "", "sitting_sites": ""}
    # The sample list is long, so its rows are low in a tall window too.
    assert (tall, steps.row("consent").sizeHint().height(), steps.width()) == (25, 25, 212)
    steps.set_compact(False)
    assert (steps.row("consent").toolTip(), steps.width()) == ("", 222)


def items(count: int) -> list[OpenItem]:
    return [OpenItem(f"item{number}", f"Open item {number}") for number in range(count)]


def shown_lines(steps: StepList) -> list[str]:
    return [steps.open_box.line(number).accessibleName() for number in range(4) if steps.open_box.line(number).isVisible()]


def test_that_at_most_three_lines_are_listed_with_the_rest_counted_in_the_last(steps: StepList) -> None:
    seen = []
    for count in (0, 2, 3, 5):
        steps.set_open_items(items(count))
        seen.append((steps.open_box.isVisible(), shown_lines(steps)))
    assert seen == [
        (False, []),
        (True, ["Open item 0", "Open item 1"]),
        (True, ["Open item 0", "Open item 1", "Open item 2"]),
        (True, ["Open item 0", "Open item 1", "and 3 more: Open item 2, Open item 3, Open item 4"]),
    ]


def test_that_every_open_item_can_be_reached(qtbot: QtBot, steps: StepList) -> None:
    """The line "and 3 more" leads to the first that is not listed; the next then moves up."""
    steps.set_open_items(items(5))
    QApplication.processEvents()
    asked: list[str] = []
    steps.open_item_requested.connect(asked.append)
    for number in (0, 1, 3):
        qtbot.mouseClick(steps.open_box.line(number), Qt.MouseButton.LeftButton)
    steps.open_box.line(1).setFocus()
    qtbot.keyClick(steps.open_box.line(1), Qt.Key.Key_Return)
    assert asked == ["item0", "item1", "item2", "item1"]
    assert steps.open_box.line(3).toolTip() == "Open item 2\nOpen item 3\nOpen item 4"


def test_that_a_long_open_item_wraps_and_is_not_cut(steps: StepList) -> None:
    steps.set_open_items([OpenItem("a", "Waste of 45 units has not been witnessed by a second person")])
    QApplication.processEvents()
    line = steps.open_box.line(0)
    line.grab()
    assert (line.height() > 20, line.cut_texts()) == (True, ())


@pytest.fixture
def bar(show: Show) -> MessageBar:
    made = MessageBar("message")
    show(made, width=600)
    return made


REFUSAL = MessageContent(MessageKind.REFUSAL, "No extra sites in frontalis", "Extras go to temporalis. Nothing was charted.", "Put back")


def test_that_a_message_is_spoken_once_when_it_appears(bar: MessageBar) -> None:
    spoken: list[str] = []
    bar.announced.connect(spoken.append)
    bar.set_message(REFUSAL)
    bar.set_message(REFUSAL)
    assert (spoken, bar.message()) == (["No extra sites in frontalis. Extras go to temporalis. Nothing was charted."], REFUSAL)


def test_that_a_message_that_comes_again_after_it_was_dismissed_is_spoken_again(bar: MessageBar) -> None:
    spoken: list[str] = []
    bar.announced.connect(spoken.append)
    bar.set_message(REFUSAL)
    bar.dismiss()
    bar.set_message(REFUSAL)
    assert len(spoken) == 2


def test_that_a_message_stays_until_it_is_dismissed(qtbot: QtBot, bar: MessageBar) -> None:
    bar.set_message(REFUSAL)
    close = bar.findChild(QWidget, "message.dismiss")
    with qtbot.waitSignal(bar.dismissed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (bar.isVisible(), bar.message()) == (False, None)


def test_that_escape_dismisses_a_message_that_has_the_focus(qtbot: QtBot, bar: MessageBar) -> None:
    bar.set_message(REFUSAL)
    close = bar.findChild(QWidget, "message.dismiss")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Escape)
    assert bar.message() is None


def test_that_the_one_action_of_a_message_is_a_request(qtbot: QtBot, bar: MessageBar) -> None:
    bar.set_message(REFUSAL)
    action = bar.findChild(QWidget, "message.action")
    with qtbot.waitSignal(bar.action_requested):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert (action.accessibleName(), bar.isVisible()) == ("Put back", True)


def test_that_a_message_without_an_action_shows_no_button(bar: MessageBar) -> None:
    bar.set_message(MessageContent(MessageKind.INFORMATION, "The chart did not answer"))
    assert not bar.findChild(QWidget, "message.action").isVisible()


def test_that_each_kind_of_message_has_an_icon_of_its_own(bar: MessageBar) -> None:
    pictures = set()
    for kind in MessageKind:
        bar.set_message(MessageContent(kind, "Title", "Body"))
        QApplication.processEvents()
        icon = bar.grab().toImage().copy(8, 6, 26, 26)
        ground = icon.pixelColor(0, 0).lightness()
        pictures.add(bytes(abs(icon.pixelColor(x, y).lightness() - ground) > 60 for x in range(26) for y in range(26)))
    assert len(pictures) == len(MessageKind)


@pytest.fixture
def undo(show: Show) -> UndoBar:
    made = UndoBar()
    show(made, width=1000)
    return made


def test_that_undo_names_what_it_takes_back(qtbot: QtBot, undo: UndoBar) -> None:
    undo.set_history("Cervical paraspinal right 2, 5 units", "")
    asked: list[str] = []
    undo.undo_requested.connect(lambda: asked.append("undo"))
    undo.redo_requested.connect(lambda: asked.append("redo"))
    qtbot.mouseClick(undo.undo, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(undo.redo, Qt.MouseButton.LeftButton)
    assert (asked, undo.undo.text()) == (["undo"], "Undo: Cervical paraspinal right 2, 5 units")
    assert (undo.undo.accessibleName(), undo.redo.accessibleName()) == ("Undo: Cervical paraspinal right 2, 5 units", "Nothing to redo")


def test_that_redo_names_what_it_does_again(qtbot: QtBot, undo: UndoBar) -> None:
    undo.set_history("", "Trapezius left 1, 5 units")
    with qtbot.waitSignal(undo.redo_requested):
        qtbot.mouseClick(undo.redo, Qt.MouseButton.LeftButton)
    assert (undo.undo.isEnabled(), undo.redo.accessibleName()) == (False, "Redo: Trapezius left 1, 5 units")


def test_that_a_shortened_undo_text_is_said_by_its_tool_tip(show: Show) -> None:
    undo = UndoBar()
    show(undo, width=760)
    words = "Every planned site of the cervical paraspinal muscle group on both sides, 20 units"
    undo.set_history(words, "")
    QApplication.processEvents()
    assert undo.undo.text() != f"Undo: {words}"
    assert (undo.undo.toolTip(), undo.undo.accessibleName()) == (f"Undo: {words}", f"Undo: {words}")


def test_that_the_legend_is_never_pushed_out_of_the_bar(show: Show) -> None:
    undo = UndoBar()
    show(undo, width=772)
    undo.set_compact(True)
    undo.set_history("Every planned site of the cervical paraspinal muscle group on both sides, 20 units", "")
    QApplication.processEvents()
    assert undo.legend.geometry().right() <= undo.width()
    assert undo.legend.width() == undo.legend.sizeHint().width()


def test_that_a_note_takes_the_place_of_the_legend(undo: UndoBar) -> None:
    undo.set_note("Undo ends with the signature.")
    hidden = undo.legend.isVisible()
    undo.set_note("")
    assert (hidden, undo.legend.isVisible()) == (False, True)


@pytest.fixture
def strip(show: Show) -> SequenceStrip:
    made = SequenceStrip()
    show(made, width=900)
    groups = [
        StripGroup("Procerus", (StripSite("p", "Procerus, middle", MarkState.GIVEN),)),
        StripGroup("Trapezius", tuple(StripSite(f"t{n}", f"Trapezius, left {n}", MarkState.PLANNED) for n in (1, 2, 3))),
        StripGroup("Empty", ()),
    ]
    made.set_groups(groups, "t1")
    return made


def test_that_a_press_on_a_pip_asks_for_its_site(qtbot: QtBot, strip: SequenceStrip) -> None:
    asked: list[str] = []
    strip.site_requested.connect(asked.append)
    for site in ("p", "t3"):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.centre_of(site).toPoint())
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert asked == ["p", "t3"]


def test_that_arrows_walk_along_the_strip_and_enter_asks(qtbot: QtBot, strip: SequenceStrip) -> None:
    asked: list[str] = []
    strip.site_requested.connect(asked.append)
    strip.setFocus()
    first = strip.accessibleName()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    second = strip.accessibleName()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert first == "Sites in order, 1 of 4 decided. Trapezius, left 1: planned"
    assert (second, asked) == ("Sites in order, 1 of 4 decided. Trapezius, left 2: planned", ["t2"])


def test_that_a_site_the_strip_does_not_show_is_refused(strip: SequenceStrip) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        strip.centre_of("nowhere")


def test_that_an_empty_strip_can_be_shown(strip: SequenceStrip) -> None:
    strip.set_groups((), "")
    strip.grab()
    assert strip.accessibleName() == "Sites in order"


@pytest.fixture
def rail(show: Show) -> Rail:
    made = Rail("Procedure Assistant")
    show(made)
    made.set_entries([RailEntry("today", "Today", "calendar-blank"), RailEntry("outbox", "Outbox", "tray", 2)], "today")
    return made


def test_that_the_rail_shows_only_the_pages_it_is_given(rail: Rail) -> None:
    parts = [child for child in rail.findChildren(QWidget) if child.objectName().startswith("rail.") and child is not rail.help]
    names = [child.accessibleName() for child in parts if child.isVisible()]
    assert names == ["Today", "Outbox, 2 waiting"]


def test_that_a_page_is_asked_for_and_shown_by_whoever_opens_it(qtbot: QtBot, rail: Rail) -> None:
    asked: list[str] = []
    rail.page_requested.connect(asked.append)
    qtbot.mouseClick(rail.entry("outbox"), Qt.MouseButton.LeftButton)
    still = rail.entry("today").isChecked()
    rail.set_entries([RailEntry("today", "Today", "calendar-blank"), RailEntry("outbox", "Outbox", "tray")], "outbox")
    assert (asked, still, rail.entry("today").isChecked(), rail.entry("outbox").isChecked()) == (["outbox"], True, False, True)
    assert rail.entry("outbox").accessibleName() == "Outbox"


def test_that_the_lock_is_there_only_with_a_user(qtbot: QtBot, rail: Rail) -> None:
    hidden = rail.lock.isVisible()
    rail.set_user(RailUser("Dr R. Weiss", "Room 2", "RW"))
    with qtbot.waitSignal(rail.lock_requested):
        qtbot.mouseClick(rail.lock, Qt.MouseButton.LeftButton)
    assert (hidden, rail.lock.isVisible()) == (False, True)


@pytest.fixture
def worklist(show: Show) -> Worklist:
    made = Worklist()
    show(made, width=934)  # 22 px are margins: the list is as wide as at 1440 px
    made.set_visits(visits())
    QApplication.processEvents()
    return made


def test_that_a_visit_is_opened_by_its_button_or_a_double_click(qtbot: QtBot, worklist: Worklist) -> None:
    asked: list[str] = []
    worklist.open_requested.connect(asked.append)
    qtbot.mouseClick(worklist.row("4").action, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(worklist.row("2"), Qt.MouseButton.LeftButton)
    worklist.row("7").action.setFocus()
    qtbot.keyClick(worklist.row("7").action, Qt.Key.Key_Return)
    assert asked == ["4", "2", "7"]


def test_that_the_button_of_a_visit_says_whose_it_is(worklist: Worklist) -> None:
    assert worklist.row("4").action.accessibleName() == "Continue: Larson, Jacob, 10:40"
    assert worklist.row("7").accessibleName() == (
        "14:00, Marchetti, Elena, 52 y, female, MRN 0051 7730, Latex, Lidocaine, "
        "PRP to both GON, ultrasound, Consent signed 16 Nov, Planned"
    )


def test_that_nothing_of_the_day_is_cut_at_its_usual_width(worklist: Worklist) -> None:
    worklist.grab()
    assert {visit.id: worklist.row(visit.id).cut_texts() for visit in visits()} == {visit.id: () for visit in visits()}


def test_that_allergies_that_do_not_fit_are_counted_and_said(worklist: Worklist) -> None:
    crowded = visits()[6]._replace(
        chips=tuple(ChipContent(text, "danger") for text in ("Latex", "Lidocaine", "Chlorhexidine", "Penicillin"))
    )
    worklist.set_visits([crowded])
    worklist.row("7").grab()
    cut = worklist.row("7").cut_texts()
    assert cut == tuple(chip.text for chip in crowded.chips[-len(cut) :]) != ()
    assert "Penicillin" in worklist.row("7").accessibleName()


def test_that_a_visit_whose_status_changes_keeps_its_row(worklist: Worklist) -> None:
    row = worklist.row("5")
    changed = [
        visit._replace(status="running", status_words="Since 11:31", action="Continue") if visit.id == "5" else visit for visit in visits()
    ]
    worklist.set_visits(changed)
    assert (worklist.row("5") is row, row.action.text(), row.action.property("kind")) == (True, "Continue", "primary")


def test_that_a_day_without_visits_shows_no_empty_card(worklist: Worklist) -> None:
    none: list[WorklistContent] = []
    worklist.set_visits(none)
    assert not worklist.isVisible()
