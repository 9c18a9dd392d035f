"""One tab stop for a group: Tab enters and leaves it, arrows, Home and End walk inside. Chooses nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_BACK = {Qt.Orientation.Horizontal: Qt.Key.Key_Left, Qt.Orientation.Vertical: Qt.Key.Key_Up}
_ON = {Qt.Orientation.Horizontal: Qt.Key.Key_Right, Qt.Orientation.Vertical: Qt.Key.Key_Down}


class Roving(QObject):
    """Keeps one member of a group in the tab order and moves the focus among all by keys."""

    def __init__(self, parent: QObject, orientation: Qt.Orientation) -> None:
        super().__init__(parent)
        self._orientation = orientation
        self._members: list[QWidget] = []

    def set_members(self, members: Sequence[QWidget]) -> None:
        """Replace the group; the first member becomes its tab stop."""
        for old in self._members:
            old.removeEventFilter(self)
        self._members = list(members)
        for member in self._members:
            member.installEventFilter(self)
        if self._members:
            self.set_stop(self._members[0])

    def set_stop(self, stop: QWidget) -> None:
        """Make `stop` the member that Tab reaches."""
        for member in self._members:
            policy = Qt.FocusPolicy.TabFocus if member is stop else Qt.FocusPolicy.NoFocus
            if member.focusPolicy() != policy:
                member.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk on the arrow keys; whoever gets the focus becomes the tab stop."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.set_stop(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._walk(watched, event)
        return False

    def _walk(self, here: QWidget, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        able = [member for member in self._members if member.isEnabled() and not member.isHidden()]
        if here not in able:
            return False
        place = able.index(here)
        targets = {
            _BACK[self._orientation]: place - 1,
            _ON[self._orientation]: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(able) - 1,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            return False
        if 0 <= target < len(able):
            able[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True
