"""The image viewer: a picture on black with its scale and its marks, and the tools that ask for new ones. It changes no pixel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.events_regenerative import MarkKind
from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.images.mark_paint import INK, NERVE, SCALE, paint_cursor, paint_mark, paint_ruler, paint_scale, words_of
from procedure_assistant.ui.images.picture import Shown
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.painting import Painted, Sketch, wrap, write_line

LOOK = ""
"""The tool that sets nothing."""
_GROUND, _FOOT = QColor("#06090b"), QColor("#b9c4ca")
_PAD, _LINE, _SCALE_WIDTH = 12.0, 17.0, 36.0
_STEP, _BIG_STEP = 1.0, 10.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ImageViewer(Painted):
    """One picture. ``marked`` carries the kind of mark and its points in pixels of the picture; ``leafed`` a step through a clip.

    Arrows move a cross while a tool is chosen (with Shift ten times as far), Enter sets the point, Esc puts the tool down.
    """

    marked = Signal(str, tuple)
    leafed = Signal(int)
    tool_left = Signal()

    def __init__(self, object_name: str = "ultrasound.viewer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Picture"))
        self._image = QImage()
        self._shown = Shown()
        self._tool = LOOK
        self._start: tuple[float, float] | None = None
        self._over: tuple[float, float] | None = None
        self._cursor: tuple[float, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_picture(self, image: QImage) -> None:
        """Other pixels; marks half set are dropped."""
        self._image = image
        self._start = self._over = self._cursor = None
        self.update()

    def set_shown(self, shown: Shown) -> None:
        """Other words and marks."""
        if shown != self._shown:
            self._shown = shown
            marks = joined(", ", (words_of(mark) for mark in shown.marks))
            self.setAccessibleName(joined(", ", (part for part in (say("Picture"), shown.head, shown.nothing or shown.busy) if part)))
            self.setAccessibleDescription(joined(". ", (*shown.foot, *((say("Marks: {marks}", marks=marks),) if marks else ()))))
            self.update()

    def set_tool(self, tool: str) -> None:
        """A kind of mark, or LOOK."""
        self._tool, self._start, self._cursor = tool, None, None
        self.setCursor(Qt.CursorShape.CrossCursor if tool else Qt.CursorShape.ArrowCursor)
        self.update()

    @property
    def tool(self) -> str:
        """The tool in hand."""
        return self._tool

    @property
    def image(self) -> QImage:
        """The pixels that are shown."""
        return self._image

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(420, 340)

    def minimumSizeHint(self) -> QSize:
        """A picture smaller than this shows nothing."""
        return QSize(220, 180)

    # -- geometry ------------------------------------------------------------------------------------------------------

    def picture_rect(self) -> QRectF:
        """Where the picture lies on the widget: as large as it goes, never stretched."""
        top = _PAD + (_LINE + 6 if self._shown.head else 0)
        bottom = _PAD + _LINE * len(self._shown.foot) + (6 if self._shown.foot else 0)
        right = _PAD + (_SCALE_WIDTH if self._shown.mm_per_pixel else 0)
        room = QRectF(_PAD, top, max(1.0, self.width() - _PAD - right), max(1.0, self.height() - top - bottom))
        if self._image.isNull():
            return room
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def on_widget(self, x: float, y: float) -> QPointF:
        """Where a pixel of the picture lies on the widget."""
        rect = self.picture_rect()
        return QPointF(rect.left() + x * rect.width() / self._image.width(), rect.top() + y * rect.height() / self._image.height())

    def on_picture(self, at: QPointF) -> tuple[float, float] | None:
        """The pixel of the picture at a place of the widget, to a tenth; None beside it."""
        rect = self.picture_rect()
        if self._image.isNull() or not rect.contains(at):
            return None
        x = (at.x() - rect.left()) * self._image.width() / rect.width()
        y = (at.y() - rect.top()) * self._image.height() / rect.height()
        return round(x, 1), round(y, 1)

    # -- painting ------------------------------------------------------------------------------------------------------

    def paint(self, sketch: Sketch) -> None:
        """Black ground, words, picture, marks, scale."""
        painter, rect, theme = sketch.painter, sketch.rect, sketch.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(rect, theme.size("radius_control"), theme.size("radius_control"))
        head, small, strong = theme.font(13, 600), theme.font(12, 400), theme.font(13, 600)
        if self._shown.head:
            write_line(painter, QRectF(_PAD, _PAD - 4, rect.width() - 2 * _PAD, _LINE + 4), self._shown.head, head, INK)
        foot_top = rect.bottom() - _PAD + 4 - _LINE * len(self._shown.foot)
        for number, line in enumerate(self._shown.foot):
            write_line(painter, QRectF(_PAD, foot_top + number * _LINE, rect.width() - 2 * _PAD, _LINE), line, small, _FOOT)
        if self._image.isNull():
            self._paint_words(sketch)
        else:
            picture = self.picture_rect()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(picture, self._image)
            for mark in self._shown.marks:
                paint_mark(painter, mark, self.on_widget, strong, picture)
            self._paint_tool(painter, strong, picture)
            if self._shown.mm_per_pixel:
                per_mm = picture.width() / self._image.width() / self._shown.mm_per_pixel
                strip = QRectF(picture.right() + 7, picture.top(), _SCALE_WIDTH - 7, picture.height())
                paint_scale(painter, strip, per_mm, theme.font(11, 500))
        sketch.focus(rect.adjusted(1, 1, -1, -1), theme.size("radius_control"))

    def _paint_words(self, sketch: Sketch) -> None:
        font = sketch.theme.font(13, 400)
        room = self.picture_rect()
        lines = wrap(self._shown.busy or self._shown.nothing, font, min(room.width() - 20, 340))
        top = room.center().y() - len(lines) * 20 / 2
        for number, line in enumerate(lines):
            row = QRectF(room.left(), top + number * 20, room.width(), 20)
            write_line(sketch.painter, row, line, font, SCALE, Qt.AlignmentFlag.AlignHCenter)

    def _paint_tool(self, painter: QPainter, font: object, room: QRectF) -> None:
        over = self._cursor or self._over
        if self._start is not None and over is not None:
            paint_ruler(painter, self.on_widget(*self._start), self.on_widget(*over), "", font, room)  # type: ignore[arg-type]
        elif self._start is not None:
            painter.setPen(NERVE)
            painter.drawEllipse(self.on_widget(*self._start), 3.5, 3.5)
        if self._cursor is not None and self._tool:
            paint_cursor(painter, self.on_widget(*self._cursor))

    # -- hands ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With a tool in hand a press sets a point."""
        point = self.on_picture(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._tool and point is not None:
            self._set_point(point)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A ruler that was begun follows the pointer."""
        self._over = self.on_picture(event.position())
        if self._start is not None:
            self._cursor = None
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel leafs through a clip."""
        step = event.angleDelta().y()
        if step:
            self.leafed.emit(-1 if step > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter do what the pointer does; PageUp and PageDown leaf."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.leafed.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape and self._tool:
            self.tool_left.emit()
        elif self._tool and not self._image.isNull() and key in _ARROWS:
            far = _BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            self._move_cursor(*_ARROWS[key], far)
        elif self._tool and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self._set_point(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cross of the keyboard goes with the focus."""
        super().focusOutEvent(event)
        self._cursor = None
        self.update()

    def _move_cursor(self, dx: int, dy: int, far: float) -> None:
        x, y = self._cursor or (self._image.width() / 2, self._image.height() / 2)
        self._cursor = (
            min(max(x + dx * far, 0.0), float(self._image.width())), min(max(y + dy * far, 0.0), float(self._image.height())),
        )  # fmt: skip
        self.update()

    def _set_point(self, point: tuple[float, float]) -> None:
        if self._tool == MarkKind.RULER:
            if self._start is None:
                self._start = point
                self.update()
                return
            points, self._start = (self._start, point), None
            self.marked.emit(self._tool, points)
        else:
            self.marked.emit(self._tool, (point,))
        self.update()
