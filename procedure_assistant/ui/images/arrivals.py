"""Brings what the listener and the watched folder tell on their threads to the window's thread. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procedure_assistant.services.image_ports import Kept, ListenerEvent
from procedure_assistant.services.image_station import ImageStation
from procedure_assistant.services.image_values import StoredImage


class Arrivals(QObject):
    """``came`` carries the visit an image belongs to ("" for the inbox); ``happened`` that something else was told."""

    came = Signal(str)
    happened = Signal()
    _came = Signal(str)
    _happened = Signal()

    def __init__(self, station: ImageStation, parent: QObject) -> None:
        super().__init__(parent)
        self._came.connect(self._tell_came, Qt.ConnectionType.QueuedConnection)
        self._happened.connect(self._tell_happened, Qt.ConnectionType.QueuedConnection)
        station.tell(self._image, self._event)

    def _image(self, image: StoredImage, _kept: Kept) -> None:
        self._came.emit(image.visit_id)

    def _event(self, _event: ListenerEvent) -> None:
        self._happened.emit()

    @Slot(str)
    def _tell_came(self, visit_id: str) -> None:
        self.came.emit(visit_id)

    @Slot()
    def _tell_happened(self) -> None:
        self.happened.emit()
