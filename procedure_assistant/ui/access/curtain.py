"""What stands in front of a locked window: closes every other window of the program and keeps nothing of a patient in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QToolTip, QWidget

_MOST_POPUPS = 20


def close_others(window: QWidget) -> None:
    """Close menus, lists, tool tips, and every dialog and window of the program but ``window``. The clipboard is left alone."""
    for _ in range(_MOST_POPUPS):  # a menu may have opened another one
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
        popup.hide()
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if other is not window and not window.isAncestorOf(other) and other.isVisible():
            _dismiss(other)
    for dialog in window.findChildren(QWidget):
        if dialog.isWindow() and dialog.isVisible():
            _dismiss(dialog)


def _dismiss(other: QWidget) -> None:
    other.close()
    other.hide()  # also one that would rather stay
