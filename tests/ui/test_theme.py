"""The theme: every colour is there, contrasts are what the tokens say, fonts are our own, a change is seen at once."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.resources import resource
from procedure_assistant.ui import first_frame, fonts, icons, theme
from procedure_assistant.ui.widgets.banner import PatientBanner
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent
from procedure_assistant.ui.widgets.surfaces import Text
from tests.ui.gallery_content import banner_content

TOKENS = tomllib.loads(resource("theme", "tokens.toml").read_text(encoding="utf-8"))
UI = Path(theme.__file__).parent


def relative_luminance(colour: QColor) -> float:
    """WCAG 2 relative luminance."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio."""
    dark, light_ = sorted((relative_luminance(one), relative_luminance(other)))
    return (light_ + 0.05) / (dark + 0.05)


def painted(widget: QWidget) -> bytes:
    """The pixels of a widget."""
    image = widget.grab().toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("name", theme.THEME_NAMES)
def test_that_every_theme_names_the_same_colours(name: theme.ThemeName) -> None:
    assert set(TOKENS["colour"][name]) == set(TOKENS["colour"]["light"])


@pytest.mark.parametrize("name", theme.THEME_NAMES)
def test_that_the_contrast_of_every_pair_is_the_one_the_tokens_state(qapp: QApplication, name: theme.ThemeName) -> None:
    shown = theme.shipped(name)
    pairs = {key: value for key, value in TOKENS["contrast"][name].items() if "skin" not in key}
    measured = {}
    for key in pairs:
        ink, ground = key.split("_on_", 1) if not key.startswith("on_") else ("on_" + key[3:].split("_on_")[0], key[3:].split("_on_")[1])
        measured[key] = round(contrast(shown.colour(ink), shown.colour(ground)), 2)
    assert measured == pytest.approx(pairs, abs=0.011)


@pytest.mark.parametrize("name", theme.THEME_NAMES)
@pytest.mark.parametrize(
    ("ink", "ground"), [("ink", "canvas"), ("ink2", "panel"), ("ink3", "sunken"), ("warn", "warn_soft"), ("ok", "ok_soft")]
)
def test_that_text_is_readable_at_four_and_a_half_to_one(qapp: QApplication, name: theme.ThemeName, ink: str, ground: str) -> None:
    shown = theme.shipped(name)
    assert contrast(shown.colour(ink), shown.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", theme.THEME_NAMES)
def test_that_the_style_sheet_leaves_no_name_unfilled(qapp: QApplication, name: theme.ThemeName) -> None:
    assert "$" not in theme.shipped(name).stylesheet()


def test_that_a_colour_which_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="magenta"):
        theme.shipped("light").colour("magenta")


def test_that_a_colour_given_away_can_be_changed_without_changing_the_theme(qapp: QApplication) -> None:
    shown = theme.shipped("light")
    shown.colour("accent").setAlpha(10)
    assert shown.colour("accent").alpha() == 255


def test_that_tokens_without_the_theme_are_refused() -> None:
    with pytest.raises(KeyError):
        theme.Theme.load("[colour.light]\nink = '#000000'", "light")


def test_that_tokens_which_are_no_toml_are_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        theme.Theme.load("[colour", "light")


def test_that_gloves_make_the_banner_seventy_five_pixels_high(qapp: QApplication) -> None:
    assert theme.shipped("light", gloves=True).scaled(58) == 75


def test_that_sizes_without_gloves_stay() -> None:
    assert theme.shipped("light").scaled(58) == 58


def test_that_small_windows_take_the_compact_measures(qapp: QApplication) -> None:
    shown = theme.shipped("light")
    sizes = [(shown.size(name), shown.size(name, compact=True)) for name in ("steps_column", "totals_column", "toolbar", "primary")]
    assert sizes == [(222, 212), (312, 296), (48, 44), (60, 54)]
    assert [shown.is_compact(*size) for size in ((1400, 860), (1399, 860), (1400, 859))] == [False, True, True]


def test_that_a_length_without_a_compact_measure_keeps_its_own() -> None:
    assert theme.shipped("light").size("banner", compact=True) == 58


def test_that_reduced_motion_ends_every_motion() -> None:
    assert theme.shipped("light", still=True).duration("card") == 0
    assert theme.shipped("light").duration("card") == 140


@pytest.mark.parametrize("weight", [400, 500, 600])
@pytest.mark.parametrize("px", [11, 12, 13, 15, 16])
def test_that_figures_have_one_width(qapp: QApplication, px: int, weight: int) -> None:
    metrics = QFontMetricsF(theme.shipped("light").font(px, weight))
    widths = [metrics.horizontalAdvance(figure * 4) for figure in "0123456789"]
    assert max(widths) - min(widths) < 0.1  # Qt rounds to a sixteenth


def test_that_an_identifier_has_a_slashed_zero(qapp: QApplication) -> None:
    shown = theme.shipped("light")
    assert shown.font(13, 500, identifier=True).isFeatureSet(QFont.Tag("zero"))
    assert not shown.font(13, 500).isFeatureSet(QFont.Tag("zero"))


@pytest.mark.parametrize(
    ("px", "weight", "family", "drawn"),
    [
        (13, 400, "Inter", 400),
        (13, 500, "Inter", 500),
        (15, 600, "Inter", 600),
        (26, 700, "Inter", 700),
        (19, 600, "Inter Display", 600),
        (46, 500, "Inter Display", 500),
        (26, 400, "Inter", 400),
    ],
)
def test_that_every_size_and_weight_is_drawn_with_a_shipped_font(qapp: QApplication, px: int, weight: int, family: str, drawn: int) -> None:
    info = QFontInfo(theme.shipped("light").font(px, weight))
    assert (info.family(), info.weight(), info.pixelSize()) == (family, drawn, px)


def test_that_both_faces_come_from_our_own_files(qapp: QApplication) -> None:
    assert {"Inter", "Inter Display"} <= set(fonts.load_fonts())
    assert {"Inter", "Inter Display"} <= set(QFontDatabase.families())


@pytest.mark.parametrize(("name", "look"), [("light", first_frame.LIGHT), ("dark", first_frame.DARK)])
def test_that_the_first_picture_has_the_colours_and_sizes_of_the_tokens(name: theme.ThemeName, look: first_frame.Look) -> None:
    assert look._asdict() == {key: TOKENS["colour"][name][key] for key in look._fields}
    sizes = (TOKENS["size"]["rail"], TOKENS["type"]["heading"], TOKENS["type"]["body"])
    assert sizes == (first_frame.RAIL, first_frame.HEADING, first_frame.BODY)


def test_that_the_first_picture_is_dark_beside_a_dark_window() -> None:
    assert [first_frame.look_beside(QColor(colour)) for colour in ("#efefef", "#323232")] == [first_frame.LIGHT, first_frame.DARK]


def test_that_a_missing_font_file_is_named(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match=r"Absent\.otf"):
        fonts.register_font("Absent.otf")


def test_that_every_shipped_font_has_its_licence_beside_it() -> None:
    fonts = {path.name.split("-")[0].removesuffix("Display").lower() for path in resource("fonts").glob("*.[ot]tf")}
    licences = {path.name.split("-")[0].lower() for path in resource("fonts").glob("*-LICENSE.txt")}
    assert fonts == licences


def test_that_a_changed_theme_repaints_what_is_on_the_screen(qtbot: QtBot, qapp: QApplication, light: theme.Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    parts = (Chip(ChipContent("Signed", "ok")), button("Print", icon="printer", object_name="print"), Text("12 weeks", "note"))
    for part in parts:
        row.addWidget(part)
    window.show()
    before = [painted(part) for part in parts]
    theme.apply(qapp, theme.shipped("dark"))
    changed = [painted(part) != old for part, old in zip(parts, before, strict=True)]
    theme.apply(qapp, light)
    again = [painted(part) == old for part, old in zip(parts, before, strict=True)]
    assert (changed, again) == ([True] * 3, [True] * 3)


def test_that_putting_gloves_on_grows_the_banner_at_once(qtbot: QtBot, qapp: QApplication, light: theme.Theme) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.resize(1440, 58)
    banner.set_content(banner_content())
    banner.show()
    heights = []
    for gloves in (False, True, False):
        theme.apply(qapp, theme.shipped("light", gloves=gloves))
        qapp.processEvents()
        chip = next(child for child in banner.chips.findChildren(Chip) if child.isVisible())
        heights.append((banner.height(), chip.height()))
    assert heights == [(58, 23), (75, 30), (58, 23)]


def test_that_a_label_whose_tone_changes_keeps_its_font(qtbot: QtBot, light: theme.Theme) -> None:
    text = Text("2 items open", "title")
    qtbot.addWidget(text)
    text.show()
    text.set_tone("warn")
    assert (text.font().pixelSize(), text.font().weight()) == (16, QFont.Weight.DemiBold)


def test_that_a_name_with_an_angle_bracket_stays_a_name(qtbot: QtBot, light: theme.Theme) -> None:
    text = Text("", "body")
    qtbot.addWidget(text)
    text.set_parts(("A <b> & C ", False), ("150 units", True))
    assert text.accessibleName() == "A <b> & C 150 units"
    assert text.text() == 'A &lt;b&gt; &amp; C <span style="font-weight:600">150 units</span>'


@pytest.mark.parametrize(
    ("scheme", "wish", "named"),
    [
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "high_contrast"),
    ],
)
def test_that_the_system_theme_is_high_contrast_before_dark(scheme: Qt.ColorScheme, wish: Qt.ContrastPreference, named: str) -> None:
    assert theme.theme_name_for(scheme, wish) == named


def test_that_a_system_which_says_nothing_gets_the_light_theme(qapp: QApplication) -> None:
    assert theme.system_theme_name() == "light"


def test_that_every_icon_named_in_the_code_is_in_the_font() -> None:
    wanted = {"arrow-left", "dots-three", "eye", "eye-slash", "check", "warning", "calendar-blank-fill", "lock-simple", "check-bold"}
    assert [name for name in sorted(wanted) if not icons.exists(name)] == []


def test_that_the_icon_lookup_agrees_with_the_map_read_as_json() -> None:
    charmap = json.loads(resource("fonts", "phosphor-charmap-1.3.0.json").read_text(encoding="utf-8"))
    sample = list(charmap)[::37]
    assert [icons._glyph(name) for name in sample] == [chr(int(charmap[name], 16)) for name in sample]


def test_that_an_icon_which_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.pixmap("no-such-icon", QColor("black"), 16)
    assert not icons.exists("no-such-icon")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 2.5])
def test_that_an_icon_is_drawn_in_the_pixels_of_the_screen(qapp: QApplication, ratio: float) -> None:
    drawn = icons.icon("check", QColor("#0a616b")).pixmap(icons.icon("check", QColor()).availableSizes()[0], ratio)
    assert (drawn.width(), drawn.devicePixelRatio()) == (round(16 * ratio), ratio)


def test_that_a_disabled_icon_has_the_colour_of_disabled_things(qapp: QApplication, light: theme.Theme) -> None:
    made = icons.icon("minus", light.colour("ink"), 32)
    colours = []
    for mode in (made.Mode.Normal, made.Mode.Disabled):
        image = made.pixmap(made.availableSizes()[0], 1.0, mode).toImage()
        colours.append(image.pixelColor(16, 16).name())
    assert colours == [light.colour("ink").name(), light.colour("disabled").name()]


def test_that_importing_the_widgets_loads_no_theme_and_no_font() -> None:
    code = (
        "import pkgutil, importlib, json\n"
        "import procedure_assistant.ui.widgets as w\n"
        "[importlib.import_module(f'{w.__name__}.{m.name}') for m in pkgutil.iter_modules(w.__path__)]\n"
        "from procedure_assistant.ui import fonts, theme, icons\n"
        "print(json.dumps([theme._Current.theme is None, fonts.register_font.cache_info().currsize, icons._charmap.cache_info().currsize]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=UI.parents[1])
    assert json.loads(done.stdout) == [True, 0, 0]


def test_that_no_file_of_the_design_system_imports_a_whole_qt_module() -> None:
    files = [UI / "theme.py", UI / "icons.py", UI / "names.py", *(UI / "widgets").glob("*.py")]
    stars = [
        f"{path.name}: {ast.unparse(node)}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert stars == []


def test_that_text_sizes_rise_from_role_to_role() -> None:
    shown = theme.shipped("light")
    sizes = [shown.type_px(name) for name in ("micro", "small", "body", "strong", "title", "name", "heading", "big_number")]
    assert all(small < large for small, large in pairwise(sizes))
