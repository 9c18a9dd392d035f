"""Reads single values out of FHIR JSON of any quality: a wrong shape is an absence, never an exception. Decides nothing clinical."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

from procedure_assistant.domain.patient import Code

Json = dict[str, object]

# Stands for a character that cannot be shown, as Unicode proposes; it also marks text that was damaged before it reached us.
UNREADABLE = "\ufffd"
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?")
_NOTE_ITEMS = 8


class Notes:
    """Collects what was doubtful as sentences; entries under one heading become one sentence."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, sentence: str) -> None:
        """A whole sentence; the same one again is not repeated."""
        self._found.setdefault(sentence, [])

    def under(self, heading: str, item: str) -> None:
        """``item`` under ``heading``, which says without a full stop what was done with all its items."""
        self._found.setdefault(heading, []).append(item)

    def sentences(self) -> tuple[str, ...]:
        """All notes in the order they first came up; long lists end in "and 3 more"."""
        return tuple(self._sentence(head, items) for head, items in self._found.items())

    @staticmethod
    def _sentence(head: str, items: Sequence[str]) -> str:
        if not items:
            return head
        distinct = list(dict.fromkeys(items))
        rest = len(distinct) - _NOTE_ITEMS
        return f"{head}: {'; '.join(distinct[:_NOTE_ITEMS])}{f'; and {rest} more' if rest > 0 else ''}."


def clean(value: object) -> str:
    """A string with single spaces, composed accents (NFC, so that the same name is the same text) and no control characters."""
    if not isinstance(value, str):
        return ""
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    return "".join(UNREADABLE if unicodedata.category(sign) in ("Cc", "Cs") or sign in _BIDI_CONTROLS else sign for sign in text)


def text(node: Json, key: str) -> str:
    """The cleaned text at ``key``; empty when absent or not a text."""
    return clean(node.get(key))


def child(node: Json, key: str) -> Json:
    """The object at ``key``; empty when absent or not an object."""
    value = node.get(key)
    return value if isinstance(value, dict) else {}


def children(node: Json, key: str) -> list[Json]:
    """The objects in the list at ``key``. A lone object counts as a list of one: some senders forget the list."""
    value = node.get(key)
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(node: Json, key: str) -> list[str]:
    """The non-empty texts in the list at ``key``."""
    value = node.get(key)
    found = [clean(item) for item in (value if isinstance(value, list) else [value])]
    return [item for item in found if item]


def codes(concept: Json) -> list[Code]:
    """Every coding of a CodeableConcept that has a code."""
    found = [Code(text(coding, "system"), text(coding, "code"), text(coding, "display")) for coding in children(concept, "coding")]
    return [code for code in found if code.code]


def concept_name(concept: Json) -> str:
    """The words of a CodeableConcept: its text, else a display, else the bare code; empty when it has nothing."""
    displays = [text(coding, "display") for coding in children(concept, "coding")]
    bare = [code.code for code in codes(concept)]
    return next((word for word in (text(concept, "text"), *displays, *bare) if word), "")


def preferred_code(concept: Json, systems: Sequence[str]) -> Code | None:
    """The coding from the first of ``systems`` that is present, else the first coding; None without any."""
    found = codes(concept)
    for system in systems:
        for code in found:
            if code.system == system:
                return code
    return found[0] if found else None


def status_code(node: Json, key: str) -> str:
    """A status given as CodeableConcept (R4) or as bare code (STU3, and many fields of R4); empty when absent."""
    if isinstance(node.get(key), str):
        return text(node, key)
    found = codes(child(node, key))
    return found[0].code if found else text(child(node, key), "text")


def day(value: object) -> date | None:
    """The calendar day of a FHIR date or dateTime, as the sender wrote it (not moved to our time zone).

    None when absent, partial ("1981-02") or not a date.
    """
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[3] is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def is_partial(value: object) -> bool:
    """Whether a FHIR date has only a year, or a year and a month."""
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    return match is not None and match[3] is None


def instant(value: object) -> datetime:
    """For ordering by time only: the moment of a dateTime in UTC; a time that is not told counts as the start of the day."""
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)
