"""The command line: opens the window, or does the same work without one. Decides nothing; every command is a service call."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from procedure_assistant.app import Options, build, options, run_window
from procedure_assistant.services.problem import Problem
from procedure_assistant.version import VERSION

Command = Callable[[argparse.Namespace, Options], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0 when all was done, 1 for a problem (told on standard error), 2 for wrong usage."""
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    try:
        code = command(parsed, options(parsed.data))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has read enough ("| head"); there is nobody left to tell anything.
        _drop_output()
        return 0
    except Problem as problem:
        print(f"{problem.code}: {problem.text}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        print("OUTPUT-FAILED: The disk of the output is full. The records are safe. Free some space and do it again.", file=sys.stderr)
        return 1
    return code


def _drop_output() -> None:
    """What is still waiting to be written goes nowhere, so that closing the output at the end does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("procedure-assistant", description="Point-of-care assistant for headache injection procedures.")
    parser.add_argument("--version", action="version", version=f"Procedure Assistant {VERSION}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the database (default: the place for application data)")
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    one = commands.add_parser("import", help="import patients from FHIR R4 files")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.set_defaults(command=_import)
    one = commands.add_parser("patients", help="list patients")
    one.add_argument("words", nargs="*", metavar="WORD", help="part of a name, MRN or birth date")
    one.set_defaults(command=_patients)
    commands.add_parser("visits", help="list visits").set_defaults(command=_visits)
    one = commands.add_parser("record", help="save the procedure record of a visit as PDF")
    one.add_argument("visit", metavar="VISIT", help="id of the visit, or its first characters")
    one.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    one.add_argument("--paper", choices=["letter", "a4"])
    one.set_defaults(command=_record)
    one = commands.add_parser("text", help="print the note of a visit as plain text")
    one.add_argument("visit", metavar="VISIT")
    one.set_defaults(command=_text)
    commands.add_parser("verify", help="check the database and every log").set_defaults(command=_verify)
    commands.add_parser("rebuild", help="rewrite the derived tables from the log").set_defaults(command=_rebuild)
    one = commands.add_parser("demo", help="play a whole combined visit without a display and leave its PDF and text")
    one.add_argument("--output", type=Path, required=True, metavar="DIR")
    one.set_defaults(command=_demo)
    return parser


def _window(_parsed: argparse.Namespace, chosen: Options) -> int:
    return run_window(chosen)


def _import(parsed: argparse.Namespace, chosen: Options) -> int:
    services = build(chosen)
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


def _patients(parsed: argparse.Namespace, chosen: Options) -> int:
    found = build(chosen).store.find_patients(" ".join(parsed.words))
    for patient in found:
        print(f"{patient.mrn}\t{patient.name}\t{patient.birth_date}\t{patient.sex}")
    if not found:
        print("No patient found.")
    return 0


def _visits(_parsed: argparse.Namespace, chosen: Options) -> int:
    services = build(chosen)
    found = services.store.visits()
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


def _visit_id(services_visits: Sequence[str], asked: str) -> str:
    found = [visit_id for visit_id in services_visits if visit_id.startswith(asked)]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} visits begin with" if found else "No visit begins with"
    raise Problem("VISIT-MISSING", f"{what} “{asked}”.", hint="“procedure-assistant visits” lists them.")


def _record(parsed: argparse.Namespace, chosen: Options) -> int:
    from procedure_assistant.services.paper import Paper  # noqa: PLC0415 -- slow import
    from procedure_assistant.services.records import file_name, save_file  # noqa: PLC0415 -- slow import

    services = build(chosen)
    visit = services.visits.resume(_visit_id([one.visit_id for one in services.store.visits()], parsed.visit))
    paper = Paper(parsed.paper) if parsed.paper else services.records.paper()
    path = parsed.output / file_name(visit)
    save_file(path, services.records.pdf(visit, paper))
    services.records.keep_copy(visit, paper, "file")
    print(path)
    return 0


def _text(parsed: argparse.Namespace, chosen: Options) -> int:
    services = build(chosen)
    visit = services.visits.resume(_visit_id([one.visit_id for one in services.store.visits()], parsed.visit))
    print(services.records.text(visit))
    return 0


def _verify(_parsed: argparse.Namespace, chosen: Options) -> int:
    store = build(chosen).store
    faults = 0
    for fault in store.verify():
        faults += 1
        print(f"{fault.visit_id[:8] or 'database'}: {fault.message}")
    print(f"{len(store.visits())} visits checked, {faults} faults.")
    return 1 if faults else 0


def _rebuild(_parsed: argparse.Namespace, chosen: Options) -> int:
    print(f"{build(chosen).visits.rebuild()} visits rebuilt from the log.")
    return 0


def _demo(parsed: argparse.Namespace, _chosen: Options) -> int:
    from procedure_assistant.app import play_demo  # noqa: PLC0415 -- slow import

    print("A sample visit is played through the real services. The patient is invented.")
    for path in play_demo(parsed.output):
        print(path)
    return 0
