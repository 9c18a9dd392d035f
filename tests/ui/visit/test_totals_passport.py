"""The tiles of the product's classes: as high as what they say."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import ink
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.visit.passport_content import ClassTile
from procedure_assistant.ui.visit.totals_passport import ClassPanel

CODE = ", ".join(f"word {number} of a long code" for number in range(1, 8))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize(("code", "note"), [(CODE, ""), ("", CODE), ("M-2 A-1", "")])
def test_that_a_wide_tile_holds_every_line_of_its_words(qtbot: QtBot, light: Theme, code: str, note: str, compact: bool):
    panel = ClassPanel(ClassTile("marspill", "MARSPILL", code, note, "The rule", told=bool(code), wide=True))
    qtbot.addWidget(panel)
    panel.set_compact(compact)
    panel.resize(260, 44)
    panel.show()
    panel.resize(260, panel.sizeHint().height())
    QApplication.processEvents()
    inks: list[ink.Ink] = []
    with ink.listening(inks.append):
        panel.grab()
    assert " ".join(one.shown for one in inks if one.text) == f"MARSPILL {code or note}"
    assert all(panel.rect().contains(one.place.toAlignedRect()) for one in inks)
