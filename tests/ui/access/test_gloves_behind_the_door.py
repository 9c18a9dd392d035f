"""Gloves mode and the door: the lock screen has its usual size, and whoever comes in finds the visit as the gloved hands left it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.demo import Player
from procedure_assistant.services.people import Role
from procedure_assistant.services.workstation import KeyAct, load_workstation
from procedure_assistant.ui import key_table, theme
from procedure_assistant.ui.settings.bedside_card import BedsideCard
from tests.ui.access.practice import Practice
from tests.ui.visit.playing import play


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()
    for act in KeyAct:  # the table is the program's, not this test's
        key_table.add_keys(act.value, ())


def units(practice: Practice) -> Decimal:
    total = map_total(practice.screen.presenter.record)
    assert total is not None
    return total.given_units


def in_visit(practice: Practice, role: Role) -> None:
    """A visit of somebody, prepared and on the map, seen by this role."""
    player = play(Player(practice.services, practice.clock, practice.begin(practice.patient())), "prepare")
    practice.open()
    practice.log_in(role)
    practice.window.open_visit(practice.window._open_services().visits.resume(player.visit.id))
    practice.settle()
    practice.screen.presenter.go_to("map")
    practice.settle()


def test_that_the_lock_screen_has_its_usual_size_and_gloves_are_on_again_behind_it(practice: Practice):
    in_visit(practice, Role.PHYSICIAN)
    practice.screen.presenter.switch_gloves(on=True)
    practice.settle()
    assert theme.current().gloves
    assert practice.sees("gloves.primary")
    practice.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    practice.settle()
    assert not theme.current().gloves
    assert [name for name in practice.in_sight() if name.startswith("gloves")] == []
    practice.log_in(Role.NURSE)
    practice.settle()
    assert theme.current().gloves
    assert practice.sees("gloves.primary")


def test_that_the_program_is_locked_with_gloves_on_by_one_press(practice: Practice):
    in_visit(practice, Role.PHYSICIAN)
    practice.screen.presenter.switch_gloves(on=True)
    practice.settle()
    lock = practice.screen._front.banner.lock
    assert lock.isVisible()
    assert min(lock.width(), lock.height()) >= theme.current().size("finger")
    lock.click()
    practice.settle()
    assert practice.window._keeper.is_locked
    assert [name for name in practice.in_sight() if name.startswith("gloves")] == []


def test_that_a_reason_begun_by_one_is_not_answered_by_the_next(practice: Practice):
    in_visit(practice, Role.PHYSICIAN)
    practice.screen.presenter.switch_gloves(on=True)
    practice.screen.presenter.ask_reason("omit")
    practice.settle()
    practice.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    practice.log_in(Role.NURSE)
    practice.settle()
    assert practice.screen.presenter.reasons() == ()


def test_that_whoever_may_only_look_gives_and_omits_nothing_with_gloves_on(practice: Practice):
    in_visit(practice, Role.READ_ONLY)
    before = units(practice)
    practice.screen.presenter.switch_gloves(on=True)
    practice.settle()
    assert not practice.find("gloves.primary").isEnabled()
    practice.key(Qt.Key.Key_Space)
    practice.key(Qt.Key.Key_O)
    assert units(practice) == before
    assert practice.screen.presenter.reasons() == ()


@pytest.mark.parametrize("role", [Role.PHYSICIAN, Role.NURSE, Role.ADMINISTRATOR])
def test_that_whoever_works_at_the_chair_sets_its_pedals(practice: Practice, role: Role):
    practice.open()
    practice.log_in(role)
    practice.click("rail.settings")
    practice.click("keys.next.pedal")
    practice.key(Qt.Key.Key_F9)
    services = practice.window._open_services()
    assert load_workstation(services.store, services.visits.workstation).keys_of(KeyAct.NEXT) == ("F9", "")


def test_that_whoever_may_only_look_is_not_offered_the_pedals(practice: Practice):
    practice.open()
    practice.log_in(Role.READ_ONLY)
    practice.click("rail.settings")
    card = practice.window.findChild(BedsideCard)
    assert card is not None
    assert not card.isVisible()
    card.presenter.learn("next", "pedal", "F9")
    services = practice.window._open_services()
    assert load_workstation(services.store, services.visits.workstation).keys == {}


def test_that_setting_a_pedal_stands_in_the_audit_trail(practice: Practice):
    practice.open()
    practice.log_in(Role.PHYSICIAN)
    practice.click("rail.settings")
    practice.click("keys.undo.pedal")
    practice.key(Qt.Key.Key_F10)
    assert ("set_workstation", "keys and pedals") in [(act, detail) for _who, act, detail in practice.trail()]
