"""The blocks of the note about what was injected: map, units by muscle, limits, products, nerve block. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import AnaestheticShare, anaesthetic_load, toxin_window
from procedure_assistant.domain.record import Block, ProcedureRecord, SiteRecord, SiteStatus
from procedure_assistant.domain.totals import Balance, MapTotal, MuscleTotal, SideTotal, balances, map_total
from procedure_assistant.domain.units import Dose, Mass
from procedure_assistant.services.note import (
    Amount,
    LimitBar,
    Limits,
    Line,
    Mark,
    Midline,
    NerveBlock,
    NerveRow,
    NerveSide,
    NerveTarget,
    Product,
    Quantity,
    Remark,
    Sided,
    SiteMap,
    UnitsRow,
    UnitsTable,
    line,
    strong,
)
from procedure_assistant.services.note_amended import site_remarks
from procedure_assistant.services.note_passport import Pixels, no_pixels
from procedure_assistant.services.note_photo import photo_note
from procedure_assistant.services.note_words import Teller

SIDES = (Side.LEFT, Side.RIGHT)
DASH = "–"


def site_map(record: ProcedureRecord) -> SiteMap | None:
    """Every site as a mark; what differed is numbered and explained."""
    if record.map is None:
        return None
    marks: list[Mark] = []
    signed_as = site_remarks(record) if record.amendments else {}
    remarks: list[Remark] = _laid(record)
    number = 0
    for site in record.sites.values():
        said = "; ".join(part for part in (_remark(record, site), signed_as.get(site.id, "")) if part)
        if said:
            number += 1
            _add_remark(remarks, str(number), site_name(record, site), said)
        muscle = record.map.muscle(site.muscle)
        marks.append(
            Mark(
                site.figure,
                site.x,
                site.y,
                site.status,
                muscle.letter if muscle else "",
                site.muscle,
                site.side,
                site_name(record, site),
                wording.dose(site.given) if site.given else "",
                str(number) if said else "",
                site.planned_at if site.moved and site.given else None,
            )
        )
    return SiteMap(record.visit.map_version, tuple(marks), tuple(remarks))


def _laid(record: ProcedureRecord) -> list[Remark]:
    """That the plan was taken from an earlier visit: whoever reads the record must know that its places were not found anew."""
    if record.laid is None:
        return []
    return [Remark("", f"Planned as given on {wording.day(record.laid.day)}; every site was then charted today.")]


def _remark(record: ProcedureRecord, site: SiteRecord) -> str:
    parts: list[str] = []
    if site.omitted:
        parts.append(f"planned {wording.dose(site.intended)}, not given: {site.omitted}")
    if site.given is not None:
        if site.extra:
            parts.append(f"extra, {wording.dose(site.given)}; {site.reason or 'no reason stated'}")
        elif site.planned is not None and site.given != site.planned:
            parts.append(f"{wording.dose(site.given)} instead of {wording.dose(site.planned)}")
        if site.moved:
            far = f"{wording.length_mm(site.moved)} from the planned place"
            parts.append(f"{far}: {site.move_reason}" if site.move_reason else far)
    if site.note:
        parts.append(site.note)
    return "; ".join(parts)


def _add_remark(remarks: list[Remark], number: str, name: str, said: str) -> None:
    """Extras of one muscle and side that say the same share a line."""
    base = name.partition(" extra ")[0]
    text = f"{base}: {said}"
    if remarks and remarks[-1].text == text:
        remarks[-1] = Remark(f"{remarks[-1].numbers}, {number}", text)
    else:
        remarks.append(Remark(number, text))


def units_table(record: ProcedureRecord) -> UnitsTable | None:
    """Units by muscle and side."""
    total = map_total(record)
    if total is None:
        return None
    rows = tuple(_units_row(row) for row in total.muscles)
    middle = sum((row.midline.given_units for row in total.muscles), Decimal(0))
    planned_middle = sum((_planned(row.midline) for row in total.muscles), Decimal(0))
    remark = f"incl. midline {wording.number(middle if middle else planned_middle)}" if planned_middle else ""
    return UnitsTable(
        rows,
        Sided(*(_total(total, side, planned=True) for side in SIDES)),
        Sided(*(_total(total, side, planned=False) for side in SIDES)),
        str(total.given_sites),
        wording.number(total.given_units),
        remark,
    )


def _planned(side: SideTotal) -> Decimal:
    return sum((site.planned.amount for site in side.sites if site.planned is not None), Decimal(0))


def _total(total: MapTotal, side: Side, *, planned: bool) -> Amount:
    parts = [row.left if side is Side.LEFT else row.right for row in total.muscles]
    units = sum((_planned(part) if planned else part.given_units for part in parts), Decimal(0))
    return Amount(wording.number(units), strong=True)


def _units_row(row: MuscleTotal) -> UnitsRow:
    planned: Sided | Midline
    given: Sided | Midline
    if row.midline.sites:
        planned, given = Midline(Amount(wording.number(row.planned_units))), Midline(_given(row.midline))
    else:
        planned = Sided(*(Amount(wording.number(_planned(side))) for side in (row.left, row.right)))
        given = Sided(_given(row.left), _given(row.right))
    sites = str(row.given_sites) if row.given_sites else DASH
    return UnitsRow(row.muscle.letter, row.muscle.name, planned, given, sites, wording.number(row.given_units) if row.given_sites else DASH)


def _given(side: SideTotal) -> Amount:
    shown = (SiteStatus.CHANGED, SiteStatus.OMITTED, SiteStatus.EXTRA)
    marks = tuple(status for status in shown if any(site.status is status for site in side.sites))
    return Amount(wording.number(side.given_units) if side.given_sites else DASH, strong=bool(marks), marks=marks)


def limits(record: ProcedureRecord) -> Limits | None:
    """How much of each limit the visit used, with interval, route and frequency."""
    total, window = map_total(record), toxin_window(record)
    if total is None or record.map is None:
        return None
    cap = record.map.units_max
    given = wording.number(total.given_units)
    label = "This visit" if record.signed else "This visit, so far"
    bars = [LimitBar(label, line(strong(given), f" of {wording.number(cap)} units"), total.given_units / cap)]
    if window is not None:
        terms = [wording.number(dose.dose.amount) for dose in window.earlier] + [given]
        label = f"Any {window.window_days} days ({' + '.join(terms)})" if window.earlier else f"Any {window.window_days} days"
        used = line(strong(wording.number(window.units)), f" of {wording.number(window.cap_units)} units")
        bars.append(LimitBar(label, used, window.units / window.cap_units))
    for row in total.muscles:
        if any(site.extra for side in row.sides for site in side.sites):
            words = line(
                strong(str(row.given_sites)),
                f" of {row.muscle.sites_max} sites, ",
                strong(wording.number(row.given_units)),
                f" of {wording.number(row.muscle.units_max)} units",
            )
            bars.append(LimitBar(row.muscle.name, words, row.given_units / row.muscle.units_max))
    return Limits(tuple(bars), tuple(_limit_lines(record)))


def _limit_lines(record: ProcedureRecord) -> Iterator[Line]:
    window = toxin_window(record)
    if window is None:
        return
    days = window.days_since_last
    if days is None:
        yield line(strong("First toxin"), " known here.")
    else:
        yield line(strong(f"{days} days"), f" since the last toxin (at least {window.minimum_days}).")
    yield line(f"Intramuscular, every {window.minimum_days // 7} weeks at the earliest.")


def products(record: ProcedureRecord, teller: Teller) -> tuple[Product, ...] | None:
    """Given + wasted = opened for each container; None when nothing was opened."""
    if not record.containers:
        return None
    return tuple(_product(one, record, teller) for one in balances(record))


def _product(one: Balance, record: ProcedureRecord, teller: Teller) -> Product:
    opened = one.container.opened
    product = record.formulary.product(opened.product)
    brand = product.brand if product else ""
    strength = product.strength if product else wording.dose(opened.content)
    wasted = _quantity(one, one.wasted)
    if one.left.amount > 0 and not record.signed:
        wasted = Quantity("open", wording.dose(one.left) + " left")
    elif one.kept:  # so that the row still adds up to what was opened
        wasted = Quantity(wording.dose(one.wasted), f"{wording.number(one.kept.amount)} kept")
    return Product(
        opened.substance,
        f"({brand}) {strength}" if brand else strength,
        opened.ndc,
        opened.lot,
        wording.day(opened.expiry) + (", expired" if opened.expiry < record.day else ""),
        _quantity(one, one.given),
        wasted,
        _quantity(one, one.opened),
        tuple(_product_remarks(one, teller)),
    )


def _product_remarks(one: Balance, teller: Teller) -> Iterator[Line]:
    container = one.container
    if container.opened.serial:
        yield line(f"Serial {container.opened.serial}.")
    made, concentration = container.reconstituted, container.concentration
    if made and concentration:
        known = [f"lot {made.diluent_lot}"] if made.diluent_lot else []
        known += [f"expiry {wording.day(made.diluent_expiry)}"] if made.diluent_expiry else []
        lot = f" ({', '.join(known)})" if known else ""
        tenth = concentration.dose_in(type(made.volume).ml("0.1"))
        at = f"Reconstituted {teller.time(container.reconstituted_at)} with " if container.reconstituted_at else "Reconstituted with "
        yield line(f"{at}{wording.volume(made.volume)} {made.diluent}{lot}: ", strong(f"{wording.dose(tenth)} in 0.1 mL"), ".")
    for waste, stamp in container.wastes:
        seen = f"; seen by {waste.witness}" if waste.witness else ""
        yield line(f"Wasted {wording.dose(waste.dose)}: {waste.reason}, {teller.by(stamp)}{seen}.")
    yield from _shared_remarks(one, teller)


def _shared_remarks(one: Balance, teller: Teller) -> Iterator[Line]:
    """A vial that more than one visit used: where it comes from, what was kept, and what of that was discarded."""
    carried = one.container.carried
    if carried:
        ready = teller.day_and_time(carried.ready_at)
        yield line(f"Taken over from another visit: {wording.dose(carried.dose)} of a vial made ready {ready}.")
    for kept, stamp in one.container.keeps:
        yield line(f"Kept for another patient: {wording.dose(kept.dose)}, {kept.grounds}, {teller.by(stamp)}.")
    for gone, stamp in one.container.discards:
        seen = f"; seen by {gone.witness}" if gone.witness else ""
        yield line(f"Of the kept rest discarded {wording.dose(gone.dose)}: {gone.reason}, {teller.by(stamp)}{seen}.")


def _quantity(one: Balance, dose: Dose) -> Quantity:
    volume = one.volume_of(dose)
    return Quantity(wording.dose(dose), wording.volume(volume) if volume is not None else "")


def nerve_block(record: ProcedureRecord, teller: Teller, pixels: Pixels = no_pixels) -> NerveBlock | None:
    """The block: landmarks, drugs per side, local anaesthetic as part of the maximum; None for a visit without one."""
    if not record.protocol.nerves or not (record.blocks or record.plan or record.landmarks or record.block_omitted or record.photo):
        return None
    load = anaesthetic_load(record)
    bars = [_share_bar(share) for share in load.shares if share.given_mg]
    if len(bars) > 1:
        bars.append(LimitBar("together, added", line(strong(wording.percent(load.fraction_given))), load.fraction_given))
    names = {block.event.nerve for block in record.blocks}
    several = len(names) > 1
    nerve_names = [nerve.name for nerve in record.protocol.nerves if nerve.id in names] or ["Nerve block"]
    sides = {block.event.side for block in record.blocks}
    side_words = "both sides" if len(sides) > 1 else f"{next(iter(sides))} side" if sides else "not given"
    remarks = (*_omitted_remark(record, teller), *_load_remarks(record))
    return NerveBlock(
        caption=f"{wording.listed(nerve_names)}, {side_words}, by landmarks",
        sides=tuple(_nerve_side(record, side, several=several) for side in SIDES),
        rows=tuple(_nerve_rows(record, teller)),
        figure_caption=(
            "EOP to mastoid in thirds, medial third heavy; disc: injected. Dotted: occipital artery. A diagram, not this patient’s scale."
        ),
        anaesthetic_title=f"Local anaesthetic, {side_words}" if bars else "",
        anaesthetic=tuple(bars),
        remarks=remarks,
        photo=photo_note(record, teller, pixels),
    )


def _share_bar(share: AnaestheticShare) -> LimitBar:
    name = f"{share.substance}{' with epinephrine' if share.with_epinephrine else ''}"
    mg = wording.number(share.given_mg)
    used = line(strong(mg), f" of {wording.number(share.maximum_mg)} mg  {wording.percent(share.fraction_given)}")
    return LimitBar(name, used, share.fraction_given)


def _omitted_remark(record: ProcedureRecord, teller: Teller) -> Iterator[Line]:
    if record.block_omitted:
        event, stamp = record.block_omitted
        yield line(strong("Not given: "), f"{event.reason}, {teller.by(stamp)}.")


def _load_remarks(record: ProcedureRecord) -> Iterator[Line]:
    load = anaesthetic_load(record)
    rules = []
    for share in load.shares:
        if share.given_mg:
            cap = f"at most {wording.number(share.limit.max_mg)} mg"
            rules.append(f"{share.substance} {wording.number(share.limit.mg_per_kg)} mg/kg, {cap}")
    if rules:
        at = f"At {wording.mass(Mass(load.weight.kg))} ({wording.day(load.weight.on)})" if load.weight else "No weight known"
        yield line(f"{at}: {'; '.join(rules)}.")
    for block in record.blocks:
        if block.event.reason:
            yield line(f"{block.event.side.capitalize()}: outside the zone, {block.event.reason}.")


def _nerve_side(record: ProcedureRecord, side: Side, *, several: bool) -> NerveSide:
    nuchal = record.line(side)
    if nuchal is None:
        return NerveSide(side, ())
    found = []
    for block in record.blocks:
        if block.event.side is side:
            point = (block.event.x, block.event.y)
            along, _ = nuchal.along_and_across(point)
            nerve = next((one.short for one in record.protocol.nerves if one.id == block.event.nerve), "")
            found.append(NerveTarget(along, nuchal.cranial_of(point), SiteStatus.GIVEN, nerve if several else ""))
    tape, third = record.tapes.get(side), nuchal.distance_at_third(1)
    formula = f"{wording.number(tape.amount)} mm ÷ 3" if tape else ""
    return NerveSide(side, tuple(found), formula, wording.length_mm(third) if third else "")


def _nerve_rows(record: ProcedureRecord, teller: Teller) -> Iterator[NerveRow]:
    tapes = [record.tapes.get(side) for side in SIDES]
    if any(tapes):
        left, right = (f"{wording.number(tape.amount)} mm" if tape else "" for tape in tapes)
        yield NerveRow("EOP to mastoid, measured", left, right)
    for nerve in record.protocol.nerves:
        blocks = [record.block(nerve.id, side) for side in SIDES]
        if not any(blocks):
            continue
        third = "one third" if nerve.fraction_thirds == 1 else "two thirds"
        distances = [block.event.from_protuberance if block else None for block in blocks]
        words = [wording.length_mm(distance) if distance else "" for distance in distances]
        if any(words):
            yield NerveRow(f"{nerve.short} from EOP ({third})", words[0], words[1], strong=True)
        containers = dict.fromkeys(part.container for block in blocks if block for part in block.event.parts)
        for container in containers:
            volumes = [
                next((wording.volume(part.volume) for part in block.event.parts if part.container == container), "") if block else ""
                for block in blocks
            ]
            yield NerveRow(_drug_name(record, container), volumes[0], volumes[1])
        given = [f"{teller.time(block.stamp.at)}; {aspiration_words(record, block)}" if block else "" for block in blocks]
        yield NerveRow("Given; aspiration", given[0], given[1])


def aspiration_words(record: ProcedureRecord, block: Block) -> str:
    """ "negative"; "negative, first positive (blood), needle moved"."""
    before = [event.what for event, _ in record.aspirations if (event.nerve, event.side) == (block.event.nerve, block.event.side)]
    if not before:
        return block.event.aspiration
    return f"{block.event.aspiration}, first positive ({', '.join(one[:1].lower() + one[1:] for one in before)}), needle moved"


def _drug_name(record: ProcedureRecord, container: str) -> str:
    opened = record.containers[container].opened
    return opened.label.rsplit(",", 1)[0]


def no_steroid(record: ProcedureRecord) -> bool:
    """Whether no steroid was given in any block."""
    parts = [part for block in record.blocks for part in block.event.parts]
    return not any(record.containers[part.container].opened.kind is Kind.STEROID for part in parts)
