"""What the menu of whoever is in offers. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain.say import begun, say
from procedure_assistant.services.people import ROLE_NAMES, Account
from procedure_assistant.services.permissions import Act, may

SWITCH, LOCK, PASSWORD, GLASS, PRACTICE = "switch", "lock", "password", "break_glass", "practice"
GLASS_BROKEN = say("Emergency access is on")
GLASS_SHORT = say("Emergency")


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One entry; ``can`` False for one that only says something. A part ends above it with ``is_apart``."""

    id: str
    words: str
    can: bool = True
    is_apart: bool = False


def who(account: Account) -> tuple[str, str]:
    """Name as printed ("R. Weiss, MD") and role ("Physician")."""
    name = say("{account}, {credentials}", account=account.name, credentials=account.credentials) if account.credentials else account.name
    role = ROLE_NAMES[account.role]
    return name, begun(role)


def lines(account: Account, *, glass_broken: bool = False, can_practise: bool = False) -> tuple[MenuLine, ...]:
    """Only what this role can do."""
    found = [
        MenuLine(SWITCH, say("Switch user")),
        MenuLine(LOCK, say("Lock now")),
        MenuLine(PASSWORD, say("Change password…"), is_apart=True),
    ]
    if can_practise:
        found.append(MenuLine(PRACTICE, say("Practice visit")))
    if may(account.role, Act.BREAK_GLASS):
        glass = GLASS_BROKEN if glass_broken else say("Break the glass…")
        found.append(MenuLine(GLASS, glass, can=not glass_broken, is_apart=True))
    return tuple(found)
