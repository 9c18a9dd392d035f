"""The catalogues hold exactly the texts of code and data, and the program reads what stands in them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "packaging"))
import languages  # noqa: E402 -- a script beside the package

UPDATE = "run: .venv/bin/python packaging/languages.py"


@pytest.fixture(scope="module")
def texts() -> languages.Texts:
    return languages.collect()


@pytest.mark.parametrize("name", languages.LANGUAGES)
def test_that_a_catalogue_has_exactly_the_texts_of_code_and_data(texts: languages.Texts, name: str):
    sources = languages.sources(languages.FOLDER / f"{name}.ts")
    assert sorted(set(texts) - sources) == [], UPDATE
    assert sorted(sources - set(texts)) == [], UPDATE


@pytest.mark.parametrize("name", languages.LANGUAGES)
def test_that_the_program_reads_what_stands_in_the_catalogue(tmp_path: Path, name: str):
    languages.release(languages.FOLDER / f"{name}.ts", tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == (languages.FOLDER / f"{name}.qm").read_bytes(), UPDATE


@pytest.mark.parametrize("name", languages.LANGUAGES)
def test_that_no_translation_loses_a_value_a_space_or_the_rules_of_writing(name: str):
    found = {key.text: list(languages.faults(key.text, text)) for key, text in languages.read(languages.FOLDER / f"{name}.ts").items()}
    assert {text: faults for text, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", languages.LANGUAGES)
def test_that_every_text_has_a_translation(texts: languages.Texts, name: str):
    assert sorted(set(texts) - set(languages.read(languages.FOLDER / f"{name}.ts"))) == []


def test_that_the_catalogue_reads_the_keys_that_the_program_shows():
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "procedure_assistant" / "protocols").glob("*.py")]
    read = {key for text in code for key in re.findall(r"\.words\(\"(\w+)\"", text)}
    assert read == languages.DISPLAY_KEYS


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Give {n} units.", "Administrar unidades.", "values differ"),
        (", lot {lot}", "lote {lot}", "space"),
        ("Why?", "¿Por qué", "sign at the end"),
        ("{n} units", "{n} U", "writes U"),
        ("Give {n}", "Administrar {n}!", "writes U"),
    ],
)
def test_that_a_wrong_translation_is_told(source: str, translation: str, fault: str):
    assert any(fault in one for one in languages.faults(source, translation))


def test_that_a_right_translation_has_no_fault():
    assert list(languages.faults("Give {n} units in {muscle}?", "¿Administrar {n} unidades en {muscle}?")) == []
