"""What every part of the visit's presenter shares: the visit, the section on the canvas, messages, and doing a command. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Concatenate, Literal, ParamSpec, Protocol

from procedure_assistant.domain import clock_jumps, sides, wording
from procedure_assistant.domain.commands import Decision, Refusal, closing, course
from procedure_assistant.domain.findings import stops
from procedure_assistant.domain.last_visit import LastMap
from procedure_assistant.domain.protocol import Section, Shows
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import said_number, say
from procedure_assistant.domain.units import NotANumber
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.visit import (
    block_content,
    form_content,
    head_content,
    map_content,
    menu_content,
    opening_content,
    primary_content,
    route,
)
from procedure_assistant.ui.visit.content import Asking, Notice, Primary, SiteCardContent, VisitContent
from procedure_assistant.ui.visit.sequence_order import Sequence

P = ParamSpec("P")
Point = tuple[float, float]
Outcome = Literal["done", "refused", "failed"]

TAKEN = "STORE-TAKEN"
SLOW_SECONDS = 1.0
"""A disk that takes longer for one entry is told of: the window stands still meanwhile, and somebody should look at it."""
RELOAD = "reload"
"""What the button of the message "another workstation was first" is about."""


class VisitView(Protocol):
    """What the presenter asks of the screen."""

    def show_content(self, content: VisitContent) -> None:
        """Show the whole screen; called after every change, must only repaint what differs."""

    def show_card(self, card: SiteCardContent | None) -> None:
        """Show the card of one site, or none."""


class VisitBase:
    """One open visit on the screen. Everything shown is made from the record, which holds only what is on the disk."""

    def __init__(
        self,
        visit: Visit,
        clock: Clock,
        signer: tuple[str, str],
        standard_landmarks: tuple[Point, Point, Point],
        reload: Callable[[str], Visit],
    ) -> None:
        """``signer``: name and credentials to sign with; ``reload`` opens a visit by its id as the log has it (raises ``Problem``)."""
        self._visit = visit
        self._clock = clock
        self._signer = signer
        self._standard = standard_landmarks
        self._resume = reload
        self._view: VisitView | None = None
        self._held_back = 0
        again = opening_content.opened_again(visit.record, clock.now(), clock.local) if visit.resumed else ()
        self._notices: tuple[Notice, ...] = again
        self._card = ""
        self._asking: Asking | None = None
        self._waiting: Callable[[str], bool] | None = None
        self._needle: tuple[str, str, Point] | None = None
        self._drafts: dict[str, str] = {}
        self._section = route.first_open(visit.record)
        self._sequence = Sequence()
        self._amending, self._closing = False, ""
        self._permits: Callable[[Act], str] = lambda _act: ""
        self._whoever: Callable[[], tuple[str, str] | None] = lambda: None
        self._people: Callable[[], tuple[str, ...]] = tuple
        self._confirm: Callable[[str, str, Callable[[], None], str], None] | None = None

    def attach(self, view: VisitView) -> None:
        """Start showing."""
        self._view = view
        self.show()

    @property
    def visit(self) -> Visit:
        """The visit on the screen; another object after it was loaded again."""
        return self._visit

    @property
    def record(self) -> ProcedureRecord:
        """The record as it stands."""
        return self._visit.record

    @property
    def _seen(self) -> ProcedureRecord:
        """The record as the pages show it: as if it were open while it is being amended."""
        return closing.open_again(self.record) if self._amending else self.record

    @property
    def section(self) -> Section:
        """The section on the canvas."""
        return self._section

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show everything as it stands."""
        if self._view is None or self._held_back:
            return
        self._view.show_content(self.content())
        self._view.show_card(self._card_content())

    @contextmanager
    def _shown_once(self) -> Iterator[None]:
        """What is done inside is shown once, at the end of all of it."""
        self._held_back += 1
        try:
            yield
        finally:
            self._held_back -= 1
        self.show()

    def content(self) -> VisitContent:
        """The whole screen as plain values."""
        record, section, local = self.record, self._section, self._clock.local
        shows, of_map, seen = section.shows, self._totals_of_map(), self._seen
        following = self._sequence.following(record)
        return VisitContent(
            beside=head_content.Beside(record, section.id, local),
            title=record.protocol.short,
            subtitle=head_content.subtitle(record),
            shows=shows,
            section=section.id,
            form=form_content.form(seen, section, local, self._drafts) if shows is Shows.FORM else None,
            products=form_content.products(record) if shows is Shows.PRODUCTS else None,
            marks=map_content.marks(record, self._card, following, self._last_map() if shows is Shows.MAP else None) if record.map else (),
            block=block_content.block_content(record, self._needle) if shows is Shows.BLOCK else None,
            scores=form_content.scores(seen, section, local) if shows is Shows.SCORES else None,
            waste=form_content.waste(seen) if shows is Shows.WASTE else None,
            sign=form_content.sign(record, *self._signer, local) if shows is Shows.SIGN else None,
            map_totals=map_content.map_totals(record, following) if of_map else None,
            block_totals=None if of_map else block_content.block_totals(record, local, scores=shows is not Shows.SCORES),
            primary=self._next_action(),
            undo=self._visit.undo_text,
            redo=self._visit.redo_text,
            notices=self._not_asked(self._notices),
            standing=self._not_asked(self._standing()),
            asking=self._asking,
            menu=menu_content.menu(seen),
        )

    def _next_action(self) -> Primary:
        """The primary action of the section on the canvas."""
        return primary_content.primary(self.record, self._section, self._sequence.following(self.record))

    def _last_map(self) -> LastMap | None:
        """What the last visit gave by its map; the part that knows the map says it."""
        return None

    def _totals_of_map(self) -> bool:
        """The right column follows the section; a visit without a map always shows the block."""
        if self.record.map is None:
            return False
        return not self.record.protocol.nerves or self._section.shows not in (Shows.BLOCK, Shows.SCORES)

    def _not_asked(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Without the one whose reason is asked for just now: the question says the same."""
        return tuple(notice for notice in notices if self._asking is None or notice.title != self._asking.title)

    def _standing(self) -> tuple[Notice, ...]:
        """The stops of this section that are not beside a question, and were not the answer to what was asked last."""
        section = self._section
        steps, told = {step.id for step in section.steps}, {notice.about for notice in self._notices}
        everywhere = section.shows in (Shows.MAP, Shows.BLOCK, Shows.ULTRASOUND)  # no needle before every stop is settled
        return tuple(
            form_content.notice_of(finding)
            for finding in stops(self.record)
            if finding.id not in told
            and finding.place not in steps
            and (everywhere or finding.place == section.id or finding.id == sides.MISMATCH)  # the wrong side is said wherever one is
        )

    def _card_content(self) -> SiteCardContent | None:
        site = self.record.sites.get(self._card)
        if site is None or self._section.shows is not Shows.MAP:
            return None
        at = wording.clock_time(self._clock.local(site.stamp.at)) if site.stamp else ""
        return map_content.site_card(self._seen, site.id, at)

    # -- doing ---------------------------------------------------------------------------------------------------------

    def _do(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do a command and show what came of it; True when it was done (also when it changed nothing)."""
        return self._try(command, *args, **kwargs) == "done"

    def _try(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        return self._do_as(lambda: self._visit.do(command, *args, **kwargs))

    def _do_as(self, act: Callable[[], Refusal | None]) -> Outcome:
        """Do what the visit itself offers as one act, and show what came of it."""
        before = len(self.record.entries)
        try:
            refusal = act()
        except Problem as problem:
            # The record on screen is what the disk has, so nothing needs to be taken back.
            self._tell(problem_notice(problem))
            return "failed"
        self._notices = (self._refused(refusal),) if refusal else tuple(self._saved_with(before))
        self.show()
        return "refused" if refusal else "done"

    def _saved_with(self, before: int) -> Iterator[Notice]:
        """What is to be told of a command that was saved, after so many entries: a clock set back, a disk that is slow."""
        for found in clock_jumps.set_backs(self.record.entries[before - 1 :]):
            yield Notice("caution", found.says, clock_jumps.GO_ON)
        seconds = self._visit.save_seconds
        if seconds >= SLOW_SECONDS:
            yield Notice(
                "caution",
                say("The disk is slow: it took {seconds} seconds to save this entry.", seconds=said_number(f"{seconds:.1f}")),
                say("The entry is saved. If this goes on, look at what else uses the disk, or at the connection to it."),
            )

    def _went_on(self) -> None:
        """Something of the section was done, perhaps the last of it: the part that knows the way goes on then."""

    def _tell(self, notice: Notice) -> None:
        self._notices = (notice,)
        self.show()

    def _misread(self, error: NotANumber) -> None:
        self._tell(Notice("refusal", say("{error} Nothing was charted.", error=error), say("Type a number, such as 84 or 2.5.")))

    def _refused(self, refusal: Refusal) -> Notice:
        """A refusal as a message. A stop can be gone past with a reason; anything else offers to go where it lies, unless one is there."""
        record = self.record
        stop = next((one for one in stops(record) if one.id == refusal.finding), None)
        if stop is not None and not stop.must_correct:
            return Notice("refusal", refusal.reason, refusal.go_on, form_content.GO_ON, refusal.finding)
        if refusal.finding and stop is None:
            return Notice("caution", refusal.reason, refusal.go_on, "", refusal.finding)
        section = route.section_of(record, refusal.place)
        if section is None or section.id == self._section.id:
            return Notice("refusal", refusal.reason, refusal.go_on)
        # The stop of the sides stands above already and says where each of them is corrected.
        go_on = "" if refusal.finding == sides.MISMATCH else refusal.go_on
        return Notice("refusal", refusal.reason, go_on, say("Go to {section}", section=section.title.lower()), f"go:{refusal.place}")

    def dismiss(self) -> None:
        """Take the messages away."""
        self._notices = ()
        self.show()

    def undo(self) -> None:
        """Take back the last command."""
        self._do(course.undo)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._do(course.redo)

    # -- asking --------------------------------------------------------------------------------------------------------

    def _ask(self, asking: Asking, then: Callable[[str], bool]) -> None:
        """Ask in place. ``then`` gets the words and says whether they were taken; until then the question stays."""
        self._asking, self._waiting = asking, then
        self.show()

    def _ask_after_refusal(self, about: str, then: Callable[[str], bool]) -> None:
        """Ask for the reason that the refusal of the last command named (``about``); nothing when it was another one."""
        told = next((notice for notice in self._notices if notice.about == about), None)
        if told is not None:
            self._ask(Asking(told.title, told.text), then)

    def go_on(self, words: str) -> None:
        """What was asked for is written."""
        if self._waiting is None:
            return
        if self._waiting(words):
            self._stop_asking()
            self.show()

    def cancel_asking(self) -> None:
        """Leave the question; nothing is charted."""
        self._stop_asking()
        self._notices = ()
        self.show()

    def _stop_asking(self) -> None:
        self._asking = self._waiting = self._needle = None


def problem_notice(problem: Problem) -> Notice:
    """A failure of the store; where another workstation was first, with the way on."""
    if problem.code == TAKEN:
        return Notice("refusal", problem.message, problem.hint, say("Load what was charted"), RELOAD)
    return Notice("refusal", problem.message, problem.hint)
