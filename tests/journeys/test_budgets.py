"""The four budgets of a visit, from the patient open to signed and printed, through the real window on a real database.

Counted are presses of the pointer and keystrokes of an established patient's visit, the press that opens the visit among them. The
password at signing, where there are accounts, comes on top: one field and its keys, asked by nothing else in the visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt

from procedure_assistant.domain.proposals import CARRIED
from procedure_assistant.domain.record import ProcedureRecord, SiteStatus
from tests.journeys import counted, counted_prp
from tests.journeys.counted import BUDGETS, CountedClinic
from tests.ui.clinic import Clinic

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard", "propagateSizeHints")

PATIENCE_MS = 30_000


@pytest.fixture
def clinic(qtbot, tmp_path: Path) -> Iterator[CountedClinic]:
    made = CountedClinic(tmp_path)
    yield made
    made.close()


def record_of(clinic: Clinic) -> ProcedureRecord:
    visit = clinic.window._visit
    assert visit is not None
    return visit.presenter.record


def check_signed_and_printed(clinic: CountedClinic) -> ProcedureRecord:
    record = record_of(clinic)
    assert record.signed
    assert record.signature is not None
    assert record.signature.event.name == "Ruth Ellery"
    assert [print_.to for print_, _stamp in record.prints] == ["printer"]
    assert len(pypdf.PdfReader(clinic.printed).pages) >= 1
    return record


def answered(record: ProcedureRecord, *steps: str) -> dict[str, str]:
    return {step: record.value(step) for step in steps}


# -- PREEMPT -----------------------------------------------------------------------------------------------------------


def test_that_preempt_as_planned_takes_no_more_than_its_budget(clinic: CountedClinic):
    hands = counted.preempt(clinic)
    counted.sign_and_print(clinic, hands)
    record = check_signed_and_printed(clinic)
    assert (hands.count.pointer, hands.count.keys) == (12, 0)
    assert hands.count.pointer <= BUDGETS["preempt"]
    assert {site.status for site in record.sites.values()} == {SiteStatus.GIVEN}
    assert len(record.sites) == 31
    assert answered(record, "headache_days", "migraine_days", "earlier_effect", "identity_mrn", "medication_guide", "discharge_ready") == {
        "headache_days": "22", "migraine_days": "14", "earlier_effect": counted.ANSWERS["earlier_effect"], "identity_mrn": "yes",
        "medication_guide": "given", "discharge_ready": "yes",
    }  # fmt: skip
    (container,) = record.containers.values()
    assert (container.opened.lot, str(container.wastes[0][0].dose.amount)) == ("C8812C3", "45")


def test_that_the_budget_of_preempt_holds_in_the_smallest_window_too(clinic: CountedClinic):
    clinic.size = (1280, 800)
    hands = counted.preempt(clinic)
    counted.sign_and_print(clinic, hands)
    check_signed_and_printed(clinic)
    assert (clinic.window.width(), clinic.window.height()) == (1280, 800)
    assert (hands.count.pointer, hands.count.keys) == (12, 0)


def test_that_every_answer_charted_by_one_press_stood_on_the_screen_before(clinic: CountedClinic):
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("preempt_botox",))
    hands = clinic.at_patient(patient)
    clinic.press(hands, "patients.start.preempt_botox")
    clinic.press(hands, "primary")
    before = set(record_of(clinic).answers)
    said = " ".join(clinic.texts())
    clinic.press(hands, "primary")
    after = record_of(clinic)
    new = {step: answer for step, answer in after.answers.items() if step not in before}
    assert len(new) == 12
    for step_id, answer in new.items():
        step = after.protocol.step(step_id)
        assert step is not None
        words = step.choice(answer.values[0]).label if step.choices else answer.values[0]  # type: ignore[union-attr]
        assert step.label in said, step_id
        assert words in said, step_id
        assert answer.stamp.who == "Ruth Ellery"
    assert "Charted as said by Ruth Ellery, MD" in said


def test_that_nothing_is_proposed_of_identity_consent_time_out_scores_and_lots(clinic: CountedClinic):
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("preempt_botox", "gon_block"))
    hands = clinic.at_patient(patient)
    clinic.press(hands, "patients.start.preempt_botox+gon_block")
    record = record_of(clinic)
    assert not record.answers
    assert not record.scores
    assert not record.containers
    assert all(not site.decided for site in record.sites.values())
    for section in ("identity", "consent", "time_out", "safety", "preparation", "observation", "discharge"):
        found = record.protocol.section(section)
        assert found is not None
        assert not CARRIED & {step.id for step in found.steps}, section


def test_that_a_new_patient_is_proposed_nothing_of_anybody_else(clinic: CountedClinic):
    clinic.earlier_visit(clinic.patient(), ("preempt_botox",))
    other = clinic.patient("Osei", "Ama", "77", "3 Mar 1990")
    hands = clinic.at_patient(other)
    clinic.press(hands, "patients.start.preempt_botox")
    clinic.press(hands, "primary")
    assert record_of(clinic).value("headache_days") == ""
    assert not [text for text in clinic.texts() if text.startswith("Proposed: 22")]
    assert clinic.window._visit.presenter.content().primary.title == "Next open question"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("deviation", "site", "status"),
    [
        ("omit", "occipitalis_right_2", SiteStatus.OMITTED),
        ("other dose", "frontalis_left_2", SiteStatus.CHANGED),
        ("move", "temporalis_left_1", SiteStatus.CHANGED),
        ("extra", "", SiteStatus.EXTRA),
    ],
)
def test_that_a_deviation_takes_no_more_than_three_presses_more(clinic: CountedClinic, deviation: str, site: str, status: SiteStatus):
    hands = counted.preempt(clinic, counted.DEVIATIONS[deviation])
    counted.sign_and_print(clinic, hands)
    record = check_signed_and_printed(clinic)
    more = hands.count.pointer - 12
    assert hands.count.keys == 0
    assert 1 <= more <= BUDGETS["deviation"]
    shown = record.sites[site] if site else next(one for one in record.sites.values() if one.extra)
    assert shown.status is status
    if deviation == "move":
        planned = record.map.site(site) if record.map else None
        assert planned is not None
        assert abs(shown.x - planned.x - 12) < 2


# -- GON ---------------------------------------------------------------------------------------------------------------


def test_that_both_nerves_with_time_out_landmarks_and_scores_take_no_more_than_their_budget(clinic: CountedClinic):
    hands = counted.gon(clinic)
    counted.sign_and_print(clinic, hands)
    record = check_signed_and_printed(clinic)
    assert (hands.count.pointer, hands.count.keys) == (15, 0)
    assert hands.count.pointer <= BUDGETS["gon"]
    assert [(block.event.nerve, block.event.side.value) for block in record.blocks] == [("gon", "left"), ("gon", "right")]
    assert [(score.event.moment, score.event.value) for score in record.scores] == [("before", 7), ("after", 3)]
    assert answered(record, "consent_side", "time_out_side", "numbness") == {
        "consent_side": "both",
        "time_out_side": "both",
        "numbness": "all",
    }
    assert record.landmarks is not None


def test_that_the_side_chosen_at_time_out_is_the_one_that_is_charted(clinic: CountedClinic):
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("gon_block",))
    hands = clinic.at_patient(patient)
    for name in ("patients.start.gon_block", "primary", "primary", "primary", "together.left"):
        clinic.press(hands, name)
    record = record_of(clinic)
    assert answered(record, "planned_side", "consent_side") == {"planned_side": "both", "consent_side": "left"}
    assert [item.says for item in clinic.window._visit.presenter.content().beside.open if "side" in item.says.lower()]  # type: ignore[union-attr]


# -- PRP ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def prp_clinic(qtbot, tmp_path: Path, program) -> Iterator[counted_prp.PrpClinic]:
    made = counted_prp.PrpClinic(tmp_path, program("storescu"), lambda so: qtbot.waitUntil(so, timeout=PATIENCE_MS))
    yield made
    made.close()


def test_that_prp_to_both_nerves_takes_no_more_than_its_budget_and_only_measured_values_are_typed(prp_clinic: counted_prp.PrpClinic):
    hands = counted_prp.prp(prp_clinic)
    counted.sign_and_print(prp_clinic, hands)
    record = check_signed_and_printed(prp_clinic)
    count = hands.count
    measured = counted_prp.typed_values()
    assert count.typed_fields == len(measured)
    assert count.keys == sum(len(value) + 1 for value in measured)  # each with the key that leaves its field
    assert count.pointer - count.typed_fields == 25
    assert count.pointer - count.typed_fields <= BUDGETS["prp"]
    assert [(one.event.target, one.event.side.value) for one in record.regenerative.given] == [("gon_c2", "left"), ("gon_c2", "right")]
    assert record.regenerative.biologics["b1"].values["kit_lot"] == ("L77",)
    assert all(note.values["machine"] == ("Acme U1",) for note in record.regenerative.notes.values())


# -- by the pedal ----------------------------------------------------------------------------------------------------------


def test_that_space_alone_walks_the_visit_as_planned(clinic: CountedClinic):
    """The same visit by the pedal: the one key, and two presses for what only a pointer chooses."""
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("preempt_botox",))
    hands = clinic.at_patient(patient)
    clinic.press(hands, "patients.start.preempt_botox")

    def space(times: int) -> None:
        for _ in range(times):
            hands.key(Qt.Key.Key_Space)
            clinic.settle()

    space(4)
    clinic.press(hands, "products.offer.botox_200")
    space(2)
    space(31)
    assert record_of(clinic).protocol.section("map") is not None
    assert all(site.status is SiteStatus.GIVEN for site in record_of(clinic).sites.values())
    space(2)
    clinic.window._visit.paper.default_printer = clinic.printer  # type: ignore[union-attr]
    space(1)
    check_signed_and_printed(clinic)
    assert hands.pointer == 2


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 600)])
def test_that_one_press_charts_only_what_has_been_in_sight(clinic: CountedClinic, size: tuple[int, int]):
    """In a low window a press first scrolls to what it would chart."""
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("preempt_botox",))
    hands = clinic.at_patient(patient)
    clinic.window.resize(*size)
    clinic.settle()
    clinic.press(hands, "patients.start.preempt_botox")
    clinic.press(hands, "primary")
    form, presses = clinic.window._visit.form, 0  # type: ignore[union-attr]
    while record_of(clinic).value("headache_days") == "":
        card, view = form.together, form.viewport()
        shown = card.mapTo(view, card.rect().bottomLeft()).y() <= view.height()
        clinic.press(hands, "primary")
        presses += 1
        assert shown or record_of(clinic).value("headache_days") == ""
    assert presses == {900: 1, 800: 1, 600: 2}[size[1]]
