"""The one primary action of the moment: what comes next, in words, and what pressing it does."""

from __future__ import annotations

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import not_ready
from procedure_assistant.domain.commands.injection_map import next_site, site_name
from procedure_assistant.domain.completeness import open_items, section_items
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Section, Shows, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.ui.visit.block_content import next_block
from procedure_assistant.ui.visit.content import Primary
from procedure_assistant.ui.visit.map_content import dose_volume
from procedure_assistant.ui.visit.passport_content import primary as passport_primary
from procedure_assistant.ui.visit.route import next_open


def primary(record: ProcedureRecord, section: Section) -> Primary:
    """What the primary button says and does while ``section`` is on the canvas."""
    if section.shows is Shows.SIGN:
        return _sign(record)
    if section.shows is Shows.PASSPORT and (described := passport_primary(record, section)) is not None:
        return described
    special = {Shows.MAP: _map, Shows.BLOCK: _block, Shows.WASTE: _waste}.get(section.shows)
    found = special(record) if special else None
    if found is not None:
        return found
    missing = tuple(section_items(record, section, findings(record)))
    if not missing or record.closed:
        return go_on(record, section)
    waiting = [step for step in section.steps if step.id not in record.answers and record.asks(step)]
    asked = [step for step in waiting if step.required]
    if section.quick_label and any(step.quick for step in waiting):
        return Primary(section.title, _open(asked), section.quick_label, "for every open question", "quick")
    if asked:
        return Primary(section.title, _open(asked), "Next open question", asked[0].label, f"go:{asked[0].id}")
    if section.shows is Shows.FORM:
        return Primary(section.title, missing[0].says, "Show what stops", "", f"go:{missing[0].place}")
    return Primary(section.title, "", "Continue", "", "next", enabled=False, why=missing[0].says)


def _open(asked: list[Step]) -> str:
    return f"{wording.count(len(asked), 'question')} open" if asked else ""


def go_on(record: ProcedureRecord, section: Section) -> Primary:
    """On to the next section that waits."""
    title = next_open(record, section).title
    done = "" if record.closed else ": complete"
    return Primary(f"{section.title}{done}", "", f"Continue: {title[0].lower()}{title[1:]}", "", "next")


def blocked(record: ProcedureRecord) -> Primary | None:
    """What must be settled before the first needle; None when all is ready."""
    refusal = not_ready(record)
    if refusal is None:
        return None
    section = record.protocol.section(refusal.place) or record.protocol.section_of(refusal.place)
    what = refusal.reason.removesuffix(" Nothing was charted.")
    if section is None:
        return Primary("Before the first needle", what, "Not ready", "", "", enabled=False, why=refusal.go_on)
    return Primary("Before the first needle", f"{what} {refusal.go_on}", f"Go to {section.title.lower()}", "", f"go:{refusal.place}")


def _map(record: ProcedureRecord) -> Primary | None:
    site = next_site(record)
    if site is None or record.map is None or record.closed:
        return None
    if waiting := blocked(record):
        return waiting
    muscle, planned = record.map.muscle(site.muscle), record.map.site(site.id)
    hint = f"{muscle.position.capitalize()}. {muscle.angle}. {muscle.caution.partition('. ')[0].rstrip('.')}." if muscle else ""
    amount = wording.dose(site.intended)
    volume = dose_volume(record, site.intended)
    return Primary(
        planned.where if planned else "",
        hint,
        f"Give {site_name(record, site)[0].lower()}{site_name(record, site)[1:]}",
        f"{amount} · {volume}" if volume else amount,
        f"give_site:{site.id}",
    )


def _block(record: ProcedureRecord) -> Primary | None:
    if record.closed:
        return None
    under_probe = record.protocol.ultrasound is not None
    if record.landmarks is None and not under_probe:
        return Primary(
            "Landmarks",
            "Find the protuberance and both mastoid processes, then drag the marks to them.",
            "Place the landmarks",
            "protuberance and mastoids",
            "landmarks",
        )
    if record.plan is None:
        text = "Say which drugs, how much and which side."
        return Primary("Plan", text, "Give the block", "", "", enabled=False, why="No drugs planned yet.")
    following = next_block(record)
    if following is None:
        return None
    if under_probe and record.landmarks is None:
        return Primary("Planned", "It is given at its target, under the probe.", "Go to ultrasound", "", "go:ultrasound")
    if waiting := blocked(record):
        return waiting
    nerve, side = following
    short = nerve_short(record, nerve)
    line = record.line(side)
    thirds = next((one.fraction_thirds for one in record.protocol.nerves if one.id == nerve), 1)
    distance = line.distance_at_third(thirds) if line else None
    where = f"{side.capitalize()}, {wording.length_mm(distance)} from the protuberance" if distance else f"{side.capitalize()} side"
    return Primary(
        where,
        f"{_moved(record, nerve, side)}To bone, withdraw slightly, aspirate. The occipital artery lies lateral.",
        f"Give {short} {side}",
        f"{wording.number(amount_of(record.plan.parts))} mL, aspiration negative",
        f"give_block:{nerve}/{side}",
    )


def _moved(record: ProcedureRecord, nerve: str, side: Side) -> str:
    """What came of the aspiration before, where there was one."""
    positive = [event.what for event, _ in record.aspirations if (event.nerve, event.side) == (nerve, side)]
    return f"Aspiration was positive ({positive[-1][:1].lower()}{positive[-1][1:]}), needle moved. " if positive else ""


def _waste(record: ProcedureRecord) -> Primary | None:
    if record.closed or not any(item.place == "waste" for item in open_items(record)):
        return None
    return Primary("Waste", "Given and wasted together make what was opened.", "Discard the rest", "of every container", "waste")


def _sign(record: ProcedureRecord) -> Primary:
    if record.voided:
        return Primary("Void", "The record counts nowhere. It can be read and printed.", "Print", "marked VOID", "print")
    if record.signed:
        return Primary("Signed", "The record is closed. It can be printed and saved.", "Print", "", "print")
    waiting = open_items(record)
    if waiting:
        title = f"1 of {wording.count(len(waiting), 'open item')}" if len(waiting) > 1 else "the only open item"
        return Primary("Still open", waiting[0].says, "Go to the first open item", title, f"go:{waiting[0].place}")
    return Primary("Everything is complete", "Signing closes the record.", "Sign", "closes the record", "sign")
