"""Drives the card of the consent texts: a file is added, a sample taken over, a text removed and put back. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.consent import KINDS
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.consent_texts import LANGUAGES, ConsentText
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.consent_texts import NAMES, ConsentTextService, KeptText, Samples, file_text, load_texts
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import save_file
from procedure_assistant.ui.notice import Notice, notice_of

UNDO = say("Undo")
_LANGUAGES = {"en": say("English"), "es": say("Spanish")}


@dataclass(frozen=True, slots=True)
class TextLine:
    """One text in force. ``is_sample``: the clinic has none of its own for this procedure and language."""

    id: str
    name: str
    standing: str
    is_sample: bool
    text: ConsentText


@dataclass(frozen=True, slots=True)
class ConsentsContent:
    """The card. ``notice`` is the message above the list, None for none."""

    lines: tuple[TextLine, ...]
    notice: Notice | None


class ConsentsView(Protocol):
    """What the presenter asks of the card."""

    def show_texts(self, content: ConsentsContent) -> None:
        """Show it all."""


class ConsentsPresenter:
    """Everything is kept at once; what was done last can be taken back."""

    def __init__(self, services: Services, samples: Samples, view: ConsentsView) -> None:
        self._store = services.store
        self._samples = samples
        self._today = services.clock.today
        self._service = ConsentTextService(services.store, services.visits.guard, services.clock.today, samples)
        self._view = view
        self._undo: Callable[[], object] | None = None

    def refresh(self) -> None:
        """Read what is kept."""
        self._undo = None
        self._show(None)

    def add(self, path: Path) -> None:
        """Keep the text of a file; every fault of it is told with its line."""
        self._do(lambda: self._added(self._service.add_file(path)))

    def take_over(self, line: TextLine) -> None:
        """The clinic confirms a sample as its own; today is its version."""
        version = self._today().isoformat()
        self._do(lambda: self._added(self._service.confirm(line.text.kind, line.text.language, version)))

    def remove(self, line: TextLine) -> None:
        """The text in force is kept no longer; the one before it is in force again, else the sample."""

        def act() -> Notice:
            kept = [one for one in load_texts(self._store) if one.consent == line.text]
            place = self._service.remove(kept[-1])
            self._undo = lambda: self._service.put_back(kept[-1], place)
            return Notice(say("Removed: {name}", name=kept[-1].name), say("What was signed stays in the records."), "information", UNDO)

        self._do(act)

    def save(self, line: TextLine, path: Path) -> None:
        """Write the file of a text, to be changed and added again."""

        def act() -> Notice:
            save_file(path, file_text(line.text).encode())
            said = say("Change the text and its version, then add the file.")
            return Notice(say("Saved to {path}.", path=path), said, "fine")

        self._do(act)

    def undo(self) -> None:
        """Take back what was done last."""
        undo, self._undo = self._undo, None
        if undo is not None:

            def act() -> Notice:
                undo()
                return Notice(say("Taken back"), "", "fine")

            self._do(act)

    def _added(self, text: KeptText) -> Notice:
        self._undo = lambda: self._service.remove(text)
        return Notice(say("In force now: {name}", name=text.name), say("It is shown, printed and signed from now on."), "fine", UNDO)

    def _do(self, act: Callable[[], Notice]) -> None:
        try:
            said = act()
        except Problem as problem:
            said = notice_of(problem)
        self._show(said)

    def _show(self, notice: Notice | None) -> None:
        kept: tuple[KeptText, ...] = ()
        try:
            kept = load_texts(self._store)
        except Problem as problem:
            notice = notice_of(problem)
        lines = tuple(self._line(kept, kind, language) for kind in KINDS for language in LANGUAGES)
        self._view.show_texts(ConsentsContent(lines, notice))

    def _line(self, kept: tuple[KeptText, ...], kind: str, language: str) -> TextLine:
        own = [one for one in kept if (one.kind, one.language) == (kind, language)]
        name = say("{kind}, {language}", kind=NAMES[kind], language=_LANGUAGES[language])
        if not own:
            sample = self._samples(kind, language)
            standing = say("Sample, to be replaced or confirmed by the clinic")
            return TextLine(f"{kind}.{language}", name, standing, is_sample=True, text=sample)
        day = wording.day(date.fromisoformat(own[-1].added))
        standing = say("The clinic’s own, version {version}, added {day}", version=own[-1].version, day=day)
        return TextLine(f"{kind}.{language}", name, standing, is_sample=False, text=own[-1].consent)
