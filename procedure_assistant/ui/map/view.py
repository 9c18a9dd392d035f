"""The map under the hand: turns pointer, wheel, fingers and keys into requests; it changes no mark and decides nothing clinical."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from procedure_assistant.ui.map.fingers import Fingers
from procedure_assistant.ui.map.gestures import Gesture, MoveMark, Point, Tap
from procedure_assistant.ui.map.hits import Hit, Place, press
from procedure_assistant.ui.map.keys import KeyedMap
from procedure_assistant.ui.map.plates import PlateStore
from procedure_assistant.ui.map.regions import muscle_at, on_skin

LONG_PRESS_MS: Final = 500
_GLOVES_HIT_MM, _GLOVES_TIE_MM = 10.0, 4.0
_WHEEL_STEP: Final = 1.2
"""One notch of the wheel (120 eighths of a degree) enlarges by this factor."""


class MapView(KeyedMap):
    """The injection map. Every signal is a request or a passing fact; the screen answers with `show_marks`.

    ``skin_clicked``: figure, x, y, muscle, side: the most superficial muscle there, both empty beside all muscles.
    ``site_swept`` comes once for each site while the sweep crosses it, ``sweep_ended`` with all of them.
    ``press_doubtful``: with gloves, two sites were too near to tell apart.
    """

    site_context_requested = Signal(str)
    site_hovered = Signal(str)
    site_swept = Signal(str)
    sweep_ended = Signal(tuple)
    skin_clicked = Signal(str, float, float, str, str)
    blank_clicked = Signal()
    press_doubtful = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, store: PlateStore | None = None) -> None:
        super().__init__(parent, store)
        self._gesture: Gesture | None = None
        self._fingers, self._pinched_from = Fingers(self), 1.0
        self._gloves = False
        self._press = QTimer(self)
        self._press.setSingleShot(True)
        self._press.setInterval(LONG_PRESS_MS)
        self._press.timeout.connect(self._pressed_long)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # -- modes --------------------------------------------------------------------------------------------------------

    def set_gloves(self, on: bool) -> None:
        """Gloves: a press means a site within 10 mm; two equally near sites are refused unless one is the next."""
        self._gloves = on
        self.set_large_marks(on)

    # -- asked by gestures (see gestures.Host) ------------------------------------------------------------------------

    def sweep_places(self) -> list[Place]:
        """Canvas places of the sites."""
        return self._marks.places()

    def mark_diameter(self) -> float:
        """Diameter of a mark in pixels."""
        return self._marks.diameter

    def drag_distance(self) -> float:
        """How far a press may wander and still be a tap; a gloved finger wanders further."""
        distance = float(QApplication.startDragDistance())
        return 2 * distance if self._gloves else distance

    def zoomed(self) -> bool:
        """Whether the canvas is enlarged."""
        return self._stage.zoom.factor > 1.0

    def tapped(self, hit: Hit, at: Point) -> None:
        """A site, a doubt between two, skin, or nothing at all was tapped."""
        if hit.id:
            self._focus_site(hit.id)
            self.site_clicked.emit(hit.id)
            return
        if hit.doubt:
            self.press_doubtful.emit(*hit.doubt)
            return
        place = self._stage.figure_point(*at)
        if place is None or not on_skin(*place):
            self.blank_clicked.emit()
            return
        muscle, side = next(iter(muscle_at(*place)), ("", ""))
        self.skin_clicked.emit(*place, muscle, side)

    def swept(self, site_id: str) -> None:
        """The sweep crosses a site."""
        self._press.stop()
        self.site_swept.emit(site_id)

    def sweep_over(self, site_ids: tuple[str, ...]) -> None:
        """The sweep is done."""
        self.sweep_ended.emit(site_ids)

    def panned(self, by_x: float, by_y: float) -> None:
        """The enlarged canvas follows the pointer."""
        self.show_zoom(self._stage.zoom.moved(by_x, by_y, self._stage.width, self._stage.height))

    # -- pointer ------------------------------------------------------------------------------------------------------

    def _hit(self, at: Point) -> Hit:
        radius, tie = self._marks.hit_radius(), 0.0
        if self._gloves:
            per_mm = self._pixels_per_mm()
            radius, tie = max(radius, _GLOVES_HIT_MM * per_mm), _GLOVES_TIE_MM * per_mm
        following = next((mark.id for mark in self._marks.marks if mark.next), "")
        return press(self._marks.places(), *at, radius, tie=tie, preferred=following)

    def _pixels_per_mm(self) -> float:
        """From the screen's own measure where that is believable, else 96 a inch."""
        dpi = float(self.physicalDpiX())
        return (dpi if 60 <= dpi <= 300 else 96.0) / 25.4

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture; on a thumbnail, shows that figure."""
        at = _point(event.position())
        self._set_by_keyboard(False)
        if event.button() != Qt.MouseButton.LeftButton or self._gesture is not None:
            event.ignore()
            return
        thumb = self._stage.thumb_at(*at)
        if thumb is not None:
            self.set_view(thumb)
            return
        self._gesture = self._begin_move_gesture(at) if self._marks.moving is not None else self._begin_tap(at)

    def _begin_tap(self, at: Point) -> Gesture:
        hit = self._hit(at)
        if hit.id:
            self._press.start()
        return Tap(self, at, hit)

    def _begin_move_gesture(self, at: Point) -> Gesture | None:
        """Grips the moved mark where it is pressed; a press elsewhere in its figure brings it there."""
        moving = self._marks.moving
        here = self._stage.figure_point(*at)
        centre = None if moving is None else self._stage.canvas_point(moving.figure, moving.x, moving.y)
        if moving is None or centre is None:
            return None
        grip = (at[0] - centre[0], at[1] - centre[1])
        if max(abs(grip[0]), abs(grip[1])) > self._marks.hit_radius():
            if here is None or here[0] != moving.figure:
                return None
            grip = (0.0, 0.0)
        return MoveMark(self, at, moving, grip).drag(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags, or says which site is under the pointer."""
        at = _point(event.position())
        if self._gesture is None:
            self._hover(self._hit(at).id if self._marks.moving is None else "")
            return
        before, self._gesture = self._gesture, self._gesture.drag(at)
        if self._gesture is not before:
            self._press.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press.stop()
            gesture, self._gesture = self._gesture, None
            if gesture is not None:
                gesture.release(_point(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    @Slot()
    def _pressed_long(self) -> None:
        gesture, self._gesture = self._gesture, None
        if isinstance(gesture, Tap) and gesture.hit.id:
            self.site_context_requested.emit(gesture.hit.id)

    def drop_gesture(self) -> bool:
        """Forgets the press; a sweep ends with what it has crossed."""
        self._press.stop()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button means the site under it, the menu key the focused one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            site = next((place[0] for place in self._marks.places() if place[0] == self._marks.focus), "")
        else:
            site = self._hit((event.pos().x(), event.pos().y())).id
        if site:
            self.site_context_requested.emit(site)

    def _hover(self, site_id: str) -> None:
        if site_id == self._marks.hover:
            return
        before, self._marks.hover = self._marks.hover, site_id
        self._update_site(before)
        self._update_site(site_id)
        if site_id:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.site_hovered.emit(site_id)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover("")
        super().leaveEvent(event)

    # -- zoom ---------------------------------------------------------------------------------------------------------

    def zoom_about(self, at: QPoint, factor: float) -> None:
        """Enlarges to ``factor`` (1 to 4) about a widget point."""
        stage = self._stage
        self.show_zoom(stage.zoom.about(at.x(), at.y(), factor, stage.width, stage.height))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel enlarges about the pointer."""
        turn = event.angleDelta().y() / 120
        if turn:
            self.zoom_about(event.position().toPoint(), self._stage.zoom.factor * _WHEEL_STEP**turn)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers enlarge about their middle, on a touch screen as on a touch pad."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.drop_gesture()
                self._pinch(pinch)
                return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_about(event.position().toPoint(), self._stage.zoom.factor * (1 + event.value()))
            return True
        return super().event(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        state = pinch.state()
        if state == Qt.GestureState.GestureStarted:
            self._pinched_from = self._stage.zoom.factor
            self._fingers.begin(self.window().windowHandle())
        elif state == Qt.GestureState.GestureUpdated:
            at = self.mapFromGlobal(pinch.centerPoint().toPoint())
            self.zoom_about(at, self._pinched_from * self._fingers.spread)
        else:
            self._fingers.end()


def _point(position: QPointF) -> Point:
    return position.x(), position.y()
