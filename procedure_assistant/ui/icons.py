"""Icons from the Phosphor font (MIT), drawn as text: sharp at every scale, made when first shown, then kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

from procedure_assistant.ui import fonts, ink
from procedure_assistant.ui import theme as theme_module

_FONT_FILE = "phosphor-1.3.0.ttf"
_CHARMAP_FILE = "phosphor-charmap-1.3.0.json"
_UNIT = 256  # Phosphor is drawn on a grid of 256; the em square stands on the baseline


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon centred in `rect`, as large as its shorter side; `name` may end in "-bold" or "-fill"."""
    outline = _outline(name)  # first, for it may refuse the name
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _UNIT, side / _UNIT)
    painter.fillPath(outline, colour)
    painter.restore()
    ink.tell(painter, "", name, colour, rect)


def pixmap(name: str, colour: QColor, px: int, ratio: float = 0.0) -> QPixmap:
    """An icon of px logical pixels at a device pixel ratio (0: that of the primary screen)."""
    return _pixmap(name, colour.rgba(), px, ratio or QGuiApplication.primaryScreen().devicePixelRatio())


def icon(name: str, colour: QColor, px: int = 16, *, disabled: QColor | None = None) -> QIcon:
    """An icon for a button, px as its natural size: drawn at any size asked for, in `disabled` while disabled."""
    return QIcon(_GlyphEngine(name, colour, disabled or theme_module.current().colour("disabled"), px))


def exists(name: str) -> bool:
    """True when the font holds an icon of this name."""
    return bool(_glyph(name))


class _GlyphEngine(QIconEngine):
    """Draws one icon on request, so that no pixmap is made for a ratio that no screen has.

    The icon stands at the left of the space that Qt gives: a button asks for more width than height to part
    icon and text, for which the style sheet has no word.
    """

    def __init__(self, name: str, colour: QColor, disabled: QColor, px: int) -> None:
        super().__init__()
        self._name = name
        self._colours = (colour, disabled)
        self._px = px

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw into `rect` in the colour of the mode."""
        side = min(rect.width(), rect.height())
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._name, square, self._colours[mode == QIcon.Mode.Disabled])

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at `size`."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon at `size` logical pixels for a device pixel ratio of `scale`."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        with _painting(made) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return made

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """Whatever is asked for."""
        return size

    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        """The natural size; every other is drawn as sharp."""
        return [QSize(self._px, self._px)]

    def clone(self) -> "_GlyphEngine":
        """A second engine for the same icon."""
        return _GlyphEngine(self._name, self._colours[0], self._colours[1], self._px)


@contextmanager
def _painting(target: QPixmap) -> Iterator[QPainter]:
    """A painter that is ended even when drawing fails: Qt crashes on a pixmap that goes away under its painter."""
    painter = QPainter(target)
    try:
        yield painter
    finally:
        painter.end()


@lru_cache(maxsize=256)
def _outline(name: str) -> QPainterPath:
    """The glyph as a path in a square of 256 units."""
    glyph = _glyph(name)
    if not glyph:
        raise KeyError(f"The icon font holds no icon {name!r}.")
    font = QFont(_family())
    font.setPixelSize(_UNIT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    path.addText(QPointF(0, _UNIT), font, glyph)
    return path


@lru_cache(maxsize=512)
def _pixmap(name: str, rgba: int, px: int, ratio: float) -> QPixmap:
    side = round(px * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    with _painting(made) as painter:
        paint_icon(painter, name, QRectF(0, 0, side, side), QColor.fromRgba(rgba))
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=1)
def _family() -> str:
    return fonts.register_font(_FONT_FILE)[0]


def _glyph(name: str) -> str:
    """The character of an icon, "" when there is none.

    Looked up in the text of the flat map: reading all of its 4470 names as JSON would cost the start of the program 5 ms.
    """
    key = f'"{name}": "'
    start = _charmap().find(key)
    if start < 0:
        return ""
    number = start + len(key)
    return chr(int(_charmap()[number : _charmap().index('"', number)], 16))


@lru_cache(maxsize=1)
def _charmap() -> str:
    return fonts.font_path(_CHARMAP_FILE).read_text(encoding="utf-8")
