"""A person as an HL7 v2 message tells of one: PID, MRG and AL1 as values. What is not sure is left out and told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from procedure_assistant.domain.patient import Allergy, Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.hl7_message import Message, Segment, Value
from procedure_assistant.services.incoming_values import IncomingPerson, PersonNumber
from procedure_assistant.services.problem import Problem

_SEX: Final = {"F": Sex.FEMALE, "M": Sex.MALE, "O": Sex.OTHER, "A": Sex.OTHER, "N": Sex.OTHER, "U": Sex.UNKNOWN}
"""HL7 table 0001 (A ambiguous, N not applicable) to the four of the record."""
_NAME_KINDS = ("L", "", "D", "C", "U")
"""HL7 table 0200, in the order in which a name is taken: legal, not told, display, adopted, unspecified."""
_GENERATIONS = ("jr", "sr", "ii", "iii", "iv", "v", "2nd", "3rd", "4th", "5th")
_CITIZEN_KINDS = ("SS", "DL", "PPN")
"""HL7 table 0203: social security, driver's licence, passport. They name a citizen, not a chart, and are not taken."""
_NONE_KNOWN = ("no known allergies", "no known allergy", "nka")
_SEVERITY: Final = {"SV": say("severe"), "MO": say("moderate"), "MI": say("mild")}
"""HL7 table 0128."""
_SET_RIGHT = say("The other system has to set it right and send it again.")
_TIME = re.compile(r"(\d{4,14})(?:\.\d{1,4})?([+-]\d{4})?")
_LONGEST = 200
"""Letters of a name or number that are kept; no person's is longer."""

Notes = list[str]


def person_of(message: Message, pid: Segment, notes: Notes, allergies: Sequence[Segment] = ()) -> IncomingPerson:
    """The person of a PID segment. Raises ``Problem`` HL7-PERSON for one with neither number nor name."""
    numbers = _numbers(pid.field(3), notes)
    family, given = name_of(pid.field(5), notes)
    if not numbers and not family:
        raise Problem(
            "HL7-PERSON",
            say("The message names nobody: it has neither a number (PID-3) nor a name (PID-5)."),
            hint=say("The other system has to send it again with the patient in it."),
        )
    return IncomingPerson(numbers, family, given, _born(pid.field(7), notes), _sex(pid.field(8), notes), _allergies(allergies, notes))


def retired_of(mrg: Segment, notes: Notes) -> IncomingPerson:
    """The record that ends in a merge (MRG-1, MRG-7). Raises ``Problem`` HL7-MERGE without a number."""
    numbers = _numbers(mrg.field(1), notes)
    if not numbers:
        raise Problem(
            "HL7-MERGE",
            say("The merge does not say which record ends (MRG-1)."),
            hint=say("The other system has to send it again with both numbers."),
        )
    family, given = name_of(mrg.field(7), notes)
    return IncomingPerson(numbers, family, given)


def _numbers(field: Value, notes: Notes) -> tuple[PersonNumber, ...]:
    """Every number with who gave it; the record number first. One that stands alone without a kind is the record number."""
    found = []
    for one in field.repetitions():
        number = one.component(1).text
        if not number:
            continue
        if len(number) > _LONGEST:
            raise Problem("HL7-NUMBER", say("A number of the patient is longer than any number is."), hint=_SET_RIGHT)
        if one.component(5).text.upper() not in _CITIZEN_KINDS:
            found.append(PersonNumber(authority_of(one.component(4)), number, one.component(5).text.upper()))
    if len(found) == 1 and not found[0].kind:
        found = [PersonNumber(found[0].authority, found[0].value)]
    elif any(not one.kind for one in found):
        notes.append(say("Of the numbers of the patient not every one says what kind it is (PID-3.5)."))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.kind != "MR"))


def authority_of(hd: Value) -> str:
    """Who gave a number (HD): its universal id, else its name."""
    return (hd.subcomponent(2).text or hd.subcomponent(1).text)[:_LONGEST]


def name_of(field: Value, notes: Notes) -> tuple[str, str]:
    """Family and given names of the name that is taken where there are several; "" where there is none."""
    names = list(field.repetitions())
    if not names:
        return "", ""
    ranks = {kind: rank for rank, kind in enumerate(_NAME_KINDS)}
    chosen = min(names, key=lambda one: ranks.get(one.component(7).text.upper(), len(ranks)))
    family = chosen.component(1).subcomponent(1).text
    given = joined(" ", (part for part in (chosen.component(2).text, chosen.component(3).text) if part))
    suffix = chosen.component(4).text
    if suffix.lower().strip(".") in _GENERATIONS:
        family = f"{family} {suffix}"
    elif suffix:
        notes.append(say("The name's suffix “{suffix}” was not taken over.", suffix=suffix[:_LONGEST]))
    if len(family) > _LONGEST or len(given) > _LONGEST:
        raise Problem("HL7-NAME", say("The name of the patient is longer than any name is."), hint=_SET_RIGHT)
    return family, str(given)


def _born(field: Value, notes: Notes) -> date | None:
    text = field.first().component(1).text
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None or len(found[1]) < 8:
        notes.append(say("The birth date “{text}” is no whole day and was not taken.", text=text[:_LONGEST]))
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        notes.append(say("The birth date “{text}” is no day and was not taken.", text=text[:_LONGEST]))
        return None


def moment_of(text: str) -> datetime | None:
    """A time to the minute or finer (TS); None for a coarser one and for what is none. Without an offset it is local time (2.A.77)."""
    found = _TIME.fullmatch(text)
    if found is None or len(found[1]) < 12 or len(found[1]) == 13:
        return None
    digits, offset = found[1][:14].ljust(14, "0"), found[2]
    try:
        if offset is None:
            return datetime.strptime(digits, "%Y%m%d%H%M%S").astimezone()
        return datetime.strptime(digits + offset, "%Y%m%d%H%M%S%z")
    except (ValueError, OverflowError):
        return None


def _sex(field: Value, notes: Notes) -> Sex:
    text = field.first().component(1).text.upper()
    if text and text not in _SEX:
        notes.append(say("The sex “{text}” is not known here and was not taken.", text=text[:_LONGEST]))
    return _SEX.get(text, Sex.UNKNOWN)


def _allergies(segments: Sequence[Segment], notes: Notes) -> tuple[Allergy, ...] | None:
    """The allergies of AL1; None where the message tells nothing of them, () only where it says that there are none."""
    found = list(_each_allergy(segments, notes))
    named = tuple(one for one in found if one.substance.lower() not in _NONE_KNOWN)
    return named if named or found else None


def _each_allergy(segments: Sequence[Segment], notes: Notes) -> Iterator[Allergy]:
    if len(segments) > _LONGEST:
        raise Problem("HL7-ALLERGIES", say("The message names more allergies than anybody has."), hint=_SET_RIGHT)
    for one in segments:
        substance = one.field(3).component(2).text or one.field(3).component(1).text
        if not substance:
            continue
        if substance.lower().startswith(("no known", "nkda")) and substance.lower() not in _NONE_KNOWN:
            notes.append(say("“{substance}” was not taken for “no known allergies”.", substance=substance[:_LONGEST]))
            continue
        severity = one.field(4)
        words = _SEVERITY.get(severity.component(1).text.upper(), severity.component(2).text)
        reactions = (each.component(1).text for each in one.field(5).repetitions())
        yield Allergy(substance[:_LONGEST], str(joined(", ", (part[:_LONGEST] for part in (*reactions, words) if part))))
