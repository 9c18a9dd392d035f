"""How large 20 mm are on the screen a widget stands on: as measured with a card, as the screen says, or as usual. Draws nothing."""

from __future__ import annotations

from math import ceil

from PySide6.QtWidgets import QWidget

from procedure_assistant.services.workstation import WorkstationSettings, pixels_per_mm

FINGER_MM = 20
"""Nothing that is pressed with gloves is smaller."""


def px_per_mm(settings: WorkstationSettings, widget: QWidget) -> float:
    """Logical pixels of a millimetre where the widget is."""
    screen = widget.screen()
    return pixels_per_mm(settings, screen.name(), screen.physicalDotsPerInchX())


def finger_px(density: float) -> int:
    """20 mm in whole pixels, never less."""
    return ceil(FINGER_MM * density)
