"""Drives the form of a patient typed by hand. Keeps what was typed until it is saved or given up. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from procedure_assistant.domain import chart, wording
from procedure_assistant.domain.patient import Allergy, Patient, Sex
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.patient_form import PatientForm, birth_date_fault, day_from, form_of
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import words
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.patients.content import AllergyLine, FormContent

NOT_ASKED, NONE_KNOWN, SOME = "not_asked", "none_known", "some"
TEXT_FIELDS = ("family_name", "given_names", "birth_date", "mrn", "weight_kg", "weight_on")
_OPEN_OTHER = say("Open that patient")


class FormView(Protocol):
    """What the presenter asks of the form."""

    def show_form(self, content: FormContent) -> None:
        """Show the form."""

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """Everything that was typed, with what would be lost were the form given up."""

    form: PatientForm = field(default_factory=PatientForm)
    allergy_answer: str = ""
    allergies: tuple[Allergy, ...] = ()
    substance: str = ""
    reaction: str = ""


class FormPresenter:
    """One form at a time. ``saved`` is called with the stored patient; ``left`` when the form closes without saving;

    ``found`` with the id of another patient who turned out to be the one meant.
    """

    def __init__(
        self,
        services: Services,
        view: FormView,
        *,
        saved: Callable[[Patient], None],
        left: Callable[[], None],
        found: Callable[[str], None],
    ) -> None:
        self._services = services
        self._view = view
        self._saved = saved
        self._left = left
        self._found = found
        self._patient: Patient | None = None
        self._before = self._typed = _Typed()
        self._touched: set[str] = set()
        self._attempted = False
        self._other = ""
        self._twice_meant: PatientForm | None = None
        self._mrn_problem = ""
        self._notice: Notice | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether closing the form now would lose something typed."""
        return self._typed != self._before

    # -- opening -------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """An empty form."""
        self._open(None, _Typed())

    def edit(self, patient: Patient) -> None:
        """The form of a stored patient."""
        answer = NOT_ASKED if patient.allergies is None else SOME if patient.allergies else NONE_KNOWN
        self._open(patient, _Typed(form_of(patient), answer, patient.allergies or ()))

    def _open(self, patient: Patient | None, typed: _Typed) -> None:
        self._patient = patient
        self._before = self._typed = typed
        self._touched, self._attempted, self._other, self._twice_meant = set(), False, "", None
        self._mrn_problem, self._notice = "", None
        self._show()

    # -- typing --------------------------------------------------------------------------------------------------------

    def type(self, name: str, text: str) -> None:
        """A keystroke in a text field: kept, judged when the field is left."""
        changes: dict[str, Any] = {name: text}
        self._typed = replace(self._typed, form=replace(self._typed.form, **changes))
        if name == "mrn":
            self._mrn_problem = ""
        if self._attempted or name in self._touched:
            self._show()

    def leave(self, name: str) -> None:
        """The cursor left a field: what was typed there is judged now."""
        if getattr(self._typed.form, name):
            self._touched.add(name)
        self._show()

    def choose_sex(self, sex: str) -> None:
        """The administrative sex."""
        self._typed = replace(self._typed, form=replace(self._typed.form, sex=Sex(sex)))
        self._show()

    def answer_allergies(self, answer: str) -> None:
        """None known, some, or not asked; allergies typed before stay until the form is saved."""
        self._typed = replace(self._typed, allergy_answer=answer)
        self._show()
        if answer == SOME and not self._typed.allergies:
            self._view.focus_field("allergy_substance")

    def type_allergy(self, substance: str, reaction: str) -> None:
        """What stands in the line for one more allergy."""
        self._typed = replace(self._typed, substance=substance, reaction=reaction)

    def add_allergy(self) -> None:
        """Take the typed line into the list."""
        if not self._typed.substance.strip():
            self._view.focus_field("allergy_substance")
            return
        self._typed = _with_pending_allergy(self._typed)
        self._show()
        self._view.focus_field("allergy_substance")

    def remove_allergy(self, key: int) -> None:
        """Take one off the list."""
        rest = tuple(entry for place, entry in enumerate(self._typed.allergies) if place != key)
        self._typed = replace(self._typed, allergies=rest)
        self._show()

    def weighed_today(self) -> None:
        """The weight was measured today."""
        today = self._services.clock.today()
        self._typed = replace(self._typed, form=replace(self._typed.form, weight_on=wording.day(today)))
        self._show()

    # -- closing -------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Store the patient, or show beside each field why not yet."""
        self._attempted = True
        self._notice = None
        self._typed = _with_pending_allergy(self._typed)
        problems = self._problems()
        if problems:
            self._show()
            self._view.focus_field(next(iter(problems)))
            return
        try:
            if self._asks_about_another():
                self._show()
                return
            patient = self._store()
        except Problem as problem:
            self._refuse(problem)
            return
        self._before = self._typed
        self._saved(patient)

    def give_up(self) -> None:
        """Close without saving; the form can be taken up again with :meth:`take_up`."""
        self._left()

    def remind(self) -> None:
        """Say that this form is not saved yet."""
        self._notice = Notice(say("This form is not saved yet"), say("Save it, or cancel it, before going on."), "information")
        self._show()

    def take_up(self) -> None:
        """Show the form as it was when it was left."""
        self._show()

    def forget(self) -> None:
        """Drop what was typed."""
        self._typed = self._before

    def act_on_notice(self) -> None:
        """The button of the message: open the patient who is on record already."""
        if self._other:
            self.forget()
            self._found(self._other)

    def dismiss(self) -> None:
        """The message was read."""
        self._notice = None
        self._show()

    # -- saving --------------------------------------------------------------------------------------------------------

    def _asks_about_another(self) -> bool:
        """A new patient with name and birth date of one on record is asked about once; saving the same form again adds it."""
        if self._patient is not None or self._twice_meant == self._form():
            return False
        similar = self._services.patients.similar(self._form())
        if not similar:
            return False
        other = similar[0]
        self._other, self._twice_meant = other.id, self._form()
        self._notice = Notice(
            say("The same name and birth date is on record already"),
            say("{other}, MRN {mrn}. Nothing was saved. If this is another person, save once more.", other=other.name, mrn=other.mrn),
            "caution",
            _OPEN_OTHER,
        )
        return True

    def _store(self) -> Patient:
        if self._patient is None:
            return self._services.patients.new_patient(self._form())
        return self._services.patients.edit(self._patient.id, self._form())

    def _refuse(self, problem: Problem) -> None:
        if problem.code == "PATIENT-MRN-TAKEN":
            self._mrn_problem = problem.text
            self._show()
            self._view.focus_field("mrn")
            return
        self._notice = notice_of(problem)
        self._show()

    def _form(self) -> PatientForm:
        """What the service is given: the typed text, the allergies as answered."""
        answers: dict[str, tuple[Allergy, ...] | None] = {NONE_KNOWN: (), SOME: self._typed.allergies}
        return replace(self._typed.form, allergies=answers.get(self._typed.allergy_answer))

    def _problems(self) -> dict[str, str]:
        """Every fault by field, in the order of the form; before the first attempt to save only of fields that were left."""
        faults = {fault.field: fault.message for fault in self._services.patients.form_faults(self._form())}
        if not self._typed.allergy_answer:
            faults["allergies"] = say("Say whether allergies are known; “not asked” is an answer.")
        elif self._typed.allergy_answer == SOME and not self._typed.allergies:
            faults["allergies"] = say("Name at least one allergy, or choose “None known”.")
        if self._mrn_problem:
            faults["mrn"] = self._mrn_problem
        order = ("family_name", "given_names", "birth_date", "sex", "mrn", "allergies", "weight_kg", "weight_on")
        shown = [name for name in order if name in faults and (self._attempted or name in self._touched)]
        return {name: faults[name] for name in shown}

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        typed = self._typed
        self._view.show_form(
            FormContent(
                title=say("Edit {patient}", patient=self._patient.name) if self._patient else say("New patient"),
                values={name: getattr(typed.form, name) for name in TEXT_FIELDS}
                | {"allergy_substance": typed.substance, "allergy_reaction": typed.reaction},
                problems=self._problems(),
                sex=typed.form.sex.value if typed.form.sex else "",
                allergy_answer=typed.allergy_answer,
                allergies=tuple(AllergyLine(place, _allergy_words(entry)) for place, entry in enumerate(typed.allergies)),
                echo=self._echo(),
                save=self._save_words(),
                notice=self._notice,
            )
        )

    def _save_words(self) -> str:
        if self._twice_meant is not None and self._twice_meant == self._form():
            return say("Add as another person")
        return say("Save changes") if self._patient else say("Add patient")

    def _echo(self) -> str:
        """The birth date read back with the age, so that a slip shows at once."""
        birth_date, today = day_from(self._typed.form.birth_date), self._services.clock.today()
        if birth_date is None or birth_date_fault(birth_date, today):
            return ""
        born = Patient("", "", "", birth_date, Sex.UNKNOWN, "")
        return say("{birth_date}, {age}", birth_date=wording.day(birth_date), age=words.age(born, today))


def _with_pending_allergy(typed: _Typed) -> _Typed:
    """A line that was typed but not yet added counts: nothing typed is dropped."""
    substance = joined(" ", typed.substance.split())
    if not substance or typed.allergy_answer != SOME:
        return typed
    added = Allergy(substance, joined(" ", typed.reaction.split()))
    return replace(typed, allergies=(*typed.allergies, added), substance="", reaction="")


def _allergy_words(entry: Allergy) -> str:
    told = [part for part in (entry.reaction, say("high risk") if entry.criticality == "high" else "") if part]
    if entry.status in chart.ENDED_STATUSES:
        told.append(entry.status)
    return say("{substance} ({told})", substance=entry.substance, told=joined(", ", told)) if told else entry.substance
