"""What one press would chart, in words: the answers of the last visit, the usual ones, the rest to discard, lots to choose. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.proposals import Together, UsedBefore
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import begun, inner, joined, say
from procedure_assistant.ui.visit.content import FormContent, Primary, ProductOffer, TogetherContent
from procedure_assistant.ui.visit.form_content import WASTE_REASONS

CONFIRM = "together"
"""What the primary action is called that charts everything shown."""


def with_proposals(form: FormContent, found: Together, who: str) -> FormContent:
    """The form with every proposal beside its question, and what else the press of ``who`` would chart below."""
    proposed = {one.step.id: _answer(one.values, found, one.step.id) for one in found.answers}
    questions = tuple(
        replace(question, proposed=proposed[question.id]) if question.id in proposed and not question.answer else question
        for question in form.questions
    )
    return replace(form, questions=questions, together=_others(form, found, who))


def _answer(values: tuple[str, ...], found: Together, step_id: str) -> str:
    one = next(one for one in found.answers if one.step.id == step_id)
    words = answer_words(one.step, values)
    if one.carried and found.day is not None:
        return say("{answer} · as on {day}", answer=words, day=wording.day(found.day))
    return say("{answer} · the usual answer", answer=words)


def _others(form: FormContent, found: Together, who: str) -> TogetherContent:
    parts: list[tuple[str, tuple[str, ...]]] = []
    beside = {question.id for question in form.questions}
    for section in found.sections:
        # A question that comes up only with an answer proposed is not on the page yet, so its proposal stands here.
        lines = [_line(found, one.step.id) for one in found.answers if one.section is section and one.step.id not in beside]
        if lines:
            parts.append((section.title, (joined(" · ", lines),)))
    if found.waste:
        parts.append((say("Waste"), tuple(_waste(found))))
    asks = ""
    choices: tuple[tuple[str, str], ...] = ()
    if found.ask is not None:
        asks = found.ask.label
        choices = tuple((choice.id, choice.label) for choice in found.ask.choices)
    title = say("In one press with it") if parts else say("All in one press")
    text = _how(asks, who)
    return TogetherContent(title, text, tuple(parts), asks, choices)


def _how(asks: str, who: str) -> str:
    if asks:
        return say("The answer chosen below charts everything proposed here, as said by {who}. What differs is answered first.", who=who)
    return say("Read it, then press the button at the right: it is charted as said by {who}. What differs is answered first.", who=who)


def _line(found: Together, step_id: str) -> str:
    one = next(one for one in found.answers if one.step.id == step_id)
    answer = answer_words(one.step, one.values)
    if one.step.label.endswith("?"):
        return say("{question} {answer}", question=one.step.label, answer=answer)
    return say("{statement}: {answer}", statement=one.step.label, answer=answer)


def _waste(found: Together) -> list[str]:
    return [
        say(
            "{amount} of {product}, lot {lot}: {reason}",
            amount=wording.dose(one.left),
            product=one.container.opened.label,
            lot=one.container.opened.lot,
            reason=inner(WASTE_REASONS[0]),
        )
        for one in found.waste
    ]


def primary(found: Together, section_title: str, who: str) -> Primary:
    """The press itself, with what it charts and in whose name."""
    text = say("Charted as said by {who}, line by line as proposed.", who=who)
    if found.day is not None:
        amount = say("{n} answers, as on {day}", n=len(found.answers), day=wording.day(found.day))
    elif found.waste:
        amount = say("{n} answers, the rest discarded", n=len(found.answers))
    else:
        amount = say("{n} usual answers", n=len(found.answers))
    return Primary(section_title, text, say("Confirm all as shown"), amount, CONFIRM)


def offers(found: Sequence[UsedBefore], record: ProcedureRecord, plans: dict[str, str]) -> tuple[ProductOffer, ...]:
    """Each container to open by one press; ``plans`` adds for some what else the press plans."""
    made = []
    for one in found:
        words = say("Lot {lot}, expires {day}", lot=one.lot, day=wording.day(one.expiry))
        if one.dissolved_ml:
            words = joined(", ", (words, say("dissolved in {ml} mL {diluent}", ml=one.dissolved_ml, diluent=one.diluent)))
        if plan := plans.get(one.product):
            words = joined(". ", (words, plan))
        product = record.formulary.product(one.product)
        label = begun(product.label if product is not None else one.label)
        note = say("Opened last on {day}. Compare lot and expiry with the vial in your hand.", day=wording.day(one.day))
        made.append(ProductOffer(one.product, label, words, note))
    return tuple(made)
