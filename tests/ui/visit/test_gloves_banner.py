"""The head of the gloves screen with long names and several allergies: no allergy is shortened for the sake of the name."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.visit.content import Head
from procedure_assistant.ui.visit.gloves_banner import GlovesBanner

CHIPS = (("danger", "Lidocaine"), ("danger", "Latex"), ("danger", "Chlorhexidine"))


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_that_every_allergy_is_read_whole_beside_the_longest_name(qtbot: QtBot, light: Theme, width: int):
    head = Head(
        name="Featherstonehaugh-Montmorency, Maximiliana Wilhelmina Alexandrine",
        born="3 Sep 1938 · 88 y · female",
        mrn="7f9c2e41-88b0-4d6e-a0f3-5d2b6c1e9a44",
        weight="61.5 kg · 2 Nov 2026",
        chips=CHIPS,
        saved="",
    )
    banner = GlovesBanner()
    qtbot.addWidget(banner)
    banner.lock.show()
    banner.set_head(head)
    banner.resize(width, banner.sizeHint().height())
    banner.show()
    banner.grab()
    assert banner.facts.cut_texts() == ()
