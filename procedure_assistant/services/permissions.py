"""Who may do what: the one table of the program, and which act each command is. Decides nothing clinical and asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any

from procedure_assistant.domain import wording
from procedure_assistant.domain.events import FindingOverridden
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.services.people import Role, a_role
from procedure_assistant.services.problem import Problem


class Act(StrEnum):
    """Everything that somebody may or may not do."""

    LOOK = "look"
    SEARCH = "search"
    IMPORT_PATIENT = "import_patient"
    TAKE_SCHEDULE = "take_schedule"
    DECIDE_MATCH = "decide_match"
    EDIT_PATIENT = "edit_patient"
    OPEN_VISIT = "open_visit"
    CHART = "chart"
    OVERRIDE_STOP = "override_stop"
    SIGN = "sign"
    COSIGN = "cosign"
    AMEND = "amend"
    VOID = "void"
    HAND_OVER = "hand_over"
    PRINT_RECORD = "print_record"
    SAVE_RECORD = "save_record"
    COPY_TEXT = "copy_text"
    EXPORT_RECORD = "export_record"
    SEND_RECORD = "send_record"
    BREAK_GLASS = "break_glass"
    SEE_AUDIT = "see_audit"
    EXPORT_AUDIT = "export_audit"
    MANAGE_PEOPLE = "manage_people"
    CHANGE_SETTINGS = "change_settings"
    SET_DESTINATIONS = "set_destinations"
    SET_WORKSTATION = "set_workstation"
    SET_APPEARANCE = "set_appearance"
    TEACH_CODE = "teach_code"
    RECALL_LOT = "recall_lot"
    SEE_STOCK = "see_stock"
    KEEP_STOCK = "keep_stock"
    BACKUP = "backup"
    RESTORE = "restore"
    VERIFY = "verify"
    REBUILD = "rebuild"


_PHYSICIAN, _NURSE, _ADMINISTRATOR, _READ_ONLY = Role.PHYSICIAN, Role.NURSE, Role.ADMINISTRATOR, Role.READ_ONLY

# Nurses prepare, record and print. Only physicians answer for what was done. Administrators keep the house and see no
# patient without breaking the glass. tests/services/golden/permissions.txt shows the same as a grid.
MAY: Mapping[Act, frozenset[Role]] = MappingProxyType(
    {
        Act.LOOK: frozenset({_PHYSICIAN, _NURSE, _READ_ONLY}),
        Act.SEARCH: frozenset({_PHYSICIAN, _NURSE, _READ_ONLY}),
        Act.IMPORT_PATIENT: frozenset({_PHYSICIAN, _NURSE}),
        Act.TAKE_SCHEDULE: frozenset({_PHYSICIAN, _NURSE}),
        Act.DECIDE_MATCH: frozenset({_PHYSICIAN, _NURSE}),
        Act.EDIT_PATIENT: frozenset({_PHYSICIAN, _NURSE}),
        Act.OPEN_VISIT: frozenset({_PHYSICIAN, _NURSE}),
        Act.CHART: frozenset({_PHYSICIAN, _NURSE}),
        Act.OVERRIDE_STOP: frozenset({_PHYSICIAN}),
        Act.SIGN: frozenset({_PHYSICIAN}),
        Act.COSIGN: frozenset({_PHYSICIAN}),
        Act.AMEND: frozenset({_PHYSICIAN}),
        Act.VOID: frozenset({_PHYSICIAN}),
        Act.HAND_OVER: frozenset({_PHYSICIAN, _NURSE}),
        Act.PRINT_RECORD: frozenset({_PHYSICIAN, _NURSE}),
        Act.SAVE_RECORD: frozenset({_PHYSICIAN, _NURSE}),
        Act.COPY_TEXT: frozenset({_PHYSICIAN, _NURSE}),
        Act.EXPORT_RECORD: frozenset({_PHYSICIAN, _NURSE}),
        Act.SEND_RECORD: frozenset({_PHYSICIAN, _NURSE}),
        Act.BREAK_GLASS: frozenset({_ADMINISTRATOR, _READ_ONLY}),
        Act.SEE_AUDIT: frozenset({_ADMINISTRATOR}),
        Act.EXPORT_AUDIT: frozenset({_ADMINISTRATOR}),
        Act.MANAGE_PEOPLE: frozenset({_ADMINISTRATOR}),
        Act.CHANGE_SETTINGS: frozenset({_ADMINISTRATOR}),
        Act.SET_DESTINATIONS: frozenset({_ADMINISTRATOR}),
        Act.SET_WORKSTATION: frozenset({_PHYSICIAN, _NURSE, _ADMINISTRATOR}),
        Act.SET_APPEARANCE: frozenset(Role),
        Act.TEACH_CODE: frozenset({_PHYSICIAN, _NURSE}),
        Act.RECALL_LOT: frozenset({_PHYSICIAN, _NURSE, _ADMINISTRATOR}),
        Act.SEE_STOCK: frozenset({_PHYSICIAN, _NURSE, _ADMINISTRATOR}),
        Act.KEEP_STOCK: frozenset({_PHYSICIAN, _NURSE, _ADMINISTRATOR}),
        Act.BACKUP: frozenset({_ADMINISTRATOR}),
        Act.RESTORE: frozenset({_ADMINISTRATOR}),
        Act.VERIFY: frozenset({_PHYSICIAN, _ADMINISTRATOR}),
        Act.REBUILD: frozenset({_ADMINISTRATOR}),
    }
)
"""Who may do what in ordinary work."""

BEHIND_THE_GLASS = frozenset({Act.LOOK, Act.SEARCH, Act.PRINT_RECORD, Act.COPY_TEXT})
"""What breaking the glass adds, for a stated reason: seeing a patient and handing the record on. Never charting or signing."""

_IN_WORDS: Mapping[Act, str] = {
    Act.LOOK: say("look at patients and visits"),
    Act.SEARCH: say("search for patients"),
    Act.IMPORT_PATIENT: say("import patients"),
    Act.TAKE_SCHEDULE: say("take in a schedule"),
    Act.DECIDE_MATCH: say("decide on doubtful matches"),
    Act.EDIT_PATIENT: say("add or change a patient"),
    Act.OPEN_VISIT: say("open a visit"),
    Act.CHART: say("chart in a visit"),
    Act.OVERRIDE_STOP: say("go past a stop"),
    Act.SIGN: say("sign a record"),
    Act.COSIGN: say("co-sign a record"),
    Act.AMEND: say("amend a signed record"),
    Act.VOID: say("void a record"),
    Act.HAND_OVER: say("hand over a visit"),
    Act.PRINT_RECORD: say("print a record"),
    Act.SAVE_RECORD: say("save a record as a file"),
    Act.COPY_TEXT: say("copy the text of a record"),
    Act.EXPORT_RECORD: say("export a record"),
    Act.SEND_RECORD: say("send a record to a chart"),
    Act.BREAK_GLASS: say("look at patients in an emergency for a stated reason"),
    Act.SEE_AUDIT: say("see the audit trail"),
    Act.EXPORT_AUDIT: say("export the audit trail"),
    Act.MANAGE_PEOPLE: say("manage people and passwords"),
    Act.CHANGE_SETTINGS: say("change the settings"),
    Act.SET_DESTINATIONS: say("set up where records are sent"),
    Act.SET_WORKSTATION: say("set up this workstation"),
    Act.SET_APPEARANCE: say("choose the appearance of the workstation"),
    Act.TEACH_CODE: say("say which product a code is"),
    Act.RECALL_LOT: say("put a lot on the list of recalls"),
    Act.SEE_STOCK: say("see the stock"),
    Act.KEEP_STOCK: say("receive, count and adjust the stock"),
    Act.BACKUP: say("make a backup"),
    Act.RESTORE: say("restore a backup"),
    Act.VERIFY: say("verify the database"),
    Act.REBUILD: say("rebuild the derived tables"),
}


def _each(owner: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{owner}.{name}" for name in names)


_ACTS: Mapping[Act, tuple[str, ...]] = {
    Act.CHART: (
        "block.place_landmarks",
        "block.measure",
        "block.plan",
        "block.give_block",
        "block.omit_block",
        "block.note_aspiration",
        "block.correct_block",
        "block.block_not_given",
        "head_photo.choose",
        "head_photo.adjust",
        "head_photo.begin_scale",
        "head_photo.calibrate",
        "head_photo.place",
        "head_photo.give_on_photo",
        "checklist.answer",
        "checklist.quick_answers",
        "consent.sign",
        "consent.withdraw",
        "consent.renew",
        "closing.correct_lot",
        "images.attach",
        "images.pin",
        "images.mark",
        "images.remove",
        "passport.begin",
        "passport.fill",
        "passport.quick",
        "passport.put_aside",
        "passport.discard",
        "passport.correct_discard",
        "ultrasound.note",
        "ultrasound.inject",
        "ultrasound.inject_block",
        "ultrasound.change_guidance",
        "ultrasound.note_aspiration",
        "ultrasound.correct",
        "ultrasound.not_given",
        "course.score_pain",
        "course.note_adverse_event",
        "course.correct_score",
        "course.undo",
        "course.redo",
        "injection_map.give",
        "injection_map.give_muscle",
        "injection_map.give_all",
        "injection_map.retract",
        "injection_map.change_dose",
        "injection_map.omit",
        "injection_map.omit_rest",
        "injection_map.add_extra",
        "injection_map.move",
        "injection_map.note",
        "injection_plan.plan_as_last",
        "products.open_product",
        "products.reconstitute",
        "products.take_back",
        "products.waste",
        "products.waste_all",
        "products.correct_waste",
        "vials.keep",
        "vials.take_over",
        "vials.discard_kept",
        "visits.Visit.keep_vial",
        "visits.Visit.take_over",
        "kept_vials.discard_vial",
        "together.confirm",
        "visits.Visit.undo",
        "visits.Visit.redo",
        "image_service.ImageService.take_in_file",
        "image_service.ImageService.take_in_bytes",
        "image_service.ImageService.place",
        "image_service.ImageService.hold",
        "image_service.ImageService.reject",
        "image_service.ImageService.keep_picture",
    ),
    Act.OVERRIDE_STOP: ("checklist.override",),
    Act.SIGN: ("course.sign", "visits.Visit.sign"),
    Act.COSIGN: ("closing.cosign",),
    Act.AMEND: ("closing.amend",),
    Act.VOID: ("closing.void",),
    Act.HAND_OVER: ("closing.hand_over",),
    Act.PRINT_RECORD: (
        "course.print_copy",
        "records.RecordService.keep_copy",
        "leaflet.LeafletService.keep_copy",
        "visit_papers.PaperService.keep_copy",
        "visit_papers.PaperService.day_list_left",
        "recall.RecallService.pdf",
    ),
    Act.COPY_TEXT: ("records.RecordService.text",),
    Act.EXPORT_RECORD: (
        "export.ExportService.of",
        "export.ExportService.made",
        "export.ExportService.left",
        "export.ExportService.write",
    ),
    Act.SEND_RECORD: _each("outbox.OutboxService", "send", "send_now", "again", "hold", "give_up"),
    Act.SET_DESTINATIONS: _each("outbox.OutboxService", "secrets_kept", "save_destination", "remove_destination", "test"),
    Act.SAVE_RECORD: ("recall.RecallService.csv",),
    Act.SEE_STOCK: (
        "stock.StockService.shelf",
        "stock.StockService.overview",
        "stock.StockService.ledger",
        "stock.StockService.products",
        "stock.StockService.words_of",
        "stock_reserved.reserved_today",
    ),
    Act.KEEP_STOCK: (
        "stock.StockService.receive",
        "stock.StockService.count",
        "stock.StockService.adjust",
        "stock.StockService.set_level",
        "stock.StockService.undo",
    ),
    Act.LOOK: (
        *_each("outbox.OutboxService", "dry_run", "signed_visits", "lines", "of_visit", "history", "sent"),
        "recall.RecallService.find",
        "recall.RecallService.letter_list",
        "patients.PatientService.patient",
        "records.RecordService.note",
        "records.RecordService.pdf",
        "records.RecordService.file_of",
        "leaflet.LeafletService.leaflet",
        "leaflet.LeafletService.pdf",
        "paper_check.PaperCheckService.check",
        "visit_papers.PaperService.day_list",
        "visit_papers.PaperService.paper",
        "visit_papers.PaperService.pdf",
        "visits.VisitService.resume",
        "last_visit.last_map",
        "earlier_visit.last_visit",
        "earlier_visit.used_before",
        "image_service.ImageService.image",
        "image_service.ImageService.of_visit",
        "image_service.ImageService.inbox",
        "image_service.ImageService.mismatches",
        "image_service.ImageService.picture",
        "image_service.ImageService.picture_for_paper",
        "kept_vials.kept_vials",
        "claims.ClaimService.summary",
        "paper_work.paper_work",
        "worklist.due_for_treatment",
        "worklist.worklist",
        "incoming.IncomingService.day",
        "incoming.IncomingService.merges",
    ),
    Act.SEARCH: ("patients.PatientService.search", "patients.PatientService.similar", "biologics_given.products_with"),
    Act.IMPORT_PATIENT: ("patients.PatientService.import_file", "patients.PatientService.import_files"),
    Act.TAKE_SCHEDULE: (
        "incoming.IncomingService.set_status",
        "incoming.IncomingService.messages",
        "schedule_import.ScheduleImport.preview",
        "schedule_import.ScheduleImport.run",
    ),
    Act.DECIDE_MATCH: (
        "incoming.IncomingService.held",
        "incoming.IncomingService.decide",
        "incoming.IncomingService.merge",
        "incoming.IncomingService.undo_merge",
    ),
    Act.EDIT_PATIENT: ("patients.PatientService.edit", "patients.PatientService.new_patient"),
    Act.OPEN_VISIT: ("visits.VisitService.begin",),
    Act.CHANGE_SETTINGS: (
        "settings.save_settings",
        "image_settings.save_image_settings",
        "notices.NoticeService.add_notice_file",
        "notices.NoticeService.put_back",
        "notices.NoticeService.remove",
        "consent_texts.ConsentTextService.add_file",
        "consent_texts.ConsentTextService.confirm",
        "consent_texts.ConsentTextService.put_back",
        "consent_texts.ConsentTextService.remove",
        "vial_settings.save_vial_policy",
        "incoming_settings.save_source",
        "signature.SignatureService.choose",
        "signature.SignatureService.stop",
        "claims.ClaimService.change",
        "claims.ClaimService.undo",
    ),
    Act.SET_WORKSTATION: ("workstation.save_workstation",),
    Act.SET_APPEARANCE: ("appearance.choose_appearance",),
    Act.TEACH_CODE: ("scanning.ScanService.name_product", "scanning.ScanService.name_kit", "scanning.ScanService.forget"),
    Act.RECALL_LOT: ("scanning.ScanService.recall", "scanning.ScanService.end_recall"),
    Act.REBUILD: ("visits.VisitService.rebuild",),
}
# By "module.name", so that this table needs none of the modules it names.
_ACT_OF: Mapping[str, Act] = {name: act for act, names in _ACTS.items() for name in names}
COMMANDS: Mapping[str, Act | None] = MappingProxyType(
    {
        "import": Act.IMPORT_PATIENT,
        "schedule": Act.TAKE_SCHEDULE,
        "incoming": Act.DECIDE_MATCH,
        "patients": Act.SEARCH,
        "visits": Act.LOOK,
        "biologics": Act.SEARCH,
        "record": Act.SAVE_RECORD,
        "text": Act.COPY_TEXT,
        "export": Act.EXPORT_RECORD,
        "export-registry": Act.EXPORT_RECORD,
        "send": Act.SEND_RECORD,
        "outbox list": Act.LOOK,
        "outbox retry": Act.SEND_RECORD,
        "leaflet": Act.SAVE_RECORD,
        "verify-paper": Act.LOOK,
        "nurse-sheet": Act.SAVE_RECORD,
        "labels": Act.SAVE_RECORD,
        "work-note": Act.SAVE_RECORD,
        "billing-summary": Act.SAVE_RECORD,
        "consent": Act.SAVE_RECORD,
        "day-list": Act.SAVE_RECORD,
        "rebuild": Act.REBUILD,
        "stock list": Act.SEE_STOCK,
        "stock ledger": Act.SEE_STOCK,
        "stock receive": Act.KEEP_STOCK,
        "stock count": Act.KEEP_STOCK,
        "stock adjust": Act.KEEP_STOCK,
        "stock level": Act.KEEP_STOCK,
        "stock undo": Act.KEEP_STOCK,
        "recall": Act.LOOK,
        "signature show": Act.CHANGE_SETTINGS,
        "signature choose": Act.CHANGE_SETTINGS,
        "signature stop": Act.CHANGE_SETTINGS,
        "signature check": None,
        "recall --csv": Act.SAVE_RECORD,
        "users list": Act.MANAGE_PEOPLE,
        "users add": Act.MANAGE_PEOPLE,
        "users role": Act.MANAGE_PEOPLE,
        "users deactivate": Act.MANAGE_PEOPLE,
        "users activate": Act.MANAGE_PEOPLE,
        "users reset": Act.MANAGE_PEOPLE,
        "password": None,
        "recovery-key": Act.MANAGE_PEOPLE,
        "backup now": Act.BACKUP,
        "backup list": Act.BACKUP,
        "backup check": Act.BACKUP,
        "backup plan": Act.BACKUP,
        "restore": Act.RESTORE,
        "salvage": Act.RESTORE,
        "verify": Act.VERIFY,
        "audit": Act.SEE_AUDIT,
        "audit --csv": Act.EXPORT_AUDIT,
        "head export": Act.VERIFY,
        "head compare": Act.VERIFY,
    }
)
"""Which act each command of the command line is; None: everybody who can log in may, for themselves. The window has its own door."""

FREE_COMMANDS = frozenset({"", "demo", "setup"})
"""The window, the sample visit in a store of its own, and the first set-up, when there is nobody yet."""

# Looks at what was typed, at the table of codes, or at names of destinations and how much waits for them: nothing of a patient.
_FREE = frozenset(
    {
        "patients.PatientService.form_faults",
        "records.RecordService.paper",
        "visit_papers.PaperService.label_sheets",
        "claims.ClaimService.shipped",
        "claims.ClaimService.codes",
        "claims.ClaimService.changes",
        *_each("outbox.OutboxService", "counts", "destinations", "faults", "kinds", "new_destination"),
    }
)
_REDO = ("course.redo", "visits.Visit.redo")


_EMERGENCY = say(" In an emergency, break the glass and state the reason.")


class Forbidden(Problem):
    """Somebody's role does not allow what was asked for; nothing was done."""

    def __init__(self, role: Role, act: Act) -> None:
        self.role = role
        self.act = act
        super().__init__(
            "PERMISSION",
            say("{a_role} may not {in_words}. Nothing was changed.", a_role=a_role(role).capitalize(), in_words=_IN_WORDS[act]),
            hint=say(
                "{who_may} may: switch the user.{emergency}",
                who_may=who_may(act).capitalize(),
                emergency=_EMERGENCY if may(role, act, glass_broken=True) else "",
            ),
        )


def may(role: Role, act: Act, *, glass_broken: bool = False) -> bool:
    """Whether somebody of this role may do it; ``glass_broken`` when the session gave a reason for an emergency."""
    if glass_broken and act in BEHIND_THE_GLASS and role in MAY[Act.BREAK_GLASS]:
        return True
    return role in MAY[act]


def check(role: Role, act: Act, *, glass_broken: bool = False) -> None:
    """Do nothing when it is allowed, raise :class:`Forbidden` when not."""
    if not may(role, act, glass_broken=glass_broken):
        raise Forbidden(role, act)


def hindrance(role: Role, act: Act, *, glass_broken: bool = False) -> str:
    """Why a role may not do it, in a sentence to stand beside what it disables: who may, and the way on. "" when it may."""
    if may(role, act, glass_broken=glass_broken):
        return ""
    return say("Only {who_may} may {in_words}: switch the user.", who_may=who_may(act), in_words=_IN_WORDS[act])


def who_may(act: Act) -> str:
    """Those who may in ordinary work: "a physician or a nurse"."""
    return wording.listed([a_role(role) for role in Role if role in MAY[act]], "or")


def is_free(operation: Callable[..., Any]) -> bool:
    """Whether an operation needs no permission, since it neither reads nor changes what is kept."""
    return _name_of(operation) in _FREE


def act_of(operation: Callable[..., Any]) -> Act:
    """The act that a domain command or a service operation is.

    Raises ``LookupError`` for one that the table does not know, so that a new command is forbidden until somebody decides.
    """
    name = _name_of(operation)
    try:
        return _ACT_OF[name]
    except KeyError:
        raise LookupError(f"no act is set for {name} in services/permissions.py") from None


def act_in(command: Callable[..., Any], record: ProcedureRecord) -> Act:
    """The act that a command is on this record: bringing back an override that was undone is going past the stop again."""
    if _name_of(command) in _REDO and record.undone:
        first, last = record.undone[-1]
        again = (entry.event for entry in record.entries if first <= entry.seq <= last)
        if any(isinstance(event, FindingOverridden) for event in again):
            return Act.OVERRIDE_STOP
    return act_of(command)


def _name_of(operation: Callable[..., Any]) -> str:
    while isinstance(operation, partial):
        operation = operation.func
    return f"{operation.__module__.rpartition('.')[2]}.{operation.__qualname__}"
