"""The nurse's preparation sheet of a visit: what to ask, plan, draw up and agree on, with room to write. Plain values; draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.findings import Finding, findings
from procedure_assistant.domain.formulary import Product
from procedure_assistant.domain.limits import anaesthetic_load, body_weight
from procedure_assistant.domain.protocol import Severity
from procedure_assistant.domain.record import Container, ProcedureRecord, SiteRecord
from procedure_assistant.domain.stock import LotBalance
from procedure_assistant.domain.totals import MuscleTotal, map_total
from procedure_assistant.domain.units import Concentration
from procedure_assistant.domain.words import answer_words
from procedure_assistant.services.note import Alert, Line, Run, line, strong
from procedure_assistant.services.note_builder import alerts_of
from procedure_assistant.services.note_consent import beside_signature, who_signed
from procedure_assistant.services.note_words import Teller, sentence
from procedure_assistant.services.sheet import Grid, Item, Part, Said, Sheet, Ticks, blank

STATUS = line("For the nurse. ", strong("Not part of the chart"))
HEADING = "Preparation sheet"
_MOST_MEDICINES = 12
_MOST_LINES = 8
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class NurseSheet:
    """What stands on the sheet, from top to bottom."""

    sheet: Sheet
    alerts: tuple[Alert, ...]
    summary: Line
    parts: tuple[Part, ...]


def build_nurse_sheet(record: ProcedureRecord, sheet: Sheet, teller: Teller, lots: Sequence[LotBalance] = ()) -> NurseSheet:
    """The sheet as the visit stands now; ``lots``: what may be taken from the shelf today, the first to expire first."""
    parts = [
        _ask(record),
        _watch(record),
        _consent(record, teller),
        _plan(record),
        _draw_up(record, teller, lots),
        _time_out(record),
        _anaesthetic(record),
        _after(record),
    ]
    return NurseSheet(sheet, tuple(alerts_of(record)), _summary(record), tuple(part for part in parts if part is not None))


def _procedures(record: ProcedureRecord) -> list[str]:
    """What is planned, each in a clause."""
    found = []
    total = map_total(record)
    if record.map is not None and total is not None:
        found.append(f"{record.map.substance} {wording.units(_planned_units(record))}")
    if record.protocol.nerves:
        nerves = record.plan.nerves if record.plan else ()
        names = [nerve.name.lower() for nerve in record.protocol.nerves if nerve.id in nerves] or ["occipital nerve"]
        found.append(f"{wording.listed(names)} block, {_side_words(record) or 'side to be agreed'}")
    found += [form.title for form in record.protocol.passports]
    return found


def _planned_units(record: ProcedureRecord) -> Decimal:
    """Units intended now, extras of a plan that was laid included."""
    return sum((site.intended.amount for site in record.sites.values() if not site.omitted), Decimal(0))


def _side_words(record: ProcedureRecord) -> str:
    """The side of the block as planned or agreed; "" when nobody said it yet."""
    sides = set(record.plan.sides) if record.plan else set()
    said = record.value("planned_side")
    if len(sides) > 1 or (not sides and said == "both"):
        return "left and right"
    return str(next(iter(sides), said))


def _summary(record: ProcedureRecord) -> Line:
    runs: list[Run] = []
    for number, one in enumerate(_procedures(record)):
        runs += [Run(" and "), strong(one)] if number else [strong(one)]
    return tuple(runs)


# -- before -------------------------------------------------------------------------------------------------------------


def _ask(record: ProcedureRecord) -> Part:
    weight = body_weight(record)
    known = f" ({wording.number(weight.kg)} kg on {wording.day(weight.on)})" if weight else ""
    ticks = (
        line("Name and birth date, spoken by the patient, against this sheet."),
        line(f"BP {blank(6)} / {blank(6)}   HR {blank(6)}   weight {blank(6)} kg{known}   pain 0–10 {blank(6)}"),
    )
    return Part("Ask and measure", (Ticks(ticks), Said(_medicines(record))))


def _medicines(record: ProcedureRecord) -> Line:
    names = [one.name for one in record.patient.medications if one.status not in chart.ENDED_STATUSES]
    if not names:
        return line(strong("Medicines by the chart: "), "none listed.")
    more = f" and {len(names) - _MOST_MEDICINES} more in the chart" if len(names) > _MOST_MEDICINES else ""
    return line(strong("Medicines by the chart: "), f"{'; '.join(names[:_MOST_MEDICINES])}{more}.")


def _watch(record: ProcedureRecord) -> Part:
    """Anticoagulants, then what the visit's own checks say."""
    step, answer = record.protocol.step("anticoagulant"), record.answers.get("anticoagulant")
    items: list[Item] = []
    if step is not None and answer is not None and record.value("anticoagulant"):
        which = record.protocol.step("anticoagulant_which")
        more = record.answers.get("anticoagulant_which")
        detail = f"; {answer_words(which, more.values)}" if which and more and record.value("anticoagulant_which") else ""
        items.append(Said(line(strong(f"{sentence(step, answer)}{detail}".rstrip(".") + "."))))
    else:
        items.append(Ticks((line(strong("Anticoagulant, antiplatelet or bleeding disorder"), f": not asked yet {blank(18)}"),)))
    told = [one for one in findings(record) if one.severity is not Severity.INFO]
    items += _told(told)
    return Part("Anticoagulant, cautions", tuple(items))


def _told(told: Sequence[Finding]) -> Iterator[Item]:
    """A line each while they are few; many follow each other, so that the sheet stays one page."""
    for label, wanted in ((strong("Stop: "), True), (strong("Caution: "), False)):
        says = [one.says for one in told if (one.severity is Severity.STOP) is wanted]
        if len(told) <= _MOST_LINES:
            yield from (Said(line(label, one)) for one in says)
        elif says:
            yield Said(line(label, " ".join(says)))


def _consent(record: ProcedureRecord, teller: Teller) -> Part | None:
    section = record.protocol.section("consent")
    if section is None:
        return None
    given = record.answers.get("consent_given")
    if given is None or not record.value("consent_given"):
        missing = line(strong("Not recorded yet"), f": form and version {blank(26)}   signed at {blank(4)} : {blank(4)}")
        return Part("Consent", (Ticks((missing,)),))
    pairs = [
        (step, record.answers[step.id])
        for step in section.steps
        if step.id in record.answers and step.id in record.standing and record.asks(step)
    ]
    said = [*who_signed(record), *(sentence(step, answer) for step, answer in beside_signature(record, pairs))]
    return Part("Consent", (Said(line(strong("; ".join(said).rstrip(".")), f". Recorded {teller.by(given.stamp)}.")),))


# -- plan ---------------------------------------------------------------------------------------------------------------


def _plan(record: ProcedureRecord) -> Part | None:
    items: list[Item] = []
    total = map_total(record)
    if total is not None:
        rows = [_muscle_row(one) for one in total.muscles if any(side.sites for side in one.sides)]
        sites = [site for site in record.sites.values() if not site.omitted]
        all_units = wording.units(_planned_units(record))
        sum_row = (line(strong("In all")), (), (), line(strong(wording.count(len(sites), "site"))), line(strong(all_units)))
        items.append(Grid(("Muscle", "Left", "Right", "Sites", "Units"), (*rows, sum_row), (0.0, 0.36, 0.56, 0.74, 0.86)))
        if record.laid is not None:
            items.append(Said(line(f"As given on {wording.day(record.laid.day)}.")))
    items += [Said(one) for one in _block_lines(record)]
    items += [Said(line(strong(form.title), ": passport is filled at the chair.")) for form in record.protocol.passports]
    return Part("Plan", tuple(items), remark="Sides are the patient’s.") if items else None


def _muscle_row(one: MuscleTotal) -> tuple[Line, ...]:
    left, middle, right = (_units(sites) for sites in (one.left.sites, one.midline.sites, one.right.sites))
    open_sites = [site for side in one.sides for site in side.sites if not site.omitted]
    amount = sum((site.intended.amount for site in open_sites), Decimal(0))
    paired = (line(left), line(right)) if not middle else (line(f"midline {middle}"), line(right))
    return line(f"{one.muscle.letter}  {one.muscle.name}"), *paired, line(str(len(open_sites))), line(wording.units(amount))


def _units(sites: Sequence[SiteRecord]) -> str:
    amounts = [site.intended.amount for site in sites if not site.omitted]
    return wording.units(sum(amounts, Decimal(0))) if amounts else ""


def _block_lines(record: ProcedureRecord) -> Iterator[Line]:
    if not record.protocol.nerves:
        return
    if record.plan is None:
        usual = "; ".join(
            f"{nerve.name.lower()} {wording.number(nerve.volume_low_ml)}–{wording.number(nerve.volume_high_ml)} mL a side"
            for nerve in record.protocol.nerves
        )
        yield line(strong("Block"), f", {_side_words(record) or 'side to be agreed'}: drugs are planned at the chair. Usual: {usual}.")
        return
    parts = " + ".join(
        f"{record.containers[part.container].opened.substance} {wording.volume(part.volume)} ({wording.dose(part.dose)})"
        for part in record.plan.parts
        if part.container in record.containers
    )
    names = [nerve.name.lower() for nerve in record.protocol.nerves if nerve.id in record.plan.nerves]
    yield line(strong("Block"), f", {wording.listed(names)}, {_side_words(record)}: ", strong(f"{parts} each"), ".")


# -- drawing up ---------------------------------------------------------------------------------------------------------


def _draw_up(record: ProcedureRecord, teller: Teller, lots: Sequence[LotBalance]) -> Part | None:
    rows = [_opened_row(one, teller) for one in record.containers.values()]
    rows += list(_planned_rows(record, lots))
    if not rows:
        return None
    items: list[Item] = [Grid(("Take", "Make", "Lot", "Expiry"), tuple(rows), (0.0, 0.34, 0.7, 0.855), ruled=True)]
    if record.map is not None and not any(one.reconstituted for one in record.containers.values()):
        items.append(Said(line(f"Reconstituted at {blank(4)} : {blank(4)}  by {blank(14)}{_use_by(record)}")))
    items.append(Said(line(f"Opened {blank(7)} units  =  given {blank(7)} units  +  wasted {blank(7)} units")))
    return Part("Draw up", tuple(items), remark="Write or scan lot and expiry.")


def _use_by(record: ProcedureRecord) -> str:
    substance = record.map.substance if record.map else ""
    hours = {one.use_within_hours for one in record.formulary.products if one.substance == substance and one.use_within_hours}
    return f"  use within {hours.pop()} h" if len(hours) == 1 else ""


def concentration_words(made: Concentration) -> str:
    """ "5 units in 0.1 mL", or "20 mg in 1 mL" for what is weighed."""
    if made.dose.unit == "units":
        return f"{wording.units(made.dose.amount / made.volume.amount * _TENTH)} in 0.1 mL"
    return f"{wording.number(made.dose.amount / made.volume.amount)} {made.dose.unit} in 1 mL"


def _opened_row(one: Container, teller: Teller) -> tuple[Line, ...]:
    made = one.concentration
    if one.reconstituted is not None and made is not None:
        at = f", {teller.time(one.reconstituted_at)}" if one.reconstituted_at else ""
        make = line(f"In {wording.volume(one.reconstituted.volume)} {one.reconstituted.diluent}{at}: ", strong(concentration_words(made)))
    elif made is not None:
        make = line("Ready: ", strong(concentration_words(made)))
    else:
        make = line(f"Dissolve in {blank(6)} mL")
    opened = one.opened
    return line(strong(opened.label), " (opened)"), make, line(opened.lot or blank(11)), line(_expiry(opened.expiry))


def _expiry(value: date | None) -> str:
    return wording.day(value) if value else blank(10)


def _planned_rows(record: ProcedureRecord, lots: Sequence[LotBalance]) -> Iterator[tuple[Line, ...]]:
    opened = {one.opened.substance for one in record.containers.values()}
    if record.map is not None and record.map.substance not in opened:
        yield _toxin_row(record, lots)
    if record.protocol.nerves and record.plan is None and not any(one.opened.volume for one in record.containers.values()):
        yield (
            line(strong("For the block"), f" {blank(16)}"),
            line(f"{blank(6)} mL each side; label every syringe"),
            line(blank(11)),
            line(blank(10)),
        )


def _toxin_row(record: ProcedureRecord, lots: Sequence[LotBalance]) -> tuple[Line, ...]:
    """The vials that would be taken: of the shelf, the first to expire first; without a shelf the substance with its units alone."""
    planned = _planned_units(record)
    substance = record.map.substance if record.map else ""
    found = _vial_of(substance, planned, record.formulary.products, lots)
    make = line(f"Dissolve in {blank(5)} mL; {blank(5)} units in 0.1 mL")
    if found is None:
        return line(strong(substance), f", {wording.units(planned)} planned"), make, line(blank(11)), line(blank(10))
    product, lot = found
    vials = int((planned / product.content.amount).to_integral_value(ROUND_CEILING))
    take = line(strong(f"{substance} {wording.dose(product.content)}"), f" ({product.label}), {wording.count(vials, 'vial')}")
    shelf = f"shelf {lot.lot}" if lot.expiry else lot.lot
    return take, make, line(f"{blank(11)} {shelf}"), line(f"{blank(10)} {wording.day(lot.expiry) if lot.expiry else ''}")


def _vial_of(
    substance: str, planned: Decimal, products: Sequence[Product], lots: Sequence[LotBalance]
) -> tuple[Product, LotBalance] | None:
    """The smallest vial on the shelf that is enough by itself, else the largest; its lot that expires first."""
    by_id = {one.id: one for one in products if one.substance == substance}
    here = sorted((by_id[one.product].content.amount, place) for place, one in enumerate(lots) if one.product in by_id)
    if not here:
        return None
    place = next((place for amount, place in here if amount >= planned), None)
    if place is None:
        largest = here[-1][0]
        place = next(place for amount, place in here if amount == largest)
    return by_id[lots[place].product], lots[place]


# -- at the chair and after ---------------------------------------------------------------------------------------------


def _time_out(record: ProcedureRecord) -> Part:
    allergic = bool(chart.active_allergies(record.patient))
    allergy = "allergies as above, read aloud" if allergic else f"allergies: {str(chart.allergy_words(record.patient)).lower()}"
    side = _side_words(record)
    sides = (line(f"side: {side}, marked" if side else f"side {blank(10)}, marked"),) if record.protocol.nerves else ()
    kit = (line("lipid emulsion and resuscitation kit at hand"),) if record.protocol.step("last_kit") else ()
    items = (
        line("patient: name, birth date"),
        line("procedures as consented"),
        line("drugs, doses, syringe labels"),
        line("consent signed"),
        *sides,
        line(allergy),
        *kit,
        line("all agree"),
    )
    present = Said(line(f"Time {blank(4)} : {blank(4)}   present {blank(44)}"))
    return Part("Time-out", (Ticks(items, columns=2), present), remark="Aloud, all stop.")


def _anaesthetic(record: ProcedureRecord) -> Part | None:
    load = anaesthetic_load(record)
    if not load.shares:
        return None
    told = ", ".join(
        f"{one.substance} {wording.number(one.given_mg + one.planned_mg)} of {wording.number(one.maximum_mg)} mg" for one in load.shares
    )
    label = f"At {wording.number(load.weight.kg)} kg" if load.weight else "Anaesthetic"
    text = line(strong("Planned "), f"{told}; together {wording.percent(load.fraction)} of the maximum.")
    return Part(label, (Said(text),))


def _after(record: ProcedureRecord) -> Part:
    pain = f"Pain after 5, 15, 25 min: {blank(6)}  {blank(6)}  {blank(6)}" if record.protocol.nerves else f"Pain after {blank(6)}"
    items = (
        line(pain),
        line(f"Needles and vials counted; rest wasted, seen by {blank(20)} at {blank(4)} : {blank(4)}"),
        line(f"BP {blank(6)} / {blank(6)}   steady on the feet   swallowing, speech and vision normal"),
        line("After-care leaflet handed over and explained; record printed after signing"),
    )
    return Part("After", (Ticks(items),))
