"""The facts of a visit as results: ORU^R01 of HL7 v2.5.1 (chapter 7), an OBR for each group of facts and an OBX for each fact.

Every group keeps its filler number over all versions of a record, so that a corrected message replaces what came before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from procedure_assistant.exchange.hl7_observations import MILLIMETRES, Group, Observation, Unit, groups, moment_of
from procedure_assistant.exchange.hl7_text import NOTHING, Encoded, components, day, formatted, message, moment, segment, text
from procedure_assistant.exchange.hl7_visit import LOCAL_CODES, LOINC, UNITS_OF_MEASURE, Route, document_root, msh, named, pid, pv1, signer
from procedure_assistant.services.export import Standing, VisitExport

NAME = "hl7-oru"
_STATUS = {Standing.DRAFT: "P", Standing.AMENDED: "C", Standing.VOIDED: "W"}
"""OBX-11, HL7 table 0085: preliminary, corrected, posted as wrong; a signed record is F, final."""
_GROUP_STATUS = {Standing.DRAFT: "P", Standing.AMENDED: "C", Standing.VOIDED: "C"}
"""OBR-25, HL7 table 0123: preliminary, corrected; else F."""
_MOST_OF_NUMBER = 16
"""Letters of the data type NM (2.A.47)."""
_NOT_HAD = text("X")
"""OBX-11, HL7 table 0085: no result can be had, for what was planned and not given."""


def write(visit: VisitExport, route: Route | None = None) -> bytes:
    """The whole message."""
    where = route or Route()
    results: list[Encoded] = []
    for number, group in enumerate(groups(visit), 1):
        results += _group(visit, number, group)
    return message(msh(visit, where, ("ORU", "R01", "ORU_R01"), NAME), pid(visit, where), pv1(visit, where), *results)


def _group(visit: VisitExport, number: int, group: Group) -> Iterator[Encoded]:
    filler = components(text(f"{document_root(visit)}.{group.code}"), text("PROCEDURE_ASSISTANT"))
    yield segment(
        "OBR",
        {
            1: text(str(number)),
            3: filler,
            4: components(text(group.code), text(group.title), LOCAL_CODES),
            7: moment(visit.local(visit.opened_at)),
            16: signer(visit),
            22: moment(visit.local(visit.last_at)),
            25: text(_GROUP_STATUS.get(visit.standing, "F")),
        },
    )
    for count, one in enumerate(group.observations, 1):
        yield _observation(visit, count, one)
        for at, note in enumerate(one.notes, 1):
            yield segment("NTE", {1: text(str(at)), 3: formatted(note)})


def _observation(visit: VisitExport, number: int, one: Observation) -> Encoded:
    kind, value = _value(one)
    status = text(_STATUS.get(visit.standing, "F"))
    return segment(
        "OBX",
        {
            1: text(str(number)),
            2: text(kind),
            3: components(text(one.code), text(one.words), LOINC if one.is_loinc else LOCAL_CODES),
            4: text(one.about),
            5: value,
            6: _unit(one.unit) if one.unit else NOTHING,
            11: _NOT_HAD if one.value is None and visit.standing is not Standing.VOIDED else status,
            14: moment(moment_of(visit, one)),
            16: named(visit, one.stamp.who) if one.stamp else NOTHING,
        },
    )


def _value(one: Observation) -> tuple[str, Encoded]:
    """OBX-2 and OBX-5."""
    if one.value is None:
        return "TX", NOTHING
    if isinstance(one.value, Decimal):
        # a measured length keeps its precision, a dose has no trailing zero
        number = f"{one.value if one.unit == MILLIMETRES else one.value.normalize():f}"
        return ("NM" if len(number) <= _MOST_OF_NUMBER else "TX"), text(number)
    if isinstance(one.value, date):
        return "DT", day(one.value)
    return ("FT", formatted(one.value)) if "\n" in one.value else ("TX", text(one.value))


def _unit(unit: Unit) -> Encoded:
    return components(text(unit.code), text(unit.words), LOCAL_CODES if unit.is_local else UNITS_OF_MEASURE)
