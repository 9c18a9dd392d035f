"""Where the posterior figure has the landmarks of the nape. It reads what is shipped and measures nothing."""

from __future__ import annotations

import json
from functools import cache

from procedure_assistant.resources import resource

Point = tuple[float, float]


@cache
def standard_landmarks() -> tuple[Point, Point, Point]:
    """Protuberance, left and right mastoid tip as the posterior figure has them, in its units."""
    text = resource("figures", "landmarks.json").read_text(encoding="utf-8")
    marks = json.loads(text)["figures"]["posterior"]["landmarks"]
    found = [marks[name] for name in ("inion", "mastoid_tip_left", "mastoid_tip_right")]
    first, second, third = ((float(x), float(y)) for x, y in found)
    return first, second, third
