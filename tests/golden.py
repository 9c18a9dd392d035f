"""Golden texts: the expected words of a whole document, rewritten by ``PA_REWRITE_GOLDEN=1 pytest`` so that the diff is the review."""

from __future__ import annotations

import os
from pathlib import Path


def golden(path: Path, text: str) -> str:
    """The expected text; with PA_REWRITE_GOLDEN=1 the file is written anew first. A missing file is an empty expectation."""
    if os.environ.get("PA_REWRITE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.exists() else ""
