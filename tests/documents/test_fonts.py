"""Characters and their widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.documents.fonts import Face, printable, text_width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Müller-Łukasz", "Müller-Łukasz"),
        ("→ − ≤ ≥ × ✓ ÷ ·", "→ − ≤ ≥ × ✓ ÷ ·"),
        ("\U0001f600", "[U+1F600]"),
        ("日本", "[U+65E5 U+672C]"),
        ("a\x07b", "a[U+0007]b"),
        ("a\u202eb", "a[U+202E]b"),
        ("soft\u00adhyphen", "soft[U+00AD]hyphen"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("Ze\u0301", "Zé"),
        ("no\u00a0break", "no\u00a0break"),
        ("5 × 10^9 platelets; 250 × 10^3/uL; 10^12", "5 × 10⁹ platelets; 250 × 10³/µL; 10¹²"),
        ("lot 110^3, x^2, 10^", "lot 110^3, x^2, 10^"),
    ],
)
def test_that_a_text_is_shown_or_named_but_never_dropped(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_that_all_figures_are_equally_wide_in_every_face() -> None:
    for face in Face:
        assert {text_width(digit, face, 10) for digit in "0123456789"} == {text_width("0", face, 10)}


@given(st.text(st.characters(codec="utf-8")))
def test_that_every_printable_text_can_be_measured(text: str) -> None:
    for face in Face:
        assert text_width(printable(text), face, 8.5) >= 0
