"""The settings of scanning in the real window: another pace counts at once, and what a code was named can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.services.pack_codes import LEAST_SCAN_GAP_MS, MOST_SCAN_GAP_MS, SCAN_GAP_MS
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.workstation import (
    KeyAct,
    WorkstationSettings,
    load_workstation,
    with_key,
    with_measure,
    with_scan_gap,
)
from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.scan.card import ScannerCard
from tests.exchange.test_pack_codes import RELABELLED
from tests.ui.clinic import Clinic

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    """The settings page on a computer without a voice."""
    monkeypatch.setenv("PATH", str(tmp_path))
    made = Clinic(tmp_path / "records.db")
    yield made
    made.close()


def stored(clinic: Clinic) -> int:
    return load_workstation(clinic.services.store, clinic.services.visits.workstation).scan_gap_ms


def test_that_another_pace_counts_at_once_and_after_the_next_start(clinic: Clinic):
    window = clinic.open()
    clinic.click("rail.settings")
    assert (stored(clinic), window.scans.wedge._burst.gap_ms) == (SCAN_GAP_MS, SCAN_GAP_MS)
    clinic.click("scanner.pace.60")
    assert (stored(clinic), window.scans.wedge._burst.gap_ms) == (60, 60)
    assert clinic.window.findChild(ScannerCard).pace.current_id() == "60"
    assert clinic.open().scans.wedge._burst.gap_ms == 60
    assert not list(unnamed_inputs(clinic.window.findChild(ScannerCard) or clinic.window))


def test_that_a_code_that_was_named_can_be_forgotten(clinic: Clinic):
    scanning = clinic.services.scanning
    scanning.name_product(scanning.read(RELABELLED).code, "botox_100")
    clinic.open()
    clinic.click("rail.settings")
    assert {"BOTOX 100 units, said by not named on 23 Nov 2026", RELABELLED} <= set(clinic.texts())
    clinic.click(f"scanner.forget.{RELABELLED}")
    assert scanning.learned() == ()
    assert "Codes that were named here" not in clinic.texts()


def test_that_another_setting_of_the_workstation_keeps_the_pace():
    settings = with_scan_gap(WorkstationSettings(), 60)
    assert with_key(settings, KeyAct.NEXT, "pedal", "F9", {}).scan_gap_ms == 60
    assert with_measure(settings, "screen", 4.0).scan_gap_ms == 60


@pytest.mark.parametrize("gap", [0, LEAST_SCAN_GAP_MS - 1, MOST_SCAN_GAP_MS + 1])
def test_that_a_pace_that_no_scanner_has_is_refused(gap: int):
    with pytest.raises(Problem, match=r"from key to key\. Nothing was changed"):
        with_scan_gap(WorkstationSettings(), gap)
