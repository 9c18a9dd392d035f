"""A value between a minus and a plus that a gloved finger can hit. It asks for a step; it knows no dose."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, text_width

_SQUARE = 56
_LESS_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Down)
_MORE_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Up)


class Stepper(Painted):
    """Minus, value with its unit, plus. `step_requested` carries -1 or +1; the caller knows what a step is."""

    step_requested = Signal(int)

    def __init__(self, object_name: str, spoken_name: str, step_words: str, parent: QWidget | None = None) -> None:
        """`step_words` says one step for a screen reader: "2.5 units"."""
        super().__init__(parent)
        self.setObjectName(object_name)
        self._spoken = spoken_name
        self._value = ""
        self._unit = ""
        self._detail = ""
        self.less = named(
            _Square("minus"), f"{object_name}.less", say("{spoken_name}: {step_words} less", spoken_name=spoken_name, step_words=step_words)
        )
        self.more = named(
            _Square("plus"), f"{object_name}.more", say("{spoken_name}: {step_words} more", spoken_name=spoken_name, step_words=step_words)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.less)
        row.addStretch(1)
        row.addWidget(self.more)
        self.less.clicked.connect(lambda: self.step_requested.emit(-1))
        self.more.clicked.connect(lambda: self.step_requested.emit(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str, unit: str, detail: str = "") -> None:
        """Show the value, its unit and a line below, such as the volume."""
        if (value, unit, detail) == (self._value, self._unit, self._detail):
            return
        self._value, self._unit, self._detail = value, unit, detail
        spoken = say("{spoken}: {value} {unit}", spoken=self._spoken, value=value, unit=unit)
        self.setAccessibleName(say("{spoken}, {detail}", spoken=spoken, detail=detail) if detail else spoken)
        self.update()

    def set_reach(self, *, can_less: bool, can_more: bool) -> None:
        """Say which steps are allowed; the caller shows the reason beside."""
        self.less.setEnabled(can_less)
        self.more.setEnabled(can_more)

    def sizeHint(self) -> QSize:
        """Two squares and as much between."""
        side = square_px(current())
        return QSize(3 * side, side)

    def minimumSizeHint(self) -> QSize:
        """The value always fits."""
        theme = current()
        middle = text_width(_big(theme), self._value) + text_width(_unit(theme), self._unit) + 20
        return QSize(round(2 * square_px(theme) + middle), square_px(theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus, up and down step while the focus is inside."""
        if event.key() in _LESS_KEYS and self.less.isEnabled():
            self.step_requested.emit(-1)
        elif event.key() in _MORE_KEYS and self.more.isEnabled():
            self.step_requested.emit(1)
        else:
            super().keyPressEvent(event)

    def paint(self, sketch: Sketch) -> None:
        """Frame, two lines beside the squares, value."""
        theme, side = sketch.theme, square_px(sketch.theme)
        rect = sketch.rect
        sketch.box(rect, theme.size("radius_button_primary"), "surface", "control")
        for x in (side, rect.width() - side - 1):
            sketch.line(QRectF(x, 1, 1, rect.height() - 2))
        big, small, detail = _big(theme), _unit(theme), theme.font(theme.scaled(12), 400)
        gap = theme.scaled(5)
        width = text_width(big, self._value) + gap + text_width(small, self._unit)
        left = rect.center().x() - width / 2
        top, bottom = (QRectF(left, 0, rect.width(), rect.height()), QRectF())
        if self._detail:
            top = QRectF(left, theme.scaled(4), rect.width(), theme.scaled(30))
            bottom = QRectF(side, theme.scaled(33), rect.width() - 2 * side, theme.scaled(17))
            bottom.moveTop(rect.height() - theme.scaled(23))
            sketch.write(bottom, self._detail, detail, "ink2", Qt.AlignmentFlag.AlignHCenter)
            top.setHeight(bottom.top() - top.top())
        value_width = sketch.write(top, self._value, big, "ink")
        sketch.write(top.adjusted(value_width + gap, theme.scaled(4), 0, 0), self._unit, small, "ink3")


class _Square(PaintedButton):
    """Minus or plus. It does not repeat while held: every step is an entry in the record."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_LESS_KEYS, *_MORE_KEYS):
            event.ignore()  # for the stepper; a Qt button would move the focus on up and down
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        side = square_px(current())
        return QSize(side, side)

    def paint(self, sketch: Sketch) -> None:
        theme = sketch.theme
        radius = theme.size("radius_button_primary") - 1
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            sketch.box(sketch.rect.adjusted(2, 2, -2, -2), radius, "sunken" if self.isDown() else "hover")
        ink = "ink" if self.isEnabled() else "disabled"
        sketch.icon(self._icon, QPointF(sketch.rect.center()), theme.scaled(20), ink)
        sketch.focus(sketch.rect.adjusted(3, 3, -3, -3), radius)


def square_px(theme: Theme) -> int:
    """Side of the minus and plus squares: 56 px, with gloves at least 20 mm."""
    return theme.size("gloves_button") if theme.gloves else _SQUARE


def _big(theme: Theme) -> QFont:
    return theme.font(34 if theme.gloves else 24, 600)


def _unit(theme: Theme) -> QFont:
    return theme.font(20 if theme.gloves else 15, 400)
