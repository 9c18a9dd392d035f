"""The commands on patients, visits and their records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.domain import wording
from procedure_assistant.services.biologics_given import products_with
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import file_name, save_file
from procedure_assistant.services.visits import Visit

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _import(parsed: argparse.Namespace, services: Services) -> int:
    failed = 0
    for path in parsed.files:
        try:
            outcome = services.patients.import_file(path)
        except Problem as problem:
            failed += 1
            print(f"{path.name}: {problem.code}: {problem.text}", file=sys.stderr)
            continue
        patient = outcome.patient
        print(f"{path.name}: {outcome.saved.value}: {patient.name}, born {patient.birth_date}, MRN {patient.mrn}")
        for note in outcome.notes:
            print(f"  {note}")
    return 1 if failed else 0


def _patients(parsed: argparse.Namespace, services: Services) -> int:
    words = " ".join(parsed.words)
    found = services.patients.search(words)
    _note(services, Act.SEARCH, "", words)
    for patient in found:
        print(f"{patient.mrn}\t{patient.name}\t{patient.birth_date}\t{patient.sex}")
    if not found:
        print("No patient found.")
    return 0


def _visits(_parsed: argparse.Namespace, services: Services) -> int:
    found = services.store.visits()
    _note(services, Act.LOOK, "", "list of visits on the command line")
    for visit in found:
        patient = services.store.patient(visit.patient_id)
        opened = services.clock.local(visit.opened_at)
        print(
            f"{visit.visit_id[:8]}\t{opened:%Y-%m-%d %H:%M}\t{patient.name if patient else '?'}"
            f"\t{visit.title}\t{visit.state.value}\t{visit.progress}"
        )
    if not found:
        print("No visit yet.")
    return 0


def _biologics(parsed: argparse.Namespace, services: Services) -> int:
    found = products_with(services.store, parsed.identifier)
    _note(services, Act.SEARCH, "", f"biologic products with “{parsed.identifier}”" if parsed.identifier else "all biologic products")
    for one in found:
        product, patient = one.product, one.patient
        where = f"{product.target} {product.side}, {wording.number(product.volume_ml)} mL" if product.target else "nothing injected"
        print(
            f"{product.day}\t{product.visit_id[:8]}\t{patient.mrn if patient else '?'}\t{patient.name if patient else '?'}\t{product.kind}"
            f"\t{where}\t{product.pathway or 'route not told'}\t{product.images} images"
            f"\t{', '.join(f'{field} {value}' for field, value in product.identifiers) or 'no lot told'}"
        )
    if not found:
        print("No biologic product found.")
    return 0


def _record(parsed: argparse.Namespace, services: Services) -> int:
    visit = visit_of(services, parsed.visit)
    paper = Paper(parsed.paper) if parsed.paper else services.records.paper()
    path = parsed.output / file_name(visit)
    save_file(path, services.records.pdf(visit, paper))
    services.records.keep_copy(visit, paper, "file")
    print(path)
    return 0


def _text(parsed: argparse.Namespace, services: Services) -> int:
    visit = visit_of(services, parsed.visit)
    print(services.records.text(visit))
    return 0


def _leaflet(parsed: argparse.Namespace, services: Services) -> int:
    visit = visit_of(services, parsed.visit)
    paper = Paper(parsed.paper) if parsed.paper else services.records.paper()
    path = parsed.output / file_name(visit, f"after-care-{parsed.language}")
    save_file(path, services.leaflets.pdf(visit, parsed.language, paper))
    services.leaflets.keep_copy(visit, parsed.language, paper)
    print(path)
    return 0


def _rebuild(_parsed: argparse.Namespace, services: Services) -> int:
    count = services.visits.rebuild()
    _note(services, Act.REBUILD, "", f"{count} visits")
    print(f"{count} visits rebuilt from the log.")
    return 0


def _note(services: Services, act: Act, subject: str, detail: str) -> None:
    if services.access is not None:
        services.access.note(act.value, subject, detail)


def visit_of(services: Services, asked: str) -> Visit:
    """The visit whose id begins so. Raises ``Problem`` VISIT-MISSING."""
    return services.visits.resume(visit_id_of(services, asked))


def visit_id_of(services: Services, asked: str) -> str:
    """The id of the visit that begins so. Raises ``Problem`` VISIT-MISSING."""
    return _visit_id([one.visit_id for one in services.store.visits()], asked)


def _visit_id(visit_ids: Sequence[str], asked: str) -> str:
    found = [visit_id for visit_id in visit_ids if visit_id.startswith(asked)]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} visits begin with" if found else "No visit begins with"
    raise Problem("VISIT-MISSING", f"{what} “{asked}”.", hint="“procedure-assistant visits” lists them.")


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {
    "import": _import,
    "patients": _patients,
    "visits": _visits,
    "biologics": _biologics,
    "record": _record,
    "text": _text,
    "leaflet": _leaflet,
    "rebuild": _rebuild,
}
