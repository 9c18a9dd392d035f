"""The window whose life is ended: works in a visit at random by mouse and keys until it is killed. Run by test_kill.

Arguments: database, visit, seed. It says, one line each: ``opening``; ``shown <units> <sites painted as given>``; ``line <words of the
worklist>`` and ``told <title of the message>``; then ``do <what> [<site>]`` before each action and ``done <what> [<site>]`` once the
screen shows it. Actions: ``give``, ``undo``, ``redo`` (with the site), ``lock``, ``unlock``, ``sign`` when nothing else is left.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.faults.door_window import DoorWindow
from tests.faults.people import DOCTOR
from tests.faults.visit_window import planned_sites, wait_until


def say(*words: object) -> None:
    """One line to the parent, in one unbuffered write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Life:
    """What may be done next at random; undo and redo only what this life itself has given."""

    def __init__(self, window: DoorWindow, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        sites = planned_sites(window.visit)
        given = window.painted_as_given(sites) if window.is_on_map else set()
        say("shown", window.units_painted(), *sorted(given))
        say("line", window.line)
        say("told", *(title for title, _ in window.messages()))
        self._waiting = [site for site in sites if site not in given]
        chance.shuffle(self._waiting)
        self._done: list[str] = []
        self._undone: list[str] = []

    def step(self) -> None:
        """One action."""
        actions = {"give": bool(self._waiting), "undo": bool(self._done), "redo": bool(self._undone), "lock": True}
        weights = {"give": 6, "undo": 2, "redo": 2, "lock": 0.5}
        possible = [name for name, may in actions.items() if may]
        name = self._chance.choices(possible, [weights[one] for one in possible])[0]
        getattr(self, f"_{name}")()

    def _give(self) -> None:
        site = self._waiting.pop()
        say("do", "give", site)
        self._window.give_mark(site)
        say("done", "give", site)
        self._done.append(site)
        self._waiting += self._undone  # an undone site is planned again, and nothing can be redone after another command
        self._undone = []

    def _undo(self) -> None:
        site = self._done.pop()
        say("do", "undo", site)
        self._window.press("undo_bar.undo")
        wait_until(lambda: not self._window.paints_as_given(site))
        say("done", "undo", site)
        self._undone.append(site)

    def _redo(self) -> None:
        site = self._undone.pop()
        say("do", "redo", site)
        self._window.press("undo_bar.redo")
        wait_until(lambda: self._window.paints_as_given(site))
        say("done", "redo", site)
        self._done.append(site)

    def _lock(self) -> None:
        say("do", "lock")
        self._window.lock()
        say("done", "lock")
        say("do", "unlock")
        self._window.come_in(DOCTOR)
        say("done", "unlock")


def main(database: Path, visit_id: str, seed: int) -> None:
    """Open and work until the end."""
    program = QApplication([])  # destroyed with its last name
    say("opening")
    window = DoorWindow(database, visit_id)
    chance = random.Random(seed)
    life = Life(window, chance)
    if not window.is_on_map:  # all sites are decided, and the visit opens at its end
        say("do", "sign")
        window.sign(DOCTOR.password)
        say("done", "sign")
        program.exec()  # nothing is left to do
    while True:
        life.step()
