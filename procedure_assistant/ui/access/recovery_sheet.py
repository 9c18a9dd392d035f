"""The recovery key on paper and typed back: its sheet as text, and which two groups are asked for. No Qt; keeps no key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.recovery_key import GROUPS

Pick = Callable[[], tuple[int, int]]
NOT_THIS_GROUP = say("This is not group {number} of the key above. Compare it with what you wrote.")
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IN_A_ROW = 4


def two_groups() -> tuple[int, int]:
    """Numbers of two different groups from 1, in rising order, chosen at random."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return first, second


def groups(key: str) -> tuple[str, ...]:
    """The groups of a recovery key as printed."""
    return tuple(key.split("-"))


def rows(key: str) -> tuple[str, ...]:
    """The key in rows of four groups."""
    parts = groups(key)
    return tuple(joined("  ", parts[start : start + _IN_A_ROW]) for start in range(0, len(parts), _IN_A_ROW))


def is_group(typed: str, key: str, number: int) -> bool:
    """Whether this is the group of this number (from 1), typed as people type: letter case and spaces do not count."""
    return "".join(typed.upper().split()).translate(_READ_AS) == groups(key)[number - 1]


def group_faults(first: str, second: str, key: str, asked: tuple[int, int]) -> dict[str, str]:
    """What is wrong with the two groups that were typed back, by the field ("first", "second"); empty when the key is on paper."""
    typed = {"first": (first, asked[0]), "second": (second, asked[1])}
    return {name: NOT_THIS_GROUP.format(number=number) for name, (text, number) in typed.items() if not is_group(text, key, number)}


def sheet(key: str, day: date) -> str:
    """What is printed or saved: the key and what it is for. Names nobody and no place."""
    return joined(
        "\n",
        (
            say("Procedure Assistant: recovery key"),
            say("Made on {day}", day=wording.day(day)),
            "",
            *rows(key),
            "",
            say("It opens the records when no administrator knows a password any more, and restores a backup on another computer."),
            say("Whoever has this sheet and the computer can read every record. Keep it locked away, apart from the computer."),
            say("On the lock screen choose “Use the recovery key”. Letter case, spaces and dashes do not count."),
            "",
        ),
    )
