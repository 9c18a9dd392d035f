"""Buttons: the plain ones of every screen and the one primary action with its two lines. They only report the press."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.icons import icon
from procedure_assistant.ui.language import Translated, put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, Themed, current
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, box, pressed_by_enter, shrunk, text_width, wrap
from procedure_assistant.ui.widgets.surfaces import Text

Kind = Literal["primary", "secondary", "soft", "ghost", "danger"]
Size = Literal["sm", "md", "lg", "xl"]

_HEIGHTS: dict[Size, str] = {"sm": "button_small", "md": "button", "lg": "button_large", "xl": "gloves_button"}
_FONT_PX: dict[Size, int] = {"sm": 12, "md": 13, "lg": 15, "xl": 20}
_ICON_PX: dict[Size, int] = {"sm": 14, "md": 16, "lg": 20, "xl": 24}
_ICON_GAP = 4  # on top of Qt's own 4 px between icon and text
_ICON_COLOURS: dict[Kind, str] = {
    "primary": "on_accent",
    "secondary": "ink2",
    "soft": "accent_ink",
    "ghost": "ink2",
    "danger": "danger",
}


class Button(Translated, Themed, QPushButton):
    """A push button of one kind and size; never narrower than its text, pressed by Enter as well as Space."""

    def __init__(self, text: str, kind: Kind = "secondary", size: Size = "md", icon_name: str = "") -> None:
        super().__init__()
        self.setText(text)
        self._kind = kind
        self._size = size
        self._icon_name = icon_name
        self._has_words = bool(text)  # what it says may be away for a while; it does not become an icon then
        self.setProperty("kind", kind)
        self.setProperty("size", size)
        self.setProperty("iconic", "true" if not text else "false")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.retheme()

    def setText(self, text: str, /) -> None:
        """Show it in the reader's language."""
        put(super().setText, text)

    def retheme(self) -> None:
        """Font, height and icon come from the theme."""
        theme = current()
        self.setFont(theme.font(theme.scaled(_FONT_PX[self._size]), 600 if self._kind == "primary" else 500))
        height = theme.size(_HEIGHTS[self._size])
        self.setFixedHeight(height if self._size == "xl" else theme.scaled(height))
        if self._icon_name:
            px = theme.scaled(_ICON_PX[self._size] if self.text() else 16)
            self.setIconSize(QSize(px + (_ICON_GAP if self.text() else 0), px))
            self.setIcon(icon(self._icon_name, theme.colour(_ICON_COLOURS[self._kind]), px))
        if not self._has_words:
            self.setFixedWidth(self.height())

    def set_icon(self, icon_name: str) -> None:
        """Show another icon; "" shows none."""
        self._icon_name = icon_name
        if not icon_name:
            self.setIcon(QIcon())
        self.retheme()

    def set_kind(self, kind: Kind) -> None:
        """Show another kind: the same button may become the primary one."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self.retheme()

    def minimumSizeHint(self) -> QSize:
        """The whole text: a tight row must not clip a label."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet's button; a filled one shows its focus by a second ring inside, which the fill cannot hide."""
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            with Sketch(self) as sketch:
                sketch.focus(sketch.rect.adjusted(3, 3, -3, -3), sketch.theme.size("radius_control") - 3, "on_accent")


def button(text: str, kind: Kind = "secondary", size: Size = "md", icon: str = "", *, object_name: str, spoken: str = "") -> Button:
    """A named button; `spoken` defaults to the text."""
    return named(Button(text, kind, size, icon), object_name, spoken or text)


def icon_button(icon: str, *, object_name: str, spoken: str, kind: Kind = "ghost", size: Size = "sm") -> Button:
    """A square button that shows an icon only; its spoken name is its tool tip too."""
    made = named(Button("", kind, size, icon), object_name, spoken)
    put(made.setToolTip, spoken)
    return made


_ONE_LINE_LEAST = 13 / 16
_MOST_LINES = 2
"""A title is made smaller to this part of its size first, then takes another line."""


class PrimaryButton(PaintedButton):
    """One action in two lines with the key that does it. `secondary` paints the outlined one of the gloves panel."""

    def __init__(self, object_name: str, *, secondary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("Next action"))
        self._secondary = secondary
        self._compact = False
        self._title = ""
        self._detail = ""
        self._key_hint = ""
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_action(self, title: str, detail: str = "", *, key_hint: str = "", icon: str = "") -> None:
        """Show an action: verb first, then the amount; the key hint is left away on touch."""
        if (title, detail, key_hint, icon) == (self._title, self._detail, self._key_hint, self._icon):
            return
        size_before = self.sizeHint()
        self._title, self._detail, self._key_hint, self._icon = title, detail, key_hint, icon
        self.setAccessibleName(say("{title}, {detail}", title=title, detail=detail) if detail else title)
        if self.sizeHint() != size_before:
            self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """The lower height of small windows."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The height of the tokens; one line without a detail is a large button's."""
        theme = current()
        if theme.gloves:
            height = theme.size("gloves_button") if self._secondary else 150
        elif self._detail:
            height = theme.size("primary", self._compact)
        else:
            height = theme.size("button_large")
        fonts = self._fonts(theme)
        text = max(text_width(fonts[0], self._title), text_width(fonts[1], self._detail))
        hint = text_width(fonts[2], self._key_hint) + 28 if self._key_hint else 0
        return QSize(round(text + hint + 36 + (38 if self._icon else 0)), height)

    def minimumSizeHint(self) -> QSize:
        """May be as narrow as the column; what is cut is said by the tool tip."""
        return QSize(96, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Box, icon, lines, key."""
        theme = sketch.theme
        fill, border, ink, soft = self._colours()
        radius = theme.size("radius_button_primary")
        sketch.box(sketch.rect, radius, fill, border, 1.5)
        inset = 28 if theme.gloves else 18
        left, right = float(inset), sketch.rect.width() - inset + 4
        if self._icon:
            px = 28 if theme.gloves else 22
            sketch.icon(self._icon, QPointF(left + px / 2, sketch.rect.center().y()), px, ink)
            left += px + (20 if theme.gloves else 14)
        if self._key_hint and self.isEnabled():
            right = self._paint_key(sketch, right, ink) - 10
        self._paint_lines(sketch, QRectF(left, 0, right - left, sketch.rect.height()), ink, soft)
        sketch.focus(sketch.rect.adjusted(3, 3, -3, -3), radius - 3, "focus" if self._secondary else "on_accent")

    def _colours(self) -> tuple[str, str, str, str]:
        """Fill, border, ink of the title, ink of the detail."""
        if not self.isEnabled():
            return "sunken", "", "ink3", "ink3"
        if self._secondary:
            return ("hover" if self.underMouse() else "raised"), "control", "ink", "ink2"
        if self.isDown():
            return "accent_press", "", "on_accent", "on_accent"
        return ("accent_hover" if self.underMouse() else "accent"), "", "on_accent", "on_accent"

    def _fonts(self, theme: Theme) -> tuple[QFont, QFont, QFont]:
        if not theme.gloves:
            return theme.font(15 if not self._detail else 16, 600), theme.font(12, 400), theme.font(11, 600)
        if self._secondary:
            return theme.font(22, 600), theme.font(16, 400), theme.font(15, 500)
        return theme.font(34, 600), theme.font(26, 400), theme.font(18, 600)

    def _paint_key(self, sketch: Sketch, right: float, ink: str) -> float:
        """The key cap at the right; returns its left edge."""
        font = self._fonts(sketch.theme)[2]
        height = round(QFontMetricsF(font).height()) + 9
        width = text_width(font, self._key_hint) + 14
        cap = QRectF(right - width, round((sketch.rect.height() - height) / 2), width, height)
        tint, line = sketch.colour(ink), sketch.colour(ink)
        tint.setAlphaF(0.0 if self._secondary else 0.14)
        line.setAlphaF(0.30 if self._secondary else 0.45)
        box(sketch.painter, cap, 5, tint, line)
        sketch.write(cap, self._key_hint, font, ink, Qt.AlignmentFlag.AlignHCenter)
        return cap.left()

    def _paint_lines(self, sketch: Sketch, area: QRectF, ink: str, soft: str) -> None:
        fonts = self._fonts(sketch.theme)
        title = shrunk(fonts[0], self._title, area.width(), _ONE_LINE_LEAST)
        if text_width(title, self._title) > area.width():
            for font in _smaller(title):
                lines = wrap(self._title, font, area.width())
                if len(lines) <= _MOST_LINES:
                    self._paint_wrapped(sketch, area, (font, fonts[1]), _even(self._title, font, area.width(), lines), (ink, soft))
                    return
            title = shrunk(fonts[0], self._title, area.width(), 2 / 3)
        if not self._detail:
            sketch.write(area, self._title, title, ink)
            return
        detail = shrunk(fonts[1], self._detail, area.width(), 2 / 3)
        first, second = QFontMetricsF(title).height(), QFontMetricsF(detail).height()
        gap = -1.0
        top = area.top() + (area.height() - first - second - gap) / 2
        sketch.write(QRectF(area.left(), top, area.width(), first), self._title, title, ink)
        sketch.write(QRectF(area.left(), top + first + gap, area.width(), second), self._detail, detail, soft)

    def _paint_wrapped(self, sketch: Sketch, area: QRectF, fonts: tuple[QFont, QFont], lines: list[str], inks: tuple[str, str]) -> None:
        """A title too long for one line: whole in two, since it says which site or side comes; the detail small below."""
        detail = shrunk(fonts[1], self._detail, area.width(), 2 / 3)
        step = round(QFontMetricsF(fonts[0]).ascent() + QFontMetricsF(fonts[0]).descent()) - 1
        below = QFontMetricsF(detail).height() - 1 if self._detail else 0.0
        top = area.top() + (area.height() - step * len(lines) - below) / 2
        sketch.paragraph(QRectF(area.left(), top, area.width(), 0), lines, fonts[0], inks[0], step)
        if self._detail:
            sketch.write(QRectF(area.left(), top + step * len(lines), area.width(), below), self._detail, detail, inks[1])


def _even(words: str, font: QFont, width: float, lines: list[str]) -> list[str]:
    """As many lines, of about the same length: a number alone on the last one would be overlooked."""
    if len(lines) < 2:
        return lines
    tried = (wrap(words, font, width * part / 10) for part in range(5, 10))
    return next((found for found in tried if len(found) == len(lines)), lines)


def _smaller(font: QFont) -> Iterator[QFont]:
    """The font, and smaller and smaller ones down to what can still be read."""
    for px in range(font.pixelSize(), 10, -1):
        one = QFont(font)
        one.setPixelSize(px)
        yield one


class PrimaryAction(QWidget):
    """The primary button at the foot of a column, with the reason above it while it is refused."""

    requested = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = PrimaryButton(object_name)
        self._reason = Text("", "small", wrap=True)
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._reason)
        column.addWidget(self.button)
        self.button.clicked.connect(self.requested)

    def set_action(self, title: str, detail: str = "", *, key_hint: str = "", icon: str = "", reason: str = "") -> None:
        """Show the action; a `reason` refuses it, is shown above and read with the button."""
        self.button.set_action(title, detail, key_hint=key_hint, icon=icon)
        self.button.setEnabled(not reason)
        put(self.button.setAccessibleDescription, reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def set_compact(self, compact: bool) -> None:
        """The lower height of small windows."""
        self.button.set_compact(compact)
