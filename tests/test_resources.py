"""Resources are found where each kind of installation keeps them; the wheel itself is covered by test_packaging_wheel.py."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from procedure_assistant.resources import ResourceMissing, resource

ROOT = Path(__file__).parent.parent


def test_that_a_checkout_reads_its_top_level_folder():
    assert resource() == ROOT / "resources"
    assert resource("figures", "landmarks.json") == ROOT / "resources" / "figures" / "landmarks.json"


def test_that_a_frozen_build_reads_its_own_folder_and_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "resources" / "codes").mkdir(parents=True)
    assert resource("codes") == tmp_path / "resources" / "codes"
    with pytest.raises(ResourceMissing):
        resource("figures")


def test_that_a_missing_file_is_named_with_the_places_looked_in():
    with pytest.raises(ResourceMissing) as refused:
        resource("protocols", "none.toml")
    assert str(refused.value) == (
        f"resources/protocols/none.toml was not found in {ROOT / 'procedure_assistant' / '_resources'} or {ROOT / 'resources'}. "
        "The installation is incomplete; install the program again."
    )
