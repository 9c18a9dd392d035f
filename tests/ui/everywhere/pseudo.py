"""A made-up language: every template with other vowels and a third longer. What still has plain vowels on screen escaped it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QTranslator

_VOWELS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_HOLE = re.compile(r"(\{\w*\})")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]*[AEIOUYaeiouy][A-Za-zÀ-ÿ]*")
_LONGER = 0.3


def told(english: str) -> str:
    """The template in the made-up language: the same values, the same signs at both ends, a third more letters."""
    parts = [part if number % 2 else part.translate(_VOWELS) for number, part in enumerate(_HOLE.split(english))]
    text = "".join(parts)
    more = max(1, round(len(_HOLE.sub("", english)) * _LONGER))
    filling = " ".join(["éé"] * max(1, more // 3)) if len(english) > 12 else "é" * more
    body = text.rstrip(" .:?…,")
    between = " " if len(english) > 12 else ""
    return f"{body}{between}{filling}{text[len(body) :]}"


class PseudoTranslator(QTranslator):
    """Knows every text."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Of Qt's own texts nothing."""
        return told(text) if context == "say" else ""

    def isEmpty(self) -> bool:
        """There is always a translation."""
        return False


def plain_words(text: str) -> Iterator[str]:
    """The words that did not come from a template."""
    for word in _WORD.findall(text):
        if len(word) > 1 and not re.search(r"[áéíóúýÁÉÍÓÚÝ]", word) and not word.isupper():
            yield word
