"""The commands that take visits out of the program for charts and registries."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.cli.records import visit_id_of
from procedure_assistant.cli.telling import long_work
from procedure_assistant.services.export_registry import RegistryExport
from procedure_assistant.services.records import save_file

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.export import ExportService

STANDARD_OUTPUT = Path("-")


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _exports(services: Services) -> ExportService:
    assert services.exports is not None
    return services.exports


def _export(parsed: argparse.Namespace, services: Services) -> int:
    exports = _exports(services)
    visit = exports.of(visit_id_of(services, parsed.visit), draft=parsed.draft)
    made = exports.made(visit, parsed.format)
    to_output = parsed.output == STANDARD_OUTPUT
    exports.left(visit, (parsed.format,), "standard output" if to_output else "file")
    if to_output:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
        return 0
    path = parsed.output / made.name if parsed.output.is_dir() else parsed.output
    save_file(path, made.data, private=True)
    print(path)
    return 0


def _registry(parsed: argparse.Namespace, services: Services) -> int:
    with long_work("Writing the visits") as work:
        told = RegistryExport(services.store, _exports(services)).write(
            parsed.output, unsigned=parsed.drafts, progress=work.progress, cancel=work.cancel
        )
    print(f"{told.text} {parsed.output}. The file is not encrypted.")
    for visit_id, code in told.unreadable:
        print(f"{visit_id}: {code}", file=sys.stderr)
    return 1 if told.unreadable else 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {"export": _export, "export-registry": _registry}
