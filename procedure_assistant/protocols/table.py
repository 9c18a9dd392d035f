"""Reads typed values out of one TOML table; every wrong, missing or unknown key is reported, none is guessed or skipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.sheet import Sheet, SourceUse

E = TypeVar("E", bound=StrEnum)

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE = re.compile(r"(?P<text>\S.*); (?P<confidence>[HML]-(?:V2|V|K|S|C))")
_MOST_DIGITS, _MOST_PLACES = 9, 6
"""No dose, length or count of this field is longer; a slip such as 1e400 must not reach any sum."""
_NO_SOURCE = Source("", "L-S")


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[Source, tuple[str, ...]]:
    """A source with the keys it names, none when it is not written as one. The same few stand in a file many times."""
    found = _SOURCE.fullmatch(text)
    parts = [part.split() for part in found["text"].split(",")] if found else []
    if found is None or not all(parts):
        return _NO_SOURCE, ()
    return Source(found["text"], found["confidence"]), tuple(words[0] for words in parts)


def _kind(value: object) -> str:
    """What a value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    names = ((str, "text"), (int | Decimal, "a number"), (dict, "a table"), (list, "a list"), (date | datetime, "a date"))
    return next((name for kind, name in names if isinstance(value, kind)), "a time")


class Table:
    """One table of a file. Take every key it may have, then :meth:`close` it: keys that nobody took are refused."""

    __slots__ = ("_data", "_taken", "place", "sheet")

    def __init__(self, sheet: Sheet, data: Mapping[str, object], place: str = "") -> None:
        self.sheet = sheet
        self.place = place
        self._data = data
        self._taken: set[str] = set()

    def at(self, key: str) -> str:
        """The place of a key of this table."""
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def fault(self, key: str, reason: str) -> None:
        """Report a fault at a key, or at the table itself when ``key`` is empty."""
        self.sheet.fault(self.at(key), reason)

    def has(self, key: str) -> bool:
        """Whether the key is written, without taking it."""
        return key in self._data

    def take(self, key: str, *, required: bool = True) -> object | None:
        """The raw value, None when it is not there."""
        self._taken.add(key)
        if key not in self._data:
            if required:
                self.fault(key, "is missing")
            return None
        return self._data[key]

    def close(self) -> None:
        """Report every key that was not taken."""
        for key in self._data:
            if key not in self._taken:
                self.fault(key, f"is not known here; known are {', '.join(sorted(self._taken))}")

    def text(self, key: str, *, required: bool = True) -> str:
        """A text that is not blank; "" when missing or wrong."""
        value = self.take(key, required=required)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(key, f"must be text, not {_kind(value)}")
            return ""
        if not value.strip():
            self.fault(key, "is blank")
        elif value != value.strip() or not value.isprintable():
            self.fault(key, "has a line break, a control character or a space at its end")
        return value

    def words(self, key: str, *, required: bool = True) -> str:
        """A text that a person reads on screen, in the reader's language there; "" when missing or wrong."""
        text = self.text(key, required=required)
        return say(text) if text else ""

    def identifier(self, key: str = "id", pattern: re.Pattern[str] = IDENTIFIER) -> str:
        """A short name for the program; "" when missing or wrong."""
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            form = "small letters, digits and _, a letter first" if pattern is IDENTIFIER else pattern.pattern
            self.fault(key, f"“{value}” is not of the form: {form}")
            return ""
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self.take(key, required=False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(key, f"must be true or false, not {_kind(value)}")
            return default
        return value

    def number(self, key: str, *, required: bool = True) -> Decimal | None:
        """An exact, finite number; None when missing or wrong."""
        value = self.take(key, required=required)
        return None if value is None else self._decimal(key, value)

    def _decimal(self, key: str, value: object) -> Decimal | None:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.fault(key, f"must be a number, not {_kind(value)}")
            return None
        number = Decimal(value)
        if not number.is_finite():
            self.fault(key, "must be a finite number")
            return None
        if number.adjusted() > _MOST_DIGITS or int(number.as_tuple().exponent) < -_MOST_PLACES:
            self.fault(key, f"has more than {_MOST_DIGITS} digits, or more than {_MOST_PLACES} behind the point")
            return None
        return number

    def above_zero(self, key: str, *, required: bool = True) -> Decimal | None:
        """A number above zero; None when missing or wrong."""
        value = self.number(key, required=required)
        if value is not None and value <= 0:
            self.fault(key, f"must be above zero, not {value}")
            return None
        return value

    def whole(self, key: str, *, required: bool = True, least: int = 0) -> int | None:
        """A whole number of at least ``least``; None when missing or wrong."""
        value = self.number(key, required=required)
        if value is None:
            return None
        if value != value.to_integral_value() or value < least:
            self.fault(key, f"must be a whole number from {least}, not {value}")
            return None
        return int(value)

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """A list of numbers above zero, in rising order; empty when not written."""
        found = [self._decimal(f"{key}[{place}]", value) for place, value in enumerate(self._list(key, required=False))]
        numbers = tuple(number for number in found if number is not None)
        if any(number <= 0 for number in numbers) or list(numbers) != sorted(set(numbers)):
            self.fault(key, "must be numbers above zero, each once, in rising order")
        return numbers

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of different texts, at least one."""
        found = self._list(key, required=required)
        texts = tuple(value for value in found if isinstance(value, str) and value.strip())
        if len(texts) != len(found) or (self.has(key) and not found) or len(set(texts)) != len(texts):
            self.fault(key, "must be a list of different texts")
        return texts

    def _list(self, key: str, *, required: bool) -> list[object]:
        value = self.take(key, required=required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, f"must be a list, not {_kind(value)}")
            return []
        return value

    def member(self, key: str, kind: type[E], *, required: bool = True) -> E | None:
        """One of a fixed set of words; None when missing or wrong."""
        value = self.text(key, required=required)
        if not value:
            return None
        try:
            return kind(value)
        except ValueError:
            self.fault(key, f"“{value}” is not one of {', '.join(kind)}")
            return None

    def source(self, key: str = "source") -> Source:
        """Where something comes from, written "LBL 2.1; H-K": keys of sources.toml, then how sure it is."""
        self._taken.add(key)
        if not self.has(key):
            self.fault(key, "is missing; nothing is used here without its source")
            return _NO_SOURCE
        text = self.text(key)
        source, keys = _parsed(text)
        if not keys:
            if text:
                self.fault(key, f"“{text}” is no source; write it as “LBL 2.1; H-K”")
            return _NO_SOURCE
        for name in keys:
            if self.sheet.citations is not None and name not in self.sheet.citations:
                self.fault(key, f"“{name}” is not in sources.toml")
        self.sheet.used.append(SourceUse(self.sheet.name, self.at(key), source))
        return source

    def tables(self, key: str, *, required: bool = False) -> list[Table]:
        """A list of tables; entries of another kind are reported and left out."""
        tables = []
        for place, value in enumerate(self._list(key, required=required)):
            if isinstance(value, dict):
                tables.append(Table(self.sheet, value, self.at(f"{key}[{place}]")))
            else:
                self.fault(f"{key}[{place}]", f"must be a table, not {_kind(value)}")
        return tables

    def table(self, key: str, *, required: bool = True) -> Table | None:
        """One table."""
        value = self.take(key, required=required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(key, f"must be a table, not {_kind(value)}")
            return None
        return Table(self.sheet, value, self.at(key))

    def entries(self) -> list[str]:
        """Every key that is written, for tables whose keys are names; each still has to be taken."""
        return list(self._data)

    def day(self, key: str) -> date | None:
        """A calendar day; None when missing or wrong."""
        value = self.take(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault(key, f"must be a day such as 2026-10-01, not {_kind(value)}")
        return None

    def sourced(self, key: str) -> tuple[Decimal | None, Source]:
        """A number above zero that carries its own source: ``{value = 5, source = "SmPC 4.2; H-V"}``."""
        table = self.table(key)
        if table is None:
            return None, _NO_SOURCE
        value, source = table.above_zero("value"), table.source()
        table.close()
        return value, source
