"""The consent form as paper: blank for a signature in ink, or as it was signed on the screen. Makes values; draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from procedure_assistant.domain import consent
from procedure_assistant.domain.consent import SignedConsent
from procedure_assistant.domain.events_consent import DrawnBy, Signer, Stroke
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.consent_texts import ConsentText
from procedure_assistant.services.consent_words import moment_in, words_of
from procedure_assistant.services.note import line, strong
from procedure_assistant.services.note_words import Teller, short_code
from procedure_assistant.services.paper_check import qr_text
from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.services.sheet import Sheet, sheet_of


@dataclass(frozen=True, slots=True)
class InkFields:
    """Lines to write on, by their captions: two beside each other in a row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ScreenSignature:
    """What was signed on the screen. ``strokes`` as drawn, empty where a witness attests; ``fields`` are caption and value."""

    caption: str
    strokes: tuple[Stroke, ...]
    said: str
    fields: tuple[tuple[str, str], ...]
    code: str
    qr: str


@dataclass(frozen=True, slots=True)
class ConsentPart:
    """One text with what stands over it and below it. ``text`` in its one form (see `protocols.consent_texts.told`)."""

    about: tuple[tuple[str, str], ...]
    remark: str
    text: str
    which: str
    signature: InkFields | ScreenSignature


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """The form: its frame and one part for each text that the visit asks."""

    sheet: Sheet
    parts: tuple[ConsentPart, ...]


def build_blank_form(
    record: ProcedureRecord,
    settings: ClinicSettings,
    teller: Teller,
    text: Callable[[str, str], ConsentText],
    language: str,
    document: str,
    visit: str,
) -> ConsentForm:
    """The form to be signed in ink. ``text`` gives the text in force by kind and language."""
    words = words_of(language)
    sheet = sheet_of(record, settings, teller, heading=words["heading"], document=document, visit=visit)
    parts = tuple(_blank_part(record, text(kind, language), language) for kind in consent.kinds_of(record.protocol))
    return ConsentForm(replace(sheet, language=_pdf_language(language)), parts)


def build_signed_form(
    record: ProcedureRecord, settings: ClinicSettings, teller: Teller, rows: tuple[LogRow, ...], document: str
) -> ConsentForm:
    """The form as it was signed on the screen; also after a withdrawal, which it then says. ``Problem`` CONSENT-NONE without one."""
    signed = consent.standing(record) or _withdrawn_ones(record)
    if not signed:
        raise Problem(
            "CONSENT-NONE",
            say("Nobody signed the consent on the screen in this visit."),
            hint=say("Print the form to be signed in ink, or have it signed in “Consent”."),
        )
    hashes = {row.seq: row.hash for row in rows}
    language = signed[-1].event.language
    words = words_of(language)
    code = short_code(hashes[signed[-1].seq])
    status = line(strong(_whose(signed[-1])), f", {teller.day_and_time(signed[-1].stamp.at)}")
    sheet = sheet_of(record, settings, teller, heading=words["heading"], document=document, status=status)
    taken_back = not consent.standing(record)
    sheet = replace(
        sheet,
        language=_pdf_language(language),
        foot=line(words["heading"], " ", strong(code), f" · SHA-256 {hashes[signed[-1].seq][:16]} · ", *_printed(sheet)),
        across=sheet.across or (words["withdrawn"] if taken_back else ""),
        status_word=words["withdrawn"] if taken_back else sheet.status_word,
    )
    return ConsentForm(sheet, tuple(_signed_part(record, one, teller, hashes[one.seq], withdrawn=taken_back) for one in signed))


def _printed(sheet: Sheet) -> Iterator[str]:
    """ "printed 23 Nov 2026 15:24, first print", as the foot of every paper has it."""
    yield "".join(run.text for run in sheet.foot).rpartition("·")[2].strip()


def _withdrawn_ones(record: ProcedureRecord) -> tuple[SignedConsent, ...]:
    newest = {one.event.kind: one for one in record.consents.signed}
    return tuple(newest[kind] for kind in consent.kinds_of(record.protocol) if kind in newest)


def _blank_part(record: ProcedureRecord, text: ConsentText, language: str) -> ConsentPart:
    words = words_of(language)
    about = [(words["procedure"], words[text.kind])]
    if record.protocol.step(consent.SIDE) is not None:
        planned = record.value("planned_side")
        chosen = words[planned] if planned else "   ".join(f"[ ] {words[side]}" for side in ("left", "right", "both"))
        about.append((words["side"], chosen))
    fields = InkFields(
        (
            (words["of_patient"], words["date_time"]),
            (words["of_representative"], words["relation"]),
            (words["name"], words["date_time"]),
            (words["witness"], words["interpreter"]),
        )
    )
    return ConsentPart(
        tuple(about), words["sample"] if text.sample else "", text.text, _which(text.title, text.version, text.sha256, language), fields
    )


def _signed_part(record: ProcedureRecord, one: SignedConsent, teller: Teller, row_hash: str, *, withdrawn: bool) -> ConsentPart:
    event, language = one.event, one.event.language
    words = words_of(language)
    about = [(words["procedure"], words.get(event.kind, event.procedure))]
    if event.side:
        about.append((words["side"], words.get(event.side, event.side)))
    when = moment_in(language, teller.clock.local(one.stamp.at))
    caption = _whose(one)
    if event.drawn_by is DrawnBy.NOBODY:
        said = words["attested"].format(name=event.name, unable=event.unable.rstrip("."), witness=event.witness)
    else:
        said = words["drawn"].format(with_what=words[event.drawn_by.value])
    told = [(words["name"], event.name), (words["date_time"], when)]
    extra = ((words["relation"], event.relation), (words["witness"], event.witness), (words["interpreter"], event.interpreter))
    told += [pair for pair in extra if pair[1]]
    if withdrawn and record.consents.withdrawals:
        last = record.consents.withdrawals[-1]
        on = moment_in(language, teller.clock.local(last.stamp.at))
        said += ". " + words["withdrawn_on"].format(when=on, reason=last.event.reason)
    signature = ScreenSignature(caption, event.strokes, said, tuple(told), short_code(row_hash), qr_text(row_hash))
    which = _which(event.title, event.version, event.text_hash, language)
    return ConsentPart(tuple(about), words["sample"] if event.sample else "", event.text, which, signature)


def _whose(one: SignedConsent) -> str:
    """ "Signature of the patient" in the language that was signed."""
    return words_of(one.event.language)["of_patient" if one.event.signer is Signer.PATIENT else "of_representative"]


def _which(title: str, version: str, sha256: str, language: str) -> str:
    return words_of(language)["which_text"].format(title=title, version=version, hash=sha256[:16])


def _pdf_language(language: str) -> str:
    return "es-US" if language == "es" else "en-US"
