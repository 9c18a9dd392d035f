"""The FHIR server of the tests (tests/peers/fhir): started once for all tests of a file, told how to behave by each. Holds no test.

    with peer() as server:                       # skips loudly, with the reason, where node or its packages are missing
        server.behave(token="t", drop="after")   # see the head of server.mjs; behave() is a server that simply works
        server.url                               # the base address
        server.check(bundle)                     # sentences on what is wrong with a Bundle, none for a right one
        server.kept("Procedure")                 # what it has in store
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "fhir"
PATIENCE = 120
OLDEST_NODE = 20


@dataclass(frozen=True)
class FhirPeer:
    """A running peer. ``scheme`` is "https" for one with a certificate."""

    port: int
    scheme: str = "http"

    @property
    def url(self) -> str:
        """The base of FHIR."""
        return f"{self.scheme}://127.0.0.1:{self.port}/fhir"

    @property
    def token_url(self) -> str:
        """Where client credentials are shown."""
        return f"{self.scheme}://127.0.0.1:{self.port}/token"

    def behave(self, **how: object) -> None:
        """From now on it does so."""
        self._control("behave", how)

    def forget(self) -> None:
        """An empty store and good manners again."""
        self._control("forget", {})

    def certify(self, certificate: Path, key: Path) -> None:
        """From the next connection on it shows this certificate; only for one that was started with a certificate."""
        self._control("certify", {"certificate": str(certificate), "key": str(key)})

    def kept(self, kind: str = "") -> list[dict[str, Any]]:
        """Every resource in store, or those of a type."""
        found: list[dict[str, Any]] = self._control("kept", {})
        return [one for one in found if not kind or one["resourceType"] == kind]

    def seen(self) -> list[dict[str, Any]]:
        """Every request so far: method, url, bytes, and the request's own id."""
        found: list[dict[str, Any]] = self._control("seen", {})
        return found

    def check(self, bundle: bytes) -> list[str]:
        """What is wrong with a Bundle."""
        found: list[str] = self._control("check", bundle)
        return found

    def put_in(self, body: dict[str, Any]) -> dict[str, Any]:
        """Store a resource."""
        asked = urllib.request.Request(
            f"{self.url}/{body['resourceType']}", json.dumps(body).encode(), {"content-type": "application/fhir+json"}
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            found: dict[str, Any] = json.loads(answer.read())
            return found

    def _line(self) -> HTTPConnection:
        if self.scheme == "http":
            return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE  # these are the controls: what is tested checks it
        return HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE, context=trusting)

    def _control(self, what: str, body: object) -> Any:  # noqa: ANN401 -- JSON
        line = self._line()
        try:
            line.request("POST", f"/control/{what}", body if isinstance(body, bytes) else json.dumps(body).encode())
            answer = line.getresponse()
            assert answer.status == 200, answer.read()
            return json.loads(answer.read())
        finally:
            line.close()


@functools.cache
def missing() -> str:
    """Why the peer cannot run here, "" where it can."""
    node = shutil.which("node")
    if node is None:
        return "node is not installed (version 20 or later); then: make setup"
    told = subprocess.run([node, "--version"], check=False, capture_output=True, text=True, timeout=PATIENCE).stdout.strip()
    version = re.match(r"v(\d+)\.", told)
    if version is None or int(version[1]) < OLDEST_NODE:
        return f"node {told} is too old (version 20 or later is needed); then: make setup"
    if not (FOLDER / "node_modules" / "@medplum" / "fhir-router").is_dir():
        return f"the packages of {FOLDER.name} are not installed; with npm and a network: make setup"
    return ""


@contextmanager
def peer(*, certificate: Path | None = None, key: Path | None = None) -> Iterator[FhirPeer]:
    """A running peer, ended behind the block; the test is skipped, with the reason, where it cannot run."""
    if reason := missing():
        pytest.skip(f"no FHIR server for tests: {reason}")
    command = ["node", str(FOLDER / "server.mjs"), *([str(certificate), str(key)] if certificate else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line, f"the peer ended with {process.wait()}"
            yield FhirPeer(json.loads(line)["port"], "https" if certificate else "http")
        finally:
            process.stdin.close()
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
