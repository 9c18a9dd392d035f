"""What is asked of the nerve block: landmarks, tape, plan, giving, a needle mark. No Qt, no geometry."""

from __future__ import annotations

from dataclasses import replace

from procedure_assistant.domain.commands import Refusal, block
from procedure_assistant.domain.events import LandmarksPlaced
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Length, NotANumber, Volume
from procedure_assistant.domain.words import nerve_short
from procedure_assistant.ui.entry import decimal_typed
from procedure_assistant.ui.map.nape_model import NapeContent
from procedure_assistant.ui.visit import block_content
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.presenter_base import Point
from procedure_assistant.ui.visit.presenter_photo import PhotoRequests


class BlockRequests(PhotoRequests):
    """The requests of the nape and its measure card."""

    def use_standard_landmarks(self) -> None:
        """Put the landmarks where the figure has them; they are then moved to the patient's."""
        self._do(block.place_landmarks, *self._standard)

    def move_landmark(self, which: str, x: float, y: float) -> None:
        """Drag one landmark: "protuberance", "mastoid_left" or "mastoid_right"."""
        self._do(block.place_landmarks, *self._with_landmark(which, (x, y)))

    def preview_landmark(self, which: str, x: float, y: float) -> NapeContent | None:
        """The construction as it would be with a landmark here; None where no line could be drawn. Charts nothing."""
        protuberance, left, right = self._with_landmark(which, (x, y))
        if isinstance(block.place_landmarks(self.record, protuberance, left, right), Refusal):
            return None
        return block_content.nape(replace(self.record, landmarks=LandmarksPlaced(protuberance, left, right)))

    def _with_landmark(self, which: str, at: Point) -> tuple[Point, Point | None, Point | None]:
        placed = self.record.landmarks
        protuberance: Point = placed.protuberance if placed else self._standard[0]
        left, right = (placed.mastoid_left, placed.mastoid_right) if placed else self._standard[1:]
        return (
            at if which == "protuberance" else protuberance,
            at if which == "mastoid_left" else left,
            at if which == "mastoid_right" else right,
        )

    def measure(self, side: str, text: str) -> None:
        """The tape of a side, in mm."""
        try:
            length = Length(decimal_typed(text))
        except NotANumber as error:
            self._misread(error)
            return
        self._do(block.measure, Side(side), length)

    def plan_block(self, nerves: tuple[str, ...], sides: tuple[str, ...], volumes: dict[str, str], basis: str) -> bool:
        """What each block gets: container → mL as typed, empty ones left out."""
        try:
            drugs = [(container, Volume(decimal_typed(text))) for container, text in volumes.items() if text.strip()]
        except NotANumber as error:
            self._misread(error)
            return False
        return self._do(block.plan, nerves, tuple(Side(side) for side in sides), drugs, basis)

    def give_block(self, nerve: str, side: str, at: Point | None = None) -> None:
        """Give a planned block at its target, or at a needle mark; outside the zone the reason is asked in place.

        The button and the line under it say "aspiration negative", so that giving states it.
        """
        if self._do(block.give_block, nerve, Side(side), at, block.NEGATIVE):
            self._went_on()  # after the last side; undo stands below on every page
            return
        self._needle = (nerve, side, at) if at else None
        self._ask_after_refusal("outside_zone", lambda reason: self._do(block.give_block, nerve, Side(side), at, block.NEGATIVE, reason))
        if self._asking is None:
            self._needle = None

    def aspirated(self) -> None:
        """Something came back at the block that is next: nothing is injected, the needle is moved."""
        following = block_content.next_block(self.record)
        if following is not None and self._do(block.note_aspiration, following[0], following[1], say("Blood")):
            name = say("{nerve_short} {following}", nerve_short=nerve_short(self.record, following[0]), following=following[1])
            text = say("The block still waits. Aspirate again; undo takes this back.")
            self._tell(Notice("information", say("{name}: aspiration positive, needle moved.", name=name), text))

    def nape_clicked(self, x: float, y: float) -> None:
        """A needle mark on the nape: the next planned block is given there."""
        following = block_content.next_block(self.record)
        if following is None:
            self._tell(Notice("information", say("No block is waiting."), say("Plan a block to place a needle mark.")))
            return
        self.give_block(following[0], following[1], (x, y))
