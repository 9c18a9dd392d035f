"""What is asked about vials that several visits share: keep the rest, take one over; and the billing summary beside the page. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims import BillingSummary
from procedure_assistant.domain.commands import Refusal
from procedure_assistant.domain.commands.vials import KeptVial
from procedure_assistant.domain.say import inner, plain, say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.visit import vial_content
from procedure_assistant.ui.visit.content import Asking, Notice, ProductOffer, VisitContent
from procedure_assistant.ui.visit.presenter_forms import FormRequests


class VialRequests(FormRequests):
    """Adds to products and waste what concerns a vial beyond this visit, and to signing what a claim would say."""

    _find_kept: Callable[[], tuple[KeptVial, ...]] = tuple
    _bill: Callable[[Visit], BillingSummary] | None = None
    _discard: Callable[[str, str, str], Refusal | None] | None = None

    def vials_from(
        self,
        kept: Callable[[], tuple[KeptVial, ...]],
        bill: Callable[[Visit], BillingSummary] | None,
        discard: Callable[[str, str, str], Refusal | None] | None = None,
    ) -> None:
        """Where kept vials are found, what makes the billing summary, and what discards a vial for a reason before a witness."""
        self._find_kept, self._bill, self._discard = kept, bill, discard

    # -- showing -------------------------------------------------------------------------------------------------------

    def content(self) -> VisitContent:
        """The screen, with clocks, what is kept, and the claim."""
        content, record, local = super().content(), self.record, self._clock.local
        if content.products is not None:
            policy = self._visit.vial_policy
            opened = tuple(vial_content.with_clock(one, record, policy, local) for one in content.products.opened)
            offers = (*self._kept_offers(), *content.products.offers)
            content = replace(content, products=replace(content.products, opened=opened, offers=offers))
        if content.waste is not None:
            content = replace(content, waste=vial_content.with_keeping(content.waste, self._seen, self._visit.vial_policy, local))
        if content.sign is not None and self._bill is not None:
            content = replace(content, sign=replace(content.sign, billing=self._billing()))
        return content

    def _billing(self) -> BillingSummary | None:
        if self._bill is None or self._permits(Act.LOOK):
            return None
        try:
            return self._bill(self._visit)
        except Problem as problem:
            self._notices = (Notice("information", say("The billing summary cannot be made."), problem.text),)
            return None

    def _kept(self) -> tuple[KeptVial, ...]:
        """Vials that wait and can be used here; none where they cannot be read, since a new one can always be opened."""
        if self._amending or self._permits(Act.CHART) or self.record.closed:
            return ()
        try:
            found = self._find_kept()
        except Problem as problem:
            self._notices = (Notice("information", say("Vials kept for another patient cannot be read."), problem.text),)
            return ()
        substance = self.record.map.substance if self.record.map else ""
        return tuple(
            one
            for one in found
            if not one.vial.startswith(f"{self._visit.id}/") and (one.opened.content.unit != "units" or one.opened.substance == substance)
        )

    def _kept_offers(self) -> tuple[ProductOffer, ...]:
        return vial_content.kept_offers(self._kept(), self._clock.local, self._clock.now())

    # -- doing ---------------------------------------------------------------------------------------------------------

    def take_offer(self, product: str) -> None:
        """The button of an offer: a kept vial is taken over or discarded, another one opened."""
        if product.startswith(vial_content.DISCARD):
            self._ask_to_discard(product.removeprefix(vial_content.DISCARD))
            return
        if not product.startswith(vial_content.VIAL):
            super().take_offer(product)
            return
        wanted = product.removeprefix(vial_content.VIAL)
        kept = next((one for one in self._kept() if one.vial == wanted), None)
        if kept is None:
            gone = say("Nothing is left of this vial any more. Nothing was charted.")
            self._tell(Notice("refusal", gone, say("Open another one, or choose again.")))
        else:
            self._carry_out(lambda: self._visit.take_over(kept))

    def _ask_to_discard(self, vial: str) -> None:
        kept = next((one for one in self._kept() if one.vial == vial), None)
        discard = self._discard
        if kept is None or discard is None:
            return
        past = kept.use_by < self._clock.now()
        reason = say("Use-by time passed") if past else say("Kept for another patient, nobody came")
        title = say("Discard {rest} of {label}, lot {lot}", rest=wording.dose(kept.rest), label=kept.opened.label, lot=kept.opened.lot)
        text = say("It is charted in the visit that kept it, in your name: {reason}.", reason=inner(reason))
        asking = Asking(title, text, say("Witness: who saw it discarded"), say("Discard it"))
        self._ask(asking, lambda witness: self._do_as(lambda: discard(vial, plain(reason), witness)) == "done")

    def keep_vial(self, container: str) -> None:
        """Keep what is left of a container for another patient, and go on when that was the last."""
        if self._carry_out(lambda: self._visit.keep_vial(container)):
            self._go_on_when_done()

    def _carry_out(self, act: Callable[[], Refusal | None]) -> bool:
        return self._do_as(act) == "done"
