"""Visits with a biologic product through the real services, on a real database, with a clock that stands where it is put."""

from __future__ import annotations

import struct
import zlib
from datetime import date, datetime
from pathlib import Path

from procedure_assistant.app import Options, build
from procedure_assistant.domain.commands import block, checklist, course, images, passport, products, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.visits import Visit
from tests.domain.regenerative import NOTE, NOW, OFFER, WHOLE, ZONE, picture, tuples
from tests.domain.samples import NEXT_YEAR, patient

BOTH = (Side.LEFT, Side.RIGHT)


class StillClock:
    """Stands at 11:00 of the sample day, in the clinic's zone."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZONE)


def png(width: int = 64, height: int = 48) -> bytes:
    """A grey ramp as a PNG."""
    rows = b"".join(b"\x00" + bytes((x * 255 // width) for x in range(width)) for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def services(folder: Path) -> Services:
    """The program on a fresh database with the sample patient."""
    built = build(Options(folder / "procedures.db", StillClock()))
    built.store.save_patient(patient(), NOW)
    return built


def do(visit: Visit, *command: object, **named: object) -> None:
    """Do a command that must be accepted."""
    refusal = visit.do(*command, **named)  # type: ignore[arg-type]
    assert refusal is None, refusal


def answer_required(visit: Visit) -> None:
    """Answer every required question as it comes up."""
    known = {"diagnosis": "g43_719", "headache_days": "22", "migraine_days": "14"}
    for step in visit.record.protocol.steps():
        if not step.required or step.id in visit.record.answers or not visit.record.asks(step):
            continue
        value = known.get(step.id) or step.quick or {Ask.CONFIRM: "yes", Ask.TEXT: "as told", Ask.DATE: "2026-11-01"}.get(step.ask, "")
        ids = [choice.id for choice in step.choices]
        do(visit, checklist.answer, step.id, (value or ("both" if "both" in ids else ids[0]),))


def begin(built: Services, *protocols: str) -> Visit:
    """A visit with every required question answered and the pain before scored."""
    visit = built.visits.begin("p1", protocols)
    answer_required(visit)
    do(visit, course.score_pain, "before", 7, NOW)
    return visit


def give(visit: Visit, kind: str, ml: str = "2", *, pictures: bool = True) -> None:
    """A whole passport, both sides under ultrasound, the rest discarded."""
    do(visit, passport.begin, kind)
    product = list(visit.record.regenerative.biologics)[-1]
    do(visit, passport.fill, product, tuples(WHOLE[kind]), NOW)
    for side in BOTH:
        do(visit, ultrasound.inject, "gon_nuchal", side, product, Volume.ml(ml), NOW, aspiration="negative")
        do(visit, ultrasound.note, "gon_nuchal", side, tuples(NOTE))
        if pictures:
            do(visit, images.attach, picture(f"i_{side}", side=side, caption="Needle at the nerve", device="Acme U1"))
    if WHOLE[kind]["product_ml"] != "4":
        do(visit, passport.discard, product, None, "Rest", "K. Osei")


def give_block(visit: Visit) -> None:
    """Lidocaine at C2 on both sides under ultrasound, the rest wasted."""
    do(visit, products.open_product, "lidocaine_2_5ml", "L5", NEXT_YEAR)
    container = list(visit.record.containers)[-1]
    do(visit, block.plan, ("gon",), BOTH, [(container, Volume.ml("1.5"))], "per_side")
    for side in BOTH:
        do(visit, ultrasound.inject_block, "gon_c2", side, aspiration="negative")
        do(visit, ultrasound.note, "gon_c2", side, tuples({**NOTE, "depth_mm": "17.5"}))
    do(visit, products.waste_all, "Rest of a single-dose vial", "K. Osei")


def finished(built: Services, kind: str = "prp", *more: str) -> Visit:
    """A signed visit."""
    visit = begin(built, OFFER[kind], *more)
    give(visit, kind)
    if "gon_block_ultrasound" in more:
        give_block(visit)
    do(visit, course.score_pain, "after", 3, NOW)
    refusal = visit.sign("Elena Marsh", "MD")
    assert refusal is None, refusal
    return visit
