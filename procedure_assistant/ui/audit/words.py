"""What the acts of the audit trail are called on screen, and the trail as a CSV file. No Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC

from procedure_assistant.domain.say import begun, recalled, say
from procedure_assistant.services.people import ROLE_NAMES
from procedure_assistant.services.ports import AuditRow

_ACTS = {
    "log_in": say("Logged in"),
    "failed_log_in": say("Failed to log in"),
    "locked": say("Locked"),
    "image_held": say("Image held"),
    "image_placed": say("Image placed"),
    "image_rejected": say("Image rejected"),
    "break_glass": say("Broke the glass"),
    "mend_glass": say("Ended emergency access"),
    "add_person": say("Added a person"),
    "change_person": say("Changed a person"),
    "reset_password": say("Set a password for a person"),
    "change_password": say("Changed the own password"),
    "new_recovery_key": say("Made a new recovery key"),
    "confirm_recovery_key": say("Wrote the recovery key down"),
    "see_audit": say("Looked at the audit trail"),
    "export_audit": say("Exported the audit trail"),
    "look": say("Looked at"),
    "search": say("Searched for a patient"),
    "print_record": say("Printed a record"),
    "save_record": say("Saved a record as a file"),
    "copy_text": say("Copied the text of a record"),
    "export_record": say("Exported a record"),
    "send_record": say("Sent a record or decided about it"),
    "set_destinations": say("Changed where records are sent"),
    "change_settings": say("Changed the settings"),
    "set_appearance": say("Chose the appearance"),
    "set_workstation": say("Set up a workstation"),
    "keep_stock": say("Changed the stock"),
    "backup": say("Made a backup"),
    "restore": say("Restored a backup"),
    "verify": say("Verified the database"),
    "teach_code": say("Said which product a code is"),
    "recall_lot": say("Changed the list of recalled lots"),
    "take_schedule": say("Took in a schedule"),
    "decide_match": say("Decided on a doubtful match"),
}
_ROLE_CODES = {role.value: name for role, name in ROLE_NAMES.items()}
_GRAVE = frozenset({"failed_log_in", "break_glass"})
_COLUMNS = ("seq", "at", "who", "workstation", "act", "subject", "detail", "previous_hash", "hash")
# A cell that begins so is a formula for a spreadsheet, and a reason or a login may be typed by anybody.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def act_words(act: str) -> str:
    """In the past tense; an act of a later version as it is written."""
    words = _ACTS.get(act, act.replace("_", " "))
    return begun(words)


def detail_words(detail: str) -> str:
    """The rest of an entry; a role that was written down by its code, as earlier versions did, is called by its name."""
    return _ROLE_CODES.get(detail) or recalled(detail)


def is_grave(act: str) -> bool:
    """What somebody who looks through the trail should not pass over."""
    return act in _GRAVE


def as_csv(rows: Iterable[AuditRow]) -> str:
    """Every column as stored, moments in UTC; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        texts = (row.who, row.workstation, row.act, row.subject, row.detail)
        writer.writerow((row.seq, row.at.astimezone(UTC).isoformat(), *map(_text, texts), row.previous_hash, row.hash))
    return out.getvalue()


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
