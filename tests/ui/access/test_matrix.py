"""Every command and every role: through the services as the composition root builds them, and through what the real window lets press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.domain.patient import Sex
from procedure_assistant.services.access import Access
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.people import Role
from procedure_assistant.services.permissions import Act, act_of, may
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui import theme
from procedure_assistant.ui.settings.presenter import SettingsContent, SettingsPresenter
from tests.services.key_rings import CHEAP
from tests.services.test_access import ADMIN, DOCTOR, NURSE
from tests.services.test_permissions import domain_commands
from tests.ui.access.practice import PEOPLE, READER, Practice
from tests.ui.clinic import ClinicClock

ROLES = [*PEOPLE, None]
FORM = PatientForm("Larson", "Jacob", "14 Feb 1981", Sex.MALE, "0048 2917", allergies=())


class House:
    """Encrypted records with one visit in them, and whoever is told to come in."""

    def __init__(self, folder: Path) -> None:
        chosen = Options(folder / "procedures.db", ClinicClock())
        self.access: Access = open_access(chosen, costs=CHEAP)
        self.access.set_up(ADMIN, (DOCTOR, NURSE, READER), enter=DOCTOR)
        self.services: Services = build(chosen, self.access)
        self.patient_id = self.services.patients.new_patient(FORM).id
        self.visit: Visit = self.services.visits.begin(self.patient_id, ("preempt_botox",))
        self.file = Path(__file__).parents[2] / "bundles" / "amos_whitlock.json"

    def enter(self, role: Role | None) -> None:
        if role is None:
            self.access.lock()
        else:
            self.access.log_in(PEOPLE[role].login, PEOPLE[role].password)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"))
    yield made
    made.access.close()


class NoView:
    """Takes what a presenter shows."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    def show_settings(self, content: SettingsContent) -> None:
        self.problems = content.problems


def set_paper(services: Services) -> None:
    """As the settings page does; raises what it would show."""
    view = NoView()
    other = Paper.A4 if services.records.paper() is Paper.LETTER else Paper.LETTER
    SettingsPresenter(services, view, lambda _settings: None).answer("paper", other.value)
    if view.problems:
        raise Problem("PERMISSION" if "may" in view.problems["paper"] else "LOCKED", view.problems["paper"])


OPERATIONS: dict[str, tuple[Act, Callable[[House], Any]]] = {
    "look at a patient": (Act.LOOK, lambda h: h.services.patients.patient(h.patient_id)),
    "look at a visit": (Act.LOOK, lambda h: h.services.visits.resume(h.visit.id)),
    "read a note": (Act.LOOK, lambda h: h.services.records.note(h.visit)),
    "search": (Act.SEARCH, lambda h: h.services.patients.search("Larson")),
    "similar": (Act.SEARCH, lambda h: h.services.patients.similar(FORM)),
    "import a file": (Act.IMPORT_PATIENT, lambda h: h.services.patients.import_file(h.file)),
    "import files": (Act.IMPORT_PATIENT, lambda h: h.services.patients.import_files((h.file,))),
    "edit a patient": (Act.EDIT_PATIENT, lambda h: h.services.patients.edit(h.patient_id, FORM)),
    "begin a visit": (Act.OPEN_VISIT, lambda h: h.services.visits.begin(h.patient_id, ("preempt_botox",))),
    "copy the text": (Act.COPY_TEXT, lambda h: h.services.records.text(h.visit)),
    "print": (Act.PRINT_RECORD, lambda h: h.services.records.keep_copy(h.visit, Paper.LETTER, "printer")),
    "save as a file": (Act.SAVE_RECORD, lambda h: h.services.records.keep_copy(h.visit, Paper.LETTER, "file")),
    "see the people": (Act.MANAGE_PEOPLE, lambda h: h.access.people()),
    "new recovery key": (Act.MANAGE_PEOPLE, lambda h: h.access.new_recovery_key(ADMIN.password)),
    "change the settings": (Act.CHANGE_SETTINGS, lambda h: set_paper(h.services)),
    "rebuild": (Act.REBUILD, lambda h: h.services.visits.rebuild()),
}


def refusal(call: Callable[[], Any]) -> str:
    """ "PERMISSION" or "LOCKED", "" when it was let through; what then goes wrong inside is not asked here."""
    try:
        call()
    except Problem as problem:
        return problem.code if problem.code in ("PERMISSION", "LOCKED") else ""
    return ""


def expected(role: Role | None, act: Act) -> str:
    if role is None:
        return "LOCKED"
    return "" if may(role, act) else "PERMISSION"


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_that_every_operation_of_the_services_asks_who_is_in(house: House, role: Role | None):
    house.enter(role)
    done = {name: refusal(lambda call=call: call(house)) for name, (_act, call) in OPERATIONS.items()}  # type: ignore[misc]
    assert done == {name: expected(role, act) for name, (act, _call) in OPERATIONS.items()}
    assert load_settings(house.services.store).clinic == ""


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_that_every_command_in_a_visit_asks_who_is_in(house: House, role: Role | None):
    house.enter(role)
    before = house.visit.head

    def tried(command: Callable[..., Any]) -> str:
        try:
            return refusal(lambda: house.visit.do(command))
        except TypeError:
            return ""  # it was let through and lacks its arguments

    commands = [one for one in domain_commands() if one.__name__ not in ("undo", "redo")]
    assert {one.__name__: tried(one) for one in commands} == {one.__name__: expected(role, act_of(one)) for one in commands}
    assert house.visit.head == before


def test_that_the_glass_adds_looking_printing_and_copying_and_nothing_else(house: House):
    house.enter(Role.ADMINISTRATOR)
    house.access.break_glass("patient collapsed")
    done = {name: refusal(lambda call=call: call(house)) for name, (_act, call) in OPERATIONS.items()}  # type: ignore[misc]
    wanted = {name: "" if may(Role.ADMINISTRATOR, act, glass_broken=True) else "PERMISSION" for name, (act, _call) in OPERATIONS.items()}
    assert done == wanted
    assert sorted(name for name, code in done.items() if code) == [
        "begin a visit", "edit a patient", "import a file", "import files", "save as a file",
    ]  # fmt: skip


# -- the window --------------------------------------------------------------------------------------------------------

SEEN: dict[str, Act] = {
    "rail.today": Act.LOOK,
    "rail.patients": Act.SEARCH,
    "rail.people": Act.MANAGE_PEOPLE,
    "rail.audit": Act.SEE_AUDIT,
    "rail.integrity": Act.VERIFY,
    "rail.backup": Act.BACKUP,
    "rail.settings": Act.SET_APPEARANCE,
    "settings.clinic": Act.CHANGE_SETTINGS,
    "settings.theme.system": Act.SET_APPEARANCE,
    "today.new_visit": Act.OPEN_VISIT,
    "today.import": Act.IMPORT_PATIENT,
    "today.new_patient": Act.EDIT_PATIENT,
    "patients.new": Act.EDIT_PATIENT,
    "patients.import": Act.IMPORT_PATIENT,
    "patients.edit": Act.EDIT_PATIENT,
    "patients.start.preempt_botox": Act.OPEN_VISIT,
    "user_menu.break_glass": Act.BREAK_GLASS,
}


@pytest.fixture
def practice(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Practice]:
    made = Practice(tmp_path)
    yield made
    made.close()


def offered(practice: Practice) -> set[str]:
    """What can be pressed on Today, Patients and Settings, in the rail and in the menu of the user."""
    found = {action.objectName() for action in practice.find("user").menu.actions() if action.isEnabled()}
    found |= {name for name in SEEN if name.startswith("rail.") and practice.sees(name)}
    for page in ("today", "patients", "settings"):
        if practice.sees(f"rail.{page}"):
            practice.click(f"rail.{page}")
        if practice.sees("patients.search"):
            row = next(name for name in practice.in_sight() if name.startswith("patients.row."))
            practice.click(row)
        found |= practice.in_sight()
    return found


@pytest.mark.parametrize("role", PEOPLE, ids=str)
def test_that_the_window_offers_what_the_role_may_and_nothing_else(practice: Practice, role: Role):
    practice.begin(practice.patient())
    practice.open()
    practice.log_in(role)
    assert offered(practice) & set(SEEN) == {name for name, act in SEEN.items() if may(role, act)}
    action = ""
    if practice.sees("rail.today"):
        practice.click("rail.today")
        action = practice.find(f"worklist.{practice.services.store.visits()[0].visit_id}").text()
    assert action == ("" if not may(role, Act.LOOK) else "Continue" if may(role, Act.CHART) else "Look")
