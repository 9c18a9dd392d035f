"""HL7 v2 as it is read: a message in segments and fields, unescaped when asked for, within limits that hold for whatever is sent.

Written here and not taken from the `hl7` library because of what strangers send: that one needs 225 bytes of memory for each byte
it parses and turns one escape into as many letters as it names. It decides nothing about what a message means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

MOST_BYTES = 4 * 1024 * 1024
MOST_SEGMENTS = 20_000
MOST_SEGMENT = 256 * 1024
"""Letters of a segment that is looked into. Longer ones (documents in OBX) may stand in a message and are passed over."""
MOST_PARTS = 500
"""Fields of a segment, repetitions of a field, parts of a repetition. The longest segment of v2.5.1 has some 90 fields."""

_CHARACTER_SETS = {
    "": "utf-8",
    "ASCII": "ascii",
    **{f"8859/{part}": f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15)},
    "UNICODE UTF-8": "utf-8",
    "GB 18030-2000": "gb18030",
    "KS X 1001": "euc-kr",
    "BIG-5": "big5",
}
"""HL7 table 0211 → how it is decoded. Without one, v2.5.1 means ASCII, which UTF-8 contains; other letters are then a fault."""
_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")
_LINES = re.compile(r"\r\n|\r|\n")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f]+")
_WINDOWS = re.compile(b"[\x80-\x9f]")
"""Letters of a Windows set where a message says ISO 8859: curly quotes, dashes, the euro sign."""
_HEX = re.compile(r"X((?:[0-9A-Fa-f]{2})+)")
_NOTES_LEFT_OUT = ("H", "N", ".ce", ".fi", ".nf")
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Separators:
    """How a message parts its text (MSH-1, MSH-2)."""

    field: str
    component: str
    repetition: str
    escape: str
    subcomponent: str
    encoding: str

    def plain(self, value: str) -> str:
        """Text without its escapes. One that is not known stays as it stands, so that nothing is lost or guessed."""
        if not self.escape or self.escape not in value:
            return value
        pieces = value.split(self.escape)
        found, at = [pieces[0]], 1
        while at < len(pieces):
            meant = self._meant(pieces[at]) if at + 1 < len(pieces) else None
            if meant is None:
                found.append(self.escape + pieces[at])
                at += 1
            else:
                found += (meant, pieces[at + 1])
                at += 2
        return "".join(found)

    def _meant(self, name: str) -> str | None:
        signs = {"F": self.field, "S": self.component, "T": self.subcomponent, "R": self.repetition, "E": self.escape}
        if name in signs:
            return signs[name]
        if name in _NOTES_LEFT_OUT:
            return ""
        if name == ".br":
            return "\n"
        if name.startswith(".sp"):
            count = name.removeprefix(".sp").removeprefix("+") or "1"
            return "\n" * int(count) if count.isascii() and count.isdigit() and len(count) < 3 and int(count) <= _MOST_LINES else None
        return self._from_hex(name)

    def _from_hex(self, name: str) -> str | None:
        found = _HEX.fullmatch(name)
        if found is None:
            return None
        try:
            return bytes.fromhex(found[1]).decode(self.encoding)
        except UnicodeDecodeError:
            return None


@dataclass(frozen=True, slots=True)
class Value:
    """A field, repetition, component or subcomponent as it stands in the message. What is not there is an empty value."""

    raw: str
    separators: Separators

    @property
    def text(self) -> str:
        """As one line without escapes: controls and runs of spaces become one space. "" also for the HL7 null, see :attr:`is_null`."""
        if self.is_null:
            return ""
        return " ".join(_UNSEEN.sub(" ", self.separators.plain(self.raw)).split())

    @property
    def is_null(self) -> bool:
        '''Whether the sender says that there is none: ``""`` (2.5.3).'''
        return self.raw == '""'

    def repetitions(self) -> Iterator[Value]:
        """Each repetition that is not empty. Raises ``Problem`` for more than anybody writes."""
        return (Value(part, self.separators) for part in _parts(self.raw, self.separators.repetition) if part)

    def component(self, number: int) -> Value:
        """A component, counted from 1."""
        return self._part(self.separators.component, number)

    def subcomponent(self, number: int) -> Value:
        """A subcomponent, counted from 1."""
        return self._part(self.separators.subcomponent, number)

    def first(self) -> Value:
        """The first repetition, empty or not."""
        return self._part(self.separators.repetition, 1)

    def _part(self, separator: str, number: int) -> Value:
        parts = _parts(self.raw, separator)
        return Value(parts[number - 1] if number <= len(parts) else "", self.separators)


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment. ``fields`` are split when asked for."""

    name: str
    raw: str
    separators: Separators

    def field(self, number: int) -> Value:
        """A field, counted as in the standard. Raises ``Problem`` HL7-SEGMENT for a segment that is longer than is looked into."""
        if len(self.raw) > MOST_SEGMENT:
            raise Problem(
                "HL7-SEGMENT",
                say("The segment {name} of the message is longer than is taken.", name=self.name),
                hint=say("The other system has to send it again without what does not belong there."),
            )
        at = number - 1 if self.name == "MSH" else number
        parts = _parts(self.raw, self.separators.field)
        return Value(parts[at] if at < len(parts) else "", self.separators)


@dataclass(frozen=True, slots=True)
class Message:
    """A message in its segments, in their order."""

    segments: tuple[Segment, ...]
    separators: Separators

    @property
    def header(self) -> Segment:
        """MSH."""
        return self.segments[0]

    @property
    def control_id(self) -> str:
        """MSH-10."""
        return self.header.field(10).text

    @property
    def kind(self) -> tuple[str, str]:
        """Message code and trigger event, ("ADT", "A08")."""
        kind = self.header.field(9)
        return kind.component(1).text, kind.component(2).text

    def all(self, name: str) -> tuple[Segment, ...]:
        """Every segment of a name."""
        return tuple(one for one in self.segments if one.name == name)

    def one(self, name: str) -> Segment | None:
        """The first segment of a name."""
        return next((one for one in self.segments if one.name == name), None)


def read_message(data: bytes) -> Message:
    """A message. Raises ``Problem`` HL7-…: what is wrong with it, and what the other system has to change."""
    if len(data) > MOST_BYTES:
        raise Problem(
            "HL7-LONG",
            say("The message has {size} bytes; up to {most} are taken.", size=wording.number(len(data)), most=wording.number(MOST_BYTES)),
            hint=say("The other system has to send it in parts, or without the documents in it."),
        )
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ")
    if not data.startswith(b"MSH"):
        raise Problem("HL7-BEGIN", say("This is no HL7 message: it does not begin with MSH."), hint=_SEND_HL7)
    text = _decoded(data)
    separators = _separators(text, _charset_of(data))
    lines = [line for line in _LINES.split(text) if line.strip()]
    if len(lines) > MOST_SEGMENTS:
        raise Problem("HL7-SEGMENTS", say("The message has more segments than are taken."), hint=_SEND_HL7)
    segments = tuple(Segment(line[:3], line, separators) for line in lines)
    for one in segments:
        if not _NAME.fullmatch(one.name) or one.raw[3:4] not in ("", separators.field):
            raise Problem("HL7-SEGMENT-NAME", say("A line of the message begins with no name of a segment."), hint=_SEND_HL7)
    if sum(one.name == "MSH" for one in segments) > 1:
        raise Problem("HL7-TWO", say("A second message begins inside of the message."), hint=say("Each message needs a frame of its own."))
    return Message(segments, separators)


_SEND_HL7 = say("The other system has to send HL7 version 2 with a line for each segment.")


def split_batch(data: bytes) -> list[bytes]:
    """The messages of a file that holds several; batch and file headers (FHS, BHS, BTS, FTS) are left out. One message is itself."""
    found: list[list[bytes]] = []
    for line in re.split(rb"\r\n|\r|\n", data.removeprefix(b"\xef\xbb\xbf").replace(b"\x0b", b"").replace(b"\x1c", b"")):
        if line[:3] in (b"FHS", b"BHS", b"BTS", b"FTS") or not line.strip():
            continue
        if line[:3] == b"MSH" or not found:
            found.append([])
        found[-1].append(line)
    return [b"\r".join(lines) + b"\r" for lines in found]


def _charset_of(data: bytes) -> str:
    """How the message is decoded. Its own header says so, in letters that are the same in every set that is taken."""
    head = re.split(rb"[\r\n]", data, maxsplit=1)[0][:MOST_SEGMENT]
    if b"\x00" in head:
        raise _not_decoded("UTF-16")
    parts = head.split(head[3:4]) if len(head) > 3 else []
    told = parts[17].decode("ascii", "replace").split("~")[0].strip().upper() if len(parts) > 17 else ""
    if told not in _CHARACTER_SETS:
        raise _not_decoded(told[:40])
    return _CHARACTER_SETS[told]


def _decoded(data: bytes) -> str:
    charset = _charset_of(data)
    problem = Problem(
        "HL7-LETTERS",
        say("The message holds letters that are not in the character set it names (MSH-18)."),
        hint=say("The other system has to name the set it writes; UTF-8 is best: “UNICODE UTF-8”."),
    )
    if charset.startswith("iso8859") and _WINDOWS.search(data):
        raise problem
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise problem from error


def _not_decoded(name: str) -> Problem:
    return Problem(
        "HL7-CHARSET",
        say("The message is in the character set “{name}” (MSH-18), which is not read here.", name=name),
        hint=say("The other system has to name the set it writes; UTF-8 is best: “UNICODE UTF-8”."),
    )


def _separators(text: str, charset: str) -> Separators:
    field = text[3:4]
    end = text.find(field, 4) if field else -1
    line_end = _LINES.search(text)
    if end < 0 or (line_end and line_end.start() < end):
        end = line_end.start() if line_end else len(text)
    signs = text[4:end]
    used = field + signs
    if not 1 <= len(signs) <= 5 or len(set(used)) != len(used) or any(not _may_separate(sign) for sign in used):
        raise _not_separated()
    component, repetition, escape, subcomponent = (*signs[:4], *"^~\\&"[min(len(signs), 4) :])
    if len({field, component, repetition, escape, subcomponent}) < 5:
        raise _not_separated()
    return Separators(field, component, repetition, escape, subcomponent, charset)


def _not_separated() -> Problem:
    return Problem(
        "HL7-SEPARATORS",
        say("The message does not say how its fields are separated (MSH-1 and MSH-2)."),
        hint=say("The other system has to begin its messages with “MSH|^~\\&|”."),
    )


def _may_separate(sign: str) -> bool:
    return sign.isascii() and sign.isprintable() and not sign.isalnum() and sign not in ' "'


def _parts(raw: str, separator: str) -> list[str]:
    parts = raw.split(separator, MOST_PARTS)
    if len(parts) > MOST_PARTS:
        raise Problem(
            "HL7-PARTS",
            say("A field of the message has more parts than are taken."),
            hint=say("The other system has to send it again without what does not belong there."),
        )
    return parts
