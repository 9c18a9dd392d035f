"""The boxes of a passport: one to type in, one to choose in, one to confirm, and a row that wraps. They show and ask, nothing more."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.passport_view import FieldView
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.passport_content import Draft, can_be_unmeasured, shown_value, unit_words
from procedure_assistant.ui.widgets.choices import paint_tick
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, PaintedOption, Sketch, box, text_width, wrap
from procedure_assistant.ui.widgets.roving import Roving

_PAD = 12
_OPTION_GAP = 4
_PLACEHOLDERS = {Ask.MOMENT: "14:05", Ask.DATE: "2027-01-31"}
_ICON_PX = 15
_LINE = 230
"""px: a longer sentence to confirm wraps."""


def hint_of(field: FieldView) -> str:
    """What is worth knowing while a field is filled: range, help, and the standards that want it."""
    allowed = say("{range} {unit}", range=field.range, unit=unit_words(field.unit)).strip() if field.range else ""
    wanted_by = joined(", ", dict.fromkeys(field.standard.split(", ")))
    confirm = say(", to confirm") if field.to_confirm else ""
    source = say("{wanted_by}{confirm}", wanted_by=wanted_by, confirm=confirm) if wanted_by else ""
    return joined("  ·  ", (part for part in (allowed, field.help, source) if part))


def spoken_of(field: FieldView, *, wanted: bool) -> str:
    """The hint for a screen reader, with the state of the field."""
    state = "" if field.values else say("missing") if wanted else say("not told")
    return joined(". ", (part for part in (field.problem, state, hint_of(field).replace("  ·  ", ". "), field.by) if part))


class InsideButton(PaintedButton):
    """A small action inside a box: "Now", "Not measured"."""

    def __init__(self, words: str, object_name: str, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, object_name, spoken)
        self.setText(words)
        self.setProperty("lies_on", True)  # over the empty line, and only while nobody types there

    def sizeHint(self) -> QSize:
        """The words with a little room."""
        theme = current()
        return QSize(ceil(text_width(theme.font(theme.scaled(11), 500), self.text())) + 14, theme.scaled(22))

    def paint(self, sketch: Sketch) -> None:
        """A quiet pill."""
        radius = sketch.rect.height() / 2
        sketch.box(sketch.rect, radius, "hover" if self.underMouse() else "surface", "line_strong")
        font = sketch.theme.font(sketch.theme.scaled(11), 500)
        sketch.write(sketch.rect, self.text(), font, "ink2", Qt.AlignmentFlag.AlignHCenter)
        sketch.focus(sketch.rect, radius)


class TypeBox(FieldBox):
    """A number, a date, a time or words. An empty number can be answered "not measured", a time by "Now"."""

    filled = Signal(str, tuple)
    now_requested = Signal(str)
    given_up = Signal(str)

    def __init__(self, field: FieldView, *, now: bool) -> None:
        super().__init__(f"field.{field.id}", field.label, unit_words(field.unit))
        self.id = field.id
        self._wanted = False
        self._tone = ""
        self._natural = 0.0
        self.button: InsideButton | None = None
        if field.ask is Ask.MOMENT and now:
            self.button = InsideButton(say("Now"), f"field.{field.id}.now", say("{field}: now", field=field.label), self)
            self.button.clicked.connect(lambda: self.now_requested.emit(self.id))
        elif can_be_unmeasured(field):
            self.button = InsideButton(
                say("Not measured"), f"field.{field.id}.not_measured", say("{field}: not measured", field=field.label), self
            )
            self.button.clicked.connect(lambda: self.filled.emit(self.id, (NOT_MEASURED,)))
        put(self.edit.setPlaceholderText, "")
        self._placeholder = _PLACEHOLDERS.get(field.ask, "")
        self.edit.focus_moved.connect(self._follow_focus)
        self.edit.given_up.connect(lambda: self.given_up.emit(self.id))
        self.answered.connect(lambda text: self.filled.emit(self.id, (text,) if text.strip() else ()))

    def set_field(self, field: FieldView, day: date, *, wanted: bool, editable: bool, draft: Draft | None) -> None:
        """Show what is told; what could not be charted stays as it was typed."""
        text = shown_value(field, day)
        unmeasured = field.values == (NOT_MEASURED,)
        self._unit = "" if unmeasured else unit_words(field.unit)
        self.set_value(text)
        if draft is not None and not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(draft.text)
            self.edit.setModified(True)  # Esc takes back what was refused, too
        self._tone = "danger" if draft is not None or field.problem_stops else "warn" if field.problem else ""
        self._wanted = wanted
        self.set_missing(wanted and editable)
        self.edit.setReadOnly(not editable)
        put(self.edit.setAccessibleDescription, spoken_of(field, wanted=wanted))
        self.setToolTip(hint_of(field))
        theme = current()
        value = text_width(self._value_font(theme), self.edit.text()) + text_width(theme.font(12, 400), self._unit) + 20
        self._natural = max(text_width(theme.font(theme.scaled(11), 500), self._label), value)
        if self.button is not None:
            self.button.setVisible(editable and not self.edit.text() and not self.edit.hasFocus())
        self._place_button()
        self.update()

    def natural_width(self) -> int:
        """What label and value need."""
        return ceil(self._natural) + 2 * _PAD + 4

    def take_focus(self) -> None:
        """Put the cursor into it."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def heightForWidth(self, _width: int) -> int:
        """The box; sentences stand below the whole row."""
        return self._box_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button keeps to the right edge."""
        super().resizeEvent(event)
        self._place_button()

    def _paint_box(self, sketch: Sketch, area: QRectF) -> None:
        if self._tone and not self.edit.hasFocus():
            sketch.box(area, sketch.theme.size("radius_control"), "surface", self._tone, 2 if self._tone == "danger" else 1.5)
        else:
            super()._paint_box(sketch, area)

    def _place_button(self) -> None:
        if self.button is not None:
            size = self.button.sizeHint()
            self.button.setGeometry(QRect(QPoint(self.width() - size.width() - 8, current().scaled(23)), size))

    def _follow_focus(self) -> None:
        here = self.edit.hasFocus()
        put(self.edit.setPlaceholderText, self._placeholder if here else "")
        if self.button is not None:
            self.button.setVisible(not here and not self.edit.text() and not self.edit.isReadOnly())


class _Option(PaintedOption):
    """One answer inside a box: filled when it is the one that holds."""

    def __init__(self, words: str, object_name: str, spoken: str) -> None:
        super().__init__()
        named(self, object_name, spoken)
        self.setText(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(ceil(text_width(theme.font(theme.scaled(13), 600), self.text())) + theme.scaled(20), theme.scaled(24))

    def paint(self, sketch: Sketch) -> None:
        theme, on = sketch.theme, self.isChecked()
        radius = theme.size("radius_step")
        fill = "accent" if on else "hover" if self.underMouse() else "surface"
        sketch.box(sketch.rect, radius, fill, "accent" if on else "control")
        ink = "on_accent" if on else "ink" if self.isEnabled() else "disabled"
        font = theme.font(theme.scaled(13), 600 if on else 500)
        sketch.write(sketch.rect, self.text(), font, ink, Qt.AlignmentFlag.AlignHCenter)
        sketch.focus(sketch.rect, radius, "ink" if on else "focus")


class _Boxed(Painted):
    """The frame that a box to choose in shares with the boxes to type in."""

    filled = Signal(str, tuple)

    def __init__(self, field: FieldView) -> None:
        super().__init__()
        self.id = field.id
        self._label = field.label
        self._tone = ""
        self._missing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """What it holds can wrap."""
        return True

    def sizeHint(self) -> QSize:
        """As high as it needs to be."""
        width = self.width() if self.width() > 0 else 160
        return QSize(160, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(96, self.heightForWidth(max(self.width(), 96)))

    def _frame(self, sketch: Sketch) -> None:
        radius = sketch.theme.size("radius_control")
        if self._tone:
            sketch.box(sketch.rect, radius, "surface", self._tone, 2 if self._tone == "danger" else 1.5)
        elif self._missing:
            fill = sketch.colour("warn_soft")
            fill.setAlphaF(0.45)
            box(sketch.painter, sketch.rect, radius, fill, sketch.colour("warn"), 1.5, dashed=True)
        else:
            sketch.box(sketch.rect, radius, "panel", "line")

    def _tell(self, field: FieldView, *, wanted: bool, editable: bool, draft: Draft | None) -> None:
        self._tone = "danger" if draft is not None or field.problem_stops else "warn" if field.problem else ""
        self._missing = wanted and editable
        self.setToolTip(hint_of(field))


class ChooseBox(_Boxed):
    """A choice, or several: the answers stand side by side under the label, and a press takes one or takes it back."""

    def __init__(self, field: FieldView) -> None:
        super().__init__(field)
        self.setObjectName(f"field.{field.id}")
        self.setAccessibleName(field.label)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._several = field.ask is Ask.CHOICES
        self._values: tuple[str, ...] = ()
        self._options: dict[str, _Option] = {}
        for key, words in field.choices:
            option = _Option(words, f"field.{field.id}.{key}", say("{field}: {words}", field=field.label, words=words))
            option.clicked.connect(lambda _checked=False, own=key: self._press(own))
            self._options[key] = option
        self._flow = FlowRow(gap=_OPTION_GAP, parent=self)
        self._flow.set_members(list(self._options.values()))
        self._roving = Roving(self, Qt.Orientation.Horizontal)
        self._roving.set_members(list(self._options.values()))

    def set_field(self, field: FieldView, _day: date, *, wanted: bool, editable: bool, draft: Draft | None) -> None:
        """Show which answers hold."""
        self._values = field.values
        for key, option in self._options.items():
            option.setChecked(key in field.values)
            option.setEnabled(editable)
            put(option.setAccessibleDescription, spoken_of(field, wanted=wanted))
        if field.values and not self._several:
            self._roving.set_stop(self._options[field.values[0]])
        self._tell(field, wanted=wanted, editable=editable, draft=draft)
        self.update()

    def option(self, key: str) -> PaintedOption:
        """The widget of one answer."""
        return self._options[key]

    def natural_width(self) -> int:
        """Label, or all answers in one line."""
        theme = current()
        label = text_width(theme.font(theme.scaled(11), 500), self._label)
        return max(ceil(label), self._flow.sizeHint().width()) + 2 * _PAD - 2

    def take_focus(self) -> None:
        """The frame has the focus, not an answer: Space there would already answer. An arrow or Tab goes to the answers."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow enters the answers."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab enters the answers too."""
        if following and self.hasFocus():
            self._enter()
            return True
        return super().focusNextPrevChild(following)

    def _enter(self) -> None:
        stop = next((one for one in self._options.values() if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def heightForWidth(self, width: int) -> int:
        """Label and the lines of the answers."""
        theme = current()
        lines = self._flow.heightForWidth(max(width - 2 * (_PAD - 2), 1))
        return max(theme.scaled(50), theme.scaled(21) + lines + theme.scaled(5))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The answers stand under the label."""
        top = current().scaled(21)
        self._flow.setGeometry(_PAD - 2, top, self.width() - 2 * (_PAD - 2), self.height() - top - 2)

    def paint(self, sketch: Sketch) -> None:
        """Frame and label."""
        self._frame(sketch)
        theme = sketch.theme
        line = QRectF(_PAD, theme.scaled(4), sketch.rect.width() - 20, theme.scaled(16))
        sketch.write(line, self._label, theme.font(theme.scaled(11), 500), "warn" if self._missing else "ink2")
        sketch.focus(sketch.rect, theme.size("radius_control"))

    def _press(self, key: str) -> None:
        if self._several:
            chosen = [one for one in self._options if (one in self._values) != (one == key)]
            self.filled.emit(self.id, tuple(chosen))
        else:
            self.filled.emit(self.id, () if self._values == (key,) else (key,))


class ConfirmBox(PaintedButton):
    """One sentence to confirm; a press confirms it, another takes that back."""

    filled = Signal(str, tuple)

    def __init__(self, field: FieldView) -> None:
        super().__init__()
        self.id = field.id
        named(self, f"field.{field.id}.yes", field.label)
        self.setText(field.label)
        self.setCheckable(True)
        self._tone = ""
        self._missing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.filled.emit(self.id, () if self.isChecked() else ("yes",)))

    def nextCheckState(self) -> None:
        """A press is a request, not a change."""

    def set_field(self, field: FieldView, _day: date, *, wanted: bool, editable: bool, draft: Draft | None) -> None:
        """Show whether it is confirmed."""
        self.setChecked(bool(field.values))
        self.setEnabled(editable)
        self.setAccessibleDescription(spoken_of(field, wanted=wanted))
        self.setToolTip(hint_of(field))
        self._tone = "danger" if draft is not None or field.problem_stops else ""
        self._missing = wanted and editable
        self.update()

    def natural_width(self) -> int:
        """Room for the sentence in one line, or in two: a list of long single lines is harder to read."""
        theme = current()
        words = ceil(text_width(theme.font(theme.scaled(13), 500), self.text()))
        return min(words, _LINE) + theme.scaled(18) + 3 * _PAD

    def take_focus(self) -> None:
        """Stand on it."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def hasHeightForWidth(self) -> bool:
        """A long sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A line, or as many as the sentence takes."""
        return current().scaled(22) + current().scaled(18) * len(self._lines(width))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(160, self.heightForWidth(self.width() if self.width() > 0 else 160))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paint(self, sketch: Sketch) -> None:
        """Frame, tick, sentence."""
        theme = sketch.theme
        radius = theme.size("radius_control")
        if self._tone:
            sketch.box(sketch.rect, radius, "surface", self._tone, 2)
        elif self._missing:
            fill = sketch.colour("warn_soft")
            fill.setAlphaF(0.85 if self.underMouse() else 0.45)
            box(sketch.painter, sketch.rect, radius, fill, sketch.colour("warn"), 1.5, dashed=True)
        else:
            sketch.box(sketch.rect, radius, "hover" if self.underMouse() else "panel", "line")
        side = theme.scaled(18)
        middle = sketch.rect.center().y()
        paint_tick(sketch, QRectF(_PAD, round(middle - side / 2), side, side), on=self.isChecked(), enabled=self.isEnabled())
        lines, high = self._lines(round(sketch.rect.width())), theme.scaled(18)
        area = QRectF(_PAD * 2 + side, middle - high * len(lines) / 2, sketch.rect.width() - 3 * _PAD - side, 0)
        sketch.paragraph(area, lines, theme.font(theme.scaled(13), 500), "ink", high)
        sketch.focus(sketch.rect, radius)

    def _lines(self, width: int) -> list[str]:
        theme = current()
        return wrap(self.text(), theme.font(theme.scaled(13), 500), width - 3 * _PAD - theme.scaled(18) + 2)


PassportBox = TypeBox | ChooseBox | ConfirmBox


def box_for(field: FieldView, *, now: bool) -> PassportBox:
    """The box that a field of this kind has."""
    if field.ask is Ask.CONFIRM:
        return ConfirmBox(field)
    if field.ask in (Ask.CHOICE, Ask.CHOICES):
        return ChooseBox(field)
    return TypeBox(field, now=now)


class ProblemLine(Painted):
    """What is said about a field, below its row: an icon and the sentence, wrapped."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._stops = "", False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_problem(self, words: str, *, stops: bool) -> None:
        """Say it."""
        self._words, self._stops = words, stops
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its lines."""
        return 17 * len(wrap(self._words, current().font(12, 500), max(width - 24, 40)))

    def sizeHint(self) -> QSize:
        """Its lines."""
        return QSize(200, self.heightForWidth(self.width() if self.width() > 0 else 400))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(120, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Icon and sentence."""
        ink = "danger" if self._stops else "warn"
        sketch.icon("warning-octagon" if self._stops else "warning", QPointF(9, 8.5), _ICON_PX, ink)
        font = sketch.theme.font(12, 500)
        lines = wrap(self._words, font, max(sketch.rect.width() - 24, 40))
        sketch.paragraph(QRectF(22, 0, sketch.rect.width() - 22, 0), lines, font, ink, 17)
