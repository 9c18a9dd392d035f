"""Line breaking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.documents.fonts import printable
from procedure_assistant.documents.wrapping import BODY, set_text
from procedure_assistant.services.note import Run, line, strong, struck


def lines(text: str, width: float) -> list[str]:
    return ["".join(part.text for part in one.fragments) for one in set_text(line(text), width).lines]


@pytest.mark.parametrize(
    "text",
    [
        "155 units",
        "0.7 mL",
        "2 %",
        "23 Nov 2026",
        "E. Marsh MD 14:40",
        "HIT-6 67",
        "BP 128/78",
        "≥ 15",
        "84 mm ÷ 3",
        "typed\u00a0together",
    ],
)
def test_that_what_belongs_together_is_not_parted(text: str) -> None:
    together = set_text(line(text), 1e4).width
    assert lines(f"before {text}", together + 1)[-1] == text.replace("\u00a0", " ")


def test_that_a_unit_stays_with_a_figure_of_another_weight() -> None:
    text = line("given were ", strong("155"), " units")
    both = set_text(line(strong("155"), " units"), 1e4).width
    last = set_text(text, both + 1).lines[-1]
    assert [part.text for part in last.fragments] == ["155", " units"]


def test_that_a_word_may_change_its_weight_without_a_gap() -> None:
    (one,) = set_text(line(strong("Final"), ", version 1"), 500).lines
    assert [part.text for part in one.fragments] == ["Final", ", version 1"]


def test_that_a_string_without_a_space_breaks_at_the_column() -> None:
    whole = "LONGLOT-2026-11-000482-B"
    parts = lines(whole, 50)
    assert len(parts) > 1
    assert "".join(parts) == whole


def test_that_a_struck_value_stays_struck_when_it_wraps() -> None:
    text = set_text(line("now 160 ", struck("earlier one hundred and sixty-five")), 60)
    words = [(part.text.strip(), part.struck) for one in text.lines for part in one.fragments]
    assert words[0] == ("now 160", False)
    assert all(is_struck for _, is_struck in words[1:])


def test_that_an_empty_text_has_no_lines() -> None:
    assert set_text(line(""), 100).lines == ()
    assert set_text(line("   "), 100).lines == ()


RUNS = st.lists(st.builds(Run, st.text(st.characters(codec="utf-8"), max_size=40), st.booleans(), st.booleans()), max_size=6).map(tuple)


@given(RUNS, st.floats(20, 400))
def test_that_no_line_is_wider_than_its_column_and_no_character_is_lost(text: tuple[Run, ...], width: float) -> None:
    paragraph = set_text(text, width, BODY)
    assert all(one.width <= width + 0.02 for one in paragraph.lines)
    shown = "".join(part.text for one in paragraph.lines for part in one.fragments)
    wanted = "".join(printable(run.text) for run in text)
    assert "".join(shown.split()) == "".join(wanted.split())
