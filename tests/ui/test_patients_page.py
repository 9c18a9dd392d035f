"""The patients in the real window: search, detail, starting a visit, import by dialog and drop, the form."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.patient import Allergy, Weight
from procedure_assistant.services.patient_form import PatientForm, form_of
from procedure_assistant.ui import theme
from procedure_assistant.ui.visit.view import VisitScreen
from tests.ui.clinic import BUNDLES, Clinic, bundle

CTRL = Qt.KeyboardModifier.ControlModifier
FORM = "patient_form"


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


def held(clinic: Clinic) -> sqlite3.Connection:
    """Another program holds the database for writing: every save is refused until it is closed."""
    holder = sqlite3.connect(clinic.database, isolation_level=None, timeout=0)
    holder.execute("BEGIN IMMEDIATE")
    return holder


def fill_in(clinic: Clinic, **values: str) -> None:
    """Type into fields of the open form."""
    for name, text in values.items():
        clinic.type(f"{FORM}.{name}", text)


def problems(clinic: Clinic) -> list[str]:
    """The fields of the form with a sentence about what is wrong."""
    content = clinic.window.patients.form_view._content
    assert content is not None
    return list(content.problems)


# -- search and detail -------------------------------------------------------------------------------------------------


def test_that_the_list_narrows_with_every_key_and_enter_shows_the_first(clinic: Clinic):
    clinic.patient()
    clinic.patient("Larsen", "Ida", "0049 1")
    clinic.patient("Okafor", "Grace", "0047 1120")
    clinic.open()
    clinic.click("rail.patients")
    assert clinic.patients() == ["Larsen, Ida", "Larson, Jacob", "Okafor, Grace"]
    clinic.type("patients.search", "lars")
    assert clinic.patients() == ["Larsen, Ida", "Larson, Jacob"]
    assert "2 found" in clinic.texts()
    clinic.type("patients.search", "o")
    assert clinic.patients() == ["Larson, Jacob"]
    clinic.key(Qt.Key.Key_Return)
    assert clinic.window.patients.presenter.chosen == clinic.services.store.patient_by_mrn("0048 2917").id
    assert "14 Feb 1981, 45 y, male" in clinic.texts()
    clinic.key(Qt.Key.Key_F, CTRL)
    clinic.key(Qt.Key.Key_Escape)
    assert len(clinic.patients()) == 3


def test_that_arrows_walk_through_the_list_from_the_search_line(clinic: Clinic):
    clinic.patient()
    clinic.patient("Okafor", "Grace", "0047 1120")
    clinic.open()
    clinic.click("today.empty.new_visit")
    clinic.key(Qt.Key.Key_Down)
    clinic.key(Qt.Key.Key_Down)
    clinic.key(Qt.Key.Key_Return)
    assert "MRN 0047 1120" in clinic.texts()


def test_that_a_search_without_a_match_says_so_and_keeps_the_patient_shown(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.click("rail.patients")
    clinic.key(Qt.Key.Key_F, CTRL)
    clinic.key(Qt.Key.Key_Return)
    clinic.type("patients.search", "nobody")
    assert "Nobody on record matches “nobody”." in clinic.texts()
    assert "MRN 0048 2917" in clinic.texts()


def test_that_a_long_list_shows_fifty_and_says_that_there_are_more(clinic: Clinic):
    for number in range(53):
        clinic.patient(f"Patient{number:02}", "A", str(number))
    clinic.open()
    clinic.click("rail.patients")
    assert len(clinic.patients()) == 50
    assert "The first 50 by name are shown; type more to find others" in clinic.texts()


def test_that_the_detail_tells_allergies_weight_migraine_medication_and_how_long(clinic: Clinic):
    clinic.services.patients.import_file(bundle("tobias_lindgren"))
    clinic.open()
    clinic.click("rail.patients")
    clinic.key(Qt.Key.Key_F, CTRL)
    clinic.key(Qt.Key.Key_Return)
    texts = clinic.texts()
    for said in ("Lindgren, Tobias", "84.2 kg", "Chronic intractable migraine without aura", "active, since 20 Sep 2011", "Hypertension"):
        assert said in texts


def test_that_not_asked_none_known_and_an_allergy_are_told_apart(clinic: Clinic):
    asked = clinic.patient()
    clinic.services.patients.edit(asked.id, replace(form_of(asked), allergies=(Allergy("Latex", "hives"),)))
    clinic.services.patients.import_file(bundle("tobias_lindgren"))
    clinic.patient("Okafor", "Grace", "0047 1120")
    clinic.open()
    clinic.click("rail.patients")
    listed = clinic.window.patients.page.list
    said = [listed.row(line.id).accessibleName().rpartition(", ")[2] for line in listed._lines]
    assert said == ["Latex (hives)", "Allergies not asked", "No known allergies"]


# -- visits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offer", ["preempt_botox", "gon_block", "preempt_botox+gon_block"])
def test_that_each_kind_of_visit_starts_for_the_chosen_patient(clinic: Clinic, offer: str):
    patient = clinic.patient()
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    clinic.click(f"patients.start.{offer}")
    (screen,) = clinic.window.findChildren(VisitScreen)
    assert screen.visit.record.patient.id == patient.id
    assert "+".join(protocol for protocol, _version in screen.visit.record.visit.protocols) == offer
    assert len(clinic.services.store.visits(patient_id=patient.id)) == 1


def test_that_an_unfinished_visit_is_offered_before_another_is_started(clinic: Clinic):
    patient = clinic.patient()
    visit = clinic.begin(patient, days_ago=1)
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    clinic.click("patients.continue")
    assert clinic.window.findChildren(VisitScreen)[0].visit.id == visit.id
    assert len(clinic.services.store.visits(patient_id=patient.id)) == 1


def test_that_an_earlier_visit_opens_from_the_detail(clinic: Clinic):
    patient = clinic.patient()
    visit = clinic.sign(patient, days_ago=90)
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    assert not clinic.sees("patients.continue")
    clinic.click(f"patients.visit.{visit.id}")
    assert clinic.window.findChildren(VisitScreen)[0].visit.id == visit.id


def test_that_a_refused_start_is_told_in_the_panel_and_opens_nothing(clinic: Clinic):
    patient = clinic.patient()
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    with closing(held(clinic)):
        clinic.click("patients.start.gon_block")
        assert clinic.messages() == ["Another program is holding the database."]
        assert clinic.window.findChildren(VisitScreen) == []
    assert clinic.services.store.visits() == ()
    clinic.click("patients.start.gon_block")
    assert len(clinic.window.findChildren(VisitScreen)) == 1


# -- import ------------------------------------------------------------------------------------------------------------


def test_that_f2_imports_the_chosen_files_and_says_what_came_of_each(clinic: Clinic):
    clinic.open()
    clinic.dialogs.files = (bundle("amos_whitlock"), bundle("jose_munoz"))
    clinic.key(Qt.Key.Key_F2)
    assert "Import finished" in clinic.texts()
    assert "2 files: 2 added" in clinic.texts()
    first = clinic.window.patients.import_page.row(0).words()
    assert first == (
        "amos_whitlock.json. Added: Whitlock Jr., Amos, born 2 Nov 1985, MRN 9917-4403. "
        "Dates without a day, left blank: Chronic migraine without aura 2017."
    )
    clinic.click("import.file.1.open")
    assert "Muñoz-Ibáñez, José Ángel" in clinic.texts()


def test_that_a_dialog_without_a_choice_changes_nothing(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F2)
    assert clinic.dialogs.asked == 1
    assert not clinic.sees("import.done")


def test_that_files_dropped_anywhere_are_imported_and_the_hint_says_so_before(clinic: Clinic):
    window = clinic.open()
    data = clinic.drag(bundle("amos_whitlock"))
    assert window.drops.words == "Let go to import these patient files"
    clinic.drag_away()
    assert window.drops.words == ""
    del data
    clinic.drop(bundle("amos_whitlock"))
    assert window.drops.words == ""
    assert "1 file: 1 added" in clinic.texts()
    clinic.drop(bundle("amos_whitlock"))
    assert "1 file: 1 unchanged" in clinic.texts()


def test_that_bad_files_are_refused_one_by_one_and_the_good_one_arrives(clinic: Clinic, tmp_path: Path):
    bad = {
        "truncated.json": bundle("jose_munoz").read_bytes()[:700],
        "noise.json": bytes(range(256)) * 40,
        "empty.json": b"",
        "other.json": json.dumps({"resourceType": "Observation", "status": "final"}).encode(),
        "nobody.json": json.dumps({"resourceType": "Bundle", "type": "collection", "entry": []}).encode(),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    folder = tmp_path / "folder.json"
    folder.mkdir()
    clinic.open()
    bad_ones = [*(tmp_path / name for name in bad), folder, tmp_path / "gone.json", "https://example.org/patient.json"]
    clinic.drop(*bad_ones, bundle("jose_munoz"))
    assert "9 files: 1 added, 8 refused" in clinic.texts()
    page = clinic.window.patients.import_page
    said = [page.row(number).words() for number in range(9)]
    assert all("Nothing was imported." in words for words in said[:8])
    assert said[5].startswith("folder.json. This is a folder, not a file.")
    assert said[6].startswith("gone.json. The file is not there.")
    assert said[8].startswith("jose_munoz.json. Added: ")
    assert [patient.family_name for patient in clinic.services.patients.search("")] == ["Muñoz-Ibáñez"]


def test_that_files_are_not_taken_while_a_visit_is_open_and_the_hint_says_why(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    window = clinic.open()
    clinic.click(f"worklist.{visit.id}")
    data = clinic.drag(bundle("amos_whitlock"))
    assert window.drops.words == "Leave the visit first, then drop the files here"
    del data
    clinic.drop(bundle("amos_whitlock"))
    assert len(clinic.services.patients.search("")) == 1
    assert window.findChildren(VisitScreen)[0].isVisible()


def test_that_a_stopped_import_keeps_what_it_has_and_names_what_it_has_not(clinic: Clinic):
    window = clinic.open()
    window.show_page("patients")
    files = sorted(BUNDLES.glob("*.json"))
    window.patients.import_files(files)
    clinic.find("import.cancel").click()
    clinic.settle()
    content = window.patients.importing.content()
    read = [line for line in content.lines if line.result == "created"]
    assert content.title == "Import stopped"
    assert len(read) < len(files)
    assert len(read) + sum(line.result == "untouched" for line in content.lines) == len(files)
    assert len(clinic.services.patients.search("")) == len(read)


def test_that_a_database_that_takes_nothing_stops_the_import_and_says_so(clinic: Clinic):
    clinic.open()
    with closing(held(clinic)):
        clinic.drop(bundle("amos_whitlock"), bundle("jose_munoz"))
    first, second = (clinic.window.patients.import_page.row(number).words() for number in (0, 1))
    assert first.startswith("amos_whitlock.json. Another program is holding the database.")
    assert second.startswith("jose_munoz.json. Not read.")
    assert clinic.services.patients.search("") == ()


def test_that_files_dropped_during_an_import_wait_for_its_end(clinic: Clinic):
    window = clinic.open()
    window.show_page("patients")
    window.patients.import_files([bundle("amos_whitlock")])
    window.patients.import_files([bundle("jose_munoz")])
    clinic.settle()
    clinic.settle()
    assert len(clinic.services.patients.search("")) == 2


# -- the form ----------------------------------------------------------------------------------------------------------


def test_that_f4_adds_a_patient_with_keyboard_and_mouse(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    assert clinic.find(f"{FORM}.family_name").hasFocus()
    fill_in(clinic, family_name="Okafor", given_names="Grace", birth_date="14 feb 1988", mrn="0047 1120")
    assert "14 Feb 1988, 38 y" in clinic.texts()
    clinic.click(f"{FORM}.sex.female")
    clinic.click(f"{FORM}.allergies.some")
    fill_in(clinic, allergy_substance="Latex", allergy_reaction="hives")
    clinic.click(f"{FORM}.add_allergy")
    fill_in(clinic, allergy_substance="Lidocaine", weight_kg="68.5")
    clinic.click(f"{FORM}.weighed_today")
    clinic.click(f"{FORM}.save")
    stored = clinic.services.store.patient_by_mrn("0047 1120")
    assert (stored.name, stored.birth_date.isoformat(), stored.sex) == ("Okafor, Grace", "1988-02-14", "female")
    assert stored.allergies == (Allergy("Latex", "hives"), Allergy("Lidocaine"))
    assert stored.weight == Weight(Decimal("68.5"), clinic.clock.today())
    assert "MRN 0047 1120" in clinic.texts()
    assert clinic.sees("patients.start.preempt_botox")


def test_that_every_fault_stands_beside_its_field_and_nothing_is_stored(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Okafor", birth_date="14.2.88", weight_kg="820")
    clinic.click(f"{FORM}.save")
    assert problems(clinic) == ["birth_date", "sex", "mrn", "allergies", "weight_kg", "weight_on"]
    assert clinic.find(f"{FORM}.birth_date").hasFocus()
    assert clinic.find(f"{FORM}.birth_date").accessibleDescription().startswith("The birth date is not a full date.")
    assert clinic.services.patients.search("") == ()
    assert clinic.find(f"{FORM}.family_name").text() == "Okafor"


def test_that_a_corrected_field_loses_its_sentence_while_typing(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    clinic.click(f"{FORM}.save")
    fill_in(clinic, mrn="1")
    assert "mrn" not in problems(clinic)


def test_that_a_birth_date_in_the_future_is_told_as_soon_as_its_field_is_left(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, birth_date="24 Nov 2026", mrn="1")
    assert problems(clinic) == ["birth_date"]
    assert clinic.find(f"{FORM}.birth_date").accessibleDescription().startswith("The birth date lies in the future.")


def test_that_a_record_number_of_somebody_else_is_told_beside_its_field(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Okafor", birth_date="1988-02-14", mrn="0048 2917")
    clinic.click(f"{FORM}.sex.unknown")
    clinic.click(f"{FORM}.allergies.not_asked")
    clinic.click(f"{FORM}.save")
    assert problems(clinic) == ["mrn"]
    assert clinic.find(f"{FORM}.mrn").accessibleDescription().startswith("Record number 0048 2917 belongs to Larson, Jacob")
    assert len(clinic.services.patients.search("")) == 1


def test_that_the_same_name_and_birth_date_is_asked_about_once(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Larson", given_names="Jacob", birth_date="14 Feb 1981", mrn="7")
    clinic.click(f"{FORM}.sex.male")
    clinic.click(f"{FORM}.allergies.none_known")
    clinic.click(f"{FORM}.save")
    assert clinic.messages() == ["The same name and birth date is on record already"]
    assert len(clinic.services.patients.search("")) == 1
    assert clinic.find(f"{FORM}.save").text() == "Add as another person"
    clinic.click(f"{FORM}.save")
    assert sorted(patient.mrn for patient in clinic.services.patients.search("")) == ["0048 2917", "7"]


def test_that_the_patient_on_record_can_be_opened_instead(clinic: Clinic):
    known = clinic.patient()
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Larson", given_names="Jacob", birth_date="14 Feb 1981", mrn="7")
    clinic.click(f"{FORM}.sex.male")
    clinic.click(f"{FORM}.allergies.none_known")
    clinic.click(f"{FORM}.save")
    clinic.click(f"{FORM}.notice.action")
    assert clinic.window.patients.presenter.chosen == known.id
    assert not clinic.window.patients.has_unsaved_form


def test_that_a_refused_save_keeps_everything_typed(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Okafor", birth_date="14 Feb 1988", mrn="0047 1120")
    clinic.click(f"{FORM}.sex.female")
    clinic.click(f"{FORM}.allergies.none_known")
    with closing(held(clinic)):
        clinic.click(f"{FORM}.save")
        assert clinic.messages() == ["Another program is holding the database."]
        assert clinic.find(f"{FORM}.mrn").text() == "0047 1120"
    clinic.click(f"{FORM}.save")
    assert clinic.services.store.patient_by_mrn("0047 1120").family_name == "Okafor"


def test_that_an_edit_changes_the_patient_and_keeps_what_the_form_does_not_show(clinic: Clinic):
    imported = clinic.services.patients.import_file(bundle("tobias_lindgren")).patient
    clinic.open()
    clinic.window.show_patient(imported.id)
    clinic.settle()
    clinic.click("patients.edit")
    clinic.click(f"{FORM}.allergies.none_known")
    clinic.click(f"{FORM}.save")
    stored = clinic.services.store.patient(imported.id)
    assert stored.allergies == ()
    assert (stored.conditions, stored.medications, stored.weight) == (imported.conditions, imported.medications, imported.weight)


def test_that_an_allergy_can_be_taken_off_the_list(clinic: Clinic):
    patient = clinic.services.patients.new_patient(
        replace(form_of(clinic.patient()), family_name="Two", mrn="2", allergies=(Allergy("Latex"), Allergy("Iodine")))
    )
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    clinic.click("patients.edit")
    clinic.click(f"{FORM}.remove_allergy.0")
    clinic.click(f"{FORM}.save")
    assert clinic.services.store.patient(patient.id).allergies == (Allergy("Iodine"),)


def test_that_escape_takes_back_the_text_of_a_field_and_saving_does_not_bring_it_back(clinic: Clinic):
    patient = clinic.patient()
    clinic.open()
    clinic.window.show_patient(patient.id)
    clinic.settle()
    clinic.click("patients.edit")
    fill_in(clinic, family_name="XX")
    clinic.key(Qt.Key.Key_Escape)
    assert clinic.find(f"{FORM}.family_name").text() == "Larson"
    clinic.click(f"{FORM}.save")
    assert clinic.services.store.patient(patient.id).family_name == "Larson"


def test_that_a_cancelled_form_can_be_taken_up_again(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Okafor")
    clinic.click(f"{FORM}.cancel")
    assert clinic.messages() == ["The form was left without saving"]
    clinic.click("patients.notice.action")
    assert clinic.find(f"{FORM}.family_name").text() == "Okafor"


def test_that_a_form_survives_a_look_at_another_page_and_is_pointed_at(clinic: Clinic):
    clinic.patient()
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    fill_in(clinic, family_name="Okafor")
    clinic.key(Qt.Key.Key_F, CTRL)
    assert clinic.messages() == ["A form is not saved yet"]
    clinic.key(Qt.Key.Key_F4)
    assert clinic.find(f"{FORM}.family_name").text() == "Okafor"
    assert clinic.messages() == ["This form is not saved yet"]


def test_that_the_form_can_be_filled_in_with_the_keyboard_alone(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    order: list[str] = []
    for _ in range(12):
        order.append(QApplication.focusWidget().objectName().removeprefix(f"{FORM}."))
        clinic.key(Qt.Key.Key_Tab)
    assert order[:6] == ["family_name", "given_names", "birth_date", "mrn", "sex.female", "allergies.none_known"]
    assert order[6:10] == ["weight_kg", "weight_on", "weighed_today", "save"]


def test_that_the_form_of_nobody_is_the_empty_form(clinic: Clinic):
    clinic.open()
    clinic.key(Qt.Key.Key_F4)
    assert clinic.window.patients.form._typed.form == PatientForm()
    assert not clinic.window.patients.has_unsaved_form
