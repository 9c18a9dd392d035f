"""Scales: the pain score from 0 to 10 and the minutes since a block with its window. They judge nothing."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import Painted, PaintedOption, Sketch, text_width
from procedure_assistant.ui.widgets.roving import Roving

_TOP = 10
_SECOND_DIGIT_MS = 600


class ScoreScale(QWidget):
    """A score from 0 to 10. A press, Enter or a digit scores; arrows only walk, for each score is an entry."""

    scored = Signal(int)

    def __init__(self, object_name: str, spoken_name: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        """`large` where the scale is the page, small in a side column."""
        super().__init__(parent)
        self.setObjectName(object_name)
        self._spoken = spoken_name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8 if large else 3)
        self._cells: list[_Score] = []
        for value in range(_TOP + 1):
            cell = named(
                _Score(value, large=large),
                f"{object_name}.{value}",
                say("{spoken_name}: {value} of {top}", spoken_name=spoken_name, value=value, top=_TOP),
            )
            cell.clicked.connect(lambda _checked=False, own=value: self._score(own))
            cell.digit_typed.connect(self._type)
            cell.focus_left.connect(self._finish_typing)
            row.addWidget(cell, 1)
            self._cells.append(cell)
        self._roving = Roving(self, Qt.Orientation.Horizontal)
        self._roving.set_members(self._cells)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_SECOND_DIGIT_MS)
        self._typing.timeout.connect(lambda: self.scored.emit(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_score(None)

    def set_score(self, score: int | None) -> None:
        """Show a score, or none yet."""
        for value, cell in enumerate(self._cells):
            cell.setChecked(value == score)
        if score is not None:
            self._roving.set_stop(self._cells[score])
        put(
            self.setAccessibleName,
            say(
                "{spoken}: {score}",
                spoken=self._spoken,
                score=say("not scored") if score is None else say("{score} of {top}", score=score, top=_TOP),
            ),
        )

    def cell(self, score: int) -> PaintedOption:
        """The widget of one number."""
        return self._cells[score]

    def _score(self, value: int) -> None:
        self._typing.stop()
        self.scored.emit(value)

    def _type(self, digit: int) -> None:
        """A "1" waits a moment for a "0"; every other digit is meant at once."""
        if self._typing.isActive():
            self._typing.stop()
            if digit == 0:
                self.scored.emit(_TOP)
                return
            self.scored.emit(1)
        if digit == 1:
            self._typing.start()
        else:
            self.scored.emit(digit)

    def _finish_typing(self) -> None:
        """The focus went elsewhere: the "1" was a one."""
        if self._typing.isActive():
            self._typing.stop()
            self.scored.emit(1)


class _Score(PaintedOption):
    """One number of the scale."""

    digit_typed = Signal(int)
    focus_left = Signal()

    def __init__(self, value: int, *, large: bool) -> None:
        super().__init__()
        self._large = large
        self.setText(str(value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        if theme.gloves:
            return QSize(44, theme.size("gloves_button"))
        return QSize(36, 52) if self._large else QSize(22, 31)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and not event.isAutoRepeat():
            self.digit_typed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    def paint(self, sketch: Sketch) -> None:
        on = self.isChecked()
        rect = sketch.rect.adjusted(0.5, 0, -0.5, 0)
        fill = "accent" if on else ("hover" if self.underMouse() else "raised")
        sketch.box(rect, 6, fill, "accent" if on else "line_strong")
        font = sketch.theme.font(sketch.theme.scaled(18 if self._large else 13), 600 if on else 500)
        ink = "on_accent" if on else "ink2" if self.isEnabled() else "disabled"
        sketch.write(rect, self.text(), font, ink, Qt.AlignmentFlag.AlignHCenter)
        sketch.focus(rect.adjusted(2, 2, -2, -2) if on else rect, 6, "on_accent" if on else "focus")


class TimelineContent(NamedTuple):
    """Minutes since a block (None before it), the window to judge in, and the words above the line; ``late``: it is over unjudged."""

    minutes: float | None
    window: tuple[int, int] = (20, 30)
    heading: str = ""
    rule: str = ""
    elapsed: str = ""
    unit: str = "min"
    due: str = ""
    late: bool = False


class Timeline(Painted):
    """A line of minutes with its window, drawn and said; time beyond the end stays at the end."""

    _LABELS = (0, 5, 15, 20, 30)
    _END = 35

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._content = TimelineContent(None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_content(self._content)

    def set_content(self, content: TimelineContent) -> None:
        """Show another moment."""
        self._content = content
        first, last = content.window
        unknown = say("not known") if content.heading else say("not started")
        spoken = unknown if content.minutes is None else say("{int} minutes", int=int(content.minutes))
        parts = (content.heading or say("Time"), spoken, say("judge from {first} to {last} minutes", first=first, last=last), content.due)
        self.setAccessibleName(joined(", ", (part for part in parts if part)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Line and labels, and the words above when there are any."""
        return QSize(200, 88 if self._content.heading else 38)

    def minimumSizeHint(self) -> QSize:
        """The labels need their room."""
        return QSize(160, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Words, line, window, knob, labels."""
        top = self._paint_words(sketch) if self._content.heading else 0.0
        self._paint_line(sketch, top + 9)
        font = sketch.theme.font(12, 500)
        for minute in self._LABELS:
            x = self._x(minute)
            half = text_width(font, str(minute)) / 2
            cell = QRectF(x - half, top + 20, 2 * half + 1, 16)
            sketch.write(cell, str(minute), font, "ink2")

    def _x(self, minutes: float) -> float:
        inset = 6.0
        span = self.width() - 2 * inset
        return inset + span * min(max(minutes, 0.0), self._END) / self._END

    def _paint_words(self, sketch: Sketch) -> float:
        theme, content = sketch.theme, self._content
        width = sketch.rect.width()
        sketch.write(QRectF(0, 0, width, 16), content.heading, theme.font(11, 600), "ink3")
        sketch.write(QRectF(0, 0, width, 16), content.rule, theme.font(12, 400), "ink2", Qt.AlignmentFlag.AlignRight)
        big = theme.font(28, 600)
        taken = sketch.write_figures(QRectF(0, 16, width, 32), content.elapsed, big, "ink")
        sketch.write(QRectF(taken + 7, 21, width, 28), content.unit, theme.font(15, 400), "ink3")
        ink = "warn" if content.late else "ink"
        sketch.write(QRectF(0, 18, width, 28), content.due, theme.font(12, 600), ink, Qt.AlignmentFlag.AlignRight)
        return 50.0

    def _paint_line(self, sketch: Sketch, middle: float) -> None:
        content = self._content
        track = QRectF(self._x(0), middle - 4, self._x(self._END) - self._x(0), 8)
        sketch.box(track, 4, "sunken")
        first, last = (self._x(minute) for minute in content.window)
        sketch.box(QRectF(first, middle - 6.5, last - first, 13), 4, "togo")
        if content.minutes is None:
            return
        here = self._x(content.minutes)
        sketch.box(QRectF(track.left(), middle - 4, max(8.0, here - track.left()), 8), 4, "accent")
        sketch.box(QRectF(here - 7, middle - 7, 14, 14), 7, "surface", "accent", 2.5)
