"""Which pages of the window whoever is in has, by the one table of permissions. No Qt, no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from procedure_assistant.domain.say import say
from procedure_assistant.services.permissions import Act

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services

TODAY, PATIENTS, PEOPLE, AUDIT, SETTINGS = "today", "patients", "people", "audit", "settings"
BACKUP, INTEGRITY = "backup", "integrity"
IMAGES = "images"
"""Only while a picture is held, or pictures can come in by themselves."""
INCOMING = "incoming"
"""Where the store keeps what comes in."""
OUTBOX = "outbox"
"""Where the store keeps a queue."""
STOCK = "stock"
"""Where the store keeps a shelf."""
DAY_PRINT = "day_print"
"""Stands in no rail: the page of the day leads to it."""
OWN_PASSWORD = "own_password"
"""Stands in no rail either: everybody has it, from the menu of the user."""


class PageEntry(NamedTuple):
    """One page of the rail; ``act`` is what somebody must be allowed to see it. ``needs_people``: only where there are accounts."""

    id: str
    title: str
    icon: str
    act: Act
    needs_people: bool = False


PAGES = (
    PageEntry(TODAY, say("Today"), "calendar-blank", Act.LOOK),
    PageEntry(PATIENTS, say("Patients"), "users", Act.SEARCH),
    PageEntry(IMAGES, say("Images"), "image", Act.LOOK),
    PageEntry(INCOMING, say("Incoming"), "archive-tray", Act.TAKE_SCHEDULE),
    PageEntry(OUTBOX, say("Outbox"), "paper-plane-tilt", Act.LOOK),
    PageEntry(PEOPLE, say("People"), "identification-card", Act.MANAGE_PEOPLE, needs_people=True),
    PageEntry(AUDIT, say("Audit trail"), "list-dashes", Act.SEE_AUDIT, needs_people=True),
    PageEntry(STOCK, say("Stock"), "package", Act.SEE_STOCK),
    PageEntry(INTEGRITY, say("Integrity"), "shield-check", Act.VERIFY, needs_people=True),
    PageEntry(BACKUP, say("Backups"), "hard-drives", Act.BACKUP, needs_people=True),
    PageEntry(SETTINGS, say("Settings"), "gear-six", Act.SET_APPEARANCE),
)


def pages_of(services: Services) -> tuple[PageEntry, ...]:
    """The pages of whoever is in, in the order of the rail."""
    guard = services.visits.guard
    has_people = services.access is not None
    allowed = (page for page in PAGES if (has_people or not page.needs_people) and not guard.hindrance(page.act))
    return tuple(page for page in allowed if _is_there(page.id, services))


def _is_there(page_id: str, services: Services) -> bool:
    """Whether there is anything behind a page."""
    if page_id == STOCK:
        return services.stock is not None
    if page_id == INCOMING:
        return services.incoming is not None
    if page_id == OUTBOX:
        return services.outbox is not None
    return page_id != IMAGES or _has_images(services)


def _has_images(services: Services) -> bool:
    """Whether there is anything to see on the page of the images."""
    if services.images is None or services.image_station is None:
        return False
    return services.image_station.state.is_on or bool(services.images.inbox())
