"""The recovery key as people copy it from paper: 160 random bits in groups that each tell a slip of the pen. Opens nothing itself."""

from __future__ import annotations

import secrets

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

BITS = 160
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U, which are read as 1, 1, 0 and V."""

GROUPS, IN_A_GROUP = 8, 5
"""Each group holds four characters (20 bits) and one that checks them."""

_READ_AS = {"O": "0", "I": "1", "L": "1"}
_BETWEEN = " -\u00a0\u2010\u2011\u2012\u2013\u2014\u2212_.\t\r\n"
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, so that doubling runs through all 31 values


class RecoveryKey:
    """160 random bits that open the database when no password does. Printing it by accident shows nothing; see :attr:`text`."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) * 8 != BITS:
            raise ValueError("a recovery key has 160 bits")
        self._secret = secret

    @classmethod
    def random(cls) -> RecoveryKey:
        """A new one."""
        return cls(secrets.token_bytes(BITS // 8))

    @classmethod
    def typed(cls, text: str) -> RecoveryKey:
        """Read what somebody typed: letter case, spaces and dashes do not count, O is 0, I and L are 1.

        Raises ``Problem`` KEYS-RECOVERY-TYPED, which names the group that was mistyped.
        """
        letters = [_READ_AS.get(letter, letter) for letter in text.upper() if letter not in _BETWEEN]
        groups = ["".join(letters[start : start + IN_A_GROUP]) for start in range(0, len(letters), IN_A_GROUP)]
        for number, group in enumerate(groups[:GROUPS], 1):
            wrong = [letter for letter in group if letter not in ALPHABET]
            if wrong:
                raise _mistyped(say("“{wrong}” in group {number} is in no recovery key.", wrong=wrong[0], number=number))
            if len(group) == IN_A_GROUP and group[-1] != _check_of(number, group[:-1]):
                raise _mistyped(say("Group {number} is not as printed.", number=number))
        if len(letters) != GROUPS * IN_A_GROUP:
            raise _mistyped(say("A recovery key has {groups} characters; these are {n}.", groups=GROUPS * IN_A_GROUP, n=len(letters)))
        number = 0
        for group in groups:
            for letter in group[:-1]:
                number = number << 5 | ALPHABET.index(letter)
        return cls(number.to_bytes(BITS // 8, "big"))

    @property
    def text(self) -> str:
        """As it is printed: eight groups of five with dashes between."""
        number = int.from_bytes(self._secret, "big")
        letters = "".join(ALPHABET[number >> shift & 31] for shift in range(BITS - 5, -1, -5))
        size = IN_A_GROUP - 1
        parts = [letters[start : start + size] for start in range(0, len(letters), size)]
        return "-".join(part + _check_of(place, part) for place, part in enumerate(parts, 1))

    def __bytes__(self) -> bytes:
        return self._secret

    def __repr__(self) -> str:
        return "RecoveryKey(hidden)"

    def __reduce__(self) -> str:
        raise TypeError("a recovery key is not copied or stored")


def _check_of(number: int, letters: str) -> str:
    """Damm's scheme over the field of 32: finds every wrong character, two swapped neighbours, and a group in another's place."""
    value = number
    for letter in letters:
        value = _doubled(value ^ ALPHABET.index(letter))
    return ALPHABET[value]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value


def _mistyped(what: str) -> Problem:
    return Problem(
        "KEYS-RECOVERY-TYPED",
        say("{what} Nothing was opened.", what=what),
        hint=say("Compare it with the printed recovery key, group by group."),
    )
