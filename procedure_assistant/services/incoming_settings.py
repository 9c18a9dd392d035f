"""What the clinic sets for what comes in by itself: folders, listener and servers. All are off until somebody turns one on."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import Store

_KEY = "incoming_sources"


class SourceKind(StrEnum):
    """Where people and appointments come from by themselves."""

    CSV_FOLDER = "csv_folder"
    HL7_FOLDER = "hl7_folder"
    MLLP = "mllp"
    FHIR = "fhir"
    DICOM = "dicom"


@dataclass(frozen=True, slots=True)
class SourceField:
    """One value of a source: its key, what it is called, what it is before anybody sets it, and what stands below it."""

    key: str
    words: str
    default: str = ""
    help: str = ""
    is_port: bool = False
    is_needed: bool = True


SOURCE_WORDS: Mapping[SourceKind, str] = {
    SourceKind.CSV_FOLDER: say("Folder of CSV schedules"),
    SourceKind.HL7_FOLDER: say("Folder of HL7 messages"),
    SourceKind.MLLP: say("HL7 listener (MLLP)"),
    SourceKind.FHIR: say("FHIR server"),
    SourceKind.DICOM: say("DICOM worklist"),
}
_FOLDER = SourceField("folder", say("Folder"), help=say("Files are read and left where they are."))
FIELDS: Mapping[SourceKind, tuple[SourceField, ...]] = {
    SourceKind.CSV_FOLDER: (_FOLDER,),
    SourceKind.HL7_FOLDER: (
        SourceField("folder", say("Folder"), help=say("Files (.hl7) that were taken go to “done”, others to “refused” beside the reason.")),
    ),
    SourceKind.MLLP: (
        SourceField("bind", say("Address to listen at"), "127.0.0.1", say("127.0.0.1 is this computer alone.")),
        SourceField("port", say("Port"), "2575", is_port=True),
        SourceField(
            "peers",
            say("Who may send"),
            help=say("Addresses or networks, such as 192.0.2.7 or 192.0.2.0/24; this computer always may."),
            is_needed=False,
        ),
        SourceField(
            "certificate", say("Certificate"), help=say("A PEM file; the line is encrypted then. Empty: it is not."), is_needed=False
        ),
        SourceField("key_file", say("Key"), help=say("A PEM file; empty where the key stands in the certificate’s file."), is_needed=False),
        SourceField(
            "client_authority",
            say("Authority of the senders"),
            help=say("A PEM file; senders must then show a certificate of theirs."),
            is_needed=False,
        ),
    ),
    SourceKind.FHIR: (
        SourceField(
            "destination", say("Name of the destination in the outbox"), help=say("Its address and its keys are used for asking, too.")
        ),
    ),
    SourceKind.DICOM: (
        SourceField("host", say("Host")),
        SourceField("port", say("Port"), "104", is_port=True),
        SourceField("ae_title", say("AE title of the worklist")),
        SourceField("own_ae_title", say("AE title of this program"), "PROCASSIST"),
        SourceField("station", say("Station"), help=say("May be left empty"), is_needed=False),
        SourceField("modality", say("Modality"), help=say("Such as US; may be left empty"), is_needed=False),
    ),
}


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One source as it is set."""

    kind: SourceKind
    on: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, key: str) -> str:
        """A value, or what it is before anybody sets it."""
        default = next((one.default for one in FIELDS[self.kind] if one.key == key), "")
        return self.values.get(key, default).strip()

    @property
    def name(self) -> str:
        """How the ledger names it."""
        return self.kind.value


def load_sources(store: Store) -> tuple[SourceSettings, ...]:
    """Every source as stored, off where nothing was set."""
    stored = _stored(store)
    return tuple(_source(kind, stored.get(kind.value)) for kind in SourceKind)


def save_source(store: Store, source: SourceSettings) -> None:
    """Keep a source; values that this version does not know stay as they are. Ask :func:`source_faults` first."""
    kept = {"on": source.on, "values": dict(source.values)}
    store.save_setting(_KEY, msgspec.json.encode({**_stored(store), source.kind.value: kept}).decode())


def source_faults(source: SourceSettings) -> tuple[str, ...]:
    """Everything that is wrong with a source that is on, in sentences."""
    if not source.on:
        return ()
    found = []
    for one in FIELDS[source.kind]:
        value = source.value(one.key)
        if one.is_needed and not value:
            found.append(say("“{name}” is missing.", name=one.words))
        elif one.is_port and not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
            found.append(say("The port is a number from 1 to 65535."))
        elif one.key == "bind" and not _is_address(value):
            found.append(say("The address to listen at is an IP address such as 127.0.0.1 or 192.168.7.10."))
        elif one.key.endswith("ae_title") and (len(value) > 16 or not value.isascii() or not value.isprintable() or "\\" in value):
            found.append(say("“{name}” has at most 16 plain letters, digits and signs.", name=one.words))
    return tuple(found)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    return dict(msgspec.json.decode(text)) if text else {}


def _source(kind: SourceKind, stored: object) -> SourceSettings:
    if not isinstance(stored, dict):
        return SourceSettings(kind)
    values = stored.get("values", {})
    return SourceSettings(kind, bool(stored.get("on", False)), MappingProxyType({str(key): str(one) for key, one in values.items()}))
