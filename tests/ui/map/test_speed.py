"""How fast the map answers; measured, not tested with the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.map.plates import PlateStore
from procedure_assistant.ui.map.view import MapView
from tests.ui.map.samples import SITES, planned

FRAME_MS = 16.7
pytestmark = pytest.mark.bench


class Timed(MapView):
    """A map that knows when it was last painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = perf_counter()


def open_view(qtbot: QtBot, store: PlateStore) -> Timed:
    view = Timed(store=store)
    qtbot.addWidget(view)
    view.resize(906, 746)
    view.show_marks(planned())
    view.show()
    return view


def test_that_a_click_is_answered_within_one_frame(qtbot: QtBot, record_property: Callable[[str, object], None]):
    view = open_view(qtbot, PlateStore())
    view.settle()
    marks = {mark.id: mark for mark in planned()}

    def give(site_id: str) -> None:
        marks[site_id] = replace(marks[site_id], state="given", text="5")
        view.show_marks(marks.values())

    view.site_clicked.connect(give)
    times: list[float] = []
    for s in SITES:
        at = view.viewport_point(s["figure"], s["x"], s["y"])
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()
        start = perf_counter()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
        while view.painted < start:
            QApplication.processEvents()
        times.append((view.painted - start) * 1000)
    record_property("measured", f"click to paint: median {median(times):.1f} ms, longest {max(times):.1f} ms")
    assert median(times) < FRAME_MS


def test_that_the_first_paint_does_not_wait_for_the_figures(qtbot: QtBot, record_property: Callable[[str, object], None]):
    store = PlateStore()
    open_view(qtbot, PlateStore()).settle()
    start = perf_counter()
    view = open_view(qtbot, store)
    while view.painted < start:
        QApplication.processEvents()
    first, waited = (view.painted - start) * 1000, view.complete()
    while not view.complete():
        QApplication.processEvents()
    sharp = (perf_counter() - start) * 1000
    record_property("measured", f"first paint {first:.0f} ms, all figures sharp {sharp:.0f} ms")
    assert not waited
    assert first < sharp / 2
