"""Stages of a visit by commands, and a view that only keeps what it is shown. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from procedure_assistant.domain.commands import block, injection_map
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import Length, Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import (
    CREDENTIALS,
    MASTOID_LEFT,
    MASTOID_RIGHT,
    PHYSICIAN,
    PROTUBERANCE,
    TAPE_MM,
    PlayedClock,
    Player,
)
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.visit.content import SiteCardContent, VisitContent
from procedure_assistant.ui.visit.presenter import VisitPresenter

BOTH = ("preempt_botox", "gon_block")
BOTOX = ("preempt_botox",)
GON = ("gon_block",)
LANDMARKS = (PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT)
IN_TEMPLE = ("lateral_left", 213.0, 154.0, "temporalis", "left")
"""A place inside the left temporalis."""


def _half(player: Player) -> None:
    """24 of 31 sites, one with 2.5 units, one omitted, one extra at the left temple."""
    map_ = player.visit.record.map
    assert map_ is not None
    player.do(injection_map.give, tuple(site.id for site in map_.sequence())[:24])
    player.do(injection_map.change_dose, "frontalis_left_2", Decimal("2.5"))
    player.do(injection_map.omit, "occipitalis_right_2", "Skin lesion")
    player.do(injection_map.add_extra, "lateral_left", 213.0, 154.0, "temporalis", Side.LEFT, "pain")


def _landmarks(player: Player) -> None:
    player.do(block.place_landmarks, *LANDMARKS)
    for side in (Side.LEFT, Side.RIGHT):
        player.do(block.measure, side, Length(TAPE_MM))


def _plan(player: Player) -> None:
    drugs = [one.id for one in player.visit.record.containers.values() if one.opened.kind.value == "local_anaesthetic"]
    volumes = tuple((container, Volume.ml(1)) for container in drugs)
    player.do(block.plan, ("gon",), (Side.LEFT, Side.RIGHT), volumes, "per_side")


STAGES: dict[str, Callable[[Player], None]] = {
    "prepare": Player.prepare,
    "half": _half,
    "inject": Player.inject,
    "landmarks": _landmarks,
    "plan": _plan,
    "left": lambda player: player.do(block.give_block, "gon", Side.LEFT, aspiration="negative"),
    "right": lambda player: player.do(block.give_block, "gon", Side.RIGHT, aspiration="negative"),
    "finish": Player.finish,
    "sign": Player.sign,
}


def play(player: Player, *stages: str) -> Player:
    """Do the commands of these stages, one after the other."""
    for stage in stages:
        STAGES[stage](player)
    return player


@dataclass
class ListeningView:
    """Implements ``VisitView``: keeps what it was shown last, and how often."""

    content: VisitContent | None = None
    card: SiteCardContent | None = None
    shown: int = 0
    titles: list[str] = field(default_factory=list)

    def show_content(self, content: VisitContent) -> None:
        self.content = content
        self.shown += 1
        self.titles += [notice.title for notice in content.notices]

    def show_card(self, card: SiteCardContent | None) -> None:
        self.card = card


@dataclass
class Desk:
    """A presenter, its view, and the clock of both."""

    presenter: VisitPresenter
    view: ListeningView
    clock: PlayedClock

    @property
    def record(self) -> ProcedureRecord:
        return self.presenter.record

    @property
    def shown(self) -> VisitContent:
        assert self.view.content is not None
        return self.view.content

    @property
    def told(self) -> list[tuple[str, str]]:
        """Tone and title of the messages that are shown now."""
        return [(notice.tone, notice.title) for notice in self.shown.notices]


def desk_of(visit: Visit, services: Services, clock: PlayedClock) -> Desk:
    """A presenter on a visit, showing to a view that listens."""
    view = ListeningView()
    presenter = VisitPresenter(visit, clock, (PHYSICIAN, CREDENTIALS), LANDMARKS, services.visits.resume)
    presenter.attach(view)
    return Desk(presenter, view, clock)
