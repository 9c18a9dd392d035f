"""The place in the trial's order: from where the hand is, around the end, and past what is decided or skipped."""

from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import injection_map
from procedure_assistant.services.demo import Player
from procedure_assistant.ui.visit.sequence_content import SKIP_REASONS, groups, sequence, titled
from procedure_assistant.ui.visit.sequence_order import Sequence
from tests.ui.visit.playing import BOTOX


@pytest.fixture
def prepared(player) -> Player:
    made: Player = player("prepare", protocols=BOTOX)
    return made


def ids(made: Player) -> list[str]:
    return list(made.visit.record.sites)


def test_that_the_walk_begins_with_the_first_of_the_trial(prepared: Player):
    following = Sequence().following(prepared.visit.record)
    assert following is not None
    assert (following.id, ids(prepared)[0]) == ("corrugator_left_1", "corrugator_left_1")


def test_that_it_goes_on_from_where_it_was_sent_and_then_around(prepared: Player):
    walk, seen = Sequence(), []
    walk.go_to("trapezius_right_2")
    for _site in range(31):
        following = walk.following(prepared.visit.record)
        assert following is not None
        seen.append(following.id)
        prepared.do(injection_map.give, (following.id,))
    order = ids(prepared)
    place = order.index("trapezius_right_2")
    assert seen == [*order[place:], *order[:place]]
    assert walk.following(prepared.visit.record) is None


def test_that_what_follows_is_never_the_site_itself(prepared: Player):
    walk, record = Sequence(), prepared.visit.record
    order = ids(prepared)
    assert [site.id if (site := walk.after(record, one)) else "" for one in order] == [*order[1:], order[0]]
    prepared.do(injection_map.give, tuple(order[:-1]))
    assert walk.after(prepared.visit.record, order[-1]) is None


def test_that_two_skips_are_undone_one_after_the_other(prepared: Player):
    walk, order = Sequence(), ids(prepared)
    for site in order[:2]:
        prepared.do(injection_map.note, site, "Skipped at first: tender")
        walk.skip(prepared.visit.record, site)
    seen = []
    for _undo in range(3):
        following = walk.following(prepared.visit.record)
        seen.append(following.id if following else "")
        prepared.visit.undo()
    assert seen == [order[2], order[1], order[0]]


def test_that_going_elsewhere_forgets_what_was_skipped(prepared: Player):
    walk, order = Sequence(), ids(prepared)
    prepared.do(injection_map.note, order[0], "Skipped at first: tender")
    walk.skip(prepared.visit.record, order[0])
    walk.go_to(order[5])
    prepared.visit.undo()
    following = walk.following(prepared.visit.record)
    assert following is not None
    assert following.id == order[5]


def test_that_the_strip_holds_31_pips_by_muscle_in_the_trials_order(prepared: Player):
    shown = groups(prepared.visit.record)
    assert [(group.title, len(group.pips)) for group in shown] == [
        ("Corrugator", 2), ("Procerus", 1), ("Frontalis", 4), ("Temporalis", 8), ("Occipitalis", 6), ("Paraspinal", 4), ("Trapezius", 6),
    ]  # fmt: skip
    assert [pip.id for group in shown for pip in group.pips] == ids(prepared)


def test_that_an_extra_site_stands_with_its_muscle(player):
    record = player("prepare", "half", protocols=BOTOX).visit.record
    temporalis = next(group for group in groups(record) if group.muscle == "temporalis")
    assert (temporalis.pips[-1].words, temporalis.pips[-1].state) == ("Temporalis, left extra 1", "extra")


def test_that_the_changed_dose_is_called_out(prepared: Player):
    prepared.do(injection_map.change_dose, "corrugator_left_1", Decimal("2.5"))
    record = prepared.visit.record
    walk = Sequence()
    shown = sequence(record, walk.following(record), None, None)
    assert shown is not None
    assert shown.site is not None
    assert (shown.site.title, shown.site.dose, shown.site.volume) == ("Corrugator, left 1", "2.5 units", "0.05 mL")


def test_that_the_midline_has_no_side_in_its_name(prepared: Player):
    assert titled(prepared.visit.record, prepared.visit.record.sites["procerus_1"]) == "Procerus"


def test_that_no_prompt_names_the_patient(prepared: Player):
    record, walk = prepared.visit.record, Sequence()
    for site in ids(prepared):
        walk.go_to(site)
        shown = sequence(record, walk.following(record), None, None)
        assert shown is not None
        assert shown.site is not None
        assert not any(part in shown.site.spoken for part in record.patient.name.replace(",", "").split())


def test_that_every_reason_to_skip_can_be_charted():
    assert all(len(reason) > 3 for reason in SKIP_REASONS)
    assert len(set(SKIP_REASONS)) == 4
