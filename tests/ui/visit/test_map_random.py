"""500 acts at the map by real mouse events and keys, seeded: list, totals, marks, undo words and log must tell the same after each.

What is compared is what is shown: the words of the list's rows, the figures of the totals column, the marks on the canvas. What they must
say is worked out from the log alone, read back from the database file after every act and folded anew.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.record import ProcedureRecord, SiteStatus
from procedure_assistant.domain.totals import balances
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.demo import Player, sample_patient
from procedure_assistant.services.folding import Folding
from procedure_assistant.ui.map.hits import crossed
from procedure_assistant.ui.visit.view import VisitScreen
from procedure_assistant.ui.widgets.marks import MarkState
from tests.ui.visit.playing import BOTOX, play
from tests.ui.visit.random_hands import RandomHands
from tests.ui.visit.test_map_list import play_last_visit

ACTS = int(os.environ.get("PA_MAP_ACTS", "500"))
SEEDS = tuple(20261123 + number for number in range(int(os.environ.get("PA_MAP_SEEDS", "1"))))
FOLDED_ANEW = 25
"""Every so many acts the whole log is folded anew; in between only what was added, as the program does."""


# -- what must be told, from the log alone ------------------------------------------------------------------------------------------


def marks_told(record: ProcedureRecord) -> dict[str, tuple[object, ...]]:
    return {
        one.id: (one.figure, one.x, one.y, one.status.value, wording.number(one.given.amount) if one.given else "")
        for one in record.sites.values()
    }  # fmt: skip


def rows_told(record: ProcedureRecord) -> dict[str, str]:
    told = {}
    for one in record.sites.values():
        dose = wording.dose(one.given or one.intended)
        state = {SiteStatus.CHANGED: "other dose"}.get(one.status, one.status.value)
        said = "omitted" if one.omitted else dose if one.given else f"{dose} planned"
        told[one.id] = f"{site_name(record, one)}: {state}, {said}"
    return told


class Reader:
    """The record as the database file has it."""

    def __init__(self, hands: RandomHands, folding: Folding) -> None:
        self._visit, self._folding = hands.screen.visit, folding
        self._record: ProcedureRecord | None = None
        self._reads = 0

    def record(self) -> ProcedureRecord:
        """Read all rows; fold those that are new, and from time to time all of them."""
        rows = self._visit._service.store.log(self._visit.id)
        if self._record is None or self._reads % FOLDED_ANEW == 0:
            self._record = self._folding.record(rows)
        elif rows[self._record.seq :]:
            self._record = self._record.then(tuple(entry_of(row) for row in rows[self._record.seq :]))
        self._reads += 1
        return self._record


def check(hands: RandomHands, reader: Reader) -> None:
    """Everything shown against the log as the database file has it."""
    screen, record = hands.screen, reader.record()
    assert record == screen.presenter.record
    sites = list(record.sites.values())
    # the marks on the figures
    marks = {mark.id: (mark.figure, mark.x, mark.y, mark.state, mark.text) for mark in screen.map.map._marks.marks if mark.state != "ghost"}
    assert marks == marks_told(record)
    # the list beside the map
    panel = screen.map.list
    shown = {one.id: panel.row(one.id).accessibleName() for one in sites}
    assert shown == rows_told(record)
    assert [key for made in panel._lists.values() for key in made._rows if key not in record.sites] == []
    # the totals, added up site by site
    given = sum((one.given.amount for one in sites if one.given), Decimal(0))
    total = screen.totals.map
    assert total.headline._content.number == wording.number(given)
    planned = sum(1 for one in sites if one.given is not None and not one.extra)
    assert total.headline._content.tally == f"{planned} / 31"
    for muscle in record.map.muscles:
        own = [one for one in sites if one.muscle == muscle.id]
        content = total.muscles.row(muscle.id)._content
        assert content.given == wording.number(sum((one.given.amount for one in own if one.given), Decimal(0)))
        states = sorted(MarkState[one.status.value.upper()].value for one in own)
        assert sorted(state.value for state in content.states()) == states
    # undo and redo name what they would do
    assert screen.undo_bar.undo.isEnabled() == bool(record.done)
    assert screen.undo_bar.redo.isEnabled() == bool(record.undone)
    # no more than the vial held, no cap passed
    assert given <= 195
    assert all(box.left.amount >= 0 for box in balances(record))


@pytest.fixture
def hands(qtbot, light, on_disk, clock) -> Iterator[Callable[[int], RandomHands]]:
    screens: list[VisitScreen] = []

    def show(seed: int) -> RandomHands:
        patient = sample_patient(on_disk)
        play_last_visit(on_disk, clock, patient)
        player = play(Player(on_disk, clock, on_disk.visits.begin(patient.id, BOTOX)), "prepare")
        screen = VisitScreen(on_disk, player.visit)
        qtbot.addWidget(screen)
        screen.resize(1720, 900)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.map._want_list(on=True)
        QApplication.processEvents()
        screens.append(screen)
        return RandomHands(screen, random.Random(seed))

    yield show
    for screen in screens:
        screen.map.map.settle()
        screen.tasks.drain()
        QApplication.processEvents()


@pytest.mark.parametrize("seed", SEEDS)
def test_that_list_totals_marks_and_log_agree_after_each_of_500_random_acts(hands, on_disk, seed):
    made = hands(seed)
    reader = Reader(made, Folding(on_disk.catalogue))
    names = []
    for number in range(ACTS):
        names.append(made.act())
        try:
            check(made, reader)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, act {number}, after {names[-5:]}") from error
    kinds = {type(entry.event).__name__ for entry in made.record.entries}
    wanted = {"SiteInjected", "SiteMoved", "SiteDoseChanged", "SiteOmitted", "SiteRetracted", "Retracted", "Reinstated"}
    assert wanted <= kinds, "the dice missed a kind of act; choose other seeds"


def test_that_a_sweep_crosses_what_it_is_drawn_over():
    assert crossed([("a", 0, 0), ("b", 10, 0), ("c", 20, 8)], (0, 0), (20, 0), 5) == ["a", "b"]
