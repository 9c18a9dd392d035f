"""The note as text to paste into a chart."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

import pytest

from procedure_assistant.services.note import Amount, Check, Midline, Remark, Sided, SiteMap, line, strong, struck, words
from procedure_assistant.services.note_text import note_text
from tests.documents import notes, parts
from tests.golden import golden

LETTER_ONLY = {"title", "subject", "language", "figure", "muscle", "short_name", "figure_caption", "status_word"}


def strings(value: object) -> list[str]:
    """Every string of a note that has to be in the text; not the places of marks."""
    if isinstance(value, Enum):
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in strings(one)]
    if is_dataclass(value):
        return [text for field in fields(value) if field.name not in LETTER_ONLY for text in strings(getattr(value, field.name))]
    return []


@pytest.mark.parametrize("name", list(notes.ALL))
def test_that_no_word_of_the_note_is_lost(name: str) -> None:
    note = notes.ALL[name]()
    text = note_text(note)
    present = "".join(text.split()).casefold()  # headings are in capitals
    lost = {word for one in strings(note) for word in one.replace("\u00a0", " ").split() if word.casefold() not in present}
    assert lost == set()


def test_that_the_combined_visit_reads_as_agreed() -> None:
    text = note_text(notes.combined())
    assert text == golden(Path(__file__).with_name("golden") / "combined.txt", text)


def section(text: str, title: str) -> list[str]:
    """The lines of one section."""
    (found,) = [part for part in text.split("\n\n") if part.startswith(title)]
    return found.splitlines()[1:]


def test_that_every_site_is_named_with_its_state_and_dose() -> None:
    lines = section(note_text(notes.longest()), "INJECTION MAP")
    assert lines[0] == "23 given as planned; 5 given, changed; 3 planned, not given; 8 extra."
    assert "A Corrugator: right 1: given as planned, 5 units; left 1 (remark 1): given, changed, 2.5 units." in lines
    assert "Remark 3: Cervical paraspinal right 1: not given, weak neck." in lines


def test_that_a_draft_counts_what_was_not_given_yet_first() -> None:
    lines = section(note_text(notes.draft()), "INJECTION MAP")
    assert lines[0] == "20 planned, not yet given; 11 given as planned; 0 given, changed; 0 planned, not given; 0 extra."
    assert "E Occipitalis: right 1, right 2, right 3, left 1, left 2, left 3: planned, not yet given." in lines


def test_that_the_table_of_units_has_equal_columns() -> None:
    lines = section(note_text(notes.combined()), "UNITS BY MUSCLE")
    table = lines[:9]
    assert {len(one) for one in table} == {len(table[0])}
    assert table[4].split() == ["D", "Temporalis", "20", "20", "20", "30", "10", "50"]
    assert table[8].split() == ["Total", "75", "75", "75", "85", "33", "165"]


def test_that_a_midline_muscle_is_said_to_be_midline() -> None:
    row = replace(parts.PROCERUS, given=Midline(Amount("2.5", was="5")))
    table = replace(parts.units_table(), rows=(row,), given=Sided(Amount("0"), Amount("0")))
    lines = section(note_text(replace(notes.combined(), units=table)), "UNITS BY MUSCLE")
    assert lines[1].split() == ["B", "Procerus", "5", "mid", "2.5", "(was", "5)", "mid", "1", "5"]


def test_that_an_amended_value_reads_as_what_was() -> None:
    assert words(line("given ", strong("160 units "), struck("165 units"))) == "given 160 units (was 165 units)"
    text = note_text(notes.longest())
    assert "- 190 units (was 195): onabotulinumtoxinA given; 37 sites; 155 planned" in text


def test_that_an_open_check_has_an_empty_box() -> None:
    note = replace(notes.shortest(), safety=(Check(line("Consent"), done=False), Check(line("Time-out"))))
    assert section(note_text(note), "CONSENT AND SAFETY") == ["[ ] Consent", "[x] Time-out"]


def test_that_nothing_opened_and_nothing_passed_are_said() -> None:
    text = note_text(notes.shortest())
    assert section(text, "PRODUCTS") == ["None opened."]
    assert section(text, "OVERRIDES") == ["None."]


def test_that_a_section_without_content_is_left_out() -> None:
    text = note_text(notes.shortest())
    titles = [part.splitlines()[0] for part in text.split("\n\n")]
    assert titles == ["PROCEDURE RECORD", "SUMMARY", "PRODUCTS", "OVERRIDES", "SIGNATURE"]


def test_that_a_typed_line_end_stays_inside_its_line() -> None:
    note = replace(notes.shortest(), summary=line("first\nsecond\u00a0third"))
    assert section(note_text(note), "SUMMARY") == ["first second third"]


def test_that_a_site_of_an_unlisted_muscle_is_named_in_full() -> None:
    mark = replace(parts.marks()[0], muscle="masseter", letter="", name="Masseter right 1")
    note = replace(notes.botox_only(), units=None, site_map=SiteMap("B10", (mark,), (Remark("", "One site only."),)))
    lines = section(note_text(note), "INJECTION MAP")
    assert lines[2:] == ["Masseter: right 1: given as planned, 5 units.", "One site only."]
