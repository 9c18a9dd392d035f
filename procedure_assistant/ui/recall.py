"""Finds the template of a stored English text of ours again, so that the screen can say it in another language. Changes nothing stored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.say import Tongue, say, told
from procedure_assistant.domain.words import side_words
from procedure_assistant.resources import resource
from procedure_assistant.services.patient_form import day_from

if TYPE_CHECKING:
    from procedure_assistant.ui.language import Language

_HOLE = re.compile(r"\\\{(\w+)\\\}")
_NUMBER = re.compile(r"\d{1,3}(,\d{3})*(\.\d+)?|\d+(\.\d+)?")
_DAY = re.compile(r"\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}")
_BETWEEN = ("; ", " · ", " + ", ", ")
_SIDES = {
    str(side): side
    for side in (say("left"), say("right"), say("midline"), say("both"), *map(side_words, ((Side.LEFT,), (Side.RIGHT,), tuple(Side))))
}
_LEAST_LETTERS = 4
"""Templates with fewer letters of their own would fit anything."""
_OWN_LETTERS = 12
"""A template with as many letters of its own is known by them; one with fewer only when its values are numbers ("GON left" is no rest)."""


class Patterns:
    """Every template with values, the one with the most letters of its own first, and the texts without any."""

    def __init__(self, templates: Iterable[str]) -> None:
        every = set(templates)
        self._exact = {one for one in every if "{" not in one}
        wanted = {one for one in every - self._exact if "{{" not in one and _letters(one) >= _LEAST_LETTERS}
        self._templates = sorted(wanted, key=_letters, reverse=True)
        self._made: list[re.Pattern[str]] | None = None

    def told(self, english: str, tongue: Tongue) -> str:
        """The text in another language; a number in its signs, and as it is what is not surely one of ours."""
        found = self._known(english, tongue)
        return english if found is None else found

    def _known(self, english: str, tongue: Tongue) -> str | None:
        if _NUMBER.fullmatch(english):
            return tongue.number(english)
        if _DAY.fullmatch(english) and (day := day_from(english)) is not None:
            return tongue.day(day)
        if english in self._exact:
            return tongue.template(english, "")
        ways = (self._by_template, self._by_side, self._by_pieces)
        return next((found for way in ways if (found := way(english, tongue)) is not None), None)

    def _by_template(self, english: str, tongue: Tongue) -> str | None:
        for template, pattern in zip(self._templates, self._patterns(), strict=True):
            found = pattern.fullmatch(english)
            if found is not None and _is_sure(template, found.groupdict().values()):
                values = {name: self.told(value, tongue) for name, value in found.groupdict().items()}
                return tongue.template(template, "").format_map(values)
        return None

    def _by_side(self, english: str, tongue: Tongue) -> str | None:
        """A structure that we name, and its side: "GON both sides"."""
        for english_side, side in _SIDES.items():
            what = english.removesuffix(f" {english_side}")
            if what != english and what in self._exact:
                return f"{tongue.template(what, '')} {told(side, tongue)}"
        return None

    def _by_pieces(self, english: str, tongue: Tongue) -> str | None:
        """Texts of ours that were joined by a sign; None where one of them is not known."""
        for between in _BETWEEN:
            if between in english:
                pieces = [self._known(piece, tongue) for piece in english.split(between)]
                if known := [piece for piece in pieces if piece is not None]:
                    return between.join(known) if len(known) == len(pieces) else None
        return None

    def _patterns(self) -> list[re.Pattern[str]]:
        if self._made is None:
            self._made = [_pattern(template) for template in self._templates]
        return self._made


def shipped_patterns(language: Language = "es") -> Patterns:
    """From the catalogue's own file, whose sources are the same in every language."""
    top = ElementTree.parse(resource("languages", f"{language}.ts")).getroot()
    return Patterns(message.findtext("source", "") for message in top.iter("message"))


def _is_sure(template: str, values: Iterable[str]) -> bool:
    """Whether a text that fits the template cannot well be another one."""
    values = tuple(values)
    if all(_NUMBER.fullmatch(value) or _DAY.fullmatch(value) for value in values):
        return True
    if template.partition(":")[0].isalpha():  # "void: {reason}"
        return True
    return _letters(template) >= _OWN_LETTERS and not any(between in value for value in values for between in _BETWEEN)


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
