"""The PySide6 build in use does not destroy ``None``.

PySide6 6.12.0 on Python 3.11 lowers the reference count of None by one in every call that returns nothing, and ends in
"Fatal Python error: none_dealloc" while painting. From Python 3.12 on None is immortal (PEP 683) and the fault does no harm.
"""

from __future__ import annotations

import ctypes
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

ROOT = Path(__file__).parent.parent
CALLS = 1000
NOISE = 50  # the interpreter itself takes and returns a few references meanwhile

none_can_die = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


def references_lost(call: Callable[[], object]) -> int:
    """By how much 1,000 calls lower the reference count of None. A first call is not counted: it fills the binding's caches."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@none_can_die
def test_that_calls_which_return_nothing_leave_the_count_of_none_alone(qapp: object):
    pen, colour, point, timer, transform = QPen(), QColor(), QPoint(), QTimer(), QTransform()
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    lost = {
        "QPen.setWidth": references_lost(lambda: pen.setWidth(2)),
        "QColor.setAlpha": references_lost(lambda: colour.setAlpha(9)),
        "QPoint.setX": references_lost(lambda: point.setX(3)),
        "QTimer.setInterval": references_lost(lambda: timer.setInterval(5)),
        "QTransform.reset": references_lost(transform.reset),
        "QPainter.drawLine": references_lost(lambda: painter.drawLine(0, 0, 7, 7)),
        "QImage.fill": references_lost(lambda: image.fill(0)),
    }
    painter.end()
    assert {name: count for name, count in lost.items() if abs(count) > NOISE} == {}


@none_can_die
def test_that_a_binding_which_drops_none_is_found_out():
    drop, take = ctypes.pythonapi.Py_DecRef, ctypes.pythonapi.Py_IncRef
    drop.argtypes = take.argtypes = [ctypes.py_object]
    drop.restype = take.restype = None
    try:
        lost = references_lost(lambda: drop(None))
    finally:
        for _ in range(CALLS + 1):
            take(None)
    assert abs(lost - CALLS) <= NOISE


def test_that_the_installed_qt_is_the_one_that_was_proven():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = [entry for entry in project["dependencies"] if entry.startswith("PySide6-Essentials")]
    assert pins == [f"PySide6-Essentials=={version('PySide6-Essentials')}"]
    assert version("shiboken6") == version("PySide6-Essentials")
