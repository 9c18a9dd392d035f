"""The visits that every format is tried on, played through the real services on a real database. Holds no test.

    with clinic(tmp_path) as desk:
        visit = desk.export("combined")          # a VisitExport of services/export.py

``NAMES`` lists them, each played once into a clinic of its own or together with others: "shortest" (one anaesthetic, one side),
"preempt" (31 sites, two extras, an omitted, a moved, a changed and a noted site, an override, an adverse event), "gon" (both sides,
with positive aspiration), "combined" (PREEMPT and GON of the demo), "prp" (PRP under ultrasound with a PNG and a DICOM picture),
"amended" (the combined visit with a dose, a lot and a score amended, and a co-signature), "voided" (signed, then void), "shared" (handed
over, a block not given, a vial kept), "guided" (a product put aside, blood at a target, guidance changed, drugs under ultrasound, a mark
on a picture), "draft".
``encrypted=True`` opens the same clinic behind its door, with accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.domain.commands import (
    block,
    checklist,
    closing,
    consent,
    course,
    images,
    injection_map,
    passport,
    products,
    ultrasound,
)
from procedure_assistant.domain.events_consent import Signer
from procedure_assistant.domain.events_regenerative import AfterAspiration, Guidance, ImageKind, ImageMark, MarkKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Allergy, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.domain.protocol import Phase
from procedure_assistant.domain.units import Length, Volume
from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.services import image_record
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import ANSWERS, EXTRA_PLACES, MASTOID_LEFT, MASTOID_RIGHT, PROTUBERANCE, PlayedClock, Player
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.services.vial_settings import save_vial_policy
from procedure_assistant.services.visits import Person, Visit
from tests.clinic_folder import ADMIN, DOCTOR, NURSE
from tests.domain.consents import consent as signed_consent
from tests.domain.regenerative import NOTE, WHOLE, tuples
from tests.exchange.dicom_clinic import as_file
from tests.exchange.dicom_clinic import ultrasound as ultrasound_picture
from tests.services.key_rings import CHEAP
from tests.services.regenerative_visits import answer_required, png

ZONE = timezone(timedelta(hours=-8))
START = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
"""11:00 in the clinic's zone."""
EXPIRY = date(2027, 12, 31)
BOTH = (Side.LEFT, Side.RIGHT)
PHYSICIAN = Person("Bela Marsh", "MD")
CLINIC = ClinicSettings("Harbour Headache Clinic", ("1 Quay Street", "555 0100"), PHYSICIAN.name, PHYSICIAN.credentials)


class ZonedClock(PlayedClock):
    """The played clock in a zone of its own, whatever the computer's is."""

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZONE)


def person(**changes: object) -> Patient:
    """Julian Ashdown, invented: accents, an allergy with reaction, a problem, a medication, a weight."""
    values: dict[str, object] = {
        "id": "p1",
        "family_name": "Ashdown",
        "given_names": "Julián Óscar",
        "birth_date": date(1981, 2, 14),
        "sex": Sex.MALE,
        "mrn": "0048 2917",
        "allergies": (Allergy("Penicillin", "hives"),),
        "conditions": (Condition("Chronic migraine without aura", "active", date(2019, 5, 2)),),
        "medications": (Medication("topiramate 100 mg"),),
        "weight": Weight(Decimal("82.5"), date(2026, 11, 20)),
    }
    return Patient(**{**values, **changes})  # type: ignore[arg-type]


@dataclass
class Desk:
    """A clinic with its services and clock. ``play`` plays a visit by its name, once."""

    services: Services
    clock: PlayedClock
    patient: Patient
    played: dict[str, Visit] = field(default_factory=dict)

    def play(self, name: str) -> Visit:
        """The visit of this name."""
        if name not in self.played:
            self.played[name] = _PLAYS[name](self)
        return self.played[name]

    def export(self, name: str) -> VisitExport:
        """What leaves with the visit of this name; the draft is asked for."""
        exports = self.services.exports
        assert exports is not None
        return exports.of(self.play(name).id, draft=name == "draft")

    def begin(self, *protocols: str) -> Player:
        """A new visit a day after the last one, nothing answered yet."""
        if self.played:
            self.clock.advance(minutes=24 * 60)
        self.services.store.save_patient(self.patient, self.clock.now())
        return Player(self.services, self.clock, self.services.visits.begin(self.patient.id, protocols))

    def sign(self, player: Player) -> Visit:
        """Sign as whoever is in."""
        self.clock.advance(minutes=2)
        who = self.services.visits.whoever_is_in()
        refusal = player.visit.sign(who.name, who.credentials)
        assert refusal is None, refusal
        return player.visit


@contextmanager
def clinic(folder: Path, *, encrypted: bool = False, patient: Patient | None = None) -> Iterator[Desk]:
    """An open clinic; closed behind the block."""
    clock = ZonedClock(START)
    chosen = Options(folder / "procedures.db", clock)
    access = None
    if encrypted:
        access = open_access(chosen, costs=CHEAP)
        access.set_up(ADMIN, (DOCTOR, NURSE))
        access.log_in(DOCTOR.login, DOCTOR.password)
    built = build(chosen, access)
    save_settings(built.store, CLINIC)
    built.visits.person = PHYSICIAN
    yield Desk(built, clock, patient or person())
    if built.image_station:
        built.image_station.end()
    if access:
        access.close()
    else:
        built.store.close()


def _prepared(desk: Desk, player: Player, **answers: str) -> None:
    """Everything that must be answered, the demo's answers first, and the pain before."""
    for section in player.visit.record.protocol.sections:
        for step in section.steps:
            value = {**ANSWERS, "last_toxin_date": "2026-08-24", **answers}.get(step.id)
            if value is not None and section.phase is not Phase.AFTER and player.visit.record.asks(step):
                player.do(checklist.answer, step.id, (value,))
    answer_required(player.visit)
    player.do(course.score_pain, "before", 7, desk.clock.now())


def _landmarks(player: Player) -> None:
    player.do(block.place_landmarks, PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT)
    for side in BOTH:
        player.do(block.measure, side, Length(Decimal("84")))


def _after(desk: Desk, player: Player, score: int = 3) -> None:
    desk.clock.advance(minutes=25)
    player.do(course.score_pain, "after", score, desk.clock.now())


def _shortest(desk: Desk) -> Visit:
    player = desk.begin("gon_block")
    _prepared(desk, player)
    player.do(products.open_product, "lidocaine_2_2ml", "KP4410", EXPIRY)
    _landmarks(player)
    player.do(block.plan, ("gon",), (Side.RIGHT,), (("c1", Volume.ml(2)),), "per_side")
    player.do(block.give_block, "gon", Side.RIGHT, aspiration=block.NEGATIVE)
    _after(desk, player, 2)
    return desk.sign(player)


def _preempt(desk: Desk) -> Visit:
    player = desk.begin("preempt_botox")
    _prepared(desk, player, headache_days="12")
    player.do(checklist.override, "headache_days_few", 'diary lost; 18 days told; "worst month"')
    player.do(products.open_product, "botox_200", "C8812C3", EXPIRY, "S-100200300")
    player.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl, preservative-free", "N2207", date(2028, 1, 31))
    _map(player)
    player.do(products.waste_all, "Rest of a single-dose vial", "Carl Osei, RN")
    player.do(course.note_adverse_event, "Vasovagal reaction", "legs raised, 10 min", "recovered")
    return desk.sign(player)


def _map(player: Player) -> None:
    """One site omitted, one changed, one moved, one noted, the rest as planned, two extras."""
    map_ = player.visit.record.map
    assert map_ is not None
    moved = next(one for one in map_.sequence() if one.id == "frontalis_right_1")
    player.do(injection_map.change_dose, "frontalis_left_2", Decimal("2.5"))
    player.do(injection_map.move, moved.id, moved.figure, moved.x + 8, moved.y, "scar; 4 mm lateral")
    player.do(injection_map.omit, "trapezius_left_3", "tender, patient declined")
    for site in map_.sequence():
        if site.id != "trapezius_left_3":
            player.do(injection_map.give, (site.id,))
    player.do(injection_map.note, "procerus_1", "bled briefly")
    for x, y in EXTRA_PLACES:
        player.do(injection_map.add_extra, "lateral_right", x, y, "temporalis", Side.RIGHT, "the pain starts in the right temple")


def _gon(desk: Desk) -> Visit:
    player = desk.begin("gon_block")
    _prepared(desk, player)
    player.do(products.open_product, "lidocaine_2_2ml", "KP4410", EXPIRY)
    player.do(products.open_product, "bupivacaine_0_5_10ml", "HB7730", EXPIRY)
    _landmarks(player)
    player.do(block.plan, ("gon",), BOTH, (("c1", Volume.ml(1)), ("c2", Volume.ml("1.5"))), "per_side")
    player.do(block.note_aspiration, "gon", Side.LEFT, "Blood")
    for side in BOTH:
        player.do(block.give_block, "gon", side, aspiration=block.NEGATIVE)
    player.do(products.waste_all, "Rest of a single-dose vial", "Carl Osei, RN")
    _after(desk, player)
    return desk.sign(player)


def _combined_open(desk: Desk) -> Player:
    player = desk.begin("preempt_botox", "gon_block")
    for step in (player.prepare, player.inject, player.finish):
        step()
    return player


def _combined(desk: Desk) -> Visit:
    return desk.sign(_combined_open(desk))


def _draft(desk: Desk) -> Visit:
    player = _combined_open(desk)
    return player.visit


def _amended(desk: Desk) -> Visit:
    visit = _combined(desk)
    desk.clock.advance(minutes=24 * 60)
    for reason, command, *values in (
        ("read back: half the dose", injection_map.change_dose, "frontalis_left_2", Decimal("2.5")),
        ("label read again", closing.correct_lot, "c1", "C8821C3", date(2029, 4, 30)),
        ("typed wrong", course.correct_score, "after", 4),
    ):
        refusal = visit.do(closing.amend, lambda record, do=command, given=values: do(record, *given), reason)
        assert refusal is None, refusal
    assert visit.do(closing.cosign, "Ada Supervisor", "MD", visit.head) is None
    return visit


def _voided(desk: Desk) -> Visit:
    visit = _shortest(desk)
    assert visit.do(closing.void, "charted in the wrong patient’s record") is None
    return visit


def _prp(desk: Desk) -> Visit:
    player = desk.begin("prp_occipital")
    visit = player.visit
    _prepared(desk, player)
    player.do(passport.begin, "prp")
    day = visit.record.day.isoformat()
    values = {name: value.replace("2026-11-23T", f"{day}T") if isinstance(value, str) else value for name, value in WHOLE["prp"].items()}
    desk.clock.advance(seconds=1)
    player.do(passport.fill, "b1", tuples(values), desk.clock.now())
    for side in BOTH:
        player.do(ultrasound.inject, "gon_nuchal", side, "b1", Volume.ml("1.5"), desk.clock.now(), aspiration="negative")
        player.do(ultrasound.note, "gon_nuchal", side, tuples(NOTE))
    _pictures(desk, visit)
    player.do(passport.discard, "b1", None, "Rest of the syringe", "Carl Osei, RN")
    _after(desk, player)
    return desk.sign(player)


def _pictures(desk: Desk, visit: Visit) -> None:
    """A DICOM object of the left side and a PNG of the right one, both with the needle."""
    kept = desk.services.images
    assert kept is not None
    name = f"{desk.patient.family_name}^{desk.patient.given_names}"
    shot = ultrasound_picture(1, mrn=desk.patient.mrn, PatientName=name, PatientSex="M", SpecificCharacterSet="ISO_IR 192")
    for side, data in zip(BOTH, (as_file(shot), png()), strict=True):
        taken = kept.take_in_bytes(data, visit.id, name=f"{side}")
        assert taken.problem is None, taken.problem
        refusal = image_record.attach(
            kept, visit, taken.image.id, kind=ImageKind.ULTRASOUND, target="gon_nuchal", side=side, shows_needle=True,
            caption=f"Needle at the nerve, {side}",
        )  # fmt: skip
        assert refusal is None, refusal


def _shared(desk: Desk) -> Visit:
    """What is seldom: handed over, a block that was not given after all, the rest of a vial kept for another patient."""
    save_vial_policy(desk.services.store, VialPolicy(frozenset({"botox_200"})))
    player = desk.begin("preempt_botox", "gon_block")
    player.prepare()
    player.do(closing.hand_over, "Ada Supervisor", "end of the shift")
    player.do(injection_map.give_all)
    player.do(block.omit_block, "patient declined the block")
    assert player.visit.keep_vial("c1") is None
    player.finish()
    return desk.sign(player)


def _guided(desk: Desk) -> Visit:
    """A consent taken back and given again, a product put aside, blood at a target, guidance changed, a block under ultrasound, marks."""
    player = desk.begin("prp_occipital", "gon_block_ultrasound")
    visit = player.visit
    _prepared(desk, player)
    for kind in ("block", "prp"):
        who = {"signer": Signer.REPRESENTATIVE, "relation": "daughter"} if kind == "prp" else {}
        player.do(consent.sign, signed_consent(kind=kind, title=f"Consent, {kind}", witness="Carl Osei, RN", **who))
    player.do(consent.withdraw, "wants to ask her brother first")
    player.do(consent.renew, "asked him on the telephone, agrees; heard by Carl Osei")
    player.do(passport.begin, "prp")
    player.do(passport.put_aside, "b1", "clotted in the tube")
    player.do(passport.begin, "prp")
    day = visit.record.day.isoformat()
    values = {name: value.replace("2026-11-23T", f"{day}T") if isinstance(value, str) else value for name, value in WHOLE["prp"].items()}
    player.do(passport.fill, "b2", tuples(values), desk.clock.now())
    player.do(ultrasound.note_aspiration, "gon_nuchal", Side.LEFT, "Blood", AfterAspiration.MOVED, "occipital artery")
    for side in BOTH:
        player.do(ultrasound.inject, "gon_nuchal", side, "b2", Volume.ml(2), desk.clock.now(), aspiration="negative")
        player.do(ultrasound.note, "gon_nuchal", side, tuples(NOTE))
    _pictures(desk, visit)
    first, second = visit.record.regenerative.images
    player.do(images.mark, first, (ImageMark(MarkKind.NEEDLE_TIP, ((10.0, 12.0),), "tip beside the nerve"),))
    player.do(images.remove, second, "another patient’s name is burned in")
    guidance = (Guidance.LANDMARKS, "no picture of the needle could be had")
    player.do(ultrasound.change_guidance, "gon_nuchal", Side.RIGHT, "b2", *guidance)
    player.do(products.open_product, "lidocaine_2_5ml", "L5", EXPIRY)
    player.do(block.plan, ("gon",), BOTH, [("c1", Volume.ml("1.5"))], "per_side")
    for side in BOTH:
        player.do(ultrasound.inject_block, "gon_c2", side, aspiration="negative")
        player.do(ultrasound.note, "gon_c2", side, tuples(NOTE))
    player.do(products.waste_all, "Rest of a single-dose vial", "Carl Osei, RN")
    _after(desk, player)
    return desk.sign(player)


_PLAYS: dict[str, Callable[[Desk], Visit]] = {
    "shortest": _shortest,
    "preempt": _preempt,
    "gon": _gon,
    "combined": _combined,
    "prp": _prp,
    "amended": _amended,
    "voided": _voided,
    "shared": _shared,
    "guided": _guided,
    "draft": _draft,
}
NAMES = tuple(_PLAYS)
