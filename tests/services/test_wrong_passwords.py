"""How long to wait after wrong passwords, and that no way of turning the clock back shortens it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.services.wrong_passwords import (
    LONGEST_WAIT,
    MOST_UNKNOWN,
    Tries,
    noticed,
    one_more,
    seconds_left,
    wait_after,
    worth_keeping,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TAG = b"t" * 32


def tag(number: int) -> bytes:
    return number.to_bytes(32, "big")


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (10_000, 900)]
)
def test_that_the_fifth_wrong_password_brings_a_wait_that_doubles_up_to_a_quarter_of_an_hour(wrong: int, seconds: int):
    assert wait_after(wrong) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("later", "left"), [(0, 30), (0.5, 30), (1, 29), (29.9, 1), (30, 0), (3600, 0)])
def test_that_the_wait_runs_from_the_last_wrong_password(later: float, left: int):
    tries = Tries(TAG, 5, NOON)
    now = NOON + timedelta(seconds=later)
    assert noticed(tries, now) == tries
    assert seconds_left(tries, now) == left


def test_that_a_clock_set_back_by_hours_starts_the_wait_again_and_does_not_wait_for_hours():
    back = NOON - timedelta(hours=3)
    tries = noticed(Tries(TAG, 5, NOON), back)
    assert seconds_left(tries, back) == 30
    later = back + timedelta(seconds=29)
    assert noticed(tries, later) == tries
    assert seconds_left(tries, later) == 1
    assert seconds_left(tries, back + timedelta(seconds=30)) == 0


def test_that_a_clock_set_right_again_waits_as_if_it_had_never_been_set_back():
    tries = noticed(Tries(TAG, 7, NOON), NOON - timedelta(hours=3))
    assert seconds_left(tries, NOON + timedelta(seconds=10)) == 110


def test_that_a_clock_years_ahead_at_the_wrong_password_shuts_nobody_out_for_years():
    tries = noticed(Tries(TAG, 20, NOON.replace(year=2099)), NOON)
    assert seconds_left(tries, NOON) == LONGEST_WAIT


STEPS = st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 5000), st.booleans()), max_size=30)


@given(st.integers(1, 14), STEPS)
def test_that_setting_the_clock_back_however_often_never_shortens_a_wait(wrong: int, steps: list[tuple[float, float, bool]]):
    """Real time runs forward; the clock follows it but is set back by any amount before each look."""
    real, offset = 0.0, 0.0
    tries, since = Tries(TAG, wrong, NOON), 0.0
    for passes, back, tried_again in steps:
        real, offset = real + passes, offset - back
        now = NOON + timedelta(seconds=real + offset)
        tries = noticed(tries, now)
        if seconds_left(tries, now) == 0:
            assert real - since >= wait_after(tries.wrong).total_seconds() - 0.001
            if tried_again:
                tries, since = one_more(tries, TAG, now), real


def test_that_wrong_passwords_add_up_from_nothing():
    first = one_more(None, TAG, NOON)
    assert first == Tries(TAG, 1, NOON)
    later = NOON + timedelta(minutes=1)
    assert one_more(Tries(TAG, 1, NOON, noticed=NOON - timedelta(days=1)), TAG, later) == Tries(TAG, 2, later)


def test_that_known_logins_are_never_forgotten_however_many_unknown_ones_are_tried():
    known = tuple(Tries(tag(number), 1, NOON - timedelta(days=9)) for number in range(5))
    unknown = tuple(Tries(tag(1000 + number), 1 + number % 2, NOON + timedelta(seconds=number)) for number in range(3 * MOST_UNKNOWN))
    kept = worth_keeping((*unknown, *known), frozenset(one.login_tag for one in known))
    assert kept[-5:] == known
    rest = kept[:-5]
    assert len(rest) == MOST_UNKNOWN
    assert {one.wrong for one in rest} == {2}
    assert rest[0].at == NOON + timedelta(seconds=101)
