"""A seeded hand that acts at the map of a visit by real mouse events and keys: taps, sweeps, doses, moves, undo. It asserts nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.visit.view import VisitScreen

LEFT = Qt.MouseButton.LeftButton
Deed = Callable[[], None]


def _at_once(deed: Deed) -> None:
    deed()


@dataclass
class RandomHands:
    """A seeded hand on a visit screen, and what came of each act."""

    screen: VisitScreen
    dice: random.Random
    last: Callable[[Deed], None] = _at_once
    """Does the event that ends an act: the one that is answered. A measurement puts its watch around it."""
    done: dict[str, int] = field(default_factory=dict)
    doing: str = ""

    @property
    def record(self) -> ProcedureRecord:
        return self.screen.presenter.record

    @property
    def view(self) -> MapView:
        return self.screen.map.map

    def at(self, site: SiteRecord) -> QPoint:
        return self.view.viewport_point(site.figure, site.x, site.y)

    def any_site(self) -> SiteRecord:
        return self.dice.choice(list(self.record.sites.values()))

    def act(self) -> str:
        """One act, chosen by the dice; answers its name."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self.click, 30), (self.sweep, 10), (self.skin, 8), (self.dose, 12), (self.move, 10), (self.omit, 6), (self.take_back, 5),
            (self.row, 3), (self.undo, 14), (self.redo, 9), (self.close, 6), (self.list_key, 8), (self.plan, 2),
        ]  # fmt: skip
        act = self.dice.choices([one for one, _ in acts], [weight for _, weight in acts])[0]
        self.doing = act.__name__
        act()
        QApplication.processEvents()
        self.answer_what_is_asked()
        self.done[act.__name__] = self.done.get(act.__name__, 0) + 1
        return act.__name__

    def answer_what_is_asked(self) -> None:
        """A move that went far asks for its reason; sometimes it is given, sometimes left."""
        if self.screen.reason.isVisible():
            (field,) = self.screen.reason.findChildren(QLineEdit)
            if self.dice.random() < 0.6:
                field.setFocus()
                QTest.keyClicks(field, "Scar here")
                QTest.keyClick(field, Qt.Key.Key_Return)
            else:
                QTest.keyClick(self.screen, Qt.Key.Key_Escape)
            QApplication.processEvents()

    # -- acts ------------------------------------------------------------------------------------------------------------------

    def press(self, at: QPoint) -> None:
        QTest.mousePress(self.view, LEFT, pos=at)
        self.last(lambda: QTest.mouseRelease(self.view, LEFT, pos=at))

    def click(self) -> None:
        jitter = QPoint(self.dice.randint(-4, 4), self.dice.randint(-4, 4))
        self.press(self.at(self.any_site()) + jitter)

    def sweep(self) -> None:
        first = self.any_site()
        others = [one for one in self.record.sites.values() if one.figure == first.figure]
        way = [self.at(first), *(self.at(one) for one in self.dice.sample(others, min(3, len(others))))]
        QTest.mousePress(self.view, LEFT, pos=way[0])
        for before, after in pairwise(way):
            for part in (1, 2, 3):
                QTest.mouseMove(self.view, before + (after - before) * part / 3)
        self.last(lambda: QTest.mouseRelease(self.view, LEFT, pos=way[-1]))

    def skin(self) -> None:
        self.press(QPoint(self.dice.randrange(self.view.width()), self.dice.randrange(self.view.height())))

    def card(self) -> str:
        """The site of the open card, opened first where none is."""
        if not self.screen.map.card.isVisible():
            decided = [one for one in self.record.sites.values() if one.decided]
            if decided:
                self.press(self.at(self.dice.choice(decided)))
                QApplication.processEvents()
        return self.screen.presenter._card

    def press_widget(self, name: str) -> None:
        found = [one for one in self.screen.map.card.findChildren(QAbstractButton, name) if one.isVisible() and one.isEnabled()]
        if found:
            self.press_on(found[0])

    def press_on(self, widget: QWidget) -> None:
        """Press a widget in its middle."""
        QTest.mousePress(widget, LEFT)
        self.last(lambda: QTest.mouseRelease(widget, LEFT))

    def dose(self) -> None:
        if self.card():
            self.press_widget(self.dice.choice(["site_card.dose.more", "site_card.dose.less", "site_card.dose_2_5", "site_card.dose_10_0"]))

    def omit(self) -> None:
        if self.card():
            self.press_widget(f"site_card.omit_{self.dice.randrange(4)}")

    def take_back(self) -> None:
        if self.card():
            self.press_widget(self.dice.choice(["site_card.take_back", "site_card.give"]))

    def move(self) -> None:
        site_id = self.card()
        if not site_id:
            return
        self.press_widget("site_card.move")
        if self.view._marks.moving is None:
            return
        start = self.at(self.record.sites[site_id])
        reach = self.dice.choice([6, 14, 40])
        end = start + QPoint(self.dice.randint(-reach, reach), self.dice.randint(-reach, reach))
        QTest.mousePress(self.view, LEFT, pos=start)
        QTest.mouseMove(self.view, (start + end) / 2)
        QTest.mouseMove(self.view, end)
        if self.dice.random() < 0.15:
            QTest.keyClick(self.view, Qt.Key.Key_Escape)
        self.last(lambda: QTest.mouseRelease(self.view, LEFT, pos=end))

    def row(self) -> None:
        map_ = self.record.map
        assert map_ is not None
        head = self.screen.totals.map.muscles.row(self.dice.choice([muscle.id for muscle in map_.muscles])).head
        self.press_on(head)

    def undo(self) -> None:
        self.press_on(self.screen.undo_bar.undo)

    def redo(self) -> None:
        self.press_on(self.screen.undo_bar.redo)

    def close(self) -> None:
        self.press(QPoint(3, 3))

    def list_key(self) -> None:
        row = self.screen.map.list.row(self.any_site().id)
        if row is None:
            return
        row.setFocus()
        key = self.dice.choice([Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Down])
        self.last(lambda: QTest.keyClick(QApplication.focusWidget(), key))

    def plan(self) -> None:
        if self.screen.map.bar.plan.isVisible():
            self.press_on(self.screen.map.bar.plan)
