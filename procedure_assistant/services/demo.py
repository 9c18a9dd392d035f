"""Plays a whole combined visit of an invented patient through the real services, step by step as at the bedside. Prints nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Concatenate, ParamSpec

from procedure_assistant.domain.commands import Decision, block, checklist, course, injection_map, products
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Allergy, Patient, Sex
from procedure_assistant.domain.protocol import Phase, Section
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import Length, Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.services.visits import Person, Visit

P = ParamSpec("P")

PHYSICIAN, CREDENTIALS = "Ruth Ellery", "MD"
CLINIC = ClinicSettings(
    clinic="Sample Headache Clinic",
    details=("1 Example Street", "Practice data, nobody is real"),
    physician=PHYSICIAN,
    credentials=CREDENTIALS,
)
PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT = (450.0, 277.0), (335.0, 337.0), (565.0, 337.0)
"""The landmarks of the posterior figure (resources/figures/landmarks.json)."""

TAPE_MM = Decimal(84)
"""Protuberance to mastoid of the sample patient."""

EXTRA_PLACES = ((297.0, 154.0), (325.0, 182.0))
"""Two places inside the right temporalis on the right lateral figure."""

SINCE_LAST_TOXIN = timedelta(weeks=13)

ANSWERS = {
    "diagnosis": "g43_719",
    "earlier_treatment": "earlier",
    "headache_days": "22",
    "migraine_days": "14",
    "headache_hours": "four_or_more",
    "failed_preventives": "topiramate 100 mg, 12 weeks, word finding; propranolol 160 mg, 14 weeks, no effect",
    "earlier_effect": "headache days 22 to 11 of 28 after three treatments elsewhere",
    "last_toxin": "yes",
    "last_toxin_product": "onabotulinumtoxinA",
    "last_toxin_units": "155",
    "block_indication": "bridge",
    "planned_side": "both",
    "consent_side": "both",
    "time_out_side": "both",
    "numbness": "all",
    "way_home": "escorted",
}


class PlayedClock:
    """A clock that stands still until it is moved on, so that a visit of an hour is played in a moment."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The played moment, UTC."""
        return self._now

    def today(self) -> date:
        """Its local day."""
        return self.local(self._now).date()

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the zone of this computer."""
        return moment.astimezone()

    def advance(self, *, minutes: int = 0, seconds: int = 0) -> None:
        """Move on."""
        self._now += timedelta(minutes=minutes, seconds=seconds)


def start_of_demo() -> datetime:
    """An hour and a quarter ago, so that the played visit ends about now; never across midnight of the local day."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    local = now.astimezone()
    begun = max(local - timedelta(minutes=75), local.replace(hour=0, minute=0))
    return begun.astimezone(UTC)


def sample_patient(services: Services) -> Patient:
    """Add the invented patient."""
    form = PatientForm(
        family_name="Ashdown",
        given_names="Julian",
        birth_date="1981-02-14",
        sex=Sex.MALE,
        mrn="0048 2917",
        weight_kg="82",
        weight_on=services.clock.today().isoformat(),
        allergies=(Allergy("Penicillin", "hives"),),
    )
    return services.patients.new_patient(form)


class Player:
    """Does the commands of the visit; a refusal means that the played visit is wrong, so it is raised."""

    def __init__(self, services: Services, clock: PlayedClock, visit: Visit) -> None:
        self.visit = visit
        self._services = services
        self._clock = clock

    def do(self, command: Callable[Concatenate[ProcedureRecord, P], Decision], *args: P.args, **kwargs: P.kwargs) -> None:
        """One command, ten seconds later."""
        self._clock.advance(seconds=10)
        refusal = self.visit.do(command, *args, **kwargs)
        if refusal is not None:
            raise Problem("DEMO", f"The sample visit was refused: {refusal.text}")

    def _answer(self, section: Section) -> None:
        last = (self._clock.today() - SINCE_LAST_TOXIN).isoformat()
        for step in section.steps:
            value = {**ANSWERS, "last_toxin_date": last}.get(step.id)
            if value is not None and self.visit.record.asks(step):
                self.do(checklist.answer, step.id, (value,))
        if section.quick_label:
            self.do(checklist.quick_answers, section.id)

    def prepare(self) -> None:
        """Everything before the first needle."""
        for section in self.visit.record.protocol.sections:
            if section.phase is not Phase.AFTER:
                self._answer(section)
        self.do(course.score_pain, "before", 7, self._clock.now())
        expiry = self._clock.today().replace(month=12, day=31) + timedelta(days=365)
        self.do(products.open_product, "botox_200", "C8812C3", expiry)
        self.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl, preservative-free", "N2207", None)
        self.do(products.open_product, "lidocaine_2_2ml", "KP4410", expiry)
        self.do(products.open_product, "bupivacaine_0_5_10ml", "HB7730", expiry)

    def inject(self) -> None:
        """31 sites as planned, two extras on the right, then both nerves."""
        for site in self.visit.record.protocol.injection_map.sequence() if self.visit.record.protocol.injection_map else ():
            self.do(injection_map.give, (site.id,))
        for x, y in EXTRA_PLACES:
            self.do(injection_map.add_extra, "lateral_right", x, y, "temporalis", Side.RIGHT, "the pain starts in the right temple")
        self.do(block.place_landmarks, PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT)
        for side in (Side.LEFT, Side.RIGHT):
            self.do(block.measure, side, Length(TAPE_MM))
        drugs = (("c2", Volume.ml(1)), ("c3", Volume.ml(1)))
        self.do(block.plan, ("gon",), (Side.LEFT, Side.RIGHT), drugs, "per_side")
        for side in (Side.LEFT, Side.RIGHT):
            self.do(block.give_block, "gon", side, aspiration=block.NEGATIVE)

    def finish(self) -> None:
        """Waste, pain after, observation, discharge, signature."""
        self.do(products.waste_all, "Rest of a single-dose vial", "Kofi Amadi, RN")
        self._clock.advance(minutes=25)
        self.do(course.score_pain, "after", 3, self._clock.now())
        for section in self.visit.record.protocol.sections:
            if section.phase is Phase.AFTER:
                self._answer(section)

    def sign(self) -> None:
        """Sign as the physician."""
        self._clock.advance(minutes=2)
        refusal = self.visit.sign(PHYSICIAN, CREDENTIALS)
        if refusal is not None:
            raise Problem("DEMO", f"The sample visit could not be signed: {refusal.text}")


def play_visit(services: Services, clock: PlayedClock) -> Visit:
    """Play the whole visit in an empty store and return it signed."""
    save_settings(services.store, CLINIC)
    services.visits.person = Person(PHYSICIAN, CREDENTIALS)
    patient = sample_patient(services)
    player = Player(services, clock, services.visits.begin(patient.id, ("preempt_botox", "gon_block")))
    player.prepare()
    player.inject()
    player.finish()
    player.sign()
    return player.visit
