"""What differs between two contents of the visit screen, where the difference is more than what to repaint. Plain functions, no Qt."""

from __future__ import annotations

from procedure_assistant.ui.visit.content import VisitContent


def elsewhere(old: VisitContent, new: VisitContent) -> bool:
    """Whether the canvas is another one, or a question on it is done with."""
    return old.section != new.section or (old.asking is not None and new.asking is None)


def messages(content: VisitContent) -> tuple[object, ...]:
    """Everything that is said above the page."""
    return content.notices, content.standing, content.asking, content.shows
