"""What is asked of the forms: answers, products, waste, scores, the signature. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from procedure_assistant.domain.commands import checklist, course, products
from procedure_assistant.domain.protocol import Ask, Section, Shows
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import NotANumber, Volume
from procedure_assistant.ui.entry import day_text, decimal_typed, number_text
from procedure_assistant.ui.visit import route
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.presenter_carried import CarriedRequests


class FormRequests(CarriedRequests):
    """The requests of every section that is a form."""

    def next_section(self) -> None:
        """Go to the next section that is not done, in the order of the visit, else to signing."""
        self._enter(route.next_open(self.record, self._section))

    def go_to(self, place: str) -> None:
        """Show the section that is, asks or shows ``place`` (a section, a step or a site); a site opens its card."""
        section = route.section_of(self.record, place)
        if section is None:
            self.show()
            return
        self._card = place if place in self.record.sites else self._card
        self._enter(section)

    def _enter(self, section: Section) -> None:
        self._section = section
        self._notices = ()
        self._stop_asking()
        self.show()

    # -- questions -----------------------------------------------------------------------------------------------------

    def answer(self, step: str, values: tuple[str, ...]) -> None:
        """Answer one question. What could not be saved stays in its field, so that it need not be typed again."""
        self._drafts.pop(step, None)
        try:
            kept = self._as_typed(step, values)
        except NotANumber as error:
            self._misread(error)
            return
        if self._try(checklist.answer, step, kept) == "failed" and values:
            self._drafts[step] = values[0]
            self.show()

    def _as_typed(self, step: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """Numbers and days as the screen writes them, read for the record."""
        asked = self.record.protocol.step(step)
        reads = {Ask.NUMBER: number_text, Ask.DATE: day_text}.get(asked.ask) if asked else None
        return tuple(reads(value) for value in values) if reads else values

    def quick(self, section: str) -> None:
        """Give every open question of a section its quick answer, and go on when that completes it."""
        if self._do(checklist.quick_answers, section):
            self._go_on_when_done()

    def _went_on(self) -> None:
        self._go_on_when_done()

    def _go_on_when_done(self) -> None:
        if route.is_done(self.record, self._section):
            self.next_section()

    # -- products and waste --------------------------------------------------------------------------------------------

    def open_product(self, product: str, lot: str, expiry: date | None, dissolve_ml: str = "", diluent: str = "") -> bool:
        """Open a container and, for a powder, dissolve it. True once it is open, dissolved or not."""
        if expiry is None:
            self._tell(
                Notice("refusal", say("The expiry date is missing. Nothing was charted."), say("Type it as printed, such as 2029-04."))
            )
            return False
        if not self._do(products.open_product, product, lot, expiry):
            return False
        if dissolve_ml:
            self.dissolve(list(self.record.containers)[-1], dissolve_ml, diluent)
        return True

    def dissolve(self, container: str, ml: str, diluent: str) -> bool:
        """Dissolve a powder in ``ml`` of ``diluent``."""
        try:
            volume = Volume(decimal_typed(ml))
        except NotANumber as error:
            self._misread(error)
            return False
        return self._do(products.reconstitute, container, volume, diluent)

    def take_back(self, container: str) -> None:
        """Take back a container entered by mistake."""
        self._do(products.take_back, container)

    def waste(self, container: str, amount: str, reason: str, witness: str) -> None:
        """Discard an amount, in the unit of the container."""
        try:
            dose = replace(self.record.containers[container].opened.content, amount=decimal_typed(amount))
        except NotANumber as error:
            self._misread(error)
            return
        self._do(products.waste, container, dose, reason, witness)

    def waste_all(self, reason: str, witness: str) -> None:
        """Discard what is left of everything, and go on."""
        if self._do(products.waste_all, reason, witness):
            self._go_on_when_done()

    # -- course and end ------------------------------------------------------------------------------------------------

    def score(self, moment: str, value: int) -> None:
        """Pain before or after; the first score of a page leads on, one that corrects it does not."""
        first = not route.is_done(self.record, self._section)
        if self._do(course.score_pain, moment, value, self._clock.now()) and first and self._section.shows is Shows.SCORES:
            self._go_on_when_done()

    def set_signer(self, name: str, credentials: str) -> None:
        """Who will sign; kept while the page is left and come back to."""
        self._signer = (name, credentials)

    def sign(self, name: str, credentials: str) -> bool:
        """Sign and close the record."""
        self._signer = (name, credentials)
        return self._do(course.sign, name, credentials, self._visit.head)
