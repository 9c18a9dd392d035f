"""Gloves mode in the real window, driven by pointer and keys: one plate, four large buttons, nothing given by accident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from procedure_assistant.domain.totals import map_total
from procedure_assistant.services.workstation import WorkstationSettings, save_workstation
from procedure_assistant.ui import theme
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.gloves_page import GlovesPage
from procedure_assistant.ui.widgets.strip import SequenceStrip
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import BOTOX, GON

SPACE, BACKSPACE = Qt.Key.Key_Space, Qt.Key.Key_Backspace
SIZES = [(1280, 800), (1920, 1080), (1920, 1200)]


class Gloved(Bedside):
    """Gloved hands on a visit screen."""

    @property
    def page(self) -> GlovesPage:
        page = self.screen.findChild(GlovesPage, "gloves")
        assert page is not None
        return page

    @property
    def units(self) -> Decimal:
        total = map_total(self.screen.presenter.record)
        assert total is not None
        return total.given_units

    @property
    def following(self) -> str:
        return next((mark.id for mark in self.screen.presenter.content().marks if mark.next), "")

    @property
    def message(self) -> str:
        notice = self.page.message.notice()
        return notice.title if notice is not None and self.page.message.isVisible() else ""

    def words(self) -> str:
        return self.page.panel.words.accessibleName()

    def press_plate(self, spot: QPoint) -> None:
        self.pointer += 1
        QTest.mouseClick(self.page.map, Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()

    def spot(self, site_id: str) -> QPoint:
        site = self.screen.presenter.record.sites[site_id]
        return self.page.map.viewport_point(site.figure, site.x, site.y)

    def press_site(self, site_id: str) -> None:
        self.press_plate(self.spot(site_id))

    def press_muscle(self, number: int) -> None:
        """A muscle of the strip, by its place in the trial's order."""
        strip = self.page.strip
        self.pointer += 1
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.targets()[number].center().toPoint())
        QApplication.processEvents()


@pytest.fixture
def gloved(hands, on_disk) -> Callable[..., Gloved]:
    """A visit with gloves on, at a density of the screen that was measured with a card."""

    def put_on(*stages: str, dpi: float = 92, section: str = "map", protocols: tuple[str, ...] = BOTOX, **more: object) -> Gloved:
        screen_name = QApplication.primaryScreen().name()
        settings = WorkstationSettings(px_per_mm={screen_name: dpi / 25.4})
        save_workstation(on_disk.store, on_disk.visits.workstation, settings)
        made = hands("prepare", *stages, protocols=protocols, **more)
        made.go_to(section)
        made.click(f"{'map' if section == 'map' else 'block'}.gloves")
        return Gloved(made.screen)

    return put_on


# -- giving ------------------------------------------------------------------------------------------------------------


def test_that_a_whole_map_is_given_and_taken_back_with_the_pedal(gloved):
    made = gloved()
    for _site in range(31):
        made.key(SPACE)
    assert (made.units, made.following) == (Decimal(155), "")
    for _site in range(31):
        made.key(BACKSPACE)
    assert (made.units, made.following) == (Decimal(0), "corrugator_left_1")


def test_that_a_whole_map_is_given_with_the_one_large_button(gloved):
    made = gloved()
    for _site in range(31):
        made.click("gloves.primary")
    assert (made.units, made.pointer) == (Decimal(155), 31)


def test_that_the_panel_says_site_dose_place_angle_depth_and_caution(gloved):
    made = gloved()
    assert made.words() == (
        "Corrugator, left 1. 5 units. 0.1 mL. Where: About 1.5 cm above the medial upper edge of the orbital rim. "
        "Angle: About 90° to the skin. Depth: Superficial, into the pinched medial belly while the patient frowns. "
        "Too low or too lateral: eyelid ptosis. Stay above the brow, a fingertip on the rim."
    )
    assert made.widget("gloves.primary").accessibleName() == "Given, then corrugator right 1"
    assert made.page.panel.head.accessibleName() == "Next, patient supine; 31 of 31 left; 0 / 155 units"


def test_that_undo_names_what_it_takes_back(gloved):
    made = gloved()
    made.key(SPACE)
    assert made.widget("gloves.undo").accessibleName() == "Undo, Corrugator left 1, 5 units"
    made.click("gloves.undo")
    assert made.units == Decimal(0)


def test_that_a_press_on_a_site_gives_it(gloved):
    made = gloved()
    made.press_site("frontalis_right_2")
    assert made.screen.presenter.record.sites["frontalis_right_2"].given is not None
    assert made.following == "corrugator_left_1"


# -- pressing beside and between ---------------------------------------------------------------------------------------


def test_that_a_site_is_met_within_10_mm_and_not_beyond(gloved):
    made = gloved(size=(1280, 800), dpi=120)
    made.press_muscle(3)
    made.press_plate(made.spot("temporalis_left_3") - QPoint(round(9.5 * 120 / 25.4), 0))
    assert made.units == Decimal(5)
    made.press_plate(made.spot("temporalis_left_4") + QPoint(round(10.5 * 120 / 25.4), 0))
    assert made.units == Decimal(5)
    assert made.screen.presenter.record.sites["temporalis_left_4"].given is None


def between(made: Gloved, one: str, other: str) -> QPoint:
    return (made.spot(one) + made.spot(other)) / 2


def test_that_a_press_between_two_sites_names_both_and_gives_neither(gloved):
    made = gloved(dpi=120)
    made.press_muscle(6)
    made.press_plate(between(made, "occipitalis_left_1", "occipitalis_left_3"))
    assert made.units == Decimal(0)
    assert made.message in (
        "Occipitalis left 1 or occipitalis left 3: the press is about as near to both. Nothing was charted.",
        "Occipitalis left 3 or occipitalis left 1: the press is about as near to both. Nothing was charted.",
    )


def test_that_a_doubtful_press_on_the_nape_enlarges_it_so_that_the_next_press_meets_one(gloved):
    made = gloved(dpi=120)
    made.press_muscle(6)
    apart = (made.spot("occipitalis_left_1") - made.spot("occipitalis_left_3")).manhattanLength()
    made.press_plate(between(made, "occipitalis_left_1", "occipitalis_left_3"))
    enlarged = (made.spot("occipitalis_left_1") - made.spot("occipitalis_left_3")).manhattanLength()
    assert enlarged / apart == pytest.approx(2.5, rel=0.05)
    made.press_site("occipitalis_left_3")
    assert made.screen.presenter.record.sites["occipitalis_left_3"].given is not None
    assert made.message == ""
    made.spot("trapezius_left_1")  # the whole back again, where the next site is


def test_that_the_next_site_wins_within_4_mm(gloved):
    made = gloved(dpi=120)
    made.press_muscle(4)
    assert made.following == "occipitalis_left_1"
    made.press_muscle(6)  # the whole back, but the next one is of the trapezius
    made.screen.presenter.go_to_site("occipitalis_left_3")
    made.page.map.show_plate("posterior", enlarged=False)
    made.press_plate(between(made, "occipitalis_left_1", "occipitalis_left_3"))
    assert made.screen.presenter.record.sites["occipitalis_left_3"].given is not None


def test_that_the_nape_is_shown_enlarged_for_its_own_sites(gloved):
    made = gloved()
    made.press_muscle(5)
    assert made.following == "cervical_paraspinal_left_1"
    near = made.spot("cervical_paraspinal_left_1") - made.spot("cervical_paraspinal_left_2")
    assert (near.x() ** 2 + near.y() ** 2) ** 0.5 >= 20 * 92 / 25.4


def test_that_a_finger_that_slides_over_sites_gives_none(gloved):
    made = gloved()
    first, last = made.spot("frontalis_left_1"), made.spot("frontalis_right_2")
    QTest.mousePress(made.page.map, Qt.MouseButton.LeftButton, pos=first)
    for part in range(1, 11):
        QTest.mouseMove(made.page.map, first + (last - first) * part / 10)
        QApplication.processEvents()
    QTest.mouseRelease(made.page.map, Qt.MouseButton.LeftButton, pos=last)
    QApplication.processEvents()
    assert made.units == Decimal(0)
    assert made.message == "The finger slid over several sites. Nothing was charted."


def test_that_a_press_on_a_given_site_shows_it_and_the_pedal_leads_back(gloved):
    made = gloved()
    made.key(SPACE)
    made.press_site("corrugator_left_1")
    assert made.words().startswith("Corrugator, left 1. 5 units")
    assert made.page.panel.head.accessibleName().startswith("Given;")
    made.key(SPACE)
    assert made.units == Decimal(5)
    assert made.words().startswith("Corrugator, right 1")


def test_that_a_given_site_is_taken_back_where_it_is_looked_at(gloved):
    made = gloved()
    made.key(SPACE)
    made.key(SPACE)
    made.press_site("corrugator_left_1")
    made.click("gloves.second")
    assert made.units == Decimal(5)
    assert made.following == "corrugator_left_1"


# -- extra sites -------------------------------------------------------------------------------------------------------


@pytest.fixture
def offered(gloved) -> Gloved:
    """The skin of the left temple was pressed, where the muscle takes an extra site."""
    made: Gloved = gloved()
    made.press_muscle(3)
    made.press_plate(made.page.map.viewport_point("lateral_left", 213.0, 154.0))
    return made


def test_that_a_press_on_the_skin_of_a_muscle_only_offers_an_extra_site(offered: Gloved):
    assert offered.units == Decimal(0)
    assert offered.words().startswith("Temporalis, left. 5 units. 0.1 mL. Where: Where the pain is, inside the muscle.")


def test_that_the_offered_site_is_given_by_its_own_button(offered: Gloved):
    offered.click("gloves.primary")
    assert offered.units == Decimal(5)
    assert offered.words().startswith("Temporalis, left 1. 5 units")


def test_that_the_pedal_gives_no_offered_site_but_leads_back(offered: Gloved):
    offered.key(SPACE)
    assert offered.units == Decimal(0)
    offered.key(SPACE)
    assert offered.screen.presenter.record.sites["temporalis_left_1"].given is not None


def test_that_another_press_on_the_plate_takes_the_offer_back(offered: Gloved):
    offered.press_site("temporalis_left_3")
    assert offered.units == Decimal(0)
    assert offered.words().startswith("Temporalis, left 1. 5 units")


def test_that_nothing_is_offered_where_the_muscle_takes_no_extra_site(gloved):
    made = gloved()
    made.press_plate(made.page.map.viewport_point("anterior", 220.0, 170.0))
    assert made.units == Decimal(0)
    assert made.message == "No site is near the press. Nothing was charted."


# -- omit, skip, dose --------------------------------------------------------------------------------------------------


def test_that_a_site_is_omitted_in_two_presses(gloved):
    made = gloved()
    made.click("gloves.second")
    made.click("gloves.reason.3")
    assert made.screen.presenter.record.sites["corrugator_left_1"].omitted == "Patient declined"
    assert (made.following, made.pointer) == ("corrugator_right_1", 2)


def test_that_a_site_is_skipped_from_the_same_place(gloved):
    made = gloved()
    made.click("gloves.second")
    made.click("gloves.skip")
    made.click("gloves.reason.0")
    assert made.screen.presenter.record.sites["corrugator_left_1"].note == "Skipped at first: Needs another position"
    assert made.following == "corrugator_right_1"


def test_that_s_and_o_ask_for_the_reason_and_a_number_chooses_it(gloved):
    made = gloved()
    for key in (Qt.Key.Key_S, Qt.Key.Key_O):
        made.key(key)
        made.key(Qt.Key.Key_1)
    sites = made.screen.presenter.record.sites
    assert (sites["corrugator_left_1"].note, sites["corrugator_right_1"].omitted) == (
        "Skipped at first: Needs another position", "Skin lesion",
    )  # fmt: skip


def test_that_a_reason_of_ones_own_can_be_typed(gloved):
    made = gloved()
    made.key(Qt.Key.Key_O)
    made.click("gloves.other_reason")
    field = made.widget("gloves.reason_words", QLineEdit)
    QTest.keyClicks(field, "tattoo of so 12")
    made.click("gloves.take_reason")
    assert made.screen.presenter.record.sites["corrugator_left_1"].omitted == "tattoo of so 12"


def test_that_a_press_on_the_plate_while_a_reason_is_asked_for_only_leaves_the_question(gloved):
    made = gloved()
    made.key(Qt.Key.Key_O)
    made.press_site("frontalis_left_1")
    assert made.units == Decimal(0)
    assert not made.page.panel.reasons[0].isVisible()


def test_that_the_dose_is_changed_in_steps_and_given(gloved):
    made = gloved()
    made.click("gloves.third")
    made.click("gloves.dose.less")
    assert made.words() == "Corrugator, left 1. 2.5 units. 0.05 mL"
    made.click("gloves.primary")
    assert made.units == Decimal("2.5")
    assert made.widget("gloves.third").isVisible()
    assert made.words().startswith("Corrugator, right 1. 5 units")


# -- in and out --------------------------------------------------------------------------------------------------------


def test_that_gloves_make_the_program_large_and_taking_them_off_brings_it_back(gloved):
    made = gloved()
    assert (theme.current().gloves, made.screen.totals.isVisible(), made.page.isVisible()) == (True, False, True)
    made.click("gloves.off")
    assert (theme.current().gloves, made.screen.totals.isVisible(), made.page.isVisible()) == (False, True, False)
    made.key(SPACE)
    assert made.units == Decimal(5)


def test_that_the_look_of_other_pages_stays_when_the_visit_is_left_with_gloves_on(gloved):
    made = gloved()
    made.screen.hide()
    assert not theme.current().gloves
    made.screen.show()
    assert theme.current().gloves


def test_that_the_look_chosen_stays_dark_with_gloves_on(gloved, qapp):
    theme.apply(qapp, theme.shipped("dark"))
    made = gloved()
    assert (theme.current().name, theme.current().gloves) == ("dark", True)
    made.click("gloves.off")
    assert (theme.current().name, theme.current().gloves) == ("dark", False)


def test_that_gloves_come_off_kindly_where_the_panel_cannot_serve(gloved):
    made = gloved()
    for _press in range(32):
        made.key(SPACE)
    assert made.units == Decimal(155)
    assert not made.page.isVisible()
    title = made.screen.presenter.section.title
    assert made.notices == [f"Gloves mode is off: {title[0].lower()}{title[1:]} is charted here."]
    assert not theme.current().gloves


def test_that_gloves_cannot_be_put_on_where_nothing_can_be_served(hands):
    made = hands("prepare", protocols=GON)
    made.go_to("block")
    made.click("block.gloves")
    assert made.notices == ["Gloves mode cannot serve this step."]
    assert not theme.current().gloves


def test_that_a_stop_is_told_on_the_plate_and_settled_without_gloves(hands):
    made = hands(protocols=BOTOX)
    made.go_to("map")
    made.click("map.gloves")
    page = made.screen.findChild(GlovesPage, "gloves")
    made.key(SPACE)
    assert map_total(made.screen.presenter.record).given_units == Decimal(0)  # type: ignore[union-attr]
    assert not page.isVisible()
    assert made.screen.presenter.section.id != "map"


def test_that_a_refusal_that_can_be_settled_leads_to_the_normal_screen_with_its_button(hands):
    bare = hands(protocols=BOTOX)
    bare.go_to("map")
    bare.click("map.gloves")
    made = Gloved(bare.screen)
    made.press_site("corrugator_left_1")
    assert made.units == Decimal(0)
    told = made.message
    assert told.endswith("Nothing was charted.")
    assert made.widget("gloves.message.settle").height() >= 92
    made.click("gloves.message.settle")
    assert not made.page.isVisible()
    assert made.notices == [told]


def test_that_a_message_goes_with_a_press_on_it_and_gives_nothing(gloved):
    made = gloved()
    made.press_plate(made.page.map.viewport_point("anterior", 220.0, 170.0))
    message = made.page.message
    QTest.mouseClick(message, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    QApplication.processEvents()
    assert not message.isVisible()
    assert made.units == Decimal(0)


# -- the nerve block ---------------------------------------------------------------------------------------------------


def test_that_both_sides_of_a_planned_block_are_given_with_gloves_on(gloved):
    made = gloved("landmarks", "plan", section="block", protocols=GON)
    assert made.words().startswith("GON, left. 2 mL. Where: Left, ")
    made.click("gloves.primary")
    assert made.words().startswith("GON, right. 2 mL")
    made.key(SPACE)
    given = made.screen.presenter.record.blocks
    assert len(given) == 2
    made.key(BACKSPACE)
    assert made.words().startswith("GON, right. 2 mL")


def test_that_blood_at_the_needle_is_charted_and_the_block_waits(gloved):
    made = gloved("landmarks", "plan", section="block", protocols=GON)
    made.click("gloves.second")
    assert len(made.screen.presenter.record.aspirations) == 1
    assert made.message == "GON left: aspiration positive, needle moved."
    assert made.words().startswith("GON, left. 2 mL")


def test_that_a_landmark_cannot_be_dragged_with_gloves_on(gloved):
    made = gloved("landmarks", "plan", section="block", protocols=GON)
    record, nape = made.screen.presenter.record, made.page.nape
    spot = nape.viewport_point(*record.landmarks.mastoid_left)
    QTest.mousePress(nape, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(nape, spot + QPoint(60, 0))
    QTest.mouseRelease(nape, Qt.MouseButton.LeftButton, pos=spot + QPoint(60, 0))
    QApplication.processEvents()
    assert made.screen.presenter.record.landmarks == record.landmarks
    assert made.screen.presenter.record.blocks == record.blocks


def test_that_pain_is_scored_with_gloves_on(gloved):
    made = gloved("landmarks", "plan", "left", "right", section="block", protocols=GON)
    made.screen.presenter.go_to("pain_after")
    QApplication.processEvents()
    made.click("gloves.score.3")
    assert made.page.panel.head.accessibleName().endswith("3 / 10")
    assert made.widget("gloves.score.3").accessibleName() == "Pain 3 of 10, chosen"


# -- sizes -------------------------------------------------------------------------------------------------------------


def targets(made: Gloved) -> dict[str, tuple[float, float]]:
    """Everything that can be pressed but the plate, whose sites answer within 10 mm around."""
    found: dict[str, tuple[float, float]] = {}
    for widget in made.screen.window().findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractButton | QLineEdit):
            found[widget.objectName()] = (widget.width(), widget.height())
        elif isinstance(widget, SequenceStrip):
            found |= {f"strip {number}": (cell.width(), cell.height()) for number, cell in enumerate(widget.targets())}
    return found


def every_state(made: Gloved) -> Iterator[dict[str, tuple[float, float]]]:
    """The targets in every state of the panel."""
    yield targets(made)
    for key, more in ((Qt.Key.Key_O, "gloves.other_reason"), (Qt.Key.Key_S, "")):
        made.key(key)
        yield targets(made)
        if more:
            made.click(more)
            yield targets(made)
            made.click("gloves.leave")
        else:
            made.key(Qt.Key.Key_Escape)
    made.click("gloves.third")
    yield targets(made)
    made.key(Qt.Key.Key_Escape)
    made.key(SPACE)
    made.press_site("corrugator_left_1")
    yield targets(made)
    made.screen.presenter.go_to("pain_before")
    QApplication.processEvents()
    yield targets(made)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dpi", [92, 120, 185])
def test_that_no_target_is_smaller_than_20_mm_and_none_is_outside_the_window(gloved, dpi: int, size: tuple[int, int]):
    made = gloved(dpi=dpi, size=size)
    least = 20 * dpi / 25.4
    for state in every_state(made):
        assert len(state) >= 5
        assert {name: measures for name, measures in state.items() if min(measures) < least} == {}
    assert (made.screen.width(), made.screen.height()) == size


def test_that_the_four_buttons_have_the_sizes_asked_for(gloved):
    made = gloved(size=(1920, 1080))
    heights = {name: made.widget(f"gloves.{name}").height() for name in ("undo", "second", "third", "primary")}
    assert heights == {"undo": 92, "second": 92, "third": 92, "primary": 150}
    assert made.page.panel.width() == round(0.31 * 1920)


def test_that_every_sites_words_are_whole_in_the_smallest_window(gloved):
    made = gloved(dpi=120, size=(1280, 800))
    made.page.map.settle()
    for _site in range(31):
        made.page.grab()
        cut = {type(one).__name__: one.cut_texts() for one in made.page.panel.findChildren(QWidget) if hasattr(one, "cut_texts")}
        assert {name: texts for name, texts in cut.items() if texts} == {}
        assert made.page.panel.words.fits()
        made.key(SPACE)


def test_that_nothing_else_can_be_pressed(gloved):
    made = gloved()
    shown = {one.objectName() for one in made.screen.findChildren(QAbstractButton) if one.isVisible()}
    assert shown == {"gloves.back", "gloves.off", "gloves.undo", "gloves.second", "gloves.third", "gloves.primary"} | (
        {"gloves.spoken"} if made.screen.bedside.voice is not None else set()
    )


def test_that_every_input_has_a_name_in_gloves_mode(gloved):
    made = gloved()
    unnamed = [*unnamed_inputs(made.page)]
    made.key(Qt.Key.Key_O)
    made.click("gloves.other_reason")
    assert [*unnamed, *unnamed_inputs(made.page)] == []
