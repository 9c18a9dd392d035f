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


def test_that_the_mark_is_painted_before_anything_else_and_after_its_entry_is_on_the_disk(qtbot, hands, on_disk):
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
    qtbot.waitUntil(lambda: ("totals", seq + 1) in paintings.seen)


def test_that_the_totals_follow_several_quick_clicks_at_once(qtbot, hands):
    made = hands("prepare")
    screen, view = made.screen, made.screen.map.map
    view.settle()
    qtbot.waitUntil(lambda: screen.totals.map.headline._content.tally == "0 / 31")
    shown: list[str] = []
    sites = [screen.presenter.record.sites[name] for name in ("procerus_1", "frontalis_left_1", "frontalis_right_1")]

    for site in sites:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point(site.figure, site.x, site.y))
        shown.append(screen.totals.map.headline._content.tally)

    assert [screen.presenter.record.sites[site.id].given is not None for site in sites] == [True, True, True]
    assert [mark.state for mark in view._marks.marks if mark.id in {site.id for site in sites}] == ["given"] * 3
    assert shown == ["0 / 31"] * 3
    qtbot.waitUntil(lambda: screen.totals.map.headline._content.tally == "3 / 31")


def test_that_a_press_on_the_primary_button_gives_what_is_next_even_before_the_totals_have_followed(hands):
    made = hands("prepare")
    screen, view = made.screen, made.screen.map.map
    view.settle()
    record = screen.presenter.record
    assert record.map is not None
    first, second = record.map.sequence()[:2]

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point(first.figure, first.x, first.y))
    QTest.mouseClick(screen.totals.primary.button, Qt.MouseButton.LeftButton)

    given = [site.id for site in screen.presenter.record.sites.values() if site.given is not None]
    assert sorted(given) == sorted([first.id, second.id])


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
