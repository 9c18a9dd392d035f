"""Text as it may leave: what nobody sees and what could mislead a reader or a program is written out. Changes nothing that can be seen."""

from __future__ import annotations

import re

_NONE = "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(17))
_HIDDEN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff{_NONE}]")
"""Control characters but the line end, marks that turn the direction of a text around, halves of characters, no characters."""


def visible(text: str, *, keep: str = "") -> str:
    """The text with each hidden character but those to ``keep`` as "[U+202E]"; line ends, emoji and every script stay."""
    return _HIDDEN.sub(lambda found: found[0] if found[0] in keep else f"[U+{ord(found[0]):04X}]", text)


def on_one_line(text: str) -> str:
    """As :func:`visible`, with line ends and tabs as spaces: for what stands in a line or a cell."""
    return visible(text.replace("\r\n", " ").translate(_BREAKS))


_BREAKS = str.maketrans("\r\n\t\v\f", "     ")
