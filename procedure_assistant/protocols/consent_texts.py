"""Reads a consent text: a plain text file with a short head. Every fault is told with its line; nothing of a faulty file is used.

A file begins with ``procedure:``, ``language:``, ``version:``, ``title:`` and ``agree:`` (what is signed), then the text: ``# `` begins a
heading, ``- `` an item of a list, ``% `` a remark that nobody is shown (the sources of the samples). An empty line ends a paragraph.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from procedure_assistant.domain.consent import KINDS
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.faults import Report

LANGUAGES = ("en", "es")
VERSION = 1
"""The version of the shipped samples."""
MOST_BYTES = 60_000
LONGEST = {"procedure": 20, "language": 2, "version": 40, "title": 200, "agree": 1000, "sample": 3}
LONGEST_LINE = 4000
_HEAD = ("procedure", "language", "version", "title", "agree")

Style = Literal["title", "heading", "paragraph", "item", "agree"]


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in a file; ``line`` counts from 1, None where it concerns the whole file."""

    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A consent text as it is shown, printed and signed. ``body`` has one line for each heading, paragraph and item."""

    kind: str
    language: str
    version: str
    title: str
    agree: str
    body: tuple[str, ...]
    sample: bool = False

    @property
    def text(self) -> str:
        """The whole text in its one form: title, body, and what is signed; its hash is that of the consent."""
        return "\n".join((self.title, *self.body, self.agree))

    @property
    def sha256(self) -> str:
        """SHA-256 of ``text`` in UTF-8, as hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def told(text: str) -> Iterator[tuple[Style, str]]:
    """The lines of a whole text, each with what it is; also of a text that was signed years ago."""
    title, *body, agree = text.split("\n")
    yield "title", title
    for line in body:
        if line.startswith("# "):
            yield "heading", line[2:]
        elif line.startswith("- "):
            yield "item", line[2:]
        else:
            yield "paragraph", line
    yield "agree", agree


@dataclass(slots=True)
class _Reading:
    """What was read of a file so far."""

    shipped: bool
    head: dict[str, tuple[str, int]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    empty_heading: int | None = None
    in_head: bool = True

    def fault(self, line: int | None, reason: str) -> None:
        self.faults.append(LineFault(line, reason))

    def end_paragraph(self) -> None:
        if self.paragraph:
            self.body.append(" ".join(self.paragraph))
            self.paragraph = []
            self.empty_heading = None


def read_text(data: bytes, *, shipped: bool = False) -> ConsentText | tuple[LineFault, ...]:
    """The text of a file, or everything that is wrong in it. Only ``shipped`` files may call themselves a sample."""
    if len(data) > MOST_BYTES:
        return (LineFault(None, say("The file is larger than {most} kB, which no consent text is.", most=MOST_BYTES // 1000)),)
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return (LineFault(line, say("This line is not plain text. Save the file as plain text (UTF-8).")),)
    reading = _Reading(shipped)
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    for number, one in enumerate(lines, 1):
        _read_line(reading, number, one.strip())
    reading.end_paragraph()
    _check_whole(reading)
    if reading.faults:
        return tuple(reading.faults)
    values = {key: value for key, (value, _line) in reading.head.items()}
    return ConsentText(
        values["procedure"], values["language"], values["version"], values["title"], values["agree"], tuple(reading.body),
        sample="sample" in values,
    )  # fmt: skip


def _read_line(reading: _Reading, number: int, line: str) -> None:
    if sign := next((one for one in line if unicodedata.category(one) in ("Cc", "Cs", "Co") or one in _TURNING), ""):
        reading.fault(number, say("This line holds a sign that cannot be shown (U+{code}).", code=f"{ord(sign):04X}"))
    elif len(line) > LONGEST_LINE:
        reading.fault(number, say("This line has more than {most} characters. Part it.", most=LONGEST_LINE))
    elif line.startswith("%"):
        return
    elif reading.in_head:
        _read_head(reading, number, line)
    else:
        _read_body(reading, number, line)


_TURNING = "\u202a\u202b\u202d\u202e"
"""Signs that turn the direction of what follows: a text must read as it was written."""


def _read_head(reading: _Reading, number: int, line: str) -> None:
    if not line:
        reading.in_head = not reading.head
        return
    if line.startswith(("# ", "- ")):
        reading.in_head = False
        _read_body(reading, number, line)
        return
    key, colon, value = (part.strip() for part in line.partition(":"))
    known = (*_HEAD, "sample") if reading.shipped else _HEAD
    if not colon or key not in known:
        reading.fault(
            number, say("The head has lines such as “{example}”; “{word}” is none of them.", example="version: 2026-01", word=line[:40])
        )
    elif key in reading.head:
        reading.fault(number, say("“{key}” stands twice.", key=key))
    elif not value:
        reading.fault(number, say("“{key}” is empty.", key=key))
    elif len(value) > LONGEST[key]:
        reading.fault(number, say("“{key}” has up to {most} characters.", key=key, most=LONGEST[key]))
    else:
        reading.head[key] = (value, number)


def _read_body(reading: _Reading, number: int, line: str) -> None:
    if line.startswith("# "):
        reading.end_paragraph()
        _check_heading(reading)
        reading.body.append(line)
        reading.empty_heading = number
    elif line.startswith("- "):
        reading.end_paragraph()
        reading.paragraph = [line]
    elif line.startswith("#") or line == "-":
        reading.fault(number, say("A heading is “# ” and words, an item “- ” and words."))
    elif line:
        reading.paragraph.append(line)
    else:
        reading.end_paragraph()


def _check_heading(reading: _Reading) -> None:
    if reading.empty_heading is not None:
        reading.fault(reading.empty_heading, say("Nothing stands under this heading."))


def _check_whole(reading: _Reading) -> None:
    _check_heading(reading)
    for key in _HEAD:
        if key not in reading.head and not any("“" + key in str(one.reason) for one in reading.faults):
            reading.fault(None, say("“{key}:” is missing at the head of the file.", key=key))
    kind, where = reading.head.get("procedure", ("", 0))
    if kind and kind not in KINDS:
        reading.fault(where, say("“{kind}” is no procedure: write one of {known}.", kind=kind, known=", ".join(KINDS)))
    language, where = reading.head.get("language", ("", 0))
    if language and language not in LANGUAGES:
        reading.fault(where, say("“{language}” is no language here: write one of {known}.", language=language, known=", ".join(LANGUAGES)))
    if not any(not line.startswith("# ") for line in reading.body):
        reading.fault(None, say("There is no text below the head."))


def read_sample(root: Path, kind: str, language: str) -> ConsentText:
    """The shipped sample of a procedure. Raises `ProtocolFaults` with everything that is wrong in the file."""
    name, report = f"consents/{kind}.{language}.{VERSION}.txt", Report()
    try:
        found = read_text((root / name).read_bytes(), shipped=True)
    except OSError as error:
        found = (LineFault(None, f"cannot be read: {error.strerror}"),)
    if isinstance(found, ConsentText):
        if (found.kind, found.language) == (kind, language):
            return found
        found = (LineFault(None, "its head names another procedure or language than its name"),)
    for fault in found:
        report.add(name, "", str(fault.reason), fault.line)
    report.raise_if_any()
    raise AssertionError("a faulty file was not refused")
