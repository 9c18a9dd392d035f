"""Renders every widget of the design system in its states to a picture, to be looked at beside the reference pictures.

Usage: python tests/ui/gallery.py OUT.png [--scene parts|visit|today] [--theme light] [--gloves] [--compact] [--scale 2]
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"parts": (1752, 1500), "visit": (1440, 900), "today": (1440, 900)}


def main() -> int:
    """Parse, render, save; 0 when the picture was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scene", choices=sorted(SIZES), default="parts")
    parser.add_argument("--theme", choices=("light", "dark", "high_contrast"), default="light")
    parser.add_argument("--gloves", action="store_true")
    parser.add_argument("--compact", action="store_true")
    parser.add_argument("--scale", default="1")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = arguments.scale  # Qt reads it once, when the application is made
    sys.path.insert(0, str(ROOT))

    from PySide6.QtWidgets import QApplication

    from procedure_assistant.ui import theme
    from tests.ui.gallery_scenes import build

    app = QApplication(sys.argv[:1])
    theme.apply(app, theme.shipped(arguments.theme, gloves=arguments.gloves))
    width, height = (1280, 800) if arguments.compact else SIZES[arguments.scene]
    if arguments.gloves:
        height += 500
    screen = build(arguments.scene, compact=arguments.compact)
    screen.resize(width, height)
    screen.show()
    screen.setFocus()
    app.processEvents()
    return 0 if screen.grab().save(str(arguments.out)) else 1


if __name__ == "__main__":
    sys.exit(main())
