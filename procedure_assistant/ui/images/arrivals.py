"""Brings what the listener and the watched folder tell on their threads to the window's thread, many at a time. Decides nothing."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from procedure_assistant.services.image_ports import Kept, ListenerEvent
from procedure_assistant.services.image_station import ImageStation
from procedure_assistant.services.image_values import StoredImage

EVERY_MS = 250
"""The first picture is told at once; what follows it within this time is told together: a machine that sends a study of hundreds
would else keep the window busy with each."""
_REST = 20
"""How many times as long as showing took the window is left to whoever clicks."""


class Arrivals(QObject):
    """``came`` carries the visit that images belong to ("" for the inbox) and the images; ``happened`` that something else was told."""

    came = Signal(str, object)
    happened = Signal()
    _woken = Signal()

    def __init__(self, station: ImageStation, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._images: list[StoredImage] = []
        self._has_happened = self._is_awake = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._tell)
        self._woken.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        station.tell(self._image, self._event)

    def _image(self, image: StoredImage, _kept: Kept) -> None:
        with self._lock:
            self._images.append(image)
            wakes, self._is_awake = not self._is_awake, True
        if wakes:
            self._woken.emit()

    def _event(self, _event: ListenerEvent) -> None:
        with self._lock:
            self._has_happened = True
            wakes, self._is_awake = not self._is_awake, True
        if wakes:
            self._woken.emit()

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            images, self._images = self._images, []
            happened, self._has_happened = self._has_happened, False
            self._is_awake = bool(images) or happened
        if not (images or happened):
            return
        begun = time.perf_counter()
        for visit_id in dict.fromkeys(image.visit_id for image in images):
            self.came.emit(visit_id, tuple(image for image in images if image.visit_id == visit_id))
        if happened:
            self.happened.emit()
        self._rest.start(max(EVERY_MS, round((time.perf_counter() - begun) * 1000 * _REST)))
