"""Power loss in the middle of clicking through a visit: what the window had painted as given is in the log, once, and is shown again."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

from procedure_assistant.services.visits import Visit
from tests.faults.conftest import Prepared
from tests.faults.people import services_on
from tests.faults.power_loss.computer import Computer, disks_left
from tests.faults.power_loss.disk import write_tree
from tests.faults.power_loss.journal import Life
from tests.faults.visit_window import folded_units, given_in_log, planned_sites

PROGRAM = "tests.faults.clicking_window"
LOSSES_A_WINDOW = 5
"""One window, which takes a second to start, for so many of the losses asked for."""
FEWEST_WINDOWS = 3
LATEST = 120
"""Entries of the journal after which the power fails at most: the start and up to ten clicks of at least ten entries."""
SITES_LEFT = 14


def visit_in(database: Path, visit_id: str) -> Visit:
    """The visit as the next start reads it; the database is sound."""
    services = services_on(database)
    with closing(services.store):
        assert list(services.store.verify()) == []
        return services.visits.resume(visit_id)


def check(life: Life, before: frozenset[str], visit: Visit) -> frozenset[str]:
    """All that the window had shown is kept, once, and at most the click being made besides; returns the sites kept."""
    log = given_in_log(visit)
    shown = set(before)
    for line in life.said:
        match line.split():
            case ["shown", units, *sites]:
                assert (frozenset(sites), int(units)) == (before, 5 * len(before))  # the next start shows what the loss had left
            case ["given", site, units]:
                shown.add(site)
                assert int(units) <= 5 * len(shown)  # the totals follow the mark, and never say more than is kept
            case _:
                raise AssertionError(f"the window said {line!r}")
    assert len(log) == len(set(log))
    assert shown <= set(log)
    assert len(set(log) - shown) <= 1
    assert {site.id for site in visit.record.sites.values() if site.given} == set(log)
    assert folded_units(visit) == 5 * len(log)
    return frozenset(log)


def test_that_every_click_shown_as_given_survives_power_losses(computer: Computer, prepared: Prepared, losses: int, tmp_path: Path):
    chance = random.Random(15)
    database = prepared.copy_to(computer.folder)
    visit = visit_in(database, prepared.visit_id)
    sites = len(planned_sites(visit))
    given: frozenset[str] = frozenset()
    clicks = 0
    for number in range(max(losses // LOSSES_A_WINDOW, FEWEST_WINDOWS)):
        if sites - len(given) < SITES_LEFT:  # a window must never run out of sites before the power fails
            computer.start_from({})
            prepared.copy_to(computer.folder)
            given = frozenset()
        life, disk = computer.run(PROGRAM, database, prepared.visit_id, number, entries=1 + chance.randrange(LATEST))
        assert life.code == -9
        clicks += len(life.said[1:])
        found = {}
        left = disks_left(disk, chance)
        for kept, tree in left.items():
            write_tree(tree, tmp_path / "looked at")
            found[kept] = check(life, given, visit_in(tmp_path / "looked at" / database.name, prepared.visit_id))
        goes_on = chance.choice(list(left))
        computer.start_from(left[goes_on])
        given = found[goes_on]
    assert clicks > 0
