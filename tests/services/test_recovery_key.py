"""The recovery key on paper: what is printed can be typed again, and every slip is told by its group."""

from __future__ import annotations

import copy
import pickle
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recovery_key import ALPHABET, GROUPS, IN_A_GROUP, RecoveryKey

SECRETS = st.binary(min_size=20, max_size=20)
COUNTED = bytes(range(20))
PRINTED = "000GN-40R48-0M308-E209K-185GH-R38EQ-1W81K-24GKX"


def refused(text: str) -> str:
    with pytest.raises(Problem) as caught:
        RecoveryKey.typed(text)
    assert caught.value.code == "KEYS-RECOVERY-TYPED"
    assert caught.value.hint == "Compare it with the printed recovery key, group by group."
    return caught.value.message.removesuffix(" Nothing was opened.")


@given(SECRETS)
def test_that_what_is_printed_is_read_as_the_same_160_bits(secret: bytes):
    text = RecoveryKey(secret).text
    assert re.fullmatch(rf"[{ALPHABET}]{{5}}(-[{ALPHABET}]{{5}}){{7}}", text)
    assert bytes(RecoveryKey.typed(text)) == secret


@given(SECRETS, st.randoms(use_true_random=False))
def test_that_case_spaces_dashes_and_letters_read_as_digits_do_not_count(secret: bytes, chance: random.Random):
    readings = {"0": "0Oo", "1": "1IiLl"}
    typed = ""
    for letter in RecoveryKey(secret).text.replace("-", ""):
        typed += chance.choice(readings.get(letter, letter + letter.lower())) + chance.choice(["", "", " ", "-", "–", " - ", "\u00a0"])
    assert bytes(RecoveryKey.typed(f"  {typed}\n")) == secret


@given(SECRETS, st.integers(0, GROUPS * IN_A_GROUP - 1), st.sampled_from(ALPHABET))
def test_that_every_wrong_character_is_found_in_its_group(secret: bytes, place: int, letter: str):
    letters = list(RecoveryKey(secret).text.replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    assert refused("".join(letters)) == f"Group {place // IN_A_GROUP + 1} is not as printed."


@given(SECRETS, st.integers(0, GROUPS * IN_A_GROUP - 2))
def test_that_two_neighbours_swapped_are_found(secret: bytes, place: int):
    letters = list(RecoveryKey(secret).text.replace("-", ""))
    one, other = letters[place : place + 2]
    if one == other:
        return
    letters[place : place + 2] = other, one
    assert refused("".join(letters)).endswith("is not as printed.")


@given(SECRETS, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_that_groups_in_another_order_are_found(secret: bytes, one: int, other: int):
    groups = RecoveryKey(secret).text.split("-")
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    assert refused(" ".join(groups)) == f"Group {min(one, other) + 1} is not as printed."


def test_that_a_known_key_is_printed_as_ever():
    # A paper in a safe must be readable by every later version. The first group by hand: 20 bits 00010 (hex) are 0, 0, 0, 16;
    # the check begins with the group's number 1 and doubles: 2, 4, 8, then 8 ^ 16 = 24, doubled 48 - the polynomial 37 = 21, an N.
    assert RecoveryKey(COUNTED).text == PRINTED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "A recovery key has 40 characters; these are 0."),
        (PRINTED[:-1], "A recovery key has 40 characters; these are 39."),
        (PRINTED[:11], "A recovery key has 40 characters; these are 10."),
        (f"{PRINTED}-000GN", "A recovery key has 40 characters; these are 45."),
        (PRINTED.replace("40R48", "40R4U"), "“U” in group 2 is in no recovery key."),
        (PRINTED.replace("40R48", "40R8"), "Group 2 is not as printed."),
        (PRINTED.replace("40R48", "40R4é"), "“É” in group 2 is in no recovery key."),
    ],
)
def test_that_what_is_no_recovery_key_is_refused_with_what_is_wrong(text: str, says: str):
    assert refused(text) == says


def test_that_a_recovery_key_does_not_show_itself():
    key = RecoveryKey(COUNTED)
    assert {repr(key), str(key), f"{key}", repr([key])[1:-1]} == {"RecoveryKey(hidden)"}
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="is not copied or stored"):
            way(key)


def test_that_random_keys_differ_and_have_160_bits():
    assert len({RecoveryKey.random().text for _ in range(50)}) == 50
    with pytest.raises(ValueError, match="160 bits"):
        RecoveryKey(bytes(19))
