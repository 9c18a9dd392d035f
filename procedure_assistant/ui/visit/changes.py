"""What differs between two contents of the visit screen, where the difference is more than what to repaint. Plain functions, no Qt."""

from __future__ import annotations

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.ui.visit.content import VisitContent


def elsewhere(old: VisitContent, new: VisitContent) -> bool:
    """Whether the canvas is another one, or a question on it is done with."""
    return old.section != new.section or (old.asking is not None and new.asking is None)


def on_the_map(old: VisitContent | None, new: VisitContent) -> bool:
    """Whether a mark or what is said of it changed under the hand, on a canvas that stays."""
    if old is None or old.section != new.section or not old.shows is new.shows is Shows.MAP:
        return False
    return old.marks != new.marks or messages(old) != messages(new)


def messages(content: VisitContent) -> tuple[object, ...]:
    """Everything that is said above the page."""
    return content.notices, content.standing, content.asking, content.shows
