"""Every key of the window in one table: the shortcuts are made of it, and the help shows it, so that help cannot lie. No Qt.

A key that is pressed without being asked for here has no line in the help, and a line here that nothing asks for fails a test.
"""

from __future__ import annotations

from typing import NamedTuple

from procedure_assistant.domain.say import say

VISIT, WALK, MAP, NAPE, PAGES, ALWAYS = "visit", "walk", "map", "nape", "pages", "always"
"""Where keys count: everywhere in a visit, there while the sites are walked one by one (sequence and gloves mode), with the focus on
the map or the nape, on the pages, and wherever somebody is in."""


class KeyLine(NamedTuple):
    """What some keys do. ``keys`` are portable names of QKeySequence ("Ctrl+Z"); any one of them will do."""

    id: str
    where: str
    keys: tuple[str, ...]
    words: str


TABLE: tuple[KeyLine, ...] = (
    KeyLine("next", VISIT, (say("Space"),), say("Do what is next: the button at the lower right")),
    KeyLine("undo", VISIT, (say("Backspace"), "Ctrl+Z"), say("Take back what was done last")),
    KeyLine("redo", VISIT, ("Ctrl+Y", "Ctrl+Shift+Z"), say("Bring back what was taken back")),
    KeyLine("columns", VISIT, ("F6",), say("Go to the next column: steps, canvas, totals")),
    KeyLine("columns_back", VISIT, ("Shift+F6",), say("Go to the column before")),
    KeyLine("leave", VISIT, (say("Escape"),), say("Leave a question, close a card, take a message away")),
    KeyLine("skip", WALK, ("S",), say("Skip the next site for now, with a reason")),
    KeyLine("omit", WALK, ("O",), say("Omit the next site, with a reason")),
    KeyLine("map.walk", MAP, (say("Left"), say("Right"), say("Up"), say("Down")), say("Go to the nearest site in that direction")),
    KeyLine("map.press", MAP, (say("Return"), say("Enter")), say("Give the site, or open its card")),
    KeyLine("map.more", MAP, ("+", "="), say("More units at the site")),
    KeyLine("map.less", MAP, ("-",), say("Fewer units at the site")),
    KeyLine("nape.move", NAPE, (say("Left"), say("Right"), say("Up"), say("Down")), say("Move the landmark by 1 mm")),
    KeyLine("nape.press", NAPE, (say("Return"), say("Enter")), say("Give the block at the target")),
    KeyLine("import", PAGES, ("F2",), say("Import patients from files")),
    KeyLine("practice", PAGES, ("F3",), say("Start a practice visit")),
    KeyLine("new_patient", PAGES, ("F4",), say("Add a patient")),
    KeyLine("search", PAGES, ("Ctrl+F",), say("Find a patient")),
    KeyLine("lock", ALWAYS, ("Ctrl+L",), say("Lock the workstation")),
    KeyLine("help", ALWAYS, ("?", "F1"), say("Show these keys")),
)
_EVERYWHERE = (ALWAYS,)
_added: dict[str, tuple[str, ...]] = {}


def keys_of(line_id: str) -> tuple[str, ...]:
    """The keys of a line, those that this workstation added (a foot pedal) last; KeyError for no line of the table."""
    found = next((one.keys for one in TABLE if one.id == line_id), None)
    if found is None:
        raise KeyError(line_id)
    return (*found, *(key for key in _added.get(line_id, ()) if key not in found))


def lines(where: str) -> tuple[KeyLine, ...]:
    """The lines of one place with the keys as they now are."""
    return tuple(one._replace(keys=keys_of(one.id)) for one in TABLE if one.where == where)


def add_keys(line_id: str, keys: tuple[str, ...]) -> None:
    """More keys for a line, such as those that a foot pedal sends, in place of those added before; none takes them away."""
    keys_of(line_id)
    _added[line_id] = keys
