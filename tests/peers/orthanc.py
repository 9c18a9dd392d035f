"""Orthanc as an archive that takes objects: in a network of its own, its DICOM port behind a line that can be cut, read by its REST."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.peers.in_namespace import Isolated
from tests.peers.line_cutter import LOOPBACK, PATIENCE, Cut, Dicom, LineCutter

TITLE = "ORTHANC"
_DICOM_PORT, _HTTP_PORT = 4242, 8042


class Archive:
    """An empty Orthanc with its own folder. ``line`` leads to its DICOM port and meets ``line.cuts``; ``ask`` asks its REST."""

    def __init__(self, program: str, folder: Path, **settings: object) -> None:
        chosen = {
            "Name": "archive",
            "StorageDirectory": str(folder / "storage"),
            "IndexDirectory": str(folder / "index"),
            "Plugins": [],
            "DicomServerEnabled": True,
            "DicomAet": TITLE,
            "DicomPort": _DICOM_PORT,
            "DicomCheckCalledAet": True,
            "DicomAlwaysAllowEcho": True,
            "DicomAlwaysAllowStore": True,
            "OverwriteInstances": False,
            "HttpPort": _HTTP_PORT,
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "SslEnabled": False,
            **settings,
        }
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "orthanc.json"
        path.write_text(json.dumps(chosen), encoding="utf-8")
        self._server = Isolated([program, str(path)], (_DICOM_PORT, _HTTP_PORT))
        self.line = LineCutter(self._server.socket_of(_DICOM_PORT), borders=Dicom)
        self._http = LineCutter(self._server.socket_of(_HTTP_PORT))

    def __enter__(self) -> Self:
        self.line.__enter__()
        self._http.__enter__()
        self._wait_until_up()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.close()
        self.line.__exit__(kind, error, trace)
        self._http.__exit__(kind, error, trace)

    def _wait_until_up(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert not self._server.has_ended, "Orthanc ended"
            try:
                self.ask("/system")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        pytest.fail("Orthanc does not answer")

    def cut(self, cuts: Sequence[Cut | None]) -> None:
        """From the next connection on the line meets these cuts."""
        self.line.cuts = [None] * self.line.connections + list(cuts)

    def forget(self) -> None:
        """Empty again, and no line is cut."""
        self.line.wait_until_quiet()
        self.line.cuts = ()
        for path in (*(f"/patients/{one}" for one in self.ask("/patients")), "/changes"):
            asked = urllib.request.Request(f"http://{LOOPBACK}:{self._http.port}{path}", method="DELETE")
            urllib.request.urlopen(asked, timeout=PATIENCE).close()

    def raw(self, path: str) -> bytes:
        """What the REST answers."""
        with urllib.request.urlopen(f"http://{LOOPBACK}:{self._http.port}{path}", timeout=PATIENCE) as answer:
            return bytes(answer.read())

    def ask(self, path: str) -> Any:  # noqa: ANN401 -- JSON
        """What the REST answers, as JSON."""
        return json.loads(self.raw(path))

    def files(self) -> dict[str, bytes]:
        """Every object that is stored, by its SOP Instance UID."""
        found = {}
        for one in self.ask("/instances"):
            found[str(self.ask(f"/instances/{one}/simplified-tags")["SOPInstanceUID"])] = self.raw(f"/instances/{one}/file")
        return found
