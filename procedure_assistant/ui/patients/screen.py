"""The whole patients page: list, form and import in one place, wired to their presenters. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.patients.dialogs import Dialogs
from procedure_assistant.ui.patients.form_presenter import FormPresenter
from procedure_assistant.ui.patients.form_view import PatientFormView
from procedure_assistant.ui.patients.import_presenter import ImportPresenter
from procedure_assistant.ui.patients.import_view import ImportPage
from procedure_assistant.ui.patients.presenter import PatientsPresenter
from procedure_assistant.ui.patients.view import PatientsListPage
from procedure_assistant.ui.patients.worker import ImportWorker
from procedure_assistant.ui.tasks import Tasks

if TYPE_CHECKING:
    from procedure_assistant.ui.patients.paper_check_page import PaperCheckPage

BACK_TO_FORM = say("Back to the form")


class PatientsScreen(QWidget):
    """Patients. ``visit_opened`` carries a ``Visit`` that is to take the window; ``patients_changed`` tells of an import."""

    visit_opened = Signal(object)
    patients_changed = Signal()
    imported_unseen = Signal(object)
    """In words, when an import ended that nobody was looking at."""

    def __init__(self, services: Services, tasks: Tasks, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patients")
        self._services = services
        self._dialogs = dialogs
        self.page = PatientsListPage()
        self.form_view = PatientFormView()
        self.import_page = ImportPage()
        self.presenter = PatientsPresenter(services, self.page, self.visit_opened.emit)
        self.form = FormPresenter(services, self.form_view, saved=self._saved, left=self._leave_form, found=self._found)
        self.importing = ImportPresenter(services.patients, self.import_page, ImportWorker(tasks, self), self._imported)
        self._is_editing = False
        self._stack = QStackedLayout(self)
        for part in (self.page, self.form_view, self.import_page):
            self._stack.addWidget(part)
        self._tasks = tasks
        self.page.check.setVisible(services.paper_check is not None)
        self.page.check_requested.connect(self.check_paper)
        self._connect_list()
        self._connect_form()
        self._connect_import()

    @cached_property
    def paper_check(self) -> PaperCheckPage:
        """Where a printed record is held against its log, made when it is first wanted."""
        from procedure_assistant.ui.patients.paper_check_page import PaperCheckPage  # noqa: PLC0415 -- seldom needed

        assert self._services.paper_check is not None
        page = PaperCheckPage(self._services.paper_check, self._tasks)
        page.left.connect(self._show_list)
        self._stack.addWidget(page)
        return page

    def check_paper(self) -> None:
        """Ask for the code of a printed record."""
        self._stack.setCurrentWidget(self.paper_check)
        self.paper_check.open()

    # -- what the window asks ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again."""
        self.presenter.refresh()

    def search(self, words: str = "") -> None:
        """Show the list with this search, the cursor in the search line."""
        if self.page.search.text() == words:
            self.presenter.search(words)
        else:
            self.page.search.setText(words)
        self._show_list()
        self.page.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.search.selectAll()

    def show_patient(self, patient_id: str) -> None:
        """Show the list with one patient in the detail panel."""
        self._show_list()
        self.presenter.choose(patient_id)

    def new_patient(self) -> None:
        """Open an empty form; one that is being filled in stays."""
        if self.has_unsaved_form:
            self.show_form()
            return
        self.form.new()
        self._open_form()

    def ask_files(self) -> None:
        """Let files be chosen, and import them."""
        self._dialogs.ask_patient_files(self, self.import_files)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import these files and show what comes of each."""
        if paths:
            self._stack.setCurrentWidget(self.import_page)
            self.importing.start(paths)

    def show_import(self) -> None:
        """What came of each file imported last."""
        self._stack.setCurrentWidget(self.import_page)
        self.import_page.focus_first_patient()

    @property
    def has_unsaved_form(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._is_editing and self.form.is_dirty

    @property
    def is_importing(self) -> bool:
        """Whether files are being read."""
        return self.importing.is_running

    def fit_role(self) -> None:
        """Somebody else is in: a form of whoever was here before waits, out of sight of those who may not change patients."""
        if not self._may_edit():
            self._stack.setCurrentWidget(self.page)

    def _may_edit(self) -> bool:
        return not self._services.visits.guard.hindrance(Act.EDIT_PATIENT)

    def show_form(self) -> None:
        """Go back to the form that is being filled in, and say that it is not saved."""
        if not self._may_edit():
            return
        self.form.remind()
        self._stack.setCurrentWidget(self.form_view)

    def discard_form(self) -> None:
        """Drop what was typed."""
        self.form.forget()
        self._is_editing = False

    # -- wiring --------------------------------------------------------------------------------------------------------

    def _connect_list(self) -> None:
        page, presenter = self.page, self.presenter
        page.searched.connect(presenter.search)
        page.first_requested.connect(self._choose_first)
        page.patient_requested.connect(presenter.choose)
        page.new_requested.connect(self.new_patient)
        page.import_requested.connect(self.ask_files)
        page.notice_dismissed.connect(presenter.dismiss)
        page.detail.edit_requested.connect(self._edit)
        page.detail.start_requested.connect(presenter.start)
        page.detail.visit_requested.connect(presenter.open_visit)
        page.detail.notice_dismissed.connect(presenter.dismiss)
        page.notice.action_requested.connect(self._take_up_form)

    def _connect_form(self) -> None:
        view, form = self.form_view, self.form
        view.typed.connect(form.type)
        view.field_left.connect(form.leave)
        view.sex_chosen.connect(form.choose_sex)
        view.allergies_answered.connect(form.answer_allergies)
        view.allergy_typed.connect(form.type_allergy)
        view.allergy_added.connect(form.add_allergy)
        view.allergy_removed.connect(form.remove_allergy)
        view.weighed_today.connect(form.weighed_today)
        view.save_requested.connect(form.save)
        view.left.connect(form.give_up)
        view.notice_action_requested.connect(form.act_on_notice)
        view.notice_dismissed.connect(form.dismiss)

    def _connect_import(self) -> None:
        page = self.import_page
        page.cancel_requested.connect(self.importing.cancel)
        page.more_requested.connect(self.ask_files)
        page.left.connect(self._leave_import)
        page.patient_requested.connect(self.show_patient)
        page.notice_dismissed.connect(self.importing.dismiss)

    # -- moving between list, form and import --------------------------------------------------------------------------

    def _show_list(self) -> None:
        """The list; a form that is not saved yet is pointed at, so that it is not forgotten."""
        if self.has_unsaved_form and self._may_edit():
            self.presenter.tell(Notice(say("A form is not saved yet"), say("What was typed in it is kept."), "information", BACK_TO_FORM))
        self._stack.setCurrentWidget(self.page)

    def _choose_first(self) -> None:
        """Enter in the search line: the first of the list, which then has the focus."""
        patient_id = self.presenter.choose_first()
        if patient_id:
            self.page.list.row(patient_id).setFocus(Qt.FocusReason.TabFocusReason)

    def _edit(self) -> None:
        if self.has_unsaved_form:
            self.show_form()
            return
        try:
            patient = self._services.patients.patient(self.presenter.chosen)
        except Problem as problem:
            self.presenter.tell(notice_of(problem))
            return
        self.form.edit(patient)
        self._open_form()

    def _open_form(self) -> None:
        self._is_editing = True
        self._stack.setCurrentWidget(self.form_view)
        self.form_view.focus_field("family_name")

    def _saved(self, patient: Patient) -> None:
        self._is_editing = False
        self._stack.setCurrentWidget(self.page)
        self.presenter.refresh()
        self.presenter.choose(patient.id)
        self.patients_changed.emit()

    def _found(self, patient_id: str) -> None:
        self._is_editing = False
        self._stack.setCurrentWidget(self.page)
        self.presenter.choose(patient_id)

    def _leave_form(self) -> None:
        """Cancelled: what was typed can be taken up again until the next form is opened."""
        was_dirty = self.form.is_dirty
        self._is_editing = False
        self._stack.setCurrentWidget(self.page)
        if was_dirty:
            self.presenter.tell(Notice(say("The form was left without saving"), "", "information", BACK_TO_FORM))

    def _take_up_form(self) -> None:
        self._is_editing = True
        self.presenter.dismiss()
        self.form.take_up()
        self._stack.setCurrentWidget(self.form_view)

    def _leave_import(self) -> None:
        self.presenter.refresh()
        if self.has_unsaved_form:
            self._stack.setCurrentWidget(self.form_view)
        else:
            self._stack.setCurrentWidget(self.page)

    def _imported(self) -> None:
        self.presenter.refresh()
        if self.import_page.isVisible():
            self.import_page.focus_first_patient()
        else:
            self.imported_unseen.emit(say("The import of patients has ended."))
        self.patients_changed.emit()
