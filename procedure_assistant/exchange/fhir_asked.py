"""What was asked, scored and found in a visit as FHIR resources: checklists, passports, consent, pain, stops passed, adverse events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import NOT_MEASURED, answer_words
from procedure_assistant.domain.consent import withdrawn
from procedure_assistant.domain.passport.figures import figures
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.protocol import Ask, Section, Step
from procedure_assistant.domain.record import Answer, Score
from procedure_assistant.exchange.fhir_parts import (
    LOINC,
    Body,
    Frame,
    Part,
    coding,
    concept,
    hl7,
    local,
    quantity,
)

_CONSENT = "consent"


def asked(frame: Frame) -> Iterator[Part]:
    """Everything that was asked, and what follows from it."""
    record = frame.record
    if record.answers:
        yield answered(frame, ("checklist",), record.protocol.title, record.protocol.sections, record.answers, record.standing)
    yield from _numbers(frame)
    yield from _consent(frame)
    yield from _passports(frame)
    counts: dict[str, int] = {}
    for score in record.scores:
        moment = score.event.moment
        yield _pain(frame, score, counts.setdefault(moment, 0))
        counts[moment] += 1
    yield from _overrides(frame)
    yield from _adverse(frame)


def answered(
    frame: Frame,
    words: tuple[object, ...],
    title: str,
    sections: Sequence[Section],
    answers: Mapping[str, Answer],
    standing: Mapping[str, tuple[str, ...]],
) -> Part:
    """The answers of a form that still apply, in its order and by its own words."""
    items = [_section(section, answers, standing) for section in sections]
    last = max((answer.stamp for answer in answers.values()), key=lambda stamp: stamp.at)
    return frame.part(
        "QuestionnaireResponse",
        words,
        (title,),
        subject=frame.patient,
        encounter=frame.encounter,
        authored=frame.time(last),
        author=frame.person(last.who),
        item=[item for item in items if item],
    )


def _section(section: Section, answers: Mapping[str, Answer], standing: Mapping[str, tuple[str, ...]]) -> Body:
    items = [_item(step, answers[step.id]) for step in section.steps if step.id in answers and _counts(step, answers[step.id], standing)]
    return {"linkId": section.id, "text": section.title, "item": items} if items else {}


def _counts(step: Step, answer: Answer, standing: Mapping[str, tuple[str, ...]]) -> bool:
    return step.id in standing or (answer.values == (NOT_MEASURED,) and (step.show_if is None or step.show_if.holds(standing, ())))


def _item(step: Step, answer: Answer) -> Body:
    return {"linkId": step.id, "text": _asked_words(step), "answer": list(_answers(step, answer))}


def _asked_words(step: Step) -> str:
    """What the paper calls it, and the question as it was asked."""
    short = step.record.partition("{}")[0].rstrip(": ").rstrip(".")
    return step.label if not short or short in step.label else f"{short}: {step.label}"


def _answers(step: Step, answer: Answer) -> Iterator[Body]:
    if step.ask is Ask.NUMBER and answer.values != (NOT_MEASURED,):
        amount = Decimal(answer.values[0])
        yield {"valueQuantity": quantity(amount, step.unit)} if step.unit else {"valueDecimal": amount}
    elif step.ask is Ask.DATE and answer.values != (NOT_MEASURED,):
        yield {"valueDate": answer.values[0]}
    elif step.ask is Ask.MOMENT and _has_zone(answer.values[0]):
        yield {"valueDateTime": _with_seconds(answer.values[0])}
    else:
        for value in answer.values:
            yield {"valueString": answer_words(step, (value,))}


def _has_zone(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _with_seconds(text: str) -> str:
    return datetime.fromisoformat(text).isoformat()


def _numbers(frame: Frame) -> Iterator[Part]:
    """Numbers that were asked (headache days, weight), each as an observation of its own."""
    record = frame.record
    for step in record.protocol.steps():
        values = record.standing.get(step.id)
        if step.ask is not Ask.NUMBER or not values or values == (NOT_MEASURED,):
            continue
        answer = record.answers[step.id]
        is_weight = step.id == "weight_kg"
        code = [coding(LOINC, "29463-7", "Body weight")] if is_weight else [local(f"step.{step.id}", "")]
        category = ("vital-signs", "Vital Signs") if is_weight else ("survey", "Survey")
        yield frame.part(
            "Observation",
            ("asked", step.id),
            (f"{step.label} {answer_words(step, values)}.",),
            category=[concept(category[1], hl7("observation-category", *category))],
            code=concept(step.label.rstrip("?"), *code),
            subject=frame.patient,
            encounter=frame.encounter,
            effectiveDateTime=(record.value("weight_on") if is_weight else "") or frame.time(answer.stamp),
            performer=[frame.person(answer.stamp.who)],
            valueQuantity=quantity(Decimal(values[0]), step.unit),
        )


def _consent(frame: Frame) -> Iterator[Part]:
    record = frame.record
    section = record.protocol.section(_CONSENT)
    answer = record.answers.get("consent_given")
    if section is None or answer is None or "consent_given" not in record.standing:
        return
    pairs = [(step, record.standing[step.id]) for step in section.steps if step.id in record.standing]
    lines = [f"{step.label}: {answer_words(step, values)}." for step, values in pairs]
    lines += _signed_and_withdrawn(frame)
    yield frame.part(
        "Consent",
        ("consent",),
        lines,
        **({"status": "inactive"} if withdrawn(record) and record.signed else {}),
        scope=concept("Treatment", hl7("consentscope", "treatment", "Treatment")),
        category=[concept("Consent to the procedure", coding(LOINC, "59284-0"))],
        patient=frame.patient,
        dateTime=frame.time(answer.stamp),
        performer=[frame.patient],
        policyRule=concept(" ".join(lines)),
    )


def _signed_and_withdrawn(frame: Frame) -> Iterator[str]:
    """Every signature and withdrawal in words; a line break in what was typed would part it."""
    for one in frame.record.consents.signed:
        it = one.event
        who = f"{it.name} ({it.relation})" if it.relation else it.name
        more = "".join(
            f"; {label} {value}"
            for label, value in (("not signed by hand:", it.unable), ("witness", it.witness), ("interpreter", it.interpreter))
            if value
        )
        yield f"Signed by {who}, {frame.time(one.stamp)}: {it.title}, version {it.version}, {it.language}, SHA-256 {it.text_hash}{more}."
    for gone in frame.record.consents.withdrawals:
        again = f" Consented again in words: {gone.again[0].said}" if gone.again else ""
        yield f"Withdrawn {frame.time(gone.stamp)}: {gone.event.reason}.{again}"


def _passports(frame: Frame) -> Iterator[Part]:
    """What a product's passport says, and the figures that follow from it."""
    for product in frame.record.regenerative.biologics.values():
        passport = passport_of(frame.record, product.id)
        if passport is None or not product.answers:
            continue
        title = f"{passport.form.title}, passport"
        yield answered(frame, ("passport", product.id), title, passport.form.sections, product.answers, passport.standing)
        if told := [one for one in figures(passport) if one.value is not None]:
            last = max((answer.stamp for answer in product.answers.values()), key=lambda stamp: stamp.at)
            yield frame.part(
                "Observation",
                ("figures", product.id),
                [f"{one.label}: {one.text}." for one in told],
                code=concept(f"{passport.form.short}, figures that follow from the passport", local("figures", "")),
                subject=frame.patient,
                focus=[frame.to("Medication", "medication", product.id)],
                encounter=frame.encounter,
                effectiveDateTime=frame.time(last),
                component=[{"code": concept(one.label), "valueString": f"{one.text} ({one.rule})"} for one in told],
            )


def _pain(frame: Frame, score: Score, number: int) -> Part:
    event = score.event
    after = f", {event.minutes} min after the last injection" if event.minutes is not None else ""
    return frame.part(
        "Observation",
        ("pain", event.moment, number),
        (f"Pain {event.moment} the procedure: {event.value} of 10{after}.",),
        category=[concept("Survey", hl7("observation-category", "survey", "Survey"))],
        code=concept(f"Pain {event.moment} the procedure, 0 to 10", coding(LOINC, "72514-3")),
        subject=frame.patient,
        encounter=frame.encounter,
        effectiveDateTime=frame.time(score.stamp),
        performer=[frame.person(score.stamp.who)],
        valueInteger=event.value,
        note=[frame.note(after.lstrip(", "))] if after else [],
    )


def _overrides(frame: Frame) -> Iterator[Part]:
    """Stops that were passed, with the reason; also those of the signed record, whose reason stays."""
    record = frame.record
    for key, override in record.overrides.items():
        yield frame.part(
            "DetectedIssue",
            ("override", key),
            (f"{override.says} Went on: {override.reason}.",),
            code=concept("A stop of the protocol was passed", local(f"finding.{key}", "")),
            patient=frame.patient,
            identifiedDateTime=frame.time(override.stamp),
            author=frame.person(override.stamp.who),
            detail=override.says,
            mitigation=[
                {
                    "action": concept(override.reason),
                    "date": frame.time(override.stamp),
                    "author": frame.person(override.stamp.who),
                }
            ],
        )


def _adverse(frame: Frame) -> Iterator[Part]:
    for number, (event, stamp) in enumerate(frame.record.adverse):
        told = [f"Adverse event: {event.what}."]
        told += [f"Treatment: {event.treatment}."] if event.treatment else []
        told += [f"Outcome: {event.outcome}."] if event.outcome else []
        yield frame.part(
            "AdverseEvent",
            ("adverse", number),
            (*told, f"Noted {wording.moment(frame.visit.local(stamp.at))}, {stamp.who}."),
            actuality="actual",
            event=concept(" ".join(told)),
            subject=frame.patient,
            encounter=frame.encounter,
            date=frame.time(stamp),
            recorder=frame.person(stamp.who),
        )
