"""Texts that are English in the record and in the reader's language on screen: a text keeps its template and its values.

It must not know any other language, nor translate: the screen does, through `Said.told`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, SupportsIndex

if TYPE_CHECKING:  # wanted before the first paint: nothing is loaded for a name
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

_NO_VALUES: Mapping[str, object] = {}


class Tongue(Protocol):
    """A language of the screen."""

    def template(self, english: str, sense: str) -> str:
        """The same template in this language; the English one where it is not known."""

    def number(self, english: str) -> str:
        """A number written as "1,000.5", with the signs of this language. No digit is added, left away or rounded."""

    def day(self, value: date) -> str:
        """A day, such as "14 feb 1981"."""

    def recalled(self, english: str) -> str:
        """A whole English text of ours that was stored, in this language; as it is where it fits no template."""


class Said(str):
    """An English text that remembers how it was made. It is equal to, hashed as and stored as the plain text.

    ``template`` as it stands in the code, ``values`` by the names in it (empty: the template is the text), ``sense`` which of two
    meanings of the same English words. None of them is ever changed. Cutting and joining by the methods of `str` that are not here
    gives plain English text: use `say`, `joined`, `begun`, `inner` and `+`.
    """

    __slots__ = ("sense", "template", "values")
    template: str
    values: Mapping[str, object]
    sense: str

    def told(self, tongue: Tongue) -> str:
        """The text in another language, as a plain text."""
        template = tongue.template(self.template, self.sense)
        if not self.values:
            return template
        return template.format_map({name: told(value, tongue) for name, value in self.values.items()})

    def __add__(self, other: str) -> str:
        return joined("", (self, other))

    def __radd__(self, other: str) -> str:
        return joined("", (other, self))

    def capitalize(self) -> str:
        """As `str.capitalize`, in every language."""
        return _turned(self, str.capitalize)

    def lower(self) -> str:
        """As `str.lower`, in every language."""
        return _turned(self, str.lower)

    def upper(self) -> str:
        """As `str.upper`, in every language."""
        return _turned(self, str.upper)

    def rstrip(self, chars: str | None = None, /) -> str:
        """As `str.rstrip`, in every language; where a question has a sign at its beginning too, that goes with the one at its end."""
        return _turned(self, _without_end, chars)

    def strip(self, chars: str | None = None, /) -> str:
        """As `str.strip`, in every language."""
        return _turned(self, str.strip, chars)

    def replace(self, old: str, new: str, count: SupportsIndex = -1, /) -> str:
        """As `str.replace`; what is of `say` among the arguments is searched and put in its translation."""
        return _turned(self, str.replace, old, new, count)

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        """As `str.partition`; the translation is cut at the same sign, such as the end of the first sentence."""
        _, found, after = str.partition(self, sep)
        return _turned(self, _piece, sep, 1, 0), found, _turned(self, _piece, sep, 1, 1) if after else ""

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """As `str.split`; the translation is cut at the same signs."""
        pieces = str.split(self, sep, maxsplit)
        return [_turned(self, _piece, sep, len(pieces) - 1, number) for number in range(len(pieces))]

    def format(self, *_: object, **values: object) -> str:
        """The template of this text with values."""
        return say(self.template, self.sense, **values)

    def removesuffix(self, suffix: str, /) -> str:
        """As `str.removesuffix`; a suffix of words is searched in their translation."""
        return _turned(self, str.removesuffix, suffix)

    def removeprefix(self, prefix: str, /) -> str:
        """As `str.removeprefix`; a prefix of words is searched in their translation."""
        return _turned(self, str.removeprefix, prefix)


_made = str.__new__


def say(template: str, /, sense: str = "", **values: object) -> str:
    """A text for the screen: `say("{drug} had expired on {day}.", drug=label, day=wording.day(expiry))`.

    The template is a literal (or a text of resources/), one whole sentence where it can be, and stands in the catalogue of every
    language. What must not be translated (names, drugs, lots, codes, what a person typed) is a value. A value may be `Said` again.
    `sense` parts two meanings of the same English words. Without values the text is taken as it is, braces too.
    """
    if values:
        text = _made(Said, template.format_map(values))
        text.values = values
    elif isinstance(template, Said):
        return template
    else:
        text = _made(Said, template)
        text.values = _NO_VALUES
    text.template = template
    text.sense = sense
    return text


def told(value: object, tongue: Tongue) -> object:
    """A value of a template in another language: texts, exact numbers, words of a fixed set (an enum); all else as it is."""
    if isinstance(value, Said):
        return value.told(tongue)
    if type(value).__name__ == "Decimal":
        return tongue.number(str(value))
    if isinstance(value, Exception) and value.args:
        return told(value.args[0], tongue)
    word = getattr(value, "_value_", None)  # one of a fixed set, such as a side
    return tongue.template(word, "") if isinstance(word, str) else value


def plain(value: object) -> str:
    """The English text alone, for what is stored or sent; the hook of `msgspec`, which takes no other. NotImplementedError for no text."""
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} is no text")


class _Joined(Said):
    """Texts with the same sign between them."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    @classmethod
    def of(cls, between: str, parts: tuple[str, ...]) -> _Joined:
        text = _made(cls, between.join(parts))
        text.template, text.values, text.sense, text.parts = between, _NO_VALUES, "", parts
        return text

    def told(self, tongue: Tongue) -> str:
        return self.template.join(str(told(part, tongue)) for part in self.parts)


def joined(between: str, parts: Iterable[str]) -> str:
    """`between.join(parts)` that still knows its parts; `between` is a sign such as ", " or " · ", never a word."""
    kept = tuple(parts)
    if len(kept) == 1:
        return kept[0]
    return _Joined.of(between, kept) if any(isinstance(part, Said) for part in kept) else between.join(kept)


class _Number(Said):
    """A number in figures; the English text is its exact value."""

    __slots__ = ()

    def told(self, tongue: Tongue) -> str:
        return tongue.number(str(self))


def said_number(english: str) -> str:
    """A number already written in English figures, "1,000.5"."""
    text = _made(_Number, english)
    text.template, text.values, text.sense = "", _NO_VALUES, ""
    return text


class _Day(Said):
    """A date."""

    __slots__ = ("on",)
    on: date

    @classmethod
    def of(cls, english: str, value: date) -> _Day:
        text = _made(cls, english)
        text.template, text.values, text.sense, text.on = "", _NO_VALUES, "", value
        return text

    def told(self, tongue: Tongue) -> str:
        return tongue.day(self.on)


def said_day(english: str, value: date) -> str:
    """A date already written in English."""
    return _Day.of(english, value)


class _Recalled(Said):
    """A text that was stored and has lost its values."""

    __slots__ = ()

    def told(self, tongue: Tongue) -> str:
        return tongue.recalled(str(self))


def recalled(stored: str) -> str:
    """A text of ours that comes out of the database or a file: the screen finds its template again. Never for what a person typed."""
    text = _made(_Recalled, stored)
    text.template, text.values, text.sense = "", _NO_VALUES, ""
    return text


class _Turned(Said):
    """A text written another way, such as with a capital letter; the same is done to its translation."""

    __slots__ = ("arguments", "text", "turn")
    text: str
    turn: Callable[..., str]
    arguments: tuple[object, ...]

    @classmethod
    def of(cls, text: Said, turn: Callable[..., str], arguments: tuple[object, ...]) -> _Turned:
        made = _made(cls, turn(str(text), *arguments))
        made.template, made.values, made.sense = "", _NO_VALUES, ""
        made.text, made.turn, made.arguments = text, turn, arguments
        return made

    def told(self, tongue: Tongue) -> str:
        return self.turn(str(told(self.text, tongue)), *(told(one, tongue) for one in self.arguments))


def _turned(text: str, turn: Callable[..., str], *arguments: object) -> str:
    return _Turned.of(text, turn, arguments) if isinstance(text, Said) else turn(text, *arguments)


def begun(text: str) -> str:
    """The text with a capital first letter, the rest as it is: "both sides" as "Both sides"."""
    return _turned(text, _first_large)


def inner(text: str) -> str:
    """The text with a small first letter, for use inside a sentence, unless it begins with an abbreviation: "PRP volume"."""
    return _turned(text, _first_small)


def _piece(text: str, sep: str | None, cuts: int, number: int) -> str:
    """A piece of a text cut at `sep` as often as the English one; "" where the translation has fewer."""
    pieces = text.split(sep, cuts)
    return pieces[number] if number < len(pieces) else ""


def _without_end(text: str, chars: str | None = None) -> str:
    kept = text.rstrip(chars)
    return kept.replace("¿", "") if kept != text and "?" in (chars or "") else kept


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_small(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
