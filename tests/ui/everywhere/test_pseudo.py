"""Every place of the window in a made-up language, switched while it is open: what still stands there in English escaped translation.

Texts of the sample practice (names, drugs, what somebody typed) are data and stay as they are; they are listed below word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.ui import language, theme
from tests.ui.everywhere.eyes import Look, path_of, settle
from tests.ui.everywhere.house import FullHouse
from tests.ui.everywhere.pseudo import PseudoTranslator, plain_words
from tests.ui.everywhere.test_everywhere import WHOLE
from tests.ui.everywhere.walk import units, walk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)

SAMPLE = ("door", "physician, pages", "administrator, pages", "physician, visit both, half", "physician, visit prp, given")
PEOPLE = (
    "Anna Keeper anna Bela Marsh bela Carl Osei carl Dora Lind dora Ruth Ellery Larson Jacob Featherstonehaugh Montmorency Maximiliana "
    "Wilhelmina Alexandrine Ng Li Haddad Samira Sample Person Ashdown Freya Echevarria Marisol Headache Clinic Example Street Practice"
)
DRUGS = (
    "Penicillin Lidocaine lidocaine Latex Chlorhexidine Bupivacaine bupivacaine onabotulinumtoxinA NaCl hives anaphylaxis contact rash "
    "dermatitis preservative free abobotulinumtoxinA rimabotulinumtoxinB incobotulinumtoxinA daxibotulinumtoxinA methylprednisolone "
    "acetate triamcinolone acetonide dexamethasone sodium phosphate betamethasone ropivacaine "
    "OnabotulinumtoxinA AbobotulinumtoxinA RimabotulinumtoxinB IncobotulinumtoxinA DaxibotulinumtoxinA Methylprednisolone "
    "Triamcinolone Dexamethasone Betamethasone Ropivacaine"
)
MONTHS = "ene feb mar abr may jun jul ago sept sep oct nov dic"
LANGUAGES = "English Español"
PUBLISHED = "min DeLong Mautner Lana Dohan Magalon Mishra Ehrenfest own possible at all suggestion CPT HCPCS NCCI chapter or since"
"""Sources are written as they are cited."""
TYPED = ("_Bare ", "SearchBox ", "LinesEdit ", "DropList in schedule.")
"""Where something typed stands, or the columns of somebody's file."""
DATA = frozenset(" ".join((PEOPLE, DRUGS, MONTHS, LANGUAGES, PUBLISHED)).split())
_ID = re.compile(r"[0-9a-f]{32}")
MARKED = (
    *("Procedure Assistant", "/", ".json", ".dcm", "backup-", "BOTOX ", "nobody of this name", "as told", "Sonosite"),
    *("Dysport ", "Xeomin ", "Myobloc ", "Daxxify ", "Jeuveau "),
    *("Scanning inbox of the neurological ward", "Meridian", "MSH|", "Botox", "DESK", "Doe", "Roe, Ann", ".csv", "-pdf.pdf"),
    *("Kit cleared for orthopaedic use", "needle at the nerve", "Needle at the nerve"),
)
"""Texts with one of these are the program's name, a path, a file, a product as its label writes it, or what somebody typed."""


def test_that_no_text_escapes_translation_anywhere(tmp_path: Path, qtbot: QtBot, qapp: QApplication, light: theme.Theme):
    catalogue = PseudoTranslator()
    house = FullHouse(tmp_path)
    escaped: dict[str, str] = {}
    try:
        house.open((1280, 800))
        for place in walk(house, units() if WHOLE else SAMPLE):
            settle()
            language.apply(qapp, "es", catalogue=catalogue)
            settle()
            for text, where in texts(house.window):
                if is_ours(text) and any(word not in DATA for word in plain_words(text)):
                    escaped.setdefault(f"{where}: {text[:100]}", place)
            language.apply(qapp, "en")
            settle()
    finally:
        language.apply(qapp, "en")
        house.close()
    assert escaped == {}, "\n".join(f"{place}: {text}" for text, place in escaped.items())


def is_ours(text: str) -> bool:
    """Not a path, an id or what somebody typed."""
    return not any(sign in text for sign in MARKED) and not _ID.search(text)


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that is shown or spoken just now, with its place; what somebody typed left out."""
    for seen in Look(window).texts():
        if not seen.text.startswith("icon ") and not seen.where.startswith(TYPED):
            yield seen.text, seen.where
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
                yield text, f"spoken by {path_of(widget)}"
