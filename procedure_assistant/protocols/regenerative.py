"""Reads passports, the ultrasound note, regulatory sections, targets and timings; every fault is reported, none is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from procedure_assistant.domain.passport.form import PRODUCT, Clock, Item, PassportForm, Standard, Target, Timing
from procedure_assistant.domain.protocol import Ask, Choice, Step
from procedure_assistant.protocols import known_passports
from procedure_assistant.protocols.checks import check_known
from procedure_assistant.protocols.conditions import condition_faults
from procedure_assistant.protocols.shared_sections import SharedFile, by_id, read_shared, resolve
from procedure_assistant.protocols.sheet import Sheet
from procedure_assistant.protocols.steps import ChoiceLists, DraftSection, DraftStep, read_sections
from procedure_assistant.protocols.table import Table

Key = tuple[str, int]
T = TypeVar("T")


@dataclass(slots=True)
class Regulatory:
    """The regulatory sections of one version with the rules that no reason goes past."""

    file: SharedFile
    final: frozenset[str]


@dataclass(frozen=True, slots=True)
class RegenerativeShelf:
    """What protocols may refer to. A value of None exists but could not be read, so that it is not called missing as well."""

    forms: Mapping[Key, PassportForm | None]
    targets: Mapping[int, tuple[Target, ...] | None]


NOTHING = RegenerativeShelf({}, {})


def read_regenerative(sheets: Mapping[Key, Sheet | None], lists: ChoiceLists) -> RegenerativeShelf:
    """Read the files of resources/regenerative and the regulatory ones, by id and version; None for a file that cannot be read."""
    shared = {version: read_shared(sheet, lists) if sheet else None for (name, version), sheet in sheets.items() if name == "shared"}
    laws = {version: _read_regulatory(sheet, lists) if sheet else None for (name, version), sheet in sheets.items() if name == "regulatory"}
    targets = {version: _read_targets(sheet) if sheet else None for (name, version), sheet in sheets.items() if name == "targets"}
    forms = {
        key: _read_form(sheet, *key, lists, shared, laws) if sheet else None
        for key, sheet in sheets.items()
        if key[0] not in ("shared", "regulatory", "targets")
    }
    return RegenerativeShelf(forms, targets)


def _read_regulatory(sheet: Sheet, lists: ChoiceLists) -> Regulatory:
    file = read_shared(sheet, lists, also=("as_of", "final"))
    top = Table(sheet, sheet.data)
    top.day("as_of")
    final = top.texts("final")
    rules = {rule.id for draft in file.sections for step in draft.steps for rule, _ in step.rules}
    for place, rule in enumerate(final):
        if rule not in rules:
            top.fault(f"final[{place}]", f"there is no rule “{rule}”")
    return Regulatory(file, frozenset(final))


def _read_form(
    sheet: Sheet,
    form_id: str,
    version: int,
    lists: ChoiceLists,
    shared: Mapping[int, SharedFile | None],
    laws: Mapping[int, Regulatory | None],
) -> PassportForm | None:
    top = Table(sheet, sheet.data)
    for key in ("schema", "id", "version"):
        top.take(key)
    title, short = top.words("title"), top.words("short")
    own = read_sections(top.tables("section", required=True), lists, may_use=True)
    common, law = _of_version(top, "shared", shared), _of_version(top, "regulatory", laws)
    unread = (common is None and top.has("shared")) or (law is None and top.has("regulatory"))
    bases = {**(by_id(common) if common else {}), **(by_id(law.file) if law else {})}
    sections = resolve(own, None if unread else bases)
    clocks = [(_read_clock(table), table) for table in top.tables("clock")]
    standards = [(_read_standard(table), table) for table in top.tables("standard")]
    order = _read_order(top)
    top.close()
    if sections is None:
        return None
    form = PassportForm(
        id=form_id,
        version=version,
        title=title,
        short=short,
        sections=tuple(draft.section for draft in sections),
        standards=tuple(standard for standard, _ in standards),
        clocks=tuple(clock for clock, _ in clocks),
        order=order,
        final=law.final if law else frozenset(),
    )
    _check_form(form, top, sections)
    _check_clocks(form, clocks)
    _check_standards(form, standards)
    return form


def _of_version(top: Table, key: str, files: Mapping[int, T | None]) -> T | None:
    """The file of the version named; None when none is named, or when it is missing or cannot be read, which is reported."""
    version = top.whole(key, required=False, least=1)
    if version is None:
        return None
    if version not in files:
        top.fault(key, f"there is no {key}.{version}.toml")
        return None
    return files[version]


def _read_order(top: Table) -> tuple[tuple[str, ...], ...]:
    """Lists of moments that follow one another."""
    value = top.take("order", required=False)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, list) and len(one) > 1 for one in value):
        top.fault("order", "must be a list of lists of at least two moments")
        return ()
    return tuple(tuple(str(name) for name in one) for one in value)


def _read_clock(table: Table) -> Clock:
    identity, label, at = table.identifier(), table.words("label"), table.text("at", required=False)
    start, hours = table.text("start", required=not at), table.text("hours", required=not at)
    if at and (start or hours):
        table.fault("at", "a clock has either at, or start and hours")
    clock = Clock(identity, label, at, start, hours, table.source())
    table.close()
    return clock


def _read_standard(table: Table) -> Standard:
    items = []
    for one in table.tables("items", required=True):
        items.append(Item(one.words("label"), one.words("category"), one.texts("fields")))
        one.close()
    standard = Standard(table.identifier(), table.words("title"), table.words("remark"), tuple(items), table.source())
    table.close()
    return standard


def _check_form(form: PassportForm, top: Table, sections: list[DraftSection]) -> None:
    _check_names(sections)
    drafts: dict[str, DraftStep] = {}
    for section in sections:
        _check_quick(section)
        for draft in section.steps:
            drafts.setdefault(draft.step.id, draft)
    for draft in drafts.values():
        if draft.step.source is None:
            draft.table.fault("source", "is missing; a field names the standard that asks for it")
    _check_conditions(form, drafts)
    _check_known(form, top, drafts)
    for place, names in enumerate(form.order):
        for number, name in enumerate(names):
            _check_asks(top, f"order[{place}][{number}]", form, name, (Ask.MOMENT,))


def _check_known(form: PassportForm, top: Table, drafts: Mapping[str, DraftStep]) -> None:
    """What the program computes with is asked, and asked as it expects."""
    wanted = known_passports.FIELDS.get(form.id)
    if wanted is None:
        top.fault("id", f"“{form.id}” is no passport that the program knows")
        return
    for name, known in wanted.items():
        if name in drafts:
            if not drafts[name].unsure:
                check_known(drafts[name], known)
        elif "" not in drafts:
            top.fault("section", f"no section asks “{name}”")


def _check_names(sections: list[DraftSection]) -> None:
    """Sections, fields and rules are named once."""
    seen: set[tuple[str, str]] = set()

    def once(kind: str, name: str, table: Table, key: str) -> None:
        if name and (kind, name) in seen:
            table.fault(key, f"“{name}” is used twice")
        seen.add((kind, name))

    for section in sections:
        once("section", section.section.id, section.table, "use" if section.use else "id")
        for draft in section.steps:
            once("field", draft.step.id, draft.table, "id")
            for rule, table in draft.rules:
                once("rule", rule.id, table, "id")


def _check_quick(section: DraftSection) -> None:
    quick = [draft for draft in section.steps if draft.step.quick]
    if quick and not section.section.quick_label:
        quick[0].table.fault("quick", f"section “{section.section.id}” has no quick_label to give it with")
    if section.section.quick_label and not quick:
        section.written.fault("quick_label", "no field here has a quick answer")


def _check_conditions(form: PassportForm, drafts: Mapping[str, DraftStep]) -> None:
    """Conditions look back only; which product it is is known from the start."""
    products = tuple(Choice(name, name) for name in known_passports.FIELDS)
    asked: dict[str, Step | None] = {PRODUCT: Step(PRODUCT, Ask.CHOICE, "", "", products)}
    asked |= {name: None for name in known_passports.ASKED_ELSEWHERE if name not in drafts}
    for step in form.steps():
        draft = drafts[step.id]
        if draft.step is not step:
            continue
        if step.show_if is not None:
            for place, reason in condition_faults(step.show_if, "show_if", asked, ()):
                draft.table.fault(place, reason)
        asked[step.id] = None if draft.unsure else step
        for rule, table in draft.rules:
            for place, reason in condition_faults(rule.when, "when", asked, ()) if any(rule.when.steps()) else ():
                table.fault(place, reason)


def _check_asks(table: Table, place: str, form: PassportForm, name: str, kinds: tuple[Ask, ...]) -> None:
    step = form.step(name)
    if step is None:
        table.fault(place, f"no section asks “{name}”")
    elif step.ask not in kinds:
        table.fault(place, f"“{name}” does not ask for a {' or '.join(kinds)}")


def _check_clocks(form: PassportForm, clocks: list[tuple[Clock, Table]]) -> None:
    for clock, table in clocks:
        for key, name, kinds in (
            ("at", clock.at, (Ask.DATE, Ask.MOMENT)),
            ("start", clock.start, (Ask.MOMENT,)),
            ("hours", clock.hours, (Ask.NUMBER,)),
        ):
            if name:
                _check_asks(table, key, form, name, kinds)


def _check_standards(form: PassportForm, standards: list[tuple[Standard, Table]]) -> None:
    for standard, table in standards:
        for place, item in enumerate(standard.items):
            for number, name in enumerate(item.fields):
                if form.step(name) is None:
                    table.fault(f"items[{place}].fields[{number}]", f"no section asks “{name}”")


def _read_targets(sheet: Sheet) -> tuple[Target, ...]:
    top = Table(sheet, sheet.data)
    for key in ("schema", "id", "version"):
        top.take(key)
    tables = top.tables("target", required=True)
    targets = [_read_target(table) for table in tables]
    top.close()
    seen: set[str] = set()
    for target, table in zip(targets, tables, strict=True):
        if target.id and target.id in seen:
            table.fault("id", f"“{target.id}” is used twice")
        seen.add(target.id)
    return tuple(targets)


def _read_target(table: Table) -> Target:
    nerve, muscle = table.text("nerve", required=False), table.text("muscle", required=False)
    if bool(nerve) == bool(muscle):
        table.fault("", "a target has exactly one of nerve, muscle")
    target = Target(
        id=table.identifier(),
        name=table.words("name"),
        short=table.words("short"),
        nerve=nerve,
        muscle=muscle,
        level=table.words("level"),
        guided=table.flag("guided", default=False),
        find=table.words("find"),
        avoid=table.words("avoid"),
        depth_mm=table.above_zero("depth_mm", required=False),
        source=table.source(),
    )
    table.close()
    return target


def read_timing(table: Table) -> Timing:
    """Read how far apart two things are given; without ``days`` it is only shown."""
    timing = Timing(
        id=table.identifier(),
        first=table.text("first"),
        second=table.text("second"),
        says=table.words("says"),
        days=table.above_zero("days", required=False),
        step=table.text("step", required=False),
        source=table.source(),
    )
    table.close()
    if timing.step and timing.days is None:
        table.fault("step", "a day is only asked where days says how many must lie between")
    return timing


def form_named(top: Table, place: str, text: str, shelf: RegenerativeShelf) -> PassportForm | None:
    """The form that "prp.1" names; None when it is missing, which is reported, or when its own faults are."""
    name, _, version = text.rpartition(".")
    key = (name, int(version)) if version.isascii() and version.isdigit() else None
    if key is None or key not in shelf.forms:
        top.fault(place, f"there is no “{text}” in resources/regenerative")
        return None
    return shelf.forms[key]


def read_named_forms(top: Table, shelf: RegenerativeShelf) -> tuple[tuple[PassportForm, ...], PassportForm | None, bool]:
    """The passports and the ultrasound note that a protocol names, and whether all of them could be had."""
    names = top.texts("passports", required=False)
    found = [form_named(top, f"passports[{place}]", name, shelf) for place, name in enumerate(names)]
    ultrasound = None
    whole = all(form is not None for form in found)
    if note := top.text("ultrasound", required=False):
        ultrasound = form_named(top, "ultrasound", note, shelf)
        whole = whole and ultrasound is not None
    return tuple(form for form in found if form is not None), ultrasound, whole


def read_named_targets(top: Table, shelf: RegenerativeShelf) -> tuple[tuple[Target, ...], bool]:
    """The targets that a protocol names, in its order, and whether all of them could be had."""
    table = top.table("targets", required=False)
    if table is None:
        return (), True
    version, ids = table.whole("version", least=1), table.texts("ids")
    table.close()
    if version is not None and version not in shelf.targets:
        table.fault("version", f"there is no targets.{version}.toml")
    known = shelf.targets.get(version) if version is not None else None
    if known is None:
        return (), False
    by_name = {target.id: target for target in known}
    for place, name in enumerate(ids):
        if name not in by_name:
            table.fault(f"ids[{place}]", f"there is no target “{name}”")
    return tuple(by_name[name] for name in ids if name in by_name), True
