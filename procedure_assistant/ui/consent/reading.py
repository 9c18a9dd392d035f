"""The text of a consent to read on the screen: large, one column, scrolled by finger, wheel or keys. It shows and counts, nothing more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScroller, QVBoxLayout, QWidget

from procedure_assistant.protocols.consent_texts import told
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, scrolling
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.buttons import Size
from procedure_assistant.ui.widgets.surfaces import Text

_WIDEST = 860
_SIZES = {"title": (27, 600), "heading": (21, 600), "paragraph": (19, 400), "item": (19, 400), "agree": (19, 600)}
_ABOVE = {"heading": 16, "item": 2, "paragraph": 4, "agree": 18}
_BULLET = "•"


def size_of(*, gloved: bool) -> Size:
    """How large everything is that a patient presses; with gloves as high as a finger."""
    return "xl" if gloved or current().gloves else "lg"


class Large(Text):
    """A label in the type that a patient reads; plain text, never translated."""

    def __init__(self, words: str, px: int = 19, weight: int = 400, *, tone: str = "", parent: QWidget | None = None) -> None:
        self._px, self._weight = px, weight
        super().__init__(words, "body", tone=tone, wrap=True, parent=parent)

    def retheme(self) -> None:
        """The font comes from the theme; with gloves nothing grows, since it is large already."""
        self.setFont(current().font(self._px, self._weight))


class ConsentReading(Themed, QWidget):
    """``read``: how much of the text has been in sight, in per cent."""

    read = Signal(int)

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consent.reading")
        self._seen = 0
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(28, 20, 28, 24)
        self._lines.setSpacing(4)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 100)
        row.addStretch(1)
        self._inner.setMaximumWidth(_WIDEST)
        self.area = scrolling(middle, "consent.text")
        named(self.area, "consent.text", spoken)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QScroller.grabGesture(self.area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        column(self).addWidget(self.area)
        bar = self.area.verticalScrollBar()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._count)
        bar.valueChanged.connect(lambda _value: self._later.start())  # the timer would take the value for its interval
        bar.rangeChanged.connect(lambda _least, _most: self._later.start())
        self.area.viewport().installEventFilter(self)

    def set_text(self, text: str, about: tuple[tuple[str, str], ...], remark: str, *, agree: bool = False) -> None:
        """Show another text from its beginning. ``agree``: with what is signed, which else stands over the signature."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for style, words in told(text):
            if style == "agree" and not agree:
                continue
            px, weight = _SIZES[style]
            if above := _ABOVE.get(style, 0):
                self._lines.addSpacing(above)
            self._lines.addWidget(self._item(words, px) if style == "item" else Large(words, px, weight))
            if style == "title":
                for caption, value in about:
                    self._lines.addWidget(Large(f"{caption}: {value}", 19, 600))
                if remark:
                    self._lines.addWidget(Large(remark, 15, 500, tone="warn"))
        self._lines.addStretch(1)
        self._seen = 0
        self.area.verticalScrollBar().setValue(0)
        self._later.start()

    def _item(self, words: str, px: int) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Large(_BULLET, px), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Large(words, px), 1)
        return whole

    def showEvent(self, event: QShowEvent) -> None:
        """What is in sight counts from now on."""
        super().showEvent(event)
        self._later.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A larger window shows more."""
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return False

    def _count(self) -> None:
        """Once the layout has settled; before that everything seems to be in sight."""
        if not self.isVisible():
            return
        bar = self.area.verticalScrollBar()
        seen = round(100 * (bar.value() + bar.pageStep()) / (bar.maximum() + bar.pageStep()))
        self._seen = max(self._seen, seen)
        self.read.emit(self._seen)
