"""Every code of the list of exchange/test_pack_codes.py typed by a scanner into a window, and read as expected."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from procedure_assistant.exchange.pack_codes import PackCodes
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.scan.burst import LEAST
from procedure_assistant.ui.scan.wedge import Wedge
from tests.exchange.test_pack_codes import MALFORMED, WELL_FORMED
from tests.ui.scan.scanner import Scanner


@pytest.fixture
def typed(qtbot):
    """`typed(code)`: what arrives of a scan, and what was typed into the field that has the focus."""
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    wedge, scans = Wedge(field), []
    wedge._watch()
    wedge.scanned.connect(scans.append)
    field.setFocus()
    scanner = Scanner(field)

    def scan(code: str) -> tuple[list[str], str]:
        scans.clear()
        field.clear()
        scanner.scan(code.replace("\r\n", "\r").replace("\n", "\r"))
        qtbot.waitUntil(lambda: not wedge.is_holding, timeout=30_000)
        return list(scans), field.text()

    return scan


def test_that_every_code_is_read_from_the_keys_of_a_scanner(typed):
    wrong = []
    for code, expected in WELL_FORMED.items():
        scans, left = typed(code.strip(" "))
        read = [PackCodes().read(one) for one in scans]
        if left or [(one.item, one.lot, one.expiry, one.made, one.serial) for one in read] != [
            (expected.item, expected.lot, expected.expiry, expected.made, expected.serial)
        ]:
            # A number of eight digits may be that of a patient, and goes where the cursor is.
            wrong += [(code, scans, left)] if code != "96385074" or scans else []
    assert wrong == []


def test_that_every_bad_code_is_refused_or_was_typed_by_somebody(typed):
    wrong = []
    for code, expected in MALFORMED.items():
        scans, left = typed(code)
        told = [_told(one) for one in scans]
        if not scans:  # shorter than any code, or words: that is typing, and it arrives unless it is no text
            wrong += [(code, left)] if len(code) >= LEAST and code[:1].isdigit() and code.isalnum() else []
        elif told != [expected] or left:
            wrong.append((code, told, left))
    assert wrong == []


def _told(text: str) -> str:
    try:
        return PackCodes().read(text).item
    except Problem as problem:
        return problem.code
