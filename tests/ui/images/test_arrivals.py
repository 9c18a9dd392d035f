"""What machines send on their threads reaches the window in few goes: nothing lost, nothing twice, in order, the first at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from procedure_assistant.services.image_ports import Kept, ListenerEvent
from procedure_assistant.services.image_values import (
    Facts,
    FileKind,
    ImageEntry,
    Origin,
    Placing,
    Source,
    StoredImage,
)
from procedure_assistant.ui.images.arrivals import Arrivals

AT = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


class Station:
    """Keeps whom to tell, as the real one does."""

    def tell(self, on_image: Callable[[StoredImage, Kept], None], on_event: Callable[[ListenerEvent], None]) -> None:
        self.on_image, self.on_event = on_image, on_event


def image(number: int, visit_id: str) -> StoredImage:
    facts = Facts(kind=FileKind.PNG, width=8, height=8)
    entry = ImageEntry(Placing.PLACED if visit_id else Placing.HELD, visit_id, "", AT, "listener", "room 1")
    return StoredImage(f"i{number}", f"{number:064x}", 1, facts, Origin(Source.LISTENER, "ECHO", AT, "listener", "room 1"), (entry,))


class Heard:
    """An ``Arrivals`` with what it told."""

    def __init__(self, parent: QObject) -> None:
        self.station = Station()
        self.arrivals = Arrivals(self.station, parent)  # type: ignore[arg-type]  # the part of the station that is asked
        self.batches: list[tuple[str, tuple[str, ...]]] = []
        self.events = 0
        self.arrivals.came.connect(lambda visit, images: self.batches.append((visit, tuple(one.id for one in images))))
        self.arrivals.happened.connect(self._count)

    def _count(self) -> None:
        self.events += 1

    def of(self, visit: str) -> list[str]:
        return [name for at, names in self.batches if at == visit for name in names]


@pytest.fixture
def heard(qtbot) -> Heard:
    parent = QObject()
    made = Heard(parent)
    made.parent = parent  # type: ignore[attr-defined]  # kept alive
    return made


def test_that_500_images_are_told_in_few_goes_and_none_is_lost(qtbot, heard: Heard):
    def send() -> None:
        for number in range(500):
            heard.station.on_image(image(number, "v1" if number % 10 else ""), Kept.NEW)

    sender = threading.Thread(target=send)
    sender.start()
    sender.join()
    qtbot.waitUntil(lambda: len(heard.of("v1")) + len(heard.of("")) == 500)
    assert heard.of("v1") == [f"i{number}" for number in range(500) if number % 10]
    assert heard.of("") == [f"i{number}" for number in range(0, 500, 10)]
    assert len(heard.batches) <= 4  # a visit and the inbox, at once and once more


def test_that_one_image_is_told_at_once_and_the_next_after_a_rest(qtbot, heard: Heard):
    heard.station.on_image(image(1, "v1"), Kept.NEW)
    qtbot.waitUntil(lambda: heard.batches == [("v1", ("i1",))])
    heard.station.on_image(image(2, "v1"), Kept.NEW)
    heard.station.on_image(image(3, "v1"), Kept.NEW)
    qtbot.waitUntil(lambda: heard.batches == [("v1", ("i1",)), ("v1", ("i2", "i3"))])
    qtbot.waitUntil(lambda: not heard.arrivals._is_awake)
    heard.station.on_image(image(4, ""), Kept.NEW)
    qtbot.waitUntil(lambda: heard.of("") == ["i4"])


def test_that_a_peer_that_keeps_trying_does_not_keep_the_window_busy(qtbot, heard: Heard):
    for _ in range(300):
        heard.station.on_event(ListenerEvent("LISTENER-PEER", "Not on the list."))
    qtbot.waitUntil(lambda: heard.events >= 1)
    heard.station.on_event(ListenerEvent("LISTENER-PEER", "Not on the list."))
    qtbot.waitUntil(lambda: heard.events == 2)
