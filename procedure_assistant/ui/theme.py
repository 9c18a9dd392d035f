"""Design tokens made usable: colours, sizes, fonts and the style sheet of one theme. Knows no screen and no content."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from string import Template
from types import MappingProxyType
from typing import Any, Literal, Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from procedure_assistant.resources import resource
from procedure_assistant.ui.fonts import load_fonts, make_font

ThemeName = Literal["light", "dark", "high_contrast"]
THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark", "high_contrast")

_STYLED = "procedure_assistant.styled"


class Themed:
    """Mixin of widgets that keep something made from the theme (a font, an icon): `retheme` makes it anew."""

    def retheme(self) -> None:
        """Called after the current theme changed; painting from `current()` needs nothing here."""


class Theme:
    """One theme at one moment: light, dark or high contrast, with or without gloves. Immutable after loading."""

    def __init__(self, tokens: Mapping[str, Any], name: ThemeName, *, gloves: bool, still: bool, finger_px: int = 0) -> None:
        """Take parsed tokens; `still` sets every duration to 0 (reduced motion); `finger_px` is 20 mm on this screen, for gloves."""
        self.name: ThemeName = name
        self.gloves = gloves
        self.still = still
        self._type: Mapping[str, Any] = tokens["type"]
        self._mark: Mapping[str, Any] = tokens["mark"]
        self._motion: Mapping[str, Any] = tokens["motion"]
        self._opacity: Mapping[str, Any] = tokens["layer_opacity"]
        self._lengths = {
            **tokens["size"],
            **{f"radius_{key}": px for key, px in tokens["radius"].items()},
            **{f"line_{key}": px for key, px in tokens["line"].items()},
        }
        self._lengths["finger"] = finger_px
        self._lengths["gloves_button"] = max(self._lengths["gloves_button"], finger_px)
        self._compact: Mapping[str, int] = tokens["size_compact"]
        palette = tokens["colour"][name]
        self._colours = {key: QColor(value) for key, value in palette.items() if isinstance(value, str)}
        self._numbers = {key: float(value) for key, value in palette.items() if not isinstance(value, str)}
        self.space: Mapping[str, int] = MappingProxyType({key: px for key, px in tokens["space"].items() if isinstance(px, int)})
        self._fonts: dict[tuple[int, int, bool], QFont] = {}

    @classmethod
    def load(cls, tokens: str, name: ThemeName, gloves: bool = False, *, still: bool = False) -> Self:
        """Read the text of `tokens.toml`; raises KeyError when it lacks the theme, TOMLDecodeError when it is no TOML."""
        return cls(tomllib.loads(tokens), name, gloves=gloves, still=still)

    def colour(self, name: str) -> QColor:
        """A copy of a token colour; KeyError for a name that the tokens do not hold."""
        return QColor(self._colours[name])

    def number(self, name: str) -> float:
        """A number that belongs to the colours of a theme: `plate_dim`, `planned_alpha`."""
        return self._numbers[name]

    def type_px(self, name: str) -> int:
        """Font size in px: micro, small, body, strong, title, name, heading, big_number."""
        return int(self._type[name])

    def size(self, name: str, compact: bool = False) -> int:
        """A length in whole px from [size], `radius_…` or `line_…`; the compact one where the tokens give one."""
        if compact and name in self._compact:
            return int(self._compact[name])
        return round(self.length(name))

    def length(self, name: str) -> float:
        """The same as `size` without rounding, for pens: `line_pip` is 1.4 px."""
        return float(self._lengths[name])

    def is_compact(self, width: int, height: int) -> bool:
        """True when a window of this size in px takes the compact measures."""
        below = self._lengths["compact_below"]
        return bool(width < below["width"] or height < below["height"])

    def mark(self, name: str) -> float:
        """A factor of the site mark's geometry, as a fraction of its diameter."""
        return float(self._mark[name])

    def opacity(self, layer: str) -> float:
        """Opacity 0 to 1 of a layer of the plates."""
        return float(self._opacity[layer])

    def duration(self, name: str) -> int:
        """Milliseconds of a motion; 0 when motion is reduced."""
        return 0 if self.still else int(self._motion[name])

    def scaled(self, px: float) -> int:
        """px, enlarged by the gloves factor while gloves are on."""
        return round(px * self._type["gloves_factor"]) if self.gloves else round(px)

    def font(self, px: float, weight: int = 400, *, identifier: bool = False) -> QFont:
        """Inter with tabular figures; Inter Display from 19 px. An identifier (MRN, lot) also gets the slashed zero.

        The display cut is shipped in 500 and 600 only; lighter and bolder text keeps the text cut. The display cut's
        tabular figures differ in width by a sixth ("1" is narrow): a large number that runs is drawn figure by figure.
        """
        key = (round(px), weight, identifier)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = make_font(key[0], weight, identifier=identifier)
        return QFont(found)

    def stylesheet(self) -> str:
        """The style sheet with every dollar name replaced; KeyError when it names a colour that does not exist."""
        filled = {key: colour.name() for key, colour in self._colours.items()}
        shade = "dark" if self.name == "dark" else "light"
        for drawing in ("tick", "caret"):
            filled[drawing] = resource("icons", f"{drawing}-{shade}.svg").as_posix()
        return Template(_shipped_text("theme", "theme.qss")).substitute(filled)

    def palette(self) -> QPalette:
        """The same colours for whatever Qt draws without the style sheet."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "app",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "panel",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.ToolTipBase: "ink",
            QPalette.ColorRole.ToolTipText: "surface",
            QPalette.ColorRole.Link: "accent_ink",
        }
        for role, name in roles.items():
            palette.setColor(role, self._colours[name])
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colours["disabled"])
        return palette


class _Current:
    """The theme that painting reads; one process shows one theme."""

    theme: Theme | None = None


def current() -> Theme:
    """The theme in use; the shipped light one until another is set."""
    if _Current.theme is None:
        _Current.theme = shipped("light")
    return _Current.theme


def set_current(theme: Theme) -> None:
    """Make `theme` the one that painting reads; `apply` also repaints."""
    _Current.theme = theme


def shipped(name: ThemeName, *, gloves: bool = False, still: bool = False, finger_px: int = 0) -> Theme:
    """A theme from the tokens that come with the program; with gloves no button is lower than `finger_px`."""
    return Theme(tomllib.loads(_shipped_text("theme", "tokens.toml")), name, gloves=gloves, still=still, finger_px=finger_px)


def apply(app: QApplication, theme: Theme) -> None:
    """Show the whole program in `theme`, now: fonts, palette, style sheet, and every widget that exists."""
    load_fonts()
    set_current(theme)
    if app.property(_STYLED) is None:  # under a style sheet Qt does not tell its style any more
        app.setProperty(_STYLED, True)
        app.setStyle("Fusion")  # the only style that takes palette and style sheet alike on every platform
    app.setFont(theme.font(theme.type_px("body")))
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.stylesheet())
    for widget in app.allWidgets():
        if isinstance(widget, Themed):
            widget.retheme()
        widget.updateGeometry()
        widget.update()


def system_theme_name() -> ThemeName:
    """What the operating system asks for now. Needs a running application."""
    hints = QGuiApplication.styleHints()
    return theme_name_for(hints.colorScheme(), hints.accessibility().contrastPreference())


def theme_name_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> ThemeName:
    """High contrast first, then dark; light also where the system does not say."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


@lru_cache(maxsize=4)
def _shipped_text(*parts: str) -> str:
    return resource(*parts).read_text(encoding="utf-8")
