"""The composition root behind the door: an encrypted database, people with roles, and one guard before every command."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.domain.commands import checklist
from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.demo import PlayedClock, sample_patient
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem
from tests.services.key_rings import CHEAP

ROOT = Path(__file__).parent.parent

ADMIN = NewPerson("anna", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour-lantern-42")
DOCTOR = NewPerson("bela", "Bela Marsh", "MD", Role.PHYSICIAN, "willow-copper-77")
NURSE = NewPerson("carl", "Carl Osei", "RN", Role.NURSE, "marble-sparrow-19")


def code(call, *args) -> str:
    with pytest.raises(Problem) as caught:
        call(*args)
    return caught.value.code


def test_that_a_visit_behind_the_door_is_encrypted_and_says_who_did_what(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    access = open_access(chosen, costs=CHEAP)
    access.set_up(ADMIN, (DOCTOR, NURSE))
    services = build(chosen, access)
    assert code(sample_patient, services) == "PERMISSION"  # an administrator sees no patients
    access.log_in("carl", NURSE.password)
    patient = sample_patient(services)
    visit = services.visits.begin(patient.id, ("preempt_botox",))
    assert visit.do(checklist.answer, "headache_days", ("12",)) is None
    assert code(visit.do, checklist.override, "headache_days_few", "the count is right") == "PERMISSION"
    access.log_in("bela", DOCTOR.password)
    assert visit.do(checklist.override, "headache_days_few", "the count is right") is None
    assert [entry.who for entry in visit.record.entries] == ["Carl Osei", "Carl Osei", "Bela Marsh"]
    access.lock()
    assert code(visit.do, checklist.answer, "headache_days", ("20",)) == "LOCKED"
    assert code(services.patients.search, "Ashdown") == "LOCKED"
    services.store.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [word for word in (b"Ashdown", b"Julian", b"0048 2917", b"1981", b"Penicillin", b"Carl", b"Bela") if word in held] == []


def test_that_a_plain_database_of_before_is_encrypted_when_people_are_set_up(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    plain = build(chosen)
    patient = sample_patient(plain)
    plain.store.close()
    assert b"Ashdown" in chosen.database.read_bytes()
    access = open_access(chosen, costs=CHEAP)
    access.set_up(ADMIN, (DOCTOR,))
    access.log_in("bela", DOCTOR.password)
    assert build(chosen, access).patients.patient(patient.id) == patient
    access.store.close()
    assert b"Ashdown" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_that_an_encrypted_database_without_its_key_file_is_not_set_up_anew(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    access = open_access(chosen, costs=CHEAP)
    access.set_up(ADMIN, (DOCTOR,))
    access.close()
    keys = tmp_path / "keys.json"
    keys.rename(tmp_path / "kept.json")
    assert code(open_access, chosen) == "KEYS-GONE"
    assert not keys.exists()
    (tmp_path / "kept.json").rename(keys)
    again = open_access(chosen, costs=CHEAP)
    assert again.log_in("bela", DOCTOR.password).name == "Bela Marsh"
    again.close()


def test_that_printing_saving_and_copying_stand_in_the_audit_trail_without_a_name(tmp_path: Path):
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    access = open_access(chosen, costs=CHEAP)
    access.set_up(ADMIN, (DOCTOR, NURSE))
    access.log_in("carl", NURSE.password)
    services = build(chosen, access)
    patient = sample_patient(services)
    visit = services.visits.begin(patient.id, ("preempt_botox",))
    services.visits.resume(visit.id)
    services.records.text(visit)
    for to in ("printer", "file"):
        services.records.keep_copy(visit, Paper.LETTER, to)
    trail = [(row.act, row.subject, row.detail) for row in reversed(access.store.audit_entries()) if row.who == "Carl Osei"][1:]
    about = f"visit of 23 Nov 2026, patient with MRN {patient.mrn}"
    assert trail == [(act, visit.id, about) for act in ("look", "copy_text", "print_record", "save_record")]
    assert patient.family_name not in str(trail)
    access.close()


PROGRAM = """
import sys, os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from functools import partial
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from procedure_assistant.app import open_access, options, run_window
from procedure_assistant.services.key_wrapping import Cost, Costs
from procedure_assistant.ui import start

class Driven(start.MainWindow):
    def __init__(self, clock):
        super().__init__(clock)
        self.first_painted.connect(lambda: print("painted", flush=True))
        self.worklist_shown.connect(self.end)

    def meet(self, access, safe=None):
        super().meet(access, safe)
        print(self._keeper.door.currentWidget().objectName(), self.windowTitle(), flush=True)
        if self._keeper.set_up_screen is not None:
            QTimer.singleShot(0, self.close)
            return
        page = self._keeper.lock_screen.page
        QTest.keyClicks(page.login.edit, "bela")
        QTest.keyClicks(page.password.edit, sys.argv[2])
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)

    def end(self):
        print("worklist", self.findChild(QWidget, "user").accessibleName(), flush=True)
        QTimer.singleShot(0, self.close)

start.MainWindow = Driven
costs = Costs(password=Cost(8, 1), login=Cost(8, 1))
raise SystemExit(run_window(options(Path(sys.argv[1])), arguments=["x"], door=partial(open_access, costs=costs)))
"""


def run_program(folder: Path) -> list[str]:
    """What the real program says from its start to its end in this data folder."""
    command = [sys.executable, "-c", PROGRAM, str(folder), DOCTOR.password]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_that_the_real_program_opens_at_its_first_page_and_later_at_its_lock_screen(tmp_path: Path):
    assert run_program(tmp_path) == ["painted", "first_run Procedure Assistant"]
    chosen = Options(tmp_path / "procedures.db", PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC)))
    access = open_access(chosen, costs=CHEAP)
    access.set_up(ADMIN, (DOCTOR,))
    access.close()
    said = run_program(tmp_path)
    assert said == ["painted", "lock_screen Procedure Assistant", "worklist Signed in: Bela Marsh, MD, Physician"]
    again = open_access(chosen, costs=CHEAP)
    again.log_in("anna", ADMIN.password)
    acts = [(row.who, row.act, row.detail) for row in reversed(again.store.audit_entries())]
    assert ("Bela Marsh", "log_in", "logged in") in acts
    assert ("Bela Marsh", "locked", "closed the records") in acts
    again.close()
    assert not (tmp_path / "procedures.db-wal").exists()
    assert not (tmp_path / "errors.log").exists()
