"""Boxes to type in: a labelled value with its unit, and the search line. They keep what was typed until it is answered."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import Translated, put, tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, Themed, current
from procedure_assistant.ui.widgets.painting import Painted, Sketch, box, text_width, wrap

Form = Literal["tile", "line"]
_PROBLEM_LINE = 17
TAKES_SCANS = "takes_scans"
"""The property of a field into which a scanner may type: the number of a patient, from a wristband or a label."""


class FieldBox(Painted):
    """A label, an input and its unit in one box.

    `answered` carries the text when editing ended with another text than the one shown; `edited` every keystroke.
    Escape takes back what was typed. A value set while the user is typing waits for him.
    """

    answered = Signal(str)
    edited = Signal(str)

    def __init__(
        self,
        object_name: str,
        label: str,
        unit: str = "",
        *,
        form: Form = "tile",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`form` "tile": label above the value; "line": label left, value right."""
        super().__init__(parent)
        self.setObjectName(f"{object_name}.box")
        self._label, self._unit, self._form, self._help = label, unit, form, help_text
        self._said = self._value = ""
        self._missing = False
        self._problem = ""
        spoken = say("{label}, in {unit}", label=label, unit=unit) if unit else label
        self.edit = named(_Bare(), object_name, spoken, help_text)
        self.edit.setParent(self)
        self.setFocusProxy(self.edit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # the problem sentence wraps
        self.setSizePolicy(policy)
        self.edit.textChanged.connect(self._place_edit)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self._on_finished)
        self.edit.given_up.connect(self._take_back)
        self.edit.focus_moved.connect(self.update)
        self.retheme()

    def set_value(self, value: str) -> None:
        """Show the stored value; text that is being typed just now stays until it is answered or given up."""
        self._said, value = value, tr(value)
        self._value = value
        if self.edit.hasFocus() and self.edit.isModified():
            return
        if self.edit.text() != value:
            with QSignalBlocker(self.edit):
                self.edit.setText(value)
            self._place_edit()
        self.edit.setModified(False)
        self.update()

    def retell(self) -> None:
        """A number is written as the language writes it; what is being typed stays."""
        if not self.edit.isModified():
            self.set_value(self._said)

    def set_missing(self, missing: bool) -> None:
        """Show it as still to be answered: dashed, with the word "missing"."""
        self._missing = missing
        self._describe()

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong with the answer below the box; "" when nothing is."""
        if sentence != self._problem:
            self._problem = sentence
            self._describe()
            self._place_edit()
            self.updateGeometry()

    def set_enabled(self, enabled: bool) -> None:
        """Let it be typed into, or not."""
        self.edit.setEnabled(enabled)
        self.update()

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.edit.setFont(self._value_font(current()))
        self._place_edit()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The problem sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Box and, below, the wrapped sentence."""
        return self._box_height() + len(self._problem_lines(width)) * _PROBLEM_LINE + (4 if self._problem else 0)

    def sizeHint(self) -> QSize:
        """As high as the box with its sentence."""
        return QSize(160, self.heightForWidth(self.width() if self.width() > 0 else 160))

    def minimumSizeHint(self) -> QSize:
        """Three figures and the unit."""
        theme = current()
        figures = text_width(self._value_font(theme), "0000") + text_width(theme.font(theme.scaled(12), 400), self._unit)
        label = text_width(theme.font(theme.scaled(12), 400), self._label) if self._form == "line" else 0
        return QSize(round(figures + label) + 44, self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The input fills the box."""
        self._place_edit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere on the box begins typing."""
        if QRectF(0, 0, self.width(), self._box_height()).contains(event.position()):
            self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paint(self, sketch: Sketch) -> None:
        """Box, label, unit, sentence."""
        area = QRectF(0, 0, sketch.rect.width(), self._box_height())
        self._paint_box(sketch, area)
        ink = "warn" if self._shows_missing() else "ink2"
        theme = sketch.theme
        if self._form == "tile":
            label = QRectF(12, theme.scaled(7), area.width() - 20, theme.scaled(16))
            sketch.write(label, self._label, theme.font(theme.scaled(11), 500), ink)
            self._paint_tile_value(sketch, area)
        else:
            sketch.write(area.adjusted(12, 0, 0, 0), self._label, theme.font(theme.scaled(12), 400), ink)
            unit_font = theme.font(theme.scaled(12), 400)
            if self._shows_missing():
                word = theme.font(theme.scaled(13), 500)
                sketch.write(area.adjusted(0, 0, -12, 0), say("missing"), word, "warn", Qt.AlignmentFlag.AlignRight)
            else:
                sketch.write(area.adjusted(0, 1, -12, 1), self._unit, unit_font, "ink3", Qt.AlignmentFlag.AlignRight)
        below = QRectF(2, area.bottom() + 4, area.width() - 4, 0)
        lines = self._problem_lines(round(area.width()))
        sketch.paragraph(below, lines, theme.font(12, 500), "danger", _PROBLEM_LINE)

    def _paint_box(self, sketch: Sketch, area: QRectF) -> None:
        radius = sketch.theme.size("radius_control")
        if self.edit.hasFocus():
            sketch.box(area, radius, "surface", "focus", 2)
        elif self._problem:
            sketch.box(area, radius, "surface", "danger", 2)
        elif self._shows_missing():
            fill = sketch.colour("warn_soft")
            fill.setAlphaF(0.45)
            box(sketch.painter, area, radius, fill, sketch.colour("warn"), 1.5, dashed=True)
        elif not self.edit.isEnabled():
            sketch.box(area, radius, "sunken", "line")
        else:
            quiet = self._form == "tile"
            sketch.box(area, radius, "panel" if quiet else "surface", "line" if quiet else "control")

    def _paint_tile_value(self, sketch: Sketch, area: QRectF) -> None:
        theme = sketch.theme
        line = QRectF(12, theme.scaled(22), area.width() - 24, theme.scaled(24))
        if self._shows_missing():
            sketch.write(line, say("missing"), theme.font(theme.scaled(13), 500), "warn")
            return
        taken = text_width(self._value_font(theme), self.edit.text())
        unit_font = theme.font(theme.scaled(12), 400)
        left = min(line.left() + taken + (7 if self.edit.text() else 0), line.right() - text_width(unit_font, self._unit))
        sketch.write(QRectF(left, line.top() + 1, line.right() + 4 - left, line.height()), self._unit, unit_font, "ink3")

    def _shows_missing(self) -> bool:
        return self._missing and not self.edit.text() and not self.edit.hasFocus()

    def _box_height(self) -> int:
        return current().scaled(50 if self._form == "tile" else 44)

    def _value_font(self, theme: Theme) -> QFont:
        return theme.font(theme.scaled(15 if self._form == "tile" else 19), 600)

    def _problem_lines(self, width: int) -> list[str]:
        return wrap(self._problem, current().font(12, 500), width - 4) if self._problem else []

    def _place_edit(self) -> None:
        theme = current()
        unit = text_width(theme.font(theme.scaled(12), 400), self._unit) + 4 if self._unit else 0
        if self._form == "tile":
            # Two px left of the label: a line edit keeps that much before its first letter. The unit stands behind
            # the text as long as both fit; a longer text scrolls beside it.
            whole = self.width() - 20.0
            taken = text_width(self._value_font(theme), self.edit.text()) + 12
            width = whole if taken + unit <= whole else max(24.0, whole - unit)
            self.edit.setGeometry(10, theme.scaled(22), round(width), theme.scaled(24))
            return
        label = text_width(theme.font(theme.scaled(12), 400), self._label)
        left = 12 + label + 8
        width = max(40.0, self.width() - left - 12 - unit)
        self.edit.setGeometry(round(self.width() - 12 - unit - width), 3, round(width), self._box_height() - 6)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _describe(self) -> None:
        parts = (self._problem, "missing" if self._missing else "", self._help)
        put(self.edit.setAccessibleDescription, joined(". ", (part for part in parts if part)))
        self.update()

    def _on_edited(self, text: str) -> None:
        self.update()
        self.edited.emit(text)

    def _on_finished(self) -> None:
        text = self.edit.text()
        self.edit.setModified(False)
        self.update()
        if text != self._value:
            self.answered.emit(text)

    def _take_back(self) -> None:
        self.edit.setText(self._value)
        self.edit.setModified(False)
        self.update()


class _Bare(Translated, QLineEdit):
    """A line edit without a frame of its own; the box around it draws focus and problems."""

    given_up = Signal()
    focus_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()


class SearchBox(Translated, Themed, QLineEdit):
    """One line to search by name, number or lot, or to scan into. Escape clears it."""

    searched = Signal(str)
    submitted = Signal(str)

    def __init__(self, object_name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, placeholder)
        put(self.setPlaceholderText, placeholder)
        self.setProperty(TAKES_SCANS, True)
        self.setTextMargins(26, 0, 0, 0)
        self.textChanged.connect(self.searched)
        self.returnPressed.connect(lambda: self.submitted.emit(self.text()))
        self.retheme()

    def retheme(self) -> None:
        """The font comes from the theme."""
        self.setFont(current().font(13, 400))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; an empty box leaves Escape to the screen."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The magnifying glass in front of the text."""
        super().paintEvent(event)
        with Sketch(self) as sketch:
            sketch.icon("magnifying-glass", QPointF(18, sketch.rect.center().y()), 16, "ink2")
