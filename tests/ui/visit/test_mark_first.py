"""A click is answered by its mark first: painted before the totals are made anew, and not before the entry is on the disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.services.ports import Store


class Paintings(QObject):
    """Who was painted, and what the last entry on the disk was at that moment."""

    def __init__(self, store: Store, visit_id: str, **watched: QWidget) -> None:
        super().__init__()
        self._store, self._visit, self._names = store, visit_id, {widget: name for name, widget in watched.items()}
        self.seen: list[tuple[str, int]] = []
        for widget in watched.values():
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append((self._names[watched], self._store.log(self._visit)[-1].seq))
        return False


def test_that_the_mark_is_painted_before_anything_else_and_after_its_entry_is_on_the_disk(hands, on_disk):
    made = hands("prepare")
    screen, view = made.screen, made.screen.map.map
    view.settle()
    QApplication.processEvents()
    site, seq = screen.presenter.record.sites["procerus_1"], screen.presenter.record.seq
    at = view.viewport_point(site.figure, site.x, site.y)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    paintings = Paintings(on_disk.store, screen.visit.id, map=view, totals=screen.totals.map.headline)

    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)

    assert paintings.seen == [("map", seq + 1)]
    QApplication.processEvents()
    assert ("totals", seq + 1) in paintings.seen


def on_the_screen(view: QWidget) -> QImage:
    """What was really painted, not a picture made for the purpose."""
    screen, window = view.screen(), view.window()
    corner = view.mapTo(window, QPoint(0, 0))
    return screen.grabWindow(window.winId(), corner.x(), corner.y(), view.width(), view.height()).toImage()


@pytest.mark.parametrize("last", [False, True], ids=["on the way", "last site"])
@pytest.mark.parametrize("zoomed", [False, True], ids=["whole", "enlarged"])
def test_that_what_a_click_leaves_on_the_screen_is_what_painting_everything_anew_shows(qtbot, hands, zoomed: bool, last: bool):
    made = hands("prepare")
    screen, view = made.screen, made.screen.map.map
    record = screen.presenter.record
    assert record.map is not None
    order = [site.id for site in record.map.sequence()]
    given = len(order) - 1 if last else order.index("temporalis_left_1")  # the next site is of the same muscle, which stays lifted
    screen.presenter.give(*order[:given])
    site = record.sites[order[given]]
    if zoomed:
        view.zoom_about(view.viewport_point(site.figure, site.x, site.y), 1.7)
    view.settle()
    QApplication.processEvents()

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point(site.figure, site.x, site.y))
    QApplication.processEvents()
    qtbot.waitUntil(view.complete)
    QApplication.processEvents()
    left = on_the_screen(view)
    view.update()
    QApplication.processEvents()

    assert left == on_the_screen(view)
