"""Opens one TOML file of the resources; what cannot be read is reported with file and line, never raised to the caller."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from procedure_assistant.domain.protocol import Source
from procedure_assistant.protocols.faults import Report
from procedure_assistant.protocols.lines import line_index, line_of

SCHEMA = 1
"""The layout of the files that this program reads."""
MOST_BYTES = 2_000_000
"""A clinical data file is some ten thousand bytes; anything far beyond is not one and would only cost time."""

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source as it stands in a file, so that what a clinic has to confirm can be listed."""

    file: str
    place: str
    source: Source


@dataclass(slots=True)
class Sheet:
    """One file that was read. ``citations`` are the known keys of sources, None while they are not known."""

    name: str
    text: str
    data: Mapping[str, object]
    report: Report
    citations: Mapping[str, str] | None = None
    used: list[SourceUse] = field(default_factory=list)
    _index: dict[str, int] | None = None

    def fault(self, place: str, reason: str) -> None:
        """Report a fault at a place of this file."""
        if self._index is None:
            self._index = line_index(self.text)
        self.report.add(self.name, place, reason, line_of(place, self._index))


def open_sheet(root: Path, name: str, report: Report, citations: Mapping[str, str] | None = None) -> Sheet | None:
    """Read ``root/name``; None when it cannot be read, which is then in ``report``."""
    text = _text(root / name, name, report)
    if text is None:
        return None
    if not text.strip():
        report.add(name, "", "the file is empty")
        return None
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        report.add(name, "", "not valid TOML: nested too deeply")
        return None
    except ValueError as error:
        reason, line = _syntax(str(error), text)
        report.add(name, "", f"not valid TOML: {reason}", line)
        return None
    sheet = Sheet(name, text, data, report, citations)
    return sheet if _schema(sheet) else None


def _text(path: Path, name: str, report: Report) -> str | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            report.add(name, "", f"larger than {MOST_BYTES // 1_000_000} MB, which no file of this kind is")
            return None
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        report.add(name, "", "the file is missing")
    except UnicodeDecodeError as error:
        report.add(name, "", f"not a text file in UTF-8 (byte {error.start + 1})")
    except OSError as error:
        report.add(name, "", f"cannot be read: {error.strerror}")
    return None


def _syntax(message: str, text: str) -> tuple[str, int | None]:
    """The reason without its position, and the line. Without a position it is not the parser that spoke but a conversion."""
    found = _AT_LINE.search(message)
    if found is None:
        return "a value is too long to be read", None
    line = int(found[1]) if found[1] else len(text.splitlines())
    reason = message[: found.start()]
    return reason[:1].lower() + reason[1:], line


def _schema(sheet: Sheet) -> bool:
    """Whether the file has the layout this program reads; another one is not looked at further."""
    schema = sheet.data.get("schema")
    if schema is None:
        sheet.fault("schema", f"is missing; write schema = {SCHEMA}")
    elif schema != SCHEMA or isinstance(schema, bool):
        sheet.fault("schema", f"is {schema}; this program reads {SCHEMA}")
    return schema == SCHEMA and not isinstance(schema, bool)
