"""The commands that save a paper of a visit, or the list of the day, as PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.cli.records import visit_of
from procedure_assistant.services.labels import LabelWishes
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.paper_check import Standing
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import file_name, save_file
from procedure_assistant.services.visit_papers import Document, PaperWishes
from procedure_assistant.services.work_note import Wishes

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.visit_papers import PaperService


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _papers(services: Services) -> PaperService:
    assert services.papers is not None
    return services.papers


def _paper(parsed: argparse.Namespace, services: Services) -> Paper:
    return Paper(parsed.paper) if parsed.paper else services.records.paper()


def _save(parsed: argparse.Namespace, services: Services, document: Document, name: str, wishes: PaperWishes) -> int:
    visit, paper = visit_of(services, parsed.visit), _paper(parsed, services)
    path = parsed.output / file_name(visit, name)
    save_file(path, _papers(services).pdf(visit, document, wishes, paper))
    _papers(services).keep_copy(visit, document, paper, "file")
    print(path)
    return 0


def _nurse_sheet(parsed: argparse.Namespace, services: Services) -> int:
    return _save(parsed, services, Document.NURSE_SHEET, "nurse-sheet", PaperWishes())


def _labels(parsed: argparse.Namespace, services: Services) -> int:
    wishes = LabelWishes(parsed.size, parsed.start, _millilitres(parsed.syringe), parsed.tubes)
    return _save(parsed, services, Document.LABELS, "labels", PaperWishes(labels=wishes))


def _work_note(parsed: argparse.Namespace, services: Services) -> int:
    document = Document.SCHOOL_NOTE if parsed.school else Document.WORK_NOTE
    wishes = Wishes(_day(parsed.back_on) if parsed.back_on else None, parsed.limits)
    return _save(parsed, services, document, "school-note" if parsed.school else "work-note", PaperWishes(note=wishes))


def _billing(parsed: argparse.Namespace, services: Services) -> int:
    return _save(parsed, services, Document.BILLING, "billing-summary", PaperWishes())


def _consent(parsed: argparse.Namespace, services: Services) -> int:
    blank = Document.CONSENT_SPANISH if parsed.language == "es" else Document.CONSENT_ENGLISH
    document, name = (Document.CONSENT_SIGNED, "consent-signed") if parsed.signed else (blank, f"consent-{parsed.language}")
    return _save(parsed, services, document, name, PaperWishes())


def _day_list(parsed: argparse.Namespace, services: Services) -> int:
    papers = _papers(services)
    path = parsed.output / f"day-list-{services.clock.today().isoformat()}.pdf"
    save_file(path, papers.draw(papers.day_list(), _paper(parsed, services)))
    papers.day_list_left("file")
    print(path)
    return 0


def _verify_paper(parsed: argparse.Namespace, services: Services) -> int:
    """Exit code 1 only where the log itself is damaged; the first line says what the paper is worth."""
    assert services.paper_check is not None
    found = services.paper_check.check(parsed.code)
    print(f"{found.code}\t{found.standing.value}")
    for words in (found.says, found.whose, *found.later):
        if words:
            print(words)
    return 1 if found.standing is Standing.DAMAGED else 0


def _millilitres(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Problem("USAGE", f"“{text}” is no size of a syringe. Nothing was printed.", hint="Write it in mL, as 1 or 0.5.")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Problem("USAGE", f"“{text}” is no day. Nothing was printed.", hint="Write it as 2026-11-24.") from error


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {
    "verify-paper": _verify_paper,
    "nurse-sheet": _nurse_sheet,
    "labels": _labels,
    "work-note": _work_note,
    "billing-summary": _billing,
    "consent": _consent,
    "day-list": _day_list,
}
