"""A hash over what a DICOM object says, the same however its sender wrote it down. Decodes no pixel.

A file and the same object sent over the network differ in the head of the file, in group lengths, in padding, and in how the
lengths of sequences are written (PS3.5 sections 7.2 and 7.5), all of which a sender may change. Whatever else differs is content.
"""

from __future__ import annotations

import hashlib

from pydicom import Dataset, Sequence
from pydicom.datadict import dictionary_VR
from pydicom.tag import BaseTag

from procedure_assistant.exchange.dicom_errors import UNREADABLE

_DATA_SET_TRAILING_PADDING = 0xFFFCFFFC
_LONGEST_WORDS = 64 * 1024


def content_hash(dataset: Dataset) -> str:
    """SHA-256 of tags and values as 64 hex digits. Raises what pydicom raises for a sequence that cannot be read."""
    found: list[bytes] = []
    _add(found, dataset)
    whole = hashlib.sha256()
    for part in found:
        whole.update(part)
    return whole.hexdigest()


def _add(found: list[bytes], dataset: Dataset) -> None:
    for tag in sorted(dataset.keys()):
        if tag.element == 0 or tag == _DATA_SET_TRAILING_PADDING:
            continue
        value = _value(dataset, tag)
        found.append(int(tag).to_bytes(4, "big"))
        if isinstance(value, Sequence):
            found.append(b"S" + len(value).to_bytes(4, "big"))
            for item in value:
                _add(found, item)
            continue
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
        found.append(b"V" + len(data).to_bytes(8, "big"))
        found.append(data)


def _value(dataset: Dataset, tag: BaseTag) -> object:
    """What stands there, as pydicom understands it; its bytes where it does not."""
    element = dataset.get_item(tag)
    raw = element.value if element is not None else b""
    if isinstance(raw, bytes | bytearray) and len(raw) > _LONGEST_WORDS:
        return bytes(raw) if (element is None or element.VR != "SQ") and not _is_sequence(tag) else dataset[tag].value
    try:
        understood = dataset[tag].value
    except UNREADABLE:
        understood = raw
    return bytes(understood) if isinstance(understood, bytearray) else understood


def _is_sequence(tag: BaseTag) -> bool:
    try:
        return dictionary_VR(tag) == "SQ"  # implicit VR does not write it down
    except KeyError:
        return False
