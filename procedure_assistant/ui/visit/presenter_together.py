"""What one press may do for a whole section: proposals of the last visit, of the usual answers and of the lots on the shelf. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands import block, products, together
from procedure_assistant.domain.events import BlockPlanned
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.proposals import TOGETHER, Together, UsedBefore, offered
from procedure_assistant.domain.proposals import together as together_of
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import Volume, decimal_from
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit import form_content, together_content
from procedure_assistant.ui.visit.content import Notice, Primary, VisitContent
from procedure_assistant.ui.visit.presenter_base import VisitBase

Earlier = Callable[[], ProcedureRecord | None]
Used = Callable[[], tuple[UsedBefore, ...]]
_SIDES = {"left": (Side.LEFT,), "right": (Side.RIGHT,), "both": (Side.LEFT, Side.RIGHT)}


class TogetherRequests(VisitBase):
    """Shows what can be charted at once and charts it when somebody says so; it never charts anything by itself."""

    _earlier_of: Earlier | None = None
    _used_of: Used | None = None
    _earlier: ProcedureRecord | None = None
    _used: tuple[UsedBefore, ...] = ()
    _has_read = False
    _has_looked = False

    def propose_from(self, earlier: Earlier, used: Used) -> None:
        """Where the last visit and the lots opened here come from; asked once each, when a page wants them."""
        self._earlier_of, self._used_of = earlier, used

    def _last_visit(self) -> ProcedureRecord | None:
        if not self._has_read and self._earlier_of is not None:
            self._has_read = True
            try:
                self._earlier = self._earlier_of()
            except Problem as problem:
                self._unread(problem, say("The last visit cannot be read, so nothing is proposed from it."))
        return self._earlier

    def _shelf(self) -> tuple[UsedBefore, ...]:
        if not self._has_looked and self._used_of is not None:
            self._has_looked = True
            try:
                self._used = self._used_of()
            except Problem as problem:
                self._unread(problem, say("The lots opened last cannot be read, so none is proposed."))
        return self._used

    def _unread(self, problem: Problem, title: str) -> None:
        """Proposals are a help: without them everything can be answered, so the page is shown all the same, and says why."""
        self._notices = (*self._notices, Notice("information", title, problem.text))

    # -- showing -------------------------------------------------------------------------------------------------------

    def content(self) -> VisitContent:
        """The screen, with what is proposed in its place."""
        content = super().content()
        if content.form is not None and (found := self._together()) is not None:
            return replace(content, form=together_content.with_proposals(content.form, found, self._speaker()))
        if content.products is not None and (offers := self._offers()):
            plans = {one.product: words for one in offers if (words := self._plan_words(one))}
            return replace(content, products=replace(content.products, offers=together_content.offers(offers, self.record, plans)))
        return content

    def _together(self) -> Together | None:
        grouped = any(self._section.id in group for group in TOGETHER)
        if not grouped or self._amending or self._permits(Act.CHART) or self.record.closed:
            return None
        return together_of(self.record, self._section, self._last_visit())

    def _next_action(self) -> Primary:
        found = self._together() if self._section.shows is Shows.FORM else None
        if found is None or found.ask is not None:
            return super()._next_action()
        return together_content.primary(found, self._section.title, self._speaker())

    def _speaker(self) -> str:
        """In whose name it is charted."""
        return joined(", ", (part for part in self._whoever() or self._signer if part)) or say("you")

    # -- asked for -----------------------------------------------------------------------------------------------------

    def confirm_together(self, choice: str = "") -> None:
        """Chart everything proposed, with the answer ``choice`` to the question that was left; then go on."""
        found = self._together()
        if found is None or (found.ask is not None) is not bool(choice):
            return
        reason = form_content.WASTE_REASONS[0] if found.waste else ""
        if self._do(together.confirm, found.with_choice(choice), str(reason)):
            self._went_on()

    def take_offer(self, product: str) -> None:
        """Open a container as it was opened last here, plan the block with it where that was offered, and go on after the last one."""
        one = next((one for one in self._offers() if one.product == product), None)
        if one is None:
            return
        planned = self._plan_with(one)
        if not self._do(products.open_product, one.product, one.lot, one.expiry):
            return
        container = list(self.record.containers)[-1]
        if one.dissolved_ml and not self._do(products.reconstitute, container, Volume(decimal_from(one.dissolved_ml)), one.diluent):
            return
        if planned is not None:
            nerves, sides, parts = planned
            drugs = [(self._container_of(drug), volume) for drug, volume in parts]
            if not self._do(block.plan, nerves, sides, drugs, "per_injection"):
                return
        if not self._offers():
            self._went_on()

    def _offers(self) -> tuple[UsedBefore, ...]:
        if self._amending or self._permits(Act.CHART) or self.record.closed or self._section.shows is not Shows.PRODUCTS:
            return ()
        usable = {choice.id for choice in form_content.products(self.record).choices}
        return tuple(one for one in offered(self.record, self._shelf(), self._last_visit()) if one.product in usable)

    # -- the block, planned as last time -------------------------------------------------------------------------------

    def _plan_with(self, one: UsedBefore) -> tuple[tuple[str, ...], tuple[Side, ...], tuple[tuple[str, Volume], ...]] | None:
        """The plan of the last visit, where this container is the last one it needs: nerves, the sides of today, product and volume."""
        last, record = self._last_visit(), self.record
        plan: BlockPlanned | None = last.plan if last is not None else None
        sides = _SIDES.get(record.value("planned_side"), ())
        if last is None or plan is None or record.plan is not None or not sides:
            return None
        parts = tuple((last.containers[part.container].opened.product, part.volume) for part in plan.parts)
        opened = {container.opened.product for container in record.containers.values()} | {one.product}
        if one.product not in {product for product, _ in parts} or not {product for product, _ in parts} <= opened:
            return None
        return plan.nerves, sides, parts

    def _plan_words(self, one: UsedBefore) -> str:
        planned, last = self._plan_with(one), self._last_visit()
        if planned is None or last is None:
            return ""
        nerves, sides, parts = planned
        named = [nerve.short for name in nerves if (nerve := self.record.protocol.nerve(name)) is not None]
        volumes = wording.listed([_drug_volume(self.record, product, volume) for product, volume in parts])
        return say(
            "Plans {nerves} {sides}: {volumes} each, as on {day}",
            nerves=wording.listed(named), sides=wording.listed([side.value for side in sides]), volumes=volumes, day=wording.day(last.day),
        )  # fmt: skip

    def _container_of(self, product: str) -> str:
        return [container.id for container in self.record.containers.values() if container.opened.product == product][-1]


def _drug_volume(record: ProcedureRecord, product: str, volume: Volume) -> str:
    known = record.formulary.product(product)
    return say("{volume} {drug}", volume=wording.volume(volume), drug=known.substance if known is not None else product)
