"""The way of Tab through a window: as the layouts show it, asked anew at every press, so that what was made later lies where it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLayout, QLineEdit, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class TabWay(_Base):
    """Mixin of a window, left of Qt's class. Qt alone would go in the order in which the widgets were made."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """To the next stop, from the last one to the first; where nothing can be pressed Qt decides."""
        if not self.isWindow():  # the window it lies in knows the whole way
            return super().focusNextPrevChild(forward)
        from PySide6.QtCore import Qt  # noqa: PLC0415 -- slow import

        # Once each: whatever lay in two layouts would send Tab round and round.
        way = [one for one in dict.fromkeys(stops(self)) if _can_stop(one)]
        target = next_stop(way, self.focusWidget(), forward=forward)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True


def next_stop(way: list[QWidget], here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The stop after (or before) ``here``. Something that is no stop itself, such as a page, comes before those inside it."""
    if not way:
        return None
    if here is None:
        return way[0 if forward else -1]
    if here in way:
        return way[(way.index(here) + (1 if forward else -1)) % len(way)]
    inside = next((place for place, one in enumerate(way) if here.isAncestorOf(one)), None)
    if inside is None:
        return None
    return way[inside if forward else inside - 1]


def stops(root: QWidget | None) -> Iterator[QWidget]:
    """Everything under ``root`` that Tab may reach, hidden or not, in the order in which the layouts show it."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- slow import

    if root is None:
        return
    if isinstance(root, QAbstractButton | QLineEdit | QComboBox) or root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, QComboBox):
        return
    if isinstance(root, QScrollArea):
        yield from stops(root.widget())
        return
    if isinstance(root, QStackedWidget):
        yield from stops(root.currentWidget())
        pages = [root.widget(number) for number in range(root.count())]
        for child in root.children():  # what lies over the page, such as a message
            if isinstance(child, QWidget) and not child.isWindow() and child not in pages:
                yield from stops(child)
        return
    for widget in _in_order(root):
        yield from stops(widget)


def _in_order(root: QWidget) -> list[QWidget]:
    """The children as the layout has them; what lies over them stands before the first that begins no higher."""
    found = list(_widgets_of(root.layout()))
    loose = [child for child in root.children() if isinstance(child, QWidget) and not child.isWindow() and child not in found]
    laid_out = len(found)
    for child in loose:
        place = next((place for place, one in enumerate(found[:laid_out]) if one.isVisible() and one.y() >= child.y()), len(found))
        if laid_out and place < laid_out:
            found.insert(place, child)
            laid_out += 1
        else:
            found.append(child)
    return found


def _widgets_of(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _can_stop(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- slow import

    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
