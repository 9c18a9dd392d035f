"""Joins the page of the passport with the presenter of the visit and the clinic's state notices. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.notices import load_notices
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit.notice_offers import FIELD
from procedure_assistant.ui.visit.passport_page import PassportPage

if TYPE_CHECKING:
    from procedure_assistant.services.notices import StateNotice
    from procedure_assistant.ui.visit.presenter import VisitPresenter


def connect_passport(page: PassportPage, asks: VisitPresenter, store: Store, screen: QWidget) -> None:
    """What is asked goes to ``asks``; the notices are read anew whenever the page comes into sight, and opened over ``screen``."""
    page.ask(asks)

    def read(notice: StateNotice) -> None:
        from procedure_assistant.ui.visit.notice_reading import read_notice  # noqa: PLC0415 -- seldom needed

        read_notice(screen, notice)

    def offer() -> None:
        try:
            page.set_notices(load_notices(store))
        except Problem as problem:
            page.set_notices(())
            page.note_changed.emit(say("The state notices cannot be read: {problem}", problem=problem.text))

    page.notice_taken.connect(lambda answer: asks.fill(FIELD, (answer,)))
    page.notice_wanted.connect(read)
    page.came_into_sight.connect(offer)
