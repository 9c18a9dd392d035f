"""What record, text and preparation sheet say of a consent signed on the screen; and a code of its paper, whatever became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, consent_sample
from procedure_assistant.domain.commands import consent, course
from procedure_assistant.domain.events_consent import DrawnBy, Signer
from procedure_assistant.protocols.consent_texts import ConsentText
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.consent_texts import ConsentTextService
from procedure_assistant.services.demo import CLINIC, CREDENTIALS, PHYSICIAN, PlayedClock, Player, sample_patient, start_of_demo
from procedure_assistant.services.guard import NoAccounts
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.paper_check import Standing
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visit_papers import Document
from procedure_assistant.services.visits import Person, Visit
from tests.documents.pdf import page_texts
from tests.documents.test_consent_form import form_of

TEXT = consent_sample("combined", "en")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(Options(tmp_path / "procedures.db", PlayedClock(start_of_demo())))
    save_settings(made.store, CLINIC)
    made.visits.person = Person(PHYSICIAN, CREDENTIALS)
    yield made
    made.store.close()


@pytest.fixture
def visit(services: Services) -> Visit:
    return services.visits.begin(sample_patient(services).id, ("preempt_botox", "gon_block"))


def lines(services: Services, visit: Visit) -> list[str]:
    """What the text says of the consent."""
    (found,) = [part for part in services.records.text(visit).split("\n\n") if part.startswith("CONSENT AND SAFETY")]
    return [one for one in found.splitlines()[1:] if "onsent" in one]


def code_of(services: Services, visit: Visit) -> str:
    rows = [row for row in services.store.log(visit.id) if row.kind == "ConsentSigned"]
    return short_code(rows[0].hash)


def test_that_the_record_says_once_who_signed_which_text(services, visit):
    visit.do(consent.sign, form_of(TEXT, interpreter="R. Ibarra"))
    told = lines(services, visit)
    assert re.sub(r"2026 \d\d:\d\d", "2026 TIME", "\n".join(told[1:])) == (
        f"[x] Consent signed 23 Nov 2026 TIME by Lena Hartwell (the patient), on the screen, pen, both sides: {TEXT.title}, version 1, "
        f"English, sample text not confirmed by the clinic, SHA-256 {TEXT.sha256[:16]}; interpreter R. Ibarra. Charted by Ruth Ellery."
    )
    assert "Consent signed by the patient" not in services.records.text(visit)
    pdf = " ".join(" ".join(page_texts(services.records.pdf(visit, Paper.LETTER))).split())
    assert f"SHA-256 {TEXT.sha256[:16]}" in pdf
    assert "by Lena Hartwell" in pdf


def test_that_a_representative_is_named_with_relation_and_never_as_the_patient(services, visit):
    visit.do(consent.sign, form_of(TEXT, signer=Signer.REPRESENTATIVE, name="Ana Ashdown", relation="mother", drawn_by=DrawnBy.TOUCH))
    (told,) = [one for one in lines(services, visit) if "Ana Ashdown" in one]
    assert "by Ana Ashdown (mother, for the patient), on the screen, touch" in told
    assert services.papers is not None
    sheet = " ".join(page_texts(services.papers.pdf(visit, Document.NURSE_SHEET)))
    assert "Consent signed by Ana Ashdown (mother)" in " ".join(sheet.split())


def test_that_a_withdrawal_stands_in_the_record_beside_the_signature(services, visit):
    visit.do(consent.sign, form_of(TEXT))
    visit.do(consent.withdraw, "He wants to think about it")
    assert any(
        one.startswith("[ ] Consent withdrawn, Ruth Ellery") and "He wants to think about it." in one for one in lines(services, visit)
    )
    visit.do(consent.renew, "Agreed aloud, K. Osei heard it")
    (told,) = [one for one in lines(services, visit) if "withdrawn" in one]
    assert told.startswith("[x]")
    assert "Agreed again in words, Ruth Ellery" in told


def test_that_without_a_signature_on_the_screen_the_record_reads_as_before(services):
    clock = services.clock
    player = Player(services, clock, services.visits.begin(sample_patient(services).id, ("preempt_botox", "gon_block")))
    player.prepare()
    assert "Consent signed by the patient" in services.records.text(player.visit)


@pytest.mark.parametrize("after", ["stands", "withdrawn", "undone", "signed again"])
def test_that_the_code_on_a_consent_form_says_what_became_of_it(services, visit, after):
    visit.do(consent.sign, form_of(TEXT))
    code = code_of(services, visit)
    if after == "withdrawn":
        visit.do(consent.withdraw, "He wants to think about it")
    elif after == "undone":
        visit.do(course.undo)
    elif after == "signed again":
        visit.do(consent.sign, form_of(consent_sample("combined", "es")))
    assert services.paper_check is not None
    found = services.paper_check.check(code)
    expected = {
        "stands": (Standing.CURRENT, "This consent form is signed and stands."),
        "withdrawn": (Standing.VOID, "The patient withdrew the consent that this form shows."),
        "undone": (Standing.VOID, "The signature of this consent form was undone: it does not count."),
        "signed again": (Standing.SUPERSEDED, "This consent form was signed, and another one was signed after it."),
    }
    assert (found.standing, found.says) == expected[after]
    assert found.visit_id == visit.id


def test_that_the_signed_form_keeps_its_text_when_the_clinic_changes_its_own(services, visit):
    visit.do(consent.sign, form_of(TEXT))
    assert services.papers is not None
    before = page_texts(services.papers.pdf(visit, Document.CONSENT_SIGNED))

    def other(kind: str, language: str) -> ConsentText:
        return replace(consent_sample(kind, language), agree="I agree to something else.")

    ConsentTextService(services.store, NoAccounts(), services.clock.today, other).confirm("combined", "en", "2026-12")
    after = page_texts(services.papers.pdf(visit, Document.CONSENT_SIGNED))
    assert [page.partition("printed")[0] for page in after] == [page.partition("printed")[0] for page in before]
    blank = " ".join(page_texts(services.papers.pdf(visit, Document.CONSENT_ENGLISH)))
    assert "I agree to something else." in blank
