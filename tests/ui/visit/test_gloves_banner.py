"""The head of the gloves screen with long names and several allergies: nothing is shortened or left without its label for want of room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import ink
from procedure_assistant.ui.theme import Theme
from procedure_assistant.ui.visit.content import Head
from procedure_assistant.ui.visit.gloves_banner import GlovesBanner
from procedure_assistant.ui.widgets.painting import text_width

CHIPS = (("danger", "Lidocaine"), ("danger", "Latex"), ("danger", "Chlorhexidine"))
LONG = Head(
    name="Featherstonehaugh-Montmorency, Maximiliana Wilhelmina Alexandrine",
    born="3 Sep 1938 · 88 y · female",
    mrn="7f9c2e41-88b0-4d6e-a0f3-5d2b6c1e9a44",
    weight="61.5 kg · 2 Nov 2026",
    chips=CHIPS,
    saved="",
)
LEAST_PX = 13
"""Smaller facts are not read from an arm's length."""


def painted(qtbot: QtBot, width: int, head: Head) -> tuple[GlovesBanner, list[ink.Ink]]:
    """The banner of a window of this width, and what it wrote of the patient."""
    banner = GlovesBanner()
    qtbot.addWidget(banner)
    banner.lock.show()
    banner.set_head(head)
    banner.resize(width, banner.sizeHint().height())
    banner.show()
    QApplication.processEvents()
    inks: list[ink.Ink] = []
    with ink.listening(inks.append):
        banner.grab()
    return banner, [one for one in inks if one.widget is banner.facts and one.text]


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_that_every_allergy_is_read_whole_beside_the_longest_name(qtbot: QtBot, light: Theme, width: int):
    banner, _inks = painted(qtbot, width, LONG)
    assert banner.facts.cut_texts() == ()


@pytest.mark.parametrize(("width", "lines"), [(1280, 2), (1920, 1)])
def test_that_number_and_weight_keep_their_labels_and_a_size_that_is_read(qtbot: QtBot, light: Theme, width: int, lines: int):
    banner, inks = painted(qtbot, width, LONG)
    facts = [one for one in inks if "1938" in one.text or "MRN" in one.text]
    assert len(facts) == lines
    words = "  ·  ".join(one.text for one in facts)
    assert words == "3 Sep 1938 · 88 y · female  ·  MRN 7f9c2e41-88b0-4d6e-a0f3-5d2b6c1e9a44  ·  Weight 61.5 kg  ·  2 Nov 2026"
    for one in facts:
        assert one.place.width() >= text_width(light.font(LEAST_PX, 500), one.text) - 1
        assert banner.facts.rect().contains(one.place.toRect())


def test_that_short_facts_stand_below_their_labels_in_one_row(qtbot: QtBot, light: Theme):
    head = replace(LONG, name="Osei, Ama", mrn="0047 1120", chips=CHIPS[:1])
    _banner, inks = painted(qtbot, 1440, head)
    assert {"Born", "MRN", "Weight", "0047 1120"} <= {one.text for one in inks}
