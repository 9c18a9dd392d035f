"""What a picture of the window shows: painted text and labels with their place, and contrast measured from pixels. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from procedure_assistant.ui import ink
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, PaintedOption

Rgb = tuple[int, int, int]
PAINTED = (Painted, PaintedButton, PaintedOption)
_WIDEST = 400
"""px: of wider places every so manyth column is looked at."""


class Seen(NamedTuple):
    """A text or icon in the picture. ``colour`` None: only the pixels know; ``place`` in px of the picture; ``is_off``: disabled."""

    text: str
    where: str
    colour: QColor | None
    place: QRect
    is_off: bool


class Look:
    """The window at one moment: its picture and everything written in it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.inks: list[ink.Ink] = []
        with ink.listening(self.inks.append):
            self.picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self.ratio = self.picture.devicePixelRatio()
        self.pixels = packed(self.picture)

    def texts(self) -> Iterator[Seen]:
        """Everything written that can be seen whole: what we paint, and what Qt's own widgets show."""
        for told in self.inks:
            place = told.place.toAlignedRect()
            if self.is_seen(told.widget, place):
                words = told.text or f"icon {told.shown}"
                yield Seen(words, path_of(told.widget), told.colour, self._in_picture(told.widget, place), not told.widget.isEnabled())
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible() and (text := words_of(widget)):
                place = text_place(widget)
                if self.is_seen(widget, place):
                    yield Seen(text, path_of(widget), None, self._in_picture(widget, place), not widget.isEnabled())

    def is_seen(self, widget: QWidget, place: QRect) -> bool:
        """Whether a place is not cut by the edge of something that scrolls, and nothing lies on it."""
        if not widget.isVisible() or widget.window() is not self.window:
            return False
        seen = widget.visibleRegion().boundingRect().intersected(place)
        if seen.height() < place.height() * 0.7 or seen.width() < 2:
            return False
        top = self.window.childAt(widget.mapTo(self.window, seen.center()))
        return top is None or top is widget or widget.isAncestorOf(top)

    def contrast(self, seen: Seen) -> float:
        """Of a text to what it stands on: the most frequent colour around it, against the declared colour or the farthest pixel."""
        ground, every = self._colours(seen.place)
        if not every.size:
            return 21.0
        if seen.text.startswith("icon "):  # a filled one covers most of its place: what is around it is its ground
            around = max(4, seen.place.width() // 3)
            ground, _around = self._colours(seen.place.adjusted(-around, -around, around, around))
        if seen.colour is not None and seen.colour.alpha() == 255:
            return ratio(_rgb(seen.colour), ground)
        return _farthest(every, ground)

    def sampled(self, seen: Seen) -> float:
        """The same by pixels alone: the strongest contrast that any pixel of the text has to its ground."""
        ground, every = self._colours(seen.place)
        return _farthest(every, ground) if every.size else 21.0

    def _colours(self, place: QRect) -> tuple[Rgb, NDArray[np.uint32]]:
        """The most frequent colour of a place, and every one in it."""
        inside = place.intersected(self.picture.rect())
        part = self.pixels[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1]
        step = 1 + part.shape[1] // _WIDEST if part.ndim == 2 else 1
        values, counts = np.unique(part[:, ::step], return_counts=True)
        return (_parts(int(values[counts.argmax()])) if values.size else (0, 0, 0)), values

    def _in_picture(self, widget: QWidget, place: QRect) -> QRect:
        corner = widget.mapTo(self.window, place.topLeft()) * self.ratio
        return QRect(corner, place.size() * self.ratio)


def words_of(widget: QWidget) -> str:
    """The text that Qt itself draws in a widget, "" where we paint or there is none."""
    if isinstance(widget, PAINTED):
        return ""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.displayText() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return "" if widget.isEditable() else widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return ""


def text_place(widget: QWidget) -> QRect:
    """Where a widget shows its text, away from borders."""
    if isinstance(widget, QLabel):
        return widget.contentsRect()
    if isinstance(widget, QCheckBox):
        return widget.rect().adjusted(30, 2, -2, -2)
    return widget.rect().adjusted(8, 4, -8, -4) if widget.width() > 40 else widget.rect().adjusted(4, 4, -4, -4)


def path_of(widget: QWidget) -> str:
    """Where a widget is, by the object names above it."""
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(names) < 3:
        if above.objectName() and not above.objectName().startswith("qt_"):
            names.append(above.objectName())
        above = above.parentWidget()
    return f"{type(widget).__name__} in {' < '.join(names)}"


def controls(window: QWidget) -> list[QWidget]:
    """What can be pressed or typed into just now: visible, takes the focus or is a button, and is no part of another control."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _is_part(widget):
            continue
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton):
            found.append(widget)
    return found


def _is_part(widget: QWidget) -> bool:
    """A part that Qt made: the line in a list to type in, the viewport of something that scrolls."""
    return widget.objectName().startswith("qt_") or widget.focusProxy() is not None or isinstance(widget.parentWidget(), QComboBox)


def in_window(window: QWidget, widget: QWidget) -> QRect:
    """A widget's rectangle in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def luminance(colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """WCAG 2 relative luminance of rows of red, green, blue from 0 to 255."""
    parts = colours / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def ratio(one: Rgb, other: Rgb) -> float:
    """WCAG 2 contrast ratio."""
    first, second = luminance(np.array([one, other], dtype=np.float64))
    return float((max(first, second) + 0.05) / (min(first, second) + 0.05))


def _farthest(packed: NDArray[np.uint32], ground: Rgb) -> float:
    colours = np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], axis=1).astype(np.float64)
    every, base = luminance(colours), luminance(np.array([ground], dtype=np.float64))[0]
    return float(((np.maximum(every, base) + 0.05) / (np.minimum(every, base) + 0.05)).max())


def _parts(packed: int) -> Rgb:
    return packed >> 16 & 255, packed >> 8 & 255, packed & 255


def _rgb(colour: QColor) -> Rgb:
    return colour.red(), colour.green(), colour.blue()


def packed(picture: QImage) -> NDArray[np.uint32]:
    """The pixels of a picture, each as 0xRRGGBB."""
    even = picture.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(even.constBits(), dtype=np.uint32).reshape(even.height(), even.bytesPerLine() // 4)
    return raw[:, : even.width()] & 0xFFFFFF


def settle() -> None:
    """Layouts and paint requests are done."""
    for _ in range(2):
        QApplication.processEvents()
