"""Reads a small text file that holds a secret, such as a private key. Keeps nothing, and says nothing of what is in it."""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.domain.say import say

MOST = 64_000
"""Bytes: a key is some thousands."""


def read_secret_file(path: str | Path) -> tuple[str, str]:
    """The text, "" where it cannot be used, and then what is wrong with it in words."""
    chosen = Path(path)
    try:
        with chosen.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        return "", say("{name} cannot be read: {why}.", name=chosen.name, why=error.strerror or type(error).__name__)
    if len(data) > MOST:
        return "", say("{name} is too large to be a key.", name=chosen.name)
    try:
        text = data.decode("ascii").strip()
    except UnicodeDecodeError:
        return "", say("{name} is no text, so it is no PEM file.", name=chosen.name)
    return (text, "") if text else ("", say("{name} is empty.", name=chosen.name))
