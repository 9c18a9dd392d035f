"""The photograph of the head in words and points: what is asked next, the construction in upright pixels, both sides in mm. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from procedure_assistant.domain import head_photo, wording
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.geometry import NuchalLine
from procedure_assistant.domain.head_photo import HeadPhoto
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Nerve
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.map.nape_model import (
    Ellipse,
    Landmarks,
    NapeContent,
    Point,
    SideContent,
    Target,
    TargetState,
    Which,
    Zone,
)
from procedure_assistant.ui.map.nape_model import Nerve as NerveKind

SIDES = (Side.LEFT, Side.RIGHT)
_KINDS: dict[str, NerveKind] = {"gon": "greater", "lon": "lesser"}
_STEP_WITHOUT_SCALE = 2.0
"""Pixels an arrow moves a point while no scale says what a millimetre is."""
PROMPTS: dict[Which, str] = {
    "protuberance": say("Press the external occipital protuberance"),
    "mastoid_left": say("Press the tip of the left mastoid process"),
    "mastoid_right": say("Press the tip of the right mastoid process"),
    "scale_first": say("Press one end of a known distance, such as a ruler"),
    "scale_second": say("Press the other end of the known distance"),
}
NONE_YET = say("No photograph yet.")
NO_PHOTO = say("No photograph yet. Say at the left what the patient agrees to and where the left is seen, then add one.")


@dataclass(frozen=True, slots=True)
class PhotoContent:
    """What the card and the canvas show. ``on`` while the canvas shows the photograph instead of the figure.

    ``name`` is the picture as the record names it, "" for none; ``left_lies`` ("left" or "right") and ``use`` are "" without one.
    ``scale_mm`` is the known distance; ``asks_scale`` while both its points stand and no distance does. ``rows`` are label, left, right.
    """

    on: bool = False
    name: str = ""
    turns: int = 0
    left_lies: str = ""
    use: str = ""
    scale_mm: str = ""
    asks_scale: bool = False
    nape: NapeContent = field(default_factory=NapeContent)
    rows: tuple[tuple[str, str, str], ...] = ()
    compared: str = ""
    checks: tuple[tuple[str, bool], ...] = ()
    warnings: tuple[str, ...] = ()
    prompt: str = ""
    editable: bool = True


def photo(record: ProcedureRecord, *, on: bool, following: tuple[str, Side] | None) -> PhotoContent:
    """Everything about the photograph."""
    one = record.photo
    if one is None:
        return PhotoContent(on=on, prompt="" if record.closed else NO_PHOTO, editable=not record.closed)
    nape = construction(record, one, following)
    return PhotoContent(
        on=on,
        name=one.chosen.image_id,
        turns=one.chosen.turns,
        left_lies=one.chosen.left_lies.value,
        use=one.chosen.use.value,
        scale_mm=wording.number(one.calibration.length.amount) if one.calibration else "",
        asks_scale=one.calibration is None and all(one.scale_ends),
        nape=nape,
        rows=tuple(_rows(record, one)),
        compared=compared.words if (compared := head_photo.compared(one)) else "",
        checks=tuple((check.words, check.agrees) for check in head_photo.checked(record)),
        warnings=tuple(_warnings(record)),
        prompt=nape.prompt,
        editable=not record.closed,
    )


def permissions() -> tuple[tuple[str, str, str], ...]:
    """What a patient can agree to: id, words, spoken words."""
    return (
        (PhotoUse.PRINTED.value, say("Kept, printed"), say("The patient agrees that the photograph is kept and printed")),
        (PhotoUse.KEPT.value, say("Kept only"), say("The patient agrees that the photograph is kept and not printed")),
    )


def construction(record: ProcedureRecord, one: HeadPhoto, following: tuple[str, Side] | None) -> NapeContent:
    """The construction in pixels of the upright picture."""
    landmarks = _landmarks(one)
    placing = None if record.closed else _placing(landmarks)
    scale = one.mm_per_pixel
    asked = say("Type the distance between the two points") if landmarks.scale_second and one.calibration is None else ""
    return NapeContent(
        landmarks=landmarks,
        sides=tuple(_side(record, one, side, line, following) for side in SIDES if (line := one.line(side)) is not None),
        ellipses=_ellipses(record) if scale is not None else (),
        prompt="" if record.closed else PROMPTS[placing] if placing else asked,
        step_units=1 / float(scale) if scale else _STEP_WITHOUT_SCALE,
        on_photo=True,
        mirrored=one.chosen.left_lies is Side.RIGHT,
        placing=placing or "",
        scale_words=say("{n} mm", n=wording.number(one.calibration.length.amount)) if one.calibration else "",
    )


def _landmarks(one: HeadPhoto) -> Landmarks:
    marks = one.landmarks
    first, second = one.scale_ends

    def upright(point: Point | None) -> Point | None:
        return one.upright(point) if point is not None else None

    return Landmarks(
        upright(marks.protuberance) if marks else None,
        upright(marks.mastoid_left) if marks else None,
        upright(marks.mastoid_right) if marks else None,
        upright(first),
        upright(second),
    )


def _placing(landmarks: Landmarks) -> Which | None:
    """The first point that is still to be set: landmarks, then the scale; None when all are."""
    return next((which for which in PROMPTS if getattr(landmarks, which) is None), None)


def _ellipses(record: ProcedureRecord) -> tuple[Ellipse, ...]:
    return tuple(
        Ellipse(
            place.label, float(place.lateral_mm), float(place.inferior_mm), float(place.sd_lateral_mm), float(place.sd_inferior_mm), number
        )
        for number, place in enumerate(record.protocol.published)
    )


def _side(record: ProcedureRecord, one: HeadPhoto, side: Side, line: NuchalLine, following: tuple[str, Side] | None) -> SideContent:
    width, scale = record.limit("zone_width_mm"), one.mm_per_pixel
    given = head_photo.given_at_target(record, "gon", side)
    zone = None
    if width is not None and scale is not None:
        zone = Zone(one.upright(line.protuberance), one.upright(line.at_third(1)), float(width.value / scale), given)
    return SideContent(
        "left" if side is Side.LEFT else "right",
        float(scale) if scale else 0.0,
        tuple(_target(record, one, nerve, line, side, following) for nerve in record.protocol.nerves if nerve.id in _KINDS),
        zone,
        published=following[1] is side if following else not given and side is Side.RIGHT,
    )


def _target(
    record: ProcedureRecord, one: HeadPhoto, nerve: Nerve, line: NuchalLine, side: Side, following: tuple[str, Side] | None
) -> Target:
    distance = line.distance_at_third(nerve.fraction_thirds)
    measure = wording.length_mm(distance) if distance else ""
    at, seen = one.upright(line.at_third(nerve.fraction_thirds)), say(side.value)
    if head_photo.given_at_target(record, nerve.id, side):
        block = record.block(nerve.id, side)
        volume = wording.number(amount_of(block.event.parts)) if block else ""
        spoken = say("{nerve} {side}, given {n} mL at its target", nerve=nerve.name, side=seen, n=volume)
        note = say("Given, {far}", far=measure) if measure else say("Given")
        label = say("{nerve} {side}", nerve=nerve.short, side=seen)
        return Target(_KINDS[nerve.id], at, "given", label, spoken, text=volume, note=note)
    active = following == (nerve.id, side)
    state: TargetState = "active" if active else "open"
    label = say("{nerve} {side}", nerve=nerve.short, side=seen) if active else nerve.short
    spoken = say("{nerve} {side}, target", nerve=nerve.name, side=seen)
    if measure:
        spoken = say("{nerve} {side}, target, {far} from the protuberance", nerve=nerve.name, side=seen, far=measure)
    return Target(_KINDS[nerve.id], at, state, label, spoken, measure=measure)


def _rows(record: ProcedureRecord, one: HeadPhoto) -> list[tuple[str, str, str]]:
    lengths = [one.length(side) for side in SIDES]
    if not any(lengths):
        return []
    rows = [(say("To the mastoid"), *(wording.length_mm(length) if length else "–" for length in lengths))]
    for nerve in record.protocol.nerves:
        lines = [one.line(side) for side in SIDES]
        distances = [line.distance_at_third(nerve.fraction_thirds) if line else None for line in lines]
        label = say("{nerve}, one third" if nerve.fraction_thirds == 1 else "{nerve}, two thirds", nerve=nerve.short)
        rows.append((label, *(wording.length_mm(distance) if distance else "–" for distance in distances)))
    return [(label, left, right) for label, left, right in rows]


def _warnings(record: ProcedureRecord) -> list[str]:
    told = [one for one in findings(record) if one.id.startswith("photo_")]
    return [joined(" ", (one.says, one.go_on)) for one in told]
