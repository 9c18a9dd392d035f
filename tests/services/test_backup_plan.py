from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.services.backup_plan import RETRY, BackupPlan, BackupState, Failure, KeepRules, Made, is_due, next_due, to_delete

ZONE = timezone(timedelta(hours=-5))
NOW = datetime(2026, 11, 23, 21, 0, tzinfo=ZONE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAN = BackupPlan(folder="/shelf")


def made_every(step: timedelta, count: int, first: datetime = NOW) -> list[Made]:
    return [Made(f"b{number}", first + number * step, number) for number in range(count)]


_FROM, _TO = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 -- hypothesis takes its bounds without a zone
moments = st.datetimes(_FROM, _TO).map(lambda moment: moment.replace(tzinfo=ZONE))
sets_of_backups = st.lists(moments, max_size=60).map(lambda found: [Made(f"b{n}", at, n) for n, at in enumerate(found)])
in_order = st.lists(moments, max_size=60).map(lambda found: [Made(f"b{n}", at, n) for n, at in enumerate(sorted(found))])
rules = st.builds(KeepRules, st.integers(0, 10), st.integers(0, 6), st.integers(0, 14))


@given(sets_of_backups, rules, moments)
def test_that_the_newest_and_those_dated_later_than_now_are_never_deleted(existing: list[Made], keep: KeepRules, now: datetime):
    going = to_delete(existing, keep, now)
    assert set(going) <= set(existing)
    assert [made for made in going if made.at > now] == []
    if existing:
        assert existing[-1] not in going


@given(sets_of_backups, rules, moments)
def test_that_no_more_are_kept_than_the_rules_say(existing: list[Made], keep: KeepRules, now: datetime):
    kept = [made for made in existing if made not in to_delete(existing, keep, now) and made.at <= now]
    assert len(kept) <= keep.daily + keep.weekly + keep.monthly + 1


@given(sets_of_backups, rules, moments)
def test_that_deleting_once_is_enough(existing: list[Made], keep: KeepRules, now: datetime):
    left = [made for made in existing if made not in to_delete(existing, keep, now)]
    assert to_delete(left, keep, now) == ()


@given(sets_of_backups, rules, moments, st.randoms())
def test_that_the_order_in_which_backups_are_listed_does_not_matter(existing, keep, now, chance):
    shuffled = list(existing)
    chance.shuffle(shuffled)
    assert to_delete(shuffled, keep, now) == to_delete(existing, keep, now)


@given(in_order, rules)
def test_that_the_newest_of_each_of_the_last_days_weeks_and_months_is_kept(existing: list[Made], keep: KeepRules):
    now = datetime(2030, 1, 2, tzinfo=ZONE)
    going = to_delete(existing, keep, now)
    periods = ((keep.daily, "%Y-%m-%d"), (keep.weekly, "%G-%V"), (keep.monthly, "%Y-%m"))
    for count, form in periods:
        last = sorted({made.at.strftime(form) for made in existing})[-count:] if count else []
        for period in last:
            newest = [made for made in existing if made.at.strftime(form) == period][-1]
            assert newest not in going


@given(in_order, rules)
def test_that_what_is_deleted_today_would_be_deleted_tomorrow_too(existing: list[Made], keep: KeepRules):
    """One more backup may make an old one superfluous; it never brings one back."""
    now = datetime(2030, 1, 2, tzinfo=ZONE)
    one_more = [*existing, Made("new", now, len(existing))]
    assert set(to_delete(existing, keep, now)) <= set(to_delete(one_more, keep, now))


def test_that_three_years_of_daily_backups_leave_a_week_a_month_and_a_year_of_them():
    keep, left = KeepRules(7, 4, 12), []
    for made in made_every(DAY, 3 * 365):
        left = [*left, made]
        going = to_delete(left, keep, made.at)
        left = [one for one in left if one not in going]
    days = [(left[-1].at - made.at).days for made in left]
    assert days[-7:] == [6, 5, 4, 3, 2, 1, 0]
    assert len({made.at.strftime("%G-%V") for made in left if made.at > left[-1].at - 28 * DAY}) >= 4
    assert len({made.at.strftime("%Y-%m") for made in left}) == 12
    assert len(left) <= 23


def test_that_of_several_backups_of_a_day_the_last_one_stays():
    existing = made_every(HOUR, 3, datetime(2026, 11, 20, 8, tzinfo=ZONE))
    assert to_delete(existing, KeepRules(), NOW) == tuple(existing[:2])


def test_that_a_clock_set_back_a_year_deletes_nothing_of_the_time_before():
    before = made_every(DAY, 5)
    after = [Made(f"c{n}", NOW - 365 * DAY + n * DAY, 5 + n) for n in range(10)]
    going = to_delete([*before, *after], KeepRules(7, 4, 12), after[-1].at)
    assert set(going) & set(before) == set()
    assert after[-1] not in going


@pytest.mark.parametrize(
    ("plan", "last", "due"),
    [
        (PLAN, None, NOW),
        (PLAN, NOW - 2 * HOUR, NOW - HOUR),
        (PLAN, NOW - HOUR, NOW + 23 * HOUR),
        (PLAN, NOW - HOUR / 2, NOW + 23 * HOUR),
        (PLAN, NOW - 10 * DAY, NOW - 9 * DAY - HOUR),
        (BackupPlan("/shelf", None, 4), NOW - HOUR, NOW + 3 * HOUR),
        (BackupPlan("/shelf", None, 4), NOW - 5 * HOUR, NOW - HOUR),
        (BackupPlan("/shelf", time(20), 4), NOW - HOUR / 2, NOW + 3.5 * HOUR),
        (BackupPlan("/shelf", None, None, on_close=True), None, None),
        (BackupPlan(""), None, None),
    ],
)
def test_when_the_next_backup_is_due(plan: BackupPlan, last: datetime | None, due: datetime | None):
    state = BackupState(None if last is None else last.astimezone(UTC))
    assert next_due(plan, state, NOW) == due
    assert is_due(plan, state, NOW) == (due is not None and due <= NOW)


def test_that_closing_makes_one_only_where_the_plan_says_so():
    state = BackupState(NOW)
    assert is_due(BackupPlan("/shelf", None, None, on_close=True), state, NOW, closing=True)
    assert not is_due(PLAN, state, NOW, closing=True)
    assert not is_due(BackupPlan("", None, None, on_close=True), state, NOW, closing=True)


def test_that_a_backup_that_failed_is_tried_again_after_a_while():
    state = BackupState(NOW - 3 * DAY, failure=Failure(NOW, "BACKUP-MISSING", "Gone."))
    assert next_due(PLAN, state, NOW) == NOW + RETRY
    assert is_due(PLAN, state, NOW + RETRY)


def test_that_after_the_clock_was_set_back_a_backup_is_due_once():
    """How long ago the last one was made cannot be known; the new one has the new time, so it does not go on for ever."""
    state = BackupState(NOW + 30 * DAY, failure=None)
    assert is_due(PLAN, state, NOW)
    assert not is_due(PLAN, BackupState(NOW), NOW)
    ahead = BackupState(NOW + 30 * DAY, failure=Failure(NOW + 30 * DAY, "BACKUP-MISSING", "Gone."))
    assert is_due(PLAN, ahead, NOW)
