"""Drives the import of patient files: starts it on a worker, shows how far it is and what came of each file. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.patients import BatchOutcome, FileOutcome, ImportProgress, PatientService
from procedure_assistant.services.ports import Saved
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.patients.content import FileLine, ImportContent

LINES_SHOWN = 200
_WORDS = {Saved.CREATED: say("Added"), Saved.UPDATED: say("Updated"), Saved.UNCHANGED: say("Unchanged")}

Progress = Callable[[ImportProgress], None]


class ImportView(Protocol):
    """What the presenter asks of the page."""

    def show_import(self, content: ImportContent) -> None:
        """Show the import as it stands."""


class Worker(Protocol):
    """Runs the import elsewhere; ``progress``, ``done`` and ``failed`` are called back here."""

    def run(
        self,
        work: Callable[[Progress], BatchOutcome],
        progress: Progress,
        done: Callable[[BatchOutcome], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Start ``work``, which is given the function to report progress with."""


class ImportPresenter:
    """One import at a time. ``finished`` is called when patients may have changed."""

    def __init__(self, patients: PatientService, view: ImportView, worker: Worker, finished: Callable[[], None]) -> None:
        self._patients = patients
        self._view = view
        self._worker = worker
        self._finished = finished
        self._cancel = Event()
        self._running = False
        self._total = 0
        self._done: list[FileOutcome] = []
        self._untouched: tuple[Path, ...] = ()
        self._waiting: list[Path] = []
        self._notice: Notice | None = None

    @property
    def is_running(self) -> bool:
        """Whether files are being read just now."""
        return self._running

    def start(self, paths: Sequence[Path]) -> None:
        """Import these files; while an import runs they wait for its end."""
        chosen = list(dict.fromkeys(paths))
        if not chosen:
            return
        if self._running:
            self._waiting += [path for path in chosen if path not in self._waiting]
            self._show()
            return
        self._cancel = Event()
        self._running, self._total, self._done, self._untouched, self._notice = True, len(chosen), [], (), None
        cancel = self._cancel
        self._show()
        self._worker.run(
            lambda progress: self._patients.import_files(chosen, progress=progress, cancel=cancel),
            self._advance,
            self._end,
            self._fail,
        )

    def cancel(self) -> None:
        """Stop after the file that is being read; what was imported stays."""
        self._cancel.set()
        self._waiting = []
        self._show()

    def abandon(self) -> None:
        """The worker met an error of ours and will never answer."""
        if self._running:
            self._running = False
            self._notice = Notice(
                say("The import stopped"), say("The files listed here were imported. Import the others again."), "refusal"
            )
            self._show()
            self._finished()

    def dismiss(self) -> None:
        """The message was read."""
        self._notice = None
        self._show()

    # -- called back ---------------------------------------------------------------------------------------------------

    def _advance(self, progress: ImportProgress) -> None:
        self._done.append(progress.last)
        self._show()

    def _end(self, outcome: BatchOutcome) -> None:
        self._running = False
        self._done, self._untouched = list(outcome.files), outcome.untouched
        self._show()
        self._finished()
        waiting, self._waiting = self._waiting, []
        if not self._cancel.is_set():
            self.start(waiting)

    def _fail(self, problem: Problem) -> None:
        self._running = False
        self._notice = notice_of(problem)
        self._show()
        self._finished()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._view.show_import(self.content())

    def content(self) -> ImportContent:
        """The import as it stands."""
        lines = [_line(outcome) for outcome in self._done]
        lines += [FileLine(path.name, "untouched", say("Not read"), hint=_UNTOUCHED) for path in self._untouched]
        # Where not all can be shown, those that want attention come first.
        if len(lines) > LINES_SHOWN:
            lines.sort(key=lambda line: (line.result not in ("refused", "untouched"), not line.notes))
        rest = len(lines) - LINES_SHOWN
        title = say("Importing") if self._running else say("Import stopped") if self._untouched else say("Import finished")
        return ImportContent(
            title=title,
            summary=self._summary(),
            done=len(self._done),
            total=self._total,
            is_running=self._running,
            can_cancel=self._running and not self._cancel.is_set(),
            lines=tuple(lines[:LINES_SHOWN]),
            more=say("and {rest} more without remarks", rest=rest) if rest > 0 else "",
            notice=self._notice,
        )

    def _summary(self) -> str:
        if self._running:
            waiting = say(", {n} more waiting", n=len(self._waiting)) if self._waiting else ""
            stopping = say(", stopping after this file") if self._cancel.is_set() else ""
            return say(
                "{n} of {files}{waiting}{stopping}",
                n=len(self._done),
                files=wording.count(self._total, "file"),
                waiting=waiting,
                stopping=stopping,
            )
        results = [_result(outcome) for outcome in self._done] + ["untouched"] * len(self._untouched)
        words = (
            ("created", say("added")), ("updated", say("updated")), ("unchanged", say("unchanged")), ("refused", say("refused")),
            ("untouched", say("not read"))
        )  # fmt: skip
        parts = [say("{result} {said}", result=results.count(result), said=said) for result, said in words if result in results]
        return say("{files}: {parts}", files=wording.count(self._total, "file"), parts=joined(", ", parts))


_UNTOUCHED = say("Nothing of this file was imported; import it again.")


def _result(outcome: FileOutcome) -> str:
    return outcome.outcome.saved.value if outcome.outcome else "refused"


def _line(outcome: FileOutcome) -> FileLine:
    name = outcome.path.name or str(outcome.path)
    if outcome.outcome is None:
        problem = outcome.problem
        return FileLine(name, "refused", problem.message if problem else "", hint=problem.hint if problem else "")
    patient = outcome.outcome.patient
    words = say(
        "{words}: {patient}, born {birth_date}, MRN {mrn}",
        words=_WORDS[outcome.outcome.saved],
        patient=patient.name,
        birth_date=wording.day(patient.birth_date),
        mrn=patient.mrn,
    )
    return FileLine(name, outcome.outcome.saved.value, words, outcome.outcome.notes, patient_id=patient.id)
