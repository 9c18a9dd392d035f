"""The head of the gloves screen: who is in the chair, and the only switches. Every switch is as high as the banner."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import text_of
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.visit.content import Head
from procedure_assistant.ui.widgets.chips import ChipContent, chip_height, chip_width, paint_chip
from procedure_assistant.ui.widgets.painting import SEPARATOR, Painted, PaintedButton, Sketch, shrunk, text_width

_LEAST: Final = 75
_CHIP_GAP: Final = 6
_BESIDE_CHIPS: Final = 22
_FACTS_PX, _LEAST_PX = 15, 13
_LEAST_NAME: Final = 0.4
"""Part of the width that the name keeps, however many chips there are."""


class BarButton(PaintedButton):
    """A switch that is painted small and pressed large: its whole height of the banner counts."""

    def __init__(self, object_name: str, words: str, icon: str, *, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        named(self, object_name, spoken or words)
        self.setText(words)
        self._icon = icon
        self._on = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_on(self, on: bool, words: str = "") -> None:
        """Show it on or off, with other words where they change."""
        words = words or text_of(self)
        if on == self._on and words == text_of(self):
            return
        self._on = on
        self.setText(words)
        self.setAccessibleName(self._spoken or words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The painted box with its words, or a finger where that is wider."""
        theme = current()
        words = text_width(theme.font(16, 600), self.text()) + 8 if self.text() else 0
        side = max(_LEAST, theme.size("finger"))
        return QSize(max(side, round(words) + 58), side)

    def minimumSizeHint(self) -> QSize:
        """The whole of it."""
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        """A chip in the middle of what can be pressed."""
        rect = sketch.rect
        shown = QRectF(4, round(rect.center().y() - 23), rect.width() - 8, 46)
        fill = "accent" if self._on else "accent_soft" if self.text() else ""
        ink = "on_accent" if self._on else "accent_ink" if self.text() else "ink2"
        sketch.box(shown, 9, fill)
        if not self.text():
            sketch.icon(self._icon, QPointF(rect.center()), 26, ink)
        else:
            sketch.icon(self._icon, QPointF(shown.left() + 22, rect.center().y()), 22, ink)
            sketch.write(shown.adjusted(40, 0, -6, 0), self.text(), sketch.theme.font(16, 600), ink)
        sketch.focus(shown.adjusted(-2, -2, 2, 2), 11)


class _Facts(Painted):
    """Name, birth date, MRN, weight, and every chip in one row or two: nothing waits behind a press."""

    def __init__(self) -> None:
        super().__init__()
        self._head: Head | None = None
        self._chips: tuple[ChipContent, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_head(self, head: Head) -> None:
        head = replace(head, saved="")  # it changes with every entry, and is not shown here
        if head == self._head:
            return
        self._head = head
        self._chips = tuple(ChipContent(text, kind) for kind, text in head.chips)  # type: ignore[arg-type]  # the tones of Head
        facts = (head.name, head.born, head.mrn, head.weight, *(chip.text for chip in self._chips))
        self.setAccessibleName(say("Patient: {facts}", facts=joined("; ", facts)))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(260, _LEAST)

    def paint(self, sketch: Sketch) -> None:
        if self._head is None:
            return
        theme, head, rect = sketch.theme, self._head, sketch.rect
        middle = rect.center().y()
        one_row = sum(chip_width(chip, theme, size="banner") + _CHIP_GAP for chip in self._chips)
        name_font, value, label = theme.font(25, 600), theme.font(17, 500), theme.font(14, 500)
        weight = head.weight.replace(" · ", SEPARATOR)
        columns = ((say("Born"), head.born.replace(" · ", SEPARATOR)), (say("MRN"), head.mrn), (say("Weight"), weight))
        name = text_width(name_font, head.name)
        wide = name + sum(26 + text_width(value, words) for _label, words in columns)
        if wide + 24 + one_row <= rect.width():
            sketch.write(QRectF(0, 0, name + 1, rect.height()), head.name, name_font, "ink")
            left = name
            for words, fact in columns:
                left += 26
                sketch.write(QRectF(left, middle - 22, 200, 20), words, label, "ink3")
                sketch.write(QRectF(left, middle - 2, text_width(value, fact) + 1, 24), fact, value, "ink")
                left += text_width(value, fact)
        else:
            left = self._paint_close(sketch, head, weight)
        self._paint_chips(sketch, left + _BESIDE_CHIPS)

    def _paint_close(self, sketch: Sketch, head: Head, weight: str) -> float:
        """The name above the facts, which take two lines before they get too small to read; gives the width they took."""
        theme, rect, middle = sketch.theme, sketch.rect, sketch.rect.center().y()
        most = max(rect.width() - _BESIDE_CHIPS - self._in_two_rows(theme), rect.width() * _LEAST_NAME)
        numbers = joined(SEPARATOR, (joined(" ", (say("MRN"), head.mrn)), joined(" ", (say("Weight"), weight))))
        lines = [joined(SEPARATOR, (head.born, numbers))]
        name_font, font = theme.font(25, 600), theme.font(_FACTS_PX, 500)
        if text_width(shrunk(font, lines[0], most, _LEAST_PX / _FACTS_PX), lines[0]) > most:
            lines = [head.born, numbers]
        widest = max(lines, key=lambda line: text_width(font, line))
        room = min(max(text_width(font, widest), text_width(name_font, head.name)) + 1, most)
        font = shrunk(font, widest, room, _LEAST_PX / _FACTS_PX)
        top = middle - (31 if len(lines) == 1 else 36)
        sketch.write(QRectF(0, top, room, 32), head.name, shrunk(name_font, head.name, room, 0.7), "ink")
        for place, line in enumerate(lines):
            sketch.write(QRectF(0, top + 32 + 19 * place, room, 24 if len(lines) == 1 else 20), line, font, "ink2")
        return room

    def _in_two_rows(self, theme: Theme) -> float:
        """The width in which every chip is read whole in two rows: an allergy comes before the size of the name."""
        widths = [chip_width(chip, theme, size="banner") + _CHIP_GAP for chip in self._chips]
        return float(min((max(sum(widths[:at]), sum(widths[at:])) for at in range(1, len(widths) + 1)), default=0))

    def _paint_chips(self, sketch: Sketch, left: float) -> None:
        """In one row where they fit, else in two; the gravest first, since the last may be shortened."""
        height = chip_height(sketch.theme, size="banner")
        widths = [chip_width(chip, sketch.theme, size="banner") for chip in self._chips]
        room = sketch.rect.width() - left
        rows = 1 if sum(widths) + _CHIP_GAP * len(widths) <= room else 2
        top = sketch.rect.center().y() - (rows * height + (rows - 1) * _CHIP_GAP) / 2
        x, row = left, 1
        for chip, width in zip(self._chips, widths, strict=True):
            if x + width > sketch.rect.width() and x > left and row < rows:
                x, row, top = left, row + 1, top + height + _CHIP_GAP
            shown = min(float(width), sketch.rect.width() - x)
            if shown > 40:
                paint_chip(sketch, QRectF(x, top, shown, height), chip, size="banner")
            else:
                sketch.cut.append(chip.text)
            x += width + _CHIP_GAP


class GlovesBanner(Painted):
    """Back, the patient, Spoken, Gloves, and the lock where there are accounts."""

    back_requested = Signal()
    spoken_requested = Signal(bool)
    gloves_off_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gloves.banner")
        self._speaks = False
        self.back = BarButton("gloves.back", "", "arrow-left", spoken=say("Back to the worklist"))
        self.facts = _Facts()
        self.spoken = BarButton("gloves.spoken", say("Spoken"), "speaker-high")
        self.gloves = BarButton("gloves.off", say("Gloves on"), "hand", spoken=say("Gloves on, press to take them off"))
        self.gloves.set_on(True)
        self.lock = BarButton("gloves.lock", "", "lock-simple", spoken=say("Lock the program"))
        self.lock.hide()
        self.lock.clicked.connect(self.lock_requested)
        self.back.clicked.connect(self.back_requested)
        self.spoken.clicked.connect(lambda: self.spoken_requested.emit(not self._speaks))
        self.gloves.clicked.connect(self.gloves_off_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 16, 0)
        self._row.setSpacing(8)
        for widget, stretch in ((self.back, 0), (self.facts, 1), (self.spoken, 0), (self.gloves, 0), (self.lock, 0)):
            self._row.addWidget(widget, stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def set_head(self, head: Head) -> None:
        """Show the patient."""
        self.facts.set_head(head)

    def set_spoken(self, on: bool, *, possible: bool) -> None:
        """Whether prompts are spoken; without a voice there is no switch."""
        self._speaks = on
        self.spoken.setVisible(possible)
        self.spoken.set_on(on, say("Spoken on") if on else say("Spoken"))

    def sizeHint(self) -> QSize:
        """75 px, or 20 mm where that is more."""
        return QSize(900, max(_LEAST, current().size("finger")))

    def retheme(self) -> None:
        """Another screen, another finger."""
        self.setFixedHeight(self.sizeHint().height())
        super().retheme()

    def paint(self, sketch: Sketch) -> None:
        """The panel with its hairline."""
        sketch.painter.fillRect(sketch.rect, sketch.colour("panel"))
        sketch.line(QRectF(0, sketch.rect.bottom() - 1, sketch.rect.width(), 1))
