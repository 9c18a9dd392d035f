"""Sequence mode in the real window: the next site in words, Space and Backspace, skipping and omitting with reasons, the strip."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.workstation import KeyAct, WorkstationSettings, load_workstation, save_workstation, with_key
from procedure_assistant.ui import key_table
from procedure_assistant.ui.speech import ProcessVoice
from procedure_assistant.ui.visit.sequence_content import SKIP_REASONS
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import BOTOX

SPACE, BACKSPACE, SKIP, OMIT = Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_S, Qt.Key.Key_O


def units(made: Bedside) -> Decimal:
    total = map_total(made.screen.presenter.record)
    assert total is not None
    return total.given_units


def following(made: Bedside) -> str:
    """The id of the site that is lit on the map as the next one."""
    marks = made.screen.presenter.content().marks
    return next((mark.id for mark in marks if mark.next), "")


def order(made: Bedside) -> list[str]:
    map_ = made.screen.presenter.record.map
    assert map_ is not None
    return [site.id for site in map_.sequence()]


@pytest.fixture
def walking(hands):
    """A prepared visit on the map with sequence mode on."""

    def begin(*stages: str, **more: object) -> Bedside:
        made = hands("prepare", *stages, protocols=BOTOX, **more)
        made.go_to("map")
        made.click("map.sequence")
        return made

    return begin


# -- a whole visit -----------------------------------------------------------------------------------------------------


def test_that_a_whole_map_is_given_by_space_alone_and_taken_back_by_backspace_alone(walking):
    made = walking()
    expected, seen = order(made), []
    for _site in range(31):
        seen.append(following(made))
        made.key(SPACE)
    assert seen == expected
    assert (units(made), following(made), made.keys) == (Decimal(155), "", 31)
    assert made.widget("sequence.guide").accessibleName() == "Every site is decided"
    back = []
    for _site in range(31):
        made.key(BACKSPACE)
        back.append(following(made))
    assert back == expected[::-1]
    assert units(made) == Decimal(0)


# -- what is shown -----------------------------------------------------------------------------------------------------


def test_that_the_guide_says_place_angle_depth_and_caution(walking):
    made = walking()
    assert made.widget("sequence.guide").accessibleName() == (
        "Next: Corrugator, left 1, 5 units, patient supine. "
        "Where: About 1.5 cm above the medial upper edge of the orbital rim. Angle: About 90° to the skin. "
        "Depth: Superficial, into the pinched medial belly while the patient frowns. "
        "Too low or too lateral: eyelid ptosis. Stay above the brow, a fingertip on the rim."
    )


def test_that_the_plate_of_the_next_site_is_shown(walking):
    made = walking()
    seen = []
    for _site in range(31):
        view = made.screen.map.map.view
        if view not in seen:
            seen.append(view)
        made.key(SPACE)
    assert seen == ["anterior", "lateral_left", "lateral_right", "posterior"]
    made.click("map.sequence")
    assert made.screen.map.map.view == "all"
    assert not made.screen.presenter.walking


def test_that_nothing_of_sequence_mode_is_there_while_it_is_off(hands):
    made = hands("prepare", protocols=BOTOX)
    made.go_to("map")
    before = made.screen.presenter.record
    made.key(SKIP)
    made.key(OMIT)
    assert made.screen.presenter.record is before
    assert [one for one in ("sequence", "sequence.strip") if made.screen.findChild(object, one)] == []


def test_that_sequence_mode_charts_nothing_by_itself(walking):
    made = walking()
    seq = made.screen.presenter.record.seq
    made.click("map.sequence")
    made.click("map.sequence")
    assert made.screen.presenter.record.seq == seq


# -- skip and omit -----------------------------------------------------------------------------------------------------


def test_that_a_skipped_site_keeps_its_reason_and_comes_again_after_the_last(walking):
    made = walking()
    first = following(made)
    made.key(SKIP)
    made.click("sequence.reason.1")
    assert following(made) == order(made)[1]
    assert made.screen.presenter.record.sites[first].note == f"Skipped at first: {SKIP_REASONS[1]}"
    for _site in range(30):
        made.key(SPACE)
    assert following(made) == first
    made.key(SPACE)
    assert units(made) == Decimal(155)


def test_that_undo_of_a_skip_makes_the_site_the_next_one_again(walking):
    made = walking()
    first = following(made)
    made.key(SKIP)
    made.key(Qt.Key.Key_1)
    assert following(made) != first
    made.key(BACKSPACE)
    assert following(made) == first
    assert made.screen.presenter.record.sites[first].note == ""


def test_that_a_reason_can_be_written(walking):
    made = walking()
    first = following(made)
    made.key(OMIT)
    made.click("sequence.other_reason")
    made.type_into("sequence.own_reason", "scar from a burn", Qt.Key.Key_Return)
    assert made.screen.presenter.record.sites[first].omitted == "scar from a burn"
    assert following(made) == order(made)[1]


def test_that_an_empty_reason_omits_nothing(walking):
    made = walking()
    first = following(made)
    made.key(OMIT)
    made.click("sequence.other_reason")
    made.click("sequence.keep_reason")
    assert made.screen.presenter.record.sites[first].omitted == ""
    assert made.widget("sequence.own_reason").isVisible()


def test_that_a_number_chooses_the_reason_of_an_omission(walking):
    made = walking()
    first = following(made)
    made.key(OMIT)
    made.key(Qt.Key.Key_2)
    assert made.screen.presenter.record.sites[first].omitted == "Tenderness"


def test_that_the_pedal_gives_nothing_while_a_reason_is_asked_for(walking):
    made = walking()
    made.key(SKIP)
    made.key(SPACE)
    made.key(SPACE)
    assert units(made) == Decimal(0)
    assert made.widget("sequence.reason.0").isVisible()


def test_that_escape_leaves_the_reason_and_charts_nothing(walking):
    made = walking()
    seq, first = made.screen.presenter.record.seq, following(made)
    for key in (SKIP, OMIT):
        made.key(key)
        made.key(Qt.Key.Key_Escape)
    assert (made.screen.presenter.record.seq, following(made)) == (seq, first)
    made.key(SPACE)
    assert units(made) == Decimal(5)


def test_that_the_last_site_cannot_be_skipped(walking):
    made = walking()
    for _site in range(30):
        made.key(SPACE)
    last = following(made)
    made.key(SKIP)
    assert made.notices == ["No other site is left to go on with."]
    assert following(made) == last


def test_that_a_held_pedal_gives_once_in_sequence_mode(walking):
    made = walking()
    window = made.screen.windowHandle()
    QTest.keyPress(window, SPACE)
    for _repeat in range(3):
        QTest.simulateEvent(made.screen, True, SPACE, Qt.KeyboardModifier.NoModifier, " ", True)
    QTest.keyRelease(window, SPACE)
    assert units(made) == Decimal(5)


# -- the strip ---------------------------------------------------------------------------------------------------------


def press_pip(made: Bedside, site_id: str) -> None:
    strip = made.widget("sequence.strip")
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.centre_of(site_id).toPoint())  # type: ignore[attr-defined]
    QApplication.processEvents()


def test_that_a_press_on_the_strip_goes_on_from_that_site(walking):
    made = walking()
    press_pip(made, "trapezius_left_1")
    assert following(made) == "trapezius_left_1"
    made.key(SPACE)
    assert following(made) == "trapezius_left_2"
    for _site in range(5):
        made.key(SPACE)
    assert following(made) == "corrugator_left_1"


def test_that_a_press_on_a_decided_pip_opens_its_card(walking):
    made = walking("half")
    press_pip(made, "frontalis_left_2")
    assert made.screen.map.card.isVisible()
    assert units(made) == Decimal("117.5")


def test_that_the_strip_shows_all_sites_by_muscle_with_the_next_one_named(walking):
    made = walking("half")
    strip = made.widget("sequence.strip")
    assert strip.accessibleName() == "Sites in order, 24 of 32 decided. Cervical paraspinal, right 2: planned"


# -- pedals and voice --------------------------------------------------------------------------------------------------


def test_that_a_learned_pedal_gives_and_another_takes_back(hands, on_disk):
    store, room = on_disk.store, on_disk.visits.workstation
    settings = with_key(WorkstationSettings(), KeyAct.NEXT, "pedal", "F9", {})
    save_workstation(store, room, with_key(settings, KeyAct.UNDO, "keypad", "7", {}))
    made = hands("prepare", protocols=BOTOX)
    made.go_to("map")
    made.click("map.sequence")
    made.key(Qt.Key.Key_F9)
    made.key(Qt.Key.Key_F9)
    assert units(made) == Decimal(10)
    made.key(Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier)
    assert units(made) == Decimal(5)
    assert made.screen.presenter.content().primary.hint == "Space / pedal"
    for act in KeyAct:  # the table is the program's, not this test's
        key_table.add_keys(act.value, ())


def test_that_settings_that_cannot_be_read_are_told_and_the_visit_goes_on(walking, on_disk):
    on_disk.store.save_setting(f"workstation:{on_disk.visits.workstation}", '{"keys": 7}')
    made = walking()
    made.screen.hide()
    made.screen.show()
    QApplication.processEvents()
    assert made.notices == ["The settings of this workstation cannot be read, so the keys of the keyboard count alone."]
    made.key(SPACE)
    assert units(made) == Decimal(5)


def test_that_there_is_no_switch_for_prompts_without_a_voice(walking, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    made = walking()
    assert made.screen.bedside.voice is None
    assert not made.screen.findChild(object, "map.spoken").isVisible()
    made.key(SPACE)
    assert units(made) == Decimal(5)


def test_that_each_next_site_is_spoken_once(hands, qtbot, on_disk, monkeypatch, tmp_path):
    heard, program = tmp_path / "heard.txt", tmp_path / "bin" / "spd-say"
    program.parent.mkdir()
    # The voice of Linux, found by its name: it writes the last of what it is told.
    program.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >> "{heard}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr("sys.platform", "linux")
    save_workstation(on_disk.store, on_disk.visits.workstation, WorkstationSettings(spoken=True))
    made = hands("prepare", protocols=BOTOX)
    made.go_to("map")
    made.click("map.sequence")
    assert isinstance(made.screen.bedside.voice, ProcessVoice)
    wanted = ["Corrugator, left 1. 5 units. About 1.5 cm above the medial upper edge of the orbital rim."]
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text().splitlines() == wanted, timeout=20_000)
    made.key(SKIP)
    made.key(Qt.Key.Key_Escape)
    made.key(SPACE)
    wanted.append(wanted[0].replace("left", "right"))
    qtbot.waitUntil(lambda: heard.read_text().splitlines() == wanted, timeout=20_000)
    made.click("map.spoken")
    made.key(SPACE)
    made.click("map.sequence")
    assert "Larson" not in heard.read_text()
    assert heard.read_text().splitlines() == wanted
    assert load_workstation(on_disk.store, on_disk.visits.workstation).spoken


def test_that_the_plates_do_not_move_while_a_reason_is_asked_for(walking):
    made = walking()
    QApplication.processEvents()
    before = made.screen.map.map.mapTo(made.screen, QPoint(0, 0)), made.screen.map.map.size()
    made.key(SKIP)
    QApplication.processEvents()
    assert (made.screen.map.map.mapTo(made.screen, QPoint(0, 0)), made.screen.map.map.size()) == before
