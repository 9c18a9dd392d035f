"""PRP to both greater occipital nerves under ultrasound, counted: the kit, the machine and the hands of the last visit. Asserts nothing."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from procedure_assistant.domain.commands import checklist, course, images, passport, ultrasound
from procedure_assistant.domain.events_regenerative import ImageAttached, ImageKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.demo import CLINIC, Player
from procedure_assistant.services.image_ports import ListenerState
from procedure_assistant.services.image_settings import ImageSettings, Peer, save_image_settings
from tests.journeys.counted import CountedClinic, Hands
from tests.ui.images import invented

AE_TITLE = "PROCASSIST"
BOTH = (Side.LEFT, Side.RIGHT)
ANSWERS = {
    "diagnosis": "g43_719", "prp_indication": "occipital pain after two blocks", "planned_side": "both", "consent_side": "both",
    "time_out_side": "both",
}  # fmt: skip
KIT = {
    "fda_status": "Kit cleared for orthopaedic use", "route": "cleared_kit", "clearance_number": "K103456", "off_label_nerve": "yes",
    "state": "california", "disclosure_version": "PRP 3", "anticoagulant_used": "acd_a", "kit_maker": "Acme", "kit_model": "PRP-30",
    "kit_lot": "L77", "kit_expiry": "2027-01-31",
}  # fmt: skip
MEASURED_THEN = {
    "disclosure_signed_at": "07:00", "physician_notified": "yes", "drawn_at": "07:40", "blood_ml": "30", "anticoagulant_ml": "3",
    "wb_platelets": "250", "spun_at": "08:05", "product_ml": "4", "platelets": "1250", "labelled_at": "08:06", "use_by": "11:30",
}  # fmt: skip
NOTE = {
    "machine": "Acme U1", "probe": "linear", "frequency_mhz": "15", "nerve_seen": "yes", "depth_mm": "16.5", "doppler": "yes",
    "needle": "25 G, 50 mm", "approach": "in_plane", "tip_seen": "yes", "spread": "ring", "sensory_test": "reduced",
}  # fmt: skip
MEASURED: tuple[tuple[str, str], ...] = (
    ("disclosure_signed_at", "07:00"), ("drawn_at", "07:40"), ("blood_ml", "30"), ("anticoagulant_ml", "3"), ("wb_platelets", "250"),
    ("spun_at", "08:05"), ("product_ml", "4"), ("platelets", "1250"), ("labelled_at", "08:06"), ("use_by", "11:30"),
)  # fmt: skip
"""What is measured or read from the clock in this visit: times, volumes and counts."""

DEPTH_MM = "16.5"


def typed_values() -> tuple[str, ...]:
    """Every value that is typed: those of the passport, and the depth on each side."""
    return (*(value for _field, value in MEASURED), DEPTH_MM, DEPTH_MM)


Wait = Callable[[Callable[[], bool]], None]
"""Waits until something is so."""


class PrpClinic(CountedClinic):
    """The clinic with a listener that takes pictures of an ultrasound machine, and a patient who had PRP with the same kit."""

    def __init__(self, folder: Path, storescu: str, wait: Wait) -> None:
        super().__init__(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        save_image_settings(
            self.services.store,
            ImageSettings(listener_on=True, ae_title=AE_TITLE, port=self.port, peers=(Peer("STORESCU", "127.0.0.1"),)),
        )
        self.storescu = storescu
        self.wait = wait

    def listening(self) -> bool:
        """Whether pictures can come in."""
        station = self.services.image_station
        return station is not None and station.state.listener is ListenerState.LISTENING

    def picture_comes(self, patient: Patient, number: int) -> None:
        """The machine sends a calibrated picture of this patient."""
        header = {"PatientName": f"{patient.family_name}^{patient.given_names}", "PatientBirthDate": patient.birth_date.strftime("%Y%m%d")}
        made = invented.dicom(number, mrn=patient.mrn, spread=number == 2, PatientSex="M", **header)
        path = invented.write(self.folder / f"{number}.dcm", made)
        self.wait(self.listening)
        command = [self.storescu, "-aec", AE_TITLE, "127.0.0.1", str(self.port), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)

    def measured(self, hands: Hands, field: str, value: str) -> None:
        """A measured value is typed; the press that puts the cursor there is counted apart."""
        hands.type_into(f"field.{field}", value)
        hands.typed_fields += 1
        self.settle()

    def close(self) -> None:
        """Stop listening first."""
        station = self.services.image_station
        for window in self.windows:
            window.drain()
        if station is not None:
            station.end()
        super().close()

    def earlier_prp(self, patient: Patient) -> None:
        """Signed thirteen weeks ago."""
        with self.at(91, "09:00"):
            visit = self.services.visits.begin(patient.id, ("prp_occipital",))
            player = Player(self.services, self.clock, visit)  # type: ignore[arg-type]
            for section in visit.record.protocol.sections:
                for step in section.steps:
                    if step.id in ANSWERS and visit.record.asks(step):
                        player.do(checklist.answer, step.id, (ANSWERS[step.id],))
                if section.quick_label:
                    player.do(checklist.quick_answers, section.id)
            player.do(course.score_pain, "before", 7, self.clock.now())
            self._give(player)
            player.do(course.score_pain, "after", 3, self.clock.now())
            refusal = visit.do(course.sign, CLINIC.physician, CLINIC.credentials, visit.head)
            assert refusal is None, refusal

    def _give(self, player: Player) -> None:
        now = self.clock.local(self.clock.now())
        player.do(passport.begin, "prp")
        told = {name: (self._moment(value),) for name, value in {**KIT, **MEASURED_THEN}.items()}
        player.do(passport.fill, "b1", {**told, "label_identifiers": ("birth_date", "name")}, now)
        for section in ("regulatory", "disclosure", "syringe"):
            player.do(passport.quick, "b1", section, now)
        for side in BOTH:
            player.do(ultrasound.inject, "gon_c2", side, "b1", Volume.ml(2), now, aspiration="negative")
            player.do(ultrasound.note, "gon_c2", side, {name: (value,) for name, value in NOTE.items()})
            sha256 = {Side.LEFT: "a", Side.RIGHT: "b"}[side] * 64
            picture = ImageAttached(
                f"i_{side}", sha256, ImageKind.ULTRASOUND, "gon_c2", side, True, "application/dicom", 640, 480, "listener", 1,
                "2026-08-24T09:00:00", "Acme U1", "",
            )  # fmt: skip
            player.do(images.attach, picture)

    def _moment(self, value: str) -> str:
        if len(value) == len("07:00") and value[2] == ":":
            hour, minute = map(int, value.split(":"))
            return self.clock.local(self.clock.now()).replace(hour=hour, minute=minute, second=0).isoformat(timespec="minutes")
        return value


def prp(clinic: PrpClinic) -> Hands:
    """From the patient open to ready to sign; only measured values are typed."""
    patient = clinic.patient()
    clinic.earlier_prp(patient)
    hands = clinic.at_patient(patient)

    def press(name: str) -> None:
        clinic.press(hands, name)

    press("patients.start.prp_occipital")
    press("primary")  # both identifiers match
    press("primary")  # indication, side and imaging as last time: as shown
    press("primary")  # none of the safety questions apply
    press("together.both")  # consent
    press("scores.pain.7")
    press("standing.0.action")  # the passport, begun with the kit and the status of the last visit
    press("passport.quick.regulatory")
    clinic.measured(hands, *MEASURED[0])
    press("field.physician_notified.yes")
    press("passport.quick.disclosure")
    for field, value in MEASURED[1:]:
        clinic.measured(hands, field, value)
    press("passport.quick.syringe")  # leads on
    press("primary")  # preparation
    press("together.both")  # time-out
    for number in (1, 2):
        _inject(clinic, hands, patient, number)
    press("scores.pain.3")
    press("primary")  # no complication, ready, after-care: as shown
    return hands


def _inject(clinic: PrpClinic, hands: Hands, patient: Patient, number: int) -> None:
    """One side: inject, the picture comes, the needle is said to be in it, the note, the depth as measured."""
    screen = hands.screen
    clinic.press(hands, "primary")  # inject
    clinic.picture_comes(patient, number)
    clinic.wait(lambda: len(screen.ultrasound.picture.strip._buttons) >= number)
    clinic.wait(lambda: not screen.ultrasound.picture.viewer.image.isNull())
    clinic.settle()
    clinic.press(hands, "ultrasound.needle")
    clinic.wait(lambda: len(screen.presenter.record.regenerative.images) == number)
    clinic.settle()
    clinic.press(hands, "standing.0.action" if number == 1 else "primary")  # equipment as on the last visit, else as on the other side
    clinic.measured(hands, "depth_mm", DEPTH_MM)
    if number == 2:
        clinic.clock.advance(minutes=25)
    clinic.press(hands, "field.sensory_test.reduced")
    if number == 1:
        clinic.press(hands, "primary")  # the other side
