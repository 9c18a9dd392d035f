"""The leaflet files: both languages say the same things, and a faulty file is refused with everything that is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from procedure_assistant.protocols.faults import ProtocolFaults
from procedure_assistant.protocols.leaflets import LANGUAGES, LeafletTexts, Treatment, read_leaflet
from procedure_assistant.resources import resource

FILE = "leaflets/after_care.en.1.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(resource("leaflets"), tmp_path / "leaflets")
    return tmp_path


def faults(root: Path, old: str, new: str) -> list[str]:
    """What is wrong once the English file says ``new`` for ``old``."""
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProtocolFaults) as told:
        read_leaflet(root, "en")
    return [fault.text for fault in told.value.faults]


def shape(texts: LeafletTexts) -> list[list[frozenset[Treatment]]]:
    """For whom each line is, part by part."""
    parts = [lines for _, lines in (*texts.parts, texts.emergency, texts.call)]
    return [[line.of for line in lines] for lines in parts]


def test_that_every_language_has_the_same_lines_for_the_same_treatments():
    first, *others = (read_leaflet(resource(), language) for language in LANGUAGES)
    assert others
    for other in others:
        assert shape(other) == shape(first)
        assert set(other.areas) == set(first.areas)
        assert [line.source for _, lines in other.parts for line in lines] == [line.source for _, lines in first.parts for line in lines]


def test_that_every_treatment_has_advice_of_its_own():
    texts = read_leaflet(resource(), "en")
    advised = {treatment for _, lines in texts.parts for line in lines for treatment in line.of}
    assert advised == set(Treatment)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('had = "Today you had {treatments}."', 'had = "Today you had something."', "had: must have the places treatments, not none"),
        ("{units} units", "{unit} units", "treatment.toxin: must have the places units, areas, not areas, unit"),
        ("**Do not drive** until", "**Do not drive until", "text: has ** that is not closed"),
        ('for = ["toxin"]', 'for = ["toxins"]', "“toxins” is not one of toxin, block, prp, cells, exosomes"),
        ('"November", "December"]', '"November"]', "months: must be 12 names, not 11"),
        ('right = "the right side"\n', "", "side.right: is missing"),
        ('source = "practice; H-S"', 'sauce = "practice; H-S"', "sauce: is not known here"),
    ],
)
def test_that_a_fault_is_named_with_its_place(root: Path, old: str, new: str, said: str):
    assert any(said in fault and fault.startswith(FILE) for fault in faults(root, old, new))


def test_that_all_faults_are_told_at_once(root: Path):
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace('ask = "', 'asked = "').replace("{day} or later", "later"), encoding="utf-8")
    with pytest.raises(ProtocolFaults) as told:
        read_leaflet(root, "en")
    assert len(told.value.faults) == 3


def test_that_a_language_without_a_file_is_refused(root: Path):
    with pytest.raises(ProtocolFaults, match=r"after_care\.fr\.1\.toml"):
        read_leaflet(root, "fr")
