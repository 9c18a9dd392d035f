"""How near a visit is to its dose limits: local anaesthetic, toxin over three months, steroid. The numbers come from data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from procedure_assistant.domain.events import DrugPart, EarlierDose
from procedure_assistant.domain.formulary import AnaestheticLimit, Kind, SteroidLimit
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.patient import Weight
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import blocks_open, map_total, parts_given
from procedure_assistant.domain.units import units_of

_LIGHTEST_KG = Decimal("0.3")
"""No person is lighter; a chart's 0 kg is a form left empty, not a weight."""


def body_weight(record: ProcedureRecord) -> Weight | None:
    """The weight that counts: the one typed in this visit, else the chart's; None when nobody knows it."""
    typed, on = record.value("weight_kg"), record.value("weight_on")
    weight = Weight(Decimal(typed), date.fromisoformat(on) if on else record.day) if typed else record.patient.weight
    return weight if weight and weight.kg >= _LIGHTEST_KG else None


@dataclass(frozen=True, slots=True)
class AnaestheticShare:
    """One local anaesthetic of the visit: mg given and still planned against its maximum for this patient.

    ``maximum_mg`` is the smaller of the absolute cap and mg/kg; without a weight the absolute cap alone.
    """

    substance: str
    with_epinephrine: bool
    given_mg: Decimal
    planned_mg: Decimal
    maximum_mg: Decimal
    limit: AnaestheticLimit
    by_weight: bool

    @property
    def fraction(self) -> Decimal:
        """(given + planned) / maximum."""
        return (self.given_mg + self.planned_mg) / self.maximum_mg

    @property
    def fraction_given(self) -> Decimal:
        """given / maximum."""
        return self.given_mg / self.maximum_mg


@dataclass(frozen=True, slots=True)
class AnaestheticLoad:
    """All local anaesthetics together: toxicity of mixtures is taken as additive, so the fractions add (facts C4)."""

    shares: tuple[AnaestheticShare, ...]
    weight: Weight | None
    unknown: tuple[str, ...] = ()

    @property
    def fraction(self) -> Decimal:
        """Sum of the fractions, given and planned."""
        return sum((share.fraction for share in self.shares), Decimal(0))

    @property
    def fraction_given(self) -> Decimal:
        """Sum of the fractions already given."""
        return sum((share.fraction_given for share in self.shares), Decimal(0))


def maximum_mg(limit: AnaestheticLimit, weight: Weight | None) -> tuple[Decimal, bool]:
    """The session maximum in mg and whether the weight set it; by weight it is cut to a tenth of a mg, never rounded up."""
    if weight is None:
        return limit.max_mg, False
    by_weight = (limit.mg_per_kg * weight.kg).quantize(Decimal("0.1"), ROUND_FLOOR)
    return (by_weight, True) if by_weight < limit.max_mg else (limit.max_mg, False)


def _planned_parts(record: ProcedureRecord) -> tuple[DrugPart, ...]:
    return record.plan.parts * len(blocks_open(record)) if record.plan else ()


def anaesthetic_load(record: ProcedureRecord, extra: tuple[DrugPart, ...] = ()) -> AnaestheticLoad:
    """The load of what was given and is planned; ``extra`` asks "and if this were planned too"."""
    sums: dict[tuple[str, bool], list[Decimal]] = {}
    for parts, place in ((tuple(parts_given(record)), 0), ((*_planned_parts(record), *extra), 1)):
        for part in parts:
            opened = record.containers[part.container].opened
            if opened.kind is Kind.LOCAL_ANAESTHETIC:
                sums.setdefault((opened.substance, opened.with_epinephrine), [Decimal(0), Decimal(0)])[place] += part.dose.mg
    weight = body_weight(record)
    shares, unknown = [], []
    for (substance, with_epinephrine), (given, planned) in sums.items():
        limit = record.formulary.anaesthetic(substance, with_epinephrine=with_epinephrine)
        if limit is None:
            unknown.append(substance)
            continue
        maximum, by_weight = maximum_mg(limit, weight)
        shares.append(AnaestheticShare(substance, with_epinephrine, given, planned, maximum, limit, by_weight))
    return AnaestheticLoad(tuple(shares), weight, tuple(unknown))


@dataclass(frozen=True, slots=True)
class ToxinWindow:
    """Toxin of one substance over the window: units given before within it, today and still planned, against the cap.

    ``last`` is the last toxin of any kind, also one told without its dose; ``other`` names doses of other substances, which are
    never added. ``incomplete``: a toxin was told whose day, product or units are not known, so the total may be too low.
    """

    substance: str
    cap_units: Decimal
    window_days: int
    earlier: tuple[EarlierDose, ...]
    today_units: Decimal
    open_units: Decimal
    last: date | None
    last_units: Decimal | None
    minimum_days: int
    other: tuple[tuple[str, date], ...]
    day: date
    incomplete: bool = False

    @property
    def earlier_units(self) -> Decimal:
        """Units of this substance given before today within the window."""
        return sum((dose.dose.amount for dose in self.earlier), Decimal(0))

    @property
    def units(self) -> Decimal:
        """Earlier and today's, without what is still planned."""
        return self.earlier_units + self.today_units

    @property
    def days_since_last(self) -> int | None:
        """Days from the last toxin to the visit."""
        return (self.day - self.last).days if self.last else None

    @property
    def earliest_next(self) -> date:
        """The first day on which the next toxin is due after this visit."""
        return self.day + timedelta(days=self.minimum_days)


@once_per_record
def toxin_window(record: ProcedureRecord) -> ToxinWindow | None:
    """The toxin window of a visit with an injection map; None for other visits or where the protocol sets no limits."""
    cap, days, interval = (record.limit(key) for key in ("toxin_window_units", "toxin_window_days", "toxin_interval_days"))
    total = map_total(record)
    if record.map is None or total is None or cap is None or days is None or interval is None:
        return None
    substance = record.map.substance
    told, told_on = _told_dose(record), _told_day(record)
    logged = [dose for dose in record.visit.earlier_doses if dose.kind is Kind.TOXIN]
    # The same dose told and in our own log counts once.
    news = [dose for dose in told if all((dose.day, dose.product) != (one.day, one.product) for one in logged)]
    toxins = [*logged, *news]
    start = record.day - timedelta(days=int(days.value))
    same = tuple(dose for dose in toxins if dose.product == substance and start < dose.day <= record.day)
    last = max([dose.day for dose in toxins] + ([told_on] if told_on else []), default=None)
    return ToxinWindow(
        substance=substance,
        cap_units=cap.value,
        window_days=int(days.value),
        earlier=same,
        today_units=total.given_units,
        open_units=total.open_units,
        last=last,
        last_units=next((dose.dose.amount for dose in reversed(toxins) if dose.day == last), None),
        minimum_days=int(interval.value),
        other=tuple((dose.product, dose.day) for dose in toxins if dose.product != substance and dose.day > start),
        day=record.day,
        incomplete=record.value("last_toxin") == "yes" and not told and all(dose.day != told_on for dose in logged),
    )


def _told_day(record: ProcedureRecord) -> date | None:
    """The day of the last toxin as told in the history, known also where its dose is not."""
    on = record.value("last_toxin_date")
    return date.fromisoformat(on) if on and record.value("last_toxin") == "yes" else None


def _told_dose(record: ProcedureRecord) -> tuple[EarlierDose, ...]:
    """The last toxin as the patient or another clinic told it in the history; empty where day, product or units are not told."""
    product, day, units = record.value("last_toxin_product"), _told_day(record), record.value("last_toxin_units")
    if not (product and day and units):
        return ()
    return (EarlierDose("", day, product, Kind.TOXIN, units_of(product, units)),)


@dataclass(frozen=True, slots=True)
class SteroidDose:
    """One steroid of the visit in mg, given and planned, with its usual range."""

    substance: str
    given_mg: Decimal
    planned_mg: Decimal
    usual: SteroidLimit | None


def steroid_doses(record: ProcedureRecord) -> tuple[SteroidDose, ...]:
    """Steroid per substance, given and still planned."""
    sums: dict[str, list[Decimal]] = {}
    for parts, place in ((tuple(parts_given(record)), 0), (_planned_parts(record), 1)):
        for part in parts:
            opened = record.containers[part.container].opened
            if opened.kind is Kind.STEROID:
                sums.setdefault(opened.substance, [Decimal(0), Decimal(0)])[place] += part.dose.mg
    return tuple(SteroidDose(name, given, planned, record.formulary.steroid(name)) for name, (given, planned) in sums.items())


def last_steroid(record: ProcedureRecord) -> date | None:
    """The last day on which a steroid was given, from our own log or the history told."""
    days = [dose.day for dose in record.visit.earlier_doses if dose.kind is Kind.STEROID]
    told = record.value("last_steroid_date")
    if record.value("last_steroid") == "yes" and told:
        days.append(date.fromisoformat(told))
    return max(days, default=None)
