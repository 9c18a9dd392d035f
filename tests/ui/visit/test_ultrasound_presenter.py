"""The ultrasound page without a window: what it says is next, what one press charts, and what it never charts by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import course, images
from procedure_assistant.domain.events_regenerative import Guidance, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.visit.presenter import VisitPresenter
from procedure_assistant.ui.visit.ultrasound_content import USUAL_WORDS, UltrasoundContent
from tests.domain.regenerative import NOW, WHOLE, picture, tuples
from tests.services import regenerative_visits as visits
from tests.services.regenerative_visits import passport
from tests.ui.visit.playing import LANDMARKS, ListeningView


class Desk:
    """A presenter on the ultrasound page with a view that listens."""

    def __init__(self, built: Services, visit: Visit) -> None:
        self.view = ListeningView()
        self.asks = VisitPresenter(visit, built.clock, ("Ruth Ellery", "MD"), LANDMARKS, built.visits.resume)
        self.asks.attach(self.view)
        self.asks.go_to("ultrasound")

    @property
    def page(self) -> UltrasoundContent:
        assert self.view.content is not None
        assert self.view.content.ultrasound is not None
        return self.view.content.ultrasound

    @property
    def next(self) -> tuple[str, str]:
        assert self.view.content is not None
        return self.view.content.primary.title, self.view.content.primary.amount

    @property
    def told(self) -> list[str]:
        assert self.view.content is not None
        return [notice.title for notice in self.view.content.notices]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    made = visits.services(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk(built: Services) -> Callable[..., Desk]:
    def make(*, described: bool = True) -> Desk:
        visit = visits.begin(built, "prp_occipital")
        if described:
            visits.do(visit, passport.begin, "prp")
            visits.do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
        return Desk(built, visit)

    return make


def test_that_the_button_says_amount_and_aspiration_before_it_is_pressed(desk):
    made = desk()
    made.asks.choose_target("gon_c2")
    assert made.next == ("Inject GON C2 left", "2 mL PRP, aspiration negative")
    made.asks.type_amount("1.5")
    assert made.next == ("Inject GON C2 left", "1.5 mL PRP, aspiration negative")
    made.asks.primary()
    (given,) = made.asks.record.regenerative.given
    now = given.event
    assert (now.target, now.side, now.volume.amount, now.aspiration) == ("gon_c2", Side.LEFT, Decimal("1.5"), "negative")
    assert made.page.inject.given == ("1.5 mL PRP under ultrasound",)


def test_that_a_target_no_source_finds_with_the_probe_is_given_by_landmarks_unless_chosen(desk):
    made = desk()
    made.asks.choose_target("lon")
    assert (made.page.inject.guidance, made.view.content.primary.next_title) == ("landmarks", "LON left, by landmarks")
    made.asks.choose_guidance("ultrasound")
    made.asks.primary()
    assert made.asks.record.regenerative.given[0].guidance is Guidance.ULTRASOUND
    made.asks.choose_target("ton")
    made.asks.primary()
    assert made.asks.record.regenerative.given[1].guidance is Guidance.LANDMARKS


def test_that_what_is_no_number_is_told_and_nothing_is_charted(desk):
    made = desk()
    made.asks.type_amount("two")
    made.asks.primary()
    assert made.asks.record.regenerative.given == ()
    assert made.told[0].endswith("Nothing was charted.")


def test_that_without_a_product_the_way_leads_to_its_passport(desk):
    made = desk(described=False)
    assert made.next == ("Go to product passport", "")
    made.asks.primary()
    assert made.asks.section.id == "passport"


def test_that_what_was_seen_is_offered_in_one_press_only_after_the_injection(desk):
    made = desk()
    assert made.page.usual == ""
    made.asks.primary()
    assert made.next == ("All as usual", "as named above")
    assert USUAL_WORDS in made.view.content.primary.next_text
    made.asks.primary()
    answered = {row.id: row.values for row in made.page.rows if row.values}
    assert answered == {
        "probe": ("linear",), "nerve_seen": ("yes",), "doppler": ("yes",), "approach": ("in_plane",), "tip_seen": ("yes",),
        "spread": ("ring",),
    }  # fmt: skip
    made.asks.undo()
    assert not any(row.values for row in made.page.rows)


def test_that_equipment_is_taken_over_from_the_other_side_and_findings_are_not(desk):
    made = desk()
    made.asks.primary()
    for field, value in (("machine", "Acme U1"), ("needle", "25 G"), ("depth_mm", "8.0"), ("tip_seen", "yes")):
        made.asks.note_field(field, (value,))
    made.asks.choose_side("right")
    assert (made.page.copy, made.page.copy_from) == ("ultrasound machine and needle", "GON nuchal left")
    made.asks.note_same_hands()
    assert {row.id: row.values for row in made.page.rows if row.values} == {"machine": ("Acme U1",), "needle": ("25 G",)}


def test_that_a_missing_field_is_gone_to_by_name(desk):
    made = desk()
    made.asks.primary()
    made.asks.primary()
    assert made.next == ("Next open field", "Ultrasound machine")
    assert made.view.content.primary.action == "go:ultrasound/gon_nuchal_left/machine"


def test_that_the_other_side_follows_and_then_the_visit_goes_on(desk):
    made = desk()
    note = {"machine": "U1", "frequency_mhz": "15", "depth_mm": "8", "needle": "25 G", "sensory_test": "reduced"}
    for side in ("left", "right"):
        assert made.page.side == side
        made.asks.primary()
        made.asks.note_usual()
        for field, value in note.items():
            made.asks.note_field(field, (value,))
        visits.do(made.asks.visit, images.attach, picture(f"i_{side}", target="gon_nuchal", side=Side(side)))
        made.asks.show()
        if side == "left":
            assert made.next == ("Go to GON nuchal right", "")
            made.asks.primary()
    assert made.page.needle == ""
    assert made.next[0] == "Continue: pain after"


def test_that_a_guided_injection_without_a_needle_picture_says_so_and_has_a_way_on(desk):
    made = desk()
    made.asks.primary()
    assert (made.page.needle, made.page.landmarks) == ("No picture shows the needle at GON nuchal left yet.", True)
    made.asks.by_landmarks()
    made.asks.go_on("the machine lost its disk")
    assert made.asks.record.regenerative.given[0].guidance is Guidance.LANDMARKS
    assert (made.page.needle, made.page.landmarks) == ("", False)


def test_that_a_tip_is_moved_and_rulers_add_up(desk):
    made = desk()
    visits.do(made.asks.visit, images.attach, picture("i1"))
    for point in ((10.0, 10.0), (20.0, 20.0)):
        made.asks.add_mark("i1", MarkKind.NEEDLE_TIP, (point,))
        made.asks.add_mark("i1", MarkKind.RULER, (point, (30.0, 30.0)))
    assert [(mark.kind, mark.points[0]) for mark in made.page.shots[0].marks] == [
        (MarkKind.RULER, (10.0, 10.0)), (MarkKind.NEEDLE_TIP, (20.0, 20.0)), (MarkKind.RULER, (20.0, 20.0)),
    ]  # fmt: skip
    made.asks.clear_marks("i1")
    assert made.page.shots[0].marks == ()


def test_that_a_label_asks_for_its_words(desk):
    made = desk()
    visits.do(made.asks.visit, images.attach, picture("i1"))
    made.asks.add_mark("i1", MarkKind.LABEL, ((5.0, 5.0),))
    assert made.page.shots[0].marks == ()
    made.asks.go_on("fascia")
    assert [mark.text for mark in made.page.shots[0].marks] == ["fascia"]


def test_that_a_picture_that_is_rejected_leaves_the_record_with_its_reason(desk):
    made = desk()
    visits.do(made.asks.visit, images.attach, picture("i1"))
    rejected: list[str] = []
    made.asks.reject_picture("i1", rejected.append)
    assert rejected == []
    made.asks.go_on("another name is burned in")
    assert rejected == ["another name is burned in"]
    assert made.page.shots == ()


def test_that_a_signed_record_is_only_looked_at(built):
    made = Desk(built, visits.finished(built))
    assert (made.page.editable, made.page.charting, made.page.usual, made.page.copy) == (False, False, "", "")
    assert not made.next[0].startswith("Inject")


def test_that_the_route_leads_to_the_injection_before_anything_after_it(desk):
    made = desk()
    made.asks.go_to("time_out")
    visits.do(made.asks.visit, course.score_pain, "after", 3, NOW)
    made.asks.next_section()
    assert made.asks.section.id == "ultrasound"
