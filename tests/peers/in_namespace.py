"""Runs a server in a network of its own, where its ports are open to nobody, and hands its ports out as Unix sockets.

Some servers listen at every address of the computer. ``Isolated`` starts them in a Linux network namespace that has only loopback;
the same module, run there as a program, carries bytes between Unix sockets and the ports. Outside, a ``LineCutter`` gives each
socket a port on loopback. The server ends with the test, also when the test is killed.
"""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1


class Isolated:
    """A server in a namespace. ``ports`` are those it listens at there; ``socket_of`` is how each is reached from here."""

    def __init__(self, command: Sequence[str], ports: Sequence[int]) -> None:
        unshare = shutil.which("unshare")
        if unshare is None or subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode:
            pytest.skip("no network namespace can be made here (unshare -rn), and this server would be open to the whole network")
        self._folder = Path(tempfile.mkdtemp(prefix="ns-"))
        arguments = [str(self._folder), ",".join(map(str, ports)), *command]
        self._process = subprocess.Popen(
            [unshare, "-rn", sys.executable, "-m", "tests.peers.in_namespace", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n", "the namespace could not be made"

    def socket_of(self, port: int) -> Path:
        """The Unix socket that leads to a port."""
        return self._folder / str(port)

    @property
    def has_ended(self) -> bool:
        """Whether the server ended by itself."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End the server."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _raise_loopback() -> None:
    import fcntl  # within the namespace alone: where there is none there may be no such module

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14s", b"lo", 0, b"")
        flags = struct.unpack("16sh14s", fcntl.ioctl(control, _SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(control, _SIOCSIFFLAGS, struct.pack("16sh14s", b"lo", flags | _IFF_UP, b""))


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for one in (source, target):
        try:
            one.shutdown(socket.SHUT_RD if one is source else socket.SHUT_WR)
        except OSError:
            continue


def _serve(listening: socket.socket, port: int) -> None:
    while True:
        outside, _ = listening.accept()
        try:
            inside = socket.create_connection(("127.0.0.1", port))
        except OSError:
            outside.close()
            continue
        for pair in ((outside, inside), (inside, outside)):
            threading.Thread(target=_carry, args=pair, daemon=True).start()


def main() -> None:
    """Inside the namespace: start the server and carry bytes until the pipe of whoever started this ends."""
    folder, ports, *command = sys.argv[1:]
    _raise_loopback()
    for port in map(int, ports.split(",")):
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(str(Path(folder) / str(port)))
        listening.listen(64)
        threading.Thread(target=_serve, args=(listening, port), daemon=True).start()
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    threading.Thread(target=lambda: (server.wait(), sys.stdin.close()), daemon=True).start()
    sys.stdin.buffer.read()
    server.kill()  # nothing it keeps is of use after the test
    server.wait()


if __name__ == "__main__":
    main()
