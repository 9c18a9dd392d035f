"""What the record says of the consent: who signed which text, withdrawals, and what was agreed again. One ticked line each."""

from __future__ import annotations

from collections.abc import Iterator

from procedure_assistant.domain import consent
from procedure_assistant.domain.consent import SignedConsent, Withdrawal
from procedure_assistant.domain.events_consent import DrawnBy, Signer
from procedure_assistant.domain.protocol import Section, Step
from procedure_assistant.domain.record import Answer, ProcedureRecord
from procedure_assistant.services.note import Check, Line, line, strong
from procedure_assistant.services.note_words import Teller

_LANGUAGES = {"en": "English", "es": "Spanish"}
ANSWERED = (consent.GIVEN, consent.FORM, consent.INTERPRETER)
"""The questions that a signed consent answers; its own line says more."""
_SIDES = {"left": ", left side", "right": ", right side", "both": ", both sides"}


def beside_signature(record: ProcedureRecord, pairs: list[tuple[Step, Answer]]) -> list[tuple[Step, Answer]]:
    """The answers of a section without those that the signature's own line says: who, which form, through whom."""
    return [pair for pair in pairs if pair[0].id not in ANSWERED] if record.consents.signed else pairs


def who_signed(record: ProcedureRecord) -> Iterator[str]:
    """Who signed on the screen, in short, for the sheet of whoever prepares; and that it was taken back."""
    if consent.withdrawn(record):
        yield "CONSENT WITHDRAWN"
    for one in consent.standing(record):
        who = "the patient" if one.event.signer is Signer.PATIENT else one.event.relation
        yield f"Consent signed by {one.event.name} ({who}): {one.event.title}, version {one.event.version}"


def consent_checks(record: ProcedureRecord, section: Section, teller: Teller) -> Iterator[Check]:
    """The lines of the section that asks for the consent, in the order of the log."""
    if not any(step.id == consent.GIVEN for step in section.steps):
        return
    told: list[SignedConsent | Withdrawal] = [*record.consents.signed, *record.consents.withdrawals]
    for one in sorted(told, key=lambda entry: entry.seq):
        if isinstance(one, SignedConsent):
            yield Check(_signed(one, teller), done=True)
        else:
            yield Check(_withdrawn(one, teller), done=one.again is not None)


def _signed(one: SignedConsent, teller: Teller) -> Line:
    event = one.event
    who = "the patient" if event.signer is Signer.PATIENT else f"{event.relation}, for the patient"
    language = _LANGUAGES.get(event.language, event.language)
    how = f"on the screen, {event.drawn_by.value}"
    if event.drawn_by is DrawnBy.NOBODY:
        how = f"not by hand ({event.unable.rstrip('.')}), attested by {event.witness}"
    sample = ", sample text not confirmed by the clinic" if event.sample else ""
    more = [f"; interpreter {event.interpreter}"] if event.interpreter else []
    if event.witness and event.drawn_by is not DrawnBy.NOBODY:
        more.append(f"; witness {event.witness}")
    return line(
        strong(f"Consent signed {teller.day_and_time(one.stamp.at)} by {event.name}"),
        f" ({who}), {how}{_SIDES.get(event.side, '')}: {event.title}, version {event.version}, {language}{sample}, "
        f"SHA-256 {event.text_hash[:16]}",
        *more,
        f". Charted by {one.stamp.who}.",
    )


def _withdrawn(one: Withdrawal, teller: Teller) -> Line:
    again = ""
    if one.again is not None:
        event, stamp = one.again
        again = f" Agreed again in words, {teller.by(stamp)}: {event.said.rstrip('.')}."
    return line(strong(f"Consent withdrawn, {teller.by(one.stamp)}: {one.event.reason.rstrip('.')}."), again)
