"""A clinic that listens, for the tests with DICOM."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.dicom_clinic import Clinic, open_clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """An encrypted database with one patient and one open visit, and what takes images in."""
    opened = open_clinic(tmp_path)
    yield opened
    opened.close()
