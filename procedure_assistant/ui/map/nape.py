"""The nape under the hand: landmarks are dragged, targets pressed, skin pricked. It asks; the presenter computes and answers."""

from __future__ import annotations

from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.ui.key_events import qt_keys
from procedure_assistant.ui.map.nape_canvas import NapeCanvas
from procedure_assistant.ui.map.nape_model import SCALE_POINTS, SPOKEN_LANDMARKS, NapeContent, Point, Which
from procedure_assistant.ui.map.nape_paint import LANDMARK_RADIUS
from procedure_assistant.ui.map.plates import PlateStore
from procedure_assistant.ui.map.regions import on_skin

_ARROWS: Final = dict(zip(qt_keys("nape.move"), ((-1, 0), (1, 0), (0, -1), (0, 1)), strict=True))
_HIT_PX: Final = LANDMARK_RADIUS + 6
_GLOVES_HIT_PX: Final = 38.0
"""10 mm at 96 dots an inch."""
_ENTER: Final = qt_keys("nape.press")
_WHICH: Final[tuple[Which, ...]] = ("protuberance", "mastoid_left", "mastoid_right", *SCALE_POINTS)


class NapeView(NapeCanvas):
    """The landmark construction of the occipital nerves on the posterior figure; positions in its figure units.

    ``landmark_dragging`` comes with every move of a dragged landmark: the presenter may answer with `show_content` for a
    live preview. ``landmark_moved`` comes once, on release or for an arrow key; ``landmark_drag_cancelled`` after Esc.
    ``target_clicked``: side, nerve ("greater" or "lesser"). ``skin_clicked``: a press on the skin beside everything else.
    """

    landmark_dragging = Signal(str, float, float)
    landmark_moved = Signal(str, float, float)
    landmark_drag_cancelled = Signal(str)
    target_clicked = Signal(str, str)
    skin_clicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None, store: PlateStore | None = None) -> None:
        super().__init__(parent, store)
        self._grip: tuple[Which, Point] | None = None
        self._pressed: str | None = None
        self._reach = _HIT_PX
        self._focus = ""
        self._by_keyboard = False
        self._editable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_gloves(self, on: bool) -> None:
        """With gloves a press means what lies within 10 mm."""
        self._reach = _GLOVES_HIT_PX if on else _HIT_PX

    def set_editable(self, editable: bool) -> None:
        """Whether landmarks can be moved, targets pressed and skin pricked; a closed record is only looked at."""
        self._editable = editable

    def show_content(self, content: NapeContent) -> None:
        """Shows exactly this; the focus stays where it was if that is still there."""
        super().show_content(content)
        if self._focus not in self._stops():
            self._focus = ""

    def ringed(self) -> str:
        """The focus ring is for the keyboard; a press needs none."""
        return self._focus if self.hasFocus() and self._by_keyboard else ""

    def framed(self) -> bool:
        """As long as no landmark stands there to be walked to."""
        return self.hasFocus() and self._by_keyboard and not self._focus

    # -- pointer ------------------------------------------------------------------------------------------------------

    def _stops(self) -> dict[str, Point]:
        """Everything that can be pressed or focused, by name, in the order of Tab."""
        stops: dict[str, Point] = dict(self._content.landmarks.placed())
        for side in self._content.sides:
            stops |= {f"{side.side}.{target.nerve}": target.at for target in side.targets}
        return stops

    def _stop_at(self, position: QPointF) -> str:
        placement = self._placement()
        best, best_distance = "", self._reach
        for name, at in self._stops().items():
            x, y = placement.to_canvas(*at)
            distance = hypot(x - position.x(), y - position.y())
            if distance <= best_distance:
                best, best_distance = name, distance
        return best

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grips a landmark, or remembers what was pressed."""
        self._by_keyboard = False
        if event.button() != Qt.MouseButton.LeftButton or not self._editable:
            event.ignore()
            return
        stop = self._stop_at(event.position())
        self._pressed = stop
        if stop:
            self._focus = stop
        which = next((name for name in _WHICH if name == stop), None)
        if which is not None:
            x, y = self._placement().to_canvas(*self._stops()[which])
            self._grip = (which, (event.position().x() - x, event.position().y() - y))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the gripped landmark."""
        if self._grip is None:
            over = self._stop_at(event.position()) if self._editable else ""
            cursor = Qt.CursorShape.SizeAllCursor if over in _WHICH else Qt.CursorShape.PointingHandCursor
            self.setCursor(cursor if over else Qt.CursorShape.ArrowCursor)
            return
        which, (dx, dy) = self._grip
        at = self._placement().to_figure(event.position().x() - dx, event.position().y() - dy)
        self._drag_to(which, at)

    def _drag_to(self, which: Which, at: Point) -> None:
        x, y = self._inside(at)
        self._dragged = (which, (x, y))
        self.landmark_dragging.emit(which, x, y)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets the landmark go, or says what was pressed."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        dragged, self._dragged, self._grip = self._dragged, None, None
        if dragged is not None:
            self.landmark_moved.emit(dragged[0], *dragged[1])
            self.update()
        elif pressed is not None:
            self._clicked(pressed, event.position())

    def _clicked(self, pressed: str, position: QPointF) -> None:
        side, _, nerve = pressed.partition(".")
        if nerve:
            self.target_clicked.emit(side, nerve)
        elif not pressed:
            x, y = self._placement().to_figure(position.x(), position.y())
            if self.crop().holds(x, y):
                self._ground_clicked(x, y)

    def _ground_clicked(self, x: float, y: float) -> None:
        """A press beside everything that can be pressed."""
        if on_skin("posterior", x, y):
            self.skin_clicked.emit(x, y)

    def _inside(self, at: Point) -> Point:
        """The nearest place that is shown."""
        crop = self.crop()
        return min(max(at[0], crop.x), crop.right), min(max(at[1], crop.y), crop.bottom)

    # -- keys and focus -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the focused landmark by 1 mm, Enter presses the focused target, Esc lets a dragged landmark go back."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        which = next((name for name in _WHICH if name == self._focus), None)
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._cancel_drag()
        elif key in _ARROWS and which is not None and self._editable:
            self._step(which, *_ARROWS[key])
        elif key in _ENTER and "." in self._focus and self._editable:
            self._clicked(self._focus, QPointF())
        else:
            super().keyPressEvent(event)

    def _cancel_drag(self) -> None:
        dragged, self._dragged, self._grip, self._pressed = self._dragged, None, None, None
        if dragged is not None:
            self.landmark_drag_cancelled.emit(dragged[0])
            self.update()

    def _step(self, which: Which, dx: int, dy: int) -> None:
        x, y = self._stops()[which]
        step = self._content.step_units
        x, y = self._inside((x + dx * step, y + dy * step))
        self._by_keyboard = True
        self.landmark_moved.emit(which, x, y)

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Tab goes through landmarks and targets before it leaves."""
        stops = list(self._stops())
        at = stops.index(self._focus) if self._focus in stops else (-1 if next_child else len(stops))
        at += 1 if next_child else -1
        self._by_keyboard = True
        if 0 <= at < len(stops):
            self._focus_stop(stops[at])
            return True
        return bool(super().focusNextPrevChild(next_child))

    def _focus_stop(self, stop: str) -> None:
        self._focus = stop
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken(stop)))

    def spoken(self, stop: str) -> str:
        """A landmark or target ("right.greater") in words."""
        for which, words in SPOKEN_LANDMARKS.items():
            if which == stop:
                return words
        for side in self._content.sides:
            for target in side.targets:
                if f"{side.side}.{target.nerve}" == stop:
                    return target.spoken
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab, the first landmark has the focus; coming back, the last target."""
        super().focusInEvent(event)
        stops = list(self._stops())
        if stops and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self._by_keyboard = True
            self._focus_stop(stops[0])
        elif stops and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._by_keyboard = True
            self._focus_stop(stops[-1])
        elif not stops:
            self._by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.update()
