"""The way through a visit: which section comes first, which next, and where a place lies. Plain functions of the record, no Qt."""

from __future__ import annotations

from procedure_assistant.domain.completeness import is_to_inject, open_items
from procedure_assistant.domain.protocol import Section, Shows
from procedure_assistant.domain.record import ProcedureRecord

PASSPORT, ULTRASOUND = "passport", "ultrasound"
"""Sections whose fields are places too: "passport/b1/platelets"."""

WITH_WASTE = "observation"
"""The section whose one press discards the rest, too (domain.proposals)."""


def section_of(record: ProcedureRecord, place: str) -> Section | None:
    """The section that is, asks or shows ``place``: a section, a step, a field or a site; None for a place of another visit."""
    if place.startswith((f"{PASSPORT}/", f"{ULTRASOUND}/")):
        return record.protocol.section(place.partition("/")[0])
    found = record.protocol.section(place) or record.protocol.section_of(place)
    if found is None and place in record.sites:
        return next((one for one in record.protocol.sections if one.shows is Shows.MAP), None)
    return found


def asks(section: Section, place: str) -> bool:
    """Whether a section asks the step ``place``."""
    return any(step.id == place for step in section.steps)


def holds(section: Section, place: str) -> bool:
    """Whether a place lies in a section."""
    return section.id == place or asks(section, place)


def open_sections(record: ProcedureRecord) -> list[Section]:
    """The sections that signing waits for, in the order of the visit."""
    places = [item.place for item in open_items(record)]
    return [
        section
        for section in record.protocol.sections
        if any(holds(section, place) for place in places) or (section.shows is Shows.ULTRASOUND and is_to_inject(record))
    ]


def is_done(record: ProcedureRecord, section: Section) -> bool:
    """Whether signing waits for nothing in a section."""
    return not any(holds(section, item.place) for item in open_items(record))


def sign_section(record: ProcedureRecord) -> Section:
    """The section that signs: the last one where none says so."""
    return next((one for one in record.protocol.sections if one.shows is Shows.SIGN), record.protocol.sections[-1])


def first_open(record: ProcedureRecord) -> Section:
    """Where a visit is taken up: the first open section, the signature once there is none."""
    return next(iter(open_sections(record)), sign_section(record)) if not record.signed else sign_section(record)


def next_open(record: ProcedureRecord, current: Section) -> Section:
    """The first open section after the current one, else the first open one before it, else signing."""
    order = {section.id: place for place, section in enumerate(record.protocol.sections)}
    waiting = [section for section in open_sections(record) if section.id != current.id]
    later = [section for section in waiting if order[section.id] > order[current.id]]
    way = later or waiting
    if len(way) > 1 and way[0].shows is Shows.WASTE and any(section.id == WITH_WASTE for section in way):
        return way[1]  # what is left is discarded together with what is asked there, or afterwards
    return next(iter(way), sign_section(record))
