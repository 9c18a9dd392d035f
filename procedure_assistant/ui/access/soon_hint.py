"""A few words over the window shortly before it locks by itself. Takes no input and moves nothing, so no click meets another thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import CENTRE, Painted, Sketch, text_width

_HEIGHT, _TOP = 34, 10


class SoonHint(Painted):
    """ "Locks in 30 seconds: move the mouse to stay"."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("soon")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = window
        self.words = ""
        self.hide()

    def show_seconds(self, seconds: int) -> None:
        """Say it, in the middle at the top."""
        self.words = say("Locks in {seconds} seconds. Touch mouse or keyboard to stay.", seconds=seconds)
        self.setAccessibleName(self.words)
        width = round(text_width(self._font(), self.words)) + 40
        self.setGeometry((self._covered.width() - width) // 2, _TOP, width, _HEIGHT)
        self.raise_()
        self.show()
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """Light words on a dark pill."""
        sketch.box(sketch.rect, _HEIGHT / 2, "ink")
        sketch.write(sketch.rect, self.words, self._font(), "app", CENTRE)

    @staticmethod
    def _font() -> QFont:
        return current().font(13, 600)
