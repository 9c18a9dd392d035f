"""HL7 v2 read back with the `hl7` library: bytes in, statements out. Holds no test."""

from __future__ import annotations

from collections.abc import Iterator

import hl7

from tests.exchange import read_back


def read_mdm(data: bytes) -> list[str]:
    """A document: the patient, the document's own data, and the note as whoever shows it would."""
    message = hl7.parse(data.decode())
    return [*_heads(message, ("PID", "PV1", "TXA")), *read_back.statements(note_of(message).split("\n"))]


def note_of(message: hl7.Message) -> str:
    """The text of the document's FT segments."""
    return "\n".join(_plain(message, str(one[5])) for one in message.segments("OBX") if str(one[2]) == "FT")


def read_oru(data: bytes) -> list[str]:
    """Results: the patient and the visit, then each OBX with the NTE behind it."""
    message = hl7.parse(data.decode())
    return [*_heads(message, ("PID", "PV1")), *_results(message)]


def _heads(message: hl7.Message, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield " | ".join(_plain(message, str(field)).replace("^", " ") for field in message.segment(name))


def _results(message: hl7.Message) -> Iterator[str]:
    said: list[str] = []
    for segment in message:
        name = str(segment[0])
        if name in {"OBX", "OBR"}:
            yield " | ".join(said)
            said = []
        if name == "OBX":
            words, units = str(segment[3]).split("^")[1], str(segment[6]).split("^")
            parts = (str(segment[3]).split("^")[0], words, str(segment[4]), str(segment[5]), units[-2] if len(units) > 1 else "")
            said = [_plain(message, part) for part in (*parts, str(segment[14]), _who(segment))]
        elif name == "NTE" and said:
            said.append(_plain(message, str(segment[3])))
    yield " | ".join(said)


def _who(segment: hl7.Segment) -> str:
    return str(segment[16]).replace("^", " ") if len(segment) > 16 else ""


def _plain(message: hl7.Message, text: str) -> str:
    r"""Without escapes; the library gives ``\.br\`` as a carriage return."""
    return str(message.unescape(text)).replace("\r", "\n")
