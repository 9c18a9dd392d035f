"""Chips: short facts in a pill. A row of chips never drops one unsaid; what does not fit is counted and can be read."""

from collections.abc import Sequence
from math import ceil
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import Translated, text_of
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, Themed, current
from procedure_assistant.ui.widgets.painting import Painted, PaintedButton, Sketch, text_width

Tone = Literal["neutral", "accent", "ok", "caution", "danger", "alarm", "outline"]
ChipSize = Literal["sm", "md", "banner"]  # "banner" follows the gloves factor, as everything there does


_PAD_LEFT, _ICON_STEP, _PAD_RIGHT = 8.5, 17.0, 9.0
_GRAVEST_PX = 220
"""px: a longer chip may be shortened in a narrow window."""
_READABLE_PX = 72  # below this a shortened chip says nothing


class ChipContent(NamedTuple):
    """One fact: its words, how it sounds, and an icon name ("" takes the tone's own, "none" shows none)."""

    text: str
    tone: Tone = "neutral"
    icon: str = ""


class _Look(NamedTuple):
    fill: str
    border: str
    ink: str
    icon: str
    weight: int = 500


_LOOKS: dict[Tone, _Look] = {
    "neutral": _Look("sunken", "", "ink2", ""),
    "accent": _Look("accent_soft", "", "accent_ink", "", 600),
    "ok": _Look("ok_soft", "", "ok", "check"),
    "caution": _Look("warn_soft", "warn_line", "warn", "warning"),
    "danger": _Look("danger_soft", "danger_line", "danger", "warning"),
    "alarm": _Look("danger", "", "surface", "warning", 600),
    "outline": _Look("", "line_strong", "ink2", ""),
}
# What may be pushed into "+2 more" last: an allergy must stay in sight when anything does.
_RANK: dict[Tone, int] = {"alarm": 0, "danger": 1, "caution": 2, "ok": 3, "accent": 3, "neutral": 4, "outline": 4}


class Chip(Painted):
    """One pill with an optional icon."""

    def __init__(self, content: ChipContent | None = None, *, size: ChipSize = "md", parent: QWidget | None = None) -> None:
        """Show `content`, or nothing yet."""
        super().__init__(parent)
        self._size: ChipSize = size
        self._content = ChipContent("")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_content(content or self._content)

    def set_content(self, content: ChipContent) -> None:
        """Show another fact."""
        self._content = content
        self.setAccessibleName(content.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole text."""
        return QSize(chip_width(self._content, current(), size=self._size), chip_height(current(), size=self._size))

    def minimumSizeHint(self) -> QSize:
        """May shrink; the tool tip then says the whole text."""
        return QSize(40, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """The pill."""
        paint_chip(sketch, sketch.rect, self._content, size=self._size)


class ChipRow(Translated, Themed, QWidget):
    """Chips side by side, as many as fit, the gravest first when not all do; the rest behind a "+2 more" button."""

    def __init__(self, object_name: str, *, size: ChipSize = "md", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size: ChipSize = size
        self._contents: tuple[ChipContent, ...] = ()
        self._chips: list[Chip] = []
        self._more = named(_MoreChip(self, size=size), f"{object_name}.more", say("More chips"))
        self._more.hide()
        self.setObjectName(object_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_chips(self, contents: Sequence[ChipContent]) -> None:
        """Show these facts; the row's spoken name holds every one of them."""
        if tuple(contents) == self._contents:
            return
        self._contents = tuple(contents)
        self.setAccessibleName(joined(", ", (content.text for content in self._contents)))
        while len(self._chips) < len(self._contents):
            self._chips.append(Chip(size=self._size, parent=self))
        self._arrange()

    def retheme(self) -> None:
        """Another theme may hold another number of chips."""
        self._arrange()

    def hidden_texts(self) -> tuple[str, ...]:
        """The facts that stand behind the "+2 more" button now."""
        return self._more.texts

    def sizeHint(self) -> QSize:
        """Room for all chips."""
        theme = current()
        widths = [chip_width(content, theme, size=self._size) for content in self._contents]
        gaps = self._gap() * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, chip_height(theme, size=self._size))

    def minimumSizeHint(self) -> QSize:
        """Room for the gravest in full and the "+9 more" button beside it; an empty row needs none."""
        if not self._contents:
            return QSize(0, 0)
        theme = current()
        gravest = min(self._contents, key=lambda content: _RANK[content.tone])
        width = min(chip_width(gravest, theme, size=self._size), theme.scaled(_GRAVEST_PX))
        if len(self._contents) > 1:
            width += self._gap() + _more_width(9, self._size)
        return QSize(width, chip_height(theme, size=self._size))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another width holds another number of chips."""
        self._arrange()

    def _gap(self) -> int:
        return current().scaled(7)

    def _arrange(self) -> None:
        theme = current()
        shown = self._that_fit(theme)
        hidden = [content for number, content in enumerate(self._contents) if number not in shown]
        height = chip_height(theme, size=self._size)
        top = (self.height() - height) // 2
        left = 0
        room = self.width() - (_more_width(len(hidden), self._size) + self._gap() if hidden else 0)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number in shown)
            if number in shown:
                chip.set_content(self._contents[number])
                width = min(chip.sizeHint().width(), max(0, room - left))
                chip.setGeometry(left, top, width, height)
                left += width + self._gap()
        self._more.set_contents(hidden)
        self._more.setVisible(bool(hidden))
        self._more.setGeometry(left, top, self._more.sizeHint().width(), height)
        self.updateGeometry()

    def _that_fit(self, theme: Theme) -> set[int]:
        """Numbers of the chips to show: all, or the gravest that leave room for the "+n more" button.

        The gravest is shown shortened where there is room for a word; otherwise the button takes its colour.
        """
        widths = [chip_width(content, theme, size=self._size) for content in self._contents]
        gap = self._gap()
        if sum(widths) + gap * max(0, len(widths) - 1) <= self.width() or len(widths) <= 1:
            return set(range(len(widths)))
        left = self.width() - _more_width(len(widths), self._size)
        fitting: set[int] = set()
        for number in sorted(range(len(widths)), key=lambda n: (_RANK[self._contents[n].tone], n)):
            shortened = not fitting and left - gap >= _READABLE_PX
            left -= widths[number] + gap
            if left < 0 and not shortened:
                break
            fitting.add(number)
        return fitting


class _MoreChip(PaintedButton):
    """ "+2 more": says the hidden facts as tool tip, to a screen reader, and when pressed."""

    def __init__(self, parent: QWidget, *, size: ChipSize) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ()
        self._tone: Tone = "outline"
        self._size: ChipSize = size
        self.clicked.connect(self._show_texts)

    def set_contents(self, contents: Sequence[ChipContent]) -> None:
        self.texts = tuple(content.text for content in contents)
        grave: list[Tone] = [content.tone for content in contents if _RANK[content.tone] <= _RANK["caution"]]
        self._tone = min(grave, key=_RANK.__getitem__) if grave else "outline"
        self.setToolTip(joined("\n", self.texts))
        self.setAccessibleName(
            say("{n} more: {texts}", n=len(self.texts), texts=joined(", ", self.texts)) if self.texts else say("No more")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_more_width(len(self.texts), self._size), chip_height(current(), size=self._size))

    def paint(self, sketch: Sketch) -> None:
        paint_chip(sketch, sketch.rect, _more_content(len(self.texts), self._tone), size=self._size)
        inside = 2 if self._tone == "alarm" else 0  # on solid red the ring of the theme would be lost
        ring = sketch.rect.adjusted(inside, inside, -inside, -inside)
        sketch.focus(ring, ring.height() / 2, _LOOKS["alarm"].ink if inside else "focus")

    def _show_texts(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPointF(0, self.height()).toPoint()), self.toolTip(), self)


class PillButton(PaintedButton):
    """A pill that can be pressed: a reason, a quick dose. `set_chosen` shows it filled; pressing only reports."""

    def __init__(self, text: str, object_name: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, text)
        self.setText(text)
        self._icon = icon
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one that holds."""
        self.setAccessibleName(say("{text}, chosen", text=text_of(self)) if chosen else text_of(self))
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:
        """Text, icon and round ends; 92 px high in gloves mode."""
        theme = current()
        width = text_width(_pill_font(theme), self.text()) + theme.scaled(18) + (20 if self._icon else 0)
        return QSize(round(width), theme.size("gloves_button") if theme.gloves else theme.size("button_small"))

    def paint(self, sketch: Sketch) -> None:
        """The pill, outlined or filled."""
        fill = "accent" if self._chosen else ("hover" if self.underMouse() else "raised")
        ink = "on_accent" if self._chosen else "ink2"
        radius = min(sketch.rect.height() / 2, 24)
        sketch.box(sketch.rect, radius, fill, "accent" if self._chosen else "line_strong")
        area = sketch.rect
        if self._icon:
            sketch.icon(self._icon, QPointF(18, area.center().y()), 15, ink)
            area = area.adjusted(20, 0, 0, 0)
        sketch.write(area, self.text(), _pill_font(sketch.theme), ink, Qt.AlignmentFlag.AlignHCenter)
        sketch.focus(sketch.rect, radius, "ink" if self._chosen else "focus")


def chip_height(theme: Theme, *, size: ChipSize = "md") -> int:
    """Height of a chip in px."""
    return round(23 * _factor(theme, size))


def chip_width(content: ChipContent, theme: Theme, *, size: ChipSize = "md") -> int:
    """Width of a chip with its whole text in px."""
    factor = _factor(theme, size)
    icon_room = _ICON_STEP if _icon_of(content) else 0
    text = text_width(_chip_font(theme, content, factor), content.text)
    return ceil(text + (_PAD_LEFT + _PAD_RIGHT + icon_room) * factor)


def paint_chip(sketch: Sketch, rect: QRectF, content: ChipContent, *, size: ChipSize = "md") -> None:
    """Draw a chip into `rect`; shortened text is remembered by the sketch."""
    factor = _factor(sketch.theme, size)
    look = _LOOKS[content.tone]
    sketch.box(rect, rect.height() / 2, look.fill, look.border)
    left = rect.left() + _PAD_LEFT * factor
    icon = _icon_of(content)
    if icon:
        sketch.icon(icon, QPointF(left + 6 * factor, rect.center().y()), 14 * factor, look.ink)
        left += _ICON_STEP * factor
    area = QRectF(left, rect.top(), rect.right() - (_PAD_RIGHT - 1) * factor - left, rect.height())
    sketch.write(area, content.text, _chip_font(sketch.theme, content, factor), look.ink)


def _factor(theme: Theme, size: ChipSize) -> float:
    if size == "sm":
        return 11 / 12
    return theme.scaled(100) / 100 if size == "banner" else 1.0


def _icon_of(content: ChipContent) -> str:
    if content.icon == "none":
        return ""
    return content.icon or _LOOKS[content.tone].icon


def _chip_font(theme: Theme, content: ChipContent, factor: float) -> QFont:
    return theme.font(12 * factor, _LOOKS[content.tone].weight)


def _pill_font(theme: Theme) -> QFont:
    return theme.font(theme.scaled(12), 500)


def _more_content(count: int, tone: Tone = "outline") -> ChipContent:
    return ChipContent(say("+{count} more", count=count), tone, "none")


def _more_width(count: int, size: ChipSize) -> int:
    return chip_width(_more_content(count), current(), size=size)
