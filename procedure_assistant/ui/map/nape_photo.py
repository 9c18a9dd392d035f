"""The landmark construction on a photograph of the head: points are set, dragged, moved by keys. It asks; it measures nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.key_events import qt_keys
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.map.labels import paint_pill, pill_size
from procedure_assistant.ui.map.layout import Box
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import NapeContent, Point
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import wrap, write_line

_EMPTY: Final = Box(0, 0, 900, 680)
_ARROWS: Final = dict(zip(qt_keys("nape.move"), ((-1, 0), (1, 0), (0, -1), (0, 1)), strict=True))
_ENTER: Final = qt_keys("nape.press")
_ROOM: Final = 0.2
"""Room about the landmarks in the close-up, as a part of their width."""
_PROMPT_PX: Final = 52
"""Below what is asked for, which stands in the middle of the upper edge."""
_CLEAR: Final = 18
_FAR: Final = 10
"""With Shift the cross of the keyboard goes so many steps at once."""
_SIDES: Final = (say("Patient’s left"), say("Patient’s right"))


class NapePhoto(NapeView):
    """The photograph upright, with the patient's sides written on it; positions are its pixels once it stands upright.

    ``point_set`` carries what was asked for (``NapeContent.placing``) and where. Without a mouse the arrows move a cross and Enter sets.
    """

    point_set = Signal(str, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._words = ""
        self._cross: Point | None = None
        self._wants_close = True
        self._close: Box | None = None
        self._sides_at_top = False
        named(self, "nape_photo", say("Landmark construction on the photograph"))

    def set_picture(self, picture: QImage, turns: int) -> None:
        """Other pixels, or the same ones turned by quarters clockwise; null for none."""
        turned = QTransform()
        turned.rotate(90 * turns)
        self._picture = picture.transformed(turned) if turns and not picture.isNull() else picture
        self._cross = None
        self._close = self._close_up()
        self._restage()

    def set_close(self, close: bool) -> None:
        """Show the construction as large as it goes once all of it is placed, or the whole picture."""
        self._wants_close = close
        self._close = self._close_up()
        self._restage()

    def set_words(self, words: str) -> None:
        """What stands where the picture would be."""
        if words != self._words:
            self._words = words
            self._restage()

    @property
    def has_picture(self) -> bool:
        """Whether pixels are shown."""
        return not self._picture.isNull()

    def show_content(self, content: NapeContent) -> None:
        """Shows exactly this; the cross goes when there is nothing to set."""
        if not content.placing:
            self._cross = None
        turned_round = content.mirrored != self._content.mirrored
        super().show_content(content)
        held = self._close is not None and not content.placing and all(self._close.holds(*at) for at in self._marks())
        close = self._close if held or self._dragged is not None else self._close_up()
        moved, self._close = close != self._close, close
        at_top = self._sides_at_top
        if self._dragged is None:
            self._sides_at_top = self._marks_lie_low()
        if turned_round or moved or at_top is not self._sides_at_top:
            self._restage()

    def crop(self) -> Box:
        """The part of the picture about the construction, or all of it."""
        return self._close or self._whole()

    def _whole(self) -> Box:
        return _EMPTY if self._picture.isNull() else Box(0, 0, self._picture.width(), self._picture.height())

    def _marks(self) -> list[Point]:
        marks = self._content.landmarks
        return [at for at in (marks.protuberance, marks.mastoid_left, marks.mastoid_right) if at is not None]

    def _close_up(self) -> Box | None:
        """Room about the three landmarks once nothing is left to set, so that it stays while they are moved a little."""
        marks, content = self._marks(), self._content
        asks = bool(content.placing) or (content.landmarks.scale_second is not None and not content.scale_words)
        if not self._wants_close or asks or len(marks) < 3 or self._picture.isNull():  # what is asked for may lie anywhere
            return None
        xs, ys = [at[0] for at in marks], [at[1] for at in marks]
        room = _ROOM * max(max(xs) - min(xs), max(ys) - min(ys))
        shape = max(0.2, (self.height() or 1) / max(1, self.width() - self._reserve))
        wide = max(max(xs) - min(xs) + 2 * room, (max(ys) - min(ys) + 2 * room) / shape)
        middle = Box((min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - wide * shape) / 2, wide, wide * shape)
        return middle.cut_to(self._whole())

    def complete(self) -> bool:
        """There is nothing to wait for."""
        return True

    def settle(self) -> None:
        """There is nothing to wait for."""

    def _restage(self) -> None:
        self._repaint_figure(())

    # -- painting -----------------------------------------------------------------------------------------------------

    def _paint_still(self) -> QPixmap:
        theme, ratio = current(), self.devicePixelRatioF()
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(theme.colour("canvas"))
        painter = QPainter(still)
        box = self._placement().box
        if self._picture.isNull():
            lines = wrap(tr(self._words), theme.font(15, 400), min(box.w, 460))
            for number, line in enumerate(lines):
                row = QRectF(box.x, box.y + box.h / 2 + (number - len(lines) / 2) * 22, box.w, 22)
                write_line(painter, row, line, theme.font(15, 400), theme.colour("ink2"), Qt.AlignmentFlag.AlignHCenter)
        else:
            crop = self.crop()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(box.x, box.y, box.w, box.h), self._picture, QRectF(crop.x, crop.y, crop.w, crop.h))
            self._paint_sides(painter, box)
        painter.end()
        return still

    def _paint_sides(self, painter: QPainter, box: Box) -> None:
        """The patient's sides as they are seen, never turned round with the picture."""
        theme = current()
        font, ground = theme.font(13, 600), theme.colour("surface")
        ground.setAlphaF(0.92)
        words = tuple(reversed(_SIDES)) if self._content.mirrored else _SIDES
        for word, place in zip(words, self._side_places(box, at_top=self._sides_at_top), strict=True):
            paint_pill(painter, place, tr(word), font, ground, theme.colour("ink"))

    def _side_places(self, box: Box, *, at_top: bool) -> tuple[QRectF, QRectF]:
        """Where the words of the sides stand, left and right, in the lower corners or in the upper ones."""
        font = current().font(13, 600)
        words = tuple(reversed(_SIDES)) if self._content.mirrored else _SIDES
        left, right = (pill_size(tr(word), font) for word in words)
        y = round(box.y + _PROMPT_PX if at_top else box.bottom - 40)
        return QRectF(QPointF(round(box.x + 12), y), left), QRectF(QPointF(round(box.right - 12 - right.width()), y), right)

    def _marks_lie_low(self) -> bool:
        """Whether a mark stands where the words of the sides would lie in the lower corners."""
        placement = self._placement()
        around = [place.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR) for place in self._side_places(placement.box, at_top=False)]
        points = [QPointF(*placement.to_canvas(*at)) for _which, at in self._content.landmarks.placed()]
        return any(place.contains(point) for place in around for point in points)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, construction, and the cross of the keyboard."""
        super().paintEvent(event)
        if self._cross is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QPointF(*self._placement().to_canvas(*self._cross))
        for ink, width in ((QColor("white"), 4.0), (current().colour("focus"), 2.0)):
            painter.setPen(QPen(ink, width))
            painter.drawLine(at - QPointF(14, 0), at + QPointF(14, 0))
            painter.drawLine(at - QPointF(0, 14), at + QPointF(0, 14))
        painter.end()

    # -- hands --------------------------------------------------------------------------------------------------------

    def _ground_clicked(self, x: float, y: float) -> None:
        """A press on the picture sets what is asked for."""
        if self._content.placing and not self._picture.isNull():
            self.point_set.emit(self._content.placing, x, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While a point is asked for and no other has the focus, arrows move a cross and Enter sets the point there."""
        key = Qt.Key(event.key())
        placing = self._content.placing and self._editable and not self._focus and not self._picture.isNull()
        if placing and key in _ARROWS:
            step = self._content.step_units * (_FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            crop = self.crop()
            x, y = self._cross or (crop.x + crop.w / 2, crop.y + crop.h / 2)
            self._cross = self._inside((x + _ARROWS[key][0] * step, y + _ARROWS[key][1] * step))
            self.update()
        elif placing and key in _ENTER and self._cross is not None:
            at, self._cross = self._cross, None
            self.point_set.emit(self._content.placing, *at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab while a point is asked for, the arrows are for the cross; Tab goes on to the points."""
        super().focusInEvent(event)
        if self._content.placing:
            self._focus = ""
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cross goes with the focus."""
        super().focusOutEvent(event)
        self._cross = None
        self.update()
