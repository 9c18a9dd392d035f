"""A visit that is taken up again says so, and a clock or a disk that is not right is told, in place and once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.commands.injection_map import give
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.widgets.scales import Timeline
from tests.ui.visit.playing import desk_of


def test_that_a_visit_taken_up_again_says_where_it_stands_and_what_was_last(player, services, clock):
    made = player("prepare")
    assert made.visit.do(give, ("procerus_1",)) is None
    clock.advance(minutes=3)
    shown = desk_of(services.visits.resume(made.visit.id), services, clock)
    assert shown.shown.notices == (
        Notice(
            "information",
            "Resumed where it was left: 5 of 155 units, 1 of 31 sites",
            f"Last entry {clock.local(made.visit.record.entries[-1].at):%H:%M:%S}, Ruth Ellery: Procerus, 5 units. "
            "Everything that was shown as done is here.",
        ),
    )


def test_that_the_message_goes_with_the_next_command(player, services, clock):
    shown = desk_of(services.visits.resume(player("prepare").visit.id), services, clock)
    shown.presenter.give("procerus_1")
    assert shown.told == []


def test_that_an_entry_of_another_day_is_told_with_its_day(player, services, clock):
    made = player("prepare")
    at = clock.local(made.visit.record.entries[-1].at)
    clock.advance(minutes=3 * 24 * 60)
    (notice,) = desk_of(services.visits.resume(made.visit.id), services, clock).shown.notices
    assert notice.text.startswith(f"Last entry 23 Nov 2026 {at:%H:%M:%S}, Ruth Ellery: ")


def test_that_a_visit_in_which_nothing_was_charted_is_not_resumed(player, services, clock):
    opened = player()
    assert desk_of(opened.visit, services, clock).told == []
    assert desk_of(services.visits.resume(opened.visit.id), services, clock).told == []


def test_that_a_signed_visit_is_looked_at_and_not_resumed(player, services, clock):
    signed = player("prepare", "inject", "finish", "sign")
    assert desk_of(services.visits.resume(signed.visit.id), services, clock).told == []


def test_that_a_clock_behind_the_visit_is_told_before_anything_is_charted(player, services, clock):
    made = player("prepare")
    clock.advance(minutes=-125)
    told = desk_of(services.visits.resume(made.visit.id), services, clock).told
    assert [tone for tone, _ in told] == ["caution", "information"]
    assert told[0][1].startswith("The computer’s clock is 2 h 5 min behind the newest entry (")


def test_that_a_clock_set_back_is_told_at_the_first_entry_after_it(desk, clock):
    made = desk("prepare")
    made.presenter.give("procerus_1")
    clock.advance(minutes=-90)
    made.presenter.give("corrugator_left_1")
    assert made.told == [("caution", f"The computer’s clock was set back by 1 h 30 min before entry {made.record.seq}.")]
    made.presenter.give("corrugator_right_1")
    assert made.told == []


def test_that_a_save_that_took_seconds_is_told_as_saved(desk, services):
    made = desk("prepare")
    seconds = iter([10.0, 12.13, 20.0, 20.9])
    services.visits.running_clock = lambda: next(seconds)
    made.presenter.give("procerus_1")
    assert made.told == [("caution", "The disk is slow: it took 2.1 seconds to save this entry.")]
    made.presenter.give("corrugator_left_1")
    assert made.told == []


def test_that_the_time_since_the_block_is_never_negative_and_hours_are_hours(hands, clock):
    made = hands("prepare", "inject")
    made.screen.presenter.go_to("block")

    def spoken() -> str:
        made.screen.presenter.show()
        QApplication.processEvents()
        (line,) = made.screen.totals.findChildren(Timeline, "totals.timeline")
        return line.accessibleName()

    assert spoken().startswith("Since the last block, 0 minutes, ")
    clock.advance(seconds=-4)  # the few seconds of a time service
    assert spoken().startswith("Since the last block, 0 minutes, ")
    clock.advance(minutes=-30)
    assert spoken() == "Since the last block, not known, judge from 20 to 30 minutes, clock was set back"
    clock.advance(minutes=30 + 26 * 60)
    assert spoken().startswith("Since the last block, 1559 minutes, ")
