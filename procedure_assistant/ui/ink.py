"""Tells whoever listens what is being painted on widgets, text and icons, with its colour and its place: the eyes of the checks.

Nobody listens in the running program; then telling costs one look at an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter


class Ink(NamedTuple):
    """Something painted on ``widget``. ``text`` is "" for an icon, ``shown`` what was left of it; ``place`` in the widget's own px."""

    widget: QWidget
    text: str
    shown: str
    colour: QColor
    place: QRectF


_listeners: list[Callable[[Ink], None]] = []


@contextmanager
def listening(listener: Callable[[Ink], None]) -> Iterator[None]:
    """``listener`` hears of everything painted within."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(painter: QPainter, text: str, shown: str, colour: QColor, place: QRectF) -> None:
    """Called by whatever paints, with a rectangle of its painter. What is painted into a picture is not told."""
    if not _listeners:
        return
    widget = painter.device()
    if isinstance(widget, QWidget):
        told = Ink(widget, text, shown, QColor(colour), painter.transform().mapRect(place))
        for listener in tuple(_listeners):
            listener(told)
