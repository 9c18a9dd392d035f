"""The after-care leaflet of played visits, printed and read back: what was done, what applies, in the patient's language."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from procedure_assistant.app import Options, build
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, sample_patient, start_of_demo
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.services.visits import Person, Visit
from tests.services import regenerative_visits

BOTH = ("preempt_botox", "gon_block")


@pytest.fixture
def clinic(tmp_path: Path):
    """``clinic(protocols, settings)``: a visit with everything given, and the services."""
    made: list[Services] = []

    def of(protocols: tuple[str, ...] = BOTH, settings: ClinicSettings = CLINIC, *, inject: bool = True) -> tuple[Services, Visit]:
        clock = PlayedClock(start_of_demo())
        services = build(Options(tmp_path / "procedures.db", clock))
        made.append(services)
        save_settings(services.store, settings)
        services.visits.person = Person(PHYSICIAN, CREDENTIALS)
        player = Player(services, clock, services.visits.begin(sample_patient(services).id, protocols))
        player.prepare()
        if inject:
            player.inject()
        return services, player.visit

    yield of
    for services in made:
        services.store.close()


def read(services: Services, visit: Visit, language: str, paper: Paper = Paper.LETTER) -> str:
    """The words of the one sheet."""
    pdf = PdfReader(BytesIO(services.leaflets.pdf(visit, language, paper)))
    (page,) = pdf.pages
    assert pdf.trailer["/Root"]["/Lang"] == language
    return " ".join(page.extract_text().split())


Made = Callable[..., tuple[Services, Visit]]


@pytest.mark.parametrize("paper", Paper)
def test_that_the_english_sheet_says_what_was_done_and_what_applies(clinic: Made, paper: Paper):
    text = read(*clinic(), "en", paper)
    assert (
        "Julian Ashdown. Today you had botulinum toxin injections (165 units) in the forehead, the temples, the back of the head," in text
    )
    assert "the neck and the shoulders, and a numbing injection at both sides of the back of your head." in text
    assert "Do not drive until you feel clear and steady." in text
    assert "Call 911 at once" in text
    assert "the next toxin visit can be on February 15, 2027 or later" in text
    assert "temperature" not in text  # cells
    assert "ibuprofen" not in text  # platelets


def test_that_the_spanish_sheet_says_the_same(clinic: Made):
    text = read(*clinic(), "es")
    assert "Hoy recibió inyecciones de toxina botulínica (165 unidades) en la frente, las sienes," in text
    assert "y una inyección anestésica en los dos lados de la nuca." in text
    assert "Llame al 911 de inmediato" in text
    assert "a partir del 15 de febrero de 2027" in text
    assert "Call" not in text


def test_that_platelets_have_their_own_advice(tmp_path: Path):
    services = regenerative_visits.services(tmp_path)
    visit = regenerative_visits.finished(services)
    text = read(services, visit, "en")
    services.store.close()
    assert "platelets from your own blood" in text
    assert "No ibuprofen, naproxen or aspirin for pain" in text
    assert "toxin" not in text
    assert "numb" not in text


def test_that_the_telephone_of_the_letterhead_is_where_the_patient_looks_for_it(clinic: Made):
    settings = ClinicSettings("Harbor Headache Center", ("210 Weir Street, Suite 3", "Tel 555-0142"), PHYSICIAN, CREDENTIALS)
    assert "Call us 555-0142:" in read(*clinic(settings=settings), "en")


def test_that_before_the_first_injection_there_is_nothing_to_explain(clinic: Made):
    services, visit = clinic(inject=False)
    with pytest.raises(Problem) as told:
        services.leaflets.pdf(visit, "en")
    assert told.value.code == "LEAFLET-NOTHING"


def test_that_a_leaflet_stands_in_the_log_and_is_no_reprint_of_the_record(clinic: Made):
    services, visit = clinic()
    services.leaflets.keep_copy(visit, "es", Paper.A4)
    assert [(printed.document, printed.copy, printed.paper, printed.to) for printed, _ in visit.record.prints] == [
        ("after-care leaflet, es 1", 1, "a4", "file")
    ]
    services.records.keep_copy(visit, Paper.A4, "file")
    assert visit.record.prints[-1][0].copy == 1
