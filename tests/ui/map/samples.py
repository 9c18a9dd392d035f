"""The sites of landmarks.json as marks and as a nape construction, for the tests of the map. Not a protocol."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from procedure_assistant.resources import resource
from procedure_assistant.ui.map.model import SiteMark, State
from procedure_assistant.ui.map.nape_model import Landmarks, NapeContent, SideContent, Target, Zone

LANDMARKS: dict[str, Any] = json.loads(resource("figures", "landmarks.json").read_text(encoding="utf-8"))
SITES: list[dict[str, Any]] = LANDMARKS["sites"]
FOLLOW_THE_PAIN: list[dict[str, Any]] = LANDMARKS["follow_the_pain"]
PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT = (450.0, 277.0), (335.0, 337.0), (565.0, 337.0)


def planned() -> tuple[SiteMark, ...]:
    """All 31 sites, none decided."""
    return tuple(
        SiteMark(s["id"], s["figure"], s["x"], s["y"], "planned", "", f"{s['muscle']} {s['side']}", s["muscle"], s["side"]) for s in SITES
    )


def with_state(marks: tuple[SiteMark, ...], site_id: str, state: State, text: str = "") -> tuple[SiteMark, ...]:
    """The same marks with one in another state."""
    return tuple(replace(m, state=state, text=text) if m.id == site_id else m for m in marks)


def with_next(marks: tuple[SiteMark, ...], site_id: str) -> tuple[SiteMark, ...]:
    """The same marks with that one next."""
    return tuple(replace(m, next=m.id == site_id) for m in marks)


def site(site_id: str) -> dict[str, Any]:
    """One site of landmarks.json."""
    return next(s for s in SITES if s["id"] == site_id)


def third(mastoid: tuple[float, float], thirds: int) -> tuple[float, float]:
    """A point on the nuchal line."""
    return (
        PROTUBERANCE[0] + (mastoid[0] - PROTUBERANCE[0]) * thirds / 3,
        PROTUBERANCE[1] + (mastoid[1] - PROTUBERANCE[1]) * thirds / 3,
    )


def construction() -> NapeContent:
    """Left given, right in progress."""
    left = SideContent(
        "left",
        0.648,
        (
            Target(
                "greater", third(MASTOID_LEFT, 1), "given", "GON left", "greater occipital nerve left given", "2", note="Given 11:08, 2 mL"
            ),
            Target("lesser", third(MASTOID_LEFT, 2), "open", "LON", "lesser occipital nerve left open"),
        ),
        Zone(PROTUBERANCE, third(MASTOID_LEFT, 1), 23.1, done=True),
    )
    right = SideContent(
        "right",
        0.648,
        (
            Target("greater", third(MASTOID_RIGHT, 1), "active", "GON right", "greater occipital nerve right next", measure="28.0 mm"),
            Target("lesser", third(MASTOID_RIGHT, 2), "open", "LON", "lesser occipital nerve right open", measure="56.0 mm"),
        ),
        Zone(PROTUBERANCE, third(MASTOID_RIGHT, 1), 23.1),
        published=True,
    )
    return NapeContent(Landmarks(PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT), (left, right), step_units=1.5)
