"""Checks a protocol as a whole, alone and combined: unique names, conditions that look back only, and what the program relies on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procedure_assistant.domain.protocol import Limit, Protocol, Shows, Step, combine
from procedure_assistant.protocols import known
from procedure_assistant.protocols.conditions import condition_faults
from procedure_assistant.protocols.steps import DraftSection, DraftStep
from procedure_assistant.protocols.table import Table


@dataclass(slots=True)
class DraftProtocol:
    """A protocol that was read, with where its parts stand. ``sections`` are resolved: shared ones hold all their steps."""

    protocol: Protocol
    table: Table
    sections: list[DraftSection]
    limits: list[tuple[Limit, Table]]

    def drafts(self) -> dict[str, DraftStep]:
        """Step id → the first step of that id."""
        found: dict[str, DraftStep] = {}
        for section in self.sections:
            for draft in section.steps:
                found.setdefault(draft.step.id, draft)
        return found


def check_protocol(draft: DraftProtocol, protocols: Collection[str]) -> None:
    """Report every fault of one protocol that only shows when it is seen whole."""
    _check_names(draft)
    _check_limits(draft)
    _check_sections(draft)
    _check_steps(draft)
    _check_conditions(draft.protocol, draft.drafts(), protocols)


def _check_names(draft: DraftProtocol) -> None:
    """Sections, steps, rules and limits are named once: an answer or an override belongs to one of them only."""
    seen_sections: set[str] = set()
    seen_steps: set[str] = set()
    seen_rules: set[str] = set()
    for section in draft.sections:
        twice = section.section.id in seen_sections
        _once(section.section.id, seen_sections, section.table, "use" if section.use else "id")
        for one in [] if twice else section.steps:
            _once(one.step.id, seen_steps, one.table, "id")
            for rule, table in one.rules:
                _once(rule.id, seen_rules, table, "id")
    for limit, table in draft.limits:
        _once(limit.id, seen_rules, table, "id")
    for key, ids in (
        ("nerve", [nerve.id for nerve in draft.protocol.nerves]),
        ("published", [place.id for place in draft.protocol.published]),
    ):
        seen: set[str] = set()
        for place, one_id in enumerate(ids):
            if one_id and one_id in seen:
                draft.table.fault(f"{key}[{place}].id", f"“{one_id}” is used twice")
            seen.add(one_id)


def _once(name: str, seen: set[str], table: Table, key: str) -> None:
    if name and name in seen:
        table.fault(key, f"“{name}” is used twice")
    seen.add(name)


def _check_limits(draft: DraftProtocol) -> None:
    for limit, table in draft.limits:
        unit = known.LIMIT_UNITS.get(limit.id)
        if unit is None:
            table.fault("id", f"“{limit.id}” is no limit that the program knows; it would never be looked at")
        elif unit != limit.unit:
            table.fault("unit", f"“{limit.unit}” must be “{unit}”")
    needed = (*(known.MAP_LIMITS if draft.protocol.injection_map else ()), *(known.NERVE_LIMITS if draft.protocol.nerves else ()))
    for limit_id in needed:
        if draft.protocol.limit(limit_id) is None:
            draft.table.fault("limit", f"“{limit_id}” is missing")
    high = draft.protocol.limit("relief_to_minutes")
    for limit, table in draft.limits:
        if limit.id == "relief_from_minutes" and high and limit.value > high.value:
            table.fault("value", f"{limit.value} is above relief_to_minutes {high.value}")


def _check_sections(draft: DraftProtocol) -> None:
    protocol = draft.protocol
    for section in draft.sections:
        shows = known.SECTION_SHOWS.get(section.section.id)
        if shows is not None and section.section.shows.value != shows:
            section.written.fault("shows", f"“{section.section.id}” must show {shows}")
        quick = [one for one in section.steps if one.step.quick]
        if quick and not section.section.quick_label:
            quick[0].table.fault("quick", f"section “{section.section.id}” has no quick_label to give it with")
        if section.section.quick_label and not quick:
            section.written.fault("quick_label", "no step here has a quick answer")
    has_map, has_nerves = protocol.injection_map is not None, bool(protocol.nerves)
    has_passports, has_targets = bool(protocol.passports), bool(protocol.targets)
    needed = (
        *known.NEEDED_SECTIONS,
        *(known.DRUG_SECTIONS if has_map or has_nerves or not has_passports else ()),
        *(("map",) if has_map else ()),
        *(("block",) if has_nerves else ()),
        *(("passport",) if has_passports else ()),
        *(("ultrasound",) if has_targets else ()),
    )
    for section_id in needed:
        # A section without a readable id is reported as such; it may be the one that seems to be missing.
        if protocol.section(section_id) is None and protocol.section("") is None:
            draft.table.fault("section", f"“{section_id}” is missing")
    _check_shown(draft, {Shows.MAP: has_map, Shows.BLOCK: has_nerves, Shows.PASSPORT: has_passports, Shows.ULTRASOUND: has_targets})
    _check_targets(draft)


def _check_shown(draft: DraftProtocol, there: Mapping[Shows, bool]) -> None:
    """An instrument needs what it works on."""
    names = {Shows.MAP: "map", Shows.BLOCK: "nerve", Shows.PASSPORT: "passport", Shows.ULTRASOUND: "target"}
    for shows, what in names.items():
        for section in draft.sections:
            if section.section.shows is shows and not there[shows]:
                section.written.fault("shows", f"shows {shows}, but the protocol names no {what}")


def _check_targets(draft: DraftProtocol) -> None:
    """Targets need a note to be written about them and sides that were agreed; a timing looks at a question that is asked."""
    protocol = draft.protocol
    if protocol.targets and protocol.ultrasound is None:
        draft.table.fault("ultrasound", "is missing; targets are noted under the probe")
    asked = {step.id for form in protocol.passports for step in form.steps()} | {step.id for step in protocol.steps()}
    for place, timing in enumerate(protocol.timings):
        if timing.step and timing.step not in asked:
            draft.table.fault(f"timing[{place}].step", f"nobody asks “{timing.step}”")


def _check_steps(draft: DraftProtocol) -> None:
    protocol, steps = draft.protocol, draft.drafts()
    needed = (
        *known.NEEDED_STEPS,
        *(known.MAP_STEPS if protocol.injection_map else ()),
        *(known.NERVE_STEPS if protocol.nerves else ()),
        *(known.TARGET_STEPS if protocol.targets else ()),
    )
    for step_id in needed:
        if step_id not in steps and "" not in steps:
            draft.table.fault("section", f"no section asks “{step_id}”")
    for step_id, one in steps.items():
        if step_id in known.STEPS and not one.unsure:
            check_known(one, known.STEPS[step_id])


def check_known(draft: DraftStep, wanted: known.KnownStep) -> None:
    """A step the program computes with asks what the program expects."""
    step, table = draft.step, draft.table
    if step.ask is not wanted.ask:
        table.fault("ask", f"“{step.id}” must ask {wanted.ask}")
        return
    if missing := [answer for answer in wanted.answers if step.choice(answer) is None]:
        table.fault("choices", f"“{step.id}” needs the answer “{missing[0]}”")
    if step.unit != wanted.unit:
        table.fault("unit", f"“{step.unit}” must be “{wanted.unit}”")
    if wanted.blocks and not (step.blocks_injection and step.required):
        table.fault("blocks_injection", f"“{step.id}” is required and must be answered before the first needle")


def _check_conditions(protocol: Protocol, drafts: Mapping[str, DraftStep], protocols: Collection[str]) -> None:
    """Conditions look back only: a question may depend on earlier answers, a rule also on its own."""
    asked: dict[str, Step | None] = {}
    for step in protocol.steps():
        draft = drafts.get(step.id)
        if draft is None or draft.step is not step:
            continue
        if step.show_if is not None:
            for place, reason in condition_faults(step.show_if, "show_if", asked, protocols):
                draft.table.fault(place, reason)
        asked[step.id] = None if draft.unsure else step
        for rule, table in draft.rules:
            if rule.when.step or rule.when.protocol or rule.when.all_of or rule.when.any_of or rule.when.none_of:
                for place, reason in condition_faults(rule.when, "when", asked, protocols):
                    table.fault(place, reason)


def check_combination(parts: Sequence[DraftProtocol], protocols: Collection[str], at: Table) -> None:
    """Report what keeps protocols from being one visit; ``at`` is the visit that offers them."""
    reasons = [*_clashes(parts)]
    if sum(1 for part in parts if part.protocol.injection_map) > 1:
        reasons.append("more than one of them has an injection map")
    for reason in reasons:
        at.fault("protocols", reason)
    if reasons:
        return
    drafts: dict[str, DraftStep] = {}
    for part in reversed(parts):
        drafts.update(part.drafts())
    _check_conditions(combine([part.protocol for part in parts]), drafts, protocols)


def _clashes(parts: Sequence[DraftProtocol]) -> list[str]:
    """Same names that do not mean the same in two protocols; a name used twice in one of them is reported there."""
    first: dict[tuple[str, str], object] = {}
    found: list[str] = []
    for part in parts:
        own: dict[tuple[str, str], object] = {}
        for kind, name, meaning in _meanings(part.protocol):
            own.setdefault((kind, name), meaning)
        found += [f"{kind} “{name}” differs between them" for (kind, name), one in own.items() if first.get((kind, name), one) != one]
        first = {**own, **first}
    return found


def _meanings(protocol: Protocol) -> Iterator[tuple[str, str, object]]:
    """(kind, name, what it means) of everything that a combined visit keeps once."""
    for section in protocol.sections:
        yield "section", section.id, (section.title, section.phase, section.shows)
        for step in section.steps:
            yield "step", step.id, (step, section.id)
            for rule in step.rules:
                yield "rule or limit", rule.id, rule
    for limit in protocol.limits:
        yield "rule or limit", limit.id, limit
    for form in (*protocol.passports, *((protocol.ultrasound,) if protocol.ultrasound else ())):
        yield "passport", form.id, form
    for target in protocol.targets:
        yield "target", target.id, target
    for timing in protocol.timings:
        yield "timing", timing.id, timing
