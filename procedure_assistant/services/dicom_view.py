"""Shows what stands in a DICOM file that is or was sent: its header line by line, and the PDF within. It shows; it is no reader to rely on.

Only explicit little endian headers are understood, which this program and nearly every device writes. Of others the head alone is shown.
"""

from __future__ import annotations

import struct

MEDIA_TYPE = "application/dicom"
_EXPLICIT_LONG = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"}
"""Those whose length has four bytes (PS3.5 section 7.1.2)."""
_NUMBERS = {b"US": "<H", b"SS": "<h", b"UL": "<L", b"SL": "<l", b"FD": "<d", b"FL": "<f"}
_BYTES = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"UN"}
_TRANSFER_SYNTAX, _META_GROUP = 0x00020010, 2
_NOT_SHOWN = (b"1.2.840.10008.1.2", b"1.2.840.10008.1.2.1.99", b"1.2.840.10008.1.2.2")
"""Implicit, deflated, big endian."""
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_PDF, _PDF_LENGTH = 0x00420011, 0x00420015
_UNDEFINED = 0xFFFFFFFF
_MOST_LINES, _MOST_DEPTH, _LONGEST = 2000, 8, 400
_NAMES = {
    0x00020002: "Media storage SOP class", 0x00020003: "Media storage SOP instance", 0x00020010: "Transfer syntax",
    0x00080005: "Character set", 0x00080008: "Image type", 0x00080016: "SOP class", 0x00080018: "SOP instance",
    0x00080020: "Study date", 0x00080030: "Study time", 0x00080022: "Acquisition date", 0x00080032: "Acquisition time",
    0x00080023: "Content date", 0x00080033: "Content time", 0x0008002A: "Acquisition date and time", 0x00080050: "Accession number",
    0x00080060: "Modality", 0x00080064: "Conversion type", 0x00080070: "Manufacturer", 0x00080080: "Institution",
    0x00080090: "Referring physician", 0x00080100: "Code", 0x00080102: "Coding scheme", 0x00080104: "Code meaning",
    0x00080201: "Offset from UTC", 0x00081010: "Station", 0x00081030: "Study description", 0x0008103E: "Series description",
    0x00081048: "Physician of record", 0x00081090: "Model", 0x00082111: "Derivation", 0x00100010: "Patient’s name",
    0x00100020: "Patient’s number", 0x00100030: "Patient’s birth date", 0x00100040: "Patient’s sex", 0x00181020: "Software",
    0x0020000D: "Study", 0x0020000E: "Series", 0x00200010: "Study ID", 0x00200011: "Series number", 0x00200013: "Instance number",
    0x00200060: "Laterality", 0x00204000: "Comment", 0x00280010: "Rows", 0x00280011: "Columns", 0x00280301: "Burned in annotation",
    0x00282110: "Lossy compression", 0x00400009: "Scheduled procedure step ID", 0x00400275: "Request", 0x00401001: "Requested procedure ID",
    0x0040A043: "Concept", 0x0040A493: "Verification", 0x00420010: "Document title", 0x00420011: "Document", 0x00420012: "Type of document",
    0x00420015: "Length of document", 0x7FE00010: "Pixels",
}  # fmt: skip


class _Odd(Exception):
    """The file is not as it would have to be; what was shown so far stands."""


def shown(data: bytes) -> tuple[str, bytes]:
    """The header of a DICOM file as text, and the PDF within, b"" where there is none. "" for another file."""
    if data[128:132] != b"DICM":
        return "", b""
    view = _View(data)
    try:
        view.read()
    except (_Odd, struct.error):
        view.lines.append("…")
    return "\n".join(view.lines), view.pdf


class _View:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._syntax = b""
        self._pdf_length: int | None = None
        self.lines: list[str] = []
        self.pdf = b""

    def read(self) -> None:
        """Read the head of the file, which is always explicit, then the object."""
        at = 132
        while at < len(self._data):
            if self._tag(at) >> 16 != _META_GROUP and self._syntax in _NOT_SHOWN:
                raise _Odd
            at = self._element(at, 0)

    def _tag(self, at: int) -> int:
        group, element = struct.unpack_from("<HH", self._data, at)
        return int(group) << 16 | int(element)

    def _element(self, at: int, depth: int) -> int:
        """Show one element; where the next begins."""
        tag = self._tag(at)
        kind, length, begin = self._head(at)
        if len(self.lines) >= _MOST_LINES or depth > _MOST_DEPTH:
            raise _Odd
        if kind == b"SQ" or (length == _UNDEFINED and kind not in _BYTES):
            self._line(tag, "", depth)
            return self._items(begin, length, depth + 1)
        if length == _UNDEFINED:
            self._line(tag, "(compressed)", depth)
            return len(self._data)
        if begin + length > len(self._data):
            raise _Odd
        value = self._data[begin : begin + length]
        self._line(tag, self._words(tag, kind, value), depth)
        return begin + length

    def _head(self, at: int) -> tuple[bytes, int, int]:
        """Kind, length and begin of the value."""
        kind = self._data[at + 4 : at + 6]
        if kind in _EXPLICIT_LONG:
            return kind, int(struct.unpack_from("<L", self._data, at + 8)[0]), at + 12
        return kind, int(struct.unpack_from("<H", self._data, at + 6)[0]), at + 8

    def _items(self, at: int, length: int, depth: int) -> int:
        end = len(self._data) if length == _UNDEFINED else at + length
        while at < end:
            tag, size = self._tag(at), int(struct.unpack_from("<L", self._data, at + 4)[0])
            at += 8
            if tag == _SEQUENCE_END:
                return at
            if tag != _ITEM:
                raise _Odd
            stop = len(self._data) if size == _UNDEFINED else at + size
            while at < stop and self._tag(at) != _ITEM_END:
                at = self._element(at, depth)
            at += 8 if size == _UNDEFINED else 0
        return at

    def _words(self, tag: int, kind: bytes, value: bytes) -> str:
        if tag == _TRANSFER_SYNTAX:
            self._syntax = value.rstrip(b"\0 ")
        if kind in _NUMBERS and len(value) == struct.calcsize(_NUMBERS[kind]):
            number = struct.unpack(_NUMBERS[kind], value)[0]
            if tag == _PDF_LENGTH:
                self._pdf_length = int(number)
                self.pdf = self.pdf[: self._pdf_length]
            return str(number)
        if tag == _PDF and value.startswith(b"%PDF"):
            self.pdf = value[: self._pdf_length]
        text = value.rstrip(b"\0 ").decode("utf-8", "replace")
        if kind in _BYTES or not text.replace("\r", "").replace("\n", "").replace("\t", "").isprintable():
            return f"({len(value)} bytes)"
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

    def _line(self, tag: int, words: str, depth: int) -> None:
        name = _NAMES.get(tag, "")
        self.lines.append(f"{'  ' * depth}({tag >> 16:04X},{tag & 0xFFFF:04X}) {name}{': ' if name and words else ''}{words}".rstrip())
