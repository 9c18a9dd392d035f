"""Gloves mode over a photograph of the head: the point asked for, a mark in hand, the distance. No Qt and no decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from procedure_assistant.domain.say import begun, said_number, say
from procedure_assistant.domain.units import NotANumber, decimal_from
from procedure_assistant.ui.map.nape_model import SPOKEN_LANDMARKS, NapeContent, Which
from procedure_assistant.ui.visit.content import VisitContent
from procedure_assistant.ui.visit.gloves_content import GlovesButton, GlovesContent, Keys, block_in_hand, first_notice, undo_button
from procedure_assistant.ui.visit.photo_content import PhotoContent
from procedure_assistant.ui.visit.sequence_content import Fact

PAD: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "back")
"""The keys on which the known distance is typed, row by row."""
LONGEST_TYPED: Final = 5
"""Characters of the longest distance: "123.5"."""


class Hand(NamedTuple):
    """What the hand holds: a mark of the photograph ("" none), and the distance as far as it is typed (None while it is not)."""

    mark: str = ""
    typed: str | None = None


def over_photo(content: VisitContent, photo: PhotoContent, hand: Hand, keys: Keys) -> GlovesContent:
    """The gloves screen over the photograph in use."""
    if hand.typed is not None:
        return _typing(content, photo, hand.typed, keys)
    if hand.mark:
        return _held(content, photo, hand.mark, keys)
    if photo.nape.placing:
        return _asked(content, photo, keys)
    marks = GlovesButton("marks", say("Move a mark"), "", "crosshair")
    return block_in_hand(content, keys, photo=photo.nape, more=(marks,))


def marks_of(nape: NapeContent) -> tuple[Which, ...]:
    """Everything that stands on the photograph and can be moved, in the order in which it is asked for."""
    return tuple(which for which, _at in nape.landmarks.placed())


def _screen(
    content: VisitContent,
    photo: PhotoContent,
    head: str,
    title: str,
    fact: Fact | None,
    buttons: Callable[[], tuple[GlovesButton, ...]],
) -> GlovesContent:
    return GlovesContent(
        kind="go_on", head=head, left="", total="", of="", title=title, amount="", volume="", facts=(fact,) if fact else (), caution="",
        buttons=buttons(), photo=photo.nape, notice=first_notice(content),
    )  # fmt: skip


def _figure(content: VisitContent) -> tuple[GlovesButton, ...]:
    """Back to the figure, where gloves can serve it: landmarks and a plan stand there."""
    block = content.block
    serves = block is not None and block.nape.landmarks.protuberance is not None and bool(block.basis)
    return (GlovesButton("figure", say("Figure"), "", "user"),) if serves else ()


def _asked(content: VisitContent, photo: PhotoContent, keys: Keys) -> GlovesContent:
    """A point is asked for: every press on the picture sets it."""
    nape, shown = photo.nape, content.primary

    def buttons() -> tuple[GlovesButton, ...]:
        more = (GlovesButton("marks", say("Move a mark"), "", "crosshair"),) if marks_of(nape) else ()
        title = say("Given") if shown.enabled else shown.title
        primary = GlovesButton("primary", title, shown.amount, "", keys.next, shown.enabled)
        return undo_button(content, keys), *more, *_figure(content), primary

    fact = Fact("map-pin", say("Where"), say("The next press on the photograph sets it; nothing is given by it."))
    return _screen(content, photo, say("Photograph"), nape.prompt, fact, buttons)


def _held(content: VisitContent, photo: PhotoContent, mark: str, keys: Keys) -> GlovesContent:
    """A mark is in hand: a press sets it, four buttons move it by steps."""
    nape = photo.nape

    def buttons() -> tuple[GlovesButton, ...]:
        following = GlovesButton("next_mark", say("Next mark"), "", "arrow-right")
        distance = (GlovesButton("distance", say("Distance"), "", "ruler"),) if nape.landmarks.scale_second is not None else ()
        return undo_button(content, keys), following, *distance, *_figure(content), GlovesButton("let_go", say("Done"), "", "", keys.next)

    name = next((words for which, words in SPOKEN_LANDMARKS.items() if which == mark), "")
    fact = Fact("map-pin", say("Where"), say("Press where it belongs, or move it by steps."))
    made = _screen(content, photo, say("Mark in hand"), begun(name), fact, buttons)
    return replace(made, held=mark, nudge=say("1 mm") if photo.scale_mm else say("a little"))


def _typing(content: VisitContent, photo: PhotoContent, typed: str, keys: Keys) -> GlovesContent:
    """The distance between both ends, on large keys."""

    def buttons() -> tuple[GlovesButton, ...]:
        later = GlovesButton("later", say("Later"), "", "arrow-left")
        keep = say("Keep {distance}", distance=shown) if readable else say("Keep it")
        return undo_button(content, keys), later, GlovesButton("keep_scale", keep, "", "", "", readable)

    readable = is_number(typed)
    shown = say("{n} mm", n=said_number(typed)) if typed else say("Type the distance between the two points")
    return replace(_screen(content, photo, say("Known distance in mm"), shown, None, buttons), pad=PAD)


def is_number(typed: str) -> bool:
    """Whether what was typed on the large keys, which have a point alone, is a number."""
    try:
        return decimal_from(typed) > 0
    except NotANumber:
        return False
