"""One walk through everything at one size, in a process of its own where the scale is another: prints what was found as JSON.

``python -m tests.ui.everywhere.run --size 1280x800 --theme dark [--pictures FOLDER]``; the scale comes from QT_SCALE_FACTOR.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Container
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.ui import language as languages
from procedure_assistant.ui import theme
from procedure_assistant.ui.language import LANGUAGES, Language
from tests.ui.everywhere import checks
from tests.ui.everywhere.eyes import Look, settle
from tests.ui.everywhere.house import FullHouse
from tests.ui.everywhere.walk import units, walk

_COVERS = ("learn",)
"""A question over the whole window holds the keyboard until it is answered; its own tests walk it."""


def look_around(
    house: FullHouse,
    size: tuple[int, int],
    name: theme.ThemeName,
    *,
    language: Language = "en",
    wanted: Container[str] = units(),
    pictures: Path | None = None,
    keyboard: bool = False,
) -> dict[str, list[str]]:
    """Walk once at this size and in this theme; findings by place, places without any left out. ``keyboard``: names and focus as well."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.shipped(name))
    speak(app, language)
    house.window.resize(*size)
    settle()
    found: dict[str, list[str]] = {}
    focused: set[tuple[str, str]] = set()
    for place in walk(house, wanted):
        if theme.current().name != name:  # the settings were opened, and say another
            theme.apply(app, theme.shipped(name))
        speak(app, language)
        settle()
        look = Look(house.window)
        if pictures is not None:
            pictures.mkdir(parents=True, exist_ok=True)
            look.picture.save(str(pictures / f"{len(list(pictures.iterdir())):03} {place.replace('/', '-')}.png"))
        told = [*checks.contrast(look), *checks.clipped(look), *checks.overlapping(look)]
        if keyboard and not any(one.isVisible() for name in _COVERS for one in house.window.findChildren(QWidget, name)):
            way = checks.stops(house.window)
            told += [*checks.names(house.window), *checks.tab_order(house.window, way), *checks.focus(house.window, way, focused)]
        if told:
            found[place] = told
    return found


def speak(app: QApplication, chosen: Language) -> None:
    """Show everything in a language, unless it is shown in it."""
    if languages.current() != chosen:
        languages.apply(app, chosen)


def main() -> int:
    """Parse, walk, print; 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--theme", action="append", choices=theme.THEME_NAMES)
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--only", default="", help="parts of the way whose name holds this")
    parser.add_argument("--unit", action="append", help="this part of the way")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--keyboard", action="store_true")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    width, height = (int(part) for part in chosen.size.split("x"))
    found: dict[str, dict[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(chosen.theme or theme.THEME_NAMES):
            inside = Path(folder) / str(number)
            inside.mkdir()
            house = FullHouse(inside)
            house.open((width, height))
            told = look_around(
                house,
                (width, height),
                name,
                language=chosen.language,
                wanted=chosen.unit or [unit for unit in units() if chosen.only in unit],
                pictures=chosen.pictures / name if chosen.pictures else None,
                keyboard=chosen.keyboard,
            )
            found[name] = told
            house.close()
    app.processEvents()
    print(json.dumps(found, ensure_ascii=False, indent=1))  # noqa: T201
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main())
