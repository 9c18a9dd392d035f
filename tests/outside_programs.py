"""Where programs of others lie that the tests talk to."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def find(name: str) -> str | None:
    """The path of ``name``, ``None`` where it is not installed.

    The folder of this Python is left out: pynetdicom brings a storescu and an echoscu of its own there, which would come first where the
    environment is activated. Debian keeps some programs where only administrators look.
    """
    own = str(Path(sys.executable).parent)
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder != own]
    return shutil.which(name, path=os.pathsep.join([*folders, "/usr/sbin"]))
