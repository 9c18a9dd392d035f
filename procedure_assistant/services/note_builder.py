"""Builds the note of a visit from its record: everything the paper and the plain text say, from one place. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.amendments import signed_record
from procedure_assistant.domain.clock_jumps import set_backs
from procedure_assistant.domain.completeness import open_items
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.limits import toxin_window
from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.protocol import Phase, Section, Shows
from procedure_assistant.domain.record import Override as Overridden
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import Balance, balances, map_total
from procedure_assistant.domain.words import answer_words, nerve_short
from procedure_assistant.services import note_injections as injections
from procedure_assistant.services.note import (
    Alert,
    Check,
    Course,
    Glance,
    Identity,
    Indication,
    Line,
    Note,
    Override,
    PainPoint,
    Run,
    Seal,
    Signature,
    line,
    strong,
    struck,
)
from procedure_assistant.services.note_amended import amendment_rows, with_signed_values
from procedure_assistant.services.note_consent import beside_signature, consent_checks
from procedure_assistant.services.note_passport import Pixels, biologics, glances, guidance, no_pixels, summary_words
from procedure_assistant.services.note_words import Teller, answer_runs, answered_ever, short_code, stamps
from procedure_assistant.services.paper import PROCEDURE_RECORD
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.prints import copies_of_version, which_print
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.services.sheet import letterhead_of
from procedure_assistant.services.visits import Visit

_SEX = {Sex.MALE: "M", Sex.FEMALE: "F", Sex.OTHER: "other", Sex.UNKNOWN: "unknown"}
HEADING = "Procedure record"
PRACTICE_HEADING = "Practice record"


def build_note(visit: Visit, settings: ClinicSettings, clock: Clock, pixels: Pixels = no_pixels) -> Note:
    """The note of a visit as it stands: final once signed, a draft before. ``pixels`` gives the pictures to print, by their id."""
    record = visit.record
    if record.signature is None or not record.amendments:
        return _note_of(record, visit, settings, Teller(clock), pixels)
    signed = signed_record(record)
    return with_signed_values(
        _note_of(record, visit, settings, Teller(clock, signed), pixels), _note_of(signed, visit, settings, Teller(clock))
    )


def _note_of(record: ProcedureRecord, visit: Visit, settings: ClinicSettings, teller: Teller, pixels: Pixels = no_pixels) -> Note:
    patient = record.patient
    last = record.signature.stamp.at if record.signature else record.entries[-1].at
    seal = Seal(short_code(visit.seal), visit.seal) if visit.seal else None
    born = f"{wording.day(patient.birth_date)} ({patient.age_on(record.day)} y)"
    day = wording.day(record.day)
    return Note(
        title=f"{PRACTICE_HEADING if record.practice else HEADING}, {patient.name}, {day}",
        subject=record.protocol.title,
        heading=_heading(record),
        status=(*_status(record, teller), *_again(record)),
        draft=not record.signed,
        identity=Identity(patient.name, patient.family_name or patient.name, born, _SEX[patient.sex], patient.mrn, day),
        made_at=record.entries[-1].at if record.amendments or record.voided else last,
        summary=(*_opening(record, teller), *_summary(record)),
        signature=_signature(record, teller),
        provenance=tuple(_provenance(record, visit)),
        foot=_foot(record, visit, teller),
        status_word=_status_word(record),
        amendments=tuple(amendment_rows(record, teller)),
        letterhead=letterhead_of(settings),
        alerts=tuple(alerts_of(record)),
        glance=tuple(_glance(record)),
        indication=_indication(record, teller),
        safety=tuple(_safety(record, teller)),
        site_map=injections.site_map(record),
        units=injections.units_table(record),
        limits=injections.limits(record),
        products=injections.products(record, teller),
        overrides=tuple(
            Override(override.says, override.reason, teller.by(override.stamp)) for override in _overrides(record, teller).values()
        ),
        nerve=None
        if record.regenerative.given and not record.blocks and record.photo is None
        else injections.nerve_block(record, teller, pixels),
        course=_course(record, teller),
        seal=seal,
        void=record.voided is not None,
        biologics=biologics(record, teller),
        guidance=guidance(record, teller, pixels),
        practice=record.practice,
    )


def _version(record: ProcedureRecord) -> int:
    """1 for the signed record, one more for each amendment."""
    return 1 + len(record.amendments)


def _status(record: ProcedureRecord, teller: Teller) -> Line:
    if record.practice:
        return line(strong("PRACTICE, invented patient"), f", {teller.day_and_time(record.entries[-1].at)}")
    if record.voided:
        event, stamp = record.voided
        return line(strong("VOID"), f", {teller.day_and_time(stamp.at)}, {stamp.who}: {event.reason}")
    if record.amendments:
        last = record.amendments[-1].stamp
        return line(strong("Amended"), f", version {_version(record)}, {teller.day_and_time(last.at)}")
    if record.signature:
        return line(strong("Final"), f", version 1, signed {teller.day_and_time(record.signature.stamp.at)}")
    return line(strong("DRAFT, not signed"), f", as charted {teller.day_and_time(record.entries[-1].at)}")


def _again(record: ProcedureRecord) -> Line:
    """ "Reprint 2" at the head of what was printed before; prints of a draft or of an earlier version are none of this one."""
    copy = 1 + copies_of_version(record, PROCEDURE_RECORD)
    return line(", ", strong(which_print(copy))) if record.signed and copy > 1 else ()


def _status_word(record: ProcedureRecord) -> str:
    if record.practice:
        return "PRACTICE"
    if record.voided:
        return "VOID"
    if record.amendments:
        return f"AMENDED, version {_version(record)}"
    return "" if record.signed else "DRAFT"


def _heading(record: ProcedureRecord) -> str:
    if record.practice:
        return PRACTICE_HEADING
    return f"{HEADING}, void" if record.voided else f"{HEADING}, amended" if record.amendments else HEADING


def _opening(record: ProcedureRecord, teller: Teller) -> Line:
    """What whoever reads only one sentence must not miss."""
    if record.practice:
        return line(strong("PRACTICE. "), "The patient is invented and nothing of this was done. ")
    if record.voided:
        return line(strong("VOID. "), f"{_ended(record.voided[0].reason)} Nothing of this record counts. ")
    if record.amendments:
        day = wording.day(teller.clock.local(record.amendments[-1].stamp.at).date())
        what = list(dict.fromkeys(one.event.what for one in record.amendments))
        named = wording.listed(what) if len(what) <= _NAMED else f"{len(what)} things, see below"
        return line(strong(f"Amended {day}: {named}. "))
    return ()


_NAMED = 3
"""So many amended things are named in the first sentence."""


def _ended(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."


def _overrides(record: ProcedureRecord, teller: Teller) -> Mapping[str, Overridden]:
    """Also those of the signed record: an amended answer faces its stop anew, the reason that was given stays."""
    return {**teller.signed.overrides, **record.overrides} if teller.signed else record.overrides


def alerts_of(record: ProcedureRecord) -> Iterator[Alert]:
    """Allergies, and what else must stop a hand, for every paper about this patient."""
    patient = record.patient
    allergic = bool(chart.active_allergies(patient))
    yield Alert("ALLERGY" if allergic else "Allergies:", _without_label(chart.allergy_words(patient), allergic), stop=allergic)
    pregnancy = chart.pregnancy(patient, record.day)
    if pregnancy.state in (chart.PregnancyState.CURRENT, chart.PregnancyState.DOUBTFUL):
        yield Alert("ALERT", pregnancy.words)


def _without_label(words: str, allergic: bool) -> str:
    return words if allergic else {"No known allergies": "none known", "Allergies not asked": "not asked"}.get(words, words)


def _diagnosis(record: ProcedureRecord) -> tuple[str, str]:
    """(ICD-10-CM code, label) of the indication, empty when not answered."""
    found = record.formulary.diagnosis(record.value("diagnosis"))
    return (found.icd10cm, found.label) if found else ("", "")


def _summary(record: ProcedureRecord) -> Line:
    _, label = _diagnosis(record)
    what = []
    if record.map is not None:
        what.append("Botulinum toxin by the injection map")
    if record.protocol.nerves:
        sides = {block.event.side for block in record.blocks} or set(record.plan.sides if record.plan else ())
        side = "bilateral" if len(sides) > 1 else next(iter(sides), "")
        nerves = {block.event.nerve for block in record.blocks} or set(record.plan.nerves if record.plan else ())
        names = [nerve.name.lower() for nerve in record.protocol.nerves if nerve.id in nerves] or ["occipital nerve"]
        what.append(f"{side} {wording.listed(names)} block".strip())
    what += summary_words(record)
    done = " with ".join(what)
    done = done[0].upper() + done[1:] + (f" for {label[0].lower()}{label[1:]}" if label else "") + "."
    total = map_total(record)
    if not record.signed and total:
        return line(strong(f"Unfinished: {total.decided} of {total.planned_sites} sites charted. "), done)
    if not record.signed:
        return line(strong("Unfinished. "), done)
    return line(strong(f"{done} "), _complication_words(record))


def _complication_words(record: ProcedureRecord) -> str:
    if record.adverse:
        return f"Complication: {'; '.join(event.what for event, _ in record.adverse)}."
    if text := record.value("complication"):
        return f"Complication: {text}."
    done, answer = record.protocol.step("observation_done"), record.answers.get("observation_done")
    return f"{answer_words(done, answer.values)}." if done and answer else "Complications not asked."


def _glance(record: ProcedureRecord) -> Iterator[Glance]:
    total = map_total(record)
    toxin = [one for one in balances(record) if one.container.opened.kind is Kind.TOXIN]
    if total and record.map:
        so_far = "" if record.signed else " so far"
        sites = wording.count(total.given_sites, "site")
        yield Glance(
            f"{wording.number(total.given_units)} units",
            (f"{record.map.substance} given{so_far}", f"{sites}; {wording.number(total.planned_units)} units planned"),
        )
    if toxin:
        yield _vial_glance(record, toxin)
    if record.blocks and record.plan:
        given = {block.event.side for block in record.blocks}
        sides = " + ".join(side[0].upper() for side in ("right", "left") if side in given)
        steroid = ", no steroid" if injections.no_steroid(record) else ", with steroid"
        each = _each(record)
        nerves = wording.listed(sorted({nerve_short(record, block.event.nerve) for block in record.blocks}))
        yield Glance(sides, (f"{nerves} block", f"{each}{steroid}"))
    yield from glances(record)
    if scores := _score_glance(record):
        yield scores
    window = toxin_window(record)
    if not record.signed:
        waiting = open_items(record)
        yield Glance(str(len(waiting)), ("points open", "see signature"))
    elif window and not record.voided:
        yield Glance(wording.day(window.earliest_next), ("earliest next toxin", f"{window.minimum_days} days after this visit"))


def _each(record: ProcedureRecord) -> str:
    """ "2 mL each"; where they differ, every block with its own."""
    amounts = [amount_of(block.event.parts) for block in record.blocks]
    if len(set(amounts)) == 1:
        return f"{wording.number(amounts[0])} mL each"
    return wording.listed([f"{wording.number(amount)} mL {block.event.side}" for amount, block in zip(amounts, record.blocks, strict=True)])


def _vial_glance(record: ProcedureRecord, toxin: list[Balance]) -> Glance:
    wasted = sum((one.wasted.amount for one in toxin), Decimal(0))
    opened = sum((one.opened.amount for one in toxin), Decimal(0))
    left = sum((one.left.amount for one in toxin), Decimal(0))
    if left and not record.signed:
        return Glance(f"{wording.number(left)} units", ("left", f"of {wording.number(opened)} units opened"))
    volumes = [one.volume_of(one.wasted) for one in toxin]
    ml = sum((volume.amount for volume in volumes if volume), Decimal(0))
    return Glance(f"{wording.number(wasted)} units", (f"wasted ({wording.number(ml)} mL)", f"of {wording.number(opened)} units opened"))


def _score_glance(record: ProcedureRecord) -> Glance | None:
    before = [score for score in record.scores if score.event.moment == "before"]
    after = [score for score in record.scores if score.event.moment == "after"]
    if not before or not after:
        return None
    last = after[-1].event
    what = "block" if record.blocks else "injections"
    when = f"{last.minutes} min after the {what}" if last.minutes is not None else "after the injections"
    return Glance(f"{before[-1].event.value} → {last.value}", ("pain, 0 to 10", when))


def _section(record: ProcedureRecord, section_id: str) -> Section | None:
    return record.protocol.section(section_id)


_FAILED = ("failed_preventives",)
_EFFECT = ("earlier_treatment", "earlier_effect", "headache_days_now", "two_failed_cycles", "earlier_block_effect")


def _indication(record: ProcedureRecord, teller: Teller) -> Indication | None:
    section = _section(record, "indication")
    if section is None:
        return None
    icd, label = _diagnosis(record)
    pairs = [pair for pair in answered_ever(record, section, teller.signed) if pair[0].id != "diagnosis"]
    failed = [pair for pair in pairs if pair[0].id in _FAILED]
    effect = [pair for pair in pairs if pair[0].id in _EFFECT]
    history = [pair for pair in pairs if pair not in failed and pair not in effect]
    window = toxin_window(record)
    last: list[Run] = []
    if window and window.last:
        units = f", {wording.number(window.last_units)} units" if window.last_units else ""
        last = [Run(" "), strong("Last: "), Run(f"{wording.day(window.last)}{units}.")]
    return Indication(
        diagnosis=(*(line(strong(icd), f" {label}") if icd else line(strong("Diagnosis not stated"))), *_diagnosis_was(record, teller)),
        history=tuple(answer_runs(record, history, teller.signed)),
        failed=(strong("Failed before: "), *answer_runs(record, failed, teller.signed)) if failed else (),
        effect=(strong("Earlier injections: "), *answer_runs(record, effect, teller.signed), *last) if effect or last else (),
    )


def _diagnosis_was(record: ProcedureRecord, teller: Teller) -> Line:
    was = _diagnosis(teller.signed) if teller.signed else _diagnosis(record)
    return (Run(" "), struck(" ".join(was))) if was != _diagnosis(record) else ()


def _safety(record: ProcedureRecord, teller: Teller) -> Iterator[Check]:
    """One ticked line per section of questions before the injections, with who and when."""
    for section in record.protocol.sections:
        if section.id == "indication" or section.phase in (Phase.AFTER, Phase.FINISH):
            continue
        yield from _section_check(record, section, teller)
        yield from consent_checks(record, section, teller)


def _section_check(record: ProcedureRecord, section: Section, teller: Teller) -> Iterator[Check]:
    pairs = beside_signature(record, list(answered_ever(record, section, teller.signed)))
    if pairs:
        waiting = [step for step in section.steps if step.required and record.asks(step) and step.id not in record.answers]
        head = strong(f"{section.title}, {stamps(pairs, teller)}: ")
        yield Check((head, *answer_runs(record, pairs, teller.signed)), done=not waiting)


def _course(record: ProcedureRecord, teller: Teller) -> Course | None:
    items: list[Check] = []
    for event, stamp in record.adverse:
        more = "; ".join(part for part in (event.treatment, event.outcome) if part)
        items.append(Check(line(strong(f"Adverse event, {teller.by(stamp)}: "), event.what, f"; {more}" if more else "", ".")))
    for section in record.protocol.sections:
        if section.phase is Phase.AFTER and section.shows is Shows.FORM:
            items.extend(_section_check(record, section, teller))
    window = toxin_window(record)
    if window and record.signed and not record.voided:
        items.append(Check(line(strong("Next: "), f"toxin not before {wording.day(window.earliest_next)}.")))
    pain = tuple(_pain_points(record))
    if not items and not pain:
        return None
    return Course(tuple(items), pain, "Pain 0–10, minutes after the block" if record.blocks else "Pain 0–10")


def _pain_points(record: ProcedureRecord) -> Iterator[PainPoint]:
    start = record.last_block_at
    for score in record.scores:
        if score.event.minutes is not None:
            yield PainPoint(score.event.minutes, score.event.value)
        else:
            minutes = int((score.stamp.at - start).total_seconds() // 60) if start else 0
            yield PainPoint(minutes, score.event.value)


def _signature(record: ProcedureRecord, teller: Teller) -> Signature:
    if record.signature is None:
        waiting = [item.says for item in open_items(record)]
        return Signature(
            "",
            (
                line(strong("Not signed. Not for the chart, a claim or another office. "), f"Open: {'; '.join(waiting) or 'signature'}."),
                *_handovers(record, teller),
            ),
        )
    signed = record.signature
    others = [who for who in dict.fromkeys(entry.who for entry in record.entries) if who != signed.event.name]
    lines = [line(f"{signed.event.statement} ", strong(f"Signed electronically {teller.day_and_time(signed.stamp.at)}."))]
    for one in record.cosignatures:
        by = ", ".join(part for part in (one.event.name, one.event.credentials) if part)
        lines.append(
            line(
                f"{one.event.statement} ",
                strong(f"Co-signed {teller.day_and_time(one.stamp.at)}, {by}."),
            )
        )
    lines.extend(_handovers(record, teller))
    if others:
        lines.append(line(f"Also charted: {', '.join(others)}."))
    name = ", ".join(part for part in (signed.event.name, signed.event.credentials) if part)
    return Signature(name, tuple(lines))


def _handovers(record: ProcedureRecord, teller: Teller) -> Iterator[Line]:
    for handed, stamp in record.handovers:
        yield line(f"Handed over to {handed.to} by {teller.by(stamp)}", f": {handed.reason}." if handed.reason else ".")


def _provenance(record: ProcedureRecord, visit: Visit) -> Iterator[Line]:
    parts = " + ".join(f"{name} {version}" for name, version in record.visit.protocols)
    map_ = f" (map {record.visit.map_version})" if record.visit.map_version else ""
    program = record.visit.program_version
    yield line("Protocol: ", strong(parts), f"{map_}. Procedure Assistant {program}, {wording.count(record.seq, 'entry', 'entries')}.")
    for found in set_backs(record.entries):
        yield line(strong(found.says), " The order of the entries is right; times before or after this may be wrong.")
    if not visit.seal:
        yield line("No code and no hash before signing.")
    elif before := visit.seals[:-1]:
        yield line("Follows record ", strong(short_code(before[-1])), f" (SHA-256 {before[-1][:16]}), which is kept unchanged.")


def _foot(record: ProcedureRecord, visit: Visit, teller: Teller) -> Line:
    printed = f"printed {teller.day_and_time(teller.clock.now())}"
    if record.practice:
        return line(strong("PRACTICE"), f", no medical record · {printed}")
    if not visit.seal:
        return line(strong("DRAFT"), f", not signed · visit {visit.id[:8]} · {printed}")
    which = which_print(1 + copies_of_version(record, PROCEDURE_RECORD))
    return line("Record ", strong(short_code(visit.seal)), f" · SHA-256 {visit.seal[:16]} · {printed}, {which}")
