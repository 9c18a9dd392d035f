"""Scroll areas that lie on a surface without hiding it."""

from PySide6.QtWidgets import QScrollArea, QWidget


def see_through(area: QScrollArea, content: QWidget) -> None:
    """Put `content` into `area` so that the panel behind shows through; `setWidget` alone would paint the window colour."""
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
