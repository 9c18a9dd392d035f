"""Pictures taken into the record of a visit, taken out again, and found for paper: real database, real record."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from procedure_assistant.domain.events_regenerative import ImageKind
from procedure_assistant.protocols.catalogue import Catalogue
from procedure_assistant.services import image_record
from procedure_assistant.services.image_values import Source
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Person, Visit, VisitService
from tests.domain import samples
from tests.exchange.dicom_clinic import Clinic, open_clinic, pydicom_file
from tests.fakes import FixedClock


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    opened = open_clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def visits(clinic: Clinic) -> VisitService:
    clinic.store.save_patient(samples.patient(id="p2", mrn="0815"), FixedClock().now())
    protocol = samples.preempt()
    shelf = Catalogue({(protocol.id, protocol.version): protocol}, {}, samples.formulary(), (), (), {})
    return VisitService(clinic.store, shelf, FixedClock(), Person("E. Marsh", "MD"), "room 1")


@pytest.fixture
def visit(visits: VisitService) -> Visit:
    return visits.begin("p2", ("preempt_botox",))


def png() -> bytes:
    target = BytesIO()
    Image.new("L", (40, 30), 100).save(target, "PNG")
    return target.getvalue()


def attach(clinic: Clinic, visit: Visit, image_id: str, frame: int = 0):
    return image_record.attach(
        clinic.service, visit, image_id, kind=ImageKind.ULTRASOUND, target="", side=None, shows_needle=True, frame=frame, caption="GON"
    )


def test_that_the_record_names_the_hash_of_the_file_and_the_picture_is_kept(clinic: Clinic, visits: VisitService, visit: Visit):
    image = clinic.service.take_in_bytes(png(), visit.id, Source.CLIPBOARD).image
    assert attach(clinic, visit, image.id) is None
    named = visits.resume(visit.id).record.regenerative.images[image.id].attached
    assert (named.sha256, named.media_type, named.width, named.height) == (image.sha256, "image/png", 40, 30)
    assert (named.source, named.shows_needle, named.caption, named.frame) == ("clipboard", True, "GON", 0)
    assert image_record.picture_in_record(clinic.service, image.id) == clinic.store.images.picture(image.id, 0)
    assert list(clinic.store.verify()) == []


def test_that_two_frames_of_a_clip_are_two_pictures_of_the_record(clinic: Clinic, visit: Visit):
    image = clinic.service.take_in_bytes(pydicom_file("examples_ybr_color.dcm"), name="clip.dcm").image
    clinic.service.place(image.id, visit.id, "number of the demo machine")
    assert [attach(clinic, visit, image.id, frame) for frame in (0, 12)] == [None, None]
    assert list(visit.record.regenerative.images) == [image.id, f"{image.id}/12"]
    shown = [image_record.picture_in_record(clinic.service, name) for name in visit.record.regenerative.images]
    assert shown == [clinic.service.picture(image.id, 0), clinic.service.picture(image.id, 12)]
    assert shown[0] != shown[1]


@pytest.mark.parametrize(("image_id", "frame"), [("a1", 0), ("a1", 12)])
def test_that_a_name_in_a_record_leads_back_to_image_and_frame(image_id: str, frame: int):
    assert image_record.named_in_record(image_record.name_in_record(image_id, frame)) == (image_id, frame)


def test_that_the_same_picture_twice_is_refused_by_the_record(clinic: Clinic, visit: Visit):
    image = clinic.service.take_in_bytes(png(), visit.id).image
    attach(clinic, visit, image.id)
    refusal = attach(clinic, visit, image.id)
    assert refusal is not None
    assert refusal.text.startswith("This picture is in the record already.")


def test_that_an_image_of_another_visit_or_a_rejected_one_is_not_attached(clinic: Clinic, visit: Visit):
    elsewhere = clinic.service.take_in_bytes(png(), "v1").image
    rejected = clinic.service.take_in_bytes(png(), visit.id).image
    clinic.service.reject(rejected.id, "another name is burned in")
    for image, code in ((elsewhere, "IMAGE-ELSEWHERE"), (rejected, "IMAGE-REJECTED")):
        with pytest.raises(Problem) as told:
            attach(clinic, visit, image.id)
        assert told.value.code == code
    assert visit.record.regenerative.images == {}


def test_that_rejecting_takes_every_frame_out_of_the_record_and_keeps_the_image(clinic: Clinic, visit: Visit):
    image = clinic.service.take_in_bytes(pydicom_file("examples_ybr_color.dcm"), name="clip.dcm").image
    clinic.service.place(image.id, visit.id, "number of the demo machine")
    for frame in (0, 5):
        attach(clinic, visit, image.id, frame)
    assert image_record.reject(clinic.service, visit, image.id, "another name is burned in") is None
    assert visit.record.regenerative.images == {}
    assert clinic.service.image(image.id).rejected
    assert next(iter(clinic.store.audit_entries())).act == "image_rejected"


def test_that_a_rejection_without_reason_changes_neither(clinic: Clinic, visit: Visit):
    image = clinic.service.take_in_bytes(png(), visit.id).image
    attach(clinic, visit, image.id)
    assert image_record.reject(clinic.service, visit, image.id, "") is not None
    assert image.id in visit.record.regenerative.images
    assert not clinic.service.image(image.id).rejected
