"""The window that is killed: opens a visit from the worklist and clicks its planned sites, saying each once painted. Run by test_kill.

Arguments: database, visit, seed of the order, how many to click (all when left out). It says, one line each:

``shown <units> <sites painted as given>`` when the window has been painted, and ``given <site> <units>`` after each click, as soon as
the screen shows the site as given. Then it stays open until it is killed, or until its standard input ends.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from tests.faults.people import services_on
from tests.faults.visit_window import VisitWindow, planned_sites


def say(*words: object) -> None:
    """One line to the parent, in one unbuffered write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def main(database: Path, visit_id: str, seed: int, most: int = 1000) -> None:
    """Open, click, wait to be ended."""
    app = QApplication([])
    window = VisitWindow(services_on(database), visit_id)
    sites = planned_sites(window.visit)
    given = window.painted_as_given(sites)
    say("shown", window.units_painted(), *sorted(given))
    waiting = [site for site in sites if site not in given]
    random.Random(seed).shuffle(waiting)
    for site in waiting[:most]:
        window.give_mark(site)
        say("given", site, window.units_painted())
    ending = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ending.activated.connect(app.quit)
    app.exec()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
