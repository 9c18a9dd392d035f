"""The papers beside the record, printed from played visits and read back: identity, nothing cut, nothing over something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.documents.fonts import printable
from procedure_assistant.domain.commands import block
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Allergy, Patient, Sex
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.domain.units import Length, Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import (
    CLINIC,
    CREDENTIALS,
    MASTOID_LEFT,
    MASTOID_RIGHT,
    PHYSICIAN,
    PROTUBERANCE,
    PlayedClock,
    Player,
    sample_patient,
    start_of_demo,
)
from procedure_assistant.services.labels import LabelWishes, initials
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visit_papers import Document, PaperService, PaperWishes
from procedure_assistant.services.visits import Person, Visit
from procedure_assistant.services.work_note import Wishes
from tests.documents.pdf import TextBox, page_texts, text_boxes

BOTH = ("preempt_botox", "gon_block")
LONG_NAME = "Featherstonehaugh-Montgomery-Anastasopoulos von Hohenzollern-Sigmaringen"
ALLERGIES = tuple(Allergy(f"Substance number {number} of a long list", "hives and wheeze") for number in range(6))
SHEETS = tuple(document for document in Document if document not in (Document.LABELS, Document.CONSENT_SIGNED))
BOTH_PAPERS = pytest.mark.parametrize("paper", list(Paper))
EDGE = 1.0


def long_patient(services: Services) -> Patient:
    """A name that no field was made for, in three scripts, with more than 300 letters of allergies."""
    form = PatientForm(
        family_name=LONG_NAME,
        given_names="Anna-Lena \U0001f600 محمد علي",
        birth_date="1981-02-14",
        sex=Sex.FEMALE,
        mrn="0b324782-31d1-4659-89ab-58e075d6e61f",
        weight_kg="82",
        weight_on=services.clock.today().isoformat(),
        allergies=ALLERGIES,
    )
    return services.patients.new_patient(form)


class Made:
    """A played visit."""

    def __init__(self, folder: Path, *, long: bool = False) -> None:
        self.clock = PlayedClock(start_of_demo())
        self.services = build(Options(folder / "procedures.db", self.clock))
        save_settings(self.services.store, CLINIC)
        self.services.visits.person = Person(PHYSICIAN, CREDENTIALS)
        patient = long_patient(self.services) if long else sample_patient(self.services)
        self.player = Player(self.services, self.clock, self.services.visits.begin(patient.id, BOTH))

    @property
    def visit(self) -> Visit:
        return self.player.visit

    @property
    def papers(self) -> PaperService:
        assert self.services.papers is not None
        return self.services.papers

    def prepare(self) -> None:
        """Everything drawn up and the block planned."""
        self.player.prepare()
        do = self.player.do
        do(block.place_landmarks, PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT)
        for side in (Side.LEFT, Side.RIGHT):
            do(block.measure, side, Length(Decimal(84)))
        do(block.plan, ("gon",), (Side.LEFT, Side.RIGHT), (("c2", Volume.ml(1)), ("c3", Volume.ml(1))), "per_side")

    def finish(self) -> None:
        """The whole visit, signed."""
        for part in (self.player.prepare, self.player.inject, self.player.finish, self.player.sign):
            part()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[partial[Made]]:
    made: list[Made] = []

    def of(*, long: bool = False) -> Made:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(Made(folder, long=long))
        return made[-1]

    yield partial(of)
    for one in made:
        one.services.store.close()


def clashes(pdf: bytes, margins: tuple[float, float]) -> list[TextBox]:
    """Boxes beyond the margins (beside, above and below) and those that lie over others."""
    across, down = margins
    found = []
    for (width, height), boxes in text_boxes(pdf):
        found += [
            box
            for box in boxes
            if box.left < across - EDGE or box.right > width - across + EDGE or box.top < down or box.bottom > height - down + EDGE
        ]
        for number, box in enumerate(boxes):
            found += [box for other in boxes[number + 1 :] if box.overlaps(other)]
    return found


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def bare(text: str) -> str:
    return "".join(printable(text).split())


@BOTH_PAPERS
@pytest.mark.parametrize("stage", ["begun", "prepared", "signed"])
@pytest.mark.parametrize("long", [False, True])
def test_that_every_paper_names_the_patient_on_every_page_and_covers_nothing(make, paper: Paper, stage: str, long: bool):
    made = make(long=long)
    if stage != "begun":
        (made.prepare if stage == "prepared" else made.finish)()
    for document in SHEETS:
        pdf = made.papers.pdf(made.visit, document, paper=paper)
        assert clashes(pdf, (34.0, 12.0)) == [], document
        pages = page_texts(pdf)
        for number, text in enumerate(pages, 1):
            flat = "".join(text.split())
            assert bare(made.visit.record.patient.name) in flat
            assert "14Feb1981" in flat
            assert f"page{number}of{len(pages)}" in flat


@BOTH_PAPERS
def test_that_the_preparation_sheet_is_one_page_even_for_the_longest_name_and_allergies(make, paper: Paper):
    made = make(long=True)
    made.prepare()
    pdf = made.papers.pdf(made.visit, Document.NURSE_SHEET, paper=paper)
    text = said(pdf)
    assert len(page_texts(pdf)) == 1
    assert all(one.substance in text for one in ALLERGIES)
    assert "[U+1F600]" in text
    assert "Not part of the chart" in text


def test_that_the_preparation_sheet_says_what_to_draw_up_and_what_nobody_asked_yet(make):
    made = make()
    before = said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    assert "Anticoagulant, antiplatelet or bleeding disorder: not asked yet" in before
    assert "Not recorded yet: form and version" in before
    assert "onabotulinumtoxinA, 155 units planned" in before
    assert "In all 31 sites 155 units" in before
    made.prepare()
    after = said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    assert "BOTOX 200 units (opened)" in after
    assert "C8812C3" in after
    assert "5 units in 0.1 mL" in after
    assert "lidocaine 1 mL (20 mg) + bupivacaine 1 mL (5 mg) each" in after
    assert "not asked yet" not in after
    assert "together 19 % of the maximum" in after


def test_that_a_work_note_tells_no_diagnosis_no_procedure_and_no_record_number(make):
    made = make()
    made.finish()
    wishes = PaperWishes(note=Wishes(date(2026, 11, 25), "no lifting"))
    text = said(made.papers.pdf(made.visit, Document.SCHOOL_NOTE, wishes))
    assert "Return to school on: 25 Nov 2026." in text
    assert "no lifting" in text
    assert "Ruth Ellery, MD" in text
    for secret in ("migraine", "toxin", "block", "0048 2917", "Penicillin"):
        assert secret not in text


def test_that_a_work_note_leaves_a_rule_for_what_nobody_decided(make):
    text = said(make().papers.pdf(make().visit, Document.WORK_NOTE))
    assert "Return to work on: ______________________" in text


# -- labels ------------------------------------------------------------------------------------------------------------


def labels(made: Made, **wishes: object) -> bytes:
    return made.papers.pdf(made.visit, Document.LABELS, PaperWishes(labels=LabelWishes(**wishes)))  # type: ignore[arg-type]


def test_that_each_syringe_has_a_label_with_two_identifiers_drug_strength_time_and_initials(make):
    made = make()
    made.prepare()
    text = said(labels(made))
    assert text.count("onabotulinumtoxinA 50 units") == 4
    assert text.count("lidocaine 20 mg + bupivacaine 5 mg") == 2
    assert text.count("Ashdown, Julian b. 14 Feb 1981") == 6
    assert text.count("5 units in 0.1 mL") == 4
    assert "GON left" in text
    assert "GON right" in text
    assert " RE use by " in text
    assert "Dimensions to confirm" in text


def test_that_labels_begin_at_the_free_place_and_go_on_on_the_next_sheet(make):
    made = make()
    made.prepare()
    pdf = labels(made, start=29)
    assert ["".join(text.split()).count("Ashdown") for text in page_texts(pdf)] == [2, 4]
    (size, boxes), _ = text_boxes(pdf)
    assert min(box.top for box in boxes if "onabotulinum" in box.text) > size[1] * 0.85


@pytest.mark.parametrize("sheet", ["letter_30", "a4_21", "roll_62_29"])
def test_that_no_label_runs_over_its_edge(make, sheet: str):
    made = make()
    made.prepare()
    found = next(one for one in made.papers.label_sheets() if one.id == sheet)
    pdf = labels(made, sheet=sheet)
    assert clashes(pdf, (3.0, 2.0)) == []
    assert len(page_texts(pdf)) == (6 if found.is_roll else 1)
    wide, high = float(found.width) / 25.4 * 72, float(found.height) / 25.4 * 72
    edges = [(found.place(place)[0], found.place(place)[1]) for place in range(found.places)]
    for _, boxes in text_boxes(pdf):
        for box in (box for box in boxes if "One patient a sheet" not in box.text):
            assert [1 for x, y in edges if x <= box.left and box.right <= x + wide and y <= box.top and box.bottom <= y + high], box


def test_that_a_name_too_long_for_a_label_is_refused_in_words_and_fits_a_larger_one(make):
    made = make(long=True)
    made.prepare()
    with pytest.raises(Problem) as told:
        labels(made, sheet="letter_30")
    assert told.value.code == "LABEL-ROOM"
    text = "".join(said(labels(made, sheet="a4_21")).split())
    assert text.count(bare(made.visit.record.patient.name)) == 6


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"start": 31}, "LABEL-START"),
        ({"start": 0}, "LABEL-START"),
        ({"sheet": "none"}, "LABEL-SHEET"),
        ({"syringe_ml": Decimal(0)}, "LABEL-SYRINGE"),
        ({"syringe_ml": Decimal("0.01")}, "LABEL-MANY"),
    ],
)
def test_that_labels_that_cannot_be_printed_are_refused_in_words(make, wishes: dict[str, object], code: str):
    made = make()
    made.prepare()
    with pytest.raises(Problem) as told:
        labels(made, **wishes)
    assert told.value.code == code


def test_that_before_anything_is_drawn_up_there_is_nothing_to_label(make):
    with pytest.raises(Problem) as told:
        labels(make())
    assert told.value.code == "LABEL-NOTHING"


def test_that_initials_leave_titles_out():
    assert [initials(name) for name in ("Kofi Amadi, RN", "Dr R. Weiss", "Weiss", "E. Marsh MD", "")] == ["KA", "RW", "W", "EM", ""]


# -- the list of the day, the billing page -----------------------------------------------------------------------------


@BOTH_PAPERS
def test_that_the_day_list_has_every_visit_and_repeats_its_head_on_every_page(make, paper: Paper):
    made = make(long=True)
    people = [made.visit.record.patient]
    for number in range(30):
        form = PatientForm(family_name=f"Patient{number}", given_names="Test", birth_date="1990-05-01", sex=Sex.MALE, mrn=f"M{number}")
        people.append(made.services.patients.new_patient(form))
        made.services.visits.begin(people[-1].id, ("gon_block",))
    pdf = made.papers.draw(made.papers.day_list(), paper)
    assert clashes(pdf, (34.0, 12.0)) == []
    pages = page_texts(pdf)
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        flat = "".join(text.split())
        assert "TimePatientProcedureAllergiesStateRoom,notes" in flat
        assert f"page{number}of{len(pages)}" in flat
        assert "Confidential" in text
    letters = "".join("".join(pages).split())
    assert [one.name for one in people if bare(one.name) not in letters] == []


def test_that_a_day_without_visits_says_so(tmp_path: Path):
    services = build(Options(tmp_path / "procedures.db", PlayedClock(start_of_demo())))
    assert services.papers is not None
    assert "No visit today." in said(services.papers.draw(services.papers.day_list(), Paper.LETTER))
    services.store.close()


def test_that_the_billing_page_says_the_lines_and_what_is_to_be_confirmed(make):
    made = make()
    draft = said(made.papers.pdf(made.visit, Document.BILLING))
    assert "Draft: the record is not signed" in draft
    made.finish()
    text = said(made.papers.pdf(made.visit, Document.BILLING))
    summary = made.services.claims.summary(made.visit)
    assert summary.lines
    assert [one.code_text for one in summary.lines if one.code_text not in text] == []
    assert "Not a claim" in text
    assert "200 units = 165 units given + 35 units wasted" in text


# -- prints ------------------------------------------------------------------------------------------------------------


def test_that_a_second_print_is_marked_and_every_print_stands_in_the_log(make):
    made = make()
    assert "first print" in said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    made.papers.keep_copy(made.visit, Document.NURSE_SHEET, Paper.LETTER, "printer")
    again = said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    assert again.count("Reprint 1") == 3  # at the head, and twice in the foot
    made.papers.keep_copy(made.visit, Document.NURSE_SHEET, Paper.A4, "file")
    assert "first print" in said(made.papers.pdf(made.visit, Document.WORK_NOTE))
    assert [(one.document, one.copy, one.paper, one.to) for one, _ in made.visit.record.prints] == [
        ("preparation sheet", 1, "letter", "printer"),
        ("preparation sheet", 2, "a4", "file"),
    ]


def test_that_equal_papers_give_equal_bytes(make):
    made = make()
    made.prepare()
    for document in (*SHEETS, Document.LABELS):
        assert made.papers.pdf(made.visit, document) == made.papers.pdf(made.visit, document)


# -- with a shelf ------------------------------------------------------------------------------------------------------


def test_that_the_preparation_sheet_names_the_lot_to_take_first_of_the_smallest_vial_that_is_enough(make):
    made = make()
    stock, today = made.services.stock, made.clock.today()
    assert stock is not None
    shelf = (("botox_100", "SMALL1", 40), ("botox_200", "LATER2", 300), ("botox_200", "FIRST3", 60), ("botox_200", "TODAY4", 1))
    for product, lot, days in shelf:
        stock.receive(Delivery(product, lot, today + timedelta(days=days), 2))
    stock.adjust("botox_200", "TODAY4", -2, "broken")
    text = said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    assert "FIRST3" in text
    assert "1 vial" in text
    for other in ("SMALL1", "LATER2", "TODAY4"):
        assert other not in text


def test_that_two_small_vials_are_named_where_no_single_one_is_enough(make):
    made = make()
    assert made.services.stock is not None
    made.services.stock.receive(Delivery("botox_100", "SMALL1", made.clock.today() + timedelta(days=40), 2))
    text = said(made.papers.pdf(made.visit, Document.NURSE_SHEET))
    assert "SMALL1" in text
    assert "2 vials" in text
