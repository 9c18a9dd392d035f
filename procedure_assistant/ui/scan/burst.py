"""Tells the keys of a scanner from those of a person, by the time between them. No Qt; it neither reads a code nor delivers a key.

A scanner that types ("keyboard wedge") sends its keys a few ms apart and ends them with Enter or Tab. Keys are held for at most one gap;
what turns out to be typing is given back in its order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, NamedTuple, TypeVar

from procedure_assistant.services.pack_codes import SCAN_GAP_MS

LEAST = 8
"""Characters: the shortest number on a package (EAN-8)."""
WRECK_MS = 300
"""What still arrives so soon after a scan that broke off belongs to it, and is typed into nothing."""
_LONGEST = 600
_OVERLAP = 2
"""So many keys pressed while another one is still down: a hand on the keyboard, which a scanner has not."""

Item = TypeVar("Item")


class Kind(Enum):
    """What a key is to a scan."""

    SIGN = auto()
    """A printable sign, or the group separator."""
    END = auto()
    """Enter or Tab."""
    SILENT = auto()
    """Shift and its like: belongs to what comes next."""
    NOISE = auto()
    """Any other key. Between the keys of a scan it is noise in it; otherwise it is nobody's business here."""


class Found(NamedTuple):
    """A scan. ``ended``: with Enter or Tab; ``mixed``: keys of a hand fell into it. Lines are separated by a line break."""

    text: str
    ended: bool
    mixed: bool


class Step(NamedTuple, Generic[Item]):
    """What to do now: deliver ``back`` in order, then take the scans, then deliver the present key unless it is ``kept``."""

    back: tuple[Item, ...] = ()
    found: tuple[Found, ...] = ()
    kept: bool = False


@dataclass
class _Held(Generic[Item]):
    items: list[Item] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """For each sign the number of items before it."""
    text: str = ""
    last: int = 0
    ended: bool = False
    mixed: bool = False
    down: dict[int, int] = field(default_factory=dict)
    """Keys that are down, and how many signs had been pressed by then."""
    released: bool = False


class Burst(Generic[Item]):
    """Fed with every key and its time in ms. ``judge`` says where in a fast burst the scan begins, -1 for nowhere: it was typed."""

    def __init__(self, judge: Callable[[str, bool], int], gap_ms: int = SCAN_GAP_MS) -> None:
        """``judge`` gets the text and whether it was ended by Enter or Tab."""
        self._judge = judge
        self.gap_ms = gap_ms
        self._held: _Held[Item] = _Held()
        self._wreck_until = -1
        self._swallowed: set[int] = set()

    @property
    def is_holding(self) -> bool:
        """Whether keys wait here: call :meth:`time_is_up` a gap after the last one."""
        return bool(self._held.items)

    def is_under_way(self, at: int) -> bool:
        """Whether a key at this time would belong to a burst."""
        return bool(self._held.text) and self._is_near(at)

    def press(self, kind: Kind, sign: str, key: int, at: int, item: Item) -> Step[Item]:
        """A key went down. ``sign`` is what it types, "" for none; ``key`` names it until it is let go."""
        if 0 <= self._wreck_until - at <= WRECK_MS:
            return self._sweep(kind, key, at)
        held = self._held
        if held.items and (not self._is_near(at) or (held.ended and kind is Kind.NOISE)):
            step = self._close()
            after = self.press(kind, sign, key, at, item)
            return Step((*step.back, *after.back), (*step.found, *after.found), after.kept)
        if not held.items:
            return self._begin(kind, sign, key, at, item)
        held.last = at
        if kind is Kind.END:
            return self._end(key, item)
        if kind is Kind.NOISE and len(held.text) < LEAST:
            return self._close()
        if held.ended and kind is not Kind.SILENT:
            held.text, held.ended = held.text + "\n", False  # a second code without a pause
        if kind is not Kind.SILENT:
            self._add(sign or "\0", key)
        held.items.append(item)
        self._swallowed.add(key)
        return self._close() if len(held.text) > _LONGEST else Step(kept=True)

    def release(self, key: int, item: Item) -> Step[Item]:
        """A key went up. The release of a key that is held is held behind it; that of a key that was taken is taken."""
        held = self._held
        begun = held.down.pop(key, None)
        if begun is not None:
            held.released = True
            held.mixed = held.mixed or len(held.text) - begun > _OVERLAP
        if key not in self._swallowed:
            return Step()
        if held.items:
            held.items.append(item)
        else:
            self._swallowed.discard(key)
        return Step(kept=True)

    def _is_near(self, at: int) -> bool:
        """A clock that began anew, as that of X11 does after 49 days, counts as a pause."""
        return 0 <= at - self._held.last <= self.gap_ms

    def time_is_up(self) -> Step[Item]:
        """Nothing came for a gap."""
        return self._close() if self._held.items else Step()

    def _begin(self, kind: Kind, sign: str, key: int, at: int, item: Item) -> Step[Item]:
        self._swallowed.discard(key)
        if kind is not Kind.SIGN or sign == " ":  # no code begins with a space, which is the key for what is next
            return Step()
        self._held = _Held(items=[item], last=at)
        self._held.places.append(0)
        self._held.text = sign
        self._held.down[key] = 1
        self._swallowed.add(key)
        return Step(kept=True)

    def _add(self, sign: str, key: int) -> None:
        held = self._held
        held.places += [len(held.items)] * (len(sign) + len(held.text) - len(held.places))
        held.text += sign
        held.down[key] = len(held.text)

    def _end(self, key: int, item: Item) -> Step[Item]:
        held = self._held
        if len(held.text) < LEAST:
            return self._close()  # somebody typed a short word and pressed Enter
        held.items.append(item)
        held.ended = True
        self._swallowed.add(key)
        return Step(kept=True)

    def _close(self) -> Step[Item]:
        """What was held was a scan, or it was typed."""
        held, self._held = self._held, _Held()
        start = self._judge(held.text, held.ended) if len(held.text) >= LEAST else -1
        if start < 0:
            self._swallowed.clear()
            return Step(tuple(held.items))
        if not held.ended:
            self._wreck_until = held.last + WRECK_MS
        mixed = held.mixed or (held.released and any(len(held.text) - begun > _OVERLAP for begun in held.down.values()))
        back = held.items[: held.places[start]]
        return Step(tuple(back), (Found(held.text[start:], held.ended, mixed),))

    def _sweep(self, kind: Kind, key: int, at: int) -> Step[Item]:
        """The rest of a scan that broke off is typed into nothing, up to its Enter."""
        if kind is Kind.NOISE:
            self._wreck_until = -1
            return Step()
        self._wreck_until = -1 if kind is Kind.END else at + WRECK_MS
        self._swallowed.add(key)
        return Step(kept=True)
