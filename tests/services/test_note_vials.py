"""What the note says of a vial that more than one visit used: where it comes from, what was kept, what of that was discarded."""

from __future__ import annotations

from procedure_assistant.domain.commands import injection_map, products
from procedure_assistant.domain.commands.vials import discard_kept
from procedure_assistant.domain.units import units_of
from procedure_assistant.services.kept_vials import kept_vials
from procedure_assistant.services.note_builder import build_note
from procedure_assistant.services.note_text import note_text
from procedure_assistant.services.settings import ClinicSettings
from procedure_assistant.services.visits import Visit
from tests.domain.samples import BOTOX
from tests.fakes import FixedClock
from tests.services.test_vial_law import clinic, opened_visit, vial_of


def lines_of(visit: Visit) -> list[str]:
    """The lines of the note's text."""
    return [one.strip() for one in note_text(build_note(visit, ClinicSettings(), FixedClock())).splitlines()]


def test_that_keeping_and_discarding_are_told_beside_the_waste():
    visits = clinic()
    visit = opened_visit(visits)
    vial = vial_of(visit)
    visit.do(injection_map.give_all)
    visit.keep_vial(vial)
    told = "\n".join(lines_of(visit))
    assert "Kept for another patient: 45 units, the clinic’s policy, E. Marsh 14:31." in told
    visit.do(discard_kept, vial, units_of(BOTOX, 45), "Nobody came", "K. Osei")
    told = "\n".join(lines_of(visit))
    assert "Of the kept rest discarded 45 units: Nobody came, E. Marsh 14:31; seen by K. Osei." in told


def test_that_a_vial_of_another_visit_is_told_as_such():
    visits = clinic()
    first, second = opened_visit(visits), opened_visit(visits)
    first.keep_vial(vial_of(first))
    second.take_over(kept_vials(visits)[0])
    second.do(injection_map.give_all)
    second.do(products.waste_all, "Rest of a single-dose vial", "K. Osei")
    told = "\n".join(lines_of(second))
    assert "Taken over from another visit: 200 units of a vial made ready 23 Nov 2026 14:31." in told
    assert "Wasted 45 units: Rest of a single-dose vial, E. Marsh 14:31; seen by K. Osei." in told
