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
from procedure_assistant.domain.record import ProcedureRecord, SiteRecord
from procedure_assistant.domain.say import begun, inner, say
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.ui.visit.block_content import next_block
from procedure_assistant.ui.visit.content import Primary
from procedure_assistant.ui.visit.map_content import dose_volume
from procedure_assistant.ui.visit.passport_content import primary as passport_primary
from procedure_assistant.ui.visit.route import next_open


def primary(record: ProcedureRecord, section: Section, following: SiteRecord | None = None) -> Primary:
    """What the primary button says and does while ``section`` is shown; ``following`` is the next site where it is not the first."""
    if section.shows is Shows.SIGN:
        return _sign(record)
    if section.shows is Shows.PASSPORT and (described := passport_primary(record, section)) is not None:
        return described
    special = {Shows.MAP: lambda seen: _map(seen, following), Shows.BLOCK: _block, Shows.WASTE: _waste}.get(section.shows)
    found = special(record) if special else None
    if found is not None:
        return found
    missing = tuple(section_items(record, section, findings(record)))
    if not missing or record.closed:
        return go_on(record, section)
    waiting = [step for step in section.steps if step.id not in record.answers and record.asks(step)]
    asked = [step for step in waiting if step.required]
    if section.quick_label and any(step.quick for step in waiting):
        return Primary(section.title, _open(asked), section.quick_label, say("for every open question"), "quick")
    if asked:
        return Primary(section.title, _open(asked), say("Next open question"), asked[0].label, f"go:{asked[0].id}")
    if section.shows is Shows.FORM:
        return Primary(section.title, missing[0].says, say("Show what stops"), "", f"go:{missing[0].place}")
    return Primary(section.title, "", say("Continue"), "", "next", enabled=False, why=missing[0].says)


def _open(asked: list[Step]) -> str:
    return say("{questions} open", questions=wording.count(len(asked), "question")) if asked else ""


def go_on(record: ProcedureRecord, section: Section) -> Primary:
    """On to the next section that waits."""
    title = next_open(record, section).title
    done = "" if record.closed else say(": complete")
    return Primary(say("{section}{done}", section=section.title, done=done), "", say("Continue: {title}", title=inner(title)), "", "next")


def blocked(record: ProcedureRecord) -> Primary | None:
    """What must be settled before the first needle; None when all is ready."""
    refusal = not_ready(record)
    if refusal is None:
        return None
    section = record.protocol.section(refusal.place) or record.protocol.section_of(refusal.place)
    what = refusal.reason.removesuffix(" Nothing was charted.")
    if section is None:
        return Primary(say("Before the first needle"), what, say("Not ready"), "", "", enabled=False, why=refusal.go_on)
    return Primary(
        say("Before the first needle"),
        say("{what} {go_on}", what=what, go_on=refusal.go_on),
        say("Go to {section}", section=section.title.lower()),
        "",
        f"go:{refusal.place}",
    )


def _map(record: ProcedureRecord, following: SiteRecord | None) -> Primary | None:
    site = following or next_site(record)
    if site is None or record.map is None or record.closed:
        return None
    if waiting := blocked(record):
        return waiting
    muscle, planned = record.map.muscle(site.muscle), record.map.site(site.id)
    hint = (
        say(
            "{position}. {angle}. {rstrip}.",
            position=muscle.position.capitalize(),
            angle=muscle.angle,
            rstrip=muscle.caution.partition(". ")[0].rstrip("."),
        )
        if muscle
        else ""
    )
    amount = wording.dose(site.intended)
    volume = dose_volume(record, site.intended)
    return Primary(
        planned.where if planned else "",
        hint,
        say("Give {site_name}", site_name=inner(site_name(record, site))),
        say("{amount} · {volume}", amount=amount, volume=volume) if volume else amount,
        f"give_site:{site.id}",
    )


def _block(record: ProcedureRecord) -> Primary | None:
    if record.closed:
        return None
    under_probe = record.protocol.ultrasound is not None
    if record.landmarks is None and not under_probe:
        return Primary(
            say("Landmarks"),
            say("Find the protuberance and both mastoid processes, then drag the marks to them."),
            say("Place the landmarks"),
            say("protuberance and mastoids"),
            "landmarks",
        )
    if record.plan is None:
        text = say("Say which drugs, how much and which side.")
        return Primary(say("Plan"), text, say("Give the block"), "", "", enabled=False, why=say("No drugs planned yet."))
    following = next_block(record)
    if following is None:
        return None
    if under_probe and record.landmarks is None:
        return Primary(say("Planned"), say("It is given at its target, under the probe."), say("Go to ultrasound"), "", "go:ultrasound")
    if waiting := blocked(record):
        return waiting
    nerve, side = following
    short = nerve_short(record, nerve)
    line = record.line(side)
    thirds = next((one.fraction_thirds for one in record.protocol.nerves if one.id == nerve), 1)
    distance = line.distance_at_third(thirds) if line else None
    where = (
        say("{side}, {distance} from the protuberance", side=begun(say(side)), distance=wording.length_mm(distance))
        if distance
        else say("{side} side", side=begun(say(side)))
    )
    return Primary(
        where,
        say("{moved}To bone, withdraw slightly, aspirate. The occipital artery lies lateral.", moved=_moved(record, nerve, side)),
        say("Give {short} {side}", short=short, side=side),
        say("{amount_of} mL, aspiration negative", amount_of=wording.number(amount_of(record.plan.parts))),
        f"give_block:{nerve}/{side}",
    )


def _moved(record: ProcedureRecord, nerve: str, side: Side) -> str:
    """What came of the aspiration before, where there was one."""
    positive = [event.what for event, _ in record.aspirations if (event.nerve, event.side) == (nerve, side)]
    return say("Aspiration was positive ({positive}), needle moved. ", positive=inner(positive[-1])) if positive else ""


def _waste(record: ProcedureRecord) -> Primary | None:
    if record.closed or not any(item.place == "waste" for item in open_items(record)):
        return None
    return Primary(
        say("Waste"), say("Given and wasted together make what was opened."), say("Discard the rest"), say("of every container"), "waste"
    )


def _sign(record: ProcedureRecord) -> Primary:
    if record.voided:
        return Primary(
            say("Void"), say("The record counts nowhere. It can be read and printed."), say("Print"), say("marked VOID"), "print"
        )
    if record.signed:
        return Primary(say("Signed"), say("The record is closed. It can be printed and saved."), say("Print"), "", "print")
    waiting = open_items(record)
    if waiting:
        title = say("1 of {items}", items=wording.count(len(waiting), "open item")) if len(waiting) > 1 else say("the only open item")
        return Primary(say("Still open"), waiting[0].says, say("Go to the first open item"), title, f"go:{waiting[0].place}")
    return Primary(
        say("Everything is complete"), say("Signing closes the record."), say("Sign and print"), say("closes the record"), "sign"
    )
