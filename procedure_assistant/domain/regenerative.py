"""What stands about biologic products, injections at targets, ultrasound notes and pictures: the fold of their events, no decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain.events_regenerative import AfterAspiration, Guidance, ImageKind, ImageMark
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record_parts import Answer, Stamp

RegenerativeEvent = (
    r.BiologicBegun
    | r.PassportFilled
    | r.BiologicReturned
    | r.BiologicDiscarded
    | e.TargetInjected
    | r.GuidanceChanged
    | r.UltrasoundNoted
    | r.ImageAttached
    | r.ImagePinned
    | r.ImageMarked
    | r.ImageRemoved
    | r.TargetAspirated
    | e.TargetCorrected
    | r.DiscardCorrected
)


def target_key(target: str, side: Side) -> str:
    """A target on one side, such as "gon_c2_left"."""
    return f"{target}_{side}"


@dataclass(frozen=True, slots=True)
class Biologic:
    """A biologic product of the visit with its passport. ``returned`` is set once it was put aside without being used."""

    id: str
    form: str
    version: int
    stamp: Stamp
    answers: Mapping[str, Answer] = field(default_factory=dict)
    discards: tuple[tuple[r.BiologicDiscarded, Stamp], ...] = ()
    returned: tuple[r.BiologicReturned, Stamp] | None = None

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """Field → values, whether the field still applies or not."""
        return {name: answer.values for name, answer in self.answers.items()}

    @property
    def discarded_ml(self) -> Decimal:
        """What was discarded, in mL."""
        return sum((event.volume.amount for event, _ in self.discards), Decimal(0))


@dataclass(frozen=True, slots=True)
class Given:
    """An injection at a target. ``guidance`` is what stands now; ``guidance_reason`` where it was changed.

    ``came_back`` are the positive aspirations at this target before it, first to last.
    """

    event: e.TargetInjected
    stamp: Stamp
    guidance: Guidance
    guidance_reason: str = ""
    came_back: tuple[r.TargetAspirated, ...] = ()

    @property
    def key(self) -> str:
        """Target and side."""
        return target_key(self.event.target, self.event.side)


@dataclass(frozen=True, slots=True)
class UltrasoundNote:
    """What was noted under the probe at one target of one side."""

    target: str
    side: Side
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """Field → values."""
        return {name: answer.values for name, answer in self.answers.items()}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the record as it is pinned now, with its marks."""

    attached: r.ImageAttached
    stamp: Stamp
    marks: tuple[ImageMark, ...] = ()

    @property
    def shows_needle(self) -> bool:
        """An ultrasound picture of which somebody said that it shows the needle."""
        return self.attached.kind is ImageKind.ULTRASOUND and self.attached.shows_needle

    def documents(self, target: str, side: Side) -> bool:
        """Whether it is pinned to this target and side."""
        return (self.attached.target, self.attached.side) == (target, side)


@dataclass(frozen=True, slots=True)
class Regenerative:
    """This part of the record. Make one by :meth:`after`; never change one."""

    biologics: Mapping[str, Biologic] = field(default_factory=dict)
    given: tuple[Given, ...] = ()
    notes: Mapping[str, UltrasoundNote] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)
    aspirations: tuple[tuple[r.TargetAspirated, Stamp], ...] = ()

    def aspirated(self, target: str, side: Side) -> tuple[tuple[r.TargetAspirated, Stamp], ...]:
        """The positive aspirations at a target of a side since the last injection there, first to last."""
        here = tuple(one for one in self.aspirations if (one[0].target, one[0].side) == (target, side))
        taken = sum((back.target, back.side) == (target, side) for one in self.given for back in one.came_back)
        return here[taken:]

    def abandoned(self, target: str, side: Side) -> bool:
        """Whether a target was given up after a positive aspiration."""
        waiting = self.aspirated(target, side)
        return bool(waiting) and waiting[-1][0].then is AfterAspiration.ABANDONED

    def injected(self, target: str, side: Side, product: str) -> Given | None:
        """The injection of a product ("" for the drugs of the block) at a target of a side."""
        wanted = (target, side, product)
        return next((one for one in self.given if (one.event.target, one.event.side, one.event.product) == wanted), None)

    def injected_ml(self, product: str) -> Decimal:
        """What was injected of a product, in mL."""
        return sum((one.event.volume.amount for one in self.given if one.event.product == product), Decimal(0))

    def used(self) -> tuple[Biologic, ...]:
        """The products that are not put aside."""
        return tuple(one for one in self.biologics.values() if one.returned is None)

    def after(self, event: RegenerativeEvent, stamp: Stamp) -> Regenerative:
        """What stands after one more event. Raises KeyError where it speaks of something that is not there."""
        return _after(event, self, stamp)


def _with(before: Regenerative, one: Biologic) -> Regenerative:
    return replace(before, biologics={**before.biologics, one.id: one})


def _with_image(before: Regenerative, image: Image) -> Regenerative:
    return replace(before, images={**before.images, image.attached.image_id: image})


@singledispatch
def _after(event: object, before: Regenerative, stamp: Stamp) -> Regenerative:
    raise TypeError(f"no part of the record knows {type(event).__name__}")


@_after.register
def _(event: r.BiologicBegun, before: Regenerative, stamp: Stamp) -> Regenerative:
    return _with(before, Biologic(event.product, event.form, event.version, stamp))


@_after.register
def _(event: r.PassportFilled, before: Regenerative, stamp: Stamp) -> Regenerative:
    one = before.biologics[event.product]
    return _with(before, replace(one, answers=_answered(one.answers, event.field, event.values, stamp)))


@_after.register
def _(event: r.BiologicReturned, before: Regenerative, stamp: Stamp) -> Regenerative:
    return _with(before, replace(before.biologics[event.product], returned=(event, stamp)))


@_after.register
def _(event: r.BiologicDiscarded, before: Regenerative, stamp: Stamp) -> Regenerative:
    one = before.biologics[event.product]
    return _with(before, replace(one, discards=(*one.discards, (event, stamp))))


@_after.register
def _(event: e.TargetInjected, before: Regenerative, stamp: Stamp) -> Regenerative:
    came_back = tuple(one for one, _ in before.aspirated(event.target, event.side))
    return replace(before, given=(*before.given, Given(event, stamp, event.guidance, "", came_back)))


@_after.register
def _(event: r.TargetAspirated, before: Regenerative, stamp: Stamp) -> Regenerative:
    return replace(before, aspirations=(*before.aspirations, (event, stamp)))


@_after.register
def _(event: e.TargetCorrected, before: Regenerative, stamp: Stamp) -> Regenerative:
    """What is corrected keeps its own time, person and guidance; what was not charted before has those of the correction."""
    was = before.injected(event.target, event.side, event.product)
    if was is None:
        return before.after(event.now, stamp) if event.now else before
    if event.now is None:
        return replace(before, given=tuple(one for one in before.given if one is not was))
    now = replace(was, event=event.now)
    return replace(before, given=tuple(now if one is was else one for one in before.given))


@_after.register
def _(event: r.DiscardCorrected, before: Regenerative, stamp: Stamp) -> Regenerative:
    one = before.biologics[event.product]
    last = one.discards[-1] if one.discards else None
    reason = event.reason or (last[0].reason if last else "")
    witness = event.witness or (last[0].witness if last else "")
    whole = r.BiologicDiscarded(event.product, event.volume, reason, witness)
    return _with(before, replace(one, discards=((whole, last[1] if last else stamp),) if event.volume.amount else ()))


@_after.register
def _(event: r.GuidanceChanged, before: Regenerative, stamp: Stamp) -> Regenerative:
    changed = before.injected(event.target, event.side, event.product)
    now = (replace(one, guidance=event.guidance, guidance_reason=event.reason) if one is changed else one for one in before.given)
    return replace(before, given=tuple(now))


@_after.register
def _(event: r.UltrasoundNoted, before: Regenerative, stamp: Stamp) -> Regenerative:
    key = target_key(event.target, event.side)
    note = before.notes.get(key, UltrasoundNote(event.target, event.side))
    note = replace(note, answers=_answered(note.answers, event.field, event.values, stamp))
    return replace(before, notes={**before.notes, key: note})


@_after.register
def _(event: r.ImageAttached, before: Regenerative, stamp: Stamp) -> Regenerative:
    return _with_image(before, Image(event, stamp))


@_after.register
def _(event: r.ImagePinned, before: Regenerative, stamp: Stamp) -> Regenerative:
    image = before.images[event.image_id]
    pinned = replace(image.attached, target=event.target, side=event.side, shows_needle=event.shows_needle, caption=event.caption)
    return _with_image(before, replace(image, attached=pinned))


@_after.register
def _(event: r.ImageMarked, before: Regenerative, stamp: Stamp) -> Regenerative:
    return _with_image(before, replace(before.images[event.image_id], marks=event.marks))


@_after.register
def _(event: r.ImageRemoved, before: Regenerative, stamp: Stamp) -> Regenerative:
    return replace(before, images={key: image for key, image in before.images.items() if key != event.image_id})


def _answered(answers: Mapping[str, Answer], name: str, values: tuple[str, ...], stamp: Stamp) -> dict[str, Answer]:
    """The answers with one more; no values take the answer away."""
    left = {key: answer for key, answer in answers.items() if key != name}
    return {**left, name: Answer(values, stamp)} if values else left
