"""What the command line told on standard error. Holds no test."""

from __future__ import annotations

from tests.clinic_folder import Run


def problem(done: Run) -> str:
    """The code of the one line on standard error of a command that failed."""
    assert done.returncode == 1, done
    (line,) = done.stderr.splitlines()
    return line.partition(":")[0]
