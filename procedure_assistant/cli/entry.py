"""Runs one command and turns what went wrong into one line and an exit code. Knows no command but the window and the demo."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from procedure_assistant.app import options, run_window
from procedure_assistant.cli.arguments import parser
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.app import Options

STOPPED = 130
"""The exit code of a command that was ended by Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0 when all was done, 1 for a problem (told on standard error), 2 for wrong usage, 130 for Ctrl+C."""
    parsed = parser().parse_args(arguments)
    try:
        code = _run(parsed, options(parsed.data))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has read enough ("| head"); there is nobody left to tell anything.
        _drop_output()
        return 0
    except KeyboardInterrupt:
        print("CANCELLED: This was stopped. What was not finished left nothing behind.", file=sys.stderr)
        return STOPPED
    except Problem as problem:
        print(f"{problem.code}: {problem.text}", file=sys.stderr)
        return STOPPED if problem.code == "CANCELLED" else 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        print("OUTPUT-FAILED: The disk of the output is full. The records are safe. Free some space and do it again.", file=sys.stderr)
        return 1
    return code


def _run(parsed: argparse.Namespace, chosen: Options) -> int:
    if not parsed.command:
        return run_window(chosen)
    if parsed.command == "demo":
        return _demo(parsed)
    # The modules of the commands are not wanted before the first window.
    commands = import_module(f"procedure_assistant.cli.{parsed.module}")
    code: int = commands.run(parsed, chosen)
    return code


def _demo(parsed: argparse.Namespace) -> int:
    from procedure_assistant.app import play_demo  # noqa: PLC0415 -- slow import

    print("A sample visit is played through the real services. The patient is invented.")
    for path in play_demo(parsed.output):
        print(path)
    return 0


def _drop_output() -> None:
    """What is still waiting to be written goes nowhere, so that closing the output at the end does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
