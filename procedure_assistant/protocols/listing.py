"""Writes a protocol as plain text to be read and compared by a clinician; it must not leave anything out."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import wording
from procedure_assistant.domain.injection_map import InjectionMap
from procedure_assistant.domain.passport.form import Clock, PassportForm, Target, Timing
from procedure_assistant.domain.protocol import Ask, Condition, Limit, Protocol, Rule, Section, Source, Step


def listing(protocol: Protocol) -> str:
    """The whole protocol as text: sections with their questions and rules, limits, nerves, published positions and map."""
    parts = ", ".join(f"{part} {version}" for part, version in protocol.parts)
    lines = [protocol.title, f"({parts})"]
    phase = None
    for section in protocol.sections:
        if section.phase is not phase:
            phase = section.phase
            lines += ["", f"== {phase.replace('_', '-')} =="]
        lines += ["", *_section(section)]
    if protocol.limits:
        lines += ["", "== limits ==", "", *(line for limit in protocol.limits for line in _limit(limit))]
    if protocol.nerves:
        lines += ["", "== nerves ==", "", *_nerves(protocol)]
    if protocol.passports or protocol.ultrasound:
        lines += ["", "== passports ==", "", *_forms(protocol)]
    if protocol.targets:
        lines += ["", "== targets ==", "", *(line for target in protocol.targets for line in _target(target))]
    if protocol.timings:
        lines += ["", "== intervals ==", "", *(line for timing in protocol.timings for line in _timing(timing))]
    if protocol.injection_map:
        lines += ["", "== map ==", "", *_map(protocol.injection_map)]
    return "\n".join(lines) + "\n"


def passport_listing(form: PassportForm) -> str:
    """A passport or an ultrasound note as text: its fields and rules, clocks, orders and standards."""
    lines = [form.title, f"({form.id} {form.version})"]
    for section in form.sections:
        lines += ["", *_section(section)]
    if form.final:
        lines += ["", "== no reason goes past ==", "", *(f"  {rule}" for rule in sorted(form.final))]
    if form.order:
        lines += ["", "== in this order ==", "", *(f"  {', '.join(names)}" for names in form.order)]
    if form.clocks:
        lines += ["", "== clocks ==", "", *(_clock(clock) for clock in form.clocks)]
    for standard in form.standards:
        lines += ["", f"== {standard.title} == {_from(standard.source)}", f"  {standard.remark}"]
        lines += [f"  {item.category}: {item.label} ({' or '.join(item.fields)})" for item in standard.items]
    return "\n".join(lines) + "\n"


def _forms(protocol: Protocol) -> Iterator[str]:
    for form in (*protocol.passports, *((protocol.ultrasound,) if protocol.ultrasound else ())):
        yield f"  {form.title} ({form.id} {form.version})"


def _target(target: Target) -> Iterator[str]:
    what = f"nerve {target.nerve}" if target.nerve else f"muscle {target.muscle}"
    how = "with the probe" if target.guided else "no source describes the probe"
    yield f"  {target.name} ({target.id}, {target.short}, {what}), {how} {_from(target.source)}"
    depth = f" Median depth {wording.number(target.depth_mm)} mm." if target.depth_mm else ""
    yield f"    {target.level}. {target.find} Avoid: {target.avoid}{depth}"


def _timing(timing: Timing) -> Iterator[str]:
    days = "to confirm" if timing.days is None else f"{wording.number(timing.days)} days"
    yield f"  {timing.first} → {timing.second} ({timing.id}): {days}{f', from {timing.step}' if timing.step else ''} {_from(timing.source)}"
    yield f"    {timing.says}"


def _clock(clock: Clock) -> str:
    until = clock.at or f"{clock.start} + {clock.hours}"
    return f"  {clock.label} ({clock.id}): {until} {_from(clock.source)}"


def said(condition: Condition) -> str:
    """A condition in words: "anticoagulant is yes"."""
    if condition.protocol:
        return f"the visit includes {condition.protocol}"
    if condition.all_of:
        return " and ".join(said(part) for part in condition.all_of)
    if condition.any_of:
        return f"({' or '.join(said(part) for part in condition.any_of)})"
    if condition.none_of:
        return f"none of ({', '.join(said(part) for part in condition.none_of)})"
    if condition.within:
        return f"{condition.step} is {wording.listed(condition.within, 'or')}"
    if condition.equals is not None:
        return f"{condition.step} is {condition.equals}"
    if condition.below is not None:
        return f"{condition.step} is below {wording.number(condition.below)}"
    return f"{condition.step} is above {wording.number(condition.above or 0)}"


def _from(source: Source) -> str:
    return f"[{source.text}; {source.confidence}{', confirm' if source.to_confirm else ''}]"


def _section(section: Section) -> Iterator[str]:
    marks = [section.id, f"shows {section.shows}", *(["shared"] if section.shared else [])]
    yield f"{section.title} ({', '.join(marks)})"
    if section.quick_label:
        yield f"  button “{section.quick_label}”"
    for step in section.steps:
        yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    marks = [step.id, step.ask.value]
    marks += [] if step.required else ["optional"]
    marks += ["before the needle"] if step.blocks_injection else []
    yield f"  - {step.label} ({', '.join(marks)}){' ' + _from(step.source) if step.source else ''}"
    if step.show_if is not None:
        yield f"      only if {said(step.show_if)}"
    if step.choices:
        yield f"      answers: {'; '.join(f'{choice.label} ({choice.id})' for choice in step.choices)}"
    if step.ask is Ask.NUMBER:
        yield f"      {_bounds(step)}"
    if step.quick:
        yield f"      button answers: {step.quick}"
    if step.help:
        yield f"      help: {step.help}"
    yield f"      record: {step.record}"
    for rule in step.rules:
        yield from _rule(rule)


def _bounds(step: Step) -> str:
    low = "" if step.minimum is None else f" from {wording.number(step.minimum)}"
    high = "" if step.maximum is None else f" to {wording.number(step.maximum)}"
    return f"{'whole ' if step.whole else ''}number{low}{high} {step.unit}".rstrip()


def _rule(rule: Rule) -> Iterator[str]:
    yield f"      {rule.severity.upper()} {rule.id}, if {said(rule.when)} {_from(rule.source)}"
    yield f"        {rule.says}{' → ' + rule.go_on if rule.go_on else ''}"


def _limit(limit: Limit) -> Iterator[str]:
    yield f"  {limit.severity.upper()} {limit.id} = {f'{wording.number(limit.value)} {limit.unit}'.strip()} {_from(limit.source)}"
    yield f"    … {limit.says}{' → ' + limit.go_on if limit.go_on else ''}"


def _nerves(protocol: Protocol) -> Iterator[str]:
    for nerve in protocol.nerves:
        volume = f"{wording.number(nerve.volume_low_ml)} to {wording.number(nerve.volume_high_ml)} mL"
        yield f"  {nerve.name} ({nerve.id}, {nerve.short}): {nerve.fraction_thirds}/3 of the line, {volume} {_from(nerve.source)}"
    for place in protocol.published:
        lateral, inferior = f"{place.lateral_mm} ± {place.sd_lateral_mm}", f"{place.inferior_mm} ± {place.sd_inferior_mm}"
        yield f"  {place.label} ({place.id}): {lateral} mm lateral, {inferior} mm below {_from(place.source)}"


def _map(map_: InjectionMap) -> Iterator[str]:
    yield f"  {map_.title} ({map_.id}, version {map_.version}) of {map_.substance} [{map_.source}]"
    planned, most = wording.number(map_.planned_units), wording.number(map_.units_max)
    yield f"  {len(map_.sites)} sites, {planned} units, with extras at most {most} units"
    yield (
        f"  a site takes up to {wording.number(map_.dose_max)} units in steps of {wording.number(map_.dose_step)}; "
        f"an extra is {wording.number(map_.dose_extra)} units; moved beyond {wording.number(map_.tolerance_mm)} mm with a reason"
    )
    for muscle in map_.muscles:
        sites = [site for site in map_.sites if site.muscle == muscle.id]
        units = sum((site.units for site in sites), map_.planned_units * 0)
        yield ""
        yield (
            f"  {muscle.letter} {muscle.name} ({muscle.id}), {muscle.position}: {len(sites)} sites, {wording.number(units)} units; "
            f"{muscle.extra_sites} extra, at most {muscle.sites_max} sites, {wording.number(muscle.units_max)} units [{muscle.source}]"
        )
        yield f"    {muscle.angle}. {muscle.depth}. {muscle.caution}"
        for site in sites:
            place = f"{site.figure} {site.x:g}, {site.y:g}"
            yield f"    {site.id} ({site.side} {site.number}; {place}): {wording.number(site.units)} units. {site.where}"
        for area in map_.extra_areas:
            if area.muscle == muscle.id:
                yield f"    {area.id} ({area.side}; {area.figure} {area.x:g}, {area.y:g}): extra area"
