"""What must hold at every place of the window: contrast, nothing clipped, nothing on top of another, names, the way of the keyboard.

Each check gives findings as sentences; none is an exception, so that one walk finds everything at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.everywhere.eyes import PAINTED, Look, controls, in_window, packed, path_of, words_of

TEXT, MARK = 4.5, 3.0
"""WCAG 2.2: contrast of text (1.4.3) and of what is not text (1.4.11). What is disabled is exempt there, but not here from MARK."""

Findings = Iterator[str]

_MOST_STOPS = 400
MAY_SHORTEN = frozenset({"PatientRow", "WorklistRow", "ThumbButton", "HeldRow", "PersonRow", "OpenRow", "_VisitRow"})
"""Rows of lists: what does not fit is in the tool tip (every painted widget does that by itself) and in the spoken name."""
LIES_ON = frozenset({"site_card", "soon_hint", "messages", "toast", "gloves.message", "learn", "consent.sheet"})
"""Object names of what lies over other things on purpose, for a while."""


# -- contrast ------------------------------------------------------------------------------------------------------------


def contrast(look: Look) -> Findings:
    """Text 4.5 to 1, icons 3 to 1, by the colour that was asked for and by the pixels that came of it."""
    for seen in look.texts():
        least = MARK if seen.text.startswith("icon ") or seen.is_off else TEXT
        told = look.contrast(seen)
        if told < least - 0.05:
            yield f"contrast {told:.1f} of “{seen.text[:40]}” ({seen.where})"
        elif look.ratio >= 2 and look.sampled(seen) < least - 0.3:  # below two pixels a stroke is no pixel the full colour
            yield f"contrast {look.sampled(seen):.1f} in pixels of “{seen.text[:40]}” ({seen.where})"


# -- room ----------------------------------------------------------------------------------------------------------------


def clipped(look: Look) -> Findings:
    """What was shortened or does not fit: painted text by its painting, Qt's own by what it needs."""
    for widget in look.window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, PAINTED):
            for text in widget.cut_texts():
                if not _is_told(widget, text):
                    yield f"cut “{text[:60]}” ({path_of(widget)})"
        elif words_of(widget) and (lack := _lack(widget)):
            yield f"{lack} for “{words_of(widget)[:60]}” ({path_of(widget)})"
        yield from _beyond_parent(widget)
    for area in look.window.findChildren(QScrollArea):
        if area.isVisible():
            yield from _beyond_reach(area)


def _is_told(widget: QWidget, text: str) -> bool:
    """A name, a number or what somebody wrote may be shortened in a list, where the whole is spoken; words of ours may not."""
    return type(widget).__name__ in MAY_SHORTEN and all(part in widget.accessibleName() for part in text.split(", "))


def _lack(widget: QWidget) -> str:
    """How many px are missing, in words; "" when it fits."""
    if isinstance(widget, QLabel):
        return _lack_of_label(widget)
    room = widget.contentsRect()
    if isinstance(widget, QLineEdit):
        shown = widget.displayText() or widget.placeholderText()
        return _short(QFontMetrics(widget.font()).horizontalAdvance(shown), room.width() - _inside(widget), "wide")
    if isinstance(widget, QComboBox):
        return _short(QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()), room.width() - 40, "wide")
    if isinstance(widget, QPlainTextEdit):
        return ""
    needed = widget.sizeHint()
    return _short(needed.width(), widget.width(), "wide") or _short(needed.height(), widget.height(), "high")


def _lack_of_label(label: QLabel) -> str:
    if not label.wordWrap():
        needed = label.sizeHint()
        return _short(needed.width(), label.width(), "wide") or _short(needed.height(), label.height(), "high")
    words = re.split(r"(?<=-)|\s", label.text())
    longest = max(QFontMetrics(label.font()).horizontalAdvance(word) for word in words)
    if label.textFormat() == Qt.TextFormat.PlainText and longest > label.contentsRect().width():
        return f"a word is {longest - label.contentsRect().width()} px too wide"
    return _short(label.heightForWidth(label.width()), label.height(), "high")


def _inside(edit: QLineEdit) -> int:
    """px of padding and border at both sides of a line."""
    return 4 if edit.property("bare") == "true" else 26


def _short(needed: int, given: int, which: str) -> str:
    return f"{needed - given} px too little {which}" if needed > given + 1 else ""


def _beyond_parent(widget: QWidget) -> Findings:
    """A widget that sticks out of the one it lies in is cut there, unless that scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        over = widget.geometry()
        yield f"sticks out of its parent by {_over(over, parent.rect())} ({path_of(widget)} in {path_of(parent)})"


def _beyond_reach(area: QScrollArea) -> Findings:
    """Content wider than the place that shows it, where nothing scrolls it to and fro: what lies there is never seen. An edge may."""
    content, seen = area.widget(), area.viewport()
    if content is None or content.width() <= seen.width() or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return
    told = [one for one in content.findChildren(QWidget) if one.isVisible() and (isinstance(one, PAINTED) or words_of(one))]
    over = max((one.mapTo(seen, QPoint(one.width(), 0)).x() for one in told), default=0) - seen.width()
    if over > 0:
        yield f"content {over} px wider than what is seen of it, without a bar ({path_of(area)})"


def _over(inner: QRect, outer: QRect) -> str:
    sides = {
        "left": outer.left() - inner.left(),
        "top": outer.top() - inner.top(),
        "right": inner.right() - outer.right(),
        "bottom": inner.bottom() - outer.bottom(),
    }
    return ", ".join(f"{px} px {side}" for side, px in sides.items() if px > 0)


# -- on top of each other ------------------------------------------------------------------------------------------------


def overlapping(look: Look) -> Findings:
    """Two widgets of one parent that show something in the same place; two texts with ink in the same place."""
    yield from _overlapping_widgets(look.window)
    yield from _overlapping_ink(look)


def _overlapping_widgets(window: QWidget) -> Findings:
    for parent in [window, *window.findChildren(QWidget)]:
        if not parent.isVisible():
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not _lies_on(child)
        ]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > 1 and common.height() > 1 and not (_is_empty(one) or _is_empty(other)):
                yield f"overlap of {common.width()} x {common.height()} px: {path_of(one)} and {path_of(other)}"


def _lies_on(widget: QWidget) -> bool:
    if widget.objectName() in LIES_ON or widget.property("lies_on") is True or isinstance(widget, QAbstractSlider):
        return True
    return widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) or widget.objectName().startswith("qt_")


def _is_empty(widget: QWidget) -> bool:
    return widget.visibleRegion().isEmpty()


def _overlapping_ink(look: Look) -> Findings:
    inks = []
    for told in look.inks:
        if told.text and told.shown.strip() and told.place.width() > 3 and look.is_seen(told.widget, told.place.toAlignedRect()):
            # Lines of text are higher than their letters: a fifth at each side holds none.
            corner = told.widget.mapTo(look.window, QPoint(0, 0))
            place, edge = told.place.translated(corner), told.place.height() * 0.22
            inks.append((place.top() + edge, place.bottom() - edge, place.left() + 1, place.right() - 1, told.shown))
    inks = sorted(set(inks))
    for number, (_top, bottom, left, right, shown) in enumerate(inks):
        for top_2, bottom_2, left_2, right_2, shown_2 in inks[number + 1 :]:
            if top_2 >= bottom - 1:
                break
            if min(right, right_2) - max(left, left_2) > 1 and min(bottom, bottom_2) - top_2 > 1:
                yield f"text over text: “{shown[:40]}” and “{shown_2[:40]}”"


# -- names ---------------------------------------------------------------------------------------------------------------


def names(window: QWidget) -> Findings:
    """Every control has an object name of its own and a name that is spoken."""
    found = controls(window)
    for widget in found:
        if not widget.objectName():
            yield f"no object name: {path_of(widget)} “{words_of(widget)}”"
        if not spoken(widget):
            yield f"no spoken name: {path_of(widget)}"
    for name, count in Counter(widget.objectName() for widget in found if widget.objectName()).items():
        if count > 1:
            yield f"{count} controls are called {name!r}"


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


# -- the way of the keyboard ---------------------------------------------------------------------------------------------


def stops(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where Tab stops, in its order: by pressing it from the first stop on until it comes round; ``back``: by Shift and Tab."""
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    window.activateWindow()
    QApplication.processEvents()
    if window.focusWidget() is not None:
        window.focusWidget().clearFocus()
    found: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        before = window.focusWidget()
        QTest.keyClick(before or window, Qt.Key.Key_Tab, held)
        here = window.focusWidget()
        if here is None or (here in found and here is not before):
            break
        if here is not before:  # a figure walks its own places first
            found.append(here)
    return found


def tab_order(window: QWidget, way: list[QWidget]) -> Findings:
    """From stop to stop Tab goes down or to the right within whatever holds both, and every control lies on the way."""
    for before, after in pairwise(way):
        holder = _holder(before, after)
        one, other = _branch(before, holder), _branch(after, holder)
        if one is None or other is None:
            continue
        first, second = in_window(window, one), in_window(window, other)
        if second.bottom() <= first.top() or (_same_line(first, second) and second.right() <= first.left()):
            yield f"Tab goes back from {path_of(before)} to {path_of(after)}"
    enabled = (one for one in controls(window) if one.isEnabled() and one not in way)
    missed = [one for one in enabled if not _is_of_group(one, way) and not _by_other_keys(one)]
    # What stands in a field while that has not the cursor is met on the way back.
    back = stops(window, back=True) if missed else []
    for widget in missed:
        if widget not in back and widget.isVisible():
            yield f"out of the keyboard's reach: {path_of(widget)}"


def _is_of_group(widget: QWidget, way: list[QWidget]) -> bool:
    """One of several of which one is on the way of Tab, and the arrows walk among them."""
    above = widget.parentWidget()
    near = [above, above.parentWidget()] if above is not None else []
    return any(type(one) is type(widget) and holder is not None and holder.isAncestorOf(one) for one in way for holder in near)


def _by_other_keys(widget: QWidget) -> bool:
    """What takes the focus by a click only: it is scrolled or walked by keys once it has it, and has the focus when it is entered."""
    return widget.focusPolicy() == Qt.FocusPolicy.ClickFocus or widget.property("by_other_keys") is True


def _holder(one: QWidget, other: QWidget) -> QWidget | None:
    above: QWidget | None = one
    while above is not None and not (above is other or above.isAncestorOf(other)):
        above = above.parentWidget()
    return above


def _branch(widget: QWidget, holder: QWidget | None) -> QWidget | None:
    """The child of ``holder`` in which a widget lies."""
    above: QWidget | None = widget
    while above is not None and above.parentWidget() is not holder:
        above = above.parentWidget()
    return above


def _same_line(first: QRect, second: QRect) -> bool:
    return min(first.bottom(), second.bottom()) - max(first.top(), second.top()) > min(first.height(), second.height()) / 2


def focus(window: QWidget, way: list[QWidget], known: set[tuple[str, str]]) -> Findings:
    """A control looks different with the focus. Each kind of control is looked at once: ``known`` are those that were."""
    for widget in way:
        kind = (type(widget).__name__, "".join(sign for sign in widget.objectName() if not sign.isdigit()))
        if kind in known or not widget.isVisible():
            continue
        known.add(kind)
        _bring_into_view(widget)
        if window.focusWidget() is not None:
            window.focusWidget().clearFocus()
        QApplication.processEvents()
        around = in_window(window, widget).adjusted(-4, -4, 4, 4).intersected(window.rect())
        without = window.grab(around).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_it = window.grab(around).toImage()
        if _differing(without, with_it) < min(60, max(16, (around.width() + around.height()) // 3)):
            yield f"focus is not seen: {path_of(widget)}"


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    first, second = packed(one), packed(other)
    return int((first != second).sum()) if first.shape == second.shape else 0


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()
