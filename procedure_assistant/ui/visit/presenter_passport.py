"""What is asked of the passport page: beginning a product, filling fields, quick answers, putting aside, discarding. No Qt."""

from __future__ import annotations

from dataclasses import replace

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.commands import passport
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.protocol import Ask, Shows, Step
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import NotANumber, Volume
from procedure_assistant.services.passport_view import ProductView, local_now, moment_typed, product_views
from procedure_assistant.services.permissions import Act
from procedure_assistant.ui.entry import day_text, decimal_typed
from procedure_assistant.ui.visit import passport_content
from procedure_assistant.ui.visit.content import Asking, Notice, VisitContent
from procedure_assistant.ui.visit.passport_content import Draft
from procedure_assistant.ui.visit.presenter_forms import FormRequests


class PassportRequests(FormRequests):
    """The requests of the passport page, and the right column of a visit with a product."""

    _product = ""
    """The product on the page; "" for the last one that is not put aside."""
    _passport_drafts: tuple[Draft, ...] = ()

    # -- showing -------------------------------------------------------------------------------------------------------

    def content(self) -> VisitContent:
        """The screen with the passport page and its totals where they belong."""
        content = super().content()
        record = self.record
        if not record.protocol.passports:
            return content
        views = product_views(record, self._clock)
        shown = self._shown_product(views)
        if content.shows is Shows.PASSPORT:
            editable = (not record.closed or self._amending) and not self._permits(Act.CHART)
            page = passport_content.page(record, views, shown, self._passport_drafts, editable=editable)
            content = replace(content, passport=replace(page, amending=self._amending))
        if self._shows_product_totals():
            view = next((view for view in views if view.id == shown), None)
            made = passport_content.totals(view, record.day) if view else passport_content.no_totals()
            made = replace(made, needle="") if record.closed or self._amending else made
            content = replace(content, passport_totals=made, map_totals=None, block_totals=None)
        return content

    def _shows_product_totals(self) -> bool:
        """On the pages of the product; elsewhere too where the visit has neither a map nor a block."""
        if self._section.shows in (Shows.PASSPORT, Shows.ULTRASOUND):
            return True
        return self.record.map is None and not self.record.protocol.nerves

    def _shown_product(self, views: tuple[ProductView, ...]) -> str:
        ids = [view.id for view in views]
        if self._product in ids:
            return self._product
        return next((view.id for view in reversed(views) if not view.put_aside), ids[-1] if ids else "")

    def go_to(self, place: str) -> None:
        """A field of another product shows that product."""
        parts = place.split("/")
        if parts[0] == "passport" and len(parts) > 1 and parts[1] in self.record.regenerative.biologics:
            self._product = parts[1]
        super().go_to(place)

    # -- what is asked -------------------------------------------------------------------------------------------------

    def begin_product(self, form: str) -> None:
        """Bring a product into the visit and show its passport."""
        if self._do(passport.begin, form):
            self.show_product(list(self.record.regenerative.biologics)[-1])

    def show_product(self, product: str) -> None:
        """Show another product of the visit."""
        self._product, self._passport_drafts = product, ()
        self.show()

    def fill(self, field: str, values: tuple[str, ...]) -> None:
        """Fill in one field as it was chosen or typed. What is refused stays in its field with the reason, and nothing else changes."""
        product = self._shown_product(product_views(self.record, self._clock))
        found = passport_of(self.record, product)
        step = found.form.step(field) if found else None
        if step is None:
            self.show()
            return
        typed = values[0] if values else ""
        before = self._passport_drafts
        self._passport_drafts = tuple(draft for draft in before if draft.field != field)
        try:
            kept = tuple(self._as_kept(step, value) for value in values)
        except NotANumber as error:
            self._misread(error)
            self._keep_draft(step, typed, refused=True)
            return
        outcome = self._try(passport.fill, product, {field: kept}, local_now(self._clock))
        if outcome != "done" and typed and self._asking is None:
            self._keep_draft(step, typed, outcome == "refused")

    def _keep_draft(self, step: Step, typed: str, refused: bool) -> None:
        """What was typed stays where it was typed; the reason stands below it, not above the page, unless a button goes with it."""
        notice = next(iter(self._notices), Notice("refusal", say("Not charted."), ""))
        self._passport_drafts += (
            Draft(
                step.id, typed, passport_content.raised(say("{notice} {notice_text}", notice=notice.title, notice_text=notice.text).strip())
            ),
        )
        if refused and not notice.action:
            self._notices = ()
        self.show()

    def _as_kept(self, step: Step, value: str) -> str:
        if value == NOT_MEASURED:
            return value
        if step.ask is Ask.MOMENT:
            return moment_typed(value, self.record.day, self._clock)
        if step.ask is Ask.DATE:
            return day_text(value)
        return passport_content.number_typed(value, step) if step.ask is Ask.NUMBER else value

    def give_up(self, field: str) -> None:
        """What was typed and refused is taken back; what the record holds stands again."""
        left = tuple(draft for draft in self._passport_drafts if draft.field != field)
        if left != self._passport_drafts:
            self._passport_drafts = left
            self.show()

    def fill_now(self, field: str) -> None:
        """A time is the present moment."""
        self.fill(field, (local_now(self._clock).isoformat(timespec="minutes"),))

    def quick_passport(self, section: str, product: str = "") -> None:
        """Give every open field of a part its quick answer."""
        which = product or self._shown_product(product_views(self.record, self._clock))
        before = passport_of(self.record, which)
        if self._do(passport.quick, which, section, local_now(self._clock)) and before is not None and before.open():
            after = passport_of(self.record, which)
            if after is not None and not after.open():
                self.next_section()  # with the last field that has to be told; what may be told besides waits here

    def not_measured(self, section: str) -> None:
        """Every number of a part that is still waited for was not measured: one press, one undo."""
        views = product_views(self.record, self._clock)
        view = next((view for view in views if view.id == self._shown_product(views)), None)
        if view is None:
            return
        fields = passport_content.unmeasured(view, section)
        self._do(passport.fill, view.id, dict.fromkeys(fields, (NOT_MEASURED,)), local_now(self._clock))

    def put_aside(self) -> None:
        """Take the product out of the visit, after its reason."""
        product = self._shown_product(product_views(self.record, self._clock))
        found = passport_of(self.record, product)
        name = found.form.short if found else say("the product")
        text = say("Nothing of it was injected. Its passport stays in the log, and another product can be begun.")
        self._ask(
            Asking(say("Put {name} aside", name=name), text, say("Why"), say("Put aside")),
            lambda reason: self._do(passport.put_aside, product, reason),
        )

    def discard(self, amount: str, reason: str, witness: str) -> bool:
        """Discard an amount in mL, all that is left where none is typed; while amending, what was discarded in all."""
        product = self._shown_product(product_views(self.record, self._clock))
        try:
            volume = Volume(decimal_typed(amount)) if amount.strip() else None
        except NotANumber as error:
            self._misread(error)
            return False
        if not self._amending:
            return self._do(passport.discard, product, volume, reason, witness)
        if volume is None:
            self._tell(Notice("refusal", say("The amount is missing. Nothing was charted."), say("Type what was discarded in all.")))
            return False
        found = passport_of(self.record, product)
        kept = "" if found is not None and found.product.discards else reason
        return self._do(passport.correct_discard, product, volume, kept, witness)

    def discard_rest(self, product: str) -> None:
        """Discard what is left of a product, and go on."""
        self._do(passport.discard, product, None, passport_content.REST)
