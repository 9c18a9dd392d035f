"""Sections that several files take over ("use"): reads them and fills them in where they are used. It judges no section by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from procedure_assistant.protocols.sheet import Sheet
from procedure_assistant.protocols.steps import ChoiceLists, DraftSection, read_sections
from procedure_assistant.protocols.table import Table


@dataclass(slots=True)
class SharedFile:
    """The shared sections of one version."""

    sections: list[DraftSection]


def read_shared(sheet: Sheet, lists: ChoiceLists, also: Sequence[str] = ()) -> SharedFile:
    """Read a file of shared sections; ``also`` are keys of the file that somebody else reads."""
    top = Table(sheet, sheet.data)
    for key in ("schema", "id", "version", *also):
        top.take(key)
    sections = read_sections(top.tables("section", required=True), lists, may_use=False)
    top.close()
    seen: set[str] = set()
    for draft in sections:
        if draft.section.id and draft.section.id in seen:
            draft.table.fault("id", f"“{draft.section.id}” is used twice")
        seen.add(draft.section.id)
        draft.section = replace(draft.section, shared=True)
    return SharedFile(sections)


def by_id(file: SharedFile) -> dict[str, DraftSection]:
    """The sections by id, the first of each."""
    sections: dict[str, DraftSection] = {}
    for draft in file.sections:
        sections.setdefault(draft.section.id, draft)
    return sections


def resolve(own: Sequence[DraftSection], shared: Mapping[str, DraftSection] | None) -> list[DraftSection] | None:
    """The sections in order, shared ones filled in; None when they cannot be. ``shared`` None: there are some, and they cannot be read."""
    resolved: list[DraftSection] = []
    complete = True
    for draft in own:
        if not draft.use:
            complete = complete and not draft.table.has("use")
            resolved.append(draft)
        elif shared is None:
            complete = False
        elif (base := shared.get(draft.use)) is None:
            draft.table.fault("use", f"there is no shared section “{draft.use}”")
            complete = False
        else:
            steps = [*base.steps, *draft.steps]
            section = replace(base.section, steps=tuple(one.step for one in steps))
            resolved.append(DraftSection(section, draft.table, steps, base.table, draft.use))
    return resolved if complete else None
