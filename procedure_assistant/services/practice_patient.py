"""The invented patient of a practice visit and the visit thirteen weeks before, played through the real services. Knows no real records."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from procedure_assistant.domain.commands import checklist, course, injection_map, products
from procedure_assistant.domain.protocol import Phase
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import ANSWERS, PlayedClock, Player, sample_patient
from procedure_assistant.services.ports import Clock
from procedure_assistant.services.settings import ClinicSettings, save_settings
from procedure_assistant.services.visits import Person, Visit

CLINIC = ClinicSettings("Practice, not a clinic", ("Nobody is real, nothing of this was done",), "Practising physician", "MD")
SINCE_LAST_VISIT = timedelta(weeks=13)
_PROTOCOL = ("preempt_botox",)
_NOT_BEFORE = ("last_toxin", "last_toxin_date", "last_toxin_product", "last_toxin_units")
_LOT, _DILUENT_ML, _DILUENT = "PRACTICE1", Decimal(4), "0.9 % NaCl, preservative-free"


class ClockAfter(PlayedClock):
    """The clock of the earlier visit; once that is played, the real one."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock.now() - SINCE_LAST_VISIT)
        self._real: Clock | None = None
        self._clock = clock

    def now(self) -> datetime:
        """The played moment, later the real one, UTC."""
        return self._real.now() if self._real is not None else super().now()

    def today(self) -> date:
        """The local day of :meth:`now`."""
        return self.local(self.now()).date()

    def local(self, moment: datetime) -> datetime:
        """``moment`` as the real clock has it."""
        return self._clock.local(moment)

    def end(self) -> None:
        """From now on the real clock counts."""
        self._real = self._clock


def begin(services: Services, clock: ClockAfter) -> Visit:
    """Fill empty records with the patient and the earlier visit, and open the visit to practise on. Raises ``Problem``."""
    save_settings(services.store, CLINIC)
    services.visits.person = Person(CLINIC.physician, CLINIC.credentials)
    patient = sample_patient(services)
    _play_earlier(services, clock, patient.id)
    clock.end()
    return services.visits.begin(patient.id, _PROTOCOL)


def _play_earlier(services: Services, clock: ClockAfter, patient_id: str) -> None:
    """The plan as it was, given and signed: what the visit of today can be laid from."""
    player = Player(services, clock, services.visits.begin(patient_id, _PROTOCOL))
    record = player.visit.record
    for phase in (Phase.PREPARE, Phase.PRODUCT, Phase.TIME_OUT):
        for section in (one for one in record.protocol.sections if one.phase is phase):
            for step in section.steps:
                if step.id in ANSWERS and step.id not in _NOT_BEFORE and player.visit.record.asks(step):
                    player.do(checklist.answer, step.id, (ANSWERS[step.id],))
            if section.quick_label:
                player.do(checklist.quick_answers, section.id)
            if section.id == "products":
                expiry = date(clock.today().year + 2, 12, 31)
                player.do(products.open_product, "botox_200", _LOT, expiry)
                player.do(products.reconstitute, "c1", Volume(_DILUENT_ML), _DILUENT)
    player.do(injection_map.give, tuple(record.sites))
    player.do(products.waste_all, "Rest of a single-dose vial", "")
    for section in (one for one in record.protocol.sections if one.quick_label):
        player.do(checklist.quick_answers, section.id)
    refusal = player.visit.do(course.sign, CLINIC.physician, CLINIC.credentials, player.visit.head)
    assert refusal is None, refusal
