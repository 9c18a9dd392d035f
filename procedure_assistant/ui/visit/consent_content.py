"""What stands beside the question for the consent: sign on this screen, who signed, withdraw. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from procedure_assistant.domain import consent, wording
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.ui.visit.content import Notice

CONSENT = "consent:"
SIGN, WITHDRAW, RENEW = f"{CONSENT}sign", f"{CONSENT}withdraw", f"{CONSENT}renew"


def notices(record: ProcedureRecord, step: str, local: Callable[[datetime], datetime]) -> tuple[Notice, ...]:
    """The messages of the step that asks for the consent."""
    if step != consent.GIVEN:
        return ()
    found = [_signed(record, one, local) for one in consent.standing(record)]
    if record.closed or record.amending:
        return tuple(found)
    if consent.withdrawn(record):
        found.append(Notice("information", say("The patient consents again"), "", say("Consented again in words"), RENEW))
    elif not consent.standing(record) and record.value(consent.GIVEN):
        found.append(Notice("information", say("The consent was given"), say("On paper or in words."), say("Withdraw it"), WITHDRAW))
    if consent.to_sign(record) and (consent.withdrawn(record) or not record.value(consent.GIVEN)):
        found.append(Notice("information", say("The patient can sign here"), "", say("Sign on the screen"), SIGN))
    return tuple(found)


def _signed(record: ProcedureRecord, one: consent.SignedConsent, local: Callable[[datetime], datetime]) -> Notice:
    at = wording.clock_time(local(one.stamp.at))
    title = say("Signed by {name}, {at}", name=one.event.name, at=at)
    sample = say("Sample text, not confirmed by the clinic.") if one.event.sample else ""
    text = say("{title}, version {version}. {sample}", title=one.event.title, version=one.event.version, sample=sample).strip()
    can = not record.closed and not record.amending
    return Notice("information", title, text, say("Withdraw it") if can else "", WITHDRAW if can else "")
