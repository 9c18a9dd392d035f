"""A helper process of the program: how it is started, ended and kept within its memory. Knows neither images nor DICOM.

Libraries that decode what strangers send, and threads that serve a network, run in processes of their own: whatever happens
there, the window neither waits nor falls. They are reached through two pipes and hold no file.
"""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
from pathlib import Path

from procedure_assistant.exchange.image_pipe import Stream

HELPERS = ("image_process", "dicom_scp", "dicom_scu", "mllp_server")
_ENDING = 3.0
_GIVES_WAY = 10
_FROZEN_WORD = "helper-process"


def command_for(module: str) -> list[str]:
    """What starts a helper: the module with this Python, or the frozen program told which helper to be."""
    if getattr(sys, "frozen", False):
        return [sys.executable, _FROZEN_WORD, module]
    return [sys.executable, "-m", f"procedure_assistant.exchange.{module}"]


def serve_as(module: str) -> None:
    """Inside the frozen program: be the helper of this name until its pipe ends. Raises ``ValueError`` for any other module."""
    if module not in HELPERS:
        raise ValueError(f"no helper process is called {module}")
    importlib.import_module(f"procedure_assistant.exchange.{module}").main()


class Helper:
    """One running helper. ``requests`` goes to it, ``answers`` comes from it."""

    def __init__(self, module: str) -> None:
        root = Path(__file__).resolve().parents[2]
        path = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
        # each thread would reserve memory of its own, by a linear algebra library or by the GNU allocator (64 MB), up to the limit below
        modest = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
        environment = os.environ | {"PYTHONPATH": path} | modest
        self._process = subprocess.Popen(
            command_for(module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library prints may quote a patient's header
            bufsize=0,
            env=environment,
        )
        if not (isinstance(self._process.stdin, io.FileIO) and isinstance(self._process.stdout, io.FileIO)):
            raise TypeError("unbuffered pipes expected")
        self.requests: io.FileIO = self._process.stdin
        self.answers: io.FileIO = self._process.stdout

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def kill(self) -> None:
        """End it at once, from any thread; whoever reads its answers meets their end."""
        self._process.kill()

    def close(self, patience: float = _ENDING) -> int:
        """Close the pipe, by which it ends by itself; one that does not within so many seconds is killed. Its exit code."""
        self.requests.close()
        try:
            code = self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self.answers.close()
        return code


def own_pipes() -> tuple[Stream, Stream]:
    """Inside a helper: the pipe with requests and the one for answers. What a library prints goes nowhere afterwards."""
    requests = io.FileIO(os.dup(0), "rb", closefd=True)
    answers = io.FileIO(os.dup(1), "wb", closefd=True)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, answers


def be_modest(memory: int) -> None:
    """Inside a helper: give way to the window, and let the system refuse more memory than this, in bytes, where it can."""
    if sys.platform == "win32":
        return  # no such limit there; the limits on files and pixels still hold
    os.nice(_GIVES_WAY)
    import resource  # noqa: PLC0415 -- not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
