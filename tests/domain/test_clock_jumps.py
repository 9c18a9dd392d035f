"""Time that runs backwards in a log is told; a log in which it does not, or hardly, says nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.clock_jumps import SetBack, behind, behind_words, set_backs, span
from procedure_assistant.domain.commands import checklist
from procedure_assistant.domain.events import Entry, Retracted
from tests.domain.bedside import Bedside

START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def log(*seconds: float, rooms: str = "") -> tuple[Entry, ...]:
    """Entries stamped so many seconds after the start, each from the room of its letter."""
    letters = rooms or "a" * len(seconds)
    moments = enumerate(zip(seconds, letters, strict=True), start=1)
    return tuple(Entry(seq, START + timedelta(seconds=after), "E. Marsh", room, Retracted(1, 1), seq) for seq, (after, room) in moments)


def test_that_a_clock_set_back_is_told_at_its_first_entry_only():
    assert set_backs(log(0, 10, 20, -7200 + 25, -7200 + 30)) == (SetBack(4, timedelta(seconds=7195), other=False),)


def test_that_each_time_it_is_set_back_is_told():
    assert [one.seq for one in set_backs(log(0, -60, -10, -70, 100))] == [2, 4]


@given(st.lists(st.floats(0, 5e5), max_size=20))
def test_that_a_clock_that_goes_on_is_not_told(steps: list[float]):
    moment, seconds = 0.0, []
    for step in steps:
        moment += step
        seconds.append(moment)
    assert set_backs(log(*seconds)) == ()


def test_that_the_few_seconds_of_a_time_service_are_not_told():
    assert set_backs(log(0, 10, 5)) == ()
    assert [one.by for one in set_backs(log(0, 10, 4.9))] == [timedelta(seconds=5.1)]


def test_that_two_workstations_whose_clocks_differ_are_told_as_such():
    (found,) = set_backs(log(0, 20, 8, rooms="aab"))
    assert found.says == "The clocks of two workstations differ by 12 seconds: entry 3 is stamped earlier than the one before it."


def test_that_it_is_said_in_one_sentence_with_the_length_of_the_jump():
    (found,) = set_backs(log(0, -7380))
    assert found.says == "The computer’s clock was set back by 2 h 3 min before entry 2."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (6, "6 seconds"),
        (119, "119 seconds"),
        (120, "2 min"),
        (3600, "1 h"),
        (7380, "2 h 3 min"),
        (86400, "1 day"),
        (3 * 86400 + 4 * 3600, "3 days 4 h"),
    ],
)
def test_that_a_span_has_at_most_two_units(seconds: int, words: str):
    assert span(timedelta(seconds=seconds)) == words


def test_that_a_clock_behind_the_newest_entry_is_told_and_one_ahead_is_not():
    assert behind(START, START - timedelta(hours=2)) == timedelta(hours=2)
    assert behind(START, START - timedelta(seconds=5)) is None
    assert behind(START, START + timedelta(days=400)) is None
    assert behind_words(timedelta(hours=2), "14:31") == "The computer’s clock is 2 h behind the newest entry (14:31)."


def test_that_entries_of_a_clock_set_back_are_kept_in_their_order_with_what_the_clock_said():
    at = Bedside()
    at.do(checklist.answer, "headache_days", ("20",))
    at.later(hours=-3)
    at.do(checklist.answer, "headache_days", ("22",))
    assert at.folded() == at.record
    assert at.record.value("headache_days") == "22"
    assert [entry.seq for entry in at.record.entries] == [1, 2, 3]
    assert at.record.entries[2].at - at.record.entries[1].at == timedelta(hours=-3)
    assert [one.seq for one in set_backs(at.record.entries)] == [3]
