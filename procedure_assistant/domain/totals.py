"""Sums of the record: units per muscle and side, what each container still holds, what was given of each drug. Pure counting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain.events import DrugPart
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Muscle, Side
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.record import Container, ProcedureRecord, SiteRecord
from procedure_assistant.domain.units import Dose, Volume


@dataclass(frozen=True, slots=True)
class SideTotal:
    """One muscle on one side. Units as plain numbers of the map's substance; ``open_units`` are planned and undecided."""

    sites: tuple[SiteRecord, ...]
    given_units: Decimal
    open_units: Decimal
    given_sites: int
    open_sites: int


@dataclass(frozen=True, slots=True)
class MuscleTotal:
    """One row of the totals."""

    muscle: Muscle
    left: SideTotal
    midline: SideTotal
    right: SideTotal
    planned_units: Decimal

    @property
    def sides(self) -> tuple[SideTotal, SideTotal, SideTotal]:
        """Left, midline, right."""
        return self.left, self.midline, self.right

    @property
    def given_units(self) -> Decimal:
        """Units given in the muscle."""
        return sum((side.given_units for side in self.sides), Decimal(0))

    @property
    def open_units(self) -> Decimal:
        """Units planned and not yet decided."""
        return sum((side.open_units for side in self.sides), Decimal(0))

    @property
    def given_sites(self) -> int:
        """Sites given, extras included."""
        return sum(side.given_sites for side in self.sides)

    @property
    def open_sites(self) -> int:
        """Sites planned and not yet decided."""
        return sum(side.open_sites for side in self.sides)


@dataclass(frozen=True, slots=True)
class MapTotal:
    """The whole map. ``decided`` counts given and omitted planned sites; extras are counted apart."""

    muscles: tuple[MuscleTotal, ...]
    planned_units: Decimal
    planned_sites: int
    given_units: Decimal
    open_units: Decimal
    given_sites: int
    given_planned_sites: int
    extra_sites: int
    omitted_sites: int

    @property
    def decided(self) -> int:
        """Planned sites given or omitted."""
        return self.given_planned_sites + self.omitted_sites

    @property
    def open_sites(self) -> int:
        """Sites neither given nor omitted, extras that are planned from an earlier visit included."""
        return sum(row.open_sites for row in self.muscles)


def _side_total(sites: tuple[SiteRecord, ...]) -> SideTotal:
    given = [site.given for site in sites if site.given is not None]
    waiting = [site.intended for site in sites if not site.decided]
    return SideTotal(
        sites,
        sum((dose.amount for dose in given), Decimal(0)),
        sum((dose.amount for dose in waiting), Decimal(0)),
        len(given),
        len(waiting),
    )


@once_per_record
def map_total(record: ProcedureRecord) -> MapTotal | None:
    """Totals of the injection map, None for a visit without one."""
    if record.map is None:
        return None
    by_muscle: dict[tuple[str, Side], list[SiteRecord]] = {}
    for site in record.sites.values():
        by_muscle.setdefault((site.muscle, site.side), []).append(site)
    rows = tuple(
        MuscleTotal(
            muscle,
            left=_side_total(tuple(by_muscle.get((muscle.id, Side.LEFT), ()))),
            midline=_side_total(tuple(by_muscle.get((muscle.id, Side.MIDLINE), ()))),
            right=_side_total(tuple(by_muscle.get((muscle.id, Side.RIGHT), ()))),
            planned_units=sum((site.units for site in record.map.sites if site.muscle == muscle.id), Decimal(0)),
        )
        for muscle in sorted(record.map.muscles, key=lambda muscle: muscle.letter)
    )
    sites = tuple(record.sites.values())
    return MapTotal(
        muscles=rows,
        planned_units=record.map.planned_units,
        planned_sites=len(record.map.sites),
        given_units=sum((row.given_units for row in rows), Decimal(0)),
        open_units=sum((row.open_units for row in rows), Decimal(0)),
        given_sites=sum(1 for site in sites if site.given is not None),
        given_planned_sites=sum(1 for site in sites if site.given is not None and not site.extra),
        extra_sites=sum(1 for site in sites if site.given is not None and site.extra),
        omitted_sites=sum(1 for site in sites if site.omitted),
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """One container: ``opened`` = ``given`` + ``wasted`` + ``kept`` + ``left``, always. ``volume_of`` turns each into mL."""

    container: Container
    opened: Dose
    given: Dose
    wasted: Dose
    kept: Dose

    @property
    def left(self) -> Dose:
        """What is still in it and not spoken for."""
        return self.opened - self.given - self.wasted - self.kept

    @property
    def not_given(self) -> Dose:
        """What can have been wasted at most: what was neither given nor kept for another patient."""
        return self.opened - self.given - self.kept

    def volume_of(self, dose: Dose) -> Volume | None:
        """The volume of a dose from this container; None for a powder not yet dissolved."""
        concentration = self.container.concentration
        return concentration.volume_of(dose) if concentration else None


def balance(record: ProcedureRecord, container_id: str) -> Balance:
    """The balance of one container; raises KeyError when there is no such container."""
    container = record.containers[container_id]
    zero = container.opened.content * 0
    given = zero
    for site in record.sites.values():
        if site.given is not None and site.container == container_id:
            given += site.given
    for part in parts_given(record):
        if part.container == container_id:
            given += part.dose
    wasted = zero
    for waste, _ in container.wastes:
        wasted += waste.dose
    kept = zero
    for one, _ in container.keeps:
        kept += one.dose
    return Balance(container, container.held, given, wasted, kept)


def available(record: ProcedureRecord, container_id: str) -> Dose:
    """What can be given from a container: what is left; in an amendment also what was written down as waste, which then follows."""
    one = balance(record, container_id)
    return one.left + one.wasted if record.amending else one.left


@once_per_record
def balances(record: ProcedureRecord) -> tuple[Balance, ...]:
    """The balance of every container in the order of opening."""
    return tuple(balance(record, container_id) for container_id in record.containers)


def parts_given(record: ProcedureRecord) -> Iterable[DrugPart]:
    """Every drug of every block that was given."""
    for block in record.blocks:
        yield from block.event.parts
    for one in record.regenerative.given:
        yield from one.event.parts


def blocks_open(record: ProcedureRecord) -> tuple[tuple[str, Side], ...]:
    """The planned blocks (nerve, side) that are waiting to be given; none once the rest was omitted or the record is signed."""
    if record.plan is None or record.block_omitted is not None or record.closed or record.amending:
        return ()
    return tuple(
        (nerve, side)
        for nerve in record.plan.nerves
        for side in record.plan.sides
        if record.block(nerve, side) is None and not given_at_target(record, nerve, side)
    )


def given_at_target(record: ProcedureRecord, nerve: str, side: Side) -> bool:
    """Whether the drugs of the block were given to this nerve at one of its targets."""
    targets = {target.id for target in record.protocol.targets if target.nerve == nerve}
    given = (one.event for one in record.regenerative.given if not one.event.product)
    return any(event.target in targets and event.side is side for event in given)


@dataclass(frozen=True, slots=True)
class DrugGiven:
    """What the visit gave of one substance, all containers together."""

    substance: str
    label: str
    kind: Kind
    with_epinephrine: bool
    dose: Dose


def drugs_given(record: ProcedureRecord) -> tuple[DrugGiven, ...]:
    """Sum per substance (plain and with epinephrine apart), in the order of opening; substances of which nothing was given are absent."""
    sums: dict[tuple[str, bool], DrugGiven] = {}
    for one in balances(record):
        opened = one.container.opened
        key = (opened.substance, opened.with_epinephrine)
        if key in sums:
            before = sums[key]
            sums[key] = DrugGiven(before.substance, before.label, before.kind, before.with_epinephrine, before.dose + one.given)
        else:
            sums[key] = DrugGiven(opened.substance, opened.label, opened.kind, opened.with_epinephrine, one.given)
    return tuple(drug for drug in sums.values() if drug.dose)
