"""The table of permissions: the whole of it as a grid, every command in it, and what a refusal says."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from procedure_assistant.domain import commands
from procedure_assistant.domain.commands import Decision, checklist, course, injection_map
from procedure_assistant.services import (
    appearance,
    biologics_given,
    claims,
    consent_texts,
    earlier_visit,
    export,
    image_service,
    image_settings,
    incoming,
    incoming_settings,
    kept_vials,
    last_visit,
    leaflet,
    notices,
    outbox,
    paper_check,
    paper_work,
    patients,
    recall,
    records,
    scanning,
    schedule_import,
    settings,
    signature,
    stock,
    stock_reserved,
    vial_settings,
    visit_papers,
    visits,
    worklist,
    workstation,
)
from procedure_assistant.services.people import Role
from procedure_assistant.services.permissions import (
    _ACT_OF,
    _IN_WORDS,
    BEHIND_THE_GLASS,
    MAY,
    Act,
    Forbidden,
    act_in,
    act_of,
    check,
    may,
    who_may,
)
from procedure_assistant.services.problem import Problem
from tests.domain.bedside import ready
from tests.domain.samples import preempt
from tests.golden import golden

GOLDEN = Path(__file__).parent / "golden" / "permissions.txt"

# What the services offer that is no act of a person: arithmetic, wiring, and what the program does by itself.
NO_ACT = {
    "appearance.AppearanceKeeper.appearance",
    "appearance.AppearanceKeeper.keep_appearance",
    "appearance.AppearanceKeeper.text_sizes_that_fit",
    "consent_texts.file_text",
    "consent_texts.load_texts",
    "consent_texts.name_of",
    "consent_texts.read_file",
    "consent_texts.text_in_force",
    "export.ExportService.collect",
    "export.ExportService.collected",
    "export.ExportService.file_of",
    "export.ExportService.formats",
    "export.VisitExport.pdf",
    "export.VisitExport.pdf_with",
    "image_service.ImageService.audit_of",
    # Machines call these, behind the lock screen, since somebody turned them on; they show nothing of a patient.
    "incoming.IncomingService.held_count",
    "incoming.IncomingService.survivor_of",
    "incoming.IncomingService.take",
    "incoming.IncomingService.take_all",
    "incoming_settings.SourceSettings.value",
    "incoming_settings.load_sources",
    "incoming_settings.source_faults",
    "schedule_import.ScheduleImport.take_file",
    "schedule_import.missing",
    "image_service.ImageService.close",
    "image_service.ImageService.entry_for",
    "image_service.ImageService.match_arrived",
    "image_service.ImageService.origin",
    "image_settings.image_settings_faults",
    "image_settings.load_image_settings",
    "leaflet.build_leaflet",
    "notices.load_notices",
    "notices.name_fault",
    *(f"outbox.OutboxService.{name}" for name in ("counts", "destinations", "faults", "kinds", "new_destination")),
    "patients.PatientService.form_faults",
    "paper_check.hash_begin",
    "paper_check.qr_text",
    "paper_check.read_code",
    "paper_check.versions_of",
    "records.RecordService.paper",
    "records.file_name",
    "records.no_images",
    "records.nothing_attached",
    "records.save_file",
    "settings.load_settings",
    "vial_settings.load_vial_policy",
    "vial_settings.vial_policy_faults",
    "claims.ClaimService.changes",
    "claims.ClaimService.codes",
    "claims.ClaimService.shipped",
    "claims.change_faults",
    "claims.with_changes",
    "recall.RecallService.handed_out",
    "signature.SignatureService.certificate",
    "signature.SignatureService.checking",
    "signature.SignatureService.opened",
    "signature.SignatureService.seal",
    "signature.SignatureService.state",
    "signature.Signer.judge",
    "signature.Signer.read",
    "signature.Signer.sign",
    "signature.told",
    "stock.signed",
    "stock.told",
    "visit_papers.PaperService.label_sheets",
    "visits.Visit.do",
    "visits.Visit.listen",
    "visits.VisitService.derive",
    "worklist.toxin_interval",
    "workstation.WorkstationSettings.keys_of",
    "workstation.believable",
    "workstation.load_workstation",
    "workstation.pixels_per_mm",
    "workstation.with_default_keys",
    "workstation.with_key",
    "workstation.with_measure",
    "workstation.with_scan_gap",
    "scanning.ScanService.known",
    "scanning.ScanService.label",
    "scanning.ScanService.learned",
    "scanning.ScanService.likely",
    "scanning.ScanService.ndc_forms",
    "scanning.ScanService.read",
    "scanning.ScanService.read_picture",
    "scanning.ScanService.recalls",
    "scanning.ScanService.refusal",
    "scanning.ScanService.words",
    "scanning.PictureReader.texts",
    "scanning.kit_values",
    "scanning.udi",
}
SERVICES = (
    appearance, patients, records, settings, visits, worklist, last_visit, earlier_visit, image_service, image_settings, workstation,
    biologics_given, notices, consent_texts,
    claims, kept_vials, vial_settings, stock, stock_reserved, recall, scanning,
    signature, paper_work, export, outbox, incoming, incoming_settings, schedule_import,
    leaflet, visit_papers, paper_check,
)  # fmt: skip


def command_modules() -> list[ModuleType]:
    """Every module of domain/commands."""
    return [importlib.import_module(f"{commands.__name__}.{one.name}") for one in pkgutil.iter_modules(commands.__path__)]


def functions_of(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """The public functions that a module itself defines."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def domain_commands() -> list[Callable[..., Any]]:
    """What ``Visit.do`` takes: every public function of domain/commands that answers with a decision."""
    found = [function for module in command_modules() for function in functions_of(module)]
    return [function for function in found if typing.get_type_hints(function)["return"] == Decision]


def service_operations() -> list[Callable[..., Any]]:
    """Every public function of the services, and every public method of their classes with methods."""
    found: list[Callable[..., Any]] = []
    for module in SERVICES:
        found += functions_of(module)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__:
                found += [
                    method
                    for name, method in inspect.getmembers(kind, inspect.isfunction)
                    if not name.startswith("_") and method.__module__ == module.__name__
                ]
    return found


def name_of(operation: Callable[..., Any]) -> str:
    return f"{operation.__module__.rpartition('.')[2]}.{operation.__qualname__}"


def grid() -> str:
    """Acts down, roles across; "glass" where breaking the glass allows it."""
    lines = [f"{'':16}{''.join(f'{role.value:15}' for role in Role)}".rstrip()]
    for act in Act:
        words = ["yes" if may(role, act) else "glass" if may(role, act, glass_broken=True) else "-" for role in Role]
        lines.append(f"{act.value:16}{''.join(f'{word:15}' for word in words)}".rstrip())
    lines += ["", *(f"{name:42}{act.value}" for name, act in sorted(_ACT_OF.items()))]
    return "\n".join(lines) + "\n"


def test_that_the_matrix_of_roles_and_acts_is_the_one_agreed():
    assert grid() == golden(GOLDEN, grid())


def test_that_every_act_has_a_row_words_and_somebody_who_may():
    assert set(MAY) == set(_IN_WORDS) == set(Act)
    assert [act for act in Act if not MAY[act]] == []


def test_that_everybody_chooses_how_the_workstation_looks():
    assert all(may(role, Act.SET_APPEARANCE) for role in Role)
    assert act_of(appearance.choose_appearance) is Act.SET_APPEARANCE


def test_that_only_a_physician_answers_for_the_record():
    for act in (Act.SIGN, Act.COSIGN, Act.OVERRIDE_STOP, Act.AMEND, Act.VOID):
        assert MAY[act] == {Role.PHYSICIAN}


def test_that_a_nurse_prepares_records_and_prints():
    for act in (Act.OPEN_VISIT, Act.CHART, Act.PRINT_RECORD, Act.IMPORT_PATIENT, Act.HAND_OVER):
        assert may(Role.NURSE, act)


def test_that_an_administrator_keeps_the_house_and_never_charts():
    for act in (Act.MANAGE_PEOPLE, Act.CHANGE_SETTINGS, Act.BACKUP, Act.RESTORE, Act.SEE_AUDIT):
        assert MAY[act] == {Role.ADMINISTRATOR}
    for act in (Act.CHART, Act.OPEN_VISIT, Act.SIGN, Act.EDIT_PATIENT):
        assert not may(Role.ADMINISTRATOR, act, glass_broken=True)


def test_that_a_read_only_user_looks_and_chooses_how_the_workstation_looks_and_nothing_else():
    assert [act for act in Act if may(Role.READ_ONLY, act)] == [Act.LOOK, Act.SEARCH, Act.BREAK_GLASS, Act.SET_APPEARANCE]


def test_that_breaking_the_glass_shows_patients_and_changes_nothing():
    for role in Role:
        gained = {act for act in Act if may(role, act, glass_broken=True) and not may(role, act)}
        assert gained <= BEHIND_THE_GLASS
        assert bool(gained) == may(role, Act.BREAK_GLASS)
    assert may(Role.ADMINISTRATOR, Act.LOOK, glass_broken=True)


@pytest.mark.parametrize("command", domain_commands(), ids=name_of)
def test_that_every_domain_command_has_its_act(command: Callable[..., Any]):
    assert act_of(command) in Act


def test_that_the_commands_are_found_at_all():
    names = {name_of(command) for command in domain_commands()}
    assert {"course.sign", "checklist.override", "injection_map.give", "products.waste", "block.give_block"} <= names
    assert "decision.not_ready" not in names
    assert len(names) >= 29


@pytest.mark.parametrize("operation", service_operations(), ids=name_of)
def test_that_every_service_operation_has_its_act_or_is_none(operation: Callable[..., Any]):
    if name_of(operation) in NO_ACT:
        with pytest.raises(LookupError):
            act_of(operation)
    else:
        assert act_of(operation) in Act


@pytest.mark.parametrize("name", sorted({*_ACT_OF, *NO_ACT}))
def test_that_the_table_names_only_what_there_is(name: str):
    known = {name_of(one) for one in (*domain_commands(), *service_operations())}
    assert name in known


def test_that_an_operation_nobody_decided_on_is_no_act():
    with pytest.raises(LookupError, match=r"no act is set for test_permissions\.grid in services/permissions\.py"):
        act_of(grid)


def test_that_methods_and_prepared_commands_are_known_by_what_they_do():
    assert act_of(partial(injection_map.give, site_ids=("a",))) is Act.CHART
    assert act_of(visits.Visit.sign) is Act.SIGN


def test_that_bringing_back_an_override_is_an_override():
    bedside = ready(preempt())
    assert act_in(course.redo, bedside.record) is Act.CHART
    bedside.answer(infection="yes")
    bedside.do(course.undo)
    assert act_in(course.redo, bedside.record) is Act.CHART
    bedside.do(course.redo)
    bedside.do(checklist.override, "infection_yes", "far from the site")
    assert act_in(course.undo, bedside.record) is Act.CHART
    bedside.do(course.undo)
    assert act_in(course.redo, bedside.record) is Act.OVERRIDE_STOP
    assert act_in(partial(course.redo), bedside.record) is Act.OVERRIDE_STOP
    assert act_in(visits.Visit.redo, bedside.record) is Act.OVERRIDE_STOP
    assert act_in(checklist.answer, bedside.record) is Act.CHART


def test_that_a_refusal_says_who_may():
    with pytest.raises(Forbidden) as caught:
        check(Role.NURSE, Act.SIGN)
    assert isinstance(caught.value, Problem)
    assert caught.value.code == "PERMISSION"
    assert caught.value.text == "A nurse may not sign a record. Nothing was changed. A physician may: switch the user."
    assert (caught.value.role, caught.value.act) == (Role.NURSE, Act.SIGN)


def test_that_a_refusal_names_the_emergency_way_to_those_who_have_it():
    assert Forbidden(Role.ADMINISTRATOR, Act.LOOK).text == (
        "An administrator may not look at patients and visits. Nothing was changed. "
        "A physician, a nurse or a read-only user may: switch the user. In an emergency, break the glass and state the reason."
    )
    assert "emergency" not in Forbidden(Role.ADMINISTRATOR, Act.CHART).text
    assert "emergency" not in Forbidden(Role.NURSE, Act.VERIFY).text


def test_that_what_is_allowed_passes_the_check():
    assert check(Role.PHYSICIAN, Act.SIGN) is None
    assert check(Role.READ_ONLY, Act.PRINT_RECORD, glass_broken=True) is None
    assert who_may(Act.VERIFY) == "a physician or an administrator"
