"""The sections that are forms: questions, products, scores, waste and signing, in words. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from procedure_assistant.domain import chart, clock_jumps, wording
from procedure_assistant.domain.completeness import RowState, open_items, rows
from procedure_assistant.domain.findings import Finding, findings
from procedure_assistant.domain.formulary import Kind, Product
from procedure_assistant.domain.protocol import Ask, Section, Severity, Shows, Step
from procedure_assistant.domain.record import Container, ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.totals import Balance, balances
from procedure_assistant.domain.units import Dose
from procedure_assistant.ui.visit import consent_content
from procedure_assistant.ui.visit.block_content import capitalised, timer
from procedure_assistant.ui.visit.content import (
    FormContent,
    Notice,
    OpenedProduct,
    ProductChoice,
    ProductsContent,
    Question,
    ScoresContent,
    SignContent,
    Tone,
    WasteContent,
    WasteLine,
)

Local = Callable[[datetime], datetime]
GO_ON = say("Go on with a reason")
PRINTED = say("The reason is printed in the record, with your name and the time.")
USUAL = ("botox_200", "botox_100", "lidocaine_2_2ml", "lidocaine_2_5ml", "bupivacaine_0_5_10ml", "bupivacaine_0_5_2ml")
"""Products of nearly every visit (facts B2, C1), one press away; all others are found by typing."""
WASTE_REASONS = (
    say("Rest of a single-dose vial"),
    say("Drawn up, not given"),
    say("Broken or contaminated"),
    say("Dropped or lost"),
    say("Use-by time passed"),
)

_TONES: dict[Severity, Tone] = {Severity.STOP: "refusal", Severity.CAUTION: "caution", Severity.INFO: "information"}


def notice_of(finding: Finding) -> Notice:
    """A finding as a message. An open stop offers to go on with a reason, or leads to what must be corrected; an overridden one shows

    the reason.
    """
    source = say(
        "Source: {source_text}{to_confirm}.",
        source_text=finding.source.text,
        to_confirm=say(", to confirm") if finding.source.to_confirm else "",
    )
    if finding.override:
        text = say(
            "Went on: {override_reason} ({who}). {source}",
            override_reason=finding.override.reason,
            who=finding.override.stamp.who,
            source=source,
        )
        return Notice("caution", finding.says, text)
    text = say("{go_on} {source}", go_on=finding.go_on, source=source).strip()
    if finding.stops and finding.must_correct:
        return Notice("refusal", finding.says, text, say("Correct it"), f"go:{finding.place}")
    return Notice(_TONES[finding.severity], finding.says, text, GO_ON if finding.stops else "", finding.id)


def form(record: ProcedureRecord, section: Section, local: Local, drafts: Mapping[str, str]) -> FormContent:
    """A section as a form with the findings beside their questions. ``drafts`` are answers typed that could not be saved, by step."""
    found = findings(record)
    asked = [step for step in section.steps if record.asks(step)]
    return FormContent(
        section=section.id,
        title=section.title,
        lead=_lead(record, len(asked)),
        questions=tuple(_question(record, step, found, local, drafts.get(step.id, "")) for step in asked),
        facts=_facts(record, section),
        editable=not record.closed,
    )


def _lead(record: ProcedureRecord, asked: int) -> str:
    if record.closed:
        return say("The record is void.") if record.voided else say("The record is signed and closed.")
    if record.amending:
        return say("Each change asks for its reason; the signed answer stays beside it.")
    return "" if asked < 2 else say("{asked} questions. Answers are kept as they are given.", asked=asked)


def _facts(record: ProcedureRecord, section: Section) -> tuple[tuple[str, str], ...]:
    """What the chart says, to read beside the questions it concerns."""
    patient = record.patient
    if section.id == "identity":
        born = say(
            "{birth_date}, {years}", birth_date=wording.day(patient.birth_date), years=wording.count(patient.age_on(record.day), "year")
        )
        return ((say("Name"), patient.name), (say("Born"), born), (say("Medical record number"), patient.mrn))
    if section.id == "indication":
        found = [condition.name for condition in chart.migraine_conditions(patient)]
        return ((say("Chart"), joined("; ", found) or say("No migraine on the problem list")),)
    if section.id == "safety":
        medication = joined("; ", (one.name for one in patient.medications)) or say("None listed")
        return (
            (say("Allergies"), chart.allergy_words(patient)),
            (say("Medication"), medication),
            (say("Pregnancy"), chart.pregnancy(patient, record.day).words),
        )
    if section.id == "observation":
        return tuple((say("Complication noted"), event.what) for event, _stamp in record.adverse)
    return ()


def _question(record: ProcedureRecord, step: Step, found: tuple[Finding, ...], local: Local, draft: str) -> Question:
    answer = record.answers.get(step.id)
    said = say("{clock_time} {who}", clock_time=wording.clock_time(local(answer.stamp.at)), who=answer.stamp.who) if answer else ""
    notices = (
        *(notice_of(finding) for finding in found if finding.place == step.id),
        *consent_content.notices(record, step.id, local),
    )
    return Question(
        step.id,
        step.ask,
        step.label,
        step.help,
        tuple((choice.id, choice.label) for choice in step.choices) or ((("yes", say("Confirm")),) if step.ask is Ask.CONFIRM else ()),
        step.unit,
        answer.values if answer else (),
        said,
        step.required,
        notices,
        draft,
    )


def products(record: ProcedureRecord) -> ProductsContent:
    """What is open and what can be opened. The kinds that this visit needs come first."""
    needed = [Kind.TOXIN] if record.map else []
    if record.protocol.nerves:
        needed.append(Kind.LOCAL_ANAESTHETIC)
    opened = {container.opened.kind for container in record.containers.values()}
    missing = [_KIND_WORDS[kind] for kind in needed if kind not in opened]
    choices = tuple(_choice(product) for product in _offered(record, needed))
    return ProductsContent(
        opened=tuple(_opened(one, record) for one in balances(record)),
        choices=choices,
        usual=tuple(choice for known in USUAL for choice in choices if choice.id == known),
        missing=say("Still to open: {missing}", missing=wording.listed(missing)) if missing and not record.closed else "",
        editable=not record.closed,
    )


_KIND_WORDS = {
    Kind.TOXIN: say("botulinum toxin"),
    Kind.LOCAL_ANAESTHETIC: say("local anaesthetic"),
    Kind.STEROID: say("steroid"),
    Kind.DILUENT: say("diluent"),
}


def _offered(record: ProcedureRecord, needed: list[Kind]) -> list[Product]:
    """Products that can be used here: other toxins than the map's are left out, and diluents, which are named when dissolving."""
    usable = [
        product
        for product in record.formulary.products
        if product.kind is not Kind.DILUENT
        and (product.kind is not Kind.TOXIN or (record.map is not None and product.substance == record.map.substance))
        and (product.kind is Kind.TOXIN or record.protocol.nerves)
    ]
    return sorted(usable, key=lambda product: (product.kind not in needed, list(Kind).index(product.kind)))


def _choice(product: Product) -> ProductChoice:
    return ProductChoice(
        product.id,
        capitalised(product.label),
        _KIND_WORDS[product.kind],
        tuple(wording.number(ml) for ml in product.diluents_ml),
        product.source.text,
    )


def _opened(one: Balance, record: ProcedureRecord) -> OpenedProduct:
    container = one.container
    product = record.formulary.product(container.opened.product)
    return OpenedProduct(
        container.id,
        capitalised(container.opened.label),
        container.opened.lot,
        wording.day(container.opened.expiry),
        dilution(container),
        say("{left} left of {opened}", left=wording.dose(one.left), opened=wording.dose(one.opened)),
        container.volume is None and not record.closed,
        tuple(wording.number(ml) for ml in product.diluents_ml) if product else (),
        not one.given and not one.wasted and not record.closed,
        not record.closed,
        container.opened.expiry.isoformat(),
    )


def dilution(container: Container) -> str:
    """ "4 mL 0.9 % NaCl, 5 units in 0.1 mL", "" for a liquid or a powder not yet dissolved."""
    made = container.reconstituted
    concentration = container.concentration
    if made is None or concentration is None:
        return ""
    tenth = concentration.dose_in(type(made.volume).ml("0.1"))
    return say("{volume} {diluent}, {tenth} in 0.1 mL", volume=wording.volume(made.volume), diluent=made.diluent, tenth=wording.dose(tenth))


def scores(record: ProcedureRecord, section: Section, local: Local) -> ScoresContent:
    """Pain before or after with what was scored already."""
    moment = section.id.removeprefix("pain_")
    mine = [score for score in record.scores if score.event.moment == moment]
    earlier = []
    for score in mine:
        after = say(", {minutes} min after the block", minutes=score.event.minutes) if score.event.minutes is not None else ""
        earlier.append(
            say(
                "{event} of 10 at {clock_time}{after}, {who}",
                event=score.event.value,
                clock_time=wording.clock_time(local(score.stamp.at)),
                after=after,
                who=score.stamp.who,
            )
        )
    lead = say("0 is no pain, 10 the worst imaginable.")
    return ScoresContent(
        moment,
        section.title,
        lead,
        mine[-1].event.value if mine else None,
        tuple(earlier),
        timer(record, local) if moment == "after" and record.protocol.nerves else None,
        not record.closed,
    )


def waste(record: ProcedureRecord) -> WasteContent:
    """Given + wasted = opened for each container."""
    lines = tuple(
        WasteLine(
            one.container.id,
            say("{capitalised}, lot {lot}", capitalised=capitalised(one.container.opened.label), lot=one.container.opened.lot),
            _both(one, one.opened),
            _both(one, one.given),
            _both(one, one.wasted),
            _both(one, one.left),
            say(one.opened.unit),
            one.left.amount == 0,
            record.amending,
        )
        for one in balances(record)
    )
    left_any = any(not line.balanced for line in lines) and not record.closed and not record.amending
    return WasteContent(lines, left_any, WASTE_REASONS, not record.closed)


def _both(one: Balance, dose: Dose) -> str:
    volume = one.volume_of(dose)
    return wording.dose(dose) + (say(", {volume}", volume=wording.volume(volume)) if volume else "")


def _clock(record: ProcedureRecord) -> Iterator[Notice]:
    """Who signs the times reads where the clock was set back under them."""
    for found in clock_jumps.set_backs(record.entries):
        yield Notice("caution", found.says, clock_jumps.GO_ON)


def sign(record: ProcedureRecord, name: str, credentials: str, local: Local) -> SignContent:
    """What is open, what stops, what is complete, and who signs."""
    signature = record.signature
    signed = ""
    if signature:
        at = local(signature.stamp.at)
        signed = say(
            "Signed by {event}, {date} {clock_time}",
            event=signature.event.name,
            date=wording.day(at.date()),
            clock_time=wording.clock_time(at),
        )
    printed = wording.count(len(record.prints), "copy", "copies") + say(" printed or saved") if record.prints else ""
    return SignContent(
        open_items(record),
        (*(notice_of(finding) for finding in findings(record) if finding.stops), *_clock(record)),
        tuple(
            (row.section.title, row.note)
            for row in rows(record)
            if row.state in (RowState.DONE, RowState.OVERRIDDEN) and row.section.shows is not Shows.SIGN
        ),
        signed,
        signature.event.name if signature else name,
        signature.event.credentials if signature else credentials,
        printed,
    )
