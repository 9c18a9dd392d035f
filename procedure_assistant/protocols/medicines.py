"""Reads products, dose limits of drugs and diagnoses; a product or limit without a source is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.formulary import AnaestheticLimit, Diagnosis, Kind, Product, SteroidLimit
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import Dose, Volume
from procedure_assistant.protocols.sheet import Sheet
from procedure_assistant.protocols.table import Table

_NDC = re.compile(r"\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2}|\d{6}-\d{4}-\d{2}")
"""The printed forms: ten digits as 4-4-2, 5-3-2 or 5-4-1, eleven as 5-4-2, twelve as 6-4-2 (21 CFR 201, 2033)."""
_ICD10 = re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")
_VERSION = re.compile(r"[A-Z0-9][A-Za-z0-9.\-]*")
_STRENGTHS = ("units", "percent", "mg_per_ml")
_PER_PERCENT = Decimal(10)
"""1 % is 10 mg in 1 mL."""


def read_products(sheet: Sheet) -> tuple[str, tuple[Product, ...]]:
    """The version of the file and its products."""
    top = Table(sheet, sheet.data)
    top.take("schema")
    version = top.identifier("version", _VERSION)
    tables = top.tables("product", required=True)
    products = [_read_product(table) for table in tables]
    top.close()
    _once([product.id for product in products], tables, "id")
    _once([product.ndc for product in products], tables, "ndc")
    return version, tuple(products)


def _read_product(table: Table) -> Product:
    kind, substance = table.member("kind", Kind), table.text("substance")
    volume = table.above_zero("volume_ml", required=False)
    content, strength = _content(table, substance, volume)
    product = Product(
        id=table.identifier(),
        substance=substance,
        brand=table.text("brand", required=False),
        kind=kind or Kind.DILUENT,
        content=content,
        volume=Volume(volume) if volume else None,
        with_epinephrine=table.has("epinephrine"),
        strength=strength,
        ndc=_ndc(table),
        diluents_ml=table.numbers("diluents_ml"),
        use_within_hours=table.whole("use_within_hours", required=False, least=1),
        source=table.source(),
        multi_dose=table.flag("multi_dose", default=False),
    )
    table.close()
    _check_product(product, kind, table)
    return product


def _content(table: Table, substance: str, volume: Decimal | None) -> tuple[Dose, str]:
    """What one container holds, and its strength as it is written: "200 units", "2 %, 2 mL", "40 mg/mL, 1 mL"."""
    written = [key for key in _STRENGTHS if table.has(key)]
    amount = table.above_zero(written[0]) if len(written) == 1 else None
    if len(written) != 1:
        table.fault("", "a product has exactly one of units, percent, mg_per_ml")
        for key in written:
            table.take(key)
    elif written[0] != "units" and not table.has("volume_ml"):
        table.fault("volume_ml", "is missing; a liquid has a volume")
    words = [table.words("words", required=False)]
    if epinephrine := table.text("epinephrine", required=False):
        words.insert(0, say("with epinephrine {epinephrine}", epinephrine=epinephrine))
    if amount is None:
        return Dose(Decimal(1), "mg"), ""
    unit = {"units": "units", "percent": "%", "mg_per_ml": "mg/mL"}[written[0]]
    first = joined(" ", [say("{amount} {unit}", amount=wording.number(amount), unit=unit), *(word for word in words if word)])
    strength = say("{first}, {volume}", first=first, volume=wording.volume(Volume(volume))) if volume else first
    if written[0] == "units":
        return Dose(amount, "units", substance), strength
    per_ml = amount * _PER_PERCENT if written[0] == "percent" else amount
    return Dose(per_ml * (volume or Decimal(1)), "mg"), strength


def _ndc(table: Table) -> str:
    """The printed code; where it is not known the line is left out, never filled with a guess."""
    ndc = table.text("ndc", required=False)
    if ndc and not _NDC.fullmatch(ndc):
        table.fault("ndc", f"“{ndc}” is no NDC; write its segments, such as 0023-3921-02")
    return ndc


def _check_product(product: Product, kind: Kind | None, table: Table) -> None:
    if kind is None:
        return
    if (product.content.unit == "units") != (kind is Kind.TOXIN) and product.strength:
        table.fault("kind", "biologic units are for a toxin, and a toxin is given in units")
    if product.with_epinephrine and kind is not Kind.LOCAL_ANAESTHETIC:
        table.fault("epinephrine", "is only for a local anaesthetic")
    if product.diluents_ml and (kind is not Kind.TOXIN or product.volume is not None):
        table.fault("diluents_ml", "is only for a powder")


def read_limits(sheet: Sheet) -> tuple[str, tuple[AnaestheticLimit, ...], tuple[SteroidLimit, ...]]:
    """The version of the file, the maxima of local anaesthetics, and the usual ranges of steroids."""
    top = Table(sheet, sheet.data)
    top.take("schema")
    version = top.identifier("version", _VERSION)
    anaesthetic_tables = top.tables("anaesthetic", required=True)
    anaesthetics = [_read_anaesthetic(table) for table in anaesthetic_tables]
    steroid_tables = top.tables("steroid", required=True)
    steroids = [_read_steroid(table) for table in steroid_tables]
    top.close()
    _once([_anaesthetic_name(limit) for limit in anaesthetics], anaesthetic_tables, "substance")
    _once([limit.substance for limit in steroids], steroid_tables, "substance")
    return version, tuple(anaesthetics), tuple(steroids)


def _read_anaesthetic(table: Table) -> AnaestheticLimit:
    substance, with_epinephrine = table.text("substance"), table.flag("with_epinephrine", default=False)
    (most, most_source), (per_kg, per_kg_source) = table.sourced("max_mg"), table.sourced("mg_per_kg")
    table.close()
    return AnaestheticLimit(substance, with_epinephrine, most or Decimal(1), per_kg or Decimal(1), most_source, per_kg_source)


def _anaesthetic_name(limit: AnaestheticLimit) -> str:
    return say("{substance} with epinephrine", substance=limit.substance) if limit.with_epinephrine and limit.substance else limit.substance


def _read_steroid(table: Table) -> SteroidLimit:
    substance, low, high = table.text("substance"), table.above_zero("low_mg"), table.above_zero("high_mg")
    particulate = table.flag("particulate", default=False)
    if not table.has("particulate"):
        table.fault("particulate", "is missing")
    caution, source = table.words("caution"), table.source()
    table.close()
    if low is not None and high is not None and low > high:
        table.fault("low_mg", f"{low} is above high_mg {high}")
    return SteroidLimit(substance, low or Decimal(1), high or Decimal(1), particulate, caution, source)


def read_diagnoses(sheet: Sheet) -> tuple[str, tuple[Diagnosis, ...]]:
    """The edition of the code list and its diagnoses; ``protocols`` are checked once those are known."""
    top = Table(sheet, sheet.data)
    top.take("schema")
    edition = top.identifier("edition", _VERSION)
    top.day("valid_from")
    tables = top.tables("diagnosis", required=True)
    diagnoses = [_read_diagnosis(table) for table in tables]
    top.close()
    _once([diagnosis.id for diagnosis in diagnoses], tables, "id")
    _once([diagnosis.icd10cm for diagnosis in diagnoses], tables, "icd10cm")
    return edition, tuple(diagnoses)


def _read_diagnosis(table: Table) -> Diagnosis:
    code = table.text("icd10cm")
    if code and not _ICD10.fullmatch(code):
        table.fault("icd10cm", f"“{code}” is not written as an ICD-10-CM code")
    diagnosis = Diagnosis(
        id=table.identifier(),
        icd10cm=code,
        label=table.words("label"),
        group=table.words("group"),
        protocols=table.texts("protocols"),
        source=table.source(),
    )
    table.close()
    return diagnosis


def _once(names: Sequence[str], tables: Sequence[Table], key: str) -> None:
    """Report names that stand there twice; blank ones have a fault of their own or are allowed to be blank."""
    seen: set[str] = set()
    for name, table in zip(names, tables, strict=True):
        if name and name in seen:
            table.fault(key, f"“{name}” stands there twice")
        seen.add(name)


def check_drugs(
    products: Sequence[Product], anaesthetics: Sequence[AnaestheticLimit], steroids: Sequence[SteroidLimit], sheet: Sheet
) -> None:
    """Every local anaesthetic and steroid on the shelf has its limit; ``sheet`` is the file of the products."""
    if "" in [limit.substance for limit in anaesthetics] or "" in [limit.substance for limit in steroids]:
        return
    limited = {(limit.substance, limit.with_epinephrine) for limit in anaesthetics}
    ranged = {limit.substance for limit in steroids}
    for place, product in enumerate(products):
        words = say(" with epinephrine") if product.with_epinephrine else ""
        if product.kind is Kind.LOCAL_ANAESTHETIC and (product.substance, product.with_epinephrine) not in limited:
            sheet.fault(f"product[{place}].substance", f"limits.toml has no maximum for {product.substance}{words}")
        if product.kind is Kind.STEROID and product.substance not in ranged:
            sheet.fault(f"product[{place}].substance", f"limits.toml has no usual range for {product.substance}")
