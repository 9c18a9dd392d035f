"""What can be set for a destination of each kind: keys, labels and choices, for the settings page. It sends and stores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import Kind


class Entry(StrEnum):
    """How a setting is entered."""

    TEXT = "text"
    NUMBER = "number"
    FOLDER = "folder"
    FILE = "file"
    CHOICE = "choice"
    SECRET = "secret"
    SECRET_FILE = "secret_file"
    """A file whose text is kept as a secret, so that the file need not stay."""


@dataclass(frozen=True, slots=True)
class Field:
    """One setting. ``choices`` are value and label; ``when`` names another key and the values of it for which this one counts."""

    key: str
    label: str
    entry: Entry = Entry.TEXT
    hint: str = ""
    default: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    when: tuple[str, tuple[str, ...]] | None = None

    def counts(self, settings: Mapping[str, str]) -> bool:
        """Whether it is asked, with the other settings as they are."""
        return self.when is None or settings.get(self.when[0], "") in self.when[1]


_PORT_HINT = say("1 to 65535.")

FOLDER_FIELDS = (
    Field("folder", say("Folder"), Entry.FOLDER, say("A folder that every workstation reaches by the same name."), required=True),
)

FHIR_FIELDS = (
    Field("url", say("Address of the server"), hint=say("The base of FHIR R4, beginning with https."), required=True),
    Field(
        "auth",
        say("Log-in"),
        Entry.CHOICE,
        default="none",
        choices=(("none", say("None")), ("bearer", say("Bearer token")), ("client_credentials", say("Client credentials"))),
    ),
    Field("bearer_token", say("Bearer token"), Entry.SECRET, required=True, when=("auth", ("bearer",))),
    Field("token_url", say("Address of the token"), required=True, when=("auth", ("client_credentials",))),
    Field("client_id", say("Client id"), required=True, when=("auth", ("client_credentials",))),
    Field("client_secret", say("Client secret"), Entry.SECRET, required=True, when=("auth", ("client_credentials",))),
    Field("scope", say("Scope"), hint=say("Empty where the server asks for none."), when=("auth", ("client_credentials",))),
    Field("ca_file", say("Certificate authority"), Entry.FILE, say("A PEM file; empty for those that the system trusts.")),
    Field(
        "mrn_system",
        say("Name space of record numbers"),
        hint=say("As the chart writes it (identifier system), so that its own patient is found; empty where it is not known."),
    ),
)

_TLS = ("tls", ("on",))
MLLP_FIELDS = (
    Field("host", say("Host"), required=True),
    Field("port", say("Port"), Entry.NUMBER, _PORT_HINT, required=True),
    Field("tls", say("TLS"), Entry.CHOICE, default="on", choices=(("on", say("On")), ("off", say("Off: the line is not encrypted")))),
    Field("ca_file", say("Certificate authority"), Entry.FILE, say("A PEM file; empty for those that the system trusts."), when=_TLS),
    Field("client_certificate", say("Client certificate"), Entry.FILE, say("A PEM file; empty where the server asks for none."), when=_TLS),
    Field("client_key", say("Client key"), Entry.SECRET_FILE, say("A PEM file; its text is kept, not the file."), when=_TLS),
    Field("sending_application", say("Sending application"), default="PROCEDURE_ASSISTANT"),
    Field("sending_facility", say("Sending facility")),
    Field("receiving_application", say("Receiving application")),
    Field("receiving_facility", say("Receiving facility")),
)

DICOM_FIELDS = (
    Field("host", say("Host"), required=True),
    Field("port", say("Port"), Entry.NUMBER, _PORT_HINT, default="104", required=True),
    Field("called_ae", say("AE title of the archive"), required=True),
    Field("calling_ae", say("Our AE title"), default="PROCASSIST", required=True),
    Field("tls", say("TLS"), Entry.CHOICE, default="off", choices=(("on", say("On")), ("off", say("Off: the line is not encrypted")))),
    Field("ca_file", say("Certificate authority"), Entry.FILE, say("A PEM file; empty for those that the system trusts."), when=_TLS),
)

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.FOLDER: FOLDER_FIELDS,
    Kind.FHIR: FHIR_FIELDS,
    Kind.MLLP: MLLP_FIELDS,
    Kind.DICOM: DICOM_FIELDS,
}

FORMATS: Mapping[Kind, tuple[str, ...]] = {
    Kind.FOLDER: ("pdf", "pdf-fhir", "text", "rtf", "xhtml", "csv", "jsonl", "fhir", "hl7-mdm", "hl7-oru", "dicom-pdf"),
    Kind.FHIR: ("fhir",),
    Kind.MLLP: ("hl7-mdm", "hl7-oru"),
    Kind.DICOM: ("dicom-pdf", "dicom-images"),
}
"""What a destination of each kind can take; the first is offered chosen."""

KIND_NAMES: Mapping[Kind, str] = {
    Kind.FOLDER: say("Folder"),
    Kind.FHIR: say("FHIR server"),
    Kind.MLLP: say("HL7 over MLLP"),
    Kind.DICOM: say("DICOM archive"),
}


def is_secret(field: Field) -> bool:
    """Whether it is kept apart and never shown again."""
    return field.entry in (Entry.SECRET, Entry.SECRET_FILE)
