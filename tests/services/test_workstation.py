"""What is set for one workstation: pedals and keys, the voice, the measure of the screen."""

from __future__ import annotations

import json

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.services.workstation import (
    KeyAct,
    WorkstationSettings,
    load_workstation,
    pixels_per_mm,
    save_workstation,
    with_default_keys,
    with_key,
    with_measure,
)
from tests.fakes import MemoryStore

TAKEN = {"Space": "Do what is next", "Esc": "Leave a question"}


def test_that_nothing_is_set_at_first():
    settings = load_workstation(MemoryStore(), "room 1")
    assert settings == WorkstationSettings({}, spoken=False, px_per_mm={})
    assert [settings.keys_of(act) for act in KeyAct] == [("", "")] * 4


def test_that_each_workstation_has_settings_of_its_own():
    store = MemoryStore()
    first = with_key(WorkstationSettings(spoken=True), KeyAct.NEXT, "pedal", "F9", TAKEN)
    save_workstation(store, "room 1", first)
    assert load_workstation(store, "room 1") == first
    assert load_workstation(store, "room 2") == WorkstationSettings()


def test_that_what_a_later_version_set_stays():
    store = MemoryStore()
    store.save_setting("workstation:room 1", json.dumps({"spoken": True, "light": "green"}))
    save_workstation(store, "room 1", load_workstation(store, "room 1"))
    kept = json.loads(store.setting("workstation:room 1") or "")
    assert (kept["spoken"], kept["light"]) == (True, "green")


@pytest.mark.parametrize("text", ["no json", '{"keys": 7}', '{"px_per_mm": {"HDMI-1": "wide"}}'])
def test_that_settings_that_cannot_be_read_are_told_and_can_be_set_again(text: str):
    store = MemoryStore()
    store.save_setting("workstation:room 1", text)
    with pytest.raises(Problem) as told:
        load_workstation(store, "room 1")
    assert (told.value.code, told.value.hint) == ("WORKSTATION-SETTINGS", "Set them again on the settings page.")
    save_workstation(store, "room 1", WorkstationSettings(spoken=True))
    assert load_workstation(store, "room 1") == WorkstationSettings(spoken=True)


def test_that_pedal_and_keypad_are_set_apart():
    settings = with_key(WorkstationSettings(), KeyAct.NEXT, "pedal", "F9", TAKEN)
    settings = with_key(settings, KeyAct.NEXT, "keypad", "5", TAKEN)
    assert settings.keys_of(KeyAct.NEXT) == ("F9", "5")
    assert with_key(settings, KeyAct.NEXT, "pedal", "", TAKEN).keys_of(KeyAct.NEXT) == ("", "5")
    assert with_default_keys(settings).keys == {}


@pytest.mark.parametrize(
    ("key", "code", "message"),
    [
        ("Space", "KEY-TAKEN", "Space means “Do what is next” already. Nothing was changed."),
        ("Ctrl+G", "KEY-TWO", "Ctrl+G needs two keys at once. Nothing was changed."),
        ("Shift+F9", "KEY-TWO", "Shift+F9 needs two keys at once. Nothing was changed."),
        ("F9", "KEY-TWICE", "F9 is set for “Give the next” already. Nothing was changed."),
    ],
)
def test_that_a_conflict_is_refused_in_words(key: str, code: str, message: str):
    settings = with_key(WorkstationSettings(), KeyAct.NEXT, "pedal", "F9", TAKEN)
    with pytest.raises(Problem) as refused:
        with_key(settings, KeyAct.UNDO, "pedal", key, TAKEN)
    assert (refused.value.code, refused.value.message) == (code, message)
    assert refused.value.hint


def test_that_the_same_key_again_changes_nothing():
    settings = with_key(WorkstationSettings(), KeyAct.NEXT, "pedal", "F9", TAKEN)
    assert with_key(settings, KeyAct.NEXT, "pedal", "F9", TAKEN) == settings


@pytest.mark.parametrize(
    ("measured", "screen_dpi", "expected_dpi"),
    [(None, 92.0, 92.0), (None, 0.0, 96.0), (None, 25.4, 96.0), (None, 1000.0, 96.0), (185.0, 96.0, 185.0), (5.0, 92.0, 92.0)],
)
def test_that_a_measured_screen_counts_before_what_it_says(measured: float | None, screen_dpi: float, expected_dpi: float):
    settings = WorkstationSettings(px_per_mm={} if measured is None else {"HDMI-1": measured / 25.4})
    assert pixels_per_mm(settings, "HDMI-1", screen_dpi) * 25.4 == pytest.approx(expected_dpi)


def test_that_a_measure_belongs_to_one_screen():
    settings = with_measure(WorkstationSettings(), "HDMI-1", 185 / 25.4)
    assert pixels_per_mm(settings, "eDP-1", 120.0) * 25.4 == pytest.approx(120.0)
    assert with_measure(settings, "HDMI-1", None).px_per_mm == {}


@pytest.mark.parametrize("dpi", [20.0, 900.0])
def test_that_a_measure_no_screen_has_is_refused(dpi: float):
    with pytest.raises(Problem, match="No screen is that coarse or fine"):
        with_measure(WorkstationSettings(), "HDMI-1", dpi / 25.4)
