"""The billing summary as a page: lines, containers, what is to be confirmed. Words of our own; no wording of a code, no sums of money."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims import BillingSummary, ClaimLine, ContainerUse
from procedure_assistant.services.note import Line, line, strong
from procedure_assistant.services.sheet import Grid, Item, Part, Said, Sheet, Ticks

HEADING = "Billing summary"


@dataclass(frozen=True, slots=True)
class BillingPage:
    """The page from top to bottom. ``opening`` says what the summary is worth: final, draft, amended or void."""

    sheet: Sheet
    opening: Line
    parts: tuple[Part, ...]


def build_billing_page(summary: BillingSummary, sheet: Sheet) -> BillingPage:
    """The page of a summary."""
    parts = (_diagnoses(summary), _lines(summary), _containers(summary), _confirm(summary), _table(summary))
    return BillingPage(sheet, _opening(summary), tuple(part for part in parts if part.items))


def _opening(summary: BillingSummary) -> Line:
    signed = ", ".join(part for part in (summary.physician, summary.credentials) if part)
    if summary.void:
        return line(strong("The record is void: nothing is claimed."))
    if not summary.final:
        return line(strong("Draft: the record is not signed, so this can still change. "), str(summary.title))
    amended = f", with {wording.count(summary.amended, 'amendment')}" if summary.amended else ""
    return line(strong(str(summary.title)), f". Signed by {signed}{amended}.")


def _diagnoses(summary: BillingSummary) -> Part:
    said: list[Item] = [Said(line(strong(str(code)), f"  {label}")) for code, label in summary.diagnoses]
    return Part("Diagnosis", tuple(said) or (Said(line(strong("No diagnosis was chosen."))),))


def _lines(summary: BillingSummary) -> Part:
    items: list[Item] = []
    if summary.lines:
        rows = tuple(_line(one) for one in summary.lines)
        items.append(Grid(("Code", "Units", "What", "NDC and quantity"), rows, (0.0, 0.17, 0.27, 0.68), ruled=True))
    elif not summary.void:
        items.append(Said(line("Nothing that can be claimed was charted yet.")))
    items += [Said(line(strong(str(words)))) for words in summary.missing]
    return Part("Lines", tuple(items), remark="Numbers only; the wording of a code stands in your own book.")


def _line(one: ClaimLine) -> tuple[Line, ...]:
    ndc = " ".join(part for part in (f"N4 {one.ndc}" if one.ndc else "", one.ndc_quantity) if part)
    label = f"{one.label[:1].upper()}{one.label[1:]}"
    counted = f": {one.counted}" if one.counted else ""
    return line(strong(one.code_text)), line(strong(wording.number(one.units))), line(f"{label}{counted}"), line(ndc)


def _containers(summary: BillingSummary) -> Part:
    items: tuple[Item, ...] = tuple(Said(line(strong(f"{one.label}, lot {one.lot}"), f":  {_sum(one)}")) for one in summary.containers)
    return Part("Containers", items, remark="Opened = given + wasted + kept")


def _sum(one: ContainerUse) -> str:
    parts = [f"{one.given} given", f"{one.wasted} wasted"]
    if one.has_kept:
        parts.append(f"{one.kept} kept for another patient")
    if one.has_left:
        parts.append(f"{one.left} left")
    return f"{one.opened} = {' + '.join(parts)}"


def _confirm(summary: BillingSummary) -> Part:
    ticks = tuple(line(str(words)) for words in summary.confirm)
    return Part("To confirm", (Ticks(ticks),) if ticks else (), remark="Before it is sent")


def _table(summary: BillingSummary) -> Part:
    own = ", changed by the clinic" if summary.own_table else ""
    edition = line(f"{summary.edition}, valid from {wording.day(summary.valid_from)}{own}. This page is no claim and was sent to nobody.")
    return Part("Table of codes", (Said(edition),))
