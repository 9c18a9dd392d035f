"""A process that has imported the program and forks it for each life, so that a life costs no imports. Qt begins in the fork only.

Run with the number of a socket. Each message on it brings the arguments as JSON and two descriptors, for standard output and error of the
life; it answers with the process id, and with the way it ended once it has.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_MESSAGE = 4096


class Nursery:
    """The other end: lives begin here, one at a time."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def begin(self, *arguments: object, output: int, errors: int) -> int:
        """Start a life with its standard output and error; its process id."""
        socket.send_fds(self._line, [json.dumps([str(one) for one in arguments]).encode()], [output, errors])
        return int(self._answer())

    def ended(self) -> int:
        """Wait for the end of the life; its exit code, or the negative number of the signal that ended it."""
        return int(self._answer())

    def _answer(self) -> bytes:
        answer = self._line.recv(LONGEST_MESSAGE)
        if not answer:
            raise EOFError("the nursery has ended")
        return answer


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery that ends with the block."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with (
        ours,
        theirs,
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", str(theirs.fileno())], cwd=ROOT, pass_fds=[theirs.fileno()]
        ) as process,
    ):
        theirs.close()
        try:
            yield Nursery(ours)
        finally:
            ours.close()
            process.wait(timeout=30)


def load_all() -> None:
    """Load everything that a life would load for itself, and nothing that makes a thread."""
    import procedure_assistant
    from procedure_assistant import app

    for module in pkgutil.walk_packages(procedure_assistant.__path__, "procedure_assistant."):
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    app._prepare()
    app.warm_up()


def serve(line: socket.socket) -> None:
    """Fork a life for each message until the line is closed."""
    from tests.faults import living_window

    load_all()
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, LONGEST_MESSAGE, 2)
        if not message:
            return
        child = os.fork()
        if child == 0:
            output, errors = descriptors
            os.dup2(output, 1)
            os.dup2(errors, 2)
            database, visit_id, seed = json.loads(message)
            living_window.main(Path(database), visit_id, int(seed))
            os._exit(0)
        for one in descriptors:
            os.close(one)
        line.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
