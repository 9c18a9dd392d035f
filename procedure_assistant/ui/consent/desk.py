"""Leads through the consent on the screen: what the staff says, the patient’s sheet, the signature into the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from procedure_assistant.domain import consent
from procedure_assistant.domain.events_consent import ConsentSigned
from procedure_assistant.protocols.consent_texts import LANGUAGES
from procedure_assistant.services.consent_texts import Samples, text_in_force
from procedure_assistant.ui.consent.sheet import ConsentSheet
from procedure_assistant.ui.consent.start import ConsentStart, StartContent
from procedure_assistant.ui.language import current as language_of_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from procedure_assistant.services.ports import Clock, Store
    from procedure_assistant.ui.visit.presenter import VisitPresenter


class ConsentDesk(QObject):
    """One for a visit screen. ``print_form`` shows the blank form of a language on the page of papers."""

    def __init__(
        self, screen: QWidget, asks: VisitPresenter, store: Store, clock: Clock, samples: Samples, print_form: Callable[[str], None]
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._asks = asks
        self._store, self._clock, self._samples = store, clock, samples
        self._print = print_form
        self.start: ConsentStart | None = None
        self.sheet: ConsentSheet | None = None

    @property
    def is_handed_over(self) -> bool:
        """The patient holds the screen."""
        return self.sheet is not None

    def open(self) -> None:
        """Ask the staff; ``Problem`` where the texts cannot be read."""
        if self.sheet is not None:
            return
        if self.start is not None:
            self._closed_start()
        record = self._asks.record
        kinds = consent.to_sign(record) or consent.kinds_of(record.protocol)
        texts = tuple({one: text_in_force(self._store, self._samples, kind, one) for one in LANGUAGES} for kind in kinds)
        patient = record.patient
        content = StartContent(
            texts=texts,
            asks_side=record.protocol.step(consent.SIDE) is not None,
            side=record.value(consent.SIDE) or record.value("planned_side"),
            name=" ".join(part for part in (patient.given_names, patient.family_name) if part),
            born=patient.birth_date,
            interpreter=record.value(consent.INTERPRETER),
            language=language_of_screen(),
        )
        self.start = start = ConsentStart(self._screen, content, gloved=self._asks.gloved)
        start.destroyed.connect(self._start_gone)
        start.started.connect(lambda handover: self._hand_over(start, handover, len(texts)))
        start.print_requested.connect(self._print_form)

    def _hand_over(self, start: ConsentStart, handover: object, many: int) -> None:
        waiting = [start.handover(place) for place in range(1, many)]
        self.sheet = sheet = ConsentSheet(self._screen, handover, gloved=self._asks.gloved)  # type: ignore[arg-type]  # Signal(object)
        sheet.left.connect(self._taken_back)

        def sign(form: ConsentSigned) -> None:
            if problem := self._asks.sign_consent(form):
                sheet.show_problem(problem)
            elif waiting:
                sheet.take(waiting.pop(0))
            else:
                sheet.show_signed(form.name, self._clock.local(self._asks.record.consents.signed[-1].stamp.at))

        sheet.sign_requested.connect(sign)

    def _print_form(self, language: str) -> None:
        self._closed_start()
        self._print(language)

    def _taken_back(self) -> None:
        self.sheet = None
        self._asks.show()
        self._screen.setFocus()

    def _closed_start(self) -> None:
        if self.start is not None:
            start, self.start = self.start, None
            start.leave()

    def _start_gone(self) -> None:
        self.start = None
