"""The box for the signature: finger, pen or mouse draw in it. It shows lines and says that they changed, and knows no form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPointingDevice, QPolygonF, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.events_consent import HEIGHT, WIDTH, DrawnBy, Stroke
from procedure_assistant.ui.consent.strokes import Drawing
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed
from procedure_assistant.ui.widgets.painting import Sketch

_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_WIDTH = 300, 130, 1100
_PEN = 0.0045
"""Width of a line as a part of the box: as on paper."""
_BASE = 0.78
"""Where the line to sign on stands, from the top."""


class SignaturePad(Themed, QWidget):
    """``changed``: a line was drawn, taken away, or all of them were; ``full``: no further line was taken."""

    changed = Signal()
    full = Signal()

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "consent.pad", spoken)
        self._drawing = Drawing()
        self._drawn_by = DrawnBy.NOBODY
        self._finger: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nobody signs with keys; beside it stands how a witness attests
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What is drawn, as the record keeps it."""
        return self._drawing.strokes

    @property
    def drawn_by(self) -> DrawnBy:
        """What drew last; NOBODY in an empty box."""
        return self._drawn_by if self._drawing.strokes else DrawnBy.NOBODY

    def undo(self) -> None:
        """Take the last line away."""
        self._drawing.undo()
        self._tell()

    def clear(self) -> None:
        """Empty the box."""
        self._drawing.clear()
        self._tell()

    # -- size ----------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Three times as wide as high; where the screen is low, the box is smaller rather than cut."""
        return QSize(720, 150)

    def minimumSizeHint(self) -> QSize:
        """Wide enough to sign in."""
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def box(self) -> QRectF:
        """Where the box lies in the widget."""
        width = min(float(self.width()), self.height() * WIDTH / HEIGHT, float(_MOST_WIDTH))
        height = width * HEIGHT / WIDTH
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    # -- drawing -------------------------------------------------------------------------------------------------------

    def _begin(self, at: QPointF, what: DrawnBy) -> None:
        if self._drawing.begin(*self._part(at)):
            self._drawn_by = what
            self._tell()
        else:
            self.full.emit()

    def _go(self, at: QPointF) -> None:
        if self._drawing.go(*self._part(at)):
            self.update()

    def _end(self, at: QPointF) -> None:
        self._drawing.end(*self._part(at))
        self._tell()

    def _part(self, at: QPointF) -> tuple[float, float]:
        box = self.box()
        return (at.x() - box.left()) / box.width(), (at.y() - box.top()) / box.height()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button draws."""
        if event.button() == Qt.MouseButton.LeftButton and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._begin(event.position(), DrawnBy.MOUSE)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._go(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a line."""
        if event.button() == Qt.MouseButton.LeftButton and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._end(event.position())
        event.accept()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen; its pressure is never asked for. Its other end rubs nothing out: that is what the buttons are for."""
        kind = event.type()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            event.accept()
            return
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), DrawnBy.PEN)
        elif kind == QEvent.Type.TabletMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())
        elif kind == QEvent.Type.TabletRelease:
            self._end(event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Touches come here and nowhere else."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        """One finger draws; a second one and the heel of the hand do nothing."""
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = None
            self._drawing.drop()
            self._tell()
            return
        for point in event.points():
            state = point.state()
            if self._finger is None and state == point.State.Pressed:
                self._finger = point.id()
                self._begin(point.position(), DrawnBy.TOUCH)
            elif point.id() != self._finger:
                continue
            elif state == point.State.Updated:
                self._go(point.position())
            elif state == point.State.Released:
                self._finger = None
                self._end(point.position())

    # -- painting ------------------------------------------------------------------------------------------------------

    def retheme(self) -> None:
        """Black on white in every theme: as it will be printed."""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, the line to sign on, and what is drawn."""
        with Sketch(self) as sketch:
            sketch.painter.fillRect(self.rect(), sketch.colour("app"))
            box = self.box()
            sketch.painter.setPen(QPen(sketch.colour("control"), 1.5))
            sketch.painter.setBrush(QColor("#ffffff"))
            sketch.painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
            base = box.top() + box.height() * _BASE
            sketch.painter.setPen(QPen(QColor("#8a8f98"), 1))
            sketch.painter.drawLine(QPointF(box.left() + 24, base), QPointF(box.right() - 24, base))
            self._paint_lines(sketch.painter, box)

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(QColor("#000000"), max(2.0, box.width() * _PEN))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._drawing.strokes:
            points = [
                QPointF(box.left() + x / WIDTH * box.width(), box.top() + y / HEIGHT * box.height())
                for x, y in zip(stroke[::2], stroke[1::2], strict=True)
            ]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))
