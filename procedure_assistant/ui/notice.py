"""A message for a place on the screen, as plain values, and how a problem becomes one. No Qt."""

from __future__ import annotations

from typing import Literal, NamedTuple

from procedure_assistant.domain.say import joined
from procedure_assistant.services.problem import Problem

Tone = Literal["refusal", "caution", "information", "fine"]


class Notice(NamedTuple):  # not a dataclass: making one costs the first paint 1.4 ms, and 4 more for the module
    """What happened, what is safe and what to do next. ``action`` is the label of its one button, "" for none."""

    title: str
    text: str = ""
    tone: Tone = "refusal"
    action: str = ""


def notice_of(problem: Problem, action: str = "") -> Notice:
    """The problem's first sentence as title, the rest and the hint below it."""
    head, line, below = problem.message.partition("\n")
    first, stop, rest = head.partition(". ")
    told = joined("\n", (part for part in (rest, below) if line and part)) or rest
    return Notice(first + stop.strip(), joined("\n" if below else " ", (told, problem.hint)).strip(), "refusal", action)
