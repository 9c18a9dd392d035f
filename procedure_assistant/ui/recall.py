"""Finds the template of a stored English text of ours again, so that the screen can say it in another language. Changes nothing stored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from procedure_assistant.domain.say import Tongue
from procedure_assistant.resources import resource

if TYPE_CHECKING:
    from procedure_assistant.ui.language import Language

_HOLE = re.compile(r"\\\{(\w+)\\\}")
_NUMBER = re.compile(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?")
_LEAST_LETTERS = 4
"""Templates with fewer letters of their own would fit anything."""


class Patterns:
    """Every template with values, the one with the most letters of its own first."""

    def __init__(self, templates: Iterable[str]) -> None:
        wanted = {one for one in templates if "{" in one and "{{" not in one and _letters(one) >= _LEAST_LETTERS}
        self._templates = sorted(wanted, key=_letters, reverse=True)
        self._made: list[re.Pattern[str]] | None = None

    def told(self, english: str, tongue: Tongue) -> str:
        """The text in another language; a number or a text that fits no template as it is."""
        if _NUMBER.fullmatch(english):
            return tongue.number(english)
        for template, pattern in zip(self._templates, self._patterns(), strict=True):
            found = pattern.fullmatch(english)
            if found is not None:
                values = {name: tongue.recalled(value) for name, value in found.groupdict().items()}
                return tongue.template(template, "").format_map(values)
        return english

    def _patterns(self) -> list[re.Pattern[str]]:
        if self._made is None:
            self._made = [_pattern(template) for template in self._templates]
        return self._made


def shipped_patterns(language: Language = "es") -> Patterns:
    """From the catalogue's own file, whose sources are the same in every language."""
    top = ElementTree.parse(resource("languages", f"{language}.ts")).getroot()
    return Patterns(message.findtext("source", "") for message in top.iter("message"))


def _letters(template: str) -> int:
    return sum(sign.isalpha() for sign in re.sub(r"\{\w+\}", "", template))


def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(hole: re.Match[str]) -> str:
        name = hole[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+?)"

    return re.compile(_HOLE.sub(group, re.escape(template)), re.DOTALL)
