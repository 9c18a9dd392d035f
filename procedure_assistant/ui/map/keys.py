"""The map under the keyboard: focus on sites, dose steps, moving a mark by arrows. It asks; it changes no mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.ui.key_events import qt_keys
from procedure_assistant.ui.map.canvas import MapCanvas
from procedure_assistant.ui.map.gestures import Point
from procedure_assistant.ui.map.hits import Direction, neighbour
from procedure_assistant.ui.map.layout import UNITS_PER_MM, Box
from procedure_assistant.ui.map.mark_layer import Moving
from procedure_assistant.ui.map.model import SiteMark, ViewName
from procedure_assistant.ui.map.plates import PlateStore

_DIRECTIONS: Final[tuple[Direction, ...]] = ("left", "right", "up", "down")
_ARROWS: Final[dict[Qt.Key, Direction]] = dict(zip(qt_keys("map.walk"), _DIRECTIONS, strict=True))
_UNIT: Final[dict[Direction, tuple[int, int]]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ENTER: Final = qt_keys("map.press")
_STEPS: Final = {**dict.fromkeys(qt_keys("map.more"), 1), **dict.fromkeys(qt_keys("map.less"), -1)}


_BY_KEYBOARD: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class KeyedMap(MapCanvas):
    """The map with focus, keys and move mode. ``moving`` follows a moved mark, ``move_requested`` comes once at the end."""

    site_clicked = Signal(str)
    site_focused = Signal(str)
    dose_step_requested = Signal(str, int)
    moving = Signal(str, str, float, float)
    move_requested = Signal(str, str, float, float)
    move_cancelled = Signal(str)

    def __init__(self, parent: QWidget | None = None, store: PlateStore | None = None) -> None:
        super().__init__(parent, store)
        self._by_keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_view(self, view: ViewName, *, thumbnails: bool = True, crop: Box | None = None) -> None:
        """As the canvas does; a move ends where its figure goes out of view."""
        super().set_view(view, thumbnails=thumbnails, crop=crop)
        moving = self._marks.moving
        if moving is not None and self._stage.placement_of(moving.figure) is None:
            self.cancel_move()

    def show_marks(self, marks: Iterable[SiteMark]) -> None:
        """As the canvas does; what is gone is neither focused, hovered nor moved any more."""
        super().show_marks(marks)
        if self._marks.get(self._marks.focus) is None:
            self._marks.focus = ""
        if self._marks.get(self._marks.hover) is None:
            self._marks.hover = ""
        if self._marks.moving is not None and self._marks.get(self._marks.moving.id) is None:
            self.cancel_move()

    # -- move mode ----------------------------------------------------------------------------------------------------

    def begin_move(self, site_id: str) -> None:
        """Move mode: the next drag, tap or arrows place this mark; ValueError when it is not in view."""
        mark = self._marks.get(site_id)
        if mark is None or self._stage.placement_of(mark.figure) is None:
            raise ValueError(f"{site_id} is not in view")
        self._show_moving(Moving(mark.id, mark.figure, mark.x, mark.y))
        self._focus_site(site_id)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel_move(self) -> None:
        """Leaves move mode; the mark stands where it stood."""
        moving = self._marks.moving
        self.drop_gesture()
        if moving is not None:
            self._leave_move()
            self.move_cancelled.emit(moving.id)

    def drop_gesture(self) -> bool:
        """Forgets a press that has not been released; whether there was one. Keys alone know none."""
        return False

    def _leave_move(self) -> None:
        self._show_moving(None)
        self.unsetCursor()

    def _show_moving(self, moving: Moving | None) -> None:
        """Paint what the moved mark leaves and where it comes; the flag of the next site is away meanwhile."""
        places = [self._marks.moving_area(), self._marks.flag()]
        self._marks.moving = moving
        places += [self._marks.moving_area(), self._marks.flag()]
        for place in places:
            if place is not None:
                self.update(place.toAlignedRect())

    def move_shown(self, moving: Moving) -> None:
        """The moved mark would stand here."""
        self._show_moving(moving)
        self.moving.emit(moving.id, moving.figure, moving.x, moving.y)

    def move_dropped(self) -> None:
        """Asks for the move and leaves the mode; the screen shows the mark where the record has it."""
        moving = self._marks.moving
        if moving is not None:
            self._leave_move()
            self.move_requested.emit(moving.id, moving.figure, moving.x, moving.y)

    def in_figure(self, figure: str, at: Point) -> Point | None:
        """The figure point under a canvas point, kept inside the crop of that figure."""
        placement = self._stage.placement_of(figure)
        if placement is None:
            return None
        x, y = placement.to_figure(*at)
        return _inside(placement.crop.x, x, placement.crop.right), _inside(placement.crop.y, y, placement.crop.bottom)

    # -- keys and focus -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, plus, minus and Esc; every other key belongs to the screen."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            handled = False
        elif self._marks.moving is not None:
            handled = self._move_key(event)
        else:
            handled = self._site_key(event)
        if not handled:
            super().keyPressEvent(event)

    def _site_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        places = self._marks.places()
        focus = next((place[0] for place in places if place[0] == self._marks.focus), "")
        if key in _ARROWS:
            self._set_by_keyboard(True)
            self._focus_site(neighbour(places, focus, _ARROWS[key]))
        elif key in _ENTER and focus:
            self.site_clicked.emit(focus)
        elif key in _STEPS and focus:
            self.dose_step_requested.emit(focus, _STEPS[key])
        else:
            return key == Qt.Key.Key_Escape and self.drop_gesture()
        return True

    def _move_key(self, event: QKeyEvent) -> bool:
        """Arrows move by 1 mm (with Shift by 5), Enter ends, Esc cancels."""
        key = Qt.Key(event.key())
        moving = self._marks.moving
        if moving is None:
            return False
        if key in _ARROWS:
            mm = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = _UNIT[_ARROWS[key]]
            self._step_move(moving, dx * mm * UNITS_PER_MM, dy * mm * UNITS_PER_MM)
        elif key in _ENTER:
            self.move_dropped()
        elif key == Qt.Key.Key_Escape:
            self.cancel_move()
        else:
            return False
        return True

    def _step_move(self, moving: Moving, dx: float, dy: float) -> None:
        placement = self._stage.placement_of(moving.figure)
        if placement is not None:
            x = _inside(placement.crop.x, moving.x + dx, placement.crop.right)
            y = _inside(placement.crop.y, moving.y + dy, placement.crop.bottom)
            self.move_shown(replace(moving, x=x, y=y))

    def focus_site(self, site_id: str) -> None:
        """Brings the keyboard focus to a site (from the list beside the map)."""
        self._set_by_keyboard(True)
        self._focus_site(site_id)

    def _focus_site(self, site_id: str) -> None:
        if site_id == self._marks.focus:
            return
        before, self._marks.focus = self._marks.focus, site_id
        self._update_site(before)
        self._update_site(site_id)
        self.site_focused.emit(site_id)
        self._say(site_id)

    def _say(self, site_id: str) -> None:
        """Graphics do not reach a screen reader; the focused site is announced in words."""
        mark = self._marks.get(site_id)
        if mark is not None and self._by_keyboard and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.spoken))

    def _set_by_keyboard(self, on: bool) -> None:
        if on != self._by_keyboard:
            self._by_keyboard = on
            self._update_site(self._marks.focus)

    def shows_focus(self) -> bool:
        """The ring is for the keyboard; a click needs none."""
        return self.hasFocus() and self._by_keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab or F6, the focus stands on the next site, or on the one it stood on before.

        Only its ring is painted: Qt by itself would paint the whole map anew.
        """
        if event.reason() in _BY_KEYBOARD:
            self._set_by_keyboard(True)
            seen = [place[0] for place in self._marks.places()]
            if self._marks.focus not in seen and seen:
                following = [mark.id for mark in self._marks.marks if mark.next and mark.id in seen]
                self._focus_site((following or seen)[0])
        self._update_site(self._marks.focus)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        self._update_site(self._marks.focus)

    def _update_site(self, site_id: str) -> None:
        mark = self._marks.get(site_id)
        if mark is not None:
            self.update(self._marks.area(mark))


def _inside(low: float, value: float, high: float) -> float:
    return min(max(value, low), high)
