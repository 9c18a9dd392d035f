"""The legend of the marks: every state with its word, so that no shape has to be guessed."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.marks import MarkState, paint_pip
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width

_PIP_PX = 12.5
_HEIGHT = 20


class LegendItem(NamedTuple):
    """One mark with its word, when a screen says something else than the state's own word ("target")."""

    state: MarkState
    words: str


ALL_STATES = tuple(LegendItem(state, say(state.value)) for state in MarkState)


class Legend(Painted):
    """Marks and words in a line."""

    def __init__(self, items: Sequence[LegendItem] = ALL_STATES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = tuple(items)
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_items(items)

    def set_items(self, items: Sequence[LegendItem]) -> None:
        """Explain these marks."""
        self._items = tuple(items)
        self.setAccessibleName(say("Legend: {items}", items=joined(", ", (item.words for item in self._items))))
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Closer together."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All items on one line."""
        return QSize(round(sum(self._widths()) + self._gap() * max(0, len(self._items) - 1)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never clipped."""
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        """Marks and words."""
        left = 0.0
        for item, width in zip(self._items, self._widths(), strict=True):
            centre = QPointF(left + 8, sketch.rect.center().y())
            paint_pip(sketch.painter, centre, item.state, theme=sketch.theme, size=_PIP_PX)
            words = QRectF(left + self._inset(), 0, width, sketch.rect.height())
            sketch.write(words, item.words, sketch.theme.font(12, 400), "ink2")
            left += width + self._gap()

    def _widths(self) -> list[float]:
        font = current().font(12, 400)
        return [self._inset() + text_width(font, item.words) for item in self._items]

    def _inset(self) -> int:
        return 19 if self._compact else 21

    def _gap(self) -> int:
        return 9 if self._compact else 15
