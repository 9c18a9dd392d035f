"""What a scan means: reads the code, finds the product, refuses in words what may not be used, and learns what it does not know.

It charts nothing: the visit, and whoever receives stock, do that with what is said here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import Refusal
from procedure_assistant.domain.formulary import Formulary, Kind, Product
from procedure_assistant.domain.ndc import of_ten
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import begun, joined, say
from procedure_assistant.services import product_codes
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.pack_codes import PackCode, PackCodeReader, Standard
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.product_codes import LearnedCode, RecalledLot

LONGEST_SHELF_YEARS = 15
"""No drug or sterile kit is dated further ahead; a year beyond that is a misprint or another century."""
_PLACE = "products"
_NOTHING = say("Nothing was charted.")


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as the clinic named it."""

    maker: str
    model: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """A package as scanned. ``product`` is an id of the formulary, "" while the code is not known, and for a kit.

    ``lot``, ``expiry`` and ``serial`` are "" and None where the code does not carry them; nothing is guessed.
    """

    product: str
    lot: str
    expiry: date | None
    serial: str
    code: PackCode
    kit: Kit | None = None
    ndc: str | None = None
    """Of the package where it is not the one of the formulary, as a relabeller's; "" where it is not known, None for the formulary's."""

    @property
    def is_known(self) -> bool:
        """Whether it is said which product or kit it is."""
        return bool(self.product) or self.kit is not None


class PictureReader(Protocol):
    """Finds codes in pictures."""

    def texts(self, picture: bytes) -> tuple[str, ...]:
        """What each code in a picture file says, as a scanner would type it. Raises ``Problem`` CODE-… and IMAGE-…

        Slow: never on the window's thread.
        """


class ScanService:
    """One for a clinic. ``ask_also``: sentences of refusal of others (stock), each called with the scan and the id of the visit or ""."""

    def __init__(
        self, store: Store, reader: PackCodeReader, pictures: PictureReader, formulary: Formulary, clock: Clock, who: Callable[[], str]
    ) -> None:
        """``who`` names whoever is in."""
        self._store = store
        self._reader = reader
        self._pictures = pictures
        self._formulary = formulary
        self._clock = clock
        self._who = who
        self.guard: Guard = NoAccounts()
        self.ask_also: list[Callable[[Scanned, str], str]] = []

    @property
    def formulary(self) -> Formulary:
        """What can be scanned into a visit."""
        return self._formulary

    # -- reading -------------------------------------------------------------------------------------------------------

    def read(self, typed: str) -> Scanned:
        """What a scanner typed. Raises ``Problem`` CODE-… for what is no code of a package, SCAN-LIST and STORE-…"""
        return self.known(self._reader.read(typed))

    def read_picture(self, picture: bytes) -> tuple[Scanned, ...]:
        """The packages in a picture, each once; a linear and a square code of one package are one. Raises ``Problem`` CODE-…

        Slow: never on the window's thread.
        """
        found: list[Scanned] = []
        told: Problem | None = None
        for text in self._pictures.texts(picture):
            try:
                one = self.read(text)
            except Problem as problem:
                told = told or problem
                continue
            found = _with(found, one)
        if not found and told is not None:
            raise told
        return tuple(found)

    def known(self, code: PackCode) -> Scanned:
        """The product or kit of a code, as learned here, else by the NDC in it."""
        scanned = Scanned("", code.lot, code.expiry, code.serial, code)
        learned = product_codes.learned_codes(self._store).get(code.item)
        named = self._formulary.product(learned.product) if learned is not None else None
        if named is not None:
            return replace(scanned, product=named.id, ndc=product_codes.ndc_of(code, named, learned))
        if learned is not None and not learned.product:
            return replace(scanned, kit=Kit(learned.maker, learned.model))
        product = product_codes.product_of(code, self._formulary)
        return replace(scanned, product=product.id) if product is not None else scanned

    def label(self, scanned: Scanned) -> str:
        """What it is in words: the product, the kit, or the number of the code."""
        product = self._formulary.product(scanned.product)
        if product is not None:
            return product.label
        if scanned.kit is not None:
            return joined(" ", (part for part in (scanned.kit.maker, scanned.kit.model) if part))
        return say("package {item}", item=scanned.code.item)

    def words(self, scanned: Scanned) -> str:
        """Everything that was read, in one line: "BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN1"."""
        parts = [self.label(scanned)]
        parts += [say("lot {lot}", lot=scanned.lot)] if scanned.lot else []
        parts += [say("expires {expiry}", expiry=wording.day(scanned.expiry))] if scanned.expiry else []
        parts += [say("serial {serial}", serial=scanned.serial)] if scanned.serial else []
        return joined(", ", parts)

    # -- refusing ------------------------------------------------------------------------------------------------------

    def refusal(self, scanned: Scanned, record: ProcedureRecord | None = None, visit_id: str = "") -> Refusal | None:
        """Why it may not be used, by ``record`` in that visit, else at all today; None when it may. Raises ``Problem`` as :meth:`read`."""
        day = record.day if record is not None else self._clock.today()
        if refused := self._recalled(scanned) or self._dated(scanned, day):
            return refused
        if record is not None and (refused := self._not_here(scanned, record) or _twice(scanned, record)):
            return refused
        for asked in self.ask_also:
            if words := asked(scanned, visit_id):
                return Refusal(words, say("Put it aside and take another one."), _PLACE)
        return None

    def _recalled(self, scanned: Scanned) -> Refusal | None:
        if not scanned.lot:
            return None
        recalled = product_codes.recall_of(self._store, scanned.product, scanned.lot)
        if recalled is None:
            return None
        reason = say(
            "{label}, lot {lot}, was recalled on {day}: {reason}. {nothing}",
            label=begun(self.label(scanned)), lot=scanned.lot, day=wording.day(recalled.on), reason=recalled.reason.rstrip("."),
            nothing=_NOTHING,
        )  # fmt: skip
        return Refusal(reason, say("Put it aside, apart from the others, and take another lot."), _PLACE)

    def _dated(self, scanned: Scanned, day: date) -> Refusal | None:
        label, lot = self.label(scanned), scanned.lot or say("not named")
        aside = say("Put it aside and open another one.")
        if scanned.expiry is not None and scanned.expiry < day:
            expired = wording.day(scanned.expiry)
            said = say("{label}, lot {lot}, expired on {expiry}. {nothing}", label=begun(label), lot=lot, expiry=expired, nothing=_NOTHING)
            return Refusal(said, aside, _PLACE)
        if scanned.code.made is not None and scanned.code.made > day:
            made = wording.day(scanned.code.made)
            said = say(
                "{label} is dated as made on {made}, which is still to come. {nothing}", label=begun(label), made=made, nothing=_NOTHING
            )
            return Refusal(said, say("Compare with what is printed and with the date of this computer."), _PLACE)
        if scanned.expiry is not None and scanned.expiry.year > day.year + LONGEST_SHELF_YEARS:
            far = wording.day(scanned.expiry)
            said = say(
                "The code of {label} says that it expires on {far}, which cannot be. {nothing}", label=label, far=far, nothing=_NOTHING
            )
            return Refusal(said, say("Type the expiry that is printed."), _PLACE)
        return None

    def _not_here(self, scanned: Scanned, record: ProcedureRecord) -> Refusal | None:
        """Wrong product or wrong strength for what this visit gives and plans."""
        product = self._formulary.product(scanned.product)
        if product is None:
            return None
        if why := _no_use(product, record):
            return Refusal(say("{why} {nothing}", why=why, nothing=_NOTHING), say("Compare it with the visit, and put it back."), _PLACE)
        for part in record.plan.parts if record.plan is not None else ():
            planned = self._formulary.product(record.containers[part.container].opened.product)
            if planned is not None and _is_other_strength(planned, product):
                said = say(
                    "The block is planned with {planned}; this is {label}, another strength. {nothing}",
                    planned=planned.label, label=product.label, nothing=_NOTHING,
                )  # fmt: skip
                return Refusal(said, say("Take the strength that is planned, or change the plan first."), _PLACE)
        return None

    # -- learning ------------------------------------------------------------------------------------------------------

    def likely(self, code: PackCode) -> tuple[Product, ...]:
        """Products that an unknown code may be another package of, to be proposed first."""
        return product_codes.alike(code, self._formulary)

    def ndc_forms(self, code: PackCode, product_id: str) -> tuple[str, ...]:
        """How the NDC in a code may be printed, to be chosen from; none where it is the one that the formulary has."""
        product = self._formulary.product(product_id)
        if product is None or product_codes.ndc_of(code, product, None) is None:
            return ()
        return tuple(one.text for one in of_ten(code.ndc_digits))

    def name_product(self, code: PackCode, product_id: str, ndc: str = "") -> Scanned:
        """Somebody said which product a code is, and how its NDC is printed; kept for every later scan here.

        Raises ``Problem`` PERMISSION, SCAN-PRODUCT, STORE-…
        """
        self.guard.allow(ScanService.name_product)
        product = self._formulary.product(product_id)
        if product is None:
            raise Problem(
                "SCAN-PRODUCT", say("This product is not in the formulary. Nothing was kept."), hint=say("Choose one of the list.")
            )
        self._learn(code, product.label, LearnedCode(code.item, product_id, "", "", self._who(), self._clock.now(), ndc))
        return self.known(code)

    def name_kit(self, code: PackCode, maker: str, model: str) -> Scanned:
        """Somebody said that a code is a kit, and which. Raises ``Problem`` PERMISSION, SCAN-KIT without a name, STORE-…"""
        self.guard.allow(ScanService.name_kit)
        maker, model = maker.strip(), model.strip()
        if not maker or not model:
            raise Problem("SCAN-KIT", say("A kit needs its maker and its model. Nothing was kept."), hint=say("Type both as printed."))
        told = say("kit {maker} {model}", maker=maker, model=model)
        self._learn(code, told, LearnedCode(code.item, "", maker, model, self._who(), self._clock.now()))
        return self.known(code)

    def forget(self, item: str) -> None:
        """What was learned of a code was wrong: it is asked again."""
        self.guard.allow(ScanService.forget)
        product_codes.forget_code(self._store, item)
        self.guard.note(Act.TEACH_CODE, item, "forgotten")

    def learned(self) -> tuple[LearnedCode, ...]:
        """What was learned here."""
        return tuple(product_codes.learned_codes(self._store).values())

    def _learn(self, code: PackCode, told: str, learned: LearnedCode) -> None:
        product_codes.learn_code(self._store, learned)
        self.guard.note(Act.TEACH_CODE, code.item, str(told))

    # -- the clinic's list of recalls ----------------------------------------------------------------------------------

    def recalls(self) -> tuple[RecalledLot, ...]:
        """The lots that were recalled."""
        return product_codes.recalled_lots(self._store)

    def recall(self, product: str, lot: str, reason: str) -> None:
        """Nobody may use this lot from now on; ``product`` "" for any. Raises ``Problem`` PERMISSION, RECALL-LOT, STORE-…"""
        self.guard.allow(ScanService.recall)
        if not lot.strip() or not reason.strip():
            raise Problem("RECALL-LOT", say("A recall needs the lot and the reason. Nothing was kept."), hint=say("Type both."))
        recalled = RecalledLot(product, lot.strip(), reason.strip(), self._who(), self._clock.today())
        product_codes.recall_lot(self._store, recalled)
        self.guard.note(Act.RECALL_LOT, lot.strip(), product)

    def end_recall(self, product: str, lot: str) -> None:
        """The recall is over, or was a mistake. Raises ``Problem`` PERMISSION, STORE-…"""
        self.guard.allow(ScanService.end_recall)
        product_codes.end_recall(self._store, product, lot)
        self.guard.note(Act.RECALL_LOT, lot.strip(), "ended")


def kit_values(scanned: Scanned) -> dict[str, tuple[str, ...]]:
    """The fields of a passport that the code of a kit fills: device, lot, expiry, and maker and model as the clinic named them."""
    values = {"kit_udi": udi(scanned.code), "kit_lot": scanned.lot, "kit_expiry": scanned.expiry.isoformat() if scanned.expiry else ""}
    if scanned.kit is not None:
        values |= {"kit_maker": scanned.kit.maker, "kit_model": scanned.kit.model}
    return {name: (value,) for name, value in values.items() if value}


def udi(code: PackCode) -> str:
    """The UDI in the form that is printed beside the code (21 CFR 830): brackets for GS1, as scanned for HIBC."""
    if code.standard is Standard.HIBC:
        return code.text
    parts = [("01", code.item), ("11", _six(code.made)), ("17", _six(code.expiry)), ("10", code.lot), ("21", code.serial)]
    return "".join(f"({name}){value}" for name, value in parts if value)


def _six(day: date | None) -> str:
    return f"{day:%y%m%d}" if day is not None else ""


def _with(found: list[Scanned], one: Scanned) -> list[Scanned]:
    """The list with one more; of two codes of one package the one that says more stays."""
    for place, other in enumerate(found):
        if other.code.item == one.code.item and _agree(other, one):
            fuller = max((other, one), key=lambda scanned: (bool(scanned.lot), bool(scanned.expiry), bool(scanned.serial)))
            return [*found[:place], fuller, *found[place + 1 :]]
    return [*found, one]


def _agree(one: Scanned, other: Scanned) -> bool:
    pairs = ((one.lot, other.lot), (one.expiry, other.expiry), (one.serial, other.serial))
    return all(not first or not second or first == second for first, second in pairs)


def _no_use(product: Product, record: ProcedureRecord) -> str:
    """Why a product is not given in this visit, "" when it is."""
    if product.kind is Kind.DILUENT:
        return say("{label} is no drug to open; it is named where a powder is dissolved.", label=product.label)
    if product.kind is Kind.TOXIN and record.map is None:
        return say("This visit gives no botulinum toxin, and this is {label}.", label=product.label)
    if product.kind is Kind.TOXIN and record.map is not None and product.substance != record.map.substance:
        return say(
            "This is {label}; the visit gives {substance}, and their units are not interchangeable.",
            label=product.label, substance=record.map.substance,
        )  # fmt: skip
    if product.kind is not Kind.TOXIN and not record.protocol.nerves:
        return say("This visit has no nerve block, and this is {label}.", label=product.label)
    return ""


def _is_other_strength(planned: Product, product: Product) -> bool:
    if (planned.kind, planned.substance) != (product.kind, product.substance) or planned.kind is Kind.TOXIN:
        return False
    if planned.with_epinephrine is not product.with_epinephrine:
        return True
    one, other = planned.concentration, product.concentration
    return one is not None and other is not None and one.dose.mg * other.volume.amount != other.dose.mg * one.volume.amount


def _twice(scanned: Scanned, record: ProcedureRecord) -> Refusal | None:
    """The same package again."""
    if not scanned.serial:
        return None
    for container in record.containers.values():
        if (container.opened.product, container.opened.serial) == (scanned.product, scanned.serial):
            said = say(
                "{label} with the serial number {serial} is open in this visit already. {nothing}",
                label=container.opened.label, serial=scanned.serial, nothing=_NOTHING,
            )  # fmt: skip
            return Refusal(said, say("Scan the other package, or type its lot."), _PLACE)
    return None
