"""The foot of the canvas: what undo would take back, redo, and at the right the legend or a hint."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.legend import Legend, LegendItem
from procedure_assistant.ui.widgets.painting import Painted, Sketch, shrunk, text_width
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_FIXED, _FIXED_COMPACT = 106, 84  # px: margins, gaps, and the icon and padding of the undo button


class UndoBar(Panel):
    """Undo with the text of what it undoes, redo, legend."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, object_name: str = "undo_bar", parent: QWidget | None = None) -> None:
        super().__init__("canvas", edges="top", parent=parent)
        self.setObjectName(object_name)
        self._undo_words = ""
        self._redo_words = ""
        self._told = False
        self._compact = False
        self.undo = button(say("Undo"), "ghost", "md", "arrow-counter-clockwise", object_name=f"{object_name}.undo")
        self.redo = button(say("Redo"), "ghost", "md", "arrow-clockwise", object_name=f"{object_name}.redo")
        self.legend = Legend()
        self._note = Text("", "small")
        self._row = row = QHBoxLayout(self)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addWidget(self.legend)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self._space()
        self.set_note("")
        self.set_history("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_history(self, undo_words: str, redo_words: str) -> None:
        """Name what undo and redo would do; "" switches one off."""
        if (undo_words, redo_words) == (self._undo_words, self._redo_words) and self._told:
            return
        self._undo_words, self._redo_words, self._told = undo_words, redo_words, True
        self.undo.setEnabled(bool(undo_words))
        self.redo.setEnabled(bool(redo_words))
        put(self.undo.setAccessibleName, say("Undo: {undo_words}", undo_words=undo_words) if undo_words else say("Nothing to undo"))
        put(self.redo.setAccessibleName, say("Redo: {redo_words}", redo_words=redo_words) if redo_words else say("Nothing to redo"))
        put(self.redo.setToolTip, redo_words)
        self._fit()

    def set_note(self, words: str) -> None:
        """A sentence instead of the legend: "Undo ends with the signature."; "" shows the legend again."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.legend.setVisible(not words)
        self._fit()

    def set_legend(self, items: Sequence[LegendItem]) -> None:
        """Which marks the canvas shows."""
        self.legend.set_items(items)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """Lower; redo keeps its icon only."""
        self._compact = compact
        self._space()
        self.legend.set_compact(compact)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """The bar of the tokens."""
        return QSize(400, current().size("bottom_bar", self._compact))

    def minimumSizeHint(self) -> QSize:
        """May be narrow; the undo text is then shortened and said by its tool tip."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another width takes another length of the undo text."""
        self._fit()

    def retheme(self) -> None:
        """Text widths come from the theme."""
        super().retheme()
        self._fit()

    def retell(self) -> None:
        """The button is told as much as fits."""
        self._fit()

    def _space(self) -> None:
        self._row.setContentsMargins(11, 1, 14 if self._compact else 22, 0)
        self._row.setSpacing(3 if self._compact else 8)

    def _fit(self) -> None:
        self.redo.setText("" if self._compact else say("Redo"))
        self.redo.setFixedWidth(self.redo.height() if self._compact else self.redo.sizeHint().width())
        whole = tr(say("Undo: {undo_words}", undo_words=self._undo_words) if self._undo_words else say("Undo"))
        at_right = self._note if self._note.text() else self.legend
        taken = at_right.sizeHint().width() + self.redo.width() + (_FIXED_COMPACT if self._compact else _FIXED)
        room = max(90.0, self.width() - taken)
        font = shrunk(current().font(13, 500), whole, room, 12 / 13)
        shown = QFontMetricsF(font).elidedText(whole, Qt.TextElideMode.ElideRight, room)
        if font != self.undo.font():  # under a style sheet a new font costs as much as a new button
            self.undo.setFont(font)
        self.undo.setText(shown)
        put(self.undo.setToolTip, whole if shown != whole else "")


class KeyCap(Painted):
    """A key as it stands on the keyboard: F2, an arrow. A hint, not a control."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(say("Key {key}", key=key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """At least square."""
        return QSize(max(19, round(text_width(current().font(11, 600), self._key)) + 12), 19)

    def paint(self, sketch: Sketch) -> None:
        """The cap."""
        sketch.box(sketch.rect, 4, "raised", "line_strong")
        sketch.write(QRectF(sketch.rect), self._key, sketch.theme.font(11, 600), "ink2", Qt.AlignmentFlag.AlignHCenter)
