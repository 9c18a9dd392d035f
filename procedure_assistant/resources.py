"""Finds the files of resources/ from a source checkout, an installed wheel and a frozen build; it must not read them."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class ResourceMissing(FileNotFoundError):
    """A file that ships with the program is not there; ``str()`` of it names what was looked for and where."""


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: ``resource("protocols", "gon_block.toml")``; ``resource()`` is the whole folder.

    Raises:
        ResourceMissing: it is in none of the places where this kind of installation keeps it.
    """
    places = _places()
    for place in places:
        path = place.joinpath(*parts)
        if place.is_dir() and path.exists():
            return path
    name = "/".join(("resources", *parts))
    looked = " or ".join(str(place) for place in places)
    raise ResourceMissing(f"{name} was not found in {looked}. The installation is incomplete; install the program again.")


def _places() -> tuple[Path, ...]:
    """Where resources can be: PyInstaller's folder when frozen; else inside the wheel, or at the top of the checkout."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return (Path(bundle, "resources"),)
    return (_PACKAGE / "_resources", _PACKAGE.parent / "resources")
