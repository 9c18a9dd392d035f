"""Drives the real visit screen as a person does: by clicks at pixels and keys, counting both. Asserts nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScrollArea, QWidget

from procedure_assistant.ui.visit.view import VisitScreen


class NotOnScreen(AssertionError):
    """What a person would look for is not there to be pressed."""


class Bedside:
    """Hands on a visit screen. ``pointer`` counts presses of the pointer, ``keys`` keystrokes."""

    def __init__(self, screen: VisitScreen) -> None:
        self.screen = screen
        self.pointer = 0
        self.keys = 0

    # -- finding -------------------------------------------------------------------------------------------------------

    def widget(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The one visible widget of this object name."""
        found = [child for child in self.screen.window().findChildren(kind, name) if child.isVisible()]
        if len(found) != 1:
            raise NotOnScreen(f"{len(found)} visible widgets are called {name!r}")
        return found[0]

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to it, as the wheel does."""
        QApplication.processEvents()
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        QApplication.processEvents()

    # -- doing ---------------------------------------------------------------------------------------------------------

    def activate(self) -> None:
        """What a window manager does on every press: a window that a popup lay on is the active one again."""
        window = self.screen.window()
        if not window.isActiveWindow():
            window.activateWindow()
            if not QTest.qWaitForWindowActive(window):
                raise NotOnScreen("the window does not become active")

    def click(self, name: str) -> None:
        """Press a widget in its middle."""
        self.activate()
        widget = self.widget(name)
        self.bring_into_view(widget)
        if isinstance(widget, QAbstractButton) and not widget.isEnabled():
            raise NotOnScreen(f"{name!r} cannot be pressed now: {self.screen.presenter.content().primary.why}")
        spot = widget.rect().center()
        window = widget.window()
        hit = window.childAt(widget.mapTo(window, spot))
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            raise NotOnScreen(f"{name!r} is covered by {hit.objectName() if hit else 'nothing'!r}")
        self.pointer += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()

    def choose(self, question: str, answer: str) -> None:
        """Answer a question with one of its choices."""
        widget = self.widget(f"field.{question}")
        if isinstance(widget, QComboBox):
            self.pick(f"field.{question}", answer)
        else:
            self.click(f"field.{question}.{answer}")

    def pick(self, name: str, data: str) -> None:
        """Press a list open, walk to an entry with the arrows, and take it with Enter."""
        box = self.widget(name, QComboBox)
        assert isinstance(box, QComboBox)
        self.bring_into_view(box)
        place = box.findData(data)
        if place < 0:
            raise NotOnScreen(f"{name!r} has no entry {data!r}")
        self.pointer += 1
        spot = QPoint(box.width() - 12, box.height() // 2)  # the arrow: beside it a list to type in takes the cursor
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()
        entries = box.view()
        if not entries.isVisible():
            raise NotOnScreen(f"the list of {name!r} does not open")
        steps = [Qt.Key.Key_Home, *[Qt.Key.Key_Down] * place, Qt.Key.Key_Return]
        for key in steps:
            QTest.keyClick(entries, key)
        self.keys += len(steps)
        QApplication.processEvents()

    def pick_words(self, name: str, words: str) -> None:
        """As :meth:`pick`, for a list whose entries are only words."""
        box = self.widget(name, QComboBox)
        assert isinstance(box, QComboBox)
        place = box.findText(words)
        if place < 0:
            raise NotOnScreen(f"{name!r} has no entry {words!r}")
        self.pointer += 1
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 12, box.height() // 2))
        QApplication.processEvents()
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * place, Qt.Key.Key_Return):
            QTest.keyClick(box.view(), key)
            self.keys += 1
        QApplication.processEvents()

    def type_into(self, name: str, text: str, leave: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Put the cursor into a field, replace what stands there, and leave it with Tab (or confirm with Enter)."""
        self.activate()
        field = self.widget(name, QLineEdit)
        assert isinstance(field, QLineEdit)
        self.bring_into_view(field)
        self.pointer += 1
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keyClicks(field, text)
        QTest.keyClick(field, leave)
        self.keys += len(text) + 1
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.activate()
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)
        QApplication.processEvents()

    def primary(self) -> None:
        """Press the one primary action."""
        self.click("primary")

    def go_to(self, section: str) -> None:
        """Press a row of the steps column."""
        row = self.screen.steps.row(section)
        self.bring_into_view(row)
        self.pointer += 1
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click_site(self, site_id: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Press a site of the map."""
        site = self.screen.presenter.record.sites[site_id]
        self.click_map(site.figure, site.x, site.y, button)

    def click_map(self, figure: str, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Press a place of a figure."""
        view = self.screen.map.map
        self.pointer += 1
        QTest.mouseClick(view, button, pos=view.viewport_point(figure, x, y))
        QApplication.processEvents()

    def drag_on_map(self, figure: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag something on a figure."""
        view = self.screen.map.map
        first, last = view.viewport_point(figure, *start), view.viewport_point(figure, *end)
        self.pointer += 1
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        for part in (1, 2, 3):
            QTest.mouseMove(view, first + QPoint((last - first).x() * part // 3, (last - first).y() * part // 3))
            QApplication.processEvents()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
        QApplication.processEvents()

    def click_nape(self, x: float, y: float) -> None:
        """Press a place of the nape."""
        view = self.screen.block.nape
        self.pointer += 1
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point(x, y))
        QApplication.processEvents()

    def drag_on_nape(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag something on the nape."""
        view = self.screen.block.nape
        first, last = view.viewport_point(*start), view.viewport_point(*end)
        self.pointer += 1
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        for part in (1, 2, 3):
            QTest.mouseMove(view, first + QPoint((last - first).x() * part // 3, (last - first).y() * part // 3))
            QApplication.processEvents()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
        QApplication.processEvents()

    # -- reading -------------------------------------------------------------------------------------------------------

    @property
    def notices(self) -> list[str]:
        """The messages above the canvas, title by title."""
        return [bar.message().title for bar in self.screen.notices.findChildren(QWidget) if hasattr(bar, "message") and bar.message()]
