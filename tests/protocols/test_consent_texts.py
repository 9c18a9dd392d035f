"""The consent texts: the samples are whole and sourced, and a faulty file is refused with its lines."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain.consent import KINDS
from procedure_assistant.protocols.consent_texts import LANGUAGES, ConsentText, read_sample, read_text, told
from procedure_assistant.protocols.faults import ProtocolFaults

RESOURCES = Path(__file__).parents[2] / "resources"
NO_HEAD = "The head has lines such as “version: 2026-01”; “{}” is none of them."
GOOD = """procedure: toxin
language: en
version: 2026-01
title: Consent to toxin
agree: I agree.

# What is planned

Injections
into muscles.

- Bleeding
- Bruising that
goes on
% a remark
"""


def read(text: str, **changes: bool) -> ConsentText:
    found = read_text(text.encode(), **changes)
    assert isinstance(found, ConsentText), found
    return found


def faults(text: str | bytes) -> list[tuple[int | None, str]]:
    found = read_text(text.encode() if isinstance(text, str) else text)
    assert not isinstance(found, ConsentText)
    return [(one.line, str(one.reason)) for one in found]


def test_that_a_text_is_read_as_headings_paragraphs_and_items():
    text = read(GOOD)
    assert text.body == ("# What is planned", "Injections into muscles.", "- Bleeding", "- Bruising that goes on")
    assert list(told(text.text)) == [
        ("title", "Consent to toxin"),
        ("heading", "What is planned"),
        ("paragraph", "Injections into muscles."),
        ("item", "Bleeding"),
        ("item", "Bruising that goes on"),
        ("agree", "I agree."),
    ]


def test_that_remarks_and_line_ends_change_nothing_of_what_is_signed():
    other = "\ufeff" + GOOD.replace("\n", "\r\n").replace("% a remark", "% another remark\r\n% and one more")
    assert read(other).sha256 == read(GOOD).sha256
    assert read(GOOD.replace("muscles", "muscle")).sha256 != read(GOOD).sha256


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("procedure: toxin", "procedure: knee", 1, "“knee” is no procedure: write one of toxin, block, prp, cells, exosomes, combined."),
        ("language: en", "language: fr", 2, "“fr” is no language here: write one of en, es."),
        ("version: 2026-01", "version:", 3, "“version” is empty."),
        ("version: 2026-01", f"version: {'9' * 41}", 3, "“version” has up to 40 characters."),
        (
            "title: Consent to toxin",
            "titel: Consent",
            4,
            NO_HEAD.format("titel: Consent"),
        ),
        ("title: Consent to toxin", "title: A\ntitle: B", 5, "“title” stands twice."),
        (
            "agree: I agree.",
            "sample: yes\nagree: I agree.",
            5,
            NO_HEAD.format("sample: yes"),
        ),
        ("# What is planned", "## What is planned", 7, "A heading is “# ” and words, an item “- ” and words."),
        ("# What is planned", "# Empty\n\n# What is planned", 7, "Nothing stands under this heading."),
        ("Injections", "Inject\x07ions", 9, "This line holds a sign that cannot be shown (U+0007)."),
        ("Injections", "Inject\u202eions", 9, "This line holds a sign that cannot be shown (U+202E)."),
        ("Injections", "x" * 4001, 9, "This line has more than 4000 characters. Part it."),
    ],
)
def test_that_a_fault_is_told_with_its_line(old: str, new: str, line: int, says: str):
    assert (line, says) in faults(GOOD.replace(old, new))


def test_that_every_fault_of_a_file_is_told_at_once():
    found = faults(GOOD.replace("toxin\n", "knee\n", 1).replace("en\n", "fr\n", 1).replace("# What is planned", "## What"))
    assert [line for line, _says in found] == [7, 1, 2]


def test_that_what_is_missing_is_named():
    assert (None, "“agree:” is missing at the head of the file.") in faults(GOOD.replace("agree: I agree.\n", ""))
    assert (None, "There is no text below the head.") in faults(GOOD.partition("\n\n")[0] + "\n")
    assert faults("") != []


def test_that_a_file_that_is_no_text_or_far_too_large_is_refused():
    assert faults(b"procedure: toxin\ntitle: \xff\xfe") == [(2, "This line is not plain text. Save the file as plain text (UTF-8).")]
    assert faults(b"x" * 60_001) == [(None, "The file is larger than 60 kB, which no consent text is.")]


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_that_noise_is_either_a_whole_text_or_refused_with_a_reason(data: bytes):
    found = read_text(data)
    assert isinstance(found, ConsentText) or (found and all(str(one.reason) for one in found))


@given(lines=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=60), min_size=1, max_size=8))
def test_that_a_text_that_was_read_is_told_line_by_line_as_it_lies_in_the_record(lines: list[str]):
    found = read_text((GOOD + "\n".join(lines)).encode())
    if isinstance(found, ConsentText):
        shown = [words for _style, words in told(found.text)]
        assert len(shown) == len(found.body) + 2
        assert "\n" not in "".join(shown)


# -- the samples --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_procedure_has_a_sample_in_each_language_that_names_its_sources(kind: str, language: str):
    text = read_sample(RESOURCES, kind, language)
    assert (text.kind, text.language, text.sample) == (kind, language, True)
    known = tomllib.loads((RESOURCES / "sources.toml").read_text(encoding="utf-8"))["source"]
    raw = (RESOURCES / "consents" / f"{kind}.{language}.1.txt").read_text(encoding="utf-8").splitlines()
    told_lines = [number for number, line in enumerate(raw) if number > 8 and line and not line.startswith(("%", "#"))]
    for number in told_lines:
        source = re.fullmatch(r"% Source: (.+); [HML]-(V2?|K|S|C)", raw[number + 1])
        assert source is not None, (number + 1, raw[number])
        assert {one.split()[0] for one in source[1].split(", ")} <= set(known)


@pytest.mark.parametrize("kind", KINDS)
def test_that_both_languages_say_the_same_number_of_things(kind: str):
    english, spanish = (read_sample(RESOURCES, kind, language) for language in LANGUAGES)
    styles = [[style for style, _words in told(one.text)] for one in (english, spanish)]
    assert styles[0] == styles[1]


def test_that_a_sample_that_names_another_procedure_is_refused(tmp_path: Path):
    (tmp_path / "consents").mkdir()
    (tmp_path / "consents" / "block.en.1.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ProtocolFaults, match="its head names another procedure or language than its name"):
        read_sample(tmp_path, "block", "en")
    with pytest.raises(ProtocolFaults, match="cannot be read"):
        read_sample(tmp_path, "toxin", "en")
