"""HL7 v2.5.1 as it is written: escapes, components, segments, times, character set. What stands in a message passed through here.

``Encoded`` marks text that is safe between separators; nothing else can be put into a segment (mypy holds that), so what was typed
can never open a field or a segment of its own. The separators are always ``|^~\\&``, the character set is always UTF-8.
It knows no visit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import NewType

Encoded = NewType("Encoded", str)
"""Text in which nothing separates but what was meant to."""

NOTHING = Encoded("")
CHARACTER_SET = Encoded("UNICODE UTF-8")
"""MSH-18, HL7 table 0211."""

SEPARATORS = "^~\\&"
_CONTROL_ID = 20
"""Characters of MSH-10 in v2.5.1."""
_ESCAPES = {"|": "\\F\\", "^": "\\S\\", "&": "\\T\\", "~": "\\R\\", "\\": "\\E\\"}
_SEPARATING = re.compile(r"[|^&~\\]")
_LINE_ENDS = re.compile("\r\n|[\r\n\u2028\u2029\x85]")
# C0 and C1 would end a segment or a frame for one reader or another.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def text(value: str) -> Encoded:
    """One line of text (ST, TX, a component): separators are escaped, a line end becomes a space."""
    return _encoded(_LINE_ENDS.sub(" ", value))


def formatted(value: str) -> Encoded:
    r"""Formatted text (FT): as :func:`text`, but a line end is ``\.br\`` (2.7.6)."""
    return Encoded("\\.br\\".join(_encoded(line) for line in _LINE_ENDS.split(value)))


def _encoded(value: str) -> Encoded:
    value = _SEPARATING.sub(lambda found: _ESCAPES[found[0]], value)
    return Encoded(_CONTROLS.sub(_as_hex, value).encode("utf-8", "replace").decode())


def _as_hex(found: re.Match[str]) -> str:
    return f"\\X{found[0].encode().hex().upper()}\\"


def components(*parts: Encoded) -> Encoded:
    """Parts joined as components, empty ones at the end left out."""
    return Encoded("^".join(parts).rstrip("^"))


def subcomponents(*parts: Encoded) -> Encoded:
    """Parts joined as subcomponents."""
    return Encoded("&".join(parts).rstrip("&"))


def repetitions(*parts: Encoded) -> Encoded:
    """Parts joined as repetitions, empty ones left out."""
    return Encoded("~".join(part for part in parts if part))


def words(*parts: str) -> Encoded:
    """Plain texts as components."""
    return components(*(text(part) for part in parts))


def segment(name: str, fields: Mapping[int, Encoded]) -> Encoded:
    """One segment without its end. ``fields`` are numbered as in the standard, from 1."""
    last = max((number for number, value in fields.items() if value), default=0)
    return Encoded("|".join((name, *(fields.get(number, NOTHING) for number in range(1, last + 1)))))


def header(fields: Mapping[int, Encoded]) -> Encoded:
    """The MSH segment: MSH-1, MSH-2, version and character set are its own; the first separator is itself MSH-1."""
    rest = segment("", {number - 2: value for number, value in {**fields, 12: text("2.5.1"), 18: CHARACTER_SET}.items()})
    return Encoded(f"MSH|{SEPARATORS}{rest}")


def message(*segments: Encoded) -> bytes:
    """A whole message: every segment ends with a carriage return (2.5.2)."""
    return "".join(f"{one}\r" for one in segments if one).encode()


def moment(at: datetime) -> Encoded:
    """A moment to the second with its offset, as ``at`` has it (TS). Raises ValueError for one without offset."""
    if at.tzinfo is None:
        raise ValueError("a moment without its offset can be read two ways")
    return Encoded(at.strftime("%Y%m%d%H%M%S%z"))


def day(of: date) -> Encoded:
    """A calendar day (DT)."""
    return Encoded(f"{of.year:04}{of.month:02}{of.day:02}")


def control_id(*parts: str) -> str:
    """20 characters that follow from the parts: MSH-10, and the root of document numbers. The same parts, the same id."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:_CONTROL_ID].upper()
