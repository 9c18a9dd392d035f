"""What the menu of whoever is in offers. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.services.people import ROLE_NAMES, Account
from procedure_assistant.services.permissions import Act, may

SWITCH, LOCK, PASSWORD, GLASS = "switch", "lock", "password", "break_glass"
GLASS_BROKEN = "Emergency access is on"
GLASS_SHORT = "Emergency"


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One entry; ``can`` False for one that only says something. A part ends above it with ``is_apart``."""

    id: str
    words: str
    can: bool = True
    is_apart: bool = False


def who(account: Account) -> tuple[str, str]:
    """Name as printed ("R. Weiss, MD") and role ("Physician")."""
    name = f"{account.name}, {account.credentials}" if account.credentials else account.name
    role = ROLE_NAMES[account.role]
    return name, role[:1].upper() + role[1:]


def lines(account: Account, *, glass_broken: bool = False) -> tuple[MenuLine, ...]:
    """Only what this role can do."""
    found = [
        MenuLine(SWITCH, "Switch user"),
        MenuLine(LOCK, "Lock now"),
        MenuLine(PASSWORD, "Change password…", is_apart=True),
    ]
    if may(account.role, Act.BREAK_GLASS):
        glass = GLASS_BROKEN if glass_broken else "Break the glass…"
        found.append(MenuLine(GLASS, glass, can=not glass_broken, is_apart=True))
    return tuple(found)
