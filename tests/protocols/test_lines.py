"""The line of a place is found in hand-written TOML; where it is not, the table around it is named."""

from __future__ import annotations

import pytest

from procedure_assistant.protocols.lines import line_index, line_of

TEXT = """\
id = "x"          # 1
point = {x = 1}   # 2

[totals]          # 4
units = 3         # 5

[[section]]       # 7
id = "a"          # 8
[[section.step]]  # 9
label = "l"       # 10
choices = [       # 11
  {id = "one"},   # 12
  "two",          # 13
]                 # 14
quick = "one"     # 15
[section.step.when]  # 16
all_of = [        # 17
  {step = "s"},   # 18
]
[[section.step]]  # 20
[[section]]       # 21
[[section.step]]  # 22
[[section.step.rule]]  # 23
id = "r"          # 24
[[section.step.rule]]  # 25
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("id", 1),
        ("point.x", 2),
        ("totals.units", 5),
        ("totals.sites", 4),
        ("section[0].id", 8),
        ("section[0].step[0]", 9),
        ("section[0].step[0].label", 10),
        ("section[0].step[0].record", 9),
        ("section[0].step[0].choices[0].id", 12),
        ("section[0].step[0].choices[1]", 13),
        ("section[0].step[0].quick", 15),
        ("section[0].step[0].when.all_of[0].step", 18),
        ("section[0].step[1]", 20),
        ("section[1].step[0]", 22),
        ("section[1].step[0].rule[0].id", 24),
        ("section[1].step[0].rule[1].source", 25),
        ("section", None),
        ("", None),
    ],
)
def test_that_a_place_is_found_on_its_line(place: str, line: int | None):
    assert line_of(place, line_index(TEXT)) == line
