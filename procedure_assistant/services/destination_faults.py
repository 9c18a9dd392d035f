"""What is wrong with a destination as it was typed, before it is kept. Pure: it reaches nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import Destination
from procedure_assistant.services.destination_fields import FIELDS, FORMATS, Entry, Field, is_secret

_PORTS = range(1, 65536)
_LONGEST_NAME = 60


def destination_faults(destination: Destination, secrets: Collection[str], others: Sequence[Destination]) -> dict[str, str]:
    """Faults by key, in words, in the order of the form. ``secrets`` are the keys of those that there are."""
    found: dict[str, str] = {}
    if fault := _name_fault(destination, others):
        found["name"] = fault
    for field in FIELDS[destination.kind]:
        if field.counts(destination.settings) and (fault := _fault(field, destination, secrets)):
            found[field.key] = fault
    if not destination.formats:
        found["formats"] = say("Choose at least one format.")
    elif any(one not in FORMATS[destination.kind] for one in destination.formats):
        found["formats"] = say("A destination of this kind does not take this format.")
    return found


def _name_fault(destination: Destination, others: Sequence[Destination]) -> str:
    name = destination.name.strip()
    if not name:
        return say("Name is missing.")
    if len(name) > _LONGEST_NAME:
        return say("The name is longer than {n} letters.", n=_LONGEST_NAME)
    if any(one.id != destination.id and one.name.casefold() == name.casefold() for one in others):
        return say("Another destination has this name.")
    return ""


def _fault(field: Field, destination: Destination, secrets: Collection[str]) -> str:
    if is_secret(field):
        return say("{label} is missing.", label=field.label) if field.required and field.key not in secrets else ""
    value = destination.setting(field.key)
    if not value:
        return say("{label} is missing.", label=field.label) if field.required else ""
    if field.entry is Entry.NUMBER and not (value.isascii() and value.isdigit() and int(value) in _PORTS):
        return say("{label} is a whole number from 1 to 65535.", label=field.label)
    if field.entry is Entry.CHOICE and value not in {one for one, _ in field.choices}:
        return say("{label} is none of those offered.", label=field.label)
    return ""
