"""The keys of a scanner are caught wherever the focus is, and what a person types arrives, all of it and in its order."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.scan.wedge import Wedge
from procedure_assistant.ui.widgets.fields import TAKES_SCANS
from tests.ui.scan.scanner import GS, Scanner, key_event

CODE = f"01003002339210291727043010C7654{GS}21SN0001"


class Screen(QWidget):
    """A window with what a scan can meet, and ears for what is said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.password, self.search, self.notes = QLineEdit(), QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.search.setProperty(TAKES_SCANS, True)
        self.button, self.text = QPushButton("Give"), QLabel("nothing")
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = QVBoxLayout(self)
        for widget in (self.field, self.password, self.search, self.notes, self.button, self.text):
            rows.addWidget(widget)
        self.pressed, self.helped, self.entered = [], [], []
        self.button.clicked.connect(lambda: self.pressed.append("give"))
        self.password.returnPressed.connect(lambda: self.entered.append(self.password.text()))
        QShortcut(QKeySequence("?"), self).activated.connect(lambda: self.helped.append("help"))
        self.wedge = Wedge(self)
        self.scans, self.broken = [], []
        self.wedge.scanned.connect(self.scans.append)
        self.wedge.broken.connect(self.broken.append)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    made = Screen()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.wedge._watch()
    return made


@pytest.fixture
def scanner(screen: Screen) -> Scanner:
    return Scanner(screen)


@pytest.fixture
def settled(qtbot: QtBot, screen: Screen) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not screen.wedge.is_holding, timeout=30_000)


@pytest.mark.parametrize("place", ["field", "password", "search", "notes", "button", "text"])
@pytest.mark.parametrize("end", ["\r", "\t"])
def test_that_a_scan_is_caught_wherever_the_focus_is(screen, scanner, settled, place, end):
    widget = getattr(screen, place)
    widget.setFocus()
    scanner.scan(CODE, end=end)
    settled()
    assert screen.scans == [CODE]
    assert [screen.field.text(), screen.password.text(), screen.search.text(), screen.notes.toPlainText()] == [""] * 4
    assert (screen.pressed, screen.helped, screen.entered, screen.broken) == ([], [], [], [])
    assert widget.hasFocus()


@pytest.mark.parametrize("gap", [3, 10, 20, 34])
def test_that_every_pace_of_a_scanner_is_a_scan(screen, scanner, settled, gap):
    screen.field.setFocus()
    scanner.scan(CODE, gap=gap)
    settled()
    assert (screen.scans, screen.field.text()) == ([CODE], "")


def test_that_a_slow_scanner_is_understood_after_the_gap_was_set(screen, scanner, settled):
    screen.wedge.set_gap(80)
    scanner.scan(CODE, gap=60)
    settled()
    assert screen.scans == [CODE]


def test_that_what_a_person_types_arrives_in_order(screen, scanner, settled):
    screen.field.setFocus()
    scanner.type("10 mL, lot C7654 (01)")
    settled()
    assert (screen.field.text(), screen.scans, screen.broken) == ("10 mL, lot C7654 (01)", [], [])


def test_that_keys_rolled_over_in_a_few_milliseconds_arrive_in_order(screen, scanner, settled):
    screen.field.setFocus()
    for word in ("the", "as", "12345", "ion"):
        scanner.at += 200
        for sign in word:
            scanner.at += 6
            scanner.press(sign)
        for sign in word:
            scanner.at += 3
            scanner.release(sign)
    settled()
    assert screen.field.text() == "theas12345ion"


def test_that_typing_of_every_pace_is_neither_lost_nor_mixed_up(screen, settled):
    hand = random.Random(6)
    for _ in range(60):
        screen.field.clear()
        screen.field.setFocus()
        scanner = Scanner(screen)
        words = "".join(hand.choice(string.ascii_letters + string.digits + " ,.-") for _ in range(hand.randint(1, 40)))
        words = "a" + words  # a word, not a number of a package
        for sign in words:
            scanner.at += hand.choice((4, 20, 34, 36, 80, 200))
            scanner.press(sign)
            scanner.at += 1
            scanner.release(sign)
        settled()
        assert screen.field.text() == words
    assert (screen.scans, screen.broken) == ([], [])


def test_that_a_key_held_down_repeats_at_once(screen, scanner, settled):
    screen.field.setFocus()
    scanner.press("a")
    for _ in range(20):
        scanner.at += 30
        scanner.press("a", repeat=True)
    assert screen.field.text() == "a" * 21
    scanner.release("a")
    settled()


def test_that_space_and_enter_and_a_single_key_reach_a_button_without_delay(screen, scanner):
    screen.button.setFocus()
    scanner.at += 500
    scanner.press(" ")
    scanner.release(" ")
    assert screen.pressed == ["give"]
    assert not screen.wedge.is_holding


def test_that_a_typed_word_with_enter_is_no_scan(screen, scanner, settled):
    screen.field.setFocus()
    scanner.keys("20mL\r", 5)
    settled()
    assert (screen.field.text(), screen.scans) == ("20mL", [])


def test_that_a_shortcut_typed_alone_is_a_shortcut_and_within_a_scan_is_not(screen, scanner, settled):
    screen.text.setFocus()
    first = key_event(QEvent.Type.ShortcutOverride, "?", scanner.at)
    first.ignore()
    assert not screen.wedge.eventFilter(screen.windowHandle(), first)
    scanner.keys("https://example.org/?", 4)
    inside = key_event(QEvent.Type.ShortcutOverride, "?", scanner.at + 3)
    assert screen.wedge.eventFilter(screen.windowHandle(), inside)
    assert inside.isAccepted()
    settled()


def test_that_a_password_manager_can_type_a_password(screen, scanner, settled):
    screen.password.setFocus()
    scanner.scan("Tr0ub4dor&3-horse", gap=5)
    settled()
    assert (screen.entered, screen.scans) == (["Tr0ub4dor&3-horse"], [])


@pytest.mark.parametrize("code", [CODE, "00300233921029", "0100300233921", "300233921029", f"+A123BJC5D6E71G{GS}"])
def test_that_no_scan_is_typed_into_a_password(screen, scanner, settled, code):
    screen.password.setFocus()
    scanner.scan(code)
    settled()
    assert (screen.password.text(), screen.entered, screen.scans) == ("", [], [code])


def test_that_the_number_of_a_patient_is_scanned_into_the_search(screen, scanner, settled):
    screen.search.setFocus()
    scanner.scan("004829170")
    settled()
    assert (screen.search.text(), screen.scans) == ("004829170", [])


def test_that_words_from_a_dictation_reach_the_notes(screen, scanner, settled):
    screen.notes.setFocus()
    scanner.keys("The patient tolerated 155 units well.\r", 3)
    settled()
    assert (screen.notes.toPlainText(), screen.scans) == ("The patient tolerated 155 units well.\n", [])


def test_that_a_foreign_code_without_a_field_presses_nothing_and_is_told(screen, scanner, settled):
    screen.button.setFocus()
    scanner.scan("HTTPS example 4 7 ?")
    settled()
    assert (screen.pressed, screen.helped, screen.scans) == ([], [], ["HTTPS example 4 7 ?"])


def test_that_half_a_scan_is_told_and_typed_nowhere(screen, scanner, settled):
    screen.field.setFocus()
    scanner.scan(CODE[:20], end="")
    settled()
    assert (screen.scans, screen.broken, screen.field.text()) == ([], [False], "")


def test_that_the_rest_of_a_scan_that_stalled_is_typed_nowhere(screen, scanner, settled):
    screen.field.setFocus()
    scanner.scan(CODE[:20], end="")
    scanner.at += 90
    scanner.keys(CODE[20:] + "\r", 4)
    settled()
    assert (screen.scans, screen.broken, screen.field.text()) == ([], [False], "")
    scanner.type("next word")
    settled()
    assert screen.field.text() == "next word"


def test_that_two_codes_in_one_burst_come_as_one_text_with_two_lines(screen, scanner, settled):
    scanner.scan(CODE + "\r" + CODE)
    settled()
    assert screen.scans == [f"{CODE}\n{CODE}"]


def test_that_two_scans_one_after_the_other_are_two(screen, scanner, settled):
    scanner.scan(CODE)
    scanner.scan("00300233921029")
    settled()
    assert screen.scans == [CODE, "00300233921029"]


def test_that_enter_with_a_line_feed_ends_one_scan(screen, scanner, settled):
    screen.notes.setFocus()
    scanner.scan(CODE, end="\r\n")
    settled()
    assert (screen.scans, screen.notes.toPlainText()) == ([CODE], "")


def test_that_a_scan_while_somebody_types_leaves_the_typed_words(screen, scanner, settled):
    screen.field.setFocus()
    scanner.type("lot")
    scanner.scan(CODE)
    scanner.type("!")
    settled()
    assert (screen.field.text(), screen.scans) == ("lot!", [CODE])


def test_that_a_key_typed_just_before_a_scan_is_not_part_of_it(screen, scanner, settled):
    screen.field.setFocus()
    scanner.type("x")
    scanner.at += 5
    scanner.keys(CODE + "\r", 4)
    settled()
    assert (screen.field.text(), screen.scans) == ("x", [CODE])


def test_that_a_hand_on_the_keyboard_during_a_scan_spoils_it(screen, scanner, settled):
    screen.field.setFocus()
    scanner.at += 2000
    scanner.keys(CODE[:22], 4)
    scanner.at += 2
    scanner.press("k")
    scanner.keys(CODE[22:], 4)
    scanner.release("k")
    scanner.keys("\r", 4)
    settled()
    assert (screen.scans, screen.broken, screen.field.text()) == ([], [True], "")


def test_that_noise_in_a_scan_is_in_its_text_and_does_nothing(screen, scanner, settled):
    screen.field.setFocus()
    scanner.scan(CODE[:18] + "\x10\x06\x13" + CODE[18:])
    settled()
    assert screen.scans == [CODE[:18] + "\x10\x06\x13" + CODE[18:]]
    assert screen.field.text() == ""


def test_that_the_separator_may_come_as_a_function_key(screen, scanner, settled):
    scanner.at += 2000
    before, after = CODE.split(GS)
    scanner.keys(before, 4)
    scanner.at += 4
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(scanner.at)
        QCoreApplication.sendEvent(screen.windowHandle(), event)
    scanner.keys(after + "\r", 4)
    settled()
    assert screen.scans == [CODE]


def test_that_a_clock_of_the_system_that_begins_anew_stops_nothing(screen, scanner, settled):
    scanner.at = 4_294_967_000
    screen.field.setFocus()
    scanner.scan(CODE[:20], end="")
    settled()
    scanner.at = 5
    scanner.type("word")
    settled()
    assert screen.field.text() == "word"


def test_that_random_keys_at_a_scanners_pace_do_no_harm(screen, settled):
    hand = random.Random(60)
    signs = [chr(code) for code in range(1, 127) if chr(code) not in "\r\n\t\x1b"]
    screen.text.setFocus()
    for _ in range(120):
        scanner = Scanner(screen)
        scanner.scan("".join(hand.choice(signs) for _ in range(hand.randint(8, 60))))
        settled()
    assert (screen.pressed, screen.entered) == ([], [])
    assert not screen.wedge.is_holding
