"""Reads the dated table of claim codes; a file with a fault is refused with every fault at once. It holds numbers, never their wording."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from procedure_assistant.domain.claims import Bilateral, ClaimCodes, Counts, DrugCode, ProcedureCode, Sides, Together
from procedure_assistant.domain.units import Dose
from procedure_assistant.protocols.faults import Report
from procedure_assistant.protocols.sheet import Sheet, open_sheet
from procedure_assistant.protocols.table import Table

FILE = "billing/claims.1.toml"
CODE = re.compile(r"[A-Z][0-9]{4}|[0-9]{4}[0-9A-Z]")
"""Five signs: "64405", "0232T", "J0585"."""
_EDITION = re.compile(r"[A-Z0-9][A-Za-z0-9.\-]*")


def read_claim_codes(root: Path, citations: Mapping[str, str] | None = None) -> ClaimCodes:
    """The table as it was shipped. Raises ``ProtocolFaults`` with everything that is wrong in the file."""
    report = Report()
    sheet = open_sheet(root, FILE, report, citations)
    codes = _read(sheet) if sheet is not None else None
    report.raise_if_any()
    assert codes is not None
    return codes


def _read(sheet: Sheet) -> ClaimCodes:
    top = Table(sheet, sheet.data)
    top.take("schema")
    drugs, procedures, together = (top.tables(key, required=True) for key in ("drug", "procedure", "together"))
    codes = ClaimCodes(
        edition=top.identifier("edition", _EDITION),
        valid_from=top.day("valid_from") or date.min,
        bilateral=top.member("bilateral", Bilateral) or Bilateral.MODIFIER_50,
        drugs=tuple(map(_drug, drugs)),
        procedures=tuple(map(_procedure, procedures)),
        together=tuple(map(_together, together)),
    )
    top.close()
    _once([*(one.id for one in codes.drugs), *(one.id for one in codes.procedures)], [*drugs, *procedures])
    known = {one.code for one in codes.procedures}
    for one, table in zip(codes.together, together, strict=True):
        for code in one.codes:
            if code not in known:
                table.fault("codes", f"“{code}” is not a procedure of this file")
    return codes


def _code(table: Table) -> str:
    return table.identifier("code", CODE)


def _drug(table: Table) -> DrugCode:
    written = [key for key in ("units", "mg") if table.has(key)]
    if len(written) != 1:
        table.fault("", "a drug has exactly one of units, mg")
    amounts = {key: table.above_zero(key) for key in written}
    substance = table.text("substance")
    unit = written[0] if written else "mg"
    per = Dose(amounts.get(unit) or Decimal(1), unit, substance if unit == "units" else "")
    drug = DrugCode(
        id=table.identifier(pattern=re.compile(r"[A-Za-z][A-Za-z0-9_]*")),
        code=_code(table),
        substance=substance,
        per=per,
        source=table.source(),
        with_epinephrine=table.flag("with_epinephrine", default=False),
        confirm=table.words("confirm", required=False),
    )
    table.close()
    return drug


def _procedure(table: Table) -> ProcedureCode:
    counts, of = table.member("counts", Counts), table.text("of", required=False)
    if counts is not None and (counts in (Counts.NERVE, Counts.BIOLOGIC)) != bool(of):
        table.fault("of", "names the nerve or the product, and stands with these two only")
    procedure = ProcedureCode(
        id=table.identifier(),
        code=_code(table),
        label=table.words("label"),
        counts=counts or Counts.MAP,
        sides=table.member("sides", Sides) or Sides.ONCE,
        source=table.source(),
        of=of,
        not_with=table.texts("not_with", required=False),
        confirm=table.words("confirm", required=False),
    )
    table.close()
    return procedure


def _together(table: Table) -> Together:
    made = Together(table.identifier(), table.texts("codes"), table.words("says"), table.source())
    table.close()
    return made


def _once(names: Sequence[str], tables: Sequence[Table]) -> None:
    seen: set[str] = set()
    for name, table in zip(names, tables, strict=True):
        if name and name in seen:
            table.fault("id", f"“{name}” stands there twice")
        seen.add(name)
