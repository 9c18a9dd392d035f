"""Drives the visit screen: takes requests, does commands through the visit, and shows the record as it then stands. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from procedure_assistant.domain.commands import block, checklist, course, injection_map
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit import closing_content, form_content, menu_content, together_content
from procedure_assistant.ui.visit.closing_requests import ClosingRequests
from procedure_assistant.ui.visit.consent_content import CONSENT
from procedure_assistant.ui.visit.content import Asking, Notice
from procedure_assistant.ui.visit.presenter_base import RELOAD, Point, VisitView, problem_notice
from procedure_assistant.ui.visit.presenter_block import BlockRequests
from procedure_assistant.ui.visit.presenter_carried import CARRY
from procedure_assistant.ui.visit.presenter_consent import ConsentRequests
from procedure_assistant.ui.visit.presenter_scan import ScanRequests
from procedure_assistant.ui.visit.presenter_ultrasound import UltrasoundRequests

__all__ = ["Point", "VisitPresenter", "VisitView"]


class VisitPresenter(ClosingRequests, ConsentRequests, ScanRequests, UltrasoundRequests, BlockRequests):
    """One open visit: what its parts ask, the primary action, the buttons of messages, and the menu."""

    def primary(self) -> None:
        """Do the one primary action shown."""
        shown = self._shown_primary()
        verb, _, argument = shown.action.partition(":")
        actions: dict[str, Callable[[], object]] = {
            "next": self.next_section,
            "go": lambda: self.go_to(argument),
            "quick": lambda: self.quick(self._section.id),
            "give_site": lambda: self.give(argument),
            "landmarks": self.use_standard_landmarks,
            "give_block": lambda: self.give_block(argument.partition("/")[0], argument.partition("/")[2]),
            "give_on_photo": lambda: self.give_on_photo(argument.partition("/")[0], argument.partition("/")[2]),
            "waste": lambda: self.waste_all(form_content.WASTE_REASONS[0], ""),
            "sign": lambda: self.ask_to_sign(*self._signer),
            closing_content.AMEND_DONE: self.done_amending,
            "begin": lambda: self.begin_product(argument),
            "passport_quick": lambda: self.quick_passport(argument.partition("/")[2], argument.partition("/")[0]),
            "inject": self.inject_here,
            "usual": self.note_usual,
            together_content.CONFIRM: self.confirm_together,
            "same_hands": self.note_same_hands,
            "side": lambda: self.choose_side(argument),
            "discard_rest": lambda: self.discard_rest(argument),
        }
        if verb in actions and shown.enabled:
            actions[verb]()

    def act_on(self, about: str) -> None:
        """The button of a message: go there, load the visit again, or ask for the reason to go on."""
        if about.startswith("go:"):
            self.go_to(about.removeprefix("go:"))
        elif about.startswith(CONSENT):
            self.act_on_consent(about)
        elif about.startswith(CARRY):
            self.carry(about)
        elif about == RELOAD:
            self.reload()
        elif about == closing_content.AMEND:
            self.amend()
        elif about == closing_content.AMEND_DONE:
            self.done_amending()
        else:
            self._ask_to_go_on(about)

    def _ask_to_go_on(self, about: str) -> None:
        notice = next((one for one in self._known_notices() if one.about == about), None)
        if notice:
            self._ask(Asking(notice.title, form_content.PRINTED), lambda reason: self._do(checklist.override, about, reason))

    def _known_notices(self) -> tuple[Notice, ...]:
        content = self.content()
        beside = tuple(notice for question in content.form.questions for notice in question.notices) if content.form else ()
        signing = content.sign.stops if content.sign else ()
        return (*content.notices, *content.standing, *beside, *signing)

    def choose_menu(self, which: str) -> None:
        """An entry of the menu: each asks for its words first."""
        if which in (closing_content.HAND_OVER, closing_content.VOID):
            self.open_closing(which)
            return
        doings: dict[str, Callable[[str], bool]] = {
            menu_content.OMIT_REST: lambda words: self._do(injection_map.omit_rest, words),
            menu_content.OMIT_BLOCK: lambda words: self._do(block.omit_block, words),
            menu_content.ADVERSE: lambda words: self._do(course.note_adverse_event, words),
        }
        self._ask(menu_content.asking(self.record, which), doings[which])

    def leave(self) -> None:
        """Esc: leave the question, else close the card, else take the message away."""
        if self._asking is not None:
            self.cancel_asking()
        else:
            self.close_card()

    def reload(self) -> None:
        """Take up the visit as its log now is: another workstation charted in it. What is on the screen is read anew."""
        before = self.record.seq
        try:
            self._visit = self._resume(self._visit.id)
        except Problem as problem:
            self._tell(problem_notice(problem))
            return
        self._stop_asking()
        self._card = self._card if self._card in self.record.sites else ""
        more = self.record.seq - before
        self._tell(
            Notice(
                "information",
                say(
                    "The visit is loaded as it now stands, with {more} more {which}.",
                    more=more,
                    which=say("entry") if more == 1 else say("entries"),
                ),
                say("What you entered last was not saved. Enter it again if it is still needed."),
            )
        )
