"""The use cases around patients: import from files, add and edit by hand, search. Decides nothing clinical and knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from uuid import uuid4

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.patient_form import FieldFault, PatientForm, form_faults, patient_from
from procedure_assistant.services.patient_merge import merged, same_name, same_person
from procedure_assistant.services.patient_reader import PatientReader, file_bytes
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Saved, Store
from procedure_assistant.services.problem import Problem


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What importing one file did; ``notes`` are sentences on everything doubtful, left out, kept or changed."""

    patient: Patient
    saved: Saved
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file of several: either its outcome or the problem it met."""

    path: Path
    outcome: ImportOutcome | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import of several files is: ``done`` of ``total`` files are finished, the last of them is ``last``."""

    done: int
    total: int
    last: FileOutcome


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What importing several files did, in their order; ``untouched`` are those not looked at after a cancel or a store problem."""

    files: tuple[FileOutcome, ...]
    untouched: tuple[Path, ...] = ()


class PatientService:
    """Patients in and out of the store.

    Args:
        store: where patients are kept.
        reader: reads patient files.
        clock: tells today and now.
        new_id: gives a fresh id to a patient typed by hand; a random UUID unless told.
    """

    def __init__(self, store: Store, reader: PatientReader, clock: Clock, new_id: Callable[[], str] = lambda: str(uuid4())) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock
        self._new_id = new_id
        self.guard: Guard = NoAccounts()

    def import_file(self, path: Path) -> ImportOutcome:
        """Import one patient file. The same file again changes nothing.

        Raises ``Problem`` IMPORT-… or STORE-…; then nothing was stored.
        """
        data = file_bytes(path, self._reader.look)
        read = self._reader.read(data, self._clock.today())
        stored = self._record_of(read.patient)
        if stored is None:
            patient, notes = read.patient, read.notes
        else:
            patient, changes = merged(stored, read)
            notes = read.notes + changes
        notes += self._double_notes(patient)
        if patient == stored:
            return ImportOutcome(patient, Saved.UNCHANGED, notes)
        patient, saved = self._save(patient)
        return ImportOutcome(patient, saved, notes)

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        progress: Callable[[ImportProgress], None] | None = None,
        cancel: Event | None = None,
    ) -> BatchOutcome:
        """Import several files one by one; a refused file does not stop the others, a failing store or ``cancel`` does.

        ``progress`` is called after each file, on the calling thread. What was imported before a cancel stays.
        """
        done: list[FileOutcome] = []
        for path in paths:
            if cancel is not None and cancel.is_set():
                break
            done.append(self._try_import(path))
            if progress is not None:
                progress(ImportProgress(len(done), len(paths), done[-1]))
            problem = done[-1].problem
            if problem is not None and problem.code.startswith("STORE-"):
                break
        return BatchOutcome(tuple(done), tuple(paths[len(done) :]))

    def form_faults(self, form: PatientForm) -> tuple[FieldFault, ...]:
        """Everything wrong with a form today; empty when it can be saved (a record number already in use aside)."""
        return form_faults(form, self._clock.today())

    def new_patient(self, form: PatientForm) -> Patient:
        """Add a patient typed by hand. Raises ``Problem`` PATIENT-INVALID, PATIENT-MRN-TAKEN or STORE-…; then nothing was stored."""
        patient = patient_from(form, self._clock.today(), None, self._new_id())
        self._check_mrn_is_free(patient)
        return self._save(patient)[0]

    def edit(self, patient_id: str, form: PatientForm) -> Patient:
        """Change a patient by hand; earlier versions stay in the patient history. Raises as :meth:`new_patient`, and PATIENT-GONE."""
        before = self._patient(patient_id)
        after = patient_from(form, self._clock.today(), before, before.id)
        if after == before:
            return before
        self._check_mrn_is_free(after)
        return self._save(after)[0]

    def similar(self, form: PatientForm) -> tuple[Patient, ...]:
        """Patients on record with the name and birth date of a form without faults: perhaps the same person; ask before adding."""
        return self._doubles(patient_from(form, self._clock.today(), None, ""))

    def search(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Patients whose name, record number or birth date holds every word; all of them, up to ``limit``, when ``words`` is empty."""
        found = self._store.find_patients(words, limit)
        survivors = self._store.led_on()  # an old number finds the record that is led on
        led = dict.fromkeys(survivors.get(patient.id, patient.id) for patient in found)
        here = {patient.id: patient for patient in found}
        return tuple(patient for own_id in led if (patient := here.get(own_id) or self._store.patient(own_id)) is not None)

    def patient(self, patient_id: str) -> Patient:
        """One patient, to be looked at, a record that was merged as the one it is led on as; that somebody did stands in the audit trail.

        Raises ``Problem`` PATIENT-GONE, STORE-….
        """
        found = self._patient(self._store.led_on().get(patient_id, patient_id))
        self.guard.note(Act.LOOK, found.id, say("patient with MRN {mrn}", mrn=found.mrn))
        return found

    def _patient(self, patient_id: str) -> Patient:
        found = self._store.patient(patient_id)
        if found is None:
            raise Problem("PATIENT-GONE", say("This patient is not on record."), hint=say("Search for the patient again."))
        return found

    def _try_import(self, path: Path) -> FileOutcome:
        try:
            return FileOutcome(path, outcome=self.import_file(path))
        except Problem as problem:
            return FileOutcome(path, problem=problem)

    def _record_of(self, patient: Patient) -> Patient | None:
        """The same patient on record, found by id or record number; raises IMPORT-CONFLICT when the number is somebody else's."""
        by_id, by_mrn = self._store.patient(patient.id), self._store.patient_by_mrn(patient.mrn)
        if by_id is not None and by_mrn is not None and by_id.id != by_mrn.id:
            raise _conflict(by_mrn, patient)
        stored = by_id or by_mrn
        if stored is None:
            return None
        # A patient met only by number comes from another source, so the family name must agree as well.
        if not same_person(stored, patient) or (by_id is None and not _same_family(stored, patient)):
            raise _conflict(stored, patient)
        return stored

    def _check_mrn_is_free(self, patient: Patient) -> None:
        other = self._store.patient_by_mrn(patient.mrn)
        if other is not None and other.id != patient.id:
            raise Problem(
                "PATIENT-MRN-TAKEN",
                say("Record number {mrn} belongs to {identity}. Nothing was saved.", mrn=patient.mrn, identity=_identity(other)),
                hint=say("Check the number, or open that patient."),
            )

    def _doubles(self, patient: Patient) -> tuple[Patient, ...]:
        found = self._store.find_patients(
            say("{family_name} {given_names}", family_name=patient.family_name, given_names=patient.given_names), 1000
        )
        return tuple(
            other for other in found if other.id != patient.id and other.birth_date == patient.birth_date and same_name(other, patient)
        )

    def _double_notes(self, patient: Patient) -> tuple[str, ...]:
        return tuple(
            say("Record number {mrn} has the same name and birth date; check that it is not the same person twice.", mrn=other.mrn)
            for other in self._doubles(patient)
        )

    def _save(self, patient: Patient) -> tuple[Patient, Saved]:
        now = self._clock.now()
        stamped = replace(patient, updated_at=now)
        return stamped, self._store.save_patient(stamped, now)


def _same_family(one: Patient, other: Patient) -> bool:
    return same_name(replace(one, given_names=""), replace(other, given_names=""))


def _identity(patient: Patient) -> str:
    return say("{patient}, born {birth_date}", patient=patient.name, birth_date=wording.day(patient.birth_date))


def _conflict(stored: Patient, new: Patient) -> Problem:
    return Problem(
        "IMPORT-CONFLICT",
        say(
            "Record number {mrn} belongs to {identity}; the file tells of {identity_2}, MRN {mrn_2}. Nothing was changed.",
            mrn=stored.mrn,
            identity=_identity(stored),
            identity_2=_identity(new),
            mrn_2=new.mrn,
        ),
        hint=say(
            "If it is one person, correct name or birth date of the patient on record and import again. "
            "If not, ask the sender which number is right."
        ),
    )
