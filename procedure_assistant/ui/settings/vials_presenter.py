"""Drives what the clinic decides about vials and claim codes: every field is kept as soon as it is answered. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, TypeVar

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims import Bilateral, ClaimCodes
from procedure_assistant.domain.formulary import Kind, Product
from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.say import say
from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.claims import ClinicCodes
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.vial_settings import MOST_HOURS, load_vial_policy, save_vial_policy, vial_policy_faults

NOT_HOURS = say("Whole hours from 1 to {most}. Nothing was changed.", most=MOST_HOURS)
NOT_A_DAY = say("Type the day as 2026-10-01. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class VialRow:
    """One product: who may share it and for how long it is used; ``by_label`` says what holds without the clinic's word."""

    id: str
    label: str
    shared: bool
    hours: str
    by_label: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of the table under our own label; ``source`` where the shipped number comes from."""

    id: str
    label: str
    code: str
    source: str


@dataclass(frozen=True, slots=True)
class VialsContent:
    """Both cards. ``problems`` stand beside the field that was not stored."""

    witness: bool
    vials: tuple[VialRow, ...]
    edition: str
    valid_from: str
    bilateral: str
    codes: tuple[CodeRow, ...]
    can_undo: bool
    problems: Mapping[str, str] = field(default_factory=dict)


class VialsView(Protocol):
    """What the presenter asks of the cards."""

    def show_vials(self, content: VialsContent) -> None:
        """Show these values."""


class VialsPresenter:
    """The clinic's policy of vials and its copy of the claim codes."""

    def __init__(self, services: Services, view: VialsView) -> None:
        self._services = services
        self._guard = services.visits.guard
        self._view = view
        self._problems: dict[str, str] = {}

    def refresh(self) -> None:
        """Read what is stored and show it."""
        self._problems = {}
        self._show()

    # -- vials ---------------------------------------------------------------------------------------------------------

    def ask_witness(self, on: bool) -> None:
        """Whether every waste needs a witness."""
        self._change_policy("witness", lambda policy: replace(policy, witness=on))

    def share(self, product: str, on: bool) -> None:
        """Whether several patients may share a container of a product."""
        self._change_policy(product, lambda policy: replace(policy, shared=policy.shared | {product} if on else policy.shared - {product}))

    def set_hours(self, product: str, text: str) -> None:
        """For how many hours a product is used after it was dissolved or pierced; empty: as its data say."""
        typed = text.strip()
        if typed and not typed.isdecimal():
            self._problems[product] = NOT_HOURS
            self._show()
            return
        others = {key: hours for key, hours in load_vial_policy(self._services.store).hours.items() if key != product}
        hours = {**others, product: int(typed)} if typed else others
        self._change_policy(product, lambda policy: replace(policy, hours=hours))

    def _change_policy(self, name: str, change: Callable[[VialPolicy], VialPolicy]) -> None:
        self._problems.pop(name, None)
        try:
            self._guard.allow(save_vial_policy)
            before = load_vial_policy(self._services.store)
            after = change(before)
            if faults := vial_policy_faults(after):
                self._problems[name] = faults[0]
            elif after != before:
                save_vial_policy(self._services.store, after)
                self._guard.note(Act.CHANGE_SETTINGS, "", _policy_words(after))
        except Problem as problem:
            self._problems[name] = problem.text
        self._show()

    # -- codes ---------------------------------------------------------------------------------------------------------

    def set_code(self, name: str, text: str) -> None:
        """Another number for an entry of the table; empty: nothing is claimed for it."""

        def change(codes: ClinicCodes, shipped: ClaimCodes) -> ClinicCodes:
            numbers = {one.id: one.code for one in shipped.drugs} | {one.id: one.code for one in shipped.procedures}
            was = numbers[name]
            others = {key: code for key, code in codes.codes.items() if key != name}
            number = text.strip().upper()
            return replace(codes, codes=others if number == was else {**others, name: number})

        self._change_codes(name, change)

    def set_edition(self, text: str) -> None:
        """The name of the edition that the clinic compared its copy with."""
        self._change_codes("edition", lambda codes, shipped: replace(codes, edition=_other(text.strip(), shipped.edition)))

    def set_valid_from(self, text: str) -> None:
        """From which day the copy is valid."""
        try:
            day = date.fromisoformat(text.strip())
        except ValueError:
            self._problems["valid_from"] = NOT_A_DAY
            self._show()
            return
        self._change_codes("valid_from", lambda codes, shipped: replace(codes, valid_from=_other(day, shipped.valid_from)))

    def set_bilateral(self, which: str) -> None:
        """How both sides are written."""
        chosen = Bilateral(which)
        self._change_codes("bilateral", lambda codes, shipped: replace(codes, bilateral=_other(chosen, shipped.bilateral)))

    def undo_codes(self) -> None:
        """Take back the last change of the table."""
        claims = self._services.claims
        self._problems.clear()
        if claims is not None:
            try:
                claims.undo()
            except Problem as problem:
                self._problems["edition"] = problem.text
        self._show()

    def _change_codes(self, name: str, change: Callable[[ClinicCodes, ClaimCodes], ClinicCodes]) -> None:
        self._problems.pop(name, None)
        claims = self._services.claims
        if claims is not None:
            try:
                claims.change(change(claims.changes(), claims.shipped()))
            except Problem as problem:
                self._problems[name] = problem.message
        self._show()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        policy = load_vial_policy(self._services.store)
        claims = self._services.claims
        changes = claims.changes() if claims is not None else ClinicCodes()
        shipped = claims.shipped() if claims is not None else None
        edition = changes.edition or (shipped.edition if shipped else "")
        valid_from = changes.valid_from or (shipped.valid_from if shipped else None)
        self._view.show_vials(
            VialsContent(
                policy.witness,
                tuple(_vial_row(one, policy) for one in self._services.catalogue.formulary.products if one.kind is Kind.TOXIN),
                edition,
                valid_from.isoformat() if valid_from else "",
                (changes.bilateral or shipped.bilateral).value if shipped else "",
                _code_rows(shipped, changes) if shipped else (),
                claims.can_undo if claims is not None else False,
                dict(self._problems),
            )
        )


T = TypeVar("T")


def _other(new: T, shipped: T) -> T | None:
    return None if new == shipped else new


def _vial_row(product: Product, policy: VialPolicy) -> VialRow:
    hours = policy.hours.get(product.id)
    known = product.use_within_hours
    told = say("hours of use not known")
    if known:
        told = say("{hours} by its data ({source})", hours=wording.count(known, "hour"), source=product.source.text)
    one = say("several patients by its label") if product.multi_dose else say("one patient by its label")
    label = say("{use}; {hours}", use=one, hours=told)
    return VialRow(product.id, product.label, product.id in policy.shared or product.multi_dose, str(hours) if hours else "", label)


def _code_rows(shipped: ClaimCodes, changes: ClinicCodes) -> tuple[CodeRow, ...]:
    now = changes.codes
    rows = [CodeRow(one.id, one.label, now.get(one.id, one.code), _source(one.source)) for one in shipped.procedures]
    for one in shipped.drugs:
        words = say("{substance}, {per} a unit", substance=one.substance, per=wording.dose(one.per))
        if one.with_epinephrine:
            words = say("{words}, with epinephrine", words=words)
        rows.append(CodeRow(one.id, words, now.get(one.id, one.code), _source(one.source)))
    return tuple(rows)


def _source(source: Source) -> str:
    return say("shipped from {text}, {confidence}", text=source.text, confidence=source.confidence)


def _policy_words(policy: VialPolicy) -> str:
    hours = ", ".join(f"{name} {value} h" for name, value in sorted(policy.hours.items())) or "as the labels say"
    shared = ", ".join(sorted(policy.shared)) or "as the labels say"
    return f"vials: shared {shared}; hours {hours}; witness {'asked for' if policy.witness else 'not asked for'}"
