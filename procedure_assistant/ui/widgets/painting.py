"""Drawing shared by the painted widgets: boxes, focus rings, text that never goes missing unsaid. Knows no content."""

from functools import cache
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QToolTip, QWidget

from procedure_assistant.domain.say import joined
from procedure_assistant.ui import ink
from procedure_assistant.ui.icons import paint_icon
from procedure_assistant.ui.language import Translated, put, tr
from procedure_assistant.ui.theme import Theme, Themed, current

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
SEPARATOR = "  ·  "  # between facts that stand on one line
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sketch:
    """One painting of one widget: the painter, the theme, and what had to be shortened on the way."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.theme: Theme = current()
        self.painter = QPainter(widget)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.rect = QRectF(widget.rect())
        self.cut: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.painter.end()  # an open painter would crash the next repaint

    def colour(self, name: str) -> QColor:
        """A colour of the theme."""
        return self.theme.colour(name)

    def write(
        self, rect: QRectF, text: str, font: QFont, colour: str | QColor, align: Qt.AlignmentFlag = LEFT, *, number: bool = False
    ) -> float:
        """One line, centred vertically in `rect`, shortened with an ellipsis when it must be; the width it took.

        `number`: the text ends with a record number, which is shortened in its middle, since its ends tell it from others.
        """
        wanted = self.colour(colour) if isinstance(colour, str) else colour
        text = tr(text)
        shown, width = write_line(self.painter, rect, text, font, wanted, align, number=number)
        if shown != text:
            self.cut.append(text)
        return width

    def write_figures(self, rect: QRectF, text: str, font: QFont, colour: str) -> float:
        """A running number (a clock): every figure in a cell of the widest one's width, so that nothing shifts."""
        cell = max(text_width(font, figure) for figure in "0123456789")
        left = rect.left()
        for sign in text:
            width = cell if sign.isdecimal() else text_width(font, sign)
            place = QRectF(left, rect.top(), width + 1, rect.height())
            write_line(self.painter, place, sign, font, self.colour(colour), CENTRE)
            left += width
        return left - rect.left()

    def paragraph(self, rect: QRectF, lines: list[str], font: QFont, colour: str, line_height: float) -> None:
        """Lines that were wrapped before, from the top of `rect`."""
        for number, line in enumerate(lines):
            row = QRectF(rect.left(), rect.top() + number * line_height, rect.width(), line_height)
            self.write(row, line, font, colour)

    def icon(self, name: str, centre: QPointF, px: float, colour: str) -> None:
        """An icon of px around `centre`."""
        paint_icon(self.painter, name, QRectF(centre.x() - px / 2, centre.y() - px / 2, px, px), self.colour(colour))

    def box(self, rect: QRectF, radius: float, fill: str = "", border: str = "", width: float = 1.0) -> None:
        """A rounded box; empty names leave fill or border away."""
        box(
            self.painter,
            rect,
            radius,
            self.colour(fill) if fill else None,
            self.colour(border) if border else None,
            width,
        )

    def line(self, rect: QRectF, colour: str = "line") -> None:
        """A hairline on whole device pixels: between them it would be two pale lines at 125 or 150 %."""
        to_device = self.painter.deviceTransform()
        there = to_device.mapRect(rect)
        width, height = max(1, round(there.width())), max(1, round(there.height()))
        whole = QRectF(round(there.left()), round(there.top()), width, height)
        back, _possible = to_device.inverted()
        self.painter.fillRect(back.mapRect(whole), self.colour(colour))

    def focus(self, rect: QRectF, radius: float, colour: str = "focus") -> None:
        """The ring of the keyboard focus inside `rect`, when the widget has the focus."""
        if self.widget.hasFocus():
            box(self.painter, rect, radius, None, self.colour(colour), self.theme.length("line_focus"))


class _Painting(Translated, Themed):
    """What the painted bases share; the Qt side comes from the class it is mixed into."""

    _cut: tuple[str, ...] = ()

    def paint(self, sketch: Sketch) -> None:
        """Draw the widget; each kind does it in its own way."""
        raise NotImplementedError

    def cut_texts(self) -> tuple[str, ...]:
        """The texts that the last painting had to shorten; the tool tip says them in full."""
        return self._cut

    def _paint_on(self, widget: QWidget) -> None:
        with Sketch(widget) as sketch:
            self.paint(sketch)
        if sketch.cut and not self._cut:
            widget.installEventFilter(_cut_teller())
        elif self._cut and not sketch.cut:
            widget.removeEventFilter(_cut_teller())
        self._cut = tuple(sketch.cut)


class _CutTeller(QObject):
    """Says as tool tip what a painting had to shorten.

    A filter on the few widgets that need it: were every painted widget to look at its own events for this, opening a visit would call
    Python more than a thousand times for nothing.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tool tip is asked for."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(watched, Painted | PaintedButton | PaintedOption):
            return False
        if not watched.cut_texts() or watched.toolTip():
            return False
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), joined("\n", watched.cut_texts()), watched)
        return True


@cache
def _cut_teller() -> _CutTeller:
    return _CutTeller()


class Painted(_Painting, QWidget):
    """A widget that paints itself and takes no input."""

    def retheme(self) -> None:
        """Sizes come from the theme too."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        self._paint_on(self)


class PaintedButton(_Painting, QAbstractButton):
    """A painted button. Enter presses it as well as Space; a click with the mouse does not take the focus,

    so that Space (or the pedal) goes on meaning "the next planned thing".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setText(self, text: str, /) -> None:
        """Show it in the reader's language."""
        put(super().setText, text)

    def retheme(self) -> None:
        """Sizes come from the theme too."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        self._paint_on(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class PaintedOption(_Painting, QRadioButton):
    """One painted choice of a group. It never checks itself: what is chosen is said by whoever owns the truth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setText(self, text: str, /) -> None:
        """Show it in the reader's language."""
        put(super().setText, text)

    def retheme(self) -> None:
        """Sizes come from the theme too."""
        self.updateGeometry()

    def setChecked(self, chosen: bool, /) -> None:
        """Show it as the one that holds, or not. Qt alone would not let the last one of a group be taken back."""
        self.setAutoExclusive(False)
        super().setChecked(chosen)
        self.setAutoExclusive(True)  # this makes it a radio button, not a check box, for a screen reader

    def nextCheckState(self) -> None:
        """A click is a request, not a change."""

    def hitButton(self, pos: QPoint) -> bool:
        """The whole painted area is the button, not only where the style would draw a radio circle."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw."""
        self._paint_on(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click `button` when the key is Enter; True when it was. A held key presses once."""
    if event.key() not in _ENTER:
        return False
    if not event.isAutoRepeat() and button.isEnabled():
        button.click()
    return True


def write_line(
    painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag = LEFT, *, number: bool = False
) -> tuple[str, float]:
    """Draw one line centred vertically in `rect`; returns what was drawn, shortened when it did not fit, and its width.

    `number` as for :meth:`Sketch.write`.
    """
    metrics = QFontMetricsF(font)
    text = tr(text)
    shown, width = text, text_width(font, text)
    if width > rect.width() + 0.5:
        shown = _shortened(text, metrics, max(0.0, rect.width()), number=number)
        width = metrics.horizontalAdvance(shown)
    left = rect.left()
    if align & RIGHT:
        left = rect.right() - width
    elif align & CENTRE:
        left = rect.center().x() - width / 2
    line = baseline(rect, metrics)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, line), shown)
    ink.tell(painter, text, shown, colour, QRectF(left, line - metrics.ascent(), width, metrics.height()))
    return shown, width


def _shortened(text: str, metrics: QFontMetricsF, width: float, *, number: bool) -> str:
    head, gap, last = text.rpartition(" ") if number else (text, "", "")
    room = width - metrics.horizontalAdvance(head + gap)
    if last and room > metrics.horizontalAdvance("0000…"):
        return f"{head}{gap}{metrics.elidedText(last, Qt.TextElideMode.ElideMiddle, room)}"
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def baseline(rect: QRectF, metrics: QFontMetricsF) -> float:
    """Where a line stands that is centred in `rect`, on a whole pixel: text between pixels is grey."""
    return round(rect.center().y() + (metrics.ascent() - metrics.descent()) / 2)


_WIDTHS: dict[tuple[str, str], float] = {}
_WIDTHS_KEPT = 4000


def text_width(font: QFont, text: str) -> float:
    """Advance of one line in px. Kept, because a click asks for hundreds and tabular figures are slow to shape."""
    text = tr(text)
    key = (font.key(), text)
    width = _WIDTHS.get(key)
    if width is None:
        if len(_WIDTHS) >= _WIDTHS_KEPT:
            _WIDTHS.clear()
        width = _WIDTHS[key] = QFontMetricsF(font).horizontalAdvance(text)
    return width


def shrunk(font: QFont, text: str, width: float, least: float) -> QFont:
    """The font, made smaller down to `least` of its size where the text would be cut otherwise."""
    smaller = QFont(font)
    floor = round(font.pixelSize() * least)
    while smaller.pixelSize() > floor and text_width(smaller, text) > width:
        smaller.setPixelSize(smaller.pixelSize() - 1)
    return smaller


def wrap(text: str, font: QFont, width: float) -> list[str]:
    """The lines that `text` takes in `width` px; a word wider than that is broken, never lost."""
    text = tr(text)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies wholly inside `rect`; dashed for something that is missing."""
    painter.save()
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([4.0, 2.4])
        painter.setPen(pen)
        inset = width / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()
