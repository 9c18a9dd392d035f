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
from procedure_assistant.domain.totals import Balance, balances
from procedure_assistant.domain.units import Dose
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
GO_ON = "Go on with a reason"
PRINTED = "The reason is printed in the record, with your name and the time."
USUAL = ("botox_200", "botox_100", "lidocaine_2_2ml", "lidocaine_2_5ml", "bupivacaine_0_5_10ml", "bupivacaine_0_5_2ml")
"""Products of nearly every visit (facts B2, C1), one press away; all others are found by typing."""
WASTE_REASONS = ("Rest of a single-dose vial", "Drawn up, not given", "Broken or contaminated")

_TONES: dict[Severity, Tone] = {Severity.STOP: "refusal", Severity.CAUTION: "caution", Severity.INFO: "information"}


def notice_of(finding: Finding) -> Notice:
    """A finding as a message. An open stop offers to go on with a reason, or leads to what must be corrected; an overridden one shows

    the reason.
    """
    source = f"Source: {finding.source.text}{', to confirm' if finding.source.to_confirm else ''}."
    if finding.override:
        text = f"Went on: {finding.override.reason} ({finding.override.stamp.who}). {source}"
        return Notice("caution", finding.says, text)
    text = f"{finding.go_on} {source}".strip()
    if finding.stops and finding.must_correct:
        return Notice("refusal", finding.says, text, "Correct it", f"go:{finding.place}")
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
        return "The record is void." if record.voided else "The record is signed and closed."
    if record.amending:
        return "Each change asks for its reason; the signed answer stays beside it."
    return "" if asked < 2 else f"{asked} questions. Answers are kept as they are given."


def _facts(record: ProcedureRecord, section: Section) -> tuple[tuple[str, str], ...]:
    """What the chart says, to read beside the questions it concerns."""
    patient = record.patient
    if section.id == "identity":
        born = f"{wording.day(patient.birth_date)}, {wording.count(patient.age_on(record.day), 'year')}"
        return (("Name", patient.name), ("Born", born), ("Medical record number", patient.mrn))
    if section.id == "indication":
        found = [condition.name for condition in chart.migraine_conditions(patient)]
        return (("Chart", "; ".join(found) or "No migraine on the problem list"),)
    if section.id == "safety":
        medication = "; ".join(one.name for one in patient.medications) or "None listed"
        return (
            ("Allergies", chart.allergy_words(patient)),
            ("Medication", medication),
            ("Pregnancy", chart.pregnancy(patient, record.day).words),
        )
    if section.id == "observation":
        return tuple(("Complication noted", event.what) for event, _stamp in record.adverse)
    return ()


def _question(record: ProcedureRecord, step: Step, found: tuple[Finding, ...], local: Local, draft: str) -> Question:
    answer = record.answers.get(step.id)
    said = f"{wording.clock_time(local(answer.stamp.at))} {answer.stamp.who}" if answer else ""
    notices = tuple(notice_of(finding) for finding in found if finding.place == step.id)
    return Question(
        step.id,
        step.ask,
        step.label,
        step.help,
        tuple((choice.id, choice.label) for choice in step.choices) or ((("yes", "Confirm"),) if step.ask is Ask.CONFIRM else ()),
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
        missing=f"Still to open: {wording.listed(missing)}" if missing and not record.closed else "",
        editable=not record.closed,
    )


_KIND_WORDS = {
    Kind.TOXIN: "botulinum toxin",
    Kind.LOCAL_ANAESTHETIC: "local anaesthetic",
    Kind.STEROID: "steroid",
    Kind.DILUENT: "diluent",
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
        f"{wording.dose(one.left)} left of {wording.dose(one.opened)}",
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
    return f"{wording.volume(made.volume)} {made.diluent}, {wording.dose(tenth)} in 0.1 mL"


def scores(record: ProcedureRecord, section: Section, local: Local) -> ScoresContent:
    """Pain before or after with what was scored already."""
    moment = section.id.removeprefix("pain_")
    mine = [score for score in record.scores if score.event.moment == moment]
    earlier = []
    for score in mine:
        after = f", {score.event.minutes} min after the block" if score.event.minutes is not None else ""
        earlier.append(f"{score.event.value} of 10 at {wording.clock_time(local(score.stamp.at))}{after}, {score.stamp.who}")
    lead = "0 is no pain, 10 the worst imaginable."
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
            f"{capitalised(one.container.opened.label)}, lot {one.container.opened.lot}",
            _both(one, one.opened),
            _both(one, one.given),
            _both(one, one.wasted),
            _both(one, one.left),
            one.opened.unit,
            one.left.amount == 0,
            record.amending,
        )
        for one in balances(record)
    )
    left_any = any(not line.balanced for line in lines) and not record.closed and not record.amending
    return WasteContent(lines, left_any, WASTE_REASONS, not record.closed)


def _both(one: Balance, dose: Dose) -> str:
    volume = one.volume_of(dose)
    return f"{wording.dose(dose)}" + (f", {wording.volume(volume)}" if volume else "")


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
        signed = f"Signed by {signature.event.name}, {wording.day(at.date())} {wording.clock_time(at)}"
    printed = wording.count(len(record.prints), "copy", "copies") + " printed or saved" if record.prints else ""
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

