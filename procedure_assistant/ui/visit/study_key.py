"""Which drawn ellipse is which study: one line each, in the colour and dash of the construction. It computes nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.map.nape_paint import study_colour, study_dash
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import Painted, Sketch, wrap

_LINE, _SWATCH = 18, 30
_HEAD = say("Published positions, 2 SD")
_NOTE = say("Anatomy varies: aim for a zone, not a dot.")


class StudyKey(Painted):
    """A heading, one line a study, and what to make of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_studies(self, studies: tuple[str, ...]) -> None:
        """The labels of the studies in the order of their colours."""
        if studies != self._studies:
            self._studies = studies
            self.setAccessibleName(say("{head}: {studies}. {note}", head=_HEAD, studies=joined(", ", studies), note=_NOTE))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Heading, studies, note."""
        return QSize(200, _LINE * (len(self._studies) + 1) + 4 + (_LINE - 2) * len(self._note()))

    def _note(self) -> list[str]:
        return wrap(_NOTE, current().font(12, 400), max(200, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the note elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paint(self, sketch: Sketch) -> None:
        """The lines."""
        theme, width = sketch.theme, sketch.rect.width()
        sketch.write(QRectF(0, 0, width, _LINE), _HEAD, theme.font(12, 600), "ink2")
        for number, study in enumerate(self._studies):
            top = _LINE * (number + 1)
            self._swatch(sketch.painter, QRectF(1, top + 3, 22, 12), study_colour(number, theme))
            sketch.write(QRectF(_SWATCH, top, width - _SWATCH, _LINE), study, theme.font(12, 400), "ink")
        below = QRectF(0, _LINE * (len(self._studies) + 1) + 4, width, 0)
        sketch.paragraph(below, self._note(), theme.font(12, 400), "ink3", _LINE - 2)

    def _swatch(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(colour)
        fill.setAlphaF(0.12)
        painter.setBrush(fill)
        pen = QPen(colour, 1.5)
        pen.setDashPattern(study_dash())
        painter.setPen(pen)
        painter.drawEllipse(QPointF(rect.center()), rect.width() / 2, rect.height() / 2)
