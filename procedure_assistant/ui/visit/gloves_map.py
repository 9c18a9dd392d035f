"""Map and nape under gloved fingers: one plate, no drag, no zoom, a press within 10 mm. They ask; they decide nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.ui.map.layout import GLOVES_CROPS, Box
from procedure_assistant.ui.map.model import VIEWS, Layers
from procedure_assistant.ui.map.nape import NapeView
from procedure_assistant.ui.map.nape_model import Point
from procedure_assistant.ui.map.view import MapView

NAPE_DETAIL: Final = Box(312, 198, 276, 190)
"""Occipitalis and paraspinal sites alone: some 2.5 times as large as on the whole plate, so that a finger finds one of them."""
_REACH_MM = 10.0


class GlovesMap(MapView):
    """One plate of the map. A long press and a slid finger are reported as the map does; nothing is enlarged by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density = 96 / 25.4
        self._shown: tuple[str, bool] = ("", False)
        self.setObjectName("gloves.map")
        self.set_layers(Layers())
        self.set_gloves(True)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on this screen."""
        self._density = px_per_mm

    def show_plate(self, figure: str, *, enlarged: bool) -> None:
        """The plate of a figure; ``enlarged`` the nape alone."""
        if (figure, enlarged) == self._shown:
            return
        self._shown = (figure, enlarged)
        crop = NAPE_DETAIL if enlarged and figure == "posterior" else GLOVES_CROPS[figure]
        for known in VIEWS:
            if known == figure:
                self.set_view(known, thumbnails=False, crop=crop)

    def _pixels_per_mm(self) -> float:
        return self._density

    def zoom_about(self, at: QPoint, factor: float) -> None:
        """Not with gloves: the plate follows the sites by itself."""


class GlovesNape(NapeView):
    """The nape of a planned block. Only its targets can be pressed: landmarks are moved with a free hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gloves.nape")
        self.set_gloves(True)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on this screen."""
        self._reach = _REACH_MM * px_per_mm

    def _stops(self) -> dict[str, Point]:
        return {name: at for name, at in super()._stops().items() if "." in name}

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As the nape does; the other buttons of a mouse do nothing."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
