"""What the clinic sets once: letterhead, who works here, paper. Stored as one JSON value; unknown keys of a later version are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from procedure_assistant.services.paper import Paper
from procedure_assistant.services.ports import Store

_KEY = "clinic"


LEAST_LOCK_MINUTES, MOST_LOCK_MINUTES = 1, 60


@dataclass(frozen=True, slots=True)
class ClinicSettings:
    """The clinic and its workstation. ``details`` are the lines of the letterhead (address, telephone)."""

    clinic: str = ""
    details: tuple[str, ...] = ()
    physician: str = ""
    credentials: str = ""
    paper: Paper = Paper.LETTER
    theme: str = "system"
    lock_minutes: int = 10
    """Minutes nobody touches the workstation before it locks, from 1 to 60. There is no "never"."""
    logo: str = ""
    """The logo of the letterhead: a small black and white PNG as base64; "" for none."""

    @property
    def idle_minutes(self) -> int:
        """``lock_minutes``; what another program stored beyond the limits is brought back to them."""
        return min(MOST_LOCK_MINUTES, max(LEAST_LOCK_MINUTES, self.lock_minutes))


def load_settings(store: Store) -> ClinicSettings:
    """The settings as stored, defaults where nothing was set."""
    return msgspec.convert(_stored(store), type=ClinicSettings, strict=True)


def save_settings(store: Store, settings: ClinicSettings) -> None:
    """Keep the settings; values that this version does not know stay as they are."""
    store.save_setting(_KEY, msgspec.json.encode({**_stored(store), **msgspec.to_builtins(settings)}).decode())


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
