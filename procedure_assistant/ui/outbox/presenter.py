"""Decides what the outbox shows and does what it asks by the service. No Qt; keeps nothing but what is on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.delivery import Attempt, Delivery
from procedure_assistant.services.outbox import OutboxLine, OutboxService, Sent
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import notice_of
from procedure_assistant.ui.outbox import content as words
from procedure_assistant.ui.outbox.content import OutboxContent, Page

_WAITING = say("The delivery waits to be sent again")
_HELD = say("The delivery is held")
_GIVEN_UP = say("The delivery is given up")
_NOW = say("The delivery goes now")


class OutboxView(Protocol):
    """What the presenter asks of the page."""

    def show_outbox(self, content: OutboxContent) -> None:
        """Show this."""

    def tell(self, sentence: str) -> None:
        """Something went well; it needs no message that stays."""


class OutboxPresenter:
    """For physicians and nurses; those who may only look see the same without the actions."""

    def __init__(self, services: Services, runner: Runner, view: OutboxView) -> None:
        assert services.outbox is not None  # the page is offered only where there is one
        self._outbox: OutboxService = services.outbox
        self._clock = services.clock
        self._guard = services.visits.guard
        self._runner = runner
        self._view = view
        self._content = OutboxContent()
        self._lines: tuple[OutboxLine, ...] = ()
        self._search = ""
        self._asked = 0
        self._chosen = ""

    # -- the list ------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The list, read anew."""
        self._search = self._chosen = ""
        self._show(OutboxContent(hindrance=self._guard.hindrance(Act.SEND_RECORD)))
        self.refresh()

    def refresh(self) -> None:
        """Read the queue again, on a worker; what is in sight stays in sight."""
        self._asked += 1
        asked = self._asked

        def done(read: tuple[tuple[OutboxLine, ...], int, bool]) -> None:
            if asked != self._asked:
                return
            self._lines, open_count, has_destinations = read
            self._content = replace(self._content, open_count=open_count, has_destinations=has_destinations, is_read=True)
            self._show_list()
            if self._content.page is Page.DELIVERY:
                self._read_delivery(self._chosen)

        self._runner.run(self._read, done, self._failed)

    def _read(self) -> tuple[tuple[OutboxLine, ...], int, bool]:
        return self._outbox.lines(), self._outbox.counts()[0], bool(self._outbox.destinations())

    def search(self, typed: str) -> None:
        """Only deliveries whose patient, visit, destination or answer holds every word."""
        self._search = typed
        self._show_list()

    def show_open(self, *, only: bool) -> None:
        """Only what is not yet in the chart, or everything."""
        self._content = replace(self._content, only_open=only)
        self._show_list()

    def leave(self) -> None:
        """From what was sent back to the delivery, from there to the list."""
        if self._content.page is Page.SENT:
            self._show(replace(self._content, page=Page.DELIVERY, sent=None, notice=None))
            return
        self._chosen = ""
        self._show(replace(self._content, page=Page.LIST, delivery=None, asks="", problem="", notice=None))

    # -- one delivery --------------------------------------------------------------------------------------------------

    def show_delivery(self, delivery_id: str) -> None:
        """A delivery on its own page."""
        self._chosen = delivery_id
        self._content = replace(self._content, asks="", problem="", notice=None)
        self._read_delivery(delivery_id)

    def _read_delivery(self, delivery_id: str) -> None:
        line = next((one for one in self._lines if one.delivery.id == delivery_id), None)
        if line is None:
            return

        def done(history: tuple[Attempt, ...]) -> None:
            if self._chosen != delivery_id or self._content.page is Page.SENT:
                return
            made = words.delivery_content(line, history, self._clock.now(), self._clock.local)
            self._show(replace(self._content, page=Page.DELIVERY, delivery=made))

        self._runner.run(lambda: self._outbox.history(delivery_id), done, self._failed)

    def show_sent(self) -> None:
        """What the delivery sends or sent."""
        line = self._line()
        if line is None:
            return
        self._show(replace(self._content, busy=True, notice=None))

        def done(sent: Sent) -> None:
            made = words.sent_content(line, sent)
            self._show(replace(self._content, page=Page.SENT, sent=made, busy=False))

        self._runner.run(lambda: self._outbox.sent(line.delivery.id), done, self._failed)

    def send_now(self) -> None:
        """Do not wait for the next try."""
        self._decide(self._outbox.send_now, _NOW)

    def again(self) -> None:
        """Send once more what was refused, held or given up."""
        self._decide(self._outbox.again, _WAITING)

    def ask(self, decision: str) -> None:
        """Ask for the reason of "hold" or "give_up"; "" asks no more."""
        self._show(replace(self._content, asks=decision, problem=""))

    def decide(self, reason: str) -> None:
        """Do what was asked about, for this reason."""
        if self._content.asks == "hold":
            self._decide(lambda own: self._outbox.hold(own, reason), _HELD)
        elif self._content.asks == "give_up":
            self._decide(lambda own: self._outbox.give_up(own, reason), _GIVEN_UP)

    def _decide(self, act: Callable[[str], Delivery], told: str) -> None:
        """Do it on this thread: it is on the disk when it is shown."""
        try:
            act(self._chosen)
        except Problem as problem:
            if problem.code == "OUTBOX-REASON":
                self._show(replace(self._content, problem=problem.text))
            else:
                self._failed(problem)
                self.refresh()
            return
        self._view.tell(told)
        self._content = replace(self._content, asks="", problem="", notice=None)
        self.refresh()

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _line(self) -> OutboxLine | None:
        return next((one for one in self._lines if one.delivery.id == self._chosen), None)

    def _failed(self, problem: Problem) -> None:
        self._show(replace(self._content, notice=notice_of(problem), busy=False))

    def _show_list(self) -> None:
        now, local = self._clock.now(), self._clock.local
        wanted = self._search.casefold().split()
        made = [words.table_line(one, now, local) for one in self._lines if one.delivery.is_open or not self._content.only_open]
        kept = tuple(line for line in made if all(word in " ".join(map(str, line.cells)).casefold() for word in wanted))
        self._show(
            replace(
                self._content,
                lines=kept,
                is_empty=not self._lines,
                summary=words.summary(self._lines, open_count=self._content.open_count) if self._lines else "",
            )
        )

    def _show(self, content: OutboxContent) -> None:
        self._content = content
        self._view.show_outbox(content)
