"""From the bytes of a file to the FHIR resources in it, or a Problem that says why not. Knows JSON and bundles, nothing clinical."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_values import Json, Notes, children, text
from procedure_assistant.services.patient_reader import EXPORT_AGAIN, NOTHING_IMPORTED
from procedure_assistant.services.problem import Problem

# What the import reads; every other resource is let go while parsing, so that a long history stays small in memory.
USED = frozenset({"Patient", "AllergyIntolerance", "Condition", "MedicationRequest", "MedicationStatement", "Medication", "Observation"})
# A chart of 100 MB has about four million values; a file with more would fill the memory with nothing in it.
MOST_VALUES = 5_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"<", "The file is XML or a web page, not JSON."),
    (b"%PDF", "The file is a PDF document, not a patient file."),
    (b"PK\x03\x04", "The file is a ZIP archive or an office document, not a patient file."),
    (b"\x1f\x8b", "The file is compressed."),
    (b"MSH|", "The file is an HL7 version 2 message, not FHIR."),
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource with the name that references use for it (``full_url``, may be empty)."""

    full_url: str
    body: Json

    @property
    def kind(self) -> str:
        """The resource type."""
        return text(self.body, "resourceType")


class _RepeatedName(ValueError):
    """An object has two members of one name, so that one of them would be lost."""


class _NotANumber(ValueError):
    """A number that JSON does not know (NaN, Infinity) or that no decimal can hold."""


def refuse_other_formats(head: bytes) -> None:
    """Refuse a file by its first bytes: raises ``Problem`` IMPORT-NOT-JSON, or IMPORT-EMPTY for blanks alone."""
    bare = head
    for mark, _ in _BOMS:
        if head.startswith(mark):
            # Enough to see the first sign; a UTF-16 or UTF-32 brace is a brace among zero bytes.
            bare = head.removeprefix(mark).replace(b"\x00", b"")
            break
    bare = bare.lstrip(b" \t\r\n")
    if not bare:
        raise Problem(
            "IMPORT-EMPTY",
            say("The file holds nothing but blanks. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=EXPORT_AGAIN,
        )
    for mark, message in _OTHER_FORMATS:
        if bare.startswith(mark):
            raise Problem(
                "IMPORT-NOT-JSON",
                say("{message} {nothing_imported}", message=message, nothing_imported=NOTHING_IMPORTED),
                hint=EXPORT_AGAIN,
            )
    if bare[:1] not in (b"{", b"["):
        raise Problem(
            "IMPORT-NOT-JSON",
            say("The file is not a patient file in JSON. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=EXPORT_AGAIN,
        )


def parsed(data: bytes) -> Json:
    """The JSON object in ``data`` with exact decimals. Resources that the import does not use are reduced to their type.

    Raises ``Problem``: IMPORT-EMPTY, IMPORT-NOT-JSON, IMPORT-ENCODING, IMPORT-CUT-OFF, IMPORT-DEEP, IMPORT-REPEATED, IMPORT-TOO-LARGE,
    IMPORT-NOT-FHIR.
    """
    refuse_other_formats(data)
    source = _decoded(data)
    if source.count(",") > MOST_VALUES:
        raise Problem(
            "IMPORT-TOO-LARGE",
            say("The file holds more values than one patient's chart. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=EXPORT_AGAIN,
        )
    value = _loaded(source)
    if not isinstance(value, dict):
        raise not_fhir("The file is JSON, but not a FHIR bundle or patient.")
    return value


def _decoded(data: bytes) -> str:
    mark, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    try:
        return data.removeprefix(mark).decode("utf-8") if encoding == "utf-8" else data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - len(mark) and error.reason in ("unexpected end of data", "truncated data"):
            raise _cut_off(error.reason) from None
        # "from None": the error holds the bytes, and with them patient data.
        raise Problem(
            "IMPORT-ENCODING",
            say(
                "The file's characters are not in UTF-8, so that names would come out wrong. {nothing_imported}",
                nothing_imported=NOTHING_IMPORTED,
            ),
            hint=say("Have it exported or saved again in UTF-8."),
            detail=f"{error.encoding} at byte {error.start}: {error.reason}",
        ) from None


def _loaded(source: str) -> object:
    try:
        return json.loads(source, object_pairs_hook=_object, parse_float=_decimal, parse_int=_integer, parse_constant=_constant)
    except RecursionError:
        raise Problem(
            "IMPORT-DEEP",
            say("The file is nested deeper than any patient file. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
            hint=EXPORT_AGAIN,
        ) from None
    except json.JSONDecodeError as error:
        if _ends_early(source, error):
            raise _cut_off(error.msg) from None
        raise _not_json(f"{error.msg} at line {error.lineno}") from None
    except _RepeatedName as error:
        raise Problem(
            "IMPORT-REPEATED",
            say(
                "The file gives {error} twice in one place, so that one of them would be lost. {nothing_imported}",
                error=error,
                nothing_imported=NOTHING_IMPORTED,
            ),
            hint=EXPORT_AGAIN,
        ) from None
    except _NotANumber as error:
        raise _not_json(str(error)) from None


def _ends_early(source: str, error: json.JSONDecodeError) -> bool:
    """Whether the text stopped in the middle of a value: inside a string, a word (true), an escape, or where something must follow."""
    rest = source[error.pos :].rstrip()
    if error.msg == "Extra data":
        return False
    return error.msg.startswith("Unterminated string") or not rest or (len(rest) < 7 and not rest.endswith(("}", "]", '"', ",")))


def _object(pairs: list[tuple[str, object]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise _RepeatedName(f"“{repeated}”" if repeated.isidentifier() and len(repeated) < 40 else "a member")
    kind = found.get("resourceType")
    if isinstance(kind, str) and kind not in USED and kind != "Bundle":
        return {"resourceType": kind}
    return found


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise _NotANumber("a number is out of range") from error


def _integer(digits: str) -> int:
    # Python refuses more than 4300 digits; a chart needs a handful.
    if len(digits) > 100:
        raise _NotANumber("a number is out of range")
    return int(digits)


def _constant(word: str) -> object:
    raise _NotANumber(f"{word} is not a number")


def resources_of(data: bytes, notes: Notes) -> tuple[Resource, ...]:
    """The resources of a FHIR bundle, or the one patient resource that is the whole file.

    Raises ``Problem`` as :func:`parsed`, and IMPORT-NOT-FHIR or IMPORT-WRONG-TYPE.
    """
    top = parsed(data)
    kind = text(top, "resourceType")
    if kind == "Patient":
        return (Resource("", top),)
    if kind == "Bundle":
        return tuple(_bundled(top, notes))
    if not kind:
        raise not_fhir("The file is JSON, but not a FHIR bundle or patient.")
    named = f"a FHIR {kind}" if kind.isalnum() and kind.isascii() and len(kind) < 40 else "something else"
    raise Problem(
        "IMPORT-WRONG-TYPE",
        say(
            "The file holds {named}, not a patient or a bundle with one. {nothing_imported}", named=named, nothing_imported=NOTHING_IMPORTED
        ),
        hint=EXPORT_AGAIN,
    )


def _bundled(bundle: Json, notes: Notes) -> Iterator[Resource]:
    entries = bundle.get("entry", [])
    if not isinstance(entries, list):
        raise not_fhir("The bundle's list of entries is damaged.")
    if text(bundle, "type") == "history":
        raise not_fhir("The bundle is a history of changes, not the state of a chart.")
    if any(text(link, "relation") == "next" for link in children(bundle, "link")):
        notes.add("The file is one page of a longer answer; what stands on the other pages is missing here.")
    for entry in entries:
        body = entry.get("resource") if isinstance(entry, dict) else None
        kind = body.get("resourceType") if isinstance(body, dict) else None
        if isinstance(body, dict) and isinstance(kind, str) and kind != "Bundle":
            yield Resource(text(entry, "fullUrl"), body)
        elif body is not None or not isinstance(entry, dict):
            notes.add("The bundle holds entries that are not readable resources; they were left out.")


def not_fhir(message: str) -> Problem:
    """The problem of a file that is JSON but no usable FHIR."""
    return Problem(
        "IMPORT-NOT-FHIR", say("{message} {nothing_imported}", message=message, nothing_imported=NOTHING_IMPORTED), hint=EXPORT_AGAIN
    )


def _not_json(detail: str) -> Problem:
    return Problem(
        "IMPORT-NOT-JSON",
        say("The file is damaged or is not JSON. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
        hint=EXPORT_AGAIN,
        detail=detail,
    )


def _cut_off(detail: str) -> Problem:
    return Problem(
        "IMPORT-CUT-OFF",
        say("The file ends in the middle; part of it is missing. {nothing_imported}", nothing_imported=NOTHING_IMPORTED),
        hint=say("Copy or export it again, and check that the disk is not full."),
        detail=detail,
    )
