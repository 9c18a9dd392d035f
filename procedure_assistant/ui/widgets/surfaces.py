"""Surfaces, hairlines and text labels that carry the theme's colours and sizes. They hold no content of their own."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from procedure_assistant.domain.say import joined
from procedure_assistant.ui.language import Translated, put, tr
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.painting import Painted, Sketch


class _Role(NamedTuple):
    size: str
    weight: int
    tone: str


_ROLES = {
    "page_title": _Role("heading", 600, ""),
    "title": _Role("title", 600, ""),
    "strong": _Role("strong", 600, ""),
    "body": _Role("body", 400, ""),
    "body_strong": _Role("body", 600, ""),
    "quiet": _Role("body", 400, "ink2"),
    "small": _Role("small", 400, "ink2"),
    "small_strong": _Role("small", 600, ""),
    "note": _Role("small", 400, "ink3"),
    "head": _Role("micro", 600, "ink3"),
}


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Text(Translated, Themed, QLabel):
    """A label in one of the text roles; plain text, so that a name with "<" stays a name."""

    def __init__(self, content: str = "", role: str = "body", *, tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        """`role` is one of the text roles; `tone` a colour name that replaces the role's (ink2, ok, warn, danger …)."""
        super().__init__(parent)
        self._role = _ROLES[role]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone or self._role.tone)
        self._parts: tuple[tuple[str, bool], ...] = ()
        self.retheme()
        self.setText(content)

    def setText(self, text: str, /) -> None:
        """Show it in the reader's language."""
        self._parts = ()
        put(super().setText, text)

    def set_parts(self, *parts: tuple[str, bool]) -> None:
        """Text of which some parts are emphasised: `("ends at ", False), ("150 units", True)`."""
        shown = [(_escaped(tr(words)), strong) for words, strong in parts]
        marked = (f'<span style="font-weight:600">{words}</span>' if strong else words for words, strong in shown)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText("".join(marked))
        self._parts = parts
        self.setAccessibleName(joined("", (words for words, _strong in parts)))

    def retell(self) -> None:
        """The emphasised parts are put together anew."""
        if self._parts:
            self.set_parts(*self._parts)

    def set_tone(self, tone: str) -> None:
        """Change the colour; "" is ink."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
            self.retheme()  # the style sheet puts back the font it found first

    def retheme(self) -> None:
        """The font comes from the theme."""
        theme = current()
        self.setFont(theme.font(theme.type_px(self._role.size), self._role.weight))


class Hairline(Painted):
    """A line that parts two groups, horizontal or vertical."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def sizeHint(self) -> QSize:
        """One px in one direction, whatever there is in the other."""
        return QSize(1, 1)

    def paint(self, sketch: Sketch) -> None:
        """Fill it."""
        sketch.line(sketch.rect)


class Panel(Painted):
    """A filled surface: a side column, the canvas, or a card with a border."""

    def __init__(self, fill: str = "panel", *, border: str = "", radius: str = "", edges: str = "", parent: QWidget | None = None) -> None:
        """`fill` and `border` are colour names, `radius` a size name, `edges` sides with a hairline: "left bottom"."""
        super().__init__(parent)
        self._fill = fill
        self._border = border
        self._radius = radius
        self._edges = tuple(edges.split())

    def paint(self, sketch: Sketch) -> None:
        """Fill, border, hairlines."""
        rect = sketch.rect
        radius = sketch.theme.size(self._radius) if self._radius else 0
        sketch.box(rect, radius, self._fill, self._border)
        strips = {
            "left": QRectF(0, 0, 1, rect.height()),
            "right": QRectF(rect.width() - 1, 0, 1, rect.height()),
            "top": QRectF(0, 0, rect.width(), 1),
            "bottom": QRectF(0, rect.height() - 1, rect.width(), 1),
        }
        for edge in self._edges:
            sketch.line(strips[edge])


def card(parent: QWidget | None = None) -> Panel:
    """A white card with a hairline border: the container of lists and forms outside the side columns."""
    return Panel("surface", border="line", radius="radius_card", parent=parent)
