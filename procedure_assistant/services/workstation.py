"""What is set for one workstation: keys and pedals, spoken prompts, how many pixels a millimetre has. Knows no Qt and no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services.pack_codes import LEAST_SCAN_GAP_MS, MOST_SCAN_GAP_MS, SCAN_GAP_MS
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem


class KeyAct(StrEnum):
    """What a foot pedal or a key of a keypad can do at the bedside. The keyboard's own keys stay as they are."""

    NEXT = "next"
    UNDO = "undo"
    SKIP = "skip"
    OMIT = "omit"


ACT_WORDS: Mapping[KeyAct, str] = MappingProxyType(
    {
        KeyAct.NEXT: say("Give the next"),
        KeyAct.UNDO: say("Take back the last"),
        KeyAct.SKIP: say("Skip for now, with a reason"),
        KeyAct.OMIT: say("Omit, with a reason"),
    }
)
UNREADABLE = "WORKSTATION-SETTINGS"
"""The code of the ``Problem`` of stored settings that are damaged."""
SLOTS = ("pedal", "keypad")
"""What each act can have; a pedal is a keyboard to the computer, and sends the key it was set up to send."""
_NO_KEYS = ("", "")

LEAST_DPI, MOST_DPI = 60.0, 300.0
"""A screen that says it is coarser or finer lies, or is no screen that a hand touches."""
ASSUMED_DPI = 96.0
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class WorkstationSettings:
    """Keys by act (pedal, keypad; "" none), spoken prompts, and px per mm as measured with a card, by the name of the screen."""

    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    spoken: bool = False
    px_per_mm: dict[str, float] = field(default_factory=dict)
    scan_gap_ms: int = SCAN_GAP_MS

    def keys_of(self, act: KeyAct) -> tuple[str, str]:
        """The pedal and the key of the keypad, "" for none."""
        return self.keys.get(act, _NO_KEYS)


def with_key(settings: WorkstationSettings, act: KeyAct, slot: str, key: str, taken: Mapping[str, str]) -> WorkstationSettings:
    """The settings with another key for an act, "" for none. ``taken``: what the keys of the program do, by their portable names.

    Raises ``Problem`` KEY-… where the key means something else already.
    """
    if key in taken:
        said = say("{key} means “{act}” already. Nothing was changed.", key=key, act=taken[key])
        raise Problem("KEY-TAKEN", said, hint=say("Let the pedal send another key, such as F9 or Page down."))
    if any(f"{held}+" in key for held in (say("Ctrl"), say("Alt"), say("Meta"), say("Shift"))):
        said = say("{key} needs two keys at once. Nothing was changed.", key=key)
        raise Problem("KEY-TWO", said, hint=say("Press a single key."))
    for other, where in _uses(settings, key):
        if (other, where) != (act, slot):
            said = say("{key} is set for “{act}” already. Nothing was changed.", key=key, act=ACT_WORDS[other])
            raise Problem("KEY-TWICE", said, hint=say("Press another key, or take it away there first."))
    keys = dict(zip(SLOTS, settings.keys_of(act), strict=True)) | {slot: key}
    return _replaced(settings, settings.keys | {act.value: (keys["pedal"], keys["keypad"])})


def _uses(settings: WorkstationSettings, key: str) -> Iterator[tuple[KeyAct, str]]:
    for act in KeyAct:
        for slot, used in zip(SLOTS, settings.keys_of(act), strict=True):
            if key and used == key:
                yield act, slot


def with_default_keys(settings: WorkstationSettings) -> WorkstationSettings:
    """Without pedals and keypad, as the program comes."""
    return _replaced(settings, {})


def _replaced(settings: WorkstationSettings, keys: dict[str, tuple[str, str]]) -> WorkstationSettings:
    return replace(settings, keys=keys)


def with_measure(settings: WorkstationSettings, screen: str, px_per_mm: float | None) -> WorkstationSettings:
    """The settings with the measure of a screen; None forgets it. Raises ``Problem`` for one that no screen has."""
    rest = {name: value for name, value in settings.px_per_mm.items() if name != screen}
    if px_per_mm is not None:
        if not LEAST_DPI <= px_per_mm * _MM_PER_INCH <= MOST_DPI:
            raise Problem("SCREEN-MEASURE", say("No screen is that coarse or fine. Nothing was changed."), hint=say("Measure again."))
        rest[screen] = px_per_mm
    return replace(settings, px_per_mm=rest)


def with_scan_gap(settings: WorkstationSettings, gap_ms: int) -> WorkstationSettings:
    """The settings with another pace of the scanner. Raises ``Problem`` for a pace that no scanner has, or that typing has."""
    if not LEAST_SCAN_GAP_MS <= gap_ms <= MOST_SCAN_GAP_MS:
        least, most = LEAST_SCAN_GAP_MS, MOST_SCAN_GAP_MS
        message = say("A scanner needs {least} to {most} ms from key to key. Nothing was changed.", least=least, most=most)
        raise Problem("SCAN-GAP", message, hint=say("35 ms fit nearly every scanner; radio scanners may need 60."))
    return replace(settings, scan_gap_ms=gap_ms)


def pixels_per_mm(settings: WorkstationSettings, screen: str, screen_dpi: float) -> float:
    """How many logical pixels a millimetre has: as measured, else as the screen says where that can be, else as 96 dpi has."""
    measured = settings.px_per_mm.get(screen)
    if measured is not None and LEAST_DPI <= measured * _MM_PER_INCH <= MOST_DPI:
        return measured
    return (screen_dpi if believable(screen_dpi) else ASSUMED_DPI) / _MM_PER_INCH


def believable(screen_dpi: float) -> bool:
    """Whether a screen can have so many dots an inch; one that does not know its size says 0 or something wild."""
    return LEAST_DPI <= screen_dpi <= MOST_DPI


def load_workstation(store: Store, workstation: str) -> WorkstationSettings:
    """The settings of a workstation as stored, the defaults where nothing was set. Raises ``Problem`` for what cannot be read."""
    try:
        return msgspec.convert(_stored(store, workstation), type=WorkstationSettings, strict=True)
    except msgspec.MsgspecError as error:
        message = say("The settings of this workstation cannot be read, so the keys of the keyboard count alone.")
        raise Problem(UNREADABLE, message, hint=say("Set them again on the settings page."), detail=repr(error)) from error


def save_workstation(store: Store, workstation: str, settings: WorkstationSettings) -> None:
    """Keep the settings of a workstation; values that this version does not know stay as they are, what was not readable goes."""
    try:
        before = _stored(store, workstation)
    except msgspec.MsgspecError:
        before = {}  # nothing in it can be kept: it is no JSON
    kept = {**before, **msgspec.to_builtins(settings)}
    store.save_setting(_name(workstation), msgspec.json.encode(kept).decode())


def _name(workstation: str) -> str:
    return f"workstation:{workstation}"


def _stored(store: Store, workstation: str) -> dict[str, Any]:
    text = store.setting(_name(workstation))
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
