"""What the page "Print the day" shows, as plain values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.ui.backup.long_runner import Busy
from procedure_assistant.ui.notice import Notice


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of paper: ``words`` say for which visits; nothing can be chosen where there are none."""

    id: str
    title: str
    words: str
    is_chosen: bool
    is_there: bool


@dataclass(frozen=True, slots=True)
class DayContent:
    """The whole page. ``print_words`` is "" while there is nothing to print; ``again_words`` is "" where all came out.

    ``failures`` are title and reason of what did not.
    """

    kinds: tuple[KindLine, ...]
    places: tuple[tuple[str, str], ...]
    place: str
    print_words: str
    busy: Busy | None = None
    notice: Notice | None = None
    failures: tuple[tuple[str, str], ...] = ()
    again_words: str = ""
