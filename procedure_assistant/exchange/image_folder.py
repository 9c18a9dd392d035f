"""Watches a folder for image files and hands each on once it is written to its end. Never changes, moves or removes a file.

It looks every two seconds, which also sees folders of other computers, where the system tells nobody of changes.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

from procedure_assistant.services.image_ports import ListenerEvent
from procedure_assistant.services.problem import Problem

EVERY = 2.0
_UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".partial")

Seen = tuple[int, int]
"""Size and time of change of a file."""


class WatchedFolder:
    """Looks into one folder, not into those below. ``take`` gets each new file once, on the folder's own thread.

    A ``Problem`` that ``take`` raises means "not now": the file is handed on again later.
    """

    def __init__(self, folder: Path, take: Callable[[Path], None], told: Callable[[ListenerEvent], None], every: float = EVERY) -> None:
        self._folder = folder
        self._take = take
        self._told = told
        self._every = every
        self._before: dict[str, Seen] = {}
        self._taken: dict[str, Seen] = {}
        self._trouble = ""
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the folder could not be looked into the last time."""
        return self._trouble == "FOLDER-GONE"

    def start(self) -> None:
        """Begin to watch; returns at once."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name="watched-folder", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop watching; a file being taken is finished first."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.look()
            self._stopping.wait(self._every)

    def look(self) -> None:
        """Look once: files that stand as they stood the last time, and were not taken as they are, are handed on."""
        now = self._files()
        if now is None:
            return
        for name, seen in sorted(now.items()):
            if self._stopping.is_set():
                return
            if self._before.get(name) == seen and self._taken.get(name) != seen and not self._hand_on(name, seen):
                break
        self._before = now
        self._taken = {name: seen for name, seen in self._taken.items() if name in now}

    def _hand_on(self, name: str, seen: Seen) -> bool:
        try:
            self._take(self._folder / name)
        except Problem as problem:
            self._say(problem.code, f"{name} could not be taken from the watched folder. {problem.message} It is tried again.")
            return False
        self._taken[name] = seen
        if self._trouble:
            self._trouble = ""
        return True

    def _files(self) -> dict[str, Seen] | None:
        """The files of the folder that could be finished; None, and said once, when it cannot be looked into."""
        found: dict[str, Seen] = {}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~")) or entry.name.lower().endswith(_UNFINISHED):
                        continue
                    status = entry.stat()
                    if stat.S_ISREG(status.st_mode) and status.st_size > 0:
                        found[entry.name] = (status.st_size, status.st_mtime_ns)
        except FileNotFoundError:
            if self._folder.is_dir():
                return None  # a file went away between seeing and measuring it; the next look sees the rest
            self._gone()
            return None
        except OSError:
            self._gone()
            return None
        if self.is_gone:
            self._trouble = ""
            self._told(ListenerEvent("FOLDER-BACK", f"The watched folder {self._folder} is there again and is watched on."))
        return found

    def _gone(self) -> None:
        self._before = {}
        self._say(
            "FOLDER-GONE",
            f"The watched folder {self._folder} cannot be reached. Nothing is lost; it is watched on as soon as it is back.",
        )

    def _say(self, code: str, message: str) -> None:
        if self._trouble != code:
            self._trouble = code
            self._told(ListenerEvent(code, message))
