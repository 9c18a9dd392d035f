"""What is asked of a visit that ends: amending, co-signing, voiding, handing over, and the rights of whoever is in. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Concatenate

from procedure_assistant.domain.commands import Decision, Refusal, block, closing, course, products
from procedure_assistant.domain.completeness import OpenItem, open_items
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.domain.units import NotANumber, Volume
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.entry import decimal_typed
from procedure_assistant.ui.visit import closing_content as words
from procedure_assistant.ui.visit import route
from procedure_assistant.ui.visit.content import Notice, Primary, SiteCardContent, VisitContent
from procedure_assistant.ui.visit.presenter_base import Outcome, P, VisitBase, problem_notice
from procedure_assistant.ui.visit.presenter_map import MapRequests
from procedure_assistant.ui.visit.presenter_vials import VialRequests

Confirm = Callable[[str, str, Callable[[], None], str], None]
"""Asks the password again: title, text, what follows when it was right, the label of the button."""


class ClosingRequests(VialRequests, MapRequests, VisitBase):
    """The requests of the signed record. While amending, every request of the other pages becomes an amendment that asks its reason."""

    def rights(
        self,
        permits: words.Permits,
        whoever: Callable[[], tuple[str, str] | None],
        people: Callable[[], tuple[str, ...]],
        confirm: Confirm | None,
    ) -> None:
        """Who is in and may what; to be called before the screen is attached. Without it everything is allowed."""
        self._permits, self._whoever, self._people, self._confirm = permits, whoever, people, confirm

    def user_changed(self) -> None:
        """Somebody else may be in: what was begun by the one before is left."""
        self._amending, self._closing = False, ""
        self._stop_asking()
        self._notices = ()
        self.show()

    # -- showing -------------------------------------------------------------------------------------------------------

    def content(self) -> VisitContent:
        """The screen, with amendments beside what they changed and without what may not be done."""
        content = words.with_amendments(super().content(), self._told())
        content = self._of_sign(self._of_block(self._of_products(content)))
        if self.record.handovers and not self.record.closed:
            content = replace(content, subtitle=words.handed_words(self.record, -1, self._clock.local))
        if self._amending:
            content = replace(content, primary=words.primary())
        why = self._permits(Act.CHART)
        if why and not self.record.closed:
            content = words.only_to_look(content, why)
        return self._without_rights(content)

    def _without_rights(self, content: VisitContent) -> VisitContent:
        why = self._permits(Act.OVERRIDE_STOP)
        if why or self.record.closed:
            content = replace(
                content, notices=words.without_going_on(content.notices, why), standing=words.without_going_on(content.standing, why)
            )
            if content.form is not None:
                questions = (replace(one, notices=words.without_going_on(one.notices, why)) for one in content.form.questions)
                content = replace(content, form=replace(content.form, questions=tuple(questions)))
        if content.primary.action == "sign" and (why := self._permits(Act.SIGN)):
            content = replace(content, primary=replace(content.primary, enabled=False, why=why))
        if content.primary.action == "print" and (why := self._permits(Act.PRINT_RECORD)):
            content = replace(content, primary=replace(content.primary, enabled=False, why=why))
        return content

    def _of_sign(self, content: VisitContent) -> VisitContent:
        if content.sign is None:
            return content
        who, record, local = self._whoever(), self.record, self._clock.local
        seal = self._visit.seal if record.signed else ""
        handed = tuple(words.handed_words(record, place, local) for place in range(len(record.handovers)))
        sign = replace(
            content.sign,
            sealed=words.sealed(record, seal, local, self._permits, amending=self._amending),
            form=words.form(self._closing, who, self._people()),
            notes=() if record.closed else handed,
            copy_why=self._permits(Act.COPY_TEXT),
            sign_why=self._permits(Act.SIGN),
            print_why=self._permits(Act.PRINT_RECORD),
            save_why=self._permits(Act.SAVE_RECORD),
        )
        if record.closed:
            # After an amendment something can be unaccounted for; it is told, since nothing waits for it any more.
            left = tuple(Notice("caution", item.says, say("Since an amendment; amend what belongs to it.")) for item in _open(record))
            sign = replace(sign, open=(), stops=tuple(replace(one, action="", about="") for one in sign.stops) + left)
        elif who is not None:
            sign = replace(sign, name=who[0], credentials=who[1], fixed=True)
        return replace(content, sign=sign)

    def _of_products(self, content: VisitContent) -> VisitContent:
        """An amendment corrects a lot; it opens, dissolves and takes back nothing."""
        if content.products is None or not self._amending:
            return content
        opened = tuple(replace(one, correctable=True) for one in content.products.opened)
        return replace(content, products=replace(content.products, opened=opened))

    def _of_block(self, content: VisitContent) -> VisitContent:
        if content.block is None or not self._amending:
            return content
        return replace(content, block=replace(content.block, amending=True, given=words.corrections(self.record)))

    def _told(self) -> dict[str, str]:
        return dict(words.told(self.record, self._clock.local)) if self.record.amendments else {}

    def _card_content(self) -> SiteCardContent | None:
        card = super()._card_content()
        if card is None:
            return None
        line = self._told().get(f"site:{card.id}")
        state = say("{state}\n{line}", state=card.state, line=line) if line else card.state
        editable = card.editable and (self._amending or not self._permits(Act.CHART))
        return replace(card, state=state, editable=editable, amending=self._amending)

    def _standing(self) -> tuple[Notice, ...]:
        """A closed record says so on every page; its own page says more."""
        if not self.record.closed:
            return super()._standing()
        if self._section.shows is Shows.SIGN and not self._amending:
            return ()
        said = words.standing(self.record, self._clock.local, self._permits, amending=self._amending)
        return (said,) if said else ()

    def _shown_primary(self) -> Primary:
        """The primary action as it is on the screen."""
        if self._amending:
            return words.primary()
        shown = self._next_action()
        charts = shown.action not in ("next", "print", "sign") and not shown.action.startswith("go:")
        return replace(shown, enabled=False) if charts and self._permits(Act.CHART) else shown

    # -- amending ------------------------------------------------------------------------------------------------------

    def amend(self) -> None:
        """Begin to amend: the pages can be changed again, and each change asks for its reason."""
        if not self.record.signed or self.record.voided or self._permits(Act.AMEND):
            return
        text = say("Every change asks for its reason. The signed record stays as it was; both values are shown and printed.")
        self._confirmed(say("Amend this signed record"), text, self._begin_to_amend, say("Amend"))

    def _begin_to_amend(self) -> None:
        self._amending, self._closing = True, ""
        self._notices = ()
        self.show()

    def done_amending(self) -> None:
        """Back to the signed record."""
        self._amending = False
        self._card = ""
        self._stop_asking()
        self._enter(route.sign_section(self.record))

    def _try(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        if not self._amending:
            return super()._try(command, *args, **kwargs)
        return self._propose(lambda record: command(record, *args, **kwargs))

    def _propose(self, command: Callable[[ProcedureRecord], Decision]) -> Outcome:
        """Show what an amendment would change and ask its reason. Nothing is charted before that is given."""
        proposed = closing.proposal(self.record, command)
        if isinstance(proposed, Refusal):
            self._stop_asking()
            self._notices = (self._refused(proposed),)
            self.show()
            return "refused"
        if proposed is None:
            return "done"
        self._notices = ()
        self._ask(words.asking(self.record, proposed), lambda reason: self._amended(command, reason))
        return "refused"

    def _amended(self, command: Callable[[ProcedureRecord], Decision], reason: str) -> bool:
        try:
            refusal = self._visit.do(closing.amend, command, reason)
        except Problem as problem:
            self._tell(problem_notice(problem))
            return False
        if refusal is not None:
            self._notices = (Notice("refusal", refusal.reason, refusal.go_on),)
            self.show()
            return False
        event = self.record.amendments[-1].event
        said = say(
            "Amendment {number}: {what}, was {was}, is now {now}.", number=event.number, what=event.what, was=event.was, now=event.now
        )
        self._notices = (Notice("information", said, say("Both values stand in the record and on paper.")),)
        return True

    def score(self, moment: str, value: int) -> None:
        """Pain; an amended score keeps its minutes."""
        if self._amending:
            self._do(course.correct_score, moment, value)
        else:
            super().score(moment, value)

    def waste(self, container: str, amount: str, reason: str, witness: str) -> None:
        """Discard an amount; while amending, what was discarded in all."""
        if not self._amending:
            super().waste(container, amount, reason, witness)
            return
        try:
            total = replace(self.record.containers[container].opened.content, amount=decimal_typed(amount))
        except NotANumber as error:
            self._misread(error)
            return
        kept = "" if self.record.containers[container].wastes else reason
        self._do(products.correct_waste, container, total, kept, witness)

    def take_back_site(self, site_id: str) -> None:
        """The mark was a mistake; while amending, an omission that was one was a site that was given."""
        site = self.record.sites.get(site_id)
        if self._amending and site is not None and site.omitted:
            self.give(site_id)
        else:
            super().take_back_site(site_id)

    def correct_lot(self, container: str, lot: str, expiry: date | None) -> None:
        """Lot and expiry of a container as they truly are."""
        if expiry is None:
            self._tell(
                Notice("refusal", say("The expiry date is missing. Nothing was charted."), say("Type it as printed, such as 2029-04."))
            )
            return
        self._do(closing.correct_lot, container, lot, expiry)

    def correct_block(self, nerve: str, side: str, volumes: dict[str, str], to_side: str, aspiration: str) -> None:
        """What a block truly was: container → mL as typed, empty ones left out."""
        try:
            drugs = [(container, Volume(decimal_typed(text))) for container, text in volumes.items() if text.strip()]
        except NotANumber as error:
            self._misread(error)
            return
        self._do(block.correct_block, nerve, Side(side), drugs, Side(to_side), aspiration)

    def block_not_given(self, nerve: str, side: str) -> None:
        """A block that was charted was not given."""
        self._do(block.block_not_given, nerve, Side(side))

    def undo(self) -> None:
        """Take back the last command; an amendment stays and is amended again."""
        if self._amending:
            self._tell(Notice("information", say("An amendment is not undone."), say("Amend the same entry again; all its values stay.")))
        else:
            super().undo()

    # -- signing, co-signing, voiding, handing over ---------------------------------------------------------------------

    def ask_to_sign(self, name: str, credentials: str, then: Callable[[], object] = lambda: None) -> None:
        """Sign, after the password where there are accounts; ``then`` follows once it is signed."""
        name, credentials = self._whoever() or (name, credentials)
        if self._permits(Act.SIGN) or open_items(self.record):
            self.sign(name, credentials)  # refused in words
            return
        signer = joined(", ", (part for part in (name, credentials) if part))
        text = say("It is sealed: later changes are amendments with their reason.")
        self._confirmed(
            say("Sign this record as {signer}", signer=signer), text, lambda: self.sign(name, credentials) and then(), say("Sign")
        )

    def open_closing(self, which: str) -> None:
        """Ask for what a co-signature, a void or a hand-over needs; "" leaves it."""
        self._closing = which
        if which and self._section.shows is not Shows.SIGN:
            self._section = route.sign_section(self.record)
        self._notices = ()
        self.show()

    def cosign(self, name: str, credentials: str) -> None:
        """A second physician signs."""
        name, credentials = self._whoever() or (name, credentials)
        refused = closing.cosign(self.record, name, credentials, "")
        if isinstance(refused, Refusal):
            self._tell(Notice("refusal", refused.reason, refused.go_on))
            return
        title = say("Co-sign this record as {value}", value=joined(", ", (part for part in (name, credentials) if part)))
        text = say("“I supervised this procedure and reviewed this record.”")
        self._confirmed(title, text, lambda: self._close_with(closing.cosign, name, credentials, self._visit.head), say("Co-sign"))

    def void(self, reason: str, typed: str) -> None:
        """Declare the record void; the word is typed to confirm."""
        if typed.strip().upper() != words.VOID_WORD:
            self._tell(
                Notice("refusal", say("The record was not declared void."), say("Type {void_word} to confirm.", void_word=words.VOID_WORD))
            )
            return
        refused = closing.void(self.record, reason)
        if isinstance(refused, Refusal):
            self._tell(Notice("refusal", refused.reason, refused.go_on))
            return
        text = say("It stays readable and counts nowhere.")
        self._confirmed(say("Declare this record void"), text, lambda: self._close_with(closing.void, reason), say("Declare void"))

    def hand_over(self, to: str, reason: str) -> None:
        """Somebody else goes on with the unfinished visit."""
        if self._close_with(closing.hand_over, to, reason):
            text = say("Undo takes it back. Who goes on logs in as themselves.")
            self._tell(Notice("information", say("The visit is handed over to {to}.", to=to.strip()), text))

    def _close_with(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> bool:
        self._amending = False
        before = self._closing
        self._closing = ""
        if self._do(command, *args, **kwargs):
            return True
        self._closing = before
        self.show()
        return False

    def _confirmed(self, title: str, text: str, go_on: Callable[[], object], action: str) -> None:
        if self._confirm is None:
            go_on()
        else:
            self._confirm(title, text, lambda: _do_it(go_on), action)


def _do_it(go_on: Callable[[], object]) -> None:
    go_on()  # what it answers is shown already


def _open(record: ProcedureRecord) -> tuple[OpenItem, ...]:
    return tuple(item for item in open_items(record) if item.place == "waste") if not record.voided else ()
