"""A protocol is written out whole as text, whatever it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain.protocol import Ask, Condition, Phase, Protocol, Section, Shows, Step
from procedure_assistant.protocols.listing import listing, said


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition(step="a", equals="yes"), "a is yes"),
        (Condition(step="a", within=("x", "y", "z")), "a is x, y or z"),
        (Condition(step="n", below=Decimal("2.50")), "n is below 2.5"),
        (Condition(step="n", above=Decimal(30)), "n is above 30"),
        (Condition(protocol="gon_block"), "the visit includes gon_block"),
        (Condition(all_of=(Condition(step="a", equals="no"), Condition(step="n", above=Decimal(1)))), "a is no and n is above 1"),
        (Condition(any_of=(Condition(step="a", equals="no"), Condition(step="b", equals="no"))), "(a is no or b is no)"),
        (Condition(none_of=(Condition(step="a", equals="no"), Condition(step="b", equals="no"))), "none of (a is no, b is no)"),
    ],
)
def test_that_a_condition_is_said_in_words(condition: Condition, words: str):
    assert said(condition) == words


def test_that_a_protocol_without_limits_nerves_and_map_lists_its_questions_only():
    step = Step("size", Ask.NUMBER, "How large?", "{}", minimum=Decimal("0.5"), unit="cm", required=False)
    protocol = Protocol("p", 3, "A protocol", "P", (Section("s", "Section", Phase.TIME_OUT, Shows.FORM, (step,)),), parts=(("p", 3),))
    assert listing(protocol).splitlines() == [
        "A protocol",
        "(p 3)",
        "",
        "== time-out ==",
        "",
        "Section (s, shows form)",
        "  - How large? (size, number, optional)",
        "      number from 0.5 cm",
        "      record: {}",
    ]
