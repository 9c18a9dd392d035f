"""What the picture card shows of one picture: words about its header, its place and its warnings. Plain functions, no Qt, no decision."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import begun, inner, joined, say
from procedure_assistant.services.image_marks import mm_per_pixel, why_no_ruler
from procedure_assistant.services.image_matching import readable_name
from procedure_assistant.services.image_record import named_in_record
from procedure_assistant.services.image_values import StoredImage
from procedure_assistant.ui.images.picture import Shown, Thumb
from procedure_assistant.ui.visit.ultrasound_content import Shot, UltrasoundContent
from procedure_assistant.ui.visit.ultrasound_picture import PictureContent

NO_PICTURES = say("No picture yet. Add a file, paste one, drop it here, or send it from the ultrasound machine.")
KEEP_FIRST = say("Keep the picture in the record first; then it can be measured and marked.")
NOT_HERE = say("Pictures cannot be kept in this store.")


def of_image(images: Sequence[StoredImage], name: str) -> StoredImage | None:
    """The stored image that a name in the record or in the strip means."""
    image_id = named_in_record(name)[0]
    return next((one for one in images if one.id == image_id), None)


def thumbs(content: UltrasoundContent, images: Sequence[StoredImage]) -> tuple[Thumb, ...]:
    """The pictures of the record, then those that came in for this visit and are not in it; rejected ones are not shown."""
    kept = {named_in_record(shot.name)[0] for shot in content.shots}
    made = [_thumb(shot, of_image(images, shot.name)) for shot in content.shots]
    for image in images:
        if image.id not in kept and not image.rejected:
            at = _time(image.facts.taken_at)
            words = say("New, not kept")
            made.append(
                Thumb(
                    image.id,
                    words,
                    at,
                    needle=False,
                    kept=False,
                    warned=bool(image.warnings),
                    spoken=say("{words}, {at}", words=words, at=at),
                )
            )
    return tuple(made)


def _thumb(shot: Shot, image: StoredImage | None) -> Thumb:
    caption = shot.caption or (say("Needle") if shot.needle else say("Picture"))
    at = _time(image.facts.taken_at) if image is not None and image.facts.taken_at else shot.at
    spoken = joined(", ", (part for part in (caption, shot.where, at, say("needle visible") if shot.needle else "") if part))
    warned = image is not None and bool(image.last.warnings)
    return Thumb(
        shot.name,
        say("{caption}, {at}", caption=caption, at=at),
        shot.where or say("not pinned"),
        shot.needle,
        kept=True,
        warned=warned,
        spoken=spoken,
    )


def _time(iso: str) -> str:
    """ "14:11" of what the device wrote, "" when it wrote none."""
    return iso[11:16] if len(iso) >= 16 and iso[13] == ":" else ""


def picture(
    content: UltrasoundContent, images: Sequence[StoredImage], chosen: str, frame: int, *, busy: str, adding: str
) -> PictureContent:
    """The card for one chosen picture, or for none."""
    strip = thumbs(content, images)
    shot = next((one for one in content.shots if one.name == chosen), None)
    image = of_image(images, chosen) if chosen else None
    if shot is None and image is None:
        return PictureContent(Shown(nothing=NO_PICTURES), strip, busy=adding, asks=content.needle, editable=content.charting)
    facts = image.facts if image is not None else None
    here = shot is not None and f"{shot.target}_{shot.side}" == content.key
    shown = Shown(
        head=_head(content, shot, chosen, frame),
        foot=_foot(content, image),
        marks=shot.marks if shot and named_in_record(shot.name)[1] == frame else (),
        mm_per_pixel=_scale(image),
        busy=busy,
        nothing=facts.why_no_picture if facts else say("The picture is not at hand; its hash stays in the record."),
    )
    warnings = _warnings(image)
    return PictureContent(
        shown,
        strip,
        chosen,
        kept=shot is not None,
        needle=shot.needle if shot else False,
        caption=shot.caption if shot else "",
        pinned=(shot.where or say("Not pinned")) if shot else "",
        pin_words=""
        if here
        else say("Pin to {content}", content=content.short)
        if shot
        else say("Keep for {content}", content=content.short),
        frame=frame,
        frames=facts.frames if facts else 1,
        why_no_ruler=why_no_ruler(facts) if facts else "",
        why_no_marks="" if shot else KEEP_FIRST,
        has_marks=bool(shot and shot.marks),
        warnings=warnings,
        danger=bool(image and image.last.warnings),
        asks=content.needle,
        busy=adding,
        editable=content.charting,
        can_reject=content.charting and image is not None,
    )


def _warnings(image: StoredImage | None) -> tuple[str, ...]:
    if image is None:
        return ()
    return image.warnings


def _head(content: UltrasoundContent, shot: Shot | None, chosen: str, frame: int) -> str:
    where = (shot.where or say("Not pinned")) if shot else say("New, not in the record yet")
    caption = say(", {caption}", caption=inner(shot.caption)) if shot and shot.caption else ""
    own = named_in_record(chosen)[1]
    beside = say(", frame {frame}", frame=frame + 1) if shot and own != frame else ""
    return say("{where}{caption}{beside}", where=begun(where), caption=caption, beside=beside)


def _foot(content: UltrasoundContent, image: StoredImage | None) -> tuple[str, ...]:
    """What the header says, to be compared with the patient by eye; a picture without one says so."""
    if image is None:
        return (content.patient,)
    facts, sent = image.facts, image.facts.patient
    if sent is None:
        first = say("No patient in the file. Added to {patient}", patient=content.patient)
    else:
        born = wording.day(sent.birth_date) if sent.birth_date else ""
        first = joined(
            "   ", (part for part in (readable_name(sent.name), born, say("MRN {id}", id=sent.id) if sent.id else say("no number")) if part)
        )
    taken = facts.taken_at
    day = wording.day_text(taken[:10]) if len(taken) >= 10 else ""
    second = joined("   ", (part for part in (day, _time(taken), facts.device, facts.description) if part))
    return tuple(line for line in (first, second) if line)


def _scale(image: StoredImage | None) -> float:
    size = mm_per_pixel(image.facts) if image is not None else None
    return float(size.amount) if size is not None else 0.0
